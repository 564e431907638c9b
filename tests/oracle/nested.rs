//! A delivery that may be rejected within another one that may be, by a second count: an outer delivery, an inner one that
//! follows it, the verdict on the inner, and the verdict on the outer.
//!
//! Nothing is taken from the first count. What is written is written by the wishes of people, and what is asked is which
//! clocks there are, what each counts, and what is awaited.

use std::collections::{BTreeMap, BTreeSet};

use crono::assess::Assessment;
use crono::calendar::Date;
use crono::plan::Plan;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::json;

use super::between::{Desk, NOTHING, awaited_in, said_of};
use super::rejected::{Said, after, day, judged};

/// The days that the plan gives.
const OUTSIDE: u64 = 30;
const WITHIN: u64 = 8;
const CHECK: u64 = 6;

/// What becomes of the clocks that ended with the inner delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    GoesOn,
    Closed(Option<u64>),
}

/// An outer attempt, each thing so many days after the one before it.
#[derive(Clone, Debug)]
struct Attempt {
    came: u64,
    /// Inner deliveries that were rejected: when each came, and when it was turned down.
    inner: Vec<(u64, u64)>,
    /// The inner delivery that stands, and its acceptance.
    last: Option<(u64, Option<u64>)>,
    /// When the outer one is rejected; the last one never is.
    rejected: u64,
}

/// What happened.
#[derive(Clone, Debug)]
pub struct NestedCase {
    outer_closes: bool,
    inner: Rule,
    attempts: Vec<Attempt>,
}

prop_compose! {
    fn any_attempt()(
        came in 0..9_u64,
        inner in prop::collection::vec((0..9_u64, 0..9_u64), 0..3),
        last in prop::option::weighted(0.6, (0..9_u64, prop::option::of(0..9_u64))),
        rejected in 0..12_u64,
    ) -> Attempt {
        Attempt { came, inner, last, rejected }
    }
}

prop_compose! {
    pub fn any_nested_case()(
        outer_closes in any::<bool>(),
        inner in prop_oneof![
            Just(Rule::GoesOn),
            prop::option::weighted(0.8, 1..8_u64).prop_map(Rule::Closed),
        ],
        attempts in prop::collection::vec(any_attempt(), 1..4),
    ) -> NestedCase {
        NestedCase { outer_closes, inner, attempts }
    }
}

/// An inner delivery: its number, its date, the day it was rejected, the day it was accepted.
#[derive(Clone, Copy, Debug)]
struct Inner {
    n: u32,
    came: Date,
    no: Option<Date>,
    yes: Option<Date>,
}

/// The dates of an outer attempt.
#[derive(Clone, Debug)]
struct Dates {
    came: Date,
    /// The number of the first inner delivery that was awaited in it.
    first: u32,
    inner: Vec<Inner>,
    no: Option<Date>,
}

impl Dates {
    /// The same as far as it had come by a day.
    fn by(&self, today: Date) -> Self {
        let known = |date: Option<Date>| date.filter(|date| *date <= today);
        let inner = self.inner.iter().filter(|inner| inner.came <= today);
        let inner = inner.map(|inner| Inner {
            no: known(inner.no),
            yes: known(inner.yes),
            ..*inner
        });
        Self {
            came: self.came,
            first: self.first,
            inner: inner.collect(),
            no: known(self.no),
        }
    }

    /// The inner delivery that stands.
    fn standing(&self) -> Option<Inner> {
        self.inner
            .last()
            .copied()
            .filter(|inner| inner.no.is_none())
    }

    /// The first that was rejected.
    fn first_no(&self) -> Option<Inner> {
        self.inner.iter().copied().find(|inner| inner.no.is_some())
    }
}

