//! What does not apply: an event that will not happen in this contract, or a whole phase.
//!
//! It is a fact like a date, with its author and its reason; what it does to a clock is decided in
//! [`assess`](crate::assess).

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{Before, Clock, Event, MilestoneId, TermAnchor};

use super::dossier::Dossier;
use super::fact::NotePlace;
use super::fact_type::{Concern, FactLook, FactType};
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
        self.event.about()
    }

    fn stamp(&self) -> Option<&Stamp> {
        Some(&self.stamp)
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
            stands && is_in(&record.event)
        });
        records
            .next()
            .map(|record| (record.event.clone(), record.date))
    }

    /// Whether a milestone does not apply, or would not once that is said of these places too.
    pub(super) fn is_without(&self, id: &MilestoneId, places: &[&NotePlace]) -> bool {
        let event = Event::milestone(id);
        let of_these = || {
            let mut own = self.places_of(&event);
            own.any(|place| places.contains(&&place))
        };
        self.waiver_of(&event).is_some() || of_these()
    }

    /// Whether a clock counts from these places alone, so that it would not apply either.
    pub(super) fn counts_from(&self, clock: &Clock, places: &[&NotePlace]) -> bool {
        let plan = &self.plan;
        let is_new = |id: &MilestoneId| {
            let event = Event::milestone(id);
            self.places_of(&event).any(|place| places.contains(&&place))
        };
        let optional = |id| plan.milestone(id).is_some_and(|it| it.optional);
        let starts = clock.starts();
        let begins_never = starts.iter().any(is_new)
            && (starts.iter()).all(|id| self.is_without(id, places) || optional(id));
        let anchor = match clock.before.as_ref().and_then(Before::anchor) {
            Some(TermAnchor::Event(id)) => Some(id),
            Some(TermAnchor::Term(id)) => plan.term(id).map(|term| &term.from),
            Some(TermAnchor::Deadline(_)) | None => None,
        };
        begins_never || anchor.is_some_and(is_new)
    }

    /// The events that nothing but such clocks would end with, if a place did not apply: they may be said not
    /// to apply in the same change. What has a date applies, and so does what alone ends a clock that goes on.
    #[must_use]
    pub fn followers_of(&self, place: &NotePlace) -> Vec<Event> {
        let mut places = vec![place.clone()];
        let mut found = Vec::new();
        loop {
            let known: Vec<&NotePlace> = places.iter().collect();
            let drawn_in = |clock: &&Clock| self.counts_from(clock, &known);
            let goes_on = |id: &MilestoneId| {
                let mut others = self
                    .plan
                    .clocks
                    .iter()
                    .filter(|clock| clock.to.contains(id));
                let alone = |clock: &Clock| {
                    let mut ends = clock.to.iter();
                    ends.all(|end| end == id || self.is_without(end, &known))
                };
                others.any(|clock| !drawn_in(&clock) && alone(clock))
            };
            let may_go = |id: &&MilestoneId| {
                let own = NotePlace::Named(Event::milestone(id));
                !self.is_without(id, &known) && !goes_on(id) && self.dated_in(&own).is_none()
            };
            let mut ends = (self.plan.clocks.iter().filter(drawn_in)).flat_map(|clock| &clock.to);
            let Some(next) = ends.find(may_go).map(Event::milestone) else {
                return found;
            };
            places.push(NotePlace::Named(next.clone()));
            found.push(next);
        }
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
