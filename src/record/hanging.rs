//! What was recorded of something that a plan no longer has.

use super::audit::KnownPlaces;
use super::edit::Fact;
use super::{Dossier, Journal, Slot};

impl Dossier {
    /// The facts that have their place in this dossier and would have none in another one, which holds the same
    /// facts on another plan.
    #[must_use]
    pub(super) fn hanging_in(&self, next: &Self, journal: &Journal) -> Vec<Slot> {
        let places = |dossier: &Self| {
            let problems = dossier.clone().checked().err().unwrap_or_default();
            let place = |place: &str| place.split(' ').next().unwrap_or_default().to_owned();
            let places = problems.iter().map(|problem| place(&problem.place));
            places.collect::<Vec<_>>()
        };
        let known = places(self);
        let mut new = places(next);
        new.retain(|place| !known.contains(place));
        let facts = next.facts();
        let lost = facts.filter(|(slot, _, i)| new.contains(&format!("{}[{i}]", slot.list())));
        let mut lost: Vec<Slot> = lost.map(|(slot, ..)| slot).collect();
        let had = KnownPlaces::of(self, journal);
        let has = KnownPlaces::of(next, journal);
        let notes = next.notes.iter();
        let notes = notes.filter(|note| had.has(&note.place) && !has.has(&note.place));
        lost.extend(
            notes
                .map(Fact::slot)
                .filter(|slot| !lost.contains(slot))
                .collect::<Vec<_>>(),
        );
        lost
    }
}
