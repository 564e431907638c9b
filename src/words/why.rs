//! "Why this date?": the sum behind a due date in words, step by step, with the article where one
//! applies.
//!
//! Sources: art. 2963 of the civil code for the first day, the last instant, months and years; art.
//! 1187 for the last day on a holiday. Screen and command line show these very lines.

use crate::assess::{Assessment, ClockStatus, Point, State, Step, Turns, Why, WhyTerm};
use crate::calendar::{Date, LastDayRule, Limit};
use crate::plan::{ClockKey, Plan};
use crate::record::{Dossier, Record};

use super::change::author;
use super::dates::{self, with_weekday};
use super::event::{self, label};
use super::shown::shown;
use super::{Label, Lang, count, setting, state};

/// One step of the sum, or one fact beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// What it is: "Inizio".
    pub label: &'static str,
    /// What it says.
    pub text: String,
    /// The day or the days it comes to; empty where it is no part of the sum.
    pub value: String,
    /// What is to be known beside it, a line each.
    pub beside: Vec<String>,
}

impl Reason {
    fn new(label: &'static str, text: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label,
            text: text.into(),
            value: value.into(),
            beside: Vec::new(),
        }
    }

    fn with(mut self, beside: impl IntoIterator<Item = String>) -> Self {
        self.beside.extend(beside);
        self
    }
}

/// Why a clock is due when it is: the steps of the sum, in order.
#[must_use]
pub fn steps(lang: Lang, dossier: &Dossier, assessment: &Assessment, why: &Why) -> Vec<Reason> {
    let status = &why.status;
    let mut steps = vec![start(lang, dossier, &why.start)];
    let Some((begun, sum)) = status.start().zip(why.sum.as_ref()) else {
        steps.push(limit(lang, status.limit));
        steps.push(not_started(lang, dossier, why));
        return steps;
    };
    steps.push(first_day(lang, begun));
    steps.push(limit(lang, status.limit));
    steps.extend(sum.steps.iter().map(|step| act(lang, dossier, step)));
    if sum.steps.is_empty() {
        let none = lang.pick("nessuna", "none");
        let acts = lang.pick("Atti", "Acts");
        let what = match lang {
            Lang::It => format!("{none} proroga, {none} sospensione"),
            Lang::En => format!("{none} recorded: no extension, no suspension"),
        };
        steps.push(Reason::new(acts, what, "0"));
    }
    if status.limit.is_some() {
        steps.push(last_day(lang, begun, why));
    }
    if let Some(rule) = holiday(lang, why) {
        steps.push(rule);
    }
    steps.push(now(lang, status, assessment.today));
    steps
}

/// What is to be known beside the sum: what ends it, the reading in use, the warning, whose turn the
/// days of a late clock were.
#[must_use]
pub fn beside(lang: Lang, dossier: &Dossier, why: &Why, turns: Option<Turns>) -> Vec<Reason> {
    let mut facts = vec![ends(lang, dossier, why)];
    facts.push(Reason::new(
        lang.pick("Lettura", "Reading"),
        reading(lang, &dossier.plan, &why.status.key),
        "",
    ));
    if let Some(warned) = why.warned.filter(|_| why.status.is_open()) {
        let days = dates::days(lang, why.status.warn);
        let day = with_weekday(lang, warned);
        let text = match lang {
            Lang::It => format!("in scadenza da {days} prima"),
            Lang::En => format!("due soon from {days} before"),
        };
        facts.push(Reason::new(lang.pick("Preavviso", "Warning"), text, day));
    }
    if let Some(turns) = turns.filter(|_| why.status.days_late() > 0) {
        facts.push(by_whom(lang, turns));
    }
    facts
}

/// Why a term ends when it does.
#[must_use]
pub fn term(lang: Lang, dossier: &Dossier, why: &WhyTerm) -> Vec<Reason> {
    let mut steps = vec![
        start(lang, dossier, &why.start),
        limit(lang, Some(why.limit)),
    ];
    let last = lang.pick("Fino al", "Through");
    match why.status.through {
        Some(through) => {
            let text = lang.pick(
                "compreso; nessuna regola lo sposta",
                "included; no rule moves it",
            );
            steps.push(Reason::new(last, text, with_weekday(lang, through)));
        }
        None => steps.push(Reason::new(
            last,
            lang.pick("non ancora avviato", "not started yet"),
            "",
        )),
    }
    steps
}

