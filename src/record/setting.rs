//! What of a plan may be set, under which key, and how a value is written.
//!
//! A value has one canonical spelling, the one that [`SettingKey::value`] gives; the journal keeps
//! it, so that a setting can be taken back exactly. No setting renames anything, so the plan's
//! index stays true.

use crate::calendar::{WorkingWeek, parse_month_days};
use crate::plan::{
    Allowance, Amount, ClockStart, Numbered, Party, Plan, SuspensionRule, Switch, TEXT_MAX, Text,
};

use super::info::{InfoField, info_slot, info_text, read_ceiling, spelled};
use super::name_key::{NameKey, NamePart};
use super::refusal::Refusal;
use super::setting_key::SettingKey;
use super::setting_of_clock::FIRST;

use super::setting_of_point::PointText;

impl SettingKey {
    /// Every key that this plan has, in the order a list shows them; of the deadlines, those that
    /// are set.
    #[must_use]
    pub fn all(plan: &Plan) -> Vec<Self> {
        let mut keys: Vec<Self> = InfoField::ALL.into_iter().map(Self::Info).collect();
        keys.push(Self::Us);
        for id in plan.all_parties() {
            let is_named = plan.party(&id).is_some();
            keys.push(Self::PartyLabel(id.clone()));
            keys.extend(is_named.then_some(Self::PartyNoun(id)));
        }
        keys.extend([Self::LastDay, Self::LocalHolidays, Self::WorkingWeek]);
        keys.extend([Self::Suspensions, Self::SuspensionCeiling]);
        keys.extend([Self::DailyPerMille, Self::CapPercent, Self::PenaltyParty]);
        keys.extend(plan.deadlines.keys().cloned().map(Self::Deadline));
        for (_, clock) in plan.agreed_clocks() {
            let id = &clock.id;
            keys.extend([Self::From(id.clone()), Self::To(id.clone())]);
            keys.push(match clock.allowance() {
                Allowance::Open | Allowance::Limit(_) => Self::Limit(id.clone()),
                Allowance::By(_) => Self::By(id.clone()),
                Allowance::Before(_) => Self::Before(id.clone()),
            });
            if clock.limit.is_some() {
                keys.push(Self::FirstDay(id.clone()));
            }
            if clock.has_end() {
                keys.extend([Self::OwnLastDay(id.clone()), Self::Warn(id.clone())]);
            } else {
                keys.push(Self::WarnAfter(id.clone()));
            }
            keys.push(Self::OwedBy(id.clone()));
            if clock.has_end() && !clock.informative {
                keys.push(Self::Penalty(id.clone()));
            }
            keys.push(NameKey::of_clock(id.clone(), NamePart::Label));
        }
        for register in &plan.registers {
            keys.extend([
                Self::Limit(register.id.clone()),
                Self::OwnLastDay(register.id.clone()),
                Self::Warn(register.id.clone()),
                Self::OwedBy(register.id.clone()),
            ]);
            let name = NameKey::of_clock(register.agreed().clone(), NamePart::Label);
            keys.extend(Some(name).filter(|_| register.opens()));
        }
        for id in plan.series.iter().map(|series| &series.id) {
            keys.extend([Self::Limit(id.clone()), Self::FirstDay(id.clone())]);
            keys.extend([Self::OwnLastDay(id.clone()), Self::Warn(id.clone())]);
            keys.extend([Self::OwedBy(id.clone()), Self::Penalty(id.clone())]);
            let names = [NamePart::Label, NamePart::Noun];
            keys.extend(names.map(|part| NameKey::of_clock(id.clone(), part)));
        }
        for term in &plan.terms {
            let id = &term.id;
            keys.extend([Self::Limit(id.clone()), Self::FirstDay(id.clone())]);
            keys.push(Self::Warn(id.clone()));
            keys.push(NameKey::of_clock(id.clone(), NamePart::Label));
        }
        let milestones = || plan.agreed_milestones();
        let itemised = milestones().filter(|milestone| milestone.items.is_some());
        for milestone in itemised {
            let id = &milestone.id;
            keys.extend([Self::Items(id.clone()), Self::ItemNouns(id.clone())]);
        }
        for milestone in milestones() {
            let groups = milestone.groups.iter().map(|group| group.id.clone());
            keys.extend(groups.map(|group| Self::PointGroup(milestone.id.clone(), group)));
        }
        let sides = plan.registers.iter().flat_map(|register| {
            // What a step comes after is the answer of the step before.
            let request = Some(&register.request.id).filter(|_| register.opens());
            request.into_iter().chain([&register.answer.id])
        });
        let acted = milestones().map(|milestone| &milestone.id).chain(sides);
        let series = plan.series.iter().map(|series| series.id.as_event());
        keys.extend(acted.cloned().chain(series).map(Self::Actor));
        keys.extend(milestones().map(|known| Self::Optional(known.id.clone())));
        keys.extend(NameKey::all(plan).into_iter().map(Self::Name));
        keys
    }

