//! What comes back on the screen: the row of its phase, rows of its own while it is open, and the key that
//! records it.

use crono::plan::Plan;
use crono::record::{Dossier, Journal};

use super::driver::{Driver, write_down};

/// The plan of the page on plans, on which the upkeep began on the last day of January.
fn upkeep(today: &str, done: &[(&str, &str)]) -> Driver {
    let text = std::fs::read_to_string("docs/examples/monthly.json").unwrap();
    let mut file = (
        Dossier::new(Plan::from_json(&text).unwrap()),
        Journal::default(),
    );
    let begun = [("signed", "2026-01-10"), ("upkeep_start", "2026-01-31")];
    for (event, on) in begun.iter().chain(done) {
        write_down(&mut file, event, on, "M.R.");
    }
    Driver::new(today, file)
}

#[test]
fn between_two_occurrences_the_row_says_how_many_and_the_next() {
    let driver = upkeep(
        "2026-04-12",
        &[("report:1", "2026-03-05"), ("report:2", "2026-04-02")],
    );
    let row = driver.row_with("2 Manutenzione");
    assert!(row.contains("2 di 12, prossima 10/05"), "{row}");
    // Its occurrences stand in the detail, the next with the period it waits for.
    driver
        .keys("2 tab")
        .says("Relazione mensile n. 1")
        .says("Relazione mensile n. 2")
        .says("Relazione mensile n. 3")
        .says("periodo fino a gio 30/04/2026");
}

#[test]
fn open_ones_are_rows_and_enter_records_the_one_under_the_cursor() {
    let driver = upkeep("2026-05-02", &[("report:1", "2026-03-05")])
        .says("IN RITARDO di 22 giorni")
        .says("Relazione mensile n. 3");
    let phase = driver.row_with("2 Manutenzione");
    assert!(
        phase.contains("1 di 12") && phase.contains("in ritardo"),
        "{phase}"
    );
    let driver = driver
        .keys("2 down")
        .keys("enter")
        .says("REGISTRA")
        .says("Relazione mensile n. 3")
        .keys("enter")
        .says("Salvato: Relazione mensile n. 3, sab 02/05/2026.");
    assert_eq!(driver.recorded("report:3").as_deref(), Some("2026-05-02"));
    // That of the phase is the other one, and undo takes back the last.
    let driver = driver
        .keys("2 enter")
        .says("Relazione mensile n. 2")
        .keys("esc");
    let driver = driver.keys("u").says("Annullare: ").keys("right enter");
    assert_eq!(driver.recorded("report:3"), None);
}

#[test]
fn the_next_one_may_be_recorded_early_after_a_question() {
    let driver = upkeep("2026-02-20", &[])
        .keys("2 tab")
        .keys("down")
        .keys("enter")
        .says("Relazione mensile n. 1")
        .keys("enter")
        .says("Il suo periodo finisce solo sab 28/02/2026.");
    assert_eq!(driver.recorded("report:1"), None);
    let driver = driver.keys("right enter");
    assert_eq!(driver.recorded("report:1").as_deref(), Some("2026-02-20"));
}

#[test]
fn one_that_does_not_apply_is_said_in_the_form_of_its_date() {
    let driver = upkeep("2026-03-05", &[])
        .keys("2 enter")
        .says("Relazione mensile n. 1")
        .keys("tab tab")
        .keys("right tab")
        .text("nessun servizio")
        .keys("enter");
    assert_eq!(driver.file.0.waivers[0].event.to_string(), "report:1");
    let row = driver.row_with("2 Manutenzione");
    assert!(row.contains("0 di 11, prossima 10/04"), "{row}");
}

#[test]
fn origin_timeline_day_and_hypothesis_know_them() {
    let driver = upkeep("2026-05-02", &[("report:1", "2026-03-05")]);
    driver
        .clone()
        .keys("2 o")
        .says("Periodo")
        .says("n. 2, ogni mese");
    driver.clone().keys("t").says("n. 3 Relazione");
    let tried = driver
        .keys("i 2 down enter")
        .says("Relazione mensile n. 3")
        .keys("enter");
    assert_eq!(tried.recorded("report:3"), None, "only tried");
    tried.says("2 di 12");
}

#[test]
fn a_narrow_terminal_keeps_the_row_and_the_detail() {
    let driver = upkeep(
        "2026-04-12",
        &[("report:1", "2026-03-05"), ("report:2", "2026-04-02")],
    );
    driver
        .sized(60, 20)
        .keys("2 tab")
        .says("Relazione mensile n. 3");
}

/// The same plan with another name for what comes back.
fn called(name: &str) -> Driver {
    let text = std::fs::read_to_string("docs/examples/monthly.json").unwrap();
    let mut plan: serde_json::Value = serde_json::from_str(&text).unwrap();
    plan["series"][0]["label"] = name.into();
    plan["series"][0].as_object_mut().unwrap().remove("noun");
    let plan = Plan::from_json(&plan.to_string()).unwrap();
    let mut file = (Dossier::new(plan), Journal::default());
    for (event, on) in [
        ("signed", "2026-01-10"),
        ("upkeep_start", "2026-01-31"),
        ("report:1", "2026-03-05"),
        ("report:2", "2026-04-02"),
    ] {
        write_down(&mut file, event, on, "M.R.");
    }
    Driver::new("2026-04-12", file)
}

#[test]
fn what_comes_back_has_the_gender_of_its_name() {
    for (name, word) in [
        ("Relazione mensile", "prossima 10/05"),
        ("Rapporto mensile", "prossimo 10/05"),
        ("Verifica periodica", "prossima 10/05"),
    ] {
        called(name).says(word);
    }
}

#[test]
fn the_number_of_an_occurrence_survives_where_its_name_is_cut() {
    let driver = called("Relazione mensile sullo stato dei servizi e degli interventi")
        .on("2026-05-02")
        .keys("2 tab")
        .says("n. 1")
        .says("n. 2")
        .says("n. 3");
    driver.sized(60, 30).says("n. 3").keys("esc").says("n. 3");
}
