//! Attempts within attempts: a delivery that may be rejected lies between another one and those who may reject that.
//!
//! What was rejected within an attempt belongs to it, and what counts from the next one never looks back at it.

use super::Plan;
use super::clock::Clock;
use super::id::MilestoneId;
use super::rejection::RejectedClock;
use super::unrolled::{Made, Rejected};

impl Plan {
    /// What the time for the attempt behind number `n` ended with, where both were within an attempt that is over; none
    /// where the next one never came.
    pub(super) fn ends_within(
        &self,
        all: &[Rejected],
        id: &MilestoneId,
        n: u32,
        over: &Made,
    ) -> Option<MilestoneId> {
        // Past one whose term goes on it is as if nothing had come.
        let at_this = all
            .iter()
            .filter(|other| self.milestones[other.of].id == *id);
        let going_on = at_this
            .flat_map(|other| &other.by)
            .filter(|made| !self.closes(made));
        let going_on: Vec<u32> = going_on.map(|made| made.n).collect();
        let is_behind = |name: &&MilestoneId| {
            let ends = |number| number > n && !going_on.contains(&number);
            name.whole() == *id && name.attempt_number().is_some_and(ends)
        };
        let part = over.part(id).filter(|part| part.is_dated);
        let came = over.within.iter().chain(part.map(|part| &part.id));
        let next = came
            .filter(is_behind)
            .min_by_key(|name| name.attempt_number());
        next.cloned()
    }

    /// The attempt that an attempt at something else was rejected within, the innermost one.
    pub(super) fn attempt_around(
        &self,
        all: &[Rejected],
        name: &MilestoneId,
    ) -> Option<MilestoneId> {
        let around = all.iter().flat_map(|other| {
            let of = &self.milestones[other.of].id;
            other.by.iter().map(move |made| (of, made))
        });
        let around = around.filter(|(_, made)| made.within.contains(name));
        // What is around both has more within it.
        let (of, made) = around.min_by_key(|(_, made)| made.within.len())?;
        Some(of.numbered(made.n))
    }

    /// What a clock ended with within an attempt, where something was rejected in it that closed the clock.
    pub(super) fn closed_within(
        &self,
        all: &[Rejected],
        made: &Made,
        (clock, end): (&Clock, &MilestoneId),
    ) -> Option<MilestoneId> {
        if made.within.is_empty() {
            return None;
        }
        let inner = all.iter().flat_map(|rejected| {
            let of = &self.milestones[rejected.of].id;
            rejected.by.iter().map(move |made| (of, made))
        });
        let inner = inner.filter(|(of, inner)| {
            let counts_anew = || {
                let between = self.between(of);
                let mut starts = clock.starts().iter().map(MilestoneId::whole);
                starts.any(|id| id == **of || between.contains(&&id))
            };
            made.within.contains(&of.numbered(inner.n))
                && self.closes(inner)
                && (end == *of || !counts_anew())
        });
        let mut names = inner.filter_map(|(of, inner)| inner.name(of, end));
        names.next()
    }

    /// Whether a rejection closes the clocks that ended with what it rejects.
    pub(super) fn closes(&self, made: &Made) -> bool {
        let rule = self.milestones[made.event].rejection.as_ref();
        rule.is_some_and(|rule| rule.clock == RejectedClock::Closed)
    }

    /// Of the attempts at a milestone, the number of the last that belongs to an attempt that is over at what a clock
    /// counts from: the clock counts from the next one.
    fn last_over(&self, all: &[Rejected], of: &MilestoneId, clock: &Clock) -> Option<u32> {
        let own = all.iter().filter(|other| {
            let whole = &self.milestones[other.of].id;
            let counted = self.between(whole);
            let is_in = |id: &MilestoneId| id == whole || counted.contains(&id);
            is_in(of) && clock.starts().iter().any(is_in)
        });
        let made = own.flat_map(|other| &other.by);
        let numbers = made.filter_map(|made| {
            let number = |id| made.part(id)?.id.attempt_number();
            let by = self.rejecters_of(of).filter_map(number).max();
            let within = made.within.iter().filter(|name| name.whole() == *of);
            let within = within.filter_map(MilestoneId::attempt_number).max();
            number(of).max(by).max(within)
        });
        numbers.max()
    }

    /// Ends the clocks that ended with what was rejected, or with a part of that attempt, where the first rejection
    /// that closes them says. What counts from the attempt itself counts anew from the next one.
    pub(super) fn close_clocks(
        &mut self,
        agreed: usize,
        rejected: &Rejected,
        between: &[MilestoneId],
        all: &[Rejected],
    ) {
        let of = self.milestones[rejected.of].id.clone();
        let closing: Vec<&Made> = rejected
            .by
            .iter()
            .filter(|made| self.closes(made))
            .collect();
        for at in 0..agreed {
            let clock = &self.clocks[at];
            let mut starts = clock.starts().iter();
            let is_anew = starts.any(|id| *id == of || between.contains(id));
            let last = self.last_over(all, &of, clock);
            let mut to = clock.to.clone();
            let mut silent = clock.silent.clone();
            for (place, end) in to.iter_mut().enumerate() {
                if is_anew && *end != of {
                    continue;
                }
                for made in closing.iter().filter(|made| Some(made.n) > last) {
                    let inner = self.closed_within(all, made, (clock, end));
                    // Runs that an earlier rejection cut short end with that.
                    if let Some(name) = inner.or_else(|| made.name(&of, end)) {
                        *end = name;
                        break;
                    }
                    // What nobody recorded ended it where silence had spoken.
                    let part = made.part(end).filter(|_| self.may_happen_by_silence(end));
                    silent.extend(part.map(|part| (place, part.id.clone())));
                }
            }
            let clock = &mut self.clocks[at];
            (clock.to, clock.silent) = (to, silent);
        }
    }
}
