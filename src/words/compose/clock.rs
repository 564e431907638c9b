//! What a clock is called, what it counts from, what it allows; what a fixed day is called, and the place of a note.
//!
//! The names come from the plan and from the file, so each passes `sanitized`.

use crate::assess::{ClockKey, ClockStatus, State};
use crate::plan::{
    Allowance, Clock, ClockId, ClockStart, DeadlineId, MilestoneId, Plan, Register, Term,
    TermAnchor,
};
use crate::record::{Dossier, NotePlace};
use crate::words::checklist;
use crate::words::event::{
    WHOLE, all_numbers, all_requests, by_day, fixed_day, fixed_day_for, from_the_beginning,
    from_the_first, from_the_last, last_day_of, number, phase, so_long_before, the_clock,
    the_fixed_day, the_fixed_day_for, the_plan, to_the_last, whole_contract,
};
use crate::words::preposition::Preposition;
use crate::words::register::EntryNoun;
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Lang, dates};

use super::event::{
    capitalised, inside, label, milestone, milestone_noun, phase_in_short, phase_titled,
};

/// The milestone that a fixed day bears the name of.
#[must_use]
pub fn deadline_milestone(plan: &Plan, name: &DeadlineId) -> Option<MilestoneId> {
    let id: MilestoneId = name.as_str().parse().ok()?;
    plan.milestone(&id).is_some().then_some(id)
}

/// What a fixed day is called: by its milestone where it bears the name of one, else by its own name.
#[must_use]
pub fn deadline(lang: Lang, plan: &Plan, name: &DeadlineId) -> String {
    match deadline_milestone(plan, name) {
        Some(id) => milestone(lang, plan, &id),
        None if name.as_str() == WHOLE => whole_contract(lang).to_owned(),
        None => sanitized(name.as_str()).into_owned(),
    }
}

/// The same to begin a sentence; a name that somebody typed stays as it is.
#[must_use]
pub fn deadline_first(lang: Lang, plan: &Plan, name: &DeadlineId) -> String {
    let called = deadline(lang, plan, name);
    if name.as_str() == WHOLE {
        capitalised(&called)
    } else {
        called
    }
}

/// What a clock counts from: "dalla stipula del contratto", "dall'ultima tra la stipula e la consegna".
#[must_use]
pub fn from_start(lang: Lang, plan: &Plan, clock: &Clock) -> String {
    let starts = clock.starts().iter();
    let starts: Vec<String> = starts.map(|id| milestone_noun(lang, plan, id)).collect();
    match (starts.as_slice(), clock.start()) {
        ([], _) => from_the_beginning(lang).to_owned(),
        ([only], _) => Preposition::From.with(lang, only),
        ([first @ .., last], ClockStart::First(_)) => from_the_first(lang, &first.join(", "), last),
        ([first @ .., last], _) => from_the_last(lang, &first.join(", "), last),
    }
}

/// What a clock allows: "90 giorni", "entro mar 30/06/2026", "60 giorni prima della fine dei lavori"; none
/// where it only counts the days.
#[must_use]
pub fn allowance(lang: Lang, plan: &Plan, clock: &Clock) -> Option<String> {
    Some(match clock.allowance() {
        Allowance::Open => return None,
        Allowance::Limit(limit) => dates::limit(lang, limit),
        Allowance::By(day) => by_day(lang, &dates::with_weekday(lang, day)),
        Allowance::Before(before) => {
            let anchor = match before.anchor() {
                Some(TermAnchor::Event(id)) => milestone_noun(lang, plan, id),
                Some(TermAnchor::Term(id)) => {
                    let label = plan.term(id).map(|term| text(lang, &term.label));
                    last_day_of(lang, &sanitized(label.unwrap_or(id.as_str())))
                }
                Some(TermAnchor::Deadline(name)) => match deadline_milestone(plan, name) {
                    Some(id) => the_fixed_day_for(lang, &milestone_noun(lang, plan, &id)),
                    None if name.as_str() == WHOLE => the_fixed_day_for(lang, whole_contract(lang)),
                    None => the_fixed_day(lang, &sanitized(name.as_str())),
                },
                None => String::new(),
            };
            so_long_before(lang, &dates::limit(lang, before.limit), &anchor)
        }
    })
}

