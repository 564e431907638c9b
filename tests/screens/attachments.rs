//! The document of a date: where its file is, whether it is there, and a number used twice.

use super::driver::{Driver, TO_MIGRATION, commit, day, dossier, stamp};
use crono::record::{Draft, Expected, Proposal};
use crono::screen::Effect;

/// Phase 3 waits for us; the migration has this attachment and no other document of its own.
fn attached(name: &str) -> Driver {
    let mut file = dossier(&[&TO_MIGRATION[..5]]);
    let proposal = Proposal::Record {
        event: "migration_done".parse().unwrap(),
        draft: Draft {
            date: day("2025-08-22"),
            document: crono::record::Document {
                attachment: Some(name.to_owned()),
                ..crono::record::Document::default()
            },
        },
        keep: false,
        expected: Expected::Anything,
    };
    let at = stamp("M.R.", "2025-08-22");
    commit(&mut file, &proposal, None, &at, day("2026-12-31")).unwrap();
    Driver::new("2025-08-29", file)
}

/// What stands under the list, without the hints.
fn pane(driver: &Driver) -> String {
    let screen = driver.screen();
    let lines: Vec<&str> = screen.lines().collect();
    // The last row of the list is that of the last phase.
    let last = lines.iter().position(|line| line.contains(" 8 "));
    let pane = lines[last.unwrap() + 1..lines.len() - 1].join("\n");
    pane.trim_matches('\n').to_owned()
}

/// Into the pane, which is on what is awaited, and up to the migration.
const TO_THE_MIGRATION: &str = "3 tab up";

#[test]
fn the_file_is_looked_for_when_its_record_is_opened_and_only_then() {
    let mut driver = attached("ricevute/migrazione.eml");
    driver.on_disk = vec!["ricevute/migrazione.eml".into()];
    let driver = driver.keys("1 2 3 down up r esc l esc");
    assert_eq!(driver.looks, 0, "the list shows no attachment");
    let driver = driver.keys("3 tab");
    assert_eq!(driver.looks, 0, "the cursor is on another event");
    let driver = driver
        .keeps_quiet_about("migrazione.eml")
        .keys("up")
        .says("\n    allegato: ricevute/migrazione.eml");
    assert_eq!(driver.looks, 1);
    let driver = driver.keys("ctrl-l z v");
    assert_eq!(driver.looks, 1, "once is enough while it is open");
    let driver = driver.keys("up").keeps_quiet_about("migrazione.eml");
    let driver = driver.keys("down");
    assert_eq!(driver.looks, 2, "opened again, it may have come meanwhile");
    let driver = driver.keys("f5");
    assert_eq!(driver.looks, 3, "the file is read again, and so is this");
}

#[test]
fn a_missing_file_is_said_in_both_languages_and_in_ascii() {
    let driver = attached("ricevute/migrazione.eml").keys(TO_THE_MIGRATION);
    insta::assert_snapshot!("missing_it", pane(&driver));
    insta::assert_snapshot!("missing_en", pane(&driver.in_english().in_ascii()));
}

#[test]
fn the_answer_changes_with_the_disk_when_the_record_is_opened_again() {
    let mut driver = attached("migrazione.eml")
        .keys(TO_THE_MIGRATION)
        .says("allegato non trovato: migrazione.eml");
    driver.on_disk = vec!["migrazione.eml".into()];
    driver
        .keys("esc tab up")
        .says("allegato: migrazione.eml")
        .keeps_quiet_about("non trovato");
}

#[test]
fn text_that_names_no_file_is_shown_and_not_looked_for() {
    for text in [
        "https://www.comune.example/atti/12.pdf",
        "prot. 5131/2025",
        "faldone 12",
    ] {
        let driver = attached(text).keys(TO_THE_MIGRATION);
        assert_eq!(driver.looks, 0, "{text}");
        driver.says(&format!("allegato: {text}"));
    }
}

#[test]
fn a_correction_says_that_the_file_is_missing() {
    let driver = attached("migrazione.eml").keys("c");
    assert_eq!(driver.looks, 1);
    insta::assert_snapshot!("correction", pane(&driver));
    driver
        .in_english()
        .says("attachment not found: migrazione.eml");
}

