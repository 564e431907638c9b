//! The help, from the table of keys.

use super::driver::Driver;
use crono::screen::{Action, BINDINGS, Binding, Context, Group};
use crono::words::Lang;

/// Where the help is asked from, and how to get there.
const PLACES: [(Context, &str); 9] = [
    (Context::Main, "?"),
    (Context::Pane, "tab ?"),
    (Context::OtherDay, "d 31/7 enter ?"),
    (Context::Requests, "r ?"),
    (Context::Journal, "l ?"),
    (Context::Plan, "m ?"),
    (Context::Origin, "o ?"),
    (Context::Timeline, "t ?"),
    (Context::Form, "enter f1"),
];

/// Whether a key has no place there: on another day nothing is written.
fn is_out(context: Context, binding: &Binding) -> bool {
    let writes = matches!(binding.action, Action::Undo | Action::Redo | Action::WhatIf);
    let is_past = context == Context::OtherDay && (writes || binding.group == Group::Write);
    // Nothing waits here that was left unfinished.
    is_past || binding.action == Action::NextDraft
}

/// All of it, read down to the end.
fn read_through(driver: &Driver) -> String {
    let mut driver = driver.clone();
    let mut text = driver.screen();
    for _ in 0..80 {
        driver = driver.keys("down");
        text.push_str(&driver.screen());
    }
    text
}

#[test]
fn every_key_of_the_place_is_in_its_help_in_both_languages_and_at_every_width() {
    for (context, keys) in PLACES {
        for lang in Lang::ALL {
            for (columns, rows) in [(80, 24), (60, 15), (40, 10)] {
                let mut driver = Driver::waiting_for_us().keys(keys).sized(columns, rows);
                driver.app.lang = lang;
                // From a list of dossiers there is one key more.
                driver.app.is_listed = true;
                let text = read_through(&driver);
                let here = BINDINGS.iter().filter(|b| b.contexts.contains(&context));
                let here = here.filter(|b| !is_out(context, b));
                for binding in here.filter(|b| !b.help.is_empty()) {
                    let help = binding.help.text(lang);
                    let help: String = help.chars().take(usize::from(columns / 2) - 15).collect();
                    assert!(
                        text.contains(&help),
                        "{context:?} {lang:?} {columns}: {help}\n{text}"
                    );
                }
            }
        }
    }
}

#[test]
fn it_fits_the_design_size_without_scrolling() {
    for (_, keys) in PLACES {
        Driver::waiting_for_us().keys(keys).keeps_quiet_about("↓2");
        let driver = Driver::waiting_for_us().keys(keys);
        assert_eq!(
            driver.screen(),
            driver.clone().keys("down").screen(),
            "{keys}"
        );
    }
}

#[test]
fn it_has_a_legend_of_the_states() {
    Driver::waiting_for_us()
        .keys("?")
        .says("■ in ritardo")
        .says("▼ scade oggi")
        .says("× non rispettata")
        .says("* art. 1187: altra data, o in tempo");
}

#[test]
fn esc_comes_back_to_what_was_there() {
    for (keys, there) in [
        ("", "► ▲ 3"),
        ("r", "RICHIESTE"),
        ("enter 28/8", "28/8"),
        ("enter 20/8 enter", "Salvare"),
    ] {
        let help = if keys.contains("enter") { "f1" } else { "?" };
        Driver::waiting_for_us()
            .keys(keys)
            .keys(help)
            .says("AIUTO")
            .keys("esc")
            .says(there);
    }
}

#[test]
fn scrolled_to_the_end_one_key_up_moves() {
    let driver = Driver::waiting_for_us().sized(60, 12).keys("? G");
    assert_ne!(driver.screen(), driver.clone().keys("up").screen());
    let far = Driver::waiting_for_us()
        .sized(60, 12)
        .keys("?")
        .keys(&"down ".repeat(90));
    assert_eq!(far.screen(), driver.screen());
}

#[test]
fn it_does_nothing_else() {
    let driver = Driver::waiting_for_us().keys("? enter a c n u x 3");
    assert!(!driver.quit && driver.saves == 0);
    let driver = driver.says("AIUTO");
    // What leads out of it is what leads out of every view.
    for key in ["q", "?", "esc", "f1"] {
        driver.clone().keys(key).keeps_quiet_about("AIUTO");
    }
}

#[test]
fn hints_name_only_what_can_be_done() {
    let first = Driver::first_start();
    assert!(!first.hints().contains("correggi") && first.hints().contains("? aiuto"));
    let three = Driver::new("2025-02-01", super::driver::empty("three"));
    assert!(!three.hints().contains("richieste"), "{}", three.hints());
    let done = Driver::waiting_for_us().keys("2");
    assert!(
        done.hints().starts_with("Invio dettaglio"),
        "{}",
        done.hints()
    );
    assert!(!done.hints().contains("Tab"), "{}", done.hints());
}

#[test]
fn hints_always_end_with_the_way_to_the_help() {
    for columns in 20..=120 {
        for keys in ["", "tab", "r", "l", "m", "t"] {
            let driver = Driver::waiting_for_us().keys(keys).sized(columns, 24);
            assert!(
                driver.hints().ends_with("? aiuto"),
                "{columns} {keys}: {}",
                driver.hints()
            );
        }
    }
}

#[test]
fn in_a_form_it_says_which_way_a_date_without_a_year_is_understood() {
    let driver = Driver::waiting_for_us();
    let record = driver.clone().keys("enter f1");
    record.says("La più recente, se manca l'anno.");
    let promise = driver.keys("p f1");
    promise.says("La prossima, se manca l'anno.");
}
