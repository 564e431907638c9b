//! How the days of one term are counted: its limit, whether its first day counts, what a holiday does to
//! its last one, and which days are worked.
//!
//! All that reads a term (its last day, the days used and left, what an act adds) asks here, so that they
//! cannot count in different days. Acts are never known here, only the days they add.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{Date, LastDayRule, Limit, WorkingDays, days_between};

/// Whether the day a term begins on is one of its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FirstDay {
    /// It is not (art. 2963, second paragraph, c.c.).
    #[default]
    Excluded,
    /// It is day 1, because the contract says "from that day included".
    Counts,
}

impl FirstDay {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Excluded, Self::Counts];

    /// The word of the file and of the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Excluded => "excluded",
            Self::Counts => "counts",
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

/// Days of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// How many; below zero they are past.
    pub days: i64,
    /// Whether they are working days.
    pub working: bool,
}

impl DayCount {
    /// Calendar days.
    #[must_use]
    pub const fn calendar(days: i64) -> Self {
        Self {
            days,
            working: false,
        }
    }
}

/// A last day that is not counted from the start of its term: a day that the plan fixes, or one counted
/// backwards from something that comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedDay {
    /// The day; none while what it is counted back from has no date.
    pub day: Option<Date>,
    /// Whether it is counted backwards: a rule then moves it to an earlier day.
    pub is_backwards: bool,
}

/// How the days of one term are counted (*computo*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermCount<'h> {
    /// How long it is, where it has an end; of one that is counted backwards, how long before.
    pub limit: Option<Limit>,
    /// Its last day, where that is not counted from its start.
    pub fixed: Option<FixedDay>,
    /// Whether its first day counts.
    pub first_day: FirstDay,
    /// What happens to a last day that is a holiday.
    pub rule: LastDayRule,
    /// Which days are worked; its local holidays are those that a rule may read, too.
    pub worked: WorkingDays<'h>,
}

