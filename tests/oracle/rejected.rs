//! What is rejected, what silence answers, and the steps of entries of a register, by a second count: a delivery
//! that comes again and again, with a check that may say nothing, and orders of four steps of which some do not
//! apply.
//!
//! Nothing is taken from the first count; what is asked of it is which clocks there are, what each of them counts,
//! its verdict, and what is awaited.

use std::collections::{BTreeMap, BTreeSet};

use crono::assess::Assessment;
use crono::calendar::Date;
use crono::plan::{Event, Plan};
use crono::record::{Document, Dossier, NotePlace, Record, Rejection, Request, Stamp, Waiver};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::json;

/// The days that the plan gives: to deliver, to check, to work.
const DELIVERY: u64 = 10;
const CHECK: u64 = 15;
const WORKS: u64 = 20;

/// The steps of an order behind the first, with their days; the last has none.
const STEPS: [(&str, Option<u64>); 3] = [
    ("delivered", Some(30)),
    ("checked", Some(20)),
    ("paid", None),
];

/// What becomes of the clock of a delivery that was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    GoesOn,
    Closed(Option<u64>),
}

/// A step of an order: done so many days after the one before, without application, or not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Done(u64),
    Waived,
    Open,
}

/// What happened, each thing so many days after the one before it.
#[derive(Clone, Debug)]
pub struct RejectedCase {
    rule: Rule,
    silence: bool,
    signed: Option<u64>,
    /// Deliveries that were rejected: when each came, and when it was turned down.
    attempts: Vec<(u64, u64)>,
    delivered: Option<u64>,
    accepted: Option<u64>,
    done: Option<u64>,
    orders: Vec<(u64, [Step; STEPS.len()])>,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..40_u64).prop_map(Step::Done),
        2 => Just(Step::Waived),
        1 => Just(Step::Open),
    ]
}

prop_compose! {
    pub fn any_rejected_case()(
        rule in prop_oneof![
            Just(Rule::GoesOn),
            prop::option::of(1..12_u64).prop_map(Rule::Closed),
        ],
        silence in any::<bool>(),
        signed in prop::option::weighted(0.9, 0..20_u64),
        attempts in prop::collection::vec((0..25_u64, 0..25_u64), 0..3),
        delivered in prop::option::weighted(0.7, 0..25_u64),
        accepted in prop::option::weighted(0.5, 0..25_u64),
        done in prop::option::weighted(0.5, 0..30_u64),
        orders in prop::collection::vec((0..60_u64, prop::array::uniform3(any_step())), 0..3),
    ) -> RejectedCase {
        RejectedCase { rule, silence, signed, attempts, delivered, accepted, done, orders }
    }
}

pub(super) fn day(number: u64) -> Date {
    let first = Date::from_ymd_opt(2026, 1, 1).expect("a day");
    first + chrono::Days::new(number)
}

pub(super) fn after(date: Date, days: u64) -> Date {
    date + chrono::Days::new(days)
}

fn stamp() -> Stamp {
    Stamp {
        by: "M.R.".into(),
        login: "mrossi".into(),
        at: "2026-01-01T10:00:00+01:00".parse().expect("an instant"),
    }
}

/// The dates of a case, in the order of the contract.
struct Dates {
    signed: Option<Date>,
    attempts: Vec<(Date, Date)>,
    delivered: Option<Date>,
    accepted: Option<Date>,
    done: Option<Date>,
}

impl RejectedCase {
    fn dates(&self) -> Dates {
        let mut now = self.signed.unwrap_or_default();
        let mut next = |days: u64| {
            now += days;
            day(now)
        };
        let attempts = self.attempts.iter();
        let attempts = attempts
            .map(|(came, no)| (next(*came), next(*no)))
            .collect();
        let delivered = self.delivered.map(&mut next);
        // Nobody accepts what is not there; the works may be done though nobody said anything.
        let accepted = self.accepted.filter(|_| delivered.is_some()).map(&mut next);
        let done = self.done.filter(|_| delivered.is_some()).map(&mut next);
        Dates {
            signed: self.signed.map(day),
            attempts,
            delivered,
            accepted,
            done,
        }
    }

