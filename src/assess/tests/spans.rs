//! The rows of the timeline: their days are those that the clocks say of themselves.

use proptest::prelude::*;

use super::*;
use crate::assess::{Lane, Span, SpanKind, Track, lanes, reach};
use crate::calendar::{days_between, elapsed};

/// Phase 3 of the shipped plan: from 2025-06-06, 90 days, to 2025-09-04.
fn begun() -> Facts {
    Facts::new(&[("test_release", "2025-06-06")])
}

fn ended(on: &str) -> Facts {
    begun().and(&[("migration_verified", on)])
}

/// "used 06-07..09-05 late 09-05..09-12 limit 09-04 end 09-11": each stretch from its first day to
/// the first after it.
fn told(facts: &Facts, name: &str, on: &str) -> String {
    let seen = facts.seen(on);
    let clock = seen.clocks.iter().position(|c| c.key.to_string() == name);
    let term = || {
        facts
            .0
            .plan
            .terms
            .iter()
            .position(|t| t.id.as_str() == name)
    };
    let track = clock.map_or_else(|| Track::Term(term().unwrap()), Track::Clock);
    let lane = Lane {
        phase: 0,
        track,
        heads: true,
    };
    let bar = lane.bar(&facts.0, &seen);
    let short = |date: Date| date.format("%m-%d").to_string();
    let mut said: Vec<String> = Vec::new();
    for Span { kind, days } in bar.spans {
        let kind = format!("{kind:?}").to_lowercase();
        said.push(format!("{kind} {}..{}", short(days.from), short(days.to)));
    }
    let marks = [
        ("limit", bar.limit),
        ("promised", bar.promised),
        ("end", bar.end),
    ];
    for (name, date) in marks {
        said.extend(date.map(|date| format!("{name} {}", short(date))));
    }
    said.join(" ")
}

#[test]
fn a_clock_is_told_in_stretches_of_days() {
    for (case, facts, on, expected) in [
        (
            "running",
            begun(),
            "2025-06-16",
            "used 06-07..06-17 left 06-17..09-05 limit 09-04",
        ),
        (
            "on its first day nothing is counted yet",
            begun(),
            "2025-06-06",
            "left 06-07..09-05 limit 09-04",
        ),
        (
            "on its last day nothing is left",
            begun(),
            "2025-09-04",
            "used 06-07..09-05 limit 09-04",
        ),
        (
            "late and open",
            begun(),
            "2025-09-07",
            "used 06-07..09-05 late 09-05..09-08 limit 09-04",
        ),
        (
            "closed in time",
            ended("2025-08-20"),
            "2025-12-01",
            "used 06-07..08-21 limit 09-04 end 08-20",
        ),
        (
            "closed late",
            ended("2025-09-11"),
            "2025-12-01",
            "used 06-07..09-05 late 09-05..09-12 limit 09-04 end 09-11",
        ),
        (
            "closed before it began",
            ended("2025-06-01"),
            "2025-12-01",
            "limit 09-04 end 06-01",
        ),
    ] {
        assert_eq!(told(&facts, "migration", on), expected, "{case}");
    }
}

#[test]
fn what_does_not_apply_any_more_ended_on_the_day_that_was_said() {
    let mut facts = begun();
    facts.0.waivers.push(crate::record::Waiver {
        event: "migration_verified".parse().unwrap(),
        date: day("2025-07-01"),
        reason: "dropped".into(),
        stamp: stamp(),
    });
    assert_eq!(
        told(&facts, "migration", "2025-10-01"),
        "used 06-07..07-02 limit 09-04 end 07-01"
    );
}

#[test]
fn a_fixed_day_that_is_missed_is_late_from_then_on_though_nothing_is_recorded() {
    let mut facts = Facts::new(&[]);
    let by: crate::record::SettingKey = "clocks.migration.by".parse().unwrap();
    let plan = &mut facts.0.plan;
    let clock = plan
        .clocks
        .iter_mut()
        .find(|clock| clock.id.as_str() == "migration")
        .unwrap();
    clock.limit = None;
    clock.from = crate::plan::Milestones::default();
    by.assign(plan, Some("2026-06-30")).unwrap();
    for (on, told) in [
        ("2026-06-01", "left 06-02..07-01 limit 06-30"),
        ("2026-06-30", "limit 06-30"),
        ("2026-07-10", "late 07-01..07-11 limit 06-30"),
    ] {
        let said = self::told(&facts, "migration", on);
        assert!(
            said.starts_with(told) || said.contains(told),
            "{on}: {said}"
        );
    }
}

