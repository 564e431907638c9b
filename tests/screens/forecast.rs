//! What is foreseen, what is left until fixed days and what lateness would cost, where a person looks.

use super::driver::Driver;
use crono::plan::Event;
use crono::record::{Document, Proposal, SettingKey};

/// With values of the plan set, `key=value` each.
fn set(mut driver: Driver, values: &[&str]) -> Driver {
    for value in values {
        let (key, value) = value.split_once('=').unwrap();
        let key = SettingKey::of(&driver.file.0.plan, key).unwrap();
        driver = driver.colleague_does(&Proposal::Set {
            key,
            value: Some(value.to_owned()),
            expected: None,
        });
    }
    quiet(driver)
}

fn promised(driver: Driver, event: &str, on: &str) -> Driver {
    let event: Event = event.parse().unwrap();
    let date = on.parse().unwrap();
    quiet(driver.colleague_does(&Proposal::Promise {
        event,
        promised: Some(Box::new((date, Document::default()))),
        expected: None,
    }))
}

/// The screen has read it, and its message is gone.
fn quiet(driver: Driver) -> Driver {
    driver.told().keys("tab esc")
}

const RATES: &[&str] = &[
    "info.net_amount=98000",
    "penalties.daily_per_mille=0.8",
    "penalties.cap_percent=10",
];

#[test]
fn a_phase_not_begun_shows_when_it_is_due_and_one_that_has_begun_does_not() {
    let driver = Driver::waiting_for_us();
    let columns = |driver: &Driver, text: &str| {
        let row = driver.row_with(text);
        row.chars().skip(27).take(9).collect::<String>()
    };
    assert_eq!(columns(&driver, "5 Contenuti"), "~20/11/25");
    assert_eq!(columns(&driver, "6 Collaudo"), "~20/12/25");
    assert_eq!(columns(&driver, "3 Migrazione"), " 04/09/25");
    let narrow = driver.clone().sized(60, 15);
    let row = narrow.row_with("5 Contenuti");
    assert_eq!(
        &row.chars().skip(23).take(9).collect::<String>(),
        "~20/11/25"
    );
    let least = driver.sized(40, 15);
    assert!(!least.screen().contains('~'));
    assert!(!Driver::first_start().screen().contains('~'));
    assert!(!Driver::upkeep().screen().contains('~'));
}

#[test]
fn the_sign_never_touches_a_title() {
    let early = Driver::at(
        "2025-02-07",
        &[&[("award", "2025-01-20"), ("contract_signed", "2025-02-06")]],
    );
    let early = early.says("  · 3 Migrazione           ~");
    early.in_english().says("  · 3 Migration            ~");
}

#[test]
fn the_pane_says_when_a_phase_will_start_and_end_and_why() {
    let driver = Driver::waiting_for_us().keys("5");
    let driver =
        driver.says("Previsto  parte dom 21/09/2025 (limite fase 4), finisce gio 20/11/2025");
    driver
        .in_english()
        .says("Forecast  starts Sun 21/09/2025 (limit of phase 4), ends Thu 20/11/2025");
    // What runs ends on its last day: that stands above.
    Driver::waiting_for_us().keeps_quiet_about("Previsto");
    Driver::bad_day().keeps_quiet_about("Previsto");
    let driver = promised(Driver::waiting_for_us(), "migration_verified", "2025-09-10");
    driver.says("Previsto  finisce mer 10/09/2025 (data promessa)");
}

#[test]
fn a_fixed_day_is_told_in_every_phase_that_is_not_over() {
    let driver = set(
        Driver::waiting_for_us(),
        &["deadlines.acceptance_test=2025-12-31"],
    );
    for phase in ["3", "5", "6"] {
        let driver = driver.clone().sized(80, 35).keys(phase);
        driver.says("Margine   Collaudo congiunto entro mer 31/12/2025");
    }
    driver
        .clone()
        .sized(80, 35)
        .keys("2")
        .keeps_quiet_about("Margine");
    let late = set(driver, &["deadlines.acceptance_test=2025-12-01"]);
    late.sized(80, 35)
        .keys("6")
        .says("previsto sab 20/12, 19\n            giorni oltre");
}

