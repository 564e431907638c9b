//! Generated dossiers: a plan with other rules and limits, and facts on days close to each other, each
//! of which can be said as a command.

use std::fmt;

use chrono::Days;
use crono::calendar::{Date, LastDayRule};
use crono::plan::{Event, Plan, SHIPPED_DEFAULT, shipped};
use crono::record::{
    Document, Dossier, Expectation, Extension, Grant, Item, Record, Request, Resumption, Stamp,
    StatedTerm, Suspension,
};
use proptest::prelude::*;
use serde_json::json;

/// The clocks that acts may name, and whose limits differ.
pub const CLOCKS: [&str; 6] = [
    "plan_delivery",
    "test_release",
    "migration",
    "test_training",
    "content",
    "acceptance",
];
/// Milestones that end no judged clock, with the one they lead to the end of; the last only where that
/// clock ends with other things than in the shipped plan.
pub const ON_THE_WAY: [(&str, &str); 3] = [
    ("migration_done", "migration"),
    ("production_release", "acceptance"),
    ("test_debug_done", "test_training"),
];
/// Milestones that the plan may assume days for, some of which have to happen by the end of a clock.
const ASSUMED: [&str; 6] = [
    "plan_accepted",
    "migration_done",
    "test_debug_done",
    "content_published",
    "production_release",
    "maintenance_start",
];
const FIRST: &str = "2025-09-01";

/// A day, counted from the first.
pub fn day(n: u64) -> Date {
    FIRST.parse::<Date>().expect("a day") + Days::new(n)
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Fact {
    Date(usize, u64),
    Item(Option<u64>),
    Request(u64, Option<u64>),
    Suspended {
        from: u64,
        days: Option<u64>,
        clocks: Vec<usize>,
        stated: Option<(usize, u64)>,
    },
    Extended {
        clock: usize,
        on: u64,
        days: u64,
        until: bool,
    },
    Promised(usize, u64),
    ItemPromised(usize, u64),
}

/// A dossier and the day it is looked at.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "one for each setting")]
pub struct Case {
    pub rule: LastDayRule,
    pub note_only: bool,
    pub limits: Vec<u32>,
    pub months: bool,
    /// For each clock whether its limit is in working days.
    pub working: Vec<bool>,
    /// Whether Saturdays are worked.
    pub saturdays: bool,
    /// For each clock whether its first day counts.
    pub first_counts: Vec<bool>,
    /// The rule that the last clock has for itself.
    pub own_rule: Option<LastDayRule>,
    pub wait_stops: bool,
    pub several: bool,
    pub facts: Vec<Fact>,
    pub today: u64,
    /// Whose desk it is, where not that of the Administration.
    pub us: Option<&'static str>,
    /// Whether a third party acts, alone and with the others.
    pub three: bool,
    /// How many days the plan assumes for each of those that it may.
    pub assumed: Vec<u32>,
}

/// Who acts where there is a third party.
const OF_THREE: [(&str, &[&str]); 4] = [
    ("plan_accepted", &["funder"]),
    ("migration_verified", &["administration", "funder"]),
    (
        "production_release",
        &["funder", "supplier", "administration"],
    ),
    ("acceptance_test", &["funder", "supplier"]),
];

fn name_of(clock: usize) -> String {
    match clock.checked_sub(CLOCKS.len()) {
        None => CLOCKS[clock].to_owned(),
        Some(0) => "assistance".to_owned(),
        Some(n) => format!("assistance:{n}"),
    }
}

/// A failing case as the commands that lead to it.
impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\ncrono init")?;
        self.settings(f)?;
        let (mut items, mut requests, mut suspensions) = (0, 0, 0);
        for fact in &self.facts {
            match fact {
                Fact::Date(at, on) => {
                    let id = &self.plan().milestones[*at].id;
                    writeln!(f, "crono record {id} {} -y", day(*on))?;
                }
                Fact::Item(on) => {
                    items += 1;
                    writeln!(f, "crono item add content_published i{items}")?;
                    if let Some(on) = on {
                        writeln!(f, "crono record content_published:i{items} {} -y", day(*on))?;
                    }
                }
                Fact::Request(on, days) => {
                    requests += 1;
                    writeln!(f, "crono request open {} -y", day(*on))?;
                    if let Some(days) = days {
                        let on = day(on + days);
                        writeln!(f, "crono request answer {requests} {on} -y")?;
                    }
                }
                Fact::Suspended {
                    from,
                    days,
                    clocks,
                    stated,
                } => {
                    suspensions += 1;
                    write!(f, "crono suspend {} -y", day(*from))?;
                    for clock in clocks {
                        write!(f, " --clock {}", name_of(*clock))?;
                    }
                    writeln!(f)?;
                    if let Some(days) = days {
                        let on = day(from + days);
                        write!(f, "crono resume {on} --id {suspensions} -y")?;
                        if let Some((clock, more)) = stated {
                            let due = day(from + days + more);
                            write!(f, " --term {due} # of {}", name_of(*clock))?;
                        }
                        writeln!(f)?;
                    }
                }
                Fact::Extended {
                    clock,
                    on,
                    days,
                    until,
                } => {
                    let clock = name_of(*clock);
                    let on_day = day(*on);
                    if *until {
                        let until = day(on + days);
                        writeln!(f, "crono extend {clock} --until {until} --date {on_day} -y")?;
                    } else {
                        writeln!(f, "crono extend {clock} {days}d --date {on_day} -y")?;
                    }
                }
                Fact::Promised(at, on) => {
                    let id = &self.plan().milestones[*at].id;
                    writeln!(f, "crono expect {id} {}", day(*on))?;
                }
                Fact::ItemPromised(n, on) => {
                    writeln!(f, "crono expect content_published:i{n} {}", day(*on))?;
                }
            }
        }
        writeln!(f, "crono status --json --today {}", day(self.today))
    }
}

