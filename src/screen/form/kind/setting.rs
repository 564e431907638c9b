//! The form of a value of the plan: what kind of field it takes, and what was understood of it.
//!
//! A new kind of setting says in `setting_entry` how it is typed; one that people write in another way than
//! the plan does, in [`SettingForm::understood`] what is meant. Whether the plan takes the value is not
//! decided here but by `record`, which the form asks at every key.

use serde::{Deserialize, Serialize};

use crate::calendar::{
    Bias, Date, DateError, Limit, parse_date, parse_limit, parse_typed_month_days, says_none,
};
use crate::plan::{Actors, Amount, Before, ClockPenalty, Decimal, ItemNouns, PartyId, Plan};
use crate::record::{Conflict, Dossier, InfoField, Proposal, Refusal, SettingKey, Wish};
use crate::screen::form::choice::Choice;
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{Echo, FormKind, Opening, Situation};
use crate::screen::form::kind::setting_entry::{Typing, entry};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Label, Lang, sentences, setting};

/// A value of the plan that a form changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingForm {
    /// Which.
    key: SettingKey,
    /// The value it had when the form opened, or that of a colleague which is written over.
    was: Option<String>,
    /// Whether the plan can be without it.
    #[serde(skip)]
    may_be_none: bool,
    /// Whether it goes over what a colleague wrote meanwhile, which wants a reason.
    over: bool,
}

/// Who acts, as it is written already or else in the fewest words.
fn actors(ticked: &str, was: Option<&str>) -> Option<String> {
    let actors: Actors = ticked.parse().ok()?;
    let known = was.and_then(|was| was.parse().ok());
    let both = std::iter::once(Actors::both());
    let same = known
        .into_iter()
        .chain(both)
        .find(|known| known.are(&actors));
    Some(same.unwrap_or(actors).to_string())
}

/// Each of those who act by its own id.
fn named_one_by_one(actors: &Actors) -> String {
    let ids: Vec<&str> = actors.parties().iter().map(PartyId::as_str).collect();
    ids.join(" ")
}

impl SettingForm {
    /// Changes a value of the plan, the present one proposed.
    #[must_use]
    pub fn new(plan: &Plan, key: &SettingKey) -> Self {
        Self {
            was: key.value(plan),
            ..Self::absent(key.clone())
        }
    }

    /// Gives the plan a value that it has not.
    #[must_use]
    pub const fn absent(key: SettingKey) -> Self {
        Self {
            key,
            was: None,
            may_be_none: false,
            over: false,
        }
    }

    /// Which value it is.
    #[must_use]
    pub const fn key(&self) -> &SettingKey {
        &self.key
    }

    /// Whether there was a value.
    #[must_use]
    pub const fn has_value(&self) -> bool {
        self.was.is_some()
    }

    fn said(&self, at: Situation<'_>, value: Option<&str>) -> String {
        setting::value(at.lang, at.plan(), &self.key, value)
    }

    /// What is typed, in the canonical spelling; `None` for no value. A day without a year is the next
    /// one from `today` on.
    fn understood(&self, field: &Field, today: Date) -> Result<Option<String>, FormFault> {
        let fault =
            || FormFault::Value(Box::new(self.key.clone()), field.text().unwrap_or_default());
        let text = match &field.choice {
            Some(choice) => choice.value(),
            None => field.text(),
        };
        let is_words = is_words(&self.key);
        let text = text.filter(|text| is_words || !says_none(text));
        let Some(text) = text else {
            return match self.key {
                _ if self.may_be_none => Ok(None),
                SettingKey::Deadline(_) | SettingKey::By(_) => {
                    Err(FormFault::Date(FieldName::Day, DateError::Empty))
                }
                _ => Err(fault()),
            };
        };
        if let SettingKey::Deadline(_) | SettingKey::By(_) = self.key {
            let date = parse_date(&text, today, Bias::Future);
            let date = date.map_err(|error| FormFault::Date(FieldName::Day, error))?;
            return Ok(Some(date.to_string()));
        }
        let canonical = match &self.key {
            SettingKey::Limit(_) => parse_limit(&text).ok().map(|limit| limit.to_string()),
            SettingKey::Before(_) => text.parse().ok().map(|before: Before| before.to_string()),
            SettingKey::Penalty(_) => {
                let text = text.replace(',', ".");
                let rate = text.trim_end_matches('‰').trim();
                rate.parse()
                    .ok()
                    .map(|penalty: ClockPenalty| penalty.to_string())
            }
            SettingKey::Warn(_) | SettingKey::WarnAfter(_) => match parse_limit(&text) {
                Ok(Limit::Days(0)) => return Ok(None),
                Ok(Limit::Days(days)) => Some(days.to_string()),
                _ => None,
            },
            SettingKey::Actor(_) => actors(&text, self.was.as_deref()),
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
            SettingKey::ItemNouns(_) => text.parse().ok().map(|nouns: ItemNouns| nouns.to_string()),
            SettingKey::DailyPerMille | SettingKey::CapPercent => {
                let rate = text.trim_end_matches(['%', '‰']).trim();
                rate.parse().ok().map(|rate: Decimal| rate.to_string())
            }
            _ => Some(text),
        };
        canonical.map(Some).ok_or_else(fault)
    }

    /// Whether what is typed is worth saying back: it is more than the text itself.
    fn is_said_back(&self, field: &Field) -> bool {
        let is_words = is_words(&self.key);
        field.name == FieldName::Value && field.choice.is_none() && !is_words
    }
}

