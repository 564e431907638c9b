//! The screen by its keys: what is pressed, and what is read afterwards.

#[path = "screens/driver.rs"]
mod driver;

use driver::Driver;

/// The contract of `domain.md` on the day of the migration's verification.
const TO_MIGRATION: &[(&str, &str)] = &[
    ("award", "2025-01-20"),
    ("contract_signed", "2025-02-06"),
    ("plan_delivered", "2025-02-17"),
    ("plan_accepted", "2025-03-10"),
    ("test_release", "2025-06-06"),
    ("migration_done", "2025-08-22"),
];

#[test]
fn enter_twice_records_today_for_the_most_urgent_event() {
    let driver = Driver::at("2025-08-29", TO_MIGRATION).keys("enter enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-29")
    );
    assert!(
        driver
            .screen()
            .contains("Salvato: Verifica della migrazione, ven 29/08/2025.")
    );
}
