//! What of the plan may be set, in words: its name, what it means, the value it has.
//!
//! A new kind of setting gets its two sentences in [`about()`]; one whose value is more than a text,
//! its words in [`value()`] and its spelling in [`typed`]. The canonical spelling of a value is that
//! of [`SettingKey::value`]; it is what comes in here, and never what goes out alone. Next:
//! `about.rs`, `value.rs`.

use std::path::Path;

use super::bad_value::two_readings;
mod about;
mod refused;
mod value;

use crate::plan::{ClockId, MilestoneId, PartyId, Plan, Text};
use crate::record::{InfoField, NameKey, NameOf, NamePart, SettingKey};
use crate::say;

use super::Lang;
use super::checklist::{group_setting_name, setting_name};
use super::event::{WHOLE, capitalised, deadline, deadline_first, phase};
use super::party;
use super::sanitize::sanitized;
use super::shell::command;
use super::state::text;

pub use about::{SettingEntry, about};
pub use refused::refused;
pub use value::{
    amount, first_day, items, last_day, no_value_of, optional, penalty, per_mille, percent,
    suspensions, typed, value, with_spelling, working_week,
};

/// The heading that a setting stands under: "Contratto", "Fase 3, Migrazione e integrazione".
#[must_use]
pub fn heading(lang: Lang, plan: &Plan, key: &SettingKey) -> String {
    if let Some(id) = key.clock() {
        return match place(plan, id) {
            Some((number, label)) => under_phase(lang, number, text(lang, label)),
            None => id.to_string(),
        };
    }
    match key {
        SettingKey::Info(_) | SettingKey::Us => contract(lang).to_owned(),
        SettingKey::PartyLabel(_) | SettingKey::PartyNoun(_) => parties(lang).to_owned(),
        SettingKey::Actor(id) => match happens_in(plan, id) {
            Some((number, _)) => under_phase(lang, number, who_acts(lang)),
            None => id.to_string(),
        },
        SettingKey::Optional(id) => match happens_in(plan, id) {
            Some((number, _)) => under_phase(lang, number, what_is_optional(lang)),
            None => id.to_string(),
        },
        SettingKey::Name(name) => match named_in(plan, &name.of) {
            Some(number) => under_phase(lang, number, names(lang)),
            None => name.to_string(),
        },
        SettingKey::Items(id)
        | SettingKey::ItemNouns(id)
        | SettingKey::PointGroup(id, _)
        | SettingKey::Point(id, _) => match happens_in(plan, id) {
            Some((number, label)) => under_phase(lang, number, text(lang, label)),
            None => id.to_string(),
        },
        SettingKey::DailyPerMille
        | SettingKey::CapPercent
        | SettingKey::PenaltyParty
        | SettingKey::Deadline(_) => penalties_and_fixed_days(lang).to_owned(),
        _ => how_days_counted(lang).to_owned(),
    }
}

/// The phase that a name is of, or of something in it.
fn named_in(plan: &Plan, of: &NameOf) -> Option<u32> {
    match of {
        NameOf::Phase(number) => Some(*number),
        NameOf::Event(id) => happens_in(plan, id).map(|(number, _)| number),
        NameOf::Clock(id) => place(plan, id).map(|(number, _)| number),
    }
}

fn under_phase(lang: Lang, number: u32, label: &str) -> String {
    format!(
        "{}, {}",
        capitalised(&phase(lang, number)),
        sanitized(label)
    )
}

/// What a setting is called in a list under its heading: a fixed day by what it is of.
#[must_use]
pub fn label(lang: Lang, plan: &Plan, key: &SettingKey) -> String {
    match key {
        SettingKey::Deadline(name) => deadline_first(lang, plan, name),
        SettingKey::Actor(id) | SettingKey::Optional(id) => event(lang, plan, id),
        SettingKey::PartyLabel(_) | SettingKey::PartyNoun(_) => name(lang, plan, key),
        // Under the heading of the names of a phase, by what is called so.
        SettingKey::Name(NameKey {
            of: NameOf::Event(id),
            part,
        }) => match part {
            NamePart::Noun => with_article(lang, &event(lang, plan, id)),
            _ => event(lang, plan, id),
        },
        SettingKey::PointGroup(_, group) => {
            format!("{}, {group}", about(lang, plan, key).label)
        }
        _ => about(lang, plan, key).label.to_owned(),
    }
}

