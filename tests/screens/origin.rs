//! The origin of a date: the sum step by step, for a phase and for a request.

use super::driver::Driver;
use crono::plan::ClockId;
use crono::record::{Extension, Grant, Proposal, SettingKey, Suspension};

use super::driver::{day, stamp};

fn extended(clock: &str, days: u32) -> Proposal {
    Proposal::Extend(Box::new(Extension {
        n: 0,
        clock: clock.parse().unwrap(),
        grant: Grant::Days(days),
        granted: day("2025-08-01"),
        reason: Some("testi in ritardo".into()),
        document: crono::record::Document {
            protocol: Some("4410/2025".into()),
            ..Default::default()
        },
        stamp: stamp("G.T.", "2025-08-01"),
    }))
}

fn suspended(from: &str) -> Proposal {
    Proposal::Suspend(Box::new(Suspension {
        n: 0,
        from: day(from),
        clocks: vec!["migration".parse().unwrap()],
        reason: Some("consultazioni elettorali".into()),
        ordered_by: None,
        document: crono::record::Document::default(),
        stamp: stamp("G.T.", from),
        resumption: None,
    }))
}

fn set(key: SettingKey, value: &str) -> Proposal {
    Proposal::Set {
        key,
        value: Some(value.into()),
        expected: None,
    }
}

#[test]
fn the_sum_of_a_phase_step_by_step_in_both_languages() {
    for (lang, driver) in [
        ("it", Driver::waiting_for_us()),
        ("en", Driver::waiting_for_us().in_english()),
    ] {
        insta::assert_snapshot!(format!("origin_{lang}"), driver.keys("o").screen());
    }
}

#[test]
fn acts_stand_in_the_sum_with_their_reason_and_protocol() {
    let driver = Driver::waiting_for_us()
        .colleague_does(&extended("migration", 15))
        .told()
        .colleague_does(&suspended("2025-08-25"))
        .told();
    insta::assert_snapshot!("origin_with_acts", driver.keys("3 o").screen());
}

#[test]
fn what_does_not_fit_scrolls_to_its_last_line() {
    let driver = Driver::waiting_for_us().sized(60, 15).keys("1 o");
    let end = driver.clone().keys("G");
    driver.says("ORIGINE: fase 1").says("↓");
    end.clone().keeps_quiet_about("↓").says("Si conta");
    assert_eq!(end.screen(), end.keys("down").screen());
}

#[test]
fn esc_comes_back_to_where_it_was_opened() {
    let driver = Driver::bad_day()
        .keys("r o")
        .says("ORIGINE: richiesta n. 1");
    driver.clone().keys("esc").says("RICHIESTE");
    driver.keys("esc esc").keeps_quiet_about("RICHIESTE");
    let pane = Driver::waiting_for_us().keys("tab");
    assert_eq!(pane.clone().keys("o esc").screen(), pane.screen());
}

#[test]
fn a_term_and_what_has_not_begun_have_an_origin_too() {
    let driver = Driver::waiting_for_us();
    driver
        .clone()
        .keys("8 o")
        .says("Avvio del mantenimento")
        .says("non parte ancora");
    driver
        .keys("6 o")
        .says("aspetta la pubblicazione dei contenuti");
}

#[test]
fn another_rule_later_is_said_beside_the_verdict_at_closing() {
    let migration: ClockId = "migration".parse().unwrap();
    let driver = Driver::waiting_for_us()
        .keys("enter enter")
        .colleague_does(&set(SettingKey::Limit(migration), "60d"))
        .told();
    driver
        .keys("3 o")
        .says("ricalcolato: in ritardo di 24 giorni; giudicato alla")
        .says("chiusura: nei termini");
}

#[test]
fn the_view_beneath_keeps_its_row_while_a_colleague_moves_it() {
    let marked = |driver: &Driver| driver.row_with("►");
    let driver = Driver::upkeep().keys("r down");
    let before = marked(&driver);
    assert!(before.contains("Chiarimenti"), "{before}");
    // The first of the two open requests is answered, and goes down among the closed ones.
    let driver = driver
        .keys("o")
        .colleague("assistance_answer:4", "2026-02-26")
        .told()
        .keys("esc");
    assert_eq!(marked(&driver), before);
}
