//! The situation read aloud: one sentence for each phase, no columns and no drawing characters.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::assess::{
    Assessment, Awaited, ClockStatus, Course, PhaseStatus, RegisterStatistics, State, TermStatus,
    open_suspensions,
};
use crate::plan::{Actors, Plan};
use crate::record::{ActId, Dossier};
use crate::words::dates::with_weekday;
use crate::words::{
    Lang, act, count, effect, estimate, event, headline, parts, party, register, rejection, series,
    state,
};

use super::{Look, checklist, outlook};

/// Writes the sentences.
///
/// # Errors
/// Those of `out`.
pub fn write(
    out: &mut impl Write,
    look: Look,
    dossier: &Dossier,
    assessment: &Assessment,
) -> io::Result<()> {
    let lang = look.lang;
    let title = event::title(lang, &dossier.plan);
    let today = with_weekday(lang, assessment.today);
    let head = crate::words::report::on_day(lang, &title, &today);
    writeln!(out, "{}", look.fold(&head))?;
    let due = headline::due(lang, dossier, assessment);
    writeln!(out, "{}", look.fold(&due.text))?;
    let ours = headline::ours(lang, dossier, assessment, usize::MAX);
    writeln!(out, "{}", look.fold(&ours))?;
    for phase in &assessment.phases {
        let sentence = phase_sentence(lang, dossier, assessment, phase);
        writeln!(out, "{}", look.fold(&sentence))?;
    }
    for sentence in outlook::sentences(lang, dossier, assessment) {
        writeln!(out, "{}", look.fold(&sentence))?;
    }
    let costs = outlook::costs(lang, dossier, assessment);
    if !costs.is_empty() {
        let costs = format!("{}: {}.", estimate::heading(lang), costs.join("; "));
        writeln!(out, "{}", look.fold(&costs))?;
    }
    Ok(())
}

pub(super) fn phase_sentence(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    phase: &PhaseStatus,
) -> String {
    let plan = &dossier.plan;
    let name = event::capitalised(&event::phase_titled(lang, plan, phase.number));
    let rejected = rejected_clause(lang, dossier, assessment, phase);
    // What the phase holds beside a clock of its name: then both are named.
    let has_others = rejected.is_some() || !phase.terms.is_empty();
    let mut clauses: Vec<String> = rejected.into_iter().collect();
    let own = phase.clocks.iter().map(|i| (*i, &assessment.clocks[*i]));
    let own = own.filter(|(_, clock)| !clock.informative && clock.key.n.is_none());
    // A fixed day of which there is nothing to say is all there is of a phase without anything else.
    let is_quiet = |clock: &ClockStatus| clock.is_quiet_deadline();
    let is_all = !has_others
        && phase.series.is_empty()
        && plan.register_in(phase.number).is_none()
        && own.clone().all(|(_, clock)| is_quiet(clock));
    let own = own.filter(|(_, clock)| is_all || !is_quiet(clock));
    let judged = own.clone().filter(|(_, clock)| clock.is_judged()).count();
    let is_shown = |clock: &ClockStatus| clock.is_judged() || clock.is_open();
    let shown = own.clone().filter(|(_, clock)| is_shown(clock)).count();
    for (position, clock) in own {
        // By its own label, for the phase is named already; one that is called like the phase is not named twice.
        let agreed = plan.clock(&clock.key.id);
        let of = agreed.map(|agreed| event::clock_label(lang, plan, agreed));
        let of = of.unwrap_or_else(|| event::clock(lang, plan, &clock.key));
        let is_named = name.ends_with(&of) || name.ends_with(&event::capitalised(&of));
        let is_the_phase =
            clock.is_judged() && judged == 1 && (clock.fixed.is_none() || shown == 1);
        let is_alone = is_the_phase && !is_named;
        let clause = clock_clause(lang, dossier, clock, is_alone);
        let mut clause = with_owner(lang, plan, clock, clause);
        if let Some(due) = assessment.foreseen_due(position) {
            let foreseen = crate::words::report::foreseen(lang);
            let _ = write!(clause, ", {foreseen} {}", with_weekday(lang, due));
        }
        let is_unnamed = is_the_phase || is_shown(clock) && is_named;
        let is_fixed = clock.is_deadline() || agreed.is_some_and(|clock| clock.by.is_some());
        if is_unnamed && is_fixed {
            clauses.push(crate::words::report::fixed_day(lang, &clause));
        } else if is_unnamed && !has_others {
            clauses.push(clause);
        } else if is_shown(clock) {
            clauses.push(format!("{of}: {clause}"));
        }
    }
    if let Some(informative) = phase.informative {
        clauses.extend(informative_clause(
            lang,
            dossier,
            &assessment.clocks[informative],
        ));
    }
    let series = series_clauses(lang, dossier, assessment, phase);
    let is_empty = clauses.is_empty() && series.is_empty();
    if is_empty && phase.terms.is_empty() && plan.register_in(phase.number).is_none() {
        clauses.push(state::of_phase(lang, phase.state).to_owned());
    }
    clauses.extend(request_clauses(lang, dossier, assessment, phase.number));
    let is_alone = clauses.is_empty() && series.is_empty() && phase.terms.len() == 1;
    let terms = phase
        .terms
        .iter()
        .map(|i| term_clause(lang, plan, &assessment.terms[*i], (&name, is_alone)));
    clauses.extend(terms);
    clauses.extend(series);
    clauses.extend(checklist::clauses(lang, dossier, assessment, phase.number));
    let mut sentence = format!("{name}: {}.", clauses.join("; "));
    let given = outlook::Promises::of(dossier, assessment);
    for awaited in assessment.awaited_in(phase) {
        sentence.push(' ');
        let promised = given.told(lang, &awaited.event);
        sentence.push_str(&awaited_sentence(
            lang, dossier, assessment, awaited, promised,
        ));
    }
    for open in open_suspensions(dossier, assessment) {
        // Several clocks may stand: it is ordered once, and said where the first of them is.
        if open.phase == phase.number {
            sentence.push(' ');
            sentence.push_str(&resumption_sentence(
                lang,
                plan,
                open.n,
                open.days(assessment.today),
            ));
        }
    }
    sentence
}

