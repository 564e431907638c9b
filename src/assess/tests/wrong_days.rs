//! Days that were wrong once, one test each, with others of their kind.

use super::*;
use crate::calendar::DayCount;
use crate::plan::Whose;

/// A plan with a milestone after the last term, and two clocks in one phase.
fn gym() -> Plan {
    Plan::from_json(include_str!("../../../tests/plans/palestra.json")).unwrap()
}

fn key(text: &str) -> ClockKey {
    text.parse().unwrap()
}

fn item<'a>(seen: &'a Assessment, id: &str) -> &'a ItemStatus {
    let mut items = seen.items.iter();
    items.find(|item| item.id.as_str() == id).unwrap()
}

#[test]
fn the_days_of_an_item_are_net_of_the_suspensions_of_its_clock() {
    let facts = Facts::new(&[("test_debug_done", "2025-06-06")])
        .items("content_published", &["a", "b"])
        .suspended("2025-07-01", "2025-07-11", &[])
        .and(&[("content_published:a", "2025-07-31")]);
    let seen = facts.seen("2025-08-01");
    assert_eq!(item(&seen, "a").elapsed, Some(45));
    assert_eq!(item(&seen, "b").elapsed, None);
    let facts = facts.and(&[("content_published:b", "2025-07-05")]);
    let seen = facts.seen("2025-08-01");
    // On the fifth it stood since the first.
    assert_eq!(item(&seen, "b").elapsed, Some(25));
    assert_eq!(clock(&seen, "content").elapsed(), Some(45));
}

#[test]
fn what_stands_under_a_closed_clock_is_not_open() {
    for (published, state) in [("2025-07-01", State::Met), ("2025-09-01", State::Breached)] {
        let facts = Facts::new(&[
            ("test_debug_done", "2025-06-01"),
            ("content_published", published),
        ])
        .items("content_published", &["a"]);
        let seen = facts.seen("2025-12-01");
        assert_eq!(clock(&seen, "content").state(), state);
        assert_eq!(item(&seen, "a").state, state);
        assert!(!seen.awaited.iter().any(|it| it.event.part.is_some()));
    }
}

#[test]
fn an_item_that_ends_several_clocks_has_the_state_of_the_most_urgent_that_is_judged() {
    let facts = |limit: Option<&str>| {
        Facts::new(&[
            ("plan_accepted", "2025-05-01"),
            ("test_release", "2025-05-20"),
            ("migration_done", "2025-05-25"),
            ("test_debug_done", "2025-06-01"),
        ])
        .set("clocks.test_training.to", Some("content_published"))
        .set("clocks.test_training.limit", limit)
        .set("clocks.content.limit", Some("10d"))
        .items("content_published", &["a", "b"])
        .and(&[("content_published:a", "2025-06-20")])
    };
    for limit in [None, Some("90d")] {
        let seen = facts(limit).seen("2025-06-25");
        assert_eq!(clock(&seen, "content").state(), State::Overdue);
        assert_eq!(item(&seen, "b").state, State::Overdue, "{limit:?}");
        assert_eq!(item(&seen, "a").state, State::Breached, "{limit:?}");
    }
}

#[test]
fn a_suspended_clock_has_left_what_it_will_have_when_it_goes_on() {
    // Ten days from a Thursday end on a Sunday, which the rule moves; that is no day to be used.
    for rule in ["nominal", "civil", "eu1182"] {
        let facts = Facts::new(&[("contract_signed", "2025-09-25")])
            .set("rules.last_day", Some(rule))
            .suspended("2025-09-30", "", &[]);
        let seen = facts.seen("2025-10-09");
        assert_eq!(clock(&seen, "plan_delivery").days_left(), Some(5), "{rule}");
    }
    // It is never less than nothing, though a rule may leave days behind the last.
    let facts = Facts::new(&[("contract_signed", "2025-12-15")])
        .set("rules.last_day", Some("eu1182"))
        .suspended("2025-12-28", "", &[]);
    let seen = facts.seen("2026-01-10");
    let clock = clock(&seen, "plan_delivery");
    assert_eq!(
        (clock.state(), clock.days_left()),
        (State::Suspended, Some(0))
    );
}

