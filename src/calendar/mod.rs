//! Days and nothing else: what a term of so many days, months or years means on the calendar.
//!
//! The files in reading order:
//!
//! - `count`: from one date to another, in whole days.
//! - `limit`: how long a term is, and the day it nominally ends.
//! - `holiday`: the public holidays of Italy, from 1950 on, and Easter.
//! - `month_day`: a day of every year, such as the patron's day.
//! - `working`: which days are worked, and how many lie between two.
//! - `last_day`: when the last day of a term is a holiday, which day is the last in time.
//! - `term`: how the days of one term are counted, with all that is agreed of it.
//! - `typed`: dates as people type them; `typed_text`, `typed_names`, `typed_said` are its parts.
//! - `typed_rules`: limits and days of the year as people type them.
//!
//! Nothing here knows what day it is, a disk, a terminal or a language: today is an argument and a
//! refusal is a value, which `words::dates` turns into a sentence. Days are calendar days, never
//! multiples of 24 hours: a Sunday of 23 or 25 hours is one day. Nothing here panics, not even at
//! the ends of the range of [`Date`]: where dates run out the answer is `None`.
//!
//! What a plan does with all this is in [`crate::plan`] and [`crate::assess`].

mod count;
mod holiday;
mod last_day;
mod limit;
mod month_day;
mod term;
mod typed;
mod typed_error;
mod typed_names;
mod typed_rules;
mod typed_said;
mod typed_text;
mod working;

pub use chrono::NaiveDate as Date;
pub use chrono::{Datelike, Weekday};

pub use count::{FIRST_DATE, LAST_DATE, days_between, elapsed};
pub use holiday::{Feast, Holiday, easter, feast, is_festive, national_holiday};
pub use last_day::{LastDayRule, LastDayRuleError};
pub use limit::{DAYS_MAX, Limit, LimitError, WORKING_DAYS_MAX};
pub use month_day::{MonthDay, MonthDayError};
pub use term::{DayCount, FirstDay, FixedDay, TermCount};
pub use typed::parse_date;
pub use typed_error::{Bias, DateError};
pub use typed_rules::{
    parse_days, parse_limit, parse_month_days, parse_typed_month_days, says_none,
};
pub use working::{WorkingDays, WorkingWeek};

#[cfg(test)]
mod cases;

#[cfg(test)]
pub(crate) mod generated {
    //! Dates for properties.

    use proptest::prelude::*;

    use super::{Date, FIRST_DATE, LAST_DATE};

    /// Any date a file may hold.
    pub(crate) fn date() -> impl Strategy<Value = Date> {
        let span = super::elapsed(FIRST_DATE, LAST_DATE);
        (0..=span).prop_map(|days| FIRST_DATE + chrono::Days::new(days.into()))
    }

    /// Any date at all, the very first and the very last more often than chance would have it.
    pub(crate) fn any_date() -> impl Strategy<Value = Date> {
        prop_oneof![
            Just(Date::MIN),
            Just(Date::MAX),
            (0..800_u64).prop_map(|days| Date::MIN + chrono::Days::new(days)),
            (0..800_u64).prop_map(|days| Date::MAX - chrono::Days::new(days)),
            date(),
        ]
    }
}
