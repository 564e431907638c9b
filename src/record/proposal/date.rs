//! Recording the date of an event, correcting it, completing its document, taking it back.

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId, Role};
use crate::record::edit::Fact;
use crate::record::{Change, Edit, Item, Op, Refusal, Slot};

use super::{Draft, Expected, ProposalContext, in_range, sound};

impl ProposalContext<'_> {
    pub(super) fn record(
        &self,
        event: &Event,
        draft: &Draft,
        keep: bool,
        expected: &Expected,
    ) -> Result<Option<Change>, Refusal> {
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
                let undated = |item: &&Item| self.item_date(item).is_none();
                let mut items = self.dossier.items_of(&milestone.id).peekable();
                if items.peek().is_none() {
                    return Ok(());
                }
                let missing = items.filter(undated).map(|item| item.id.clone()).collect();
                Err(Refusal::HasItems {
                    milestone: milestone.id.clone(),
                    missing,
                })
            }
            Role::Item(milestone, item) => {
                if self.dossier.item(&milestone.id, &item).is_some() {
                    return Ok(());
                }
                self.items_in_use(&milestone.id)?;
                Err(self.unknown_item(&milestone.id, &item))
            }
            Role::Request(register, n) | Role::Answer(register, n) => {
                match self.dossier.request(&register.id, n) {
                    Some(_) => Ok(()),
                    None => Err(Refusal::UnknownRequest {
                        register: register.id.clone(),
                        n,
                    }),
                }
            }
        }
    }

    fn item_date(&self, item: &Item) -> Option<Date> {
        self.dossier
            .record(&Event::item(&item.milestone, &item.id))
            .map(|record| record.date)
    }

    fn reason_given(&self, event: &Event, date: Date) -> Result<(), Refusal> {
        match self.reason {
            Some(reason) if !reason.trim().is_empty() => Ok(()),
            _ => Err(Refusal::ReasonMissing {
                event: event.clone(),
                date,
            }),
        }
    }

    /// An answer never comes before its request.
    fn in_order(&self, event: &Event, date: Date) -> Result<(), Refusal> {
        let (n, opened, answered) = match self.plan().role(event)? {
            Role::Request(register, n) => (n, Some(date), self.date_of(&register.answer.id, n)),
            Role::Answer(register, n) => (n, self.date_of(&register.request.id, n), Some(date)),
            Role::Milestone(_) | Role::Item(..) => return Ok(()),
        };
        match (opened, answered) {
            (Some(opened), Some(answered)) if answered < opened => {
                Err(Refusal::AnswerBeforeRequest {
                    n,
                    opened,
                    answered,
                })
            }
            _ => Ok(()),
        }
    }

    fn date_of(&self, side: &MilestoneId, n: u32) -> Option<Date> {
        self.dossier
            .record(&Event::numbered(side, n))
            .map(|record| record.date)
    }

    fn expect(&self, event: &Event, expected: &Expected) -> Result<(), Refusal> {
        let present = self.dossier.record(event);
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
        Err(self.clash(Slot::Record(event.clone()), expected))
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
        let role = self.plan().role(event)?;
        if !matches!(role, Role::Milestone(_)) {
            self.recordable(event)?;
        }
        self.is_no_attempt(event)?;
        self.expect(event, expected)?;
        let Some(before) = self.dossier.record(event) else {
            return Ok(None);
        };
        self.reason_given(event, before.date)?;
        let mut edits = vec![before.taken_away()];
        if let Role::Request(register, n) = role {
            // A request is nothing without the day it was opened, so it goes with it.
            if self.date_of(&register.answer.id, n).is_some() {
                return Err(Refusal::RequestAnswered { n });
            }
            let request = self.dossier.request(&register.id, n);
            edits.extend(request.map(Fact::taken_away));
            edits.extend(self.unpromised(&Event::numbered(&register.answer.id, n)));
        }
        let edits = Change::placed(self.dossier, edits);
        Ok(Some(Change::new(Op::Clear, edits)))
    }
}
