//! What is known of the last day of a clock without counting it: whether it has one, how long it is, and how it
//! stands where it is fixed or only foreseen.
//!
//! The sum behind a last day is made in `count.rs`.

use crate::calendar::{Date, Limit, days_between};
use crate::plan::{Rules, warn_for};

use super::State;
use super::clock::ClockStatus;
use super::course::Course;
use super::fixed_term::FixedTerm;

impl ClockStatus {
    /// How long it is, from its start or backwards.
    #[must_use]
    pub fn length(&self) -> Option<Limit> {
        self.limit
            .or(self.fixed.as_ref().and_then(FixedTerm::length))
    }

    /// Whether it has a last day, known or not.
    #[must_use]
    pub const fn has_end(&self) -> bool {
        self.limit.is_some() || self.fixed.is_some()
    }

    /// Its last day as far as foreseen, while what it is counted back from is not known.
    #[must_use]
    pub fn foreseen_last_day(&self) -> Option<Date> {
        let is_open = matches!(self.course, Course::Open { .. } | Course::NotStarted);
        let is_open = is_open && self.deadline().is_none();
        let fixed = self.fixed.as_ref().filter(|_| is_open);
        fixed.and_then(FixedTerm::foreseen)
    }

    /// The days to its last day as far as that is foreseen, where it comes so near that it would be due soon
    /// or has passed: nobody is judged by it, and yet somebody should look.
    #[must_use]
    pub fn near_as_foreseen(&self, today: Date) -> Option<i64> {
        let left = days_between(today, self.foreseen_last_day()?);
        let is_near = self.is_open() && !self.informative && left <= i64::from(self.warn);
        // An optional event that did not happen in time is not late.
        let has_lapsed = self.may_lapse && left < 0;
        (is_near && !has_lapsed).then_some(left)
    }

    /// Of a clock that is counted backwards, the day from which what ends it is somebody's turn: its warning begins.
    /// `None` for any other clock, and where its last day is not even foreseen.
    pub(super) fn turn_begins(&self, rules: &Rules) -> Option<Date> {
        let Some(FixedTerm::Before { before, .. }) = &self.fixed else {
            return None;
        };
        let last = self.open_due().or(self.foreseen_last_day())?;
        let warn = match self.warn {
            0 => warn_for(before.limit),
            warn => warn,
        };
        self.count(rules).plus(last, -i64::from(warn))
    }

    /// Late under the rule in force, and in time if art. 1187 of the civil code applies.
    #[must_use]
    pub fn in_time_if_holiday_rule(&self) -> bool {
        let (Some(margin), Some(deadline)) = (self.margin(), self.deadline()) else {
            return false;
        };
        margin < 0 && days_between(deadline.due, deadline.civil) + margin >= 0
    }

    /// Whether art. 1187 of the civil code would give another date that still matters, or another
    /// verdict.
    #[must_use]
    pub fn holiday_rule_matters(&self) -> bool {
        let moves = self
            .deadline()
            .is_some_and(|deadline| deadline.civil != deadline.due);
        moves && (self.is_open() && self.days_late() == 0 || self.in_time_if_holiday_rule())
    }

    /// Whether its days are working days.
    #[must_use]
    pub fn is_in_working_days(&self) -> bool {
        self.length().is_some_and(Limit::is_in_working_days)
    }

    /// Whether it stands for a day fixed from outside.
    #[must_use]
    pub fn is_deadline(&self) -> bool {
        self.key.id.deadline().is_some()
    }

    /// Whether it is a day fixed from outside of which there is nothing to say: neither near nor missed.
    #[must_use]
    pub fn is_quiet_deadline(&self) -> bool {
        let is_quiet = matches!(
            self.state(),
            State::NotStarted | State::Running | State::Met
        );
        self.is_deadline() && is_quiet
    }
}
