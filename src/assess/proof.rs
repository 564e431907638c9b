//! What acts do to a clock: the sum of its due date, what a suspension did to it, and what a promised
//! date would make of it. Next: `why.rs`, the same sum with the events and records it starts from.
//!
//! All are the arithmetic of [`count`](super::count) again, on demand: nothing is kept.

use crate::calendar::Date;
use crate::plan::{Event, SuspensionRule};
use crate::record::{Dossier, Suspension, may_stop};

use super::acts::Acts;
use super::count::{Measure, Step, Sum};
use super::{Assessment, ClockStatus, Course};

/// What a suspension does to some clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It begins on a day that is still to come.
    ToCome,
    /// The plan keeps suspensions as notes.
    NoteOnly,
    /// The clock it stops has not begun.
    NotBegun,
    /// The clock was late already.
    TooLate,
    /// One clock stands, with so many days left where it has a limit.
    Stands(Option<i64>),
    /// So many clocks stand.
    SeveralStand(usize),
    /// So many days of it are out of the count.
    Days(u32),
}

/// The sum behind the due date of a clock as it is on `today`; `None` while it has not begun.
#[must_use]
pub fn sum(dossier: &Dossier, clock: &ClockStatus, today: Date) -> Option<Sum> {
    let acts = Acts::of(dossier, &clock.key, today);
    let rules = &dossier.plan.rules;
    let measure = Measure {
        key: &clock.key,
        limit: clock.limit,
        rules,
        acts: &acts,
    };
    Some(measure.sum(clock.start()?, clock.end(), today, rules.last_day))
}

/// The clock that an event ends, as it would be if the event happened on `date`: of several the one
/// due first. `None` where it ends no judged clock that is open and began by then.
#[must_use]
pub fn if_happened(
    dossier: &Dossier,
    assessment: &Assessment,
    event: &Event,
    date: Date,
) -> Option<ClockStatus> {
    let ended = assessment.ended_by(&dossier.plan, event).into_iter();
    let open = ended.filter(|clock| clock.is_open() && clock.start() <= Some(date));
    let clock = open.min_by_key(|clock| {
        let due = clock.open_due();
        (due.is_none(), due)
    })?;
    let through = assessment.today.max(date);
    Some(
        clock
            .clone()
            .run(clock.start(), Some(date), dossier, through),
    )
}

/// What a suspension does to these clocks; `None` where it has nothing to do with any of them. One
/// that names none is told only where it counts.
#[must_use]
pub fn stop(
    dossier: &Dossier,
    assessment: &Assessment,
    clocks: &[&ClockStatus],
    act: &Suspension,
) -> Option<Stop> {
    let (plan, today) = (&dossier.plan, assessment.today);
    let named = |clock: &&&ClockStatus| act.names(&clock.key) && may_stop(plan, &clock.key);
    let here: Vec<&ClockStatus> = clocks.iter().filter(named).copied().collect();
    let open = here.iter().any(|clock| clock.is_open());
    let is_meant = !here.is_empty() && !act.clocks.is_empty();
    if act.from > today {
        return (is_meant || open).then_some(Stop::ToCome);
    }
    if plan.rules.suspensions == SuspensionRule::NoteOnly {
        let resumed = act.resumed_by(today);
        let runs = |clock: &&ClockStatus| {
            let began = clock
                .start()
                .is_some_and(|start| resumed.is_none_or(|to| start < to));
            began && clock.end().is_none_or(|end| act.from < end)
        };
        return (is_meant || here.iter().any(runs)).then_some(Stop::NoteOnly);
    }
    let stands = |clock: &&&ClockStatus| {
        matches!(clock.course, Course::Suspended { .. }) && act.is_open_on(today)
    };
    let standing: Vec<&&ClockStatus> = here.iter().filter(stands).collect();
    match standing.as_slice() {
        [] => {}
        [only] => return Some(Stop::Stands(only.days_left())),
        several => return Some(Stop::SeveralStand(several.len())),
    }
    let sums = here.iter().filter_map(|clock| sum(dossier, clock, today));
    let steps = sums
        .flat_map(|sum| sum.steps)
        .filter_map(|step| match step {
            Step::Suspended {
                n, days, counts, ..
            } if n == act.n => Some((counts, days)),
            _ => None,
        });
    match steps.max() {
        Some((true, days)) => Some(Stop::Days(days)),
        Some((false, _)) => Some(Stop::TooLate),
        None if !is_meant => None,
        None if here.iter().any(|clock| clock.start().is_none()) => Some(Stop::NotBegun),
        None => Some(Stop::Days(0)),
    }
}