#[test]
fn acts_and_promises_have_their_days() {
    for (case, facts, on, expected) in [
        (
            "suspended, with what is foreseen if it goes on today",
            begun().suspended("2025-06-16", "", &[]),
            "2025-06-26",
            "used 06-07..06-17 suspended 06-17..06-27 forecast 06-27..09-15",
        ),
        (
            "suspended and resumed: the limit moves",
            begun().suspended("2025-06-16", "2025-06-26", &[]),
            "2025-07-06",
            "used 06-07..06-17 suspended 06-17..06-27 used 06-27..07-07 left 07-07..09-15 limit 09-14",
        ),
        (
            "overlapping suspensions are one stretch",
            begun()
                .suspended("2025-06-16", "2025-06-26", &[])
                .suspended("2025-06-20", "2025-06-30", &[]),
            "2025-06-30",
            "used 06-07..06-17 suspended 06-17..07-01 left 07-01..09-19 limit 09-18",
        ),
        (
            "a suspension after the due date stops nothing",
            begun().suspended("2025-09-06", "2025-09-08", &[]),
            "2025-09-09",
            "used 06-07..09-05 late 09-05..09-10 limit 09-04",
        ),
        (
            "an extension moves the limit",
            begun().extended("migration", Grant::Days(15), "2025-07-01"),
            "2025-07-01",
            "used 06-07..07-02 left 07-02..09-20 limit 09-19",
        ),
        (
            "promised after the limit",
            begun().promised("migration_verified", "2025-09-10"),
            "2025-09-01",
            "used 06-07..09-02 left 09-02..09-05 forecast 09-05..09-11 limit 09-04 promised 09-10",
        ),
        (
            "promised before it",
            begun().promised("migration_verified", "2025-08-20"),
            "2025-08-01",
            "used 06-07..08-02 left 08-02..09-05 limit 09-04 promised 08-20",
        ),
        (
            "late, and promised",
            begun().promised("migration_verified", "2025-09-10"),
            "2025-09-06",
            "used 06-07..09-05 late 09-05..09-07 forecast 09-07..09-11 limit 09-04 promised 09-10",
        ),
        (
            "a promise is over once it has happened",
            ended("2025-09-11").promised("migration_verified", "2025-09-10"),
            "2025-12-01",
            "used 06-07..09-05 late 09-05..09-12 limit 09-04 end 09-11",
        ),
    ] {
        assert_eq!(told(&facts, "migration", on), expected, "{case}");
    }
}

#[test]
fn what_has_not_begun_is_foreseen_from_its_start() {
    let facts = begun().and(&[("migration_done", "2025-08-22")]);
    for (name, expected) in [
        ("content", "forecast 09-22..11-21"),
        ("acceptance", "forecast 11-21..12-21"),
        // Five years later: the dates are told without their year.
        ("maintenance", "forecast 12-20..12-21"),
    ] {
        assert_eq!(told(&facts, name, "2025-08-29"), expected, "{name}");
    }
    assert_eq!(told(&Facts::new(&[]), "content", "2025-08-29"), "");
}

#[test]
fn waits_requests_and_terms_have_days_of_their_own() {
    let facts = Facts::new(&[
        ("plan_delivered", "2025-02-17"),
        ("maintenance_start", "2025-02-20"),
    ])
    .request("2025-02-18", None)
    .promised("assistance_answer:1", "2025-02-25");
    for (name, expected) in [
        ("plan_acceptance_wait", "waiting 02-18..02-23"),
        (
            "assistance:1",
            "used 02-19..02-23 left 02-23..03-01 limit 02-28 promised 02-25",
        ),
        ("maintenance", "term 02-20..02-21"),
    ] {
        assert_eq!(told(&facts, name, "2025-02-22"), expected, "{name}");
    }
}

#[test]
fn each_phase_has_a_row_and_so_has_what_else_has_days() {
    let tracks = |facts: &Facts, on: &str| -> Vec<String> {
        let seen = facts.seen(on);
        let lanes = lanes(&facts.0, &seen);
        let name = |lane: &Lane| match lane.track {
            Track::Clock(clock) => seen.clocks[clock].key.to_string(),
            Track::Term(term) => facts.0.plan.terms[term].id.to_string(),
            Track::Nothing => "-".to_owned(),
        };
        let number = |lane: &Lane| facts.0.plan.phases[lane.phase].number;
        let text = |lane: &Lane| {
            let under = if lane.heads { "" } else { "+" };
            format!("{under}{} {}", number(lane), name(lane))
        };
        lanes.iter().map(text).collect()
    };
    let first = [
        "1 plan_delivery",
        "2 test_release",
        "3 migration",
        "4 test_training",
        "5 content",
        "6 acceptance",
        "7 -",
        "8 maintenance",
    ];
    assert_eq!(tracks(&Facts::new(&[]), "2025-01-13"), first);
    let facts = Facts::new(&[
        ("plan_delivered", "2025-02-17"),
        ("plan_accepted", "2025-03-10"),
    ])
    .request("2025-03-01", Some("2025-03-02"))
    .request("2025-03-03", None)
    .request("2025-03-05", None);
    let found = tracks(&facts, "2025-03-11");
    let wait = found
        .iter()
        .position(|row| row == "+1 plan_acceptance_wait");
    assert_eq!(wait, Some(1), "{found:?}");
    let requests: Vec<&String> = found.iter().filter(|row| row.contains("7 ")).collect();
    assert_eq!(requests, ["7 assistance:2", "+7 assistance:3"]);
}

