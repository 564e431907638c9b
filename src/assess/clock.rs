//! One clock on one day: begun or not, open or closed, and what that makes of its limit.

use crate::calendar::{Date, DayCount, FIRST_DATE, FirstDay, LastDayRule, Limit, TermCount};
use crate::plan::{ClockKey, PartyId, Rules};

use super::State;
use super::acts::Ledger;
use super::count::Measure;
use super::course::{Course, Deadline, Parts};
use super::fixed_term::FixedTerm;
use super::sum::Pause;

/// One clock on one day.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is another matter")]
pub struct ClockStatus {
    /// Which clock.
    pub key: ClockKey,
    /// Its phase.
    pub phase: u32,
    /// Whether it is shown for information only.
    pub informative: bool,
    /// Who owes it.
    pub owed_by: PartyId,
    /// How long it may take.
    pub limit: Option<Limit>,
    /// Its last day, where that is not counted from its start.
    pub fixed: Option<FixedTerm>,
    /// Whether it runs from the beginning, whatever has happened.
    pub from_beginning: bool,
    /// Whether its first day is one of those.
    pub first_day: FirstDay,
    /// What happens to its last day where that is a holiday, if not what the rules say.
    pub last_day: Option<LastDayRule>,
    /// How many days before the due date it is due soon.
    pub warn: u32,
    /// Whether it may come to nothing: what it would begin with, or all that would end it, need not happen.
    pub may_lapse: bool,
    /// After how many days of waiting one without a limit is a long wait; never if 0.
    pub warn_after: u32,
    /// The series that it is an occurrence of: its position in the plan.
    pub series: Option<usize>,
    /// Of an occurrence, the last day of its period, as far as known or foreseen.
    pub period_end: Option<Date>,
    /// How far it has come.
    pub course: Course,
    /// How much of it is done, where it ends with several things.
    pub parts: Option<Parts>,
    /// The last day in time as first agreed, without suspensions and extensions, once it has begun.
    pub original_due: Option<Date>,
    /// Days from the start to the end, or to today, suspensions included.
    pub gross: Option<u32>,
    /// Days of suspension that were left out of the count.
    pub suspended: u32,
    /// Days that extensions added to the limit.
    pub extension: i64,
    /// Days that terms stated at a resumption added to the arithmetic, or took away from it.
    pub stated: i64,
    /// While it is suspended, since when: the day of the suspension whose end is awaited.
    pub suspended_from: Option<Date>,
    /// Whether what ended it was never recorded, and counts as having happened because a term passed in
    /// silence.
    pub by_silence: bool,
    /// Whether it is an occurrence that was recorded, and comes after what its series comes back through: it is
    /// shown and counts nowhere.
    pub is_outside: bool,
    /// Whether a rejection broke it off, in time and before it was done: it has no verdict.
    pub is_broken_off: bool,
    /// Whether it was late when a rejection ended it, and nothing had been done.
    pub is_cut_late: bool,
}

impl ClockStatus {
    /// A clock that has not begun.
    pub(super) fn new(key: ClockKey, phase: u32, owed_by: PartyId, limit: Option<Limit>) -> Self {
        Self {
            key,
            phase,
            informative: false,
            owed_by,
            limit,
            fixed: None,
            from_beginning: false,
            first_day: FirstDay::Excluded,
            last_day: None,
            warn: 0,
            may_lapse: false,
            warn_after: 0,
            series: None,
            period_end: None,
            course: Course::NotStarted,
            parts: None,
            original_due: None,
            gross: None,
            suspended: 0,
            extension: 0,
            stated: 0,
            suspended_from: None,
            by_silence: false,
            is_outside: false,
            is_broken_off: false,
            is_cut_late: false,
        }
    }

