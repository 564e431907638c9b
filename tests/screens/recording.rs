//! Typing a date in: from the list to the saved line.

use super::driver::{Driver, TO_LATENESS, TO_MIGRATION, TO_UPKEEP};

#[test]
fn enter_twice_records_today_for_the_most_urgent_event() {
    let driver = Driver::waiting_for_us().keys("enter enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-29")
    );
    driver.says("Salvato: Verifica della migrazione, ven 29/08/2025.");
}

#[test]
fn the_form_says_the_date_back_and_what_saving_would_do() {
    Driver::waiting_for_us()
        .keys("enter")
        .says("REGISTRA  Verifica della migrazione, fase 3")
        .says("oggi              = ven 29/08/2025")
        .says("Effetto    fase 3: rispettata, 84 giorni su 90")
        .keys("15")
        .says("15                = ven 15/08/2025 ")
        .says("15 agosto, Ferragosto: festivo; 14");
}

#[test]
fn nobody_is_late_by_a_term_for_information_in_what_saving_would_do() {
    let signed = [("award", "2026-01-20"), ("contract_signed", "2026-02-05")];
    Driver::at("2026-02-13", &[&signed])
        .keys("enter")
        .says("14 giorni oltre, indicativo")
        .keeps_quiet_about("non rispettat");
}

#[test]
fn the_list_above_the_form_is_as_it_would_be_after_saving() {
    let driver = Driver::waiting_for_us().keys("enter");
    assert!(
        driver.row(7).starts_with("►»√ 3 Migrazione"),
        "{}",
        driver.screen()
    );
    assert!(driver.row(2).contains("Oggi non tocca a noi."));
    let driver = driver.keys("esc");
    assert!(driver.row(7).starts_with("► ▲ 3 Migrazione"));
}

#[test]
fn the_first_character_replaces_the_proposed_date() {
    Driver::waiting_for_us()
        .keys("enter 2")
        .says("2                 = sab 02/08/2025");
}

#[test]
fn arrows_move_a_day_and_pages_a_month() {
    for (keys, echo) in [
        ("up", "= gio 28/08/2025"),
        ("down", "= sab 30/08/2025"),
        ("pgup", "= mar 29/07/2025"),
        ("pgdn", "= lun 29/09/2025"),
        ("pgup pgup pgup pgup pgup pgup", "= ven 28/02/2025"),
        ("xyz up", "= ven 29/08/2025"),
    ] {
        Driver::waiting_for_us().keys("enter").keys(keys).says(echo);
    }
}

#[test]
fn enter_saves_from_any_field_with_all_that_was_typed() {
    let driver = Driver::waiting_for_us()
        .keys("enter tab 4712/2025 tab tab v tab")
        .text("verbale n. 3")
        .keys("enter");
    let record = driver
        .file
        .0
        .record(&"migration_verified".parse().unwrap())
        .unwrap();
    assert_eq!(record.document.protocol.as_deref(), Some("4712/2025"));
    assert_eq!(record.document.source, Some(crono::record::Source::Minutes));
    assert_eq!(record.document.note.as_deref(), Some("verbale n. 3"));
}

#[test]
fn the_rarely_needed_fields_come_after_the_note() {
    let driver = Driver::waiting_for_us()
        .keys("enter tab 1/2025 tab tab tab tab")
        .says("\n del ")
        .keys("28/8 tab ABC123 tab")
        .text("/protocollo/1.pdf")
        .keys("enter");
    let record = driver
        .file
        .0
        .record(&"migration_verified".parse().unwrap())
        .unwrap();
    assert_eq!(
        record.document.protocol_date.unwrap().to_string(),
        "2025-08-28"
    );
    assert_eq!(record.document.pec_id.as_deref(), Some("ABC123"));
    assert_eq!(
        record.document.attachment.as_deref(),
        Some("/protocollo/1.pdf")
    );
}

#[test]
fn a_record_remembers_who_typed_it() {
    let driver = Driver::waiting_for_us().keys("enter enter");
    let record = driver
        .file
        .0
        .record(&"migration_verified".parse().unwrap())
        .unwrap();
    assert_eq!(
        (record.stamp.by.as_str(), record.stamp.login.as_str()),
        ("G.T.", "g.t.")
    );
}

#[test]
fn the_kind_of_source_is_offered_again() {
    Driver::waiting_for_us()
        .keys("enter tab tab tab v enter")
        .keys("enter")
        .says("Fonte      verbale");
}

