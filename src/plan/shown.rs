//! In which order milestones and clocks are shown, phase by phase: as the plan says them, and what a rejection
//! made beside what it was made of.

use std::collections::HashMap;

use super::clock::Clock;
use super::id::{ClockId, MilestoneId};
use super::parts::Milestone;
use super::rejection::{AttemptClock, AttemptRole};

/// Where each milestone is shown among all others, by its position: an attempt, with all that was part of it and its
/// rejection, before what they lead to.
pub(super) fn places(milestones: &[Milestone], at: &HashMap<MilestoneId, usize>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..milestones.len()).collect();
    order.sort_by_cached_key(|i| path(milestones, *i, at));
    let mut places = vec![0; milestones.len()];
    for (place, i) in order.into_iter().enumerate() {
        places[i] = place;
    }
    places
}

/// The positions of milestones by phase, as they are shown.
pub(super) fn milestones(milestones: &[Milestone], places: &[usize]) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..milestones.len()).collect();
    positions.sort_by_key(|i| (milestones[*i].phase, places[*i]));
    positions
}

/// Where a milestone stands: beside what, whether it is that itself, and its own position.
type WayStep = (usize, bool, usize);

/// The way to a milestone through the attempts that it is part of, the outermost first.
fn path(milestones: &[Milestone], of: usize, at: &HashMap<MilestoneId, usize>) -> Vec<WayStep> {
    /// Behind everything else of an attempt.
    const LAST: usize = usize::MAX;
    let place = |id: &MilestoneId| at.get(id).copied().unwrap_or(of);
    let mut way = Vec::new();
    let mut next = Some(of);
    while let Some(own) = next.filter(|_| way.len() < milestones.len()) {
        let milestone = &milestones[own];
        // What is of another phase stands there beside what it is an attempt at.
        let around = |id: &MilestoneId| {
            let around = at.get(id).copied();
            around.filter(|around| milestones[*around].phase == milestone.phase)
        };
        let (step, outer) = match milestone.attempt.as_ref() {
            None => ((own, true, own), None),
            Some(AttemptRole::Rejected { of, within }) => {
                let outer = within.as_ref().and_then(around);
                ((place(of), false, own), outer)
            }
            Some(AttemptRole::Rejection { event, rejected }) => match around(rejected) {
                Some(delivery) => ((LAST, true, own), Some(delivery)),
                None => ((place(event), false, own), None),
            },
            Some(AttemptRole::Between { rejected, .. }) => {
                let whole = place(&milestone.id.whole());
                match around(rejected) {
                    Some(delivery) => ((whole, true, own), Some(delivery)),
                    None => ((whole, false, own), None),
                }
            }
        };
        way.push(step);
        next = outer;
    }
    way.reverse();
    way
}

/// The positions of clocks by phase. A run that was cut short stands before its clock, the time for another
/// attempt after that of the first.
pub(super) fn clocks(clocks: &[Clock]) -> Vec<usize> {
    let place = |id: &ClockId| clocks.iter().position(|clock| clock.id == *id);
    // Without a clock of the first attempt alone, one that ended with more than that.
    let ended = |clock: &Clock| {
        let (of, _) = clock.id.attempt()?;
        let ends = |known: &Clock| known.to.iter().any(|end| end.whole().as_str() == of);
        let mut known = clocks.iter();
        known.position(|known| known.attempt.is_none() && ends(known))
    };
    let beside = |clock: &Clock| match clock.attempt.as_ref()? {
        AttemptClock::Run { of, .. } => Some((place(of)?, false)),
        // Within an attempt that is over it is over as well.
        AttemptClock::Again { first, over, .. } => {
            let first = first.as_ref().and_then(place);
            Some((first.or_else(|| ended(clock))?, over.is_none()))
        }
    };
    let mut positions: Vec<usize> = (0..clocks.len()).collect();
    positions.sort_by_cached_key(|i| {
        let clock = &clocks[*i];
        let beside = beside(clock);
        let (place, rank) = match beside {
            Some((place, is_after)) => (place, if is_after { 2 } else { 0 }),
            None => (*i, 1),
        };
        let number = clock.id.attempt().map(|(_, n)| n);
        (clock.phase, place, rank, number, *i)
    });
    positions
}
