//! The clocks of the plan on one day: when each begins and ends, and how much of it is done.

use crate::calendar::Date;
use crate::plan::{Clock, ClockKey};
use crate::record::{Dossier, Happened};

use super::acts::Ledger;
use super::clock::ClockStatus;
use super::course::Parts;

/// The clocks of the plan, in its order.
pub(super) fn of_plan(ledger: &Ledger<'_>, happened: &Happened) -> Vec<ClockStatus> {
    let dossier = ledger.dossier;
    let plan = &dossier.plan;
    let status = |clock: &Clock| {
        let (end, parts) = end_of(dossier, happened, clock);
        let start = happened.date(dossier, &clock.from);
        let owed_by = plan.clock_owner(clock);
        let status = ClockStatus {
            informative: clock.informative,
            first_day: clock.first_day,
            last_day: clock.last_day,
            warn: clock.warn,
            warn_after: clock.warn_after,
            parts,
            ..ClockStatus::new(ClockKey::of(&clock.id), clock.phase, owed_by, clock.limit)
        };
        status.run(start, end, ledger)
    };
    plan.clocks.iter().map(status).collect()
}

/// The day the last thing a clock waits for happened, and how much of it has.
fn end_of(dossier: &Dossier, happened: &Happened, clock: &Clock) -> (Option<Date>, Option<Parts>) {
    let mut parts = Parts { done: 0, total: 0 };
    let mut whole = true;
    let mut last = None;
    for index in clock
        .to
        .iter()
        .filter_map(|id| dossier.plan.milestone_index(id))
    {
        let milestone = happened.at(index);
        parts.total += milestone.total.max(1);
        parts.done += if milestone.total > 0 {
            milestone.done
        } else {
            u32::from(milestone.date.is_some())
        };
        whole &= milestone.date.is_some();
        last = last.max(milestone.date);
    }
    let single = clock.to.len() == 1 && parts.total == 1 && {
        let only = dossier.plan.milestone_index(&clock.to[0]);
        only.is_none_or(|index| happened.at(index).total == 0)
    };
    (last.filter(|_| whole), (!single).then_some(parts))
}
