//! The form that takes back that something does not apply; the reason is wanted.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::record::{Dossier, NotePlace, Proposal, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Label, act};

/// This event, or this phase, applies again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppliesForm(pub NotePlace);

impl FormKind for AppliesForm {
    fn begin(&mut self, _: &Opening<'_>) -> Option<Vec<Field>> {
        Some(vec![Field::new(FieldName::Reason, "")])
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        let reason = fields.needed(FieldName::Reason)?;
        let wish = Wish {
            proposal: Proposal::Waive {
                place: self.0.clone(),
                date: None,
                with_followers: false,
                expected: None,
            },
            reason: Some(reason),
        };
        Ok(wish.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = act::place_named(at.lang, at.dossier, &self.0);
        (Label::TitleApplies.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        dossier.waiver(&self.0).is_some()
    }
}
