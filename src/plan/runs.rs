//! The times of clocks that a rejection cuts short: those that count from the delivery that was rejected, or from what
//! was part of that attempt. They count anew from the next one.

use super::Plan;
use super::clock::{Clock, Milestones};
use super::id::{ClockId, MilestoneId};
use super::rejection::AttemptClock;
use super::unrolled::{Made, Rejected};

impl Plan {
    /// The time of a clock up to each rejection, where it had begun with a part of the attempt; `between` is what
    /// may be part of one.
    pub(super) fn cut_clock(
        &mut self,
        clock: usize,
        Rejected { of, by }: &Rejected,
        (between, all): (&[MilestoneId], &[Rejected]),
    ) {
        let of = self.milestones[*of].id.clone();
        for made in by {
            let agreed = &self.clocks[clock];
            let began =
                |id: &&MilestoneId| made.name(&of, id).is_some() || self.may_happen_by_silence(id);
            let is_part = |id: &&MilestoneId| **id == of || between.contains(id);
            // The latest of several starts is what begins it: where one is missing, it had not begun.
            let mut starts = agreed.from.0.iter();
            if !starts.all(|id| !made.missing.contains(id) && (!is_part(&id) || began(&id))) {
                continue;
            }
            let starts = agreed.starts().iter().filter(began);
            let mut numbers = starts.filter_map(|id| made.name_of_part(&of, id)?.attempt_number());
            let Some(number) = numbers.next() else {
                continue;
            };
            let mut n = self.first_awaited(agreed, made).unwrap_or(number);
            if made.keeps(agreed) {
                self.clocks[clock].begin_in(made, &of);
                return;
            }
            // The times for new attempts bear the numbers of those, also where they come only later.
            let is_taken = |id: &ClockId| {
                let mut times = all
                    .iter()
                    .flat_map(|it| it.by.iter().map(move |made| (it.of, made)));
                let mut clocks = self.clocks.iter();
                clocks.any(|it| it.id == *id)
                    || times.any(|(of, made)| {
                        *id == ClockId::of_attempt(&self.milestones[of].id, made.n + 1)
                    })
            };
            while is_taken(&agreed.id.numbered(n)) {
                n += 1;
            }
            let run = self.run(agreed, made, (&of, all), n);
            self.clocks.push(run);
        }
    }

    /// The number of the attempt that a clock was the time of, where that may be rejected of itself within this one.
    fn first_awaited(&self, agreed: &Clock, made: &Made) -> Option<u32> {
        let ends = agreed.agreed_ends();
        let [end] = &ends[..] else {
            return None;
        };
        let mut rules = self.rejection_rules();
        let of = rules.find(|rule| rule.of == *end)?;
        made.first_within(&of.of)
    }

    fn run(
        &self,
        agreed: &Clock,
        made: &Made,
        (of, all): (&MilestoneId, &[Rejected]),
        n: u32,
    ) -> Clock {
        let event = &self.milestones[made.event].id;
        let in_attempt = |id: &MilestoneId| made.name_of_part(of, id).unwrap_or_else(|| id.clone());
        // Another rejection may have closed it already, in this attempt or in an earlier one.
        let to = agreed.agreed_ends();
        let end = |id: &MilestoneId| {
            let closed = self.closed_within(all, made, (agreed, id));
            closed.unwrap_or_else(|| in_attempt(id))
        };
        let ends: Vec<MilestoneId> = to.iter().map(end).collect();
        // What lies between and bears its plain name is of a later attempt.
        let between = self.between(of);
        let never_came = |id: &MilestoneId| id != event && between.contains(&id);
        let is_unfinished = ends.iter().any(never_came);
        // Somebody spoke who rejected; of anything else silence may have spoken before.
        let on_expiry = agreed.on_expiry.filter(|_| ends != to);
        Clock {
            id: agreed.id.numbered(n),
            label: agreed.label.numbered(n),
            from: Milestones(agreed.from.0.iter().map(in_attempt).collect()),
            from_first: agreed.from_first.iter().map(in_attempt).collect(),
            to: vec![event.numbered(made.n)],
            owed_by: Some(self.clock_owner(agreed)),
            on_expiry,
            silent: Vec::new(),
            attempt: Some(AttemptClock::Run {
                of: agreed.id.clone(),
                ends,
                is_answered: to.contains(event),
                is_unfinished,
            }),
            ..agreed.clone()
        }
    }
}

impl Clock {
    /// Counts from an attempt that was rejected, where it had ended by then: it stays what it was.
    fn begin_in(&mut self, made: &Made, of: &MilestoneId) {
        for id in self.from.0.iter_mut().chain(&mut self.from_first) {
            if let Some(name) = made.name(of, id) {
                *id = name;
            }
        }
    }
}
