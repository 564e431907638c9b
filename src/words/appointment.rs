//! What an entry of somebody's calendar says: a line that is understood on a telephone, and below it
//! the contract, the reading and who must act.
//!
//! What to do stands first and the contract last, because a month on a small screen shows twenty
//! letters. Nothing here counts days from today: the entry is read on another day than it was written.

use std::collections::HashMap;

use crate::assess::{
    Assessment, Awaited, ClockStatus, Course, OpenSuspension, open_suspensions, stopped_by,
};
use crate::calendar::Date;
use crate::plan::{Actor, ClockKey, Plan};
use crate::record::{Dossier, Record, Request};

use super::dates::with_weekday;
use super::sanitize::sanitized;
use super::state::text;
use super::{Lang, act, count, event, forecast, state, why};

/// What an entry is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The last day of a clock that runs.
    Due,
    /// That day has passed, and it still runs.
    Late,
    /// The last day of a clock that has not begun, as far as can be told.
    Forecast,
    /// The last day of a clock that has ended, in time.
    Done,
    /// The same, ended late.
    DoneLate,
    /// A clock that stands still: nothing is due.
    Suspended,
    /// The last day of a service.
    Ends,
    /// A date that somebody promised.
    Promise,
    /// A day fixed from outside.
    FixedDay,
    /// A date that was recorded.
    Recorded,
    /// What was in the file, and is no longer.
    Gone,
}

impl Kind {
    /// The word that a line begins with.
    #[must_use]
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Due => lang.pick("Scade", "Due"),
            Self::Late => lang.pick("In ritardo", "Late"),
            Self::Forecast => lang.pick("Previsto", "Forecast"),
            Self::Done => lang.pick("Fatto", "Done"),
            Self::DoneLate => lang.pick("Fatto in ritardo", "Done late"),
            Self::Suspended => lang.pick("Sospeso", "Suspended"),
            Self::Ends => lang.pick("Termina", "Ends"),
            Self::Promise => lang.pick("Promesso", "Promised"),
            Self::FixedDay => lang.pick("Data fissa", "Fixed day"),
            Self::Recorded => lang.pick("Registrato", "Recorded"),
            Self::Gone => lang.pick("Annullato", "Withdrawn"),
        }
    }

    /// The category a calendar may filter and colour by: what somebody wants to see or to hide.
    #[must_use]
    pub const fn category(self, lang: Lang) -> &'static str {
        match self {
            Self::Due | Self::Late | Self::Ends => lang.pick("Scadenze", "Due dates"),
            Self::Forecast => lang.pick("Previsioni", "Forecast"),
            Self::Done | Self::DoneLate => lang.pick("Fatto", "Done"),
            Self::Suspended | Self::Gone => lang.pick("Annullato", "Withdrawn"),
            Self::Promise => lang.pick("Promesse", "Promises"),
            Self::FixedDay => lang.pick("Date fisse", "Fixed days"),
            Self::Recorded => lang.pick("Date registrate", "Recorded dates"),
        }
    }
}

/// A text of somebody on one line: what broke it becomes a blank.
#[must_use]
pub fn one_line(text: &str) -> String {
    lines(text).replace('\n', " ")
}

/// A text of somebody with its lines kept: CR, LF, CRLF and their like are all one break.
#[must_use]
pub fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines = text.split([
        '\r', '\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]);
    let lines: Vec<_> = lines.map(sanitized).collect();
    lines.join("\n")
}

/// What the contract is called in brackets: the title for narrow places, where there is one.
#[must_use]
pub fn contract(lang: Lang, plan: &Plan) -> String {
    let info = &plan.info;
    let own = info.short_title.as_deref().or(info.title.as_deref());
    one_line(own.unwrap_or_else(|| text(lang, &plan.title)))
}

/// What the contract is called in full.
#[must_use]
pub fn contract_in_full(lang: Lang, plan: &Plan) -> String {
    let own = plan.info.title.as_deref();
    one_line(own.unwrap_or_else(|| text(lang, &plan.title)))
}

/// What a calendar with several contracts is called.
#[must_use]
pub const fn calendar_of_several(lang: Lang) -> &'static str {
    lang.pick("Scadenze dei contratti", "Contract deadlines")
}

