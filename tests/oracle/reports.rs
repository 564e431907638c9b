//! What comes back in attempts that are rejected, by a second count: a report for every period from a delivery, which is
//! turned down again and again, with a suspension or more time for single reports.
//!
//! Nothing is taken from the first count: every period is found by going from day to day. What is written is written by
//! the wishes of people, and what is asked is which reports there are, and what became of each.

use std::collections::BTreeMap;

use crono::assess::Assessment;
use crono::calendar::Date;
use crono::plan::Plan;
use crono::record::{Document, Extension, Grant, Proposal, Resumption, Suspension};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::json;

use super::between::{Desk, stamp};
use super::rejected::{after, day};

/// An act on one report, so many days after the delivery.
#[derive(Clone, Copy, Debug)]
enum Act {
    Stop {
        report: u32,
        on: u64,
        days: Option<u64>,
    },
    More {
        report: u32,
        on: u64,
        days: u32,
    },
}

/// An attempt: everything so many days after its delivery, which comes so many days after what was before.
#[derive(Clone, Debug)]
struct Attempt {
    came: u64,
    /// The dates of the first reports.
    reports: Vec<Option<u64>>,
    act: Option<Act>,
    /// When it is rejected; the last one never is.
    lasts: u64,
}

/// What happened.
#[derive(Clone, Debug)]
pub struct ReportsCase {
    every: u64,
    due: u64,
    counts: bool,
    /// Through when reports come, so many days after the first delivery.
    through: Option<u64>,
    attempts: Vec<Attempt>,
}

prop_compose! {
    fn any_attempt()(
        came in 0..9_u64,
        lasts in 1..40_u64,
    )(
        came in Just(came),
        lasts in Just(lasts),
        reports in prop::collection::vec(prop::option::weighted(0.6, 0..=lasts), 0..5),
        // An act is before the day of the rejection: of the same day, the time it was typed would decide, and all stamps
        // here are equal.
        act in prop::option::weighted(0.6, prop_oneof![
            (1..5_u32, 0..lasts, prop::option::of(1..12_u64))
                .prop_map(|(report, on, days)| Act::Stop { report, on, days }),
            (1..5_u32, 0..lasts, 1..9_u32)
                .prop_map(|(report, on, days)| Act::More { report, on, days }),
        ]),
    ) -> Attempt {
        Attempt { came, reports, act, lasts }
    }
}

prop_compose! {
    pub fn any_reports_case()(
        every in 2..9_u64,
        due in 1..7_u64,
        counts in any::<bool>(),
        through in prop::option::weighted(0.3, 5..90_u64),
        attempts in prop::collection::vec(any_attempt(), 1..4),
    ) -> ReportsCase {
        ReportsCase { every, due, counts, through, attempts }
    }
}

/// The days of an attempt: its delivery, and its rejection.
#[derive(Clone, Copy)]
struct Days {
    came: Date,
    no: Option<Date>,
}

impl ReportsCase {
    fn days(&self) -> Vec<Days> {
        let mut now = 0;
        let last = self.attempts.len() - 1;
        let days = self.attempts.iter().enumerate().map(|(i, attempt)| {
            let came = now + attempt.came;
            now = came + attempt.lasts;
            Days {
                came: day(came),
                no: (i < last).then_some(day(now)),
            }
        });
        days.collect()
    }

    fn through(&self) -> Option<Date> {
        let first = self.attempts[0].came;
        self.through.map(|days| day(first + days))
    }

