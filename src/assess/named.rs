//! Suspensions by the clocks they name, in the order of time: sorted once for all clocks, so that one
//! clock looks only at those that may be of its time.

use std::collections::{HashMap, HashSet};

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey};
use crate::record::{Dossier, Suspension, may_stop};

/// Suspensions by the day they begin.
#[derive(Default)]
pub(super) struct Ordered<'d> {
    pub(super) acts: Vec<&'d Suspension>,
    /// For each, the last end of it and of those before it.
    pub(super) ends: Vec<Date>,
}

impl<'d> Ordered<'d> {
    fn of(mut acts: Vec<&'d Suspension>, today: Date) -> Self {
        acts.sort_by_key(|act| (act.from, act.n));
        acts.dedup_by_key(|act| act.n);
        let ends = acts.iter().scan(Date::MIN, |last, act| {
            *last = end_of(act, today).max(*last);
            Some(*last)
        });
        let ends = ends.collect();
        Self { acts, ends }
    }

    /// Those of which something may lie from one day through another.
    fn between(&self, from: Date, through: Date) -> &[&'d Suspension] {
        let first = self.ends.partition_point(|end| *end < from);
        let behind = self.acts.partition_point(|act| act.from <= through);
        self.acts.get(first..behind).unwrap_or_default()
    }
}

/// Whether a name that an act gives is that of a whole register, or of a whole series.
pub(super) fn is_register(dossier: &Dossier, key: &ClockKey) -> bool {
    key.n.is_none() && dossier.plan.numbered(&key.id).is_some()
}

/// The day a suspension ended, or the last day there is.
pub(super) fn end_of(act: &Suspension, today: Date) -> Date {
    act.resumed_by(today).unwrap_or(Date::MAX)
}

/// The suspensions that were facts on a day.
pub(super) struct ActsByClock<'d> {
    /// Those that name no clock.
    all: Ordered<'d>,
    /// For each register that some name: those, with the ones that name none.
    registers: HashMap<ClockId, Ordered<'d>>,
    /// For each clock or request that some name: those alone.
    own: HashMap<ClockKey, Vec<&'d Suspension>>,
    today: Date,
}

impl<'d> ActsByClock<'d> {
    /// Of a dossier, by the day they begin.
    pub(super) fn of(dossier: &'d Dossier, acts: Vec<&'d Suspension>, today: Date) -> Self {
        let mut all = Vec::new();
        let mut registers: HashMap<ClockId, Vec<&Suspension>> = HashMap::new();
        let mut own: HashMap<ClockKey, Vec<&Suspension>> = HashMap::new();
        for act in acts {
            if act.clocks.is_empty() {
                all.push(act);
            }
            let clocks = dossier.stopped_by(act);
            let whole = clocks.iter().filter(|key| is_register(dossier, key));
            let whole: HashSet<&ClockId> = whole.map(|key| &key.id).collect();
            for key in clocks.iter() {
                let list = if is_register(dossier, key) {
                    registers.entry(key.id.clone()).or_default()
                } else if whole.contains(&key.id) {
                    // It is one of those of the register.
                    continue;
                } else {
                    own.entry(key.clone()).or_default()
                };
                // One may name a clock twice.
                if list.last().is_none_or(|last| last.n != act.n) {
                    list.push(act);
                }
            }
        }
        let registers = registers.into_iter().map(|(id, mut own)| {
            own.extend(&all);
            (id, Ordered::of(own, today))
        });
        Self {
            registers: registers.collect(),
            all: Ordered::of(all, today),
            own,
            today,
        }
    }

    /// Those of all requests of a register, or of all clocks.
    pub(super) fn common(&self, id: Option<&ClockId>) -> &Ordered<'d> {
        let of = id.and_then(|id| self.registers.get(id));
        of.unwrap_or(&self.all)
    }

    /// Those that name a clock or a request itself.
    pub(super) fn own(&self, key: &ClockKey) -> &[&'d Suspension] {
        self.own.get(key).map_or(&[], Vec::as_slice)
    }

    /// The first of those that stop a clock and have not ended.
    pub(super) fn first_open(&self, key: &ClockKey) -> Option<&'d Suspension> {
        let common = self.common(Some(&key.id));
        let open = common.ends.partition_point(|end| *end < Date::MAX);
        let own = self.own(key).iter();
        let own = own.filter(|act| end_of(act, self.today) == Date::MAX);
        let all = common.acts.get(open).into_iter().chain(own).copied();
        all.min_by_key(|act| (act.from, act.n))
    }

    /// The register whose suspensions a clock has in common with others, if some name it.
    pub(super) fn register(&self, id: &ClockId) -> Option<&ClockId> {
        self.registers.get_key_value(id).map(|(id, _)| id)
    }

    /// Those that may stop a clock from one day through another, by the day they begin.
    pub(super) fn between(
        &self,
        dossier: &Dossier,
        key: &ClockKey,
        (from, through): (Date, Date),
    ) -> Vec<&'d Suspension> {
        if !may_stop(&dossier.plan, key) {
            return Vec::new();
        }
        let mut known = self.common(Some(&key.id)).between(from, through).to_vec();
        let own = self.own(key);
        if !own.is_empty() {
            known.extend(own.iter().filter(|act| act.from <= through));
            known.sort_by_key(|act| (act.from, act.n));
            known.dedup_by_key(|act| act.n);
        }
        known
    }
}
