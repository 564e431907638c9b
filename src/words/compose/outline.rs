//! The lines of a plan: phase by phase, what happens and which terms there are.

use crate::plan::{
    Clock, Milestone, Numbered, OnExpiry, Plan, Register, RejectedClock, Series, Term,
};
use crate::words::event::{
    Preposition, allowance, deadline_first, from_to, milestone, milestone_noun,
};
use crate::words::outline::{
    again, counted, fixed, goes_on, in_a_line, informative, optional, points, rejects, silent,
    term, we_are,
};
use crate::words::sanitize::sanitized;
use crate::words::setting;
use crate::words::state::text;
use crate::words::{Lang, dates, party, series, why};

/// What a plan says, a line each.
#[must_use]
pub fn outline(lang: Lang, plan: &Plan) -> Vec<String> {
    let rule = setting::last_day(lang, plan.rules.last_day);
    let mut lines = vec![in_a_line(lang, plan), counted(lang, rule)];
    let us = plan.us.as_ref();
    lines.extend(us.map(|us| we_are(lang, &party::label(lang, plan, us))));
    let deadlines = plan.deadlines.iter();
    lines.extend(deadlines.map(|(name, day)| {
        let day = dates::with_weekday(lang, *day);
        fixed(lang, &deadline_first(lang, plan, name), &day)
    }));
    for known in &plan.phases {
        let title = sanitized(text(lang, &known.title));
        lines.push(format!("{}. {title}", known.number));
        let milestones = plan.milestones.iter();
        for happens in milestones.filter(|happens| happens.phase == known.number) {
            lines.extend(of_milestone(lang, plan, happens));
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

/// The lines that a plan has and another one has not, without the blanks before them.
#[must_use]
pub fn added(lang: Lang, before: &Plan, after: &Plan) -> Vec<String> {
    let known = outline(lang, before);
    let mut new = outline(lang, after);
    // What is counted about the whole is no new line.
    new.drain(..new.len().min(1));
    new.retain(|line| !known.contains(line));
    new.iter().map(|line| line.trim().to_owned()).collect()
}

/// An event and who makes it happen.
fn event(label: &str, who: &str) -> String {
    format!("   {label} ({who})")
}

fn of_milestone(lang: Lang, plan: &Plan, happens: &Milestone) -> Vec<String> {
    let who = party::labels(lang, plan, &happens.actor);
    let said = event(&milestone(lang, plan, &happens.id), &who);
    let mut lines = vec![if happens.optional {
        optional(lang, &said)
    } else {
        said
    }];
    let ended = |clock: &&Clock| clock.to.last() == Some(&happens.id);
    let clocks = plan.clocks.iter().filter(ended);
    let clocks = clocks.filter(|clock| !clock.is_deadline());
    lines.extend(clocks.map(|clock| of_clock(lang, plan, clock)));
    lines.extend(happens.rejection.as_ref().map(|rule| {
        let then = match (rule.clock, rule.again) {
            (RejectedClock::GoesOn, _) => goes_on(lang).to_owned(),
            (_, Some(limit)) => again(lang, &dates::limit(lang, limit)),
            (_, None) => String::new(),
        };
        rejects(lang, &milestone_noun(lang, plan, &rule.of), &then)
    }));
    let listed = happens.checklist.len();
    lines.extend((listed > 0).then(|| points(lang, listed)));
    lines
}

fn of_clock(lang: Lang, plan: &Plan, clock: &Clock) -> String {
    let owner = party::noun(lang, plan, &plan.clock_owner(clock));
    let allowed = allowance(lang, plan, clock);
    let measured = if clock.starts().is_empty() {
        // It begins with the plan: only its end says anything.
        let ends = clock.to.iter().map(|id| milestone_noun(lang, plan, id));
        ends.collect::<Vec<_>>().join(", ")
    } else {
        from_to(lang, plan, clock)
    };
    let mut said = term(lang, &owner, allowed.as_deref(), &measured);
    if clock.informative {
        said = informative(lang, &said);
    }
    if clock.on_expiry == Some(OnExpiry::Happens) {
        said = silent(lang, &said);
    }
    said
}

/// A register: how an entry begins, and each step behind it with its term.
fn of_register(lang: Lang, plan: &Plan, register: &Register) -> Vec<String> {
    let side = |side: &crate::plan::Side| {
        let label = sanitized(text(lang, &side.label)).into_owned();
        event(&label, &party::labels(lang, plan, &side.actor))
    };
    let owner = plan.numbered_owner(Numbered::Register(register));
    let owner = party::noun(lang, plan, &owner);
    let key = crate::plan::ClockKey {
        id: register.id.clone(),
        n: None,
    };
    let limit = register.limit.map(|limit| dates::limit(lang, limit));
    let said = why::reading(lang, plan, &key);
    let opening = register.opens().then(|| side(&register.request));
    let rest = [
        side(&register.answer),
        term(lang, &owner, limit.as_deref(), &said),
    ];
    opening.into_iter().chain(rest).collect()
}

fn of_series(lang: Lang, plan: &Plan, known: &Series) -> [String; 2] {
    let who = party::labels(lang, plan, &known.actor);
    let owner = party::noun(lang, plan, &plan.numbered_owner(Numbered::Series(known)));
    let said = series::reading(lang, plan, known);
    [
        event(&series::label(lang, known), &who),
        format!("     {owner}: {said}"),
    ]
}

fn of_term(lang: Lang, plan: &Plan, known: &Term) -> String {
    let label = sanitized(text(lang, &known.label)).into_owned();
    let from = Preposition::From.with(lang, &milestone_noun(lang, plan, &known.from));
    format!("   {label}: {} {from}", dates::limit(lang, known.limit))
}
