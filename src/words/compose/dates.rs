//! Dates with their weekday, how far one is, and why one is refused.

use crate::calendar::{Date, DateError, Datelike};
use crate::words::Lang;
use crate::words::dates::{
    ago, away, days, month_long, refused, weekday_long, weekday_short, years,
};
use crate::words::sanitize::{fit, sanitized};

use super::figures::{day_month, full, is_within_a_year};

/// `ven 29/08/2025`, `Fri 29/08/2025`.
#[must_use]
pub fn with_weekday(lang: Lang, date: Date) -> String {
    format!("{} {}", weekday_short(lang, date.weekday()), full(date))
}

/// `gio 04/09`, `Thu 04/09`.
#[must_use]
pub fn weekday_day_month(lang: Lang, date: Date) -> String {
    let weekday = weekday_short(lang, date.weekday());
    format!("{weekday} {}", day_month(date))
}

/// The same of any day; with its year where that is not understood, for the day is more than a year off.
#[must_use]
pub fn weekday_seen(lang: Lang, date: Date, today: Date) -> String {
    if is_within_a_year(date, today) {
        weekday_day_month(lang, date)
    } else {
        with_weekday(lang, date)
    }
}

/// `venerdì 29 agosto 2025`, `Friday 29 August 2025`.
#[must_use]
pub fn long(lang: Lang, date: Date) -> String {
    let weekday = weekday_long(lang, date.weekday());
    let month = month_long(lang, date.month());
    format!("{weekday} {} {month} {}", date.day(), date.year())
}

/// As much of what was typed as a sentence repeats.
const LONGEST_TYPED: usize = 24;

/// Why a typed date is refused: what was typed, then the reason.
///
/// `31/04/2026: aprile ha 30 giorni`, `31/04/2026: April has 30 days`.
#[must_use]
pub fn date_error(lang: Lang, typed: &str, error: &DateError) -> String {
    let reason = refused(lang, error);
    match error {
        DateError::Empty => reason,
        _ => format!("{}: {reason}", fit(&sanitized(typed.trim()), LONGEST_TYPED)),
    }
}

/// How far a date is from today, for a person who types one: `tra 11 giorni`, `3 giorni fa`, and in
/// years where a wrong year is the likelier reading; nothing for today.
#[must_use]
pub fn distance(lang: Lang, today: Date, date: Date) -> Option<String> {
    let distance = crate::calendar::days_between(today, date);
    let amount = match distance.abs() / 365 {
        0 => days(lang, distance.abs()),
        full => years(lang, full),
    };
    match distance {
        0 => None,
        ..0 => Some(ago(lang, &amount)),
        1.. => Some(away(lang, &amount)),
    }
}
