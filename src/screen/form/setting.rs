//! The form of a value of the plan: what kind of field it takes, and what was understood of it.
//!
//! A new kind of setting says in [`entry`] how it is typed; one that people write in another way than
//! the plan does, in [`Setting::understood`] what is meant. Whether the plan takes the value is not
//! decided here but by `record`, which the form asks at every key.

use crate::calendar::{
    Bias, Date, DateError, LastDayRule, Limit, parse_date, parse_limit, parse_typed_month_days,
    says_none,
};
use crate::plan::{Amount, Decimal, Plan, SuspensionRule};
use crate::record::{InfoField, Proposal, SettingKey};
use crate::words::{Lang, setting};

use super::choice::{Choice, Named};
use super::kind::Setting;
use super::{Field, FieldName, Form, FormFault, Kind, Stage};

/// How a value is typed.
enum Entry {
    Text,
    Day,
    One(Vec<Named>),
    Several(Vec<Named>),
}

fn entry(plan: &Plan, key: &SettingKey) -> Entry {
    let named = |value: String, name: &dyn Fn(Lang) -> String| Named {
        value,
        names: Lang::ALL.map(name),
    };
    let milestones = |but: &dyn Fn(&str) -> bool| {
        let offered = plan.milestones.iter().filter(|m| !but(m.id.as_str()));
        offered
            .map(|m| {
                let name = |lang| crate::words::event::milestone(lang, plan, &m.id);
                named(m.id.to_string(), &name)
            })
            .collect()
    };
    match key {
        SettingKey::LastDay => Entry::One(
            LastDayRule::ALL
                .map(|rule| {
                    named(rule.to_string(), &|lang| {
                        setting::last_day(lang, rule).into()
                    })
                })
                .into(),
        ),
        SettingKey::Suspensions => Entry::One(
            SuspensionRule::ALL
                .map(|rule| {
                    named(rule.as_str().into(), &|lang| {
                        setting::suspensions(lang, rule).into()
                    })
                })
                .into(),
        ),
        SettingKey::Deadline(_) => Entry::Day,
        SettingKey::Items(_) => Entry::One(
            [("on", true), ("off", false)]
                .map(|(value, on)| named(value.into(), &|lang| setting::items(lang, on).into()))
                .into(),
        ),
        // A clock does not end where it begins: what is at its other side is not offered.
        SettingKey::From(id) => Entry::One(milestones(&|milestone| {
            let ends = plan.clock(id).map(|clock| &clock.to);
            ends.is_some_and(|to| to.iter().any(|end| end.as_str() == milestone))
        })),
        SettingKey::To(id) => Entry::Several(milestones(&|milestone| {
            plan.clock(id)
                .is_some_and(|clock| clock.from.as_str() == milestone)
        })),
        SettingKey::LocalHolidays
        | SettingKey::SuspensionCeiling
        | SettingKey::DailyPerMille
        | SettingKey::CapPercent
        | SettingKey::Limit(_)
        | SettingKey::Warn(_)
        | SettingKey::Info(_) => Entry::Text,
    }
}

impl Setting {
    /// The value as it is in a plan.
    #[must_use]
    pub fn of(plan: &Plan, key: SettingKey) -> Self {
        let was = key.value(plan);
        let may_be_none = can_be_none(plan, &key);
        Self {
            key,
            was,
            may_be_none,
            over: false,
        }
    }

