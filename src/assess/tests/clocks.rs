//! One clock: its states at their edges, its days, its due dates.

use super::*;
use crate::calendar::Limit;

#[test]
fn an_open_clock_changes_state_on_the_days_its_limit_and_warning_say() {
    // Each clock of the shipped plan: what starts it, limit, warning.
    for (name, start, limit, warn) in [
        ("plan_delivery", "contract_signed", 10, 3),
        ("test_release", "plan_accepted", 90, 15),
        ("migration", "test_release", 90, 15),
        ("test_training", "migration_done", 30, 7),
        ("content", "test_debug_done", 60, 10),
        ("acceptance", "content_published", 30, 7),
        ("assistance:1", "", 10, 3),
    ] {
        let begun = "2025-07-03";
        let facts = if start.is_empty() {
            Facts::new(&[]).request(begun, None)
        } else {
            Facts::new(&[(start, begun)])
        };
        for (case, days, state) in [
            ("the day it starts", 0, State::Running),
            (
                "the day before the warning",
                limit - warn - 1,
                State::Running,
            ),
            ("the first day of the warning", limit - warn, State::DueSoon),
            ("the day before the last", limit - 1, State::DueSoon),
            ("the last day", limit, State::DueToday),
            ("the day after", limit + 1, State::Overdue),
            ("a year after", limit + 365, State::Overdue),
        ] {
            let seen = facts.seen_on(days_after(begun, days));
            let clock = clock(&seen, name);
            assert_eq!(clock.state(), state, "{name}, {case}");
            assert_eq!(clock.elapsed().map(i64::from), Some(days), "{name}, {case}");
            assert_eq!(clock.days_left(), Some(limit - days), "{name}, {case}");
            assert_eq!(clock.days_late(), (days - limit).max(0), "{name}, {case}");
            assert_eq!(clock.end(), None, "{name}, {case}");
            assert_eq!(
                clock.open_due(),
                Some(days_after(begun, limit)),
                "{name}, {case}"
            );
        }
        let before = facts.seen_on(days_after(begun, -1));
        let unborn = before
            .clocks
            .iter()
            .find(|clock| clock.key.to_string() == name);
        let state = unborn.map_or(State::NotStarted, ClockStatus::state);
        assert_eq!(state, State::NotStarted, "{name}, the day before");
    }
}

#[test]
fn a_clock_without_a_warning_is_never_due_soon() {
    let facts = Facts::new(&[("contract_signed", "2025-02-06")]);
    let facts = facts.set("clocks.plan_delivery.warn", None);
    assert_eq!(facts.state("plan_delivery", "2025-02-15"), State::Running);
    assert_eq!(facts.state("plan_delivery", "2025-02-16"), State::DueToday);
}

#[test]
fn a_closed_clock_is_met_through_its_last_day_and_breached_from_the_next() {
    for (end, state, elapsed, late, margin) in [
        ("2025-02-06", State::Met, 0, 0, 10),
        ("2025-02-07", State::Met, 1, 0, 9),
        ("2025-02-16", State::Met, 10, 0, 0),
        ("2025-02-17", State::Breached, 11, 1, -1),
        ("2025-03-01", State::Breached, 23, 13, -13),
    ] {
        let facts = Facts::new(&[("contract_signed", "2025-02-06"), ("plan_delivered", end)]);
        for on in [end, "2025-03-02", "2031-01-01"] {
            let clock = facts.clock("plan_delivery", on);
            assert_eq!(clock.state(), state, "ended {end}, seen {on}");
            assert_eq!(clock.elapsed(), Some(elapsed), "ended {end}, seen {on}");
            assert_eq!(clock.days_late(), late, "ended {end}, seen {on}");
            assert_eq!(clock.margin(), Some(margin), "ended {end}, seen {on}");
            assert_eq!(
                (clock.days_left(), clock.open_due()),
                (None, None),
                "ended {end}"
            );
        }
    }
}