    /// The steps of an order with their dates: what comes behind a step that is missing is missing too.
    fn steps(&(opened, steps): &(u64, [Step; STEPS.len()])) -> Vec<(Step, Option<Date>)> {
        let mut now = opened;
        let mut is_there = true;
        let step = |step: Step| match step {
            Step::Done(days) if is_there => {
                now += days;
                (step, Some(day(now)))
            }
            Step::Waived => (step, None),
            Step::Done(_) | Step::Open => {
                is_there = false;
                (Step::Open, None)
            }
        };
        steps.into_iter().map(step).collect()
    }

    fn plan(&self) -> Plan {
        let milestone = |id: &str, actor: &str, after: &[&str]| json!({"id": id, "phase": 1, "label": id, "actor": actor, "after": after});
        let mut accepted = milestone("accepted", "administration", &["delivered"]);
        accepted["rejection"] = match self.rule {
            Rule::GoesOn => json!({"of": "delivered", "label": "No", "clock": "goes_on"}),
            Rule::Closed(None) => json!({"of": "delivered", "label": "No"}),
            Rule::Closed(Some(again)) => {
                json!({"of": "delivered", "label": "No", "again": format!("{again}d")})
            }
        };
        let clock = |id: &str, from: &str, to: &str, days: u64| {
            json!({"id": id, "phase": 1, "label": id, "from": from, "to": [to],
                "limit": format!("{days}d")})
        };
        let mut check = clock("check", "delivered", "accepted", CHECK);
        if self.silence {
            check["on_expiry"] = json!("happens");
        }
        let steps = STEPS.iter().map(|(id, days)| {
            let mut step = json!({"id": id, "label": id, "actor": "supplier"});
            if let Some(days) = days {
                step["limit"] = json!(format!("{days}d"));
            }
            step
        });
        let first = json!({"id": "order", "label": "order", "actor": "administration"});
        let steps: Vec<_> = std::iter::once(first).chain(steps).collect();
        let plan = json!({
            "name": "x", "title": "X", "rules": {"last_day": "nominal"},
            "phases": [{"number": 1, "id": "one", "title": "One"}, {"number": 2, "id": "two", "title": "Two"}],
            "milestones": [milestone("signed", "both", &[]),
                milestone("delivered", "supplier", &["signed"]), accepted,
                milestone("done", "supplier", &["accepted"])],
            "clocks": [clock("delivery", "signed", "delivered", DELIVERY), check,
                clock("works", "accepted", "done", WORKS)],
            "registers": [{"id": "orders", "phase": 2, "label": "Orders", "steps": steps}],
        });
        Plan::from_json(&plan.to_string()).expect("a sound plan")
    }

    fn dossier(&self) -> Dossier {
        let mut dossier = Dossier::new(self.plan());
        let dates = self.dates();
        let mut record = |event: &str, date: Option<Date>| {
            dossier.records.extend(date.map(|date| Record {
                event: event.parse::<Event>().expect("an event"),
                date,
                document: Document::default(),
                stamp: stamp(),
            }));
        };
        record("signed", dates.signed);
        for (n, (came, _)) in (1..).zip(&dates.attempts) {
            record(&format!("delivered/{n}"), Some(*came));
        }
        record("delivered", dates.delivered);
        record("accepted", dates.accepted);
        record("done", dates.done);
        let mut waived = Vec::new();
        for (n, order) in (1..).zip(&self.orders) {
            record(&format!("orders:{n}/order"), Some(day(order.0)));
            for ((id, _), (step, date)) in STEPS.iter().zip(Self::steps(order)) {
                let name = format!("orders:{n}/{id}");
                record(&name, date);
                if step == Step::Waived {
                    waived.push((name, order.0));
                }
            }
        }
        for n in 1..=self.orders.len() {
            dossier.requests.push(Request {
                register: "orders".parse().expect("an id"),
                n: u32::try_from(n).expect("few"),
                subject: None,
            });
        }
        for (place, date) in waived {
            dossier.waivers.push(Waiver {
                event: place.parse::<NotePlace>().expect("a place"),
                date: day(date),
                reason: "x".to_owned(),
                stamp: stamp(),
            });
        }
        for (n, (_, no)) in (1..).zip(&dates.attempts) {
            dossier.rejections.push(Rejection {
                event: "accepted".parse().expect("an id"),
                n,
                date: *no,
                reason: "x".to_owned(),
                with: Vec::new(),
                items: Vec::new(),
                lists: Vec::new(),
                document: Document::default(),
                stamp: stamp(),
            });
        }
        dossier.checked().expect("a sound dossier")
    }
}

