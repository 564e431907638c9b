//! Where an export goes: to the output, or whole to a file that nobody asked to keep.

use std::fs;

use super::office::Office;

#[test]
fn json_is_the_situation_for_programs() {
    let office = Office::begun();
    assert_eq!(
        office.run(&["export", "json"]).done(),
        office.run(&["status", "--json"]).done()
    );
}

#[test]
fn to_a_file_all_of_it_goes_and_nothing_stays_beside() {
    let office = Office::begun();
    let path = office.path().join("report.json");
    let name = path.to_str().unwrap();
    let said = office.run(&["export", "json", "-o", name]).done();
    assert!(
        said.starts_with("Scritto ") && said.contains("report.json"),
        "{said}"
    );
    let whole = office.run(&["export", "json", "-o", "-"]).done();
    assert_eq!(fs::read_to_string(&path).unwrap(), whole);
    assert_eq!(office.litter(), ["report.json"]);
}

#[test]
fn a_file_that_is_there_is_kept_until_force_is_used() {
    let office = Office::begun();
    let path = office.path().join("report.json");
    let name = path.to_str().unwrap();
    fs::write(&path, "theirs").unwrap();
    let why = office.run(&["export", "json", "-o", name]).refused();
    assert!(
        why.contains("esiste già") && why.contains("--force"),
        "{why}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    office
        .run(&["export", "json", "-o", name, "--force"])
        .done();
    assert!(fs::read_to_string(&path).unwrap().starts_with('{'));
}

#[test]
fn the_dossier_is_never_replaced_by_a_report_of_it() {
    let office = Office::begun();
    let before = office.bytes();
    for place in [office.file(), office.lock()] {
        let name = place.to_str().unwrap();
        let why = office
            .run(&["export", "json", "--force", "-o", name])
            .refused();
        assert!(why.contains("fascicolo"), "{why}");
    }
    assert_eq!(office.bytes(), before);
}

#[test]
fn where_a_report_cannot_be_written_the_reason_is_said() {
    let office = Office::begun();
    let place = office.path().join("nowhere").join("report.json");
    let why = office
        .run(&["export", "json", "-o", place.to_str().unwrap()])
        .refused();
    assert!(
        why.contains("La cartella") && why.contains("nowhere"),
        "{why}"
    );
    assert_eq!(office.run(&["export", "pdf"]).code, Some(2));
    assert_eq!(office.run(&["export"]).code, Some(2));
}

#[test]
fn a_change_is_made_in_one_dossier_and_never_in_a_folder() {
    let office = Office::begun();
    let folder = office.path().to_str().unwrap();
    let file = office.file();
    let file = file.to_str().unwrap();
    let record = ["record", "contract_signed", "2025-02-06"];
    for place in [&["-f", folder][..], &["-f", file, "-f", file]] {
        let why = office.run(&[place, &record].concat()).refused();
        assert!(why.contains("un solo fascicolo"), "{why}");
    }
    // A folder without a dossier says so.
    let empty = office.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let why = office
        .run(&["-f", empty.to_str().unwrap(), "export", "json"])
        .refused();
    assert!(why.contains("nessun fascicolo"), "{why}");
}

#[test]
fn help_refusals_and_completions_list_the_same_formats() {
    let office = Office::begun();
    let help = office.run(&["--lang", "en", "export", "-h"]).done();
    assert!(help.contains("ics, csv, md, html, json"), "{help}");
    let refused = office.run(&["--lang", "it", "export", "xls"]);
    assert_eq!(refused.code, Some(2));
    for format in [
        "ics (calendario)",
        "csv (foglio di calcolo)",
        "md (rapporto in Markdown)",
        "html (rapporto)",
        "json (per programmi)",
    ] {
        assert!(refused.err.contains(format), "{}", refused.err);
    }
    let asked = ["__complete", "bash", "crono export ", ""];
    let completions = office.run(&asked).done();
    assert_eq!(completions, "\nics\ncsv\nmd\nhtml\njson\n");
    // What only the screen offers is no word of the command line.
    for format in ["excel-it", "text"] {
        assert_eq!(office.run(&["export", format]).code, Some(2), "{format}");
    }
}
