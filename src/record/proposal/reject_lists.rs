//! What becomes of check lists where a delivery is rejected: the attempt keeps its list as it was, and comes back with it
//! where the rejection is taken back.
//!
//! Ticks, and the notes on points, go with the attempt. That a point does not apply was said of the contract: it stays in
//! force for the next attempt, and the attempt keeps a record of it, and its points as the plan says them on that day, so
//! that whatever is said later alters no list of an attempt that is over.
//!
//! Nothing is refused here.

use crate::calendar::Date;
use crate::plan::{KeptList, MilestoneId, PointPlace};
use crate::record::edit::Fact;
use crate::record::{Dossier, Edit, Note, NotePlace, Rejection, Slot, Tick, Waiver};

use super::reject_parts::AttemptNames;

/// What the list of an attempt says of a point, or of a group.
pub(super) struct KeptPoint {
    /// The point, by the name of the attempt.
    pub(super) place: PointPlace,
    /// The fact that says it.
    pub(super) slot: Slot,
}

impl Dossier {
    /// What the list of a rejected attempt says of a point, or of a group, where one says anything and has no points of
    /// its own: older files left them to the plan.
    pub(super) fn kept_by_an_attempt(&self, of: &PointPlace) -> Option<KeptPoint> {
        let is_it = |place: &PointPlace| {
            let is_attempt = place.milestone.attempt().is_some();
            let has_own = || {
                let by = self.list_closed_by(&place.milestone);
                by.is_some_and(|by| by.list(&place.milestone).is_some())
            };
            let is_named = place.milestone.whole() == of.milestone && place.point == of.point;
            is_attempt && is_named && !has_own()
        };
        let ticks = self.ticks.iter().map(|tick| KeptPoint {
            place: tick.point_place(),
            slot: tick.slot(),
        });
        let waivers = self.waivers.iter().filter_map(|waiver| {
            Some(KeptPoint {
                place: waiver.event.point()?.clone(),
                slot: waiver.slot(),
            })
        });
        ticks.chain(waivers).find(|kept| is_it(&kept.place))
    }

    /// Whether anything is said of the points of a list, so that the attempt keeps it.
    pub(super) fn has_list_to_keep(&self, id: &MilestoneId) -> bool {
        let is_ticked = self.ticks.iter().any(|tick| tick.event == *id);
        let mut points = self.waivers.iter().filter_map(|it| it.event.point());
        is_ticked || points.any(|place| place.milestone == *id)
    }

    /// The check lists of these names, as the plan says them now.
    pub(super) fn lists_as_they_are(&self, names: &AttemptNames) -> Vec<KeptList> {
        let lists = self.plan.checklists().filter_map(|milestone| {
            Some(KeptList {
                milestone: names.get(&milestone.id)?.clone(),
                checklist: milestone.checklist.clone(),
                groups: milestone.groups.clone(),
            })
        });
        lists.collect()
    }

    /// What makes the lists of these names those of a rejected attempt.
    pub(super) fn lists_kept(&self, names: &AttemptNames, rejected: Date) -> Vec<Edit> {
        let mut edits = self.ticks_renamed(names);
        for waiver in self.waivers.iter().filter(|it| it.date <= rejected) {
            if let Some(event) = place_in(names, &waiver.event) {
                let kept = Waiver {
                    event,
                    ..waiver.clone()
                };
                edits.push(kept.instead_of(None));
            }
        }
        edits.extend(self.notes_renamed(names));
        edits
    }

    /// What makes them those of what stands again: as they were, but for what was said since.
    pub(super) fn lists_again(&self, names: &AttemptNames) -> Vec<Edit> {
        let mut edits = self.ticks_renamed(names);
        for (at, waiver) in self.waivers.iter().enumerate() {
            let Some(event) = place_in(names, &waiver.event) else {
                continue;
            };
            edits.push(waiver.taken_away());
            let is_said = self.waiver(&event).is_some();
            let is_ticked = || {
                let tick = event.point().and_then(|place| self.tick_in(place));
                tick.is_some()
            };
            // Of a point that the plan has no more there is nothing to say.
            let is_there = event.point().is_none_or(|place| self.plan.has_point(place));
            if is_there && !is_said && !is_ticked() {
                let again = Waiver {
                    event,
                    ..waiver.clone()
                };
                edits.push(again.instead_of(None).placed_at(at));
            }
        }
        edits.extend(self.notes_renamed(names));
        edits
    }

    fn ticks_renamed(&self, names: &AttemptNames) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (at, tick) in self.ticks.iter().enumerate() {
            if let Some(event) = names.get(&tick.event) {
                edits.push(tick.taken_away());
                let tick = Tick {
                    event: event.clone(),
                    ..tick.clone()
                };
                edits.push(tick.instead_of(None).placed_at(at));
            }
        }
        edits
    }

    /// What was noted of a point was noted of this attempt.
    fn notes_renamed(&self, names: &AttemptNames) -> Vec<Edit> {
        let renamed = |note: &Note| {
            let place = place_in(names, &note.place)?;
            let after = Note {
                place,
                ..note.clone()
            };
            Some(after.instead_of(Some(note)))
        };
        self.notes.iter().filter_map(renamed).collect()
    }

    /// The tick of a point that was ticked in a rejected attempt, and again since.
    pub(super) fn ticked_again(&self, rejection: &Rejection) -> Option<&Tick> {
        let mut old = self.ticks_of_attempt(rejection);
        old.find_map(|old| self.tick(&old.event.whole(), &old.point))
    }

    /// The point that was ticked in a rejected attempt, and was said not to apply since.
    pub(super) fn waived_since(&self, rejection: &Rejection) -> Option<(PointPlace, &Waiver)> {
        let mut old = self.ticks_of_attempt(rejection);
        old.find_map(|old| {
            let place = PointPlace {
                milestone: old.event.whole(),
                point: old.point.clone(),
            };
            let waiver = self.waiver_of_point(&place)?;
            Some((place, waiver))
        })
    }

    /// The point that was ticked in a rejected attempt, and that the plan has no more, by its name in that attempt.
    pub(super) fn point_gone(&self, rejection: &Rejection) -> Option<PointPlace> {
        let mut old = self.ticks_of_attempt(rejection);
        let gone = old.find(|old| {
            let known = self.plan.milestone(&old.event.whole());
            known.is_none_or(|known| known.point(&old.point).is_none())
        });
        gone.map(Tick::point_place)
    }

    fn ticks_of_attempt(&self, rejection: &Rejection) -> impl Iterator<Item = &Tick> {
        let names = self.names_in_attempt(rejection);
        let ticks = self.ticks.iter();
        ticks.filter(move |tick| names.contains(&tick.event))
    }
}

/// What a point is to be called, where its list is among those that are renamed.
fn place_in(names: &AttemptNames, place: &NotePlace) -> Option<NotePlace> {
    let place = place.point()?;
    Some(NotePlace::Point(PointPlace {
        milestone: names.get(&place.milestone)?.clone(),
        point: place.point.clone(),
    }))
}
