//! Fixed days, days counted backwards and clocks with several starts, by a second count that goes from day to
//! day and knows nothing of the first.

use std::collections::BTreeMap;

use crono::assess::Assessment;
use crono::calendar::{Date, Datelike, Weekday, is_festive};
use crono::plan::{ClockKey, Event, Plan};
use crono::record::{Document, Dossier, Extension, Grant, Record, Stamp};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::json;

/// A plan with one clock of each kind, and what happened, as days after the first of the year 2026.
#[derive(Clone, Debug)]
pub struct FixedCase {
    by: u16,
    warn: u16,
    amount: u8,
    unit: usize,
    civil: bool,
    saturdays: bool,
    dates: [Option<u16>; 4],
    done: [Option<u16>; 4],
    granted: Option<(u16, u8)>,
    /// What moves the day fixed from outside.
    moved: Option<(u16, u8)>,
}

const UNITS: [&str; 3] = ["d", "wd", "m"];

/// The events that clocks hang on, then those that end them.
const STARTS: [&str; 4] = ["a", "b", "anchor", "runs"];
const ENDS: [&str; 4] = ["reported", "noticed", "late", "early"];

prop_compose! {
    pub fn any_fixed_case()(
        by in 0..400_u16,
        warn in 0..40_u16,
        amount in 1..30_u8,
        unit in 0..UNITS.len(),
        civil: bool,
        saturdays: bool,
        dates in prop::array::uniform4(prop::option::of(0..380_u16)),
        done in prop::array::uniform4(prop::option::weighted(0.6, 0..420_u16)),
        granted in prop::option::of((0..400_u16, 1..30_u8)),
        moved in prop::option::of((0..400_u16, 1..30_u8)),
    ) -> FixedCase {
        FixedCase { by, warn, amount, unit, civil, saturdays, dates, done, granted, moved }
    }
}

fn day(number: u16) -> Date {
    let first = Date::from_ymd_opt(2026, 1, 1).expect("a day");
    first + chrono::Days::new(number.into())
}

impl FixedCase {
    fn limit(&self) -> String {
        let amount = if UNITS[self.unit] == "m" {
            1 + self.amount % 6
        } else {
            self.amount
        };
        format!("{amount}{}", UNITS[self.unit])
    }

    fn plan(&self) -> Plan {
        let milestone = |id: &&str| json!({"id": id, "phase": 1, "label": id, "actor": "supplier"});
        let milestones: Vec<_> = STARTS.iter().chain(&ENDS).map(milestone).collect();
        let limit = self.limit();
        let plan = json!({
            "name": "x", "title": "X",
            "rules": {
                "last_day": if self.civil { "civil" } else { "nominal" },
                "working_week": if self.saturdays { "mon-sat" } else { "mon-fri" },
            },
            "phases": [{"number": 1, "id": "one", "title": "One"}],
            "milestones": milestones,
            "clocks": [
                {"id": "by", "phase": 1, "label": "By", "by": day(self.by), "to": ["reported"], "warn": self.warn},
                {"id": "before", "phase": 1, "label": "Before", "before": {"event": "anchor", "limit": limit}, "to": ["noticed"], "warn": self.warn},
                {"id": "term", "phase": 1, "label": "Term", "from": "a", "before": {"term": "runs", "limit": limit}, "to": ["noticed"]},
                {"id": "back", "phase": 1, "label": "Back", "before": {"deadline": "funder", "limit": limit}, "to": ["noticed"]},
                {"id": "last", "phase": 1, "label": "Last", "from": ["a", "b"], "to": ["late"], "limit": "20d", "last_day": "nominal"},
                {"id": "first", "phase": 1, "label": "First", "from_first": ["a", "b"], "to": ["early"], "limit": "20d", "last_day": "nominal"},
            ],
            "terms": [{"id": "runs", "phase": 1, "label": "Runs", "from": "runs", "limit": "100d"}],
            "deadlines": {"funder": day(self.by)},
        });
        Plan::from_json(&plan.to_string()).expect("a sound plan")
    }

    pub fn dossier(&self) -> Dossier {
        let mut dossier = Dossier::new(self.plan());
        let known = STARTS
            .iter()
            .zip(self.dates)
            .chain(ENDS.iter().zip(self.done));
        for (event, date) in known.filter_map(|(event, date)| Some((event, date?))) {
            dossier.records.push(Record {
                event: event.parse::<Event>().expect("an event"),
                date: day(date),
                document: Document::default(),
                stamp: stamp(),
            });
        }
        let acts = [("by", self.granted), ("deadline:funder", self.moved)];
        let acts = acts
            .into_iter()
            .filter_map(|(clock, act)| Some((clock, act?)));
        for (n, (clock, (on, days))) in (1..).zip(acts) {
            dossier.extensions.push(Extension {
                n,
                clock: clock.parse::<ClockKey>().expect("a clock"),
                grant: Grant::Days(days.into()),
                granted: day(on),
                reason: None,
                document: Document::default(),
                stamp: stamp(),
            });
        }
        dossier
    }