#[test]
fn equal_limits_have_an_equal_forecast_while_they_stand() {
    let facts = Facts::new(&[("contract_signed", "2025-09-25")])
        .set("rules.last_day", Some("civil"))
        .request("2025-09-25", None)
        .suspended("2025-09-26", "", &[]);
    for today in ["2025-09-26", "2025-09-27", "2025-10-05", "2026-01-01"] {
        let seen = facts.seen(today);
        let end = |name: &str| seen.forecast.clocks[seen.clock_index(&key(name)).unwrap()];
        assert!(end("plan_delivery").is_some());
        assert_eq!(end("plan_delivery"), end("assistance:1"), "{today}");
    }
    let seen = facts.seen("2025-09-27");
    assert_eq!(seen.forecast.clocks[1], Some(day("2025-10-06")));
}

#[test]
fn a_promise_for_an_item_is_a_forecast_where_nothing_else_is_known() {
    let facts = Facts::new(&[]).items("content_published", &["a"]);
    let content = |seen: &Assessment| {
        let index = seen.clock_index(&key("content")).unwrap();
        seen.forecast.clocks[index]
    };
    assert_eq!(content(&facts.seen("2026-01-01")), None);
    let facts = facts.promised("content_published:a", "2026-03-04");
    assert_eq!(content(&facts.seen("2026-01-01")), Some(day("2026-03-04")));
    // What is known of one item says nothing of another.
    let facts = facts.items("content_published", &["b"]);
    assert_eq!(content(&facts.seen("2026-01-01")), None);
    let facts = facts.promised("content_published:b", "2026-03-02");
    assert_eq!(content(&facts.seen("2026-01-01")), Some(day("2026-03-04")));
}

#[test]
fn what_was_forgotten_counts_from_the_day_its_clock_closed() {
    let facts = Facts::new(&[
        ("test_release", "2025-09-01"),
        ("migration_verified", "2025-10-15"),
    ]);
    let seen = facts.seen("2025-10-20");
    let milestone = facts
        .0
        .plan
        .milestone_index(&"migration_done".parse().unwrap());
    let migrated = seen.forecast.milestones[milestone.unwrap()].unwrap();
    assert_eq!(migrated.date, day("2025-10-15"));
    let index = |name: &str| seen.clock_index(&key(name)).unwrap();
    assert_eq!(migrated.basis, Basis::Closed(index("migration")));
    let end = |name: &str| seen.forecast.clocks[index(name)];
    assert_eq!(end("test_training"), Some(day("2025-11-14")));
    assert_eq!(
        seen.foreseen_due(index("test_training")),
        end("test_training")
    );
}

#[test]
fn all_ends_with_what_nothing_follows() {
    let mut facts = Facts::new(&[]);
    facts.0.plan = gym();
    let facts = facts.and(&[("contract", "2026-01-12")]);
    let seen = facts.seen("2026-01-20");
    let opening = facts.0.plan.milestone_index(&"opening".parse().unwrap());
    let opening = seen.forecast.milestones[opening.unwrap()].unwrap().date;
    assert_eq!(seen.forecast.end, Some(opening));
    let last = seen.forecast.clocks.iter().flatten().max();
    assert!(last < Some(&opening));
}

#[test]
fn a_second_late_clock_of_a_phase_has_a_row_of_its_own() {
    let mut facts = Facts::new(&[]);
    facts.0.plan = gym();
    facts
        .0
        .plan
        .clocks
        .iter_mut()
        .for_each(|clock| clock.informative = false);
    let facts = facts.and(&[("site_handed_over", "2026-01-12")]);
    let seen = facts.seen("2027-06-01");
    let kinds: Vec<RowKind> = rows(&facts.0, &seen).iter().map(|row| row.kind).collect();
    let late = |index: &usize| seen.clocks[*index].state() == State::Overdue;
    let late: Vec<usize> = (0..facts.0.plan.clocks.len()).filter(late).collect();
    assert_eq!(late.len(), 2);
    for clock in late {
        let leads = seen.phases.iter().any(|phase| phase.lead == Some(clock));
        assert!(leads != kinds.contains(&RowKind::Clock(clock)));
    }
    // What ends the clock of a row is awaited there, and nowhere else.
    let all = rows(&facts.0, &seen);
    let mut awaited: Vec<usize> = all.iter().flat_map(|row| row.awaited.clone()).collect();
    awaited.sort_unstable();
    assert_eq!(awaited, (0..seen.awaited.len()).collect::<Vec<_>>());
}

