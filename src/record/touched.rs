//! What an edit or an act is about: its place, as commands call it, its phase, its slot.
//!
//! It says where to look, and never what became of it.

use crate::plan::ClockKey;

use super::act_id::ActId;
use super::edit::Fact;
use super::fact_type::{Concern, FactType};
use super::table::facts;
use super::{Dossier, Edit, NotePlace, Slot};

impl Edit {
    /// Where: an event, an item, a request, a clock, an act, the place of a note, the key of a setting.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        match self {
            Self::Setting { key, .. } => Some(key.to_string()),
            Self::Plan { path, .. } => Some(path.to_string()),
            fact => Some(fact.sides().any()?.fact()?.place()),
        }
    }

    /// Of a value of the plan, the phase, event, clock, register, series or service that it says something of.
    #[must_use]
    pub fn owner(&self) -> Option<String> {
        match self {
            Self::Setting { key, .. } => {
                let milestone = key.milestone().map(ToString::to_string);
                let clock = || key.clock().map(ToString::to_string);
                let phase = || key.phase().map(|number| number.to_string());
                milestone.or_else(clock).or_else(phase)
            }
            Self::Plan { path, .. } => path.parts().nth(1).map(str::to_owned),
            _ => None,
        }
    }

    /// Whether it alters the plan, and no fact.
    #[must_use]
    pub const fn is_of_plan(&self) -> bool {
        matches!(self, Self::Setting { .. } | Self::Plan { .. })
    }

    /// The phase of the fact that it alters; `None` for a setting.
    #[must_use]
    pub fn phase(&self, dossier: &Dossier) -> Option<u32> {
        dossier.phase_of_fact(self.sides().any()?.fact()?)
    }
}

impl Slot {
    /// Whether it is of the plan, and no fact.
    #[must_use]
    pub const fn is_of_plan(&self) -> bool {
        matches!(self, Self::Setting(_) | Self::Plan(_))
    }

    /// Whether one of two values of a plan is a part of the other, or both are one.
    #[must_use]
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plan(one), Self::Plan(other)) => one.overlaps(other),
            (Self::Plan(path), Self::Setting(key)) | (Self::Setting(key), Self::Plan(path)) => {
                path.holds(key)
            }
            _ => self == other,
        }
    }
}

impl Dossier {
    /// Where a fact stands, as commands call it.
    #[must_use]
    pub fn place_of(&self, slot: &Slot) -> Option<String> {
        Some(self.value(slot)?.fact()?.place())
    }

    /// The phase of a fact; `None` for a fact on all of the plan, and for a place that no longer is.
    #[must_use]
    pub fn phase_of_fact(&self, fact: &dyn FactType) -> Option<u32> {
        match fact.about() {
            Concern::Plan => None,
            Concern::Phase(number) => Some(number),
            Concern::Milestone(id) => self.plan.milestone(id).map(|milestone| milestone.phase),
            Concern::Clock(id, n) => {
                let id = id.clone();
                self.phase_of_clock(&ClockKey { id, n })
            }
            Concern::Named(event) => self.phase_of(&NotePlace::Named(event.clone())),
        }
    }
}

macro_rules! slots {
    ($($(#[$doc:meta])* $list:ident: $kind:ident in $file:ident $details:tt)*) => {
        impl ActId {
            /// The value of a dossier that the act is, or that it ends.
            #[must_use]
            pub fn slot(self, dossier: &Dossier) -> Option<Slot> {
                let names = |fact: &dyn FactType| [fact.act(), fact.end()].contains(&Some(self));
                None $(.or_else(|| {
                    let mut facts = dossier.$list.iter();
                    facts.find(|fact| names(*fact)).map(Fact::slot)
                }))*
            }
        }
    };
}

facts!(slots);
