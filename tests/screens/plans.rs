//! Other contracts: many phases, few, none of the extras.

use super::driver::{Driver, empty, write_down};

#[test]
fn forty_phases_scroll_and_say_how_many_are_below() {
    let driver = Driver::new("2025-02-01", empty("forty")).says("↓");
    assert!(!driver.screen().contains("Phase 40"));
    let driver = driver.keys("G").says("40 Phase 40");
    assert!(driver.row_with("►").contains("40 Phase 40"));
    // The pane keeps its rows.
    assert!((12..=14).any(|y| driver.row(y).starts_with("─ 40 Phase 40 ─")));
}

#[test]
fn one_and_then_two_go_to_phase_12() {
    let driver = Driver::new("2025-02-01", empty("forty"));
    assert!(
        driver
            .clone()
            .keys("1")
            .row_with("►")
            .contains(" 1 Phase 1")
    );
    assert!(
        driver
            .clone()
            .keys("1 2")
            .row_with("►")
            .contains("12 Phase 12")
    );
    assert!(
        driver
            .clone()
            .keys("1 down 2")
            .row_with("►")
            .contains(" 2 Phase 2")
    );
    assert!(
        driver
            .clone()
            .keys("1 2 3")
            .row_with("►")
            .contains(" 3 Phase 3")
    );
    assert!(driver.keys("4 1").row_with("►").contains(" 1 Phase 1"));
}

#[test]
fn phases_numbered_by_tens_are_reached_by_their_number() {
    let driver = Driver::new("2025-02-01", empty("three"));
    assert!(
        driver
            .clone()
            .keys("2 0")
            .row_with("►")
            .contains("20 Works")
    );
    assert!(driver.keys("9 3 0").row_with("►").contains("30 Test"));
}

#[test]
fn a_plan_without_registers_and_terms_works_the_same() {
    let driver = Driver::new("2025-02-01", empty("three"));
    let driver = driver
        .keys("r")
        .says("Questo cronoprogramma non ha registri di richieste.");
    let driver = driver.keys("enter enter").says("Salvato: Start");
    assert_eq!(driver.recorded("start").as_deref(), Some("2025-02-01"));
}

#[test]
fn a_limit_in_months_says_so() {
    let mut file = empty("three");
    for (event, on) in [
        ("start", "2025-01-10"),
        ("drawn", "2025-01-20"),
        ("approved", "2025-02-01"),
    ] {
        write_down(&mut file, event, on, "M.R.");
    }
    let driver = Driver::new("2025-03-01", file);
    let row = driver.row_with("20 Works");
    assert!(row.contains("28/6m") && row.contains("01/08/25"), "{row}");
}

#[test]
fn an_item_switched_on_milestone_without_items_takes_one_date() {
    let mut file = empty("three");
    for (event, on) in [
        ("start", "2025-01-10"),
        ("drawn", "2025-01-20"),
        ("approved", "2025-02-01"),
    ] {
        write_down(&mut file, event, on, "M.R.");
    }
    let driver = Driver::new("2025-03-01", file).keys("enter enter");
    assert_eq!(driver.recorded("built").as_deref(), Some("2025-03-01"));
}
