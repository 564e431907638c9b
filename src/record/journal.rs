//! The journal: every change in order, with its author and reason, never shortened.
//!
//! Undo and redo are entries like any other. Which change an undo takes back is worked out here
//! from the entries alone.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::calendar::{Date, Limit};
use crate::plan::PointPlace;

use super::edit::Fact;
use super::flat::flat;
use super::{Change, Edit, Op, Slot, Stamp};

/// How a clock had ended, at the moment it was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// In time.
    Met,
    /// Late.
    Breached,
}

/// The verdict on a clock at the moment a change closed it: history, never read as state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Judged {
    /// The clock, `assistance:3` for a request.
    pub clock: String,
    /// Its limit then; none where its last day is not counted from its start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// Its due date then.
    pub due: Date,
    /// Whether it was met.
    pub outcome: Outcome,
}

/// One change as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "FlatEntry")]
#[cfg_attr(test, schemars(!from))]
pub struct Entry {
    /// Its number, from 1.
    pub n: u64,
    /// Who, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// What kind of change.
    pub op: Op,
    /// The change that this one takes back or makes again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<u64>,
    /// The values before and after.
    pub edits: Vec<Edit>,
    /// Why, in the author's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The verdicts on the clocks that this change closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judged: Vec<Judged>,
}

impl Entry {
    /// Every place that the change touches, as commands call them.
    pub fn places(&self) -> impl Iterator<Item = String> {
        self.edits.iter().filter_map(Edit::place)
    }

    /// The edition of the format that it takes to read it: 2 where it alters what the first could not say.
    #[must_use]
    pub fn edition(&self) -> u32 {
        let second = self.edits.iter().any(|edit| match edit {
            Edit::Setting { key, .. } => key.is_second_edition(),
            Edit::Tick { .. } | Edit::Plan { .. } => true,
            Edit::Note { .. } => {
                let note = edit.sides().any().and_then(|note| note.fact());
                note.is_some_and(|note| note.place().contains(PointPlace::MARK))
            }
            _ => false,
        });
        if second { 2 } else { 1 }
    }
}

flat! {
    FlatEntry into Entry {
        n: u64,
        op: Op,
        of: Option<u64>,
        edits: Vec<Edit>,
        reason: Option<String>,
        #[serde(default)]
        judged: Vec<Judged>,
    }
}

/// All changes, oldest first (storico).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Journal {
    entries: Vec<Entry>,
}

impl Journal {
    /// The entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of that number.
    #[must_use]
    pub fn entry(&self, n: u64) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.n == n)
    }

    /// Adds what was just done.
    pub fn append(
        &mut self,
        change: Change,
        stamp: Stamp,
        reason: Option<String>,
        judged: Vec<Judged>,
    ) {
        let n = self
            .entries
            .last()
            .map_or(1, |last| last.n.saturating_add(1));
        let Change { op, of, edits } = change;
        self.entries.push(Entry {
            n,
            stamp,
            op,
            of,
            edits,
            reason,
            judged,
        });
    }

    /// The newest entry that touched a value, or of a plan a part of it.
    #[must_use]
    pub fn last_touch(&self, slot: &Slot) -> Option<&Entry> {
        let touches = |entry: &&Entry| {
            entry
                .edits
                .iter()
                .any(|edit| edit.slot().is_some_and(|touched| touched.overlaps(slot)))
        };
        self.entries.iter().rev().find(touches)
    }

    /// The newest change of this account that has not been taken back. One that was made again is as
    /// new as its redo, so that an undo right after a redo takes back just that.
    #[must_use]
    pub fn to_undo(&self, login: &str) -> Option<&Entry> {
        let back = self.taken_back();
        let own = self
            .entries
            .iter()
            .rev()
            .filter(|entry| entry.stamp.login == login);
        let mut made = own.filter_map(|entry| match entry.op {
            Op::Undo => None,
            _ => Some(entry.of.unwrap_or(entry.n)),
        });
        made.find(|n| !back.contains(n)).and_then(|n| self.entry(n))
    }

    /// The change that this account took back last and has not made again.
    #[must_use]
    pub fn to_redo(&self, login: &str) -> Option<&Entry> {
        let back = self.taken_back();
        let undos = self
            .entries
            .iter()
            .rev()
            .filter(|e| e.op == Op::Undo && e.stamp.login == login);
        undos
            .filter_map(|undo| undo.of)
            .find(|n| back.contains(n))
            .and_then(|n| self.entry(n))
    }

    /// The last verdict on each clock, by its name: that of the closing which stands, for any change
    /// that closes a clock anew is judged anew.
    #[must_use]
    pub fn verdicts(&self) -> HashMap<&str, &Judged> {
        let judged = self.entries.iter().flat_map(|entry| &entry.judged);
        judged
            .map(|judged| (judged.clock.as_str(), judged))
            .collect()
    }

    /// Every fact of a kind that an entry speaks of, as it left it, or as it was where it is gone.
    pub(super) fn ever<'j, T: Fact + 'j>(&'j self) -> impl Iterator<Item = &'j T> {
        let edits = self.entries.iter().flat_map(|entry| &entry.edits);
        edits.filter_map(|edit| T::of(edit)?.any())
    }

    /// The numbers of the changes that are taken back at this moment.
    fn taken_back(&self) -> HashSet<u64> {
        let mut back = HashSet::new();
        for entry in &self.entries {
            match (entry.op, entry.of) {
                (Op::Undo, Some(n)) => {
                    back.insert(n);
                }
                (Op::Redo, Some(n)) => {
                    back.remove(&n);
                }
                _ => {}
            }
        }
        back
    }
}