fn stamp() -> Stamp {
    Stamp {
        by: "A.B.".into(),
        login: "anna".into(),
        at: "2026-01-10T09:00:00+01:00".parse().expect("an instant"),
    }
}

impl Case {
    /// The commands that make the plan what it is here.
    fn settings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "crono set rules.last_day {}", self.rule)?;
        if self.three || self.us.is_some() {
            writeln!(f, "# with a party \"funder\" in the plan")?;
        }
        if let Some(us) = self.us {
            writeln!(f, "crono set us {us}")?;
        }
        for (id, actors) in OF_THREE.iter().filter(|_| self.three) {
            writeln!(f, "crono set milestones.{id}.actor {}", actors.join(" "))?;
        }
        if self.saturdays {
            writeln!(f, "crono set rules.working_week mon-sat")?;
        }
        for (clock, _) in CLOCKS
            .iter()
            .zip(&self.first_counts)
            .filter(|(_, counts)| **counts)
        {
            writeln!(f, "crono set clocks.{clock}.first_day counts")?;
        }
        if let Some(rule) = self.own_rule {
            writeln!(
                f,
                "crono set clocks.{}.last_day {rule}",
                CLOCKS[CLOCKS.len() - 1]
            )?;
        }
        if self.note_only {
            writeln!(f, "crono set rules.suspensions note_only")?;
        }
        for (clock, limit) in CLOCKS.iter().zip(self.limits()) {
            writeln!(f, "crono set clocks.{clock}.limit {limit}")?;
        }
        for (id, days) in self.assumed().filter(|(_, days)| *days > 0) {
            writeln!(f, "# {id}: \"assume_days\": {days}")?;
        }
        if self.wait_stops {
            writeln!(f, "# plan_acceptance_wait: \"suspendable\": true")?;
        }
        if self.several {
            writeln!(
                f,
                "crono set clocks.test_training.to training_done content_published"
            )?;
        }
        Ok(())
    }

    fn assumed(&self) -> impl Iterator<Item = (&'static str, u32)> + '_ {
        ASSUMED.into_iter().zip(self.assumed.iter().copied())
    }

    fn limits(&self) -> impl Iterator<Item = String> + '_ {
        self.limits.iter().enumerate().map(|(at, limit)| {
            if self.months && at == 2 {
                format!("{}m", 1 + limit % 3)
            } else if self.working[at] {
                format!("{limit}wd")
            } else {
                format!("{limit}d")
            }
        })
    }

    pub fn plan(&self) -> Plan {
        let plan = shipped(SHIPPED_DEFAULT).expect("the plan");
        let mut plan = serde_json::to_value(&plan).expect("a value");
        plan["rules"]["last_day"] = json!(self.rule.as_str());
        plan["rules"]["local_holidays"] = json!(["10-21", "11-11"]);
        if self.saturdays {
            plan["rules"]["working_week"] = json!("mon-sat");
        }
        if self.note_only {
            plan["rules"]["suspensions"] = json!("note_only");
        }
        if self.three || self.us.is_some() {
            plan["parties"] =
                json!([{ "id": "funder", "label": "Ministry", "noun": "the Ministry" }]);
        }
        if let Some(us) = self.us {
            plan["us"] = json!(us);
        }
        for milestone in plan["milestones"].as_array_mut().expect("milestones") {
            let acts = OF_THREE.iter().find(|(id, _)| milestone["id"] == *id);
            if let Some((_, actors)) = acts.filter(|_| self.three) {
                milestone["actor"] = json!(actors);
            }
            if let Some((_, days)) = self.assumed().find(|(id, _)| milestone["id"] == *id) {
                milestone["assume_days"] = json!(days);
            }
        }
        plan["info"] = json!({"net_amount": "98000.10"});
        plan["penalties"] = json!({"daily_per_mille": "1.5", "cap_percent": "2"});
        let limits: Vec<String> = self.limits().collect();
        for clock in plan["clocks"].as_array_mut().expect("clocks") {
            let id = clock["id"].as_str().expect("an id").to_owned();
            if let Some(at) = CLOCKS.iter().position(|known| *known == id) {
                clock["limit"] = json!(limits[at]);
                if self.first_counts[at] {
                    clock["first_day"] = json!("counts");
                }
                if let Some(rule) = self.own_rule.filter(|_| at + 1 == CLOCKS.len()) {
                    clock["last_day"] = json!(rule.as_str());
                }
            }
            if id == "plan_acceptance_wait" && self.wait_stops {
                clock["suspendable"] = json!(true);
            }
            if id == "test_training" && self.several {
                clock["to"] = json!(["training_done", "content_published"]);
            }
        }
        Plan::from_json(&plan.to_string()).expect("a sound plan")
    }

    /// The dossier; what cannot be is left out, as the program would refuse it.
    pub fn dossier(&self) -> Dossier {
        let mut dossier = Dossier::new(self.plan());
        let mut items = 0;
        for fact in &self.facts {
            fact.enter(&mut dossier, &mut items);
        }
        dossier.checked().expect("a sound dossier")
    }
}