say! {
    /// The row that adds a fixed day.
    pub fn new_fixed_day(lang) -> &str
        it "nuova data fissa…"
        en "new fixed day…";
}

/// What that row does: its name, what it means, how it is done on the command line.
#[must_use]
pub fn new_fixed_day_explained(lang: Lang, named: Option<&Path>) -> [String; 3] {
    let says = on_command_line(lang);
    let line = format!("set deadlines.{WHOLE} 2026-03-31");
    [
        a_new_fixed_day(lang).to_owned(),
        about_new_fixed_day(lang).to_owned(),
        format!("{says}: {}", command(&line, named)),
    ]
}

/// What a setting is called without its heading: "Fase 5, limite", "Fornitore".
#[must_use]
pub fn name(lang: Lang, plan: &Plan, key: &SettingKey) -> String {
    let label = about(lang, plan, key).label;
    match key {
        SettingKey::Point(id, point) => {
            return setting_name(lang, &event(lang, plan, id), point.as_str());
        }
        SettingKey::PointGroup(id, group) => {
            return group_setting_name(lang, &event(lang, plan, id), group.as_str());
        }
        _ => {}
    }
    let of = match (key, key.clock()) {
        // The two that are always there by their common names, which stay: what they are called is what is set.
        (SettingKey::PartyLabel(id) | SettingKey::PartyNoun(id), _) => {
            let is_common = [PartyId::ADMINISTRATION, PartyId::SUPPLIER].contains(&id.as_str());
            let party = if is_common {
                party::common_label(lang, id).to_owned()
            } else {
                party::label(lang, plan, id)
            };
            let party = capitalised(&party);
            return format!("{party}, {}", label.to_lowercase());
        }
        (_, Some(id)) => clock(lang, plan, id),
        (_, None) if key.milestone().is_some() => {
            let event = key.milestone().map(|id| event(lang, plan, id));
            event.unwrap_or_default()
        }
        (
            SettingKey::Name(NameKey {
                of: NameOf::Phase(number),
                ..
            }),
            _,
        ) => phase(lang, *number),
        (SettingKey::Deadline(id), _) => return format!("{label}, {}", deadline(lang, plan, id)),
        _ => return label.to_owned(),
    };
    format!("{}, {}", capitalised(&of), label.to_lowercase())
}

/// What has a limit is called by its phase where it is alone there, else by its label: a name that
/// stays whatever is set.
fn clock(lang: Lang, plan: &Plan, id: &ClockId) -> String {
    let Some((number, label)) = place(plan, id) else {
        return id.to_string();
    };
    let clocks = plan.clocks_of(number).count();
    let registers = plan.registers.iter().filter(|r| r.phase == number);
    let terms = plan.terms.iter().filter(|term| term.phase == number);
    let series = plan.series.iter().filter(|known| known.phase == number);
    if clocks + registers.count() + terms.count() + series.count() == 1 {
        phase(lang, number)
    } else {
        sanitized(text(lang, label)).into_owned()
    }
}

/// The phase and the label of a milestone or of a side of a register.
fn happens_in<'p>(plan: &'p Plan, id: &MilestoneId) -> Option<(u32, &'p Text)> {
    let milestone = plan.milestone(id).map(|known| (known.phase, &known.label));
    let side = || {
        let register = plan.register_of_side(id)?;
        let side = [&register.request, &register.answer];
        let side = side.into_iter().find(|side| side.id == *id)?;
        Some((register.phase, &side.label))
    };
    let series = || plan.series_of(id).map(|known| (known.phase, &known.label));
    milestone.or_else(side).or_else(series)
}

