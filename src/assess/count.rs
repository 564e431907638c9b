//! The sum behind a due date: start, limit, and every act that moved it, in the order of time.
//!
//! One function does it, for the state of a clock and for "why this date?" alike, so that the
//! explanation can never differ from the result. `acts.rs` finds the acts.
//! Next: `clock.rs`, which judges the sum.

use crate::calendar::{Date, LastDayRule, Limit, days_between, due};
use crate::plan::{ClockKey, Rules};
use crate::record::{Extension, Grant, Suspension};

use super::acts::Acts;
use super::span::Days;

/// One act in the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An extension.
    Extended {
        /// Its number.
        n: u32,
        /// The day of the act.
        on: Date,
        /// How many days it added.
        days: i64,
        /// The last day it gave, where it gave one.
        until: Option<Date>,
    },
    /// A suspension, as far as it lies between the start and the end.
    Suspended {
        /// Its number.
        n: u32,
        /// The day it stopped the clock.
        from: Date,
        /// The day the clock went on; `None` while it stands.
        to: Option<Date>,
        /// The days it took out of the count: fewer than lie between where others cover them.
        days: u32,
        /// Whether it came in time: one that begins on or after the due date does not move it.
        counts: bool,
    },
    /// A last day stated at the resumption.
    Stated {
        /// The number of the suspension.
        n: u32,
        /// The day of the resumption.
        on: Date,
        /// The last day as stated.
        due: Date,
        /// The last day that the arithmetic gives.
        counted: Date,
    },
}

/// A clock that stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The day it was stopped.
    pub since: Date,
    /// The days that are left when it goes on, where it has a limit.
    pub days_left: Option<i64>,
}

/// The sum behind a due date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The last day as first agreed, before acts and holidays.
    pub nominal: Option<Date>,
    /// The days that acts added to it.
    pub extra: i64,
    /// Of these, those out of the count.
    pub suspended: u32,
    /// Of these, those granted.
    pub extension: i64,
    /// Of these, those that stated terms added to the arithmetic, or took away from it.
    pub stated: i64,
    /// The last day in time under the rule, or what it would be if the clock went on today.
    pub due: Option<Date>,
    /// What stops the clock, while something does.
    pub pause: Option<Pause>,
    /// The acts, in the order in which they counted.
    pub steps: Vec<Step>,
    /// The days out of the count, in order; they do not overlap.
    pub stopped: Vec<Days>,
}

/// What happens to a count, in the order of time; on one day in the order of this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Extension(usize),
    Stated(usize, Date),
    /// An extension that was typed in when a term of the same day had been stated.
    Further(usize),
    Stretch(usize),
}

/// A stretch of days out of the count, in which nothing else happens.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// The position of the suspension among the acts.
    act: usize,
    /// The day the suspension stopped the clock, though others may cover its first days.
    begin: Date,
    from: Date,
    to: Date,
    /// Whether it follows the one before without a day between.
    follows: bool,
}

/// What a clock is counted with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure<'m> {
    pub(super) key: &'m ClockKey,
    pub(super) limit: Option<Limit>,
    pub(super) rules: &'m Rules,
    pub(super) acts: &'m Acts<'m>,
}

impl Measure<'_> {
    /// The sum from `start` through the end of the clock, or through `today` while it is open, under
    /// this rule.
    pub(super) fn sum(
        &self,
        start: Date,
        end: Option<Date>,
        today: Date,
        rule: LastDayRule,
    ) -> Sum {
        let mut count = Count {
            measure: self,
            start,
            rule,
            chain: None,
            told: vec![None; self.acts.suspensions.len()],
            sum: Sum {
                nominal: self.limit.and_then(|limit| limit.nominal_end(start)),
                extra: 0,
                suspended: 0,
                extension: 0,
                stated: 0,
                due: self.last(start, 0, rule),
                pause: None,
                steps: Vec::new(),
                stopped: Vec::new(),
            },
        };
        if !self.acts.is_empty() {
            count.take_turns(end, today);
        }
        count.sum
    }

    fn last(&self, start: Date, extra: i64, rule: LastDayRule) -> Option<Date> {
        due(start, self.limit?, extra, rule, &self.rules.local_holidays)
    }
}

struct Count<'m> {
    measure: &'m Measure<'m>,
    start: Date,
    rule: LastDayRule,
    /// Since when the clock stands without a break, and the days out of the count since.
    chain: Option<(Date, i64)>,
    /// For each suspension the position of its step, once it has one.
    told: Vec<Option<usize>>,
    sum: Sum,
}