    /// Whether a day counts in a term of this unit.
    fn counts(&self, day: Date) -> bool {
        let closed = day.weekday() == Weekday::Sun
            || day.weekday() == Weekday::Sat && !self.saturdays
            || is_festive(day);
        UNITS[self.unit] != "wd" || !closed
    }

    /// The day so long before another, walked back day by day.
    fn back(&self, anchor: Date) -> Date {
        let text = self.limit();
        let amount: u32 = text
            .trim_end_matches(|c: char| c.is_alphabetic())
            .parse()
            .expect("a number");
        let mut last = anchor;
        if UNITS[self.unit] == "m" {
            let months = anchor.year() * 12 + anchor.month0().cast_signed() - amount.cast_signed();
            let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
            let in_month = |day| Date::from_ymd_opt(year, month.cast_unsigned(), day);
            last = (1..=anchor.day())
                .rev()
                .find_map(in_month)
                .expect("a day of the month");
        } else {
            let mut left = amount;
            while left > 0 {
                last = last.pred_opt().expect("a day before");
                left -= u32::from(self.counts(last));
            }
        }
        while self.civil && UNITS[self.unit] != "wd" && is_festive(last) {
            last = last.pred_opt().expect("a day before");
        }
        last
    }

    fn known(dates: &[Option<u16>; 4], at: usize, today: Date) -> Option<Date> {
        dates[at].map(day).filter(|date| *date <= today)
    }

    /// The day fixed from outside as an act known on a day has moved it.
    fn funder(&self, today: Date) -> Date {
        let moved = self.moved.filter(|(on, _)| day(*on) <= today);
        day(self.by) + chrono::Days::new(moved.map_or(0, |(_, days)| days.into()))
    }

    /// For each clock the last day it has on a day, if any, and the day it ended.
    fn expected(&self, today: Date) -> BTreeMap<&'static str, (Option<Date>, Option<Date>)> {
        let start = |at| Self::known(&self.dates, at, today);
        let end = |at| Self::known(&self.done, at, today);
        let given = self.granted.filter(|(on, _)| day(*on) <= today);
        let given = given.map_or(0, |(_, days)| days.into());
        let plus = |from: Date, days: u64| from + chrono::Days::new(days);
        let both = start(0).zip(start(1));
        let either = [start(0), start(1)].into_iter().flatten().min();
        let runs = start(3).map(|from| plus(from, 100));
        BTreeMap::from([
            ("by", (Some(plus(day(self.by), given)), end(0))),
            ("before", (start(2).map(|anchor| self.back(anchor)), end(1))),
            (
                "term",
                (
                    start(0).and(runs).map(|last| self.back(last)),
                    start(0).and(end(1)),
                ),
            ),
            ("back", (Some(self.back(self.funder(today))), end(1))),
            (
                "last",
                (both.map(|(a, b)| plus(a.max(b), 20)), both.and(end(2))),
            ),
            (
                "first",
                (either.map(|from| plus(from, 20)), either.and(end(3))),
            ),
        ])
    }
}

fn stamp() -> Stamp {
    Stamp {
        by: "M.R.".into(),
        login: "mrossi".into(),
        at: "2026-01-01T10:00:00+01:00".parse().expect("an instant"),
    }
}

pub fn agree(case: &FixedCase) -> Result<(), TestCaseError> {
    let dossier = case.dossier();
    for today in (0..430).step_by(3).map(day) {
        let seen = Assessment::of(&dossier, today);
        for (id, (due, end)) in case.expected(today) {
            let clock = seen.clock(&id.parse().expect("a clock")).expect("there");
            let last = clock.deadline().map(|deadline| deadline.due);
            prop_assert_eq!(last, due, "{} on {}", id, today);
            prop_assert_eq!(clock.end(), end, "{} on {}", id, today);
            let late = due.map_or(0, |due| (end.unwrap_or(today) - due).num_days().max(0));
            prop_assert_eq!(clock.days_late(), late, "{} on {}", id, today);
        }
        // A fixed day is judged on every day, whatever is recorded.
        let fixed = seen
            .clock(&"deadline:funder".parse().expect("a clock"))
            .expect("there");
        // It ends with the whole: all that ends a clock, and what nothing follows.
        let happened = case.done.iter().chain(&case.dates[..3]);
        let is_over = happened
            .copied()
            .all(|n| n.is_some_and(|n| day(n) <= today));
        if !is_over {
            let late = (today - case.funder(today)).num_days().max(0);
            prop_assert_eq!(fixed.days_late(), late);
        }
    }
    Ok(())
}