/// What a milestone or a side of a register is called.
fn event(lang: Lang, plan: &Plan, id: &MilestoneId) -> String {
    let label = happens_in(plan, id).map(|(_, label)| sanitized(text(lang, label)));
    label.map_or_else(|| id.to_string(), std::borrow::Cow::into_owned)
}

/// The phase and the label of a clock, a register or a term.
fn place<'p>(plan: &'p Plan, id: &ClockId) -> Option<(u32, &'p Text)> {
    let clock = plan.clock(id).map(|clock| (clock.phase, &clock.label));
    let register = || {
        plan.numbered(id)
            .map(|known| (known.phase(), known.label()))
    };
    let term = || plan.term(id).map(|term| (term.phase, &term.label));
    clock.or_else(register).or_else(term)
}

/// Of a name of lists, the one with its article beside it.
fn noun_beside(key: &SettingKey) -> Option<SettingKey> {
    match key {
        SettingKey::Name(name) => name.noun_beside().map(SettingKey::Name),
        SettingKey::PartyLabel(id) => Some(SettingKey::PartyNoun(id.clone())),
        _ => None,
    }
}

/// Of a name of lists, the one with its article that sentences have, where there is one.
#[must_use]
pub fn in_sentences(lang: Lang, plan: &Plan, key: &SettingKey) -> Option<String> {
    let noun = match &noun_beside(key)? {
        SettingKey::Name(name) => name.text(plan)?,
        SettingKey::PartyNoun(id) => plan.party(id)?.noun.as_ref()?,
        _ => return None,
    };
    Some(sanitized(text(lang, noun)).into_owned())
}

/// That a name of lists alone was set, where sentences have another one, and how that is set.
#[must_use]
pub fn sentences_keep(
    lang: Lang,
    plan: &Plan,
    key: &SettingKey,
    named: Option<&Path>,
) -> Option<String> {
    let noun = in_sentences(lang, plan, key)?;
    let line = format!("set {}", noun_beside(key)?);
    Some(in_sentences_still(lang, &noun, &command(&line, named)))
}

/// What to type instead of what is not understood.
#[must_use]
pub fn not_understood(lang: Lang, key: &SettingKey, typed: &str) -> String {
    if let (SettingKey::LocalHolidays, Some(sentence)) = (key, two_readings(lang, typed)) {
        return sentence;
    }
    let takes = match key {
        SettingKey::Limit(_) => a_limit(lang),
        SettingKey::Warn(_) => a_number_of_days(lang),
        SettingKey::WarnAfter(_) => days_of_waiting(lang),
        SettingKey::Penalty(_) => a_penalty(lang),
        SettingKey::LocalHolidays => some_holidays(lang),
        SettingKey::Info(InfoField::NetAmount) => an_amount(lang),
        SettingKey::SuspensionCeiling => a_ceiling(lang),
        SettingKey::DailyPerMille | SettingKey::CapPercent => a_number(lang),
        SettingKey::Deadline(_) | SettingKey::By(_) => a_date(lang),
        SettingKey::Before(_) => so_long_before_what(lang),
        SettingKey::To(_) => some_events(lang),
        SettingKey::Actor(_) => some_parties(lang),
        SettingKey::PartyLabel(_) | SettingKey::PartyNoun(_) | SettingKey::Name(_) => a_name(lang),
        SettingKey::ItemNouns(_) => one_and_several(lang),
        _ => a_value(lang),
    };
    let typed = sanitized(typed);
    this_needs(lang, &typed, takes)
}

say! {
    /// Beside the field: that what is typed is not understood.
    pub fn unclear(lang) -> &str
        it "non si capisce"
        en "not understood";
}

say! {
    /// A value that the plan cannot be without.
    pub fn cannot_be_none(lang, name: &str)
        it "{name}: questo valore si cambia, ma non si toglie."
        en "{name}: this value can be changed, not taken away.";
}

/// How a setting is reached from the command line.
#[must_use]
pub fn by_command(lang: Lang, key: &SettingKey, named: Option<&Path>) -> String {
    let says = on_command_line(lang);
    format!("{says}: {}", command(&format!("set {key}"), named))
}

