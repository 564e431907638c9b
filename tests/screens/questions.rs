//! Every question: its answers side by side, the first changes nothing, and no letter is an answer.

use super::driver::{Driver, day};
use crono::screen::Overlay;
use crossterm::event::{KeyCode, KeyModifiers};

/// A name, a place in the program, and the keys that lead to its question.
type Asked = (&'static str, fn() -> Driver, &'static str);

const QUESTIONS: &[Asked] = &[
    ("unsaved", Driver::waiting_for_us, "enter tab 77/2026 esc"),
    ("quit", Driver::waiting_for_us, "enter tab 77/2026 ctrl-c"),
    ("untried", Driver::waiting_for_us, "i enter tab 77/2026 esc"),
    ("future", Driver::waiting_for_us, "enter +3 enter"),
    (
        "out_of_order",
        Driver::waiting_for_us,
        "6 enter down enter enter",
    ),
    ("undo", Driver::waiting_for_us, "enter enter u"),
    (
        "redo",
        Driver::waiting_for_us,
        "enter enter u right enter U",
    ),
    ("drop", Driver::bad_day, "5 tab del"),
    ("clash", clashing, "enter"),
    ("clash_of_promises", promising, "enter"),
    ("clash_of_values", setting, "enter"),
    ("draft", left, "enter enter"),
    ("cut_off", full, "enter"),
    ("replace", exporting, "enter"),
];

fn clashing() -> Driver {
    let driver = Driver::waiting_for_us().keys("enter 28/8 tab 5131/2025");
    driver.colleague("migration_verified", "2025-08-27")
}

fn promising() -> Driver {
    let driver = Driver::bad_day().keys("4 p 10/10");
    let proposal = crono::record::Proposal::Promise {
        event: "training_done".parse().unwrap(),
        promised: Some(Box::new((
            day("2025-10-12"),
            crono::record::Document::default(),
        ))),
        expected: None,
    };
    driver.colleague_does(&proposal)
}

fn setting() -> Driver {
    let driver = Driver::waiting_for_us().keys("m enter Nuovo");
    let proposal = crono::record::Proposal::Set {
        key: driver.app.setting_here().unwrap(),
        value: Some("Altro".to_owned()),
        expected: None,
    };
    driver.colleague_does(&proposal)
}

fn left() -> Driver {
    Driver::waiting_for_us().keys("enter tab 77/2026 esc esc")
}

fn full() -> Driver {
    let driver = Driver::waiting_for_us().keys("n").paste(&"x".repeat(2_000));
    driver.text("abc")
}

fn exporting() -> Driver {
    let mut driver = Driver::waiting_for_us();
    driver.on_disk.push("stato".to_owned());
    driver.keys("x tab ctrl-u").text("stato")
}

/// What must not change: the file, what was left, and what went out.
fn outcome(driver: &Driver) -> (crono::record::Dossier, usize, usize, bool) {
    let exports = driver.exports.len();
    (driver.file.0.clone(), driver.saves, exports, driver.quit)
}

#[test]
fn each_is_asked_in_both_languages_on_a_small_and_an_ordinary_screen() {
    for (name, start, keys) in QUESTIONS {
        let asked = start().keys(keys);
        assert!(
            asked.app.question().is_some(),
            "{name}:\n{}",
            asked.screen()
        );
        insta::assert_snapshot!(format!("{name}_it"), asked.screen());
        let small = asked.clone().sized(60, 15);
        insta::assert_snapshot!(format!("{name}_60x15_it"), small.screen());
        let english = asked.in_english();
        insta::assert_snapshot!(format!("{name}_en"), english.screen());
        insta::assert_snapshot!(format!("{name}_60x15_en"), english.sized(60, 15).screen());
    }
}

#[test]
fn the_first_answer_is_chosen_and_changes_nothing_and_so_does_esc() {
    for (name, start, keys) in QUESTIONS {
        let asked = start().keys(keys);
        let before = outcome(&asked);
        let place = asked.app.question().unwrap().place();
        assert_eq!(place, 0, "{name}");
        for key in ["enter", "esc"] {
            let answered = asked.clone().keys(key);
            assert!(answered.app.question().is_none(), "{name} {key}");
            assert_eq!(outcome(&answered), before, "{name} {key}");
            let is_open = matches!(answered.app.overlay, Overlay::Form(_));
            let is_kept = !answered.app.drafts.is_empty();
            let was_form = matches!(asked.app.overlay, Overlay::Form(_));
            assert!(
                !was_form || is_open || is_kept,
                "{name} {key}: a form is lost"
            );
        }
    }
}

