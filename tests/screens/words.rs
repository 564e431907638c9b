//! The two languages: complete, and each alone on the screen.

use super::driver::Driver;

/// Words that would be Italian on an English screen.
const ITALIAN: [&str; 14] = [
    "Fase",
    "Scade",
    "Giorni",
    "Invio",
    "aiuto",
    "giorni",
    "registra",
    "fornitore",
    "oggi",
    "Nota",
    "nessun",
    "richiest",
    "modific",
    "salv",
];

/// Words that would be English on an Italian screen.
const ENGLISH: [&str; 12] = [
    "Phase", "Due", "Days", "Enter", "help", " days", "record", "supplier", "today", "Note",
    "request", "save",
];

const SCENES: [&str; 27] = [
    "",
    "1",
    "4",
    "5 tab",
    "7",
    "8",
    "enter",
    "enter 20/8 enter",
    "enter 31/9 enter",
    "enter 1 esc",
    "c 1/9",
    "r",
    "l",
    "m",
    "m 4 down enter",
    "m 4 down down enter x",
    "m 5 down down down down enter down",
    "?",
    "enter f1",
    "7 a",
    "i",
    "i 4 enter enter u",
    "i 4 enter 1 esc",
    "i 7 a enter",
    "d 31/7",
    "d 31/7 enter c",
    "d 31/12/2025 enter ?",
];

/// The screen without what people wrote.
fn without_peoples_words(screen: &str) -> String {
    screen
        .replace("Relazione sullo stato", "")
        .replace("errore di battitura", "")
}

#[test]
fn an_english_screen_has_no_italian_word() {
    for keys in SCENES {
        let screen = without_peoples_words(&Driver::bad_day().in_english().keys(keys).screen());
        for word in ITALIAN {
            assert!(!screen.contains(word), "{keys}: {word}\n{screen}");
        }
    }
}

#[test]
fn an_italian_screen_has_no_english_word() {
    for keys in SCENES {
        let screen = without_peoples_words(&Driver::bad_day().keys(keys).screen());
        for word in ENGLISH {
            assert!(!screen.contains(word), "{keys}: {word}\n{screen}");
        }
    }
}

#[test]
fn the_letters_are_the_same_in_both_languages() {
    for keys in [
        "enter enter",
        "c 21/8 tab x enter",
        "n x enter",
        "7 a enter s",
        "7 a enter y",
    ] {
        let italian = Driver::waiting_for_us().keys(keys);
        let english = Driver::waiting_for_us().in_english().keys(keys);
        assert_eq!(italian.file.0.records, english.file.0.records, "{keys}");
        assert_eq!(italian.saves, english.saves, "{keys}");
    }
}

#[test]
fn what_was_saved_is_said_in_the_language_of_the_screen() {
    Driver::waiting_for_us()
        .in_english()
        .keys("enter enter")
        .says("Saved: Migration verified, Fri 29/08/2025.");
}

#[test]
fn a_refusal_is_said_in_the_language_of_the_screen() {
    Driver::waiting_for_us()
        .in_english()
        .keys("enter 31/9 enter")
        .says("September has 30 days");
}