/// Whether any words will do as a value.
fn is_words(key: &SettingKey) -> bool {
    match key {
        SettingKey::Info(name) => *name != InfoField::NetAmount,
        SettingKey::PartyLabel(_)
        | SettingKey::PartyNoun(_)
        | SettingKey::Name(_)
        | SettingKey::PointGroup(..) => true,
        _ => false,
    }
}

/// Whether a plan can be without a value.
#[must_use]
pub fn can_be_none(plan: &Plan, key: &SettingKey) -> bool {
    key.assign(&mut plan.clone(), None).is_ok()
}

/// The field of the value.
fn value(fields: &Fields) -> Option<&Field> {
    let day = || fields.field(FieldName::Day);
    fields.field(FieldName::Value).or_else(day)
}

impl FormKind for SettingForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let (lang, plan, key) = (opening.lang, opening.plan(), &self.key);
        self.may_be_none = can_be_none(plan, key);
        let present = key.value(plan);
        let typed = || setting::typed(lang, key, present.as_deref());
        let written = present.as_deref().unwrap_or("none");
        let named = matches!(key, SettingKey::Actor(_)).then(|| written.parse().ok());
        let named = named
            .flatten()
            .map(|actors: Actors| named_one_by_one(&actors));
        let chosen = named.as_deref().unwrap_or(written);
        let value = match entry(plan, key) {
            Typing::Day => Field::new(FieldName::Day, &typed()).leaning(Bias::Future),
            Typing::Text => Field::new(FieldName::Value, &typed()),
            Typing::One(options) => Field::of(FieldName::Value, Choice::one(options, chosen)),
            Typing::Several(options) => {
                Field::of(FieldName::Value, Choice::several(options, chosen))
            }
        };
        Some(vec![value, Field::new(FieldName::Reason, "")])
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let value = match value(fields) {
            Some(field) => self.understood(field, today)?,
            None => None,
        };
        if self.over && value != self.was {
            fields.needed(FieldName::Reason)?;
        }
        let proposal = Proposal::Set {
            key: self.key.clone(),
            value,
            expected: Some(self.was.clone()),
        };
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = setting::name(at.lang, at.plan(), &self.key);
        (Label::TitleChange.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        SettingKey::of(&dossier.plan, &self.key.to_string()).is_ok()
    }

    /// The value there was; of several that are ticked, all.
    fn above(&self, at: Situation<'_>, fields: &Fields) -> Vec<(Label, String)> {
        let mut lines = vec![(Label::FieldWas, self.said(at, self.was.as_deref()))];
        if let Some(field) = value(fields).filter(|field| field.takes_several()) {
            let now = self.understood(field, at.today).unwrap_or_default();
            lines.push((Label::FieldBecomes, self.said(at, now.as_deref())));
        }
        if let Some(noun) = setting::in_sentences(at.lang, at.plan(), &self.key) {
            lines.push((Label::FieldInSentences, noun));
        }
        lines
    }

    /// What was understood of what is typed: "= 90 giorni".
    fn echo(&self, at: Situation<'_>, field: &Field) -> Option<Echo> {
        if !self.is_said_back(field) {
            return None;
        }
        Some(match self.understood(field, at.today) {
            Ok(value) => Echo::plain(format!("= {}", self.said(at, value.as_deref()))),
            Err(_) => Echo::fault(format!("× {}", setting::unclear(at.lang))),
        })
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
        let field = value(fields);
        let mine = field.and_then(|field| self.understood(field, at.today).ok());
        let mine = mine.flatten();
        let values = [&conflict.present, &mine, &self.was];
        Some(values.map(|value| self.said(at, value.as_deref())))
    }

    fn clash(&self, lang: Lang, by: &str) -> String {
        sentences::clash_over_value(lang, by)
    }

    fn put_over(&mut self, conflict: &Conflict, _: &Dossier, _: &mut Fields) -> Option<FieldName> {
        self.was.clone_from(&conflict.present);
        self.over = true;
        Some(FieldName::Reason)
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

    fn form(lang: Lang, plan: &Plan, key: &SettingKey) -> (SettingForm, Fields) {
        let mut form = SettingForm::new(plan, key);
        let dossier = Dossier::new(plan.clone());
        let opening = Opening {
            lang,
            dossier: &dossier,
            suspendable: Vec::new(),
            source: None,
        };
        let fields = form.begin(&opening).unwrap();
        (form, fields.into())
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
                let (form, fields) = form(lang, &plan, &key);
                let understood = form.understood(value(&fields).unwrap(), today());
                assert_eq!(understood, Ok(key.value(&plan)), "{key}");
                assert!(!fields.are_changed(), "{key}");
            }
        }
    }

    #[test]
    fn what_is_typed_is_understood_in_the_words_of_people() {
        let plan = plan();
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
            let key = SettingKey::of(&plan, key).unwrap();
            let (form, mut fields) = form(Lang::It, &plan, &key);
            fields[0].set(typed);
            let value = value.map(|value| value.map(str::to_owned));
            let understood = form.understood(&fields[0], today());
            assert_eq!(understood.ok(), value, "{key} {typed}");
        }
    }

    #[test]
    fn neither_side_of_a_clock_is_offered_for_the_other() {
        let plan = plan();
        let key = SettingKey::of(&plan, "clocks.content.from").unwrap();
        let (_, fields) = form(Lang::It, &plan, &key);
        let mut choice = fields[0].choice.clone().unwrap();
        for _ in 0..20 {
            choice.turn(true);
            assert_ne!(choice.value().as_deref(), Some("content_published"));
        }
    }
}
