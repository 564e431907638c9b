//! What belongs to an attempt that was rejected, by a second count: a delivery that is checked before two others give
//! their verdict on it, each of which may reject it; a training beside it; points that are ticked.
//!
//! Nothing is taken from the first count. What is written is written by the wishes of people, each rejection is taken
//! back once and made again, and what is asked is which clocks there are, what each counts, what is awaited, and what
//! is ticked.

use std::collections::{BTreeMap, BTreeSet};

use crono::assess::Assessment;
use crono::calendar::Date;
use crono::plan::{MilestoneId, Plan};
use crono::record::{Dossier, Draft, Expected, Journal, Proposal, ProposalContext, Stamp, Ticking};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::json;

use super::rejected::{Said, after, day, judged};

/// The days that the plan gives.
const DELIVERY: u64 = 10;
const INSPECTION: u64 = 25;
const CHECK: u64 = 15;
const VERDICT: u64 = 12;
const TRAINING: u64 = 9;
const WORKS: u64 = 20;

/// Who may reject: the one that is named first in the plan, and the other.
const JUDGES: [&str; 2] = ["verified", "accepted"];

/// What becomes of the clocks that a rejection reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    GoesOn,
    Closed(Option<u64>),
}

impl Rule {
    fn closes(self) -> bool {
        self != Self::GoesOn
    }
}

/// An attempt, each thing so many days after the one before it.
#[derive(Clone, Debug)]
struct Attempt {
    came: u64,
    checked: Option<u64>,
    /// The verdict of the one that does not reject.
    other: Option<u64>,
    trained: bool,
    /// Which points of the check are ticked, and whether that of the one that rejects is.
    ticks: [bool; 3],
    rejected: u64,
    by: usize,
}

/// What happened.
#[derive(Clone, Debug)]
pub struct BetweenCase {
    rules: [Rule; 2],
    silence: bool,
    attempts: Vec<Attempt>,
    /// The last delivery, its check, and both verdicts.
    last: [Option<u64>; 4],
    trained_last: bool,
    done: Option<u64>,
}

fn any_rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        Just(Rule::GoesOn),
        prop::option::of(1..12_u64).prop_map(Rule::Closed),
    ]
}

prop_compose! {
    fn any_attempt()(
        came in 0..20_u64,
        checked in prop::option::weighted(0.6, 0..20_u64),
        other in prop::option::weighted(0.4, 0..8_u64),
        trained in any::<bool>(),
        ticks in any::<[bool; 3]>(),
        rejected in 0..20_u64,
        by in 0..2_usize,
    ) -> Attempt {
        Attempt { came, checked, other, trained, ticks, rejected, by }
    }
}

prop_compose! {
    pub fn any_between_case()(
        rules in [any_rule(), any_rule()],
        silence in any::<bool>(),
        attempts in prop::collection::vec(any_attempt(), 0..3),
        last in [
            prop::option::weighted(0.7, 0..20_u64),
            prop::option::weighted(0.7, 0..20_u64),
            prop::option::weighted(0.5, 0..20_u64),
            prop::option::weighted(0.5, 0..20_u64),
        ],
        trained_last in any::<bool>(),
        done in prop::option::weighted(0.5, 0..30_u64),
    ) -> BetweenCase {
        BetweenCase { rules, silence, attempts, last, trained_last, done }
    }
}

/// The dates of one attempt.
#[derive(Clone, Copy, Debug, Default)]
struct Dates {
    delivered: Option<Date>,
    checked: Option<Date>,
    verdicts: [Option<Date>; 2],
    rejected: Option<(Date, usize)>,
    ticks: [bool; 3],
}

/// The dates of a case: of each attempt, of the training, and of the end.
struct Course {
    attempts: Vec<Dates>,
    trained: Option<Date>,
    done: Option<Date>,
}

