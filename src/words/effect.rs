//! What a change does to the clocks, in words. Next: `saved.rs`, the one line after a save.

use crate::assess::{ClockEffect, ClockStatus, Course, Parts, Preview, State, TermEffect};
use crate::plan::{Event, Plan};
use crate::record::{Dossier, Doubt};

use super::dates::{self, with_weekday};
use super::event::{capitalised, clock, noun, term};
use super::{Lang, count, forecast, state};

pub use super::saved::{
    by_somebody_else, nothing_changed, redone, saved, undo_question, undone, what,
};

/// How many words an effect may take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A line of its own, with the name first: "fase 3: rispettato, 84 giorni su 90".
    Line,
    /// A sentence among others: "Fase 3: rispettato, 84 su 90."
    Sentence,
}

/// What happens to one clock: "fase 3: rispettato, 84 giorni su 90".
#[must_use]
pub fn clock_effect(lang: Lang, plan: &Plan, effect: &ClockEffect) -> String {
    let name = clock(lang, plan, &effect.clock().key);
    format!("{name}: {}", happens(lang, effect, Form::Line))
}

/// What happens to one term: "fase 8: attivo fino al gio 31/12/2030 compreso".
#[must_use]
pub fn term_effect(lang: Lang, plan: &Plan, effect: &TermEffect) -> String {
    let name = term(lang, plan, &plan.terms[effect.after.index].id);
    format!("{name}: {}", term_happens(lang, effect))
}

/// Everything a change does, one line for each clock and term; last, what it moves of what is
/// foreseen.
#[must_use]
pub fn effects(lang: Lang, preview: &Preview) -> Vec<String> {
    let plan = &preview.dossier.plan;
    let clocks = preview
        .clocks
        .iter()
        .filter(|effect| shows(effect))
        .map(|effect| clock_effect(lang, plan, effect));
    let terms = preview
        .terms
        .iter()
        .map(|effect| term_effect(lang, plan, effect));
    let shifts = preview.shifts.iter();
    let shifts = shifts.map(|moved| forecast::shift(lang, plan, moved));
    clocks.chain(terms).chain(shifts).collect()
}

/// The same for a form, which also says that no clock changes, and from when a date that is still to
/// come counts.
#[must_use]
pub fn effects_or_none(lang: Lang, preview: &Preview) -> Vec<String> {
    let effects = effects(lang, preview);
    if !effects.is_empty() {
        return effects;
    }
    let to_come = preview.doubts.iter().find_map(|doubt| match doubt {
        Doubt::Future { date } => Some(*date),
        _ => None,
    });
    let said = match (lang, to_come) {
        (Lang::It, Some(date)) => format!("nessuno oggi: {}", count::counts_from(lang, date)),
        (Lang::En, Some(date)) => format!("none today: it {}", count::counts_from(lang, date)),
        (_, None) => lang
            .pick("nessun termine cambia", "no clock changes")
            .to_owned(),
    };
    vec![said]
}

/// The same in one line of sentences, informative clocks left out: "Fase 3: rispettato, 84 su 90."
#[must_use]
pub fn effects_in_short(lang: Lang, preview: &Preview) -> String {
    let plan = &preview.dossier.plan;
    let counted = preview
        .clocks
        .iter()
        .filter(|effect| !effect.clock().informative && shows(effect));
    // A colon after each name: the words of a state speak of the clock, whatever the gender of its name.
    let clocks = counted.map(|effect| {
        let name = clock(lang, plan, &effect.clock().key);
        let what = happens(lang, effect, Form::Sentence);
        format!("{}: {what}.", capitalised(&name))
    });
    let terms = preview.terms.iter().map(|effect| {
        let name = term(lang, plan, &plan.terms[effect.after.index].id);
        format!("{}: {}.", capitalised(&name), term_happens(lang, effect))
    });
    clocks.chain(terms).collect::<Vec<_>>().join(" ")
}

/// What a change moves of what is foreseen, in one line of sentences.
#[must_use]
pub fn shifts_in_short(lang: Lang, preview: &Preview) -> String {
    let plan = &preview.dossier.plan;
    let shifts = preview.shifts.iter().map(|moved| {
        let said = forecast::shift(lang, plan, moved);
        format!("{}.", capitalised(&said))
    });
    shifts.collect::<Vec<_>>().join(" ")
}

/// Whether there is anything to say: another holiday-rule date alone, or another number of parts of
/// a clock that has not begun, is not.
fn shows(effect: &ClockEffect) -> bool {
    let (Some(before), Some(after)) = (&effect.before, &effect.after) else {
        return true;
    };
    before.state() != after.state()
        || before.elapsed() != after.elapsed()
        || before.limit != after.limit
        || before.open_due() != after.open_due()
        || before.is_open() && before.days_left() != after.days_left()
        || before.moved() != after.moved()
        || before.is_open() && before.parts != after.parts
}