#[test]
fn days_are_counted_across_leap_years_summer_time_and_year_ends() {
    for (from, to, days) in [
        ("2025-03-10", "2025-06-06", 88),
        ("2025-03-10", "2025-06-08", 90),
        ("2025-06-06", "2025-10-07", 123),
        ("2024-02-28", "2024-03-01", 2),
        ("2024-02-29", "2025-02-28", 365),
        ("2024-02-28", "2025-02-28", 366),
        ("2024-12-31", "2025-12-31", 365),
        ("2026-03-28", "2026-03-30", 2),
        ("2025-10-17", "2025-12-16", 60),
        ("2025-12-16", "2026-01-14", 29),
        ("2025-12-16", "2026-01-16", 31),
        ("2026-01-15", "2031-01-15", 1826),
    ] {
        let open = Facts::new(&[("plan_accepted", from)]);
        assert_eq!(
            open.clock("test_release", to).elapsed(),
            Some(days),
            "{from} to {to}, open"
        );
        let closed = open.and(&[("test_release", to)]);
        assert_eq!(
            closed.clock("test_release", to).elapsed(),
            Some(days),
            "{from} to {to}"
        );
    }
}

#[test]
fn what_ended_before_it_started_is_met_with_no_days_and_a_mark() {
    let facts = Facts::new(&[("award", "2025-01-20"), ("plan_delivered", "2025-01-29")]);
    for (signed, on, state, elapsed, mark) in [
        (None, "2025-02-06", State::NotStarted, None, false),
        (
            Some("2025-02-06"),
            "2025-02-05",
            State::NotStarted,
            None,
            false,
        ),
        (Some("2025-02-06"), "2025-02-06", State::Met, Some(0), true),
        (Some("2025-02-06"), "2026-02-06", State::Met, Some(0), true),
        (Some("2025-01-29"), "2025-02-06", State::Met, Some(0), false),
        (Some("2025-01-28"), "2025-02-06", State::Met, Some(1), false),
    ] {
        let mut facts = Facts(facts.0.clone());
        if let Some(signed) = signed {
            facts = facts.and(&[("contract_signed", signed)]);
        }
        let clock = facts.clock("plan_delivery", on);
        let case = format!("signed {signed:?}, seen {on}");
        assert_eq!(clock.state(), state, "{case}");
        assert_eq!(clock.elapsed(), elapsed, "{case}");
        assert_eq!(clock.ended_before_start(), mark, "{case}");
        assert_eq!(clock.days_late(), 0, "{case}");
        let obligation = facts.clock("plan_delivery_obligation", on);
        assert_eq!(
            (obligation.state(), obligation.elapsed()),
            (State::Met, Some(9)),
            "{case}"
        );
    }
}

#[test]
fn a_clock_that_ends_with_two_events_ends_with_the_later() {
    let begun = ("migration_done", "2025-09-26");
    for (test, training, on, done, end) in [
        (None, None, "2025-10-20", 0, None),
        (Some("2025-10-17"), None, "2025-10-20", 1, None),
        (None, Some("2025-10-17"), "2025-10-20", 1, None),
        (
            Some("2025-10-17"),
            Some("2025-10-24"),
            "2025-10-23",
            1,
            None,
        ),
        (
            Some("2025-10-17"),
            Some("2025-10-24"),
            "2025-10-24",
            2,
            Some("2025-10-24"),
        ),
        (
            Some("2025-10-24"),
            Some("2025-10-17"),
            "2025-10-24",
            2,
            Some("2025-10-24"),
        ),
        (
            Some("2025-10-24"),
            Some("2025-10-24"),
            "2025-10-30",
            2,
            Some("2025-10-24"),
        ),
    ] {
        let mut facts = Facts::new(&[begun]);
        for (event, date) in [("test_debug_done", test), ("training_done", training)] {
            if let Some(date) = date {
                facts = facts.and(&[(event, date)]);
            }
        }
        let clock = facts.clock("test_training", on);
        let case = format!("{test:?} {training:?} on {on}");
        assert_eq!(clock.parts, Some(Parts { done, total: 2 }), "{case}");
        assert_eq!(clock.end(), end.map(day), "{case}");
    }
}

