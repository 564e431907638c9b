//! What an edit is about: its place, as commands call it, and its phase.
//!
//! It says where to look, and never what became of it.

use super::fact_type::Concern;
use super::{Dossier, Edit};

impl Edit {
    /// Where: an event, an item, a request, a clock, an act, the place of a note, the key of a setting.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        match self {
            Self::Setting { key, .. } => Some(key.to_string()),
            fact => Some(fact.sides().any()?.fact()?.place()),
        }
    }

    /// The phase of the fact that it alters; `None` for a fact on all of the plan, for a place that no
    /// longer is, and for a setting.
    #[must_use]
    pub fn phase(&self, dossier: &Dossier) -> Option<u32> {
        let plan = &dossier.plan;
        match self.sides().any()?.fact()?.about() {
            Concern::Plan => None,
            Concern::Phase(number) => Some(number),
            Concern::Milestone(id) => plan.milestone(id).map(|milestone| milestone.phase),
            Concern::Clock(id, n) => {
                dossier.phase_of_clock(&crate::plan::ClockKey { id: id.clone(), n })
            }
            Concern::Named(event) => dossier.phase_of(&super::NotePlace::Named(event.clone())),
        }
    }
}
