//! A stretch of days.

use crate::calendar::Date;

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first of them.
    pub from: Date,
    /// The first day after them.
    pub to: Date,
}

impl Days {
    /// The days after one and through another: those that are counted from the one to the other.
    #[must_use]
    pub fn after(start: Date, end: Date) -> Option<Self> {
        let (from, to) = (start.succ_opt()?, end.succ_opt()?);
        (from < to).then_some(Self { from, to })
    }

    /// The part of them that lies in others.
    #[must_use]
    pub fn within(self, other: Self) -> Option<Self> {
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        (from < to).then_some(Self { from, to })
    }
}
