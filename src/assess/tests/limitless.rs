//! Phases of which nothing is judged, because their clock has no limit: they count the days, and are
//! shown with what stands for them.

use super::*;

/// Phase 4 has lost its limit; its training is still awaited.
fn facts() -> Facts {
    Facts::new(&[
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-17"),
        ("plan_accepted", "2025-03-10"),
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
        ("test_debug_done", "2025-09-01"),
    ])
    .set("clocks.test_training.limit", None)
}

fn four(seen: &Assessment) -> (State, State, Option<String>) {
    let index = seen.phases.iter().position(|phase| phase.number == 4);
    let phase = &seen.phases[index.unwrap()];
    let lead = phase.lead.map(|lead| seen.clocks[lead].key.to_string());
    (phase.state, seen.state_shown(index.unwrap()), lead)
}

#[test]
fn a_phase_without_a_limit_is_shown_by_its_clock_and_has_one_row() {
    let lead = Some("test_training".to_owned());
    let facts = facts();
    let seen = facts.seen("2025-09-10");
    // Nothing is judged here: the state of the contract of `status --json` follows the events.
    let waiting = State::WaitingNoLimit;
    assert_eq!(four(&seen), (State::Running, waiting, lead.clone()));
    let rows = rows(&facts.0, &seen);
    let waits = rows
        .iter()
        .filter(|row| matches!(row.kind, RowKind::Clock(_)));
    assert_eq!(waits.count(), 0, "its own row says it all");
    let awaited = rows.iter().find(|row| row.kind == RowKind::Phase(3));
    assert_eq!(
        awaited.unwrap().awaited.len(),
        1,
        "the training is awaited on it"
    );

    let done = facts.and(&[("training_done", "2025-09-20")]);
    let closed = State::ClosedNoLimit;
    assert_eq!(
        four(&done.seen("2025-09-21")),
        (State::ClosedNoLimit, closed, lead)
    );
}

#[test]
fn before_it_begins_nothing_stands_for_it() {
    let seen = facts().seen("2025-08-01");
    assert_eq!(four(&seen), (State::NotStarted, State::NotStarted, None));
}

#[test]
fn the_end_of_the_whole_waits_for_a_clock_without_a_limit_too() {
    let late = facts().promised("training_done", "2027-08-20");
    assert_eq!(
        late.seen("2025-09-10").forecast.end,
        Some(day("2027-08-20"))
    );
}

/// Requests without a limit are open in their register, and none is a wait of its own.
#[test]
fn open_requests_without_a_limit_are_no_rows() {
    let facts = facts()
        .set("clocks.assistance.limit", None)
        .request("2025-09-02", None)
        .request("2025-09-03", None)
        .request("2025-09-04", Some("2025-09-05"));
    let seen = facts.seen("2025-09-10");
    let rows = rows(&facts.0, &seen);
    assert_eq!(rows.len(), facts.0.plan.phases.len());
    let index = seen.phases.iter().position(|phase| phase.number == 7);
    assert_eq!(seen.state_shown(index.unwrap()), State::WaitingNoLimit);
}
