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
