//! What does not apply: an event that will not happen in this contract, a whole phase, a point of a check list or a
//! group of them.
//!
//! What is said of a point is said of the contract, so it holds at every attempt; one that was rejected keeps a record
//! of it under its own number. It is a fact like a date, with its author and its reason; what it does to a clock is decided in
//! [`assess`](crate::assess).

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::Event;

use super::dossier::Dossier;
use super::fact::NotePlace;
use super::fact_type::{Concern, FactLook, FactType, one_day};
use super::fault::FaultKind;
use super::flat::flat;
use super::happened::Happened;
use super::stamp::Stamp;

/// That an event or a phase does not apply (non si applica).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "FlatWaiver")]
#[cfg_attr(test, schemars(!from))]
pub struct Waiver {
    /// The event, the number of the phase, a point of a check list or a group of points; `check/1/font` is what the
    /// list of an attempt that was rejected keeps.
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
    one_day!();

    fn place(&self) -> String {
        self.event.to_string()
    }

    fn about(&self) -> Concern<'_> {
        self.event.about()
    }

    fn check(&self, look: &mut dyn FactLook) {
        match &self.event {
            // All of a contract cannot be without application.
            NotePlace::Plan => look.report(FaultKind::Unknown(self.event.to_string())),
            NotePlace::Phase(number) => look.phase(*number),
            NotePlace::Named(event) => look.event(event),
            NotePlace::Point(place) => look.point(place, true),
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
        self.waiver_on(event, None)
    }

    /// The same as known on a day; with `None`, whatever its date.
    #[must_use]
    pub fn waiver_on(&self, event: &Event, day: Option<Date>) -> Option<&Waiver> {
        if self.waivers.is_empty() {
            return None;
        }
        let mut known = (self.places_of(event)).filter_map(|place| self.waiver(&place));
        known.find(|waiver| day.is_none_or(|day| waiver.date <= day))
    }

    /// The places that an event lies in, the narrowest first: itself, its milestone, its phase.
    pub(super) fn places_of(&self, event: &Event) -> impl Iterator<Item = NotePlace> {
        let whole = event.part.as_ref();
        let whole = whole.map(|_| NotePlace::Named(Event::milestone(&event.milestone)));
        let role = self.plan.known_role(event);
        let phase = role.map(|role| NotePlace::Phase(role.phase()));
        let own = NotePlace::Named(event.clone());
        std::iter::once(own).chain(whole).chain(phase)
    }

    /// The first thing with a date in what would be said not to apply: that it applies is known.
    pub(super) fn dated_in(&self, place: &NotePlace) -> Option<(Event, Date)> {
        let happened = Happened::through(self, None);
        let is_in = |event: &Event| self.places_of(event).any(|own| own == *place);
        let mut records = self.records.iter().filter(|record| {
            let stands = happened.record(self, &record.event) == Some(record);
            // What belongs to an attempt that is over stays with it, whatever does not apply any more.
            let is_named = matches!(place, NotePlace::Named(own) if *own == record.event);
            let is_over = record.event.milestone.attempt().is_some() && !is_named;
            stands && !is_over && is_in(&record.event)
        });
        records
            .next()
            .map(|record| (record.event.clone(), record.date))
    }

    /// The edition of the format that it takes to hold this: 2 where it says anything that the first had no
    /// words for.
    #[must_use]
    pub fn edition(&self) -> u32 {
        // The first had no name for the clock of a day fixed from outside.
        let mut extended = self.extensions.iter().map(|act| &act.clock.id);
        let mut noted = self.notes.iter().map(|note| &note.place);
        let second = !self.waivers.is_empty()
            || !self.ticks.is_empty()
            || !self.rejections.is_empty()
            || extended.any(|id| id.deadline().is_some())
            || noted.any(|place| matches!(place, NotePlace::Point(_)));
        let own = if second { 2 } else { 1 };
        self.plan.edition().max(own)
    }
}
