//! How long a term is: days, working days, months or years, and the day it nominally ends.
//!
//! Whether that day moves when it is a holiday is another question, see [`TermCount`](super::TermCount).

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months};
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Date, WorkingDays};

/// How long a term is (*limite*), written `90d`, `5wd`, `3m` or `5y`.
///
/// Three months are not ninety days: months and years end on the same-numbered day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Calendar days, holidays included ("giorni solari e consecutivi").
    Days(u32),
    /// Working days ("giorni lavorativi"); which days are worked, the plan says.
    WorkingDays(u32),
    /// Months, to the same-numbered day.
    Months(u32),
    /// Years, to the same day.
    Years(u32),
}

/// The most days of a limit: a century, beyond which it is a slip of the finger.
pub const DAYS_MAX: u32 = 36_500;

/// The same in working days.
pub const WORKING_DAYS_MAX: u32 = 25_000;

/// Why a text is not a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// Something else than digits and one of `d`, `m`, `y`.
    #[error("not a limit: write days, working days, months or years as 90d, 5wd, 3m or 5y")]
    NotALimit,
    /// Hours, and days are what is counted.
    #[error("hours are not counted, only days")]
    Hours,
    /// Beyond a century, which is a slip of the finger.
    #[error("too long: at most 36500d, 25000wd, 1200m or 100y")]
    TooLong,
}

impl Limit {
    /// Whether its days are working days.
    #[must_use]
    pub const fn is_in_working_days(self) -> bool {
        matches!(self, Self::WorkingDays(_))
    }

    /// The last day of a term that starts on `start`, before any rule on holidays.
    ///
    /// The start day is not counted. Months and years end on the same-numbered day or, where the
    /// month has none, on its last day, whatever the number of days between (art. 2963 c.c., fourth
    /// and fifth paragraphs). `None` where dates run out.
    #[must_use]
    pub fn nominal_end(self, start: Date, worked: WorkingDays<'_>) -> Option<Date> {
        match self {
            Self::WorkingDays(days) => worked.after(start, days.into()),
            Self::Days(days) => start.checked_add_days(Days::new(days.into())),
            Self::Months(months) => start.checked_add_months(Months::new(months)),
            Self::Years(years) => start.checked_add_months(Months::new(years.checked_mul(12)?)),
        }
    }

    /// The last day of a term that is counted backwards from `anchor`, before any rule on holidays.
    ///
    /// The anchor is not counted. Months and years end on the same-numbered day or, where the month has
    /// none, on its last day. `None` where dates run out.
    #[must_use]
    pub fn nominal_before(self, anchor: Date, worked: WorkingDays<'_>) -> Option<Date> {
        match self {
            Self::WorkingDays(days) => worked.after(anchor, -i64::from(days)),
            Self::Days(days) => anchor.checked_sub_days(Days::new(days.into())),
            Self::Months(months) => anchor.checked_sub_months(Months::new(months)),
            Self::Years(years) => anchor.checked_sub_months(Months::new(years.checked_mul(12)?)),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}d"),
            Self::WorkingDays(days) => write!(f, "{days}wd"),
            Self::Months(months) => write!(f, "{months}m"),
            Self::Years(years) => write!(f, "{years}y"),
        }
    }
}

impl FromStr for Limit {
    type Err = LimitError;

    fn from_str(text: &str) -> Result<Self, LimitError> {
        let (digits, limit, most): (_, fn(u32) -> Self, _) =
            if let Some(digits) = text.strip_suffix("wd") {
                (digits, Self::WorkingDays, WORKING_DAYS_MAX)
            } else if let Some(digits) = text.strip_suffix('d') {
                (digits, Self::Days, DAYS_MAX)
            } else if let Some(digits) = text.strip_suffix('m') {
                (digits, Self::Months, 1_200)
            } else if let Some(digits) = text.strip_suffix('y') {
                (digits, Self::Years, 100)
            } else if text.strip_suffix('h').is_some_and(is_number) {
                return Err(LimitError::Hours);
            } else {
                return Err(LimitError::NotALimit);
            };
        // `parse` alone would take a sign.
        if !is_number(digits) {
            return Err(LimitError::NotALimit);
        }
        match digits.parse() {
            Ok(number) if number <= most => Ok(limit(number)),
            _ => Err(LimitError::TooLong),
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Limit;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a limit such as \"90d\", \"5wd\", \"3m\" or \"5y\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Limit, E> {
                text.parse().map_err(|error| match error {
                    LimitError::NotALimit => E::invalid_value(Unexpected::Str(text), &self),
                    LimitError::TooLong | LimitError::Hours => E::custom(error),
                })
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::generated::any_date;

    #[test]
    fn a_limit_reads_back_as_it_is_written() {
        for (text, limit) in [
            ("0d", Limit::Days(0)),
            ("90d", Limit::Days(90)),
            ("5wd", Limit::WorkingDays(5)),
            ("25000wd", Limit::WorkingDays(25_000)),
            ("36500d", Limit::Days(36_500)),
            ("1m", Limit::Months(1)),
            ("1200m", Limit::Months(1_200)),
            ("5y", Limit::Years(5)),
            ("100y", Limit::Years(100)),
        ] {
            assert_eq!(text.parse(), Ok(limit));
            assert_eq!(limit.to_string(), text);
            let json = format!("\"{text}\"");
            assert_eq!(serde_json::to_string(&limit).unwrap(), json);
            assert_eq!(serde_json::from_str::<Limit>(&json).unwrap(), limit);
        }
    }

    #[test]
    fn what_is_not_a_limit_or_beyond_a_century_is_refused() {
        for text in [
            "", "d", "90", "90 d", "+9d", "-9d", "9.5d", "90D", "90g", "1w", "5dw", "٣d", "1dd",
        ] {
            assert_eq!(text.parse::<Limit>(), Err(LimitError::NotALimit), "{text}");
        }
        for text in ["36501d", "1201m", "101y", "99999999999999999999d"] {
            assert_eq!(text.parse::<Limit>(), Err(LimitError::TooLong), "{text}");
        }
        let error = serde_json::from_str::<Limit>("90").unwrap_err().to_string();
        assert!(error.contains("a limit such as \"90d\""), "{error}");
    }

    #[test]
    fn months_and_years_end_on_the_same_numbered_day_or_the_last_one() {
        let end = |start: &str, limit: &str| {
            let limit: Limit = limit.parse().unwrap();
            limit
                .nominal_end(start.parse().unwrap(), WorkingDays::default())
                .unwrap()
                .to_string()
        };
        assert_eq!(end("2026-01-31", "1m"), "2026-02-28");
        assert_eq!(end("2028-01-31", "1m"), "2028-02-29");
        assert_eq!(end("2026-01-31", "2m"), "2026-03-31");
        assert_eq!(end("2026-02-28", "1m"), "2026-03-28");
        assert_eq!(end("2024-02-29", "4y"), "2028-02-29");
        assert_eq!(end("2024-02-29", "5y"), "2029-02-28");
    }

    proptest! {
        #[test]
        fn dates_that_run_out_are_none_and_never_a_panic(start in any_date(), number: u32) {
            for limit in [Limit::Days(number), Limit::Months(number), Limit::Years(number)] {
                if let Some(end) = limit.nominal_end(start, WorkingDays::default()) {
                    prop_assert!(end >= start);
                }
            }
        }
    }
}
