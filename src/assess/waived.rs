//! Clocks of no consequence: those that what does not apply would begin or end, and those whose time has run
//! out though nothing that need happen would have ended them.
//!
//! Which those are is decided in `plan_clocks.rs` and `phase.rs`.

use crate::calendar::Date;

use super::clock::ClockStatus;
use super::course::Course;

impl ClockStatus {
    /// The same, where it may come to nothing: of no consequence once its time has run out, and never waited
    /// for too long.
    pub(super) fn lapsing(self) -> Self {
        let course = match self.course {
            Course::Open {
                start,
                deadline,
                days_left: Some(..0),
                ..
            } => Course::Waived {
                start,
                end: None,
                deadline,
            },
            other => other,
        };
        Self {
            course,
            may_lapse: true,
            warn_after: 0,
            ..self
        }
    }

    /// The same where what it would begin with, or all that would end it, does not apply.
    pub(super) fn waived(self) -> Self {
        self.waived_on(None)
    }

    /// The same, where what would end it was said not to apply on a day.
    pub(super) fn waived_on(self, day: Option<Date>) -> Self {
        let (start, deadline) = (self.start(), self.deadline());
        let end = self.end().or(day);
        // What never ran never ended.
        let end = end.filter(|end| start.is_some_and(|start| start <= *end));
        Self {
            course: Course::Waived {
                start,
                end,
                deadline,
            },
            ..self
        }
    }

    /// The same, where a rejection broke it off in time and before it was done.
    pub(super) fn broken_off(self) -> Self {
        Self {
            is_broken_off: true,
            ..self.waived()
        }
    }

    /// The same, where it was late by then: it keeps that verdict, though nothing was done.
    pub(super) fn cut_late(self) -> Self {
        Self {
            is_cut_late: true,
            ..self
        }
    }

    /// The same of an occurrence that was recorded, and comes after what its series comes back through.
    pub(super) fn outside(self) -> Self {
        let (start, end, deadline) = (self.start(), self.end(), self.deadline());
        Self {
            course: Course::Waived {
                start,
                end,
                deadline,
            },
            is_outside: true,
            ..self
        }
    }

    /// The day it ended, whether that counts or not.
    #[must_use]
    pub fn ended_on(&self) -> Option<Date> {
        match self.course {
            Course::Waived { end, .. } => end,
            _ => self.end(),
        }
    }

    /// Whether it has ended or is to: it cannot come to nothing.
    #[must_use]
    pub fn will_end(&self) -> bool {
        self.end().is_some() || !self.may_lapse && !self.is_waived()
    }

    /// Whether it is of no consequence.
    #[must_use]
    pub const fn is_waived(&self) -> bool {
        matches!(self.course, Course::Waived { .. })
    }
}
