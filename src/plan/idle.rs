//! Clocks that cannot be meant: those that end before they can start, and those that say what another says.
//!
//! A plan file with one is refused. A dossier that has one already is read all the same: nothing of it is
//! ambiguous, and it must be opened to be mended.

use super::Plan;
use super::clock::{Clock, ClockStart};
use super::id::MilestoneId;
use super::problem::{PlanProblem, ProblemKind};

impl Plan {
    /// The clocks of a checked plan that cannot be meant.
    pub(crate) fn idle_clocks(&self) -> Vec<PlanProblem> {
        let problem = |(i, clock): (usize, &Clock)| {
            let twin = self.clocks[..i]
                .iter()
                .find(|other| says_the_same(clock, other));
            let kind = match twin {
                Some(twin) => ProblemKind::Twin(twin.id.to_string()),
                None if self.ends_first(clock) => ProblemKind::EndsFirst,
                None => return None,
            };
            Some(PlanProblem {
                place: format!("clocks[{i}] {}", clock.id),
                kind,
            })
        };
        self.agreed_clocks().filter_map(problem).collect()
    }

    /// Whether all that ends a clock comes before what it begins with.
    fn ends_first(&self, clock: &Clock) -> bool {
        let is_after = |start: &MilestoneId| {
            let before = self.before(start);
            let mut ends = clock.to.iter().filter_map(|id| self.milestone_index(id));
            ends.all(|end| before[end])
        };
        match clock.start() {
            ClockStart::FromBeginning => false,
            ClockStart::Last(starts) => starts.iter().any(is_after),
            ClockStart::First(starts) => starts.iter().all(is_after),
        }
    }

    /// Which milestones come before one, however far, by their positions.
    fn before(&self, id: &MilestoneId) -> Vec<bool> {
        let mut found = vec![false; self.milestones.len()];
        let mut next: Vec<usize> = self.milestone_index(id).into_iter().collect();
        while let Some(milestone) = next.pop() {
            let before = self.milestones[milestone].after.iter();
            for before in before.filter_map(|id| self.milestone_index(id)) {
                if !found[before] {
                    found[before] = true;
                    next.push(before);
                }
            }
        }
        found
    }
}

/// Whether two clocks measure the same, whatever they are called.
fn says_the_same(one: &Clock, other: &Clock) -> bool {
    let ends = |clock: &Clock| {
        let mut ends = clock.to.clone();
        ends.sort();
        ends
    };
    one.start() == other.start()
        && one.allowance() == other.allowance()
        && one.informative == other.informative
        && ends(one) == ends(other)
}
