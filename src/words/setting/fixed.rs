//! Which milestone a day fixed from outside bears the name of.

use crate::plan::{DeadlineId, MilestoneId, Plan};

pub(super) fn deadline_milestone(plan: &Plan, name: &DeadlineId) -> Option<MilestoneId> {
    let id = name.as_str().parse().ok()?;
    plan.milestone(&id).map(|milestone| milestone.id.clone())
}