/// Of a phase that goes on only because something was rejected: that it does, and what was rejected last.
fn rejected_clause(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    phase: &PhaseStatus,
) -> Option<String> {
    let runs = phase.lead.is_some_and(|i| assessment.clocks[i].is_open());
    if runs || phase.state != State::Running {
        return None;
    }
    let mut again = assessment.awaited_in(phase);
    let last = again.find_map(|awaited| {
        let known = dossier.rejections_of(&awaited.event.milestone).into_iter();
        let known = known.filter(|known| known.date <= assessment.today);
        known.max_by_key(|known| known.n)
    })?;
    let state = state::of_phase(lang, phase.state);
    Some(format!(
        "{state}, {}",
        rejection::dated(lang, dossier, last)
    ))
}

/// What runs for information while nothing else of a phase has begun.
fn informative_clause(lang: Lang, dossier: &Dossier, clock: &ClockStatus) -> Option<String> {
    let name = event::clock(lang, &dossier.plan, &clock.key);
    let used = count::used(lang, clock);
    let left = count::informative_margin(lang, clock)?;
    let due = with_weekday(lang, clock.open_due()?);
    let mark = count::informative(lang);
    Some(format!("{name}: {used}, {due}, {left} ({mark})"))
}

/// What is said of a clock; of one that nothing names, before it begins, what it will be counted from and to.
fn clock_clause(lang: Lang, dossier: &Dossier, clock: &ClockStatus, is_unnamed: bool) -> String {
    let feminine = event::is_feminine(&dossier.plan, &clock.key);
    let word = event::state_in(lang, clock, feminine);
    let used = count::used(lang, clock);
    let parts = clock.parts;
    let counted = parts::of_clock(&dossier.plan, &clock.key.id);
    let parts = parts.map(|parts| format!(", {}", counted.say(lang, parts)));
    let parts = parts.unwrap_or_default();
    match clock.course {
        Course::NotStarted => {
            let agreed = dossier.plan.clock(&clock.key.id);
            let measured = agreed.map(|clock| {
                if is_unnamed {
                    event::from_to(lang, &dossier.plan, clock)
                } else {
                    event::from_start(lang, &dossier.plan, clock)
                }
            });
            let limit = clock.limit;
            let limit = limit.map(|limit| count::allowed(lang, limit, clock.moved()));
            let fixed = || event::allowance(lang, &dossier.plan, agreed?);
            match (limit.or_else(fixed), measured) {
                (Some(limit), Some(measured)) => format!("{word}, {limit} {measured}"),
                _ => word.to_owned(),
            }
        }
        Course::Open {
            deadline: Some(deadline),
            days_left: Some(days),
            ..
        } => {
            let due = count::due(lang, deadline.due, days, feminine);
            let countdown = clock.left().map(|left| count::countdown(lang, left));
            let countdown = countdown.unwrap_or_default();
            match clock.state() {
                State::Overdue => format!("{countdown}, {due}, {used}{parts}"),
                State::DueToday => format!("{countdown}, {used}{parts}"),
                _ => format!("{word}, {countdown}, {due}, {used}{parts}"),
            }
        }
        Course::Open { .. } => format!("{word}, {used}{parts}"),
        Course::Waived { .. } => word.to_owned(),
        Course::Suspended { since, .. } => {
            let since = clock.suspended_from.unwrap_or(since);
            let since = crate::words::report::since(lang, &with_weekday(lang, since));
            let left = clock
                .left()
                .map(|left| format!(", {}", count::remain(lang, left)));
            let left = left.unwrap_or_default();
            format!("{word} {since}{left}, {used}{parts}")
        }
        Course::Closed { end, .. } => {
            let on = with_weekday(lang, end);
            let marks = effect::marks(lang, clock).map(|mark| format!(", {mark}"));
            let margin = clock
                .margin_said()
                .map(|margin| format!(", {}", count::margin(lang, margin)));
            let (marks, margin) = (marks.unwrap_or_default(), margin.unwrap_or_default());
            format!(
                "{word}, {used}, {} {on}{margin}{marks}",
                crate::words::report::closed(lang, feminine)
            )
        }
    }
}

