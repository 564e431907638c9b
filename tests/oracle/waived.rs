//! What does not apply, by a second count: events, items, answers and whole phases, in any combination with dates.
//!
//! Nothing is taken from the first count; what is asked of it is which clocks count for nothing, the dates of the
//! others, what is awaited, and what is said of phases and terms.

use std::collections::BTreeSet;

use crono::assess::{Assessment, State};
use crono::calendar::Date;
use crono::plan::{Event, Plan};
use crono::record::{Document, Dossier, Item, NotePlace, Record, Request, Stamp, Waiver};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::json;

/// The events with their phases and what they come after; `d` is made of items.
const EVENTS: [(&str, u32, &[&str]); 6] = [
    ("s", 1, &[]),
    ("a", 1, &["s"]),
    ("b", 1, &["s"]),
    ("c", 2, &["a", "b"]),
    ("d", 2, &["c"]),
    ("e", 3, &["d"]),
];

type Agreed = (
    &'static str,
    &'static [&'static str],
    bool,
    &'static [&'static str],
    u64,
);

/// The clocks: what each counts from, whether the first of it, what ends it, and its days.
const CLOCKS: [Agreed; 7] = [
    ("a", &["s"], false, &["a"], 10),
    ("b", &["s"], false, &["b"], 20),
    ("last", &["a", "b"], false, &["c"], 15),
    ("first", &["a", "b"], true, &["c"], 15),
    ("items", &["c"], false, &["d"], 30),
    ("both", &["c"], false, &["d", "e"], 40),
    ("e", &["d"], false, &["e"], 10),
];

/// What may be said not to apply: events, items, answers, phases.
const PLACES: [&str; 14] = [
    "s", "a", "b", "c", "d", "e", "d:i1", "d:i2", "answer:1", "answer:2", "1", "2", "3", "4",
];

/// What happened and what does not apply, as days after the first of the year 2026.
#[derive(Clone, Debug)]
pub struct WaivedCase {
    dates: [Option<u16>; EVENTS.len()],
    items: Vec<Option<u16>>,
    answers: Vec<Option<u16>>,
    waived: Vec<(usize, u16)>,
}

prop_compose! {
    pub fn any_waived_case()(
        dates in prop::array::uniform6(prop::option::weighted(0.45, 0..90_u16)),
        items in prop::collection::vec(prop::option::of(0..90_u16), 0..3),
        answers in prop::collection::vec(prop::option::weighted(0.3, 0..90_u16), 0..3),
        waived in prop::collection::vec((0..PLACES.len(), 0..90_u16), 0..5),
    ) -> WaivedCase {
        WaivedCase { dates, items, answers, waived }
    }
}

fn day(number: u16) -> Date {
    let first = Date::from_ymd_opt(2026, 1, 1).expect("a day");
    first + chrono::Days::new(number.into())
}

fn stamp() -> Stamp {
    Stamp {
        by: "M.R.".into(),
        login: "mrossi".into(),
        at: "2026-01-01T10:00:00+01:00".parse().expect("an instant"),
    }
}

impl WaivedCase {
    fn plan(&self) -> Plan {
        let milestone = |(id, phase, after): &(&str, u32, &[&str])| {
            let mut milestone =
                json!({"id": id, "phase": phase, "label": id, "actor": "supplier", "after": after});
            if *id == "d" && !self.items.is_empty() {
                milestone["items"] = "on".into();
            }
            milestone
        };
        let milestones: Vec<_> = EVENTS.iter().map(milestone).collect();
        let clock = |(id, from, first, to, days): &Agreed| {
            let begins = if *first { "from_first" } else { "from" };
            json!({"id": id, "phase": 3, "label": id, begins: from, "to": to, "limit": format!("{days}d")})
        };
        let clocks: Vec<_> = CLOCKS.iter().map(clock).collect();
        let phase =
            |number: u32| json!({"number": number, "id": format!("p{number}"), "title": "P"});
        let plan = json!({
            "name": "x", "title": "X", "rules": {"last_day": "nominal"},
            "phases": [phase(1), phase(2), phase(3), phase(4)],
            "milestones": milestones,
            "clocks": clocks,
            "registers": [{"id": "help", "phase": 4, "label": "Help", "limit": "10d",
                "request": {"id": "asked", "label": "Asked", "actor": "administration"},
                "answer": {"id": "answer", "label": "Answer", "actor": "supplier"}}],
            "terms": [{"id": "runs", "phase": 3, "label": "Runs", "from": "e", "limit": "100d"}],
        });
        Plan::from_json(&plan.to_string()).expect("a sound plan")
    }

