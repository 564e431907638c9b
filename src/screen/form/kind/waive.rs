//! The form that says that an event, a point or a whole phase does not apply, or that it does again; the reason is
//! wanted either way.

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
use crate::words::{Label, act, op};

/// This does not apply, or applies again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WaiveForm {
    place: NotePlace,
    /// Whether that it does not apply is taken back.
    applies: bool,
}

impl WaiveForm {
    /// It does not apply.
    #[must_use]
    pub const fn new(place: NotePlace) -> Self {
        Self {
            place,
            applies: false,
        }
    }

    /// It applies again.
    #[must_use]
    pub const fn taken_back(place: NotePlace) -> Self {
        Self {
            place,
            applies: true,
        }
    }
}

impl FormKind for WaiveForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let mut fields = vec![Field::new(FieldName::Reason, "")];
        if !self.applies {
            fields.push(Field::new(FieldName::Date, today(opening.lang)));
        }
        Some(fields)
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let reason = fields.needed(FieldName::Reason)?;
        let date = if self.applies {
            None
        } else {
            let typed = fields.date_if_any(FieldName::Date, today)?;
            Some(typed.unwrap_or(today))
        };
        let wish = Wish {
            proposal: Proposal::Waive {
                place: self.place.clone(),
                date,
                with_followers: false,
                expected: None,
            },
            reason: Some(reason),
        };
        Ok(wish.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = act::place_named(at.lang, at.dossier, &self.place);
        let title = if self.applies {
            Label::TitleApplies.text(at.lang)
        } else {
            op::WAIVE_TITLE.text(at.lang)
        };
        (title, what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        match &self.place {
            place if self.applies => dossier.waiver(place).is_some(),
            NotePlace::Plan => false,
            NotePlace::Phase(number) => dossier.plan.phase(*number).is_some(),
            NotePlace::Named(event) => dossier.plan.role(event).is_ok(),
            NotePlace::Point(point) => dossier.plan.has_point(point),
        }
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        match &self.place {
            NotePlace::Plan => None,
            NotePlace::Phase(number) => Some(*number),
            NotePlace::Named(event) => Some(dossier.plan.role(event).ok()?.phase()),
            NotePlace::Point(point) => Some(dossier.plan.milestone(&point.milestone)?.phase),
        }
    }

    fn event(&self) -> Option<&Event> {
        match &self.place {
            NotePlace::Named(event) => Some(event),
            NotePlace::Plan | NotePlace::Phase(_) | NotePlace::Point(_) => None,
        }
    }
}