/// What comes back in the phase: how far each series has come, then each occurrence that is open.
fn series_clauses(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    phase: &PhaseStatus,
) -> Vec<String> {
    let plan = &dossier.plan;
    let mut clauses = Vec::new();
    for status in phase.series.iter().map(|i| &assessment.series[*i]) {
        let label = series::label(lang, status.of(plan));
        let standing = if status.is_off {
            let off = status.state().unwrap_or(State::NotStarted);
            state::agreeing(series::is_feminine(status.of(plan)))(lang, off).to_owned()
        } else {
            series::standing(lang, plan, assessment, status)
        };
        clauses.push(format!("{label}: {standing}"));
        let open = status.clocks.iter().map(|i| &assessment.clocks[*i]);
        let open = open.filter(|clock| clock.is_open());
        clauses.extend(open.map(|clock| {
            let name = event::clock(lang, plan, &clock.key);
            let clause = clock_clause(lang, dossier, clock, false);
            format!("{name}: {}", with_owner(lang, plan, clock, clause))
        }));
    }
    clauses
}

/// The registers of the phase, by name where there are several: how many requests are open, how they
/// were answered, then each open one.
fn request_clauses(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    phase: u32,
) -> Vec<String> {
    let plan = &dossier.plan;
    let here = |of: &&RegisterStatistics| plan.registers[of.index].phase == phase;
    let several = assessment.registers.iter().filter(here).count() > 1;
    let mut clauses = Vec::new();
    for statistics in assessment.registers.iter().filter(here) {
        let of = &plan.registers[statistics.index];
        let counts = register::counts(lang, plan, [statistics]);
        clauses.push(if several {
            format!("{}: {counts}", register::name(lang, plan, statistics))
        } else {
            counts
        });
        clauses.extend(register::answers(lang, statistics));
        let clocks = assessment
            .requests
            .iter()
            .map(|r| &assessment.clocks[r.clock]);
        let open = clocks.filter(|clock| clock.key.id == of.id && clock.is_open());
        clauses.extend(open.map(|clock| {
            let name = event::clock(lang, plan, &clock.key);
            let clause = clock_clause(lang, dossier, clock, false);
            format!("{name}: {}", with_owner(lang, plan, clock, clause))
        }));
    }
    clauses
}

/// What is said of a clock, with who owes it while that is still to be done.
fn with_owner(lang: Lang, plan: &Plan, clock: &ClockStatus, clause: String) -> String {
    let is_owed = clock.is_judged() || clock.key.n.is_some();
    if !is_owed || !clock.is_open() {
        return clause;
    }
    let owner = party::noun(lang, plan, &clock.owed_by);
    format!("{clause}, {}", crate::words::report::owed_by(lang, &owner))
}

/// A service by its name, where it is not that of a phase that holds nothing else; of one that has not begun what it will be counted from.
fn term_clause(
    lang: Lang,
    plan: &Plan,
    term: &TermStatus,
    (phase, is_alone): (&str, bool),
) -> String {
    let known = &plan.terms[term.index];
    let label = event::term_label(lang, known);
    let is_unnamed = is_alone && phase.ends_with(&label);
    let is_feminine = is_unnamed || event::term_label_is_feminine(known);
    let word = state::term_agreeing(is_feminine)(lang, term.state);
    let said = match term.through.map(|through| with_weekday(lang, through)) {
        None if term.state == State::NotStarted => {
            format!("{word}, {}", event::term_counted(lang, plan, known))
        }
        None => word.to_owned(),
        Some(through) => state::term_with_day(lang, term.state, word, &through),
    };
    if is_unnamed {
        said
    } else {
        format!("{label}: {said}")
    }
}

fn resumption_sentence(lang: Lang, plan: &Plan, n: u32, days: i64) -> String {
    let who = party::must_act(lang, plan, &Actors::one(Plan::orders_resumptions()));
    let what = act::name(lang, ActId::Resumption(n));
    let waited = count::awaited(lang, days);
    crate::words::report::resumption_awaited(lang, &who, &what, &waited)
}

fn awaited_sentence(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    awaited: &Awaited,
    promised: Option<String>,
) -> String {
    let who = party::must_act(lang, &dossier.plan, &awaited.actor);
    let what = event::noun(lang, dossier, &awaited.event);
    let promised = promised.map(|told| format!(", {told}")).unwrap_or_default();
    match awaited.waited(assessment.today) {
        Some(days) => format!("{who}: {what}, {}{promised}.", count::awaited(lang, days)),
        None => format!("{who}: {what}{promised}."),
    }
}
