//! Which acts concern a clock: the days on which suspensions stand, and what extends or states its
//! last day.
//!
//! A [`Ledger`] sorts the acts of a dossier once for all of its clocks, so that a thousand requests
//! under a thousand suspensions are not a million questions.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::calendar::{Date, days_between};
use crate::plan::{ClockId, ClockKey, SuspensionRule};
use crate::record::{Dossier, Extension, Grant, Suspension, may_stop};

/// Days on which something stands: from one day, which itself still counts, to another. One that is
/// still open ends on the last day there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stand {
    pub(super) from: Date,
    pub(super) to: Date,
}

/// Stretches in order, those that overlap or touch made one.
#[derive(Clone, Debug, Default)]
pub(super) struct Stands {
    list: Vec<Stand>,
    /// For each, the days of those before it.
    before: Vec<i64>,
}

impl Stands {
    fn of(mut stretches: Vec<Stand>) -> Self {
        stretches.sort_unstable();
        let mut list: Vec<Stand> = Vec::with_capacity(stretches.len());
        for stretch in stretches {
            match list.last_mut() {
                Some(known) if stretch.from <= known.to => known.to = known.to.max(stretch.to),
                _ => list.push(stretch),
            }
        }
        let before = list.iter().scan(0, |days, stand| {
            let before = *days;
            *days += days_between(stand.from, stand.to);
            Some(before)
        });
        let before = before.collect();
        Self { list, before }
    }

    pub(super) fn get(&self, index: usize) -> Option<Stand> {
        self.list.get(index).copied()
    }

    /// The position of the first that has not ended by a day.
    pub(super) fn first_after(&self, day: Date) -> usize {
        self.list.partition_point(|stand| stand.to <= day)
    }

    /// The position behind the last that has ended by a day.
    pub(super) fn ended_by(&self, day: Date) -> usize {
        self.first_after(day)
    }

    /// The days of those from one position to another.
    pub(super) fn days(&self, from: usize, to: usize) -> i64 {
        let last = to.checked_sub(1).filter(|last| *last >= from);
        last.map_or(0, |last| {
            let Stand { from: begin, to } = self.list[last];
            self.before[last] + days_between(begin, to) - self.before[from]
        })
    }

    /// The stretch in force on the evening of a day.
    pub(super) fn on(&self, day: Date) -> Option<Stand> {
        self.get(self.first_after(day))
            .filter(|stand| stand.from <= day)
    }

    /// These from a day on, and others.
    fn with(&self, day: Date, others: &[Stand]) -> Self {
        let own = &self.list[self.first_after(day)..];
        Self::of([own, others].concat())
    }
}

/// The last day of a clock as a resumption states it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated<'d> {
    /// The day of the resumption.
    pub(super) on: Date,
    pub(super) due: Date,
    pub(super) act: &'d Suspension,
}

/// The acts of a dossier that were facts on a day, by what they concern.
pub(super) struct Ledger<'d> {
    pub(super) dossier: &'d Dossier,
    pub(super) today: Date,
    /// Of the suspensions that name no clock.
    all: Stands,
    /// For each clock or register that some name: of those, with the ones that name none.
    of: HashMap<&'d ClockId, Stands>,
    /// For each request that some name: of those alone.
    requests: HashMap<&'d ClockKey, Vec<Stand>>,
    stated: HashMap<&'d ClockKey, Vec<Stated<'d>>>,
    granted: HashMap<&'d ClockKey, Vec<&'d Extension>>,
}

/// The acts that concern one clock.
#[derive(Clone, Debug)]
pub(super) struct Acts<'l, 'd> {
    /// The days on which it stands, as far as they come in time.
    pub(super) stands: Cow<'l, Stands>,
    /// By the suspensions' order of time.
    pub(super) stated: &'l [Stated<'d>],
    /// In the order they were typed in.
    pub(super) granted: &'l [&'d Extension],
}

