//! The straight way to read a file: a sound one of our own version, in one pass.
//!
//! Nearly every file is like that. What is not (damaged, doubtful, of another version) is no business
//! of this module: it says so with `None`, and `document.rs` goes the long way, which finds out what
//! is wrong and where. So this must never accept what the long way refuses, or read it otherwise.

use std::ops::Range;

use crate::plan::read_json;
use crate::record::Dossier;

use super::error::{Fault, ReadOnly};
use super::lists::Whole;
use super::sound::sound;
use super::strict::examine_around;

/// The dossier in a text, and where its journal stands in it. Whether a save would lose something of
/// what is not known takes a second look, [`suspect`].
pub(super) fn read(text: &str) -> Option<(Dossier, Range<usize>)> {
    let whole: Whole<'_> = read_json(text).ok()?;
    let journal = whole.journal?.get();
    let start = journal.as_ptr().addr() - text.as_ptr().addr();
    let journal = start..start + journal.len();
    if !whole.is_current() || !whole.is_complete() {
        return None;
    }
    Some((sound(whole.dossier()).ok()?, journal))
}

/// What in a text that was read keeps it from being saved.
///
/// # Errors
/// [`Fault::Damaged`].
pub(super) fn suspect(text: &str, journal: Range<usize>) -> Result<Option<ReadOnly>, Fault> {
    Ok(examine_around(text, journal, "")?.reason())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::document::ParsedFile;
    use crate::store::upgrade::STEPS;

    const TEXT: &str = include_str!("../../data/demonstration.json");

    #[test]
    fn it_reads_what_the_long_way_reads() {
        let long = ParsedFile::read_with(TEXT.to_owned(), STEPS).unwrap();
        let (dossier, journal) = read(TEXT).unwrap();
        assert_eq!(dossier, long.dossier);
        assert_eq!(suspect(TEXT, journal.clone()), Ok(None));
        assert!(TEXT[journal.clone()].starts_with('[') && TEXT[journal].ends_with(']'));
    }

    #[test]
    fn the_second_look_finds_what_the_long_way_finds() {
        for unknown in [
            r#"{"y": [1, 2.50]}"#,
            r#"{"y": 1, "y": 2}"#,
            "[0.1234567890123456789]",
            r#"[12345678901234567890123, {"y": 1, "y": 2}]"#,
        ] {
            let text = TEXT.replacen("\"rev\"", &format!("\"x\": {unknown}, \"rev\""), 1);
            let (_, journal) = read(&text).unwrap();
            let found = suspect(&text, journal).unwrap();
            let long = ParsedFile::read_with(text, STEPS).unwrap();
            assert_eq!(found, long.rest.read_only().unwrap(), "{unknown}");
        }
    }

    #[test]
    fn whatever_is_doubtful_goes_the_long_way() {
        let first_record = TEXT.split("\"records\"").nth(1).unwrap();
        let event = first_record.split('"').nth(3).unwrap();
        for (from, to) in [
            ("\"version\": 2", "\"version\": 3"),
            ("\"name\": \"crono\"", "\"name\": \"chrono\""),
            ("\"rev\":", "\"rev\": 1, \"rev\":"),
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
