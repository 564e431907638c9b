//! Clocks that cannot be meant: those that end before they can start, and those that say what another says.
//!
//! A plan file with one is refused. A dossier that has one already is read all the same: nothing of it is
//! ambiguous, and it must be opened to be mended.

use std::collections::{HashMap, HashSet};

use super::Plan;
use super::clock::{Clock, ClockStart};
use super::id::MilestoneId;
use super::problem::{PlanProblem, ProblemKind};

impl Plan {
    /// The clocks of a checked plan that cannot be meant.
    pub(crate) fn idle_clocks(&self) -> Vec<PlanProblem> {
        let places = self.places_in_order();
        let mut before: HashMap<Vec<&MilestoneId>, Vec<&Clock>> = HashMap::new();
        let mut problems = Vec::new();
        for (i, clock) in self.agreed_clocks() {
            // Only what ends alike can be alike.
            let of_the_end = before.entry(ends(clock)).or_default();
            let twin = of_the_end.iter().find(|other| says_the_same(clock, other));
            let twin = twin.map(|twin| ProblemKind::Twin(twin.id.to_string()));
            of_the_end.push(clock);
            let first = || self.ends_first(clock, &places);
            let kind = twin.or_else(|| first().then_some(ProblemKind::EndsFirst));
            problems.extend(kind.map(|kind| PlanProblem {
                place: format!("clocks[{i}] {}", clock.id),
                kind,
            }));
        }
        problems
    }

    /// For each milestone, where it stands in an order in which each is after those it waits for.
    fn places_in_order(&self) -> Vec<usize> {
        let mut places = vec![0; self.milestones.len()];
        for (place, milestone) in self.in_order().iter().enumerate() {
            places[*milestone] = place;
        }
        places
    }

    /// Whether all that ends a clock comes before what it begins with.
    fn ends_first(&self, clock: &Clock, places: &[usize]) -> bool {
        let ends: Vec<usize> = clock
            .to
            .iter()
            .filter_map(|id| self.milestone_index(id))
            .collect();
        let is_after = |start: &MilestoneId| {
            let start = self.milestone_index(start);
            start.is_some_and(|start| self.is_after_all(start, &ends, places))
        };
        match clock.start() {
            ClockStart::FromBeginning => false,
            ClockStart::Last(starts) => starts.iter().any(is_after),
            ClockStart::First(starts) => starts.iter().all(is_after),
        }
    }

    /// Whether a milestone comes after each of some others, however far.
    fn is_after_all(&self, milestone: usize, others: &[usize], places: &[usize]) -> bool {
        let Some(first) = others.iter().map(|other| places[*other]).min() else {
            return true;
        };
        let mut found = HashSet::new();
        let mut next = vec![milestone];
        while let Some(milestone) = next.pop() {
            let before = self.milestones[milestone].after.iter();
            for before in before.filter_map(|id| self.milestone_index(id)) {
                // What stands before all of them leads to none.
                if places[before] >= first && found.insert(before) {
                    next.push(before);
                }
            }
        }
        others.iter().all(|other| found.contains(other))
    }
}

/// What ends a clock, in one order.
fn ends(clock: &Clock) -> Vec<&MilestoneId> {
    let mut ends: Vec<&MilestoneId> = clock.to.iter().collect();
    ends.sort();
    ends
}

/// Whether two clocks measure the same, whatever they are called.
fn says_the_same(one: &Clock, other: &Clock) -> bool {
    one.start() == other.start()
        && one.allowance() == other.allowance()
        && one.informative == other.informative
        && ends(one) == ends(other)
}
