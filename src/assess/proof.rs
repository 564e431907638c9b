//! What acts do to a clock: the sum of its due date, and what a promised date would make of it.
//!
//! All are the arithmetic of [`count`](super::count) again, on demand: nothing is kept.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::calendar::Date;
use crate::plan::{ClockKey, Event, Role};
use crate::record::{Dossier, Suspension};

use super::acts::Ledger;
use super::count::{Measure, SumDetail};
use super::days::Days;
use super::sum::Sum;
use super::{Assessment, ClockStatus};

impl Ledger<'_> {
    /// The sum of a clock with its steps, from `start` through its end or through the day.
    pub(super) fn told(&self, clock: &ClockStatus, start: Date, end: Option<Date>) -> Sum {
        let through = end.unwrap_or(self.today);
        let named = self.named();
        let suspensions = named.between(self.dossier, &clock.key, (start, through));
        self.count(clock, (start, end), SumDetail::Steps(suspensions))
    }

    /// The sum of a clock, with as much of it as is asked for.
    fn count(
        &self,
        clock: &ClockStatus,
        (start, end): (Date, Option<Date>),
        told: SumDetail<'_>,
    ) -> Sum {
        let acts = self.acts(&clock.key);
        let measure = Measure {
            count: clock.count(&self.dossier.plan.rules),
            acts: &acts,
        };
        measure.count(start, (end, self.today), told).sum
    }
}

/// The sum behind the due date of a clock as it is on `today`; `None` while it has not begun.
#[must_use]
pub fn sum(dossier: &Dossier, clock: &ClockStatus, today: Date) -> Option<Sum> {
    let ledger = Ledger::of(dossier, today);
    Some(ledger.told(clock, clock.counted_from(clock.start())?, clock.end()))
}

/// The sums of several clocks, in their order, those that have not begun left out; what acts there are is
/// sorted once for all.
pub fn sums<'d>(
    dossier: &'d Dossier,
    clocks: impl Iterator<Item = &'d ClockStatus>,
    today: Date,
) -> impl Iterator<Item = Sum> {
    let ledger = Ledger::of(dossier, today);
    clocks.filter_map(move |clock| {
        let times = (clock.counted_from(clock.start())?, clock.end());
        Some(ledger.told(clock, times.0, times.1))
    })
}

/// The days of a clock that are out of its count, by acts that are sorted already.
pub(super) fn stopped_with(ledger: &Ledger<'_>, clock: &ClockStatus) -> Vec<Days> {
    let start = clock.counted_from(clock.start());
    let Some(start) = start.filter(|_| clock.suspended > 0) else {
        return Vec::new();
    };
    let days = (start, clock.end());
    ledger.count(clock, days, SumDetail::Days).stopped
}

/// The days of a clock that are out of its count, in order; they do not overlap.
#[must_use]
pub fn stopped(dossier: &Dossier, clock: &ClockStatus, today: Date) -> Vec<Days> {
    if clock.suspended == 0 {
        return Vec::new();
    }
    stopped_with(&Ledger::of(dossier, today), clock)
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
        let numbered = match plan.role(event) {
            Ok(Role::Answer(register, n)) => Some((&register.id, n)),
            Ok(Role::Occurrence(series, n)) => Some((&series.id, n)),
            _ => None,
        };
        let ended: Vec<&ClockStatus> = if let Some((id, n)) = numbered {
            let key = ClockKey::numbered(id, n);
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