/// The line: "Scade: fase 5, Contenuti (Borgomare)".
#[must_use]
pub fn summary(lang: Lang, kind: Kind, what: &str, plan: &Plan) -> String {
    format!("{}: {what} ({})", kind.word(lang), contract(lang, plan))
}

/// What a clock is called in the line; a request by what it is about as well.
#[must_use]
pub fn clock(lang: Lang, plan: &Plan, key: &ClockKey, request: Option<&Request>) -> String {
    let name = event::clock_in_full(lang, plan, key);
    match request.and_then(|request| request.subject.as_deref()) {
        Some(subject) => format!("{name}, {}", one_line(subject)),
        None => name,
    }
}

/// What is said of a clock below the line, a sentence each: what it measures, who must act, how it
/// ended or what is to be known of its date.
#[must_use]
pub fn about_clock(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    owed: &Owed<'_>,
    index: usize,
) -> Vec<String> {
    let status = &assessment.clocks[index];
    let mut said = vec![measured(lang, &dossier.plan, status)];
    said.extend(who(lang, dossier, owed, index));
    match status.course {
        Course::NotStarted => {
            let forecast = forecast::clock(lang, dossier, assessment, index);
            said.extend(forecast.map(|said| {
                let word = lang.pick("Previsione, non scadenza", "A forecast, not a due date");
                format!("{word}: {said}.")
            }));
        }
        Course::Suspended { since, .. } => {
            let since = with_weekday(lang, since);
            said.push(match lang {
                Lang::It => format!("Sospeso da {since}: non scade niente finché non riprende."),
                Lang::En => format!("Suspended since {since}: nothing is due until it resumes."),
            });
        }
        Course::Closed { end, .. } => {
            let end = with_weekday(lang, end);
            let margin = status.margin().map(|margin| count::margin(lang, margin));
            said.push(format!(
                "{} {end}: {}.",
                lang.pick("Concluso", "Closed"),
                margin.unwrap_or_default()
            ));
        }
        Course::Open { .. } => {}
    }
    said.extend(holiday_rule(lang, status));
    said
}

/// "Dalla stipula del contratto alla consegna del piano, 10 giorni, da gio 05/02/2026."
fn measured(lang: Lang, plan: &Plan, status: &ClockStatus) -> String {
    let reading = why::reading(lang, plan, &status.key);
    let mut said = event::capitalised(&sanitized(&reading));
    if let Some(limit) = status.limit {
        let allowed = count::allowed(lang, limit, status.extension);
        said.push_str(", ");
        said.push_str(&allowed);
    }
    if let Some(start) = status.start() {
        let start = with_weekday(lang, start);
        said.push_str(lang.pick(", da ", ", from "));
        said.push_str(&start);
    }
    said.push('.');
    said
}

/// What is awaited for each clock of an assessment, looked up once for all of them.
#[derive(Debug)]
pub struct Owed<'a> {
    of: HashMap<usize, Vec<&'a Awaited>>,
    open: Vec<OpenSuspension>,
    stopped: HashMap<usize, usize>,
}

impl<'a> Owed<'a> {
    /// What is awaited on the day of the assessment.
    #[must_use]
    pub fn of(dossier: &Dossier, assessment: &'a Assessment) -> Self {
        let mut of: HashMap<usize, Vec<&Awaited>> = HashMap::new();
        for awaited in &assessment.awaited {
            if let Some(clock) = awaited.clock {
                of.entry(clock).or_default().push(awaited);
            }
        }
        let open = open_suspensions(dossier, assessment);
        Self {
            of,
            stopped: stopped_by(&open),
            open,
        }
    }
}