impl Fact {
    /// Enters it as the program would; `items` counts the items so far.
    fn enter(&self, dossier: &mut Dossier, items: &mut u32) {
        match self {
            Self::Date(at, on) => {
                let event = Event::milestone(&dossier.plan.milestones[*at].id);
                record(dossier, event, *on);
            }
            Self::Item(on) => {
                *items += 1;
                let item = Item {
                    milestone: "content_published".parse().expect("an id"),
                    id: format!("i{items}").parse().expect("an id"),
                    label: None,
                };
                let event = Event::item(&item.milestone, &item.id);
                dossier.items.push(item);
                if let Some(on) = on {
                    record(dossier, event, *on);
                }
            }
            Self::Request(on, days) => request(dossier, *on, *days),
            Self::Suspended {
                from,
                days,
                clocks,
                stated,
            } => suspend(dossier, *from, *days, clocks, *stated),
            Self::Extended {
                clock,
                on,
                days,
                until,
            } => {
                let grant = if *until {
                    Grant::Until(day(on + days))
                } else {
                    Grant::Days(u32::try_from(*days).expect("few"))
                };
                extend(dossier, *clock, *on, grant);
            }
            Self::Promised(at, on) => {
                let event = Event::milestone(&dossier.plan.milestones[*at].id);
                promise(dossier, event, *on);
            }
            Self::ItemPromised(n, on) => {
                let n = u32::try_from(*n).expect("few");
                if (1..=*items).contains(&n) {
                    let event = format!("content_published:i{n}").parse().expect("an item");
                    promise(dossier, event, *on);
                }
            }
        }
    }
}

fn number_after(count: usize) -> u32 {
    u32::try_from(count).expect("few") + 1
}

fn record(dossier: &mut Dossier, event: Event, on: u64) {
    if dossier.record(&event).is_none() {
        dossier.records.push(Record {
            event,
            date: day(on),
            document: crono::record::Document::default(),
            stamp: stamp(),
        });
    }
}

fn promise(dossier: &mut Dossier, event: Event, on: u64) {
    if dossier.expectation(&event).is_none() {
        dossier.expected.push(Expectation {
            event,
            date: day(on),
            document: Document::default(),
            stamp: stamp(),
        });
    }
}

fn request(dossier: &mut Dossier, on: u64, days: Option<u64>) {
    let n = number_after(dossier.requests.len());
    let register = dossier.plan.registers[0].clone();
    dossier.requests.push(Request {
        register: register.id.clone(),
        n,
        subject: None,
    });
    record(dossier, Event::numbered(&register.request.id, n), on);
    if let Some(days) = days {
        record(dossier, Event::numbered(&register.answer.id, n), on + days);
    }
}

