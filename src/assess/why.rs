//! Why this date: the sum behind a due date, step by step, as it was done and not as it might be.
//!
//! What is shown is the [`Sum`] that the clock itself was judged by; nothing is counted twice. Words
//! are found elsewhere.

use std::collections::HashMap;

use crate::calendar::{Date, FirstDay, LastDayRule, Limit, TermCount};
use crate::plan::{ClockKey, ClockStart, Event, MilestoneId, Numbered};
use crate::record::{Dossier, Happened, Record};

use super::acts::Ledger;
use super::plan_clocks::silent_end;
use super::sum::{Step, Sum};
use super::{Assessment, ClockStatus, IfHappened, TermStatus};

/// An event that a clock begins or ends with.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The event.
    pub event: Event,
    /// Its date, once it happened.
    pub date: Option<Date>,
    /// Whether it does not apply.
    pub waived: bool,
    /// The record of that date: for a milestone made of items, that of its last.
    pub record: Option<Record>,
    /// Whether it was never recorded, and counts as having happened because a term passed in silence.
    pub by_silence: bool,
}

/// Why the due date of a clock is what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The clock on this day.
    pub status: ClockStatus,
    /// What it counts from; nothing, where it runs from the beginning. Of an occurrence, what the periods of its
    /// series are counted from.
    pub starts: Vec<Point>,
    /// Whether the first of those counts, and not the latest.
    pub from_first: bool,
    /// What it ends with; of several, the latest counts.
    pub ends: Vec<Point>,
    /// The sum under the rule in force; `None` before the start.
    pub sum: Option<Sum>,
    /// The last day that the sum comes to, before any rule on holidays; none without a limit.
    pub last: Option<Date>,
    /// The rule in force.
    pub rule: LastDayRule,
    /// Whether art. 1187 of the civil code gives another date than it makes of that day, because under
    /// it a suspension counts that does not under the rule in force, or the other way round.
    pub civil_counts_otherwise: bool,
    /// The day from which it is due soon.
    pub warned: Option<Date>,
    /// What is foreseen of it, and promised for it; `None` once it has ended.
    pub ahead: Option<Ahead>,
    /// The rejection that took the ground from it: it was broken off then, without a verdict.
    pub cut: Option<Point>,
}

/// What is still to come of a clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// Its position in the assessment.
    pub clock: usize,
    /// Where it has not begun and its start is foreseen, the sum from that day.
    pub count: Option<Count>,
    /// The acts that would count then, as far as they are known.
    pub acts: Vec<Step>,
    /// What ends it and has a promise, with the clock as it would be then.
    pub promises: Vec<(Event, Date, Option<ClockStatus>)>,
    /// The day it will end, as far as known.
    pub end: Option<Date>,
}

/// A last day counted from a day that is foreseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The day it will start.
    pub start: Date,
    /// The days that acts known by now add to the limit.
    pub extra: i64,
    /// What that comes to.
    pub last: Date,
    /// The last day in time.
    pub due: Date,
}

/// Why a term ends when it does.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyTerm {
    /// The term on this day.
    pub status: TermStatus,
    /// How long it runs.
    pub limit: Limit,
    /// Whether its first day is one of those.
    pub first_day: FirstDay,
    /// What it runs from.
    pub start: Point,
}

