//! The form that asks for another day to look at.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{Fields, today};
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::question::Answer;
use crate::words::{Label, dates};

/// The day to look at; this is the one that is looked at already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AsOfForm(pub Option<Date>);

impl FormKind for AsOfForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let today = || today(opening.lang).to_owned();
        let proposed = self.0.map_or_else(today, dates::full);
        Some(vec![Field::new(FieldName::Date, &proposed)])
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        fields.date(FieldName::Date, today).map(Asked::Look)
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = Label::OnADay.text(at.lang).to_owned();
        (Label::TitleSituation.text(at.lang), what)
    }

    fn goes_on(&self) -> Answer {
        Answer::Show
    }

    fn back_to(&self) -> Option<Date> {
        self.0
    }
}
