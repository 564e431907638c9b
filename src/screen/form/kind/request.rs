//! The form of a new request.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::ClockId;
use crate::record::{Dossier, Proposal, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{Fields, RECORD_EXTRAS, today};
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::register::EntryNoun;
use crate::words::{Label, event, state};

/// A new request of this register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestForm(pub ClockId);

impl FormKind for RequestForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        Some(vec![
            Field::new(FieldName::Date, today(opening.lang)),
            Field::new(FieldName::Subject, ""),
            Field::new(FieldName::Protocol, ""),
            Field::new(FieldName::Note, ""),
        ])
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let proposal = Proposal::OpenRequest {
            register: Some(self.0.clone()),
            subject: fields.text(FieldName::Subject),
            draft: fields.draft(today)?,
        };
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, outlook: &Outlook) -> (&'static str, String) {
        let plan = at.plan();
        let known = plan.entries(&self.0);
        // Where there are several registers, which one is said first.
        let is_request = EntryNoun::of(at.lang, plan, &self.0).is_request(at.lang);
        let name = known.filter(|_| plan.registers.len() > 1 || !is_request);
        let name = name.map(|register| state::text(at.lang, register.entry_label()).to_owned());
        let last = outlook
            .preview()
            .and_then(|then| then.dossier.requests.last());
        let number = last.map(|request| event::number(at.lang, request.n));
        let phase = known.map(|register| event::phase(at.lang, register.phase));
        let before = name.into_iter().chain(number);
        let before: String = before.map(|part| part + ", ").collect();
        let what = before + &phase.unwrap_or_default();
        let title = if is_request {
            Label::TitleOpenRequest
        } else {
            Label::TitleOpenEntry
        };
        (title.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        dossier.plan.entries(&self.0).is_some()
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        Some(dossier.plan.entries(&self.0)?.phase)
    }

    fn extras(&self) -> &'static [FieldName] {
        RECORD_EXTRAS
    }
}
