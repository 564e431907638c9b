//! Entries with several steps on the screen: one key opens, the next one goes on, and each step is a row.

use super::driver::{Driver, empty, write_down};

fn office(today: &str) -> Driver {
    let mut file = empty("orders");
    write_down(&mut file, "signed", "2026-01-10", "M.R.");
    Driver::new(today, file)
}

#[test]
fn an_entry_is_opened_goes_on_and_closes_by_forms() {
    let driver = office("2026-03-01")
        .keys("2 a")
        .says("Ordini")
        .keys("tab")
        .text("scrivanie")
        .keys("enter");
    assert_eq!(
        driver.recorded("orders:1/order").as_deref(),
        Some("2026-03-01")
    );
    // The row of the phase awaits the next step.
    let driver = driver
        .on("2026-03-20")
        .keys("2 enter")
        .says("Consegna n. 1")
        .keys("enter");
    assert_eq!(
        driver.recorded("orders:1/delivered").as_deref(),
        Some("2026-03-20")
    );
    let driver = driver.keys("2 enter").says("Verifica n. 1").keys("enter");
    assert_eq!(
        driver.recorded("orders:1/checked").as_deref(),
        Some("2026-03-20")
    );
    let driver = driver.keys("2 enter").says("Pagamento n. 1").keys("enter");
    assert_eq!(
        driver.recorded("orders:1/paid").as_deref(),
        Some("2026-03-20")
    );
    // Each step stands in the list of requests, with what it is.
    driver
        .keys("r")
        .says("Consegna: scrivanie")
        .says("Verifica: scrivanie")
        .says("Pagamento: scrivanie");
}

#[test]
fn a_step_is_called_by_its_name_and_no_answer() {
    let mut file = empty("orders");
    write_down(&mut file, "signed", "2026-01-10", "M.R.");
    write_down(&mut file, "request scrivanie", "2026-03-01", "M.R.");
    let driver = Driver::new("2026-03-20", file);
    driver
        .clone()
        .keys("2 enter")
        .says("REGISTRA")
        .says("Consegna n. 1")
        .keeps_quiet_about("RISPOSTA");
    let list = driver.keys("r").says("Invio registra").says("Ordine ");
    list.clone()
        .says("Consegna  ")
        .keeps_quiet_about("Risposta")
        .keys("enter")
        .keeps_quiet_about("RISPOSTA");
    list.in_english().says("Enter record");
}

#[test]
fn all_requests_of_a_phase_are_all_steps_of_all_its_registers() {
    let mut file = empty("orders");
    write_down(&mut file, "signed", "2026-01-10", "M.R.");
    write_down(&mut file, "request scrivanie", "2026-03-01", "M.R.");
    write_down(&mut file, "request sedie", "2026-03-02", "M.R.");
    write_down(&mut file, "orders:1/delivered", "2026-03-10", "M.R.");
    let form = Driver::new("2026-03-20", file).keys("2 s");
    let form = form
        .says("tutti gli ordini, fase 2")
        .says("Verifica n. 1: sospesa")
        .says("Consegna n. 2: sospesa");
    let done = form.keys("enter");
    let named = &done.file.0.suspensions[0].clocks;
    let named: Vec<String> = named.iter().map(ToString::to_string).collect();
    assert_eq!(named, ["orders/delivered", "orders/checked", "orders/paid"]);
    done.keys("l")
        .says("tutti gli ordini, fase 2")
        .keeps_quiet_about("orders/");
}
