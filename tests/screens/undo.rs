//! Taking back and making again.

use super::driver::Driver;

#[test]
fn u_names_what_it_takes_back_and_wants_a_yes() {
    let driver = Driver::waiting_for_us()
        .keys("enter enter u")
        .says("Annullare: Verifica della migrazione");
    for no in ["enter", "esc", "s", "y", "1 2 q space", "right left enter"] {
        let kept = driver.clone().keys(no);
        assert!(kept.recorded("migration_verified").is_some(), "{no}");
    }
    for yes in ["right enter", "tab enter", "down enter", "s y right enter"] {
        let driver = driver.clone().keys(yes);
        assert_eq!(driver.recorded("migration_verified"), None, "{yes}");
        driver.says("Annullato").says("  ▲ 3");
    }
}

#[test]
fn undo_and_redo_are_entries_of_the_journal() {
    let driver = Driver::waiting_for_us().keys("enter enter u right enter U right enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-29")
    );
    assert_eq!(driver.journal().entries().len(), 9);
    let again = Driver::waiting_for_us().keys("enter enter u right enter ctrl-r right enter");
    assert_eq!(
        again.recorded("migration_verified").as_deref(),
        Some("2025-08-29")
    );
}

#[test]
fn undo_goes_back_step_by_step_through_everything() {
    let mut driver = Driver::waiting_for_us()
        .keys("enter enter n")
        .text("nota")
        .keys("enter")
        .keys("c 28/8 tab x enter")
        .keys("7 a enter right enter");
    for _ in 0..4 {
        driver = driver.keys("u right enter").says("Annullato");
    }
    let fresh = Driver::waiting_for_us();
    assert_eq!(driver.file.0.records, fresh.file.0.records);
    assert!(driver.file.0.notes.is_empty() && driver.file.0.requests.is_empty());
    driver.keys("u").says("Niente da annullare");
}

#[test]
fn only_ones_own_changes_are_taken_back() {
    let driver = Driver::waiting_for_us()
        .keys("enter enter")
        .colleague("test_debug_done", "2025-08-28")
        .told()
        .keys("u")
        .says("Annullare: Verifica della migrazione")
        .keys("right enter");
    assert_eq!(driver.recorded("migration_verified"), None);
    assert!(driver.recorded("test_debug_done").is_some());
    driver.keys("u").says("Niente da annullare");
}

#[test]
fn what_a_colleague_changed_since_cannot_be_taken_back() {
    for told in [true, false] {
        let driver = Driver::waiting_for_us().keys("enter enter");
        let driver = driver.colleague("migration_verified", "2025-08-27");
        let driver = if told { driver.told() } else { driver };
        let driver = driver.keys(if told { "u" } else { "u right enter" });
        assert_eq!(
            driver.recorded("migration_verified").as_deref(),
            Some("2025-08-27")
        );
        driver.says("A.B.");
    }
}

#[test]
fn nothing_to_redo_is_said() {
    Driver::waiting_for_us().keys("U").says("ripetere");
}

#[test]
fn a_failed_undo_says_why() {
    use crono::store::{Fault, StoreError};
    let full = || StoreError::new("/srv/crono.json".as_ref(), Fault::ChangedMeanwhile);
    let driver = Driver::waiting_for_us()
        .keys("enter enter")
        .disk(Some(full))
        .keys("u right enter");
    assert!(driver.recorded("migration_verified").is_some());
    driver.says("Non salvato").keeps_quiet_about("Annullare");
}
