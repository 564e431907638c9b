//! How the date of a milestone in the forecast came about: what it is counted from, and so on back to where the
//! plan begins. No date is found here.

use crate::plan::Plan;

use super::forecast::{Forecast, Foreseen, Held};
use super::starts::governing;

/// One milestone on the way to another, with what leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The milestone: its position in the plan.
    pub milestone: usize,
    /// Its date.
    pub foreseen: Foreseen,
    /// What it is counted from: the position of that milestone, if anything.
    pub from: Option<usize>,
}

impl Forecast {
    /// How the date of a milestone came about: the milestone itself, what it is counted from, and so
    /// on back to where the plan begins.
    #[must_use]
    pub fn chain(&self, plan: &Plan, milestone: usize) -> Vec<Link> {
        let mut chain: Vec<Link> = Vec::new();
        let mut seen = vec![false; self.milestones.len()];
        let mut next = Some(milestone);
        while let Some(milestone) = next {
            let Some(foreseen) = self.milestones[milestone] else {
                break;
            };
            let from = self.counted_from(plan, milestone, &foreseen);
            let from = from.filter(|from| !seen[*from]);
            seen[milestone] = true;
            chain.push(Link {
                milestone,
                foreseen,
                from,
            });
            next = from;
        }
        chain
    }

    /// The milestone that the date of another is counted from.
    fn counted_from(&self, plan: &Plan, milestone: usize, foreseen: &Foreseen) -> Option<usize> {
        if let Some(Held::By(other)) = foreseen.held {
            return Some(other);
        }
        if let Some(clock) = foreseen.clock.map(|clock| &plan.clocks[clock]) {
            let date = |start: usize| Some(self.milestones[start]?.date);
            let start = governing(plan, clock, date);
            if let Some((_, start)) = start {
                return Some(start);
            }
        }
        let after = plan.milestones[milestone].after.iter();
        after
            .filter_map(|id| plan.milestone_index(id))
            .max_by_key(|before| self.milestones[*before].map(|foreseen| foreseen.date))
    }
}