#[test]
fn an_estimate_stands_by_what_is_late_once_everything_it_takes_is_known() {
    let driver = Driver::bad_day().keeps_quiet_about("Stima");
    let two = set(driver.clone(), &RATES[..2]).keeps_quiet_about("Stima");
    let driver = set(two, &RATES[2..]);
    driver
        .clone()
        .says("Stima     17 giorni, 1.332,80 euro: stima, non addebito")
        .keys("5")
        .keeps_quiet_about("Stima");
    driver
        .clone()
        .keys("7")
        .says("Stima     6 giorni, 470,40 euro: stima, non addebito")
        .keys("r")
        .says("Stima     6 giorni, 470,40 euro: stima, non addebito");
    let english = driver.clone().in_english();
    english.says("Estimate  17 days, 1,332.80 euro: estimate, not a charge");
    let capped = set(driver, &["penalties.cap_percent=1"]);
    // The first and the third phase have used up the rest of it.
    capped.says("17 giorni, 352,80 euro, tetto raggiunto: stima, non addebito");
}

#[test]
fn a_wide_screen_lists_what_is_foreseen_promised_and_fixed_by_date() {
    let driver = set(
        Driver::waiting_for_us(),
        &["deadlines.acceptance_test=2025-12-31"],
    );
    let driver = promised(driver, "migration_verified", "2025-09-02");
    let screen = driver.clone().sized(160, 50).screen();
    let at = |text: &str| {
        screen
            .find(text)
            .unwrap_or_else(|| panic!("{text}\n{screen}"))
    };
    let order = [
        "  mar 02/09/2025    4  promessa: Verifica della migrazione",
        "  gio 04/09/2025    6  fase 3, Migrazione, integrazione",
        "  dom 21/09/2025   23  fase 4, Test, debug, formazione",
        " ~gio 20/11/2025   83  previsto limite fase 5, Contenuti",
        " ~sab 20/12/2025  113  previsto limite fase 6, Produzione e collaudo",
        "  mer 31/12/2025  124  data fissa per il collaudo",
    ];
    assert!(order.map(at).is_sorted(), "{screen}");
    // Once it has happened, a promise is no date to come.
    let kept = driver.keys("3 enter enter").sized(160, 50);
    kept.says("~").keeps_quiet_about("promessa: Verifica");
}

#[test]
fn the_form_says_what_a_change_moves_of_what_is_foreseen() {
    let driver = set(
        Driver::waiting_for_us(),
        &["deadlines.acceptance_test=2025-12-31"],
    );
    let form = driver.keys("m 5 down down enter 85");
    let form = form
        .says("fase 5: limite 85 giorni, non più 60 giorni")
        .says("previsione: tutto finisce mer 14/01/2026, non sab 20/12/2025")
        .says("Collaudo congiunto entro 31/12/2025: 14 giorni oltre, non 11");
    // The message after the save keeps to the clocks.
    form.keys("enter").keeps_quiet_about("revisione");
    // The award moves nothing: there was nothing to go by.
    let first = Driver::first_start().keys("enter");
    first.keeps_quiet_about("previsione");
}

#[test]
fn at_every_size_in_both_languages() {
    let fixed = "deadlines.acceptance_test=2025-12-01";
    let driver = set(set(Driver::bad_day(), RATES), &[fixed]);
    for (columns, rows) in [(80, 24), (60, 15), (160, 50)] {
        for (name, keys) in [("late", "4"), ("ahead", "6"), ("requests", "7 r")] {
            let driver = driver.clone().sized(columns, rows).keys(keys);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}_it"), driver.screen());
            let english = driver.in_english().screen();
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}_en"), english);
        }
    }
    let ascii = driver.keys("6").in_ascii();
    insta::assert_snapshot!("ahead_80x24_ascii", ascii.screen());
}
