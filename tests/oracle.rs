//! A second assessment, written from the papers alone, held against the program's over generated
//! dossiers and days; and every line of `why`, and every view of a day, held against each other.
//!
//! What fails shrinks to the few commands that lead to it. `CRONO_TEST=full` tries many more.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

#[path = "oracle/between.rs"]
mod between;
#[path = "oracle/desk.rs"]
mod desk;
#[path = "oracle/fixed.rs"]
mod fixed;
#[path = "oracle/foresight.rs"]
mod foresight;
#[path = "oracle/generate.rs"]
mod generate;
#[path = "oracle/model.rs"]
mod model;
#[path = "oracle/nested.rs"]
mod nested;
#[path = "oracle/pane.rs"]
mod pane;
#[path = "oracle/rejected.rs"]
mod rejected;
#[path = "oracle/reports.rs"]
mod reports;
#[path = "oracle/series.rs"]
mod series;
#[path = "oracle/sums.rs"]
mod sums;
#[path = "oracle/views.rs"]
mod views;
#[path = "oracle/waived.rs"]
mod waived;

use crono::assess::{Assessment, ClockStatus, Foreseen, State, penalty_estimate};
use crono::record::Dossier;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use foresight::Foresight;
use generate::{Case, ON_THE_WAY, any_case, day};
use model::{Expected, Measure};

