//! What acts do to a clock: the sum of its due date, what a suspension did to it, and what a promised
//! date would make of it. Next: `why.rs`, the same sum with the events and records it starts from.
//!
//! All are the arithmetic of [`count`](super::count) again, on demand: nothing is kept.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::calendar::Date;
use crate::plan::{ClockKey, Event, Role, SuspensionRule};
use crate::record::{Dossier, Suspension, may_stop};

use super::acts::Ledger;
use super::span::Days;
use super::sum::{Part, Step, Sum};
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
    /// The clock was late when it began, and an act gave it time again: since that day so many days
    /// of it are out of the count.
    Revived(Date, u32),
}

/// The days of a suspension that are out of a sum, whether any part of it counts, and since when, where
/// that is later than it began; `None` where it is no part of the sum.
fn out_of(sum: &Sum, act: u32) -> Option<(u32, bool, Option<Date>)> {
    let mut told: Option<(u32, bool, Option<Date>)> = None;
    for step in &sum.steps {
        if let Step::Suspended {
            n,
            from,
            days,
            counts,
            part,
            ..
        } = step
            && *n == act
        {
            let (all, counted, since) = told.unwrap_or_default();
            let revived = (*part == Part::Revived).then_some(*from);
            told = Some((all + days, counted || *counts, since.or(revived)));
        }
    }
    told
}

/// The sum behind the due date of a clock as it is on `today`; `None` while it has not begun.
#[must_use]
pub fn sum(dossier: &Dossier, clock: &ClockStatus, today: Date) -> Option<Sum> {
    let ledger = Ledger::of(dossier, today);
    Some(ledger.told(&clock.key, clock.limit, clock.start()?, clock.end()))
}

/// The days of a clock that are out of its count, in order; they do not overlap.
#[must_use]
pub fn stopped(dossier: &Dossier, clock: &ClockStatus, today: Date) -> Vec<Days> {
    if clock.suspended == 0 {
        return Vec::new();
    }
    sum(dossier, clock, today).map_or(Vec::new(), |sum| sum.stopped)
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
    IfHappened::new(dossier, assessment).of(event, date)
}

/// The same for one event after another: what can be looked up once is.
pub struct IfHappened<'d> {
    dossier: &'d Dossier,
    assessment: &'d Assessment,
    ledger: Ledger<'d>,
    /// Whether an act is dated after the day of the assessment.
    is_more_to_come: bool,
    /// What is known on days to come.
    to_come: RefCell<HashMap<Date, Ledger<'d>>>,
    requests: HashMap<&'d ClockKey, &'d ClockStatus>,
}

impl<'d> IfHappened<'d> {
    /// For the events of a dossier.
    #[must_use]
    pub fn new(dossier: &'d Dossier, assessment: &'d Assessment) -> Self {
        let today = assessment.today;
        let requests = assessment.clocks[dossier.plan.clocks.len()..].iter();
        let ends = |act: &Suspension| act.resumption.as_ref().map(|end| end.date);
        let suspends = |act: &Suspension| act.from > today || ends(act) > Some(today);
        Self {
            dossier,
            assessment,
            ledger: Ledger::of(dossier, today),
            is_more_to_come: dossier.suspensions.iter().any(suspends)
                || dossier.extensions.iter().any(|act| act.granted > today),
            to_come: RefCell::default(),
            requests: requests.map(|clock| (&clock.key, clock)).collect(),
        }
    }

    /// The clock that an event ends, as it would be if the event happened on `date`.
    #[must_use]
    pub fn of(&self, event: &Event, date: Date) -> Option<ClockStatus> {
        let plan = &self.dossier.plan;
        let ended: Vec<&ClockStatus> = if let Ok(Role::Answer(register, n)) = plan.role(event) {
            let id = register.id.clone();
            let key = ClockKey { id, n: Some(n) };
            let known = self.requests.get(&key).copied();
            known
                .filter(|clock| clock.is_judged())
                .into_iter()
                .collect()
        } else {
            let clocks = plan.clocks.iter().zip(&self.assessment.clocks);
            let ends = clocks.filter(|(agreed, clock)| {
                clock.is_judged() && agreed.to.contains(&event.milestone)
            });
            ends.map(|(_, clock)| clock).collect()
        };
        let open = ended.into_iter();
        let open = open.filter(|clock| clock.is_open() && clock.start() <= Some(date));
        let clock = open.min_by_key(|clock| {
            let due = clock.open_due();
            (due.is_none(), due)
        })?;
        let run = |ledger: &Ledger<'_>| clock.clone().run(clock.start(), Some(date), ledger);
        if self.is_more_to_come && date > self.assessment.today {
            let mut to_come = self.to_come.borrow_mut();
            let ledger = to_come
                .entry(date)
                .or_insert_with(|| Ledger::of(self.dossier, date));
            return Some(run(ledger));
        }
        Some(run(&self.ledger))
    }
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
    let ledger = Ledger::of(dossier, today);
    let told = here.iter().filter_map(|clock| {
        let sum = ledger.told(&clock.key, clock.limit, clock.start()?, clock.end());
        out_of(&sum, act.n)
    });
    match told.max_by_key(|(days, counts, _)| (*counts, *days)) {
        Some((days, true, Some(since))) => Some(Stop::Revived(since, days)),
        Some((days, true, None)) => Some(Stop::Days(days)),
        Some((_, false, _)) => Some(Stop::TooLate),
        None if !is_meant => None,
        None if here.iter().any(|clock| clock.start().is_none()) => Some(Stop::NotBegun),
        None => Some(Stop::Days(0)),
    }
}
