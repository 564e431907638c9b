//! A value that a setting does not take: what it takes, and a day that may be read in two ways.

use crate::calendar::{MonthDay, MonthDayError, parse_typed_month_days};
use crate::plan::Plan;
use crate::record::SettingKey;
use crate::say;

use super::sanitize::sanitized;
use super::{Lang, dates};

/// That a setting does not take a value: a day of every year with both its readings, anything else with
/// what the setting takes.
pub(super) fn bad_value(lang: Lang, plan: &Plan, key: &SettingKey, value: &str) -> String {
    let both = match key {
        SettingKey::LocalHolidays => two_readings(lang, value),
        _ => None,
    };
    both.unwrap_or_else(|| {
        let is_term = matches!(key, SettingKey::Limit(id) if plan.term(id).is_some());
        not_taken(lang, key, value, is_term)
    })
}

/// That a day of every year may be read either way, with both; `None` where it may not.
#[must_use]
pub(super) fn two_readings(lang: Lang, typed: &str) -> Option<String> {
    let Err(MonthDayError::TwoReadings {
        day_first,
        month_first,
    }) = parse_typed_month_days(typed)
    else {
        return None;
    };
    let said = |day| in_words(lang, day);
    let (one, other) = (said(day_first), said(month_first));
    let written = |day: MonthDay| format!("{}/{}", day.day(), day.month());
    let (first, second) = (written(day_first), written(month_first));
    let typed = month_first.to_string();
    Some(either_way(lang, &typed, (&one, &other), (&first, &second)))
}

say! {
    fn either_way(lang, typed: &str, read: (&str, &str), written: (&str, &str))
        let (one, other) = read; let (first, second) = written;
        it "{typed} si legge in due modi, {one} e {other}: scrivi {first} o {second}, prima il giorno."
        en "{typed} may be read as {one} or as {other}: type {first} or {second}, the day first.";
}

/// A day of every year: "28 aprile".
pub(super) fn in_words(lang: Lang, day: MonthDay) -> String {
    format!("{} {}", day.day(), dates::month_long(lang, day.month()))
}

say! {
    /// That a setting does not take a value, and what it takes.
    fn not_taken(lang, key: &SettingKey, value: &str, is_term: bool)
        let (value, takes) = (sanitized(value), takes(lang, key, is_term));
        it "{key} non accetta \"{value}\". Valori: {takes}."
        en "{key} does not take \"{value}\". Values: {takes}.";

    /// What a setting takes; a term always has a duration.
    fn takes(lang, key: &SettingKey, is_term: bool) -> &str match (key, is_term) {
        (SettingKey::LastDay | SettingKey::OwnLastDay(_), _) => every "nominal, civil, civil_local, eu1182";
        (SettingKey::WorkingWeek, _) => every "mon-fri, mon-sat";
        (SettingKey::FirstDay(_), _) => every "excluded, counts";
        (SettingKey::LocalHolidays, _) =>
            it "giorni come 31/8 o 31 agosto, o none"
            en "days such as 31/8 or 31 August, or none";
        (SettingKey::Suspensions, _) => every "stop_clocks, note_only";
        (SettingKey::SuspensionCeiling, _) =>
            it "una parte della durata (fino a 1000%) e un tempo (fino a 100 anni), come 25% 6m, o none"
            en "a part of the duration (up to 1000%) and a time (up to 100 years), such as 25% 6m, or none";
        (SettingKey::DailyPerMille, _) =>
            it "un numero fino a 1000, come 0,6, o none"
            en "a number up to 1000, such as 0.6, or none";
        (SettingKey::CapPercent, _) =>
            it "un numero fino a 100, come 10, o none"
            en "a number up to 100, such as 10, or none";
        (SettingKey::Deadline(_) | SettingKey::By(_), _) =>
            it "una data come 31/03/2026, o none"
            en "a date such as 31/03/2026, or none";
        (SettingKey::Before(_), _) =>
            it "un limite e da che cosa si conta a ritroso, come 60d event:ID, 60d term:ID o 60d deadline:NOME, o none"
            en "a limit and what it is counted back from, such as 60d event:ID, 60d term:ID or 60d deadline:NAME, or none";
        (SettingKey::Limit(_), true) =>
            it "una durata come 30d, 3m, 5y, fino a 100 anni"
            en "a duration such as 30d, 3m, 5y, up to 100 years";
        (SettingKey::Limit(_), false) =>
            it "un limite come 30d, 5wd, 3m, 5y, fino a 100 anni (le ore non si contano), o none"
            en "a limit such as 30d, 5wd, 3m, 5y, up to 100 years (hours are not counted), or none";
        (SettingKey::Actor(_), _) =>
            it "l'id di una parte, come supplier o administration, più d'uno, o both"
            en "the id of a party, such as supplier or administration, several of them, or both";
        (SettingKey::PartyLabel(_) | SettingKey::PartyNoun(_), _) =>
            it "un nome, o uno per lingua come Ministero | Ministry; none solo se nessuno la nomina e non ha un nome con l'articolo"
            en "a name, or one for each language such as Ministero | Ministry; none only where nothing names it and it has no name with an article";
        (SettingKey::Name(_), _) =>
            it "un nome, o uno per lingua come Consegna | Delivery; none solo dove un nome può mancare"
            en "a name, or one for each language such as Consegna | Delivery; none only where there need not be one";
        (SettingKey::Us | SettingKey::OwedBy(_) | SettingKey::PenaltyParty, _) =>
            it "l'id di una parte, come supplier o administration, o none"
            en "the id of a party, such as supplier or administration, or none";
        (SettingKey::Penalty(_), _) =>
            it "0, un per mille fino a 1000, come 0,5, una somma come 100 euro, o none"
            en "0, a per mille up to 1000, such as 0.5, a sum such as 100 euro, or none";
        (SettingKey::Warn(_) | SettingKey::WarnAfter(_), _) =>
            it "un numero di giorni, da 0 a 36500"
            en "a number of days, from 0 to 36500";
        (SettingKey::From(_), _) =>
            it "gli id di uno o più eventi, con first: davanti se conta il primo; none solo se l'ultimo giorno è fisso"
            en "the ids of one or more events, with first: in front where the first counts; none only where the last day is fixed";
        (SettingKey::To(_), _) =>
            it "gli id di uno o più eventi"
            en "the ids of one or more events";
        (SettingKey::Items(_) | SettingKey::Optional(_), _) => every "on, off";
        (SettingKey::ItemNouns(_), _) =>
            it "il nome di una e di più d'una, come aula pronta / aule pronte, in inglese dopo |, o none"
            en "the name of one and of several, such as room ready / rooms ready, in English behind |, or none";
        (SettingKey::PointGroup(..), _) => say super::checklist::group_takes(lang);
        (SettingKey::Point(..), _) => say super::checklist::takes(lang);
        (SettingKey::Info(_), _) =>
            it "un importo come 98000,00, o none"
            en "an amount such as 98000.00, or none";
    }
}
