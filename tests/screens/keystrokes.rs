//! How many keys a day's work takes, counted from the start of the program.

use super::driver::{Driver, TO_LATENESS, TO_MIGRATION, TO_UPKEEP};

/// Presses exactly these keys and says how many they were.
fn pressed(driver: Driver, keys: &str) -> (Driver, usize) {
    let before = driver.presses;
    let driver = driver.keys(keys);
    let presses = driver.presses - before;
    (driver, presses)
}

#[test]
fn reading_the_state_takes_none() {
    Driver::waiting_for_us()
        .says("Mancano 6 giorni")
        .says("TOCCA A NOI")
        .says("Fase ");
}

#[test]
fn today_for_the_most_urgent_event_takes_two() {
    let (driver, keys) = pressed(Driver::waiting_for_us(), "enter enter");
    assert_eq!(
        (driver.recorded("migration_verified").is_some(), keys),
        (true, 2)
    );
}

#[test]
fn with_a_protocol_number_three_and_the_number() {
    let (driver, keys) = pressed(Driver::waiting_for_us(), "enter tab 4712/2025 enter");
    let record = driver
        .file
        .0
        .record(&"migration_verified".parse().unwrap())
        .unwrap();
    assert_eq!(record.document.protocol.as_deref(), Some("4712/2025"));
    assert_eq!(keys, 3 + "4712/2025".len());
}

#[test]
fn the_15th_of_this_month_takes_four() {
    let driver = Driver::at(
        "2025-08-29",
        &[TO_MIGRATION, &[("migration_verified", "2025-08-22")]],
    );
    let (driver, keys) = pressed(driver, "enter 25 enter");
    assert_eq!(
        driver.recorded("test_debug_done").as_deref(),
        Some("2025-08-25")
    );
    assert_eq!(keys, 4);
}

#[test]
fn any_date_of_another_phase_takes_eight() {
    let driver = Driver::at("2025-10-20", &[TO_MIGRATION, TO_LATENESS]);
    let (driver, keys) = pressed(driver, "5 enter 17.10 enter");
    assert_eq!(
        driver.recorded("content_published:tributi").as_deref(),
        Some("2025-10-17")
    );
    assert_eq!(keys, 8);
}

#[test]
fn a_correction_takes_seven_and_the_reason() {
    let driver = Driver::at("2025-02-20", &[&TO_MIGRATION[..3]]);
    let (driver, keys) = pressed(driver, "c 14.2 tab PEC enter");
    assert_eq!(
        driver.recorded("plan_delivered").as_deref(),
        Some("2025-02-14")
    );
    assert_eq!(keys, 7 + "PEC".len());
}

#[test]
fn answering_the_most_urgent_request_takes_three_from_anywhere() {
    let (driver, keys) = pressed(Driver::upkeep().keys("2"), "7 enter enter");
    assert_eq!(
        driver.recorded("assistance_answer:4").as_deref(),
        Some("2026-02-27")
    );
    assert_eq!(keys, 3);
}

#[test]
fn opening_a_request_takes_four_and_the_subject() {
    let (driver, keys) = pressed(Driver::upkeep(), "7 a tab CRE enter");
    assert_eq!(
        driver.file.0.requests.last().unwrap().subject.as_deref(),
        Some("CRE")
    );
    assert_eq!(keys, 4 + "CRE".len());
}

#[test]
fn a_note_takes_two_and_the_text() {
    let (driver, keys) = pressed(Driver::waiting_for_us(), "n telefonata enter");
    assert_eq!(
        (driver.file.0.notes.len(), keys),
        (1, 2 + "telefonata".len())
    );
}

#[test]
fn undo_takes_three_and_who_wrote_it_one() {
    let (driver, keys) = pressed(
        Driver::waiting_for_us().keys("enter enter"),
        "u right enter",
    );
    assert_eq!((driver.recorded("migration_verified"), keys), (None, 3));
    let (driver, keys) = pressed(driver, "l");
    assert_eq!(keys, 1);
    driver.says("M.R.");
}

#[test]
fn any_date_for_any_event_takes_less_than_fifteen() {
    // The last day of upkeep's phase, from the worst place: another year, another phase.
    let driver = Driver::at("2026-02-27", &[TO_MIGRATION, TO_LATENESS, &TO_UPKEEP[..9]]).keys("1");
    let (driver, keys) = pressed(driver, "8 enter 311225 enter");
    assert_eq!(
        driver.recorded("maintenance_start").as_deref(),
        Some("2025-12-31")
    );
    assert!(keys < 15, "{keys}");
}

#[test]
fn the_situation_on_a_day_takes_six_and_fifteen_days_more_as_a_what_if_takes_five() {
    let (driver, keys) = pressed(Driver::waiting_for_us(), "d 31.7 enter");
    assert_eq!(keys, 6);
    driver.says("AL gio 31/07/2025");
    let (driver, keys) = pressed(Driver::waiting_for_us(), "i e 15 enter");
    assert_eq!(keys, 5);
    assert_eq!(driver.saves, 0);
    driver
        .says("NIENTE SI SALVA: proroga di 15 giorni alla fase 3")
        .says("ven 19/09/2025, restano 21");
}

#[test]
fn a_line_for_a_letter_takes_two() {
    let (driver, keys) = pressed(Driver::waiting_for_us(), "y enter");
    assert_eq!(keys, 2);
    assert!(driver.clipboard.unwrap().starts_with("Fase 3"));
}