say! {
    fn contract(lang) -> &str it "Contratto" en "Contract";
    fn parties(lang) -> &str it "Parti" en "Parties";
    fn a_name(lang) -> &str
        it "un nome, o uno per lingua come Ministero | Ministry"
        en "a name, or one for each language such as Ministero | Ministry";
    fn what_is_optional(lang) -> &str it "eventi facoltativi" en "optional events";
    fn in_sentences_still(lang, noun: &str, how: &str)
        it "Nelle frasi resta \"{noun}\"; si cambia con: {how}"
        en "In sentences it stays \"{noun}\"; change it with: {how}";
    fn names(lang) -> &str it "nomi" en "names";
    fn with_article(lang, event: &str) it "{event}, con l'articolo" en "{event}, with its article";
    fn who_acts(lang) -> &str it "chi agisce" en "who acts";
    fn how_days_counted(lang) -> &str it "Regole di calcolo" en "How days are counted";
    fn penalties_and_fixed_days(lang) -> &str
        it "Penali e date fisse"
        en "Penalties and fixed days";
    fn on_command_line(lang) -> &str it "Da riga di comando" en "On the command line";
    fn a_new_fixed_day(lang) -> &str it "Nuova data fissa" en "New fixed day";
    fn about_new_fixed_day(lang) -> &str
        it "Una data fissata da fuori, come quella di chi finanzia: si vede quanto margine resta."
        en "A day fixed from outside, such as the funder's: what is left until then is shown.";
    fn a_limit(lang) -> &str
        it "90, 5 giorni lavorativi, 3 mesi, 5 anni, fino a 100 anni; le ore non si contano"
        en "90, 5 working days, 3 months, 5 years, up to 100 years; hours are not counted";
    fn a_number_of_days(lang) -> &str
        it "un numero di giorni da 0 a 36500, come 7"
        en "a number of days from 0 to 36500, as 7";
    fn days_of_waiting(lang) -> &str
        it "un numero di giorni da 0 a 36500, come 30"
        en "a number of days from 0 to 36500, as 30";
    fn a_penalty(lang) -> &str
        it "0, un per mille fino a 1000, come 0,5, o una somma come 100 euro"
        en "0, a per mille up to 1000, such as 0.5, or a sum such as 100 euro";
    fn some_holidays(lang) -> &str it "28/4 o 28 aprile" en "28/4 or 28 April";
    fn an_amount(lang) -> &str
        it "un importo, per esempio 98000,00"
        en "an amount, such as 98000.00";
    fn a_ceiling(lang) -> &str
        it "un tetto, come 25% o 6 mesi o 25% 6m"
        en "a ceiling, as 25% or 6 months or 25% 6m";
    fn a_number(lang) -> &str
        it "un numero fino a 1000, come 0,6 o 10"
        en "a number up to 1000, such as 0.6 or 10";
    fn a_date(lang) -> &str it "una data, come 31/3/2026" en "a date, as 31/3/2026";
    fn so_long_before_what(lang) -> &str
        it "un limite e da che cosa, come 60d event:ID"
        en "a limit and what from, as 60d event:ID";
    fn some_events(lang) -> &str
        it "almeno un evento, con Spazio"
        en "one event at least, by Space";
    fn some_parties(lang) -> &str
        it "almeno una parte, con Spazio"
        en "one party at least, by Space";
    fn one_and_several(lang) -> &str
        it "il nome di una e di più d'una, come aula pronta / aule pronte"
        en "the name of one and of several, such as room ready / rooms ready";
    fn a_value(lang) -> &str it "un valore" en "a value";

    fn this_needs(lang, typed: &str, takes: &str) match typed {
        "" => it "Qui serve {takes}." en "This needs {takes}.";
        typed =>
            it "\"{typed}\" non va bene: scrivi {takes}."
            en "\"{typed}\" will not do: type {takes}.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_limit;
    use crate::plan::{Amount, SHIPPED_DEFAULT, shipped};

    fn plan() -> Plan {
        shipped(SHIPPED_DEFAULT).unwrap()
    }

    fn said(lang: Lang, key: &str) -> String {
        let plan = plan();
        let key = SettingKey::of(&plan, key).unwrap();
        let value = super::value(lang, &plan, &key, key.value(&plan).as_deref());
        format!("{}: {value}", name(lang, &plan, &key))
    }

    #[test]
    fn every_setting_has_a_name_a_meaning_and_a_heading() {
        let plan = plan();
        for lang in Lang::ALL {
            for key in SettingKey::all(&plan) {
                let SettingEntry { label, meaning } = about(lang, &plan, &key);
                assert!(!label.is_empty() && label.chars().count() <= 22, "{label}");
                let key_in = |word: &str| word.trim_matches('.') == key.to_string();
                assert!(meaning.ends_with('.') && !meaning.split(' ').any(key_in));
                let heading = heading(lang, &plan, &key);
                assert!(
                    !heading.contains('_') && heading.chars().count() > 4,
                    "{heading}"
                );
            }
        }
    }

    #[test]
    fn values_are_said_in_words() {
        for (key, it, en) in [
            (
                "clocks.content.limit",
                "Fase 5, limite: 60 giorni",
                "Phase 5, limit: 60 days",
            ),
            (
                "clocks.maintenance.limit",
                "Fase 8, durata: 5 anni",
                "Phase 8, duration: 5 years",
            ),
            (
                "clocks.assistance.warn",
                "Fase 7, preavviso: 3 giorni prima",
                "Phase 7, warning: 3 days before",
            ),
            (
                "clocks.plan_acceptance_wait.limit",
                "Attesa accettazione piano, limite: nessuno",
                "Waiting for plan acceptance, limit: none",
            ),
            (
                "clocks.acceptance.from",
                "Fase 6, parte da: Pubblicazione contenuti",
                "Phase 6, counts from: Content published",
            ),
            (
                "clocks.test_training.to",
                "Fase 4, finisce con: l'ultimo tra Test e debug conclusi e Formazione conclusa",
                "Phase 4, ends with: the last of Test and debug done and Training done",
            ),
            (
                "milestones.training_done.items",
                "Formazione conclusa, voci: no, una data sola",
                "Training done, items: no, a single date",
            ),
            (
                "rules.last_day",
                "Ultimo giorno festivo: resta quello",
                "Last day on a holiday: stays as it is",
            ),
            (
                "rules.local_holidays",
                "Feste locali: 28 aprile",
                "Local holidays: 28 April",
            ),
            ("info.supplier", "Fornitore: nessuno", "Supplier: none"),
        ] {
            assert_eq!(said(Lang::It, key), it);
            assert_eq!(said(Lang::En, key), en);
        }
    }

    #[test]
    fn an_amount_is_grouped_as_each_language_does_and_reads_back() {
        for (value, it, en) in [
            ("98000.00", "98.000,00", "98,000.00"),
            ("1234567.50", "1.234.567,50", "1,234,567.50"),
            ("999.05", "999,05", "999.05"),
        ] {
            let key = SettingKey::Info(InfoField::NetAmount);
            assert_eq!(typed(Lang::It, &key, Some(value)), it);
            assert_eq!(typed(Lang::En, &key, Some(value)), en);
            for text in [it, en] {
                assert_eq!(text.parse::<Amount>().unwrap().to_string(), value);
            }
        }
    }

    #[test]
    fn what_a_field_proposes_reads_back() {
        for lang in Lang::ALL {
            let key = SettingKey::of(&plan(), "clocks.content.limit").unwrap();
            for limit in ["90d", "1d", "3m", "5y"] {
                let text = typed(lang, &key, Some(limit));
                assert_eq!(parse_limit(&text).unwrap().to_string(), limit, "{text}");
            }
        }
        let text = typed(Lang::It, &SettingKey::LocalHolidays, Some("04-28 06-29"));
        assert_eq!(text, "28/04, 29/06");
    }
}
