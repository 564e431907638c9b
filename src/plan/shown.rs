//! In which order milestones and clocks are shown, phase by phase: as the plan says them, and what a rejection
//! made beside what it was made of.

use std::collections::HashMap;

use super::clock::Clock;
use super::id::{ClockId, MilestoneId};
use super::parts::Milestone;
use super::rejection::{AttemptClock, AttemptRole};

/// The positions of milestones by phase.
pub(super) fn milestones(milestones: &[Milestone], at: &HashMap<MilestoneId, usize>) -> Vec<usize> {
    let place = |id: &MilestoneId| at.get(id).copied();
    let mut positions: Vec<usize> = (0..milestones.len()).collect();
    positions.sort_by_key(|i| (milestones[*i].phase, shown_place(milestones, *i, &place)));
    positions
}

/// Where the milestone at a position is shown among others: an attempt, and its rejection, before what they
/// lead to.
pub(super) fn shown_place(
    milestones: &[Milestone],
    at: usize,
    place: &dyn Fn(&MilestoneId) -> Option<usize>,
) -> (usize, bool, usize) {
    let milestone = &milestones[at];
    let before = match milestone.attempt.as_ref() {
        None => None,
        Some(AttemptRole::Rejected { of }) => place(of),
        // Right after the delivery, unless it is of another phase.
        Some(AttemptRole::Rejection { event, rejected }) => match place(rejected) {
            Some(delivery) if milestones[delivery].phase == milestone.phase => {
                place(&rejected.whole())
            }
            _ => place(event),
        },
        Some(AttemptRole::Between { rejected, .. }) => match place(rejected) {
            Some(delivery) if milestones[delivery].phase == milestone.phase => {
                place(&rejected.whole())
            }
            _ => place(&milestone.id.whole()),
        },
    };
    (before.unwrap_or(at), before.is_none(), at)
}

/// The positions of clocks by phase. A run that was cut short stands before its clock, the time for another
/// attempt after that of the first.
pub(super) fn clocks(clocks: &[Clock]) -> Vec<usize> {
    let place = |id: &ClockId| clocks.iter().position(|clock| clock.id == *id);
    let beside = |clock: &Clock| match clock.attempt.as_ref()? {
        AttemptClock::Run { of, .. } => Some((place(of)?, false)),
        AttemptClock::Again { first, .. } => Some((place(first.as_ref()?)?, true)),
    };
    let mut positions: Vec<usize> = (0..clocks.len()).collect();
    positions.sort_by_cached_key(|i| {
        let clock = &clocks[*i];
        let beside = beside(clock);
        let (place, rank) = match beside {
            Some((place, is_after)) => (place, if is_after { 2 } else { 0 }),
            None => (*i, 1),
        };
        (clock.phase, place, rank, *i)
    });
    positions
}
