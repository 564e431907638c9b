//! What each suspension took out of the sums of many clocks.
//!
//! Thousands of requests may stand under thousands of suspensions of their register, some of which name
//! one of them. The days of a stretch are those of the first suspension that covers them, whatever clock
//! asks, so that each suspension has days of its own; a clock takes whole all that lie in a section of its
//! time, and a part of the two at its ends. An act of a clock's own takes days away only from those behind
//! it, up to the day it ends. So neither the days nor the suspensions of a clock are gone through one by
//! one. Nothing is counted here.

use std::collections::HashMap;
use std::ops::Range;

use crate::calendar::{Date, TermCount};
use crate::plan::ClockId;
use crate::record::{Suspension, looked, may_stop};

use super::ClockStatus;
use super::acts::Ledger;
use super::count::{Measure, SumDetail};
use super::named::{Ordered, end_of};
use super::sections::{JudgedSections, Stopped};

/// What a suspension took out of the sum of one of the clocks: the most days, and of the first clock of
/// which it took so many, the start and since when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct OutOf {
    pub(super) days: u32,
    /// Whether any part of it counts for one of them.
    pub(super) counts: bool,
    pub(super) since: Option<(Date, Date)>,
    /// Which clock.
    clock: usize,
}

impl OutOf {
    /// Of two clocks the one of which more is out, and of equal ones the first.
    fn with(self, other: Self) -> Self {
        let counts = self.counts || other.counts;
        let is_more = other.days > self.days || other.days == self.days && other.clock < self.clock;
        let most = if is_more { other } else { self };
        Self { counts, ..most }
    }

    /// Of one of which no days are out.
    fn no_days(counts: bool) -> Self {
        Self {
            counts,
            clock: usize::MAX,
            ..Self::default()
        }
    }
}

/// What each suspension took; one that is no part of any sum has no entry.
pub(super) type DaysTaken = HashMap<u32, OutOf>;

/// What suspensions took out of the sums of these clocks.
pub(super) fn taken(ledger: &Ledger<'_>, clocks: &[&ClockStatus]) -> DaysTaken {
    let mut groups: HashMap<Option<&ClockId>, Vec<Window<'_, '_>>> = HashMap::new();
    for (at, clock) in clocks.iter().enumerate() {
        let Some(start) = clock.start() else { continue };
        if !may_stop(&ledger.dossier.plan, &clock.key) {
            continue;
        }
        let acts = ledger.acts(&clock.key);
        let count = clock.count(&ledger.dossier.plan.rules);
        let measure = Measure { count, acts: &acts };
        let days = (clock.ended_on(), ledger.today);
        let counted = measure.count(start, days, SumDetail::Sections);
        let stopped = Stopped {
            start,
            today: ledger.today,
            sections: counted.sections,
            pause: counted.pause,
            stands: acts.stands,
        };
        let named = ledger.named();
        let window = Window {
            clock: at,
            count,
            own: named.own(&clock.key),
            stopped,
        };
        let group = named.register(&clock.key.id);
        groups.entry(group).or_default().push(window);
    }
    let mut taken = DaysTaken::new();
    for (id, windows) in groups {
        // Of a clock outside the registers that some name, it is those that name none.
        let acts = ledger.named().common(id);
        Group::of(acts, ledger.today).enter(&windows, &mut taken);
    }
    taken
}

fn enter(taken: &mut DaysTaken, n: u32, out: OutOf) {
    taken
        .entry(n)
        .and_modify(|known| *known = known.with(out))
        .or_insert(out);
}

/// The time of a clock.
struct Window<'l, 'd> {
    clock: usize,
    /// How its days are counted.
    count: TermCount<'l>,
    /// The suspensions of its own, by the day they begin.
    own: &'l [&'d Suspension],
    stopped: Stopped<'l>,
}

impl Window<'_, '_> {
    fn days(&self, from: Date, to: Date) -> u32 {
        u32::try_from(self.count.between(from, to)).unwrap_or(0)
    }

    fn out(&self, days: u32, since: Date) -> OutOf {
        OutOf {
            days,
            counts: true,
            since: Some((self.stopped.start, since)),
            clock: self.clock,
        }
    }
}

/// The days that are one suspension's own: those that none before it covers.
struct Own {
    from: Date,
    to: Date,
    n: u32,
    begun: Date,
}

/// The suspensions that clocks have in common.
struct Group<'a, 'd> {
    acts: &'a Ordered<'d>,
    today: Date,
    /// Those with days of their own, which come in the order of time and do not overlap.
    own: Vec<Own>,
    /// The first of those from a position on that no clock has taken whole.
    next: Vec<usize>,
}

impl<'a, 'd> Group<'a, 'd> {
    fn of(acts: &'a Ordered<'d>, today: Date) -> Self {
        let mut covered = Date::MIN;
        let mut own: Vec<Own> = Vec::new();
        for (act, ends) in acts.acts.iter().zip(&acts.ends) {
            let (from, to) = (act.from.max(covered), end_of(act, today));
            if from < to {
                own.push(Own {
                    from,
                    to,
                    n: act.n,
                    begun: act.from,
                });
            }
            covered = *ends;
        }
        let next = (0..=own.len()).collect();
        Self {
            acts,
            today,
            own,
            next,
        }
    }

    fn enter(mut self, windows: &[Window<'_, '_>], taken: &mut DaysTaken) {
        // What one has taken whole has more days for no other: clocks in calendar days come first.
        for working in [false, true] {
            let is_next = |window: &&Window<'_, '_>| window.count.is_in_working_days() == working;
            for window in windows.iter().filter(is_next) {
                self.enter_days(window, taken);
                self.enter_own(window, taken);
            }
        }
        self.enter_told(windows, taken);
    }

