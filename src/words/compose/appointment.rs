//! What an entry of a calendar is made of.

use std::collections::HashMap;

use crate::assess::{
    Assessment, Awaited, ClockStatus, Course, OpenSuspension, open_suspensions, stopped_by,
};
use crate::plan::{Actors, ClockKey, Plan};
use crate::record::{Document, Dossier, Record, Rejection, Request};
use crate::words::appointment::{
    AppointmentKind, closed, foreseen, holiday_rule, measured, owed_by, promised, protocol, source,
    suspended, to_act,
};
use crate::words::report;
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Lang, act, checklist, count, event, forecast, party, series, state, why};

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

/// The line: "Scade: fase 5, Contenuti (Borgomare)".
#[must_use]
pub fn summary(lang: Lang, kind: AppointmentKind, what: &str, plan: &Plan) -> String {
    format!("{}: {what} ({})", kind.word(lang), contract(lang, plan))
}

/// What a clock is called in the line; a request by what it is about as well.
#[must_use]
pub fn clock(lang: Lang, plan: &Plan, key: &ClockKey, request: Option<&Request>) -> String {
    if let Some(name) = key.id.deadline().and_then(|name| name.parse().ok()) {
        return event::deadline(lang, plan, &name);
    }
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
    let mut said = vec![what_is_measured(lang, dossier, status)];
    let owner = party::noun(lang, &dossier.plan, &status.owed_by);
    said.push(owed_by(lang, &owner));
    said.extend(who(lang, dossier, owed, index));
    match status.course {
        Course::NotStarted => {
            let forecast = forecast::clock(lang, dossier, assessment, index);
            said.extend(forecast.map(|forecast| foreseen(lang, &forecast)));
        }
        Course::Suspended { since, .. } => {
            said.push(suspended(lang, status.suspended_from.unwrap_or(since)));
        }
        Course::Closed { end, .. } => {
            let margin = status
                .margin_said()
                .map(|margin| count::margin(lang, margin));
            let told = if status.by_silence {
                Some(count::by_silence(lang).to_owned())
            } else {
                margin
            };
            said.push(closed(lang, end, &told.unwrap_or_default()));
        }
        Course::Open { .. } | Course::Waived { .. } => {}
    }
    said.extend(if_the_rule_holds(lang, status));
    if let Some(series) = series::of_clock(assessment, status).filter(|_| status.end().is_none()) {
        let label = series::label(lang, series.of(&dossier.plan));
        let standing = series::standing(lang, &dossier.plan, assessment, series);
        said.push(format!("{label}: {standing}."));
    }
    if status.is_open() {
        said.extend(lists(lang, dossier, assessment, status));
    }
    said
}

/// How far the check lists have come of what ends a clock: "Lista di controllo: Collaudo, 7 di 22 punti."
fn lists(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    status: &ClockStatus,
) -> Vec<String> {
    let clock = dossier.plan.clock(&status.key.id);
    let ends = clock.into_iter().flat_map(|clock| &clock.to);
    let open = ends.filter(|end| assessment.happened.date(dossier, end).is_none());
    let lists = open.filter_map(|end| dossier.checklist(end, Some(assessment.today)));
    let said = lists.map(|list| {
        let of = checklist::list_of(lang, &dossier.plan, &list.milestone.id);
        let said = checklist::in_full(lang, &list);
        format!("{}, {said}.", checklist::title_of(lang, &of))
    });
    said.collect()
}

/// "Dalla stipula del contratto alla consegna del piano, 10 giorni, da gio 05/02/2026."
fn what_is_measured(lang: Lang, dossier: &Dossier, status: &ClockStatus) -> String {
    let reading = why::reading_in(lang, dossier, &status.key);
    let mut what = event::capitalised(&sanitized(&reading));
    if let Some(limit) = status.limit {
        let allowed = count::allowed(lang, limit, status.extension);
        what = format!("{what}, {allowed}");
    }
    measured(lang, &what, status.start())
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
    let plan = &dossier.plan;
    if let Some(by) = owed.stopped.get(&index) {
        let orders = Actors::one(Plan::orders_resumptions());
        let actor = party::in_full(lang, plan, &orders);
        let what = act::resumption_awaited(lang, &owed.open[*by]);
        return Some(to_act(lang, &format!("{actor} ({what})")));
    }
    let mut actors: Vec<(&Actors, Vec<String>)> = Vec::new();
    for awaited in owed.of.get(&index).into_iter().flatten() {
        let label = event::label(lang, dossier, &awaited.event);
        let known = actors
            .iter_mut()
            .find(|(actor, _)| actor.are(&awaited.actor));
        match known {
            Some((_, labels)) => labels.push(label),
            None => actors.push((&awaited.actor, vec![label])),
        }
    }
    let each = actors.iter();
    let each = each.map(|(actor, labels)| {
        let actor = party::in_full(lang, plan, actor);
        format!("{actor} ({})", labels.join("; "))
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| to_act(lang, &each.join(", ")))
}

/// The date that the rule for holidays would give, where it still matters.
fn if_the_rule_holds(lang: Lang, status: &ClockStatus) -> Option<String> {
    let deadline = status.deadline()?;
    let matters = deadline.civil != deadline.due && status.is_open();
    matters.then(|| holiday_rule(lang, deadline.civil))
}

/// What is said of a promise: who made the paper, and for which day.
#[must_use]
pub fn about_promise(lang: Lang, number: Option<&str>) -> Vec<String> {
    let mut said = vec![promised(lang)];
    said.extend(number.map(|number| protocol(lang, &lines(number))));
    said
}

/// What is said of a recorded date: the document, and its note.
#[must_use]
pub fn about_record(lang: Lang, record: &Record) -> Vec<String> {
    about_document(lang, &record.document)
}

/// What is said of a rejection: why, and the document.
#[must_use]
pub fn about_rejection(lang: Lang, of: &Rejection) -> Vec<String> {
    let reason = format!("{}: {}", report::reason(lang), lines(&of.reason));
    let mut said = vec![reason];
    said.extend(about_document(lang, &of.document));
    said
}

fn about_document(lang: Lang, document: &Document) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(
        document
            .source
            .map(|known| source(lang, state::source(lang, known))),
    );
    let number = document.protocol.as_deref();
    said.extend(number.map(|number| protocol(lang, &lines(number))));
    said.extend(document.note.as_deref().map(lines));
    said
}
