//! Correcting a date and taking one back.

use super::driver::Driver;

#[test]
fn c_corrects_the_last_recorded_date_of_the_phase_with_a_reason() {
    let driver = Driver::waiting_for_us()
        .keys("c")
        .says("CORREGGI  Migrazione e integrazione, fase 3")
        .says("Era        ven 22/08/2025, prot. 3310/2025, M.R.")
        .keys("21/8 tab")
        .text("data della PEC")
        .keys("enter");
    assert_eq!(
        driver.recorded("migration_done").as_deref(),
        Some("2025-08-21")
    );
    let entry = driver.journal().entries().last().unwrap();
    assert_eq!(entry.reason.as_deref(), Some("data della PEC"));
}

#[test]
fn a_correction_keeps_the_document_that_was_there() {
    let driver = Driver::waiting_for_us().keys("c 21/8 tab x enter");
    let record = driver
        .file
        .0
        .record(&"migration_done".parse().unwrap())
        .unwrap();
    assert_eq!(record.document.protocol.as_deref(), Some("3310/2025"));
}

#[test]
fn a_correction_without_a_reason_is_refused_and_goes_to_the_reason() {
    let driver = Driver::waiting_for_us()
        .keys("c 21/8")
        .says("nessuno finché non scrivi il motivo")
        .keys("enter")
        .says("Motivo: manca.");
    assert_eq!(driver.saves, 0);
    let driver = driver.text("rettifica").keys("enter");
    assert_eq!(
        driver.recorded("migration_done").as_deref(),
        Some("2025-08-21")
    );
}

#[test]
fn completing_a_document_wants_no_reason() {
    let driver = Driver::waiting_for_us().keys("c tab tab ctrl-u 5098/2025 enter");
    let record = driver
        .file
        .0
        .record(&"migration_done".parse().unwrap())
        .unwrap();
    assert_eq!(record.document.protocol.as_deref(), Some("5098/2025"));
    assert_eq!(driver.saves, 1);
}

#[test]
fn saving_what_is_already_there_changes_nothing() {
    let driver = Driver::waiting_for_us()
        .keys("c")
        .says("nessuno: è già così")
        .keys("enter")
        .says("Niente è cambiato");
    assert_eq!((driver.saves, driver.journal().entries().len()), (0, 6));
}

#[test]
fn del_takes_a_date_back_with_a_reason() {
    let driver = Driver::waiting_for_us()
        .keys("del")
        .says("CORREGGI")
        .keys("enter");
    assert_eq!(driver.saves, 0);
    let driver = driver.text("altra gara").keys("enter");
    assert_eq!(driver.recorded("migration_done"), None);
    assert!(driver.row_with(" 4 Test").contains("non avviata"));
}

#[test]
fn any_date_of_the_pane_is_corrected_with_tab_and_c() {
    Driver::waiting_for_us()
        .keys("1 tab g c")
        .says("CORREGGI  Aggiudicazione, fase 1")
        .keys("esc down c")
        .says("CORREGGI  Stipula del contratto, fase 1");
}

#[test]
fn the_effect_of_a_correction_names_both_verdicts() {
    Driver::waiting_for_us()
        .keys("1 tab g down down c 14/2/25 tab x")
        .says("da non rispettata")
        .says("rispettata");
}

#[test]
fn where_nothing_is_recorded_there_is_nothing_to_correct() {
    for keys in ["c", "f2", "del", "tab c"] {
        Driver::first_start()
            .keys(keys)
            .says("Qui non c'è ancora nessuna data da correggere.");
    }
}
