//! Saying that an event or a phase does not apply, and taking that back.

use crate::calendar::Date;
use crate::plan::{Event, Role};
use crate::record::edit::Fact;
use crate::record::{Change, NotePlace, Op, Refusal, Slot, Waiver};

use super::date::step_after;
use super::{ProposalContext, in_range};

impl ProposalContext<'_> {
    pub(super) fn waive(
        &self,
        place: &NotePlace,
        date: Option<Date>,
        with_followers: bool,
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
        let edits = match (before, date) {
            (Some(_), Some(_)) => return Ok(None),
            (None, None) => {
                self.waived_by_itself(place)?;
                return Ok(None);
            }
            (Some(before), None) => {
                if let NotePlace::Named(event) = place
                    && let Some(later) = self.dossier.dated_behind(event)
                {
                    return Err(step_after(later));
                }
                reason.ok_or_else(missing)?;
                vec![before.taken_away()]
            }
            (None, Some(date)) => {
                in_range(date)?;
                if let NotePlace::Point(point) = place
                    && let Some(tick) = self.dossier.tick_in(point)
                {
                    return Err(Refusal::TickedAlready(Box::new(tick.clone())));
                }
                if let Some((event, on)) = self.dossier.dated_in(place) {
                    return Err(Refusal::AppliesAlready { event, on });
                }
                let reason = reason.ok_or_else(missing)?;
                let waived = |event: NotePlace| {
                    let waiver = Waiver {
                        event,
                        date,
                        reason: reason.to_owned(),
                        stamp: self.stamp.clone(),
                    };
                    waiver.instead_of(None)
                };
                let also = if with_followers {
                    self.dossier.followers_of(place)
                } else {
                    Vec::new()
                };
                let places = std::iter::once(place.clone());
                let places = places.chain(also.into_iter().map(NotePlace::Named));
                places.map(waived).collect()
            }
        };
        let edits = Change::placed(self.dossier, edits);
        Ok(Some(Change::new(Op::Waive, edits)))
    }

    /// Refuses what cannot be waived because it is not there.
    fn waivable(&self, place: &NotePlace) -> Result<(), Refusal> {
        match place {
            NotePlace::Phase(number) if self.plan().phase(*number).is_some() => Ok(()),
            NotePlace::Point(point) if self.plan().has_point(point) => Ok(()),
            NotePlace::Point(point) => {
                Self::known_point(self.with_list(&point.milestone)?, &point.point)
            }
            NotePlace::Plan | NotePlace::Phase(_) => Err(Refusal::UnknownPlace(place.to_string())),
            NotePlace::Named(event) => match self.plan().role(event)? {
                Role::Milestone(_) => self.is_no_attempt(event),
                Role::Item(..) => {
                    self.is_no_attempt(event)?;
                    self.recordable(event)
                }
                Role::Request(..) | Role::Answer(..) | Role::Occurrence(..) => {
                    self.recordable(event)
                }
            },
        }
    }

    /// Refuses to say that something applies while what it is part of does not.
    fn waived_by_itself(&self, place: &NotePlace) -> Result<(), Refusal> {
        match place {
            NotePlace::Point(point) => {
                if let Some(waiver) = self.dossier.waiver_of_point(point) {
                    return Err(Refusal::PointDoesNotApply {
                        point: point.clone(),
                        place: waiver.event.clone(),
                    });
                }
                self.applies(&Event::milestone(&point.milestone))
            }
            NotePlace::Named(event) => self.applies(event),
            NotePlace::Plan | NotePlace::Phase(_) => Ok(()),
        }
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
