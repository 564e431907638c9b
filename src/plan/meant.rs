//! Which clock is meant by a name that was typed, where a rejection has made several of one.
//!
//! The bare name of an event is that of its newest attempt, and so is the bare name of its clock. Files and exports call
//! clocks by their own names, and nothing of them is read here.

use super::Plan;
use super::clock::Clock;
use super::clock_key::ClockKey;
use super::id::{ClockId, MilestoneId};
use super::rejection::AttemptClock;

impl Plan {
    /// The clock that is meant by a typed name: by a bare one that of the newest attempt; by one with a number that of
    /// this attempt, also where it has no name of its own. The name of an event means the clock that ends with it.
    #[must_use]
    pub fn clock_meant(&self, key: ClockKey) -> ClockKey {
        if key.n.is_some() {
            return key;
        }
        let Some((name, n)) = key.id.attempt() else {
            let newest = self.newest_run_of(&key.id);
            let newest = newest.or_else(|| self.newest_of_event(&key.id));
            return newest.map_or(key, |newest| ClockKey::of(&newest.id));
        };
        if self.clock(&key.id).is_some() {
            return key;
        }
        let meant = match self.first_of(name) {
            Some(first) => {
                let mut named = self.again(&first.id).filter_map(|it| it.id.attempt());
                let of = named.next().and_then(|(of, _)| self.event_named(of));
                of.and_then(|of| self.of_attempt_at(first, of, n))
            }
            None => self.ending_with(name, n),
        };
        meant.map_or(key, |meant| ClockKey::of(&meant.id))
    }

    fn event_named(&self, name: &str) -> Option<&MilestoneId> {
        let mut known = self.agreed_milestones().map(|known| &known.id);
        known.find(|id| id.as_str() == name)
    }

    /// The time of the newest attempt at an event of this name, where no clock has the name.
    fn newest_of_event(&self, name: &ClockId) -> Option<&Clock> {
        let is_known = self.clock(name).is_some() || self.term(name).is_some();
        if is_known || self.numbered(name).is_some() {
            return None;
        }
        if let Some(first) = self.first_of(name.as_str()) {
            // Without a later clock for a next attempt, the first clock is the one that counts again.
            return self.newest_run_of(&first.id).or(Some(first));
        }
        let mut clocks = self.clocks.iter();
        let newest = clocks.rfind(|clock| match &clock.attempt {
            Some(AttemptClock::Again { is_cut: false, .. }) => clock
                .id
                .attempt()
                .is_some_and(|(of, _)| of == name.as_str()),
            _ => false,
        });
        newest.or_else(|| self.ended_by(self.event_named(name.as_str())?))
    }

    /// The clock of the plan that ends with an event, where it is clear which: of several the one that is judged.
    fn ended_by(&self, of: &MilestoneId) -> Option<&Clock> {
        let agreed = self.agreed_clocks().map(|(_, clock)| clock);
        let ended = agreed.filter(|clock| !clock.is_deadline() && clock.agreed_ends().contains(of));
        let (judged, others): (Vec<&Clock>, Vec<&Clock>) =
            ended.partition(|clock| clock.has_end() && !clock.informative);
        let all = if judged.is_empty() { others } else { judged };
        match all.as_slice() {
            [alone] => Some(alone),
            _ => None,
        }
    }

    /// The times that new attempts have after the clock of the first.
    fn again<'p>(&'p self, first: &ClockId) -> impl Iterator<Item = &'p Clock> {
        let clocks = self.clocks.iter();
        clocks.filter(move |clock| clock.is_again_of(first))
    }

    /// Of the clock of a first attempt at this, of its runs and of the times for the next attempts, that of the attempt
    /// with this number. One that goes on through several ends with each of them.
    fn of_attempt_at(&self, first: &Clock, of: &MilestoneId, n: u32) -> Option<&Clock> {
        let newest = self.newest_number(of);
        let number = |clock: &Clock| {
            let is_run = clock.is_run();
            let mut ends = clock.ends().iter();
            match ends.find(|end| end.whole() == *of) {
                // A run that was cut short before anything came bears the number of what was awaited.
                Some(end) if is_run => {
                    let own = || clock.id.attempt().map(|(_, own)| own);
                    end.attempt_number().or_else(own)
                }
                Some(end) => end.attempt_number().or(Some(newest)),
                None => clock.id.attempt().map(|(_, own)| own),
            }
        };
        let family = self
            .clocks
            .iter()
            .filter(|clock| clock.id == first.id || clock.first() == Some(&first.id));
        let numbers = family.filter_map(|clock| Some((number(clock)?, clock)));
        let numbers: Vec<(u32, &Clock)> = numbers.collect();
        let own = numbers.iter().find(|(number, _)| *number == n);
        let own = own.map(|(_, clock)| *clock);
        let behind = || {
            let behind = numbers.iter().filter(|(number, _)| *number >= n);
            let nearest = behind.min_by_key(|(number, _)| *number);
            nearest.map(|(_, clock)| *clock)
        };
        own.or_else(|| self.run_around(first, &of.numbered(n)))
            .or_else(behind)
    }

    /// The run of a clock that was cut short by the rejection of what an attempt lay within.
    fn run_around(&self, first: &Clock, attempt: &MilestoneId) -> Option<&Clock> {
        let around = self.rejections().iter().filter(|known| {
            let mut parts = known.with.iter().map(|part| &part.id);
            known.within.contains(attempt) || parts.any(|part| part == attempt)
        });
        let mut names = around.map(|known| known.event.numbered(known.n));
        names.find_map(|name| {
            let mut clocks = self.clocks.iter();
            clocks.find(|run| {
                run.is_run() && run.first() == Some(&first.id) && run.to.contains(&name)
            })
        })
    }

    /// The clock of the first attempt, by its name or by that of the event.
    fn first_of(&self, name: &str) -> Option<&Clock> {
        let mut all = self.clocks.iter();
        let mut own = all.clone().filter(|clock| clock.attempt.is_none());
        let known = own.find(|clock| clock.id.as_str() == name);
        let known = known.filter(|clock| self.again(&clock.id).next().is_some());
        known.or_else(|| {
            all.find_map(|clock| match &clock.attempt {
                Some(AttemptClock::Again {
                    first: Some(first), ..
                }) if clock.id.attempt().is_some_and(|(of, _)| of == name) => self.clock(first),
                _ => None,
            })
        })
    }

    /// The clock that an attempt ends, by its own name or by that of the event: one that goes on through several
    /// attempts ends with each of them, and one that was cut short with those that it had seen.
    fn ending_with(&self, name: &str, n: u32) -> Option<&Clock> {
        let mut agreed = self.agreed_clocks().map(|(_, clock)| clock);
        let own = agreed.find(|clock| clock.id.as_str() == name);
        let first = own.or_else(|| self.ended_by(self.event_named(name)?))?;
        let ends = first.agreed_ends();
        // Also where it was only part of others that were rejected, or never came in them.
        let has_several = |end: &&MilestoneId| {
            let mut rules = self.rejection_rules();
            rules.any(|rule| rule.of == **end) && self.newest_number(end) > 1
        };
        let of = ends.iter().find(has_several)?;
        self.of_attempt_at(first, of, n)
    }
}
