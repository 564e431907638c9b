//! Which clock an act is about: of a clock that begins anew with each attempt, the run that was there on the day of the
//! act.
//!
//! An act keeps the name that was typed. It was written for the attempt of its day: a rejection of a later day ends that
//! run, and the next attempt has dates, and a time, of its own.

use std::borrow::Cow;

use crate::calendar::Date;
use crate::plan::ClockKey;

use super::act::{Extension, Suspension};
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

    /// The clock that an extension is about by the name that it gives.
    #[must_use]
    pub fn extended_by(&self, act: &Extension) -> ClockKey {
        self.acted_on(&act.clock, (act.granted, &act.stamp))
    }

    /// Whether all that a suspension names was cut short by rejections: it stops nothing any more, and nobody has to
    /// order anything.
    #[must_use]
    pub fn is_cut_off(&self, act: &Suspension) -> bool {
        self.cut_off_on(act).is_some()
    }

    /// The suspensions that have no end: neither resumed nor over with a rejected attempt.
    pub fn unended_suspensions(&self) -> impl Iterator<Item = &Suspension> {
        let all = self.suspensions.iter();
        all.filter(|act| act.resumption.is_none() && !self.is_cut_off(act))
    }

    /// The day on which the last of what a suspension names was cut short by a rejection; none while one of it may run.
    #[must_use]
    pub fn cut_off_on(&self, act: &Suspension) -> Option<Date> {
        if self.plan.rejections().is_empty() {
            return None;
        }
        let named = act.clocks.iter();
        let cut = named.map(|key| Some(self.cut_after(key, (act.from, &act.stamp))?.1));
        let days: Option<Vec<Date>> = cut.collect();
        days?.into_iter().max()
    }

    /// The day on which rejections cut short all that a suspension names, if that is no later than `day` and the suspension
    /// had not been resumed by then.
    #[must_use]
    pub fn ended_with_attempt(&self, act: &Suspension, day: Date) -> Option<Date> {
        let cut = self.cut_off_on(act).filter(|cut| *cut <= day);
        cut.filter(|_| act.resumed_by(day).is_none())
    }

    /// Whether a suspension is about this clock: all that there are, where it names none.
    #[must_use]
    pub fn is_named_by(&self, key: &ClockKey, act: &Suspension) -> bool {
        act.clocks.is_empty() || self.stopped_by(act).iter().any(|named| named.covers(key))
    }

    /// The clock that an act is about by this name, by its day and by who typed it when: where a rejection that came
    /// after it cut that clock short, that run. Of an act and a
    /// rejection of the same day, the one that was typed first comes first.
    #[must_use]
    pub fn acted_on(&self, key: &ClockKey, act: (Date, &Stamp)) -> ClockKey {
        if self.plan.rejections().is_empty() {
            return key.clone();
        }
        self.cut_after(key, act)
            .map_or_else(|| key.clone(), |(run, _)| run)
    }

    /// The run that a rejection cut short after an act, and the day of that rejection.
    fn cut_after(&self, key: &ClockKey, (day, stamp): (Date, &Stamp)) -> Option<(ClockKey, Date)> {
        let later = |rejection| {
            let known = self.rejection_named(rejection)?;
            ((day, stamp.at) < (known.date, known.stamp.at)).then_some(known.date)
        };
        let mut runs = self.plan.runs_of(key);
        let run = runs.find_map(|run| Some((ClockKey::of(&run.id), later(run.to.first()?)?)));
        run.or_else(|| {
            let mut cuts = self.plan.cuts_of(&key.id);
            cuts.find_map(|cut| {
                let (id, n) = (cut.series.id.clone(), key.n);
                Some((ClockKey { id, n }, later(&cut.rejection)?))
            })
        })
    }
}
