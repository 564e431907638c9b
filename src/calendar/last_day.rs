//! When the last day of a term is a holiday, which day is the last in time.
//!
//! Elapsed days never change: a rule moves the day by which, not the days that were taken.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};

use super::{Date, MonthDay, days_between, is_festive};

/// What happens to a term whose last day is a holiday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LastDayRule {
    /// Nothing: the term ends on the day the count says. The measure of a service level.
    #[default]
    Nominal,
    /// A Sunday or national holiday moves to the next day that is neither; a Saturday does not move
    /// (art. 1187 and art. 2963, third paragraph, c.c., when contract and custom are silent).
    Civil,
    /// As civil, and the plan's local holidays move the day too: only if the contract says so.
    CivilLocal,
    /// Reg. (EEC, Euratom) 1182/71, art. 3, for terms set by acts of the Union: Saturdays move as
    /// well, and a period of two days or more holds at least two working days.
    Eu1182,
}

/// The text names none of the four rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a last-day rule: nominal, civil, civil_local or eu1182")]
pub struct LastDayRuleError;

impl LastDayRule {
    /// All rules, the default first.
    pub const ALL: [Self; 4] = [Self::Nominal, Self::Civil, Self::CivilLocal, Self::Eu1182];

    /// The name in files and commands.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Civil => "civil",
            Self::CivilLocal => "civil_local",
            Self::Eu1182 => "eu1182",
        }
    }
}

impl fmt::Display for LastDayRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for LastDayRule {
    type Err = LastDayRuleError;

    fn from_str(text: &str) -> Result<Self, LastDayRuleError> {
        Self::ALL
            .into_iter()
            .find(|rule| rule.as_str() == text)
            .ok_or(LastDayRuleError)
    }
}

impl LastDayRule {
    /// Whether a term that would end on this date ends on a later one. `local` are the local
    /// holidays, which only [`LastDayRule::CivilLocal`] reads.
    #[must_use]
    pub fn moves(self, date: Date, local: &[MonthDay]) -> bool {
        match self {
            Self::Nominal => false,
            Self::Civil => is_festive(date),
            Self::CivilLocal => {
                is_festive(date) || local.iter().any(|holiday| holiday.matches(date))
            }
            Self::Eu1182 => !is_working_day(date),
        }
    }

    /// The last day in time of a term that began on `start` and whose days come to `last`. `local` are the
    /// local holidays, which only [`LastDayRule::CivilLocal`] reads. `None` where dates run out.
    pub(super) fn last_in_time(self, start: Date, last: Date, local: &[MonthDay]) -> Option<Date> {
        let moved = first_from(last, |date| !self.moves(date, local))?;
        if self == Self::Eu1182 && days_between(start, last) >= 2 {
            return second_working_day_after(start).map(|second| moved.max(second));
        }
        Some(moved)
    }
}

impl LastDayRule {
    /// The last day in time of a term that is counted backwards and whose days come to `last`: where the rule
    /// moves that day, it moves back. Under Reg. 1182/71 it stays: art. 3(4), second subparagraph, excepts
    /// periods calculated retroactively. `None` where dates run out.
    pub(super) fn last_in_time_backwards(self, last: Date, local: &[MonthDay]) -> Option<Date> {
        let back = std::iter::successors(Some(last), Date::pred_opt);
        let stays = |day: &Date| self == Self::Eu1182 || !self.moves(*day, local);
        back.take(A_YEAR_AND_A_DAY).find(stays)
    }
}

/// How far a fit day is looked for: local holidays may fill whole weeks, but a plan in which every day is a
/// holiday has no last day.
const A_YEAR_AND_A_DAY: usize = 367;

/// A day neither Saturday nor festive: a working day in the sense of Reg. 1182/71, art. 2.
fn is_working_day(date: Date) -> bool {
    date.weekday() != Weekday::Sat && !is_festive(date)
}

/// The first day from `date` on, itself included, that is fit.
fn first_from(date: Date, is_fit: impl Fn(Date) -> bool) -> Option<Date> {
    date.iter_days()
        .take(A_YEAR_AND_A_DAY)
        .find(|day| is_fit(*day))
}

