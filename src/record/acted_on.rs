//! Which clock an act is about: of a clock that begins anew with each attempt, the run that was there on the day of the
//! act.
//!
//! An act keeps the name that was typed. It was written for the attempt of its day: a rejection of a later day ends that
//! run, and the next attempt has dates, and a time, of its own.

use std::borrow::Cow;

use crate::calendar::Date;
use crate::plan::ClockKey;

use super::act::Suspension;
use super::dossier::Dossier;
use super::stamp::Stamp;

impl Dossier {
    /// The clocks that a suspension is about by the names that it gives; none where it gives none.
    #[must_use]
    pub fn stopped_by<'a>(&self, act: &'a Suspension) -> Cow<'a, [ClockKey]> {
        if self.plan.rejections().is_empty() || act.clocks.is_empty() {
            return Cow::Borrowed(&act.clocks);
        }
        let named = act.clocks.iter();
        named
            .map(|key| self.acted_on(key, (act.from, &act.stamp)))
            .collect()
    }

    /// Whether all that a suspension names was cut short by rejections: it stops nothing any more, and nobody has to
    /// order anything.
    #[must_use]
    pub fn is_cut_off(&self, act: &Suspension) -> bool {
        let named = self.stopped_by(act);
        let mut both = act.clocks.iter().zip(named.iter());
        !act.clocks.is_empty() && both.all(|(typed, run)| typed != run)
    }

    /// Whether a suspension is about this clock: all that there are, where it names none.
    #[must_use]
    pub fn is_named_by(&self, key: &ClockKey, act: &Suspension) -> bool {
        let named =
            |clock: &ClockKey| clock.id == key.id && (clock.n.is_none() || clock.n == key.n);
        act.clocks.is_empty() || self.stopped_by(act).iter().any(named)
    }

    /// The clock that an act is about by this name, by its day and by who typed it when: where a rejection that came
    /// after it cut that clock short, that run. Of the same day is before what was typed before.
    #[must_use]
    pub fn acted_on(&self, key: &ClockKey, (day, stamp): (Date, &Stamp)) -> ClockKey {
        if self.plan.rejections().is_empty() {
            return key.clone();
        }
        let is_later = |rejection| {
            let known = self.rejection_named(rejection);
            known.is_some_and(|known| (day, stamp.at) < (known.date, known.stamp.at))
        };
        let mut runs = self.plan.runs_of(key);
        let run = runs.find(|run| run.to.first().is_some_and(is_later));
        if let Some(run) = run {
            return ClockKey::of(&run.id);
        }
        let mut cuts = self.plan.cuts_of(&key.id);
        let cut = cuts.find(|cut| is_later(&cut.rejection));
        cut.map_or_else(
            || key.clone(),
            |cut| ClockKey {
                id: cut.series.id.clone(),
                n: key.n,
            },
        )
    }
}
