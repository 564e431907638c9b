//! What suspensions took out of many sums at once is what the steps of each sum say.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::assess::acts::Ledger;
use crate::assess::sum::Step;
use crate::assess::taken::{DaysTaken, taken};
use crate::record::looked;

/// The names that acts give: none, all requests, some of them, another clock.
const NAMES: [&[&str]; 7] = [
    &[],
    &["assistance"],
    &["assistance:1"],
    &["assistance:2", "migration"],
    &["assistance", "assistance:1"],
    &["assistance:3", "assistance:3"],
    &["migration"],
];

fn on(day: i64) -> Date {
    "2025-01-01".parse::<Date>().unwrap() + chrono::TimeDelta::days(day)
}

fn text(day: i64) -> String {
    on(day).to_string()
}

prop_compose! {
    /// Requests and suspensions close together.
    fn any_facts()(
        requests in prop::collection::vec((0..60_i64, prop::option::of(0..50_i64)), 0..6),
        release in prop::option::of(0..30_i64),
        acts in prop::collection::vec(
            (0..70_i64, prop::option::weighted(0.9, 0..25_i64), prop::sample::select(&NAMES[..])), 0..9),
        granted in prop::collection::vec((1..4_u32, 0..70_i64, 1..30_u32), 0..3),
        stated in prop::option::weighted(0.2, 0..40_i64),
        limit in prop::sample::select(&[Some("1d"), Some("10d"), Some("25d"), None][..]),
        rule in prop::sample::select(&["nominal", "civil"][..]),
    ) -> Facts {
        let mut facts = Facts::new(&[])
            .set("clocks.assistance.limit", limit)
            .set("rules.last_day", Some(rule));
        if let Some(day) = release {
            facts = facts.and(&[("test_release", &text(day))]);
        }
        for (opened, days) in &requests {
            let answered = days.map(|days| text(opened + days));
            facts = facts.request(&text(*opened), answered.as_deref());
        }
        for (from, days, names) in acts {
            let is_known = |name: &&&str| match name.split_once(':') {
                None => true,
                Some((_, n)) => n.parse::<usize>().unwrap() <= requests.len(),
            };
            let names: Vec<&str> = names.iter().filter(is_known).copied().collect();
            let to = days.map(|days| text(from + days)).unwrap_or_default();
            facts = facts.suspended(&text(from), &to, &names);
            let end = facts.0.suspensions.last().unwrap().resumption.is_some();
            if let (true, Some(more), [name, ..]) = (end, stated, names.as_slice())
                && *name != "assistance"
            {
                facts = facts.stating(name, &text(from + more));
            }
        }
        for (n, day, days) in granted {
            if n as usize <= requests.len() {
                let clock = format!("assistance:{n}");
                facts = facts.extended(&clock, Grant::Days(days), &text(day));
            }
        }
        facts
    }
}

/// The most days of each suspension by the steps of all sums, with the start and since when of the first
/// clock that has so many; whether any of it counts.
type Most = BTreeMap<u32, (bool, u32, Option<(Date, Date)>)>;

fn by_steps(ledger: &Ledger<'_>, seen: &Assessment) -> Most {
    let mut most = Most::new();
    for clock in &seen.clocks {
        let Some(start) = clock.start() else { continue };
        let sum = ledger.told(clock, start, clock.end());
        let mut own = Most::new();
        for step in sum.steps {
            if let Step::Suspended {
                n,
                from,
                days,
                counts,
                ..
            } = step
            {
                let known = own.entry(n).or_default();
                known.0 |= counts;
                known.1 += days;
                known.2 = known.2.or(counts.then_some((start, from)));
            }
        }
        for (n, out) in own {
            let known = most.entry(n).or_insert(out);
            if (out.0, out.1) > (known.0, known.1) {
                *known = out;
            }
        }
    }
    most
}

/// So many requests under as many suspensions, one within the other: half of them of the register, half of one
/// request each.
fn one_within_the_other(many: i64) -> Facts {
    let mut facts = Facts::new(&[]);
    for n in 0..many {
        facts = facts.request(&text(n), None);
    }
    for n in 0..many {
        let own = format!("assistance:{}", n + 1);
        let name = if n % 2 == 0 { "assistance" } else { &own };
        facts = facts.suspended(&text(n), &text(4 * many - n), &[name]);
    }
    facts
}

/// Of four times as many, four times as many suspensions and stretches may be looked at, and some more.
#[test]
fn no_suspension_is_looked_at_once_for_each_request() {
    let looked = |many: i64| {
        let facts = one_within_the_other(many);
        let seen = facts.seen_on(on(5 * many));
        let ledger = Ledger::of(&facts.0, on(5 * many));
        let clocks: Vec<&ClockStatus> = seen.clocks.iter().collect();
        let mut out = DaysTaken::new();
        let count = looked::facts(|| out = taken(&ledger, &clocks));
        // Each tells of the first of the register, whose days are those of all.
        assert!(out[&1].days > 0 && out.len() == usize::try_from(many).unwrap());
        count
    };
    let [few, many] = [30, 120].map(looked);
    assert!(few >= 30 && many <= 6 * few, "{few} looks, then {many}");
}

proptest! {
    #![proptest_config(cases(400, 20_000))]

    #[test]
    fn what_is_taken_is_what_the_steps_say(facts in any_facts(), today in 0..90_i64) {
        let seen = facts.seen_on(on(today));
        let ledger = Ledger::of(&facts.0, on(today));
        let clocks: Vec<&ClockStatus> = seen.clocks.iter().collect();
        let taken = taken(&ledger, &clocks).into_iter().map(|(n, out)| {
            let since = out.since.filter(|_| out.days > 0);
            (n, (out.counts, out.days, since))
        });
        let mut wanted = by_steps(&ledger, &seen);
        for (_, days, since) in wanted.values_mut() {
            since.take_if(|_| *days == 0);
        }
        prop_assert_eq!(taken.collect::<Most>(), wanted);
    }
}