#[test]
fn a_clock_that_ends_with_one_event_has_no_parts() {
    let facts = Facts::new(&[("contract_signed", "2025-02-06")]);
    assert_eq!(facts.clock("plan_delivery", "2025-02-07").parts, None);
    assert_eq!(facts.clock("content", "2025-02-07").parts, None);
}

#[test]
fn a_wait_without_limit_only_counts_the_days() {
    let facts = Facts::new(&[
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-14"),
    ]);
    for (on, elapsed) in [
        ("2025-02-14", 0),
        ("2025-02-15", 1),
        ("2025-03-15", 29),
        ("2025-03-16", 30),
        ("2028-02-14", 1095),
    ] {
        let clock = facts.clock("plan_acceptance_wait", on);
        let is_long = elapsed >= 30;
        let state = if is_long {
            State::LongWait
        } else {
            State::WaitingNoLimit
        };
        assert_eq!(clock.state(), state, "{on}");
        assert_eq!(state.as_str(), "waiting_no_limit");
        assert_eq!(clock.elapsed(), Some(elapsed), "{on}");
        assert_eq!(
            (clock.deadline(), clock.days_left(), clock.days_late()),
            (None, None, 0)
        );
        assert!(!clock.is_judged() && !clock.in_time_if_holiday_rule());
    }
    let closed = facts.and(&[("plan_accepted", "2025-03-10")]);
    let clock = closed.clock("plan_acceptance_wait", "2025-03-10");
    assert_eq!(
        (clock.state(), clock.elapsed()),
        (State::ClosedNoLimit, Some(24))
    );
}

#[test]
fn the_informative_clock_is_shown_and_never_counted() {
    let facts = Facts::new(&[("award", "2025-01-20")]);
    let seen = facts.seen("2025-06-01");
    assert_eq!(
        clock(&seen, "plan_delivery_obligation").state(),
        State::Overdue
    );
    assert_eq!(seen.count(State::Overdue), 0);
    assert_eq!(seen.next_due, None);
    assert_eq!(
        (seen.state, phase(&seen, 1)),
        (State::NotStarted, State::NotStarted)
    );
    assert!(seen.awaited.iter().all(|awaited| awaited.clock.is_none()));
}

