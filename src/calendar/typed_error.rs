//! Which date a typed one means where it is partial, and why one is refused. Never a sentence for people: `words` has those.

use chrono::Weekday;

use super::{Date, FIRST_DATE, LAST_DATE};

/// Which of several dates a partial one means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// The latest one not after today: for what has happened.
    Past,
    /// The earliest one not before today: for what is promised.
    Future,
    /// The one that is fewest days away, of two the earlier: for an act that may have been and may be to
    /// come, such as a suspension.
    Nearest,
}

/// Why a typed date is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("no date given")]
    Empty,
    /// None of the accepted forms.
    #[error("not a date")]
    NotADate,
    /// A month that is not 1 to 12.
    #[error("there is no month {month}")]
    NoSuchMonth {
        /// The number that was typed.
        month: u32,
    },
    /// A day that this month does not have.
    #[error("there is no day {day} in month {month}")]
    NoSuchDay {
        /// The number that was typed.
        day: u32,
        /// The month it was to be a day of.
        month: u32,
        /// The year, where one was typed.
        year: Option<i32>,
        /// How many days the month has; without a year, how many it has at most.
        last: u32,
    },
    /// A real date outside [`FIRST_DATE`] to [`LAST_DATE`], or a count of days that leads there.
    #[error("dates go from {FIRST_DATE} to {LAST_DATE}")]
    OutOfRange {
        /// The year, where one was typed.
        year: Option<i32>,
    },
    /// The weekday that was typed is not that of the date.
    #[error("{date} is not that weekday")]
    WrongWeekday {
        /// The date beside it.
        date: Date,
    },
    /// `mar 3`: a Tuesday in Italian, a day of March in English.
    #[error("weekday {weekday} or month {month}?")]
    TwoReadings {
        /// The weekday it may be.
        weekday: Weekday,
        /// The number beside it.
        day: u32,
        /// The month it may be.
        month: u32,
    },
    /// `feb 3`: a day of the month, or the month of a year.
    #[error("the day comes before the month")]
    MonthFirst {
        /// The number behind it.
        day: u32,
        /// The month.
        month: u32,
    },
    /// `~02/10/26`, where a fact is wanted: the sign says that nobody knows yet.
    #[error("an estimate")]
    Estimate,
}
