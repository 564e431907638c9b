//! What holds for any facts on any day.

use proptest::prelude::*;

use super::*;
use crate::calendar::{FIRST_DATE, LAST_DATE, days_between};
use crate::record::Happened;

/// Any day a file may hold, half of them within the years that facts are crowded in.
fn any_day() -> impl Strategy<Value = Date> {
    let whole = days_between(FIRST_DATE, LAST_DATE);
    let crowded = days_between(FIRST_DATE, day("2025-01-01"));
    let days = prop_oneof![0..=whole, crowded..crowded + 500];
    days.prop_map(|days| FIRST_DATE + chrono::TimeDelta::days(days))
}

const SETTINGS: [(&str, Option<&str>); 14] = [
    ("rules.last_day", Some("civil")),
    ("rules.last_day", Some("civil_local")),
    ("rules.last_day", Some("eu1182")),
    ("clocks.content.limit", None),
    ("clocks.content.limit", Some("3m")),
    ("clocks.migration.limit", Some("100y")),
    ("clocks.acceptance.limit", Some("36500d")),
    ("clocks.acceptance.warn", None),
    ("clocks.assistance.limit", None),
    ("clocks.maintenance.limit", Some("100y")),
    ("clocks.test_training.from", Some("migration_verified")),
    (
        "clocks.test_training.to",
        Some("training_done content_published"),
    ),
    ("clocks.plan_acceptance_wait.limit", Some("1m")),
    ("milestones.training_done.items", Some("on")),
];

prop_compose! {
    fn any_facts()(
        dates in prop::collection::vec(prop::option::of(any_day()), 13),
        items in prop::collection::vec(prop::option::of(any_day()), 0..4),
        requests in prop::collection::vec((any_day(), prop::option::of(0..400_i64)), 0..4),
        settings in prop::sample::subsequence(&SETTINGS[..], 0..5),
    ) -> Facts {
        let mut facts = Facts::new(&[]);
        let milestones = facts.0.plan.milestones.clone();
        for (milestone, date) in milestones.iter().zip(dates) {
            if let Some(date) = date {
                facts.record(Event::milestone(&milestone.id), date);
            }
        }
        for (i, date) in items.into_iter().enumerate() {
            facts = facts.items("content_published", &[&format!("item-{i}")]);
            if let Some(date) = date {
                facts.record(format!("content_published:item-{i}").parse().unwrap(), date);
            }
        }
        for (opened, answered) in requests {
            let answered = answered.map(|days| opened + chrono::TimeDelta::days(days));
            let answered = answered.filter(|date| *date <= LAST_DATE).map(|date| date.to_string());
            facts = facts.request(&opened.to_string(), answered.as_deref());
        }
        for (key, value) in settings {
            facts = facts.set(key, value);
        }
        facts
    }
}

/// Everything a clock says of itself must agree.
fn agrees(clock: &ClockStatus, today: Date) -> Result<(), TestCaseError> {
    let late = clock.days_late();
    prop_assert!(late >= 0);
    match clock.state() {
        State::NotStarted => {
            prop_assert_eq!(
                (clock.start(), clock.elapsed(), clock.days_left()),
                (None, None, None)
            );
            prop_assert_eq!((clock.deadline(), late), (None, 0));
        }
        State::WaitingNoLimit | State::ClosedNoLimit => {
            prop_assert_eq!(clock.limit, None);
            prop_assert_eq!((clock.deadline(), clock.days_left(), late), (None, None, 0));
        }
        State::Met => prop_assert!(late == 0 && clock.margin() >= Some(0)),
        State::Breached => prop_assert!(late > 0 && clock.margin() == Some(-late)),
        State::Overdue => prop_assert_eq!(clock.days_left(), Some(-late)),
        State::DueToday => prop_assert_eq!((clock.days_left(), late), (Some(0), 0)),
        State::DueSoon => {
            let left = clock.days_left().unwrap();
            prop_assert!(left > 0 && left <= i64::from(clock.warn) && late == 0);
        }
        State::Running => {
            prop_assert!(clock.days_left() > Some(i64::from(clock.warn)) && late == 0);
        }
        state @ (State::Suspended | State::Ended) => {
            return Err(TestCaseError::fail(format!(
                "{state:?} is no state of a clock here"
            )));
        }
    }
    prop_assert_eq!(clock.is_open(), clock.state().is_open());
    prop_assert_eq!(
        clock.state() == State::Overdue && clock.days_left() >= Some(0),
        false
    );
    for date in [clock.start(), clock.end()].into_iter().flatten() {
        prop_assert!(date <= today, "a fact of {} is none on {}", date, today);
    }
    if let (Some(left), Some(due)) = (clock.days_left(), clock.open_due()) {
        prop_assert_eq!(left, days_between(today, due));
    }
    if let (Some(start), Some(deadline)) = (clock.start(), clock.deadline()) {
        prop_assert!(deadline.due > start && deadline.civil > start);
        prop_assert_eq!(Some(deadline.due), clock.original_due);
    }
    if clock.in_time_if_holiday_rule() {
        let deadline = clock.deadline().unwrap();
        prop_assert!(late > 0 && deadline.civil > deadline.due);
    }
    if clock.ended_before_start() {
        prop_assert_eq!(
            (clock.state() == State::Breached, clock.elapsed()),
            (false, Some(0))
        );
    }
    Ok(())
}

