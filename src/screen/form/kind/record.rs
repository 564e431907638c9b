//! The form of a date: an awaited event is recorded, a record corrected or taken away.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{Event, Role};
use crate::record::{Conflict, Dossier, Expected, NotePlace, Proposal, Record, Slot, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{
    Fields, RECORD_EXTRAS, of_document, of_new_document, to_complete, today,
};
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Label, audit, dates, document, event, rejection};

use super::verdict::{offer, rejects};

/// The date of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordForm {
    /// The events that may be chosen on the head line.
    choices: Vec<Event>,
    /// Which of them.
    chosen: usize,
    /// The record it has; then this is a correction.
    was: Option<Box<Record>>,
    /// Dates offered where none may be taken for granted.
    #[serde(skip)]
    suggestions: Vec<Date>,
    /// Those of the events that may reject something, with the number of the attempt that they would.
    #[serde(skip)]
    rejecting: Vec<(Event, u32)>,
    /// Those that are part of an attempt, with how many attempts there were.
    #[serde(skip)]
    in_attempt: Vec<(Event, u32)>,
}

impl RecordForm {
    /// Records the first of some awaited events; today is proposed where no other dates are offered.
    #[must_use]
    pub const fn new(choices: Vec<Event>, suggestions: Vec<Date>) -> Self {
        Self {
            choices,
            chosen: 0,
            was: None,
            suggestions,
            rejecting: Vec::new(),
            in_attempt: Vec::new(),
        }
    }

    /// Corrects a record, its values proposed.
    #[must_use]
    pub fn correcting(record: &Record) -> Self {
        Self {
            choices: vec![record.event.clone()],
            chosen: 0,
            was: Some(Box::new(record.clone())),
            suggestions: Vec::new(),
            rejecting: Vec::new(),
            in_attempt: Vec::new(),
        }
    }

    /// The chosen event, where it may reject something, with the number of the attempt.
    fn rejecting(&self) -> Option<&(Event, u32)> {
        let event = self.event().filter(|_| self.was.is_none())?;
        self.rejecting.iter().find(|(known, _)| known == event)
    }

    fn knows_attempts(&mut self, dossier: &Dossier) {
        let known = |number: &dyn Fn(&Event) -> Option<u32>| {
            let choices = self.choices.iter();
            let known = choices.filter_map(|event| Some((event.clone(), number(event)?)));
            known.collect()
        };
        let rejecting = known(&|event| dossier.attempt_to_reject(event));
        self.in_attempt = known(&|event| dossier.attempt_looked_at(event));
        self.rejecting = rejecting;
    }

    /// What must be there: of what is part of an attempt, that it is still the same one.
    fn expected(&self) -> Expected {
        let event = self.event().filter(|_| self.was.is_none());
        let known = |event| self.in_attempt.iter().find(|(known, _)| known == event);
        match event.and_then(known) {
            Some((_, n)) => Expected::Attempt(*n),
            None => Expected::Record(self.was.clone()),
        }
    }

    fn proposal(&self, fields: &Fields, today: Date) -> Result<Proposal, FormFault> {
        let expected = self.expected();
        if let Some(was) = &self.was
            && fields.text(FieldName::Date).is_none()
        {
            fields.needed(FieldName::Reason)?;
            let event = was.event.clone();
            return Ok(Proposal::Clear { event, expected });
        }
        if self.was.is_none() && applies_not(fields) {
            fields.needed(FieldName::Reason)?;
            fields.has_no_document()?;
            let event = self.event().cloned();
            let event = event.ok_or(FormFault::Empty(FieldName::Date))?;
            // From today, unless another day is typed.
            let date = fields.date_if_any(FieldName::Date, today)?;
            return Ok(Proposal::Waive {
                place: NotePlace::Named(event),
                date: Some(date.unwrap_or(today)),
                with_followers: false,
                expected: None,
            });
        }
        let draft = fields.draft(today)?;
        if let Some((event, n)) = self.rejecting().filter(|_| rejects(fields)) {
            fields.needed(FieldName::Reason)?;
            return Ok(Proposal::Reject {
                event: event.clone(),
                draft,
                expected: Some(*n),
            });
        }
        if self.was.as_ref().is_some_and(|was| was.date != draft.date) {
            fields.needed(FieldName::Reason)?;
        }
        let event = self.event().cloned();
        Ok(Proposal::Record {
            event: event.ok_or(FormFault::Empty(FieldName::Date))?,
            draft,
            keep: false,
            expected,
        })
    }
}

/// Whether it is chosen that the event does not apply.
fn applies_not(fields: &Fields) -> bool {
    fields.chosen(FieldName::Outcome) == 1
}

/// The fields of a correction.
fn of_record(record: &Record) -> Vec<Field> {
    let mut fields = vec![
        Field::new(FieldName::Date, &dates::full(record.date)),
        Field::new(FieldName::Reason, ""),
    ];
    fields.extend(of_document(&record.document));
    to_complete(&mut fields);
    fields
}

