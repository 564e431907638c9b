//! Dates as they are typed: what they mean, what is refused, what is asked.

use super::driver::{Driver, TO_LATENESS, TO_MIGRATION};

#[test]
fn words_numbers_and_weekdays_of_both_languages_are_understood() {
    // Friday 29 August 2025.
    for (typed, echo) in [
        ("oggi", "= ven 29/08/2025"),
        ("today", "= ven 29/08/2025"),
        ("ieri", "= gio 28/08/2025"),
        ("yesterday", "= gio 28/08/2025"),
        ("domani", "= sab 30/08/2025"),
        ("+1", "= sab 30/08/2025"),
        ("-2", "= mer 27/08/2025"),
        ("lun", "= lun 25/08/2025"),
        ("mon", "= lun 25/08/2025"),
        ("15", "= ven 15/08/2025"),
        ("30", "= mer 30/07/2025"),
        ("15/10", "= mar 15/10/2024"),
        ("15.7", "= mar 15/07/2025"),
        ("15-7-25", "= mar 15/07/2025"),
        ("150725", "= mar 15/07/2025"),
        ("2025-07-15", "= mar 15/07/2025"),
        ("29/2", "= gio 29/02/2024"),
    ] {
        Driver::waiting_for_us()
            .keys("enter")
            .keys(typed)
            .says(echo);
    }
}

#[test]
fn an_unreal_date_is_refused_with_the_reason_and_the_text_stays() {
    for (typed, why) in [
        ("31/9", "settembre ha 30 giorni"),
        ("29/2/2025", "febbraio 2025 ha 28 giorni"),
        ("0/3", "0/3"),
        ("15/13", "15/13"),
        ("boh", "boh"),
    ] {
        let driver = Driver::waiting_for_us().keys("enter").keys(typed);
        let driver = driver
            .says("nessuno finché la data non è valida")
            .keys("tab enter");
        assert_eq!(driver.saves, 0);
        assert!(
            driver.message().contains(why),
            "{typed}: {}",
            driver.message()
        );
        // The cursor is back where the fault is.
        driver
            .says(typed)
            .keys("ctrl-u 28/8")
            .says("= gio 28/08/2025");
    }
}

/// Doubts that a date raises: the facts, the keys, what is asked.
fn doubts() -> Vec<(Driver, &'static str, &'static str)> {
    vec![
        (
            Driver::waiting_for_us(),
            "enter +3",
            "È una data futura (lun 01/09/2025).",
        ),
        (
            Driver::waiting_for_us(),
            "enter 20/8",
            "È prima della migrazione (ven 22/08/2025).",
        ),
        (
            Driver::at("2025-09-20", &[TO_MIGRATION, &TO_LATENESS[..2]]),
            "3 tab up c 12/9/25 tab rettifica",
            "È dopo la verifica della migrazione (gio 11/09/2025)",
        ),
        (Driver::waiting_for_us(), "7 a", "È prima del collaudo"),
    ]
}

#[test]
fn a_doubtful_date_asks_before_it_is_saved() {
    for (driver, keys, asked) in doubts() {
        let driver = driver.keys(keys).keys("enter");
        assert_eq!(driver.saves, 0, "{keys}");
        driver
            .says(asked)
            .says("Salvare lo stesso?")
            .says("► torna al modulo    salva");
    }
}

#[test]
fn enter_pressed_twice_cannot_confirm_a_doubt() {
    for (driver, keys, asked) in doubts() {
        let driver = driver.keys(keys).keys("enter enter enter enter enter");
        assert_eq!(driver.saves, 0, "{keys}");
        driver.says(asked);
    }
}

#[test]
fn an_arrow_and_enter_confirm_in_both_languages() {
    for (driver, keys, _) in doubts() {
        for yes in ["right enter", "tab enter"] {
            let italian = driver.clone().keys(keys).keys("enter").keys(yes);
            let english = driver
                .clone()
                .in_english()
                .keys(keys)
                .keys("enter")
                .keys(yes);
            assert_eq!((italian.saves, english.saves), (1, 1), "{keys} {yes}");
        }
    }
}

#[test]
fn no_goes_back_to_the_form_with_its_text() {
    for no in ["enter", "esc", "right left enter"] {
        let driver = Driver::waiting_for_us().keys("enter 20/8 enter").keys(no);
        assert_eq!(driver.saves, 0);
        driver
            .says("REGISTRA")
            .says("20/8              = mer 20/08/2025");
    }
}

#[test]
fn other_letters_answer_nothing() {
    let driver = Driver::waiting_for_us().keys("enter 20/8 enter x q s y n 1 2 space");
    assert_eq!(driver.saves, 0);
    driver.says("Salvare lo stesso?");
}

#[test]
fn a_predecessor_that_may_come_after_raises_no_doubt() {
    // Award recorded; the plan delivered before the signature is marked, not asked about.
    let driver = Driver::at("2025-02-10", &[&TO_MIGRATION[..1]]).keys("1 tab down enter enter");
    assert_eq!(
        driver.recorded("plan_delivered").as_deref(),
        Some("2025-02-10")
    );
}

#[test]
fn a_plan_delivered_before_the_signature_is_marked_and_not_asked() {
    let driver = Driver::at("2025-02-10", &[&TO_MIGRATION[..2]]).keys("enter 3/2 enter");
    assert_eq!(
        driver.recorded("plan_delivered").as_deref(),
        Some("2025-02-03")
    );
    driver
        .keys("1")
        .says("finisce prima dell'avvio: date da verificare");
}

#[test]
fn a_date_in_the_future_becomes_a_fact_on_its_day() {
    let driver = Driver::waiting_for_us().keys("enter +3 enter right enter");
    assert!(driver.row_with(" 3 Migrazione").contains("in scadenza"));
    let driver = driver.on("2025-09-01");
    assert!(driver.row_with(" 3 Migrazione").contains("prima"));
}

#[test]
fn a_date_still_to_come_is_found_again_and_opens_its_correction() {
    let driver = Driver::waiting_for_us()
        .keys("enter")
        .keys("2/9/25")
        .says("nessuno oggi: vale da mar 02/09/2025")
        .keys("enter right enter");
    assert_eq!(driver.saves, 1);
    driver
        .says("vale da mar 02/09/2025")
        .keys("enter")
        .says("CORREGGI  Verifica della migrazione");
}
