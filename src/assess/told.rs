//! Which suspension the days out of a count belong to.
//!
//! A clock stands or not, whatever number of suspensions say so: the count knows only stretches. For
//! "why this date?" each day of a stretch is given to the first suspension that covers it, and where
//! another act falls into a suspension, its days before and after that act are two steps, so that the
//! steps add up one by one. Nothing is counted here. Next: `count.rs`.

use crate::calendar::{Date, days_between};
use crate::record::Suspension;

use super::sum::{Part, Step};

/// Turns stretches into steps.
pub(super) struct Teller<'d> {
    /// Those that may stop the clock, by the day they begin.
    suspensions: Vec<&'d Suspension>,
    start: Date,
    today: Date,
    /// For each suspension its last step so far.
    told: Vec<Option<usize>>,
}

impl<'d> Teller<'d> {
    pub(super) fn new(suspensions: Vec<&'d Suspension>, start: Date, today: Date) -> Self {
        Self {
            told: vec![None; suspensions.len()],
            suspensions,
            start,
            today,
        }
    }

    /// The day a suspension ended, or the last day there is.
    fn end(&self, act: &Suspension) -> Date {
        act.resumed_by(self.today).unwrap_or(Date::MAX)
    }

    /// Tells a stretch, and whether it counts; `begin` is the day from which suspensions have stood
    /// without a break when it ends.
    pub(super) fn tell(
        &mut self,
        begin: Date,
        (from, to): (Date, Date),
        counts: bool,
        steps: &mut Vec<Step>,
    ) {
        let first = self.suspensions.partition_point(|act| act.from < begin);
        let mut covered = from;
        for at in first..self.suspensions.len() {
            let act = self.suspensions[at];
            if act.from > to {
                break;
            }
            let end = self.end(act);
            let has_begun = act.from < to || from == to || act.from == end;
            if end < from || end == from && act.from < from || !has_begun {
                continue;
            }
            let days = days_between(act.from.max(covered), end.min(to)).max(0);
            covered = covered.max(end.min(to));
            // One that others cover has its days later, or none.
            if counts && days == 0 && from < to && end > to {
                continue;
            }
            self.add(at, (from, to), if counts { days } else { 0 }, counts, steps);
        }
    }

    fn add(
        &mut self,
        at: usize,
        (from, to): (Date, Date),
        days: i64,
        counts: bool,
        steps: &mut Vec<Step>,
    ) {
        let act = self.suspensions[at];
        let until = self.end(act).min(to);
        let more = u32::try_from(days).unwrap_or(0);
        let last = steps.len().checked_sub(1);
        let mut part = Part::First;
        if let Some(known) = self.told[at] {
            let is_last = last == Some(known);
            if let Step::Suspended {
                to,
                days,
                counts: counted,
                ..
            } = &mut steps[known]
            {
                // Too late is too late, whatever lies between.
                if *counted == counts && (is_last || !counts || more == 0) {
                    (*to, *days) = (Some(until), *days + more);
                    return;
                }
                part = if *counted {
                    Part::Further
                } else {
                    Part::Revived
                };
            }
        }
        self.told[at] = Some(steps.len());
        let begun = act.from.max(self.start);
        steps.push(Step::Suspended {
            n: act.n,
            from: match part {
                Part::First => begun,
                Part::Further | Part::Revived => begun.max(from),
            },
            to: Some(until),
            days: more,
            counts,
            part,
        });
    }

    /// The end of each suspension of an open clock as it is told: none while it is open itself.
    pub(super) fn close(&self, through: Date, steps: &mut [Step]) {
        for (act, told) in self.suspensions.iter().zip(&self.told) {
            if self.end(act) > through
                && let Some(Step::Suspended { to, .. }) = told.map(|at| &mut steps[at])
            {
                *to = None;
            }
        }
    }
}
