//! What comes back, by a second count that goes from day to day: it looks at each day whether a period ends on
//! it, and knows nothing of the first count.

use crono::assess::Assessment;
use crono::calendar::{Date, Datelike, LastDayRule, Weekday, is_festive};
use crono::plan::{Event, Plan};
use crono::record::{Document, Dossier, NotePlace, Record, Stamp, Waiver};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::json;

/// A series, what happened, and the day it is looked at, as days after the first of the year 2027.
#[derive(Clone, Debug)]
pub struct SeriesCase {
    every: u8,
    unit: usize,
    due: u8,
    due_unit: usize,
    counts: bool,
    civil: bool,
    start: Option<u16>,
    ends: Ends,
    /// For each of the first occurrences its date, or that it does not apply.
    done: Vec<Option<(bool, u16)>>,
    warn: u8,
    today: u16,
}

/// What it comes back through.
#[derive(Clone, Debug)]
enum Ends {
    Never,
    Day(u16),
    Event(Option<u16>),
    Term(Option<u16>, u8),
}

const UNITS: [&str; 3] = ["d", "m", "y"];
const DUE_UNITS: [&str; 3] = ["d", "wd", "m"];

fn any_end() -> impl Strategy<Value = Ends> {
    prop_oneof![
        Just(Ends::Never),
        (0..900_u16).prop_map(Ends::Day),
        prop::option::of(0..700_u16).prop_map(Ends::Event),
        (prop::option::of(0..400_u16), 1..20_u8)
            .prop_map(|(start, months)| Ends::Term(start, months)),
    ]
}

prop_compose! {
    pub fn any_series_case()(
        every in 1..60_u8,
        unit in 0..UNITS.len(),
        due in 1..40_u8,
        due_unit in 0..DUE_UNITS.len(),
        counts: bool,
        civil: bool,
        start in prop::option::weighted(0.9, 0..430_u16),
        ends in any_end(),
        done in prop::collection::vec(prop::option::weighted(0.7, (prop::bool::weighted(0.2), 0..900_u16)), 0..8),
        warn in 0..20_u8,
        today in 0..900_u16,
    ) -> SeriesCase {
        SeriesCase { every, unit, due, due_unit, counts, civil, start, ends, done, warn, today }
    }
}

fn day(number: u16) -> Date {
    let first = Date::from_ymd_opt(2027, 1, 1).expect("a day");
    first + chrono::Days::new(number.into())
}

fn next(day: Date) -> Date {
    day + chrono::Days::new(1)
}

/// How many days a month has.
fn days_in(year: i32, month: u32) -> u32 {
    let next = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    let first = |(year, month)| Date::from_ymd_opt(year, month, 1).expect("a first day");
    let days = first(next) - first((year, month));
    u32::try_from(days.num_days()).expect("days of a month")
}

impl SeriesCase {
    /// How often, as many days or as many months.
    fn length(&self) -> (bool, u32) {
        match UNITS[self.unit] {
            "d" => (true, self.every.into()),
            "m" => (false, 1 + u32::from(self.every) % 14),
            _ => (false, 12),
        }
    }

    fn every(&self) -> String {
        match (UNITS[self.unit], self.length()) {
            ("y", _) => "1y".to_owned(),
            (unit, (_, n)) => format!("{n}{unit}"),
        }
    }

    fn due(&self) -> String {
        let n = match DUE_UNITS[self.due_unit] {
            "m" => 1 + self.due % 3,
            _ => self.due,
        };
        format!("{n}{}", DUE_UNITS[self.due_unit])
    }

