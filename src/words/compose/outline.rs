//! The lines of a plan: phase by phase, what happens and which terms there are.

use crate::plan::{Clock, Numbered, Plan, Register, Series, Term};
use crate::words::event::{Preposition, allowance, from_to, milestone, milestone_noun};
use crate::words::outline::{counted, in_a_line, term};
use crate::words::sanitize::sanitized;
use crate::words::setting;
use crate::words::state::text;
use crate::words::{Lang, dates, party, series, why};

/// What a plan says, a line each.
#[must_use]
pub fn outline(lang: Lang, plan: &Plan) -> Vec<String> {
    let rule = setting::last_day(lang, plan.rules.last_day);
    let mut lines = vec![in_a_line(lang, plan), counted(lang, rule)];
    for known in &plan.phases {
        let title = sanitized(text(lang, &known.title));
        lines.push(format!("{}. {title}", known.number));
        for happens in plan
            .milestones
            .iter()
            .filter(|happens| happens.phase == known.number)
        {
            let who = party::labels(lang, plan, &happens.actor);
            lines.push(event(&milestone(lang, plan, &happens.id), &who));
            let ended = |clock: &&Clock| clock.to.last() == Some(&happens.id);
            let clocks = plan.clocks.iter().filter(ended);
            let clocks = clocks.filter(|clock| !clock.is_deadline());
            lines.extend(clocks.map(|clock| of_clock(lang, plan, clock)));
        }
        let registers = plan.registers.iter();
        let registers = registers.filter(|register| register.phase == known.number);
        lines.extend(registers.flat_map(|register| of_register(lang, plan, register)));
        let series = plan.series.iter();
        let series = series.filter(|series| series.phase == known.number);
        lines.extend(series.flat_map(|series| of_series(lang, plan, series)));
        let terms = plan.terms.iter().filter(|term| term.phase == known.number);
        lines.extend(terms.map(|known| of_term(lang, plan, known)));
    }
    lines
}

/// An event and who makes it happen.
fn event(label: &str, who: &str) -> String {
    format!("   {label} ({who})")
}

fn of_clock(lang: Lang, plan: &Plan, clock: &Clock) -> String {
    let owner = party::noun(lang, plan, &plan.clock_owner(clock));
    let allowed = allowance(lang, plan, clock);
    let said = why::reading(
        lang,
        plan,
        &crate::plan::ClockKey {
            id: clock.id.clone(),
            n: None,
        },
    );
    let measured = from_to(lang, plan, clock);
    match allowed {
        Some(allowed) if clock.limit.is_some() => term(lang, &owner, Some(&allowed), &said),
        Some(allowed) => term(lang, &owner, Some(&allowed), &measured),
        None => term(lang, &owner, None, &said),
    }
}

fn of_register(lang: Lang, plan: &Plan, register: &Register) -> Vec<String> {
    let label = |label| sanitized(text(lang, label)).into_owned();
    let who = |actor| party::labels(lang, plan, actor);
    let mut lines = Vec::new();
    // Of several steps each has who takes it, and the first one has no term.
    match &register.step_of {
        None => lines.push(event(
            &label(&register.label),
            &who(&register.request.actor),
        )),
        Some(of) => {
            if of.step == 1 {
                lines.push(event(&label(&of.label), &who(&register.request.actor)));
            }
            lines.push(event(&label(&register.label), &who(&register.answer.actor)));
        }
    }
    let owner = party::noun(
        lang,
        plan,
        &plan.numbered_owner(Numbered::Register(register)),
    );
    let key = crate::plan::ClockKey {
        id: register.id.clone(),
        n: None,
    };
    let limit = register.limit.map(|limit| dates::limit(lang, limit));
    let said = why::reading(lang, plan, &key);
    lines.push(term(lang, &owner, limit.as_deref(), &said));
    lines
}

fn of_series(lang: Lang, plan: &Plan, known: &Series) -> [String; 2] {
    let who = party::labels(lang, plan, &known.actor);
    let owner = party::noun(lang, plan, &plan.numbered_owner(Numbered::Series(known)));
    let due = dates::limit(lang, known.due);
    let said = series::reading(lang, plan, known);
    [
        event(&series::label(lang, known), &who),
        term(lang, &owner, Some(&due), &said),
    ]
}

fn of_term(lang: Lang, plan: &Plan, known: &Term) -> String {
    let label = sanitized(text(lang, &known.label)).into_owned();
    let from = Preposition::From.with(lang, &milestone_noun(lang, plan, &known.from));
    format!("   {label}: {} {from}", dates::limit(lang, known.limit))
}
