//! What each suspension took out of the sums of many clocks.
//!
//! Thousands of requests may stand under thousands of suspensions of their register. The days of a
//! stretch are those of the first suspension that covers them, whatever clock asks, so that each
//! suspension has days of its own; a clock takes whole all that lie in its time, and a part of the two at
//! its ends. Of a clock with acts of its own the steps are asked for. Nothing is counted here.

use std::collections::HashMap;

use crate::calendar::{Date, days_between};
use crate::plan::ClockId;
use crate::record::{Suspension, may_stop};

use super::ClockStatus;
use super::acts::Ledger;
use super::count::{Stopped, SumDetail};
use super::named::{Ordered, end_of};
use super::stands::Common;
use super::sum::{Step, Sum};

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
}

/// What each suspension took; one that is no part of any sum has no entry.
pub(super) type DaysTaken = HashMap<u32, OutOf>;

/// What suspensions took out of the sums of these clocks.
pub(super) fn taken(ledger: &Ledger<'_>, clocks: &[&ClockStatus]) -> DaysTaken {
    let mut taken = DaysTaken::new();
    let mut groups: HashMap<Option<&ClockId>, Group> = HashMap::new();
    for (at, clock) in clocks.iter().enumerate() {
        let Some(start) = clock.start() else { continue };
        if !may_stop(&ledger.dossier.plan, &clock.key) {
            continue;
        }
        let through = clock.end().unwrap_or(ledger.today);
        let (named, acts) = (ledger.named(), ledger.acts(&clock.key));
        let own = named.own(&clock.key);
        let is_plain = own.is_empty() && acts.stated.is_empty() && acts.granted.is_empty();
        let days = (start, clock.end());
        let count = |told| ledger.count(&clock.key, clock.limit, days, told);
        let (mut sum, mut stopped) = count(SumDetail::Nothing);
        if !is_plain {
            // What begins behind the last stretch that is told need not be looked at.
            let days = (start, stopped.late.unwrap_or(through));
            let known = named.between(ledger.dossier, &clock.key, days);
            (sum, stopped) = count(SumDetail::Brief(known));
        }
        let window = Window {
            clock: at,
            start,
            through,
            is_plain,
            stopped,
        };
        if !is_plain {
            for (n, out) in of_steps(&sum, start, at) {
                enter(&mut taken, n, out);
            }
            let common = ledger.common(Some(&clock.key.id));
            for act in own {
                window.enter_end(
                    &mut taken,
                    Lying::of(act, common, ledger.today),
                    ledger.today,
                );
            }
        }
        let group = named.register(&clock.key.id);
        groups.entry(group).or_default().windows.push(window);
    }
    for (id, group) in groups {
        // Of a clock outside the registers that some name, it is those that name none.
        let acts = ledger.named().common(id);
        group.enter(&mut taken, acts, ledger.common(id), ledger.today);
    }
    taken
}

fn enter(taken: &mut DaysTaken, n: u32, out: OutOf) {
    taken
        .entry(n)
        .and_modify(|known| *known = known.with(out))
        .or_insert(out);
}

/// What the steps of a sum say.
fn of_steps(sum: &Sum, start: Date, clock: usize) -> DaysTaken {
    let mut taken = DaysTaken::new();
    for step in &sum.steps {
        if let Step::Suspended {
            n,
            from,
            days,
            counts,
            ..
        } = step
        {
            let known = taken.entry(*n).or_insert(OutOf {
                clock,
                ..OutOf::default()
            });
            known.days += days;
            known.counts |= counts;
            let first = counts.then_some((start, *from));
            known.since = known.since.or(first);
        }
    }
    taken
}

/// The days on which a suspension lies. One that ends on the day it begins has none, and is told with the
/// stretch around it, if there is one.
#[derive(Clone, Copy)]
struct Lying<'d> {
    act: &'d Suspension,
    end: Date,
    /// Whether a stretch around it begins before it, and whether one ends after it.
    joins: (bool, bool),
}

impl<'d> Lying<'d> {
    fn of(act: &'d Suspension, common: &Common, today: Date) -> Self {
        let end = end_of(act, today);
        let around = common.around(act.from).filter(|_| end == act.from);
        Self {
            act,
            end,
            joins: around.map_or((false, false), |stand| {
                (stand.from < act.from, stand.to > act.from)
            }),
        }
    }

    fn is_empty(&self) -> bool {
        self.end == self.act.from
    }

    /// Whether it stands on the evening of a day, or came and went on it.
    fn is_on(&self, day: Date) -> bool {
        self.act.from <= day && self.end > day || self.is_empty() && self.act.from == day
    }

