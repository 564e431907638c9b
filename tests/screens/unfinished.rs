//! A form that was open when the line went dead: kept, offered at the next start, and never saved by
//! itself.

use super::driver::{Driver, File, TO_MIGRATION, dossier, empty};
use crono::screen::{Effect, LookOnly};

/// A name, a place in the program, keys that open a form there and fill it in, and the key that saves.
type Typed = (&'static str, fn() -> Driver, &'static str, &'static str);

const FORMS: &[Typed] = &[
    (
        "a date",
        Driver::waiting_for_us,
        "enter 27/8 tab 3999/2025 tab v tab urgente",
        "enter",
    ),
    (
        "today",
        Driver::waiting_for_us,
        "enter tab 3999/2025",
        "enter",
    ),
    (
        "the second of two events",
        Driver::bad_day,
        "5 enter right 2/10",
        "enter",
    ),
    (
        "what is rarely typed",
        Driver::waiting_for_us,
        "enter 27/8 tab tab tab tab 26/8 tab y tab atto.pdf",
        "enter",
    ),
    (
        "a correction",
        Driver::waiting_for_us,
        "c 21/8 tab refuso",
        "enter",
    ),
    (
        "a correction of everything",
        Driver::waiting_for_us,
        "c 21/8 tab refuso tab ctrl-u 1/25 tab p tab ctrl-u nuova",
        "enter",
    ),
    (
        "a date taken away",
        Driver::waiting_for_us,
        "c ctrl-u tab refuso",
        "enter",
    ),
    (
        "a request",
        Driver::upkeep,
        "7 a oggi tab Prospetto tab 12/26",
        "enter",
    ),
    ("an item", Driver::bad_day, "5 a Urbanistica", "enter"),
    ("a note", Driver::bad_day, "4 n sollecito", "enter"),
    (
        "a note with its kind",
        Driver::upkeep,
        "8 n aggiornamento tab right",
        "enter",
    ),
    ("a value", Driver::bad_day, "m enter Nuovo", "enter"),
    (
        "a suspension of some clocks",
        Driver::bad_day,
        "5 s 29/9 tab left tab space right space tab RUP",
        "enter",
    ),
    (
        "a suspension",
        Driver::bad_day,
        "5 s ieri tab right tab RUP tab neve",
        "enter",
    ),
    (
        "a resumption",
        Driver::bad_day,
        "5 s 29/9 enter 5 s 5/10 tab 20/12 tab RUP",
        "enter",
    ),
    (
        "an act taken back",
        Driver::bad_day,
        "5 s 29/9 enter 5 tab end c refuso",
        "enter",
    ),
    (
        "more days",
        Driver::bad_day,
        "5 e 15 tab ieri tab 44/25",
        "enter",
    ),
    ("another last day", Driver::bad_day, "5 e 20/12", "enter"),
    (
        "a promise",
        Driver::bad_day,
        "5 p domani tab 17/25",
        "enter",
    ),
];

/// What the last keys wanted to save.
fn wish(driver: &Driver, name: &str) -> Effect {
    let saved = |effect: &&Effect| matches!(effect, Effect::Save(_));
    let found = driver.effects.iter().find(saved).cloned();
    found.unwrap_or_else(|| panic!("{name}: nothing is saved\n{}", driver.screen()))
}

#[test]
fn whatever_the_form_it_comes_back_as_it_was_and_saves_the_same() {
    for (name, start, typed, save) in FORMS {
        let typed = start().keys(typed);
        let left = typed.clone().cut();
        let left = left.unwrap_or_else(|| panic!("{name}: not kept\n{}", typed.screen()));
        // It is another day now, on which "today" would be another day too.
        let tomorrow = typed.app.today.succ_opt().unwrap().to_string();
        let next = Driver::new(&tomorrow, typed.file.clone()).finds(&left);
        assert!(next.app.is_offered(), "{name}:\n{}", next.screen());
        assert_eq!(next.saves, 0, "{name}");
        let next = next.keys("1");
        assert_eq!(next.effects, [Effect::Forget(3)], "{name}");
        let again = wish(&next.keys(save), name);
        assert_eq!(again, wish(&typed.keys(save), name), "{name}");
    }
}

/// The award is recorded, and for the signature something was typed when the line dropped.
fn begun() -> (File, crono::screen::Unfinished) {
    let file = dossier(&[TO_MIGRATION]);
    let typed = Driver::new("2025-08-29", file.clone()).keys("enter 27/8 tab 3999/2025");
    (file, typed.cut().unwrap())
}

#[test]
fn it_is_shown_as_the_form_that_it_was() {
    let (file, left) = begun();
    let driver = Driver::new("2025-08-30", file).finds(&left);
    insta::assert_snapshot!("it", driver.screen());
    insta::assert_snapshot!("60x15_en", driver.in_english().sized(60, 15).screen());
}

#[test]
fn enter_out_of_habit_saves_nothing() {
    let (file, left) = begun();
    let driver = Driver::new("2025-08-30", file).finds(&left);
    let driver = driver.keys("enter enter q s ctrl-z u");
    assert_eq!((driver.saves, driver.app.is_offered()), (0, true));
}

#[test]
fn it_is_thrown_away_or_waits_or_is_left_behind_by_leaving() {
    let (file, left) = begun();
    let driver = || Driver::new("2025-08-30", file.clone()).finds(&left);
    let thrown = driver().keys("2");
    assert_eq!(thrown.effects, [Effect::Forget(3)]);
    assert!(!thrown.app.is_dirty());
    let later = driver().keys("esc");
    assert_eq!((later.effects.len(), later.app.is_offered()), (0, false));
    let left = driver().keys("ctrl-c");
    assert_eq!(left.effects, [Effect::Quit]);
    // What is only offered lies there already.
    assert_eq!(driver().cut(), None);
    assert_eq!(driver().keys("f1").cut(), None);
    // Once taken up it is kept like any other.
    let again = driver().keys("1").cut().unwrap();
    assert_eq!(
        again.text().replace("08-30T", "08-29T"),
        super::unfinished::begun().1.text()
    );
}

#[test]
fn only_what_would_be_lost_is_kept() {
    let at = Driver::waiting_for_us;
    assert_eq!(at().cut(), None);
    assert_eq!(at().keys("enter").cut(), None, "nothing was typed");
    assert_eq!(at().keys("u").cut(), None, "a question");
    assert_eq!(at().keys("d 1/8").cut(), None, "a day to look at");
    assert_eq!(at().keys("x tab x").cut(), None, "the name of a report");
    assert_eq!(at().keys("i enter 27/8").cut(), None, "a hypothesis");
    assert!(at().keys("enter 27/8 f1").cut().is_some(), "under the help");
    assert!(
        at().keys("enter 27/8 esc").cut().is_some(),
        "asked whether to save"
    );
}

#[test]
fn what_a_colleague_wrote_meanwhile_is_a_clash() {
    let (file, left) = begun();
    let driver = Driver::new("2025-08-30", file).colleague("migration_verified", "2025-08-26");
    let driver = driver.told().finds(&left).keys("1 enter");
    let driver = driver.says("A.B.").says("27/08/2025").says("26/08/2025");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-26")
    );
    let driver = driver.keys("2 refuso enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-27")
    );
}

#[test]
fn where_nothing_can_be_written_it_waits() {
    let (file, left) = begun();
    let driver = Driver::new("2025-08-30", file).read_only(LookOnly::Asked);
    assert!(!driver.finds(&left).app.is_offered());
}

#[test]
fn what_the_dossier_no_longer_knows_is_said_with_the_place_of_its_text() {
    let (_, left) = begun();
    // Another plan was put in its place.
    let driver = Driver::new("2025-08-30", empty("three")).finds(&left);
    assert!(!driver.app.is_offered());
    driver
        .says("non vale più")
        .says("~/.local/state/crono/unfinished");
}

#[test]
fn what_others_did_meanwhile_is_still_told_after_the_answer() {
    let (file, left) = begun();
    let mut driver = Driver::new("2025-08-30", file);
    let text = "3 modifiche di A.B.".to_owned();
    driver.app.notice = Some(crono::screen::Notice { text, alarm: false });
    let driver = driver.finds(&left).keys("2").says("3 modifiche di A.B.");
    driver.keys("down").keeps_quiet_about("3 modifiche");
}
