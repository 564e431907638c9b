//! Files that are damaged, or were never a dossier.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::office::{Answer, Office};
use crate::{FULL, NOTE};

/// What every command says to a file: it is read and written as it should be, or named and left as it
/// is.
#[track_caller]
fn judged(bytes: &[u8], what: &str) -> bool {
    let office = Office::holding(bytes);
    let looked = office.run(&["status"]);
    let saved = office.run(&NOTE);
    for answer in [&looked, &saved] {
        let Answer { code, out, err } = answer;
        assert!(matches!(code, Some(0 | 1)), "{what}: {answer:?}");
        assert!(!err.contains("panicked"), "{what}: {err}");
        assert_eq!(
            *code == Some(1),
            err.starts_with("crono: "),
            "{what}: {err}"
        );
        assert_eq!(
            *code == Some(1),
            err.contains("crono.json"),
            "{what}: {err}"
        );
        assert_eq!(*code == Some(1), out.is_empty(), "{what}: {out}");
    }
    if saved.code == Some(0) {
        assert_eq!(looked.code, Some(0), "{what}");
        // What can be read may still contradict its journal: then that is named.
        let judged = office.run(&["validate"]);
        let Answer { code, out, err } = &judged;
        let is_named = *code == Some(1) && out.is_empty() && err.starts_with("crono: ");
        assert!(*code == Some(0) || is_named, "{what}: {judged:?}");
    } else {
        assert_eq!(office.bytes(), bytes, "{what}");
    }
    assert!(office.litter().is_empty(), "{what}: {:?}", office.litter());
    saved.code == Some(0)
}

#[track_caller]
fn refused(bytes: &[u8], what: &str) {
    assert!(!judged(bytes, what), "{what}: taken for a dossier");
}

#[test]
fn half_a_file_is_no_file() {
    let bytes = FULL.as_bytes();
    let end = FULL.trim_end().len();
    let points = (0..end).step_by(end / 40).chain(end - 5..end);
    for length in points {
        refused(&bytes[..length], &format!("the first {length} bytes"));
    }
    assert!(judged(&bytes[..end], "without its last line end"));
}

/// The same numbers every time, spread well enough.
fn numbers(mut seed: u64) -> impl Iterator<Item = usize> {
    std::iter::repeat_with(move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(seed >> 33).unwrap()
    })
}

#[test]
fn a_byte_that_is_another_one_is_noticed_or_does_no_harm() {
    let mut random = numbers(20_250_829);
    for _ in 0..60 {
        let mut bytes = FULL.as_bytes().to_vec();
        let at = random.next().unwrap() % bytes.len();
        bytes[at] ^= 1 << (random.next().unwrap() % 8);
        judged(&bytes, &format!("byte {at} is {:#x}", bytes[at]));
    }
}

/// The document with another value at a place.
fn with(place: &str, value: &Value) -> String {
    let mut document: Value = serde_json::from_str(FULL).unwrap();
    *document.pointer_mut(place).unwrap() = value.clone();
    format!("{document:#}\n")
}

#[test]
fn a_value_of_another_kind_is_named_with_its_place() {
    let places = [
        "/format",
        "/format/name",
        "/format/version",
        "/rev",
        "/plan",
        "/plan/title",
        "/plan/rules",
        "/plan/phases",
        "/plan/clocks/0/from",
        "/records",
        "/records/0",
        "/records/0/event",
        "/records/0/date",
        "/items/0/milestone",
        "/requests/0/n",
        "/notes",
        "/notes/0/place",
        "/journal",
        "/journal/0",
        "/journal/0/edits",
    ];
    let kinds = [
        json!(-1.5),
        json!("?"),
        json!([[]]),
        json!({"a": {}}),
        json!(true),
    ];
    for place in places {
        for kind in &kinds {
            let text = with(place, kind);
            // A title in no language in particular, and rules of which none is ours.
            let is_sound =
                place == "/plan/title" && kind == "?" || place == "/plan/rules" && kind.is_object();
            let taken = judged(text.as_bytes(), &format!("{place} is {kind}"));
            assert_eq!(taken, is_sound, "{place} is {kind}");
        }
    }
}

#[test]
fn a_date_that_is_none_is_named_with_its_place() {
    for date in [
        "2025-02-30",
        "2025-13-01",
        "0000-01-01",
        "1899-12-31",
        "2201-01-01",
        "10000-01-01",
        "+12026-01-01",
        "2025/02/03",
        "03/02/2025",
        "2025-02-03T00:00:00Z",
        "",
    ] {
        let office = Office::holding(with("/records/0/date", &json!(date)).as_bytes());
        let said = office.run(&["status"]).refused();
        assert!(said.contains("records[0]"), "{date}: {said}");
        refused(&office.bytes(), date);
    }
}

#[test]
fn numbers_beyond_all_bounds_are_refused_or_kept() {
    for (place, number) in [
        ("/rev", "18446744073709551615"),
        ("/rev", "18446744073709551616"),
        ("/rev", "1e400"),
        ("/rev", "-1"),
        ("/format/version", "4294967296"),
        ("/format/version", "0"),
        ("/plan/phases/0/number", "99999999999"),
        ("/plan/clocks/0/warn", "4294967295"),
        ("/plan/milestones/1/phase", "4294967295"),
        ("/requests/0/n", "0"),
        ("/requests/0/n", "4294967295"),
        ("/notes/4/n", "4294967295"),
        ("/journal/37/n", "18446744073709551615"),
    ] {
        let text = with(place, &json!("here")).replace("\"here\"", number);
        judged(text.as_bytes(), &format!("{place} is {number}"));
    }
    for limit in [
        "36501d",
        "99999999999999999999d",
        "4294967296m",
        "0d",
        "-1d",
        "200y",
        "",
    ] {
        let text = with("/plan/clocks/1/limit", &json!(limit));
        judged(text.as_bytes(), &format!("limit {limit}"));
    }
}