/// Why the due date of a clock is what it is; `None` where there is no such clock on that day.
#[must_use]
pub fn why(dossier: &Dossier, assessment: &Assessment, key: &ClockKey) -> Option<Why> {
    let known = assessment.clock(key).cloned();
    let status = known.or_else(|| to_come(dossier, assessment, key))?;
    let (starts, ends) = points(dossier, &assessment.happened, key)?;
    let count = status.count(&dossier.plan.rules);
    let ledger = Ledger::of(dossier, assessment.today);
    let counted_from = status.counted_from(status.start());
    let agreed = dossier.plan.clock(&status.key.id);
    // What was broken off was counted up to then, though that is no end of it.
    let end = status
        .end()
        .or_else(|| status.ended_on().filter(|_| status.is_broken_off));
    let sum = counted_from.map(|start| ledger.told(&status, start, end));
    let last = sum.as_ref().and_then(|sum| last_of(&count, sum));
    let deadline = status.deadline();
    let same_day = counted_from.zip(sum.as_ref()).and_then(|(start, sum)| {
        let civil = count.with_rule(LastDayRule::Civil);
        civil.due(start, sum.extra)
    });
    let civil = deadline.map(|deadline| deadline.civil);
    let warned = deadline
        .filter(|_| status.warn > 0)
        .and_then(|deadline| count.plus(deadline.due, -i64::from(status.warn)));
    let cut = ends.first().filter(|_| status.is_broken_off).cloned();
    Some(Why {
        cut,
        starts,
        from_first: agreed.is_some_and(|clock| matches!(clock.start(), ClockStart::First(_))),
        last,
        rule: count.rule,
        civil_counts_otherwise: civil.is_some() && civil != same_day,
        ahead: ahead(&ledger, assessment, &status, &ends),
        sum,
        warned,
        ends,
        status,
    })
}

/// A clock that is still to come: that of a step of an entry, or of an occurrence.
fn to_come(dossier: &Dossier, assessment: &Assessment, key: &ClockKey) -> Option<ClockStatus> {
    let (plan, n) = (&dossier.plan, key.n?);
    match plan.numbered(&key.id)? {
        Numbered::Register(register) => {
            dossier.request(register.agreed(), n)?;
            let owed_by = plan.numbered_owner(Numbered::Register(register));
            Some(ClockStatus {
                warn: register.warn,
                last_day: register.last_day,
                ..ClockStatus::new(key.clone(), register.phase, owed_by, register.limit)
            })
        }
        // What did not come back in an attempt that is over never will.
        Numbered::Series(series) if plan.series_cut(&series.id).is_some() => None,
        Numbered::Series(series) => {
            let ledger = Ledger::of(dossier, assessment.today);
            let seen = (&assessment.happened, &assessment.forecast);
            super::series::to_come(&ledger, seen, &assessment.series, (series, n))
        }
    }
}

fn ahead(
    ledger: &Ledger<'_>,
    assessment: &Assessment,
    status: &ClockStatus,
    ends: &[Point],
) -> Option<Ahead> {
    let clock = assessment.clock_index(&status.key)?;
    if status.end().is_some() {
        return None;
    }
    let dossier = ledger.dossier;
    let if_happened = IfHappened::new(dossier, assessment);
    let open = ends.iter().filter(|end| end.date.is_none());
    let events = open.flat_map(|end| {
        let id = &end.event.milestone;
        let items = dossier.items_of(id).map(|item| Event::item(id, &item.id));
        let whole = end.event.part.is_none();
        std::iter::once(end.event.clone()).chain(items.filter(move |_| whole))
    });
    let dates: HashMap<&Event, Date> = dossier
        .expected
        .iter()
        .map(|promise| (&promise.event, promise.date))
        .collect();
    let promises = events.filter_map(|event| {
        let date = *dates.get(&event)?;
        let known = single(dossier, &assessment.happened, event.clone());
        let then = if_happened.of(&event, date);
        known.date.is_none().then_some((event, date, then))
    });
    let promises = promises.collect();
    let agreed = dossier.plan.clock(&status.key.id);
    let count = || {
        let start = match status.period_end.filter(|_| status.is_to_come()) {
            Some(end) => end,
            None => assessment.start_of(&dossier.plan, agreed?)?.0,
        };
        let count = status.count(&dossier.plan.rules);
        let sum = ledger.told(status, start, None);
        let counted = Count {
            start,
            extra: sum.extra,
            last: last_of(&count, &sum)?,
            due: sum.due?,
        };
        Some((counted, sum.steps))
    };
    let (count, acts) = count().filter(|_| !status.has_begun()).unzip();
    Some(Ahead {
        clock,
        count,
        acts: acts.unwrap_or_default(),
        promises,
        end: assessment.forecast.clocks[clock],
    })
}

