//! What proves a result: the steps of the sum, whose turn it was, the verdict at closing.

use super::*;
use crate::assess::{Step, rejudged, turns, why, why_term};
use crate::calendar::LastDayRule;
use crate::plan::{Actors, PartyId};
use crate::record::{Change, Journal, Judged, Op, Outcome};

fn key(name: &str) -> ClockKey {
    name.parse().unwrap()
}

#[test]
fn the_steps_are_those_of_the_sum_in_the_order_of_time() {
    let facts = Facts::new(&[("test_release", "2025-06-06")])
        .extended("migration", Grant::Days(15), "2025-07-15")
        .suspended("2025-07-28", "2025-09-01", &[])
        .stating("migration", "2025-10-31")
        .suspended("2025-11-05", "", &[])
        .extended("migration", Grant::Until(day("2025-11-10")), "2025-10-20");
    let seen = facts.seen("2025-11-07");
    let why = why(&facts.0, &seen, &key("migration")).unwrap();
    let sum = why.sum.unwrap();
    assert_eq!(sum.nominal, Some(day("2025-09-04")));
    assert_eq!(
        sum.steps,
        [
            Step::Extended {
                n: 1,
                on: day("2025-07-15"),
                days: 15,
                until: None
            },
            Step::Suspended {
                n: 1,
                from: day("2025-07-28"),
                to: Some(day("2025-09-01")),
                days: 35,
                counts: true,
                part: Part::First
            },
            Step::Stated {
                n: 1,
                on: day("2025-09-01"),
                due: day("2025-10-31"),
                counted: day("2025-10-24")
            },
            Step::Extended {
                n: 2,
                on: day("2025-10-20"),
                days: 10,
                until: Some(day("2025-11-10"))
            },
            Step::Suspended {
                n: 2,
                from: day("2025-11-05"),
                to: None,
                days: 2,
                counts: true,
                part: Part::First
            },
        ]
    );
    assert_eq!((sum.suspended, sum.extension), (37, 25));
    assert_eq!(sum.pause.unwrap().days_left, Some(5));
    assert_eq!(why.starts[0].date, Some(day("2025-06-06")));
    assert_eq!(
        why.starts[0].record.clone().unwrap().event.to_string(),
        "test_release"
    );
    assert_eq!(why.ends[0].date, None);
}

#[test]
fn the_sum_of_an_explanation_is_the_due_date_of_the_clock() {
    let facts = Facts::new(&[
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-17"),
    ]);
    let seen = facts.seen("2025-03-01");
    let why = why(&facts.0, &seen, &key("plan_delivery")).unwrap();
    assert_eq!(
        why.sum.as_ref().unwrap().due,
        why.status.deadline().map(|d| d.due)
    );
    assert_eq!(why.rule, LastDayRule::Nominal);
    assert_eq!(why.last, Some(day("2025-02-16")));
    assert_eq!(
        why.status.deadline().map(|d| d.civil),
        Some(day("2025-02-17"))
    );
    assert!(!why.civil_counts_otherwise);
    assert_eq!(why.warned, Some(day("2025-02-13")));
}

#[test]
fn there_is_a_reason_for_what_has_not_begun_for_requests_items_and_terms() {
    let facts = Facts::new(&[("test_debug_done", "2025-09-12")])
        .items("content_published", &["a", "b"])
        .and(&[
            ("content_published:a", "2025-10-01"),
            ("content_published:b", "2025-10-02"),
        ])
        .request("2026-02-02", Some("2026-02-04"));
    let seen = facts.seen("2026-03-01");
    let of = |name: &str| why(&facts.0, &seen, &key(name));
    assert_eq!(of("plan_delivery").unwrap().sum, None);
    let content = of("content").unwrap();
    let last = content.ends[0].record.as_ref().unwrap();
    assert_eq!(last.event.to_string(), "content_published:b");
    assert_eq!(
        of("assistance:1").unwrap().ends[0].date,
        Some(day("2026-02-04"))
    );
    assert!(of("assistance:2").is_none() && of("nothing").is_none());
    let term = why_term(&facts.0, &seen, &key("maintenance")).unwrap();
    assert_eq!((term.start.date, term.status.through), (None, None));
    assert!(why_term(&facts.0, &seen, &key("content")).is_none());
}

#[test]
fn each_day_of_a_late_clock_was_somebodys_turn() {
    let migration = Facts::new(&[
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
        ("migration_verified", "2025-10-07"),
    ]);
    let suspended = Facts(migration.0.clone()).suspended("2025-09-01", "2025-09-11", &[]);
    let open = Facts::new(&[
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
    ]);
    let acceptance = Facts::new(&[
        ("content_published", "2025-12-18"),
        ("production_release", "2026-01-10"),
        ("acceptance_test", "2026-01-31"),
    ]);
    let unrecorded = Facts::new(&[
        ("content_published", "2025-12-18"),
        ("acceptance_test", "2026-01-31"),
    ]);
    let request = Facts::new(&[]).request("2026-02-02", Some("2026-02-20"));
    for (case, facts, clock, on, (supplier, administration, together, suspended)) in [
        (
            "verified late",
            &migration,
            "migration",
            "2026-01-01",
            (77, 46, 0, 0),
        ),
        (
            "stood in between",
            &suspended,
            "migration",
            "2026-01-01",
            (77, 36, 0, 10),
        ),
        (
            "not verified yet",
            &open,
            "migration",
            "2025-10-01",
            (77, 40, 0, 0),
        ),
        (
            "all the supplier's",
            &open,
            "test_training",
            "2025-10-01",
            (40, 0, 0, 0),
        ),
        (
            "a joint test",
            &acceptance,
            "acceptance",
            "2026-03-01",
            (23, 0, 21, 0),
        ),
        (
            "what came before was not recorded",
            &unrecorded,
            "acceptance",
            "2026-03-01",
            (44, 0, 0, 0),
        ),
        (
            "a request",
            &request,
            "assistance:1",
            "2026-03-01",
            (18, 0, 0, 0),
        ),
    ] {
        let seen = facts.seen(on);
        let status = clock_of(&seen, clock);
        let found = turns(&facts.0, &seen, status).unwrap();
        let of = |party| found.of(&Actors::one(party));
        assert_eq!(
            (
                of(PartyId::supplier()),
                of(PartyId::administration()),
                found.of(&Actors::both()),
                found.suspended
            ),
            (supplier, administration, together, suspended),
            "{case}"
        );
        let all = supplier + administration + together + suspended;
        assert_eq!(Some(all), status.gross, "{case}");
    }
}

fn clock_of<'a>(seen: &'a Assessment, name: &str) -> &'a ClockStatus {
    super::clock(seen, name)
}

#[test]
fn another_rule_later_is_told_beside_the_verdict_at_closing() {
    let facts = Facts::new(&[
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-17"),
    ]);
    let mut journal = Journal::default();
    let judged = Judged {
        clock: "plan_delivery".into(),
        limit: "10d".parse().ok(),
        due: day("2025-02-16"),
        outcome: Outcome::Breached,
    };
    journal.append(
        Change::new(Op::Record, Vec::new()),
        stamp(),
        None,
        vec![judged],
    );
    let seen = facts.seen("2025-03-01");
    assert_eq!(rejudged(&seen, &journal), []);
    let civil = facts.set("rules.last_day", Some("civil"));
    let seen = civil.seen("2025-03-01");
    let found = rejudged(&seen, &journal);
    assert_eq!(
        (found[0].late_then, found[0].then.outcome),
        (1, Outcome::Breached)
    );
    assert_eq!(seen.clocks[found[0].clock].state(), State::Met);
}