impl<'d> Ledger<'d> {
    /// Those of `dossier` on `today`.
    pub(super) fn of(dossier: &'d Dossier, today: Date) -> Self {
        let mut ledger = Self {
            dossier,
            today,
            all: Stands::default(),
            of: HashMap::new(),
            requests: HashMap::new(),
            stated: HashMap::new(),
            granted: HashMap::new(),
        };
        for act in &dossier.extensions {
            if act.granted <= today {
                ledger.granted.entry(&act.clock).or_default().push(act);
            }
        }
        if dossier.plan.rules.suspensions == SuspensionRule::StopClocks {
            ledger.sort_suspensions();
        }
        ledger
    }

    fn sort_suspensions(&mut self) {
        let dossier = self.dossier;
        let mut all = Vec::new();
        let mut of: HashMap<&ClockId, Vec<Stand>> = HashMap::new();
        for act in in_order(dossier, self.today) {
            let resumed = act.resumed_by(self.today);
            let stand = Stand {
                from: act.from,
                to: resumed.unwrap_or(Date::MAX),
            };
            if act.clocks.is_empty() {
                all.push(stand);
            }
            for key in &act.clocks {
                match key.n {
                    None => of.entry(&key.id).or_default().push(stand),
                    Some(_) => self.requests.entry(key).or_default().push(stand),
                }
            }
            let end = act.resumption.as_deref().zip(resumed);
            let Some((end, on)) = end else {
                continue;
            };
            for (at, term) in end.terms.iter().enumerate() {
                // Of two terms for one clock the first stands.
                let known = end.terms[..at].iter().any(|t| t.clock == term.clock);
                if !known && act.names(&term.clock) {
                    let due = term.due;
                    let stated = self.stated.entry(&term.clock).or_default();
                    stated.push(Stated { on, due, act });
                }
            }
        }
        for (id, mut own) in of {
            own.extend(&all);
            self.of.insert(id, Stands::of(own));
        }
        self.all = Stands::of(all);
    }

    /// Those that concern a clock from a day on.
    pub(super) fn acts(&self, key: &ClockKey, start: Date) -> Acts<'_, 'd> {
        let granted = self.granted.get(key).map_or(&[][..], Vec::as_slice);
        if !may_stop(&self.dossier.plan, key) {
            return Acts {
                stands: Cow::Owned(Stands::default()),
                stated: &[],
                granted,
            };
        }
        let stands = self.of.get(&key.id).unwrap_or(&self.all);
        let stands = match self.requests.get(key) {
            Some(own) => Cow::Owned(stands.with(start, own)),
            None => Cow::Borrowed(stands),
        };
        Acts {
            stands,
            stated: self.stated.get(key).map_or(&[][..], Vec::as_slice),
            granted,
        }
    }

    /// The days granted so far to a clock that has not begun; one granted to a date is not known in
    /// days before it begins.
    pub(super) fn granted_days(&self, key: &ClockKey) -> i64 {
        let granted = self.granted.get(key).into_iter().flatten();
        let days = granted.map(|act| match act.grant {
            Grant::Days(days) => i64::from(days),
            Grant::Until(_) => 0,
        });
        days.sum()
    }
}

/// The suspensions that were facts on a day, by the day they begin.
fn in_order(dossier: &Dossier, today: Date) -> Vec<&Suspension> {
    let known = dossier.suspensions.iter();
    let mut known: Vec<&Suspension> = known.filter(|act| act.from <= today).collect();
    known.sort_by_key(|act| (act.from, act.n));
    known
}

/// The suspensions that may stop a clock and were facts on a day, by the day they begin.
pub(super) fn suspensions<'d>(
    dossier: &'d Dossier,
    key: &ClockKey,
    today: Date,
) -> Vec<&'d Suspension> {
    let stops = dossier.plan.rules.suspensions == SuspensionRule::StopClocks;
    if !stops || !may_stop(&dossier.plan, key) {
        return Vec::new();
    }
    let mut known = in_order(dossier, today);
    known.retain(|act| act.names(key));
    known
}
