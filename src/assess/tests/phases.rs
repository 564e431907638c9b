//! Phases, items, requests, terms, the whole and its counts.

use serde_json::json;

use super::*;

#[test]
fn migration_and_tests_run_together_and_so_do_tests_and_content() {
    let facts = Facts::new(&[
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
    ]);
    let seen = facts.seen("2025-08-25");
    assert_eq!(
        (phase(&seen, 3), phase(&seen, 4)),
        (State::DueSoon, State::Running)
    );
    assert_eq!(
        awaited(&seen)[..2],
        ["migration_verified", "test_debug_done"]
    );
    let facts = facts.and(&[
        ("migration_verified", "2025-09-01"),
        ("test_debug_done", "2025-09-12"),
    ]);
    let seen = facts.seen("2025-09-12");
    assert_eq!(phase(&seen, 3), State::Met);
    assert_eq!(
        (phase(&seen, 4), phase(&seen, 5)),
        (State::Running, State::Running)
    );
    assert_eq!(clock(&seen, "content").start(), Some(day("2025-09-12")));
}

/// The start and the end of a clock.
type Dates = (Option<&'static str>, Option<&'static str>);

/// A phase of clocks that each start and end with events of their own.
fn phase_of(clocks: &[(&str, Option<&str>, Option<&str>)]) -> State {
    let mut milestones = Vec::new();
    let mut plan_clocks = Vec::new();
    for (id, ..) in clocks {
        for side in ["from", "to"] {
            let id = format!("{id}-{side}");
            milestones.push(json!({"id": id, "phase": 1, "label": "M", "actor": "supplier"}));
        }
        let (from, to) = (format!("{id}-from"), format!("{id}-to"));
        let limit = if id.starts_with("wait") {
            json!(null)
        } else {
            json!("10d")
        };
        let warn = if id.starts_with("wait") { 0 } else { 3 };
        plan_clocks.push(
            json!({"id": id, "phase": 1, "label": "C", "from": from, "to": [to],
            "limit": limit, "warn": warn, "informative": id.starts_with("info")}),
        );
    }
    let phases = json!([{"number": 1, "id": "one", "title": "One"}]);
    let plan = json!({"name": "p", "title": "P", "phases": phases, "milestones": milestones,
        "clocks": plan_clocks});
    let mut facts = Facts::on_plan(&plan);
    for (id, start, end) in clocks {
        for (side, date) in [("from", start), ("to", end)] {
            if let Some(date) = date {
                facts = facts.and(&[(&format!("{id}-{side}"), *date)]);
            }
        }
    }
    phase(&facts.seen("2025-03-31"), 1)
}

