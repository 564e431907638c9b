//! Two people on one file.

use super::driver::{Driver, day};
use crono::record::{Draft, Item, NotePlace, Proposal};

/// I type 28 August while A.B. saves 27 August for the same event; then I save.
fn clash(told: bool) -> Driver {
    let driver = Driver::waiting_for_us()
        .keys("enter 28/8 tab 5131/2025")
        .colleague("migration_verified", "2025-08-27");
    let driver = if told {
        driver.told().says("28/8")
    } else {
        driver
    };
    driver.keys("enter")
}

#[test]
fn a_save_by_a_colleague_meanwhile_shows_both_values_and_whose() {
    for told in [false, true] {
        clash(told)
            .says("CONFLITTO  Verifica della migrazione, fase 3")
            .says("nel file     mer 27/08/2025  3310/2025       A.B.")
            .says("la tua       gio 28/08/2025  5131/2025       G.T.")
            .says("prima        nessuna data")
            .says("A.B. ha scritto questa data mentre il modulo era aperto.")
            .says("► torna al modulo    lascia la sua    metti la tua (motivo)");
    }
}

#[test]
fn one_keeps_theirs() {
    let driver = clash(false).keys("right enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-27")
    );
    assert_eq!(driver.saves, 0);
    driver.says("► √ 3").keeps_quiet_about("CONFLITTO");
}

#[test]
fn two_puts_mine_with_a_reason_and_both_stay_in_the_journal() {
    let driver = clash(false)
        .keys("right right enter")
        .says("CORREGGI")
        .says("Era        mer 27/08/2025");
    let refused = driver.clone().keys("enter").says("Motivo: manca.");
    assert_eq!(refused.saves, 0);
    let driver = driver.text("il verbale è del 28").keys("enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-28")
    );
    driver
        .keys("l")
        .says("27/08/2025 → 28/08/2025")
        .says("motivo: il verbale è del 28");
}

#[test]
fn esc_goes_back_to_the_form_and_enter_shows_the_conflict_again() {
    clash(false)
        .keys("esc")
        .says("28/8")
        .says("5131/2025")
        .keys("enter")
        .says("CONFLITTO");
}

#[test]
fn other_keys_choose_nothing() {
    let driver = clash(false).keys("s y n 1 2 3 q space");
    assert_eq!(driver.saves, 0);
    driver.says("CONFLITTO");
}

#[test]
fn different_events_never_clash() {
    let driver = Driver::waiting_for_us()
        .keys("enter 28/8")
        .colleague("test_debug_done", "2025-08-27")
        .keys("enter")
        .says("Salvato");
    assert!(driver.recorded("migration_verified").is_some());
    assert!(driver.recorded("test_debug_done").is_some());
}

#[test]
fn a_correction_that_a_colleague_made_first_is_a_conflict() {
    let driver = Driver::waiting_for_us()
        .keys("c 21/8 tab rettifica")
        .colleague("migration_done", "2025-08-20")
        .keys("enter")
        .says("nel file     mer 20/08/2025")
        .says("la tua       gio 21/08/2025")
        .says("prima        ven 22/08/2025");
    assert_eq!(
        driver.recorded("migration_done").as_deref(),
        Some("2025-08-20")
    );
    let driver = driver.keys("right right enter enter");
    assert_eq!(
        driver.recorded("migration_done").as_deref(),
        Some("2025-08-21")
    );
}

#[test]
fn a_date_that_a_colleague_took_back_is_a_conflict_too() {
    let event = "migration_done".parse().unwrap();
    let clear = Proposal::Clear {
        event,
        expected: crono::record::Expected::Anything,
    };
    let driver = Driver::waiting_for_us()
        .keys("c 21/8 tab rettifica")
        .colleague_does(&clear)
        .keys("enter")
        .says("nel file     nessuna data")
        .keys("right right enter")
        .says("REGISTRA");
    assert_eq!(
        driver.keys("enter").recorded("migration_done").as_deref(),
        Some("2025-08-21")
    );
}

#[test]
fn while_looking_a_save_of_a_colleague_appears_and_says_who_and_what() {
    Driver::waiting_for_us()
        .keys("4")
        .colleague("migration_verified", "2025-08-27")
        .told()
        .says("A.B.")
        .says("Verifica della migrazione")
        .says("► ● 4 Test")
        .says("  √ 3 Migrazione");
}

#[test]
fn several_saves_at_once_are_counted() {
    Driver::waiting_for_us()
        .colleague("migration_verified", "2025-08-27")
        .colleague("test_debug_done", "2025-08-28")
        .told()
        .says("(+1, vedi lo");
}

#[test]
fn an_open_form_keeps_its_text_and_its_effect_follows() {
    Driver::waiting_for_us()
        .keys("4 enter 28/8 tab 77/2025")
        .colleague("migration_done", "2025-08-25")
        .told()
        .says("77/2025")
        .says("= gio 28/08/2025");
}

