//! A clock in `crono-status/1`, and a limit wherever one is written.

use serde::Serialize;

use crate::assess::{ClockStatus, FixedTerm, State};
use crate::calendar::{Date, Limit};
use crate::plan::{Before, Plan};
use crate::words::{Lang, parts};

/// A limit as an object with its unit, or what its last day is taken from instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::report) enum LimitView {
    Days(u32),
    WorkingDays(u32),
    Months(u32),
    Years(u32),
    By(Date),
    Before(Before),
}

impl From<&FixedTerm> for LimitView {
    fn from(fixed: &FixedTerm) -> Self {
        match fixed {
            FixedTerm::By(day) => Self::By(*day),
            FixedTerm::Before { before, .. } => Self::Before(before.clone()),
        }
    }
}

impl From<Limit> for LimitView {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Days(days) => Self::Days(days),
            Limit::WorkingDays(days) => Self::WorkingDays(days),
            Limit::Months(months) => Self::Months(months),
            Limit::Years(years) => Self::Years(years),
        }
    }
}

#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a member of the contract"
)]
pub(super) struct ClockView {
    id: String,
    phase: u32,
    informative: bool,
    state: &'static str,
    start: Option<Date>,
    end: Option<Date>,
    limit: Option<LimitView>,
    due: Option<Date>,
    original_due: Option<Date>,
    civil_due: Option<Date>,
    elapsed: Option<u32>,
    gross: Option<u32>,
    suspended: u32,
    extension: i64,
    days_left: Option<i64>,
    days_late: i64,
    parts: Option<PartsView>,
    forecast_end: Option<Date>,
    in_time_if_holiday_rule: bool,
    ended_before_start: bool,
    stated: i64,
    owed_by: String,
    long_wait: bool,
    by_silence: bool,
    outside_series: bool,
    broken_off: bool,
}

#[derive(Serialize)]
struct PartsView {
    done: u32,
    total: u32,
    /// What is counted, as the plan calls so many of them.
    noun: Option<String>,
}

impl ClockView {
    pub(super) fn of(
        lang: Lang,
        plan: &Plan,
        clock: &ClockStatus,
        forecast_end: Option<Date>,
    ) -> Self {
        let deadline = clock.deadline();
        Self {
            id: clock.key.to_string(),
            phase: clock.phase,
            informative: clock.informative,
            state: clock.state().as_str(),
            start: clock.start(),
            end: clock.ended_on(),
            limit: (clock.limit.map(LimitView::from))
                .or_else(|| clock.fixed.as_ref().map(LimitView::from)),
            due: deadline.map(|deadline| deadline.due),
            original_due: clock.original_due,
            civil_due: deadline.map(|deadline| deadline.civil),
            elapsed: clock.elapsed(),
            gross: clock.gross,
            suspended: clock.suspended,
            extension: clock.extension,
            days_left: clock.days_left(),
            days_late: clock.days_late(),
            parts: clock.parts.map(|counted| PartsView {
                done: counted.done,
                total: counted.total,
                noun: parts::of_clock(plan, &clock.key.id).noun(lang, counted.total),
            }),
            forecast_end,
            in_time_if_holiday_rule: clock.in_time_if_holiday_rule(),
            ended_before_start: clock.ended_before_start(),
            stated: clock.stated,
            owed_by: clock.owed_by.to_string(),
            long_wait: clock.state() == State::LongWait,
            by_silence: clock.by_silence,
            outside_series: clock.is_outside,
            broken_off: clock.is_broken_off,
        }
    }
}
