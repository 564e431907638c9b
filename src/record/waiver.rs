//! What does not apply: an event that will not happen in this contract, or a whole phase.
//!
//! It is a fact like a date, with its author and its reason; what it does to a clock is decided in
//! [`assess`](crate::assess).

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::Event;

use super::dossier::Dossier;
use super::fact::NotePlace;
use super::fact_type::{Concern, FactLook, FactType};
use super::fault::FaultKind;
use super::flat::flat;
use super::stamp::Stamp;

/// That an event or a phase does not apply (non si applica).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "FlatWaiver")]
#[cfg_attr(test, schemars(!from))]
pub struct Waiver {
    /// The event, or the number of the phase.
    pub event: NotePlace,
    /// The day from which that holds.
    pub date: Date,
    /// Why.
    pub reason: String,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
}

flat! {
    FlatWaiver into Waiver {
        event: NotePlace,
        date: Date,
        reason: String,
    }
}

impl FactType for Waiver {
    fn text(&self) -> String {
        self.date.to_string()
    }

    fn place(&self) -> String {
        self.event.to_string()
    }

    fn about(&self) -> Concern<'_> {
        match &self.event {
            NotePlace::Plan => Concern::Plan,
            NotePlace::Phase(number) => Concern::Phase(*number),
            NotePlace::Named(event) => Concern::Named(event),
        }
    }

    fn stamp(&self) -> Option<&Stamp> {
        Some(&self.stamp)
    }

    fn is_after(&self, day: Date) -> bool {
        self.date > day
    }

    fn written_for(&self) -> Option<Date> {
        Some(self.date)
    }

    fn is_act(&self) -> bool {
        true
    }

    fn check(&self, look: &mut dyn FactLook) {
        match &self.event {
            // All of a contract cannot be without application.
            NotePlace::Plan => look.report(FaultKind::Unknown(self.event.to_string())),
            NotePlace::Phase(number) => look.phase(*number),
            NotePlace::Named(event) => look.event(event),
        }
        look.document(
            self.date,
            &super::Document::default(),
            [&Some(self.reason.clone()), &None],
        );
    }
}

impl Dossier {
    /// What says that an event does not apply: of itself, or of its milestone or its phase.
    #[must_use]
    pub fn waiver_of(&self, event: &Event) -> Option<&Waiver> {
        if self.waivers.is_empty() {
            return None;
        }
        let whole = event
            .part
            .as_ref()
            .map(|_| Event::milestone(&event.milestone));
        let phase = self.plan.role(event).ok().map(|role| role.phase());
        let places = [
            Some(NotePlace::Named(event.clone())),
            whole.map(NotePlace::Named),
            phase.map(NotePlace::Phase),
        ];
        places.iter().flatten().find_map(|place| self.waiver(place))
    }

    /// The edition of the format that it takes to hold this: 2 where it says anything that the first had no
    /// words for.
    #[must_use]
    pub fn edition(&self) -> u32 {
        let own = if self.waivers.is_empty() { 1 } else { 2 };
        self.plan.edition().max(own)
    }
}
