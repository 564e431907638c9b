//! What happens by silence: the term of a clock passes without a record of its event, and the plan says that the
//! event then counts as having happened.
//!
//! It is computed, day by day, and never stored: a recorded date takes its place, an extension moves it, and as
//! of an earlier day it is not there.

use crate::calendar::Date;
use crate::plan::{Clock, Event, MilestoneId, Plan};
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
        let heard = known.iter().enumerate();
        let heard = heard.filter_map(|(i, silence)| Some((i, (*silence)?)));
        let Some((own, first)) = heard.min_by_key(|(_, silence)| silence.date) else {
            break;
        };
        happened.hear_silence(plan, &[first]);
        // A rejected attempt is not what its clock ends with.
        known[own] = silence(ledger, happened, &plan.clocks[own], &clocks[own]);
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
    let [event] = agreed.ends() else {
        return None;
    };
    let date = status
        .deadline()
        .map(|deadline| deadline.due)
        .filter(|due| *due < ledger.today)?;
    let event = attempt(ledger, event, date)?;
    let milestone = ledger.dossier.plan.milestone_index(&event)?;
    let found = happened.at(milestone);
    let has_lapsed = status.may_lapse && status.has_begun();
    // Of an attempt that was rejected, silence had spoken before somebody else did.
    let was_silent = event.attempt().is_some() && status.end().is_some_and(|end| date < end);
    let waits = status.is_open() || has_lapsed || was_silent;
    let is_missing = found.date.is_none() && !found.waived;
    (is_missing && waits).then_some(Silence { milestone, date })
}

/// The attempt that the silence of a term that ended on `date` counts for. One that was rejected before is not silent;
/// what was rejected from then on was that attempt, unless it had a date, though a clock that goes on does not end
/// with it.
fn attempt(ledger: &Ledger<'_>, event: &MilestoneId, date: Date) -> Option<MilestoneId> {
    let dossier = ledger.dossier;
    if let Some(by) = dossier.rejection_of(&Event::milestone(event)) {
        return (by.date >= date).then(|| event.clone());
    }
    let known = dossier.attempts_at(event).into_iter();
    let mut later = known.filter(|(name, by)| {
        // What lay between had its last day, and was silent only after that.
        let is_in_time = by.date > date || by.date == date && by.with_part(name).is_none();
        is_in_time && by.date <= ledger.today
    });
    let Some((rejected, _)) = later.next() else {
        return Some(event.clone());
    };
    let is_dated = dossier.record(&Event::milestone(&rejected)).is_some();
    (!is_dated).then_some(rejected)
}
