//! Recording the date of an event, correcting it, completing its document, taking it back.

use crate::calendar::Date;
use crate::plan::{Event, Role, Series};
use crate::record::edit::Fact;
use crate::record::{Change, Edit, Happened, Op, Record, Refusal, Slot};

use super::{Draft, Expected, ProposalContext, in_range, sound};

impl ProposalContext<'_> {
    pub(super) fn record(
        &self,
        event: &Event,
        draft: &Draft,
        keep: bool,
        expected: &Expected,
    ) -> Result<Option<Change>, Refusal> {
        if let Some(corrected) = self.on_rejection(event, Some((draft, keep)), expected) {
            return corrected;
        }
        self.recordable(event)?;
        self.fits_rejection(event, draft.date)?;
        in_range(draft.date)?;
        sound(&draft.document, &[])?;
        let before = self.dossier.record(event);
        self.expect(event, expected)?;
        if before.is_none() {
            self.applies(event)?;
        }
        let after = draft.record(event, self.stamp, before.filter(|_| keep));
        let op = match before {
            None => Op::Record,
            Some(was) if was.date != after.date => {
                self.reason_given(event, was.date)?;
                Op::Correct
            }
            Some(was) if was.says_the_same(&after) => return Ok(None),
            Some(_) => Op::Amend,
        };
        self.in_order(event, draft.date)?;
        Ok(Some(Change::new(op, vec![after.instead_of(before)])))
    }

    /// Whether this event may bear a date of its own.
    pub(super) fn recordable(&self, event: &Event) -> Result<(), Refusal> {
        match self.plan().role(event)? {
            Role::Milestone(milestone) => {
                let items = self.dossier.item_events(&milestone.id);
                if items.is_empty() {
                    return Ok(());
                }
                let undated = |item: &Event| self.dossier.record(item).is_none();
                let missing = items.into_iter().filter(undated);
                let missing = missing.filter_map(|item| item.part).collect();
                Err(Refusal::HasItems {
                    milestone: milestone.id.clone(),
                    missing,
                })
            }
            Role::Item(milestone, item) => {
                let whole = milestone.id.whole();
                // One that came later is of no attempt that is over.
                let own = self.dossier.item_events(&milestone.id);
                let is_own = own.iter().any(|event| event.part.as_ref() == Some(&item));
                if is_own && self.dossier.item(&whole, &item).is_some() {
                    return Ok(());
                }
                self.is_no_attempt(event)?;
                self.items_in_use(&milestone.id)?;
                Err(self.unknown_item(&milestone.id, &item))
            }
            Role::Occurrence(series, n) => self.comes_back(series, n),
            Role::Request(register, n) | Role::Answer(register, n) => {
                match self.dossier.request(register.agreed(), n) {
                    Some(_) => Ok(()),
                    None => Err(Refusal::UnknownRequest {
                        register: register.agreed().clone(),
                        n,
                    }),
                }
            }
        }
    }

    /// Whether a series has an occurrence of this number: none whose period would end after the series.
    pub(super) fn comes_back(&self, series: &Series, n: u32) -> Result<(), Refusal> {
        let event = series.event(n);
        // What a file holds can be corrected and taken back.
        if self.dossier.record(&event).is_some() {
            return Ok(());
        }
        let run = Happened::through(self.dossier, None).run_of(self.dossier, series);
        match (run.through(), run.total(self.plan(), series)) {
            (Some(through), Some(last)) if n > last => Err(Refusal::NoOccurrence {
                event,
                last,
                through,
            }),
            _ => Ok(()),
        }
    }

    pub(super) fn reason_given(&self, event: &Event, date: Date) -> Result<(), Refusal> {
        match self.reason {
            Some(reason) if !reason.trim().is_empty() => Ok(()),
            _ => Err(Refusal::ReasonMissing {
                event: event.clone(),
                date,
            }),
        }
    }

    /// A step of an entry comes after the one before it, and before the one behind it: an answer never before its
    /// request.
    fn in_order(&self, event: &Event, date: Date) -> Result<(), Refusal> {
        let register = match self.plan().role(event)? {
            Role::Request(register, _) | Role::Answer(register, _) => register,
            Role::Milestone(_) | Role::Item(..) | Role::Occurrence(..) => return Ok(()),
        };
        let n = event.number().unwrap_or_default();
        let is_long = register.step_of.is_some();
        if let Some(before) = self.dossier.step_before(event) {
            match self.dossier.record(&before).map(|record| record.date) {
                None => return Err(Refusal::StepBefore(before)),
                Some(on) if date < on && is_long => {
                    return Err(Refusal::StepTooEarly { event: before, on });
                }
                Some(opened) if date < opened => {
                    return Err(Refusal::AnswerBeforeRequest {
                        n,
                        opened,
                        answered: date,
                    });
                }
                Some(_) => {}
            }
        }
        match self.dossier.dated_behind(event) {
            Some(later) if later.date < date && is_long => Err(step_after(later)),
            Some(later) if later.date < date => Err(Refusal::AnswerBeforeRequest {
                n,
                opened: date,
                answered: later.date,
            }),
            _ => Ok(()),
        }
    }

    pub(super) fn expect(&self, event: &Event, expected: &Expected) -> Result<(), Refusal> {
        let present = self.dossier.dated(event);
        let present = present.as_deref();
        let (holds, expected) = match expected {
            Expected::Anything => return Ok(()),
            Expected::Attempt(n) => {
                self.is_newest(event, *n)?;
                (present.is_none(), None)
            }
            Expected::Date(date) => (present.map(|record| record.date) == *date, *date),
            Expected::Record(record) => (
                present == record.as_deref(),
                record.as_ref().map(|record| record.date),
            ),
        };
        if holds {
            return Ok(());
        }
        let expected = expected.map(|date| date.to_string());
        let slot = match event.milestone.attempt() {
            Some((_, n))
                if self
                    .rejectable(&Event::milestone(&event.milestone.whole()))
                    .is_ok() =>
            {
                Slot::Rejection(event.milestone.whole(), n)
            }
            _ => Slot::Record(event.clone()),
        };
        Err(self.clash(slot, expected))
    }

    /// What takes the promise of an event away, where there is one.
    pub(super) fn unpromised(&self, event: &Event) -> Option<Edit> {
        Some(self.dossier.expectation(event)?.taken_away())
    }

    pub(super) fn clear(
        &self,
        event: &Event,
        expected: &Expected,
    ) -> Result<Option<Change>, Refusal> {
        if let Some(taken_back) = self.on_rejection(event, None, expected) {
            return taken_back;
        }
        let role = self.plan().role(event)?;
        if !matches!(role, Role::Milestone(_)) {
            self.recordable(event)?;
        }
        // An item of it may be put right, and so taken back.
        if !matches!(role, Role::Item(..)) {
            self.is_no_attempt(event)?;
        }
        self.expect(event, expected)?;
        let Some(before) = self.dossier.record(event) else {
            self.applies(event)?;
            return Ok(None);
        };
        self.reason_given(event, before.date)?;
        if let Some(later) = self.dossier.dated_behind(event) {
            return Err(match role {
                Role::Request(register, n) if register.step_of.is_none() => {
                    Refusal::RequestAnswered { n }
                }
                _ => step_after(later),
            });
        }
        let mut edits = vec![before.taken_away()];
        if let Role::Request(register, n) = role {
            // A request is nothing without the day it was opened, so it goes with it, and what was said of it.
            let request = self.dossier.request(register.agreed(), n);
            edits.extend(request.map(Fact::taken_away));
            for step in self.plan().steps_of(register.agreed()) {
                edits.extend(self.unpromised(&Event::numbered(&step.answer.id, n)));
            }
            let waivers = self.dossier.waivers_of_entry(register.agreed(), n);
            edits.extend(waivers.into_iter().map(Fact::taken_away));
        }
        let edits = Change::placed(self.dossier, edits);
        Ok(Some(Change::new(Op::Clear, edits)))
    }
}

/// That the step behind has a date, which would then come first, or alone.
pub(super) fn step_after(later: &Record) -> Refusal {
    Refusal::StepAfter {
        event: later.event.clone(),
        on: later.date,
    }
}
