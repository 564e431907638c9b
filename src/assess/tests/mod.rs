//! Small tables of named cases; whole schedules are in `tests/scenarios`.

mod acts;
mod any;
mod awaited;
mod clocks;
mod contrast;
mod forecast;
mod limitless;
mod money;
mod phases;
mod proof;
mod proofs;
mod readings;
mod registers;
mod series;
mod spans;
mod taken;
mod wrong_days;

use super::*;
use crate::plan::{Event, Plan, SHIPPED_DEFAULT, shipped};
use crate::record::FactType;
use crate::record::{
    Document, Expectation, Extension, Grant, Item, Record, Request, Resumption, SettingKey, Stamp,
    StatedTerm, Suspension,
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The day so many days after another, or before it.
fn days_after(text: &str, days: i64) -> Date {
    day(text) + chrono::TimeDelta::days(days)
}

/// How many cases a property tries: few in the form that everybody runs, many with `CRONO_TEST=full`.
fn cases(few: u32, many: u32) -> proptest::test_runner::Config {
    let full = std::env::var("CRONO_TEST").is_ok_and(|form| form == "full");
    proptest::test_runner::Config::with_cases(if full { many } else { few })
}

fn stamp() -> Stamp {
    Stamp {
        by: "A.B.".into(),
        login: "anna".into(),
        at: "2026-01-10T09:00:00+01:00".parse().unwrap(),
    }
}

/// What happened, in short.
struct Facts(Dossier);

impl std::fmt::Debug for Facts {
    /// A failing property shows what happened, not the whole plan.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plain = Facts::new(&[]).0.plan;
        let keys = SettingKey::all(&self.0.plan);
        let set = keys
            .iter()
            .filter(|key| key.value(&self.0.plan) != key.value(&plain));
        let set: Vec<_> = set
            .map(|key| format!("{key} = {:?}", key.value(&self.0.plan)))
            .collect();
        let dates = self
            .0
            .records
            .iter()
            .map(|record| format!("{} {}", record.event, record.date));
        f.debug_struct("Facts")
            .field("dates", &dates.collect::<Vec<_>>())
            .field(
                "items",
                &self
                    .0
                    .items
                    .iter()
                    .map(|item| item.id.as_str())
                    .collect::<Vec<_>>(),
            )
            .field("set", &set)
            .field("acts", &self.acts())
            .finish()
    }
}

impl Facts {
    /// The acts, in short.
    fn acts(&self) -> Vec<String> {
        let suspensions = self.0.suspensions.iter().map(|act| {
            let clocks: Vec<_> = act.clocks.iter().map(ToString::to_string).collect();
            let end = act.resumption.iter().flat_map(|end| &end.terms);
            let terms: Vec<_> = end
                .map(|term| format!("{} {}", term.clock, term.due))
                .collect();
            format!("suspended {} {clocks:?} {terms:?}", act.text())
        });
        let extensions = self.0.extensions.iter();
        let extensions =
            extensions.map(|act| format!("extended {} {} {}", act.clock, act.grant, act.granted));
        let promises = self.0.expected.iter();
        let promises = promises.map(|act| format!("promised {} {}", act.event, act.date));
        suspensions.chain(extensions).chain(promises).collect()
    }

    /// On the shipped plan.
    fn new(dates: &[(&str, &str)]) -> Self {
        Self(Dossier::new(shipped(SHIPPED_DEFAULT).unwrap())).and(dates)
    }

    fn on_plan(plan: &serde_json::Value) -> Self {
        Self(Dossier::new(Plan::from_json(&plan.to_string()).unwrap()))
    }

    fn and(mut self, dates: &[(&str, &str)]) -> Self {
        for (event, date) in dates {
            self.record(event.parse().unwrap(), day(date));
        }
        self
    }

    fn record(&mut self, event: Event, date: Date) {
        self.0.records.push(Record {
            event,
            date,
            document: crate::record::Document::default(),
            stamp: stamp(),
        });
    }

