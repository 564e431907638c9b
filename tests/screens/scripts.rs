//! Random keys: never a panic, never a lost date, every save in the journal exactly once.

use super::driver::{Driver, empty};
use crono::plan::SHIPPED_DEFAULT;
use crono::record::{Change, Dossier, Edit, Op};
use proptest::prelude::*;

const KEYS: [&str; 51] = [
    "enter", "enter", "enter", "tab", "backtab", "esc", "up", "down", "left", "right", "pgup",
    "pgdn", "home", "end", "del", "bs", "space", "f1", "f5", "ctrl-r", "ctrl-u", "ctrl-w",
    "ctrl-l", "1", "2", "3", "5", "7", "8", "a", "c", "n", "r", "l", "o", "m", "t", "+", "-", "u",
    "U", "s", "y", "i", "d", "?", "15/10", "+3", "-2", "31/9", "perché",
];

#[derive(Clone, Debug)]
enum Step {
    Key(&'static str),
    Day(u32),
    Size(u16, u16),
    Paste(&'static str),
    Colleague(&'static str, &'static str, bool),
}

/// Where the keys begin.
const STARTS: [fn() -> Driver; 4] = [
    Driver::first_start,
    Driver::waiting_for_us,
    Driver::bad_day,
    Driver::upkeep,
];

const EVENTS: [&str; 4] = [
    "migration_verified",
    "test_debug_done",
    "training_done",
    "plan_accepted",
];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        40 => proptest::sample::select(&KEYS[..]).prop_map(Step::Key),
        1 => (1u32..28).prop_map(Step::Day),
        1 => (1u16..200, 1u16..40).prop_map(|(columns, rows)| Step::Size(columns, rows)),
        1 => proptest::sample::select(&["oggi", "\u{1b}[31m", "日本\n", "28/8"][..]).prop_map(Step::Paste),
        1 => (
            proptest::sample::select(&EVENTS[..]),
            proptest::sample::select(&["2025-08-25", "2025-08-27"][..]),
            any::<bool>()
        )
            .prop_map(|(event, on, told)| Step::Colleague(event, on, told)),
    ]
}

fn take(driver: Driver, step: &Step) -> Driver {
    match step {
        Step::Key(key) => driver.keys(key),
        Step::Day(day) => driver.on(&format!("2025-09-{day:02}")),
        Step::Size(columns, rows) => driver.sized(*columns, *rows),
        Step::Paste(text) => driver.paste(text),
        Step::Colleague(event, on, told) => {
            if driver.recorded(event).as_deref() == Some(on) {
                return driver;
            }
            let driver = driver.colleague(event, on);
            if *told { driver.told() } else { driver }
        }
    }
}

/// The journal alone, replayed on an empty dossier.
fn replayed(driver: &Driver) -> Dossier {
    let mut dossier = empty(SHIPPED_DEFAULT).0;
    for entry in driver.journal().entries() {
        let change = Change {
            op: entry.op,
            of: entry.of,
            edits: entry.edits.clone(),
        };
        dossier.apply(&change).unwrap();
    }
    dossier
}

/// How many dates the journal says were taken back or dropped by somebody who said so.
fn is_told(op: Op, edit: &Edit) -> bool {
    let gone = matches!(edit, Edit::Record { after: None, .. });
    !gone || matches!(op, Op::Clear | Op::ItemDrop | Op::Undo | Op::Redo)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_keys_never_panic_and_never_lose_a_date(
        day in 0..STARTS.len(),
        steps in proptest::collection::vec(step(), 1..120),
    ) {
        let start = STARTS[day]();
        let entries = start.journal().entries().len();
        let mut driver = start;
        let mut colleagues = 0;
        for step in &steps {
            let before = driver.journal().entries().len();
            let saves = driver.saves;
            driver = take(driver, step);
            let written = driver.journal().entries().len() - before;
            let saved = driver.saves - saves;
            colleagues += written - saved;
            // One key saves once at most, and one entry is one save.
            if matches!(step, Step::Key(key) if key.len() == 1 || KEYS[..23].contains(key)) {
                prop_assert!(saved <= 1);
                prop_assert_eq!(written, saved);
            }
            let _ = driver.frame();
        }
        prop_assert_eq!(driver.journal().entries().len(), entries + driver.saves + colleagues);
        for entry in driver.journal().entries() {
            prop_assert!(entry.edits.iter().all(|edit| is_told(entry.op, edit)), "{entry:?}");
        }
        // What the journal says is what there is; the screen knows it as soon as it is told.
        let replayed = replayed(&driver);
        prop_assert_eq!(&replayed.records, &driver.file.0.records);
        prop_assert_eq!(&replayed.items, &driver.file.0.items);
        prop_assert_eq!(&replayed.requests, &driver.file.0.requests);
        prop_assert_eq!(&replayed.notes, &driver.file.0.notes);
        let driver = driver.told();
        prop_assert_eq!(driver.app.in_file().0, &driver.file.0);
    }
}