#[test]
fn beside_the_list_stand_its_own_rows() {
    let facts = Facts::new(&[("plan_delivered", "2025-02-17")]);
    let seen = facts.seen("2025-02-20");
    let rows = crate::assess::rows(&facts.0, &seen);
    let beside = |row: &crate::assess::Row| Lane::beside(&facts.0, &seen, row.kind);
    let found: Vec<Lane> = rows.iter().map(|row| beside(row).unwrap()).collect();
    assert_eq!(found.len(), 9);
    let full = lanes(&facts.0, &seen);
    assert!(found.iter().all(|lane| full.contains(lane)), "{found:?}");
}

#[test]
fn the_reach_is_what_runs_and_all_there_is() {
    assert_eq!(
        reach(&Facts::new(&[]).0, &Facts::new(&[]).seen("2025-01-13")),
        None
    );
    let facts = Facts::new(&[
        ("contract_signed", "2025-02-06"),
        ("maintenance_start", "2025-02-20"),
    ])
    .set("deadlines.whole", Some("2024-12-31"));
    let found = reach(&facts.0, &facts.seen("2025-03-01")).unwrap();
    assert_eq!(found.first, day("2025-02-06"));
    assert_eq!(found.from, day("2024-12-31"));
    assert_eq!(found.to, day("2030-02-21"));
    assert!(found.last < day("2027-01-01"));
    // Years later, today is within.
    let later = reach(&facts.0, &facts.seen("2029-03-01")).unwrap();
    assert!(later.last >= day("2029-03-01"));
}

prop_compose! {
    /// Migrations with acts of all kinds, within a year.
    fn any_migration()(
        end in prop::option::of(0..200_i64),
        suspensions in prop::collection::vec((0..150_i64, prop::option::of(0..60_i64)), 0..4),
        extension in prop::option::of((0..100_i64, 1..30_u32)),
        until in prop::option::of((0..100_i64, 20..150_i64)),
        stated in prop::option::of(20..150_i64),
        promise in prop::option::of(0..250_i64),
    ) -> Facts {
        let on = |days| days_after("2025-06-06", days).to_string();
        let mut facts = begun();
        if let Some(end) = end {
            facts = facts.and(&[("migration_verified", &on(end))]);
        }
        for (from, length) in suspensions {
            let to = length.map_or_else(String::new, |length| on(from + length));
            facts = facts.suspended(&on(from), &to, &[]);
            if let (Some(_), Some(days)) = (length, stated) {
                facts = facts.stating("migration", &on(days));
            }
        }
        if let Some((granted, days)) = extension {
            facts = facts.extended("migration", Grant::Days(days), &on(granted));
        }
        if let Some((granted, days)) = until {
            facts = facts.extended("migration", Grant::Until(day(&on(days))), &on(granted));
        }
        match promise {
            Some(days) => facts.promised("migration_verified", &on(days)),
            None => facts,
        }
    }
}

proptest! {
    #[test]
    fn stretches_follow_each_other_and_add_up(facts in any_migration(), later in 0..250_i64) {
        let today = days_after("2025-06-06", later);
        let seen = facts.seen_on(today);
        let index = seen.clocks.iter().position(|c| c.key.to_string() == "migration").unwrap();
        let clock = &seen.clocks[index];
        let lane = Lane { phase: 2, track: Track::Clock(index), heads: true };
        let bar = lane.bar(&facts.0, &seen);
        let start = clock.start().unwrap();
        for pair in bar.spans.windows(2) {
            prop_assert!(pair[0].days.to <= pair[1].days.from, "{bar:?}");
        }
        for span in &bar.spans {
            prop_assert!(span.days.from < span.days.to && span.days.from > start);
        }
        let sum = |kinds: &[SpanKind]| {
            let spans = bar.spans.iter().filter(|span| kinds.contains(&span.kind));
            spans.map(|span| days_between(span.days.from, span.days.to)).sum::<i64>()
        };
        let through = clock.end().unwrap_or(today);
        let past = [SpanKind::Used, SpanKind::Suspended, SpanKind::Late];
        prop_assert_eq!(sum(&past), i64::from(elapsed(start, through)), "no day is missing");
        prop_assert!(sum(&[SpanKind::Suspended]) <= i64::from(clock.suspended));
        // While it stands it has no last day, and so none past it.
        if clock.state() != State::Suspended {
            prop_assert_eq!(sum(&[SpanKind::Late]), clock.days_late().min(sum(&past)));
            let left = clock.days_left().unwrap_or(0);
            prop_assert_eq!(sum(&[SpanKind::Left]), left.max(0));
        }
        if clock.days_late() == 0 {
            prop_assert_eq!(sum(&[SpanKind::Suspended]), i64::from(clock.suspended));
        }
    }
}
