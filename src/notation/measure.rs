//! Lengths, days and rates of the text, as the plan writes them.

use serde_json::{Value, json};

use crate::calendar::{Bias, Date, Limit, LimitError, parse_date, parse_limit};
use crate::plan::{Amount, Decimal};
use crate::words::notation::{Keyword, NoLength, TableUnit};

use super::glyph::{Slice, fold};
use super::quantity::{Quantity, quantity};

/// The most words that a unit has: `giorni naturali e consecutivi`.
const WORDS_OF_A_UNIT: usize = 4;

/// The length that a piece begins with, and what stands behind: `90 g`, `5 gl`, `30 (trenta) giorni`, `un mese`.
pub(super) fn limit(piece: Slice<'_>) -> Option<(Limit, Slice<'_>)> {
    match quantity(piece)? {
        Quantity::Of(number, rest) => of_unit(&number, rest),
        Quantity::Disagrees => None,
    }
}

/// Why a piece that begins like a length is none, where that can be told.
pub(super) fn no_limit(piece: Slice<'_>) -> Option<NoLength> {
    match quantity(piece)? {
        Quantity::Of(number, rest) => no_unit(&number, rest),
        Quantity::Disagrees => Some(NoLength::Disagrees),
    }
}

/// The same of how often something comes back.
pub(super) fn no_period(piece: Slice<'_>) -> Option<NoLength> {
    no_limit(piece).or_else(|| no_unit("1", piece))
}

fn no_unit(number: &str, rest: Slice<'_>) -> Option<NoLength> {
    let ends = rest.word_ends(WORDS_OF_A_UNIT).into_iter();
    ends.rev().find_map(|end| {
        let unit = rest.to(end).trimmed().text();
        let unit = unit.trim_end_matches('.');
        let weeks = || {
            let is_weeks = TableUnit::Weeks
                .spellings()
                .any(|word| fold(word) == fold(unit));
            is_weeks.then(|| NoLength::Weeks {
                days: number.parse().unwrap_or(0_u64).saturating_mul(7),
            })
        };
        match parse_limit(&format!("{number} {unit}")) {
            Err(LimitError::Hours) => Some(NoLength::Hours),
            Err(LimitError::TooLong) => Some(NoLength::TooLong),
            Err(LimitError::NotALimit) => weeks(),
            Ok(_) => None,
        }
    })
}

/// How often something comes back, which may be said without a number: `mese`, `3 mesi`.
pub(super) fn period(piece: Slice<'_>) -> Option<(Limit, Slice<'_>)> {
    limit(piece).or_else(|| of_unit("1", piece))
}

/// So many of a unit, and what stands behind it; the most words that are one.
fn of_unit<'l>(number: &str, rest: Slice<'l>) -> Option<(Limit, Slice<'l>)> {
    let ends = rest.word_ends(WORDS_OF_A_UNIT).into_iter();
    ends.rev().find_map(|end| {
        let unit = rest.to(end).trimmed().text();
        let unit = unit.trim_end_matches('.');
        let limit = parse_limit(&format!("{number} {unit}")).ok();
        let limit = limit.filter(|_| !unit.is_empty())?;
        Some((limit, rest.from(end).trimmed()))
    })
}

/// A number of days that a piece is, and whether it says that they are working days: `30 g`, `5 gl`, `30`.
pub(super) fn days(piece: Slice<'_>) -> Option<(u32, Option<bool>)> {
    match limit(piece) {
        Some((Limit::Days(days), rest)) if rest.is_empty() => Some((days, Some(false))),
        Some((Limit::WorkingDays(days), rest)) if rest.is_empty() => Some((days, Some(true))),
        Some(_) => None,
        None => {
            let Quantity::Of(number, rest) = quantity(piece)? else {
                return None;
            };
            let number = number.parse().ok()?;
            rest.is_empty().then_some((number, None))
        }
    }
}

/// The most words that a day has: `sab 30 giugno 2026`.
const WORDS_OF_A_DAY: usize = 4;

/// The day that a piece begins with, and what stands behind. A day that needs another one to be understood
/// (without its year, from today on) is none.
pub(super) fn day(piece: Slice<'_>) -> Option<(Date, Slice<'_>)> {
    let ends = piece.word_ends(WORDS_OF_A_DAY).into_iter();
    ends.rev().find_map(|end| {
        let typed = piece.to(end).trimmed();
        Some((whole_day(&typed.text())?, piece.from(end).trimmed()))
    })
}

fn whole_day(typed: &str) -> Option<Date> {
    let on = |today: (i32, u32, u32), bias: Bias| {
        let today = Date::from_ymd_opt(today.0, today.1, today.2)?;
        parse_date(typed, today, bias).ok()
    };
    let one = on((2001, 3, 5), Bias::Past)?;
    let other = on((2077, 11, 23), Bias::Future)?;
    (one == other).then_some(one)
}

/// A rate that a piece begins with, and what stands behind.
pub(super) fn rate(piece: Slice<'_>) -> Option<(Decimal, Slice<'_>)> {
    let (text, rest) = figure(piece)?;
    Some((text.parse().ok()?, rest))
}

/// A sum of money that a piece begins with, and what stands behind.
pub(super) fn sum(piece: Slice<'_>) -> Option<(Amount, Slice<'_>)> {
    let (text, rest) = figure(piece)?;
    Some((text.parse().ok()?, rest))
}

/// Digits with their marks.
fn figure(piece: Slice<'_>) -> Option<(String, Slice<'_>)> {
    let text = piece.text();
    let is_part = |char: &char| char.is_ascii_digit() || matches!(char, '.' | ',' | '\'');
    let count = text.chars().take_while(is_part).count();
    let figure: String = text.chars().take(count).collect();
    let figure = figure.trim_end_matches(['.', ',']).to_owned();
    let count = figure.chars().count();
    (count > 0).then(|| (figure, piece.from(count).trimmed()))
}

/// What lateness of one term costs.
pub(super) fn penalty(piece: Slice<'_>) -> Option<Value> {
    let a_day = |rest: Slice<'_>| rest.is_empty() || rest.is(Keyword::ADay);
    if let Some((rate, rest)) = rate(piece)
        && rest.take(Keyword::PerMille).is_some_and(a_day)
    {
        return Some(json!({"daily_per_mille": rate.to_string()}));
    }
    let before = piece.take(Keyword::Euro).and_then(sum);
    let (sum, rest) = if let Some(found) = before {
        found
    } else {
        let (sum, rest) = sum(piece)?;
        (sum, rest.take(Keyword::Euro)?)
    };
    a_day(rest).then(|| json!({"daily_euro": sum.to_string()}))
}

/// How many days before its last one a term of this length is due soon, where the text does not say.
pub(super) fn usual_warning(limit: &str) -> u64 {
    let Ok(limit) = limit.parse::<Limit>() else {
        return 0;
    };
    let days = match limit {
        Limit::Days(days) | Limit::WorkingDays(days) => u64::from(days),
        Limit::Months(months) => u64::from(months) * 30,
        Limit::Years(years) => u64::from(years) * 365,
    };
    match days {
        ..=10 => 3,
        11..=30 => 7,
        31..=60 => 10,
        61.. => 15,
    }
}

/// The same before a fixed day.
pub(super) const USUAL_WARNING_OF_A_DAY: u64 = 30;