/// Whose turn the days were: "24 giorni il fornitore, 46 l'Amministrazione, 10 sospeso".
#[must_use]
pub fn whose(lang: Lang, turns: Turns) -> String {
    let mut parts = Vec::new();
    let mut add = |days: u32, it: &str, en: &str| {
        if days > 0 {
            parts.push(format!("{} {}", dates::days(lang, days), lang.pick(it, en)));
        }
    };
    add(turns.supplier, "il fornitore", "the supplier");
    add(
        turns.administration,
        "l'Amministrazione",
        "the Administration",
    );
    add(turns.suspended, "sospeso", "suspended");
    parts.join(", ")
}

fn by_whom(lang: Lang, turns: Turns) -> Reason {
    Reason::new(lang.pick("Toccava a", "Turn of"), whose(lang, turns), "")
}

fn start(lang: Lang, dossier: &Dossier, point: &Point) -> Reason {
    let name = label(lang, dossier, &point.event);
    let head = lang.pick("Inizio", "Start");
    match point.date {
        None => Reason::new(head, name, lang.pick("non ancora", "not yet")),
        Some(date) => Reason::new(head, name, with_weekday(lang, date))
            .with(point.record.as_ref().map(|record| proof(lang, record))),
    }
}

/// The document of a record and who typed it: "prot. 5098/2025, PEC, scritta da M.R. il 22/08/2025".
fn proof(lang: Lang, record: &Record) -> String {
    let mut parts = Vec::new();
    if let Some(protocol) = &record.protocol {
        parts.push(format!("prot. {}", shown(protocol)));
    }
    if let Some(source) = record.source {
        parts.push(state::source(lang, source).to_owned());
    }
    let by = author(&record.stamp);
    let on = dates::full(record.stamp.at.date_naive());
    parts.push(match lang {
        Lang::It => format!("scritta da {by} il {on}"),
        Lang::En => format!("typed by {by} on {on}"),
    });
    parts.join(", ")
}

fn first_day(lang: Lang, begun: Date) -> Reason {
    let text = lang.pick(
        "quello d'inizio non conta (art. 2963 c.c.)",
        "the starting day does not count (art. 2963 c.c.)",
    );
    let day = begun.succ_opt().unwrap_or(begun);
    Reason::new(
        lang.pick("Primo giorno", "First day"),
        text,
        with_weekday(lang, day),
    )
}

fn limit(lang: Lang, limit: Option<Limit>) -> Reason {
    let head = lang.pick("Limite", "Limit");
    match limit {
        None => Reason::new(head, lang.pick("nessuno", "none"), ""),
        Some(limit @ Limit::Days(days)) => {
            let calendar = lang.pick("di calendario", "of the calendar");
            let text = format!("{} {calendar}", dates::limit(lang, limit));
            Reason::new(head, text, format!("+{days}"))
        }
        Some(limit) => {
            let same = lang.pick(
                "stesso numero di giorno (art. 2963 c.c.)",
                "same-numbered day (art. 2963 c.c.)",
            );
            let length = dates::limit(lang, limit);
            Reason::new(head, format!("{length}, {same}"), format!("+{length}"))
        }
    }
}

fn signed(days: i64) -> String {
    if days == 0 {
        "0".to_owned()
    } else {
        format!("{days:+}")
    }
}

fn act(lang: Lang, dossier: &Dossier, step: &Step) -> Reason {
    match *step {
        Step::Extended { n, on, days, until } => {
            let on = dates::full(on);
            let text = match (lang, until.map(|until| with_weekday(lang, until))) {
                (Lang::It, None) => format!("n. {n}, concessa il {on}"),
                (Lang::En, None) => format!("no. {n}, granted on {on}"),
                (Lang::It, Some(until)) => format!("n. {n}, concessa il {on}, fino a {until}"),
                (Lang::En, Some(until)) => format!("no. {n}, granted on {on}, until {until}"),
            };
            let act = dossier.extension(n);
            let reason = act
                .and_then(|act| because(act.document.protocol.as_deref(), act.reason.as_deref()));
            Reason::new(lang.pick("Proroga", "Extension"), text, signed(days)).with(reason)
        }
        Step::Suspended {
            n,
            from,
            to,
            days,
            counts,
        } => {
            let from = dates::full(from);
            let text = match (lang, to.map(dates::full)) {
                (Lang::It, Some(to)) => format!("n. {n}, da {from} a {to}"),
                (Lang::En, Some(to)) => format!("no. {n}, from {from} to {to}"),
                (Lang::It, None) => format!("n. {n}, da {from}, ancora aperta"),
                (Lang::En, None) => format!("no. {n}, from {from}, still open"),
            };
            let late = (!counts).then(|| {
                lang.pick(
                    "cominciata alla scadenza o dopo: non la sposta",
                    "it began on the due date or later: it does not move it",
                )
                .to_owned()
            });
            let act = dossier.suspension(n);
            let reason = act
                .and_then(|act| because(act.document.protocol.as_deref(), act.reason.as_deref()));
            let head = lang.pick("Sospensione", "Suspension");
            Reason::new(head, text, signed(days.into())).with(late.into_iter().chain(reason))
        }
        Step::Stated {
            n, due, counted, ..
        } => {
            let text = match lang {
                Lang::It => format!("indicato alla ripresa della sospensione n. {n}"),
                Lang::En => format!("stated at the resumption of suspension no. {n}"),
            };
            let counted = with_weekday(lang, counted);
            let beside = match lang {
                Lang::It => format!("vale al posto del calcolo, che darebbe {counted}"),
                Lang::En => format!("it stands instead of the sum, which would give {counted}"),
            };
            let head = lang.pick("Nuovo termine", "New term");
            Reason::new(head, text, with_weekday(lang, due)).with([beside])
        }
    }
}

