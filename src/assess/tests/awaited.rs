//! Who must act: which events are awaited, since when, in what order.

use super::*;

#[test]
fn an_event_is_awaited_once_everything_before_it_has_happened() {
    for (dates, expected) in [
        (vec![], vec!["award"]),
        (vec!["award"], vec!["contract_signed"]),
        (vec!["award", "contract_signed"], vec!["plan_delivered"]),
        (
            vec!["award", "plan_delivered"],
            vec!["contract_signed", "plan_accepted"],
        ),
        (vec!["contract_signed"], vec!["plan_delivered", "award"]),
        (vec!["plan_delivered"], vec!["plan_accepted", "award"]),
        (
            vec![
                "award",
                "contract_signed",
                "plan_delivered",
                "plan_accepted",
                "test_release",
                "migration_done",
            ],
            vec!["test_debug_done", "migration_verified"],
        ),
    ] {
        let facts = dates
            .iter()
            .fold(Facts::new(&[]), |f, event| f.and(&[(*event, "2025-02-01")]));
        assert_eq!(awaited(&facts.seen("2025-02-02")), expected, "{dates:?}");
    }
}

#[test]
fn items_are_awaited_one_by_one_until_each_is_dated() {
    let facts = Facts::new(&[("award", "2025-01-20"), ("test_debug_done", "2025-10-17")])
        .items("content_published", &["a", "b", "c"])
        .and(&[
            ("content_published:b", "2025-11-03"),
            ("content_published:c", "2025-12-24"),
        ]);
    let seen = facts.seen("2025-12-01");
    let of_content = |seen: &Assessment| -> Vec<String> {
        awaited(seen)
            .into_iter()
            .filter(|event| event.starts_with("content"))
            .collect()
    };
    assert_eq!(
        of_content(&seen),
        ["content_published:a", "content_published:c"]
    );
    assert_eq!(
        of_content(&facts.seen("2025-12-24")),
        ["content_published:a"]
    );
    assert_eq!(of_content(&facts.seen("2025-10-16")), Vec::<String>::new());
}

#[test]
fn the_most_urgent_comes_first_and_then_what_has_waited_longest() {
    // Tests are due on 2 October, the verification on 12 October, the request on 8 October; the
    // signature, which no open clock waits for, has been awaited since the award.
    let facts = Facts::new(&[
        ("award", "2025-01-20"),
        ("test_release", "2025-07-14"),
        ("migration_done", "2025-09-02"),
        ("content_published", "2025-09-20"),
        ("plan_delivered", "2025-09-21"),
    ])
    .set("clocks.acceptance.limit", None)
    .request("2025-09-28", None);
    let seen = facts.seen("2025-09-30");
    assert_eq!(
        awaited(&seen),
        [
            "test_debug_done",
            "assistance_answer:1",
            "migration_verified",
            "contract_signed",
            "production_release",
            "plan_accepted",
        ]
    );
    let waited: Vec<_> = seen.awaited.iter().map(|a| a.waited(seen.today)).collect();
    assert_eq!(
        waited,
        [Some(28), Some(2), Some(28), Some(253), Some(10), Some(9)]
    );
}

#[test]
fn who_must_act_is_what_the_plan_says() {
    let facts = Facts::new(&[
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
    ])
    .request("2025-08-23", None);
    let seen = facts.seen("2025-08-29");
    let actor = |event: &str| {
        let found = seen
            .awaited
            .iter()
            .find(|awaited| awaited.event.to_string() == event);
        found.map(|awaited| (awaited.actor.to_string(), awaited.phase))
    };
    assert_eq!(
        actor("migration_verified"),
        Some(("administration".to_owned(), 3))
    );
    assert_eq!(actor("test_debug_done"), Some(("supplier".to_owned(), 4)));
    assert_eq!(
        actor("assistance_answer:1"),
        Some(("supplier".to_owned(), 7))
    );
    assert_eq!(actor("award"), Some(("administration".to_owned(), 1)));
}

#[test]
fn an_event_on_the_way_to_the_end_of_a_clock_is_as_urgent_as_that_clock() {
    let facts = Facts::new(&[
        ("content_published", "2025-12-16"),
        ("test_release", "2025-11-03"),
    ]);
    let seen = facts.seen("2025-12-20");
    let clock_of = |event: &str| {
        let found = seen
            .awaited
            .iter()
            .find(|awaited| awaited.event.to_string() == event)
            .unwrap();
        found.clock.map(|i| seen.clocks[i].key.to_string())
    };
    assert_eq!(
        clock_of("production_release").as_deref(),
        Some("acceptance")
    );
    assert_eq!(clock_of("migration_done").as_deref(), Some("migration"));
    assert_eq!(
        clock_of("award"),
        None,
        "its clock is informative, or has not begun"
    );
    assert_eq!(
        awaited(&seen),
        ["production_release", "migration_done", "award"]
    );
}

#[test]
fn an_answer_is_awaited_from_the_day_of_its_request() {
    let facts = Facts::new(&[]).request("2026-02-02", Some("2026-02-13"));
    let asked = |on: &str| awaited(&facts.seen(on)).contains(&"assistance_answer:1".to_owned());
    assert!(!asked("2026-02-01"));
    assert!(asked("2026-02-02"));
    assert!(asked("2026-02-12"));
    assert!(!asked("2026-02-13"));
}

#[test]
fn after_the_acceptance_test_the_upkeep_is_awaited_without_a_limit() {
    let facts = Facts::new(&[
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-14"),
        ("plan_accepted", "2025-03-10"),
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
        ("migration_verified", "2025-09-01"),
        ("test_debug_done", "2025-09-12"),
        ("training_done", "2025-09-19"),
        ("content_published", "2025-11-07"),
        ("production_release", "2025-11-20"),
        ("acceptance_test", "2025-12-05"),
    ]);
    let seen = facts.seen("2026-01-05");
    assert_eq!(awaited(&seen), ["maintenance_start"]);
    assert_eq!(
        (seen.awaited[0].clock, seen.awaited[0].waited(seen.today)),
        (None, Some(31))
    );
    assert_eq!(seen.state, State::Met);
}

#[test]
fn an_event_ends_the_judged_clocks_of_the_plan_or_the_one_of_its_request() {
    let facts = Facts::new(&[("award", "2025-01-20"), ("contract_signed", "2025-02-06")])
        .request("2026-02-02", None)
        .request("2026-02-09", None);
    let seen = facts.seen("2026-02-10");
    for (event, clocks) in [
        ("award", &[][..]),
        ("plan_delivered", &["plan_delivery"]),
        ("migration_verified", &["migration"]),
        ("test_debug_done", &["test_training"]),
        ("training_done", &["test_training"]),
        ("content_published:anagrafe", &["content"]),
        ("assistance_answer:2", &["assistance:2"]),
        ("assistance_request:2", &[]),
        ("assistance_answer:3", &[]),
    ] {
        let event = event.parse().unwrap();
        let ended = seen.ended_by(&facts.0.plan, &event).into_iter();
        let ended: Vec<String> = ended.map(|clock| clock.key.to_string()).collect();
        assert_eq!(ended, clocks, "{event}");
    }
}
