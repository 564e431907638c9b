//! The form of a note.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::LogKind;
use crate::record::{Dossier, NotePlace, Proposal, Wish};
use crate::screen::form::choice::{Choice, Named};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{Fields, today};
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Label, event, state};

/// A note on this.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteForm(pub NotePlace);

/// The choice among the kinds of a log, no kind at first; `None` where there are none.
fn kind<'p>(kinds: impl Iterator<Item = &'p LogKind>) -> Option<Field> {
    let named = |kind: &LogKind| {
        Named::new(kind.id.to_string(), |lang| {
            state::text(lang, &kind.label).to_owned()
        })
    };
    let mut options: Vec<Named> = kinds.map(named).collect();
    if options.is_empty() {
        return None;
    }
    let none = Named::new("", |lang| Label::NoKind.text(lang).to_owned());
    options.insert(0, none);
    Some(Field::of(FieldName::Kind, Choice::one(options, "")))
}

impl FormKind for NoteForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let mut fields = vec![Field::new(FieldName::Text, "")];
        fields.extend(kind(opening.dossier.kinds_of(&self.0)));
        fields.push(Field::new(FieldName::Date, today(opening.lang)));
        Some(fields)
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let kind = fields.picked(FieldName::Kind);
        let proposal = Proposal::Note {
            place: self.0.clone(),
            kind: kind.and_then(|id| id.parse().ok()),
            text: fields.needed(FieldName::Text)?,
            date: fields.date(FieldName::Date, today)?,
        };
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = event::place(at.lang, at.dossier, &self.0);
        (Label::TitleNote.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        self.0 == NotePlace::Plan || dossier.phase_of(&self.0).is_some()
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        dossier.phase_of(&self.0)
    }
}