    /// Reads a key and makes sure that this plan has it.
    ///
    /// # Errors
    /// There is no such key.
    pub fn of(plan: &Plan, text: &str) -> Result<Self, Refusal> {
        let known = Self::all(plan);
        // A deadline and a party may be new, and a clock may be given another kind of last day.
        let is_there = |key: &Self| match key {
            Self::Deadline(_) | Self::PartyLabel(_) => true,
            Self::Point(id, _) | Self::PointGroup(id, _) => plan.milestone(id).is_some(),
            Self::By(id) | Self::Before(id) | Self::Limit(id) => {
                plan.clock(id).is_some() || known.contains(key)
            }
            _ => known.contains(key),
        };
        let asked = text.parse::<Self>().ok().filter(is_there);
        asked.ok_or_else(|| Refusal::UnknownSetting {
            text: text.to_owned(),
        })
    }

    /// The value, in its canonical spelling; `None` where there is none.
    #[must_use]
    pub fn value(&self, plan: &Plan) -> Option<String> {
        match self {
            Self::Us => plan.us.as_ref().map(ToString::to_string),
            Self::PartyLabel(id) => plan.party(id).map(|party| party.label.spelled()),
            Self::PartyNoun(id) => plan.party(id)?.noun.as_ref().map(Text::spelled),
            Self::LastDay => Some(plan.rules.last_day.to_string()),
            Self::LocalHolidays => joined(&plan.rules.local_holidays),
            Self::WorkingWeek => Some(plan.rules.working_week.as_str().to_owned()),
            Self::Suspensions => Some(plan.rules.suspensions.as_str().to_owned()),
            Self::SuspensionCeiling => plan.rules.suspension_ceiling.as_ref().and_then(spelled),
            Self::DailyPerMille => plan.penalties.daily_per_mille.map(|rate| rate.to_string()),
            Self::CapPercent => plan.penalties.cap_percent.map(|cap| cap.to_string()),
            Self::Deadline(name) => plan.deadlines.get(name).map(ToString::to_string),
            Self::Limit(id) => {
                let limit = plan.clock(id).map(|clock| clock.limit);
                let limit = limit.or_else(|| plan.numbered(id).map(Numbered::limit));
                let limit = limit.or_else(|| plan.term(id).map(|term| Some(term.limit)));
                limit.flatten().map(|limit| limit.to_string())
            }
            Self::FirstDay(id) => {
                let clock = plan.clock(id).map(|clock| clock.first_day);
                let first = clock.or_else(|| plan.term(id).map(|term| term.first_day));
                let first = first.or_else(|| plan.series(id).map(|series| series.first_day));
                first.map(|first| first.as_str().to_owned())
            }
            Self::OwnLastDay(id) => {
                let clock = plan.clock(id).map(|clock| clock.last_day);
                let register = || plan.numbered(id).map(Numbered::last_day);
                clock
                    .or_else(register)
                    .flatten()
                    .map(|rule| rule.to_string())
            }
            Self::PenaltyParty => plan.penalties.party.as_ref().map(ToString::to_string),
            Self::OwedBy(id) => {
                let clock = plan.clock(id).map(|clock| clock.owed_by.as_ref());
                let register = || plan.numbered(id).map(Numbered::owed_by);
                clock.or_else(register).flatten().map(ToString::to_string)
            }
            Self::Penalty(id) => {
                let clock = plan.clock(id).map(|clock| clock.penalty);
                let series = || plan.series(id).map(|series| series.penalty);
                clock.or_else(series)?.map(|penalty| penalty.to_string())
            }
            Self::WarnAfter(id) => {
                let days = plan.clock(id).map(|clock| clock.warn_after);
                days.filter(|days| *days > 0).map(|days| days.to_string())
            }
            Self::Warn(id) => {
                let warn = plan.clock(id).map(|clock| clock.warn);
                let warn = warn.or_else(|| plan.numbered(id).map(Numbered::warn));
                let warn = warn.or_else(|| plan.term(id).map(|term| term.warn));
                warn.filter(|days| *days > 0).map(|days| days.to_string())
            }
            Self::By(id) => plan.clock(id)?.by.map(|day| day.to_string()),
            Self::Before(id) => plan.clock(id)?.before.as_ref().map(ToString::to_string),
            Self::From(id) => {
                let clock = plan.clock(id)?;
                let names = joined(clock.starts())?;
                let is_first = matches!(clock.start(), ClockStart::First(_));
                Some(if is_first {
                    format!("{FIRST} {names}")
                } else {
                    names
                })
            }
            // Where a rejection closed it, it ends with an attempt, which no setting names.
            Self::To(id) => plan
                .clock(id)
                .and_then(|clock| joined(&clock.agreed_ends())),
            Self::Actor(id) => plan.actors_of(id).map(ToString::to_string),
            Self::Items(id) => {
                let switch = plan.milestone(id).and_then(|milestone| milestone.items);
                switch.map(|switch| on_or_off(switch == Switch::On))
            }
            Self::Optional(id) => plan.milestone(id).map(|known| on_or_off(known.optional)),
            Self::ItemNouns(id) => {
                let nouns = plan.milestone(id)?.item_nouns.as_ref();
                nouns.map(ToString::to_string)
            }
            Self::Point(id, point) => {
                let point = plan.milestone(id)?.point(point)?;
                Some(PointText::of(point).value())
            }
            Self::PointGroup(id, group) => {
                let group = plan.milestone(id)?.group(group)?;
                Some(group.label().spelled())
            }
            Self::Name(name) => name.text(plan).map(Text::spelled),
            Self::Info(InfoField::NetAmount) => plan.info.net_amount.map(|sum| sum.to_string()),
            Self::Info(field) => info_text(&plan.info, *field).cloned(),
        }
    }

