//! Why something is not done: what, where, and what to do about it, one sentence or two each.
//!
//! No sentence names a key of the screen or an option of the command line; each adds its own.

use crate::calendar::Date;
use crate::plan::{Plan, TEXT_MAX};
use crate::record::{ActId, Clash, Conflict, Dossier, Refusal, SettingKey, Slot};

use super::change::author;
use super::dates::{self, with_weekday};
use super::event::{self, label, milestone};
use super::sanitize::sanitized;
use super::{Lang, known, setting};

pub use super::problem::{dossier_problem, plan_error, plan_problem};

/// Why a proposal is not carried out, and what to do.
#[must_use]
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each refusal, both languages side by side"
)]
pub fn refusal(lang: Lang, dossier: &Dossier, refusal: &Refusal) -> String {
    let plan = &dossier.plan;
    match refusal {
        Refusal::NotSuspendable(_)
        | Refusal::NothingSuspended
        | Refusal::WhichSuspension { .. }
        | Refusal::UnknownSuspension { .. }
        | Refusal::AlreadyResumed { .. }
        | Refusal::ResumptionBeforeSuspension { .. }
        | Refusal::TermBeforeResumption { .. }
        | Refusal::NothingToExtend(_)
        | Refusal::BadGrant { .. }
        | Refusal::ExtensionShortens { .. }
        | Refusal::HappenedAlready { .. }
        | Refusal::UnknownAct(_)
        | Refusal::ReasonMissingForAct(_) => {
            super::act::refusal(lang, dossier, refusal).unwrap_or_default()
        }
        Refusal::UnknownEvent(_)
        | Refusal::UnknownClock { .. }
        | Refusal::UnknownSetting { .. }
        | Refusal::UnknownRegister { .. }
        | Refusal::UnknownPlace(_) => known::not_there(lang, dossier, refusal),
        Refusal::UnknownKind { kind, known } => {
            let kind = sanitized(kind);
            match (lang, known.is_empty()) {
                (Lang::It, true) => {
                    "Qui una nota non ha un tipo: la fase non tiene un elenco di attività."
                        .to_owned()
                }
                (Lang::En, true) => {
                    "A note has no kind here: the phase keeps no log of activities.".to_owned()
                }
                (Lang::It, false) => {
                    format!("Non c'è un tipo \"{kind}\". Ci sono: {}.", listed(known))
                }
                (Lang::En, false) => {
                    format!("There is no kind \"{kind}\". There are: {}.", listed(known))
                }
            }
        }
        Refusal::WhichRegister { known } if known.is_empty() => lang
            .pick(
                "Questo cronoprogramma non ha richieste.",
                "This plan has no requests.",
            )
            .to_owned(),
        Refusal::WhichRegister { known } => match lang {
            Lang::It => format!("Indica il registro: {}.", listed(known)),
            Lang::En => format!("Name the register: {}.", listed(known)),
        },
        Refusal::UnknownRequest { n, .. } => match lang {
            Lang::It => format!("Non c'è una richiesta n. {n}. Prima va aperta."),
            Lang::En => format!("There is no request no. {n}. It must be opened first."),
        },
        Refusal::UnknownItem {
            milestone: of,
            item,
            known,
        } => {
            let of = milestone(lang, plan, of);
            match (lang, known.is_empty()) {
                (Lang::It, true) => format!("{of} non ha ancora voci: aggiungi prima \"{item}\"."),
                (Lang::En, true) => format!("{of} has no items yet: add \"{item}\" first."),
                (Lang::It, false) => {
                    format!(
                        "{of} non ha una voce \"{item}\". Ci sono: {}.",
                        listed(known)
                    )
                }
                (Lang::En, false) => {
                    format!("{of} has no item \"{item}\". There are: {}.", listed(known))
                }
            }
        }
        Refusal::DuplicateItem {
            milestone: of,
            item,
        } => {
            let of = milestone(lang, plan, of);
            match lang {
                Lang::It => format!("{of} ha già una voce \"{item}\". Scegli un'altra sigla."),
                Lang::En => format!("{of} has an item \"{item}\" already. Choose another id."),
            }
        }
        Refusal::NoItems {
            milestone: id,
            allowed,
        } => {
            let of = milestone(lang, plan, id);
            let key = SettingKey::Items(id.clone());
            match (lang, allowed) {
                (Lang::It, true) => {
                    format!("Per {of} le voci sono spente: si accendono con {key} on.")
                }
                (Lang::En, true) => {
                    format!("For {of} items are off: switch them on with {key} on.")
                }
                (Lang::It, false) => {
                    format!("L'evento {of} non è fatto di voci: ha una data sola.")
                }
                (Lang::En, false) => format!("{of} is not made of items: it has a single date."),
            }
        }
        Refusal::HasItems {
            milestone: of,
            missing,
        } => {
            let of = milestone(lang, plan, of);
            match (lang, missing.is_empty()) {
                (Lang::It, true) => format!(
                    "L'evento {of} è fatto di voci: la sua data è quella dell'ultima, e tutte hanno già una data."
                ),
                (Lang::En, true) => format!(
                    "{of} is made of items: its date is that of the last one, and all have a date already."
                ),
                (Lang::It, false) => format!(
                    "L'evento {of} è fatto di voci: la sua data è quella dell'ultima. Restano: {}.",
                    listed(missing)
                ),
                (Lang::En, false) => format!(
                    "{of} is made of items: its date is that of the last one. Still to come: {}.",
                    listed(missing)
                ),
            }
        }
        Refusal::ReasonMissing { event, date } => {
            let (name, date) = (label(lang, dossier, event), with_weekday(lang, *date));
            match lang {
                Lang::It => {
                    format!("{name} ha già una data, {date}: per cambiarla serve il motivo.")
                }
                Lang::En => {
                    format!("{name} has a date already, {date}: changing it needs a reason.")
                }
            }
        }
        Refusal::AnswerBeforeRequest {
            n,
            opened,
            answered,
        } => {
            let (opened, answered) = (with_weekday(lang, *opened), with_weekday(lang, *answered));
            match lang {
                Lang::It => format!(
                    "La richiesta n. {n} è di {opened}: la risposta non può essere prima, {answered}."
                ),
                Lang::En => format!(
                    "Request no. {n} is of {opened}: its answer cannot be earlier, {answered}."
                ),
            }
        }
        Refusal::RequestAnswered { n } => match lang {
            Lang::It => {
                format!("La richiesta n. {n} ha una risposta: togli prima la data della risposta.")
            }
            Lang::En => {
                format!("Request no. {n} has an answer: take back the date of the answer first.")
            }
        },
        Refusal::Conflict(conflict) => self::conflict(lang, dossier, conflict),
        Refusal::NothingToUndo => lang
            .pick(
                "Niente da annullare: nessuna modifica di questo account è rimasta.",
                "Nothing to undo: no change of this account is left.",
            )
            .to_owned(),
        Refusal::OtherPlan => super::backup::other_plan(lang).to_owned(),
        Refusal::NothingToRedo => lang
            .pick(
                "Niente da ripetere: questo account non ha annullato nulla.",
                "Nothing to redo: this account has taken nothing back.",
            )
            .to_owned(),
        Refusal::DateOutOfRange(date) => date_out_of_range(lang, *date),
        Refusal::EmptyText => lang
            .pick(
                "Il testo è vuoto: scrivi qualcosa.",
                "The text is empty: write something.",
            )
            .to_owned(),
        Refusal::TextTooLong => match lang {
            Lang::It => format!("Il testo è troppo lungo: al massimo {TEXT_MAX} caratteri."),
            Lang::En => format!("The text is too long: at most {TEXT_MAX} characters."),
        },
        Refusal::BadValue { key, value } => bad_value(lang, plan, key, value),
        Refusal::UnsoundPlan(problems) => {
            let problems: Vec<String> = problems.iter().map(|p| plan_problem(lang, p)).collect();
            match lang {
                Lang::It => {
                    format!(
                        "Il cronoprogramma non starebbe in piedi: {}.",
                        problems.join("; ")
                    )
                }
                Lang::En => format!("The plan would not be sound: {}.", problems.join("; ")),
            }
        }
    }
}