#[test]
fn whatever_is_typed_answers_nothing_and_is_told() {
    // Everything that can be typed, one after the other, and in an order that looks like chance.
    let typed: Vec<char> = (' '..='~').chain("àèéìòù€ç§°".chars()).collect();
    for (name, start, keys) in QUESTIONS {
        let asked = start().keys(keys);
        let (before, screen) = (outcome(&asked), asked.screen());
        let mut driver = asked.clone();
        let mut chance = 20_260_118_usize;
        for n in 0..typed.len() * 4 {
            chance = chance
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let c = if n < typed.len() {
                typed[n]
            } else {
                typed[(chance >> 33) % typed.len()]
            };
            driver.press(KeyCode::Char(c), KeyModifiers::NONE);
            assert!(driver.effects.is_empty(), "{name} {c:?}");
        }
        driver = driver
            .paste("1\ns\n")
            .keys("home end pgup pgdn del bs f2 f5");
        assert_eq!(outcome(&driver), before, "{name}");
        let question = driver.app.question().expect(name);
        assert!(question.misheard && question.place() == 0, "{name}");
        let driver = driver.says("Nessuna lettera risponde");
        // An arrow is heard: the question stands as it stood.
        assert_eq!(driver.keys("right left").screen(), screen, "{name}");
    }
}

#[test]
fn arrows_and_tab_go_from_answer_to_answer_and_stop_at_the_ends() {
    for (name, start, keys) in QUESTIONS {
        let asked = start().keys(keys);
        let last = asked.app.question().unwrap().answers().len() - 1;
        let place = |driver: Driver| driver.app.question().unwrap().place();
        assert_eq!(place(asked.clone().keys("right")), 1, "{name}");
        assert_eq!(place(asked.clone().keys("tab")), 1, "{name}");
        assert_eq!(place(asked.clone().keys("down backtab")), 0, "{name}");
        assert_eq!(place(asked.clone().keys("tab left left up")), 0, "{name}");
        assert_eq!(
            place(asked.keys("right right right right right")),
            last,
            "{name}"
        );
    }
}

#[test]
fn the_chosen_answer_is_seen_without_colour_in_ascii_and_where_not_all_fit() {
    let asked = Driver::waiting_for_us().keys("enter tab 77/2026 esc right");
    asked
        .clone()
        .in_ascii()
        .without_colour()
        .says("torna al modulo  > lascia in sospeso    salva    scarta");
    let reversed = asked.clone().without_colour().cell_at("► lascia");
    assert!(
        reversed
            .modifier
            .contains(ratatui::style::Modifier::REVERSED)
    );
    // Side by side as long as there is a row for them, and the keys that answer with them.
    asked
        .clone()
        .sized(60, 15)
        .says("torna al modulo  ► lascia in sospeso    salva    scarta")
        .says("← → Invio");
    asked
        .clone()
        .sized(40, 12)
        .says("torna al modulo  ► lascia in sospeso")
        .says("  salva    scarta")
        .says("← → Invio")
        .says("Il modulo non è salvato.");
    asked
        .clone()
        .sized(30, 12)
        .says("  torna al modulo")
        .says("► lascia in sospeso    salva")
        .says("scarta");
    asked.sized(20, 5).says("‹2/4› ► lascia in s…");
}

#[test]
fn what_is_asked_is_not_what_was_chosen_for_something_else() {
    // The file changes while an answer is chosen: it is chosen anew.
    let asked = clashing().keys("enter right right");
    let asked = asked.colleague("migration_verified", "2025-08-26").told();
    assert_eq!(asked.app.question().unwrap().place(), 0);
}

#[test]
fn enter_held_down_never_gets_past_a_question() {
    for (name, start, keys) in QUESTIONS {
        let asked = start().keys(keys);
        let before = asked.file.0.clone();
        // After a question about one thing to do the list is next, where no date stands ready.
        let held = (0..30).fold(asked, |driver, _| driver.keys("enter"));
        assert_eq!(held.file.0, before, "{name}");
        assert!(held.exports.is_empty(), "{name}");
    }
}

#[test]
fn an_event_out_of_order_is_asked_about_and_names_what_is_missing() {
    let asked = Driver::waiting_for_us().keys("6 enter down enter enter");
    assert_eq!(asked.saves, 0);
    let asked = asked.says(
        "Prima vengono \"Pubblicazione contenuti\" e \"Test e debug conclusi\", che non hanno ancora una data.",
    );
    let meant = asked.keys("right enter");
    assert!(meant.saves == 1, "{}", meant.screen());
    // The plan may come before the signature.
    let early = Driver::at("2025-01-25", &[&[("award", "2025-01-20")]]);
    let early = early.keys("tab end enter enter");
    assert_eq!(early.saves, 0, "the acceptance follows the delivery");
    let early =
        Driver::at("2025-01-25", &[&[("award", "2025-01-20")]]).keys("tab g down down enter enter");
    assert_eq!(
        early.recorded("plan_delivered").as_deref(),
        Some("2025-01-25")
    );
}

#[test]
fn a_fact_that_a_weekday_pulls_into_the_future_is_asked_about() {
    // 4 September of last year was a Wednesday.
    let form = Driver::waiting_for_us().keys("enter").text("gio 4/9");
    let asked = form
        .says("= gio 04/09/2025")
        .keys("enter")
        .says("È una data futura (gio 04/09/2025)");
    assert_eq!(asked.saves, 0);
    let note = Driver::waiting_for_us()
        .keys("n")
        .text("fatto")
        .keys("tab")
        .text("gio 4/9");
    let asked = note
        .keys("enter")
        .says("È una data futura (gio 04/09/2025)");
    assert_eq!(asked.saves, 0);
    Driver::waiting_for_us()
        .keys("enter")
        .text("28/08/25*")
        .says("= gio 28/08/2025");
}