#[test]
fn references_that_lead_nowhere_are_named() {
    for (place, value) in [
        ("/records/0/event", "reward"),
        ("/records/1/event", "award"),
        ("/records/0/event", "content_published:nobody"),
        ("/records/0/event", "assistance_answer:99"),
        ("/items/0/milestone", "nothing"),
        ("/requests/0/register", "nothing"),
        ("/plan/clocks/0/from", "nothing"),
        ("/plan/clocks/1/id", "plan_delivery_obligation"),
        ("/plan/milestones/0/id", "contract_signed"),
    ] {
        refused(
            with(place, &json!(value)).as_bytes(),
            &format!("{place} is {value}"),
        );
    }
    let circle = with("/plan/milestones/1/after", &json!(["plan_delivered"]));
    refused(circle.as_bytes(), "a milestone after what follows it");
}

/// Which of two values is meant, nobody can tell: it is looked at, and never written.
#[test]
fn a_key_given_twice_is_for_reading_only() {
    for (once, twice) in [
        ("\"rev\": ", "\"rev\": 1,\n  \"rev\": "),
        ("\"records\": [", "\"records\": [],\n  \"records\": ["),
        (
            "\"event\": \"award\",",
            "\"event\": \"award\", \"event\": \"award\",",
        ),
        ("\"n\": 1,\n", "\"n\": 1, \"\\u006e\": 1,\n"),
        (
            "\"last_day\": \"nominal\",",
            "\"last_day\": \"civil\", \"last_day\": \"nominal\",",
        ),
    ] {
        let text = FULL.replacen(once, twice, 1);
        assert_ne!(text, FULL, "{once}");
        let office = Office::holding(text.as_bytes());
        office.run(&["status"]).done();
        let said = office.run(&NOTE).refused();
        assert!(said.contains("due volte"), "{said}");
        assert_eq!(office.text(), text);
    }
}

#[test]
fn what_was_never_a_dossier_is_named() {
    let deep = |n: usize| ["[".repeat(n), "]".repeat(n)].concat();
    let nested =
        |n: usize| FULL.replacen("\"rev\"", &format!("\"deep\": {},\n  \"rev\"", deep(n)), 1);
    let mut many = String::from("{");
    for n in 0..20_000 {
        write!(many, "\"k{n}\": {n},").unwrap();
    }
    let inputs: [(&str, Vec<u8>); 18] = [
        ("nothing", Vec::new()),
        ("blanks", b" \n\t".to_vec()),
        ("an empty object", b"{}".to_vec()),
        ("an empty list", b"[]".to_vec()),
        ("null", b"null".to_vec()),
        (
            "another JSON",
            br#"{"format": {"name": "other", "version": 1}}"#.to_vec(),
        ),
        ("an old name alone", br#"{"format": "crono"}"#.to_vec()),
        (
            "no plan",
            br#"{"format": {"name": "crono", "version": 1}}"#.to_vec(),
        ),
        ("zeros, as after a power cut", vec![0; 4096]),
        ("zeros after the text", [FULL.as_bytes(), &[0; 64]].concat()),
        ("two documents", FULL.repeat(2).into_bytes()),
        (
            "UTF-16",
            FULL.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        (
            "Latin-1",
            FULL.chars()
                .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
                .collect(),
        ),
        (
            "a program",
            std::fs::read(assert_cmd::cargo::cargo_bin!("crono")).unwrap(),
        ),
        ("a million brackets", "[".repeat(1_000_000).into_bytes()),
        ("deep below a strange key", nested(100_000).into_bytes()),
        ("many keys and no end", many.into_bytes()),
        ("17 MiB of blanks", vec![b' '; 17 << 20]),
    ];
    for (what, bytes) in inputs {
        refused(&bytes, what);
    }
    assert!(judged(nested(90).as_bytes(), "nested as deep as may be"));
}

#[test]
fn a_file_that_grew_beyond_all_bounds_is_refused_unread() {
    let office = Office::new();
    let file = std::fs::File::create(office.file()).unwrap();
    file.set_len(1 << 40).unwrap();
    let said = office.run(&["status"]).refused();
    assert!(said.contains("16"), "{said}");
    office.run(&NOTE).refused();
}

#[test]
fn whoever_finds_a_damaged_file_is_told_the_newest_backup_and_the_way_back() {
    let office = Office::begun();
    office.run(&NOTE).done();
    let backup = office.backups().pop().unwrap();
    let name = backup.file_name().unwrap().to_str().unwrap();
    let (_, day) = name.split_once(".bak-").unwrap();
    let day: Vec<&str> = day.rsplit('-').collect();
    std::fs::write(office.file(), &office.bytes()[..100]).unwrap();
    let said = office.run(&["status"]).refused();
    let newest = format!(
        "Copia più recente: {0}; per tornarci: crono restore {0} -f ",
        day.join("/")
    );
    assert!(said.contains(&newest), "{newest}: {said}");
}