impl FormKind for RecordForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        if let Some(was) = &self.was {
            return Some(of_record(was));
        }
        self.knows_attempts(opening.dossier);
        let goes_without_saying = self.suggestions.is_empty();
        let proposed = if goes_without_saying {
            today(opening.lang)
        } else {
            ""
        };
        let mut fields = vec![Field::new(FieldName::Date, proposed)];
        fields.extend(of_new_document(opening.source));
        // Beside the date, but after the number that nearly every date comes with.
        fields.insert(2, Field::extra(FieldName::Outcome));
        let mut fields = Fields::from(fields);
        offer(&mut fields, self.rejecting().is_some());
        Some(fields.to_vec())
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let proposal = self.proposal(fields, today)?;
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let role = self.event().and_then(|on| at.plan().role(on).ok());
        let title = match (&self.was, &role) {
            (Some(_), _) => Label::TitleCorrect.text(at.lang),
            (None, Some(Role::Answer(side, _))) if side.is_answered() => {
                Label::TitleAnswer.text(at.lang)
            }
            (None, _) => Label::TitleRecord.text(at.lang),
        };
        let Some(on) = self.event() else {
            return (title, String::new());
        };
        let label = event::label(at.lang, at.dossier, on);
        let phase = role.map(|role| event::phase(at.lang, role.phase()));
        (title, format!("{label}, {}", phase.unwrap_or_default()))
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        let mut choices = self.choices.iter();
        self.event().is_some() && choices.all(|event| dossier.plan.role(event).is_ok())
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        let role = dossier.plan.role(self.event()?).ok()?;
        Some(role.phase())
    }

    fn extras(&self) -> &'static [FieldName] {
        RECORD_EXTRAS
    }

    /// What does not apply, or is rejected, wants a reason.
    fn follow(&mut self, fields: &mut Fields) {
        if self.was.is_some() {
            return;
        }
        offer(fields, self.rejecting().is_some());
        let wants = applies_not(fields) || rejects(fields);
        let has_reason = fields.field(FieldName::Reason).is_some();
        match fields.place(FieldName::Outcome) {
            // A hypothesis has its reason already.
            Some(place) if wants && fields.text(FieldName::Reason).is_none() && !has_reason => {
                fields.insert(place + 1, Field::new(FieldName::Reason, ""));
            }
            _ if !wants => fields.retain(|field| field.name != FieldName::Reason),
            _ => {}
        }
    }

    fn event(&self) -> Option<&Event> {
        self.choices.get(self.chosen)
    }

    fn place(&self) -> Option<(usize, usize)> {
        Some((self.chosen + 1, self.choices.len()))
    }

    fn choose(&mut self, forward: bool, _: &mut Fields) -> bool {
        let step = if forward { 1 } else { self.choices.len() - 1 };
        self.chosen = (self.chosen + step) % self.choices.len();
        false
    }

    fn suggestions(&self) -> &[Date] {
        &self.suggestions
    }

    fn above(&self, at: Situation<'_>, _: &Fields) -> Vec<(Label, String)> {
        let was = self.was.iter().map(|was| {
            let day = dates::with_weekday(at.lang, was.date);
            let protocol = was.document.protocol.iter();
            let protocol = protocol.map(|number| document::protocol(at.lang, number));
            let mut said: Vec<String> = protocol.collect();
            // Nobody is named for what they did not write, and that comes first: what is last may be cut.
            let slot = match at.dossier.rejection_named(&was.event.milestone) {
                Some(rejection) => Slot::Rejection(rejection.event.clone(), rejection.n),
                None => Slot::Record(was.event.clone()),
            };
            if at.outside.contains(&slot) {
                said.insert(0, audit::nobody(at.lang).to_owned());
            } else {
                said.push(was.stamp.by.clone());
            }
            (Label::FieldWas, format!("{day}, {}", said.join(", ")))
        });
        was.collect()
    }

    fn date_before(&self) -> Option<Date> {
        self.was.as_ref().map(|was| was.date)
    }

    /// Of a rejection that somebody made first.
    fn clashing(
        &self,
        at: Situation<'_>,
        fields: &Fields,
        conflict: &Conflict,
    ) -> Option<[String; 3]> {
        let Slot::Rejection(event, n) = &conflict.slot else {
            return None;
        };
        let theirs = at.dossier.rejection(event, *n)?;
        let mine = fields.date(FieldName::Date, at.today).ok()?;
        let mine = dates::with_weekday(at.lang, mine);
        let theirs = rejection::in_full(at.lang, at.dossier, theirs);
        Some([theirs, mine, String::new()])
    }

    /// The form is a correction of what somebody else has recorded, and a reason is wanted; or what was
    /// corrected is gone.
    fn put_over(
        &mut self,
        _: &Conflict,
        dossier: &Dossier,
        fields: &mut Fields,
    ) -> Option<FieldName> {
        let theirs = self.event().and_then(|event| dossier.dated(event));
        let Some(theirs) = theirs else {
            self.was = None;
            self.knows_attempts(dossier);
            return Some(FieldName::Date);
        };
        // A correction is of this event and no other.
        *self = Self {
            suggestions: std::mem::take(&mut self.suggestions),
            ..Self::correcting(&theirs)
        };
        fields.retain(|field| field.name != FieldName::Outcome);
        Some(fields.ask_for_a_reason())
    }
}
