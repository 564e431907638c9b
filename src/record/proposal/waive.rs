//! Saying that an event or a phase does not apply, and taking that back.

use crate::calendar::Date;
use crate::plan::{Event, Role};
use crate::record::edit::Fact;
use crate::record::{Change, Happened, NotePlace, Op, Refusal, Slot, Waiver};

use super::{ProposalContext, in_range};

impl ProposalContext<'_> {
    pub(super) fn waive(
        &self,
        place: &NotePlace,
        date: Option<Date>,
        expected: Option<&Option<Date>>,
    ) -> Result<Option<Change>, Refusal> {
        self.waivable(place)?;
        let before = self.dossier.waiver(place);
        let present = before.map(|before| before.date);
        if let Some(expected) = expected.filter(|expected| **expected != present) {
            let expected = expected.map(|date| date.to_string());
            return Err(self.clash(Slot::Waiver(place.clone()), expected));
        }
        let reason = self
            .reason
            .map(str::trim)
            .filter(|reason| !reason.is_empty());
        let missing = || Refusal::ReasonMissingForWaiver(place.clone());
        let edit = match (before, date) {
            (Some(_), Some(_)) | (None, None) => return Ok(None),
            (Some(before), None) => {
                reason.ok_or_else(missing)?;
                before.taken_away()
            }
            (None, Some(date)) => {
                in_range(date)?;
                if let Some((event, on)) = self.dated_in(place) {
                    return Err(Refusal::AppliesAlready { event, on });
                }
                let waiver = Waiver {
                    event: place.clone(),
                    date,
                    reason: reason.ok_or_else(missing)?.to_owned(),
                    stamp: self.stamp.clone(),
                };
                waiver.instead_of(None)
            }
        };
        let edits = Change::placed(self.dossier, vec![edit]);
        Ok(Some(Change::new(Op::Waive, edits)))
    }

    /// Refuses what cannot be waived because it is not there.
    fn waivable(&self, place: &NotePlace) -> Result<(), Refusal> {
        match place {
            NotePlace::Phase(number) if self.plan().phase(*number).is_some() => Ok(()),
            NotePlace::Plan | NotePlace::Phase(_) => Err(Refusal::UnknownPlace(place.to_string())),
            NotePlace::Named(event) => match self.plan().role(event)? {
                Role::Milestone(_) => Ok(()),
                Role::Item(..) | Role::Request(..) | Role::Answer(..) => self.recordable(event),
            },
        }
    }

    /// The first thing with a date in what would be waived: that it applies is known.
    fn dated_in(&self, place: &NotePlace) -> Option<(Event, Date)> {
        let happened = Happened::through(self.dossier, None);
        let is_in = |event: &Event| self.dossier.places_of(event).any(|own| own == *place);
        let records = self.dossier.records.iter();
        let mut records = records.filter(|record| {
            let stands = happened.record(self.dossier, &record.event) == Some(record);
            stands && is_in(&record.event)
        });
        records
            .next()
            .map(|record| (record.event.clone(), record.date))
    }

    /// Refuses a date for what does not apply.
    pub(super) fn applies(&self, event: &Event) -> Result<(), Refusal> {
        match self.dossier.waiver_of(event) {
            Some(waiver) => Err(Refusal::DoesNotApply {
                event: event.clone(),
                place: waiver.event.clone(),
            }),
            None => Ok(()),
        }
    }
}