#[test]
fn an_extension_revives_a_clock_under_a_suspension_from_its_own_day() {
    let facts = Facts::new(&[("test_release", "2025-06-06")])
        .suspended("2025-09-10", "2025-11-01", &["migration"])
        .extended("migration", Grant::Days(60), "2025-10-01");
    let seen = facts.seen("2025-09-30");
    assert_eq!(clock(&seen, "migration").state(), State::Overdue);
    for today in ["2025-10-01", "2025-10-31"] {
        let status = clock(&facts.seen(today), "migration").clone();
        assert_eq!(status.state(), State::Suspended, "{today}");
        assert_eq!(status.days_left(), Some(33), "{today}");
        let since = Course::Suspended {
            start: Some(day("2025-06-06")),
            elapsed: Some(117),
            since: day("2025-10-01"),
            days_left: Some(33),
            resumed: Some(day(today) + chrono::Days::new(33)),
        };
        assert_eq!(status.course, since, "{today}");
    }
    let seen = facts.seen("2025-11-05");
    let migration = clock(&seen, "migration");
    assert_eq!(migration.deadline().unwrap().due, day("2025-12-04"));
    let act = &facts.0.suspensions[0];
    let clocks: Vec<&ClockStatus> = seen.clocks.iter().collect();
    let told = Stops::new(&facts.0, &seen, &clocks).by(act);
    assert_eq!(
        told,
        Some(Stop::Days(31, Some(Late::Revived(day("2025-10-01")))))
    );
    let steps = why(&facts.0, &seen, &key("migration"))
        .unwrap()
        .sum
        .unwrap()
        .steps;
    let parts: Vec<(i64, bool)> = steps
        .iter()
        .map(|step| match step {
            Step::Extended { days, .. } => (*days, true),
            Step::Suspended { days, counts, .. } => (i64::from(*days), *counts),
            Step::Stated { .. } => unreachable!("nothing is stated"),
        })
        .collect();
    assert_eq!(parts, [(0, false), (60, true), (31, true)]);
}

#[test]
fn the_sums_of_an_estimate_add_up_and_stay_within_the_cap() {
    let facts = Facts::new(&[
        ("contract_signed", "2025-01-01"),
        ("plan_accepted", "2025-01-01"),
        ("test_release", "2025-08-01"),
    ])
    .set("info.net_amount", Some("98000"))
    .set("penalties.daily_per_mille", Some("1"))
    .set("penalties.cap_percent", Some("10"));
    for today in ["2025-04-15", "2025-08-01", "2026-02-01"] {
        let seen = facts.seen(today);
        let estimate = penalty_estimate(&facts.0, &seen).unwrap();
        let sum: u64 = estimate.clocks.iter().map(|penalty| penalty.cents).sum();
        assert_eq!(sum, estimate.cents, "{today}");
        assert!(sum <= 980_000, "{today}");
        let cut = estimate.clocks.iter().any(|penalty| penalty.capped);
        assert_eq!(cut, estimate.capped, "{today}");
    }
}

#[test]
fn the_answer_to_a_suspended_request_is_nobodys_turn() {
    let facts = Facts::new(&[("acceptance_test", "2025-09-01")])
        .request("2025-09-20", None)
        .request("2025-09-25", None)
        .suspended("2025-09-26", "", &["assistance:1"]);
    let seen = facts.seen("2025-09-28");
    let awaits = |event: &str| {
        let event: Event = event.parse().unwrap();
        seen.awaited.iter().any(|awaited| awaited.event == event)
    };
    assert!(!awaits("assistance_answer:1") && awaits("assistance_answer:2"));
    // State and date of a row are of one clock.
    let phase = facts.0.plan.phase_index(7).unwrap();
    let Subject::Clock(shown) = subject(&facts.0, &seen, phase) else {
        panic!("a request is open");
    };
    assert_eq!(shown.state(), seen.phases[phase].state);
    assert_eq!((shown.state(), shown.open_due()), (State::Suspended, None));
    let facts = facts.suspended("2025-09-26", "2025-09-27", &[]);
    let seen = facts.seen("2025-09-28");
    assert!(seen.phases[phase].state == State::Suspended);
}