    /// A suspension from a day to another, or `""` while it stands, of all clocks or those named.
    fn suspended(mut self, from: &str, to: &str, clocks: &[&str]) -> Self {
        let n = u32::try_from(self.0.suspensions.len()).unwrap() + 1;
        let resumption = |date| Resumption {
            date,
            ordered_by: None,
            terms: Vec::new(),
            document: Document::default(),
            stamp: stamp(),
        };
        self.0.suspensions.push(Suspension {
            n,
            from: day(from),
            clocks: clocks.iter().map(|key| key.parse().unwrap()).collect(),
            reason: None,
            ordered_by: None,
            document: Document::default(),
            stamp: stamp(),
            resumption: (!to.is_empty()).then(|| Box::new(resumption(day(to)))),
        });
        self
    }

    /// The last suspension ended with a term of its own.
    fn stating(mut self, clock: &str, due: &str) -> Self {
        let last = self.0.suspensions.last_mut().unwrap();
        last.resumption.as_mut().unwrap().terms.push(StatedTerm {
            clock: clock.parse().unwrap(),
            due: day(due),
        });
        self
    }

    fn promised(mut self, event: &str, date: &str) -> Self {
        self.0.expected.push(Expectation {
            event: event.parse().unwrap(),
            date: day(date),
            document: Document::default(),
            stamp: stamp(),
        });
        self
    }

    fn extended(mut self, clock: &str, grant: Grant, granted: &str) -> Self {
        let n = u32::try_from(self.0.extensions.len()).unwrap() + 1;
        self.0.extensions.push(Extension {
            n,
            clock: clock.parse().unwrap(),
            grant,
            granted: day(granted),
            reason: None,
            document: Document::default(),
            stamp: stamp(),
        });
        self
    }

    fn items(mut self, milestone: &str, ids: &[&str]) -> Self {
        let item = |id: &&str| Item {
            milestone: milestone.parse().unwrap(),
            id: id.parse().unwrap(),
            label: None,
        };
        self.0.items.extend(ids.iter().map(item));
        self
    }

    /// A request of the shipped register, opened and perhaps answered.
    fn request(mut self, opened: &str, answered: Option<&str>) -> Self {
        let n = u32::try_from(self.0.requests.len()).unwrap() + 1;
        let register = "assistance".parse().unwrap();
        self.0.requests.push(Request {
            register,
            n,
            subject: None,
        });
        self.record(
            Event::numbered(&"assistance_request".parse().unwrap(), n),
            day(opened),
        );
        if let Some(answered) = answered {
            self.record(
                Event::numbered(&"assistance_answer".parse().unwrap(), n),
                day(answered),
            );
        }
        self
    }

    fn set(mut self, key: &str, value: Option<&str>) -> Self {
        let key = SettingKey::of(&self.0.plan, key).unwrap();
        key.assign(&mut self.0.plan, value).unwrap();
        self
    }

    fn seen(&self, on: &str) -> Assessment {
        self.seen_on(day(on))
    }

    fn seen_on(&self, on: Date) -> Assessment {
        let dossier = self
            .0
            .clone()
            .checked()
            .expect("the facts of a test are sound");
        Assessment::of(&dossier, on)
    }

    fn clock(&self, name: &str, on: &str) -> ClockStatus {
        clock(&self.seen(on), name).clone()
    }

    fn state(&self, name: &str, on: &str) -> State {
        self.clock(name, on).state()
    }
}

fn clock<'a>(seen: &'a Assessment, name: &str) -> &'a ClockStatus {
    let named = seen
        .clocks
        .iter()
        .find(|clock| clock.key.to_string() == name);
    named.unwrap_or_else(|| panic!("no clock {name}"))
}

fn phase(seen: &Assessment, number: u32) -> State {
    seen.phases
        .iter()
        .find(|phase| phase.number == number)
        .unwrap()
        .state
}

fn awaited(seen: &Assessment) -> Vec<String> {
    seen.awaited
        .iter()
        .map(|awaited| awaited.event.to_string())
        .collect()
}
