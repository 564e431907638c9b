//! A day of every year, without a year: the patron saint's day in a plan.

use std::fmt;
use std::str::FromStr;

use chrono::Datelike;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Date;

/// A day of every year (`04-28`); 29 February is one, in the years that have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    // Invariant: the two together exist in a leap year.
    month: u32,
    day: u32,
}

/// Why a text is not a day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MonthDayError {
    /// Something else than two digits, a hyphen and two digits.
    #[error("not a day of the year: write month and day as 04-28")]
    NotAMonthDay,
    /// A day that no year has, such as 30 February.
    #[error("no year has this day")]
    NoSuchDay,
    /// Two numbers that are a day and a month either way, where somebody typed them.
    #[error("may be {day_first} or {month_first}, month and day")]
    TwoReadings {
        /// With the day first.
        day_first: MonthDay,
        /// With the month first.
        month_first: MonthDay,
    },
}

impl MonthDay {
    /// The day of the year with these numbers, where some year has it.
    #[must_use]
    pub fn new(month: u32, day: u32) -> Option<Self> {
        const A_LEAP_YEAR: i32 = 2024;
        Date::from_ymd_opt(A_LEAP_YEAR, month, day).map(|_| Self { month, day })
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.day
    }

    /// Whether the date falls on this day of its year.
    #[must_use]
    pub fn matches(self, date: Date) -> bool {
        date.month() == self.month && date.day() == self.day
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl FromStr for MonthDay {
    type Err = MonthDayError;

    fn from_str(text: &str) -> Result<Self, MonthDayError> {
        let number = |tens: u8, ones: u8| {
            (tens.is_ascii_digit() && ones.is_ascii_digit())
                .then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
        };
        let &[m, n, b'-', d, e] = text.as_bytes() else {
            return Err(MonthDayError::NotAMonthDay);
        };
        let (Some(month), Some(day)) = (number(m, n), number(d, e)) else {
            return Err(MonthDayError::NotAMonthDay);
        };
        Self::new(month, day).ok_or(MonthDayError::NoSuchDay)
    }
}

impl Serialize for MonthDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = MonthDay;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day of the year such as \"04-28\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<MonthDay, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_year_reads_back_as_it_is_written() {
        for text in ["01-01", "02-29", "04-28", "12-31"] {
            let day: MonthDay = text.parse().unwrap();
            assert_eq!(day.to_string(), text);
            let json = serde_json::to_string(&day).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<MonthDay>(&json).unwrap(), day);
        }
    }

    #[test]
    fn a_day_that_no_year_has_is_refused() {
        for text in ["02-30", "04-31", "00-10", "13-01", "01-00", "01-32"] {
            assert_eq!(
                text.parse::<MonthDay>(),
                Err(MonthDayError::NoSuchDay),
                "{text}"
            );
        }
        for text in [
            "",
            "4-28",
            "04/28",
            "04-28 ",
            "0428",
            "+4-28",
            "è-28",
            "2026-04-28",
        ] {
            assert_eq!(
                text.parse::<MonthDay>(),
                Err(MonthDayError::NotAMonthDay),
                "{text}"
            );
        }
        assert!(serde_json::from_str::<MonthDay>("\"02-30\"").is_err());
        assert!(serde_json::from_str::<MonthDay>("428").is_err());
    }

    #[test]
    fn it_matches_its_day_in_every_year_that_has_it() {
        let patron: MonthDay = "04-28".parse().unwrap();
        assert_eq!((patron.month(), patron.day()), (4, 28));
        assert!(patron.matches("2025-04-28".parse().unwrap()));
        assert!(patron.matches("2031-04-28".parse().unwrap()));
        assert!(!patron.matches("2025-04-29".parse().unwrap()));
        assert!(!patron.matches("2025-03-28".parse().unwrap()));
    }
}