    /// What is typed, in the canonical spelling; `None` for no value. A day without a year is the next
    /// one from `today` on.
    ///
    /// # Errors
    /// It is not understood.
    pub fn understood(&self, field: &Field, today: Date) -> Result<Option<String>, FormFault> {
        let fault = || FormFault::Value(field.text().unwrap_or_default());
        let text = match &field.choice {
            Some(choice) => choice.value(),
            None => field.text(),
        };
        let is_words = matches!(&self.key, SettingKey::Info(name) if *name != InfoField::NetAmount);
        let text = text.filter(|text| is_words || !says_none(text));
        let Some(text) = text else {
            return match self.key {
                _ if self.may_be_none => Ok(None),
                SettingKey::Deadline(_) => Err(FormFault::Date(FieldName::Day, DateError::Empty)),
                _ => Err(fault()),
            };
        };
        if let SettingKey::Deadline(_) = self.key {
            let date = parse_date(&text, today, Bias::Future);
            let date = date.map_err(|error| FormFault::Date(FieldName::Day, error))?;
            return Ok(Some(date.to_string()));
        }
        let canonical = match &self.key {
            SettingKey::Limit(_) => parse_limit(&text).ok().map(|limit| limit.to_string()),
            SettingKey::Warn(_) => match parse_limit(&text) {
                Ok(Limit::Days(0)) => return Ok(None),
                Ok(Limit::Days(days)) => Some(days.to_string()),
                _ => None,
            },
            SettingKey::LocalHolidays => parse_typed_month_days(&text).ok().map(|days| {
                let days: Vec<String> = days.iter().map(ToString::to_string).collect();
                days.join(" ")
            }),
            SettingKey::Info(InfoField::NetAmount) => {
                let sum = text.trim_end_matches("euro").trim_end_matches('€').trim();
                sum.parse().ok().map(|sum: Amount| sum.to_string())
            }
            SettingKey::SuspensionCeiling => {
                // "25%", "6 mesi", "25% 6m": what bears a sign is a part, the rest is a time.
                let (parts, times): (Vec<&str>, Vec<&str>) = text
                    .split_whitespace()
                    .partition(|word| word.ends_with('%'));
                let time = Some(times.join(" ")).filter(|time| !time.is_empty());
                let time = time.map(|time| parse_limit(&time)).transpose();
                time.ok().map(|time| {
                    let parts = parts.into_iter().map(str::to_owned);
                    let both = parts.chain(time.map(|time| time.to_string()));
                    both.collect::<Vec<_>>().join(" ")
                })
            }
            SettingKey::DailyPerMille | SettingKey::CapPercent => {
                let rate = text.trim_end_matches(['%', '‰']).trim();
                rate.parse().ok().map(|rate: Decimal| rate.to_string())
            }
            _ => Some(text),
        };
        canonical.map(Some).ok_or_else(fault)
    }

    /// Whether what is typed is worth saying back: it is more than the text itself.
    #[must_use]
    pub fn is_said_back(&self, field: &Field) -> bool {
        let is_words = matches!(&self.key, SettingKey::Info(name) if *name != InfoField::NetAmount);
        field.name == FieldName::Value && field.choice.is_none() && !is_words
    }
}

/// Whether a plan can be without a value.
#[must_use]
pub fn can_be_none(plan: &Plan, key: &SettingKey) -> bool {
    key.assign(&mut plan.clone(), None).is_ok()
}

impl Form {
    /// Changes a value of the plan, the present one proposed.
    #[must_use]
    pub fn setting(lang: Lang, plan: &Plan, key: &SettingKey) -> Self {
        let setting = Setting::of(plan, key.clone());
        let present = setting.was.as_deref();
        let mut value = Field::new(FieldName::Value, "");
        match entry(plan, key) {
            Entry::Day => {
                value = Field::new(FieldName::Day, &setting::typed(lang, key, present));
            }
            Entry::Text => {
                value = Field::new(FieldName::Value, &setting::typed(lang, key, present));
            }
            Entry::One(options) => {
                value.choice = Some(Choice::one(options, present.unwrap_or_default()));
            }
            Entry::Several(options) => {
                value.choice = Some(Choice::several(options, present.unwrap_or_default()));
            }
        }
        let fields = vec![value, Field::new(FieldName::Reason, "")];
        Self::new(Kind::Setting(Box::new(setting)), fields)
    }

    /// The field of the value of the plan that this form changes.
    #[must_use]
    pub fn value_field(&self) -> Option<&Field> {
        let day = || self.field(FieldName::Day);
        self.field(FieldName::Value).or_else(day)
    }

    /// The value of the plan that this form changes.
    #[must_use]
    pub fn of_setting(&self) -> Option<&Setting> {
        match &self.kind {
            Kind::Setting(setting) => Some(setting),
            _ => None,
        }
    }

    /// What the form asks for.
    pub(super) fn set(
        &self,
        setting: &Setting,
        reason: Option<&str>,
        today: Date,
    ) -> Result<Proposal, FormFault> {
        let value = match self.value_field() {
            Some(field) => setting.understood(field, today)?,
            None => None,
        };
        if setting.over && reason.is_none() && value != setting.was {
            return Err(FormFault::Empty(FieldName::Reason));
        }
        Ok(Proposal::Set {
            key: setting.key.clone(),
            value,
            expected: Some(setting.was.clone()),
        })
    }

