//! The days on which something stands, as stretches that neither overlap nor touch.
//!
//! Those of all clocks of a kind are kept once. A clock that has suspensions of its own looks at them
//! through a few places where its own stretches lie between, so that nothing is copied for it.

use crate::calendar::{Date, days_between};

/// Days on which something stands: from one day, which itself still counts, to another. One that is
/// still open ends on the last day there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stand {
    pub(super) from: Date,
    pub(super) to: Date,
}

impl Stand {
    fn days(self) -> i64 {
        days_between(self.from, self.to)
    }
}

/// Stretches in order, those that overlap or touch made one.
fn joined(mut stretches: Vec<Stand>) -> Vec<Stand> {
    stretches.sort_unstable();
    let mut list: Vec<Stand> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        match list.last_mut() {
            Some(known) if stretch.from <= known.to => known.to = known.to.max(stretch.to),
            _ => list.push(stretch),
        }
    }
    list
}

/// Those that many clocks have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Common {
    list: Vec<Stand>,
    /// For each, the days of those before it.
    before: Vec<i64>,
}

impl Common {
    pub(super) fn of(stretches: Vec<Stand>) -> Self {
        let list = joined(stretches);
        let before = list.iter().scan(0, |days, stand| {
            let before = *days;
            *days += stand.days();
            Some(before)
        });
        let before = before.collect();
        Self { list, before }
    }
}

/// A run of stretches in those of one clock.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// The position of its first stretch.
    at: usize,
    /// The days of all stretches before it.
    before: i64,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    /// One of its own, with those in common that it overlaps or touches.
    Own(Stand),
    /// Those in common from a position on.
    Common(usize),
}

/// Those of one clock.
#[derive(Clone, Debug)]
pub(super) struct Stands<'l> {
    common: &'l Common,
    parts: Vec<Part>,
    len: usize,
}

impl<'l> Stands<'l> {
    /// Those in common, and others.
    pub(super) fn with(common: &'l Common, own: &[Stand]) -> Self {
        let mut stands = Self {
            common,
            parts: Vec::new(),
            len: 0,
        };
        let (mut next, mut before) = (0, 0);
        for mut own in joined(own.to_vec()) {
            let first = next.max(common.list.partition_point(|stand| stand.to < own.from));
            before = stands.take_common(next, first, before);
            let behind = common.list.partition_point(|stand| stand.from <= own.to);
            next = behind.max(first);
            if let [begin, .., end] | [begin @ end] = &common.list[first..next] {
                own.from = own.from.min(begin.from);
                own.to = own.to.max(end.to);
            }
            // One in common may join two of its own.
            let what = What::Own(own);
            match stands.parts.last_mut() {
                Some(Part {
                    what: What::Own(last),
                    ..
                }) if own.from <= last.to => {
                    before -= last.days();
                    last.to = last.to.max(own.to);
                    before += last.days();
                }
                _ => {
                    let at = stands.len;
                    stands.parts.push(Part { at, before, what });
                    stands.len += 1;
                    before += own.days();
                }
            }
        }
        stands.take_common(next, common.list.len(), before);
        stands
    }

    /// Takes those in common from one position to another, and returns the days so far.
    fn take_common(&mut self, from: usize, to: usize, before: i64) -> i64 {
        if from >= to {
            return before;
        }
        let what = What::Common(from);
        let at = self.len;
        self.parts.push(Part { at, before, what });
        self.len += to - from;
        before + self.common.before[to - 1] + self.common.list[to - 1].days()
            - self.common.before[from]
    }

    fn part(&self, index: usize) -> Option<&Part> {
        let behind = self.parts.partition_point(|part| part.at <= index);
        self.parts.get(behind.checked_sub(1)?)
    }

    pub(super) fn get(&self, index: usize) -> Option<Stand> {
        if index >= self.len {
            return None;
        }
        let part = self.part(index)?;
        match part.what {
            What::Own(stand) => Some(stand),
            What::Common(from) => self.common.list.get(from + index - part.at).copied(),
        }
    }

