//! Which acts concern a clock: the days on which suspensions stand, and what extends or states its
//! last day.
//!
//! A [`Ledger`] sorts the acts of a dossier once for all of its clocks, so that a thousand requests
//! under a thousand suspensions are not a million questions.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, SuspensionRule};
use crate::record::{Dossier, Extension, Grant, Suspension, may_stop};

use super::named::{ActsByClock, is_register};
use super::stands::{Common, Stand, Stands};

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
    /// Of a clock that nothing can stop.
    none: Common,
    /// Of the suspensions that name no clock.
    all: Common,
    /// For each register that some name: of those, with the ones that name none.
    registers: HashMap<ClockId, Common>,
    /// For each clock or request that some name: of those alone.
    own: HashMap<ClockKey, Vec<Stand>>,
    /// The suspensions themselves, once somebody asks which.
    named: OnceCell<ActsByClock<'d>>,
    stated: HashMap<ClockKey, Vec<Stated<'d>>>,
    granted: HashMap<ClockKey, Vec<&'d Extension>>,
}

/// The acts that concern one clock.
#[derive(Clone, Debug)]
pub(super) struct Acts<'l, 'd> {
    /// The days on which it stands, as far as they come in time.
    pub(super) stands: Stands<'l>,
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
            none: Common::default(),
            all: Common::default(),
            registers: HashMap::new(),
            own: HashMap::new(),
            named: OnceCell::new(),
            stated: HashMap::new(),
            granted: HashMap::new(),
        };
        for act in &dossier.extensions {
            if act.granted <= today {
                let clock = dossier.extended_by(act);
                ledger.granted.entry(clock).or_default().push(act);
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
        let mut registers: HashMap<ClockId, Vec<Stand>> = HashMap::new();
        for act in in_order(dossier, self.today) {
            let resumed = act.resumed_by(self.today);
            let stand = Stand {
                from: act.from,
                to: resumed.unwrap_or(Date::MAX),
            };
            if act.clocks.is_empty() {
                all.push(stand);
            }
            for key in dossier.stopped_by(act).iter() {
                if is_register(dossier, key) {
                    registers.entry(key.id.clone()).or_default().push(stand);
                } else {
                    self.own.entry(key.clone()).or_default().push(stand);
                }
            }
            let end = act.resumption.as_deref().zip(resumed);
            let Some((end, on)) = end else {
                continue;
            };
            let mut known = HashSet::new();
            for term in &end.terms {
                // Of two terms for one clock the first stands.
                if known.insert(&term.clock) && act.names(&term.clock) {
                    let due = term.due;
                    let clock = dossier.acted_on(&term.clock, (act.from, &act.stamp));
                    let stated = self.stated.entry(clock).or_default();
                    stated.push(Stated { on, due, act });
                }
            }
        }
        for (id, mut own) in registers {
            own.extend(&all);
            self.registers.insert(id, Common::of(own));
        }
        self.all = Common::of(all);
    }

    /// Those that concern a clock.
    pub(super) fn acts(&self, key: &ClockKey) -> Acts<'_, 'd> {
        let granted = self.granted.get(key).map_or(&[][..], Vec::as_slice);
        if !may_stop(&self.dossier.plan, key) {
            return Acts {
                stands: Stands::with(&self.none, &[]),
                stated: &[],
                granted,
            };
        }
        let own = self.own.get(key).map_or(&[][..], Vec::as_slice);
        Acts {
            stands: Stands::with(self.common(Some(&key.id)), own),
            stated: self.stated.get(key).map_or(&[][..], Vec::as_slice),
            granted,
        }
    }

    /// The days on which all requests of a register stand, or all clocks.
    pub(super) fn common(&self, id: Option<&ClockId>) -> &Common {
        let of = id.and_then(|id| self.registers.get(id));
        of.unwrap_or(&self.all)
    }

    /// The day of the suspension that stops a clock and has not ended, of several the first, of one that has stood still
    /// since a day. One that came too late counts only since the act that gave the clock time again.
    pub(super) fn ordered(&self, key: &ClockKey, (since, start): (Date, Option<Date>)) -> Date {
        let first = self.named().first_open(key).map(|act| act.from);
        match first {
            // It stood under another before, or did not run yet when this was ordered.
            Some(from) if from > since || Some(since) == start => from,
            _ => since,
        }
    }

    /// The suspensions by what they name.
    pub(super) fn named(&self) -> &ActsByClock<'d> {
        let stops = self.dossier.plan.rules.suspensions == SuspensionRule::StopClocks;
        let known = || {
            if stops {
                in_order(self.dossier, self.today)
            } else {
                Vec::new()
            }
        };
        self.named
            .get_or_init(|| ActsByClock::of(self.dossier, known(), self.today))
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
