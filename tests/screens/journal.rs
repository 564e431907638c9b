//! The journal as a view.

use super::driver::Driver;

#[test]
fn the_newest_change_is_on_top_with_author_and_values() {
    let driver = Driver::waiting_for_us()
        .keys("l")
        .says("6 modifiche, la più recente in alto");
    let top = driver.row_with("►");
    assert!(top.contains("22/08/25 09:41 M.R."), "{top}");
    assert!(
        top.contains("nessuna → 22/08/2025  Migrazione e integrazione"),
        "{top}"
    );
}

#[test]
fn a_correction_shows_both_dates_and_its_reason_in_full() {
    Driver::waiting_for_us()
        .keys("c 21/8 tab")
        .text("data della PEC")
        .keys("enter l")
        .says("22/08/2025 → 21/08/2025")
        .says("motivo: data della PEC")
        .says("G.T. (g.t.)");
}

#[test]
fn enter_goes_to_the_phase_of_the_change() {
    Driver::waiting_for_us()
        .keys("l end enter")
        .says("► × 1 Piano");
    Driver::upkeep().keys("l enter").says("► ▲ 7 Assistenza");
}

#[test]
fn esc_comes_back_to_the_same_phase() {
    Driver::waiting_for_us()
        .keys("4 l down esc")
        .says("► ● 4 Test");
}

#[test]
fn it_scrolls_to_the_first_change() {
    let driver = Driver::upkeep().keys("l G");
    assert!(driver.row_with("►").contains("Aggiudicazione"));
}

#[test]
fn an_empty_journal_says_so() {
    Driver::first_start()
        .keys("l")
        .says("Nessuna modifica: il fascicolo è nuovo.")
        .keys("enter esc");
}

#[test]
fn undo_works_from_the_journal() {
    let driver = Driver::waiting_for_us()
        .keys("enter enter l u")
        .says("Annullare");
    assert_eq!(
        driver.keys("right enter").recorded("migration_verified"),
        None
    );
}