#[test]
fn a_phase_has_the_most_urgent_state_of_its_judged_clocks() {
    // Seen on 31 March, with ten days each and a warning of three.
    const OVERDUE: Dates = (Some("2025-03-20"), None);
    const TODAY: Dates = (Some("2025-03-21"), None);
    const SOON: Dates = (Some("2025-03-24"), None);
    const RUNNING: Dates = (Some("2025-03-25"), None);
    const BREACHED: Dates = (Some("2025-03-01"), Some("2025-03-12"));
    const MET: Dates = (Some("2025-03-01"), Some("2025-03-11"));
    const UNBORN: Dates = (None, None);
    let of = |clocks: &[(&'static str, Dates)]| {
        let clocks: Vec<_> = clocks
            .iter()
            .map(|(id, (from, to))| (*id, *from, *to))
            .collect();
        phase_of(&clocks)
    };
    let order = [OVERDUE, TODAY, SOON, RUNNING, BREACHED, MET];
    let states = [
        State::Overdue,
        State::DueToday,
        State::DueSoon,
        State::Running,
        State::Breached,
        State::Met,
    ];
    for (first, state) in states.iter().enumerate() {
        for second in &order[first..] {
            assert_eq!(of(&[("a", order[first]), ("b", *second)]), *state);
            assert_eq!(of(&[("a", *second), ("b", order[first])]), *state);
        }
        let with_unborn = of(&[("a", order[first]), ("b", UNBORN)]);
        let expected = if *state == State::Met {
            State::NotStarted
        } else {
            *state
        };
        assert_eq!(
            with_unborn, expected,
            "a phase with a clock still to begin is never met"
        );
        for silent in ["info", "wait"] {
            assert_eq!(
                of(&[("a", order[first]), (silent, OVERDUE)]),
                *state,
                "{silent}"
            );
            assert_eq!(
                of(&[("a", order[first]), (silent, UNBORN)]),
                *state,
                "{silent}"
            );
        }
    }
    assert_eq!(of(&[("wait", OVERDUE)]), State::Running);
    assert_eq!(of(&[("info", MET)]), State::ClosedNoLimit);
    assert_eq!(of(&[("a", UNBORN)]), State::NotStarted);
}

#[test]
fn the_clock_that_speaks_for_a_phase_is_the_open_one_due_first_or_the_one_closed_last() {
    let facts = Facts::new(&[])
        .request("2025-03-01", Some("2025-03-03"))
        .request("2025-03-02", Some("2025-03-09"))
        .request("2025-03-03", Some("2025-03-05"));
    let lead = |seen: &Assessment| {
        let seven = seen.phases.iter().find(|phase| phase.number == 7).unwrap();
        seven.lead.map(|i| seen.clocks[i].key.to_string())
    };
    assert_eq!(
        lead(&facts.seen("2025-03-10")).as_deref(),
        Some("assistance:2")
    );
    let facts = facts
        .request("2025-03-30", None)
        .request("2025-03-29", None);
    assert_eq!(
        lead(&facts.seen("2025-03-31")).as_deref(),
        Some("assistance:5")
    );
    assert_eq!(lead(&Facts::new(&[]).seen("2025-03-31")), None);
}

#[test]
fn the_phase_of_requests_has_not_started_without_any_and_follows_the_worst() {
    let none = Facts::new(&[]);
    assert_eq!(phase(&none.seen("2026-02-01"), 7), State::NotStarted);
    let one = none.request("2026-02-02", Some("2026-02-13"));
    for (on, state) in [
        ("2026-02-01", State::NotStarted),
        ("2026-02-02", State::Running),
        ("2026-02-09", State::DueSoon),
        ("2026-02-12", State::DueToday),
        ("2026-02-13", State::Breached),
    ] {
        assert_eq!(phase(&one.seen(on), 7), state, "{on}");
    }
    let two = one.request("2026-03-02", Some("2026-03-04"));
    assert_eq!(
        phase(&two.seen("2026-03-03"), 7),
        State::Running,
        "an open one speaks first"
    );
    assert_eq!(
        phase(&two.seen("2026-03-04"), 7),
        State::Breached,
        "the history stays"
    );
    assert_eq!(two.seen("2026-02-20").requests.len(), 1);
    assert_eq!(two.seen("2026-03-04").requests.len(), 2);
}

#[test]
fn a_phase_with_a_term_follows_it_through_its_last_day() {
    for (start, limit, on, state, through, left) in [
        (None, "5y", "2026-01-15", State::NotStarted, None, None),
        (
            Some("2026-01-15"),
            "5y",
            "2026-01-14",
            State::NotStarted,
            None,
            None,
        ),
        (
            Some("2026-01-15"),
            "5y",
            "2026-01-15",
            State::Running,
            Some("2031-01-15"),
            Some(1826),
        ),
        (
            Some("2026-01-15"),
            "5y",
            "2031-01-14",
            State::Running,
            Some("2031-01-15"),
            Some(1),
        ),
        (
            Some("2026-01-15"),
            "5y",
            "2031-01-15",
            State::Running,
            Some("2031-01-15"),
            Some(0),
        ),
        (
            Some("2026-01-15"),
            "5y",
            "2031-01-16",
            State::Ended,
            Some("2031-01-15"),
            Some(0),
        ),
        (
            Some("2026-01-15"),
            "5y",
            "2099-01-01",
            State::Ended,
            Some("2031-01-15"),
            Some(0),
        ),
        (
            Some("2024-02-29"),
            "5y",
            "2029-02-28",
            State::Running,
            Some("2029-02-28"),
            Some(0),
        ),
        (
            Some("2024-02-29"),
            "5y",
            "2029-03-01",
            State::Ended,
            Some("2029-02-28"),
            Some(0),
        ),
        (
            Some("2024-02-29"),
            "4y",
            "2028-02-29",
            State::Running,
            Some("2028-02-29"),
            Some(0),
        ),
        (
            Some("2026-01-31"),
            "1m",
            "2026-02-28",
            State::Running,
            Some("2026-02-28"),
            Some(0),
        ),
    ] {
        let mut facts = Facts::new(&[])
            .set("clocks.maintenance.limit", Some(limit))
            .set("clocks.maintenance.warn", None);
        if let Some(start) = start {
            facts = facts.and(&[("maintenance_start", start)]);
        }
        let seen = facts.seen(on);
        let term = &seen.terms[0];
        let case = format!("{start:?} + {limit} on {on}");
        assert_eq!((term.state, phase(&seen, 8)), (state, state), "{case}");
        assert_eq!(
            (term.through, term.days_left),
            (through.map(day), left),
            "{case}"
        );
    }
}

#[test]
fn a_term_ends_where_it_ends_whatever_the_last_day_rule() {
    // 2028-01-01 is a Saturday and a holiday.
    let facts = Facts::new(&[("maintenance_start", "2023-01-01")]);
    for rule in ["nominal", "civil", "civil_local", "eu1182"] {
        let facts = Facts(facts.0.clone()).set("rules.last_day", Some(rule));
        assert_eq!(
            facts.seen("2024-01-01").terms[0].through,
            Some(day("2028-01-01")),
            "{rule}"
        );
    }
}

#[test]
fn a_milestone_of_items_happens_with_the_last_of_them() {
    let facts = || {
        Facts::new(&[("test_debug_done", "2025-10-17")])
            .items("content_published", &["a", "b", "c"])
    };
    for (case, dates, done, end) in [
        ("none", vec![], 0, None),
        ("one", vec![("a", "2025-11-03")], 1, None),
        (
            "two",
            vec![("a", "2025-11-03"), ("c", "2025-12-17")],
            2,
            None,
        ),
        (
            "all",
            vec![
                ("a", "2025-11-03"),
                ("c", "2025-12-17"),
                ("b", "2025-11-20"),
            ],
            3,
            Some("2025-12-17"),
        ),
    ] {
        let mut facts = facts();
        for (item, date) in &dates {
            facts = facts.and(&[(&format!("content_published:{item}"), *date)]);
        }
        let seen = facts.seen("2025-12-31");
        let content = clock(&seen, "content");
        assert_eq!(content.parts, Some(Parts { done, total: 3 }), "{case}");
        assert_eq!(content.end(), end.map(day), "{case}");
        assert_eq!(clock(&seen, "acceptance").start(), end.map(day), "{case}");
    }
}

#[test]
fn adding_an_item_opens_the_clock_again_and_dropping_the_last_missing_one_closes_it() {
    let all = || {
        Facts::new(&[("test_debug_done", "2025-10-17")])
            .items("content_published", &["a", "b"])
            .and(&[
                ("content_published:a", "2025-11-03"),
                ("content_published:b", "2025-11-20"),
            ])
    };
    assert_eq!(all().state("content", "2025-12-01"), State::Met);
    let mut more = all().items("content_published", &["c"]);
    assert_eq!(more.state("content", "2025-12-01"), State::Running);
    assert_eq!(more.state("acceptance", "2025-12-01"), State::NotStarted);
    more.0.items.retain(|item| item.id.as_str() != "c");
    let closed = more.clock("content", "2025-12-01");
    assert_eq!(
        closed.end(),
        Some(day("2025-11-20")),
        "on the last date that remains"
    );
}

#[test]
fn a_date_of_the_whole_holds_until_an_item_is_dated() {
    let facts = Facts::new(&[
        ("test_debug_done", "2025-10-17"),
        ("content_published", "2025-11-10"),
    ])
    .items("content_published", &["a", "b"]);
    assert_eq!(
        facts.clock("content", "2025-12-01").end(),
        Some(day("2025-11-10"))
    );
    assert!(!awaited(&facts.seen("2025-12-01")).contains(&"content_published:a".to_owned()));
    let facts = facts.and(&[("content_published:a", "2025-11-20")]);
    assert_eq!(
        facts.clock("content", "2025-11-19").end(),
        Some(day("2025-11-10"))
    );
    assert_eq!(facts.clock("content", "2025-12-01").end(), None);
    let facts = facts.and(&[("content_published:b", "2025-11-30")]);
    assert_eq!(
        facts.clock("content", "2025-12-01").end(),
        Some(day("2025-11-30"))
    );
}

#[test]
fn an_item_has_the_state_it_would_have_as_a_clock_of_its_own() {
    let facts = Facts::new(&[("test_debug_done", "2025-10-17")])
        .items("content_published", &["early", "late", "missing"])
        .and(&[
            ("content_published:early", "2025-12-16"),
            ("content_published:late", "2025-12-17"),
        ]);
    for (on, expected) in [
        (
            "2025-10-16",
            [
                (State::NotStarted, None),
                (State::NotStarted, None),
                (State::NotStarted, None),
            ],
        ),
        (
            "2025-10-17",
            [
                (State::Running, None),
                (State::Running, None),
                (State::Running, None),
            ],
        ),
        (
            "2025-12-06",
            [
                (State::DueSoon, None),
                (State::DueSoon, None),
                (State::DueSoon, None),
            ],
        ),
        (
            "2025-12-16",
            [
                (State::Met, Some(60)),
                (State::DueToday, None),
                (State::DueToday, None),
            ],
        ),
        (
            "2025-12-17",
            [
                (State::Met, Some(60)),
                (State::Breached, Some(61)),
                (State::Overdue, None),
            ],
        ),
    ] {
        let seen = facts.seen(on);
        let found: Vec<_> = seen
            .items
            .iter()
            .map(|item| (item.state, item.elapsed))
            .collect();
        assert_eq!(found, expected, "{on}");
    }
    let free = facts.set("clocks.content.limit", None).seen("2025-12-17");
    let states: Vec<State> = free.items.iter().map(|item| item.state).collect();
    assert_eq!(
        states,
        [
            State::ClosedNoLimit,
            State::ClosedNoLimit,
            State::WaitingNoLimit
        ]
    );
}

#[test]
fn the_counts_are_those_of_the_judged_clocks() {
    let facts = Facts::new(&[
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-17"),
        ("plan_accepted", "2025-03-10"),
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-09-26"),
        ("test_debug_done", "2025-10-17"),
    ])
    .request("2025-10-10", None);
    let seen = facts.seen("2025-10-20");
    let counts: Vec<usize> = State::COUNTED
        .iter()
        .map(|state| seen.count(*state))
        .collect();
    // met breached overdue due_today due_soon running suspended not_started
    assert_eq!(counts, [1, 1, 1, 1, 1, 1, 0, 1]);
    assert_eq!(seen.state, State::Overdue);
}

#[test]
fn the_next_due_is_the_open_judged_clock_with_the_earliest_due_date() {
    let next = |facts: &Facts, on: &str| {
        let seen = facts.seen(on);
        seen.next_due.map(|i| seen.clocks[i].key.to_string())
    };
    let facts = Facts::new(&[("award", "2025-01-20")]);
    assert_eq!(
        next(&facts, "2025-01-21"),
        None,
        "an informative clock is no deadline"
    );
    let facts = facts.and(&[
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
    ]);
    assert_eq!(next(&facts, "2025-08-25").as_deref(), Some("migration"));
    assert_eq!(
        next(&facts, "2026-08-25").as_deref(),
        Some("migration"),
        "overdue ones included"
    );
    let facts = facts.request("2025-08-20", None);
    assert_eq!(next(&facts, "2025-08-25").as_deref(), Some("assistance:1"));
    let facts = facts.set("clocks.assistance.limit", None);
    assert_eq!(
        next(&facts, "2025-08-25").as_deref(),
        Some("migration"),
        "no limit, no deadline"
    );
    let facts = facts.and(&[("migration_verified", "2025-09-01")]);
    assert_eq!(next(&facts, "2025-09-02").as_deref(), Some("test_training"));
}

#[test]
fn nothing_recorded_is_not_started_on_any_day() {
    for on in ["1900-01-01", "2025-01-13", "2200-12-31"] {
        let seen = Facts::new(&[]).seen(on);
        assert_eq!(seen.state, State::NotStarted);
        assert_eq!(seen.count(State::NotStarted), 6);
        assert_eq!(awaited(&seen), ["award"]);
    }
}