fn listed<T: ToString>(names: &[T]) -> String {
    names
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

pub(super) fn date_out_of_range(lang: Lang, date: Date) -> String {
    let date = dates::full(date);
    match lang {
        Lang::It => format!("La data {date} è fuori dagli anni ammessi, dal 1900 al 2200."),
        Lang::En => format!("The date {date} is outside the years allowed, 1900 to 2200."),
    }
}

/// What a setting takes.
fn bad_value(lang: Lang, plan: &Plan, key: &SettingKey, value: &str) -> String {
    if let (SettingKey::LocalHolidays, Some(sentence)) = (key, setting::two_readings(lang, value)) {
        return sentence;
    }
    let takes = match key {
        SettingKey::LastDay => "nominal, civil, civil_local, eu1182",
        SettingKey::LocalHolidays => lang.pick(
            "giorni come 31/8 o 31 agosto, o none",
            "days such as 31/8 or 31 August, or none",
        ),
        SettingKey::Suspensions => "stop_clocks, note_only",
        SettingKey::SuspensionCeiling => lang.pick(
            "una parte della durata e un tempo, come 25% 6m, o none",
            "a part of the duration and a time, such as 25% 6m, or none",
        ),
        SettingKey::DailyPerMille | SettingKey::CapPercent => lang.pick(
            "un numero come 0,6 o 10, o none",
            "a number such as 0.6 or 10, or none",
        ),
        SettingKey::Deadline(_) => lang.pick(
            "una data come 31/03/2026, o none",
            "a date such as 31/03/2026, or none",
        ),
        SettingKey::Limit(id) if plan.term(id).is_some() => lang.pick(
            "una durata come 30d, 3m, 5y",
            "a duration such as 30d, 3m, 5y",
        ),
        SettingKey::Limit(_) => lang.pick(
            "un limite come 30d, 3m, 5y, o none",
            "a limit such as 30d, 3m, 5y, or none",
        ),
        SettingKey::Warn(_) => lang.pick("un numero di giorni", "a number of days"),
        SettingKey::From(_) => lang.pick("l'id di un evento", "the id of an event"),
        SettingKey::To(_) => lang.pick(
            "gli id di uno o più eventi",
            "the ids of one or more events",
        ),
        SettingKey::Items(_) => "on, off",
        SettingKey::Info(_) => lang.pick(
            "un importo come 98000,00, o none",
            "an amount such as 98000.00, or none",
        ),
    };
    let value = sanitized(value);
    match lang {
        Lang::It => format!("{key} non accetta \"{value}\". Valori: {takes}."),
        Lang::En => format!("{key} does not take \"{value}\". Values: {takes}."),
    }
}

/// Two people changed the same value: both values, and whose the other is.
#[must_use]
pub fn conflict(lang: Lang, dossier: &Dossier, conflict: &Conflict) -> String {
    let name = slot(lang, dossier, &conflict.slot);
    let is_date = matches!(conflict.slot, Slot::Record(_) | Slot::Expectation(_));
    let value = |value: &Option<String>| match value {
        None if is_date => lang.pick("nessuna data", "no date").to_owned(),
        None => lang.pick("nessun valore", "no value").to_owned(),
        Some(text) => match (text.parse::<Date>(), &conflict.slot) {
            (Ok(date), _) if is_date => with_weekday(lang, date),
            (_, Slot::Setting(key)) => setting::with_spelling(lang, &dossier.plan, key, text),
            _ => format!("\"{}\"", sanitized(text)),
        },
    };
    let (present, expected) = (value(&conflict.present), value(&conflict.expected));
    match (lang, conflict.author.as_ref().map(author)) {
        _ if conflict.outside => super::audit::written_outside(lang, &name, &present, &expected),
        // Changed there and back: the values agree, and still it is somebody else's now.
        (Lang::It, Some(by)) if present == expected => format!(
            "Conflitto su {name}. Nel frattempo è cambiato, da ultimo per mano di {by}; nel file: {present}. Niente è stato salvato."
        ),
        (Lang::En, Some(by)) if present == expected => format!(
            "Conflict on {name}. It has changed since, last by {by}; in the file: {present}. Nothing was saved."
        ),
        (Lang::It, Some(by)) => format!(
            "Conflitto su {name}. Nel file: {present}, di {by}. Atteso: {expected}. Niente è stato salvato."
        ),
        (Lang::It, None) => format!(
            "Conflitto su {name}. Nel file: {present}. Atteso: {expected}. Niente è stato salvato."
        ),
        (Lang::En, Some(by)) => format!(
            "Conflict on {name}. In the file: {present}, by {by}. Expected: {expected}. Nothing was saved."
        ),
        (Lang::En, None) => format!(
            "Conflict on {name}. In the file: {present}. Expected: {expected}. Nothing was saved."
        ),
    }
}

/// What a value of the dossier is called.
#[must_use]
pub fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> String {
    match slot {
        Slot::Record(event) | Slot::Expectation(event) => label(lang, dossier, event),
        Slot::Item(of, item) => {
            let name = dossier
                .item(of, item)
                .map_or(item.as_str(), |item| item.name());
            format!(
                "{}: {}",
                milestone(lang, &dossier.plan, of),
                sanitized(name)
            )
        }
        Slot::Request(_, n) => {
            format!(
                "{} {}",
                lang.pick("richiesta", "request"),
                event::number(lang, *n)
            )
        }
        Slot::Suspension(n) => super::act::name(lang, ActId::Suspension(*n)),
        Slot::Extension(n) => super::act::name(lang, ActId::Extension(*n)),
        Slot::Note(n) => format!("{} {n}", lang.pick("nota", "note")),
        Slot::Setting(key) => setting::name(lang, &dossier.plan, key),
    }
}

/// A change met a value that is not the one it was made from.
#[must_use]
pub fn clash(lang: Lang, dossier: &Dossier, clash: &Clash) -> String {
    let name = clash.slot.as_ref().map(|at| slot(lang, dossier, at));
    match (lang, name) {
        (Lang::It, Some(name)) => {
            format!("{name} non ha più il valore di prima. Rileggi e riprova.")
        }
        (Lang::En, Some(name)) => {
            format!("{name} no longer has the value it had. Look again and retry.")
        }
        (Lang::It, None) => "Il fascicolo è cambiato. Rileggi e riprova.".to_owned(),
        (Lang::En, None) => "The dossier has changed. Look again and retry.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PlanProblem, ProblemKind, SHIPPED_DEFAULT, UnknownEvent, shipped};
    use crate::record::Stamp;

    fn stamp() -> Stamp {
        let at = "2025-08-28T09:41:00+02:00".parse().unwrap();
        Stamp {
            by: "M.R.".into(),
            login: "rossi".into(),
            at,
        }
    }

    fn some_of_each() -> Vec<Refusal> {
        let date = Date::from_ymd_opt(2025, 8, 28).unwrap();
        let (event, key) = ("migration_verified".parse().unwrap(), SettingKey::LastDay);
        let milestone: crate::plan::MilestoneId = "content_published".parse().unwrap();
        let item: crate::plan::ItemId = "anagrafe".parse().unwrap();
        vec![
            Refusal::UnknownEvent(UnknownEvent {
                text: "awrd".into(),
            }),
            Refusal::UnknownClock { text: "x".into() },
            Refusal::UnknownSetting {
                text: "rules.x".into(),
            },
            Refusal::UnknownRegister { text: "x".into() },
            Refusal::UnknownPlace("nowhere".into()),
            Refusal::WhichRegister { known: Vec::new() },
            Refusal::UnknownRequest {
                register: "assistance".parse().unwrap(),
                n: 3,
            },
            Refusal::UnknownItem {
                milestone: milestone.clone(),
                item: item.clone(),
                known: vec![],
            },
            Refusal::DuplicateItem {
                milestone: milestone.clone(),
                item: item.clone(),
            },
            Refusal::NoItems {
                milestone: milestone.clone(),
                allowed: true,
            },
            Refusal::HasItems {
                milestone,
                missing: vec![item],
            },
            Refusal::ReasonMissing { event, date },
            Refusal::AnswerBeforeRequest {
                n: 1,
                opened: date,
                answered: date,
            },
            Refusal::RequestAnswered { n: 1 },
            Refusal::NothingToUndo,
            Refusal::NothingToRedo,
            Refusal::DateOutOfRange(date),
            Refusal::EmptyText,
            Refusal::TextTooLong,
            Refusal::BadValue {
                key,
                value: "x\u{7}".into(),
            },
            Refusal::UnsoundPlan(vec![PlanProblem {
                place: "clocks[2]".into(),
                kind: ProblemKind::Endless,
            }]),
        ]
    }

    #[test]
    fn every_refusal_is_a_sentence_in_both_languages() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        for refused in some_of_each() {
            for lang in Lang::ALL {
                let sentence = refusal(lang, &dossier, &refused);
                assert!(sentence.ends_with(['.', '?']), "{sentence}");
                assert!(!sentence.chars().any(char::is_control), "{sentence}");
            }
        }
    }

    #[test]
    fn a_conflict_shows_both_values_and_whose_the_other_is() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let refused = Refusal::Conflict(Box::new(Conflict {
            slot: Slot::Record("migration_verified".parse().unwrap()),
            expected: None,
            present: Some("2025-08-28".into()),
            author: Some(stamp()),
            outside: false,
        }));
        assert_eq!(
            refusal(Lang::It, &dossier, &refused),
            "Conflitto su Verifica della migrazione. Nel file: gio 28/08/2025, di M.R. (rossi). \
             Atteso: nessuna data. Niente è stato salvato."
        );
    }

    #[test]
    fn a_value_changed_there_and_back_is_not_said_to_differ_from_itself() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let refused = Refusal::Conflict(Box::new(Conflict {
            slot: Slot::Record("award".parse().unwrap()),
            expected: None,
            present: None,
            author: Some(stamp()),
            outside: false,
        }));
        assert_eq!(
            refusal(Lang::En, &dossier, &refused),
            "Conflict on Award. It has changed since, last by M.R. (rossi); in the file: no date. \
             Nothing was saved."
        );
    }

    #[test]
    fn the_limit_of_a_term_is_not_said_to_take_none() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        for (id, none) in [("maintenance", false), ("content", true)] {
            let refused = Refusal::BadValue {
                key: SettingKey::Limit(id.parse().unwrap()),
                value: "x".into(),
            };
            let sentence = refusal(Lang::En, &dossier, &refused);
            assert_eq!(sentence.contains("none"), none, "{sentence}");
        }
    }
}