#[test]
fn the_cursor_in_the_journal_and_the_requests_stays_on_its_row() {
    let note = Proposal::Note {
        place: NotePlace::Phase(7),
        date: super::driver::day("2026-02-27"),
        kind: None,
        text: "altro".into(),
    };
    let driver = Driver::upkeep().keys("r down");
    driver.colleague_does(&note).told().says("► ●   3");
    let driver = Driver::upkeep().keys("l down");
    let row = driver.row_with("►");
    assert_eq!(driver.colleague_does(&note).told().row_with("►"), row);
}

#[test]
fn the_wait_that_ends_under_the_cursor_leaves_it_on_its_phase() {
    let driver =
        Driver::at("2025-03-11", &[&super::driver::TO_MIGRATION[..3]]).says("► ○   Attesa");
    driver
        .colleague("plan_accepted", "2025-03-10")
        .told()
        .says("► × 1 Piano");
}

#[test]
fn what_a_colleague_saved_under_the_help_is_seen_when_the_help_is_closed() {
    let told = |script: &str| {
        Driver::waiting_for_us()
            .keys(script)
            .colleague("migration_verified", "2025-08-27")
            .told()
    };
    let (form, help) = (told("enter 28/8"), told("enter 28/8 f1"));
    assert!(form.app.preview().is_none());
    assert!(help.keys("esc").app.preview().is_none());
}

#[test]
fn a_conflict_that_is_shown_names_whoever_wrote_last() {
    let correction = Proposal::Record {
        event: "migration_verified".parse().unwrap(),
        draft: Draft::on(day("2025-08-26")),
        keep: false,
        expected: crono::record::Expected::Anything,
    };
    clash(false)
        .says("A.B. ha scritto questa data")
        .somebody_does("C.D.", &correction)
        .told()
        .says("nel file     mar 26/08/2025")
        .says("C.D. ha scritto questa data");
}

#[test]
fn after_a_conflict_the_form_stays_with_the_event_that_clashed() {
    let driver = Driver::bad_day()
        .keys("5 enter")
        .colleague("content_published:tributi", "2025-09-30")
        .keys("enter")
        .says("CONFLITTO")
        .keys("right right enter")
        .text("lo dice il verbale")
        .keys("backtab backtab right enter");
    assert_eq!(driver.saves, 1);
    assert_ne!(
        driver.recorded("content_published:tributi").as_deref(),
        Some("2025-09-30")
    );
}

#[test]
fn the_cursor_in_the_pane_stays_on_its_event_when_a_colleague_adds_or_drops_one() {
    let add = Proposal::AddItem(Item {
        milestone: "content_published".parse().unwrap(),
        id: "altro".parse().unwrap(),
        label: None,
    });
    let drop = Proposal::DropItem {
        milestone: "content_published".parse().unwrap(),
        item: "tributi".parse().unwrap(),
    };
    let here = |driver: &Driver| {
        driver
            .app
            .events()
            .into_iter()
            .nth(driver.app.pane.unwrap())
    };
    let driver = Driver::bad_day().keys("5 tab down");
    for change in [add, drop] {
        let told = driver.clone().colleague_does(&change).told();
        assert_eq!(here(&told), here(&driver), "{change:?}");
    }
}

#[test]
fn a_question_about_undo_is_given_up_when_it_would_take_back_something_else() {
    let note = Proposal::Note {
        place: NotePlace::Plan,
        date: day("2025-08-29"),
        kind: None,
        text: "da un'altra finestra".into(),
    };
    let asked = Driver::waiting_for_us()
        .keys("enter enter u")
        .says("Annullare: Verifica della migrazione");
    let other = asked
        .clone()
        .somebody_does("G.T.", &note)
        .told()
        .keys("right enter");
    assert_eq!(other.file.0.notes.len(), 1);
    assert!(other.recorded("migration_verified").is_some());
    let same = asked.colleague_does(&note).told().keys("right enter");
    assert_eq!(same.recorded("migration_verified"), None);
}

#[test]
fn a_doubt_that_the_night_has_settled_is_not_asked_any_more() {
    let driver = Driver::waiting_for_us()
        .keys("enter 30/8/2025 enter")
        .on("2025-08-30")
        .keys("enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-30")
    );
}

#[test]
fn under_the_help_a_question_is_kept_and_withdrawn_as_without_it() {
    let asked = Driver::waiting_for_us().keys("enter enter u f1");
    let kept = asked.clone().keys("esc right enter");
    assert_eq!(kept.recorded("migration_verified"), None);
    let note = Proposal::Note {
        place: NotePlace::Plan,
        date: day("2025-08-29"),
        kind: None,
        text: "da un'altra finestra".into(),
    };
    let withdrawn = asked
        .somebody_does("G.T.", &note)
        .told()
        .keys("esc right enter");
    assert_eq!(withdrawn.file.0.notes.len(), 1);
}

#[test]
fn an_item_that_a_colleague_has_dated_is_not_dropped_by_a_question_about_one_without_a_date() {
    let asked = Driver::bad_day().keys("5 tab del").says("Tributi");
    let dated = asked.colleague("content_published:tributi", "2025-09-30");
    let driver = dated.told().keys("right enter");
    assert_eq!(driver.file.0.items.len(), 4);
}
