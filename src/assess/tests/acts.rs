//! Suspensions, extensions and stated terms: what they do to the sum (`sus` cases of the domain).

use super::*;

fn facts() -> Facts {
    Facts::new(&[("test_release", "2025-06-06")])
}

/// Phase 3: from 2025-06-06, 90 days, nominally to 2025-09-04.
fn migration(facts: &Facts, on: &str) -> ClockStatus {
    facts.clock("migration", on)
}

/// Name, extension, suspensions, done; then gross, out and net days, due date, days late.
const SUMS: &str = "
sus001 |  0 | 2025-07-28/2025-09-01 | 2025-10-07 | 123 35 88 | 2025-10-09 | 0
sus002 |  0 | 2025-07-28/2025-09-01 | 2025-10-09 | 125 35 90 | 2025-10-09 | 0
sus003 |  0 | 2025-07-28/2025-09-01 | 2025-10-10 | 126 35 91 | 2025-10-09 | 1
sus004 |  0 | 2025-07-28/2025-07-28 | 2025-09-04 | 90 0 90 | 2025-09-04 | 0
sus005 |  0 | 2025-07-28/2025-07-29 | 2025-09-05 | 91 1 90 | 2025-09-05 | 0
sus007 |  0 | 2025-05-01/2025-06-06 | 2025-09-04 | 90 0 90 | 2025-09-04 | 0
sus008 |  0 | 2025-09-04/2025-09-20 | 2025-09-04 | 90 0 90 | 2025-09-04 | 0
sus010 |  0 | 2025-07-01/2025-07-11 2025-08-01/2025-08-31 | 2025-10-14 | 130 40 90 | 2025-10-14 | 0
sus013 | 15 | | 2025-09-19 | 105 0 105 | 2025-09-19 | 0
sus014 | 15 | 2025-07-28/2025-09-01 | 2025-10-24 | 140 35 105 | 2025-10-24 | 0
sus015 |  0 | 2025-07-28/2025-08-04 | 2025-09-11 | 97 7 90 | 2025-09-11 | 0
overlapping ones count once | 0 | 2025-07-01/2025-07-11 2025-07-05/2025-07-21 | 2025-09-24 | 110 20 90 | 2025-09-24 | 0
one inside another adds nothing | 0 | 2025-07-01/2025-07-21 2025-07-05/2025-07-11 | 2025-09-24 | 110 20 90 | 2025-09-24 | 0
two from the same day | 0 | 2025-07-01/2025-07-11 2025-07-01/2025-07-21 | 2025-09-24 | 110 20 90 | 2025-09-24 | 0
in force at the start, it counts from there | 0 | 2025-05-01/2025-06-16 | 2025-09-14 | 100 10 90 | 2025-09-14 | 0
begun after the due date, it moves nothing | 0 | 2025-09-10/2025-09-20 | 2025-09-25 | 111 0 111 | 2025-09-04 | 21
done while suspended | 0 | 2025-08-25/2025-10-01 | 2025-09-15 | 101 21 80 | 2025-09-25 | 0
";

#[test]
fn suspensions_and_extensions_move_the_due_date_by_their_days() {
    for row in SUMS.trim().lines() {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let &[name, extension, suspended, done, days, due, late] = cells.as_slice() else {
            panic!("{row}");
        };
        let mut facts = facts().and(&[("migration_verified", done)]);
        for (from, to) in suspended.split(' ').filter_map(|act| act.split_once('/')) {
            facts = facts.suspended(from, to, &[]);
        }
        let extension: u32 = extension.parse().unwrap();
        if extension > 0 {
            facts = facts.extended("migration", Grant::Days(extension), "2025-07-15");
        }
        let clock = migration(&facts, "2026-01-31");
        let (gross, net) = (clock.gross.unwrap(), clock.elapsed().unwrap());
        assert_eq!(format!("{gross} {} {net}", clock.suspended), days, "{name}");
        assert_eq!(clock.deadline().unwrap().due, day(due), "{name}");
        assert_eq!(clock.days_late().to_string(), late, "{name}");
        assert_eq!(clock.extension, i64::from(extension), "{name}");
        assert_eq!(clock.original_due, Some(day("2025-09-04")), "{name}");
        assert_eq!(clock.state() == State::Breached, late != "0", "{name}");
    }
}

#[test]
fn while_it_stands_nothing_is_due_and_what_is_left_stays() {
    let facts = facts().suspended("2025-07-28", "", &[]);
    for on in ["2025-07-28", "2025-08-15", "2026-01-31"] {
        let clock = migration(&facts, on);
        assert_eq!(clock.state(), State::Suspended, "{on}");
        assert_eq!(clock.deadline(), None, "{on}");
        assert_eq!(clock.days_left(), Some(38), "{on}");
        assert_eq!((clock.elapsed(), clock.days_late()), (Some(52), 0), "{on}");
        assert_eq!(clock.original_due, Some(day("2025-09-04")), "{on}");
        assert!(clock.is_open());
    }
    assert_eq!(migration(&facts, "2025-07-27").state(), State::Running);
    let seen = facts.seen("2025-08-15");
    assert_eq!(seen.next_due, None);
    assert_eq!(phase(&seen, 3), State::Suspended);
    assert_eq!(seen.count(State::Suspended), 1);
}

#[test]
fn as_of_a_day_later_resumptions_and_extensions_are_no_facts() {
    let facts = facts().suspended("2025-07-28", "2025-09-01", &[]).extended(
        "migration",
        Grant::Days(15),
        "2025-09-10",
    );
    assert_eq!(migration(&facts, "2025-08-31").state(), State::Suspended);
    let due = |on| migration(&facts, on).deadline().unwrap().due;
    assert_eq!(due("2025-09-01"), day("2025-10-09"));
    assert_eq!(due("2025-09-10"), day("2025-10-24"));
}

