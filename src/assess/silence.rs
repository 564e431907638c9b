//! What happens by silence: the term of a clock passes without a record of its event, and the plan says that the
//! event then counts as having happened.
//!
//! It is computed, day by day, and never stored: a recorded date takes its place, an extension moves it, and as
//! of an earlier day it is not there.

use crate::plan::{Clock, Plan};
use crate::record::{Happened, Silence};

use super::acts::Ledger;
use super::clock::ClockStatus;
use super::plan_clocks::{of_clock, of_plan};

/// The clocks of the plan, in its order, once all that happens by silence has been added to `happened`.
///
/// An event that happens by silence may start another such clock, so the search is repeated, earliest date first:
/// later dates may depend on earlier ones, never the reverse. After each event only the clocks that depend on it
/// are computed again; computing all of them would take time quadratic in the number of such clocks.
pub(super) fn with_silences(ledger: &Ledger<'_>, happened: &mut Happened) -> Vec<ClockStatus> {
    let plan = &ledger.dossier.plan;
    let mut clocks = of_plan(ledger, happened);
    let is_silent = |clock: &&Clock| clock.on_expiry.is_some();
    if !plan.clocks.iter().any(|clock| is_silent(&clock)) {
        return clocks;
    }
    let depending = depending(plan);
    let mut known: Vec<Option<Silence>> = plan
        .clocks
        .iter()
        .zip(&clocks)
        .map(|(agreed, status)| silence(ledger, happened, agreed, status))
        .collect();
    for _ in 0..plan.clocks.iter().filter(is_silent).count() {
        let Some(first) = known.iter().flatten().min_by_key(|silence| silence.date) else {
            break;
        };
        let first = *first;
        happened.hear_silence(plan, &[first]);
        for i in depending[first.milestone].iter().copied() {
            clocks[i] = of_clock(ledger, happened, &plan.clocks[i]);
            known[i] = silence(ledger, happened, &plan.clocks[i], &clocks[i]);
        }
    }
    clocks
}

/// For each milestone, the clocks that depend on its date, by their positions. Where a plan has optional events
/// these are all clocks: whether an optional event is still expected can depend on any other event.
fn depending(plan: &Plan) -> Vec<Vec<usize>> {
    if plan.milestones.iter().any(|milestone| milestone.optional) {
        return vec![(0..plan.clocks.len()).collect(); plan.milestones.len()];
    }
    let mut found = vec![Vec::new(); plan.milestones.len()];
    for (i, clock) in plan.clocks.iter().enumerate() {
        for milestone in plan
            .dates_of(clock)
            .filter_map(|id| plan.milestone_index(id))
        {
            found[milestone].push(i);
        }
    }
    found
}

/// What a clock that has run out in silence means. One that is suspended has not, and one that is of no
/// consequence means nothing.
fn silence(
    ledger: &Ledger<'_>,
    happened: &Happened,
    agreed: &Clock,
    status: &ClockStatus,
) -> Option<Silence> {
    agreed.on_expiry?;
    let [event] = agreed.to.as_slice() else {
        return None;
    };
    let milestone = ledger.dossier.plan.milestone_index(event)?;
    let found = happened.at(milestone);
    let has_lapsed = status.may_lapse && status.has_begun();
    let waits = found.date.is_none() && !found.waived && (status.is_open() || has_lapsed);
    let date = status.deadline().filter(|_| waits)?.due;
    (date < ledger.today).then_some(Silence { milestone, date })
}
