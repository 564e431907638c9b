//! The sum behind a due date: start, limit, and every act that moved it, in the order of time.
//!
//! One function does it, for the state of a clock and for "why this date?" alike, so that the
//! explanation can never differ from the result. Where nobody asks for the steps, stretches between
//! which nothing else happens are taken together, so that a clock under a thousand suspensions costs
//! no more than the search for the last that counts. `acts.rs` finds the acts, `told.rs` says which
//! suspension a day of them belongs to.

use std::collections::HashMap;

use crate::calendar::{Date, LastDayRule, TermCount};
use crate::record::{Extension, Grant, Suspension, looked};

use super::acts::Acts;
use super::days::Days;
use super::sections::TimeSection;
use super::sum::{Pause, Step, Sum};
use super::told::Teller;

/// What happens to a count, in the order of time; on one day in the order of this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Extension(usize),
    Stated(usize),
    /// An extension that was typed in when a term of the same day had been stated.
    Further(usize),
}

/// What a clock is counted with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure<'m, 'd> {
    pub(super) count: TermCount<'m>,
    pub(super) acts: &'m Acts<'m, 'd>,
}

impl<'d> Measure<'_, 'd> {
    /// The sum from `start` through the end of the clock, or through `today` while it is open; without its
    /// steps and the days out of the count.
    pub(super) fn sum(&self, start: Date, end: Option<Date>, today: Date) -> Sum {
        self.count(start, (end, today), SumDetail::Nothing).sum
    }

    /// The same clock under another rule for its last day.
    pub(super) fn with_rule(&self, rule: LastDayRule) -> Self {
        let count = self.count.with_rule(rule);
        Self { count, ..*self }
    }

    /// The same with what is to be told of it.
    pub(super) fn count(
        &self,
        start: Date,
        (end, today): (Option<Date>, Date),
        told: SumDetail<'d>,
    ) -> Counted {
        let keeps_days = matches!(told, SumDetail::Days | SumDetail::Steps(_));
        let keeps_sections = matches!(told, SumDetail::Sections);
        let teller = match told {
            SumDetail::Nothing | SumDetail::Sections | SumDetail::Days => None,
            SumDetail::Steps(suspensions) => {
                Some(Teller::new(suspensions, self.count, start, today))
            }
        };
        let mut count = Count {
            measure: self,
            start,
            standing: None,
            teller,
            keeps_days,
            keeps_sections,
            settled: None,
            sections: Vec::new(),
            pause: None,
            sum: Sum {
                nominal: self.count.nominal(start),
                extra: 0,
                suspended: 0,
                extension: 0,
                stated: 0,
                due: self.count.due(start, 0),
                pause: None,
                steps: Vec::new(),
                stopped: Vec::new(),
            },
        };
        count.take_turns(end, today);
        Counted {
            sum: count.sum,
            sections: count.sections,
            pause: count.pause,
        }
    }
}

/// What is told of a sum.
pub(super) enum SumDetail<'d> {
    Nothing,
    /// Where what stops the clock counts, and where it comes too late.
    Sections,
    /// The days out of the count.
    Days,
    /// These and the steps; the suspensions are those that may stop the clock, by the day they begin.
    Steps(Vec<&'d Suspension>),
}

/// A sum, with what was to be told of it beside.
pub(super) struct Counted {
    pub(super) sum: Sum,
    /// In the order of time, none of no days.
    pub(super) sections: Vec<TimeSection>,
    /// Whether the clock stands on the evening of the day, if something stands then.
    pub(super) pause: Option<bool>,
}

/// The days on which the clock has stood without a break.
#[derive(Clone, Copy, Debug)]
struct Standing {
    since: Date,
    until: Date,
}

struct Count<'m, 'd> {
    measure: &'m Measure<'m, 'd>,
    start: Date,
    /// The last stretch out of the count, if it was one.
    standing: Option<Standing>,
    teller: Option<Teller<'m, 'd>>,
    keeps_days: bool,
    keeps_sections: bool,
    /// The last day that an act said, until days are added to it.
    settled: Option<Date>,
    sections: Vec<TimeSection>,
    pause: Option<bool>,
    sum: Sum,
}

