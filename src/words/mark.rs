//! The signs that a day of a calendar may bear.

/// What a day of a calendar may be marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayMark {
    /// The date that is typed.
    Chosen,
    /// The last day in time of a clock.
    LastDay,
    /// A holiday by law, or Easter.
    Feast,
    /// A local holiday of the plan.
    Patron,
    /// Today.
    Today,
}

impl DayMark {
    /// Every mark, in the order a legend names them.
    pub const ALL: [Self; 5] = [
        Self::Chosen,
        Self::LastDay,
        Self::Feast,
        Self::Patron,
        Self::Today,
    ];

    /// The sign in front of the number and the one behind it; a blank where there is none.
    #[must_use]
    pub const fn signs(self, ascii: bool) -> (char, char) {
        match self {
            Self::Chosen => ('[', ']'),
            Self::LastDay => ('(', ')'),
            Self::Feast => (' ', '*'),
            Self::Patron => (' ', 'p'),
            Self::Today => (if ascii { '.' } else { '·' }, ' '),
        }
    }
}
