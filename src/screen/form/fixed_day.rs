//! The form of a new day fixed from outside: what it is of, the day, a reason.
//!
//! It is the form of a value of the plan (`setting.rs`) whose key is chosen in its first field; what
//! has a fixed day already is not offered.

use crate::plan::{Clock, DeadlineId, Plan};
use crate::record::SettingKey;
use crate::words::{Lang, setting};

use super::choice::{Choice, Named};
use super::{Field, FieldName, Form, Kind, Setting};

/// What may be given a fixed day and has none: the milestones in the order of the plan, then the
/// whole contract.
pub fn without_fixed_day(plan: &Plan) -> impl Iterator<Item = DeadlineId> {
    let order = plan.in_order().iter().map(|i| &plan.milestones[*i].id);
    let milestones = order.filter_map(|id| id.as_str().parse::<DeadlineId>().ok());
    // A milestone may bear that very name.
    let whole = setting::WHOLE.parse().ok().filter(|name: &DeadlineId| {
        let mut milestones = plan.milestones.iter();
        milestones.all(|milestone| milestone.id.as_str() != name.as_str())
    });
    let names = milestones.chain(whole);
    names.filter(|name| !plan.deadlines.contains_key(name))
}

impl Form {
    /// A new fixed day; the last milestone that ends a judged clock is proposed. `None` where
    /// everything has one.
    #[must_use]
    pub fn fixed_day(plan: &Plan) -> Option<Self> {
        let offered: Vec<DeadlineId> = without_fixed_day(plan).collect();
        let judged = |clock: &&Clock| !clock.informative && clock.limit.is_some();
        let ends = |name: &&DeadlineId| {
            let mut clocks = plan.clocks.iter().filter(judged);
            clocks.any(|clock| clock.to.iter().any(|id| id.as_str() == name.as_str()))
        };
        let first = offered.iter().rfind(ends).or(offered.last())?.clone();
        let options = offered.iter().map(|name| Named {
            value: name.to_string(),
            names: Lang::ALL.map(|lang| setting::deadline(lang, plan, name)),
        });
        let mut of = Field::new(FieldName::Of, "");
        of.choice = Some(Choice::one(options.collect(), first.as_str()));
        let setting = Setting {
            key: SettingKey::Deadline(first),
            was: None,
            may_be_none: false,
            over: false,
        };
        let fields = vec![
            of,
            Field::new(FieldName::Day, ""),
            Field::new(FieldName::Reason, ""),
        ];
        Some(Self::new(Kind::Setting(Box::new(setting)), fields))
    }

    /// Whether it is that of a new fixed day.
    #[must_use]
    pub fn is_new_fixed_day(&self) -> bool {
        self.field(FieldName::Of).is_some()
    }

    /// The fixed day is of what is chosen.
    pub(in crate::screen) fn aim(&mut self) {
        let chosen = self.field(FieldName::Of).and_then(|of| of.choice.as_ref());
        let chosen = chosen.and_then(Choice::value);
        let Some(name) = chosen.and_then(|name| name.parse().ok()) else {
            return;
        };
        let key = SettingKey::Deadline(name);
        if let Kind::Setting(setting) = &mut self.kind
            && setting.key != key
        {
            (setting.key, setting.was, setting.over) = (key, None, false);
        }
    }
}
