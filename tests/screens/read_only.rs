//! A file that may only be looked at.

use super::driver::Driver;
use crono::screen::LookOnly;
use crono::store::ReadOnly;

fn newer() -> Driver {
    let reason = ReadOnly::Newer {
        version: 3,
        ours: 1,
    };
    Driver::waiting_for_us().read_only(LookOnly::File(reason))
}

#[test]
fn the_banner_stands_before_the_day_and_the_reason_below() {
    let driver = newer();
    assert!(driver.row(0).contains("SOLA LETTURA"), "{}", driver.row(0));
    assert!(driver.row(0).ends_with("venerdì 29 agosto 2025"));
    assert!(
        driver.message().starts_with("SOLA LETTURA: "),
        "{}",
        driver.message()
    );
    let asked = Driver::waiting_for_us().read_only(LookOnly::Asked);
    assert_eq!(asked.message(), "SOLA LETTURA: aperto con --readonly.");
    assert_eq!(
        asked.in_english().message(),
        "READ ONLY: opened with --readonly."
    );
}

#[test]
fn every_writing_key_says_the_reason_and_does_nothing() {
    for key in [
        "enter",
        "c",
        "f2",
        "del",
        "n",
        "a",
        "u",
        "U",
        "ctrl-r",
        "tab enter",
        "r a",
        "r enter",
        "l u",
    ] {
        let driver = newer().keys(key);
        assert!(
            driver.message().starts_with("SOLA LETTURA: "),
            "{key}: {}",
            driver.message()
        );
        assert_eq!(driver.saves, 0);
        driver
            .keeps_quiet_about("REGISTRA")
            .keeps_quiet_about("NOTA ");
    }
}

#[test]
fn writing_keys_leave_the_hints() {
    let hints = newer().hints();
    for word in ["registra", "correggi", "nota", "annulla", "aggiungi"] {
        assert!(!hints.contains(word), "{hints}");
    }
    assert!(hints.contains("? aiuto") && hints.contains("q esci"));
}

#[test]
fn looking_around_works_as_ever() {
    newer().keys("tab down").says("►");
    newer().keys("l enter").says("Fase  ");
    newer().keys("r").says("RICHIESTE");
    assert!(newer().keys("q").quit);
}