/// "Tocca a: fornitore (Formazione conclusa; Test conclusi)." `None` while nobody is awaited for it.
fn who(lang: Lang, dossier: &Dossier, owed: &Owed<'_>, index: usize) -> Option<String> {
    let word = lang.pick("Tocca a", "To act");
    if let Some(by) = owed.stopped.get(&index) {
        let actor = state::actor(lang, Actor::Administration);
        let what = act::resumption_awaited(lang, &owed.open[*by]);
        return Some(format!("{word}: {actor} ({what})."));
    }
    let mut actors: Vec<(Actor, Vec<String>)> = Vec::new();
    for awaited in owed.of.get(&index).into_iter().flatten() {
        let label = event::label(lang, dossier, &awaited.event);
        let known = actors.iter_mut().find(|(actor, _)| *actor == awaited.actor);
        match known {
            Some((_, labels)) => labels.push(label),
            None => actors.push((awaited.actor, vec![label])),
        }
    }
    let each = actors.iter();
    let each = each.map(|(actor, labels)| {
        let actor = state::actor(lang, *actor);
        format!("{actor} ({})", labels.join("; "))
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| format!("{word}: {}.", each.join(", ")))
}

/// The date that the rule for holidays would give, where it still matters.
fn holiday_rule(lang: Lang, status: &ClockStatus) -> Option<String> {
    let deadline = status.deadline()?;
    if deadline.civil == deadline.due || !status.is_open() {
        return None;
    }
    let day = with_weekday(lang, deadline.civil);
    Some(match lang {
        Lang::It => format!("Se vale l'art. 1187 c.c.: {day}."),
        Lang::En => format!("If art. 1187 of the civil code applies: {day}."),
    })
}

/// What is said of a promise: who made the paper, and for which day.
#[must_use]
pub fn about_promise(lang: Lang, protocol: Option<&str>) -> Vec<String> {
    let promised = lang.pick(
        "Data promessa, non una scadenza.",
        "A promised date, not a due date.",
    );
    let mut said = vec![promised.to_owned()];
    said.extend(protocol.map(|number| self::protocol(lang, number)));
    said
}

/// What is said of a recorded date: the document, and its note.
#[must_use]
pub fn about_record(lang: Lang, record: &Record) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(source) = record.source {
        let word = lang.pick("Fonte", "Source");
        said.push(format!("{word}: {}.", state::source(lang, source)));
    }
    let number = record.protocol.as_deref();
    said.extend(number.map(|number| protocol(lang, number)));
    said.extend(record.note.as_deref().map(lines));
    said
}

fn protocol(lang: Lang, number: &str) -> String {
    format!("{} {}.", lang.pick("Protocollo", "Protocol"), lines(number))
}

/// What is said of an entry that no longer stands for anything.
#[must_use]
pub const fn about_gone(lang: Lang) -> &'static str {
    lang.pick(
        "Questa data non è più nel fascicolo: la voce si può cancellare.",
        "This date is no longer in the dossier: the entry may be deleted.",
    )
}

/// What is said of a day fixed from outside: how the forecast stood to it is not said, for that moves.
#[must_use]
pub const fn about_fixed_day(lang: Lang, is_over: bool) -> &'static str {
    if is_over {
        lang.pick("È già avvenuto.", "It has happened.")
    } else {
        lang.pick(
            "Data fissata dall'esterno: nessun termine del cronoprogramma vi conduce.",
            "A day fixed from outside: no clock of the plan leads to it.",
        )
    }
}

/// That a service runs until that day.
#[must_use]
pub fn about_term(lang: Lang, start: Date) -> String {
    let start = with_weekday(lang, start);
    match lang {
        Lang::It => format!("Ultimo giorno di un servizio attivo da {start}."),
        Lang::En => format!("Last day of a service active from {start}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_break_is_one_and_the_rest_is_made_harmless() {
        assert_eq!(lines("a\rb\nc\r\nd\u{2028}e"), "a\nb\nc\nd\ne");
        assert_eq!(lines("a\u{1b}[31m\u{202e}"), "a\u{fffd}[31m\u{fffd}");
        assert_eq!(one_line("a\r\nBEGIN:VEVENT"), "a BEGIN:VEVENT");
    }
}