impl Count<'_> {
    fn take_turns(&mut self, end: Option<Date>, today: Date) {
        let acts = self.measure.acts;
        let through = end.unwrap_or(today);
        let mut turns: Vec<(Date, Turn)> = Vec::new();
        let mut typed = Vec::new();
        for (i, act) in acts.suspensions.iter().enumerate() {
            let resumed = acts.through.and_then(|day| act.resumed_by(day));
            let Some((end, resumed)) = act.resumption.as_deref().zip(resumed) else {
                continue;
            };
            let stated = end
                .terms
                .iter()
                .find(|term| term.clock == *self.measure.key);
            if let Some(stated) = stated.filter(|_| resumed <= through && resumed > self.start) {
                turns.push((resumed, Turn::Stated(i, stated.due)));
                typed.push((resumed, end.stamp.at));
            }
        }
        for (i, act) in acts.extensions.iter().enumerate() {
            let before = |(on, at): &(Date, _)| *on == act.granted && *at <= act.stamp.at;
            let turn = if typed.iter().any(before) {
                Turn::Further(i)
            } else {
                Turn::Extension(i)
            };
            turns.push((act.granted, turn));
        }
        let mut cuts: Vec<Date> = turns.iter().map(|(date, _)| *date).collect();
        cuts.sort_unstable();
        let stretches = self.stretches(through, &cuts);
        for (i, stretch) in stretches.iter().enumerate() {
            turns.push((stretch.from, Turn::Stretch(i)));
        }
        turns.sort_unstable();
        for (date, turn) in turns {
            match turn {
                Turn::Extension(i) | Turn::Further(i) => self.extend(acts.extensions[i]),
                Turn::Stated(i, due) => self.state(acts.suspensions[i].n, date, due),
                Turn::Stretch(i) => self.stop(stretches[i]),
            }
        }
        if end.is_none() {
            self.pause(today);
        }
        self.settle(end, today);
    }

    /// The days out of the count as stretches that do not overlap, cut where another act falls into
    /// them: on one of `cuts`, which are in order. A suspension that adds none is there with no days.
    fn stretches(&self, through: Date, cuts: &[Date]) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut covered: Option<Date> = None;
        for (i, act) in self.measure.acts.suspensions.iter().enumerate() {
            let resumed = self
                .measure
                .acts
                .through
                .and_then(|day| act.resumed_by(day));
            let begin = act.from.max(self.start);
            if resumed.is_some_and(|resumed| resumed <= self.start) || begin > through {
                continue;
            }
            let to = resumed.map_or(through, |resumed| resumed.min(through));
            let mut from = covered
                .map_or(begin, |covered| begin.max(covered))
                .min(to.max(begin));
            let mut follows = covered.is_some_and(|covered| covered >= begin);
            let first = cuts.partition_point(|cut| *cut <= from);
            let inside = cuts[first..].iter().copied().take_while(|cut| *cut < to);
            for cut in inside.chain([to.max(from)]) {
                stretches.push(Stretch {
                    act: i,
                    begin,
                    from,
                    to: cut,
                    follows,
                });
                (from, follows) = (cut, true);
            }
            covered = covered.max(Some(to));
        }
        stretches
    }

    fn nominal_with_extra(&self) -> Option<Date> {
        let limit = self.measure.limit?;
        due(self.start, limit, self.sum.extra, LastDayRule::Nominal, &[])
    }

    fn extend(&mut self, act: &Extension) {
        let (days, until) = match act.grant {
            Grant::Days(days) => (i64::from(days), None),
            Grant::Until(date) => {
                let now = self.nominal_with_extra();
                (now.map_or(0, |now| days_between(now, date)), Some(date))
            }
        };
        self.sum.extension += days;
        self.add(days);
        self.sum.steps.push(Step::Extended {
            n: act.n,
            on: act.granted,
            days,
            until,
        });
    }

    fn state(&mut self, n: u32, on: Date, due: Date) {
        let Some(counted) = self.nominal_with_extra() else {
            return;
        };
        let days = days_between(counted, due);
        self.sum.stated += days;
        self.add(days);
        self.sum.steps.push(Step::Stated {
            n,
            on,
            due,
            counted,
        });
    }

    fn stop(&mut self, stretch: Stretch) {
        let stands = stretch.follows && self.chain.is_some();
        let counts = stands || self.sum.due.is_none_or(|due| stretch.from < due);
        let days = days_between(stretch.from, stretch.to);
        let days = if counts { days.max(0) } else { 0 };
        let out = Days::after(stretch.from, stretch.to).filter(|_| counts);
        self.sum.stopped.extend(out);
        self.chain = match self.chain {
            Some((since, before)) if stands => Some((since, before + days)),
            _ => counts.then_some((stretch.from, days)),
        };
        self.sum.suspended = self
            .sum
            .suspended
            .saturating_add(u32::try_from(days).unwrap_or(0));
        self.add(days);
        let added = u32::try_from(days).unwrap_or(0);
        let told = self.told[stretch.act];
        if let Some(Step::Suspended { to, days, .. }) = told.map(|at| &mut self.sum.steps[at]) {
            (*to, *days) = (Some(stretch.to), *days + added);
            return;
        }
        self.told[stretch.act] = Some(self.sum.steps.len());
        self.sum.steps.push(Step::Suspended {
            n: self.measure.acts.suspensions[stretch.act].n,
            from: stretch.begin,
            to: Some(stretch.to),
            days: added,
            counts,
        });
    }

    fn add(&mut self, days: i64) {
        self.sum.extra += days;
        self.sum.due = self.measure.last(self.start, self.sum.extra, self.rule);
    }

    /// Whether the clock stands at the end of `today`: what is left is what was left when it was
    /// stopped, with what was granted since.
    fn pause(&mut self, today: Date) {
        let open = |act: &&Suspension| act.is_open_on(today);
        if !self.measure.acts.suspensions.iter().any(open) {
            return;
        }
        let Some((since, days)) = self.chain else {
            return;
        };
        let before = self
            .measure
            .last(self.start, self.sum.extra - days, self.rule);
        self.sum.pause = Some(Pause {
            since,
            days_left: before.map(|before| days_between(since, before)),
        });
    }

    /// The end of each suspension as it is told: none while it is open.
    fn settle(&mut self, end: Option<Date>, today: Date) {
        for (act, at) in self.measure.acts.suspensions.iter().zip(&self.told) {
            let step = at.map(|at| &mut self.sum.steps[at]);
            if let Some(Step::Suspended { to, .. }) = step
                && act.is_open_on(today)
                && end.is_none()
            {
                *to = None;
            }
        }
    }
}
