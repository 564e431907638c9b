//! Which date is meant by a day, a month and a year, where not all of them are said.
//!
//! The weekday that was typed beside it is checked here.

use chrono::{Datelike, Days, Weekday};

use super::typed_error::{Bias, DateError};
use super::{Date, FIRST_DATE, LAST_DATE, days_between};

/// What was said of a date.
#[derive(Clone, Copy)]
pub(super) enum DateWords {
    /// A weekday.
    Weekday(Weekday),
    /// A day of a month.
    Day(u32),
    /// A day and a month.
    DayOfYear(u32, u32),
    /// A day, a month and a year.
    Whole(u32, u32, u32),
}

impl DateWords {
    /// The date that is meant.
    pub(super) fn date(self, today: Date, bias: Bias) -> Result<Date, DateError> {
        self.both(today, bias).0
    }

    /// The date that is meant, where its weekday was said as well: of the two on either side of today
    /// the one that is on it.
    pub(super) fn date_on(
        self,
        weekday: Weekday,
        today: Date,
        bias: Bias,
    ) -> Result<Date, DateError> {
        let is_on_it = |date: &Date| date.weekday() == weekday;
        let (meant, other) = self.both(today, bias);
        let date = meant.or(other)?;
        let found = Some(date).filter(is_on_it).or(other.ok().filter(is_on_it));
        found.ok_or(DateError::WrongWeekday { date })
    }

    /// The date that is meant, and the other that might be.
    fn both(self, today: Date, bias: Bias) -> (Result<Date, DateError>, Result<Date, DateError>) {
        let (past, future) = (
            self.on_side(today, Side::Past),
            self.on_side(today, Side::Future),
        );
        let future_first = match bias {
            Bias::Past => false,
            Bias::Future => true,
            Bias::Nearest => match (past, future) {
                (Ok(past), Ok(future)) => days_between(today, future) < days_between(past, today),
                (past, _) => past.is_err(),
            },
        };
        if future_first {
            (future, past)
        } else {
            (past, future)
        }
    }

    fn on_side(self, today: Date, side: Side) -> Result<Date, DateError> {
        match self {
            Self::Weekday(weekday) => in_range(match side {
                Side::Past => today.checked_sub_days(days_from(weekday, today.weekday())),
                Side::Future => today.checked_add_days(days_from(today.weekday(), weekday)),
            }),
            Self::Day(day) => day_of_a_month(day, today, side),
            Self::DayOfYear(day, month) => day_of_a_year(day, month, today, side),
            Self::Whole(day, month, year) => whole(day, month, year),
        }
    }
}

/// Not after today, or not before it.
#[derive(Clone, Copy)]
enum Side {
    Past,
    Future,
}

/// A date that a file may hold.
pub(super) fn in_range(date: Option<Date>) -> Result<Date, DateError> {
    date.filter(|date| (FIRST_DATE..=LAST_DATE).contains(date))
        .ok_or(DateError::OutOfRange { year: None })
}

/// Days from a weekday to the next `to`, none when it is the same.
fn days_from(from: Weekday, to: Weekday) -> Days {
    Days::new(to.days_since(from).into())
}

/// A day of a month of a year, all typed.
fn whole(day: u32, month: u32, year: u32) -> Result<Date, DateError> {
    let year = year.cast_signed();
    if !(1..=12).contains(&month) {
        return Err(DateError::NoSuchMonth { month });
    }
    if !(FIRST_DATE.year()..=LAST_DATE.year()).contains(&year) {
        return Err(DateError::OutOfRange { year: Some(year) });
    }
    let last = days_of_month(month, Some(year));
    Date::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay {
        day,
        month,
        year: Some(year),
        last,
    })
}

/// `15`: the nearest such day in the direction of the side, in a month that has it.
fn day_of_a_month(day: u32, today: Date, side: Side) -> Result<Date, DateError> {
    if !(1..=31).contains(&day) {
        return Err(DateError::NotADate);
    }
    // The 31st of this month may be on the wrong side and the next month may not have one; there are
    // never two in a row that have none.
    let months = (0..=2).map(|steps| {
        let first = today.with_day(1)?;
        match side {
            Side::Past => first.checked_sub_months(chrono::Months::new(steps)),
            Side::Future => first.checked_add_months(chrono::Months::new(steps)),
        }
    });
    let found = months
        .filter_map(|month| month?.with_day(day))
        .find(|date| is_on_its_side(*date, today, side));
    in_range(found)
}

/// `15/10`: the nearest such day in the direction of the side, in a year that has it.
fn day_of_a_year(day: u32, month: u32, today: Date, side: Side) -> Result<Date, DateError> {
    if !(1..=12).contains(&month) {
        return Err(DateError::NoSuchMonth { month });
    }
    let last = days_of_month(month, None);
    if !(1..=last).contains(&day) {
        return Err(DateError::NoSuchDay {
            day,
            month,
            year: None,
            last,
        });
    }
    // A leap day may be eight years away, across 1900, 2100 or 2200.
    let found = (0..=8)
        .filter_map(|steps| {
            let year = match side {
                Side::Past => today.year().checked_sub(steps),
                Side::Future => today.year().checked_add(steps),
            };
            Date::from_ymd_opt(year?, month, day)
        })
        .find(|date| is_on_its_side(*date, today, side));
    in_range(found)
}

fn is_on_its_side(date: Date, today: Date, side: Side) -> bool {
    match side {
        Side::Past => date <= today,
        Side::Future => date >= today,
    }
}

/// How many days a month has; without a year, how many it has at most.
fn days_of_month(month: u32, year: Option<i32>) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_some_and(|year| Date::from_ymd_opt(year, 2, 29).is_none()) => 28,
        2 => 29,
        _ => 31,
    }
}