    /// Whether a period ends on a day, by the days and the months since the start.
    fn ends_on(&self, start: Date, day: Date) -> bool {
        // Counted from the first day, a period ends the day before.
        let day = if self.counts { next(day) } else { day };
        let (in_days, length) = self.length();
        if day <= start {
            return false;
        }
        if in_days {
            return (day - start).num_days() % i64::from(length) == 0;
        }
        let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month0());
        let passed = months(day) - months(start);
        let last = days_in(day.year(), day.month());
        passed > 0 && passed % i64::from(length) == 0 && day.day() == start.day().min(last)
    }

    /// The last day in time of one whose period ended on a day.
    fn due_after(&self, ended: Date) -> Date {
        let mut day = ended;
        match DUE_UNITS[self.due_unit] {
            "d" => {
                for _ in 0..self.due {
                    day = next(day);
                }
            }
            "wd" => {
                let mut left = self.due;
                while left > 0 {
                    day = next(day);
                    let free = matches!(day.weekday(), Weekday::Sat) || is_festive(day);
                    left -= u8::from(!free);
                }
                return day;
            }
            _ => {
                for _ in 0..=self.due % 3 {
                    let (year, month) = match day.month() {
                        12 => (day.year() + 1, 1),
                        month => (day.year(), month + 1),
                    };
                    let number = ended.day().min(days_in(year, month));
                    day = Date::from_ymd_opt(year, month, number).expect("a day");
                }
            }
        }
        while self.civil && is_festive(day) {
            day = next(day);
        }
        day
    }

    fn plan(&self) -> serde_json::Value {
        let through = match &self.ends {
            Ends::Never => serde_json::Value::Null,
            Ends::Day(on) => json!(day(*on)),
            Ends::Event(_) => json!({"event": "over"}),
            Ends::Term(..) => json!({"term": "care"}),
        };
        let months = match self.ends {
            Ends::Term(_, months) => months,
            _ => 1,
        };
        let mut series = json!({"id": "report", "phase": 2, "label": "Report", "actor": "supplier",
            "from": "start", "every": self.every(), "due": self.due(), "warn": self.warn});
        if self.counts {
            series["first_day"] = json!("counts");
        }
        if !through.is_null() {
            series["through"] = through;
        }
        let event = |id: &str| json!({"id": id, "phase": 1, "label": id, "actor": "supplier"});
        // Nothing ends the whole but what begins services and series.
        json!({"name": "n", "title": "T",
            "rules": {"last_day": if self.civil { "civil" } else { "nominal" }},
            "phases": [{"number": 1, "id": "one", "title": "One"}, {"number": 2, "id": "two", "title": "Two"}],
            "milestones": [event("start"), event("over"), event("handed")],
            "clocks": [],
            "terms": [{"id": "care", "phase": 1, "label": "Care", "from": "handed", "limit": format!("{months}m")}],
            "series": [series]})
    }

    fn dossier(&self) -> Dossier {
        let plan = Plan::from_json(&self.plan().to_string()).expect("a sound plan");
        let mut dossier = Dossier::new(plan);
        let stamp = || Stamp {
            by: "A.B.".into(),
            login: "anna".into(),
            at: "2027-01-10T09:00:00+01:00".parse().expect("an instant"),
        };
        let mut record = |event: Event, on: u16| {
            dossier.records.push(Record {
                event,
                date: day(on),
                document: Document::default(),
                stamp: stamp(),
            });
        };
        let event = |id: &str| -> Event { id.parse().expect("an event") };
        if let Some(on) = self.start {
            record(event("start"), on);
        }
        match self.ends {
            Ends::Event(Some(on)) => record(event("over"), on),
            Ends::Term(Some(on), _) => record(event("handed"), on),
            _ => {}
        }
        for (n, done) in (1..).zip(&self.done) {
            if let Some((false, on)) = done {
                record(event(&format!("report:{n}")), *on);
            }
        }
        for (n, done) in (1..).zip(&self.done) {
            if let Some((true, on)) = done {
                dossier.waivers.push(Waiver {
                    event: NotePlace::Named(event(&format!("report:{n}"))),
                    date: day(*on),
                    reason: "none".into(),
                    stamp: stamp(),
                });
            }
        }
        dossier.checked().expect("sound facts")
    }

    /// The last day that a period may end on, as known on the day.
    fn through(&self) -> Option<Date> {
        let known = |on: &&u16| **on <= self.today;
        match &self.ends {
            Ends::Never => None,
            Ends::Day(on) => Some(day(*on)),
            Ends::Event(on) => on.as_ref().filter(known).map(|on| day(*on)),
            Ends::Term(on, months) => on.as_ref().filter(known).map(|on| {
                let mut end = day(*on);
                for _ in 0..*months {
                    let (year, month) = match end.month() {
                        12 => (end.year() + 1, 1),
                        month => (end.year(), month + 1),
                    };
                    let number = day(*on).day().min(days_in(year, month));
                    end = Date::from_ymd_opt(year, month, number).expect("a day");
                }
                end
            }),
        }
    }

    /// What is known of an occurrence on the day: its date, and whether it does not apply.
    fn known(&self, n: usize) -> (Option<Date>, bool) {
        match self.done.get(n - 1).copied().flatten() {
            Some((waived, on)) if on <= self.today => (Some(day(on)).filter(|_| !waived), waived),
            _ => (None, false),
        }
    }
}