fn happens(lang: Lang, effect: &ClockEffect, form: Form) -> String {
    match (&effect.before, &effect.after) {
        (_, None) => lang.pick("non c'è più", "is gone").to_owned(),
        (before, Some(after)) => {
            let before = before.as_ref();
            match after.course {
                Course::NotStarted => not_started(lang, before, after),
                Course::Open { .. } => opened(lang, before, after),
                Course::Suspended { days_left, .. } => {
                    let told = suspended(lang, before, after, days_left);
                    match before {
                        Some(before) => extended(lang, before, after, told),
                        None => told,
                    }
                }
                Course::Closed { .. } => closed(lang, before, after, form),
            }
        }
    }
}

fn not_started(lang: Lang, before: Option<&ClockStatus>, after: &ClockStatus) -> String {
    if before.is_some_and(|before| before.course != Course::NotStarted) {
        return lang
            .pick("torna non avviato", "is not started again")
            .to_owned();
    }
    let limit = |clock: &ClockStatus| match clock.limit {
        Some(limit) => count::allowed(lang, limit, clock.moved()),
        None => lang.pick("nessuno", "none").to_owned(),
    };
    let now = limit(after);
    match (lang, before.map(limit).filter(|was| *was != now)) {
        (Lang::It, Some(was)) => format!("limite {now}, non più {was}"),
        (Lang::En, Some(was)) => format!("limit {now}, no longer {was}"),
        (_, None) => state::state(lang, State::NotStarted).to_owned(),
    }
}

/// The due date of an open clock, or that it has none.
fn open_until(lang: Lang, clock: &ClockStatus) -> String {
    match (clock.open_due(), clock.days_left()) {
        (Some(due), Some(left)) if left < 0 => {
            format!(
                "{}, {}",
                count::countdown(lang, left),
                count::due(lang, due, left)
            )
        }
        (Some(due), Some(left)) => count::due(lang, due, left),
        _ => lang.pick("senza termine", "no limit").to_owned(),
    }
}

fn opened(lang: Lang, before: Option<&ClockStatus>, after: &ClockStatus) -> String {
    let until = open_until(lang, after);
    let Some(before) = before else {
        // A request that has just been opened says how it was counted.
        return match after.limit {
            Some(limit) => format!("{until} ({})", dates::limit(lang, limit)),
            None => until,
        };
    };
    match before.course {
        Course::NotStarted => format!("{}, {until}", lang.pick("parte", "starts")),
        Course::Closed { .. } => format!("{}, {until}", lang.pick("riaperto", "open again")),
        Course::Suspended { .. } => format!("{}, {until}", lang.pick("riprende", "goes on")),
        Course::Open { .. } => still_open(lang, before, after, until),
    }
}

/// A clock that is stopped, or stays stopped with other days left.
fn suspended(
    lang: Lang,
    before: Option<&ClockStatus>,
    after: &ClockStatus,
    days_left: Option<i64>,
) -> String {
    let word = state::state(lang, State::Suspended);
    let was = before.filter(|before| before.state() == State::Suspended);
    let was = was
        .and_then(ClockStatus::days_left)
        .filter(|was| Some(*was) != days_left);
    match (lang, days_left, was) {
        (_, None, _) => word.to_owned(),
        (Lang::It, Some(left), Some(was)) => {
            format!("{word}, {}, non {was}", count::remain(lang, left))
        }
        (Lang::En, Some(left), Some(was)) => {
            format!("{word}, {}, not {was}", count::remain(lang, left))
        }
        (_, Some(left), None) if before.is_some_and(|before| before.parts != after.parts) => {
            let done = after
                .parts
                .map(|parts| parts_done(lang, parts))
                .unwrap_or_default();
            format!("{word}, {}, {done}", count::remain(lang, left))
        }
        (_, Some(left), None) => {
            let reopened = before.is_some_and(|before| before.end().is_some());
            let again = if reopened {
                lang.pick("riaperto, ", "open again, ")
            } else {
                ""
            };
            let limit = after.limit != before.and_then(|before| before.limit) && before.is_some();
            let limit = after
                .limit
                .filter(|_| limit)
                .map(|limit| dates::limit(lang, limit));
            let limit = limit.map(|limit| format!(" ({limit})")).unwrap_or_default();
            format!("{again}{word}, {}{limit}", count::remain(lang, left))
        }
    }
}

