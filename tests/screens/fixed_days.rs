//! Days fixed from outside, and penalties: set, changed and taken away in the view of the plan.

use super::driver::Driver;
use crono::record::{Proposal, SettingKey};
use crono::screen::LookOnly;

fn value(driver: &Driver, key: &str) -> Option<String> {
    let plan = &driver.file.0.plan;
    SettingKey::of(plan, key).unwrap().value(plan)
}

/// On the row that adds a fixed day.
fn on_new() -> Driver {
    on("nuova data fissa", Driver::waiting_for_us())
}

/// On the row of that name in the view of the plan.
fn on(name: &str, driver: Driver) -> Driver {
    let mut driver = driver.keys("esc m");
    for _ in 0..driver.app.lines() {
        if driver.screen().contains(&format!("►   {name}")) {
            return driver;
        }
        driver = driver.keys("j");
    }
    panic!("no {name} on\n{}", driver.screen());
}

#[test]
fn a_fixed_day_is_added_changed_and_taken_away() {
    let driver = on_new()
        .says("Penali e date fisse")
        .keys("enter")
        .says("AGGIUNGI  Data fissa, Collaudo congiunto")
        .says("Scrivi una data")
        .keys("tab 31/12")
        .says("tra 124 giorni");
    let driver = driver
        .keys("tab")
        .text("chiede il finanziatore")
        .keys("enter");
    assert_eq!(
        value(&driver, "deadlines.acceptance_test").as_deref(),
        Some("2025-12-31")
    );
    let driver = driver
        .says("Impostato: data fissa, Collaudo congiunto = mer 31/12/2025 (era nessuna).")
        .says("►   Collaudo congiunto      mer 31/12/2025");
    let driver = driver
        .keys("enter")
        .says("Era        mer 31/12/2025")
        .text("lun")
        .says("tra 3 giorni")
        .keys("down")
        .says("= mar 02/09/2025")
        .keys("enter");
    assert_eq!(
        value(&driver, "deadlines.acceptance_test").as_deref(),
        Some("2025-09-02")
    );
    let driver = on("Collaudo congiunto", driver).keys("del enter");
    assert_eq!(value(&driver, "deadlines.acceptance_test"), None);
    driver.says("data fissa, Collaudo congiunto = nessuna (era mar 02/09/2025).");
}

#[test]
fn what_has_a_fixed_day_is_not_offered_again_and_the_whole_contract_is() {
    let driver = on_new()
        .keys("enter down down")
        .says("Data fissa, tutto il contratto");
    let driver = driver.keys("tab 31/3/2026 enter");
    assert_eq!(
        value(&driver, "deadlines.whole").as_deref(),
        Some("2026-03-31")
    );
    let driver = on("nuova data fissa", driver.says("►   Tutto il contratto")).keys("enter");
    for _ in 0..20 {
        let driver = driver.clone().keys("up");
        driver.keeps_quiet_about("AGGIUNGI  Data fissa, tutto il contratto");
    }
}

#[test]
fn what_is_no_day_is_refused_and_nothing_typed_asks_for_one() {
    let driver = on_new().keys("enter enter");
    assert_eq!(driver.saves, 0);
    let driver = driver
        .text("31/4")
        .says("aprile ha 30 giorni")
        .keys("enter");
    assert_eq!(driver.saves, 0);
    driver.says("AGGIUNGI  Data fissa");
}

#[test]
fn a_colleague_who_fixed_the_same_day_meanwhile_is_a_clash() {
    let driver = on_new().keys("enter tab 31/12");
    let key = SettingKey::of(&driver.file.0.plan, "deadlines.acceptance_test").unwrap();
    let driver = driver.colleague_does(&Proposal::Set {
        key,
        value: Some("2025-11-30".to_owned()),
        expected: None,
    });
    let driver = driver
        .keys("enter")
        .says("CONFLITTO  Data fissa, Collaudo congiunto")
        .says("nel file     dom 30/11/2025 (A.B., 29/08/2025 09:41)")
        .says("la tua       mer 31/12/2025 (G.T., non salvata)")
        .keys("right right enter")
        .says("Era        dom 30/11/2025")
        .text("accordo")
        .keys("enter");
    assert_eq!(
        value(&driver, "deadlines.acceptance_test").as_deref(),
        Some("2025-12-31")
    );
}

#[test]
fn a_rate_and_a_cap_are_typed_as_people_do() {
    let driver = on("Penale al giorno", Driver::waiting_for_us())
        .says("Penale al giorno        nessuna")
        .keys("enter 0,8")
        .says("= 0,8 ‰")
        .keys("enter");
    assert_eq!(
        value(&driver, "penalties.daily_per_mille").as_deref(),
        Some("0.8")
    );
    let driver = on("Tetto delle penali", driver).keys("enter 10% enter");
    assert_eq!(
        value(&driver, "penalties.cap_percent").as_deref(),
        Some("10")
    );
}

#[test]
fn a_file_that_may_only_be_looked_at_offers_no_new_day() {
    let driver = Driver::waiting_for_us()
        .read_only(LookOnly::Asked)
        .keys("m");
    let mut driver = driver;
    for _ in 0..driver.app.lines() {
        driver = driver.keeps_quiet_about("nuova data fissa").keys("j");
    }
}

#[test]
fn the_form_of_a_new_day_at_every_size_in_both_languages() {
    for (columns, rows) in [(80, 24), (60, 15), (160, 50)] {
        let driver = on_new().keys("enter tab 31/12");
        let driver = driver.sized(columns, rows);
        insta::assert_snapshot!(format!("new_{columns}x{rows}_it"), driver.screen());
        let english = driver.in_english().screen();
        insta::assert_snapshot!(format!("new_{columns}x{rows}_en"), english);
    }
    insta::assert_snapshot!("row_80x24_ascii", on_new().in_ascii().screen());
}
