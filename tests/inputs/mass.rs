//! Damaged files by the thousand, in this process: each is read as it should be and can be saved, or is
//! refused with its name, the place of the damage and what to do, and not one byte of it is touched.
//!
//! `damaged.rs` says the same of a few to the program itself, and so does a sample here; what it costs
//! at worst is measured on the program.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crono::record::{NotePlace, Proposal, ProposalContext, Refusal, Stamp};
use crono::store::{Access, Commit, CommitError, Fault, JsonFile, Saving, StoreError};
use crono::words::{Lang, store::store_error};
use serde_json::{Value, json};

use crate::FULL;
use crate::office::{Office, can_use, figure, quick_or_full, skipped};

/// What became of files: how many were refused, and how many were read.
#[derive(Default)]
struct Count {
    refused: usize,
    taken: usize,
    slowest: Duration,
}

impl Count {
    fn all(&self) -> usize {
        self.refused + self.taken
    }

    fn told(&self, what: &str) {
        let (slowest, refused, taken) = (self.slowest.as_millis(), self.refused, self.taken);
        let all = self.all();
        figure(&format!(
            "{all} files, {what}: {refused} refused untouched, {taken} read and saved whole, 0 panics, \
             slowest {slowest} ms"
        ));
    }

    /// Judges one more file.
    #[track_caller]
    fn judge(&mut self, office: &Office, bytes: &[u8], what: &str) {
        std::fs::write(office.file(), bytes).unwrap();
        let begun = Instant::now();
        let answer = catch_unwind(AssertUnwindSafe(|| reads_and_saves(office)));
        self.slowest = self.slowest.max(begun.elapsed());
        match answer.unwrap_or_else(|_| panic!("{what}: panicked")) {
            Ok(()) => self.taken += 1,
            Err(error) => {
                self.refused += 1;
                assert!(office.bytes() == bytes, "{what}: written over");
                assert!(!error.was_written(), "{what}");
                for lang in [Lang::It, Lang::En] {
                    names_file_place_and_remedy(&error, lang, what);
                }
            }
        }
        let beside = office.litter();
        assert!(beside.is_empty(), "{what}: {beside:?}");
    }
}

/// Opens the file and looks at all of it; where that can be done, saves a note and looks again.
fn reads_and_saves(office: &Office) -> Result<(), StoreError> {
    let file = JsonFile::new(&office.file());
    let opened = file.open()?;
    let journal = opened.journal()?;
    if let Access::ReadOnly(because) = opened.access()? {
        return Err(StoreError::new(&office.file(), Fault::ReadOnly(because)));
    }
    opened.unknown()?;
    let before = opened.dossier.notes.len();
    let note = Proposal::Note {
        place: NotePlace::Plan,
        date: "2025-08-29".parse().unwrap(),
        kind: None,
        text: "prova".into(),
    };
    let stamp = Stamp {
        by: "M.R.".into(),
        login: "mrossi".into(),
        at: "2025-08-29T09:00:00+02:00".parse().unwrap(),
    };
    let saving = Saving {
        login: "mrossi",
        today: "2025-08-29".parse().unwrap(),
        first: None,
    };
    let saved = file.commit(saving, |dossier, journal| {
        let context = ProposalContext {
            dossier,
            journal,
            stamp: &stamp,
            reason: None,
        };
        let change = note.change(context)?;
        Ok::<_, Refusal>(change.map(|change| Commit {
            change,
            stamp: stamp.clone(),
            reason: None,
            judged: Vec::new(),
        }))
    });
    match saved {
        Ok(saved) => {
            let saved = saved.unwrap();
            assert_eq!(saved.dossier.notes.len(), before + 1);
            assert_eq!(saved.journal.entries().len(), journal.entries().len() + 1);
            let again = file.open().unwrap();
            assert_eq!(again.dossier, saved.dossier);
            assert_eq!(again.journal().unwrap(), saved.journal);
            Ok(())
        }
        Err(CommitError::Store(error)) => Err(error),
        Err(other) => panic!("{other:?}"),
    }
}