/// How many cases are tried.
fn cases(few: u32, many: u32) -> ProptestConfig {
    let full = std::env::var("CRONO_TEST").is_ok_and(|set| set == "full");
    ProptestConfig {
        cases: if full { many } else { few },
        max_shrink_iters: 20_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A clock of the program as the model says it.
fn said(clock: &ClockStatus) -> Expected {
    let deadline = clock.deadline();
    Expected {
        state: clock.state().as_str(),
        start: clock.start(),
        end: clock.end(),
        due: deadline.map(|deadline| deadline.due),
        civil_due: deadline.map(|deadline| deadline.civil),
        original_due: clock.original_due,
        elapsed: clock.elapsed().map(i64::from),
        gross: clock.gross.map(i64::from),
        suspended: clock.suspended.into(),
        days_left: clock.days_left(),
        days_late: clock.days_late(),
    }
}

fn agrees(case: &Case, dossier: &Dossier, today: u64) -> Result<(), TestCaseError> {
    let today = day(today);
    let seen = Assessment::of(dossier, today);
    let measures = model::measures(dossier, today);
    prop_assert_eq!(seen.clocks.len(), measures.len());
    let on_the_way = &ON_THE_WAY[..if case.several { 3 } else { 2 }];
    let foresight = Foresight::of(dossier, today, &measures, on_the_way);
    prop_assert_eq!(seen.forecast.end, foresight.whole(), "all on {}", today);
    let mut all: Vec<(&Measure, Expected)> = Vec::new();
    for (index, measure) in measures.iter().enumerate() {
        let expected = model::expected(dossier, measure, today);
        let clock = &seen.clocks[index];
        prop_assert_eq!(&clock.key, &measure.key);
        prop_assert_eq!(
            said(clock),
            expected.clone(),
            "{} on {}",
            measure.key,
            today
        );
        let foreseen = foresight.end(measure);
        let end = seen.forecast.clocks[index];
        prop_assert_eq!(end, foreseen, "forecast of {} on {}", measure.key, today);
        prop_assert!(
            end.is_none_or(|end| end >= today),
            "{} on {}",
            measure.key,
            today
        );
        all.push((measure, expected));
    }
    for (milestone, foreseen) in dossier
        .plan
        .milestones
        .iter()
        .zip(&seen.forecast.milestones)
    {
        let ahead = foreseen.filter(Foreseen::is_ahead);
        prop_assert!(ahead.is_none_or(|it| it.date >= today), "{}", milestone.id);
        let is_over = model::happened(dossier, &milestone.id, today).is_some();
        prop_assert!(!is_over || ahead.is_none(), "{}", milestone.id);
    }
    whole(case, dossier, &seen, &all)
}

/// Phases, counts, what is due next, items, the estimate.
fn whole(
    case: &Case,
    dossier: &Dossier,
    seen: &Assessment,
    all: &[(&Measure, Expected)],
) -> Result<(), TestCaseError> {
    for (number, state) in model::phases(&dossier.plan, all) {
        // The term of the last phase is no clock.
        let mut phases = seen.phases.iter();
        let phase = phases.find(|phase| phase.number == number).unwrap();
        if phase.terms.is_empty() {
            prop_assert_eq!(phase.state.as_str(), state, "phase {}", number);
        }
    }
    let judged = || {
        all.iter()
            .filter(|(m, _)| !m.informative && m.limit.is_some())
    };
    for state in State::COUNTED {
        let count = judged().filter(|(_, e)| e.state == state.as_str()).count();
        prop_assert_eq!(seen.count(state), count, "{}", state.as_str());
    }
    let open = judged().filter(|(_, e)| e.end.is_none());
    let next = open.filter_map(|(_, e)| e.due).min();
    let due = seen.next_due.and_then(|i| seen.clocks[i].open_due());
    prop_assert_eq!(due, next);
    for item in &seen.items {
        let of_its = |(m, _): &&(&Measure, Expected)| {
            let clock = dossier.plan.clock(&m.key.id);
            m.key.n.is_none() && clock.is_some_and(|clock| clock.to.contains(&item.milestone))
        };
        // One without a date stands as its clock does; one with a date as a clock that ended then.
        let own = judged().filter(of_its).map(|(m, e)| match item.date {
            None => (e.state, None),
            Some(date) => {
                let ended = Measure {
                    key: m.key.clone(),
                    end: Some(date),
                    ..**m
                };
                let found = model::expected(dossier, &ended, seen.today);
                (found.state, found.elapsed)
            }
        });
        let rank = |state: &str| model::RANK.iter().position(|known| *known == state);
        let (state, elapsed) = own.min_by_key(|(state, _)| rank(state)).unwrap();
        prop_assert_eq!(item.state.as_str(), state, "{} {:?}", item.id, case);
        prop_assert_eq!(item.elapsed.map(i64::from), elapsed, "{}", item.id);
    }
    let late: i64 = judged().map(|(_, e)| e.days_late).sum();
    let estimate = penalty_estimate(dossier, seen).unwrap();
    // Every clock is rounded by itself: a cent each, at most.
    let whole = model::penalty(&dossier.plan, late).unwrap();
    let off = u128::from(estimate.cents).abs_diff(whole);
    prop_assert!(off <= all.len() as u128, "{} {}", estimate.cents, whole);
    let sum: u64 = estimate.clocks.iter().map(|penalty| penalty.cents).sum();
    prop_assert_eq!(sum, estimate.cents);
    Ok(())
}

proptest! {
    #![proptest_config(cases(200, 60_000))]

    #[test]
    fn the_program_says_what_the_papers_say(case in any_case()) {
        let dossier = case.dossier();
        agrees(&case, &dossier, case.today)?;
    }
}

proptest! {
    #![proptest_config(cases(60, 20_000))]

    #[test]
    fn fixed_days_and_days_counted_backwards_are_those_of_a_second_count(
        case in fixed::any_fixed_case(),
    ) {
        fixed::agree(&case)?;
    }
}

proptest! {
    #![proptest_config(cases(150, 20_000))]

    #[test]
    fn what_does_not_apply_is_that_of_a_second_count(case in waived::any_waived_case()) {
        waived::agree(&case)?;
    }
}

proptest! {
    #![proptest_config(cases(150, 20_000))]

    #[test]
    fn what_is_rejected_or_answered_by_silence_is_that_of_a_second_count(
        case in rejected::any_rejected_case(),
    ) {
        rejected::agree(&case)?;
    }
}

proptest! {
    #![proptest_config(cases(150, 20_000))]

    #[test]
    fn what_belongs_to_a_rejected_attempt_is_that_of_a_second_count(
        case in between::any_between_case(),
    ) {
        between::agree(&case)?;
    }
}

proptest! {
    #![proptest_config(cases(200, 20_000))]

    #[test]
    fn what_comes_back_is_that_of_a_second_count(case in series::any_series_case()) {
        series::agree(&case)?;
    }
}

proptest! {
    #![proptest_config(cases(150, 20_000))]

    #[test]
    fn what_comes_back_in_rejected_attempts_is_that_of_a_second_count(
        case in reports::any_reports_case(),
    ) {
        reports::agree(&case)?;
    }
}

proptest! {
    #![proptest_config(cases(200, 20_000))]

    #[test]
    fn an_attempt_within_a_rejected_attempt_is_that_of_a_second_count(
        case in nested::any_nested_case(),
    ) {
        nested::agree(&case)?;
    }
}

proptest! {
    #![proptest_config(cases(5, 2_000))]

    #[test]
    fn it_says_so_on_every_day(case in any_case()) {
        let dossier = case.dossier();
        for today in 0..220 {
            agrees(&case, &dossier, today)?;
        }
    }
}

proptest! {
    #![proptest_config(cases(100, 40_000))]

    #[test]
    fn every_line_of_why_adds_up(case in any_case()) {
        let dossier = case.dossier();
        for today in [case.today, 150, 219] {
            sums::add_up(&dossier, &Assessment::of(&dossier, day(today)))?;
        }
    }
}

proptest! {
    #![proptest_config(cases(30, 10_000))]

    #[test]
    fn no_two_views_differ(case in any_case()) {
        let dossier = case.dossier();
        for today in [case.today, 150] {
            views::agree(&dossier, &Assessment::of(&dossier, day(today)))?;
        }
    }
}
