//! Silence that is an answer, on the screen: beside the date, in the row, and asked about.

use crono::plan::Plan;
use crono::record::{Dossier, Journal};

use super::driver::{Driver, write_down};

/// The plan of the page on plans, on which the application was made on 2 March.
fn applied(today: &str) -> Driver {
    let text = std::fs::read_to_string("docs/examples/silence.json").unwrap();
    let mut file = (
        Dossier::new(Plan::from_json(&text).unwrap()),
        Journal::default(),
    );
    write_down(&mut file, "application", "2026-03-02", "M.R.");
    Driver::new(today, file)
}

#[test]
fn what_happened_by_silence_says_so_and_a_later_date_is_asked_about() {
    let driver = applied("2026-05-31").says("OGGI");
    let row = driver.row_with("1 Autorizzazione");
    assert!(!row.contains("per silenzio"), "{row}");
    let driver = applied("2026-06-03");
    let row = driver.row_with("1 Autorizzazione");
    assert!(row.contains("per silenzio"), "{row}");
    // In the detail it stands beside the date; a date can still be recorded there.
    let driver = driver.keys("1 tab").says("dom 31/05/2026, per silenzio");
    let driver = driver
        .keys("down enter")
        .says("REGISTRA")
        .keys("enter")
        .says("Vale già come avvenuto per silenzio (dom 31/05/2026)");
    assert_eq!(driver.recorded("permit"), None);
    let driver = driver.keys("right enter");
    assert_eq!(driver.recorded("permit").as_deref(), Some("2026-06-03"));
    let row = driver.keys("esc").row_with("1 Autorizzazione");
    assert!(!row.contains("per silenzio"), "{row}");
}
