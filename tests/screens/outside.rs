//! What an editor wrote into the file is marked wherever its author would stand.

use super::acts::{extend, promise, suspend};
use super::driver::{Driver, File, day};
use crono::plan::Event;
use crono::record::{Note, NotePlace, Proposal, SettingKey};

/// Facts of every kind, all of them by the program: phase 5 is suspended and extended, phase 6 is
/// promised, phase 4 has a note.
fn with_everything() -> Driver {
    let driver = Driver::bad_day();
    let plan = &driver.file.0.plan;
    let key = SettingKey::of(plan, "clocks.content.warn").unwrap();
    driver
        .colleague_does(&suspend("2025-10-02", &["content"]))
        .colleague_does(&extend("content", 15, "2025-10-01"))
        .colleague_does(&promise("production_release", "2025-11-20"))
        .colleague_does(&Proposal::Note {
            place: NotePlace::Phase(4),
            date: day("2025-10-01"),
            kind: None,
            text: "Sentito il fornitore".into(),
        })
        .colleague_does(&Proposal::Set {
            key,
            value: Some("9".to_owned()),
            expected: None,
        })
        .told()
}

/// Puts another date on an event.
fn dated((dossier, _): &mut File, event: &str, date: &str) {
    let event: Event = event.parse().unwrap();
    let mut records = dossier.records.iter_mut();
    records.find(|known| known.event == event).unwrap().date = day(date);
}

/// The same after an editor was at every one of them.
fn edited() -> Driver {
    let mut driver = with_everything();
    let file = &mut driver.file;
    dated(file, "migration_verified", "2025-09-10");
    dated(file, "content_published:anagrafe", "2025-09-25");
    dated(file, "assistance_request:1", "2025-09-23");
    let gone: Event = "test_debug_done".parse().unwrap();
    let dossier = &mut file.0;
    dossier.records.retain(|known| known.event != gone);
    dossier.suspensions[0].reason = Some("altro".into());
    dossier.extensions[0].reason = Some("altro".into());
    dossier.expected[0].date = day("2025-11-21");
    dossier.notes[0].text = "Mai sentito".into();
    let key = SettingKey::of(&dossier.plan, "clocks.content.warn").unwrap();
    key.assign(&mut dossier.plan, Some("11")).unwrap();
    driver.told()
}

/// Places of the screen by the keys that lead there, and what is said there in both languages.
const PLACES: &[(&str, [&str; 2])] = &[
    // A date; one that is gone; a note, with nobody's name.
    ("3", ["scritta fuori da crono", "written outside crono"]),
    ("4", ["tolta fuori da crono", "taken away outside crono"]),
    (
        "4",
        ["01/10 fuori da crono: Mai", "01/10 outside crono: Mai"],
    ),
    // The date of an item, a suspension, an extension, a promise.
    ("5", ["scritta fuori da crono", "written outside crono"]),
    ("6", ["scritta fuori da crono", "written outside crono"]),
    // A correction: the date before is nobody's.
    ("3 c", ["mer 10/09/2025", "Wed 10/09/2025"]),
    ("3 c", ["fuori da crono", "outside crono"]),
    // The journal, in the row and in full.
    ("l", [" [fuori]", " [outside]"]),
    (
        "l G k k k k k k",
        ["poi cambiato fuori da crono", "then altered outside crono"],
    ),
    // A request, in the row and in full.
    ("r", [" [fuori]", " [outside]"]),
    ("r", ["fuori da crono", "outside crono"]),
];

#[test]
fn what_an_editor_wrote_is_marked_wherever_its_author_would_stand() {
    for (columns, rows) in [(80, 40), (60, 40), (120, 40)] {
        for (keys, [it, en]) in PLACES {
            let driver = edited().sized(columns, rows);
            let seen = driver.keys(keys).screen();
            // A journal of more than eighty columns has room for the whole mark.
            let flat = |text: &str| {
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                words
                    .replace("[poi cambiato fuori da crono]", "[fuori]")
                    .replace("[then altered outside crono]", "[outside]")
                    + text
            };
            assert!(
                flat(&seen).contains(it.trim()),
                "{columns} {keys} {it}\n{seen}"
            );
            let driver = edited().in_english().sized(columns, rows);
            let seen = driver.keys(keys).screen();
            assert!(
                flat(&seen).contains(en.trim()),
                "{columns} {keys} {en}\n{seen}"
            );
            // Of what the program wrote, nothing is said.
            let driver = with_everything().sized(columns, rows);
            let seen = driver.keys(keys).screen();
            let seen = flat(&seen);
            assert!(!seen.contains("fuori"), "{columns} {keys}\n{seen}");
        }
    }
}

#[test]
fn both_acts_and_the_promise_say_that_an_editor_wrote_them() {
    let seen = edited().sized(80, 40).keys("5").screen();
    assert!(
        seen.matches("scritta fuori da crono").count() >= 3,
        "{seen}"
    );
    let seen = edited().sized(80, 40).keys("6").screen();
    assert_eq!(seen.matches("scritta fuori da crono").count(), 1, "{seen}");
}

#[test]
fn a_value_of_the_plan_that_an_editor_wrote_is_marked_in_its_row_and_in_full() {
    for columns in [60, 80] {
        let mut driver = edited().sized(columns, 24).keys("m");
        while !driver.screen().contains("set clocks.content.warn") {
            driver = driver.keys("down");
            assert!(driver.presses < 200);
        }
        let row = driver.row_with("►");
        assert!(row.contains("[fuori]"), "{row}");
        driver.says("valore scritto fuori da crono");
    }
}

#[test]
fn what_is_tried_on_a_value_of_an_editor_is_no_work_of_an_editor() {
    let driver = edited().sized(80, 40).keys("i 3 c 9/9 tab prova enter");
    let seen = driver.keys("3 c").screen();
    assert!(seen.contains("Era        mar 09/09/2025"), "{seen}");
    assert!(!seen.contains("fuori da crono"), "{seen}");
}

#[test]
fn a_journal_that_is_not_read_yet_marks_nothing() {
    let (dossier, _) = with_everything().file;
    let mut driver = Driver::bad_day();
    driver.app.dossier = dossier;
    driver.app.has_journal = false;
    driver.app.outside.clear();
    driver.keys("5 r esc 3").keeps_quiet_about("fuori da crono");
}

#[test]
fn a_note_that_the_program_wrote_keeps_its_author() {
    let driver = with_everything().sized(80, 40).keys("4");
    let notes: &[Note] = &driver.file.0.notes;
    assert_eq!(notes.len(), 1);
    driver.says("01/10 A.B.: Sentito il fornitore");
}
