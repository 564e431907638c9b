//! What nothing waits for: what need not happen, and what comes only after it.

use crate::plan::Plan;

use super::occurrence::Occurrence;

/// Marks what nothing waits for. An optional milestone is waited for once it has begun, or what comes only
/// after it has: then it is missing. What comes after something else as well tells nothing of it, and neither does what
/// nobody recorded and silence stands for.
pub(super) fn spare(plan: &Plan, milestones: &mut [Occurrence]) {
    if plan.milestones.iter().all(|milestone| !milestone.optional) {
        return;
    }
    let order = plan.in_order();
    let is_recorded = |found: &Occurrence| found.has_begun() && !found.by_silence;
    let mut is_used: Vec<bool> = milestones.iter().map(is_recorded).collect();
    for i in order.iter().rev() {
        let mut followers = plan.followers(*i).iter();
        is_used[*i] |= followers
            .any(|follower| plan.comes_only_after_optional(*follower) && is_used[*follower]);
    }
    for i in order {
        let milestone = &plan.milestones[*i];
        let mut before = milestone.after.iter();
        let only_after_spared = plan.comes_only_after_optional(*i)
            && before.all(|id| {
                let index = plan.milestone_index(id);
                index.is_some_and(|index| milestones[index].spared)
            });
        let is_needed = is_used[*i] || milestones[*i].has_begun();
        milestones[*i].spared = !is_needed && (milestone.optional || only_after_spared);
    }
}
