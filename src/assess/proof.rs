//! What acts do to a clock: the sum of its due date, what a suspension did to it, and what a promised
//! date would make of it. Next: `why.rs`, the same sum with the events and records it starts from.
//!
//! All are the arithmetic of [`count`](super::count) again, on demand: nothing is kept.

use std::cell::{OnceCell, RefCell};
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

/// What a suspension took out of a sum: how many days, whether any part of it counts, and since when,
/// where that is later than it began.
type OutOf = (u32, bool, Option<Date>);

/// What each suspension took out of a sum; one that is no part of it has no entry.
fn out_of(sum: &Sum) -> HashMap<u32, OutOf> {
    let mut out: HashMap<u32, OutOf> = HashMap::new();
    for step in &sum.steps {
        if let Step::Suspended {
            n,
            from,
            days,
            counts,
            part,
            ..
        } = step
        {
            let (all, counted, since) = out.get(n).copied().unwrap_or_default();
            let revived = (*part == Part::Revived).then_some(*from);
            out.insert(*n, (all + days, counted || *counts, since.or(revived)));
        }
    }
    out
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

/// What suspensions do to some clocks. The sum of each clock is made once, however many suspensions ask.
pub struct Stops<'d> {
    dossier: &'d Dossier,
    assessment: &'d Assessment,
    clocks: Vec<&'d ClockStatus>,
    /// The most that each suspension took out of the sum of one of the clocks.
    out: OnceCell<HashMap<u32, OutOf>>,
}

impl<'d> Stops<'d> {
    /// For these clocks of a dossier.
    #[must_use]
    pub fn new(
        dossier: &'d Dossier,
        assessment: &'d Assessment,
        clocks: &[&'d ClockStatus],
    ) -> Self {
        Self {
            dossier,
            assessment,
            clocks: clocks.to_vec(),
            out: OnceCell::new(),
        }
    }

    /// What a suspension does to the clocks; `None` where it has nothing to do with any of them. One
    /// that names none is told only where it counts.
    #[must_use]
    pub fn by(&self, act: &Suspension) -> Option<Stop> {
        let (plan, today) = (&self.dossier.plan, self.assessment.today);
        let named = |clock: &&&ClockStatus| act.names(&clock.key) && may_stop(plan, &clock.key);
        let here: Vec<&ClockStatus> = self.clocks.iter().filter(named).copied().collect();
        let open = here.iter().any(|clock| clock.is_open());
        let is_meant = !here.is_empty() && !act.clocks.is_empty();
        if act.from > today {
            return (is_meant || open).then_some(Stop::ToCome);
        }
        if plan.rules.suspensions == SuspensionRule::NoteOnly {
            let is_noted = is_meant || here.iter().any(|clock| runs_into(clock, act, today));
            return is_noted.then_some(Stop::NoteOnly);
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
        match self.out().get(&act.n) {
            Some((days, true, Some(since))) => Some(Stop::Revived(*since, *days)),
            Some((days, true, None)) => Some(Stop::Days(*days)),
            Some((_, false, _)) => Some(Stop::TooLate),
            None if !is_meant => None,
            None if here.iter().any(|clock| clock.start().is_none()) => Some(Stop::NotBegun),
            None => Some(Stop::Days(0)),
        }
    }

    fn out(&self) -> &HashMap<u32, OutOf> {
        self.out.get_or_init(|| {
            let ledger = Ledger::of(self.dossier, self.assessment.today);
            let mut most: HashMap<u32, OutOf> = HashMap::new();
            for clock in &self.clocks {
                let Some(start) = clock.start() else { continue };
                let sum = ledger.told(&clock.key, clock.limit, start, clock.end());
                for (n, out) in out_of(&sum) {
                    let known = most.entry(n).or_insert(out);
                    if (out.1, out.0) >= (known.1, known.0) {
                        *known = out;
                    }
                }
            }
            most
        })
    }
}

/// Whether a clock ran on a day of a suspension that is only a note.
fn runs_into(clock: &ClockStatus, act: &Suspension, today: Date) -> bool {
    let resumed = act.resumed_by(today);
    let starts_before = |start: Date| resumed.is_none_or(|to| start < to);
    clock.start().is_some_and(starts_before) && clock.end().is_none_or(|end| act.from < end)
}
