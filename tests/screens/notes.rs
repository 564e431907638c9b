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

/// The upkeep runs, and so many things were done for it, one a week.
fn logged(lines: usize) -> Driver {
    let mut driver = Driver::upkeep().keys("8");
    for n in 1..=lines {
        driver = driver.keys("n").text(&format!("intervento {n}"));
        driver = driver.keys("tab").keys(["f", "m", "a"][n % 3]);
        driver = driver.keys("tab").text(&format!("-{}", 7 * (lines - n)));
        driver = driver.keys("enter").says("Salvato: nota, fase 8");
    }
    driver
}

#[test]
fn a_note_on_the_upkeep_offers_the_kinds_of_its_log() {
    let driver = Driver::upkeep().keys("8 n").says("NOTA  fase 8");
    let driver = driver
        .text("due ore con i tributi")
        .says("Tipo       nessuno  ‹1/4›");
    let driver = driver.keys("tab f").says("Tipo       formazione  ‹3/4›");
    let turned = driver.clone().keys("down").says("manutenzione  ‹4/4›");
    let turned = turned.keys("right").says("nessuno  ‹1/4›").keys("enter");
    assert_eq!(turned.file.0.notes[0].kind, None);
    assert!(driver.hints().contains("scegli"), "{}", driver.hints());
    let driver = driver.keys("tab ieri enter");
    let driver = driver.says("Salvato: nota, fase 8, formazione.");
    let note = &driver.file.0.notes[0];
    assert_eq!(note.kind.as_ref().unwrap().as_str(), "training");
    assert_eq!(
        (note.date.to_string(), note.text.as_str()),
        ("2026-02-26".into(), "due ore con i tributi")
    );
    let driver = driver.says("  Attività  formazione 1");
    let driver = driver.says("  26/02/26  formazione, G.T.: due ore con i tributi");
    driver.keys("u right enter").keeps_quiet_about("Attività");
}

#[test]
fn a_kind_that_was_chosen_is_not_lost_by_esc() {
    let driver = Driver::upkeep().keys("8 n tab f esc");
    driver.says("Il modulo non è salvato.");
}

#[test]
fn other_phases_have_no_kinds_and_keep_their_notes_as_they_are() {
    let driver = Driver::upkeep().keys("3 n").keeps_quiet_about("Tipo");
    let driver = driver.text("verbale in bozza").keys("enter");
    driver
        .says("Nota      27/02 G.T.: verbale in bozza")
        .keeps_quiet_about("Attività");
}

#[test]
fn the_log_counts_its_kinds_and_lists_the_newest_first_to_the_oldest() {
    let driver = logged(12);
    let driver =
        driver.says("  Attività  assistenza alla pubblicazione 4, formazione 4, manutenzione 4");
    let screen = driver.screen();
    let newest = screen.find("27/02/26  formazione, G.T.: intervento 12");
    let next = screen.find("20/02/26  assistenza alla pubblicazione, G.T.: intervento 11");
    assert!(newest.unwrap() < next.unwrap(), "{screen}");
    let driver = driver.says("Tab)").keeps_quiet_about("intervento 1\n");
    let driver = driver
        .keys("tab G")
        .says("12/12/25  manutenzione, G.T.: intervento 1\n");
    let driver = driver
        .keeps_quiet_about("intervento 12")
        .keys("up")
        .says("↓1");
    // Writing another one leaves the view where it is.
    driver
        .keys("n")
        .text("altro")
        .keys("enter")
        .says("↓3")
        .keys("g")
        .says("manutenzione 4,\n            altro 1");
}

#[test]
fn a_note_without_a_kind_is_counted_as_other_and_in_english_too() {
    let driver = Driver::upkeep()
        .in_english()
        .keys("8 n")
        .text("call")
        .keys("enter");
    let driver = driver
        .says("  Activity  other 1")
        .says("27/02/26  G.T.: call");
    let driver = driver
        .keys("n")
        .text("fix")
        .keys("tab m")
        .says("maintenance  ‹4/4›");
    let driver = driver
        .keys("enter")
        .says("Activity  maintenance 1, other 1");
    driver
        .sized(120, 35)
        .says("maintenance 1, other 1")
        .sized(60, 15)
        .keys("tab G")
        .says("G.T.: call");
}

#[test]
fn where_a_phase_has_no_events_the_pane_scrolls_what_does_not_fit() {
    let few = Driver::upkeep().keys("7");
    assert!(!few.hints().contains("Tab"), "{}", few.hints());
    few.clone()
        .keys("tab")
        .says("Qui il tasto Tab non fa nulla");
    let mut driver = few;
    for n in 1..=9 {
        driver = driver
            .keys("n")
            .text(&format!("promemoria {n}"))
            .keys("enter");
    }
    let driver = driver.says("Tab)").keeps_quiet_about("promemoria 1\n");
    let wide = driver.clone().sized(180, 24).hints();
    assert!(wide.contains("Tab dettaglio"), "{wide}");
    let driver = driver.keys("tab").says("─ 7 Assistenza ─").says("↓");
    let driver = driver.keys("down").keeps_quiet_about("Risposte");
    let driver = driver
        .keys("G")
        .says("promemoria 1\n")
        .keys("n")
        .text("altro")
        .keys("enter");
    assert_eq!(driver.file.0.notes[9].place, NotePlace::Phase(7));
    driver.clone().keys("esc").says("7 Assistenza  ");
    // Where there is no row for the pane, there is nothing to go into.
    let narrow = driver.keys("esc").sized(60, 13);
    let in_the_pane = narrow.clone().keys("tab");
    assert_eq!(in_the_pane.app.pane, None, "{}", narrow.screen());
}
