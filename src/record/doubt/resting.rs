//! What is asked where something stays that comes after what is rejected, and is no part of the attempt: an acceptance
//! that was given beside the test that failed.
//!
//! What belongs to the attempt is decided where it is rejected.

use std::collections::HashSet;

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId};
use crate::record::rejection::rule;
use crate::record::{Dossier, Rejection};

use super::kind::Doubt;

/// What has a date, comes after what a new rejection rejects, and stays.
pub(super) fn resting_on(dossier: &Dossier, it: &Rejection) -> Option<Doubt> {
    let plan = &dossier.plan;
    let of = &rule(plan, it)?.of;
    let mut found: HashSet<usize> = HashSet::new();
    let mut queue: Vec<usize> = plan.milestone_index(of).into_iter().collect();
    while let Some(index) = queue.pop() {
        let id = &plan.milestones[index].id;
        let followers = plan.followers(index).iter().copied();
        // What may come before it does not rest on it.
        let behind = followers.filter(|at| {
            let follower = &plan.milestones[*at];
            follower.attempt.is_none() && !follower.may_precede.contains(id)
        });
        queue.extend(behind.filter(|at| found.insert(*at)));
    }
    let is_part = |id: &MilestoneId| {
        let mut with = it.with.iter();
        *id == it.event || with.any(|part| part.milestone.whole() == *id)
    };
    let is_left = |id: &MilestoneId| {
        let index = plan.milestone_index(id);
        index.is_some_and(|index| found.contains(&index)) && !is_part(id)
    };
    let records = dossier.records.iter();
    let left = records.filter(|record| is_left(&record.event.milestone));
    let events: Vec<(Event, Date)> = left.map(|it| (it.event.clone(), it.date)).collect();
    (!events.is_empty()).then(|| Doubt::StaysBehind {
        of: of.clone(),
        events,
    })
}