impl Count<'_, '_> {
    fn take_turns(&mut self, end: Option<Date>, today: Date) {
        let through = end.unwrap_or(today);
        let acts = self.measure.acts;
        let mut at = self.start;
        for (date, turn) in self.turns(through) {
            let day = date.min(through);
            self.stand(at, day);
            at = at.max(day);
            match turn {
                Turn::Extension(i) | Turn::Further(i) => self.extend(acts.granted[i]),
                Turn::Stated(i) => {
                    let stated = acts.stated[i];
                    self.state(stated.act.n, stated.on, stated.due);
                }
            }
        }
        self.stand(at, through);
        if end.is_none() && self.start <= today {
            self.pause(today);
        }
        if let Some(teller) = &self.teller {
            teller.close(through, end.is_none(), &mut self.sum.steps);
        }
    }

    /// The acts other than suspensions, in the order of time. A term that was stated by the day of the
    /// start, or after the end, is not of this clock's time.
    fn turns(&self, through: Date) -> Vec<(Date, Turn)> {
        let acts = self.measure.acts;
        let mut turns = Vec::new();
        for (i, stated) in acts.stated.iter().enumerate() {
            if stated.on <= through && stated.on > self.start {
                turns.push((stated.on, Turn::Stated(i)));
            }
        }
        // When the first term of each day was typed in.
        let mut typed = HashMap::new();
        for stated in turns.iter().filter_map(|(_, turn)| match turn {
            Turn::Stated(i) => Some(&acts.stated[*i]),
            Turn::Extension(_) | Turn::Further(_) => None,
        }) {
            if let Some(end) = stated.act.resumption.as_deref() {
                let first = typed.entry(stated.on).or_insert(end.stamp.at);
                *first = end.stamp.at.min(*first);
            }
        }
        for (i, act) in acts.granted.iter().enumerate() {
            let first = typed.get(&act.granted);
            let turn = if first.is_some_and(|first| *first <= act.stamp.at) {
                Turn::Further(i)
            } else {
                Turn::Extension(i)
            };
            turns.push((act.granted, turn));
        }
        turns.sort_unstable();
        turns
    }

    /// Takes the days between two days on which something stands out of the count. Nothing else
    /// happens between them.
    fn stand(&mut self, from: Date, to: Date) {
        if from >= to {
            return;
        }
        if self.keeps_sections {
            self.sections.push(TimeSection::of(from, to));
        }
        let stands = &self.measure.acts.stands;
        let mut at = stands.first_after(from);
        loop {
            // The days of many stretches together are known as calendar days.
            let is_whole = !self.measure.count.is_in_working_days();
            if self.teller.is_none() && !self.keeps_days && is_whole {
                at = self.leap(at, from, to);
            }
            let Some(stand) = stands.get(at).filter(|stand| stand.from < to) else {
                return;
            };
            looked::at_a_fact();
            let (begin, end) = (stand.from.max(from), stand.to.min(to));
            let counts = self.stop(begin, end);
            // The due date stays, so that what begins later is too late as well.
            if let Some(section) = self.sections.last_mut() {
                if counts {
                    section.until = end;
                } else {
                    section.late = Some(begin);
                }
            }
            if !counts && self.teller.is_none() {
                return;
            }
            if let Some(teller) = &mut self.teller {
                teller.tell(begin, end, counts, &mut self.sum.steps);
            }
            at += 1;
        }
    }

