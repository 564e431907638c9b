//! What is asked first: every doubt, and what is ordinary.

use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn a_doubtful_date_asks_and_an_ordinary_one_does_not() {
    let today = "2026-01-10";
    let before = |milestone: &str, on: &str| Doubt::BeforePredecessor {
        event: milestone.parse().unwrap(),
        on: day(on),
    };
    let after = |milestone: &str, on: &str| Doubt::AfterFollower {
        event: milestone.parse().unwrap(),
        on: day(on),
    };
    let missing = |events: &[&str]| Doubt::Missing {
        events: events.iter().map(|id| id.parse().unwrap()).collect(),
    };
    let early = |on: Option<&str>| Doubt::EarlyRequest {
        milestone: "acceptance_test".parse().unwrap(),
        on: on.map(day),
    };
    let future = |date: &str| Doubt::Future { date: day(date) };
    let protocol = Draft {
        date: day("2025-01-20"),
        document: Document {
            protocol: Some("12/2025".into()),
            ..Document::default()
        },
    };
    for (case, proposal, asks) in [
        ("today", record("migration_verified", today), vec![]),
        (
            "tomorrow",
            record("migration_verified", "2026-01-11"),
            vec![future("2026-01-11")],
        ),
        (
            "what it follows not recorded, and what that follows",
            record("acceptance_test", "2025-12-01"),
            vec![
                missing(&["production_release", "content_published"]),
                Doubt::OpenPoints {
                    milestone: "acceptance_test".parse().unwrap(),
                    open: 51,
                    total: 51,
                },
            ],
        ),
        (
            "what it follows not recorded, though nobody asked for long",
            record("maintenance_start", "2025-12-01"),
            vec![missing(&[
                "acceptance_test",
                "production_release",
                "content_published",
            ])],
        ),
        (
            "the day of its predecessor",
            record("migration_verified", "2025-09-26"),
            vec![],
        ),
        (
            "the day before its predecessor",
            record("migration_verified", "2025-09-25"),
            vec![before("migration_done", "2025-09-26")],
        ),
        (
            "the plan before the signature",
            record("plan_delivered", "2025-01-29"),
            vec![],
        ),
        (
            "the signature after the plan",
            record("contract_signed", "2025-02-18"),
            vec![],
        ),
        (
            "the signature before the award",
            record("contract_signed", "2025-01-19"),
            vec![before("award", "2025-01-20")],
        ),
        (
            "the day of its follower",
            record("plan_accepted", "2025-06-06"),
            vec![],
        ),
        (
            "the day after its follower",
            record("plan_accepted", "2025-06-07"),
            vec![after("test_release", "2025-06-06")],
        ),
        (
            "the day after a dated item that follows it",
            record("test_debug_done", "2025-11-04"),
            vec![after("content_published", "2025-11-03")],
        ),
        (
            "an item before what the milestone follows",
            record("content_published:scuola", "2025-10-16"),
            vec![before("test_debug_done", "2025-10-17")],
        ),
        (
            "an item in order",
            record("content_published:scuola", "2025-11-20"),
            vec![],
        ),
        (
            "before a dated item of what it follows, while others are missing",
            record("production_release", "2025-11-02"),
            vec![
                missing(&["content_published"]),
                before("content_published", "2025-11-03"),
            ],
        ),
        (
            "the day of the only dated item of what it follows",
            record("production_release", "2025-11-03"),
            vec![missing(&["content_published"])],
        ),
        (
            "a request before the acceptance test",
            open("2025-12-01"),
            vec![early(None)],
        ),
        (
            "a request of tomorrow",
            open("2026-01-11"),
            vec![future("2026-01-11"), early(None)],
        ),
        (
            "an answer",
            record("assistance_answer:1", "2025-11-20"),
            vec![],
        ),
        (
            "an answer of tomorrow",
            record("assistance_answer:1", "2026-01-11"),
            vec![future("2026-01-11")],
        ),
        (
            "dropping a dated item",
            drop_item("content_published", "anagrafe"),
            vec![Doubt::DropsDate {
                date: day("2025-11-03"),
            }],
        ),
        (
            "dropping an item without a date",
            drop_item("content_published", "scuola"),
            vec![],
        ),
        (
            "clearing a date that others follow",
            clear("plan_accepted"),
            vec![],
        ),
        (
            "a protocol number for an old date",
            draft("award", protocol),
            vec![],
        ),
        ("a note", note("3", "x"), vec![]),
        ("a setting", set("rules.last_day", Some("civil")), vec![]),
        ("taking back", Proposal::Undo, vec![]),
    ] {
        assert_eq!(Office::half_way().doubts(&proposal, today), asks, "{case}");
    }
}

#[test]
fn a_request_after_the_acceptance_test_asks_nothing() {
    let mut office = Office::half_way();
    office.made("anna", record("acceptance_test", "2025-12-01"));
    let early = |office: &Office, date| !office.doubts(&open(date), "2026-01-10").is_empty();
    assert!(early(&office, "2025-11-30"));
    assert!(!early(&office, "2025-12-01"));
}

/// What is missing when an event is recorded.
fn missing(office: &Office, event: &str) -> Vec<String> {
    let doubts = office.doubts(&record(event, "2025-06-01"), "2026-01-10");
    let missing = doubts.into_iter().filter_map(|doubt| match doubt {
        Doubt::Missing { events } => Some(events),
        _ => None,
    });
    missing.flatten().map(|id| id.to_string()).collect()
}

#[test]
fn a_gap_is_asked_about_once_and_not_at_every_event_after_it() {
    let mut office = Office::empty();
    assert_eq!(missing(&office, "award"), [""; 0]);
    assert_eq!(missing(&office, "contract_signed"), ["award"]);
    office.made("anna", record("contract_signed", "2025-02-06"));
    assert_eq!(missing(&office, "plan_delivered"), [""; 0]);
    office.made("anna", record("plan_delivered", "2025-02-17"));
    assert_eq!(missing(&office, "plan_accepted"), [""; 0]);
    assert_eq!(
        missing(&office, "migration_done"),
        ["test_release", "plan_accepted"]
    );
    // A date that was recorded is corrected without it.
    let correction = office.doubts(&record("contract_signed", "2025-02-07"), "2026-01-10");
    assert_eq!(correction, []);
}

#[test]
fn what_may_come_before_is_asked_about_by_the_event_after_it() {
    let mut office = Office::empty();
    office.made("anna", record("award", "2025-01-20"));
    assert_eq!(
        missing(&office, "plan_delivered"),
        [""; 0],
        "the plan before the signature"
    );
    office.made("anna", record("plan_delivered", "2025-01-25"));
    assert_eq!(missing(&office, "plan_accepted"), ["contract_signed"]);
    office.made("anna", record("plan_accepted", "2025-01-30"));
    assert_eq!(missing(&office, "test_release"), [""; 0]);
}