    fn dossier(&self) -> Dossier {
        let mut dossier = Dossier::new(self.plan());
        let mut record = |event: &str, date: u16| {
            dossier.records.push(Record {
                event: event.parse::<Event>().expect("an event"),
                date: day(date),
                document: Document::default(),
                stamp: stamp(),
            });
        };
        for ((id, ..), date) in EVENTS.iter().zip(self.dates) {
            // What is made of items has no date of its own.
            if let Some(date) = date.filter(|_| *id != "d" || self.items.is_empty()) {
                record(id, date);
            }
        }
        for (n, date) in (1..).zip(&self.items) {
            if let Some(date) = date {
                record(&format!("d:i{n}"), *date);
            }
        }
        for (n, date) in (1..).zip(&self.answers) {
            record(&format!("asked:{n}"), 0);
            if let Some(date) = date {
                record(&format!("answer:{n}"), *date);
            }
        }
        for n in 1..=self.items.len() {
            dossier.items.push(Item {
                milestone: "d".parse().expect("an id"),
                id: format!("i{n}").parse().expect("an id"),
                label: None,
            });
        }
        for n in 1..=self.answers.len() {
            dossier.requests.push(Request {
                register: "help".parse().expect("an id"),
                n: u32::try_from(n).expect("few"),
                subject: None,
            });
        }
        for (place, date) in self.waivers() {
            dossier.waivers.push(Waiver {
                event: place.parse::<NotePlace>().expect("a place"),
                date: day(date),
                reason: "x".to_owned(),
                stamp: stamp(),
            });
        }
        dossier.checked().expect("a sound dossier")
    }

    /// What is said not to apply, each place once, and only what is there.
    fn waivers(&self) -> Vec<(&'static str, u16)> {
        let mut found: Vec<(&str, u16)> = Vec::new();
        for (place, date) in &self.waived {
            let place = PLACES[*place];
            let is_there = match place.split_once(':') {
                Some(("d", n)) => n[1..].parse::<usize>().expect("a number") <= self.items.len(),
                Some((_, n)) => n.parse::<usize>().expect("a number") <= self.answers.len(),
                None => true,
            };
            if is_there && found.iter().all(|(known, _)| *known != place) {
                found.push((place, *date));
            }
        }
        found
    }
}

/// The second count of a case on a day.
struct Count<'c> {
    case: &'c WaivedCase,
    today: Date,
}

impl Count<'_> {
    fn known(&self, date: Option<u16>) -> Option<Date> {
        date.map(day).filter(|date| *date <= self.today)
    }

    /// Whether one of these places is said not to apply by today.
    fn says(&self, places: &[&str]) -> bool {
        let waivers = self.case.waivers();
        let mut known = waivers.iter().filter(|(_, date)| day(*date) <= self.today);
        known.any(|(place, _)| places.contains(place))
    }

    fn phase(event: &str) -> &'static str {
        let found = EVENTS.iter().find(|(id, ..)| *id == event).expect("there");
        ["0", "1", "2", "3"][found.1 as usize]
    }

    /// The items with their dates, but for those that do not apply.
    fn items(&self) -> Vec<Option<Date>> {
        let all = (1..).zip(&self.case.items);
        let dated = all.map(|(n, date)| (format!("d:i{n}"), self.known(*date)));
        let kept = dated.filter(|(name, date)| date.is_some() || !self.says(&[name, "d", "2"]));
        kept.map(|(_, date)| date).collect()
    }

    fn date(&self, event: &str) -> Option<Date> {
        if event == "d" && !self.case.items.is_empty() {
            let items = self.items();
            let all: Option<Vec<Date>> = items.into_iter().collect();
            return all?.into_iter().max();
        }
        let at = EVENTS.iter().position(|(id, ..)| *id == event);
        self.known(self.case.dates[at.expect("there")])
    }

    /// What has a date applies, in part too; else it does not where that is said, or of all that it is made of.
    fn waived(&self, event: &str) -> bool {
        if self.date(event).is_some() {
            return false;
        }
        let said = self.says(&[event, Self::phase(event)]);
        if event == "d" && !self.case.items.is_empty() {
            let items = self.items();
            let begun = items.iter().any(Option::is_some);
            return !begun && (said || items.is_empty());
        }
        said
    }

    /// The events that one waits for: what does not apply hands on what it came after.
    fn waits_for(&self, event: &str) -> Vec<&'static str> {
        let known = EVENTS.iter().find(|(id, ..)| *id == event).expect("there");
        let handed = known.2.iter().map(|before| {
            if self.waived(before) {
                self.waits_for(before)
            } else {
                vec![*before]
            }
        });
        handed.flatten().collect()
    }

    /// Of a clock that counts: its start, its end and its last day. `None` of one that does not.
    fn clock(&self, at: usize) -> Option<(Option<Date>, Option<Date>, Option<Date>)> {
        let (_, from, first, to, days) = CLOCKS[at];
        let all_waived = |ids: &[&str]| ids.iter().all(|id| self.waived(id));
        if all_waived(from) || all_waived(to) {
            return None;
        }
        let of = |ids: &[&str]| -> Vec<Option<Date>> {
            let kept = ids.iter().filter(|id| !self.waived(id));
            kept.map(|id| self.date(id)).collect()
        };
        let last = |dates: Vec<Option<Date>>| {
            let all: Option<Vec<Date>> = dates.into_iter().collect();
            all.and_then(|all| all.into_iter().max())
        };
        let start = if first {
            of(from).into_iter().flatten().min()
        } else {
            last(of(from))
        };
        let end = last(of(to)).filter(|_| start.is_some());
        let due = start.map(|start| start + chrono::Days::new(days));
        Some((start, end, due))
    }

    /// Whether it was said on that day of anything that would end a clock that it does not apply.
    fn may_end(&self, at: usize, end: Date) -> bool {
        let (.., to, _) = CLOCKS[at];
        let mut said = self.case.waivers().into_iter();
        said.any(|(place, date)| {
            let of = |id: &&str| {
                place == *id || place == Self::phase(id) || place.starts_with(&format!("{id}:"))
            };
            day(date) == end && end <= self.today && to.iter().any(of)
        })
    }

    /// What somebody must bring about.
    fn awaited(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (id, ..) in EVENTS {
            let waits = self.waits_for(id);
            let ready = waits.iter().all(|before| self.date(before).is_some());
            if self.waived(id) || self.date(id).is_some() || !ready {
                continue;
            }
            if id == "d" && !self.case.items.is_empty() {
                for (n, date) in (1..).zip(&self.case.items) {
                    let name = format!("d:i{n}");
                    if self.known(*date).is_none() && !self.says(&[&name, "d", "2"]) {
                        found.insert(name);
                    }
                }
            } else {
                found.insert(id.to_owned());
            }
        }
        for (n, date) in (1..).zip(&self.case.answers) {
            let name = format!("answer:{n}");
            if self.known(*date).is_none() && !self.says(&[&name, "4"]) {
                found.insert(name);
            }
        }
        found
    }
}

