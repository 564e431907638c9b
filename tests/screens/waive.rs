//! What does not apply, said in the form of the date and taken back with the keys of a date.

use super::driver::Driver;
use crono::plan::Plan;
use crono::record::{Dossier, Journal, NotePlace, Proposal};

/// To the outcome, past the date and the number of its document.
const TO_OUTCOME: &str = "tab tab";

fn waived() -> Driver {
    Driver::waiting_for_us()
        .keys("enter")
        .keys(TO_OUTCOME)
        .says("Esito")
        .says("accettato")
        .keys("right right")
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
        .keys("right right enter");
    assert!(driver.file.0.waivers.is_empty());
    // Chosen back, the form is that of a date again, which goes without a reason.
    let driver = driver.keys("up left left enter");
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
        .keys("right right tab")
        .text("x")
        .colleague("migration_verified", "2025-08-28")
        .keys("enter");
    assert!(form.file.0.waivers.is_empty());
    form.says("quindi si applica");
    let waive = Proposal::Waive {
        place: NotePlace::Named("migration_verified".parse().unwrap()),
        date: Some("2025-08-29".parse().unwrap()),
        with_followers: false,
        expected: None,
    };
    let driver = Driver::waiting_for_us()
        .keys("enter")
        .colleague_does(&waive)
        .keys("enter");
    assert_eq!(driver.recorded("migration_verified"), None);
    driver.says("non si applica");
}

#[test]
fn a_document_is_not_dropped_in_silence_where_what_it_is_of_does_not_apply() {
    let form = Driver::waiting_for_us()
        .keys("enter tab 12/25 tab right right tab")
        .text("non serve")
        .keys("enter");
    assert!(form.file.0.waivers.is_empty());
    // The cursor is where the number stands, which goes into the reason.
    let form = form.says("non ha un documento: svuota \"Protocollo\"");
    let saved = form.keys("ctrl-u enter");
    assert_eq!(saved.file.0.waivers[0].reason, "non serve");
}

#[test]
fn a_whole_phase_does_not_apply_once_what_it_holds_was_named() {
    let at = || Driver::waiting_for_us().keys("6 w").says("NON SI APPLICA");
    // Nothing without a reason.
    let form = at().keys("enter").says("motivo");
    assert!(form.file.0.waivers.is_empty());
    let asked = at().text("fornitura ridotta").keys("enter");
    assert!(asked.file.0.waivers.is_empty(), "it asks first");
    let asked = asked.says("Collaudo").says("torna al modulo");
    // Enter goes back to the form, where all of it stands.
    let back = asked.clone().keys("enter").says("fornitura ridotta");
    assert!(back.file.0.waivers.is_empty());
    let saved = asked.keys("right enter");
    let waiver = &saved.file.0.waivers[0];
    assert_eq!(
        (waiver.event.to_string(), waiver.reason.as_str()),
        ("6".into(), "fornitura ridotta")
    );
    let back = saved.clone().keys("u").says("Annullare: ");
    assert!(back.keys("right enter").file.0.waivers.is_empty());
    // The same key takes it back, with a reason.
    let again = saved
        .keys("6 w")
        .says("SI APPLICA")
        .text("si fa")
        .keys("enter");
    assert!(again.file.0.waivers.is_empty());
}

#[test]
fn a_phase_in_which_something_happened_meanwhile_applies() {
    let form = Driver::waiting_for_us()
        .keys("6 w")
        .text("x")
        .colleague("acceptance_test", "2025-08-28")
        .keys("enter right enter");
    assert!(form.file.0.waivers.is_empty());
    form.says("quindi si applica");
    // Of one with a date already it is said at once.
    let driver = Driver::waiting_for_us().keys("1 w");
    driver.says("quindi si applica").keeps_quiet_about("Motivo");
}

#[test]
fn what_a_colleague_said_of_a_phase_meanwhile_is_not_said_twice() {
    let waive = Proposal::Waive {
        place: NotePlace::Phase(6),
        date: Some("2025-08-29".parse().unwrap()),
        with_followers: false,
        expected: None,
    };
    let form = Driver::waiting_for_us()
        .keys("6 w")
        .text("mio motivo")
        .colleague_does(&waive)
        .keys("enter right enter");
    assert_eq!(form.file.0.waivers.len(), 1);
    assert_ne!(form.file.0.waivers[0].reason, "mio motivo");
}

/// A plan in which an answer counts from an objection, begun.
fn objection() -> Driver {
    let text = include_str!("../scenarios/plans/optional.json");
    let dossier = Dossier::new(Plan::from_json(text).unwrap());
    Driver::new("2026-03-20", (dossier, Journal::default()))
}

#[test]
fn what_counts_from_it_is_named_and_may_go_in_the_same_change() {
    let asked = objection()
        .keys("1 tab down down w")
        .text("rinuncia")
        .keys("enter");
    assert!(asked.file.0.waivers.is_empty());
    let asked = asked
        .says("Neppure questo termine si applicherebbe, perché parte da lì")
        .says("Degli eventi che ne seguono potrebbe non applicarsi")
        .says("salva anche per quelli");
    let alone = asked.clone().keys("right enter");
    assert_eq!(alone.file.0.waivers.len(), 1);
    let both = asked.keys("right right enter");
    let waived: Vec<String> = both
        .file
        .0
        .waivers
        .iter()
        .map(|it| it.event.to_string())
        .collect();
    assert_eq!(waived, ["objection", "objection_answered"]);
    assert!(both.file.0.waivers.iter().all(|it| it.reason == "rinuncia"));
    let both = both.says("Opposizione, non si applica; Risposta all'opposizione");
    // One change, one undo.
    let back = both.keys("u").says("(+1)").keys("right enter");
    assert!(back.file.0.waivers.is_empty());
}

#[test]
fn what_has_a_date_is_refused_at_once_with_the_way_out() {
    Driver::waiting_for_us()
        .keys("3 tab g w")
        .says("quindi si applica. Prima va tolta la data.")
        .keeps_quiet_about("NON SI APPLICA");
    // The phase as well: something of it has a date.
    Driver::waiting_for_us()
        .keys("3 w")
        .says("Prima va tolta la data.")
        .keeps_quiet_about("NON SI APPLICA");
}

#[test]
fn a_key_that_opens_a_form_is_not_said_to_do_nothing() {
    for (keys, title) in [("5 w", "NON SI APPLICA"), ("8 p", "PROMESSA")] {
        Driver::waiting_for_us()
            .keys(keys)
            .says(title)
            .keeps_quiet_about("non fa niente");
    }
}

#[test]
fn the_hint_of_the_key_says_what_it_does_here() {
    let driver = Driver::waiting_for_us().sized(160, 30).keys("8");
    let driver = driver.says("w non si applica").keys("w");
    driver
        .text("niente manutenzione")
        .keys("enter right enter")
        .keys("8")
        .says("w si applica");
}

#[test]
fn what_was_said_of_a_phase_is_said_once() {
    let driver = Driver::waiting_for_us()
        .keys("6 w")
        .text("un altro contratto")
        .keys("enter")
        .keys("right enter");
    driver
        .says("Salvato: fase 6, Produzione e collaudo, non si applica.")
        .keeps_quiet_about("Fase 6: non si applica");
}