    /// Takes the course that follows from two dates, of which either may not have happened.
    pub(super) fn run(self, start: Option<Date>, end: Option<Date>, ledger: &Ledger<'_>) -> Self {
        let today = ledger.today;
        let Some(counted_from) = self.counted_from(start) else {
            let extension = ledger.granted_days(&self.key);
            return Self { extension, ..self };
        };
        let count = self.count(&ledger.dossier.plan.rules);
        let acts = ledger.acts(&self.key);
        let measure = Measure { count, acts: &acts };
        let sum = measure.sum(counted_from, end, today);
        let gross = start.map(|start| count.used(start, end.unwrap_or(today)));
        let net = gross.map(|gross| gross.saturating_sub(sum.suspended));
        let deadline = || {
            // A day fixed from outside is that day, whatever the civil code says of terms.
            let is_given = matches!(self.fixed, Some(FixedTerm::By(_)));
            let civil = if is_given || count.rule == LastDayRule::Civil {
                sum.due
            } else {
                let civil = measure.with_rule(LastDayRule::Civil);
                civil.sum(counted_from, end, today).due
            };
            sum.due
                .zip(civil)
                .map(|(due, civil)| Deadline { due, civil })
        };
        let course = match (end, sum.pause) {
            (Some(end), _) => {
                let deadline = deadline();
                Course::Closed {
                    start: start.unwrap_or(end),
                    end,
                    elapsed: net.unwrap_or_default(),
                    deadline,
                    margin: deadline.map(|deadline| count.left(end, deadline.due)),
                }
            }
            (None, Some(Pause { since, days_left })) => Course::Suspended {
                start,
                elapsed: net,
                since,
                days_left,
                resumed: sum.due,
            },
            (None, None) => {
                let deadline = deadline();
                Course::Open {
                    start,
                    elapsed: net,
                    deadline,
                    days_left: deadline.map(|deadline| count.left(today, deadline.due)),
                }
            }
        };
        Self {
            course,
            original_due: count.due(counted_from, 0),
            gross,
            suspended: sum.suspended,
            extension: sum.extension,
            stated: sum.stated,
            suspended_from: sum
                .pause
                .map(|pause| ledger.ordered(&self.key, (pause.since, start))),
            ..self
        }
    }

    /// The day from which acts count: of one that runs from the beginning every act does, whatever is
    /// recorded.
    pub(super) fn counted_from(&self, start: Option<Date>) -> Option<Date> {
        start.or(self.from_beginning.then_some(FIRST_DATE))
    }