#[test]
fn a_late_clock_is_not_saved_by_a_suspension() {
    let facts = facts().suspended("2025-09-04", "", &[]);
    let clock = migration(&facts, "2025-09-10");
    assert_eq!((clock.state(), clock.days_late()), (State::Overdue, 6));
    // An extension granted in time makes it come in time.
    let facts = facts.extended("migration", Grant::Days(15), "2025-09-01");
    let clock = migration(&facts, "2025-09-10");
    assert_eq!(
        (clock.state(), clock.days_left()),
        (State::Suspended, Some(15))
    );
}

#[test]
fn only_what_is_named_and_may_be_stopped_stops() {
    let facts = Facts::new(&[
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-06-20"),
    ])
    .request("2025-06-15", None);
    let on = "2025-06-25";
    for (named, stopped) in [
        (vec![], vec!["migration", "test_training", "assistance:1"]),
        (vec!["migration"], vec!["migration"]),
        (vec!["assistance"], vec!["assistance:1"]),
        (vec!["assistance:1"], vec!["assistance:1"]),
        (vec!["assistance:2"], vec![]),
    ] {
        let facts = Facts(facts.0.clone()).suspended("2025-06-22", "", &named);
        let seen = facts.seen(on);
        let found: Vec<String> = seen
            .clocks
            .iter()
            .filter(|clock| clock.state() == State::Suspended)
            .map(|clock| clock.key.to_string())
            .collect();
        assert_eq!(found, stopped, "{named:?}");
    }
    let noted = facts
        .suspended("2025-06-22", "", &[])
        .set("rules.suspensions", Some("note_only"));
    assert_eq!(noted.seen(on).count(State::Suspended), 0);
}

#[test]
fn a_new_last_day_wins_over_the_arithmetic() {
    let until = |on: &str| Grant::Until(day(on));
    for (case, facts, due, extension) in [
        (
            "to a date",
            facts().extended("migration", until("2025-09-30"), "2025-08-01"),
            "2025-09-30",
            26,
        ),
        (
            "a later suspension adds to it",
            facts()
                .extended("migration", until("2025-09-30"), "2025-08-01")
                .suspended("2025-08-10", "2025-08-20", &[]),
            "2025-10-10",
            26,
        ),
        (
            "an earlier one is in it",
            facts().suspended("2025-07-01", "2025-07-11", &[]).extended(
                "migration",
                until("2025-09-30"),
                "2025-08-01",
            ),
            "2025-09-30",
            16,
        ),
        (
            "granted while suspended, the rest of the suspension adds to it",
            facts().suspended("2025-07-01", "2025-07-11", &[]).extended(
                "migration",
                until("2025-09-30"),
                "2025-07-06",
            ),
            "2025-10-05",
            21,
        ),
        (
            "stated at the resumption",
            facts()
                .suspended("2025-07-28", "2025-09-01", &[])
                .stating("migration", "2025-10-15"),
            "2025-10-15",
            0,
        ),
        (
            "stated earlier than the arithmetic",
            facts()
                .suspended("2025-07-28", "2025-09-01", &[])
                .stating("migration", "2025-09-30"),
            "2025-09-30",
            0,
        ),
        (
            "an extension after a stated term adds to it",
            facts()
                .suspended("2025-07-28", "2025-09-01", &[])
                .stating("migration", "2025-10-15")
                .extended("migration", Grant::Days(5), "2025-09-10"),
            "2025-10-20",
            5,
        ),
    ] {
        let clock = migration(&facts, "2025-09-12");
        assert_eq!(clock.deadline().unwrap().due, day(due), "{case}");
        assert_eq!(clock.extension, extension, "{case}");
    }
}

#[test]
fn the_holiday_rule_looks_at_the_moved_day() {
    // 90 days and 3 more end on Sunday 7 September 2025.
    let facts = facts().extended("migration", Grant::Days(3), "2025-06-20");
    let deadline = migration(&facts, "2025-07-01").deadline().unwrap();
    assert_eq!(
        (deadline.due, deadline.civil),
        (day("2025-09-07"), day("2025-09-08"))
    );
    let civil = facts.set("rules.last_day", Some("civil"));
    let clock = migration(&civil, "2025-07-01");
    assert_eq!(clock.deadline().unwrap().due, day("2025-09-08"));
    assert_eq!(clock.original_due, Some(day("2025-09-04")));
}

#[test]
fn what_is_granted_before_the_start_is_there_at_the_start() {
    let facts = Facts::new(&[]).extended("content", Grant::Days(20), "2025-06-20");
    let clock = facts.clock("content", "2025-07-01");
    assert_eq!((clock.state(), clock.extension), (State::NotStarted, 20));
    let facts = facts.and(&[("test_debug_done", "2025-07-01")]);
    let clock = facts.clock("content", "2025-07-01");
    assert_eq!(clock.deadline().unwrap().due, day("2025-09-19"));
}

#[test]
fn the_items_of_a_suspended_clock_stand_with_it() {
    let facts = Facts::new(&[("test_debug_done", "2025-09-12")])
        .items("content_published", &["anagrafe", "tributi"])
        .and(&[("content_published:anagrafe", "2025-09-20")])
        .suspended("2025-09-29", "", &["content"]);
    let seen = facts.seen("2025-10-08");
    assert_eq!(clock(&seen, "content").days_left(), Some(43));
    let states: Vec<State> = seen.items.iter().map(|item| item.state).collect();
    assert_eq!(states, [State::Met, State::Suspended]);
}