/// The sentence that somebody reads: which file, where in it, and what to do now.
#[track_caller]
fn names_file_place_and_remedy(error: &StoreError, lang: Lang, what: &str) {
    let said = store_error(lang, error);
    assert!(said.contains("crono.json"), "{what}: {said}");
    assert!(
        !said.chars().any(|c| c.is_control() && c != '\n'),
        "{what}: {said:?}"
    );
    let (line, empty, remedies) = if lang == Lang::It {
        ("riga ", "vuoto", ["Nulla è stato scritto", "crono restore"])
    } else {
        ("line ", "empty", ["Nothing was written", "crono restore"])
    };
    if let Fault::Damaged(_) = &error.fault {
        // "crono.json is damaged: plan.phases[2].id: nothing is called ...".
        let is_placed = said.matches(": ").count() >= 2;
        // A member of the whole that is not there has no line: its name says where.
        let is_missing = said.contains("manca «") || said.contains(" is missing");
        assert!(
            is_placed || is_missing || said.contains(line) || said.contains(empty),
            "{what}: {said}"
        );
        assert!(
            remedies.iter().any(|remedy| said.contains(remedy)),
            "{what}: {said}"
        );
    }
}

/// A dossier of a few changes, in the words of the program itself.
fn small() -> Vec<u8> {
    let office = Office::begun();
    office.run(&["note", "1", "consegna à mano"]).done();
    office
        .run(&["item", "add", "content_published", "scuola"])
        .done();
    office.bytes()
}

#[test]
fn a_file_cut_short_at_any_byte_is_refused() {
    let (office, mut count) = (Office::new(), Count::default());
    let bytes = small();
    let end = bytes.trim_ascii_end().len();
    for length in (0..end).step_by(quick_or_full(97, 1)) {
        count.judge(
            &office,
            &bytes[..length],
            &format!("the first {length} bytes"),
        );
    }
    assert_eq!(count.taken, 0);
    count.told("cut short at each byte");
}

/// The same numbers every time, spread well enough.
fn random(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
    usize::try_from(*seed >> 33).unwrap()
}

#[test]
fn bytes_that_were_turned_doubled_or_lost_do_no_harm() {
    let (office, mut count) = (Office::new(), Count::default());
    let (small, mut seed) = (small(), 42);
    for nth in 0..quick_or_full(90, 3000) {
        let mut bytes = if nth % 8 == 0 {
            FULL.as_bytes().to_vec()
        } else {
            small.clone()
        };
        let at = random(&mut seed) % bytes.len();
        let to = (at + random(&mut seed) % 64).min(bytes.len());
        match nth % 5 {
            0 => bytes[at] ^= 1 << (random(&mut seed) % 8),
            1 => bytes[at] = u8::try_from(random(&mut seed) % 256).unwrap(),
            2 => drop(bytes.drain(at..to)),
            3 => {
                let piece = bytes[at..to].to_vec();
                bytes.splice(at..at, piece);
            }
            // What a disk leaves of a block that was never written.
            _ => bytes[at..to].fill(0),
        }
        count.judge(&office, &bytes, &format!("change {nth} at {at}"));
    }
    assert!(count.refused > 0 && count.taken > 0);
    count.told("bytes turned, replaced, lost, doubled, zeroed");
}

/// Every place of a document, as pointers.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                places(member, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(members) => {
            for (n, member) in members.iter().enumerate() {
                places(member, &format!("{path}/{n}"), found);
            }
        }
        _ => {}
    }
}

/// One place of each shape, or all of them: the third entry of the journal is like the second.
fn chosen(all: Vec<String>) -> Vec<String> {
    let shape =
        |path: &String| -> String { path.chars().filter(|c| !c.is_ascii_digit()).collect() };
    let one_each: BTreeMap<String, String> =
        all.iter().map(|path| (shape(path), path.clone())).collect();
    let mut one_each: Vec<String> = one_each.into_values().collect();
    let step = one_each.len() / 50 + 1;
    quick_or_full(one_each.drain(..).step_by(step).collect(), all)
}