impl BetweenCase {
    fn course(&self) -> Course {
        let mut now = 0;
        let mut next = |days: u64| {
            now += days;
            day(now)
        };
        let mut course = Course {
            attempts: Vec::new(),
            trained: None,
            done: None,
        };
        for attempt in &self.attempts {
            let mut dates = Dates {
                delivered: Some(next(attempt.came)),
                checked: attempt.checked.map(&mut next),
                ticks: attempt.ticks,
                ..Dates::default()
            };
            if attempt.trained && course.trained.is_none() {
                course.trained = Some(next(1));
            }
            dates.verdicts[1 - attempt.by] = attempt.other.map(&mut next);
            dates.rejected = Some((next(attempt.rejected), attempt.by));
            course.attempts.push(dates);
        }
        let mut last = Dates {
            delivered: self.last[0].map(&mut next),
            ..Dates::default()
        };
        if last.delivered.is_some() {
            last.checked = self.last[1].map(&mut next);
            if self.trained_last && course.trained.is_none() {
                course.trained = Some(next(2));
            }
            last.verdicts = [self.last[2].map(&mut next), self.last[3].map(&mut next)];
            course.done = self.done.filter(|_| last.verdicts[1].is_some()).map(next);
        }
        course.attempts.push(last);
        course
    }

    fn plan(&self) -> Plan {
        let milestone = |id: &str, actor: &str, after: &[&str]| json!({"id": id, "phase": 1, "label": id, "actor": actor, "after": after});
        let judge = |at: usize| {
            let mut judge = milestone(JUDGES[at], "administration", &["delivered", "checked"]);
            judge["rejection"] = match self.rules[at] {
                Rule::GoesOn => json!({"of": "delivered", "label": "No", "clock": "goes_on"}),
                Rule::Closed(None) => json!({"of": "delivered", "label": "No"}),
                Rule::Closed(Some(again)) => {
                    json!({"of": "delivered", "label": "No", "again": format!("{again}d")})
                }
            };
            judge["checklist"] = json!([{"id": "minutes", "it": "m", "en": "m"}]);
            judge
        };
        let clock = |id: &str, from: &str, to: &str, days: u64| {
            json!({"id": id, "phase": 1, "label": id, "from": from, "to": [to],
                "limit": format!("{days}d")})
        };
        let mut checked = milestone("checked", "administration", &["delivered"]);
        checked["checklist"] =
            json!([{"id": "one", "it": "1", "en": "1"}, {"id": "two", "it": "2", "en": "2"}]);
        let mut check = clock("check", "delivered", "checked", CHECK);
        if self.silence {
            check["on_expiry"] = json!("happens");
        }
        let plan = json!({
            "name": "x", "title": "X", "rules": {"last_day": "nominal"},
            "phases": [{"number": 1, "id": "one", "title": "One"}],
            "milestones": [milestone("signed", "both", &[]),
                milestone("delivered", "supplier", &["signed"]), checked, judge(0), judge(1),
                milestone("trained", "supplier", &["delivered"]),
                milestone("done", "supplier", &["accepted"])],
            "clocks": [clock("delivery", "signed", "delivered", DELIVERY),
                clock("inspection", "signed", "checked", INSPECTION), check,
                clock("verification", "checked", "verified", VERDICT),
                clock("decision", "checked", "accepted", VERDICT),
                clock("training", "delivered", "trained", TRAINING),
                clock("works", "accepted", "done", WORKS)],
        });
        Plan::from_json(&plan.to_string()).expect("a sound plan")
    }

    /// The dossier, as people write it: each thing when it happens.
    fn dossier(&self) -> Dossier {
        let mut desk = Desk::on(self.plan());
        let course = self.course();
        desk.record("signed", Some(day(0)));
        for dates in &course.attempts {
            desk.record("delivered", dates.delivered);
            desk.record("checked", dates.checked);
            let judge = dates.rejected.map_or(1, |(_, by)| by);
            let points = [
                ("checked", "one"),
                ("checked", "two"),
                (JUDGES[judge], "minutes"),
            ];
            for ((of, point), is_ticked) in points.into_iter().zip(dates.ticks) {
                desk.tick(of, point, dates.delivered.filter(|_| is_ticked));
            }
            let is_now = |day: &Date| dates.rejected.is_none_or(|(no, _)| *day <= no);
            if !desk.is_recorded("trained") {
                desk.record("trained", course.trained.filter(is_now));
            }
            for (judge, on) in JUDGES.iter().zip(dates.verdicts) {
                desk.record(judge, on);
            }
            if let Some((on, by)) = dates.rejected {
                desk.reject(JUDGES[by], on);
            }
        }
        desk.record("done", course.done);
        desk.dossier.checked().expect("a sound dossier")
    }
}