/// What a clock measures: "dalla stipula del contratto alla consegna del piano".
#[must_use]
pub fn from_to(lang: Lang, plan: &Plan, clock: &Clock) -> String {
    let start = from_start(lang, plan, clock);
    let ends: Vec<String> = clock
        .to
        .iter()
        .map(|id| milestone_noun(lang, plan, id))
        .collect();
    match ends.as_slice() {
        [] => start,
        [only] => format!("{start} {}", Preposition::To.with(lang, only)),
        [first @ .., last] => to_the_last(lang, &start, &first.join(", "), last),
    }
}

/// What a clock is called inside a sentence: its phase, where it is the only one judged there,
/// "richiesta n. 4" for a request, else its own label.
#[must_use]
pub fn clock(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    if let Some(n) = key.n {
        if let Some(series) = plan.series(&key.id) {
            return super::series::name(lang, series, n);
        }
        let several = plan.registers.len() > 1;
        let register = plan.register(&key.id).filter(|_| several);
        let of = register.map(|register| inside(&sanitized(text(lang, &register.label))));
        // Suspensions and extensions have numbers of their own: that of a request is said to be one.
        let of = of.unwrap_or_else(|| EntryNoun::of(lang, plan, &key.id).one);
        return format!("{of} {}", number(lang, n));
    }
    if let Some(series) = plan.series(&key.id) {
        return super::series::label(lang, series);
    }
    if let Some(register) = plan.register(&key.id) {
        return whole_register(lang, plan, register);
    }
    let Some(known) = plan.clock(&key.id) else {
        let attempt = plan.attempt_clock_label(&key.id);
        return attempt.map_or_else(
            || term(lang, plan, &key.id),
            |label| inside(&sanitized(text(lang, &label))),
        );
    };
    if stands_for_phase(plan, known) {
        phase(lang, known.phase)
    } else {
        inside(&clock_label(lang, plan, known))
    }
}

/// The same of a clock that does not apply: what happens may bear the same name, and is another thing.
#[must_use]
pub fn clock_apart(lang: Lang, plan: &Plan, status: &ClockStatus) -> String {
    let name = clock(lang, plan, &status.key);
    let mut events = plan.milestones.iter();
    let is_event = |id: &MilestoneId| inside(&milestone(lang, plan, id)) == name;
    if status.state() == State::Waived && events.any(|known| is_event(&known.id)) {
        return the_clock(lang, &name);
    }
    name
}

/// All the requests of a register, or of one step of it: of the only register by its phase.
fn whole_register(lang: Lang, plan: &Plan, register: &Register) -> String {
    match plan.registers.as_slice() {
        [_] => {
            let noun = EntryNoun::of(lang, plan, &register.id);
            all_requests(lang, &noun, &phase_titled(lang, plan, register.phase))
        }
        _ => all_numbers(lang, &inside(&sanitized(text(lang, &register.label)))),
    }
}

/// What a clock of the plan is called whatever else its phase has: by its label, a day fixed from outside by
/// what it is of.
#[must_use]
pub fn clock_label(lang: Lang, plan: &Plan, known: &Clock) -> String {
    let Some(name) = known.id.deadline() else {
        return sanitized(text(lang, &known.label)).into_owned();
    };
    match name.parse().ok().filter(|id| plan.milestone(id).is_some()) {
        Some(id) => fixed_day_for(lang, &milestone_noun(lang, plan, &id)),
        None if name == WHOLE => fixed_day_for(lang, whole_contract(lang)),
        None => fixed_day(lang, &sanitized(name)),
    }
}

/// The same where columns are few: a request of the only register by its number alone, "n. 4".
#[must_use]
pub fn clock_by_number(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    match key.n {
        Some(n) if plan.registers.len() == 1 && plan.register(&key.id).is_some() => number(lang, n),
        _ => clock_by_step(lang, plan, key),
    }
}

/// The same of a step of a register by what ends it, without the name of the register: "consegna n. 4".
#[must_use]
pub fn clock_by_step(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    let known = key.n.zip(plan.register(&key.id));
    match known.filter(|(_, register)| !register.is_answered()) {
        Some((n, step)) if plan.registers.len() > 1 => {
            let ends = inside(&sanitized(text(lang, &step.answer.label)));
            format!("{ends} {}", number(lang, n))
        }
        _ => clock(lang, plan, key),
    }
}

