//! What a row of the timeline is about.

use crate::assess::{Assessment, ClockStatus, Lane, State, TermStatus, Track};

/// What a row is about.
pub(super) enum LaneSubject<'a> {
    Clock(&'a ClockStatus),
    Term(&'a TermStatus),
    Nothing,
}

impl<'a> LaneSubject<'a> {
    pub(super) fn of(assessment: &'a Assessment, lane: Lane) -> Self {
        match lane.track {
            Track::Clock(clock) => Self::Clock(&assessment.clocks[clock]),
            Track::Term(term) => Self::Term(&assessment.terms[term]),
            Track::Nothing => Self::Nothing,
        }
    }

    /// Its state, and what stands at the end of its bar.
    pub(super) fn state(&self) -> (State, Option<i64>) {
        match self {
            Self::Clock(clock) => (clock.state(), clock.margin()),
            Self::Term(term) => {
                let left = term.days_left.filter(|_| term.state == State::Running);
                (term.state, left)
            }
            Self::Nothing => (State::NotStarted, None),
        }
    }
}
