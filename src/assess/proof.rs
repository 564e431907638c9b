//! What acts do to a clock: the sum of its due date, what a suspension did to it, and what a promised
//! date would make of it.
//!
//! All are the arithmetic of [`count`](super::count) again, on demand: nothing is kept.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Event, Role, SuspensionRule};
use crate::record::{Dossier, Suspension, may_stop};

use super::acts::Ledger;
use super::days::Days;
use super::sum::{Step, Sum};
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
    Stands(Option<i64>, Option<Late>),
    /// So many clocks stand.
    SeveralStand(usize, Option<Late>),
    /// So many days of it are out of the count.
    Days(u32, Option<Late>),
}

impl Stop {
    /// That it counts only from a day on which it had begun before.
    #[must_use]
    pub const fn late(self) -> Option<Late> {
        match self {
            Self::Stands(_, late) | Self::SeveralStand(_, late) | Self::Days(_, late) => late,
            Self::ToCome | Self::NoteOnly | Self::NotBegun | Self::TooLate => None,
        }
    }
}

/// The day since which a suspension counts that had begun before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The clock was past its due date, until an act of that day gave it time again.
    Revived(Date),
    /// The clock began on that day.
    Begun(Date),
}

impl Late {
    /// The day.
    #[must_use]
    pub const fn since(self) -> Date {
        match self {
            Self::Revived(since) | Self::Begun(since) => since,
        }
    }

    fn of(act: &Suspension, since: Date, start: Option<Date>) -> Option<Self> {
        (since > act.from).then_some(if Some(since) == start {
            Self::Begun(since)
        } else {
            Self::Revived(since)
        })
    }
}

/// What a suspension took out of a sum: how many days, whether any part of it counts, and of which clock
/// and since when the first that does.
#[derive(Clone, Copy, Default)]
struct OutOf {
    days: u32,
    counts: bool,
    since: Option<(Date, Date)>,
}

/// What each suspension took out of a sum; one that is no part of it has no entry.
fn out_of(sum: &Sum, start: Date) -> HashMap<u32, OutOf> {
    let mut out: HashMap<u32, OutOf> = HashMap::new();
    for step in &sum.steps {
        if let Step::Suspended {
            n,
            from,
            days,
            counts,
            ..
        } = step
        {
            let known = out.entry(*n).or_default();
            known.days += days;
            known.counts |= counts;
            let first = counts.then_some((start, *from));
            known.since = known.since.or(first);
        }
    }
    out
}

/// The sum behind the due date of a clock as it is on `today`; `None` while it has not begun.
#[must_use]
pub fn sum(dossier: &Dossier, clock: &ClockStatus, today: Date) -> Option<Sum> {
    sum_with(&Ledger::of(dossier, today), clock)
}

/// The same by acts that are sorted already.
pub(super) fn sum_with(ledger: &Ledger<'_>, clock: &ClockStatus) -> Option<Sum> {
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

/// Positions of clocks: a request stands under its number, and under the name of its register.
type Named<'d> = HashMap<(&'d ClockId, Option<u32>), Vec<usize>>;

/// What suspensions do to some clocks. The sum of each clock is made once, however many suspensions ask.
pub struct Stops<'d> {
    dossier: &'d Dossier,
    assessment: &'d Assessment,
    clocks: Vec<&'d ClockStatus>,
    /// The positions of those by the names that acts give them.
    of: OnceCell<Named<'d>>,
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
            of: OnceCell::new(),
            out: OnceCell::new(),
        }
    }

    /// What a suspension does to the clocks; `None` where it has nothing to do with any of them. One
    /// that names none is told only where it counts.
    #[must_use]
    pub fn by(&self, act: &Suspension) -> Option<Stop> {
        let (plan, today) = (&self.dossier.plan, self.assessment.today);
        let here = self.named(act);
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
        let late = standing
            .iter()
            .filter_map(|clock| match clock.course {
                Course::Suspended { since, start, .. } => Some((since, start)),
                _ => None,
            })
            .min();
        let late = late.and_then(|(since, start)| Late::of(act, since, Some(start)));
        match standing.as_slice() {
            [] => {}
            [only] => return Some(Stop::Stands(only.days_left(), late)),
            several => return Some(Stop::SeveralStand(several.len(), late)),
        }
        match self.out().get(&act.n) {
            Some(out) if out.counts => {
                let late = out.since.filter(|_| out.days > 0);
                let late = late.and_then(|(start, since)| Late::of(act, since, Some(start)));
                Some(Stop::Days(out.days, late))
            }
            Some(_) => Some(Stop::TooLate),
            None if !is_meant => None,
            None if here.iter().any(|clock| clock.start().is_none()) => Some(Stop::NotBegun),
            None => Some(Stop::Days(0, None)),
        }
    }

    /// The clocks that an act names and may stop, in their order.
    fn named(&self, act: &Suspension) -> Vec<&'d ClockStatus> {
        let of = self.of.get_or_init(|| {
            let mut of: Named<'_> = HashMap::new();
            for (i, clock) in self.clocks.iter().enumerate() {
                let ClockKey { id, n } = &clock.key;
                of.entry((id, None)).or_default().push(i);
                if n.is_some() {
                    of.entry((id, *n)).or_default().push(i);
                }
            }
            of
        });
        let mut here: Vec<usize> = if act.clocks.is_empty() {
            (0..self.clocks.len()).collect()
        } else {
            let named = act.clocks.iter();
            let named = named.filter_map(|key| of.get(&(&key.id, key.n)));
            named.flatten().copied().collect()
        };
        here.sort_unstable();
        here.dedup();
        let clocks = here.into_iter().map(|i| self.clocks[i]);
        let plan = &self.dossier.plan;
        clocks.filter(|clock| may_stop(plan, &clock.key)).collect()
    }

    fn out(&self) -> &HashMap<u32, OutOf> {
        self.out.get_or_init(|| {
            let ledger = Ledger::of(self.dossier, self.assessment.today);
            let mut most: HashMap<u32, OutOf> = HashMap::new();
            for clock in &self.clocks {
                let Some(start) = clock.start() else { continue };
                let sum = ledger.told(&clock.key, clock.limit, start, clock.end());
                for (n, out) in out_of(&sum, start) {
                    let known = most.entry(n).or_insert(out);
                    if (out.counts, out.days) > (known.counts, known.days) {
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
