//! "Why this date?": the sum behind a due date in words, step by step, with the article where one
//! applies.
//!
//! Screen and command line show these very lines.

mod ahead;
mod back;
mod period;
mod reason;
mod step;

use crate::assess::{Assessment, ClockStatus, Point, State, Turns, Why, WhyTerm, rejudged, turns};
use crate::calendar::DayCount;
use crate::plan::{Clock, ClockKey, Event, MilestoneId, Plan, Side};
use crate::record::{Dossier, Journal};
use crate::words::dates::{self, with_weekday};
use crate::words::event::{self, label};
use crate::words::proof::was_due;
use crate::words::rejection::attempts_at;
use crate::words::sanitize::sanitized;
use crate::words::why as rows;
use crate::words::{Label, Lang, count, party, state};

use super::series;

pub use reason::ReasonLine;
use step::{act, first_day, holiday, last_day, length, limit, not_started, now, start, starts};

/// Why a clock is due when it is: the steps of the sum, in order.
#[must_use]
pub fn steps(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    journal: &Journal,
    why: &Why,
) -> Vec<ReasonLine> {
    let status = &why.status;
    let count = status.count(&dossier.plan.rules);
    let mut steps = starts(lang, dossier, journal, why);
    steps.extend(period::step(lang, &dossier.plan, status));
    let Some(sum) = why.sum.as_ref() else {
        steps.extend(length(lang, dossier, status, &count));
        let acts = why.ahead.iter().flat_map(|ahead| &ahead.acts);
        steps.extend(acts.map(|step| act(lang, dossier, &count, step)));
        let waits = period::not_yet(lang, status);
        steps.push(waits.unwrap_or_else(|| not_started(lang, dossier, why)));
        return steps;
    };
    if let Some(begun) = status.start().filter(|_| status.fixed.is_none()) {
        steps.push(first_day(lang, begun, &count));
    }
    steps.extend(length(lang, dossier, status, &count));
    steps.extend(
        sum.steps
            .iter()
            .map(|step| act(lang, dossier, &count, step)),
    );
    if sum.steps.is_empty() {
        steps.push(ReasonLine::new(rows::acts(lang), rows::no_acts(lang), "0"));
    }
    if status.has_end() {
        steps.extend(last_day(lang, why));
    }
    if let Some(rule) = holiday(lang, why) {
        steps.push(rule);
    }
    steps.push(now(lang, dossier, why, assessment.today));
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
) -> Vec<ReasonLine> {
    let mut facts = Vec::new();
    facts.extend(why.cut.is_none().then(|| ends(lang, dossier, why)));
    facts.extend(attempts(lang, dossier, assessment, why));
    let owner = party::label(lang, &dossier.plan, &why.status.owed_by);
    facts.push(ReasonLine::new(rows::owed_by(lang), owner, ""));
    let reading = reading_of(lang, dossier, why);
    facts.push(fact(lang, Label::Reading, reading));
    facts.extend(cut_short(lang, dossier, why));
    facts.extend(silence(lang, &dossier.plan, &why.status));
    if let Some(warned) = why.warned.filter(|_| why.status.is_open()) {
        let days = DayCount {
            days: why.status.warn.into(),
            working: why.status.is_in_working_days(),
        };
        let days = dates::day_count(lang, days);
        let day = with_weekday(lang, warned);
        let text = rows::due_soon_from(lang, &days);
        facts.push(ReasonLine::new(rows::warning(lang), text, day));
    }
    if let Some(ahead) = &why.ahead {
        facts.extend(ahead::reasons(lang, dossier, assessment, why, ahead));
    }
    if why.status.days_late() > 0 {
        let turns = turns(dossier, assessment, &why.status);
        facts.extend(turns.map(|turns| {
            let whose = whose(lang, &dossier.plan, &turns);
            fact(lang, Label::Turn, whose)
        }));
    }
    let mut changed = rejudged(assessment, journal).into_iter();
    let changed = changed.find(|changed| assessment.clocks[changed.clock].key == why.status.key);
    facts.extend(changed.map(|changed| {
        let verdicts = verdicts(lang, &why.status, changed.late_then);
        fact(lang, Label::Outcome, verdicts)
    }));
    facts
}

/// By whom and when it was cut short, where a rejection did.
fn cut_short(lang: Lang, dossier: &Dossier, why: &Why) -> Option<ReasonLine> {
    let plan = &dossier.plan;
    let run = plan.clock(&why.status.key.id);
    let run = run.filter(|clock| clock.is_cut_short())?;
    let is_rejection = |end: &&Point| run.to.contains(&end.event.milestone);
    let ended = || why.ends.iter().find(is_rejection);
    let rejection = why.cut.as_ref().or_else(ended)?;
    let by = &plan.milestone(&rejection.event.milestone)?.actor;
    let by = party::labels(lang, plan, by);
    let noun = event::noun(lang, dossier, &rejection.event);
    let text = format!("{by}: {noun}");
    let day = with_weekday(lang, rejection.date?);
    Some(ReasonLine::new(rows::cut_short_by(lang), text, day))
}