/// "prot. 4410/2025: fornitura dei testi in ritardo".
fn because(protocol: Option<&str>, reason: Option<&str>) -> Option<String> {
    let protocol = protocol.map(|protocol| format!("prot. {}", shown(protocol)));
    let reason = reason.map(|reason| shown(reason).into_owned());
    let parts: Vec<String> = protocol.into_iter().chain(reason).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}

fn last_day(lang: Lang, begun: Date, why: &Why) -> Reason {
    let head = lang.pick("Ultimo giorno", "Last day");
    let nominal = why
        .rules
        .iter()
        .find(|(rule, _)| *rule == LastDayRule::Nominal);
    let left = why.status.days_left().unwrap_or_default();
    let Some((_, nominal)) = nominal else {
        let text = match lang {
            Lang::It => format!("sospeso: {} dalla ripresa", count::remain(lang, left)),
            Lang::En => format!(
                "suspended: {} from the resumption",
                count::remain(lang, left)
            ),
        };
        return Reason::new(head, text, "");
    };
    let begun = dates::full(begun);
    let extra = why.sum.as_ref().map_or(0, |sum| sum.extra);
    let length = match why.status.limit {
        Some(Limit::Days(days)) => (i64::from(days) + extra).to_string(),
        Some(limit) if extra == 0 => dates::limit(lang, limit),
        Some(limit) => format!(
            "{} {} {}",
            dates::limit(lang, limit),
            if extra < 0 { '-' } else { '+' },
            extra.abs()
        ),
        None => String::new(),
    };
    Reason::new(
        head,
        format!("{begun} + {length}"),
        with_weekday(lang, *nominal),
    )
}

/// What the last-day rules make of the last day, where it is a holiday for any.
fn holiday(lang: Lang, why: &Why) -> Option<Reason> {
    let of = |rule| {
        let mut rules = why.rules.iter();
        rules.find(|(known, _)| *known == rule).map(|(_, day)| *day)
    };
    let (nominal, in_force) = (of(LastDayRule::Nominal)?, of(why.rule)?);
    let civil = of(LastDayRule::Civil)?;
    let head = lang.pick("Festivo", "Holiday");
    if nominal == in_force && nominal == civil {
        let text = lang.pick("non è festivo", "not a holiday");
        return Some(Reason::new(head, text, ""));
    }
    let rule = setting::last_day(lang, why.rule);
    let text = match lang {
        Lang::It => format!("regola in uso: {rule}"),
        Lang::En => format!("rule in use: {rule}"),
    };
    let civil_day = with_weekday(lang, civil);
    let otherwise = (civil != in_force).then(|| match lang {
        Lang::It => format!("se vale l'art. 1187 c.c.: {civil_day}"),
        Lang::En => format!("if art. 1187 c.c. applies: {civil_day}"),
    });
    Some(Reason::new(head, text, with_weekday(lang, in_force)).with(otherwise))
}