fn whole_agrees(facts: &Facts, seen: &Assessment) -> Result<(), TestCaseError> {
    for clock in &seen.clocks {
        agrees(clock, seen.today)?;
    }
    let judged = seen.clocks.iter().filter(|clock| clock.is_judged()).count();
    let counted: usize = State::COUNTED.iter().map(|state| seen.count(*state)).sum();
    prop_assert_eq!(counted, judged);
    for phase in &seen.phases {
        let clocks = phase.clocks.iter().map(|i| &seen.clocks[*i]);
        let states = clocks
            .filter(|clock| clock.is_judged())
            .map(ClockStatus::state);
        let mut states = states.chain(phase.terms.iter().map(|i| seen.terms[*i].state));
        let own = states.clone().any(|state| state == phase.state);
        prop_assert!(
            own || phase.state == State::NotStarted,
            "phase {}",
            phase.number
        );
        let done = matches!(phase.state, State::Met | State::Ended);
        prop_assert!(!done || states.all(|state| matches!(state, State::Met | State::Ended)));
        if let Some(lead) = phase.lead {
            let state = seen.clocks[lead].state();
            let uncounted = matches!(state, State::WaitingNoLimit | State::ClosedNoLimit);
            prop_assert!(uncounted || state == phase.state);
        }
    }
    prop_assert!(seen.phases.iter().any(|phase| phase.state == seen.state));
    prop_assert!(seen.phases.iter().all(|phase| seen.state <= phase.state));
    let open = || {
        seen.clocks
            .iter()
            .filter(|clock| clock.is_judged() && clock.is_open())
    };
    let earliest = open().filter_map(ClockStatus::open_due).min();
    let next = seen.next_due.map(|i| &seen.clocks[i]);
    prop_assert_eq!(next.and_then(ClockStatus::open_due), earliest);
    let due = |i: usize| {
        seen.awaited[i]
            .clock
            .and_then(|c| seen.clocks[c].open_due())
    };
    for i in 1..seen.awaited.len() {
        let ordered = match (due(i - 1), due(i)) {
            (Some(first), Some(second)) => first <= second,
            (None, Some(_)) => false,
            _ => true,
        };
        prop_assert!(ordered, "the most urgent comes first");
    }
    for awaited in &seen.awaited {
        let record = facts.0.record(&awaited.event);
        prop_assert!(
            record.is_none_or(|record| record.date > seen.today || awaited.event.part.is_none())
        );
        prop_assert!(awaited.since.is_none_or(|since| since <= seen.today));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happened_the_assessment_of_any_day_agrees_with_itself(
        facts in any_facts(), today in any_day()
    ) {
        whole_agrees(&facts, &facts.seen_on(today))?;
        whole_agrees(&facts, &facts.seen_on(FIRST_DATE))?;
        whole_agrees(&facts, &facts.seen_on(LAST_DATE))?;
    }

    #[test]
    fn facts_after_the_day_make_no_difference(facts in any_facts(), today in any_day()) {
        let seen = facts.seen_on(today);
        let mut then = Facts(facts.0.clone());
        then.0.records.retain(|record| record.date <= today);
        // A request that was not open yet was no request.
        let seen_then = Assessment::of(&then.0, today);
        prop_assert_eq!(seen.clocks, seen_then.clocks);
        prop_assert_eq!(seen.phases, seen_then.phases);
        prop_assert_eq!(seen.awaited, seen_then.awaited);
        prop_assert_eq!(seen.items, seen_then.items);
        prop_assert_eq!(seen.happened, Happened::through(&facts.0, Some(today)));
    }

    #[test]
    fn one_day_later_every_open_clock_has_one_day_less(facts in any_facts(), today in any_day()) {
        let tomorrow = today.succ_opt().unwrap();
        let (now, then) = (facts.seen_on(today), facts.seen_on(tomorrow));
        for clock in now.clocks.iter().filter(|clock| clock.is_open()) {
            let later = then.clocks.iter().find(|later| later.key == clock.key).unwrap();
            if later.is_open() && later.start() == clock.start() {
                prop_assert_eq!(later.days_left(), clock.days_left().map(|left| left - 1));
                prop_assert_eq!(later.elapsed(), clock.elapsed().map(|days| days + 1));
            }
        }
    }
}