/// The attempts at what it ends with, or at what its end accepts.
fn attempts(lang: Lang, dossier: &Dossier, assessment: &Assessment, why: &Why) -> Vec<ReasonLine> {
    let mut told: Vec<MilestoneId> = Vec::new();
    for end in &why.ends {
        let whole = end.event.milestone.whole();
        let rule = dossier.plan.milestone(&whole);
        let rule = rule.and_then(|known| known.rejection.as_ref());
        let accepted = rule.map(|rule| rule.of.clone());
        for id in [Some(whole), accepted].into_iter().flatten() {
            if !told.contains(&id) {
                told.push(id);
            }
        }
    }
    let said = told.iter().filter_map(|id| {
        let said = attempts_at(lang, dossier, assessment, id)?;
        let name = event::milestone(lang, &dossier.plan, id);
        Some(fact(lang, Label::Attempts, format!("{name}: {said}")))
    });
    said.collect()
}

/// Why a term ends when it does.
#[must_use]
pub fn term(lang: Lang, dossier: &Dossier, journal: &Journal, why: &WhyTerm) -> Vec<ReasonLine> {
    let rules = &dossier.plan.rules;
    let count = rules.count(Some(why.limit), why.first_day, None);
    let mut steps = vec![
        start(lang, dossier, journal, &why.start),
        limit(lang, &count, None),
    ];
    let last = rows::through(lang);
    match why.status.through {
        _ if why.status.state == State::Waived => {
            let known = &dossier.plan.terms[why.status.index];
            let because = if why.start.waived {
                label(lang, dossier, &why.start.event)
            } else {
                event::phase_titled(lang, &dossier.plan, known.phase)
            };
            let text = state::state(lang, State::Waived);
            let line = ReasonLine::new(last, text, "");
            steps.push(line.with([rows::no_term(lang, because)]));
        }
        Some(through) => {
            let text = rows::no_rule_moves_it(lang);
            steps.push(ReasonLine::new(last, text, with_weekday(lang, through)));
        }
        None => steps.push(ReasonLine::new(last, rows::not_started_yet(lang), "")),
    }
    steps
}

/// Whose turn the days were: "24 giorni al fornitore, 46 all'Amministrazione, 10 giorni di sospensione".
#[must_use]
pub fn whose(lang: Lang, plan: &Plan, turns: &Turns) -> String {
    let mut parts = Vec::new();
    let first = turns.acting.first().map(|(_, days)| *days);
    for (days, actors) in turns.acting.iter().map(|(actors, days)| (*days, actors)) {
        // The unit is said once, unless it is another one.
        let number = if parts.is_empty() || first == Some(1) || days == 1 {
            dates::days(lang, days)
        } else {
            days.to_string()
        };
        let whose = party::owners(lang, plan, actors);
        parts.push(rows::whose_days(
            lang,
            &number,
            &whose,
            actors.parties().len(),
        ));
    }
    if turns.suspended > 0 {
        let days = dates::days(lang, turns.suspended);
        parts.push(rows::suspended_days(lang, &days));
    }
    parts.join(", ")
}

/// What the silence of a term means, where the plan says so.
fn silence(lang: Lang, plan: &Plan, status: &ClockStatus) -> Option<ReasonLine> {
    plan.clock(&status.key.id)?.on_expiry?;
    let day = if status.by_silence {
        status.end()
    } else {
        None
    };
    let day = day.map(|day| with_weekday(lang, day)).unwrap_or_default();
    // Where it would have spoken, the clock had ended.
    let rule = if status.is_open() && status.days_late() > 0 {
        rows::silence_is_spent(lang)
    } else {
        rows::silence_counts(lang)
    };
    Some(ReasonLine::new(rows::silence(lang), rule, day))
}

fn fact(lang: Lang, label: Label, said: String) -> ReasonLine {
    ReasonLine::new(label.text(lang), said, "")
}