/// Whether a clock is the only judged one of its phase, and called like it.
fn stands_for_phase(plan: &Plan, known: &Clock) -> bool {
    let judged = |clock: &&Clock| !clock.informative && clock.has_end() && !clock.is_deadline();
    // What is called by its phase must be all there is of it.
    if plan.terms.iter().any(|term| term.phase == known.phase) {
        return false;
    }
    let mut alone = plan.clocks_of(known.phase).filter(judged);
    let only = alone.next().filter(|only| only.id == known.id);
    only.is_some() && alone.next().is_none()
}

/// What a clock is called where its phase must be understood without a list beside: "fase 3,
/// Migrazione, integrazione", "richiesta n. 4".
#[must_use]
pub fn clock_in_full(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    let name = clock(lang, plan, key);
    match (key.n, plan.clock(&key.id)) {
        // What it is of tells more than the phase it stands in.
        (None, Some(known)) if known.is_deadline() => name,
        (None, Some(known)) if name == phase(lang, known.phase) => {
            phase_titled(lang, plan, known.phase)
        }
        // A title behind the number, as that of a phase.
        (None, Some(known)) => {
            let label = clock_label(lang, plan, known);
            format!("{}, {label}", phase(lang, known.phase))
        }
        _ => name,
    }
}

/// The same with the short title of the phase.
#[must_use]
pub fn clock_in_short(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    let known = plan.clock(&key.id).filter(|_| key.n.is_none());
    match known.map(|known| known.phase) {
        Some(number) if clock(lang, plan, key) == phase(lang, number) => {
            phase_in_short(lang, plan, number)
        }
        _ => clock_in_full(lang, plan, key),
    }
}

/// What a term is called inside a sentence: its phase, where that holds nothing else, else its own label.
#[must_use]
pub fn term(lang: Lang, plan: &Plan, id: &ClockId) -> String {
    let Some(known) = plan.term(id) else {
        return id.to_string();
    };
    if term_is_the_phase(plan, known) {
        phase(lang, known.phase)
    } else {
        inside(&term_label(lang, known))
    }
}

/// What a term is called whatever else its phase has.
#[must_use]
pub fn term_label(lang: Lang, known: &Term) -> String {
    sanitized(text(lang, &known.label)).into_owned()
}

/// What a term is called where its phase must be understood without a list beside: "fase 8, Manutenzione".
#[must_use]
pub fn term_in_full(lang: Lang, plan: &Plan, known: &Term) -> String {
    if term_is_the_phase(plan, known) {
        phase_titled(lang, plan, known.phase)
    } else {
        let label = term_label(lang, known);
        format!("{}, {label}", phase(lang, known.phase))
    }
}

/// What a term allows and is counted from: "5 anni dall'avvio del mantenimento".
#[must_use]
pub fn term_counted(lang: Lang, plan: &Plan, known: &Term) -> String {
    let noun = milestone_noun(lang, plan, &known.from);
    let from = Preposition::From.with(lang, &noun);
    format!("{} {from}", dates::limit(lang, known.limit))
}

/// Whether a term is all there is of its phase that is judged or counted, and called like it. A day fixed from
/// outside is called by what it is of.
#[must_use]
pub fn term_is_the_phase(plan: &Plan, known: &Term) -> bool {
    let here = |phase: u32| phase == known.phase;
    let terms = plan.terms.iter().filter(|term| here(term.phase));
    let mut clocks = plan.clocks_of(known.phase);
    terms.count() == 1
        && clocks.all(Clock::is_deadline)
        && !plan.registers.iter().any(|register| here(register.phase))
        && !plan.series.iter().any(|series| here(series.phase))
}

/// The place of a note: "fase 3", "il cronoprogramma", an event or a clock by its label.
#[must_use]
pub fn place(lang: Lang, dossier: &Dossier, place: &NotePlace) -> String {
    match place {
        NotePlace::Plan => the_plan(lang),
        NotePlace::Phase(number) => phase(lang, *number),
        NotePlace::Point(point) => checklist::place(lang, &dossier.plan, point),
        NotePlace::Named(event) if dossier.plan.known_role(event).is_some() => {
            label(lang, dossier, event)
        }
        NotePlace::Named(event) => match event.milestone.as_str().parse::<ClockId>() {
            Ok(id) => clock(
                lang,
                &dossier.plan,
                &ClockKey {
                    id,
                    n: event.number(),
                },
            ),
            Err(_) => event.to_string(),
        },
    }
}
