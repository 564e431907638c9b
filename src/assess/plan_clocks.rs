//! The clocks of the plan on one day: when each begins and ends, and how much of it is done.

use crate::calendar::Date;
use crate::plan::{Clock, ClockKey, Plan};
use crate::record::Happened;

use super::acts::Ledger;
use super::clock::ClockStatus;
use super::course::Parts;

/// The clocks of the plan, in its order.
pub(super) fn of_plan(ledger: &Ledger<'_>, happened: &Happened) -> Vec<ClockStatus> {
    let dossier = ledger.dossier;
    let plan = &dossier.plan;
    let status = |clock: &Clock| {
        let (end, parts) = end_of(plan, happened, clock);
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
        let status = status.run(start, end, ledger);
        let begins = happened.of(plan, &clock.from);
        let need_not_begin = begins.is_some_and(|begins| begins.spared);
        if is_waived(plan, happened, clock) {
            status.waived()
        } else if need_not_begin || need_not_end(plan, happened, clock) {
            status.lapsing()
        } else {
            status
        }
    };
    plan.clocks.iter().map(status).collect()
}

/// Whether nothing that would end a clock need happen.
fn need_not_end(plan: &Plan, happened: &Happened, clock: &Clock) -> bool {
    let mut ends = clock.to.iter();
    ends.all(|id| {
        happened
            .of(plan, id)
            .is_some_and(|end| end.need_not_happen())
    })
}

/// Whether a clock is of no consequence: what it would begin with does not apply, or all that would end it
/// does not, but for what need not happen.
fn is_waived(plan: &Plan, happened: &Happened, clock: &Clock) -> bool {
    let waived = |id| happened.of(plan, id).is_some_and(|it| it.waived);
    waived(&clock.from) || need_not_end(plan, happened, clock) && clock.to.iter().any(waived)
}

/// The day the last thing a clock waits for happened, and how much of it has. What need not happen is waited
/// for only where there is nothing else.
fn end_of(plan: &Plan, happened: &Happened, clock: &Clock) -> (Option<Date>, Option<Parts>) {
    let mut parts = Parts { done: 0, total: 0 };
    let mut whole = true;
    let mut last = None;
    let alone = need_not_end(plan, happened, clock);
    for milestone in clock.to.iter().filter_map(|id| happened.of(plan, id)) {
        if milestone.need_not_happen() && !alone {
            continue;
        }
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
        let only = happened.of(plan, &clock.to[0]);
        only.is_none_or(|only| only.total == 0)
    };
    (last.filter(|_| whole), (!single).then_some(parts))
}