fn still_open(lang: Lang, before: &ClockStatus, after: &ClockStatus, until: String) -> String {
    if before.open_due() != after.open_due() {
        let moved = match (lang, before.open_due().map(|was| with_weekday(lang, was))) {
            (Lang::It, Some(was)) => format!("{until}, non {was}"),
            (Lang::En, Some(was)) => format!("{until}, not {was}"),
            (_, None) => until,
        };
        return extended(lang, before, after, moved);
    }
    let (was, is) = (before.state(), after.state());
    if was != is {
        return between(lang, state::state(lang, was), state::state(lang, is));
    }
    match (lang, before.parts, after.parts) {
        (Lang::It, Some(was), Some(now)) if was.total != now.total => {
            format!(
                "voci {}/{}, non più {}/{}",
                now.done, now.total, was.done, was.total
            )
        }
        (Lang::En, Some(was), Some(now)) if was.total != now.total => {
            format!(
                "items {}/{}, no longer {}/{}",
                now.done, now.total, was.done, was.total
            )
        }
        (_, None, Some(now)) => {
            format!("{} {}/{}", lang.pick("voci", "items"), now.done, now.total)
        }
        (_, was, Some(now)) if was != after.parts => parts_done(lang, now),
        _ if before.elapsed() != after.elapsed() => {
            let used = count::used(lang, after.elapsed().unwrap_or_default(), after.allowed());
            let was = before.elapsed().unwrap_or_default();
            match lang {
                Lang::It => format!("{used}, non {was}"),
                Lang::En => format!("{used}, not {was}"),
            }
        }
        _ => extended(lang, before, after, until),
    }
}

fn parts_done(lang: Lang, parts: Parts) -> String {
    match lang {
        Lang::It => format!("{} di {} fatti", parts.done, parts.total),
        Lang::En => format!("{} of {} done", parts.done, parts.total),
    }
}

/// The same with the limit, where more time was given or taken back.
fn extended(lang: Lang, before: &ClockStatus, after: &ClockStatus, told: String) -> String {
    match after.limit.filter(|_| before.moved() != after.moved()) {
        Some(limit) => {
            let limit = super::proof::sum(lang, limit, after.moved());
            format!("{told}; {} {limit}", lang.pick("limite", "limit"))
        }
        None => told,
    }
}

fn between(lang: Lang, was: &str, is: &str) -> String {
    match lang {
        Lang::It => format!("da {was} a {is}"),
        Lang::En => format!("from {was} to {is}"),
    }
}

fn closed(lang: Lang, before: Option<&ClockStatus>, after: &ClockStatus, form: Form) -> String {
    let used = |clock: &ClockStatus| {
        let elapsed = clock.elapsed().unwrap_or_default();
        match form {
            Form::Line => count::used(lang, elapsed, clock.allowed()),
            Form::Sentence => count::used_short(lang, elapsed, clock.allowed()),
        }
    };
    let word = |clock: &ClockStatus| state::state(lang, clock.state());
    let was = before.filter(|before| before.end().is_some() && before.state() != after.state());
    let verdict = match was {
        Some(was) => {
            let short = |clock: &ClockStatus| {
                let elapsed = clock.elapsed().unwrap_or_default();
                format!(
                    "{} ({})",
                    word(clock),
                    count::used_short(lang, elapsed, clock.allowed())
                )
            };
            between(lang, &short(was), &short(after))
        }
        None => format!("{}, {}", word(after), used(after)),
    };
    match marks(lang, after) {
        Some(marks) => format!("{verdict}, {marks}"),
        None => verdict,
    }
}

/// What is to be known beside a verdict: the holiday rule, or dates worth a second look.
#[must_use]
pub fn marks(lang: Lang, clock: &ClockStatus) -> Option<&'static str> {
    if clock.ended_before_start() {
        Some(lang.pick(
            "concluso prima dell'avvio: date da verificare",
            "ended before start: check the dates",
        ))
    } else if clock.in_time_if_holiday_rule() {
        Some(lang.pick(
            "nei termini se vale la proroga festiva",
            "in time if the holiday rule applies",
        ))
    } else {
        None
    }
}

fn term_happens(lang: Lang, effect: &TermEffect) -> String {
    let after = &effect.after;
    let Some(through) = after.through.map(|through| with_weekday(lang, through)) else {
        return lang
            .pick("torna non avviato", "is not started again")
            .to_owned();
    };
    match (lang, after.state) {
        (Lang::It, State::Ended) => format!("terminato il {through}"),
        (Lang::En, State::Ended) => format!("ended on {through}"),
        (Lang::It, _) => format!("attivo fino al {through} compreso"),
        (Lang::En, _) => format!("active through {through}"),
    }
}

/// What one event still needs, for hints: the event with its article.
#[must_use]
pub fn to_record(lang: Lang, dossier: &Dossier, event: &Event) -> String {
    format!(
        "{} {}",
        lang.pick("registrare", "record"),
        noun(lang, dossier, event)
    )
}
