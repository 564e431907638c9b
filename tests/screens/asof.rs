//! The situation on another day: seen from there, and only seen.

use super::driver::{Driver, day};
use crono::screen::LookOnly;

/// Phase 2 is over, phase 3 runs; what came in August is not known yet.
fn in_july() -> Driver {
    Driver::bad_day().keys("d 31/7 enter")
}

#[test]
fn a_past_day_as_it_was() {
    let driver = in_july();
    assert!(driver.row(0).ends_with("giovedì 31 luglio 2025"));
    assert_eq!(
        driver.row(2),
        "  AL gio 31/07/2025: ciò che segue non conta. Sola lettura, Esc torna a oggi."
    );
    insta::assert_snapshot!("july_it", driver.screen());
    insta::assert_snapshot!("july_en", driver.clone().in_english().screen());
    for (columns, rows) in [(60, 15), (160, 50), (40, 10)] {
        let sized = driver.clone().sized(columns, rows);
        insta::assert_snapshot!(format!("july_{columns}x{rows}"), sized.screen());
    }
    let ascii = driver.in_ascii().screen();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("july_ascii", ascii);
}

#[test]
fn it_shows_what_a_screen_of_that_day_would_have_shown() {
    let then = Driver::at("2025-07-31", &[super::driver::TO_MIGRATION]);
    let (seen, then) = (in_july().keys("4"), then.keys("4"));
    // The list alone: the plan of October has requests and items that July had not.
    for y in 5..11 {
        assert_eq!(seen.row(y), then.row(y));
    }
    // A date that came later is not told, not even as one that is to come.
    in_july()
        .keys("3")
        .keeps_quiet_about("vale da")
        .keeps_quiet_about("22/08/2025");
}

#[test]
fn a_day_to_come_lets_the_clocks_run_on() {
    let driver = Driver::waiting_for_us().keys("d 15/9/2025 enter");
    let driver = driver
        .says("AL lun 15/09/2025: con ciò che è scritto oggi. Sola lettura, Esc torna a oggi.")
        .says("IN RITARDO di 11 giorni");
    let english = driver.in_english();
    assert_eq!(
        english.row(2),
        "  AS OF Mon 15/09/2025: by what is written today. Read only, Esc back to today."
    );
}

#[test]
fn the_form_shows_the_day_as_it_is_typed_and_esc_leaves_it() {
    let before = Driver::bad_day().screen();
    let driver = Driver::bad_day().keys("d").says("la situazione di oggi");
    let driver = driver.says("Invio mostra").keys("31/7");
    let driver = driver
        .says("= gio 31/07/2025")
        .says("la situazione a gio 31/07/2025: ciò")
        .says("AL gio 31/07/2025");
    // What was typed is asked about first.
    let thrown = driver.clone().keys("esc right right right enter");
    assert_eq!(thrown.screen(), before);
    insta::assert_snapshot!("form_it", driver.screen());
    Driver::bad_day()
        .keys("d 31/9")
        .says("settembre ha 30 giorni");
    let driver = Driver::bad_day().keys("d enter");
    assert_eq!(driver.screen(), before, "today is nothing special");
}

#[test]
fn the_keystrokes_of_the_budget() {
    assert_eq!(in_july().presses, Driver::bad_day().presses + 6);
}

#[test]
fn another_day_is_asked_for_from_there_and_today_is_still_today() {
    let driver = in_july().keys("d").says("31/07/2025");
    assert!(
        driver
            .clone()
            .keys("esc")
            .row(2)
            .contains("AL gio 31/07/2025")
    );
    let driver = driver.clone().keys("15/6/2025 enter");
    let driver = driver.says("AL dom 15/06/2025");
    let driver = driver.keys("d oggi enter");
    assert_eq!(driver.screen(), Driver::bad_day().keys("up down").screen());
}

#[test]
fn left_and_right_go_a_day_and_pass_today_without_leaving() {
    let driver = in_july().keys("right").says("AL ven 01/08/2025");
    let driver = driver.keys("left left").says("AL mer 30/07/2025");
    assert!(
        driver
            .hints()
            .starts_with("← → giorno  d altra data  Esc torna a oggi")
    );
    let driver = Driver::waiting_for_us().keys("d +1 enter left");
    let driver = driver.says("AL ven 29/08/2025: è oggi. Sola lettura, Esc torna a oggi.");
    driver
        .keys("left")
        .says("AL gio 28/08/2025: ciò che segue non conta");
}

#[test]
fn the_ends_of_time_are_the_ends() {
    let driver = Driver::waiting_for_us().keys("d 31/12/2199 enter");
    let driver = driver.keys(&"right ".repeat(400));
    let _ = driver.frame();
    let first = Driver::waiting_for_us().keys("d 2000-01-01 enter");
    let _ = first.keys(&"left ".repeat(400)).frame();
}

