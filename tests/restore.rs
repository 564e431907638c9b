//! Back to a backup: a change that can be undone where the file is sound, a replacement that keeps the
//! damaged file where it is not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;

use office::{Answer, DELIVERED, Office, SIGNED};

/// An office with a backup of `day`, on which only the award was known.
fn begun(day: &str) -> Office {
    let office = Office::begun();
    let backup = office.path().join(format!(".crono.json.bak-{day}"));
    fs::copy(office.file(), backup).unwrap();
    // Of today there is one too; it is in the way of nothing.
    office.run(&SIGNED).done();
    office.run(&DELIVERED).done();
    office
}

fn restore(office: &Office, arguments: &[&str]) -> Answer {
    office.run(&[&["restore"], arguments].concat())
}

#[test]
fn without_a_backup_it_is_said() {
    let office = Office::new();
    assert!(restore(&office, &[]).done().contains("nessuna copia"));
}

#[test]
fn each_backup_is_listed_with_its_last_author_and_what_was_done_since() {
    let office = begun("2025-08-20");
    let list = restore(&office, &[]).done();
    let row = list
        .lines()
        .find(|line| line.contains("20/08/2025"))
        .unwrap();
    assert!(row.contains("ultima modifica di M.R."), "{row}");
    assert!(row.contains("da allora 2 modifiche"), "{row}");
    assert!(
        list.lines().last().unwrap().contains("crono restore "),
        "{list}"
    );
    let english = restore(&office, &["--lang", "en"]).done();
    assert!(english.contains("2 changes since"), "{english}");
}

#[test]
fn what_would_be_lost_is_said_first_and_nothing_is_written() {
    let office = begun("2025-08-20");
    let before = office.bytes();
    let why = restore(&office, &["20/8/2025"]).refused();
    for part in [
        "si tolgono 2 modifiche",
        "Stipula del contratto",
        "17/02/2025",
        "-y",
    ] {
        assert!(why.contains(part), "{part}: {why}");
    }
    assert_eq!(office.bytes(), before);
}

#[test]
fn going_back_is_a_change_that_stands_in_the_journal_and_can_be_undone() {
    let office = begun("2025-08-20");
    let all = office.says();
    let said = restore(&office, &["20/8/2025", "-y", "--reason", "file sbagliato"]).done();
    assert!(said.contains("Ripristinato: 2 valori"), "{said}");
    assert_eq!(Vec::from_iter(office.says()), ["award"]);
    let log = office.run(&["log"]).done();
    assert!(log.contains("ripristinata una copia: 2 valori"), "{log}");
    let again = restore(&office, &["20/8/2025", "-y"]).done();
    assert!(again.contains("Niente è cambiato"), "{again}");
    let undone = office.run(&["undo"]).done();
    assert!(undone.contains("Annullato"), "{undone}");
    assert_eq!(office.says(), all);
}

#[test]
fn numbers_that_were_given_stay_given() {
    let office = begun("2025-08-20");
    office.run(&["request", "open", "2025-08-21", "-y"]).done();
    restore(&office, &["20/8/2025", "-y"]).done();
    let opened = office.run(&["request", "open", "2025-08-22", "-y"]).done();
    assert!(opened.contains("n. 2"), "{opened}");
}

#[test]
fn a_damaged_file_is_replaced_by_the_backup_and_kept_beside() {
    let office = begun("2025-08-20");
    fs::write(office.file(), "{\"format\": ").unwrap();
    let list = restore(&office, &[]).done();
    assert!(list.contains("20/08/2025"), "{list}");
    let why = restore(&office, &["20/8/2025"]).refused();
    assert!(why.contains("non si legge") && why.contains("-y"), "{why}");
    let said = restore(&office, &["20/8/2025", "-y"]).done();
    assert!(said.contains(".crono.json.replaced-1"), "{said}");
    assert_eq!(Vec::from_iter(office.says()), ["award"]);
    let kept = fs::read_to_string(office.path().join(".crono.json.replaced-1")).unwrap();
    assert_eq!(kept, "{\"format\": ");
}

#[test]
fn a_file_that_is_gone_comes_back() {
    let office = begun("2025-08-20");
    fs::remove_file(office.file()).unwrap();
    let why = restore(&office, &["20/8/2025"]).refused();
    assert!(why.contains("non c'è più") && why.contains("-y"), "{why}");
    assert!(!office.file().exists());
    restore(&office, &["20/8/2025", "-y"]).done();
    assert_eq!(Vec::from_iter(office.says()), ["award"]);
}

#[test]
fn a_file_that_is_too_large_to_be_read_is_replaced_and_kept_beside() {
    let office = begun("2025-08-20");
    let large = vec![b' '; 17 * 1024 * 1024];
    fs::write(office.file(), &large).unwrap();
    let why = office.run(&["status"]).refused();
    assert!(
        why.contains("16 MiB") && why.contains("crono restore"),
        "{why}"
    );
    assert!(restore(&office, &[]).done().contains("20/08/2025"));
    let why = restore(&office, &["20/8/2025"]).refused();
    assert!(why.contains("-y"), "{why}");
    assert_eq!(fs::read(office.file()).unwrap().len(), large.len());
    let said = restore(&office, &["20/8/2025", "-y"]).done();
    assert!(said.contains(".crono.json.replaced-1"), "{said}");
    assert_eq!(Vec::from_iter(office.says()), ["award"]);
    let kept = fs::read(office.path().join(".crono.json.replaced-1")).unwrap();
    assert_eq!(kept.len(), large.len());
}

