//! What is asked about the place of a date among the others: before what it follows, after what follows it, with
//! something missing in between, or after silence has spoken.
//!
//! Nothing is refused here.

use std::collections::VecDeque;

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId, Role};
use crate::record::{Dossier, Happened, Item, Silence, Tick};

use super::kind::Doubt;

/// What is odd about a date beside those of what comes before and after.
pub(super) fn about_date(
    dossier: &Dossier,
    event: &Event,
    date: Date,
    happened: &Happened,
    doubts: &mut Vec<Doubt>,
) {
    let plan = &dossier.plan;
    match plan.role(event) {
        Ok(Role::Milestone(milestone) | Role::Item(milestone, _)) => {
            let before = milestone
                .after
                .iter()
                .filter(|id| !milestone.may_precede.contains(id));
            for id in before {
                let latest = dates_of(dossier, happened, id).max();
                if let Some(on) = latest.filter(|on| date < *on) {
                    doubts.push(Doubt::BeforePredecessor {
                        event: id.clone(),
                        on,
                    });
                }
            }
            let Some(index) = plan.milestone_index(&milestone.id) else {
                return;
            };
            // What had happened by then stays where an earlier attempt was rejected.
            let attempts = dossier.attempts_at(&milestone.id);
            let decided = dossier
                .rejections
                .iter()
                .filter(|by| by.event == milestone.id);
            let newest = attempts
                .last()
                .map(|(_, by)| *by)
                .into_iter()
                .chain(decided);
            let newest = newest.max_by_key(|by| by.date);
            let is_told = doubts
                .iter()
                .any(|it| matches!(it, Doubt::BeforePredecessor { .. }));
            // What it follows may have no date, while the attempt before has one.
            if let Some(by) = newest.filter(|by| date < by.date && !is_told) {
                doubts.push(Doubt::BeforePredecessor {
                    event: by.name(),
                    on: by.date,
                });
            }
            let rejected = attempts.last().map(|(_, by)| by.date);
            for follower in plan.followers(index) {
                let follower = &plan.milestones[*follower];
                let earliest = dates_of(dossier, happened, &follower.id).min();
                let marked_only = follower.may_precede.contains(&milestone.id);
                let earliest = earliest.filter(|on| rejected.is_none_or(|day| *on > day));
                if let Some(on) = earliest.filter(|on| date > *on && !marked_only) {
                    doubts.push(Doubt::AfterFollower {
                        event: follower.id.clone(),
                        on,
                    });
                }
            }
        }
        Ok(Role::Request(register, _)) => {
            if let Some(milestone) = &register.after {
                let on = happened.date(dossier, milestone);
                if on.is_none_or(|on| date < on) {
                    doubts.push(Doubt::EarlyRequest {
                        milestone: milestone.clone(),
                        on,
                    });
                }
            }
        }
        Ok(Role::Occurrence(series, n)) => {
            let ends = happened.run_of(dossier, series).period_end(plan, series, n);
            let runs = ends.filter(|ends| date < *ends);
            doubts.extend(runs.map(|ends| Doubt::PeriodRuns { ends }));
        }
        Ok(Role::Answer(..)) | Err(_) => {}
    }
}

/// What is odd about the day of a tick: a point is found done after what its event follows, and before that event.
pub(super) fn about_tick(dossier: &Dossier, tick: &Tick, happened: &Happened) -> Vec<Doubt> {
    let plan = &dossier.plan;
    let Some(milestone) = plan.milestone(&tick.event) else {
        return Vec::new();
    };
    let before = milestone.after.iter();
    let before = before.filter(|id| !milestone.may_precede.contains(id));
    let early = before.filter_map(|id| {
        let on = dates_of(dossier, happened, id).max()?;
        let event = id.clone();
        (tick.date < on).then_some(Doubt::BeforePredecessor { event, on })
    });
    let own = happened.date(dossier, &milestone.id);
    // Of a list that is closed that is asked in any case.
    let own = own.filter(|_| milestone.attempt.is_none());
    let late = own.filter(|on| tick.date > *on);
    let late = late.map(|on| Doubt::AfterFollower {
        event: milestone.id.clone(),
        on,
    });
    early.chain(late).collect()
}

/// Everything recorded, with what counts as having happened by silence.
pub(super) fn with_silences(dossier: &Dossier, silences: &[Silence]) -> Happened {
    let mut happened = Happened::through(dossier, None);
    happened.hear_silence(&dossier.plan, silences);
    happened
}

/// That silence has spoken before the date of the event.
pub(super) fn after_silence(
    dossier: &Dossier,
    event: &Event,
    date: Date,
    silences: &[Silence],
) -> Option<Doubt> {
    let index = dossier.plan.milestone_index(&event.milestone)?;
    let silence = silences.iter().find(|silence| silence.milestone == index)?;
    (date > silence.date).then_some(Doubt::AfterSilence { on: silence.date })
}

/// What an event follows and has no date, nearest first.
///
/// Behind an event that has a date nobody is asked again: what was missing then was asked about when it was
/// recorded, unless the plan lets it precede that, so this is asked about now.
pub(super) fn missing(dossier: &Dossier, event: &Event, happened: &Happened) -> Vec<MilestoneId> {
    let plan = &dossier.plan;
    let milestone = match plan.known_role(event) {
        Some(Role::Milestone(milestone) | Role::Item(milestone, _)) => milestone,
        // Its periods have no days without what they are counted from.
        Some(Role::Occurrence(series, _)) => {
            let is_missing = happened.date(dossier, &series.from).is_none();
            return is_missing
                .then(|| series.from.clone())
                .into_iter()
                .collect();
        }
        Some(Role::Request(..) | Role::Answer(..)) | None => return Vec::new(),
    };
    let allowed = |id: &MilestoneId| milestone.may_precede.contains(id);
    let waited_for = |id: &MilestoneId| {
        let index = plan.milestone_index(id).into_iter();
        let before = index.flat_map(|index| happened.waited_for(plan, index));
        before.map(|before| &plan.milestones[before].id)
    };
    let own = waited_for(&milestone.id).filter(|id| !allowed(id));
    let mut queue: VecDeque<&MilestoneId> = own.collect();
    let mut seen: Vec<&MilestoneId> = Vec::new();
    let mut missing = Vec::new();
    while let Some(id) = queue.pop_front() {
        if seen.contains(&id) || allowed(id) {
            continue;
        }
        seen.push(id);
        let Some(before) = plan.milestone(id) else {
            continue;
        };
        if happened.date(dossier, id).is_none() {
            missing.push(id.clone());
            queue.extend(waited_for(id));
        } else {
            let unasked = before.may_precede.iter();
            queue.extend(unasked.filter(|id| happened.date(dossier, id).is_none()));
        }
    }
    missing
}

/// The dates there are of a milestone: its own, and those of its items even while some are missing.
fn dates_of<'d>(
    dossier: &'d Dossier,
    happened: &'d Happened,
    id: &'d MilestoneId,
) -> impl Iterator<Item = Date> + use<'d> {
    let items = dossier.items_of(id);
    let event = |item: &Item| Event::item(&item.milestone, &item.id);
    let items = items.filter_map(move |item| happened.record(dossier, &event(item)));
    let whole = happened.date(dossier, id);
    items.map(|record| record.date).chain(whole)
}
