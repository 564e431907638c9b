//! One clock on one day: begun or not, open or closed, and what that makes of its limit.

use std::fmt;

use crate::calendar::{Date, LastDayRule, Limit, days_between, due, elapsed};
use crate::plan::{Clock, ClockId, Rules};
use crate::record::{Dossier, Happened};

/// The state of a clock, of a phase, or of the whole, as everybody names it.
///
/// The order is that of urgency: the state of a phase is the first that any of its clocks has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Open, and past its due date.
    Overdue,
    /// Open, and today is the last day in time.
    DueToday,
    /// Open, with no more days left than its warning.
    DueSoon,
    /// Stopped by a suspension.
    Suspended,
    /// Open, with time left.
    Running,
    /// Closed late.
    Breached,
    /// Closed in time.
    Met,
    /// A term that is over.
    Ended,
    /// Not begun.
    NotStarted,
    /// Open, without a limit: it only counts the days.
    WaitingNoLimit,
    /// Closed, without a limit.
    ClosedNoLimit,
}

impl State {
    /// The states of clocks that are counted, in the order of the contract of `status --json`.
    pub const COUNTED: [Self; 8] = [
        Self::Met,
        Self::Breached,
        Self::Overdue,
        Self::DueToday,
        Self::DueSoon,
        Self::Running,
        Self::Suspended,
        Self::NotStarted,
    ];

    /// The word of `status --json`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueToday => "due_today",
            Self::DueSoon => "due_soon",
            Self::Suspended => "suspended",
            Self::Running => "running",
            Self::Breached => "breached",
            Self::Met => "met",
            Self::Ended => "ended",
            Self::NotStarted => "not_started",
            Self::WaitingNoLimit => "waiting_no_limit",
            Self::ClosedNoLimit => "closed_no_limit",
        }
    }

    /// Whether something is still to be done about it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Overdue
                | Self::DueToday
                | Self::DueSoon
                | Self::Suspended
                | Self::Running
                | Self::WaitingNoLimit
        )
    }
}

/// The name of a clock: that of the plan, with the number of the request for one of a register.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClockKey {
    /// The clock or register.
    pub id: ClockId,
    /// The number of the request.
    pub n: Option<u32>,
}

impl fmt::Display for ClockKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.n {
            None => write!(f, "{}", self.id),
            Some(n) => write!(f, "{}:{n}", self.id),
        }
    }
}

/// The last day in time, three ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Under the rule in force, with everything that was granted.
    pub due: Date,
    /// Under art. 1187 of the civil code: not on a Sunday or national holiday.
    pub civil: Date,
    /// Under the rule in force, as first agreed.
    pub original: Date,
}

impl Deadline {
    /// The deadline of a limit counted from `start`; `None` where dates run out.
    #[must_use]
    pub fn of(start: Date, limit: Limit, rules: &Rules) -> Option<Self> {
        let last = |rule| due(start, limit, 0, rule, &rules.local_holidays);
        let in_force = last(rules.last_day)?;
        let civil = match rules.last_day {
            LastDayRule::Civil => in_force,
            _ => last(LastDayRule::Civil)?,
        };
        Some(Self {
            due: in_force,
            civil,
            original: in_force,
        })
    }
}

/// How far a clock has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Its start has not happened.
    NotStarted,
    /// Begun, and not ended.
    Open {
        /// The day it counts from, which itself is not counted.
        start: Date,
        /// Days from the start to today.
        elapsed: u32,
        /// The last day in time, where it has a limit.
        deadline: Option<Deadline>,
        /// Days from today to the due date, negative when late.
        days_left: Option<i64>,
    },
    /// Ended.
    Closed {
        /// The day it counts from.
        start: Date,
        /// The day it ended.
        end: Date,
        /// Days from the start to the end, never below 0.
        elapsed: u32,
        /// The last day in time, where it has a limit.
        deadline: Option<Deadline>,
    },
}

/// How much of a clock that ends with several things is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// How many have happened.
    pub done: u32,
    /// How many there are.
    pub total: u32,
}

/// One clock on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockStatus {
    /// Which clock.
    pub key: ClockKey,
    /// Its phase.
    pub phase: u32,
    /// Whether it is shown for information only.
    pub informative: bool,
    /// What is allowed.
    pub limit: Option<Limit>,
    /// How many days before the due date it is due soon.
    pub warn: u32,
    /// How far it has come.
    pub course: Course,
    /// How much of it is done, where it ends with several things.
    pub parts: Option<Parts>,
}

impl ClockStatus {
    /// The course of a clock from its two dates, of which either may not have happened.
    pub(super) fn course(
        start: Option<Date>,
        end: Option<Date>,
        limit: Option<Limit>,
        rules: &Rules,
        today: Date,
    ) -> Course {
        let Some(start) = start else {
            return Course::NotStarted;
        };
        let deadline = limit.and_then(|limit| Deadline::of(start, limit, rules));
        match end {
            Some(end) => Course::Closed {
                start,
                end,
                elapsed: elapsed(start, end),
                deadline,
            },
            None => Course::Open {
                start,
                elapsed: elapsed(start, today),
                deadline,
                days_left: deadline.map(|deadline| days_between(today, deadline.due)),
            },
        }
    }