    /// The days of those before a position that there is.
    fn before(&self, index: usize) -> i64 {
        self.part(index).map_or(0, |part| match part.what {
            What::Own(_) => part.before,
            What::Common(from) => {
                let before = &self.common.before;
                part.before + before[from + index - part.at] - before[from]
            }
        })
    }

    /// The position of the first that has not ended by a day.
    pub(super) fn first_after(&self, day: Date) -> usize {
        self.behind(|stand| stand.to <= day)
    }

    /// The position behind the last that has ended by a day.
    pub(super) fn ended_by(&self, day: Date) -> usize {
        self.first_after(day)
    }

    /// The position behind the last that begins before a day.
    pub(super) fn begun_before(&self, day: Date) -> usize {
        self.behind(|stand| stand.from < day)
    }

    /// The position behind the last of which this is so; it is so of all before it.
    fn behind(&self, is_so: impl Fn(Stand) -> bool) -> usize {
        let begins = |part: &Part| self.get(part.at).is_some_and(&is_so);
        let behind = self.parts.partition_point(begins);
        let Some(part) = behind.checked_sub(1).and_then(|last| self.parts.get(last)) else {
            return 0;
        };
        match part.what {
            What::Own(_) => part.at + 1,
            What::Common(from) => {
                let end = self.parts.get(behind).map_or(self.len, |next| next.at);
                let list = &self.common.list[from..from + end - part.at];
                part.at + list.partition_point(|stand| is_so(*stand))
            }
        }
    }

    /// The days of those from one position to another.
    pub(super) fn days(&self, from: usize, to: usize) -> i64 {
        let last = to.checked_sub(1).filter(|last| *last >= from);
        let stand = last.and_then(|last| Some((last, self.get(last)?)));
        stand.map_or(0, |(last, stand)| {
            self.before(last) + stand.days() - self.before(from)
        })
    }

    /// The stretch in which a day lies, as its first day or after.
    pub(super) fn around(&self, day: Date) -> Option<Stand> {
        let behind = self.behind(|stand| stand.from <= day);
        let last = self.get(behind.checked_sub(1)?)?;
        (last.to >= day).then_some(last)
    }

    /// The stretch in force on the evening of a day.
    pub(super) fn on(&self, day: Date) -> Option<Stand> {
        self.get(self.first_after(day))
            .filter(|stand| stand.from <= day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stand((from, days): (i64, i64)) -> Stand {
        let first = Date::from_ymd_opt(2025, 1, 1).unwrap();
        let from = first + chrono::TimeDelta::days(from);
        Stand {
            from,
            to: from + chrono::TimeDelta::days(days),
        }
    }

    proptest! {
        #[test]
        fn those_of_a_clock_are_as_if_all_were_joined(
            common in prop::collection::vec((0..90_i64, 0..8_i64), 0..12),
            own in prop::collection::vec((0..90_i64, 0..20_i64), 0..5),
        ) {
            let common: Vec<Stand> = common.into_iter().map(stand).collect();
            let own: Vec<Stand> = own.into_iter().map(stand).collect();
            let wanted = joined([common.clone(), own.clone()].concat());
            let common = Common::of(common);
            let stands = Stands::with(&common, &own);
            let all: Vec<Stand> = (0..).map_while(|at| stands.get(at)).collect();
            prop_assert_eq!(&all, &wanted);
            for from in 0..=wanted.len() {
                for to in 0..=wanted.len() {
                    let some = wanted.get(from..to).unwrap_or_default();
                    let days: i64 = some.iter().map(|stand| stand.days()).sum();
                    prop_assert_eq!(stands.days(from, to), days);
                }
            }
            for day in 0..120 {
                let day = stand((day, 0)).from;
                let ended = wanted.iter().filter(|stand| stand.to <= day).count();
                prop_assert_eq!(stands.first_after(day), ended);
            }
        }
    }
}