#[test]
fn a_resumption_is_awaited_since_the_day_the_suspension_stops_a_clock() {
    let facts = Facts::new(&[("test_release", "2025-06-06")])
        .suspended("2025-09-10", "", &["migration"])
        .extended("migration", Grant::Days(60), "2025-10-01");
    // Past its due date it runs on, and nobody has to order anything.
    let seen = facts.seen("2025-09-20");
    assert_eq!(open_suspensions(&facts.0, &seen), []);
    assert!(awaited(&seen).contains(&"migration_done".to_owned()));
    let seen = facts.seen("2025-10-15");
    let open = open_suspensions(&facts.0, &seen);
    let [only] = open.as_slice() else {
        panic!("{open:?}")
    };
    assert_eq!((only.since, only.days(seen.today)), (day("2025-10-01"), 14));
    let clocks: Vec<&ClockStatus> = seen.clocks.iter().collect();
    let stop = Stops::new(&facts.0, &seen, &clocks).by(&facts.0.suspensions[0]);
    let late = Late::Revived(day("2025-10-01"));
    assert_eq!(
        stop,
        Some(Stop::Stands(Some(DayCount::calendar(33)), Some(late)))
    );
    // The end of a suspension under which a clock begins is awaited since it was ordered.
    let facts = Facts::new(&[("contract_signed", "2025-09-20")]).suspended("2025-09-01", "", &[]);
    let seen = facts.seen("2025-09-25");
    assert_eq!(
        open_suspensions(&facts.0, &seen)[0].since,
        day("2025-09-01")
    );
    let clocks: Vec<&ClockStatus> = seen.clocks.iter().collect();
    let stop = Stops::new(&facts.0, &seen, &clocks).by(&facts.0.suspensions[0]);
    let late = Late::Begun(day("2025-09-20"));
    assert_eq!(
        stop,
        Some(Stop::Stands(Some(DayCount::calendar(10)), Some(late)))
    );
}

#[test]
fn while_a_clock_stands_nobody_owes_what_ends_it() {
    let facts = Facts::new(&[
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-07-01"),
    ])
    .suspended("2025-07-10", "2025-07-20", &["migration"]);
    let stands = facts.seen("2025-07-15");
    let owed = awaited(&stands);
    assert!(!owed.contains(&"migration_verified".to_owned()), "{owed:?}");
    // The other clock of the same day goes on.
    assert!(owed.contains(&"test_debug_done".to_owned()), "{owed:?}");
    let row = |seen: &Assessment| {
        let rows = rows(&facts.0, seen);
        let phase = facts.0.plan.phase_index(3).unwrap();
        let row = rows.iter().find(|row| row.kind == RowKind::Phase(phase));
        who(row.unwrap(), &facts.0.plan, seen)
    };
    let acting = row(&stands).map(|acting| (acting.whose, acting.presses));
    assert_eq!(acting, Some((Whose::Ours, false)));
    let open = open_suspensions(&facts.0, &stands);
    let clock = stands.clock_index(&key("migration")).unwrap();
    assert_eq!(stopped_by(&open).get(&clock), Some(&0));
    let goes_on = facts.seen("2025-07-20");
    assert!(awaited(&goes_on).contains(&"migration_verified".to_owned()));
}

