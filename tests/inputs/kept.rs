//! What this version does not know, or would have written otherwise, is kept.

use serde_json::{Map, Value, json};

use crate::office::{Office, SIGNED};
use crate::{FULL, NOTE};

/// The document with a strange field first, in the middle and last in every object; but the journal
/// comes last in a file, so that the first frame need not read it.
fn strewn(value: &Value, count: &mut usize) -> Value {
    let mut strange = || {
        *count += 1;
        (format!("x-{count}"), json!({"z": [*count, null], "a": "à"}))
    };
    match value {
        Value::Object(members) => {
            let mut strewn_in = Map::new();
            let half = members.len() / 2;
            strewn_in.extend([strange()]);
            for (i, (key, member)) in members.iter().enumerate() {
                if i == half {
                    strewn_in.extend([strange()]);
                }
                strewn_in.insert(key.clone(), member.clone());
            }
            if !members.contains_key("journal") {
                strewn_in.extend([strange()]);
            }
            for (key, member) in &mut strewn_in {
                if !key.starts_with("x-") {
                    *member = strewn(member, count);
                }
            }
            Value::Object(strewn_in)
        }
        Value::Array(members) => members.iter().map(|m| strewn(m, count)).collect(),
        other => other.clone(),
    }
}

/// The document as it would be without what a save alters: `rev`, and the last of the notes and of the
/// journal.
fn before_the_note(text: &str) -> Value {
    let mut document: Value = serde_json::from_str(text).unwrap();
    let rev = document["rev"].as_u64().unwrap();
    document["rev"] = json!(rev - 1);
    document["notes"].as_array_mut().unwrap().pop();
    document["journal"].as_array_mut().unwrap().pop();
    document
}

#[test]
fn what_this_version_does_not_know_is_kept_where_it_stands_at_every_level() {
    let document: Value = serde_json::from_str(FULL).unwrap();
    let mut count = 0;
    let strange = strewn(&document, &mut count);
    assert!(count > 500, "{count} strange fields");
    let office = Office::holding(strange.to_string().as_bytes());
    office.run(&NOTE).done();
    // As text, so that the order counts as well.
    let kept = before_the_note(&office.text()).to_string();
    let strange = strange.to_string();
    let same = kept
        .bytes()
        .zip(strange.bytes())
        .take_while(|(a, b)| a == b);
    let same = same.count();
    assert!(kept == strange, "from here on: {:.200}", &kept[same..]);
}

#[test]
fn what_is_changed_keeps_its_strange_fields_too() {
    let office = Office::begun();
    office.run(&["note", "1", "prima"]).done();
    let text = office.text().replacen(
        "\"event\": \"award\",",
        "\"event\": \"award\",\n      \"room\": \"12\",",
        1,
    );
    std::fs::write(office.file(), text).unwrap();
    let corrected = ["record", "award", "2025-01-21", "--reason", "errore"];
    office.run(&corrected).done();
    office
        .run(&["set", "clocks.plan_delivery.limit", "12d"])
        .done();
    let document: Value = serde_json::from_str(&office.text()).unwrap();
    assert_eq!(document["records"][0]["date"], "2025-01-21");
    assert_eq!(document["records"][0]["room"], "12");
}

/// A number that would lose digits when it is printed again keeps the whole file from being written.
#[test]
fn a_number_that_would_lose_digits_is_for_reading_only() {
    for number in [
        "1.00000000000000000001",
        "123456789012345678901234567890",
        "1e400",
    ] {
        let text = FULL.replacen("\"rev\"", &format!("\"weight\": {number},\n  \"rev\""), 1);
        let office = Office::holding(text.as_bytes());
        office.run(&["status"]).done();
        office.run(&NOTE).refused();
        assert_eq!(office.text(), text, "{number}");
    }
}

#[test]
fn the_mark_of_some_editors_is_read_over_and_dropped_with_the_next_save() {
    let office = Office::holding(format!("\u{feff}{FULL}").as_bytes());
    let marked = office.bytes();
    office.run(&["status"]).done();
    assert_eq!(office.bytes(), marked, "looking writes nothing");
    office.run(&NOTE).done();
    assert!(office.text().starts_with('{'));
    let backup = office.backups().pop().unwrap();
    assert_eq!(std::fs::read(backup).unwrap(), marked);
}

#[test]
fn line_ends_of_other_systems_are_read_and_no_text_is_lost() {
    let office = Office::holding(FULL.replace('\n', "\r\n").as_bytes());
    office.run(&["validate"]).done();
    office.run(&NOTE).done();
    let kept = before_the_note(&office.text());
    assert_eq!(kept, serde_json::from_str::<Value>(FULL).unwrap());
    office.run(&["log"]).done();
}

/// Two saves leave the file as a person can read it: nothing moves but what was changed.
#[test]
fn a_save_changes_the_lines_of_its_fact_and_no_other() {
    let office = Office::holding(FULL.as_bytes());
    office.run(&NOTE).done();
    let text = office.text();
    let new: Vec<&str> = text.lines().collect();
    let lost: Vec<&str> = FULL.lines().filter(|line| !new.contains(line)).collect();
    let full: Value = serde_json::from_str(FULL).unwrap();
    let rev = &full["rev"];
    let marks = [format!("\"rev\": {rev},"), format!("{{\"n\": {rev},")];
    let expected = FULL
        .lines()
        .filter(|line| marks.iter().any(|mark| line.contains(mark)));
    // The last entry of the journal gets a comma.
    assert_eq!(lost, expected.collect::<Vec<_>>());
    assert!(text.ends_with("}\n"));
}

#[test]
fn a_file_of_a_newer_program_is_shown_and_never_written() {
    let newer = FULL.replacen("\"version\": 2", "\"version\": 3", 1);
    let office = Office::holding(newer.as_bytes());
    office.run(&["status"]).done();
    for arguments in [
        &NOTE[..],
        &SIGNED,
        &["undo"],
        &["set", "rules.last_day", "civil"],
    ] {
        let said = office.run(arguments).refused();
        assert!(said.contains("crono 3"), "{said}");
    }
    // One that cannot even be understood is no damage either.
    let strange = newer.replacen("\"records\": [", "\"records\": {}, \"old\": [", 1);
    std::fs::write(office.file(), &strange).unwrap();
    for arguments in [&["status"][..], &NOTE] {
        let said = office.run(arguments).refused();
        assert!(said.contains("crono 3"), "{said}");
    }
    assert_eq!(office.text(), strange);
    assert!(office.backups().is_empty());
}

#[test]
fn the_first_save_of_a_day_keeps_a_copy_and_the_newest_ten_are_kept() {
    let office = Office::begun();
    for day in 1..=12 {
        let name = format!(".crono.json.bak-2025-01-{day:02}");
        std::fs::copy(office.file(), office.path().join(name)).unwrap();
    }
    let before = office.bytes();
    office.run(&SIGNED).done();
    let backups = office.backups();
    assert_eq!(backups.len(), 10);
    assert_eq!(std::fs::read(&backups[9]).unwrap(), before);
    let oldest = backups[0].file_name().unwrap();
    assert_eq!(oldest, ".crono.json.bak-2025-01-04");
    office.run(&NOTE).done();
    assert_eq!(office.backups(), backups);
    assert_eq!(std::fs::read(&backups[9]).unwrap(), before);
}