impl TermCount<'_> {
    /// Whether its days are working days.
    #[must_use]
    pub fn is_in_working_days(&self) -> bool {
        self.limit.is_some_and(Limit::is_in_working_days)
    }

    /// Its days after one date and through another; negative where the second comes first.
    #[must_use]
    pub fn between(&self, from: Date, to: Date) -> i64 {
        if self.is_in_working_days() {
            self.worked.between(from, to)
        } else {
            days_between(from, to)
        }
    }

    /// The date so many of its days after another, or before it.
    #[must_use]
    pub fn plus(&self, date: Date, days: i64) -> Option<Date> {
        if self.is_in_working_days() {
            self.worked.after(date, days)
        } else {
            date.checked_add_signed(TimeDelta::try_days(days)?)
        }
    }

    /// The days used from its start through a date; never below zero.
    #[must_use]
    pub fn used(&self, start: Date, through: Date) -> u32 {
        let before = match self.first_day {
            FirstDay::Excluded => Some(start),
            FirstDay::Counts => start.pred_opt(),
        };
        let used = before.map_or(0, |before| self.between(before, through));
        u32::try_from(if through < start { 0 } else { used }).unwrap_or(0)
    }

    /// The days from one date to its last: working days where it is counted in them, and at least one
    /// while the last is still to come. Days late are calendar days for every term, below zero.
    #[must_use]
    pub fn left(&self, date: Date, last: Date) -> i64 {
        if date < last {
            self.between(date, last).max(1)
        } else {
            days_between(date, last)
        }
    }

    /// Its last day as agreed, before acts and any rule on holidays. None without a limit, where it is not
    /// known yet, or where dates run out.
    #[must_use]
    pub fn nominal(&self, start: Date) -> Option<Date> {
        if let Some(fixed) = self.fixed {
            return fixed.day;
        }
        let limit = self.limit?;
        match self.first_day {
            FirstDay::Excluded => limit.nominal_end(start, self.worked),
            // The first working day from the start on is day 1.
            FirstDay::Counts if self.is_in_working_days() => {
                limit.nominal_end(start.pred_opt()?, self.worked)
            }
            // The day before the same-numbered one.
            FirstDay::Counts => limit.nominal_end(start, self.worked)?.pred_opt(),
        }
    }

    /// Its last day in time. `extra` are the days out of the count and the days granted (suspension and
    /// extension), in its own days; they move the term before the rule looks at its last day. They are
    /// negative where an act states an earlier last day. A term in working days ends on one by itself,
    /// and no rule moves it. None without a limit, or where dates run out.
    #[must_use]
    pub fn due(&self, start: Date, extra: i64) -> Option<Date> {
        let last = self.plus(self.nominal(start)?, extra)?;
        if self.is_in_working_days() {
            return Some(last);
        }
        if self.fixed.is_some_and(|fixed| fixed.is_backwards) {
            return self.rule.last_in_time_backwards(last, self.worked.local);
        }
        self.rule.last_in_time(start, last, self.worked.local)
    }

    /// Whether its last day hangs on something that has no date yet.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.fixed.is_some_and(|fixed| fixed.day.is_none())
    }

    /// The same term with a last day that is not counted from its start.
    #[must_use]
    pub fn ending(self, fixed: FixedDay) -> Self {
        let fixed = Some(fixed);
        Self { fixed, ..self }
    }

    /// The same term under another rule for its last day.
    #[must_use]
    pub fn with_rule(self, rule: LastDayRule) -> Self {
        Self { rule, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WorkingWeek;

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn count(limit: &str) -> TermCount<'static> {
        TermCount {
            limit: limit.parse().ok(),
            fixed: None,
            first_day: FirstDay::Excluded,
            rule: LastDayRule::Civil,
            worked: WorkingDays::default(),
        }
    }

    #[test]
    fn working_days_end_a_term_on_a_day_that_is_worked() {
        for (start, limit, five, six) in [
            ("2026-12-03", "5wd", "2026-12-11", "2026-12-10"),
            ("2026-12-24", "5wd", "2027-01-04", "2027-01-02"),
            ("2026-04-02", "5wd", "2026-04-10", "2026-04-09"),
            ("2026-05-29", "3wd", "2026-06-04", "2026-06-03"),
            ("2027-10-01", "2wd", "2027-10-06", "2027-10-05"),
            ("2026-06-06", "1wd", "2026-06-08", "2026-06-08"),
        ] {
            for (week, last) in [(WorkingWeek::MonFri, five), (WorkingWeek::MonSat, six)] {
                let worked = WorkingDays { week, local: &[] };
                let count = TermCount {
                    worked,
                    ..count(limit)
                };
                assert_eq!(
                    count.due(on(start), 0),
                    Some(on(last)),
                    "{start} {limit} {week:?}"
                );
            }
        }
    }

    #[test]
    fn days_used_left_and_late() {
        let five = count("5wd");
        let (start, due) = (on("2026-12-03"), on("2026-12-11"));
        for (day, used, left) in [
            ("2026-12-03", 0, 5),
            ("2026-12-05", 1, 4),
            ("2026-12-09", 3, 2),
            ("2026-12-11", 5, 0),
            // A Saturday adds no day used, and yet it is a day late.
            ("2026-12-12", 5, -1),
            ("2026-12-14", 6, -3),
            ("2026-12-02", 0, 6),
        ] {
            let found = (five.used(start, on(day)), five.left(on(day), due));
            assert_eq!(found, (used, left), "{day}");
        }
        // What an act gave until a Saturday is not over on the Friday.
        assert_eq!(five.left(on("2026-12-11"), on("2026-12-12")), 1);
    }

    #[test]
    fn where_the_first_day_counts_it_is_day_1() {
        for (limit, start, last, days) in [
            ("24m", "2026-01-01", "2027-12-31", 730),
            ("5y", "2026-01-15", "2031-01-14", 1826),
            ("10d", "2026-03-01", "2026-03-10", 10),
            ("1m", "2026-01-31", "2026-02-27", 28),
            // Thursday, Friday, Monday, Wednesday and Thursday: Tuesday is the Immaculate.
            ("5wd", "2026-12-03", "2026-12-10", 5),
            ("1wd", "2026-06-06", "2026-06-08", 1),
        ] {
            let count = TermCount {
                first_day: FirstDay::Counts,
                rule: LastDayRule::Nominal,
                ..count(limit)
            };
            assert_eq!(count.due(on(start), 0), Some(on(last)), "{limit} {start}");
            assert_eq!(count.used(on(start), on(last)), days, "{limit} {start}");
            assert_eq!(
                count.used(on(start), on(start)),
                u32::from(limit != "1wd"),
                "{limit}"
            );
        }
    }

    #[test]
    fn a_term_counted_backwards_ends_so_long_before_and_a_rule_moves_it_back() {
        for (limit, anchor, nominal, civil) in [
            ("60d", "2026-12-31", "2026-11-01", "2026-10-31"),
            ("15d", "2027-05-03", "2027-04-18", "2027-04-17"),
            ("15wd", "2027-05-03", "2027-04-12", "2027-04-12"),
            ("2m", "2027-04-30", "2027-02-28", "2027-02-27"),
            ("1y", "2028-02-29", "2027-02-28", "2027-02-27"),
            // Over Easter and two days before it.
            ("1d", "2026-04-07", "2026-04-06", "2026-04-04"),
        ] {
            let limit: Limit = limit.parse().unwrap();
            let day = limit.nominal_before(on(anchor), WorkingDays::default());
            assert_eq!(day, Some(on(nominal)), "{limit} before {anchor}");
            let fixed = FixedDay {
                day,
                is_backwards: true,
            };
            let count = TermCount {
                limit: Some(limit),
                ..count("5d")
            };
            let last = |rule| count.with_rule(rule).ending(fixed).due(on(anchor), 0);
            assert_eq!(last(LastDayRule::Nominal), Some(on(nominal)), "{limit}");
            assert_eq!(last(LastDayRule::Civil), Some(on(civil)), "{limit}");
            // Art. 3(4) of Reg. 1182/71 leaves out what is counted backwards.
            assert_eq!(last(LastDayRule::Eu1182), Some(on(nominal)), "{limit}");
        }
    }

    #[test]
    fn a_fixed_day_is_that_day_and_time_given_moves_it() {
        let by = |day| {
            let day = Some(on(day));
            count("5d")
                .with_rule(LastDayRule::Nominal)
                .ending(FixedDay {
                    day,
                    is_backwards: false,
                })
        };
        // A Sunday.
        assert_eq!(
            by("2026-11-01").due(on("2026-01-01"), 0),
            Some(on("2026-11-01"))
        );
        assert_eq!(
            by("2026-11-01").due(on("2026-01-01"), 15),
            Some(on("2026-11-16"))
        );
        let unknown = FixedDay {
            day: None,
            is_backwards: true,
        };
        assert_eq!(count("5d").ending(unknown).due(on("2026-01-01"), 0), None);
    }

    #[test]
    fn days_out_of_the_count_are_days_of_the_term() {
        // Five working days, and three that were suspended.
        assert_eq!(
            count("5wd").due(on("2026-12-03"), 3),
            Some(on("2026-12-16"))
        );
        assert_eq!(
            count("5wd").due(on("2026-12-03"), -2),
            Some(on("2026-12-09"))
        );
        assert_eq!(count("5d").due(on("2026-12-03"), 3), Some(on("2026-12-11")));
    }
}