    /// Sets the value; `None` takes it away where that makes sense.
    ///
    /// # Errors
    /// The setting does not take the value, or the plan would be unsound with it.
    pub fn assign(&self, plan: &mut Plan, value: Option<&str>) -> Result<(), Refusal> {
        let mut next = plan.clone();
        self.put(&mut next, value)?;
        // A deadline that has a name of its own keeps it, whatever milestones are called.
        if let (Self::Deadline(name), Some(_)) = (self, value) {
            let mut nearly = next.nearly_named();
            nearly.retain(|problem| problem.place == format!("deadlines.{name}"));
            if !nearly.is_empty() && !plan.deadlines.contains_key(name) {
                return Err(Refusal::UnsoundPlan(nearly));
            }
        }
        // A name that the plan has already goes on.
        let reserved = next.newly_reserved(plan);
        if !reserved.is_empty() {
            return Err(Refusal::UnsoundPlan(reserved));
        }
        let next = next.checked().map_err(Refusal::UnsoundPlan)?;
        let known = plan.idle_clocks();
        let mut idle = next.idle_clocks();
        idle.retain(|problem| !known.contains(problem));
        if !idle.is_empty() {
            return Err(Refusal::UnsoundPlan(idle));
        }
        *plan = next;
        Ok(())
    }

