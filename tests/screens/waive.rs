//! What does not apply, said in the form of the date and taken back with the keys of a date.

use super::driver::Driver;
use crono::record::{NotePlace, Proposal};

/// To the outcome, past the fields that are rarely needed.
const TO_OUTCOME: &str = "tab tab tab tab tab tab tab";

fn waived() -> Driver {
    Driver::waiting_for_us()
        .keys("enter")
        .keys(TO_OUTCOME)
        .says("Esito")
        .says("avvenuto")
        .keys("right")
        .says("non si applica")
        .says("Motivo")
        .keys("tab")
        .text("verificata dal Ministero")
        .keys("enter")
}

#[test]
fn the_form_of_a_date_says_that_an_event_does_not_apply() {
    let driver = waived().says("Salvato: Verifica della migrazione, non si applica.");
    let waiver = &driver.file.0.waivers[0];
    assert_eq!(waiver.event.to_string(), "migration_verified");
    assert_eq!(waiver.date.to_string(), "2025-08-29");
    assert_eq!(waiver.reason, "verificata dal Ministero");
    assert_eq!(driver.recorded("migration_verified"), None);
    // Nobody waits for it any more, and its row says why, calmly.
    driver
        .keys("3 tab")
        .says("non si applica: verificata dal")
        .keeps_quiet_about("TOCCA A NOI");
}

#[test]
fn without_a_reason_nothing_is_saved() {
    let driver = Driver::waiting_for_us()
        .keys("enter")
        .keys(TO_OUTCOME)
        .keys("right enter");
    assert!(driver.file.0.waivers.is_empty());
    // Chosen back, the form is that of a date again, which goes without a reason.
    let driver = driver.keys("up left enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-29")
    );
}

#[test]
fn it_is_taken_back_like_a_date_and_by_undo() {
    let back = waived().keys("u").says("Annullare: ").keys("right enter");
    assert!(back.file.0.waivers.is_empty());
    for key in ["c", "del", "enter"] {
        let line = waived().keys("3 tab");
        let at = line.clone().keys("down down");
        let form = at.keys(key).says("SI APPLICA");
        let kept = form.clone().keys("enter");
        assert_eq!(kept.file.0.waivers.len(), 1, "{key}: a reason is wanted");
        let done = form.text("si fa").keys("enter");
        assert!(done.file.0.waivers.is_empty(), "{key}");
    }
}

#[test]
fn a_colleague_who_was_faster_is_not_overruled() {
    let form = Driver::waiting_for_us()
        .keys("enter")
        .keys(TO_OUTCOME)
        .keys("right tab")
        .text("x")
        .colleague("migration_verified", "2025-08-28")
        .keys("enter");
    assert!(form.file.0.waivers.is_empty());
    form.says("quindi si applica");
    let waive = Proposal::Waive {
        place: NotePlace::Named("migration_verified".parse().unwrap()),
        date: Some("2025-08-29".parse().unwrap()),
        expected: None,
    };
    let driver = Driver::waiting_for_us()
        .keys("enter")
        .colleague_does(&waive)
        .keys("enter");
    assert_eq!(driver.recorded("migration_verified"), None);
    driver.says("non si applica");
}
