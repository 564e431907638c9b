//! Finding things of a plan by name, without looking at each.
//!
//! The index is made once, when a plan is checked; no setting changes a name, so it stays true.

use std::collections::HashMap;

use super::clock::{Allowance, Clock};
use super::id::{ClockId, MilestoneId};
use super::parts::{Milestone, Phase};
use super::shown;

/// Where each name is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Index {
    pub(super) milestones: HashMap<MilestoneId, usize>,
    pub(super) clocks: HashMap<ClockId, usize>,
    pub(super) phases: HashMap<u32, usize>,
    /// For each milestone, those that name it in `after`.
    pub(super) followers: Vec<Vec<usize>>,
    /// The milestones by phase, those of one phase in the order of the plan.
    pub(super) milestones_by_phase: Vec<usize>,
    /// For each milestone, its place among all others as they are shown.
    pub(super) shown_places: Vec<usize>,
    /// The clocks by phase, likewise.
    pub(super) clocks_by_phase: Vec<usize>,
    /// Every milestone after those it waits for; shorter than the plan where some wait in a circle.
    pub(super) order: Vec<usize>,
    /// For each milestone, whether it comes only after such as are optional, directly or one after the other, and no
    /// term that runs without those ends with it.
    pub(super) only_after_optional: Vec<bool>,
}

impl Index {
    pub(super) fn of(phases: &[Phase], milestones: &[Milestone], clocks: &[Clock]) -> Self {
        let at: HashMap<_, _> = places(milestones, |milestone| milestone.id.clone());
        let mut followers = vec![Vec::new(); milestones.len()];
        for (i, milestone) in milestones.iter().enumerate() {
            for before in milestone.after.iter().filter_map(|id| at.get(id)) {
                followers[*before].push(i);
            }
        }
        let order = order(milestones, &at, &followers);
        let only_after_optional = only_after_optional((milestones, clocks), &at, &order);
        let shown_places = shown::places(milestones, &at);
        let milestones_by_phase = shown::milestones(milestones, &shown_places);
        Self {
            milestones: at,
            milestones_by_phase,
            shown_places,
            clocks_by_phase: shown::clocks(clocks),
            order,
            clocks: places(clocks, |clock| clock.id.clone()),
            phases: places(phases, |phase| phase.number),
            followers,
            only_after_optional,
        }
    }
}

/// Which milestones come only after optional ones, and are owed to nobody before one of those has happened.
fn only_after_optional(
    (milestones, clocks): (&[Milestone], &[Clock]),
    at: &HashMap<MilestoneId, usize>,
    order: &[usize],
) -> Vec<bool> {
    let mut only_after = vec![false; milestones.len()];
    if milestones.iter().all(|milestone| !milestone.optional) {
        return only_after;
    }
    let mut ended_by: HashMap<usize, Vec<&Clock>> = HashMap::new();
    for clock in clocks.iter().filter(|clock| is_judged(clock)) {
        for end in clock.to.iter().filter_map(|id| at.get(id)) {
            ended_by.entry(*end).or_default().push(clock);
        }
    }
    for i in order {
        let before = &milestones[*i].after;
        let mut before_it = before.iter().filter_map(|id| at.get(id));
        let may_be_spared = |i: &usize, only: &[bool]| milestones[*i].optional || only[*i];
        let only_those =
            !before.is_empty() && before_it.all(|before| may_be_spared(before, &only_after));
        if !only_those {
            continue;
        }
        only_after[*i] = true;
        // A term that runs whether or not the optional one happens has to end: with this one, where with no other.
        let spared = |id: &MilestoneId| at.get(id).is_some_and(|i| may_be_spared(i, &only_after));
        let is_owed =
            |clock: &&Clock| clock.to.iter().all(spared) && !clock.starts().iter().any(spared);
        let owed = ended_by.get(i).is_some_and(|all| all.iter().any(is_owed));
        only_after[*i] = !owed || milestones[*i].optional;
    }
    only_after
}

/// Whether a clock is held against somebody.
fn is_judged(clock: &Clock) -> bool {
    !clock.informative && !matches!(clock.allowance(), Allowance::Open)
}

/// Where each of a list stands, by its name.
fn places<T, K: Eq + std::hash::Hash>(list: &[T], name: impl Fn(&T) -> K) -> HashMap<K, usize> {
    list.iter()
        .enumerate()
        .map(|(i, of)| (name(of), i))
        .collect()
}

/// Those of one phase, of positions that stand by phase.
pub(super) fn of_phase(positions: &[usize], phase: u32, of: impl Fn(&usize) -> u32) -> &[usize] {
    let first = positions.partition_point(|i| of(i) < phase);
    let len = positions[first..].partition_point(|i| of(i) == phase);
    &positions[first..first + len]
}

/// Takes away milestones that wait for nothing, one after the other (Kahn's algorithm): no
/// recursion, however long the chain.
fn order(
    milestones: &[Milestone],
    at: &HashMap<MilestoneId, usize>,
    followers: &[Vec<usize>],
) -> Vec<usize> {
    let known = |milestone: &Milestone| {
        milestone
            .after
            .iter()
            .filter(|id| at.contains_key(*id))
            .count()
    };
    let mut waiting: Vec<usize> = milestones.iter().map(known).collect();
    let mut order: Vec<usize> = (0..waiting.len()).filter(|i| waiting[*i] == 0).collect();
    let mut next = 0;
    while let Some(i) = order.get(next).copied() {
        next += 1;
        for follower in &followers[i] {
            waiting[*follower] -= 1;
            if waiting[*follower] == 0 {
                order.push(*follower);
            }
        }
    }
    order
}
