//! Which clock is meant by a name that was typed, where a rejection has made several of one.
//!
//! The bare name of an event is that of its newest attempt, and so is the bare name of its clock. Files and exports call
//! clocks by their own names, and nothing of them is read here.

use super::Plan;
use super::clock::Clock;
use super::clock_key::ClockKey;
use super::id::ClockId;
use super::rejection::AttemptClock;

impl Plan {
    /// The clock that is meant by a typed name: by a bare one that of the newest attempt; by one with a number that of
    /// this attempt, also where it has no name of its own.
    #[must_use]
    pub fn clock_meant(&self, key: ClockKey) -> ClockKey {
        if key.n.is_some() || self.rejections().is_empty() {
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
            Some(first) => self.of_attempt_at(first, n),
            None => self.ending_with(name, n),
        };
        meant.map_or(key, |meant| ClockKey::of(&meant.id))
    }

    /// The time of the newest attempt at an event of this name, where no clock has the name.
    fn newest_of_event(&self, name: &ClockId) -> Option<&Clock> {
        if self.clock(name).is_some() || self.numbered(name).is_some() {
            return None;
        }
        if let Some(first) = self.first_of(name.as_str()) {
            return self.newest_run_of(&first.id);
        }
        let mut clocks = self.clocks.iter();
        clocks.rfind(|clock| match &clock.attempt {
            Some(AttemptClock::Again { is_cut: false, .. }) => clock
                .id
                .attempt()
                .is_some_and(|(of, _)| of == name.as_str()),
            _ => false,
        })
    }

    /// The times that new attempts have after the clock of the first.
    fn again<'p>(&'p self, first: &ClockId) -> impl Iterator<Item = &'p Clock> {
        let clocks = self.clocks.iter();
        clocks.filter(move |clock| clock.is_again_of(first))
    }

    /// Of the clock of a first attempt, of its runs and of the times for the next attempts, that of the attempt with this
    /// number. One that goes on through several ends with each of them.
    fn of_attempt_at(&self, first: &Clock, n: u32) -> Option<&Clock> {
        let mut named = self.again(&first.id).filter_map(|again| again.id.attempt());
        let (of, _) = named.next()?;
        let of = &self
            .milestones
            .iter()
            .find(|known| known.id.as_str() == of)?
            .id;
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
        let behind = numbers.filter(|(number, _)| *number >= n);
        behind
            .min_by_key(|(number, _)| *number)
            .map(|(_, clock)| clock)
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

    /// The clock that an attempt ends, by its own name or by that of the event: one that goes on through all attempts
    /// ends with each of them.
    fn ending_with(&self, name: &str, n: u32) -> Option<&Clock> {
        let ends = |clock: &&Clock| {
            clock.to.iter().any(|end| {
                let whole = end.whole();
                let is_named = whole.as_str() == name || clock.id.as_str() == name;
                let is_it = end.attempt().is_none_or(|(_, own)| own == n);
                is_named && is_it && self.attempts_rejected(&whole) > 0
            })
        };
        // What never came has only the run that was cut short before.
        let in_vain = |clock: &&Clock| {
            let first = clock.first().and_then(|first| self.clock(first));
            let is_its = first.is_some_and(
                |first| matches!(&first.agreed_ends()[..], [end] if end.as_str() == name),
            );
            clock.is_run() && is_its && clock.id.attempt().is_some_and(|(_, own)| own == n)
        };
        let mut own = self.clocks.iter().filter(|clock| clock.attempt.is_none());
        let mut all = self.clocks.iter();
        all.find(in_vain).or_else(|| own.find(ends))
    }
}
