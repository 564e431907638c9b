//! What a plan knows of attempts that were rejected: which there are, and what they and their clocks are called.
//!
//! How rejections become milestones and clocks is in `unrolled.rs`.

use super::Plan;
use super::clock::Clock;
use super::clock_key::ClockKey;
use super::id::{ClockId, MilestoneId};
use super::rejection::{AttemptClock, RejectedAttempt};
use super::series::Series;
use super::text::Text;

impl Plan {
    /// The same plan once these rejections have been made; those made before are not any more.
    #[must_use]
    pub fn with_rejections(mut self, rejected: Vec<RejectedAttempt>) -> Self {
        self.rejected = rejected;
        self.indexed().unrolled()
    }

    /// The rejections that this plan knows of.
    #[must_use]
    pub fn rejections(&self) -> &[RejectedAttempt] {
        &self.rejected
    }

    /// The plan as it was agreed, whatever was rejected.
    #[must_use]
    pub fn as_agreed(&self) -> Self {
        let mut plan = self.clone();
        plan.rejected.clear();
        plan.indexed()
    }

    /// The times of a clock that rejections cut short, in their order.
    pub fn runs_of<'p>(&'p self, key: &'p ClockKey) -> impl Iterator<Item = &'p Clock> {
        let is_run = |clock: &&Clock| match &clock.attempt {
            Some(AttemptClock::Run { of, .. }) => *of == key.id && key.n.is_none(),
            _ => false,
        };
        let of_attempts = if self.rejected.is_empty() {
            &[]
        } else {
            &self.clocks[..]
        };
        of_attempts.iter().filter(is_run)
    }

    /// The time that the newest attempt has, of those that follow the attempt of a clock. Where the attempt that all of
    /// them were within is over, the clock itself counts anew, and is that of the newest.
    #[must_use]
    pub fn newest_run_of(&self, first: &ClockId) -> Option<&Clock> {
        let mut clocks = self.clocks.iter();
        let newest = clocks.rfind(|clock| match &clock.attempt {
            Some(AttemptClock::Again { is_cut: false, .. }) => clock.is_again_of(first),
            _ => false,
        })?;
        let own = self.clock(first)?;
        let of = newest.id.attempt().map(|(of, _)| of);
        let counts_anew = own.to.iter().any(|end| of == Some(end.as_str()));
        Some(if counts_anew { own } else { newest })
    }

    /// Whether a rejection may make a clock of this name, or made one.
    #[must_use]
    pub fn may_have_attempt(&self, id: &ClockId) -> bool {
        let Some((name, _)) = id.attempt() else {
            return false;
        };
        let mut rules = self.rejection_rules();
        let mut clocks = self.clocks.iter();
        let own = clocks.find(|clock| clock.id.as_str() == name);
        rules.any(|rule| rule.of.as_str() == name)
            || own.is_some_and(|clock| {
                let mut starts = clock.starts().iter();
                starts.any(|start| self.is_part_of_attempts(start))
            })
    }

    /// What an attempt, or what was part of one, is called, whether it is there or was taken back with the rejection.
    #[must_use]
    pub fn attempt_label(&self, id: &MilestoneId) -> Option<Text> {
        let known = self.milestone(id).filter(|known| known.attempt.is_some());
        let label = known.map(|known| known.label.clone());
        label.or_else(|| self.decision_label(id))
    }

    /// What a milestone is called in an attempt as if it had turned nothing down: what was ticked for it was ticked
    /// before anybody rejected.
    #[must_use]
    pub fn decision_label(&self, id: &MilestoneId) -> Option<Text> {
        let n = id.attempt_number()?;
        let whole = self.milestone(&id.whole())?;
        Some(whole.label.numbered(n))
    }

    /// What a rejection by this milestone is called, whether it is there or was taken back.
    #[must_use]
    pub fn rejection_label(&self, event: &MilestoneId, n: u32) -> Option<Text> {
        let rule = self.milestone(&event.whole())?.rejection.as_ref()?;
        Some(rule.label.numbered(n))
    }

    /// What a clock that a rejection made is called, whether it is there or was taken back.
    #[must_use]
    pub fn attempt_clock_label(&self, id: &ClockId) -> Option<Text> {
        let (name, n) = id.attempt()?;
        let known = self.clock(id).map(|known| known.label.clone());
        let agreed = || self.clocks.iter().find(|clock| clock.id.as_str() == name);
        // The time for a new attempt is called like that for the first.
        let ends = |clock: &&Clock| {
            let is_judged = clock.has_end() && !clock.informative;
            is_judged && matches!(&clock.to[..], [end] if end.whole().as_str() == name)
        };
        let first = || self.clocks.iter().find(ends);
        let whole = || self.milestones.iter().find(|it| it.id.as_str() == name);
        let label = || agreed().or_else(first).map(|clock| &clock.label);
        let label = || label().or_else(|| whole().map(|known| &known.label));
        known.or_else(|| label().map(|label| label.numbered(n)))
    }

    /// Whether a whole term of silence may count for an event, or for an attempt at it.
    #[must_use]
    pub fn may_happen_by_silence(&self, of: &MilestoneId) -> bool {
        let mut silent = self.clocks.iter().filter(|clock| clock.on_expiry.is_some());
        silent.any(|clock| matches!(clock.ends(), [end] if end.whole() == *of))
    }

    /// The series of which this names the occurrences that were part of an attempt: of `report/1`.
    #[must_use]
    pub fn series_of_attempt(&self, id: &MilestoneId) -> Option<&Series> {
        let mut parts = self.rejected.iter().flat_map(|known| &known.with);
        let mut cut = self.attempt_series().iter();
        let is_part = parts.any(|part| part.id == *id)
            || cut.any(|known| known.series.id.as_str() == id.as_str());
        is_part.then(|| self.series_of(&id.whole())).flatten()
    }

    /// The number of the newest attempt at a milestone that may be rejected: one more than there were.
    #[must_use]
    pub fn newest_number(&self, of: &MilestoneId) -> u32 {
        let own = self.rejections_of(of).map(|known| known.n);
        let used = own.chain(self.numbers_used(of));
        used.max().unwrap_or(0).saturating_add(1)
    }

    /// How many attempts at a milestone were rejected.
    #[must_use]
    pub fn attempts_rejected(&self, of: &MilestoneId) -> u32 {
        u32::try_from(self.rejections_of(of).count()).unwrap_or(u32::MAX)
    }

    /// The rejections of attempts at a milestone.
    fn rejections_of(&self, of: &MilestoneId) -> impl Iterator<Item = &RejectedAttempt> {
        self.rejected.iter().filter(|known| {
            let event = self.milestone(&known.event);
            let rule = event.and_then(|event| event.rejection.as_ref());
            rule.is_some_and(|rule| rule.of == *of)
        })
    }
}

impl Clock {
    /// The clock that it is a run of, or the time of a later attempt, where it is one.
    #[must_use]
    pub fn first(&self) -> Option<&ClockId> {
        match self.attempt.as_ref()? {
            AttemptClock::Run { of, .. } => Some(of),
            AttemptClock::Again { first, .. } => first.as_ref(),
        }
    }

    /// Whether it is the time of an attempt that follows that of this clock.
    pub(super) fn is_again_of(&self, first: &ClockId) -> bool {
        let is_again = matches!(self.attempt, Some(AttemptClock::Again { .. }));
        is_again && self.first() == Some(first)
    }
}