    /// How its days are counted.
    #[must_use]
    pub fn count<'r>(&self, rules: &'r Rules) -> TermCount<'r> {
        match &self.fixed {
            None => rules.count(self.limit, self.first_day, self.last_day),
            Some(fixed) => fixed.count(rules, self.last_day),
        }
    }

    /// The state it is in.
    #[must_use]
    pub fn state(&self) -> State {
        match self.course {
            Course::NotStarted => State::NotStarted,
            Course::Suspended { .. } => State::Suspended,
            Course::Open {
                days_left: None, ..
            } if self.fixed.is_some() => State::Running,
            Course::Open {
                days_left: None,
                elapsed: Some(elapsed),
                ..
            } if self.warn_after > 0 && elapsed >= self.warn_after => State::LongWait,
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
            Course::Waived { .. } => State::Waived,
        }
    }

    /// The days that acts gave on top of the limit, or took from it: extensions and stated terms.
    #[must_use]
    pub fn moved(&self) -> i64 {
        self.extension.saturating_add(self.stated)
    }

    /// The limit with the days granted on top; those granted on months or years are not days of it.
    #[must_use]
    pub fn allowed(&self) -> Option<Limit> {
        let with = |days: u32| {
            let all = i64::from(days).saturating_add(self.moved()).max(0);
            u32::try_from(all).unwrap_or(u32::MAX)
        };
        Some(match self.limit? {
            Limit::Days(days) => Limit::Days(with(days)),
            Limit::WorkingDays(days) => Limit::WorkingDays(with(days)),
            other => other,
        })
    }

    /// Whether it counts: neither informative nor without a limit, nor of no consequence, nor counted back
    /// from what has no date yet.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        let is_fixed = self.fixed.as_ref().is_none_or(FixedTerm::is_known);
        // An act may have said the day.
        let is_known = is_fixed || self.deadline().is_some();
        !self.informative && self.has_end() && is_known && !self.is_waived()
    }

    /// Whether it has begun and not ended.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.course, Course::Open { .. } | Course::Suspended { .. })
    }

    /// Whether it has begun.
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        match self.course {
            Course::NotStarted => false,
            Course::Waived { start, .. } => start.is_some(),
            Course::Open { .. } | Course::Suspended { .. } | Course::Closed { .. } => true,
        }
    }

    /// The day it counts from.
    #[must_use]
    pub fn start(&self) -> Option<Date> {
        match self.course {
            Course::NotStarted => None,
            Course::Waived { start, .. }
            | Course::Open { start, .. }
            | Course::Suspended { start, .. } => start,
            Course::Closed { start, .. } => Some(start),
        }
    }

    /// The day it ended.
    #[must_use]
    pub fn end(&self) -> Option<Date> {
        match self.course {
            Course::Closed { end, .. } => Some(end),
            Course::NotStarted
            | Course::Open { .. }
            | Course::Suspended { .. }
            | Course::Waived { .. } => None,
        }
    }

    /// The last day in time; none while it is suspended.
    #[must_use]
    pub fn deadline(&self) -> Option<Deadline> {
        match self.course {
            Course::NotStarted | Course::Suspended { .. } => None,
            Course::Open { deadline, .. }
            | Course::Closed { deadline, .. }
            | Course::Waived { deadline, .. } => deadline,
        }
    }

    /// The last day in time if it goes on today, while it is suspended.
    #[must_use]
    pub fn resumed_due(&self) -> Option<Date> {
        match self.course {
            Course::Suspended { resumed, .. } => resumed,
            _ => None,
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
            Course::NotStarted | Course::Waived { .. } => None,
            Course::Open { elapsed, .. } | Course::Suspended { elapsed, .. } => elapsed,
            Course::Closed { elapsed, .. } => Some(elapsed),
        }
    }

    /// Days from today to the due date while open, negative when late; while suspended, what is left
    /// on the day it goes on.
    #[must_use]
    pub fn days_left(&self) -> Option<i64> {
        match self.course {
            Course::Open { days_left, .. } | Course::Suspended { days_left, .. } => days_left,
            Course::NotStarted | Course::Closed { .. } | Course::Waived { .. } => None,
        }
    }

    /// Days between the due date and the end, or today: what was left when it closed, or is left.
    /// Negative when late.
    #[must_use]
    pub fn margin(&self) -> Option<i64> {
        match self.course {
            Course::Closed { margin, .. } => margin,
            _ => self.days_left(),
        }
    }

    /// The days left as they are said: days late are calendar days for every clock.
    #[must_use]
    pub fn left(&self) -> Option<DayCount> {
        self.days_left().map(|days| self.said(days))
    }

    /// The margin as it is said.
    #[must_use]
    pub fn margin_said(&self) -> Option<DayCount> {
        self.margin().map(|days| self.said(days))
    }

    fn said(&self, days: i64) -> DayCount {
        DayCount {
            days,
            working: self.is_in_working_days() && days >= 0,
        }
    }

    /// How many days the end, or today, is past the due date; never below 0.
    #[must_use]
    pub fn days_late(&self) -> i64 {
        self.margin().map_or(0, |margin| (-margin).max(0))
    }

    /// The plan was delivered before the contract was signed, or the like: in time, with 0 days, and
    /// dates worth a second look.
    #[must_use]
    pub fn ended_before_start(&self) -> bool {
        matches!(self.course, Course::Closed { start, end, .. } if end < start)
    }
}