/// Who writes, and when.
pub(super) fn stamp() -> Stamp {
    Stamp {
        by: "M.R.".into(),
        login: "mrossi".into(),
        at: "2026-01-01T10:00:00+01:00".parse().expect("an instant"),
    }
}

/// Somebody who writes what happens.
pub(super) struct Desk {
    pub(super) dossier: Dossier,
    journal: Journal,
}

impl Desk {
    pub(super) fn on(plan: Plan) -> Self {
        Self {
            dossier: Dossier::new(plan),
            journal: Journal::default(),
        }
    }

    /// The number that the next suspension will have.
    pub(super) fn next_suspension(&self) -> u32 {
        u32::try_from(self.dossier.suspensions.len()).expect("few") + 1
    }

    fn is_recorded(&self, event: &str) -> bool {
        self.dossier
            .record(&event.parse().expect("an event"))
            .is_some()
    }

    pub(super) fn make(&mut self, proposal: &Proposal) {
        let stamp = stamp();
        let context = ProposalContext {
            dossier: &self.dossier,
            journal: &self.journal,
            stamp: &stamp,
            reason: Some("x"),
        };
        let change = proposal.change(context).expect("it can be done");
        let change = change.expect("something new");
        self.dossier.apply(&change).expect("it fits");
        self.journal.append(change, stamp, None, Vec::new());
    }

    pub(super) fn record(&mut self, event: &str, date: Option<Date>) {
        let Some(date) = date else { return };
        self.make(&Proposal::Record {
            event: event.parse().expect("an event"),
            draft: Draft::on(date),
            keep: true,
            expected: Expected::Anything,
        });
    }

    fn tick(&mut self, milestone: &str, point: &str, date: Option<Date>) {
        let Some(date) = date else { return };
        self.make(&Proposal::Tick(Ticking {
            milestone: milestone.parse().expect("a milestone"),
            points: vec![point.parse().expect("a point")],
            date: Some(date),
            note: None,
            expected: None,
        }));
    }

    /// Rejects, takes that back in both ways, which leaves no trace, and rejects again.
    pub(super) fn reject(&mut self, by: &str, date: Date) {
        let event = by.parse().expect("an event");
        let id: MilestoneId = by.parse().expect("a milestone");
        let reject = Proposal::Reject {
            event,
            draft: Draft::on(date),
            expected: None,
        };
        let before = self.dossier.clone();
        self.make(&reject);
        let n = self.dossier.rejections.last().expect("one").n;
        let after = self.dossier.clone();
        self.make(&Proposal::TakeBackRejection { event: id, n });
        assert!(self.dossier == before, "as if nothing had been rejected");
        self.make(&Proposal::Undo);
        assert!(self.dossier == after, "rejected again");
        // Twice undone is what was before the rejection itself.
        self.make(&Proposal::Undo);
        assert!(self.dossier == before, "undone");
        self.make(&Proposal::Redo);
        assert!(self.dossier == after, "made again");
    }
}

/// What the program says of every clock.
pub(super) fn said_of(assessment: &Assessment) -> BTreeMap<String, Said> {
    let said = assessment.clocks.iter().map(|clock| {
        let due = clock.deadline().map(|deadline| deadline.due);
        let said = match clock.state().as_str() {
            "waived" => NOTHING,
            state => (state, clock.start(), clock.end(), due),
        };
        (clock.key.to_string(), said)
    });
    said.collect()
}

/// The events that the program awaits.
pub(super) fn awaited_in(assessment: &Assessment) -> BTreeSet<String> {
    let awaited = assessment.awaited.iter().map(|it| it.event.to_string());
    awaited.collect()
}

