//! What can be wrong with what was recorded.
//!
//! Who finds it, and what is said of it, stand elsewhere.

use crate::calendar::Date;

/// What can be wrong with what was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// An event, milestone, item, register or place that does not exist.
    Unknown(String),
    /// A side of a register without the number of a request.
    Side {
        /// The side.
        side: String,
        /// The register.
        register: String,
    },
    /// The same thing twice.
    Duplicate(String),
    /// A date outside what a file may hold.
    DateOutOfRange(Date),
    /// A text longer than [`TEXT_MAX`](crate::plan::TEXT_MAX) characters.
    TooLong,
    /// A request that was never opened, or an answer before its request.
    RequestWithoutDate,
    /// A milestone that may not have items.
    NoItems(String),
    /// An extension of more than [`GRANT_MAX`](super::GRANT_MAX) days.
    TooManyDays(u32),
    /// An event that rejects nothing.
    NotRejectable(String),
    /// A rejection of what was not delivered before it, or out of the order of attempts.
    NothingRejected(String),
    /// A resumption before its suspension.
    ResumptionFirst,
}
