//! Somebody who presses anything: random keys, pastes, sizes, days and colleagues, at the screen and at
//! the dossier behind it. What is drawn is drawn without a panic, and what is saved hangs together.
//!
//! The numbers are the same every time; `CRONO_TEST=full` plays much longer.

use super::driver::{Driver, day, named};
use super::mouse::{CLICK, event};
use crono::record::{Change, Dossier, NotePlace, Proposal};
use crono::screen::{Message, update};
use crossterm::event::{KeyCode, KeyModifiers, MouseEventKind};

/// Numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, many: usize) -> usize {
        let Self(state) = self;
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(*state >> 33).unwrap() % many
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// What people press, most of it more often than chance would.
const WORDS: &[&str] = &[
    "enter", "enter", "tab", "tab", "esc", "esc", "up", "down", "left", "right", "pgup", "pgdn",
    "home", "end", "del", "bs", "space", "f1", "f2", "f5", "backtab", "ctrl-u", "ctrl-w", "ctrl-l",
    "ctrl-k",
];
const LETTERS: &str =
    "jjkkacdefgilmnopqrstuxywUR0123456789/+-=?.,;: \u{e8}\u{20ac}\u{65e5}\u{202e}";
const TEXTS: &[&str] = &[
    "15/8",
    "oggi",
    "+3",
    "31/12/2199",
    "29/2",
    "15d",
    "prot. 12/2025\nseconda riga",
    "\u{1b}[2J",
    "\u{7f}",
    "e\u{301}\u{200d}\u{1f468}",
    "=1+1",
    "",
];
const SIZES: &[(u16, u16)] = &[
    (80, 24),
    (80, 24),
    (60, 15),
    (160, 50),
    (0, 0),
    (1, 1),
    (2, 60),
    (20, 5),
    (200, 3),
    (59, 14),
    (1000, 1),
];

/// One step; `None` when the program was left.
fn step(mut driver: Driver, chance: &mut Chance) -> Driver {
    match chance.below(100) {
        0..=39 => {
            let (code, modifiers) = named(chance.of(WORDS)).unwrap();
            driver.press(code, modifiers);
        }
        40..=89 => {
            let letters: Vec<char> = LETTERS.chars().collect();
            driver.press(KeyCode::Char(chance.of(&letters)), KeyModifiers::NONE);
        }
        90..=93 => driver = driver.paste(chance.of(TEXTS)),
        94..=95 => {
            let (columns, rows) = chance.of(SIZES);
            driver = driver.sized(columns, rows);
        }
        97 => {
            let today = driver.app.today + chrono::Days::new(chance.below(40) as u64);
            if today < day("2190-01-01") {
                update(&mut driver.app, Message::Day(today));
            }
        }
        96 => {
            let kinds = [CLICK, MouseEventKind::ScrollDown, MouseEventKind::ScrollUp];
            let place = |chance: &mut Chance, most| u16::try_from(chance.below(most)).unwrap();
            let (column, row) = (place(chance, 90), place(chance, 30));
            let mouse = event(chance.of(&kinds), column, row);
            let effects = update(&mut driver.app, Message::Mouse(mouse));
            assert_eq!(effects, []);
        }
        98 => {
            let note = Proposal::Note {
                place: NotePlace::Plan,
                kind: None,
                text: "nota di una collega".to_owned(),
                date: day("2025-08-20"),
            };
            driver = driver.colleague_does(&note);
        }
        _ => driver = driver.told(),
    }
    driver.frame();
    driver
}

/// Whoever makes the changes of the journal again comes to the same dossier.
fn hangs_together(driver: &Driver, steps: usize) {
    let (dossier, journal) = &driver.file;
    let first = super::driver::empty("civitavecchia").0;
    let mut again = Dossier::new(first.plan);
    for entry in journal.entries() {
        let (op, of, edits) = (entry.op, entry.of, entry.edits.clone());
        again.apply(&Change { op, of, edits }).unwrap();
    }
    again.rev = dossier.rev;
    assert_eq!(again, *dossier, "after {steps} steps");
}

/// Plays so many steps from a place, and begins again when the program is left.
fn play(start: impl Fn() -> Driver, seed: u64, steps: usize) -> usize {
    let mut chance = Chance(seed);
    let mut driver = start();
    let mut saves = 0;
    for n in 0..steps {
        driver = step(driver, &mut chance);
        if driver.quit || n % 5_000 == 4_999 {
            hangs_together(&driver, n);
            saves += driver.saves;
            driver = start();
        }
    }
    hangs_together(&driver, steps);
    saves + driver.saves
}

#[test]
fn whatever_is_pressed_the_screen_is_drawn_and_the_dossier_hangs_together() {
    let full = std::env::var_os("CRONO_TEST").is_some_and(|form| form == "full");
    let steps = if full { 60_000 } else { 1_500 };
    let starts = [
        Driver::waiting_for_us,
        Driver::bad_day,
        Driver::upkeep,
        Driver::first_start,
    ];
    let mut saves = 0;
    for (seed, start) in (20_250_829..).zip(starts) {
        saves += play(start, seed, steps);
    }
    assert!(saves > 0, "nothing was ever saved: the play proves little");
}
