//! What the days of a clock depend on: the milestones that it begins and ends with, and those that it is counted
//! back from.
//!
//! Whether any of them happened is never asked here.

use super::Plan;
use super::clock::{Before, Clock, TermAnchor};
use super::id::MilestoneId;
use super::rejection::AttemptClock;

impl Plan {
    /// The milestone that the last day of a clock is counted back from: that event, or what the term begins with.
    #[must_use]
    pub fn anchor_of<'p>(&'p self, clock: &'p Clock) -> Option<&'p MilestoneId> {
        match clock.before.as_ref().and_then(Before::anchor)? {
            TermAnchor::Event(id) => Some(id),
            TermAnchor::Term(id) => self.term(id).map(|term| &term.from),
            TermAnchor::Deadline(_) => None,
        }
    }

    /// The milestones whose dates a clock depends on: what it begins and ends with, and what it is counted back
    /// from.
    pub fn dates_of<'p>(&'p self, clock: &'p Clock) -> impl Iterator<Item = &'p MilestoneId> {
        let cut_short = match &clock.attempt {
            Some(AttemptClock::Run { ends, .. }) => &ends[..],
            _ => &[],
        };
        let own = clock.starts().iter().chain(&clock.to).chain(cut_short);
        let silent = clock.silent.iter().map(|(_, id)| id);
        let own = own.chain(silent);
        own.chain(self.anchor_of(clock))
    }
}