#[test]
fn a_value_of_a_wrong_kind_at_any_place_is_refused_or_does_no_harm() {
    let (office, mut count) = (Office::new(), Count::default());
    let document: Value = serde_json::from_str(FULL).unwrap();
    let mut all = Vec::new();
    places(&document, "", &mut all);
    let kinds = [
        json!(null),
        json!(-1),
        json!(1e300),
        json!("2025-02-30"),
        json!("\u{1b}[2J\u{202e}"),
        json!([[[]]]),
        json!({"a": {}}),
    ];
    for (nth, place) in chosen(all).iter().enumerate() {
        // Every kind in turn, and at each place two of them.
        for kind in [&kinds[nth % 7], &kinds[(nth + 3) % 7]] {
            let mut changed = document.clone();
            *changed.pointer_mut(place).unwrap() = kind.clone();
            let text = format!("{changed:#}\n");
            count.judge(&office, text.as_bytes(), &format!("{place} is {kind}"));
        }
    }
    assert!(count.refused > count.taken);
    count.told("a value of a wrong kind at each place");
}

#[test]
fn a_member_that_is_missing_or_there_twice_is_refused_or_does_no_harm() {
    let (office, mut count) = (Office::new(), Count::default());
    let document: Value = serde_json::from_str(FULL).unwrap();
    let mut all = Vec::new();
    places(&document, "", &mut all);
    all.remove(0);
    for place in chosen(all) {
        let (parent, name) = place.rsplit_once('/').unwrap();
        let mut lost = document.clone();
        let mut doubled = document.clone();
        match (
            lost.pointer_mut(parent).unwrap(),
            doubled.pointer_mut(parent).unwrap(),
        ) {
            (Value::Array(lost), Value::Array(doubled)) => {
                let at: usize = name.parse().unwrap();
                lost.remove(at);
                doubled.push(doubled[at].clone());
                let text = doubled_text(&document, parent, doubled);
                count.judge(&office, text.as_bytes(), &format!("{place} twice"));
            }
            (Value::Object(lost), Value::Object(doubled)) => {
                let value = doubled.get(name).cloned().unwrap();
                lost.remove(name);
                doubled.insert("marked_for_doubling".into(), value);
                let key = serde_json::to_string(name).unwrap();
                let text = format!(
                    "{:#}\n",
                    with(&document, parent, &Value::Object(doubled.clone()))
                );
                let text = text.replace("\"marked_for_doubling\"", &key);
                count.judge(&office, text.as_bytes(), &format!("{place} twice"));
            }
            _ => unreachable!("a member of neither"),
        }
        let text = format!("{lost:#}\n");
        count.judge(&office, text.as_bytes(), &format!("without {place}"));
    }
    assert!(count.refused > count.taken);
    count.told("each member missing, each member twice");
}

fn with(document: &Value, place: &str, value: &Value) -> Value {
    let mut document = document.clone();
    *document.pointer_mut(place).unwrap() = value.clone();
    document
}

fn doubled_text(document: &Value, place: &str, members: &[Value]) -> String {
    format!(
        "{:#}\n",
        with(document, place, &Value::Array(members.to_vec()))
    )
}