/// Whatever a save writes can be read again, and gone back to: one that would be too large is refused.
#[test]
fn a_save_that_could_not_be_read_again_is_refused_with_a_way_out() {
    const LIMIT: usize = 16 * 1024 * 1024;
    let office = begun("2025-08-20");
    let of = |size: usize| {
        // A field that nobody knows is kept.
        let text = office.text().replacen('{', "{\n  \"x\": \"\",", 1);
        let fill = "a".repeat(size - text.len());
        text.replacen("\"x\": \"\"", &format!("\"x\": \"{fill}\""), 1)
    };
    let (whole, room) = (of(LIMIT), of(LIMIT - 2_000));
    assert_eq!(whole.len(), LIMIT);
    fs::write(office.file(), &whole).unwrap();
    office.run(&["status"]).done();
    for line in [&["note", "1", "una di troppo"][..], &["undo"]] {
        let why = office.run(line).refused();
        assert!(why.contains("16 MiB") && why.contains("init"), "{why}");
    }
    assert_eq!(office.text(), whole);
    fs::write(office.file(), room).unwrap();
    office.run(&["note", "1", "ci sta"]).done();
    assert!(office.bytes().len() <= LIMIT);
    office.run(&["status"]).done();
    // And so can its copy.
    fs::copy(
        office.file(),
        office.path().join(".crono.json.bak-2025-08-21"),
    )
    .unwrap();
    fs::remove_file(office.file()).unwrap();
    restore(&office, &["21/8/2025", "-y"]).done();
    office.run(&["status"]).done();
}

#[test]
fn what_is_no_backup_is_refused_with_the_reason() {
    let office = begun("2025-08-20");
    let why = restore(&office, &["21/8/2025"]).refused();
    assert!(why.contains("Non c'è una copia del 21/08/2025"), "{why}");
    let why = restore(&office, &["31/2"]).refused();
    assert!(why.contains("31"), "{why}");
    // A damaged backup is listed with its reason, and hides no other.
    fs::write(office.path().join(".crono.json.bak-2025-08-19"), "{").unwrap();
    let list = restore(&office, &[]).done();
    let row = list
        .lines()
        .find(|line| line.contains("19/08/2025"))
        .unwrap();
    assert!(
        row.contains("non utilizzabile") && row.contains("riga"),
        "{row}"
    );
    assert!(list.contains("20/08/2025"), "{list}");
    for arguments in [&["19/8/2025"][..], &["19/8/2025", "-y"]] {
        let why = restore(&office, arguments).refused();
        // There are other copies, and none has to be mended.
        for part in ["riga", "Quelle che ci sono: crono restore"] {
            assert!(why.contains(part), "{part}: {why}");
        }
        assert!(!why.contains("Non ci sono copie"), "{why}");
    }
    // Another plan is no earlier state of this dossier.
    let other = Office::new();
    other.run(&["init", "--plan", "lavori"]).done();
    fs::copy(
        other.file(),
        office.path().join(".crono.json.bak-2025-08-18"),
    )
    .unwrap();
    let why = restore(&office, &["18/8/2025", "-y"]).refused();
    assert!(why.contains("altro contratto"), "{why}");
    assert!(restore(&office, &["20/8/2025", "-y", "--readonly"]).code == Some(1));
}

#[test]
fn a_copy_of_a_day_to_come_is_marked_and_not_the_one_that_is_proposed() {
    let office = begun("2025-08-20");
    for day in ["2199-12-31", "2199-12-30"] {
        let name = format!(".crono.json.bak-{day}");
        fs::copy(office.file(), office.path().join(name)).unwrap();
    }
    for path in office.backups() {
        // Only that of an earlier day is left beside those to come.
        let name = path.to_str().unwrap();
        if !name.contains("2199") && !name.contains("2025-08-20") {
            fs::remove_file(path).unwrap();
        }
    }
    let list = restore(&office, &[]).done();
    for line in list.lines() {
        let is_marked = line.contains("di un giorno che deve ancora venire");
        assert_eq!(is_marked, line.contains("2199"), "{line}");
    }
    let proposed = list.lines().last().unwrap();
    assert!(proposed.ends_with("crono restore 20/08/2025"), "{list}");
    // Where there is none but those, one of them is better than nothing.
    fs::remove_file(office.path().join(".crono.json.bak-2025-08-20")).unwrap();
    let list = restore(&office, &[]).done();
    assert!(
        list.trim_end().ends_with("crono restore 31/12/2199"),
        "{list}"
    );
    let english = restore(&office, &["--lang", "en"]).done();
    assert!(
        english.contains("of a day to come: was a clock wrong?"),
        "{english}"
    );
}

#[test]
fn what_stands_in_the_way_of_a_new_dossier_names_the_command_that_goes_back() {
    let office = begun("2025-08-20");
    fs::remove_file(office.file()).unwrap();
    for said in [
        office.run(&["init"]).refused(),
        office.run(&["status"]).refused(),
    ] {
        let line = said.split("crono restore ").nth(1).unwrap();
        let day = line.split_whitespace().next().unwrap();
        let other = office.copy();
        restore(&other, &[day, "-y"]).done();
        assert!(other.file().exists(), "{said}");
    }
}