    /// Puts the value on top of what a colleague has written meanwhile; a reason is wanted.
    pub(in crate::screen) fn put_over(&mut self, theirs: Option<String>) {
        if let Kind::Setting(setting) = &mut self.kind {
            setting.was = theirs;
            setting.over = true;
        }
        self.stage = Stage::Typing;
        let reason = |field: &Field| field.name == FieldName::Reason;
        self.focus = self.fields.iter().position(reason);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};

    fn plan() -> Plan {
        shipped(SHIPPED_DEFAULT).unwrap()
    }

    fn today() -> Date {
        "2025-08-29".parse().unwrap()
    }

    fn form(lang: Lang, key: &str) -> (Form, Setting) {
        let plan = plan();
        let form = Form::setting(lang, &plan, &SettingKey::of(&plan, key).unwrap());
        let setting = form.of_setting().unwrap().clone();
        (form, setting)
    }

    #[test]
    fn an_untouched_form_asks_for_the_value_that_is_there() {
        let mut plan = plan();
        for (key, value) in [
            ("info.net_amount", "1234567.5"),
            ("info.supplier", "Ditta Rossi, none"),
            ("rules.local_holidays", "04-28 06-29"),
            ("clocks.content.to", "training_done content_published"),
            ("deadlines.acceptance_test", "2026-03-31"),
            ("deadlines.whole", "2026-04-30"),
        ] {
            let key = SettingKey::of(&plan, key).unwrap();
            key.assign(&mut plan, Some(value)).unwrap();
        }
        for lang in Lang::ALL {
            for key in SettingKey::all(&plan) {
                let form = Form::setting(lang, &plan, &key);
                let setting = form.of_setting().unwrap();
                let field = form.value_field().unwrap();
                let understood = setting.understood(field, today());
                assert_eq!(understood, Ok(key.value(&plan)), "{key}");
                assert!(!form.is_dirty(), "{key}");
            }
        }
    }

    #[test]
    fn what_is_typed_is_understood_in_the_words_of_people() {
        for (key, typed, value) in [
            ("clocks.content.limit", "3 mesi", Some(Some("3m"))),
            ("clocks.content.limit", "", Some(None)),
            ("clocks.content.limit", "nessuno", Some(None)),
            ("clocks.content.limit", "presto", None),
            ("clocks.maintenance.limit", "6", Some(Some("6d"))),
            ("clocks.maintenance.limit", "none", None),
            ("clocks.maintenance.limit", "", None),
            ("clocks.content.warn", "7 giorni", Some(Some("7"))),
            ("clocks.content.warn", "0", Some(None)),
            ("clocks.content.warn", "1 mese", None),
            ("rules.local_holidays", "28 aprile", Some(Some("04-28"))),
            ("rules.local_holidays", "31/2", None),
            ("info.net_amount", "98.000,00 euro", Some(Some("98000.00"))),
            ("info.net_amount", "tanto", None),
            ("info.supplier", "-", Some(Some("-"))),
            ("info.supplier", "  ", Some(None)),
            ("deadlines.whole", "31/12", Some(Some("2025-12-31"))),
            ("deadlines.whole", "1/2", Some(Some("2026-02-01"))),
            ("deadlines.whole", "domani", Some(Some("2025-08-30"))),
            ("deadlines.whole", "lunedì", Some(Some("2025-09-01"))),
            ("deadlines.whole", "", Some(None)),
            ("deadlines.whole", "nessuna", Some(None)),
            ("deadlines.whole", "31/4", None),
            ("deadlines.whole", "presto", None),
        ] {
            let (mut form, setting) = form(Lang::It, key);
            let name = form.value_field().unwrap().name;
            let field = form.field_mut(name).unwrap();
            field.set(typed);
            let value = value.map(|value| value.map(str::to_owned));
            let understood = setting.understood(field, today());
            assert_eq!(understood.ok(), value, "{key} {typed}");
        }
    }

    #[test]
    fn neither_side_of_a_clock_is_offered_for_the_other() {
        let (form, _) = form(Lang::It, "clocks.content.from");
        let mut choice = form
            .field(FieldName::Value)
            .unwrap()
            .choice
            .clone()
            .unwrap();
        for _ in 0..20 {
            choice.turn(true);
            assert_ne!(choice.value().as_deref(), Some("content_published"));
        }
    }
}
