//! The verdict a clock had when it closed, beside the one it has now.
//!
//! The state shown is always that of the rules in force; what was judged at the time is history, and
//! where a later change of a rule, a limit or an act gives another result, both are shown.

use crate::record::{Journal, Judged, Outcome};

use super::{Assessment, ClockStatus, State};

/// A closed clock that would not be judged today as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejudged {
    /// The clock: its position in the assessment.
    pub clock: usize,
    /// The verdict at closing.
    pub then: Judged,
    /// How many days late it was then; 0 if in time.
    pub late_then: i64,
}

/// The closed clocks whose verdict, or the lateness in it, is another now, in the order of the
/// assessment.
#[must_use]
pub fn rejudged(assessment: &Assessment, journal: &Journal) -> Vec<Rejudged> {
    let verdicts = journal.verdicts();
    let closed = assessment.clocks.iter().enumerate();
    let closed = closed.filter_map(|(i, clock)| {
        let end = clock.end().filter(|_| clock.is_judged())?;
        let then = *verdicts.get(clock.key.to_string().as_str())?;
        let late_then = crate::calendar::days_between(then.due, end).max(0);
        // A verdict on another end: that of a day still to come, or of a date that was corrected since.
        if (then.outcome == Outcome::Breached) != (late_then > 0) {
            return None;
        }
        let differs = outcome(clock) != then.outcome || late_then != clock.days_late();
        differs.then(|| Rejudged {
            clock: i,
            then: then.clone(),
            late_then,
        })
    });
    closed.collect()
}

/// How a closed clock ended.
pub(super) fn outcome(closed: &ClockStatus) -> Outcome {
    match closed.state() {
        State::Breached => Outcome::Breached,
        _ => Outcome::Met,
    }
}