    /// Takes all stretches from a position on that begin before the last day as the count gives it, and
    /// lie between two days as a whole; returns the position behind them. A rule on holidays never
    /// makes the due date earlier than that day.
    fn leap(&mut self, at: usize, from: Date, to: Date) -> usize {
        let stands = &self.measure.acts.stands;
        let Some(first) = stands.get(at).filter(|first| first.from > from) else {
            return at;
        };
        // One of no days on the last of them has not begun before it.
        let whole = stands.begun_before(to).min(stands.ended_by(to));
        let mut behind = whole.max(at);
        if let Some(last) = self.counted() {
            // The farther, the more days lie between the begin and the last day.
            let (mut low, mut high) = (at, behind);
            while low < high {
                let middle = low.midpoint(high);
                let begin = stands.get(middle).map_or(first.from, |stand| stand.from);
                if self.measure.count.between(begin, last) + stands.days(at, middle) > 0 {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            behind = low;
        }
        let Some(last) = behind.checked_sub(1).filter(|last| *last >= at) else {
            return at;
        };
        self.standing = stands.get(last).map(|stand| Standing {
            since: stand.from,
            until: stand.to,
        });
        if let (Some(section), Some(standing)) = (self.sections.last_mut(), self.standing) {
            section.until = standing.until;
        }
        self.out(stands.days(at, behind));
        behind
    }

    /// The last day as the count gives it so far, before the rule on holidays.
    fn counted(&self) -> Option<Date> {
        let plus = || self.measure.count.plus(self.sum.nominal?, self.sum.extra);
        self.settled.or_else(plus)
    }

    fn extend(&mut self, act: &Extension) {
        // A day that is before the last day, as of a clock that began only later, takes no time away.
        let now = self.counted();
        let gives_time = |date: &Date| now.is_none_or(|now| now < *date);
        let (days, until) = match act.grant {
            Grant::Days(days) => (i64::from(days), None),
            Grant::Until(date) => {
                let now = now.filter(|_| gives_time(&date));
                let days = now.map_or(0, |now| self.measure.count.between(now, date));
                (days, Some(date))
            }
        };
        self.sum.extension += days;
        self.add(days);
        if let Some(date) = until.filter(gives_time) {
            self.settle(date);
        }
        if self.teller.is_some() {
            self.sum.steps.push(Step::Extended {
                n: act.n,
                on: act.granted,
                days,
                until,
            });
        }
    }

    fn state(&mut self, n: u32, on: Date, due: Date) {
        let Some(counted) = self.counted() else {
            return;
        };
        let days = self.measure.count.between(counted, due);
        self.sum.stated += days;
        self.add(days);
        self.settle(due);
        if self.teller.is_some() {
            self.sum.steps.push(Step::Stated {
                n,
                on,
                due,
                counted,
            });
        }
    }

    /// Takes a stretch out of the count if it comes in time, and says whether it did: one that begins
    /// on the due date or later does not move it, but what stands already goes on standing.
    fn stop(&mut self, from: Date, to: Date) -> bool {
        let goes_on = self.standing.filter(|standing| standing.until == from);
        let counts = goes_on.is_some() || self.sum.due.is_none_or(|due| from < due);
        self.standing = counts.then_some(Standing {
            since: goes_on.map_or(from, |standing| standing.since),
            until: to,
        });
        if counts {
            self.sum
                .stopped
                .extend(Days::after(from, to).filter(|_| self.keeps_days));
            self.out(self.measure.count.between(from, to));
        }
        counts
    }

    /// An act said the last day itself. In working days it is that day although it is not worked: the days
    /// up to it would only come to the last one that is. Where no day was known, it is known now.
    fn settle(&mut self, day: Date) {
        if self.measure.count.is_in_working_days() || self.measure.count.is_unknown() {
            self.settled = Some(day);
            self.sum.due = Some(day);
        }
    }

    /// So many days are out of the count.
    fn out(&mut self, days: i64) {
        let added = u32::try_from(days).unwrap_or(0);
        self.sum.suspended = self.sum.suspended.saturating_add(added);
        self.add(days);
    }

    fn add(&mut self, days: i64) {
        self.sum.extra += days;
        if self.measure.count.is_unknown() {
            let plus = |day| self.measure.count.plus(day, days);
            self.settled = self.settled.and_then(plus);
        } else if days != 0 {
            self.settled = None;
        }
        let due = || self.measure.count.due(self.start, self.sum.extra);
        self.sum.due = self.settled.or_else(due);
    }

    /// Whether the clock stands on the evening of `today`: because it was stopped before, or because a
    /// suspension begins today, or an act of today gave the clock time while one stands.
    fn pause(&mut self, today: Date) {
        if self.measure.acts.stands.on(today).is_none() {
            return;
        }
        let counts = self.stop(today, today);
        self.pause = Some(counts);
        if let Some(teller) = &mut self.teller {
            teller.tell(today, today, counts, &mut self.sum.steps);
        }
        if !counts {
            return;
        }
        let left = self.counted();
        let left = left.map(|last| self.measure.count.between(today, last));
        self.sum.pause = self.standing.map(|standing| Pause {
            since: standing.since,
            days_left: left.map(|left| left.max(0)),
        });
    }
}