    fn put(&self, plan: &mut Plan, value: Option<&str>) -> Result<(), Refusal> {
        let bad = || self.bad(value);
        match self {
            Self::Us => {
                plan.us = value.map(str::parse).transpose().map_err(|_| bad())?;
            }
            Self::PartyLabel(_) | Self::PartyNoun(_) => self.put_of_party(plan, value)?,
            Self::LastDay => {
                plan.rules.last_day = value.and_then(|text| text.parse().ok()).ok_or_else(bad)?;
            }
            Self::LocalHolidays => {
                let days = parse_month_days(value.unwrap_or_default());
                plan.rules.local_holidays = days.map_err(|_| bad())?;
            }
            Self::WorkingWeek => {
                let asked = value.and_then(WorkingWeek::named);
                plan.rules.working_week = asked.ok_or_else(bad)?;
            }
            Self::Suspensions => {
                let asked = value.and_then(SuspensionRule::named);
                plan.rules.suspensions = asked.ok_or_else(bad)?;
            }
            Self::SuspensionCeiling => {
                let ceiling = value.map(|text| read_ceiling(text).ok_or_else(bad));
                plan.rules.suspension_ceiling = ceiling.transpose()?;
            }
            Self::DailyPerMille => {
                let rate = value.map(str::parse).transpose();
                plan.penalties.daily_per_mille = rate.map_err(|_| bad())?;
            }
            Self::CapPercent => {
                let cap = value.map(str::parse).transpose();
                plan.penalties.cap_percent = cap.map_err(|_| bad())?;
            }
            Self::Deadline(name) => {
                let date = value.map(str::parse).transpose().map_err(|_| bad())?;
                match date {
                    Some(date) => drop(plan.deadlines.insert(name.clone(), date)),
                    None => drop(plan.deadlines.remove(name)),
                }
            }
            Self::PenaltyParty => {
                plan.penalties.party = value.map(str::parse).transpose().map_err(|_| bad())?;
            }
            Self::Limit(_)
            | Self::By(_)
            | Self::Before(_)
            | Self::FirstDay(_)
            | Self::OwnLastDay(_)
            | Self::Warn(_)
            | Self::WarnAfter(_)
            | Self::OwedBy(_)
            | Self::Penalty(_)
            | Self::From(_)
            | Self::To(_) => self.put_of_clock(plan, value)?,
            Self::Actor(_) | Self::Items(_) | Self::ItemNouns(_) | Self::Optional(_) => {
                self.put_of_milestone(plan, value)?;
            }
            Self::Point(id, point) => self.put_point(plan, (id, point), value)?,
            Self::PointGroup(id, group) => self.put_group(plan, (id, group), value)?,
            Self::Name(name) => name.put(plan, value)?,
            Self::Info(field) => self.put_info(plan, *field, value)?,
        }
        Ok(())
    }

    /// The names of a party. Who is not named any more is gone, unless every contract has them; what has a noun
    /// has a label.
    fn put_of_party(&self, plan: &mut Plan, value: Option<&str>) -> Result<(), Refusal> {
        let bad = || self.bad(value);
        let text = match value {
            Some(value) if value.trim().is_empty() => return Err(Refusal::EmptyText),
            Some(value) => Some(Text::read(value).ok_or_else(bad)?),
            None => None,
        };
        match (self, text) {
            (Self::PartyLabel(id), None) => {
                let has_noun = plan.party(id).is_some_and(|party| party.noun.is_some());
                if has_noun {
                    return Err(bad());
                }
                plan.parties.retain(|party| party.id != *id);
            }
            (Self::PartyLabel(id), Some(label)) => {
                match plan.parties.iter_mut().find(|party| party.id == *id) {
                    Some(party) => party.label = label,
                    None => plan.parties.push(Party {
                        id: id.clone(),
                        label,
                        noun: None,
                    }),
                }
            }
            (Self::PartyNoun(id), noun) => {
                let party = plan.parties.iter_mut().find(|party| party.id == *id);
                party.ok_or_else(bad)?.noun = noun;
            }
            _ => return Err(bad()),
        }
        Ok(())
    }

    fn put_info(
        &self,
        plan: &mut Plan,
        field: InfoField,
        value: Option<&str>,
    ) -> Result<(), Refusal> {
        if let Some(text) = value {
            if text.trim().is_empty() {
                return Err(Refusal::EmptyText);
            }
            if text.chars().count() > TEXT_MAX {
                return Err(Refusal::TextTooLong);
            }
        }
        if field == InfoField::NetAmount {
            let sum: Result<Option<Amount>, _> = value.map(str::parse).transpose();
            plan.info.net_amount = sum.map_err(|_| self.bad(value))?;
        } else if let Some(slot) = info_slot(&mut plan.info, field) {
            *slot = value.map(str::to_owned);
        }
        Ok(())
    }
}

/// A switch as it is written.
fn on_or_off(on: bool) -> String {
    if on { "on" } else { "off" }.to_owned()
}