#[test]
fn what_has_happened_has_no_forecast_and_nothing_is_foreseen_on_a_day_that_has_passed() {
    // The release was recorded and the acceptance of the plan forgotten, then the migration.
    let facts = Facts::new(&[
        ("test_release", "2025-09-01"),
        ("migration_verified", "2025-10-15"),
    ]);
    let seen = facts.seen("2025-10-20");
    let end = |name: &str| seen.forecast.clocks[seen.clock_index(&key(name)).unwrap()];
    assert_eq!(clock(&seen, "test_release").state(), State::NotStarted);
    assert_eq!(end("test_release"), None);
    assert_eq!(end("migration"), None);
    assert_eq!(end("test_training"), Some(day("2025-11-14")));
    // The migration must have happened by the day its clock closed: it is not to come.
    let migrated = facts
        .0
        .plan
        .milestone_index(&"migration_done".parse().unwrap());
    let migrated = seen.forecast.milestones[migrated.unwrap()].unwrap();
    assert!(!migrated.is_ahead());
    assert_eq!(migrated.date, day("2025-10-15"));
    // All that ends a clock is there, though nothing began: nothing is to come.
    let all: Vec<(&str, &str)> = [
        "plan_delivered",
        "plan_accepted",
        "test_release",
        "migration_verified",
        "test_debug_done",
        "training_done",
        "content_published",
        "acceptance_test",
    ]
    .map(|event| (event, "2025-09-01"))
    .to_vec();
    let seen = Facts::new(&all).seen("2025-10-20");
    assert_eq!(seen.forecast.end, None);
    assert_eq!(seen.forecast.last, Some(day("2025-09-01")));
}

#[test]
fn an_item_without_a_promise_does_not_happen_before_what_it_follows() {
    let facts = Facts::new(&[("test_release", "2025-09-01")])
        .items("content_published", &["a", "b"])
        .promised("content_published:a", "2025-09-10");
    let seen = facts.seen("2025-09-05");
    let end = |name: &str| seen.forecast.clocks[seen.clock_index(&key(name)).unwrap()];
    assert!(end("content") > end("migration"), "{:?}", seen.forecast);
    // A last day that an act sets before the clock begins is no day on which it ends: its own term is later.
    let facts = Facts::new(&[
        ("production_release", "2025-09-01"),
        ("award", "2025-09-01"),
    ])
    .extended("acceptance", Grant::Until(day("2025-09-02")), "2025-09-01")
    .promised("content_published", "2025-10-01");
    let seen = facts.seen("2025-09-01");
    let end = |name: &str| seen.forecast.clocks[seen.clock_index(&key(name)).unwrap()];
    assert_eq!(end("acceptance"), Some(day("2025-10-31")));
}

#[test]
fn thousands_of_suspensions_one_within_the_other_among_as_many_extensions_are_told_one_by_one() {
    const MANY: i64 = 20_000;
    let mut facts = Facts::new(&[("test_release", "2025-06-06")])
        .set("clocks.migration.limit", Some("90d"))
        .suspended("2025-06-07", "2110-01-01", &["migration"])
        .extended("migration", Grant::Days(1), "2025-06-08");
    let (act, grant) = (
        facts.0.suspensions[0].clone(),
        facts.0.extensions[0].clone(),
    );
    facts.0.suspensions.clear();
    facts.0.extensions.clear();
    for i in 0..MANY {
        let n = u32::try_from(i + 1).unwrap();
        let mut act = act.clone();
        (act.n, act.from) = (n, days_after("2025-06-07", i));
        act.resumption.as_mut().unwrap().date = days_after("2150-01-01", -i);
        facts.0.suspensions.push(act);
        let mut grant = grant.clone();
        (grant.n, grant.granted) = (n, days_after("2025-06-08", i));
        facts.0.extensions.push(grant);
    }
    let seen = facts.seen("2149-12-31");
    let told = why(&facts.0, &seen, &key("migration"))
        .unwrap()
        .sum
        .unwrap();
    let out: i64 = told
        .steps
        .iter()
        .map(|step| match step {
            Step::Suspended { days, .. } => i64::from(*days),
            Step::Extended { .. } | Step::Stated { .. } => 0,
        })
        .sum();
    assert_eq!(out, i64::from(told.suspended));
    assert_eq!(told.extension, MANY);
    let extended = |step: &&Step| matches!(step, Step::Extended { .. });
    assert_eq!(told.steps.iter().filter(extended).count(), 20_000);
}