#[test]
fn months_and_years_end_on_the_day_of_the_same_number_or_the_last_there_is() {
    for (start, limit, due) in [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2024-01-31", "1m", "2024-02-29"),
        ("2026-11-30", "3m", "2027-02-28"),
        ("2026-03-31", "1m", "2026-04-30"),
        ("2026-01-15", "12m", "2027-01-15"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2024-02-29", "4y", "2028-02-29"),
        ("2026-01-15", "5y", "2031-01-15"),
    ] {
        let facts = Facts::new(&[("plan_accepted", start)]);
        let facts = facts.set("clocks.test_release.limit", Some(limit));
        let clock = facts.clock("test_release", due);
        assert_eq!(clock.open_due(), Some(day(due)), "{start} + {limit}");
        assert_eq!(clock.state(), State::DueToday, "{start} + {limit}");
        assert_eq!(clock.limit, limit.parse::<Limit>().ok());
    }
}

#[test]
fn the_civil_due_date_stands_beside_and_marks_what_it_would_save() {
    // Due on Sunday 16 February 2025: the civil rule says Monday 17.
    let open = || Facts::new(&[("contract_signed", "2025-02-06")]);
    let closed = |end| open().and(&[("plan_delivered", end)]);
    for (case, facts, on, state, saved) in [
        (
            "open on the Sunday",
            open(),
            "2025-02-16",
            State::DueToday,
            false,
        ),
        (
            "open on the Monday",
            open(),
            "2025-02-17",
            State::Overdue,
            true,
        ),
        (
            "open on the Tuesday",
            open(),
            "2025-02-18",
            State::Overdue,
            false,
        ),
        (
            "closed on the Sunday",
            closed("2025-02-16"),
            "2025-03-01",
            State::Met,
            false,
        ),
        (
            "closed on the Monday",
            closed("2025-02-17"),
            "2025-03-01",
            State::Breached,
            true,
        ),
        (
            "closed on the Tuesday",
            closed("2025-02-18"),
            "2025-03-01",
            State::Breached,
            false,
        ),
    ] {
        let clock = facts.clock("plan_delivery", on);
        let deadline = clock.deadline().unwrap();
        assert_eq!(
            (deadline.due, clock.original_due),
            (day("2025-02-16"), Some(day("2025-02-16")))
        );
        assert_eq!(deadline.civil, day("2025-02-17"), "{case}");
        assert_eq!(clock.state(), state, "{case}");
        assert_eq!(clock.in_time_if_holiday_rule(), saved, "{case}");
        let civil = facts
            .set("rules.last_day", Some("civil"))
            .clock("plan_delivery", on);
        let in_time = !matches!(civil.state(), State::Overdue | State::Breached);
        assert_eq!(
            in_time,
            saved || clock.days_late() == 0,
            "{case}: the rule in force agrees"
        );
        assert!(
            !civil.in_time_if_holiday_rule(),
            "{case}: nothing more to save"
        );
    }
    let saturday = Facts::new(&[("contract_signed", "2026-04-22")]);
    let deadline = saturday
        .clock("plan_delivery", "2026-04-22")
        .deadline()
        .unwrap();
    assert_eq!(
        (deadline.due, deadline.civil),
        (day("2026-05-02"), day("2026-05-02"))
    );
}

#[test]
fn the_rule_in_force_moves_the_due_date_and_never_the_days_elapsed() {
    // Ten days from 18 April 2026 end on the patron's day, a Tuesday.
    let facts = Facts::new(&[
        ("contract_signed", "2026-04-18"),
        ("plan_delivered", "2026-04-29"),
    ]);
    for (rule, due, late) in [
        ("nominal", "2026-04-28", 1),
        ("civil", "2026-04-28", 1),
        ("civil_local", "2026-04-29", 0),
        ("eu1182", "2026-04-28", 1),
    ] {
        let facts = Facts(facts.0.clone()).set("rules.last_day", Some(rule));
        let clock = facts.clock("plan_delivery", "2026-05-31");
        assert_eq!(clock.deadline().unwrap().due, day(due), "{rule}");
        assert_eq!(
            (clock.elapsed(), clock.days_late()),
            (Some(11), late),
            "{rule}"
        );
    }
    let elsewhere = facts
        .set("rules.last_day", Some("civil_local"))
        .set("rules.local_holidays", Some("11-24"));
    assert_eq!(
        elsewhere.clock("plan_delivery", "2026-05-31").days_late(),
        1
    );
}

#[test]
fn a_fact_dated_after_the_day_does_not_exist_yet() {
    let facts = Facts::new(&[
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-14"),
        ("plan_accepted", "2099-01-01"),
    ]);
    assert_eq!(
        facts.state("plan_delivery", "2025-02-05"),
        State::NotStarted
    );
    assert_eq!(facts.state("plan_delivery", "2025-02-13"), State::DueSoon);
    assert_eq!(facts.state("plan_delivery", "2025-02-14"), State::Met);
    assert_eq!(
        facts.state("plan_acceptance_wait", "2098-12-31"),
        State::LongWait
    );
    assert_eq!(
        facts.state("plan_acceptance_wait", "2099-01-01"),
        State::ClosedNoLimit
    );
    let before = Facts::new(&[("contract_signed", "2025-02-06")]);
    let on = "2025-02-10";
    assert_eq!(
        facts.clock("plan_delivery", on),
        before.clock("plan_delivery", on)
    );
}
