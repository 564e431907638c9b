//! What differs between the live situation and a supposed one.

use super::*;
use crate::assess::Acting;
use crate::calendar::Limit;
use crate::plan::{Actors, PartyId, Whose};

const ON: &str = "2025-08-29";

fn facts() -> Facts {
    Facts::new(&[
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-17"),
        ("plan_accepted", "2025-03-10"),
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
    ])
}

fn between(before: &Facts, after: &Facts) -> Vec<Difference> {
    let (was, is) = (before.seen(ON), after.seen(ON));
    contrast((&before.0, &was), (&after.0, &is))
}

fn clock(phase: u32, name: &str, what: Aspect) -> Difference {
    let of = Topic::Clock(name.parse().unwrap());
    Difference { phase, of, what }
}

fn due(on: &str, left: i64) -> Due {
    let (day, left) = (Some(day(on)), Some(left));
    Due { day, left }
}

fn stands(state: State, used: Option<(u32, u32)>) -> Standing {
    let used = used.map(|(days, limit)| (days, Some(Limit::Days(limit))));
    Standing { state, used }
}

fn sides<T>(before: impl Into<Option<T>>, after: impl Into<Option<T>>) -> Sides<T> {
    let (before, after) = (before.into(), after.into());
    Sides { before, after }
}

#[test]
fn nothing_differs_from_itself_nor_by_what_nobody_reads() {
    assert_eq!(between(&facts(), &facts()), []);
    // Phase 1 is over and met either way; its protocol is no part of the situation.
    let mut other = facts();
    other.0.records[1].document.protocol = Some("812/2025".into());
    assert_eq!(between(&facts(), &other), []);
}

#[test]
fn fifteen_days_more_move_the_day_and_what_is_left_and_calm_the_state() {
    let more = facts().extended("migration", Grant::Days(15), ON);
    assert_eq!(
        between(&facts(), &more),
        [
            clock(
                3,
                "migration",
                Aspect::Due(sides(due("2025-09-04", 6), due("2025-09-19", 21)))
            ),
            clock(
                3,
                "migration",
                Aspect::Standing(sides(
                    stands(State::DueSoon, None),
                    stands(State::Running, None)
                ))
            ),
        ]
    );
}

#[test]
fn a_closed_clock_shows_its_verdict_and_who_must_act_no_longer() {
    let done = facts().and(&[("migration_verified", ON)]);
    let differences = between(&facts(), &done);
    let verdict = sides(
        stands(State::DueSoon, None),
        stands(State::Met, Some((84, 90))),
    );
    let ours = Acting {
        actors: Actors::one(PartyId::administration()),
        whose: Whose::Ours,
        presses: true,
    };
    let who = sides(ours, None::<Acting>);
    assert_eq!(
        differences,
        [
            clock(3, "migration", Aspect::Standing(verdict)),
            Difference {
                phase: 3,
                of: Topic::Phase,
                what: Aspect::Who(who)
            },
        ]
    );
}

#[test]
fn the_other_reading_of_phase_4_takes_its_start_away() {
    let other = facts().set("clocks.test_training.from", Some("migration_verified"));
    let differences = between(&facts(), &other);
    let gone = Aspect::Due(sides(due("2025-09-21", 23), None::<Due>));
    assert!(differences.contains(&clock(4, "test_training", gone)));
    // What comes after it is put off in the forecast, and nothing else.
    let later = |difference: &Difference| matches!(difference.what, Aspect::Foreseen(_));
    assert!(
        differences
            .iter()
            .all(|d| d.phase == 4 || d.phase > 4 && later(d))
    );
}

#[test]
fn a_limit_that_has_not_begun_is_told_with_the_forecast_of_what_follows() {
    let longer = facts().set("clocks.content.limit", Some("90d"));
    let limit = sides(Limit::Days(60), Limit::Days(90));
    let foreseen = |before, after| Aspect::Foreseen(sides(day(before), day(after)));
    assert_eq!(
        between(&facts(), &longer),
        [
            clock(5, "content", Aspect::Limit(limit)),
            clock(5, "content", foreseen("2025-11-20", "2025-12-20")),
            clock(6, "acceptance", foreseen("2025-12-20", "2026-01-19")),
        ]
    );
}

#[test]
fn a_suspension_has_no_day_and_keeps_what_is_left() {
    let stopped = facts().suspended("2025-08-25", "", &["migration"]);
    let stands_still = Due {
        day: None,
        left: Some(10),
    };
    assert_eq!(
        between(&facts(), &stopped)[0],
        clock(
            3,
            "migration",
            Aspect::Due(sides(due("2025-09-04", 6), stands_still))
        )
    );
}

#[test]
fn a_request_that_is_only_thought_of_has_one_side() {
    let asked = facts().request(ON, None);
    let differences = between(&facts(), &asked);
    let new = Aspect::Due(sides(None::<Due>, due("2025-09-08", 10)));
    assert_eq!(differences[0], clock(7, "assistance:1", new));
    assert_eq!(
        between(&asked, &facts())[0].of,
        differences[0].of,
        "and back"
    );
}

#[test]
fn a_term_that_would_run_says_through_when() {
    let runs = facts().and(&[("maintenance_start", "2025-08-01")]);
    let through = sides(None::<Date>, day("2030-08-01"));
    let differences = between(&facts(), &runs);
    assert_eq!(differences[0].what, Aspect::Through(through));
    assert_eq!(differences[0].of, Topic::Term(0));
}
