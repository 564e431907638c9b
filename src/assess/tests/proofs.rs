//! What stands behind a clock: its sum, what a promise would make of it, the ceiling of suspensions.

use crate::calendar::Limit;
use crate::plan::{Ceiling, PartyId, Whose};

use super::*;

/// Phase 3 runs from 2025-06-06 to 2025-09-04.
fn migrating() -> Facts {
    Facts::new(&[
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
    ])
}

fn promised(facts: &Facts, event: &str, date: &str, on: &str) -> Option<(u32, i64)> {
    let seen = facts.seen(on);
    let event = event.parse().unwrap();
    let clock = if_happened(&facts.0, &seen, &event, day(date))?;
    Some((clock.elapsed()?, clock.margin()?))
}

#[test]
fn a_promise_is_measured_against_the_clock_it_ends() {
    let facts = migrating().request("2025-09-01", None);
    for (event, date, measured) in [
        ("migration_verified", "2025-09-04", Some((90, 0))),
        ("migration_verified", "2025-09-10", Some((96, -6))),
        // One of two events that end phase 4.
        ("training_done", "2025-10-10", Some((49, -19))),
        ("assistance_answer:1", "2025-09-08", Some((7, 3))),
        // It ends nothing that runs.
        ("production_release", "2025-10-10", None),
        ("plan_delivered", "2025-10-10", None),
        // Before its clock began.
        ("training_done", "2025-08-01", None),
    ] {
        assert_eq!(
            promised(&facts, event, date, "2025-09-01"),
            measured,
            "{event}"
        );
    }
}

#[test]
fn a_promise_counts_with_the_suspensions_and_extensions_there_are() {
    let facts = migrating()
        .suspended("2025-07-28", "2025-09-01", &["migration"])
        .extended("migration", Grant::Days(5), "2025-09-01");
    let measured = promised(&facts, "migration_verified", "2025-10-10", "2025-09-02");
    assert_eq!(measured, Some((91, 4)));
}

#[test]
fn the_sum_of_a_clock_is_that_of_its_due_date() {
    let facts = migrating().suspended("2025-07-28", "2025-09-01", &[]);
    let clock = facts.clock("migration", "2025-09-10");
    let sum = sum(&facts.0, &clock, day("2025-09-10")).unwrap();
    assert_eq!(sum.due, clock.open_due());
    assert_eq!((sum.suspended, sum.steps.len()), (35, 1));
    let clock = facts.clock("content", "2025-09-10");
    assert_eq!(
        crate::assess::sum(&facts.0, &clock, day("2025-09-10")),
        None
    );
}

fn with_ceiling(mut facts: Facts) -> Facts {
    facts.0.plan.rules.suspension_ceiling = Some(Ceiling {
        percent: Some(25),
        limit: Some(Limit::Months(6)),
        of: Vec::new(),
    });
    facts
}

#[test]
fn days_of_suspension_count_once_against_the_ceiling() {
    let facts = with_ceiling(migrating())
        .suspended("2025-07-01", "2025-07-21", &[])
        .suspended("2025-07-11", "2025-07-16", &["migration"])
        .suspended("2025-08-01", "", &["migration"])
        .suspended("2025-12-01", "", &[]);
    let total = suspension_total(&facts.0, &facts.seen("2025-08-11")).unwrap();
    // The limits of the six phases are 310 days.
    assert_eq!(total.share, Some((25, 77)));
    assert_eq!(total.span, Some((Limit::Months(6), 184)));
    assert_eq!((total.days, total.is_passed()), (30, false));
    for (on, days, passed) in [("2025-09-27", 77, false), ("2025-09-28", 78, true)] {
        let total = suspension_total(&facts.0, &facts.seen(on)).unwrap();
        assert_eq!((total.days, total.is_passed()), (days, passed), "{on}");
    }
}

#[test]
fn without_a_ceiling_or_a_suspension_there_is_nothing_to_total() {
    let suspended = migrating().suspended("2025-07-01", "", &[]);
    let seen = suspended.seen("2025-08-01");
    assert_eq!(suspension_total(&suspended.0, &seen), None);
    let ceiling = with_ceiling(suspended);
    assert_eq!(
        suspension_total(&ceiling.0, &ceiling.seen("2025-06-30")),
        None
    );
}

#[test]
fn while_a_clock_is_suspended_the_resumption_is_ours_to_order() {
    let who_acts = |facts: &Facts, on: &str| {
        let seen = facts.seen(on);
        let rows = rows(&facts.0, &seen);
        let row = rows
            .iter()
            .find(|row| row.kind == RowKind::Phase(3))
            .unwrap();
        let acting = who(row, &facts.0.plan, &seen)?;
        Some((acting.actors.to_string(), acting.whose, acting.presses))
    };
    let facts = migrating().suspended("2025-08-25", "2025-09-01", &["test_training"]);
    let supplier = Some(("supplier".to_owned(), Whose::Theirs, false));
    let ours = Some(("administration".to_owned(), Whose::Ours, false));
    assert_eq!(who_acts(&facts, "2025-08-24"), supplier);
    assert_eq!(who_acts(&facts, "2025-08-25"), ours);
    assert_eq!(who_acts(&facts, "2025-09-01"), supplier);
    // From the desk of the supplier it is the other way round.
    let mut theirs = facts;
    theirs.0.plan.us = Some(PartyId::supplier());
    let supplier = Some(("supplier".to_owned(), Whose::Ours, false));
    let others = Some(("administration".to_owned(), Whose::Theirs, false));
    assert_eq!(who_acts(&theirs, "2025-08-24"), supplier);
    assert_eq!(who_acts(&theirs, "2025-08-25"), others);
}
