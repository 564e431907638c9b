//! The form of a new line of the plan: an event with its own terms, read back in words at every key.

use serde::{Deserialize, Serialize};

use crate::assess::Preview;
use crate::calendar::Date;
use crate::notation::with_line;
use crate::plan::Plan;
use crate::record::{Change, Conflict, Dossier, Proposal, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::outline::added;
use crate::words::{self, Label, Lang, event};

/// A line at the end of a phase.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanLineForm {
    /// The number of the phase.
    phase: u32,
    /// The plan that the line is added to, and the language it is written in.
    #[serde(skip)]
    base: Option<(Box<Plan>, Lang)>,
}

impl PlanLineForm {
    /// A new line in a phase.
    #[must_use]
    pub const fn new(phase: u32) -> Self {
        Self { phase, base: None }
    }
}

impl FormKind for PlanLineForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        self.base = Some((Box::new(opening.plan().clone()), opening.lang));
        Some(vec![
            Field::new(FieldName::Line, ""),
            Field::new(FieldName::Reason, ""),
        ])
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        let line = fields.needed(FieldName::Line)?;
        let base = self.base.as_ref();
        let (base, lang) = base.ok_or(FormFault::Empty(FieldName::Line))?;
        let plan = with_line(base, self.phase, &line, *lang).map_err(FormFault::Line)?;
        let proposal = Proposal::ApplyPlan {
            plan: Box::new(plan),
            base: Some(base.clone()),
            since: None,
        };
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = event::phase_in_short(at.lang, at.plan(), self.phase);
        (Label::TitleAddLine.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        dossier.plan.phase(self.phase).is_some()
    }

    fn phase(&self, _: &Dossier) -> Option<u32> {
        Some(self.phase)
    }

    fn above(&self, at: Situation<'_>, _: &Fields) -> Vec<(Label, String)> {
        let how = words::outline::how_a_line_is_typed(at.lang).to_owned();
        vec![(Label::FieldFormat, how)]
    }

    /// What the line says, in words, and what it does to the clocks there are.
    fn effects(&self, at: Situation<'_>, _: &Fields, _: &Change, preview: &Preview) -> Vec<String> {
        let mut lines = added(at.lang, at.plan(), &preview.dossier.plan);
        lines.extend(words::effect::effects(at.lang, preview));
        lines
    }

    fn clashing(
        &self,
        _: Situation<'_>,
        fields: &Fields,
        conflict: &Conflict,
    ) -> Option<[String; 3]> {
        let mine = fields.text(FieldName::Line).unwrap_or_default();
        let shown = |value: &Option<String>| value.clone().unwrap_or_default();
        Some([shown(&conflict.present), mine, shown(&conflict.expected)])
    }

    fn clash(&self, lang: Lang, by: &str) -> String {
        words::sentences::clash_over_value(lang, by)
    }

    /// The line is put into the plan as it is now.
    fn put_over(&mut self, _: &Conflict, dossier: &Dossier, _: &mut Fields) -> Option<FieldName> {
        if let Some((base, _)) = &mut self.base {
            **base = dossier.plan.clone();
        }
        Some(FieldName::Line)
    }
}
