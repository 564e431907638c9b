//! The form that takes a rejection back: what was delivered stands again; the reason is wanted.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId};
use crate::record::{Dossier, Proposal, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{event, op};

/// The rejection of attempt `n` by this event is taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnrejectForm {
    /// The event.
    pub event: MilestoneId,
    /// Which attempt.
    pub n: u32,
}

impl FormKind for UnrejectForm {
    fn begin(&mut self, _: &Opening<'_>) -> Option<Vec<Field>> {
        Some(vec![Field::new(FieldName::Reason, "")])
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        let reason = fields.needed(FieldName::Reason)?;
        let wish = Wish {
            proposal: Proposal::TakeBackRejection {
                event: self.event.clone(),
                n: self.n,
            },
            reason: Some(reason),
        };
        Ok(wish.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let name = Event::milestone(&self.event.numbered(self.n));
        let what = event::label(at.lang, at.dossier, &name);
        (op::TAKE_BACK_TITLE.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        dossier.rejection(&self.event, self.n).is_some()
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        dossier.plan.milestone(&self.event).map(|known| known.phase)
    }
}