/// How far it has come, or how it ended.
fn now(lang: Lang, status: &ClockStatus, today: Date) -> Reason {
    let used = count::used(lang, status.elapsed().unwrap_or_default(), status.allowed());
    let gross = status
        .gross
        .filter(|gross| Some(*gross) != status.elapsed());
    let gross = gross.map(|gross| match lang {
        Lang::It => format!(" ({gross} lordi)"),
        Lang::En => format!(" ({gross} gross)"),
    });
    let left = match (status.state(), status.days_left()) {
        (State::Suspended, Some(left)) => Some(count::remain(lang, left)),
        (_, Some(left)) => Some(count::countdown(lang, left)),
        (_, None) => status.margin().map(|margin| count::margin(lang, margin)),
    };
    let left = left.map(|left| format!(", {left}")).unwrap_or_default();
    let (head, day) = match status.end() {
        Some(end) => (lang.pick("Fine", "End"), end),
        None => (lang.pick("Oggi", "Today"), today),
    };
    let text = format!("{used}{}{left}", gross.unwrap_or_default());
    Reason::new(head, text, with_weekday(lang, day))
}

fn not_started(lang: Lang, dossier: &Dossier, why: &Why) -> Reason {
    let noun = event::noun(lang, dossier, &why.start.event);
    let text = match lang {
        Lang::It => format!("non avviato: aspetta {noun}"),
        Lang::En => format!("not started: it waits for {noun}"),
    };
    Reason::new(lang.pick("Oggi", "Today"), text, "")
}

fn ends(lang: Lang, dossier: &Dossier, why: &Why) -> Reason {
    let name = |point: &Point| {
        let name = label(lang, dossier, &point.event);
        match point.date {
            Some(date) => format!("{name} ({})", dates::full(date)),
            None => name,
        }
    };
    let names: Vec<String> = why.ends.iter().map(name).collect();
    let last = match names.len() {
        ..=1 => "",
        2 => lang.pick(": conta l'ultimo dei due", ": the later one counts"),
        _ => lang.pick(": conta l'ultimo", ": the latest counts"),
    };
    let text = format!("{}{last}", names.join(", "));
    Reason::new(lang.pick("Finisce con", "Ends with"), text, "")
}

/// What a clock measures, in words: "dalla stipula del contratto alla consegna del piano".
#[must_use]
pub fn reading(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    if let Some(register) = plan.register(&key.id) {
        let noun = |side: &crate::plan::Side| {
            state::text(lang, side.noun.as_ref().unwrap_or(&side.label)).to_owned()
        };
        let from = event::Preposition::From.with(lang, &noun(&register.request));
        let to = event::Preposition::To.with(lang, &noun(&register.answer));
        return format!("{from} {to}");
    }
    let Some(clock) = plan.clock(&key.id) else {
        return String::new();
    };
    let text = event::from_to(lang, plan, &clock.from, &clock.to);
    if clock.informative {
        let only = lang.pick("solo informativo", "for information only");
        return format!("{text} ({only})");
    }
    text
}

/// "recalculated: met; judged at closing: late by 2", where the two differ.
#[must_use]
pub fn rejudged(lang: Lang, now: &ClockStatus, late_then: i64) -> String {
    let verdict = |late: i64| match (lang, late) {
        (_, 0) => state::state(lang, State::Met).to_owned(),
        (Lang::It, _) => format!("in ritardo di {}", dates::days(lang, late)),
        (Lang::En, _) => format!("late by {}", dates::days(lang, late)),
    };
    let (now, then) = (verdict(now.days_late()), verdict(late_then));
    match lang {
        Lang::It => format!("ricalcolato: {now}; giudicato alla chiusura: {then}"),
        Lang::En => format!("recalculated: {now}; judged at closing: {then}"),
    }
}

/// The verdict now and the one at closing, as a fact beside the sum.
#[must_use]
pub fn outcome(lang: Lang, now: &ClockStatus, late_then: i64) -> Reason {
    Reason::new(
        lang.pick("Esito", "Outcome"),
        rejudged(lang, now, late_then),
        "",
    )
}

/// What an explanation is headed with: "ORIGINE: fase 4, Test, debug, formazione, scade dom
/// 21/09/2025".
#[must_use]
pub fn title(lang: Lang, dossier: &Dossier, why: &Why) -> String {
    let name = event::clock_in_full(lang, &dossier.plan, &why.status.key);
    let head = Label::TitleOrigin.text(lang);
    let status = &why.status;
    let due = match (status.deadline(), status.state()) {
        (_, State::Suspended | State::NotStarted) => {
            format!(", {}", state::state(lang, status.state()))
        }
        (Some(deadline), _) => {
            let day = with_weekday(lang, deadline.due);
            match status.days_left() {
                Some(left) => format!(", {}", count::due(lang, deadline.due, left)),
                None => format!(", {} {day}", lang.pick("scadeva", "was due")),
            }
        }
        (None, _) => String::new(),
    };
    format!("{head}: {name}{due}")
}