    /// The state it is in.
    #[must_use]
    pub fn state(&self) -> State {
        match self.course {
            Course::NotStarted => State::NotStarted,
            Course::Open {
                days_left: None, ..
            } => State::WaitingNoLimit,
            Course::Open {
                days_left: Some(left),
                ..
            } => match left {
                ..0 => State::Overdue,
                0 => State::DueToday,
                1.. if left <= i64::from(self.warn) => State::DueSoon,
                1.. => State::Running,
            },
            Course::Closed { deadline: None, .. } => State::ClosedNoLimit,
            Course::Closed {
                end,
                deadline: Some(deadline),
                ..
            } if end > deadline.due => State::Breached,
            Course::Closed { .. } => State::Met,
        }
    }

    /// Whether it counts: neither informative nor without a limit.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        !self.informative && self.limit.is_some()
    }

    /// Whether it has begun and not ended.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.course, Course::Open { .. })
    }

    /// The day it counts from.
    #[must_use]
    pub fn start(&self) -> Option<Date> {
        match self.course {
            Course::NotStarted => None,
            Course::Open { start, .. } | Course::Closed { start, .. } => Some(start),
        }
    }

    /// The day it ended.
    #[must_use]
    pub fn end(&self) -> Option<Date> {
        match self.course {
            Course::Closed { end, .. } => Some(end),
            Course::NotStarted | Course::Open { .. } => None,
        }
    }

    /// The last day in time, three ways.
    #[must_use]
    pub fn deadline(&self) -> Option<Deadline> {
        match self.course {
            Course::NotStarted => None,
            Course::Open { deadline, .. } | Course::Closed { deadline, .. } => deadline,
        }
    }

    /// The due date, while it is open.
    #[must_use]
    pub fn open_due(&self) -> Option<Date> {
        self.deadline()
            .filter(|_| self.is_open())
            .map(|deadline| deadline.due)
    }

    /// Days counted so far, or in all.
    #[must_use]
    pub fn elapsed(&self) -> Option<u32> {
        match self.course {
            Course::NotStarted => None,
            Course::Open { elapsed, .. } | Course::Closed { elapsed, .. } => Some(elapsed),
        }
    }

    /// Days from today to the due date while open, negative when late.
    #[must_use]
    pub fn days_left(&self) -> Option<i64> {
        match self.course {
            Course::Open { days_left, .. } => days_left,
            Course::NotStarted | Course::Closed { .. } => None,
        }
    }

    /// Days between the due date and the end, or today: what was left when it closed, or is left.
    /// Negative when late.
    #[must_use]
    pub fn margin(&self) -> Option<i64> {
        match self.course {
            Course::Closed { end, deadline, .. } => deadline.map(|d| days_between(end, d.due)),
            _ => self.days_left(),
        }
    }

    /// How many days the end, or today, is past the due date; never below 0.
    #[must_use]
    pub fn days_late(&self) -> i64 {
        self.margin().map_or(0, |margin| (-margin).max(0))
    }

    /// Late under the rule in force, and in time if art. 1187 of the civil code applies.
    #[must_use]
    pub fn in_time_if_holiday_rule(&self) -> bool {
        let (Some(margin), Some(deadline)) = (self.margin(), self.deadline()) else {
            return false;
        };
        margin < 0 && days_between(deadline.due, deadline.civil) + margin >= 0
    }

    /// Whether art. 1187 of the civil code would give another date that still matters, or another
    /// verdict.
    #[must_use]
    pub fn holiday_rule_matters(&self) -> bool {
        let moves = self
            .deadline()
            .is_some_and(|deadline| deadline.civil != deadline.due);
        moves && (self.is_open() && self.days_late() == 0 || self.in_time_if_holiday_rule())
    }

    /// The plan was delivered before the contract was signed, or the like: in time, with 0 days, and
    /// dates worth a second look.
    #[must_use]
    pub fn ended_before_start(&self) -> bool {
        matches!(self.course, Course::Closed { start, end, .. } if end < start)
    }
}

/// The clocks of the plan, in its order.
pub(super) fn of_plan(dossier: &Dossier, happened: &Happened, today: Date) -> Vec<ClockStatus> {
    let plan = &dossier.plan;
    let status = |clock: &Clock| {
        let (end, parts) = end_of(dossier, happened, clock);
        let start = happened.date(dossier, &clock.from);
        ClockStatus {
            key: ClockKey {
                id: clock.id.clone(),
                n: None,
            },
            phase: clock.phase,
            informative: clock.informative,
            limit: clock.limit,
            warn: clock.warn,
            course: ClockStatus::course(start, end, clock.limit, &plan.rules, today),
            parts,
        }
    };
    plan.clocks.iter().map(status).collect()
}

/// The day the last thing a clock waits for happened, and how much of it has.
fn end_of(dossier: &Dossier, happened: &Happened, clock: &Clock) -> (Option<Date>, Option<Parts>) {
    let mut parts = Parts { done: 0, total: 0 };
    let mut whole = true;
    let mut last = None;
    for index in clock
        .to
        .iter()
        .filter_map(|id| dossier.plan.milestone_index(id))
    {
        let milestone = happened.at(index);
        parts.total += milestone.total.max(1);
        parts.done += if milestone.total > 0 {
            milestone.done
        } else {
            u32::from(milestone.date.is_some())
        };
        whole &= milestone.date.is_some();
        last = last.max(milestone.date);
    }
    let single = clock.to.len() == 1 && parts.total == 1 && {
        let only = dossier.plan.milestone_index(&clock.to[0]);
        only.is_none_or(|index| happened.at(index).total == 0)
    };
    (last.filter(|_| whole), (!single).then_some(parts))
}
