//! When what has not happened will: the basis of each date, and what fixed days are left with.

use super::*;
use crate::assess::{Basis, Held, fixed_deadlines};

/// Day (b) of the screens: phase 3 waits for its verification, phase 4 runs.
fn to_migration() -> Facts {
    Facts::new(&[
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-17"),
        ("plan_accepted", "2025-03-10"),
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
    ])
}

fn foreseen(facts: &Facts, milestone: &str, on: &str) -> Option<(Date, Basis, Option<Held>)> {
    let index = facts.0.plan.milestone_index(&milestone.parse().unwrap());
    let seen = facts.seen(on);
    seen.forecast.milestones[index.unwrap()].map(|it| (it.date, it.basis, it.held))
}

fn clock_end(facts: &Facts, name: &str, on: &str) -> Option<Date> {
    let seen = facts.seen(on);
    let at = seen.clocks.iter().position(|c| c.key.to_string() == name);
    seen.forecast.clocks[at.unwrap()]
}

#[test]
fn what_has_not_begun_follows_from_the_last_days_of_what_has() {
    let (facts, on) = (to_migration(), "2025-08-29");
    for (clock, end) in [
        ("plan_delivery", None),
        ("test_release", None),
        ("migration", Some("2025-09-04")),
        ("test_training", Some("2025-09-21")),
        ("content", Some("2025-11-20")),
        ("acceptance", Some("2025-12-20")),
    ] {
        assert_eq!(clock_end(&facts, clock, on), end.map(day), "{clock}");
    }
    assert_eq!(facts.seen(on).forecast.end, Some(day("2025-12-20")));
}

#[test]
fn with_nothing_begun_there_is_nothing_to_go_by() {
    let seen = Facts::new(&[]).seen("2025-01-13");
    assert!(seen.forecast.milestones.iter().all(Option::is_none));
    assert!(seen.forecast.clocks.iter().all(Option::is_none));
    assert_eq!(seen.forecast.end, None);
}

#[test]
fn each_date_has_its_basis() {
    let clock = |id: &str| {
        to_migration()
            .0
            .plan
            .clock_index(&id.parse().unwrap())
            .unwrap()
    };
    let milestone = |id: &str| to_migration().0.plan.milestone_index(&id.parse().unwrap());
    let on = "2025-08-29";
    for (case, facts, event, date, basis, held) in [
        (
            "it happened",
            to_migration(),
            "migration_done",
            "2025-08-22",
            Basis::Happened,
            None,
        ),
        (
            "last day of its clock",
            to_migration(),
            "training_done",
            "2025-09-21",
            Basis::Due(clock("test_training")),
            None,
        ),
        (
            "on the way to the end of one",
            to_migration(),
            "production_release",
            "2025-12-20",
            Basis::Due(clock("acceptance")),
            None,
        ),
        (
            "no clock says",
            to_migration(),
            "maintenance_start",
            "2025-12-20",
            Basis::Assumed(0),
            None,
        ),
        (
            "promised",
            to_migration().promised("training_done", "2025-10-10"),
            "training_done",
            "2025-10-10",
            Basis::Promised,
            None,
        ),
        (
            "a promise that has passed",
            to_migration().promised("training_done", "2025-08-01"),
            "training_done",
            on,
            Basis::Promised,
            Some(Held::Passed),
        ),
        (
            "it follows something later",
            to_migration().promised("test_debug_done", "2025-10-10"),
            "training_done",
            "2025-10-10",
            Basis::Due(clock("test_training")),
            milestone("test_debug_done").map(Held::By),
        ),
        (
            "suspended",
            to_migration().suspended("2025-08-24", "", &["test_training"]),
            "training_done",
            "2025-09-26",
            Basis::IfResumed(clock("test_training")),
            None,
        ),
        (
            "extended before it begins",
            to_migration().extended("content", Grant::Days(10), "2025-08-01"),
            "content_published",
            "2025-11-30",
            Basis::Due(clock("content")),
            None,
        ),
    ] {
        assert_eq!(
            foreseen(&facts, event, on),
            Some((day(date), basis, held)),
            "{case}"
        );
    }
    // Once its last day has passed, it will not be before today.
    let late = foreseen(&to_migration(), "migration_verified", "2025-10-08").unwrap();
    assert_eq!((late.0, late.2), (day("2025-10-08"), Some(Held::Passed)));
}

#[test]
fn items_and_answers_may_be_promised_each() {
    let facts = Facts::new(&[("test_debug_done", "2025-09-12")])
        .items("content_published", &["anagrafe", "tributi"])
        .and(&[("content_published:anagrafe", "2025-09-20")])
        .promised("content_published:tributi", "2025-10-01")
        .request("2025-09-20", None)
        .request("2025-09-20", None)
        .promised("assistance_answer:2", "2025-10-05");
    let on = "2025-09-25";
    assert_eq!(clock_end(&facts, "content", on), Some(day("2025-10-01")));
    assert_eq!(
        clock_end(&facts, "assistance:1", on),
        Some(day("2025-09-30"))
    );
    assert_eq!(
        clock_end(&facts, "assistance:2", on),
        Some(day("2025-10-05"))
    );
}

