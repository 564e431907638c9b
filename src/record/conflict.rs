//! What is known of a value that two people changed, so that a sentence can say whose it is.
//!
//! Which values are in conflict is decided where a change is proposed.

use super::edit::Slot;
use super::stamp::Stamp;

/// Two people changed the same value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which value.
    pub slot: Slot,
    /// What was expected to be there, as people write it; `None` for nothing.
    pub expected: Option<String>,
    /// What is there.
    pub present: Option<String>,
    /// Who wrote what is there, where it is known.
    pub author: Option<Stamp>,
    /// Whether what is there was written outside of the program, so that no entry says by whom.
    pub outside: bool,
}
