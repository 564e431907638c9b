//! A milestone that happens service by service.

use super::driver::{Driver, TO_LATENESS, TO_MIGRATION};

/// The content phase runs, no service named yet.
fn content_runs() -> Driver {
    Driver::at("2025-10-08", &[TO_MIGRATION, &TO_LATENESS[..2]])
}

#[test]
fn five_services_are_added_dated_one_by_one_and_the_last_closes_the_milestone() {
    let mut driver = content_runs().keys("5");
    for name in [
        "Anagrafe",
        "Tributi",
        "Scuola",
        "Polizia locale",
        "Attività produttive",
    ] {
        driver = driver
            .keys("a")
            .says("AGGIUNGI VOCE")
            .text(name)
            .keys("enter")
            .says("Aggiunta:");
    }
    assert!(driver.row_with(" 5 Contenuti").contains("0/5"));
    for done in 1..=5 {
        driver = driver.keys("5 enter enter").says("Salvato");
        let row = driver.row_with(" 5 Contenuti");
        assert!(row.contains(&format!("{done}/5")), "{row}");
        assert_eq!(row.contains("prima"), done == 5, "{row}");
    }
    assert!(driver.row_with(" 6 Collaudo").contains("0/30"));
}

#[test]
fn the_id_is_proposed_from_the_name_and_may_be_typed() {
    let driver = content_runs()
        .keys("5 a")
        .text("Attività produttive")
        .says("attivita-produttive");
    let typed = driver.clone().keys("tab suap enter");
    assert_eq!(typed.file.0.items[0].id.as_str(), "suap");
    assert_eq!(
        driver.keys("enter").file.0.items[0].id.as_str(),
        "attivita-produttive"
    );
}

#[test]
fn a_name_that_makes_no_id_asks_for_one() {
    let driver = content_runs().keys("5 a").text("日本").keys("enter");
    assert_eq!(driver.saves, 0);
    driver
        .says("non va bene come sigla")
        .keys("jp enter")
        .says("Aggiunta:");
}

#[test]
fn a_service_without_a_name_or_twice_the_same_is_refused() {
    let driver = content_runs().keys("5 a enter").says("manca");
    assert_eq!(driver.saves, 0);
    let driver = Driver::bad_day().keys("5 a").text("Scuola").keys("enter");
    assert_eq!(driver.saves, 0);
    driver.says("AGGIUNGI VOCE");
}

#[test]
fn the_services_are_in_the_pane_each_with_its_state() {
    Driver::bad_day()
        .keys("5")
        .says("    √ Anagrafe                   ven 26/09/2025")
        .says("    ○ Tributi                    attesa da 26 giorni");
}

#[test]
fn del_on_an_undated_service_asks_and_drops_it() {
    let driver = Driver::bad_day()
        .keys("5 tab")
        .says("►   ○ Tributi")
        .keys("del");
    let driver = driver.says("Togliere").keys("enter");
    assert_eq!(driver.saves, 0);
    let driver = driver.keys("del right enter");
    assert_eq!(driver.file.0.items.len(), 3);
    assert!(driver.row_with(" 5 Contenuti").contains("1/3"));
}

#[test]
fn where_nothing_can_be_added_it_is_said() {
    let driver = Driver::waiting_for_us().keys("a");
    assert_eq!(
        driver.message(),
        "A questa fase non si aggiunge nulla: né richieste né voci."
    );
}

#[test]
fn a_dated_service_is_dropped_in_two_steps_and_its_date_with_a_reason() {
    let driver = Driver::bad_day()
        .keys("5 tab up del")
        .says("CORREGGI  Pubblicazione contenuti: Anagrafe")
        .keys("enter");
    assert_eq!(driver.saves, 0);
    let driver = driver.text("pubblicata per errore").keys("enter");
    assert_eq!(driver.recorded("content_published:anagrafe"), None);
    assert_eq!(driver.file.0.items.len(), 4);
    let driver = driver.keys("del").says("Togliere").keys("right enter");
    assert_eq!(driver.file.0.items.len(), 3);
    driver.says("0/3");
}
