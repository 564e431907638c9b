//! The straight way to read a file: a sound one of our own version, in one pass.
//!
//! Nearly every file is like that. What is not (damaged, doubtful, of another version) is no business
//! of this module: it says so with `None`, and `document.rs` goes the long way, which finds out what
//! is wrong and where. So this must never accept what the long way refuses, or read it otherwise.

use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::plan::Plan;
use crate::record::{Dossier, Item, Note, Record, Request};

use super::document::sound;
use super::strict::{Findings, examine_around};
use super::upgrade::Format;

/// A file, with its journal passed over.
#[derive(Deserialize)]
struct Whole<'t> {
    format: Format,
    #[serde(default)]
    rev: u64,
    plan: Plan,
    #[serde(default)]
    records: Vec<Record>,
    #[serde(default)]
    items: Vec<Item>,
    #[serde(default)]
    requests: Vec<Request>,
    #[serde(default)]
    notes: Vec<Note>,
    #[serde(borrow)]
    journal: Option<&'t RawValue>,
}

/// The dossier in a text, and where its journal stands in it.
pub(super) fn read(text: &str) -> Option<(Dossier, Range<usize>)> {
    let whole: Whole<'_> = serde_json::from_str(text).ok()?;
    let journal = whole.journal?.get();
    let start = journal.as_ptr().addr() - text.as_ptr().addr();
    let journal = start..start + journal.len();
    let findings = examine_around(text, journal.clone(), "").ok()?;
    if whole.format != Format::ours() || findings != Findings::default() {
        return None;
    }
    let dossier = Dossier {
        rev: whole.rev,
        plan: whole.plan,
        records: whole.records,
        items: whole.items,
        requests: whole.requests,
        notes: whole.notes,
    };
    Some((sound(dossier).ok()?, journal))
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::super::upgrade::STEPS;
    use super::*;

    const TEXT: &str = include_str!("../../data/demonstration.json");

    #[test]
    fn it_reads_what_the_long_way_reads() {
        let long = Document::read_with(TEXT.to_owned(), STEPS).unwrap();
        let (dossier, journal) = read(TEXT).unwrap();
        assert_eq!(dossier, long.dossier);
        assert!(TEXT[journal.clone()].starts_with('[') && TEXT[journal].ends_with(']'));
    }

    #[test]
    fn what_is_not_known_stands_in_nobodys_way() {
        let unknown = TEXT.replacen("\"rev\"", "\"x\": {\"y\": [1, 2.50]}, \"rev\"", 1);
        assert!(read(&unknown).is_some());
    }

    #[test]
    fn whatever_is_doubtful_goes_the_long_way() {
        let first_record = TEXT.split("\"records\"").nth(1).unwrap();
        let event = first_record.split('"').nth(3).unwrap();
        for (from, to) in [
            ("\"version\": 1", "\"version\": 2"),
            ("\"name\": \"crono\"", "\"name\": \"chrono\""),
            ("\"rev\":", "\"rev\": 1, \"rev\":"),
            ("\"rev\":", "\"x\": {\"y\": 1, \"y\": 2}, \"rev\":"),
            ("\"rev\":", "\"x\": 0.1234567890123456789, \"rev\":"),
            ("\"number\": 2", "\"number\": 1"),
            (event, "nothing"),
            ("\"journal\":", "\"history\":"),
            ("\n  ]\n}", "\n  ]\n} x"),
        ] {
            assert!(TEXT.contains(from), "{from}");
            assert_eq!(read(&TEXT.replacen(from, to, 1)), None, "{to}");
        }
    }
}
