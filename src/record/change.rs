//! A change: what one person did, as values before and after, and so with a way back.
//!
//! Invariant: applying a change and then its [`inverse`](Change::inverse) leaves a dossier that
//! says the same. A change applies only to a dossier whose values are those it was made from;
//! anything else is a [`Clash`], and nothing is altered.

use serde::{Deserialize, Serialize};

use super::edit::{Edit, Slot};
use super::table::ops;

macro_rules! op {
    ($($(#[$doc:meta])* $op:ident $word:literal;)*) => {
        /// What kind of thing somebody did; the word of the journal.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum Op {
            $($(#[$doc])* #[serde(rename = $word)] $op,)*
        }

        impl Op {
            /// The word of the journal and of `log --json`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$op => $word,)*
                }
            }
        }
    };
}

ops!(op);

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

/// A change met a value that is not the one it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Where.
    pub slot: Option<Slot>,
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