pub fn agree(case: &WaivedCase) -> Result<(), TestCaseError> {
    let dossier = case.dossier();
    for today in (0..140).step_by(7).map(day) {
        let seen = Assessment::of(&dossier, today);
        let count = Count { case, today };
        for (at, (id, ..)) in CLOCKS.iter().enumerate() {
            let clock = seen.clock(&id.parse().expect("a clock")).expect("there");
            let Some((start, end, due)) = count.clock(at) else {
                prop_assert_eq!(clock.state(), State::Waived, "{} on {}", id, today);
                prop_assert!(
                    !clock.is_judged() && clock.end().is_none(),
                    "{} on {}",
                    id,
                    today
                );
                prop_assert!(
                    clock.ended_on().is_none_or(|end| count.may_end(at, end)),
                    "{} {:?} on {}",
                    id,
                    clock.ended_on(),
                    today
                );
                continue;
            };
            let last = clock.deadline().map(|deadline| deadline.due);
            let said = (clock.start(), clock.end(), last);
            prop_assert_eq!(said, (start, end, due), "{} on {}", id, today);
            let late = due.map_or(0, |due| (end.unwrap_or(today) - due).num_days().max(0));
            prop_assert_eq!(clock.days_late(), late, "{} on {}", id, today);
        }
        let awaited: BTreeSet<String> =
            seen.awaited.iter().map(|it| it.event.to_string()).collect();
        prop_assert_eq!(awaited, count.awaited(), "awaited on {}", today);
        for (n, date) in (1..).zip(&case.answers) {
            let key = format!("help:{n}").parse().expect("a clock");
            let state = seen.clock(&key).expect("there").state();
            let says = count.says(&[&format!("answer:{n}"), "4"]);
            let waived = count.known(*date).is_none() && says;
            prop_assert_eq!(state == State::Waived, waived, "{} on {}", key, today);
        }
        // The first two phases have no clocks of their own: they follow their events.
        for (number, phase) in (1..=2).zip(&seen.phases) {
            let of: Vec<&str> = EVENTS
                .iter()
                .filter(|it| it.1 == number)
                .map(|it| it.0)
                .collect();
            let waived = of.iter().all(|id| count.waived(id));
            let done = of
                .iter()
                .all(|id| count.waived(id) || count.date(id).is_some());
            let said = (
                phase.state == State::Waived,
                phase.state == State::ClosedNoLimit,
            );
            prop_assert_eq!(
                said,
                (waived, done && !waived),
                "phase {} on {}",
                number,
                today
            );
        }
        prop_assert_eq!(seen.terms[0].state == State::Waived, count.waived("e"));
        // What does not apply is counted nowhere.
        let judged = seen.clocks.iter().filter(|clock| clock.is_judged()).count();
        let counted: usize = State::COUNTED.iter().map(|state| seen.count(*state)).sum();
        prop_assert_eq!(counted, judged);
    }
    Ok(())
}
