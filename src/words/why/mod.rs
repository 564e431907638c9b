//! "Why this date?": the sum behind a due date in words, step by step, with the article where one
//! applies.
//!
//! Sources: art. 2963 of the civil code for the first day, the last instant, months and years; art.
//! 1187 for the last day on a holiday. Screen and command line show these very lines. Next: `step.rs`; `ahead.rs` for what
//! is foreseen and promised.

mod ahead;
mod step;

use crate::assess::{Assessment, ClockStatus, Point, State, Turns, Why, WhyTerm, rejudged, turns};
use crate::plan::{ClockKey, Plan};
use crate::record::{Dossier, Journal};

use super::dates::{self, with_weekday};
use super::event::{self, label};
use super::{Label, Lang, count, state};

use step::{act, first_day, holiday, last_day, limit, not_started, now, start};

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
pub fn steps(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    journal: &Journal,
    why: &Why,
) -> Vec<Reason> {
    let status = &why.status;
    let mut steps = vec![start(lang, dossier, journal, &why.start)];
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
/// days of a late clock were, the verdict at closing where it is another now.
#[must_use]
pub fn beside(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    journal: &Journal,
    why: &Why,
) -> Vec<Reason> {
    let mut facts = vec![ends(lang, dossier, why)];
    let reading = reading(lang, &dossier.plan, &why.status.key);
    facts.push(fact(lang, Label::Reading, reading));
    if let Some(warned) = why.warned.filter(|_| why.status.is_open()) {
        let days = dates::days(lang, why.status.warn);
        let day = with_weekday(lang, warned);
        let text = match lang {
            Lang::It => format!("in scadenza da {days} prima"),
            Lang::En => format!("due soon from {days} before"),
        };
        facts.push(Reason::new(lang.pick("Preavviso", "Warning"), text, day));
    }
    if let Some(ahead) = &why.ahead {
        facts.extend(ahead::reasons(lang, dossier, assessment, why, ahead));
    }
    if why.status.days_late() > 0 {
        let turns = turns(dossier, assessment, &why.status);
        facts.extend(turns.map(|turns| fact(lang, Label::Turn, whose(lang, turns))));
    }
    let mut changed = rejudged(assessment, journal).into_iter();
    let changed = changed.find(|changed| assessment.clocks[changed.clock].key == why.status.key);
    facts.extend(changed.map(|changed| {
        let verdicts = verdicts(lang, &why.status, changed.late_then);
        fact(lang, Label::Outcome, verdicts)
    }));
    facts
}

/// Why a term ends when it does.
#[must_use]
pub fn term(lang: Lang, dossier: &Dossier, journal: &Journal, why: &WhyTerm) -> Vec<Reason> {
    let mut steps = vec![
        start(lang, dossier, journal, &why.start),
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

/// Whose turn the days were: "24 giorni al fornitore, 46 all'Amministrazione, 10 giorni di sospensione".
#[must_use]
pub fn whose(lang: Lang, turns: Turns) -> String {
    let mut parts = Vec::new();
    let actors = [
        (turns.supplier, "al fornitore", "the supplier's"),
        (
            turns.administration,
            "all'Amministrazione",
            "the Administration's",
        ),
    ];
    for (days, it, en) in actors.into_iter().filter(|(days, ..)| *days > 0) {
        // The unit is said once, unless it is another one.
        let number = if parts.is_empty() || turns.supplier == 1 || days == 1 {
            dates::days(lang, days)
        } else {
            days.to_string()
        };
        parts.push(format!("{number} {}", lang.pick(it, en)));
    }
    if turns.suspended > 0 {
        let days = dates::days(lang, turns.suspended);
        parts.push(match lang {
            Lang::It => format!("{days} di sospensione"),
            Lang::En => format!("{days} of suspension"),
        });
    }
    parts.join(", ")
}

fn fact(lang: Lang, label: Label, said: String) -> Reason {
    Reason::new(label.text(lang), said, "")
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
pub fn verdicts(lang: Lang, now: &ClockStatus, late_then: i64) -> String {
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

/// The same of a term: "ORIGINE: fase 8, Manutenzione, 5 anni".
#[must_use]
pub fn term_title(lang: Lang, dossier: &Dossier, why: &WhyTerm) -> String {
    let head = Label::TitleOrigin.text(lang);
    let name = event::term_in_full(lang, &dossier.plan, &dossier.plan.terms[why.status.index]);
    format!("{head}: {name}, {}", dates::limit(lang, why.limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_a_late_clock_were_the_turn_of_somebody() {
        let of = |supplier, administration, suspended| Turns {
            supplier,
            administration,
            suspended,
        };
        for (turns, it, en) in [
            (
                of(42, 63, 35),
                "42 giorni al fornitore, 63 all'Amministrazione, 35 giorni di sospensione",
                "42 days the supplier's, 63 the Administration's, 35 days of suspension",
            ),
            (
                of(1, 2, 0),
                "1 giorno al fornitore, 2 giorni all'Amministrazione",
                "1 day the supplier's, 2 days the Administration's",
            ),
            (
                of(0, 1, 1),
                "1 giorno all'Amministrazione, 1 giorno di sospensione",
                "1 day the Administration's, 1 day of suspension",
            ),
        ] {
            assert_eq!(whose(Lang::It, turns), it);
            assert_eq!(whose(Lang::En, turns), en);
        }
    }
}
