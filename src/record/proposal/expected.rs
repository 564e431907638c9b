//! What must be there for a fact with a date to be changed, as far as the author was looking at it.

use crate::calendar::Date;

/// What the author was looking at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedFact<T> {
    /// This date, or none: a line of the command line names no more.
    Date(Option<Date>),
    /// Exactly this fact, with its note, its document and its author; or none.
    Fact(Option<Box<T>>),
}

impl<T: Clone + PartialEq> ExpectedFact<T> {
    /// Exactly this, or none.
    #[must_use]
    pub fn fact(fact: Option<&T>) -> Self {
        Self::Fact(fact.cloned().map(Box::new))
    }

    /// Whether that is what is there.
    pub(super) fn is(&self, present: Option<&T>, date: impl Fn(&T) -> Date) -> bool {
        match self {
            Self::Date(expected) => present.map(date) == *expected,
            Self::Fact(expected) => present == expected.as_deref(),
        }
    }

    /// The date that was to be there.
    pub(super) fn date(&self, date: impl Fn(&T) -> Date) -> Option<Date> {
        match self {
            Self::Date(expected) => *expected,
            Self::Fact(expected) => expected.as_deref().map(date),
        }
    }
}