fn joined<T: ToString>(list: &[T]) -> Option<String> {
    let texts: Vec<String> = list.iter().map(ToString::to_string).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};

    fn plan() -> Plan {
        shipped(SHIPPED_DEFAULT).unwrap()
    }

    #[test]
    fn every_key_reads_back_and_keeps_its_own_value() {
        let plan = plan();
        for key in SettingKey::all(&plan) {
            assert_eq!(SettingKey::of(&plan, &key.to_string()).as_ref(), Ok(&key));
            let mut same = plan.clone();
            key.assign(&mut same, key.value(&plan).as_deref()).unwrap();
            assert_eq!(same, plan, "{key}");
        }
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn a_setting_takes_what_it_means_and_refuses_the_rest() {
        for (key, value, taken) in [
            ("rules.last_day", Some("civil"), true),
            ("rules.last_day", Some("sunday"), false),
            ("rules.last_day", None, false),
            ("rules.local_holidays", Some("04-28 06-29"), true),
            ("rules.local_holidays", Some("02-30"), false),
            ("rules.local_holidays", None, true),
            ("clocks.content.limit", Some("3m"), true),
            ("clocks.content.limit", None, true),
            ("clocks.content.limit", Some("0d"), false),
            ("clocks.assistance.limit", Some("15d"), true),
            ("clocks.maintenance.limit", Some("4y"), true),
            ("clocks.maintenance.limit", None, false),
            ("clocks.content.warn", Some("5"), true),
            ("clocks.content.warn", Some("500"), true),
            ("clocks.content.warn", Some("36501"), false),
            ("rules.suspension_ceiling", Some("25% of content"), true),
            // Without a percent they count for nothing, but a plan may say so.
            ("rules.suspension_ceiling", Some("6m of content"), true),
            ("clocks.plan_delivery.limit", Some("2d"), true),
            ("clocks.content.warn", Some("-1"), false),
            (
                "clocks.test_training.from",
                Some("migration_verified"),
                true,
            ),
            ("clocks.test_training.from", Some("nowhere"), false),
            ("clocks.test_training.from", Some("training_done"), false),
            (
                "clocks.content.to",
                Some("content_published training_done"),
                true,
            ),
            ("clocks.content.to", None, false),
            ("clocks.migration.owed_by", Some("administration"), true),
            ("clocks.migration.owed_by", Some("nobody"), false),
            ("clocks.migration.owed_by", None, true),
            ("clocks.assistance.owed_by", Some("supplier"), true),
            ("clocks.migration.penalty", Some("0"), true),
            ("clocks.migration.penalty", Some("0.5"), true),
            ("clocks.migration.penalty", Some("100 euro"), true),
            ("clocks.migration.penalty", Some("a lot"), false),
            ("clocks.plan_acceptance_wait.warn_after", Some("20"), true),
            ("clocks.plan_acceptance_wait.warn_after", Some("-1"), false),
            ("clocks.maintenance.warn", Some("90"), true),
            ("penalties.party", Some("supplier"), true),
            ("penalties.party", Some("nobody"), false),
            ("parties.supplier.label", Some("Ditta | Firm"), true),
            ("parties.supplier.label", Some("una | due | tre"), false),
            ("parties.supplier.label", Some(" "), false),
            ("parties.supplier.label", None, true),
            // Nobody needs a party that nobody is.
            ("parties.funder.label", Some("Ministero"), true),
            ("parties.both.label", Some("Tutti"), false),
            ("us", Some("supplier"), true),
            ("us", Some("suplier"), false),
            ("us", None, true),
            ("milestones.plan_accepted.actor", Some("supplier"), true),
            ("milestones.plan_accepted.actor", Some("both"), true),
            (
                "milestones.plan_accepted.actor",
                Some("supplier, administration"),
                true,
            ),
            (
                "milestones.plan_accepted.actor",
                Some("supplier supplier"),
                false,
            ),
            ("milestones.plan_accepted.actor", Some("nobody"), false),
            (
                "milestones.plan_accepted.actor",
                Some("both supplier"),
                false,
            ),
            ("milestones.plan_accepted.actor", None, false),
            ("milestones.assistance_answer.actor", Some("both"), true),
            ("milestones.training_done.items", Some("on"), true),
            ("milestones.training_done.items", Some("maybe"), false),
            ("milestones.training_done.optional", Some("on"), true),
            ("milestones.training_done.optional", Some("off"), true),
            ("milestones.training_done.optional", Some("true"), false),
            ("milestones.training_done.optional", None, false),
            // All the others come after it.
            ("milestones.award.optional", Some("on"), false),
            (
                "milestones.training_done.item_nouns",
                Some("aula / aule"),
                true,
            ),
            ("milestones.training_done.item_nouns", Some("aule"), false),
            ("milestones.content_published.item_nouns", None, true),
            ("rules.suspension_ceiling", Some("25% 6m"), true),
            ("rules.suspension_ceiling", Some("90d"), true),
            ("rules.suspension_ceiling", Some("6m 20%"), true),
            ("rules.suspension_ceiling", None, true),
            ("rules.suspension_ceiling", Some(""), false),
            ("rules.suspension_ceiling", Some("25% 30%"), false),
            ("rules.suspension_ceiling", Some("0%"), false),
            ("rules.suspension_ceiling", Some("a quarter"), false),
            ("info.net_amount", Some("98.000,00"), true),
            ("info.net_amount", Some("much"), false),
            ("info.title", Some("  "), false),
            ("info.rup", Some("G. Torri"), true),
        ] {
            let mut plan = plan();
            let key = SettingKey::of(&plan, key).unwrap();
            assert_eq!(
                key.assign(&mut plan, value).is_ok(),
                taken,
                "{key} {value:?}"
            );
        }
    }

    #[test]
    fn a_party_is_named_in_one_language_or_two_and_every_name_reads_back() {
        let mut plan = plan();
        let label = SettingKey::of(&plan, "parties.supplier.label").unwrap();
        // Without a label there is nothing that a noun is of.
        assert!(SettingKey::of(&plan, "parties.supplier.noun").is_err());
        let before = plan.clone();
        for value in [
            "Ditta | Firm",
            "Rossi S.r.l.",
            r#""a | b""#,
            r#"{"it":"a|b","en":"c"}"#,
        ] {
            label.assign(&mut plan, Some(value)).unwrap();
            assert_eq!(label.value(&plan).as_deref(), Some(value));
        }
        let noun = SettingKey::of(&plan, "parties.supplier.noun").unwrap();
        noun.assign(&mut plan, Some("la ditta | the firm")).unwrap();
        assert!(
            label.assign(&mut plan, None).is_err(),
            "the noun would be lost"
        );
        noun.assign(&mut plan, None).unwrap();
        label.assign(&mut plan, None).unwrap();
        assert_eq!(plan, before);
        // A party that something names cannot go.
        let funder = SettingKey::of(&plan, "parties.funder.label").unwrap();
        funder.assign(&mut plan, Some("Ministero")).unwrap();
        let actor = SettingKey::of(&plan, "milestones.award.actor").unwrap();
        actor.assign(&mut plan, Some("funder")).unwrap();
        assert!(funder.assign(&mut plan, None).is_err());
    }

    #[test]
    fn whatever_has_a_name_can_be_called_otherwise() {
        let written = |plan: &Plan| serde_json::to_string(plan).unwrap();
        for plan in ["civitavecchia", "forniture", "gestione"].map(|name| shipped(name).unwrap()) {
            for key in SettingKey::all(&plan) {
                let SettingKey::Name(name) = &key else {
                    continue;
                };
                let mut next = plan.clone();
                key.assign(&mut next, Some("Altro | Other")).unwrap();
                let text = name.text(&next).unwrap();
                assert_eq!([text.it(), text.en()], ["Altro", "Other"], "{key}");
                // As it is read again: a step is in two places, and its clock is called by it.
                let read = Plan::from_json(&written(&next)).unwrap();
                assert_eq!(read, next, "{key}");
                key.assign(&mut next, key.value(&plan).as_deref()).unwrap();
                assert_eq!(next, plan, "{key}");
                assert_eq!(
                    key.assign(&mut next, Some("  ")),
                    Err(Refusal::EmptyText),
                    "{key}"
                );
            }
        }
        let mut plan = plan();
        for (key, may_be_none) in [
            ("phases.5.title", false),
            ("phases.5.short", true),
            ("milestones.award.label", false),
            ("milestones.award.noun", true),
            ("milestones.assistance_answer.label", false),
            ("clocks.maintenance.label", false),
            ("clocks.assistance.label", false),
        ] {
            let key = SettingKey::of(&plan, key).unwrap();
            assert_eq!(key.assign(&mut plan, None).is_ok(), may_be_none, "{key}");
        }
    }

    #[test]
    fn an_unknown_key_is_refused() {
        let plan = plan();
        let refusal = SettingKey::of(&plan, "rules.lastday").unwrap_err();
        let text = "rules.lastday".to_owned();
        assert_eq!(refusal, Refusal::UnknownSetting { text });
        for text in [
            "",
            "x",
            "clocks.nowhere.limit",
            "milestones.award.items",
            "milestones.award.item_nouns",
            "milestones.assistance_answer.optional",
            "clocks.assistance.from",
            "phases.9.title",
            "phases.5.label",
            "clocks.content.noun",
            "milestones.nobody.label",
        ] {
            assert!(SettingKey::of(&plan, text).is_err(), "{text}");
        }
    }
}