/// What is expected of a clock: its state, its start, its end, its last day.
pub(super) type Said = (&'static str, Option<Date>, Option<Date>, Option<Date>);

/// What a clock of so many days says.
pub(super) fn judged(
    today: Date,
    start: Option<Date>,
    end: Option<Date>,
    days: Option<u64>,
) -> Said {
    let Some(from) = start else {
        return ("not_started", None, None, None);
    };
    let Some(days) = days else {
        let state = if end.is_some() {
            "closed_no_limit"
        } else {
            "waiting_no_limit"
        };
        return (state, start, end, None);
    };
    let due = after(from, days);
    let state = match end {
        Some(end) if end > due => "breached",
        Some(_) => "met",
        None if today > due => "overdue",
        None if today == due => "due_today",
        None => "running",
    };
    (state, start, end, Some(due))
}

/// The second count of a case on a day.
struct Count<'c> {
    case: &'c RejectedCase,
    dates: Dates,
    today: Date,
}

impl Count<'_> {
    fn known(&self, date: Option<Date>) -> Option<Date> {
        date.filter(|date| *date <= self.today)
    }

    /// The attempts that are rejected by today.
    fn rejected(&self) -> &[(Date, Date)] {
        let all = &self.dates.attempts;
        &all[..all.iter().filter(|(_, no)| *no <= self.today).count()]
    }

    /// The newest delivery: the first that is not rejected yet.
    fn newest(&self) -> Option<Date> {
        let next = self.dates.attempts.get(self.rejected().len());
        self.known(next.map(|(came, _)| *came).or(self.dates.delivered))
    }

    /// When it was accepted: on its date, or on the last day of a check that said nothing.
    fn accepted(&self) -> Option<Date> {
        let silent = self.newest().map(|came| after(came, CHECK));
        let silent = silent.filter(|last| self.case.silence && *last < self.today);
        let has_own = self.rejected().len() == self.dates.attempts.len();
        let own = self.known(self.dates.accepted).filter(|_| has_own);
        own.or(silent)
    }

    /// Whether the check said nothing for all of its days, and nobody wrote a date since.
    fn is_silent(&self) -> bool {
        let has_own = self.rejected().len() == self.dates.attempts.len();
        let own = self.known(self.dates.accepted).filter(|_| has_own);
        own.is_none() && self.accepted().is_some()
    }

    /// Every clock that there is, but for those that do not apply: of these only the state.
    fn clocks(&self) -> BTreeMap<String, Said> {
        let mut found = BTreeMap::new();
        let rejected = self.rejected();
        let newest = self.newest();
        let first = rejected.first().map(|(came, _)| *came);
        let ended = match self.case.rule {
            Rule::GoesOn => newest,
            Rule::Closed(_) => first.or(newest),
        };
        let signed = self.known(self.dates.signed);
        found.insert(
            "delivery".to_owned(),
            judged(self.today, signed, ended, Some(DELIVERY)),
        );
        for (n, (came, no)) in (1..).zip(rejected) {
            let run = judged(self.today, Some(*came), Some(*no), Some(CHECK));
            found.insert(format!("check/{n}"), run);
            if let Rule::Closed(Some(days)) = self.case.rule {
                let next = rejected.get(n).map(|(came, _)| *came).or(newest);
                let mut again = judged(self.today, Some(*no), next, Some(days));
                // It is due soon from so many days before its last one: 3 of up to 10, 7 of up to 30.
                let warn = if days > 10 { 7 } else { 3 };
                let due = after(*no, days);
                if again.0 == "running" && (due - self.today).num_days() <= warn {
                    again.0 = "due_soon";
                }
                found.insert(format!("delivered/{}", n + 1), again);
            }
        }
        let accepted = self.accepted();
        found.insert(
            "check".to_owned(),
            judged(self.today, newest, accepted, Some(CHECK)),
        );
        let done = self.known(self.dates.done).filter(|_| accepted.is_some());
        found.insert(
            "works".to_owned(),
            judged(self.today, accepted, done, Some(WORKS)),
        );
        for (n, order) in (1..).zip(&self.case.orders) {
            for (name, said, _) in self.order(order) {
                found.insert(format!("orders:{n}/{name}"), said);
            }
        }
        found
    }

    /// The steps of an order that the one before has reached, and whether each is awaited.
    fn order(&self, order: &(u64, [Step; STEPS.len()])) -> Vec<(&'static str, Said, bool)> {
        let mut found = Vec::new();
        let Some(mut last) = self.known(Some(day(order.0))) else {
            return found;
        };
        // Whether the step before has a date of its own, so that a term begins with it.
        let mut begins = true;
        for ((name, days), (step, date)) in STEPS.iter().zip(RejectedCase::steps(order)) {
            let date = self.known(date);
            if step == Step::Waived {
                found.push((*name, ("waived", None, None, None), false));
                begins = false;
                continue;
            }
            let term = days.filter(|_| begins);
            found.push((
                *name,
                judged(self.today, Some(last), date, term),
                date.is_none(),
            ));
            let Some(date) = date else { break };
            (last, begins) = (date, true);
        }
        found
    }

    fn awaited(&self) -> BTreeSet<String> {
        let signed = self.known(self.dates.signed);
        let done = self.known(self.dates.done);
        let chain = [
            ("signed", true, signed),
            ("delivered", signed.is_some(), self.newest()),
            ("accepted", self.newest().is_some(), self.accepted()),
            ("done", self.accepted().is_some(), done),
        ];
        let waits = chain
            .iter()
            .filter(|(_, ready, date)| *ready && date.is_none());
        let mut found: BTreeSet<String> = waits.map(|(id, ..)| (*id).to_owned()).collect();
        for (n, order) in (1..).zip(&self.case.orders) {
            let steps = self.order(order);
            let waits = steps.iter().filter(|(_, _, waits)| *waits);
            found.extend(waits.map(|(name, ..)| format!("orders:{n}/{name}")));
        }
        found
    }
}

pub fn agree(case: &RejectedCase) -> Result<(), TestCaseError> {
    let written = case.dossier();
    for today in (0..240).step_by(5).map(day) {
        let seen = Assessment::of(&written.seen_on(today), today);
        let (dates, today) = (case.dates(), today);
        let count = Count { case, dates, today };
        let said = seen.clocks.iter().map(|clock| {
            let state = clock.state().as_str();
            let due = clock.deadline().map(|deadline| deadline.due);
            let said = match state {
                "waived" => (state, None, None, None),
                _ => (state, clock.start(), clock.end(), due),
            };
            (clock.key.to_string(), said)
        });
        let said: BTreeMap<String, Said> = said.collect();
        prop_assert_eq!(said, count.clocks(), "on {}", today);
        let awaited: BTreeSet<String> =
            seen.awaited.iter().map(|it| it.event.to_string()).collect();
        prop_assert_eq!(awaited, count.awaited(), "awaited on {}", today);
        for clock in &seen.clocks {
            let by_silence = clock.key.to_string() == "check" && count.is_silent();
            prop_assert_eq!(clock.by_silence, by_silence, "{} on {}", clock.key, today);
        }
    }
    Ok(())
}
