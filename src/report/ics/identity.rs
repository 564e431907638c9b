//! What an event is known by, so that a calendar finds it again: UID, SEQUENCE and the stamps.
//!
//! A dossier bears no number of its own, and its file may be moved and renamed. What never changes is
//! how it began: the first entry of the journal, which is never shortened, with its instant, account
//! and value. The UIDs come from that. Two dossiers that began alike are copies of one file; where both
//! stand in one calendar, their names tell them apart, for lack of anything better.
//!
//! SEQUENCE is the number of changes and of days since that first one together: it rises with every
//! change, and from day to day, because what is foreseen moves with the days alone.

use std::collections::HashMap;
use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use crate::calendar::days_between;
use crate::record::{Edit, Entry};
use crate::report::Sheet;
use crate::report::journal::main_edit;

/// By what the events of one dossier are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    dossier: String,
    /// How often they were published anew.
    pub(super) sequence: u32,
    /// The last change.
    pub(super) stamp: DateTime<Utc>,
}

impl Identity {
    /// The UID of one event.
    pub(super) fn uid(&self, of: &str) -> String {
        format!("{of}@{}.crono", self.dossier)
    }
}

/// The identities of the sheets, in their order.
pub(super) fn of(sheets: &[Sheet<'_>]) -> Vec<Identity> {
    let beginnings: Vec<String> = sheets.iter().map(beginning).collect();
    let mut known: HashMap<String, u32> = HashMap::new();
    for beginning in &beginnings {
        *known.entry(beginning.clone()).or_default() += 1;
    }
    let mut given: HashMap<String, u32> = HashMap::new();
    let identity = |(sheet, beginning): (&Sheet<'_>, &String)| {
        let mut dossier = beginning.clone();
        if known.get(beginning).is_some_and(|alike| *alike > 1) {
            dossier = hash(&[beginning, sheet.file]);
        }
        let again = given.entry(dossier.clone()).or_default();
        *again += 1;
        if *again > 1 {
            let _ = write!(dossier, "-{again}");
        }
        Identity {
            dossier,
            sequence: sequence(sheet),
            stamp: stamp(sheet),
        }
    };
    sheets.iter().zip(&beginnings).map(identity).collect()
}

/// How a dossier began.
fn beginning(sheet: &Sheet<'_>) -> String {
    let plan = &sheet.dossier.plan;
    let Some(first) = sheet.journal.entries().first() else {
        // Nobody has changed anything yet: all there is to know it by.
        let code = plan.info.cig.as_deref().or(plan.info.cup.as_deref());
        return hash(&[&plan.name, code.unwrap_or_default()]);
    };
    let edit = main_edit(first);
    let place = edit.and_then(Edit::place).unwrap_or_default();
    let at = first.stamp.at.timestamp().to_string();
    hash(&[
        &plan.name,
        &at,
        &first.stamp.login,
        first.op.as_str(),
        &place,
        &edit.and_then(value).unwrap_or_default(),
    ])
}

/// What a change wrote, where that is a plain value.
fn value(edit: &Edit) -> Option<String> {
    Some(match edit {
        Edit::Record { after, .. } => after.as_ref()?.date.to_string(),
        Edit::Expectation { after, .. } => after.as_ref()?.date.to_string(),
        Edit::Note { after, .. } => after.as_ref()?.text.clone(),
        Edit::Setting { after, .. } => after.clone()?,
        _ => return None,
    })
}

fn sequence(sheet: &Sheet<'_>) -> u32 {
    let zone = sheet.dossier.plan.time_zone.tz();
    let first = sheet.journal.entries().first();
    let begun = first.map(|first: &Entry| first.stamp.at.with_timezone(&zone).date_naive());
    let days = begun.map_or(0, |begun| days_between(begun, sheet.assessment.today));
    let days = u64::try_from(days).unwrap_or(0);
    let both = sheet.dossier.rev.saturating_add(days);
    u32::try_from(both).map_or(i32::MAX.unsigned_abs(), |both| {
        both.min(i32::MAX.unsigned_abs())
    })
}

/// The last change; in a file without a journal the newest stamp of a record, or else no time at all.
fn stamp(sheet: &Sheet<'_>) -> DateTime<Utc> {
    let records = sheet.dossier.records.iter();
    let last = sheet.journal.entries().last().map(|last| last.stamp.at);
    let last = last.or_else(|| records.map(|record| record.stamp.at).max());
    last.map(|at| at.to_utc()).unwrap_or_default()
}

/// A name of sixteen digits for some texts (FNV-1a, which is the same everywhere and for ever).
fn hash(texts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for text in texts {
        text.bytes().for_each(&mut take);
        // No byte of a text, so that two texts and their sum differ.
        take(0xff);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_for_ever_and_texts_do_not_run_together() {
        assert_eq!(hash(&[]), "cbf29ce484222325");
        assert_eq!(hash(&["a"]), "089bc907b544c769");
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }
}
