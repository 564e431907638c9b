//! How a dossier can contradict its journal: the kinds of contradiction, each with what it names.
//!
//! Found by `audit.rs`; never a sentence, `words` has those.

use super::act_id::ActId;

/// A place at which the file contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Where, as a path into the file: `records[3] plan_delivered`, `journal[44]`.
    pub place: String,
    /// What is wrong there.
    pub kind: Contrast,
}

/// What the journal says against itself, or against the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contrast {
    /// Two entries bear this number.
    NumberTwice(u64),
    /// An entry of a lower number stands after this one.
    OutOfOrder {
        /// Its number.
        n: u64,
        /// The number that stands before it.
        after: u64,
    },
    /// Entries of these numbers are not there.
    Missing {
        /// The first.
        from: u64,
        /// The last.
        to: u64,
    },
    /// The file counts another number of changes than the journal has.
    Count {
        /// What the file counts.
        rev: u64,
        /// What the journal has.
        entries: usize,
    },
    /// It takes back or makes again what does not stand before it.
    NothingToTakeBack(u64),
    /// It takes back or makes again, and does not say what.
    TakesBackUnnamed,
    /// What it touches bears two names.
    TwoNames([String; 2]),
    /// It touches nothing: there is neither a value before nor one after.
    TouchesNothing,
    /// An entry was made from another value than the entries before it left.
    MadeFromAnother {
        /// Its number.
        n: u64,
        /// The entry that left another value; none where nothing wrote it.
        left_by: Option<u64>,
    },
    /// A value that no entry wrote.
    Unwritten,
    /// A value that this entry left, and that is not there.
    Lost(u64),
    /// A value that this entry took away, and that is there.
    StillThere(u64),
    /// A value that is not the one this entry left.
    Differs {
        /// The number of the entry.
        n: u64,
        /// The member that differs, and both values as the file has them.
        member: String,
        /// What the file says; `None` for nothing.
        present: Option<String>,
        /// What the entry says.
        left: Option<String>,
    },
    /// Numbers begin with one.
    NumberZero,
    /// A note on what never was.
    UnknownPlace(String),
    /// An act on the time of an attempt that is not there any more: the act, as it is taken back, and the time.
    NoAttempt {
        /// The act.
        act: ActId,
        /// The time that it names.
        clock: String,
    },
}
