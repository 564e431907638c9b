//! Amounts of days beside their limits, and until when.

use crate::assess::ClockStatus;
use crate::calendar::{Date, DayCount, Limit};
use crate::words::Lang;
use crate::words::count::{
    countdown, due, informative, informative_ended, informative_ended_in_short,
    informative_in_short, informative_left, no_days, of_limit, with_granted,
};
use crate::words::dates;

/// A limit with what was granted on top: "90 giorni", "90+15 giorni", "3 mesi + 15 giorni".
#[must_use]
pub fn allowed(lang: Lang, limit: Limit, extension: i64) -> String {
    match extension {
        0 => dates::limit(lang, limit),
        _ => with_granted(lang, limit, extension),
    }
}

/// Days used of a limit: "1 giorno su 30", "47 giorni su 30", "12 giorni su 3 mesi"; without a
/// limit only the days.
#[must_use]
pub fn used(lang: Lang, clock: &ClockStatus) -> String {
    let Some(elapsed) = clock.elapsed() else {
        return no_days(lang).to_owned();
    };
    let limit = clock.allowed();
    if limit.is_none() && clock.is_in_working_days() {
        let days = elapsed.into();
        return dates::day_count(
            lang,
            DayCount {
                days,
                working: true,
            },
        );
    }
    days_of(lang, elapsed, limit)
}

/// The same of so many days.
pub(in crate::words) fn days_of(lang: Lang, elapsed: u32, limit: Option<Limit>) -> String {
    let days = dates::days(lang, elapsed);
    match limit {
        None => days,
        Some(limit) => of_limit(lang, &days, limit),
    }
}

/// The same without the word: "84 su 90".
#[must_use]
pub fn used_short(lang: Lang, elapsed: u32, limit: Option<Limit>) -> String {
    match limit {
        None => dates::days(lang, elapsed),
        Some(limit) => of_limit(lang, &elapsed.to_string(), limit),
    }
}

/// The days that a clock for information has left, is past its last day, or had left when it ended: nobody is late.
#[must_use]
pub fn informative_margin(lang: Lang, clock: &ClockStatus) -> Option<String> {
    let margin = clock.margin_said()?;
    Some(match clock.end() {
        Some(_) => informative_ended(lang, margin),
        None => informative_left(lang, margin),
    })
}

/// How a clock for information ended, and that it is one: "14 giorni oltre, indicativo".
#[must_use]
pub fn informative_verdict(lang: Lang, clock: &ClockStatus) -> String {
    let margin = informative_margin(lang, clock).unwrap_or_else(|| used(lang, clock));
    format!("{margin}, {}", informative(lang))
}

/// The last day of one that runs, and how far away it is.
#[must_use]
pub fn informative_until(lang: Lang, due: Date, left: DayCount) -> String {
    let (day, left) = (dates::with_weekday(lang, due), informative_left(lang, left));
    format!("{day}, {left} ({})", informative(lang))
}

/// The same behind a sum of days.
#[must_use]
pub fn informative_margin_in_short(lang: Lang, clock: &ClockStatus) -> Option<String> {
    let margin = clock.margin()?;
    Some(match clock.end() {
        Some(_) => informative_ended_in_short(lang, margin),
        None => informative_in_short(lang, margin),
    })
}

/// How much is left and until when: "mancano 6 giorni, scade gio 04/09/2025"; on the day itself the
/// word is said once, "scade oggi, gio 04/09/2025".
#[must_use]
pub fn countdown_to(lang: Lang, day: Date, left: DayCount, feminine: bool) -> String {
    let until = match left.days {
        0 => dates::with_weekday(lang, day),
        days => due(lang, day, days, feminine),
    };
    format!("{}, {until}", countdown(lang, left))
}
