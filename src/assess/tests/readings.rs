//! The other readings of the same text: plan data, never code.

use super::*;

fn facts() -> Facts {
    Facts::new(&[
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-14"),
        ("migration_done", "2025-09-26"),
        ("migration_verified", "2025-10-07"),
        ("test_debug_done", "2025-10-17"),
        ("training_done", "2025-11-06"),
        ("content_published", "2025-12-18"),
    ])
}

#[test]
fn another_reading_turns_late_into_in_time_and_back() {
    let on = "2026-01-31";
    for (clock, key, value, shipped, other) in [
        // A10: phase 4 from the verification.
        (
            "test_training",
            "from",
            "migration_verified",
            (State::Breached, 11),
            (State::Met, 0),
        ),
        // A15: phase 5 from the training.
        (
            "content",
            "from",
            "training_done",
            (State::Breached, 2),
            (State::Met, 0),
        ),
        // A1: phase 1 from the award.
        (
            "plan_delivery",
            "from",
            "award",
            (State::Met, 0),
            (State::Breached, 15),
        ),
        // A13: phase 4 without waiting for the training.
        (
            "test_training",
            "to",
            "test_debug_done",
            (State::Breached, 11),
            (State::Met, 0),
        ),
        // A18: phase 5 with the training, which was before.
        (
            "content",
            "to",
            "content_published training_done",
            (State::Breached, 2),
            (State::Breached, 2),
        ),
        (
            "content",
            "limit",
            "62d",
            (State::Breached, 2),
            (State::Met, 0),
        ),
        (
            "content",
            "limit",
            "61d",
            (State::Breached, 2),
            (State::Breached, 1),
        ),
    ] {
        let key = format!("clocks.{clock}.{key}");
        let verdict = |facts: &Facts| {
            let clock = facts.clock(clock, on);
            (clock.state(), clock.days_late())
        };
        assert_eq!(verdict(&facts()), shipped, "{key} as shipped");
        assert_eq!(
            verdict(&facts().set(&key, Some(value))),
            other,
            "{key} {value}"
        );
    }
}

#[test]
fn training_office_by_office_ends_with_the_last_office() {
    let mut facts = facts().set("milestones.training_done.items", Some("on"));
    facts
        .0
        .records
        .retain(|record| record.event.milestone.as_str() != "training_done");
    let facts = facts
        .items("training_done", &["anagrafe", "tributi"])
        .and(&[
            ("training_done:anagrafe", "2025-10-20"),
            ("training_done:tributi", "2025-10-24"),
        ]);
    let half = facts.clock("test_training", "2025-10-20");
    assert_eq!(
        (half.end(), half.parts),
        (None, Some(Parts { done: 2, total: 3 }))
    );
    let whole = facts.clock("test_training", "2025-10-24");
    assert_eq!(whole.end(), Some(day("2025-10-24")));
    assert_eq!(whole.parts, Some(Parts { done: 3, total: 3 }));
}

#[test]
fn a_clock_that_loses_its_limit_is_judged_no_more() {
    let facts = facts().set("clocks.content.limit", None);
    let seen = facts.seen("2026-01-31");
    assert_eq!(clock(&seen, "content").state(), State::ClosedNoLimit);
    assert_eq!(phase(&seen, 5), State::ClosedNoLimit);
    let judged = seen.clocks.iter().filter(|clock| clock.is_judged()).count();
    assert_eq!(judged, 5);
}

#[test]
fn a_reading_changes_nothing_but_what_it_is_about() {
    let before = facts().seen("2025-10-20");
    let after = facts().set("clocks.test_training.from", Some("migration_verified"));
    let after = after.seen("2025-10-20");
    for (was, is) in before.clocks.iter().zip(&after.clocks) {
        if was.key.id.as_str() != "test_training" {
            assert_eq!(was, is);
        }
    }
}
