//! Dates in figures, day before month, the same in every language.

use crate::calendar::{Date, Datelike, days_between};

/// `29/08/25`, for lists. The century is not shown: where it may be another one, use [`full`].
#[must_use]
pub fn short(date: Date) -> String {
    format!(
        "{:02}/{:02}/{:02}",
        date.day(),
        date.month(),
        date.year().rem_euclid(100)
    )
}

/// `29/08/2025`.
#[must_use]
pub fn full(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `04/09`: a day of a year that is understood.
#[must_use]
pub fn day_month(date: Date) -> String {
    format!("{:02}/{:02}", date.day(), date.month())
}

/// The same of any day; with its year where that is not understood, for the day is more than a year off.
#[must_use]
pub fn day_month_seen(date: Date, today: Date) -> String {
    if is_within_a_year(date, today) {
        day_month(date)
    } else {
        full(date)
    }
}

/// Whether a day without its year is understood on another.
pub(super) fn is_within_a_year(date: Date, today: Date) -> bool {
    days_between(today, date).abs() <= 365
}