/// One occurrence as the walk finds it: number, end of the period, last day in time, state.
type Found = (u32, Date, Date, &'static str);

/// Goes from the start to the day, one day after another.
fn walked(case: &SeriesCase) -> Vec<Found> {
    let Some(start) = case.start.filter(|on| *on <= case.today).map(day) else {
        return Vec::new();
    };
    let today = day(case.today);
    let through = case.through();
    // Where the first day counts, a period of one day ends on it.
    let before = start.pred_opt().expect("a day before");
    let (mut n, mut at) = (0, before);
    let mut found = Vec::new();
    // What was done too early is there as well, though its period still runs.
    while found.len() < 2_000 && at < today + chrono::Days::new(20_000) {
        at = next(at);
        if !case.ends_on(start, at) {
            continue;
        }
        n += 1;
        let number = usize::try_from(n).expect("a number");
        let (done, waived) = case.known(number);
        let ended = at <= today && through.is_none_or(|through| at <= through);
        if !ended && done.is_none() {
            if number > case.done.len() && at > today {
                break;
            }
            continue;
        }
        let due = case.due_after(at);
        let left = (due - today).num_days();
        let state = match done {
            // What was recorded stays, and does not count, once the series comes back no more by then.
            Some(_) if through.is_some_and(|through| at > through) => "outside",
            Some(done) if done > due => "breached",
            Some(_) => "met",
            None if waived => "waived",
            None if left < 0 => "overdue",
            None if left == 0 => "due_today",
            None => "open",
        };
        found.push((n, at, due, state));
    }
    found
}

/// Whether the program finds the same occurrences.
pub fn agree(case: &SeriesCase) -> Result<(), TestCaseError> {
    let dossier = case.dossier();
    let rule = dossier.plan.rules.last_day;
    prop_assert_eq!(rule == LastDayRule::Civil, case.civil);
    let today = day(case.today);
    let seen = Assessment::of(&dossier, today);
    let series = &seen.series[0];
    let said: Vec<Found> = series
        .clocks
        .iter()
        .map(|i| {
            let clock = &seen.clocks[*i];
            let state = match clock.state().as_str() {
                "running" | "due_soon" => "open",
                "waived" if clock.is_outside => "outside",
                other => other,
            };
            let due = clock.deadline().expect("a last day").due;
            let end = clock.period_end.expect("the end of a period");
            (clock.key.n.expect("a number"), end, due, state)
        })
        .collect();
    let found = walked(case);
    prop_assert_eq!(&said, &found, "on {}", today);
    let done = found
        .iter()
        .filter(|(.., state)| ["met", "breached"].contains(state));
    prop_assert_eq!(
        usize::try_from(series.done).expect("a number"),
        done.count()
    );
    // The next is the first that is not there, waived ones left out, unless it would end too late.
    let start = case.start.filter(|on| *on <= case.today).map(day);
    if let (Some(next_one), Some(start)) = (series.next, start) {
        let clock = &seen.clocks[next_one];
        let end = clock.period_end.expect("the end of a period");
        prop_assert!(
            case.ends_on(start, end) && end > today,
            "{} on {}",
            end,
            today
        );
        prop_assert!(
            case.through().is_none_or(|through| end <= through),
            "{}",
            end
        );
        let due = case.due_after(end);
        prop_assert_eq!(seen.foreseen_due(next_one), Some(due.max(today)));
    }
    Ok(())
}