/// The last day that a sum comes to, before any rule on holidays. None moves a term in working days.
fn last_of(count: &TermCount<'_>, sum: &Sum) -> Option<Date> {
    // So does none a day that an act said, where no day was known.
    if count.is_in_working_days() || sum.nominal.is_none() {
        return sum.due;
    }
    count.plus(sum.nominal?, sum.extra)
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
        first_day: term.first_day,
        start: milestone(dossier, &assessment.happened, &term.from),
    })
}

/// What a clock counts from, and what it ends with.
fn points(
    dossier: &Dossier,
    happened: &Happened,
    key: &ClockKey,
) -> Option<(Vec<Point>, Vec<Point>)> {
    let plan = &dossier.plan;
    if let Some(n) = key.n {
        let register = match plan.numbered(&key.id)? {
            Numbered::Register(register) => register,
            Numbered::Series(series) => {
                let start = milestone(dossier, happened, &series.from);
                let own = single(dossier, happened, series.event(n));
                let cut = plan.series_cut(&series.id);
                let cut = cut.map(|cut| milestone(dossier, happened, &cut.rejection));
                // What had no date by the rejection ended with that, but for what did not apply.
                let is_own = cut
                    .as_ref()
                    .is_none_or(|cut| own.date.is_some_and(|it| Some(it) <= cut.date))
                    || own.date.is_none() && own.waived;
                let end = cut.filter(|_| !is_own).unwrap_or(own);
                return Some((vec![start], vec![end]));
            }
        };
        let answer = Event::numbered(&register.answer.id, n);
        // Past a step that does not apply it counts from the one before that, once there is something to count.
        let own = Event::numbered(&register.request.id, n);
        let passed = dossier.step_before(&answer);
        let passed = passed.map(|event| single(dossier, happened, event));
        let start = passed.filter(|point| point.date.is_some());
        let start = start.unwrap_or_else(|| single(dossier, happened, own));
        return Some((vec![start], vec![single(dossier, happened, answer)]));
    }
    let clock = plan.clock(&key.id)?;
    let point = |id: &MilestoneId| milestone(dossier, happened, id);
    let starts = clock.starts().iter().map(point).collect();
    // What was cut short ended with its own end, where that came first.
    let own = clock.ends().iter().enumerate();
    let own = own.map(|(at, id)| silent_end(plan, happened, clock, at).unwrap_or(id));
    let own: Vec<Point> = own.map(point).collect();
    let last = own.iter().map(|end| end.date).collect::<Option<Vec<_>>>();
    let last = last.and_then(|dates| dates.into_iter().max());
    let cut = || clock.to.iter().map(point).collect::<Vec<_>>();
    let is_own = !clock.is_run() || {
        let rejected = cut().first().and_then(|end| end.date);
        last.is_some_and(|last| rejected.is_some_and(|rejected| last <= rejected))
    };
    Some((starts, if is_own { own } else { cut() }))
}

fn single(dossier: &Dossier, happened: &Happened, event: Event) -> Point {
    let record = happened.record(dossier, &event);
    let record = record
        .filter(|record| happened.covers(record.date))
        .cloned();
    Point {
        date: record.as_ref().map(|record| record.date),
        waived: happened.is_waived(&dossier.plan, &event),
        by_silence: false,
        event,
        record,
    }
}

/// A milestone, with the record of its last item where it is made of items.
fn milestone(dossier: &Dossier, happened: &Happened, id: &MilestoneId) -> Point {
    let date = happened.date(dossier, id);
    let whole = single(dossier, happened, Event::milestone(id));
    let items = dossier.item_events(id).into_iter();
    let items = items.map(|item| single(dossier, happened, item));
    let last = items
        .filter(|item| item.date == date && date.is_some())
        .last();
    Point {
        date,
        waived: whole.waived,
        by_silence: (happened.of(&dossier.plan, id)).is_some_and(|found| found.by_silence),
        record: last.map_or(whole.record, |last| last.record),
        event: whole.event,
    }
}
