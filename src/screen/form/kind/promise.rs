//! The form of a promised date: what somebody says will happen, and when.

use serde::{Deserialize, Serialize};

use crate::assess::{Preview, if_happened};
use crate::calendar::{Bias, Date};
use crate::plan::Event;
use crate::record::{Change, Conflict, Dossier, Expectation, ExpectedFact, Proposal, Source, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{ACT_EXTRAS, Fields, of_document, of_new_document, to_complete};
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::question::Answer;
use crate::words::{self, dates, event, op, proof};

/// A promised date for one of these events, with the promise each has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromiseForm {
    /// The events that may be chosen on the head line.
    choices: Vec<(Event, Option<Expectation>)>,
    /// Which of them.
    chosen: usize,
}

impl PromiseForm {
    /// Promises a date for the first of some events, or changes what was promised.
    #[must_use]
    pub const fn new(choices: Vec<(Event, Option<Expectation>)>) -> Self {
        Self { choices, chosen: 0 }
    }

    /// The promise that the form would change, where there is one.
    fn was(&self) -> Option<&Expectation> {
        self.choices.get(self.chosen)?.1.as_ref()
    }

    /// Its fields, with what was promised already.
    fn fields(&self, source: Option<Source>) -> Vec<Field> {
        let was = self.was();
        let date = was.map(|was| dates::full(was.date)).unwrap_or_default();
        let mut fields = vec![Field::new(FieldName::Date, &date).leaning(Bias::Future)];
        fields.extend(match was {
            Some(was) => of_document(&was.document),
            None => of_new_document(source),
        });
        if was.is_some() {
            to_complete(&mut fields);
        }
        fields
    }
}

impl FormKind for PromiseForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        self.event()?;
        Some(self.fields(opening.source))
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let event = self.event().cloned();
        let event = event.ok_or(FormFault::Empty(FieldName::Date))?;
        let is_emptied = fields.text(FieldName::Date).is_none();
        let promised = if self.was().is_some() && is_emptied {
            None
        } else {
            let date = fields.date(FieldName::Date, today)?;
            Some(Box::new((date, fields.document(today)?)))
        };
        let proposal = Proposal::Promise {
            event,
            promised,
            expected: Some(ExpectedFact::fact(self.was())),
        };
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = self.event().map(|on| {
            let label = event::label(at.lang, at.dossier, on);
            match at.plan().role(on) {
                Ok(role) => format!("{label}, {}", event::phase(at.lang, role.phase())),
                Err(_) => label,
            }
        });
        (op::EXPECT_TITLE.text(at.lang), what.unwrap_or_default())
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        let mut choices = self.choices.iter();
        self.event().is_some() && choices.all(|(on, _)| dossier.plan.role(on).is_ok())
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        let role = dossier.plan.role(self.event()?).ok()?;
        Some(role.phase())
    }

    fn extras(&self) -> &'static [FieldName] {
        ACT_EXTRAS
    }

    fn event(&self) -> Option<&Event> {
        self.choices.get(self.chosen).map(|(event, _)| event)
    }

    fn place(&self) -> Option<(usize, usize)> {
        Some((self.chosen + 1, self.choices.len()))
    }

    /// What was promised for the event that is chosen now is shown, unless something is typed: that stays.
    fn choose(&mut self, forward: bool, fields: &mut Fields) -> bool {
        let step = if forward { 1 } else { self.choices.len() - 1 };
        self.chosen = (self.chosen + step) % self.choices.len();
        if fields.are_changed() {
            return false;
        }
        **fields = self.fields(fields.source());
        true
    }

    fn effects(
        &self,
        at: Situation<'_>,
        fields: &Fields,
        _: &Change,
        preview: &Preview,
    ) -> Vec<String> {
        let Ok(date) = fields.date(FieldName::Date, at.today) else {
            return vec![words::act::promise_gone(at.lang).to_owned()];
        };
        let event = self.event();
        let clock = event.and_then(|on| if_happened(at.dossier, at.assessment, on, date));
        let Some(clock) = clock else {
            return words::effect::effects_or_none(at.lang, preview);
        };
        let name = event::clock(at.lang, at.plan(), &clock.key);
        vec![format!("{name}: {}", proof::would_be(at.lang, &clock))]
    }

    fn theirs(&self, dossier: &Dossier) -> Option<(Date, Option<String>)> {
        let promise = dossier.expectation(self.event()?)?;
        Some((promise.date, promise.document.protocol.clone()))
    }

    fn date_before(&self) -> Option<Date> {
        self.was().map(|was| was.date)
    }

    /// A promise needs no reason.
    fn over(&self) -> Answer {
        Answer::Mine
    }

    fn put_over(&mut self, _: &Conflict, dossier: &Dossier, _: &mut Fields) -> Option<FieldName> {
        if let Some((event, was)) = self.choices.get_mut(self.chosen) {
            *was = dossier.expectation(event).cloned();
        }
        None
    }
}
