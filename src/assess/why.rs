//! Why this date: the sum behind a due date, step by step, as it was done and not as it might be.
//!
//! What is shown is the [`Sum`] that the clock itself was judged by; nothing is counted twice. Words
//! are found elsewhere. Next: `count.rs`.

use crate::calendar::{Date, LastDayRule, Limit};
use crate::plan::{ClockKey, Event, MilestoneId};
use crate::record::{Dossier, Happened, Record};

use super::acts::Acts;
use super::count::{Measure, Sum};
use super::{Assessment, ClockStatus, State, TermStatus};

/// An event that a clock begins or ends with.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The event.
    pub event: Event,
    /// Its date, once it happened.
    pub date: Option<Date>,
    /// The record of that date: for a milestone made of items, that of its last.
    pub record: Option<Record>,
}

/// Why the due date of a clock is what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The clock on this day.
    pub status: ClockStatus,
    /// What it counts from.
    pub start: Point,
    /// What it ends with; of several, the latest counts.
    pub ends: Vec<Point>,
    /// The sum under the rule in force; `None` before the start.
    pub sum: Option<Sum>,
    /// What each rule makes of the same last day, without a limit nothing; none while suspended.
    pub rules: Vec<(LastDayRule, Date)>,
    /// The rule in force.
    pub rule: LastDayRule,
    /// The day from which it is due soon.
    pub warned: Option<Date>,
}

/// Why a term ends when it does.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyTerm {
    /// The term on this day.
    pub status: TermStatus,
    /// How long it runs.
    pub limit: Limit,
    /// What it runs from.
    pub start: Point,
}

/// Why the due date of a clock is what it is; `None` where there is no such clock on that day.
#[must_use]
pub fn why(dossier: &Dossier, assessment: &Assessment, key: &ClockKey) -> Option<Why> {
    let status = assessment.clock(key)?.clone();
    let (start, ends) = points(dossier, &assessment.happened, key)?;
    let rules = &dossier.plan.rules;
    let acts = Acts::of(dossier, key, assessment.today);
    let measure = Measure {
        key,
        limit: status.limit,
        rules,
        acts: &acts,
    };
    let sum = |rule| {
        let start = status.start()?;
        Some(measure.sum(start, status.end(), assessment.today, rule))
    };
    let in_force = sum(rules.last_day);
    let stands = status.state() == State::Suspended;
    let each = LastDayRule::ALL.into_iter().filter(|_| !stands);
    let each = each.filter_map(|rule| Some((rule, sum(rule)?.due?)));
    let deadline = status.deadline();
    let warned = deadline.filter(|_| status.warn > 0).and_then(|deadline| {
        let days = chrono::Days::new(status.warn.into());
        deadline.due.checked_sub_days(days)
    });
    Some(Why {
        start,
        ends,
        rules: each.collect(),
        rule: rules.last_day,
        sum: in_force,
        warned,
        status,
    })
}

/// Why a term ends when it does; `None` where the plan has no such term.
#[must_use]
pub fn why_term(dossier: &Dossier, assessment: &Assessment, key: &ClockKey) -> Option<WhyTerm> {
    let plan = &dossier.plan;
    let status = assessment
        .terms
        .iter()
        .find(|status| plan.terms[status.index].id == key.id && key.n.is_none())?;
    let term = &plan.terms[status.index];
    Some(WhyTerm {
        status: status.clone(),
        limit: term.limit,
        start: milestone(dossier, &assessment.happened, &term.from),
    })
}

fn points(dossier: &Dossier, happened: &Happened, key: &ClockKey) -> Option<(Point, Vec<Point>)> {
    let plan = &dossier.plan;
    if let Some(n) = key.n {
        let register = plan.register(&key.id)?;
        let side = |id| single(dossier, happened, Event::numbered(id, n));
        return Some((side(&register.request.id), vec![side(&register.answer.id)]));
    }
    let clock = plan.clock(&key.id)?;
    let start = milestone(dossier, happened, &clock.from);
    let ends = clock.to.iter().map(|id| milestone(dossier, happened, id));
    Some((start, ends.collect()))
}

fn single(dossier: &Dossier, happened: &Happened, event: Event) -> Point {
    let record = dossier.record(&event);
    let record = record
        .filter(|record| happened.covers(record.date))
        .cloned();
    Point {
        date: record.as_ref().map(|record| record.date),
        event,
        record,
    }
}

/// A milestone, with the record of its last item where it is made of items.
fn milestone(dossier: &Dossier, happened: &Happened, id: &MilestoneId) -> Point {
    let date = happened.date(dossier, id);
    let whole = single(dossier, happened, Event::milestone(id));
    let items = dossier.items_of(id);
    let items = items.map(|item| single(dossier, happened, Event::item(id, &item.id)));
    let last = items
        .filter(|item| item.date == date && date.is_some())
        .last();
    Point {
        date,
        record: last.map_or(whole.record, |last| last.record),
        event: whole.event,
    }
}
