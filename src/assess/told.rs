//! Which suspension the days out of a count belong to.
//!
//! A clock stands or not, whatever number of suspensions say so: the count knows only stretches. For
//! "why this date?" each day of a stretch is given to the first suspension that covers it, and where
//! another act falls into a suspension, its days before and after that act are two steps, so that the
//! steps add up one by one. Nothing is counted here.
//!
//! Thousands may stand one within the other while thousands of acts fall among them. So a stretch looks
//! only at those that end in it and at the first that goes on; and of those that come too late, which all
//! go on being told, only how far that is so is kept, for all of them at once.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use crate::calendar::{Date, TermCount};
use crate::record::{Suspension, looked};

use super::sum::{Part, Step};

/// Turns stretches into steps.
pub(super) struct Teller<'h, 'd> {
    /// Those that may stop the clock, by the day they begin.
    suspensions: Vec<&'d Suspension>,
    /// How the days of the clock are counted.
    count: TermCount<'h>,
    start: Date,
    today: Date,
    /// For each suspension its last step so far.
    told: Vec<Option<usize>>,
    /// How many have begun by the stretch that is told.
    begun: usize,
    /// Those that have begun and not ended, by the day they end.
    ends: BinaryHeap<Reverse<(Date, usize)>>,
    /// The same in their own order.
    standing: BTreeSet<usize>,
    /// Of these, those not yet told to have come too late.
    in_time: BTreeSet<usize>,
    /// Through which day what came too late has been told.
    late_through: Date,
}

/// A stretch of days on which the clock stands, and whether it counts.
#[derive(Clone, Copy)]
struct Stretch {
    from: Date,
    to: Date,
    counts: bool,
}

impl<'h, 'd> Teller<'h, 'd> {
    pub(super) fn new(
        suspensions: Vec<&'d Suspension>,
        count: TermCount<'h>,
        start: Date,
        today: Date,
    ) -> Self {
        Self {
            told: vec![None; suspensions.len()],
            suspensions,
            count,
            start,
            today,
            begun: 0,
            ends: BinaryHeap::new(),
            standing: BTreeSet::new(),
            in_time: BTreeSet::new(),
            late_through: start,
        }
    }

    /// The day a suspension ended, or the last day there is.
    fn end(&self, act: &Suspension) -> Date {
        act.resumed_by(self.today).unwrap_or(Date::MAX)
    }

    /// Tells a stretch, and whether it counts; stretches come in the order of time.
    pub(super) fn tell(&mut self, from: Date, to: Date, counts: bool, steps: &mut Vec<Step>) {
        let stretch = Stretch { from, to, counts };
        self.begin(stretch);
        // Those of which something may be told: all that came too late, or else those that end here and
        // the first that goes on.
        let mut ending = self.ending(stretch);
        let concerned: Vec<usize> = if counts {
            let standing = self.standing.iter().copied();
            let standing = standing.filter(|at| self.has_begun(*at, stretch));
            // On the day of the assessment all that stand are told.
            ending.extend(standing.take(if from < to { 1 } else { usize::MAX }));
            ending.sort_unstable();
            ending
        } else {
            self.late_through = to;
            let own = self.in_time.iter().copied();
            let mut all: Vec<usize> = own.filter(|at| self.has_begun(*at, stretch)).collect();
            all.extend(ending);
            all.sort_unstable();
            all.dedup();
            all
        };
        let mut covered = from;
        for at in concerned {
            let act = self.suspensions[at];
            let end = self.end(act);
            let days = self
                .count
                .between(act.from.max(covered), end.min(to))
                .max(0);
            covered = covered.max(end.min(to));
            // One that others cover has its days later, or none.
            if counts && days == 0 && from < to && end > to {
                continue;
            }
            self.add(at, stretch, if counts { days } else { 0 }, steps);
        }
    }

    /// Whether a suspension has anything to do with a stretch that ends on the day it begins.
    fn has_begun(&self, at: usize, Stretch { from, to, .. }: Stretch) -> bool {
        let act = self.suspensions[at];
        act.from < to || from == to || act.from == self.end(act)
    }

    /// Takes in what has begun by the end of a stretch.
    fn begin(&mut self, stretch: Stretch) {
        while let Some(act) = self.suspensions.get(self.begun) {
            if act.from > stretch.to {
                break;
            }
            looked::at_a_fact();
            let end = self.end(act);
            self.ends.push(Reverse((end, self.begun)));
            self.standing.insert(self.begun);
            self.in_time.insert(self.begun);
            self.begun += 1;
        }
    }

    /// Lets go of what has ended by the end of a stretch, and returns what of it lies in the stretch.
    fn ending(&mut self, stretch: Stretch) -> Vec<usize> {
        let Stretch { from, to, .. } = stretch;
        let mut ending = Vec::new();
        while let Some(Reverse((end, at))) = self.ends.peek().copied() {
            if end > to {
                break;
            }
            self.ends.pop();
            self.standing.remove(&at);
            self.in_time.remove(&at);
            let act = self.suspensions[at];
            if end > from || end == from && act.from == from {
                ending.push(at);
            }
        }
        ending
    }

    fn add(&mut self, at: usize, stretch: Stretch, days: i64, steps: &mut Vec<Step>) {
        let Stretch { from, to, counts } = stretch;
        let act = self.suspensions[at];
        let until = self.end(act).min(to);
        let more = u32::try_from(days).unwrap_or(0);
        let last = steps.len().checked_sub(1);
        let mut part = Part::First;
        if let Some(known) = self.told[at] {
            let is_last = last == Some(known);
            let late_until = self.end(act).min(self.late_through);
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
                    *to = Some(late_until);
                    Part::Revived
                };
            }
        }
        if counts && self.standing.contains(&at) {
            self.in_time.insert(at);
        } else {
            self.in_time.remove(&at);
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

    /// The end of each suspension as it is told: of those that came too late how far that was so, and none
    /// for one that is open itself, while the clock is.
    pub(super) fn close(&self, through: Date, is_open: bool, steps: &mut [Step]) {
        for (act, told) in self.suspensions.iter().zip(&self.told) {
            let Some(Step::Suspended { to, counts, .. }) = told.map(|at| &mut steps[at]) else {
                continue;
            };
            let end = self.end(act);
            if is_open && end > through {
                *to = None;
            } else if !*counts {
                *to = Some(end.min(self.late_through));
            }
        }
    }
}