    fn plan(&self) -> Plan {
        let event = |id: &str, actor: &str, after: &[&str]| json!({"id": id, "phase": 1, "label": id, "actor": actor, "after": after});
        let mut accepted = event("accepted", "administration", &["delivered"]);
        accepted["rejection"] = json!({"of": "delivered", "label": "No"});
        let mut series = json!({"id": "report", "phase": 1, "label": "Report", "actor": "supplier",
            "from": "delivered", "every": format!("{}d", self.every), "due": format!("{}d", self.due),
            "through": self.through().map_or(json!("2099-12-31"), |on| json!(on))});
        if self.counts {
            series["first_day"] = json!("counts");
        }
        let plan = json!({"name": "n", "title": "T", "rules": {"last_day": "nominal"},
            "phases": [{"number": 1, "id": "one", "title": "One"}],
            "milestones": [event("delivered", "supplier", &[]), accepted],
            "clocks": [], "series": [series]});
        Plan::from_json(&plan.to_string()).expect("a sound plan")
    }

    /// Everything written on its day, as far as it can be: a report that will not come is refused.
    fn desk(&self) -> Desk {
        let mut desk = Desk::on(self.plan());
        for (attempt, days) in self.attempts.iter().zip(self.days()) {
            desk.record("delivered", Some(days.came));
            for (n, on) in (1..).zip(&attempt.reports) {
                let on = on.map(|on| after(days.came, on));
                if self.ends(days.came, n).is_some() {
                    desk.record(&format!("report:{n}"), on);
                }
            }
            match attempt.act {
                Some(Act::Stop {
                    report,
                    on,
                    days: lasts,
                }) if self.ends(days.came, report).is_some() => {
                    desk.suspend(report, after(days.came, on), lasts);
                }
                Some(Act::More {
                    report,
                    on,
                    days: more,
                }) if self.ends(days.came, report).is_some() => {
                    desk.extend(report, after(days.came, on), more);
                }
                _ => {}
            }
            if let Some(no) = days.no {
                desk.reject("accepted", no);
            }
        }
        desk
    }

    /// The last day of a period, found by going from day to day; none where the series is over by then.
    fn ends(&self, came: Date, n: u32) -> Option<Date> {
        let mut at = if self.counts { came.pred_opt()? } else { came };
        for _ in 0..n {
            for _ in 0..self.every {
                at = at.succ_opt()?;
            }
        }
        self.through()
            .is_none_or(|through| at <= through)
            .then_some(at)
    }
}

/// Writing acts on single reports.
impl Desk {
    fn suspend(&mut self, report: u32, from: Date, lasts: Option<u64>) {
        let n = self.next_suspension();
        self.make(&Proposal::Suspend(Box::new(Suspension {
            n: 0,
            from,
            clocks: vec![format!("report:{report}").parse().expect("a clock")],
            reason: None,
            ordered_by: None,
            document: Document::default(),
            stamp: stamp(),
            resumption: None,
        })));
        if let Some(days) = lasts {
            self.make(&Proposal::Resume {
                n: Some(n),
                end: Box::new(Resumption {
                    date: after(from, days),
                    ordered_by: None,
                    terms: Vec::new(),
                    document: Document::default(),
                    stamp: stamp(),
                }),
            });
        }
    }

    fn extend(&mut self, report: u32, granted: Date, days: u32) {
        self.make(&Proposal::Extend(Box::new(Extension {
            n: 0,
            clock: format!("report:{report}").parse().expect("a clock"),
            grant: Grant::Days(days),
            granted,
            reason: None,
            document: Document::default(),
            stamp: stamp(),
        })));
    }
}

/// What is expected of a report: its state, its end, and its last day.
type Said = (&'static str, Option<Date>, Option<Date>);

/// The second count of a case on a day.
struct Count<'c> {
    case: &'c ReportsCase,
    today: Date,
}