    /// The days of those in common that are out of the sum of a clock.
    fn enter_days(&mut self, window: &Window<'_, '_>, taken: &mut DaysTaken) {
        let mut parts = Parts::default();
        let (mut from, mut reach) = (0, Date::MIN);
        for act in window.own {
            let begun = (act.from, act.n);
            let to = self.own.partition_point(|own| (own.begun, own.n) < begun);
            self.enter_between(window, from..to, reach, &mut parts, taken);
            (from, reach) = (to, end_of(act, self.today).max(reach));
        }
        self.enter_between(window, from..self.own.len(), reach, &mut parts, taken);
        for Part { at, days, since } in parts.list {
            enter(taken, self.own[at].n, window.out(days, since));
        }
    }

    /// The same of those from one position to another, as far as they lie behind a day.
    fn enter_between(
        &mut self,
        window: &Window<'_, '_>,
        range: Range<usize>,
        reach: Date,
        parts: &mut Parts,
        taken: &mut DaysTaken,
    ) {
        let own = &self.own[range.clone()];
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            return;
        };
        let stopped = &window.stopped;
        for (from, to, section) in stopped.counted(first.from.max(reach), last.to) {
            let first = own.partition_point(|own| own.from < from);
            let behind = own.partition_point(|own| own.to <= to);
            let cut = [first.checked_sub(1), Some(behind).filter(|at| first <= *at)];
            for at in cut.into_iter().flatten() {
                if let Some(cut) = own.get(at) {
                    looked::at_a_fact();
                    let days = window.days(cut.from.max(from), cut.to.min(to));
                    let since = || stopped.since(cut.begun, section);
                    parts.add(range.start + at, days, since);
                }
            }
            let mut at = find(&mut self.next, range.start + first);
            while at < range.start + behind {
                looked::at_a_fact();
                let Own { from, to, n, begun } = self.own[at];
                let since = stopped.since(begun, section);
                enter(taken, n, window.out(window.days(from, to), since));
                self.next[at] = at + 1;
                at = find(&mut self.next, at);
            }
        }
    }

    /// What a clock's own suspensions took out of its sum.
    fn enter_own(&self, window: &Window<'_, '_>, taken: &mut DaysTaken) {
        if window.own.is_empty() {
            return;
        }
        let stopped = &window.stopped;
        let judged = JudgedSections::of(self.today, &std::iter::once(stopped));
        let mut reach = Date::MIN;
        for act in window.own {
            let end = end_of(act, self.today);
            let told = if end == act.from {
                stopped.on(act.from)
            } else {
                judged.of_suspension(act, end)
            };
            if let Some(counts) = told {
                enter(taken, act.n, OutOf::no_days(counts));
            }
            let free = act.from.max(reach).max(self.covered_before(act));
            let mut sum: Option<(u32, Date)> = None;
            for (from, to, section) in stopped.counted(free, end) {
                let (_, since) = sum.unwrap_or_else(|| (0, stopped.since(act.from, section)));
                sum = Some((
                    sum.map_or(0, |(days, _)| days) + window.days(from, to),
                    since,
                ));
            }
            if let Some((days, since)) = sum {
                enter(taken, act.n, window.out(days, since));
            }
            reach = end.max(reach);
        }
    }

    /// How far those in common cover the days that come before an act in their order.
    fn covered_before(&self, act: &Suspension) -> Date {
        let begun = |known: &&Suspension| (known.from, known.n) < (act.from, act.n);
        let before = self.acts.acts.partition_point(begun).checked_sub(1);
        before.map_or(Date::MIN, |last| self.acts.ends[last])
    }

    /// Those in common of which no days are out, but which are told.
    fn enter_told(&self, windows: &[Window<'_, '_>], taken: &mut DaysTaken) {
        let judged = JudgedSections::of(self.today, &windows.iter().map(|window| &window.stopped));
        let ends = |act: &Suspension| end_of(act, self.today);
        // Of those that come and go on one day, what is told at the edges of sections.
        let empty = self.acts.acts.iter().filter(|act| ends(act) == act.from);
        let mut on: HashMap<Date, Option<bool>> = empty.map(|act| (act.from, None)).collect();
        if !on.is_empty() {
            for stopped in windows.iter().map(|window| &window.stopped) {
                for day in stopped.edges() {
                    if let Some(known) = on.get_mut(&day) {
                        *known = stopped.on(day).max(*known);
                    }
                }
            }
        }
        for act in &self.acts.acts {
            let end = ends(act);
            let edge = if end == act.from {
                on.get(&end).copied()
            } else {
                None
            };
            let told = judged.of_suspension(act, end).max(edge.flatten());
            if let Some(counts) = told {
                enter(taken, act.n, OutOf::no_days(counts));
            }
        }
    }
}

/// Some days of a suspension, of which a clock takes others as well.
struct Part {
    at: usize,
    days: u32,
    since: Date,
}

/// In the order of positions.
#[derive(Default)]
struct Parts {
    list: Vec<Part>,
}

impl Parts {
    fn add(&mut self, at: usize, days: u32, since: impl FnOnce() -> Date) {
        if days == 0 {
            return;
        }
        match self.list.last_mut() {
            Some(last) if last.at == at => last.days += days,
            _ => self.list.push(Part {
                at,
                days,
                since: since(),
            }),
        }
    }
}

/// The first free position from one on; the way there is made shorter.
fn find(next: &mut [usize], mut at: usize) -> usize {
    while next[at] != at {
        next[at] = next[next[at]];
        at = next[at];
    }
    at
}
