//! Dated notes.

use super::driver::Driver;
use crono::record::NotePlace;

#[test]
fn a_note_on_the_phase_is_shown_in_the_pane_newest_first() {
    let driver = Driver::waiting_for_us()
        .keys("n")
        .says("NOTA  fase 3")
        .text("chiesti i registri")
        .keys("enter")
        .says("Salvato");
    let driver = driver.keys("n").text("sopralluogo lun 1/9").keys("enter");
    let screen = driver.screen();
    let newer = screen
        .find("Nota      29/08 G.T.: sopralluogo lun 1/9")
        .unwrap();
    assert!(newer < screen.find("29/08 G.T.: chiesti i registri").unwrap());
}

#[test]
fn a_note_in_the_pane_is_about_the_event() {
    let driver = Driver::waiting_for_us()
        .keys("tab n")
        .text("verbale in bozza")
        .keys("enter");
    let event = "migration_verified".parse().unwrap();
    assert_eq!(driver.file.0.notes[0].place, NotePlace::Named(event));
}

#[test]
fn below_the_events_a_note_is_about_the_phase() {
    let mut driver = Driver::bad_day();
    for _ in 0..9 {
        driver = driver.keys("n altro enter");
    }
    driver = driver.keys("tab G n").text("promemoria").keys("enter");
    assert_eq!(driver.file.0.notes[9].place, NotePlace::Phase(4));
}

#[test]
fn a_note_has_a_day_of_its_own() {
    let driver = Driver::waiting_for_us()
        .keys("n")
        .text("telefonata")
        .keys("tab ieri enter");
    assert_eq!(driver.file.0.notes[0].date.to_string(), "2025-08-28");
}

#[test]
fn an_empty_note_is_refused() {
    let driver = Driver::waiting_for_us()
        .keys("n enter")
        .says("Testo: manca.");
    assert_eq!(driver.saves, 0);
}