impl Count<'_> {
    /// The act that was written for a report of an attempt.
    fn act(&self, attempt: usize, report: u32) -> Option<(Date, Act)> {
        let own = &self.case.attempts[attempt];
        let came = self.case.days()[attempt].came;
        let act = own.act?;
        let (Act::Stop { report: of, on, .. } | Act::More { report: of, on, .. }) = act;
        let on = after(came, on);
        let is_there = self.case.ends(came, of).is_some();
        (is_there && of == report && on <= self.today).then_some((on, act))
    }

    /// The last day in time of a report that began on a day, found by counting one day after another.
    fn due(&self, start: Date, act: Option<(Date, Act)>, until: Date) -> Date {
        let mut allowed = self.case.due;
        let mut stop = None;
        match act {
            Some((on, Act::More { days, .. })) if on <= self.today => allowed += u64::from(days),
            Some((on, Act::Stop { days, .. })) => {
                let to = days
                    .map(|days| after(on, days))
                    .filter(|to| *to <= self.today);
                stop = Some((on, to));
            }
            _ => {}
        }
        let (mut at, mut used) = (start, 0);
        while used < allowed {
            at = after(at, 1);
            let stands = stop.is_some_and(|(from, to)| {
                let to = to.unwrap_or(until.max(from));
                from < at && at <= to.min(until)
            });
            used += u64::from(!stands);
        }
        at
    }

    /// Whether a report that is not done stands still today.
    fn stands(&self, start: Date, act: Option<(Date, Act)>) -> bool {
        let Some((from, Act::Stop { days, .. })) = act else {
            return false;
        };
        let is_over = days.is_some_and(|days| after(from, days) <= self.today);
        // One that begins when the time is over stops nothing.
        let is_late = from >= after(start, self.case.due);
        from <= self.today && !is_over && !is_late
    }

    fn reports(&self) -> BTreeMap<String, Said> {
        let mut found = BTreeMap::new();
        for (i, (attempt, days)) in self.case.attempts.iter().zip(self.case.days()).enumerate() {
            if days.came > self.today {
                break;
            }
            let no = days.no.filter(|no| *no <= self.today);
            for n in 1..90 {
                let Some(ends) = self.case.ends(days.came, n) else {
                    break;
                };
                let own = attempt
                    .reports
                    .get(usize::try_from(n - 1).expect("few"))
                    .copied()
                    .flatten();
                let own = own
                    .map(|on| after(days.came, on))
                    .filter(|on| *on <= self.today);
                if ends > no.unwrap_or(self.today) && own.is_none() {
                    continue;
                }
                let act = self.act(i, n);
                let end = own.or(no);
                let due = self.due(ends, act, end.unwrap_or(self.today));
                let said = match (end, due) {
                    (None, _) if self.stands(ends, act) => ("suspended", None, None),
                    (None, due) if self.today > due => ("overdue", None, Some(due)),
                    (None, due) if self.today == due => ("due_today", None, Some(due)),
                    (None, due) => ("running", None, Some(due)),
                    (Some(end), due) if end > due => ("breached", Some(end), Some(due)),
                    (Some(_), _) if own.is_none() => ("waived", None, None),
                    (Some(end), due) => ("met", Some(end), Some(due)),
                };
                let name = match no {
                    Some(_) => format!("report:{n}/{}", i + 1),
                    None => format!("report:{n}"),
                };
                found.insert(name, said);
            }
            if no.is_none() {
                break;
            }
        }
        found
    }
}

/// Whether the program finds the same reports.
pub fn agree(case: &ReportsCase) -> Result<(), TestCaseError> {
    let written = case.desk().dossier.checked().expect("a sound dossier");
    for today in (0..150).step_by(4).map(day) {
        let seen = written.seen_on(today);
        let assessment = Assessment::of(&seen, today);
        let clocks = assessment.clocks.iter().filter(|clock| clock.has_begun());
        let said = clocks.map(|clock| {
            let due = clock.deadline().map(|deadline| deadline.due);
            let said = match clock.state().as_str() {
                "waived" => ("waived", None, None),
                state => (state, clock.end(), due),
            };
            (clock.key.to_string(), said)
        });
        let said: BTreeMap<String, Said> = said.collect();
        prop_assert_eq!(said, Count { case, today }.reports(), "on {}", today);
    }
    Ok(())
}
