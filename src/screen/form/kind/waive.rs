//! The form that says that an event, or a whole phase, does not apply; the reason is wanted.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::Event;
use crate::record::{Dossier, NotePlace, Proposal, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{Fields, today};
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{act, op};

/// This event, or this phase, does not apply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WaiveForm(pub NotePlace);

impl FormKind for WaiveForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        Some(vec![
            Field::new(FieldName::Reason, ""),
            Field::new(FieldName::Date, today(opening.lang)),
        ])
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let reason = fields.needed(FieldName::Reason)?;
        let date = fields.date_if_any(FieldName::Date, today)?;
        let wish = Wish {
            proposal: Proposal::Waive {
                place: self.0.clone(),
                date: Some(date.unwrap_or(today)),
                with_followers: false,
                expected: None,
            },
            reason: Some(reason),
        };
        Ok(wish.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = act::place_named(at.lang, at.dossier, &self.0);
        (op::WAIVE_TITLE.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        match &self.0 {
            NotePlace::Plan => false,
            NotePlace::Phase(number) => dossier.plan.phase(*number).is_some(),
            NotePlace::Named(event) => dossier.plan.role(event).is_ok(),
            NotePlace::Point(point) => dossier.plan.has_point(point),
        }
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        match &self.0 {
            NotePlace::Plan => None,
            NotePlace::Phase(number) => Some(*number),
            NotePlace::Named(event) => Some(dossier.plan.role(event).ok()?.phase()),
            NotePlace::Point(point) => Some(dossier.plan.milestone(&point.milestone)?.phase),
        }
    }

    fn event(&self) -> Option<&Event> {
        match &self.0 {
            NotePlace::Named(event) => Some(event),
            NotePlace::Plan | NotePlace::Phase(_) | NotePlace::Point(_) => None,
        }
    }
}