/// One that is of no consequence.
pub(super) const NOTHING: Said = ("waived", None, None, None);

/// The second count of a case on a day.
struct Count<'c> {
    case: &'c BetweenCase,
    course: Course,
    today: Date,
}

impl Count<'_> {
    /// The attempts that are rejected by today, and the one that is awaited or stands.
    fn attempts(&self) -> (&[Dates], Dates) {
        let over = |dates: &&Dates| dates.rejected.is_some_and(|(no, _)| no <= self.today);
        let n = self.course.attempts.iter().take_while(over).count();
        let (rejected, rest) = self.course.attempts.split_at(n);
        let mut now = rest[0];
        let known = |date: Option<Date>| date.filter(|date| *date <= self.today);
        now.delivered = known(now.delivered);
        now.checked = known(now.checked).or(self.silent(&now, self.today));
        now.verdicts = now.verdicts.map(known);
        (rejected, now)
    }

    /// The last day of a check that said nothing, once that is over by a day.
    fn silent(&self, dates: &Dates, by: Date) -> Option<Date> {
        let last = after(dates.delivered?, CHECK);
        (self.case.silence && last < by).then_some(last)
    }

    /// When an attempt that was rejected was checked.
    fn checked(&self, dates: &Dates) -> Option<Date> {
        let (no, _) = dates.rejected?;
        dates.checked.or(self.silent(dates, no))
    }

    /// A clock that a rejection cut short, unless its own end came first.
    fn cut(&self, start: Option<Date>, own: Option<Date>, no: Date, days: u64) -> Said {
        let Some(from) = start else { return NOTHING };
        match own {
            Some(_) => judged(self.today, start, own, Some(days)),
            None if no > after(from, days) => judged(self.today, start, Some(no), Some(days)),
            None => NOTHING,
        }
    }

    fn clocks(&self) -> BTreeMap<String, Said> {
        let (rejected, now) = self.attempts();
        let mut found = BTreeMap::new();
        let mut say = |name: String, said: Said| assert!(found.insert(name, said).is_none());
        let signed = Some(day(0));
        let closing = |dates: &&Dates| {
            let by = dates.rejected.map(|(_, by)| self.case.rules[by]);
            by.is_some_and(Rule::closes)
        };
        let closed = rejected.iter().find(closing);
        let delivered = closed.map_or(now.delivered, |dates| dates.delivered);
        say(
            "delivery".into(),
            judged(self.today, signed, delivered, Some(DELIVERY)),
        );
        // Silence closes as a date does, where it had spoken by the rejection.
        let mut closed = rejected.iter().filter(closing);
        let checked = closed.find_map(|dates| self.checked(dates)).or(now.checked);
        let inspection = judged(self.today, signed, checked, Some(INSPECTION));
        say("inspection".into(), inspection);
        let mut trained_in = None;
        let trained = self.course.trained;
        for (n, dates) in (1..).zip(rejected) {
            let (no, by) = dates.rejected.expect("a rejection");
            let checked = self.checked(dates);
            let check = self.cut(dates.delivered, checked, no, CHECK);
            say(format!("check/{n}"), check);
            if dates.checked.is_some() || self.case.silence {
                for (judge, clock) in ["verification", "decision"].into_iter().enumerate() {
                    let own = dates.verdicts[judge].or((by == judge).then_some(no));
                    let own = self.cut(checked, own, no, VERDICT);
                    say(format!("{clock}/{n}"), own);
                }
            }
            // A verdict that was given begins the works; they are cut short with it.
            if dates.verdicts[1].is_some() {
                say(
                    format!("works/{n}"),
                    self.cut(dates.verdicts[1], None, no, WORKS),
                );
            }
            if trained_in.is_none() && trained.is_some_and(|on| on <= no) {
                trained_in = dates.delivered;
            }
            if trained_in.is_none() {
                say(
                    format!("training/{n}"),
                    self.cut(dates.delivered, None, no, TRAINING),
                );
            }
            if let Rule::Closed(Some(days)) = self.case.rules[by] {
                // What a rejection does not close goes on past what was rejected.
                let next = rejected[n..].iter().find(closing);
                let next = next.map_or(now.delivered, |next| next.delivered);
                let mut again = judged(self.today, Some(no), next, Some(days));
                let warn = if days > 10 { 7 } else { 3 };
                if again.0 == "running" && (after(no, days) - self.today).num_days() <= warn {
                    again.0 = "due_soon";
                }
                say(format!("delivered/{}", n + 1), again);
            }
        }
        say(
            "check".into(),
            judged(self.today, now.delivered, now.checked, Some(CHECK)),
        );
        let [verified, accepted] = now.verdicts;
        let verification = judged(self.today, now.checked, verified, Some(VERDICT));
        say("verification".into(), verification);
        say(
            "decision".into(),
            judged(self.today, now.checked, accepted, Some(VERDICT)),
        );
        let trained = trained.filter(|on| *on <= self.today);
        let training = judged(
            self.today,
            trained_in.or(now.delivered),
            trained,
            Some(TRAINING),
        );
        say("training".into(), training);
        let done = self.course.done.filter(|on| *on <= self.today);
        say(
            "works".into(),
            judged(self.today, accepted, done, Some(WORKS)),
        );
        found
    }

    fn awaited(&self) -> BTreeSet<String> {
        let (_, now) = self.attempts();
        let is_checked = now.delivered.is_some() && now.checked.is_some();
        let by_today = |date: Option<Date>| date.filter(|date| *date <= self.today);
        let [verified, accepted] = now.verdicts;
        let all = [
            ("delivered", true, now.delivered),
            ("checked", now.delivered.is_some(), now.checked),
            ("verified", is_checked, verified),
            ("accepted", is_checked, accepted),
            (
                "trained",
                now.delivered.is_some(),
                by_today(self.course.trained),
            ),
            ("done", accepted.is_some(), by_today(self.course.done)),
        ];
        let waits = all
            .iter()
            .filter(|(_, ready, date)| *ready && date.is_none());
        waits.map(|(id, ..)| (*id).to_owned()).collect()
    }

    /// How many points are ticked of each list that there is.
    fn ticked(&self) -> BTreeMap<String, usize> {
        let (rejected, _) = self.attempts();
        let mut found = BTreeMap::new();
        let count = |ticks: &[bool]| ticks.iter().filter(|it| **it).count();
        for (n, dates) in (1..).zip(rejected) {
            let (_, by) = dates.rejected.expect("a rejection");
            found.insert(format!("checked/{n}"), count(&dates.ticks[..2]));
            found.insert(format!("{}/{n}", JUDGES[by]), count(&dates.ticks[2..]));
        }
        found.retain(|_, ticked| *ticked > 0);
        let now = &self.course.attempts[rejected.len()];
        let is_there = now.delivered.is_some_and(|on| on <= self.today);
        let ticks = now.ticks.map(|it| it && is_there);
        found.insert("checked".to_owned(), count(&ticks[..2]));
        for (at, judge) in JUDGES.iter().enumerate() {
            let is_own = now.rejected.map_or(1, |(_, by)| by) == at;
            found.insert(
                (*judge).to_owned(),
                if is_own { count(&ticks[2..]) } else { 0 },
            );
        }
        found
    }
}

pub fn agree(case: &BetweenCase) -> Result<(), TestCaseError> {
    let written = case.dossier();
    for today in (0..200).step_by(3).map(day) {
        let seen = written.seen_on(today);
        let assessment = Assessment::of(&seen, today);
        let course = case.course();
        let count = Count {
            case,
            course,
            today,
        };
        prop_assert_eq!(said_of(&assessment), count.clocks(), "on {}", today);
        let awaited = awaited_in(&assessment);
        prop_assert_eq!(awaited, count.awaited(), "awaited on {}", today);
        let ticked = seen.checklists(today);
        let ticked = ticked.map(|list| (list.milestone.id.to_string(), list.done()));
        let ticked: BTreeMap<String, usize> = ticked.collect();
        prop_assert_eq!(ticked, count.ticked(), "ticked on {}", today);
    }
    Ok(())
}
