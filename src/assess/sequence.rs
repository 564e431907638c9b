//! In which order the dates of milestones can be foreseen, and which clocks lead to each. No date is
//! looked at here.

use crate::plan::Plan;

/// The positions of the milestones, each after those it follows and those its clocks begin with. As a
/// rule that is the order of the plan; a clock that begins with something its end does not follow
/// makes another; and where both contradict each other, the order of the plan stands.
pub(super) fn order(plan: &Plan) -> Vec<usize> {
    let order = plan.in_order().to_vec();
    let mut position = vec![0; order.len()];
    for (at, milestone) in order.iter().enumerate() {
        position[*milestone] = at;
    }
    let index = |id| plan.milestone_index(id);
    let edges = || {
        plan.clocks.iter().flat_map(|clock| {
            plan.starts_of(clock).flat_map(move |from| {
                let ends = clock.to.iter().filter_map(index);
                ends.map(move |to| (from, to))
            })
        })
    };
    if edges().all(|(from, to)| position[from] < position[to]) {
        return order;
    }
    let mut waiting: Vec<usize> = plan.milestones.iter().map(|m| m.after.len()).collect();
    let mut following: Vec<Vec<usize>> = vec![Vec::new(); waiting.len()];
    for (from, to) in edges() {
        waiting[to] += 1;
        following[from].push(to);
    }
    let mut free: Vec<usize> = order.iter().copied().filter(|i| waiting[*i] == 0).collect();
    let mut at = 0;
    while let Some(milestone) = free.get(at).copied() {
        at += 1;
        for next in plan
            .followers(milestone)
            .iter()
            .chain(&following[milestone])
        {
            waiting[*next] -= 1;
            if waiting[*next] == 0 {
                free.push(*next);
            }
        }
    }
    if free.len() == order.len() {
        free
    } else {
        order
    }
}

/// For each milestone, the judged clocks that it ends; or else the one whose end it is on the way
/// to, of several the one that begins last.
pub(super) fn leads(plan: &Plan, order: &[usize], position: &[usize]) -> Vec<Vec<usize>> {
    let mut leads: Vec<Vec<usize>> = vec![Vec::new(); plan.milestones.len()];
    for (i, clock) in plan.clocks.iter().enumerate() {
        // A day fixed from outside is held against the forecast, and no reason for it.
        if clock.informative || !clock.has_end() || clock.is_deadline() {
            continue;
        }
        for milestone in clock.to.iter().filter_map(|id| plan.milestone_index(id)) {
            leads[milestone].push(i);
        }
    }
    let start = |clock: &usize| {
        let starts = plan.starts_of(&plan.clocks[*clock]);
        starts.map(|from| position[from]).max()
    };
    for milestone in order.iter().rev() {
        if leads[*milestone].is_empty() {
            let followers = plan.followers(*milestone).iter();
            let begun = followers
                .flat_map(|follower| &leads[*follower])
                .filter(|clock| start(clock).is_some_and(|start| start < position[*milestone]));
            let nearest = begun.max_by_key(|clock| start(clock)).copied();
            leads[*milestone].extend(nearest);
        }
    }
    leads
}