impl NestedCase {
    fn dates(&self) -> Vec<Dates> {
        let (mut now, mut n) = (0, 0);
        let mut next = |days: u64| {
            now += days;
            day(now)
        };
        let last = self.attempts.len() - 1;
        let dates = self.attempts.iter().enumerate().map(|(i, attempt)| {
            let came = next(attempt.came);
            let first = n + 1;
            let mut number = || {
                n += 1;
                n
            };
            let mut inner = Vec::new();
            for (came, no) in &attempt.inner {
                let came = next(*came);
                let no = Some(next(*no));
                inner.push(Inner {
                    n: number(),
                    came,
                    no,
                    yes: None,
                });
            }
            if let Some((came, yes)) = attempt.last {
                let came = next(came);
                let yes = yes.map(&mut next);
                inner.push(Inner {
                    n: number(),
                    came,
                    no: None,
                    yes,
                });
            }
            // One that was awaited and never came had a number as well.
            if attempt.last.is_none() {
                number();
            }
            let no = (i < last).then(|| next(attempt.rejected));
            Dates {
                came,
                first,
                inner,
                no,
            }
        });
        dates.collect()
    }

    fn plan(&self) -> Plan {
        let event = |id: &str, actor: &str, after: &[&str]| json!({"id": id, "phase": 1, "label": id, "actor": actor, "after": after});
        let clock = |id: &str, from: &str, to: &str, days: u64| json!({"id": id, "phase": 1, "label": id, "from": from, "to": [to], "limit": format!("{days}d")});
        let mut inner_ok = event("inner_ok", "administration", &["inner"]);
        inner_ok["rejection"] = match self.inner {
            Rule::GoesOn => json!({"of": "inner", "label": "No", "clock": "goes_on"}),
            Rule::Closed(None) => json!({"of": "inner", "label": "No"}),
            Rule::Closed(Some(days)) => {
                json!({"of": "inner", "label": "No", "again": format!("{days}d")})
            }
        };
        let mut outer_ok = event("outer_ok", "administration", &["inner_ok"]);
        let rule = if self.outer_closes {
            "closed"
        } else {
            "goes_on"
        };
        outer_ok["rejection"] = json!({"of": "outer", "label": "No", "clock": rule});
        let plan = json!({
            "name": "x", "title": "X", "rules": {"last_day": "nominal"},
            "phases": [{"number": 1, "id": "one", "title": "One"}],
            "milestones": [event("signed", "both", &[]), event("outer", "supplier", &["signed"]),
                event("inner", "supplier", &["outer"]), inner_ok, outer_ok],
            "clocks": [clock("outside", "signed", "inner", OUTSIDE), clock("within", "outer", "inner", WITHIN),
                clock("check", "inner", "inner_ok", CHECK)],
        });
        Plan::from_json(&plan.to_string()).expect("a sound plan")
    }

    fn desk(&self) -> Desk {
        let mut desk = Desk::on(self.plan());
        desk.record("signed", Some(day(0)));
        for dates in self.dates() {
            desk.record("outer", Some(dates.came));
            for inner in dates.inner {
                desk.record("inner", Some(inner.came));
                desk.record("inner_ok", inner.yes);
                if let Some(no) = inner.no {
                    desk.reject("inner_ok", no);
                }
            }
            if let Some(no) = dates.no {
                desk.reject("outer_ok", no);
            }
        }
        desk
    }
}

/// The second count of a case on a day.
struct Count<'c> {
    case: &'c NestedCase,
    attempts: Vec<Dates>,
    today: Date,
}

