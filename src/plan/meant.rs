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
            return newest.map_or(key, |newest| ClockKey::of(&newest.id));
        };
        if self.clock(&key.id).is_some() {
            return key;
        }
        let meant = match self.first_of(name) {
            Some(first) if n == 1 => Some(first),
            Some(first) => {
                let place = usize::try_from(n - 2).unwrap_or(usize::MAX);
                self.again(&first.id).nth(place)
            }
            None => self.ending_with(name, n),
        };
        meant.map_or(key, |meant| ClockKey::of(&meant.id))
    }

    /// The times that new attempts have after the clock of the first.
    fn again<'p>(&'p self, first: &ClockId) -> impl Iterator<Item = &'p Clock> {
        let clocks = self.clocks.iter();
        clocks.filter(move |clock| match &clock.attempt {
            Some(AttemptClock::Again { first: of, .. }) => of.as_ref() == Some(first),
            _ => false,
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
        let mut own = self.clocks.iter().filter(|clock| clock.attempt.is_none());
        own.find(ends)
    }
}