#[test]
fn every_writing_key_says_the_reason_and_leaves_the_hints_and_the_help() {
    for key in [
        "enter",
        "c",
        "f2",
        "del",
        "n",
        "a",
        "u",
        "U",
        "tab enter",
        "r a",
        "r enter",
    ] {
        let driver = in_july().keys(key);
        let said = driver.message();
        assert!(
            said.starts_with("AL gio 31/07/2025: si guarda soltanto"),
            "{key}: {said}"
        );
        assert_eq!(driver.saves, 0);
    }
    for keys in ["", "tab", "r", "l"] {
        let hints = in_july().keys(keys).hints();
        for word in [
            "registra", "correggi", "nota", "annulla", "aggiungi", "risp",
        ] {
            assert!(!hints.contains(word), "{keys}: {hints}");
        }
    }
    let driver = in_july().keys("?");
    let driver = driver
        .says("giorno prima, dopo")
        .says("situazione a una data");
    driver
        .keeps_quiet_about("annulla")
        .keeps_quiet_about("ipotesi");
    in_july().keys("i").says("Esc torna a oggi").says("AL gio");
}

#[test]
fn the_views_follow_it() {
    let driver = Driver::upkeep().keys("d 1/10/2025 enter r");
    let driver = driver.says("AL mer 01/10/2025").says("1 richiesta aperta");
    in_july()
        .keys("r")
        .says("Nessuna richiesta.")
        .keeps_quiet_about("Con a");
    let driver = driver
        .keys("esc l")
        .says("STORICO")
        .says("AL mer 01/10/2025");
    driver
        .keys("esc tab")
        .says("AL mer")
        .keys("esc esc")
        .keeps_quiet_about("AL mer");
}

#[test]
fn midnight_and_a_colleague_leave_the_day_where_it_is() {
    let driver = in_july().on("2025-10-09").says("AL gio 31/07/2025");
    let driver = driver.colleague("training_done", "2025-10-08").told();
    let driver = driver
        .says("AL gio 31/07/2025")
        .says("A.B. (a.b.) ha registrato");
    let driver = driver.keys("esc").keeps_quiet_about("AL gio");
    assert!(driver.row(0).ends_with("giovedì 9 ottobre 2025"));
    assert_eq!(driver.app.today, day("2025-10-09"));
}

#[test]
fn a_file_that_may_only_be_looked_at_has_its_days_too() {
    let driver = Driver::bad_day()
        .read_only(LookOnly::Asked)
        .keys("d 31/7 enter");
    driver.says("SOLA LETTURA").says("AL gio 31/07/2025");
}

#[test]
fn on_small_screens_the_day_stays() {
    for (columns, rows) in [(60, 15), (40, 10), (30, 8)] {
        let driver = in_july().sized(columns, rows);
        assert!(driver.row(2).contains("AL "), "{}", driver.screen());
    }
}

#[test]
fn a_past_day_chosen_at_the_start_says_that_later_dates_do_not_count() {
    let mut driver = Driver::at("2025-07-31", &[super::driver::TO_MIGRATION]);
    // On the day itself, or for a day to come, nothing is hidden.
    driver.clone().keeps_quiet_about("--today");
    driver.app.started = super::driver::stamp("G.T.", "2025-10-08").at;
    assert!(
        driver.row(0).ends_with("AL giovedì 31 luglio 2025"),
        "{}",
        driver.row(0)
    );
    let said = "AL gio 31/07/2025, scelto con --today: le date successive non contano.";
    let driver = driver.says(said);
    driver
        .clone()
        .in_english()
        .says("AS OF Thursday 31 July 2025");
    // It may be written to, as on any day; once nothing is dated later, nothing is said.
    assert!(driver.hints().contains("registra"), "{}", driver.hints());
    let mut early = Driver::at("2025-07-31", &[&super::driver::TO_MIGRATION[..5]]);
    early.app.started = super::driver::stamp("G.T.", "2025-10-08").at;
    early
        .keeps_quiet_about("--today")
        .keeps_quiet_about("AL giov");
}

#[test]
fn the_banner_is_seen_with_and_without_colour() {
    use ratatui::style::{Color, Modifier};
    let driver = in_july();
    assert_eq!(driver.cell_at("AL gio").bg, Color::Cyan);
    let plain = driver.without_colour();
    assert!(
        plain
            .cell_at("AL gio")
            .modifier
            .contains(Modifier::REVERSED)
    );
}

#[test]
fn an_act_of_later_is_not_told() {
    let driver = Driver::waiting_for_us().keys("3 s 25/8 enter");
    driver.clone().keys("3 tab").says("Sospeso");
    let then = driver.keys("d 31/7 enter 3 tab");
    then.keeps_quiet_about("Sospeso");
}

#[test]
fn a_day_that_was_typed_and_left_is_no_form_that_was_not_saved() {
    let driver = Driver::waiting_for_us().keys("d 31/7 esc");
    let driver = driver.says("Nel modulo c'è del testo. Esc ancora lo tiene per dopo.");
    driver
        .keeps_quiet_about("salvato")
        .in_english()
        .says("There is text in the form.");
}