/// Texts as other programs and other systems leave them.
#[test]
fn texts_in_other_clothes_are_read_or_refused() {
    let (office, mut count) = (Office::new(), Count::default());
    let utf16 = |order: fn(u16) -> [u8; 2], mark: &[u8]| -> Vec<u8> {
        let text = FULL.encode_utf16().flat_map(order);
        mark.iter().copied().chain(text).collect()
    };
    let text = |from: &str, to: &str| FULL.replacen(from, to, 1).into_bytes();
    let cases: [(&str, Vec<u8>, bool); 12] = [
        ("a mark", [b"\xef\xbb\xbf", FULL.as_bytes()].concat(), true),
        (
            "two marks",
            [b"\xef\xbb\xbf\xef\xbb\xbf", FULL.as_bytes()].concat(),
            false,
        ),
        ("CRLF", FULL.replace('\n', "\r\n").into_bytes(), true),
        ("CR", FULL.replace('\n', "\r").into_bytes(), true),
        ("UTF-16 LE", utf16(u16::to_le_bytes, b"\xff\xfe"), false),
        ("UTF-16 BE", utf16(u16::to_be_bytes, b"\xfe\xff"), false),
        ("half a character", text("\"award\"", "\"\\ud800\""), false),
        ("the other half", text("\"award\"", "\"\\udc00x\""), false),
        (
            "half a character as bytes",
            {
                let at = FULL.find("award").unwrap();
                let (before, after) = FULL.as_bytes().split_at(at);
                [before, b"\xed\xa0\x80", after].concat()
            },
            false,
        ),
        ("a zero in a name", text("\"award\"", "\"\\u0000\""), false),
        ("a comment", text("{", "{ // qui"), false),
        ("a trailing comma", text("]\n}", "],\n}"), false),
    ];
    for (what, bytes, is_read) in cases {
        let before = count.taken;
        count.judge(&office, &bytes, what);
        assert_eq!(count.taken > before, is_read, "{what}");
    }
    count.told("marks, line ends, encodings, halves of characters");
}

/// What the worst files cost the program: seconds, and the most memory it ever held.
#[test]
fn the_worst_files_cost_less_than_a_second_and_little_memory() {
    let measured = "/usr/bin/time";
    if !can_use(measured, &["-f", "%M", "true"]) {
        return;
    }
    let nested = |n: usize| {
        FULL.replacen(
            "\"rev\"",
            &format!("\"deep\": {},\n  \"rev\"", "[".repeat(n)),
            1,
        )
    };
    let many = |n: usize| -> String {
        let keys: Vec<String> = (0..n).map(|n| format!("\"k{n}\": {n},")).collect();
        let keys = keys.concat();
        FULL.replacen("\"rev\"", &format!("{keys}\n  \"rev\""), 1)
    };
    let worst: [(&str, Vec<u8>); 7] = [
        ("100 MB of text", vec![b'x'; 100 << 20]),
        ("100 MB of brackets", vec![b'['; 100 << 20]),
        ("16 MiB of brackets", vec![b'['; 16 << 20]),
        (
            "a million brackets below a strange key",
            nested(1_000_000).into_bytes(),
        ),
        ("300,000 strange keys", many(300_000).into_bytes()),
        ("16 MiB of blanks", vec![b' '; 16 << 20]),
        (
            "a number of a million digits",
            FULL.replacen("\"rev\": ", &format!("\"rev\": {}", "9".repeat(1 << 20)), 1)
                .into_bytes(),
        ),
    ];
    // What was not made to be fast has ten times as long, on a machine that does other things.
    let longest = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });
    for (what, bytes) in worst {
        let office = Office::holding(&bytes);
        // What is too large is not read; a program with all that is there to debug it is large itself.
        let limit = if bytes.len() >= 100 << 20 {
            if cfg!(debug_assertions) {
                40_960.0
            } else {
                20_480.0
            }
        } else if cfg!(debug_assertions) {
            122_880.0
        } else {
            102_400.0
        };
        for arguments in [&["status"][..], &["validate"]] {
            // What the program takes of a processor, however busy the machine is.
            let answer = office.run_after(&[measured, "-f", "%U %S %M"], arguments);
            let figures: Vec<f64> = answer
                .err
                .lines()
                .last()
                .unwrap()
                .split(' ')
                .map(|figure| figure.parse().unwrap())
                .collect();
            let [own, systems, most] = figures[..] else {
                panic!("{answer:?}");
            };
            let took = Duration::from_secs_f64(own + systems);
            assert!(!answer.err.contains("panicked"), "{what}: {answer:?}");
            assert!(took < longest, "{what}: {took:?}");
            assert!(most < limit, "{what}: {most} KiB");
            if arguments == ["status"] {
                figure(&format!(
                    "{what}: {} ms, {most} KiB, exit {:?}",
                    took.as_millis(),
                    answer.code
                ));
            }
        }
        assert!(office.bytes() == bytes, "{what}");
    }
    if cfg!(debug_assertions) {
        skipped("--release, to measure as shipped");
    }
}