#[test]
fn after_a_save_one_key_goes_on_with_no_date_carried_over() {
    Driver::at("2025-08-29", &[&TO_MIGRATION[..2]])
        .keys("enter 17/2 enter")
        .keys("enter")
        .says("REGISTRA  Accettazione del piano, fase 1")
        .keeps_quiet_about("oggi   ")
        .says("Effetto    Scrivi una data: oggi");
}

#[test]
fn left_and_right_choose_among_the_events_of_a_phase() {
    let driver = Driver::bad_day()
        .keys("5 enter")
        .says("REGISTRA  Pubblicazione contenuti: Tributi, fase 5  ‹1/3›")
        .keys("right")
        .says("Scuola, fase 5  ‹2/3›")
        .keys("left left")
        .says("Polizia locale, fase 5  ‹3/3›")
        .keys("enter");
    assert!(
        driver
            .recorded("content_published:polizia-locale")
            .is_some()
    );
}

#[test]
fn once_a_date_is_typed_left_and_right_move_in_it() {
    Driver::bad_day()
        .keys("5 enter 17/10 left left left bs 2")
        .says("‹1/3›")
        .says("12/10");
}

#[test]
fn the_head_line_is_reached_with_shift_tab_and_takes_up_and_down() {
    Driver::bad_day()
        .keys("5 enter 1/10 backtab down")
        .says("Scuola, fase 5  ‹2/3›")
        .says("1/10              = mer 01/10/2025");
}

#[test]
fn a_phase_with_nothing_awaited_opens_its_dates() {
    Driver::waiting_for_us()
        .keys("2 enter")
        .says("► √ Rilascio in ambiente di test")
        .keys("enter")
        .says("CORREGGI  Rilascio in ambiente di test, fase 2");
}

#[test]
fn upkeep_takes_no_date_for_granted_and_offers_two() {
    let driver = Driver::at("2025-12-10", &[TO_MIGRATION, TO_LATENESS, &TO_UPKEEP[..9]])
        .keys("8 enter")
        .says("nessuna data è scontata")
        .says("sab 06/12/2025");
    let refused = driver.clone().keys("enter").says("Scrivi una data");
    assert_eq!(refused.saves, 0);
    let driver = driver.keys("down").says("= sab 06/12/2025").keys("down");
    assert_eq!(
        driver
            .says("= gio 20/11/2025")
            .keys("enter right enter")
            .recorded("maintenance_start")
            .as_deref(),
        Some("2025-11-20")
    );
}

#[test]
fn a_message_stays_until_the_next_key() {
    let driver = Driver::waiting_for_us()
        .keys("enter enter")
        .says("Salvato:");
    driver
        .clone()
        .on("2025-08-30")
        .sized(100, 30)
        .says("Salvato:");
    driver.keys("down").keeps_quiet_about("Salvato:");
}

#[test]
fn what_is_pasted_is_text_of_the_field() {
    let driver = Driver::waiting_for_us()
        .keys("enter")
        .paste("28/08/2025\n")
        .says("= gio 28/08/2025")
        .keys("tab")
        .paste("prot.\t4712\u{1b}[31m/2025")
        .keys("enter");
    let record = driver
        .file
        .0
        .record(&"migration_verified".parse().unwrap())
        .unwrap();
    assert_eq!(
        record.document.protocol.as_deref(),
        Some("prot. 4712 [31m/2025")
    );
}

#[test]
fn text_pasted_outside_a_form_does_nothing() {
    let driver = Driver::waiting_for_us().paste("q\nu\ns\n");
    assert!(
        driver
            .says("Ignorato: qui un testo incollato")
            .effects
            .is_empty()
    );
    Driver::waiting_for_us()
        .in_english()
        .paste("q")
        .says("Ignored: there is no field here")
        .keys("?")
        .paste("q")
        .says("Ignored: there is no field here");
}

#[test]
fn what_the_disk_refuses_stays_in_the_form() {
    use crono::store::{Fault, StoreError};
    let full = || StoreError::new("/srv/crono.json".as_ref(), Fault::ChangedMeanwhile);
    let driver = Driver::waiting_for_us()
        .disk(Some(full))
        .keys("enter 28/8 tab 5131/2025 enter")
        .says("Non salvato")
        .says("5131/2025");
    assert_eq!(driver.saves, 0);
    let driver = driver.disk(None).keys("enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-28")
    );
}
