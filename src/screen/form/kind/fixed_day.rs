//! The form of a new day fixed from outside: what it is of, the day, a reason.
//!
//! It is the form of a value of the plan (`setting.rs`) whose key is chosen in its first field; what
//! has a fixed day already is not offered.

use serde::{Deserialize, Serialize};

use crate::calendar::{Bias, Date};
use crate::plan::{Clock, DeadlineId, Plan};
use crate::record::{Conflict, Dossier, Refusal, SettingKey};
use crate::screen::form::choice::{Choice, Named};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Label, Lang, event, setting};

use super::setting::SettingForm;

/// A new fixed day, as the value of the plan that it will be; `None` before anything is chosen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FixedDayForm(Option<SettingForm>);

/// What may be given a fixed day and has none: the milestones in the order of the plan, then the
/// whole contract.
pub fn without_fixed_day(plan: &Plan) -> impl Iterator<Item = DeadlineId> {
    let order = plan.in_order().iter().map(|i| &plan.milestones[*i].id);
    let milestones = order.filter_map(|id| id.as_str().parse::<DeadlineId>().ok());
    // A milestone may bear that very name.
    let whole = event::WHOLE.parse().ok().filter(|name: &DeadlineId| {
        let mut milestones = plan.milestones.iter();
        milestones.all(|milestone| milestone.id.as_str() != name.as_str())
    });
    let names = milestones.chain(whole);
    names.filter(|name| !plan.deadlines.contains_key(name))
}

/// Of what is offered, the last milestone that ends a judged clock, or else the last.
fn proposed<'o>(plan: &Plan, offered: &'o [DeadlineId]) -> Option<&'o DeadlineId> {
    let judged = |clock: &&Clock| !clock.informative && clock.has_end() && !clock.is_deadline();
    let ends = |name: &&DeadlineId| {
        let mut clocks = plan.clocks.iter().filter(judged);
        clocks.any(|clock| {
            clock
                .to
                .iter()
                .any(|id| id.whole().as_str() == name.as_str())
        })
    };
    offered.iter().rfind(ends).or(offered.last())
}

impl FormKind for FixedDayForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let plan = opening.plan();
        let offered: Vec<DeadlineId> = without_fixed_day(plan).collect();
        let first = proposed(plan, &offered)?;
        let named = |name: &DeadlineId| {
            Named::new(name.to_string(), |lang: Lang| {
                event::deadline(lang, plan, name)
            })
        };
        let options = offered.iter().map(named).collect();
        let choice = Choice::one(options, first.as_str());
        self.0 = Some(SettingForm::absent(SettingKey::Deadline(first.clone())));
        Some(vec![
            Field::of(FieldName::Of, choice),
            Field::new(FieldName::Day, "").leaning(Bias::Future),
            Field::new(FieldName::Reason, ""),
        ])
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let chosen = self.0.as_ref();
        let chosen = chosen.ok_or(FormFault::Empty(FieldName::Of))?;
        chosen.asked(fields, today)
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let chosen = self.0.as_ref();
        let what = chosen.map(|chosen| setting::name(at.lang, at.plan(), chosen.key()));
        (Label::TitleAdd.text(at.lang), what.unwrap_or_default())
    }

    /// The fixed day is of what is chosen.
    fn follow(&mut self, fields: &mut Fields) {
        let chosen = fields.picked(FieldName::Of);
        let Some(name) = chosen.and_then(|name| name.parse().ok()) else {
            return;
        };
        let key = SettingKey::Deadline(name);
        if self.0.as_ref().is_none_or(|chosen| *chosen.key() != key) {
            self.0 = Some(SettingForm::absent(key));
        }
    }

    fn above(&self, at: Situation<'_>, fields: &Fields) -> Vec<(Label, String)> {
        // That there was none is not worth a line.
        let was = self.0.iter().filter(|chosen| chosen.has_value());
        was.flat_map(|chosen| chosen.above(at, fields)).collect()
    }

    fn refused(&self, at: Situation<'_>, refusal: &Refusal) -> String {
        setting::refused(at.lang, at.dossier, refusal)
    }

    fn clashing(
        &self,
        at: Situation<'_>,
        fields: &Fields,
        conflict: &Conflict,
    ) -> Option<[String; 3]> {
        self.0.as_ref()?.clashing(at, fields, conflict)
    }

    fn clash(&self, lang: Lang, by: &str) -> String {
        crate::words::sentences::clash_over_value(lang, by)
    }

    fn put_over(
        &mut self,
        conflict: &Conflict,
        dossier: &Dossier,
        fields: &mut Fields,
    ) -> Option<FieldName> {
        self.0.as_mut()?.put_over(conflict, dossier, fields)
    }
}
