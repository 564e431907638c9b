//! The form that takes an act back which should never have been typed in; the reason is wanted.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::record::{ActId, Proposal, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{act, op};

/// This act is taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TakeBackForm(pub ActId);

impl FormKind for TakeBackForm {
    fn begin(&mut self, _: &Opening<'_>) -> Option<Vec<Field>> {
        Some(vec![Field::new(FieldName::Reason, "")])
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        let reason = fields.needed(FieldName::Reason)?;
        let wish = Wish {
            proposal: Proposal::TakeBack(self.0),
            reason: Some(reason),
        };
        Ok(wish.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = act::in_full(at.lang, at.dossier, self.0);
        (op::TAKE_BACK_TITLE.text(at.lang), what)
    }
}
