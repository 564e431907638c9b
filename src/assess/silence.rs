//! What happens by silence: a term passes, nobody records what it ends with, and the plan says that this is an
//! answer.
//!
//! It is computed, day by day, and never stored: a recorded date takes its place, an extension moves it, and as
//! of an earlier day it is not there.

use crate::plan::Clock;
use crate::record::{Happened, Silence};

use super::acts::Ledger;
use super::clock::ClockStatus;
use super::plan_clocks::of_plan;

/// The clocks of the plan, in its order, once all that happens by silence has been added to `happened`.
///
/// What happens by silence may begin another such clock, so that it is looked for again; the earliest first,
/// because what comes later may depend on it, and never the other way round.
pub(super) fn with_silences(ledger: &Ledger<'_>, happened: &mut Happened) -> Vec<ClockStatus> {
    let plan = &ledger.dossier.plan;
    let mut clocks = of_plan(ledger, happened);
    let silent = plan.clocks.iter().filter(|clock| clock.on_expiry.is_some());
    for _ in 0..silent.count() {
        let known = plan.clocks.iter().zip(&clocks);
        let known = known.filter_map(|(agreed, status)| silence(ledger, happened, agreed, status));
        let Some(first) = known.min_by_key(|silence| silence.date) else {
            break;
        };
        happened.hear_silence(plan, &[first]);
        clocks = of_plan(ledger, happened);
    }
    clocks
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
