//! A change: what one person did, as values before and after, and so with a way back.
//!
//! Invariant: applying a change and then its [`inverse`](Change::inverse) leaves a dossier that
//! says the same. A change applies only to a dossier whose values are those it was made from;
//! anything else is a [`Clash`](super::Clash), and nothing is altered.

use serde::{Deserialize, Serialize};

use crate::plan::{ClockId, Event, ItemId, MilestoneId};

use super::{Expectation, Extension, Item, Note, Record, Request, SettingKey, Suspension};

/// What kind of thing somebody did; the word of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// A date was recorded where there was none.
    Record,
    /// A recorded date was corrected.
    Correct,
    /// Something about a record changed, but not its date.
    Amend,
    /// A date was taken back.
    Clear,
    /// An item was added to a milestone.
    ItemAdd,
    /// An item was dropped.
    ItemDrop,
    /// A request was opened.
    RequestOpen,
    /// Clocks were suspended.
    Suspend,
    /// A suspension ended.
    Resume,
    /// A clock was given more time.
    Extend,
    /// A date was promised for an event, or is no longer.
    Expect,
    /// A note was written.
    Note,
    /// Something of the plan was set.
    Set,
    /// The dossier went back to what a backup says.
    Restore,
    /// A change was taken back.
    Undo,
    /// A change that was taken back was made again.
    Redo,
}

impl Op {
    /// The word of the journal and of `log --json`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Correct => "correct",
            Self::Amend => "amend",
            Self::Clear => "clear",
            Self::ItemAdd => "item_add",
            Self::ItemDrop => "item_drop",
            Self::RequestOpen => "request_open",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Extend => "extend",
            Self::Expect => "expect",
            Self::Note => "note",
            Self::Set => "set",
            Self::Restore => "restore",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

/// One value of the dossier, before and after. `None` is "there was none", "there is none".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "slot", rename_all = "snake_case")]
pub enum Edit {
    /// The record of an event.
    Record {
        /// The event.
        event: Event,
        /// Its record before.
        before: Option<Box<Record>>,
        /// Its record after.
        after: Option<Box<Record>>,
        /// The place it had in its list, where it is taken out of it: undoing that puts it back there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u32>,
    },
    /// An item of a milestone.
    Item {
        /// The item before.
        before: Option<Item>,
        /// The item after.
        after: Option<Item>,
        /// The place it had in its list, where it is taken out of it: undoing that puts it back there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u32>,
    },
    /// An entry of a register.
    Request {
        /// The request before.
        before: Option<Request>,
        /// The request after.
        after: Option<Request>,
    },
    /// A suspension, with its end once it has one.
    Suspension {
        /// The suspension before.
        before: Option<Box<Suspension>>,
        /// The suspension after.
        after: Option<Box<Suspension>>,
    },
    /// An extension.
    Extension {
        /// The extension before.
        before: Option<Box<Extension>>,
        /// The extension after.
        after: Option<Box<Extension>>,
    },
    /// The date promised for an event.
    Expectation {
        /// The promise before.
        before: Option<Box<Expectation>>,
        /// The promise after.
        after: Option<Box<Expectation>>,
        /// The place it had in its list, where it is taken out of it: undoing that puts it back there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u32>,
    },
    /// A note.
    Note {
        /// The note before.
        before: Option<Box<Note>>,
        /// The note after.
        after: Option<Box<Note>>,
    },
    /// A value of the plan, as [`SettingKey`] writes it.
    Setting {
        /// Which value.
        key: SettingKey,
        /// The value before.
        before: Option<String>,
        /// The value after.
        after: Option<String>,
    },
}

/// Which value of a dossier an edit touches: two edits of the same slot can clash.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The record of an event.
    Record(Event),
    /// An item.
    Item(MilestoneId, ItemId),
    /// A request.
    Request(ClockId, u32),
    /// A suspension.
    Suspension(u32),
    /// An extension.
    Extension(u32),
    /// The date promised for an event.
    Expectation(Event),
    /// A note.
    Note(u32),
    /// A value of the plan.
    Setting(SettingKey),
}

impl Edit {
    /// Which value it touches; `None` for an edit of nothing, which no proposal makes.
    #[must_use]
    pub fn slot(&self) -> Option<Slot> {
        Some(match self {
            Self::Record { event, .. } => Slot::Record(event.clone()),
            Self::Item { before, after, .. } => {
                let item = after.as_ref().or(before.as_ref())?;
                Slot::Item(item.milestone.clone(), item.id.clone())
            }
            Self::Request { before, after } => {
                let request = after.as_ref().or(before.as_ref())?;
                Slot::Request(request.register.clone(), request.n)
            }
            Self::Suspension { before, after } => {
                Slot::Suspension(after.as_ref().or(before.as_ref())?.n)
            }
            Self::Extension { before, after } => {
                Slot::Extension(after.as_ref().or(before.as_ref())?.n)
            }
            Self::Expectation { before, after, .. } => {
                Slot::Expectation(after.as_ref().or(before.as_ref())?.event.clone())
            }
            Self::Note { before, after } => Slot::Note(after.as_ref().or(before.as_ref())?.n),
            Self::Setting { key, .. } => Slot::Setting(key.clone()),
        })
    }

    /// Where its value stands, where it takes it out of its list.
    pub(super) const fn place_mut(&mut self) -> Option<&mut Option<u32>> {
        match self {
            Self::Record {
                after: None, place, ..
            }
            | Self::Item {
                after: None, place, ..
            }
            | Self::Expectation {
                after: None, place, ..
            } => Some(place),
            _ => None,
        }
    }

    pub(super) fn inverse(&self) -> Self {
        match self.clone() {
            Self::Record {
                event,
                before,
                after,
                place,
            } => Self::Record {
                event,
                before: after,
                after: before,
                place,
            },
            Self::Item {
                before,
                after,
                place,
            } => Self::Item {
                before: after,
                after: before,
                place,
            },
            Self::Request { before, after } => Self::Request {
                before: after,
                after: before,
            },
            Self::Suspension { before, after } => Self::Suspension {
                before: after,
                after: before,
            },
            Self::Extension { before, after } => Self::Extension {
                before: after,
                after: before,
            },
            Self::Expectation {
                before,
                after,
                place,
            } => Self::Expectation {
                before: after,
                after: before,
                place,
            },
            Self::Note { before, after } => Self::Note {
                before: after,
                after: before,
            },
            Self::Setting { key, before, after } => Self::Setting {
                key,
                before: after,
                after: before,
            },
        }
    }
}

/// One thing that somebody did to the file (modifica).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of thing.
    pub op: Op,
    /// The number of the change that an undo takes back, or a redo makes again.
    pub of: Option<u64>,
    /// The values it alters, the one people think of first.
    pub edits: Vec<Edit>,
}

impl Change {
    /// A change that is nobody's undo.
    #[must_use]
    pub fn new(op: Op, edits: Vec<Edit>) -> Self {
        Self {
            op,
            of: None,
            edits,
        }
    }

    /// The edits that take this change back, last first.
    #[must_use]
    pub fn inverse(edits: &[Edit]) -> Vec<Edit> {
        edits.iter().rev().map(Edit::inverse).collect()
    }
}