fn suspend(
    dossier: &mut Dossier,
    from: u64,
    days: Option<u64>,
    clocks: &[usize],
    stated: Option<(usize, u64)>,
) {
    let terms = stated.iter().map(|(clock, more)| StatedTerm {
        clock: name_of(*clock).parse().expect("a clock"),
        due: day(from + days.unwrap_or(0) + more),
    });
    let resumption = days.map(|days| {
        Box::new(Resumption {
            date: day(from + days),
            ordered_by: None,
            terms: terms.collect(),
            document: Document::default(),
            stamp: stamp(),
        })
    });
    let mut suspension = Suspension {
        n: number_after(dossier.suspensions.len()),
        from: day(from),
        clocks: clocks
            .iter()
            .map(|clock| name_of(*clock).parse().expect("a clock"))
            .collect(),
        reason: None,
        ordered_by: None,
        document: Document::default(),
        stamp: stamp(),
        resumption,
    };
    // A term is stated of a clock that was suspended.
    let named = suspension.clone();
    if let Some(end) = &mut suspension.resumption {
        end.terms.retain(|term| named.names(&term.clock));
    }
    dossier.suspensions.push(suspension);
}

fn extend(dossier: &mut Dossier, clock: usize, on: u64, grant: Grant) {
    dossier.extensions.push(Extension {
        n: number_after(dossier.extensions.len()),
        clock: name_of(clock).parse().expect("a clock"),
        grant,
        granted: day(on),
        reason: None,
        document: Document::default(),
        stamp: stamp(),
    });
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let days = 0..150_u64;
    let milestones = 0..shipped(SHIPPED_DEFAULT).expect("the plan").milestones.len();
    let clocks = CLOCKS.len() + 3;
    // The sixth is the register as a whole.
    let extendable = (0..clocks).prop_filter("a clock", |clock| *clock != CLOCKS.len());
    let stated = prop::option::weighted(0.4, (extendable.clone(), 0..60_u64));
    prop_oneof![
        8 => (milestones.clone(), days.clone()).prop_map(|(at, on)| Fact::Date(at, on)),
        1 => prop::option::of(days.clone()).prop_map(Fact::Item),
        2 => (days.clone(), prop::option::of(0..30_u64))
            .prop_map(|(on, days)| Fact::Request(on, days)),
        5 => (days.clone(), prop::option::weighted(0.8, 0..40_u64),
            prop::collection::vec(0..clocks, 0..3), stated)
            .prop_map(|(from, days, clocks, stated)| Fact::Suspended { from, days, clocks, stated }),
        3 => (extendable, days.clone(), 1..60_u64, any::<bool>())
            .prop_map(|(clock, on, days, until)| Fact::Extended { clock, on, days, until }),
        1 => (milestones, days.clone()).prop_map(|(at, on)| Fact::Promised(at, on)),
        1 => (1..3_usize, days).prop_map(|(n, on)| Fact::ItemPromised(n, on)),
    ]
}

prop_compose! {
    /// Any case.
    pub fn any_case()(
        rule in prop::sample::select(&LastDayRule::ALL[..]),
        note_only in prop::bool::weighted(0.05),
        months in prop::bool::weighted(0.2),
        working in prop::collection::vec(prop::bool::weighted(0.3), CLOCKS.len()),
        saturdays in any::<bool>(),
        first_counts in prop::collection::vec(prop::bool::weighted(0.2), CLOCKS.len()),
        own_rule in prop::option::weighted(0.3, prop::sample::select(&LastDayRule::ALL[..])),
        wait_stops in prop::bool::weighted(0.2),
        several in prop::bool::weighted(0.2),
        limits in prop::collection::vec(1..50_u32, CLOCKS.len()),
        facts in prop::collection::vec(any_fact(), 0..16),
        (today, us, three, assumed) in (
            0..220_u64,
            prop::option::weighted(0.3, prop::sample::select(&["supplier", "funder"][..])),
            prop::bool::weighted(0.3),
            prop::collection::vec(prop_oneof![2 => Just(0_u32), 1 => 1..70_u32], ASSUMED.len()),
        ),
    ) -> Case {
        Case {
            rule, note_only, limits, months, working, saturdays, first_counts, own_rule, wait_stops,
            several, facts, today, us, three, assumed,
        }
    }
}