/// The second working day that follows `start`.
fn second_working_day_after(start: Date) -> Option<Date> {
    let first = first_from(start.succ_opt()?, is_working_day)?;
    first_from(first.succ_opt()?, is_working_day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::generated::{any_date, date};
    use crate::calendar::{
        FIRST_DATE, FirstDay, LAST_DATE, Limit, TermCount, WorkingDays, elapsed,
    };

    fn due(
        start: Date,
        limit: Limit,
        extra: i64,
        rule: LastDayRule,
        local: &[MonthDay],
    ) -> Option<Date> {
        let count = TermCount {
            limit: Some(limit),
            fixed: None,
            first_day: FirstDay::Excluded,
            rule,
            worked: WorkingDays {
                local,
                ..WorkingDays::default()
            },
        };
        count.due(start, extra)
    }

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn which_dates_each_rule_moves() {
        let patron = ["04-28".parse().unwrap()];
        // Saturday, Sunday, Easter Monday, the patron's Tuesday, a Wednesday.
        for (date, moved) in [
            ("2026-04-11", [false, false, false, true]),
            ("2026-04-12", [false, true, true, true]),
            ("2026-04-06", [false, true, true, true]),
            ("2026-04-28", [false, false, true, false]),
            ("2026-04-29", [false, false, false, false]),
        ] {
            let moves = LastDayRule::ALL.map(|rule| rule.moves(on(date), &patron));
            assert_eq!(moves, moved, "{date}");
        }
    }

    #[test]
    fn a_rule_has_one_name_everywhere() {
        for rule in LastDayRule::ALL {
            assert_eq!(rule.to_string().parse(), Ok(rule));
            assert_eq!(serde_json::to_string(&rule).unwrap(), format!("\"{rule}\""));
        }
        assert_eq!(LastDayRule::default(), LastDayRule::Nominal);
        for text in ["", "Nominal", "civil local", "eu_1182"] {
            assert_eq!(text.parse::<LastDayRule>(), Err(LastDayRuleError));
        }
    }

    #[test]
    fn suspended_and_granted_days_lengthen_the_term_before_the_rule_looks_at_its_end() {
        let ninety = Limit::Days(90);
        let start = on("2025-06-06");
        for (extra, expected) in [
            (0, "2025-09-04"),
            (1, "2025-09-05"),
            (7, "2025-09-11"),
            (15, "2025-09-19"),
            (35, "2025-10-09"),
            (40, "2025-10-14"),
            (50, "2025-10-24"),
        ] {
            let last = due(start, ninety, extra, LastDayRule::Nominal, &[]);
            assert_eq!(last, Some(on(expected)), "+{extra}");
        }
        // 7 September 2025 is a Sunday.
        let last = due(start, ninety, 3, LastDayRule::Civil, &[]);
        assert_eq!(last, Some(on("2025-09-08")));
    }

    #[test]
    fn a_term_of_no_days_ends_on_its_start() {
        let sunday = on("2025-02-16");
        let ends = |rule| due(sunday, Limit::Days(0), 0, rule, &[]);
        assert_eq!(ends(LastDayRule::Nominal), Some(sunday));
        assert_eq!(ends(LastDayRule::Civil), Some(on("2025-02-17")));
        assert_eq!(ends(LastDayRule::Eu1182), Some(on("2025-02-17")));
    }

    #[test]
    fn a_local_holiday_moves_the_day_under_one_rule_only() {
        let patron = ["04-28".parse().unwrap()];
        for (rule, expected) in [
            (LastDayRule::Nominal, "2026-04-28"),
            (LastDayRule::Civil, "2026-04-28"),
            (LastDayRule::CivilLocal, "2026-04-29"),
            (LastDayRule::Eu1182, "2026-04-28"),
        ] {
            let last = due(on("2026-04-18"), Limit::Days(10), 0, rule, &patron);
            assert_eq!(last, Some(on(expected)), "{rule}");
        }
    }

    #[test]
    fn a_plan_in_which_every_day_is_a_holiday_has_no_last_day() {
        let every_day: Vec<MonthDay> = (1..=12)
            .flat_map(|month| (1..=31).filter_map(move |day| MonthDay::new(month, day)))
            .collect();
        assert_eq!(every_day.len(), 366);
        let last = due(
            on("2026-01-01"),
            Limit::Days(1),
            0,
            LastDayRule::CivilLocal,
            &every_day,
        );
        assert_eq!(last, None);
    }

    #[test]
    fn on_every_day_of_three_centuries_a_rule_postpones_by_a_few_days_to_a_day_that_is_fit() {
        let ten = Limit::Days(10);
        for start in FIRST_DATE.iter_days().take_while(|day| *day < LAST_DATE) {
            let nominal = ten.nominal_end(start, WorkingDays::default()).unwrap();
            let civil = due(start, ten, 0, LastDayRule::Civil, &[]).unwrap();
            let eu = due(start, ten, 0, LastDayRule::Eu1182, &[]).unwrap();
            assert!(nominal <= civil && civil <= eu, "{start}");
            assert!(elapsed(nominal, civil) <= 3, "{nominal} {civil}");
            assert!(elapsed(nominal, eu) <= 5, "{nominal} {eu}");
            assert!(!is_festive(civil) && is_working_day(eu), "{start}");
            assert_eq!(is_festive(nominal), civil != nominal, "{start}");
        }
    }

    #[test]
    fn a_period_of_two_days_or_more_holds_two_working_days_under_the_eu_rule() {
        for (start, days, expected) in [
            // From a Friday: one day is over on Monday, two or three need Tuesday as well.
            ("2026-07-03", 1, "2026-07-06"),
            ("2026-07-03", 2, "2026-07-07"),
            ("2026-07-03", 3, "2026-07-07"),
            ("2026-07-03", 4, "2026-07-07"),
            ("2026-07-03", 5, "2026-07-08"),
            // Christmas 2026 is a Friday: the two working days are Monday and Tuesday.
            ("2026-12-24", 2, "2026-12-29"),
        ] {
            let last = due(on(start), Limit::Days(days), 0, LastDayRule::Eu1182, &[]);
            assert_eq!(last, Some(on(expected)), "{start} {days}");
        }
    }

    proptest! {
        #[test]
        fn the_days_to_the_nominal_due_date_are_the_limit(
            start in date(), limit in 50_u32..=36_500, extra in -50_i64..=3_650,
        ) {
            let last = due(start, Limit::Days(limit), extra, LastDayRule::Nominal, &[]).unwrap();
            prop_assert_eq!(days_between(start, last), i64::from(limit) + extra);
        }

        #[test]
        fn a_later_limit_is_never_due_earlier(start in date(), limit in 0_u32..=36_499) {
            for rule in LastDayRule::ALL {
                let last = |days| due(start, Limit::Days(days), 0, rule, &[]);
                prop_assert!(last(limit) <= last(limit + 1), "{rule}");
            }
        }

        #[test]
        fn dates_that_run_out_are_none_and_never_a_panic(
            start in any_date(), limit in 0_u32..1_000, extra: i64,
        ) {
            for rule in LastDayRule::ALL {
                for limit in [Limit::Days(limit), Limit::Months(limit), Limit::Years(limit)] {
                    let _ = due(start, limit, extra, rule, &[]);
                    let _ = due(start, limit, 0, rule, &[]);
                }
            }
        }
    }
}
