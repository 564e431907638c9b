//! A change: what one person did, as values before and after, and so with a way back.
//!
//! Invariant: applying a change and then its [`inverse`](Change::inverse) leaves a dossier that
//! says the same. A change applies only to a dossier whose values are those it was made from;
//! anything else is a [`Clash`](super::Clash), and nothing is altered.

use serde::{Deserialize, Serialize};

use super::edit::Edit;

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