#[test]
fn an_untimed_wait_takes_the_days_that_the_plan_assumes() {
    let mut facts = Facts::new(&[("contract_signed", "2025-02-06"), ("award", "2025-01-20")]);
    let accepted = facts
        .0
        .plan
        .milestone_index(&"plan_accepted".parse().unwrap())
        .unwrap();
    facts.0.plan.milestones[accepted].assume_days = 15;
    let found = foreseen(&facts, "plan_accepted", "2025-02-07").unwrap();
    // The plan is due on 16 February.
    assert_eq!(found, (day("2025-03-03"), Basis::Assumed(15), None));
    assert_eq!(
        clock_end(&facts, "test_release", "2025-02-07"),
        Some(day("2025-06-01"))
    );
}

#[test]
fn a_fixed_day_is_left_with_a_margin_and_somebody_eats_it() {
    let facts = to_migration()
        .set("deadlines.acceptance_test", Some("2025-12-31"))
        .set("deadlines.whole", Some("2025-12-01"));
    let seen = facts.seen("2025-08-29");
    let found = fixed_deadlines(&facts.0, &seen);
    let margins: Vec<_> = found
        .iter()
        .map(|it| (it.name.as_str(), it.margin()))
        .collect();
    assert_eq!(
        margins,
        [("whole", Some(-19)), ("acceptance_test", Some(11))]
    );
    // 21 days between the delivery of the plan and its acceptance, which has no limit.
    let eaten = found[1].eaten.unwrap();
    assert_eq!((eaten.phase, eaten.days), (1, 21));
    assert!(!found[1].is_over);
}

#[test]
fn a_clock_that_begins_with_what_its_end_does_not_follow_is_foreseen_all_the_same() {
    let milestone =
        |id: &str| serde_json::json!({"id": id, "phase": 1, "label": "M", "actor": "supplier"});
    let plan = serde_json::json!({"name": "p", "title": "P",
    "phases": [{"number": 1, "id": "one", "title": "One"}],
    "milestones": [milestone("c"), milestone("b"), milestone("a")],
    "clocks": [
        {"id": "second", "phase": 1, "label": "S", "from": "b", "to": ["c"], "limit": "20d"},
        {"id": "first", "phase": 1, "label": "F", "from": "a", "to": ["b"], "limit": "10d"},
    ]});
    let facts = Facts::on_plan(&plan).and(&[("a", "2025-01-01")]);
    assert_eq!(
        clock_end(&facts, "second", "2025-01-02"),
        Some(day("2025-01-31"))
    );
}

/// A start that the plan allows five days for, on the way to the end of works of 180 days.
fn works() -> Facts {
    let milestone = |id: &str, phase: u32, after: &[&str]| serde_json::json!({"id": id, "phase": phase, "label": "M", "actor": "supplier", "after": after});
    let mut begun = milestone("begun", 1, &["handed_over"]);
    begun["assume_days"] = 5.into();
    Facts::on_plan(&serde_json::json!({"name": "p", "title": "P",
    "phases": [{"number": 1, "id": "one", "title": "One"}, {"number": 2, "id": "two", "title": "Two"}],
    "milestones": [milestone("handed_over", 1, &[]), begun, milestone("advance", 1, &["begun"]),
        milestone("done", 2, &["begun"])],
    "clocks": [
        {"id": "advance", "phase": 1, "label": "A", "from": "begun", "to": ["advance"], "limit": "15d"},
        {"id": "works", "phase": 2, "label": "W", "from": "handed_over", "to": ["done"], "limit": "180d"},
    ]}))
}

#[test]
fn what_the_plan_assumes_days_for_does_not_wait_for_the_end_of_a_later_clock() {
    let begun = |facts: &Facts, on: &str| foreseen(facts, "begun", on);
    let facts = works().and(&[("handed_over", "2026-08-24")]);
    let assumed = Basis::Assumed(5);
    assert_eq!(
        begun(&facts, "2026-08-24"),
        Some((day("2026-08-29"), assumed, None))
    );
    assert_eq!(
        clock_end(&facts, "advance", "2026-08-24"),
        Some(day("2026-09-13"))
    );
    assert_eq!(
        facts.seen("2026-08-24").forecast.end,
        Some(day("2027-02-20"))
    );
    // Once those days have passed it will not be before today.
    assert_eq!(
        begun(&facts, "2026-09-10"),
        Some((day("2026-09-10"), assumed, Some(Held::Passed)))
    );
    // A promise comes before what is assumed.
    let promised = works()
        .and(&[("handed_over", "2026-08-24")])
        .promised("begun", "2026-10-01");
    assert_eq!(
        begun(&promised, "2026-08-24"),
        Some((day("2026-10-01"), Basis::Promised, None))
    );
    // The works are over: what began them must have happened by then.
    let over = works().and(&[("handed_over", "2026-08-24"), ("done", "2026-12-01")]);
    assert_eq!(
        begun(&over, "2026-12-05"),
        Some((day("2026-12-01"), Basis::Closed(1), None))
    );
    // Nothing that it follows has a date: there is nothing to add the days to.
    assert_eq!(begun(&works(), "2026-08-24"), None);
}

#[test]
fn what_ends_a_clock_of_its_own_is_foreseen_by_it_whatever_the_plan_assumes() {
    let mut facts = works().and(&[("handed_over", "2026-08-24")]);
    let plan = &mut facts.0.plan;
    let done = plan.milestone_index(&"done".parse().unwrap()).unwrap();
    plan.milestones[done].assume_days = 30;
    assert_eq!(
        foreseen(&facts, "done", "2026-08-24"),
        Some((day("2027-02-20"), Basis::Due(1), None))
    );
}