    /// Whether some of it is told of days from one on and before another.
    fn lies_in(&self, from: Date, through: Date) -> bool {
        if self.is_empty() {
            let is_before = self.end < through || self.end == through && self.joins.0;
            return self.end >= from && is_before;
        }
        self.end > from && self.act.from < through
    }
}

/// The time of a clock.
struct Window {
    clock: usize,
    start: Date,
    through: Date,
    /// Whether it has no acts of its own.
    is_plain: bool,
    stopped: Stopped,
}

impl Window {
    /// What the end of a brief sum does not tell of a suspension of its own.
    fn enter_end(&self, taken: &mut DaysTaken, lying: Lying<'_>, today: Date) {
        let late = self.stopped.late;
        let is_late = late.is_some_and(|late| lying.lies_in(late, self.through));
        let pause = self.stopped.pause.filter(|_| lying.is_on(today));
        if is_late || pause.is_some() {
            let out = OutOf {
                counts: pause == Some(true),
                clock: self.clock,
                ..OutOf::default()
            };
            enter(taken, lying.act.n, out);
        }
    }
}

/// Clocks that have their suspensions in common.
#[derive(Default)]
struct Group {
    windows: Vec<Window>,
}

/// The days that are one suspension's own: those that none before it covers.
struct Own {
    from: Date,
    to: Date,
    n: u32,
    begun: Date,
}

impl Group {
    fn enter(&self, taken: &mut DaysTaken, acts: &Ordered<'_>, common: &Common, today: Date) {
        self.enter_days(taken, acts, today);
        let plain = self.windows.iter().filter(|window| window.is_plain);
        let counted = plain.map(|window| (window.start, window.stopped.until));
        let counted = Latest::of(counted.filter(|(start, until)| start < until).collect());
        let late = self.windows.iter();
        let late = late.filter_map(|window| Some((window.stopped.late?, window.through)));
        let late = Latest::of(late.collect());
        let stands = |counts| {
            let mut windows = self.windows.iter();
            windows.any(|window| window.stopped.pause == Some(counts))
        };
        let (stands, does_not) = (stands(true), stands(false));
        for act in &acts.acts {
            let lying = Lying::of(act, common, today);
            let is_on = lying.is_on(today);
            // What ended within the stretches that count is told, if only with no days.
            let begun = counted.before(lying.end, lying.is_empty() && lying.joins.1);
            let counts = begun >= Some(lying.end) || stands && is_on;
            let last = late.before(lying.end, lying.is_empty());
            let is_late = last.is_some_and(|through| lying.lies_in(Date::MIN, through));
            if counts || is_late || does_not && is_on {
                let out = OutOf {
                    counts,
                    clock: usize::MAX,
                    ..OutOf::default()
                };
                enter(taken, act.n, out);
            }
        }
    }

    /// The most days of each suspension that are out of one of the sums without acts of their own.
    fn enter_days(&self, taken: &mut DaysTaken, acts: &Ordered<'_>, today: Date) {
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
        let mut part = |window: &Window, own: &Own| {
            let (from, to) = (own.from.max(window.start), own.to.min(window.stopped.until));
            let days = u32::try_from(days_between(from, to)).unwrap_or(0);
            if days > 0 {
                let out = OutOf {
                    days,
                    counts: true,
                    since: Some((window.start, own.begun.max(window.start))),
                    clock: window.clock,
                };
                enter(taken, own.n, out);
            }
        };
        // The first of those from a position on that no clock has taken whole.
        let mut next: Vec<usize> = (0..=own.len()).collect();
        for window in self.windows.iter().filter(|window| window.is_plain) {
            let first = own.partition_point(|own| own.from < window.start);
            let behind = own.partition_point(|own| own.to <= window.stopped.until);
            for at in [first.checked_sub(1), Some(behind)].into_iter().flatten() {
                if let Some(own) = own.get(at) {
                    part(window, own);
                }
            }
            let mut at = find(&mut next, first);
            while at < behind {
                part(window, &own[at]);
                next[at] = at + 1;
                at = find(&mut next, at);
            }
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

/// Stretches by their first day, to ask how far any goes that begins before a day.
pub(super) struct Latest {
    /// The first day of each, and the last of it and of those before it.
    list: Vec<(Date, Date)>,
}

impl Latest {
    pub(super) fn of(mut list: Vec<(Date, Date)>) -> Self {
        list.sort_unstable();
        let mut reach = Date::MIN;
        for (_, to) in &mut list {
            reach = reach.max(*to);
            *to = reach;
        }
        Self { list }
    }

    /// How far any goes that begins before a day, or on it where that is enough.
    pub(super) fn before(&self, day: Date, or_on: bool) -> Option<Date> {
        let begins = |(from, _): &(Date, Date)| *from < day || or_on && *from == day;
        let behind = self.list.partition_point(begins);
        Some(self.list.get(behind.checked_sub(1)?)?.1)
    }
}