#[test]
fn what_is_being_typed_is_looked_for_when_it_is_finished() {
    let driver = Driver::waiting_for_us()
        .keys("enter tab tab tab tab tab tab tab verbale.pdf")
        .keeps_quiet_about("non trovato");
    assert_eq!(driver.looks, 0, "not at every letter");
    let driver = driver
        .keys("backtab")
        .says("allegato non trovato: verbale.pdf");
    assert_eq!(driver.looks, 1);
    let driver = driver.keys("tab").keeps_quiet_about("non trovato");
    assert_eq!(driver.looks, 1);
    // Missing or not, it is saved: it is a reference, never the file.
    let driver = driver.keys("enter");
    let record = driver.file.0.record(&"migration_verified".parse().unwrap());
    let attachment = record.and_then(|record| record.document.attachment.as_deref());
    assert_eq!(attachment, Some("verbale.pdf"));
}

#[test]
fn looking_is_left_to_the_loop() {
    let driver = attached("migrazione.eml").keys(TO_THE_MIGRATION);
    assert_eq!(driver.effects, [Effect::LookFor("migrazione.eml".into())]);
    let driver = driver.keys("f5");
    let again = Effect::LookFor("migrazione.eml".into());
    assert_eq!(driver.effects, [Effect::Reread, again]);
}

#[test]
fn the_name_of_a_file_cannot_write_on_the_terminal() {
    let driver = attached("\u{1b}[2Jmigrazione.pdf").keys(TO_THE_MIGRATION);
    let screen = driver.screen();
    assert!(screen.contains("\u{fffd}[2Jmigrazione.pdf"), "{screen}");
    assert_eq!(driver.looks, 0);
}

#[test]
fn on_a_narrow_screen_the_attachment_stands_under_its_event_too() {
    let driver = attached("migrazione.eml").sized(60, 24);
    let screen = driver.keys(TO_THE_MIGRATION).screen();
    let lines: Vec<&str> = screen.lines().collect();
    let at = lines.iter().position(|line| line.contains("non trovato"));
    let at = at.unwrap_or_else(|| panic!("{screen}"));
    assert!(
        lines[at - 2].contains("Migrazione e integrazione"),
        "{screen}"
    );
}

#[test]
fn a_protocol_number_on_another_record_is_pointed_out_and_saved_all_the_same() {
    let twice = "Il protocollo 3310/2025 è già su: Migrazione e integrazione (22/08/2025)";
    let [twice, date] = twice.split_at(twice.rfind(' ').unwrap()).into();
    let driver = Driver::waiting_for_us().keys("enter tab 3310/202");
    let driver = driver
        .keeps_quiet_about("già su")
        .keys("5")
        .says(twice)
        .says(date.trim())
        .says("e altre 5 date.");
    insta::assert_snapshot!("protocol_it", pane(&driver));
    insta::assert_snapshot!("protocol_en", pane(&driver.clone().in_english()));
    let driver = driver.keys("enter");
    assert_eq!(driver.saves, 1);
    // What was proposed and not touched is no news.
    driver
        .keys("3 c")
        .says("3310/2025")
        .keeps_quiet_about("già su");
}

#[test]
fn blanks_and_case_make_no_other_number() {
    let driver = attached("a.pdf").keys("enter tab a/99 enter");
    let driver = driver.keys("r a tab tab").text(" A/99 ");
    driver.says("protocollo A/99 è già su: Verifica della migrazione (29/08/2025)");
}

#[test]
fn the_effect_comes_before_the_number_and_the_number_before_the_day() {
    for rows in 8..=24 {
        let driver = Driver::waiting_for_us()
            .sized(80, rows)
            .keys("enter 28/8 tab 3310/2025 backtab");
        let screen = driver.screen();
        let at = |text: &str| screen.find(text);
        let (effect, number, day) = (at("Effetto"), at("già su"), at(" Giorno  "));
        assert!(number.is_none() || effect < number, "{screen}");
        assert!(
            day.is_none() || number.is_some() && number < day,
            "{screen}"
        );
    }
}
