//! Working days: which days they are, and how many lie between two.
//!
//! A term of working days is counted on them alone, so no rule for last days moves its last one: it is
//! fit by itself. A year has some 250 of them, and a term in working days is short, so days are looked
//! at one by one; nothing is kept.

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};

use super::{Date, MonthDay, national_holiday};

/// Which days of the week are worked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum WorkingWeek {
    /// Monday to Friday.
    #[default]
    #[serde(rename = "mon-fri")]
    MonFri,
    /// Monday to Saturday.
    #[serde(rename = "mon-sat")]
    MonSat,
}

/// What days are worked: those of the week without national holidays and those that the plan names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkingDays<'h> {
    /// The week.
    pub week: WorkingWeek,
    /// Days on which the offices close by local custom.
    pub local: &'h [MonthDay],
}

/// Nobody counts longer terms in working days than fit into these calendar days.
const HORIZON: usize = 200 * 366;

impl WorkingWeek {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::MonFri, Self::MonSat];

    /// The word of the file and of the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MonFri => "mon-fri",
            Self::MonSat => "mon-sat",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }

    /// Whether it is the default.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl WorkingDays<'_> {
    /// Whether a day is worked.
    #[must_use]
    pub fn is_worked(self, day: Date) -> bool {
        let of_the_week = match (day.weekday(), self.week) {
            (Weekday::Sun, _) | (Weekday::Sat, WorkingWeek::MonFri) => false,
            (Weekday::Sat, WorkingWeek::MonSat) | (_, _) => true,
        };
        of_the_week
            && national_holiday(day).is_none()
            && !self.local.iter().any(|holiday| holiday.matches(day))
    }

    /// The working days after one day and through another; negative where the second comes first.
    #[must_use]
    pub fn between(self, from: Date, to: Date) -> i64 {
        if to < from {
            return -self.between(to, from);
        }
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        let worked = days.take(HORIZON).filter(|day| self.is_worked(*day));
        i64::try_from(worked.count()).unwrap_or(i64::MAX)
    }

    /// The day on which so many working days after one have been counted; before it where they are
    /// negative; the day itself where they are none. `None` where dates run out, or no day is worked.
    #[must_use]
    pub fn after(self, from: Date, days: i64) -> Option<Date> {
        let Ok(steps) = usize::try_from(days.unsigned_abs()) else {
            return None;
        };
        let Some(nth) = steps.checked_sub(1) else {
            return Some(from);
        };
        let worked = |day: &Date| self.is_worked(*day);
        if days > 0 {
            let mut ahead = from.iter_days().skip(1).take(HORIZON).filter(worked);
            ahead.nth(nth)
        } else {
            let back = std::iter::successors(from.pred_opt(), Date::pred_opt);
            back.take(HORIZON).filter(worked).nth(nth)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::generated::{any_date, date};
    use crate::calendar::{days_between, is_festive};

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    const WEEKS: [WorkingDays<'static>; 2] = [
        WorkingDays {
            week: WorkingWeek::MonFri,
            local: &[],
        },
        WorkingDays {
            week: WorkingWeek::MonSat,
            local: &[],
        },
    ];

    #[test]
    fn terms_in_working_days_end_where_people_count_them_to() {
        for (start, days, five, six) in [
            ("2026-12-03", 5, "2026-12-11", "2026-12-10"),
            ("2026-12-24", 5, "2027-01-04", "2027-01-02"),
            ("2026-04-02", 5, "2026-04-10", "2026-04-09"),
            ("2026-05-29", 3, "2026-06-04", "2026-06-03"),
            ("2027-10-01", 2, "2027-10-06", "2027-10-05"),
            ("2026-06-06", 1, "2026-06-08", "2026-06-08"),
            ("2027-05-03", -15, "2027-04-12", "2027-04-14"),
            ("2026-06-06", 0, "2026-06-06", "2026-06-06"),
        ] {
            let ends = WEEKS.map(|week| week.after(on(start), days));
            assert_eq!(ends, [Some(on(five)), Some(on(six))], "{start} {days}");
        }
    }

    #[test]
    fn days_used_are_those_that_were_worked() {
        let used = |to: &str| WEEKS[0].between(on("2026-12-03"), on(to));
        assert_eq!(used("2026-12-09"), 3);
        // A Saturday adds none.
        assert_eq!((used("2026-12-11"), used("2026-12-12")), (5, 5));
        assert_eq!((used("2026-12-03"), used("2026-12-02")), (0, -1));
    }

    #[test]
    fn the_patron_is_not_worked() {
        let patron = ["04-28".parse().unwrap()];
        let week = WorkingDays {
            week: WorkingWeek::MonFri,
            local: &patron,
        };
        assert!(!week.is_worked(on("2026-04-28")) && WEEKS[0].is_worked(on("2026-04-28")));
        assert_eq!(week.after(on("2026-04-27"), 1), Some(on("2026-04-29")));
    }

    #[test]
    fn on_every_day_of_a_year_the_count_is_that_of_a_hand() {
        // Counted by hand from the calendar: a list of days that are not worked, and no rule.
        let closed = [
            "2026-01-01",
            "2026-01-06",
            "2026-04-06",
            "2026-05-01",
            "2026-06-02",
            "2026-10-04",
            "2026-12-08",
            "2026-12-25",
            "2026-12-26",
        ];
        let closed: Vec<Date> = closed.iter().map(|day| on(day)).collect();
        let mut worked = 0;
        let start = on("2025-12-31");
        for day in start.iter_days().skip(1).take(365) {
            let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            worked += i64::from(!weekend && !closed.contains(&day));
            assert_eq!(WEEKS[0].between(start, day), worked, "{day}");
        }
        assert_eq!(worked, 254);
    }

    proptest! {
        #[test]
        fn so_many_after_and_the_days_between_agree(from in date(), days in -300_i64..300) {
            for week in WEEKS {
                let Some(to) = week.after(from, days) else { continue };
                if days != 0 {
                    prop_assert!(week.is_worked(to));
                }
                if days >= 0 {
                    prop_assert_eq!(week.between(from, to), days);
                } else {
                    // Going back, the first day reached is counted and the anchor is not.
                    let counted = i64::from(week.is_worked(from));
                    prop_assert_eq!(week.between(to, from), -days - 1 + counted);
                }
            }
        }

        #[test]
        fn stretches_add_up(a in date(), first in 0_u64..900, second in 0_u64..900) {
            let b = a + chrono::Days::new(first);
            let c = b + chrono::Days::new(second);
            for week in WEEKS {
                prop_assert_eq!(week.between(a, b) + week.between(b, c), week.between(a, c));
                prop_assert!(week.between(a, c) <= days_between(a, c));
            }
        }

        #[test]
        fn no_day_of_rest_is_worked(day in date()) {
            prop_assert!(!(is_festive(day) && WEEKS[1].is_worked(day)));
        }

        #[test]
        fn dates_that_run_out_are_none_and_never_a_panic(from in any_date(), days in -400_i64..400) {
            let _ = WEEKS[0].after(from, days);
        }
    }
}