fn ends(lang: Lang, dossier: &Dossier, why: &Why) -> ReasonLine {
    let name = |point: &Point| {
        let name = label(lang, dossier, &point.event);
        match point.date {
            Some(date) if point.by_silence => {
                format!(
                    "{name} ({}, {})",
                    dates::full(date),
                    count::by_silence(lang)
                )
            }
            Some(date) => format!("{name} ({})", dates::full(date)),
            None => name,
        }
    };
    let names: Vec<String> = why.ends.iter().map(name).collect();
    let last = match names.len() {
        ..=1 => "",
        2 => rows::later_counts(lang),
        _ => rows::latest_counts(lang),
    };
    let text = format!("{}{last}", names.join(", "));
    ReasonLine::new(rows::ends_with(lang), text, "")
}

/// What a clock measured that is explained: one that a rejection might have cut short, up to what it ended with.
fn reading_of(lang: Lang, dossier: &Dossier, why: &Why) -> String {
    let plan = &dossier.plan;
    let run = plan.clock(&why.status.key.id);
    let Some(run) = run.filter(|clock| clock.is_run()) else {
        return reading_in(lang, dossier, &why.status.key);
    };
    // What was broken off was never to end with that.
    let to = if why.cut.is_some() {
        run.ends().to_vec()
    } else {
        let ends = why.ends.iter().map(|end| end.event.milestone.clone());
        ends.collect()
    };
    let measured = Clock { to, ..run.clone() };
    reading_of_clock(lang, plan, &measured)
}

/// What a clock measures in a dossier: a step of an entry is counted from the one before it that applies.
#[must_use]
pub fn reading_in(lang: Lang, dossier: &Dossier, key: &ClockKey) -> String {
    let plan = &dossier.plan;
    let from_before = || {
        let register = plan.register(&key.id)?;
        let before = dossier.step_before(&Event::numbered(&register.answer.id, key.n?))?;
        let other = plan.register_of_side(&before.milestone)?;
        let mut sides = [&other.request, &other.answer].into_iter();
        let from = sides.find(|side| side.id == before.milestone)?;
        Some(between(lang, from, &register.answer))
    };
    from_before().unwrap_or_else(|| reading(lang, plan, key))
}

/// From one side of a register to another: "dall'ordine alla consegna".
fn between(lang: Lang, from: &Side, to: &Side) -> String {
    let noun = |side: &Side| {
        let noun = side.noun.as_ref().unwrap_or(&side.label);
        sanitized(state::text(lang, noun)).into_owned()
    };
    let from = event::Preposition::From.with(lang, &noun(from));
    let to = event::Preposition::To.with(lang, &noun(to));
    format!("{from} {to}")
}

/// What a clock measures, in words: "dalla stipula del contratto alla consegna del piano".
#[must_use]
pub fn reading(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    if let Some(register) = plan.register(&key.id) {
        return between(lang, &register.request, &register.answer);
    }
    if let Some(of) = plan.series(&key.id) {
        return series::reading(lang, plan, of);
    }
    let clock = plan.clock(&key.id);
    clock.map_or_else(String::new, |clock| reading_of_clock(lang, plan, clock))
}

fn reading_of_clock(lang: Lang, plan: &Plan, clock: &Clock) -> String {
    let mut text = event::from_to(lang, plan, clock);
    // Where the last day is not counted from the start, that is half of the reading.
    if clock.limit.is_none()
        && let Some(allowance) = event::allowance(lang, plan, clock)
    {
        text = format!("{text}, {allowance}");
    }
    if clock.informative {
        let only = rows::for_information_only(lang);
        return format!("{text} ({only})");
    }
    text
}

/// "recalculated: met; judged at closing: late by 2", where the two differ.
#[must_use]
pub fn verdicts(lang: Lang, now: &ClockStatus, late_then: i64) -> String {
    let verdict = |late: i64| match late {
        0 => rows::in_time(lang).to_owned(),
        late => rows::late_by(lang, late),
    };
    let (now, then) = (verdict(now.days_late()), verdict(late_then));
    rows::recalculated(lang, &now, &then)
}

/// What an explanation is headed with: "ORIGINE: fase 4, Test, debug, formazione, scade dom
/// 21/09/2025".
#[must_use]
pub fn title(lang: Lang, dossier: &Dossier, why: &Why) -> String {
    let name = event::clock_in_full(lang, &dossier.plan, &why.status.key);
    let head = Label::TitleOrigin.text(lang);
    let status = &why.status;
    let feminine = event::is_feminine(&dossier.plan, &status.key);
    let due = match (status.deadline(), status.state()) {
        (_, State::Suspended | State::NotStarted | State::Waived) => {
            format!(", {}", event::state_of(lang, &dossier.plan, status))
        }
        (Some(deadline), _) => {
            let day = with_weekday(lang, deadline.due);
            match status.days_left() {
                Some(left) => format!(", {}", count::due(lang, deadline.due, left, feminine)),
                None => format!(", {} {day}", was_due(lang)),
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