impl Count<'_> {
    fn of(case: &NestedCase, today: Date) -> Count<'_> {
        let attempts = case.dates().into_iter();
        let attempts = attempts.filter(|dates| dates.came <= today);
        Count {
            case,
            attempts: attempts.map(|dates| dates.by(today)).collect(),
            today,
        }
    }

    fn closes(&self) -> bool {
        self.case.inner != Rule::GoesOn
    }

    /// The outer attempt that stands.
    fn standing(&self) -> Option<&Dates> {
        self.attempts.last().filter(|dates| dates.no.is_none())
    }

    /// What a clock that ends with the inner delivery ended with in an attempt.
    fn inner_of(&self, dates: &Dates) -> Option<Date> {
        let first = dates.first_no().filter(|_| self.closes());
        first.or(dates.standing()).map(|inner| inner.came)
    }

    /// A clock that the end of an attempt cut short, unless its own end came first.
    fn cut(&self, start: Date, own: Option<Date>, no: Date, days: u64) -> Said {
        match own {
            Some(_) => judged(self.today, Some(start), own, Some(days)),
            None if no > after(start, days) => {
                judged(self.today, Some(start), Some(no), Some(days))
            }
            None => NOTHING,
        }
    }

    /// When the clock from outside ended: with the first attempt after which somebody said that it is closed.
    fn outside(&self) -> Option<Date> {
        let ended = self.attempts.iter().find_map(|dates| {
            let first = dates.first_no().filter(|_| self.closes());
            let whole = dates.no.is_some() && self.case.outer_closes;
            first
                .or(dates.standing().filter(|_| whole))
                .map(|inner| inner.came)
        });
        ended.or(self
            .standing()
            .and_then(Dates::standing)
            .map(|inner| inner.came))
    }

    fn clocks(&self) -> BTreeMap<String, Said> {
        let mut found = BTreeMap::new();
        let mut say = |name: String, said: Said| assert!(found.insert(name, said).is_none());
        let outside = judged(self.today, Some(day(0)), self.outside(), Some(OUTSIDE));
        say("outside".into(), outside);
        for dates in &self.attempts {
            if let Some(no) = dates.no {
                let within = self.cut(dates.came, self.inner_of(dates), no, WITHIN);
                say(format!("within/{}", dates.first), within);
            }
            for (i, inner) in dates.inner.iter().enumerate() {
                let n = inner.n;
                let Some(no) = inner.no else {
                    if let Some(no) = dates.no {
                        say(
                            format!("check/{n}"),
                            self.cut(inner.came, inner.yes, no, CHECK),
                        );
                    }
                    continue;
                };
                let check = judged(self.today, Some(inner.came), Some(no), Some(CHECK));
                say(format!("check/{n}"), check);
                let Rule::Closed(Some(days)) = self.case.inner else {
                    continue;
                };
                let next = dates.inner.get(i + 1).map(|next| next.came);
                let mut again = match dates.no {
                    Some(over) => self.cut(no, next, over, days),
                    None => judged(self.today, Some(no), next, Some(days)),
                };
                if again.0 == "running" && (after(no, days) - self.today).num_days() <= 3 {
                    again.0 = "due_soon";
                }
                say(format!("inner/{}", n + 1), again);
            }
        }
        let now = self.standing();
        let within = now.and_then(|dates| self.inner_of(dates));
        let within = judged(
            self.today,
            now.map(|dates| dates.came),
            within,
            Some(WITHIN),
        );
        say("within".into(), within);
        let inner = now.and_then(Dates::standing);
        let check = judged(
            self.today,
            inner.map(|inner| inner.came),
            inner.and_then(|inner| inner.yes),
            Some(CHECK),
        );
        say("check".into(), check);
        found
    }

    fn awaited(&self) -> BTreeSet<String> {
        let Some(now) = self.standing() else {
            return BTreeSet::from(["outer".to_owned()]);
        };
        let next = match now.standing() {
            None => "inner",
            Some(inner) if inner.yes.is_none() => "inner_ok",
            Some(_) => "outer_ok",
        };
        BTreeSet::from([next.to_owned()])
    }
}

/// Whether the program finds the same.
pub fn agree(case: &NestedCase) -> Result<(), TestCaseError> {
    let written = case.desk().dossier.checked().expect("a sound dossier");
    for today in (0..120).step_by(3).map(day) {
        let seen = written.seen_on(today);
        let assessment = Assessment::of(&seen, today);
        let count = Count::of(case, today);
        prop_assert_eq!(said_of(&assessment), count.clocks(), "on {}", today);
        let awaited = awaited_in(&assessment);
        prop_assert_eq!(awaited, count.awaited(), "awaited on {}", today);
    }
    Ok(())
}
