//! What comes back: the cases of the paper, months without a 31st, leap years, and every way to end.

use super::*;
use serde_json::{Value, json};

/// A plan with a start and an end, one series, and whatever is added.
#[expect(clippy::needless_pass_by_value, reason = "a case is said once")]
fn plan(series: Value, more: Value) -> Value {
    let mut own = json!({"id": "report", "phase": 2, "label": "Report", "actor": "supplier",
        "from": "start", "every": "1m", "due": "10d"});
    own.as_object_mut()
        .unwrap()
        .extend(series.as_object().unwrap().clone());
    let mut plan = json!({"name": "n", "title": "T",
        "phases": [{"number": 1, "id": "works", "title": "Works"}, {"number": 2, "id": "care", "title": "Care"}],
        "milestones": [
            {"id": "start", "phase": 1, "label": "Start", "actor": "supplier"},
            {"id": "end", "phase": 1, "label": "End", "actor": "supplier", "after": ["start"]}],
        "clocks": [{"id": "works", "phase": 1, "label": "Works", "from": "start", "to": ["end"], "limit": "100d"}],
        "series": [own]});
    plan.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    plan
}

fn facts(series: Value, more: Value, dates: &[(&str, &str)]) -> Facts {
    Facts::on_plan(&plan(series, more)).and(dates)
}

/// Its occurrences on a day: the last day of each period, the last day in time, the state.
fn occurrences(facts: &Facts, on: &str) -> Vec<String> {
    let seen = facts.seen(on);
    let clocks = seen.series[0].clocks.iter().map(|i| &seen.clocks[*i]);
    clocks
        .map(|clock| {
            let due = clock.deadline().map(|deadline| deadline.due.to_string());
            let (end, due) = (clock.period_end.unwrap(), due.unwrap_or_default());
            format!("{} {end} {due} {}", clock.key, clock.state().as_str())
        })
        .collect()
}

/// The next one: its name, the last day of its period, and the day it is foreseen to be due.
fn next(facts: &Facts, on: &str) -> Option<String> {
    let seen = facts.seen(on);
    let next = seen.series[0].next?;
    let clock = &seen.clocks[next];
    assert!(
        clock.is_to_come() && clock.state() == State::NotStarted,
        "{clock:?}"
    );
    let day = |date: Option<Date>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
    let (end, due) = (day(clock.period_end), day(seen.foreseen_due(next)));
    Some(format!("{} {end} ~{due}", clock.key))
}

/// How many there are done, of how many, and whether these are only foreseen.
fn counted(facts: &Facts, on: &str) -> (u32, Option<u32>, bool) {
    let seen = facts.seen(on);
    let series = &seen.series[0];
    (series.done, series.total, series.is_total_foreseen)
}

#[test]
fn the_periods_of_the_paper_end_on_their_days() {
    let year = json!({"through": "2027-01-31"});
    let facts = facts(year, json!({}), &[("start", "2026-01-31")]);
    assert_eq!(
        occurrences(&facts, "2026-05-01"),
        [
            "report:1 2026-02-28 2026-03-10 overdue",
            "report:2 2026-03-31 2026-04-10 overdue",
            "report:3 2026-04-30 2026-05-10 running",
        ]
    );
    assert_eq!(
        next(&facts, "2026-05-01").unwrap(),
        "report:4 2026-05-31 ~2026-06-10"
    );
    assert_eq!(counted(&facts, "2026-05-01"), (0, Some(12), false));
}

#[test]
fn with_the_first_day_counted_they_end_the_day_before() {
    let counts = json!({"first_day": "counts", "through": {"date": "2026-12-31"}});
    let facts = facts(counts, json!({}), &[("start", "2026-01-01")]);
    assert_eq!(
        occurrences(&facts, "2026-04-01"),
        [
            "report:1 2026-01-31 2026-02-10 overdue",
            "report:2 2026-02-28 2026-03-10 overdue",
            "report:3 2026-03-31 2026-04-10 running",
        ]
    );
    assert_eq!(counted(&facts, "2026-04-01"), (0, Some(12), false));
}

#[test]
fn an_occurrence_is_there_from_the_last_day_of_its_period() {
    let facts = facts(json!({}), json!({}), &[("start", "2026-01-31")]);
    assert!(occurrences(&facts, "2026-02-27").is_empty());
    assert_eq!(
        occurrences(&facts, "2026-02-28"),
        ["report:1 2026-02-28 2026-03-10 running"]
    );
}

#[test]
fn months_are_counted_from_the_start_and_not_from_one_to_the_next() {
    let dates = &[("start", "2027-12-31")];
    let ends = |every: &str, on: &str| -> Vec<String> {
        let facts = facts(json!({"every": every}), json!({}), dates);
        let seen = facts.seen(on);
        let clocks = seen.series[0].clocks.iter();
        let ends = clocks.map(|i| seen.clocks[*i].period_end.unwrap());
        ends.map(|end| end.to_string()).collect()
    };
    // 2028 is a leap year.
    assert_eq!(
        ends("1m", "2028-05-30"),
        ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]
    );
    assert_eq!(
        ends("3m", "2028-12-30"),
        ["2028-03-31", "2028-06-30", "2028-09-30"]
    );
    assert_eq!(ends("10d", "2028-01-25"), ["2028-01-10", "2028-01-20"]);
    assert_eq!(ends("1y", "2029-12-31"), ["2028-12-31", "2029-12-31"]);
    let leap = facts(
        json!({"every": "1y"}),
        json!({}),
        &[("start", "2028-02-29")],
    );
    assert_eq!(
        occurrences(&leap, "2032-03-01"),
        [
            "report:1 2029-02-28 2029-03-10 overdue",
            "report:2 2030-02-28 2030-03-10 overdue",
            "report:3 2031-02-28 2031-03-10 overdue",
            "report:4 2032-02-29 2032-03-10 running",
        ]
    );
}

#[test]
fn the_rule_for_last_days_moves_what_is_due_and_never_a_period() {
    let rules = json!({"rules": {"last_day": "civil"}});
    // 28 February 2026 is a Saturday, 1 March a Sunday; due on Sunday 2 August.
    let own = json!({"every": "7m", "due": "1m"});
    let civil = facts(own.clone(), rules, &[("start", "2025-12-02")]);
    assert_eq!(
        occurrences(&civil, "2026-07-02"),
        ["report:1 2026-07-02 2026-08-03 running"]
    );
    let nominal = json!({"every": "7m", "due": "1m", "last_day": "nominal"});
    let rules = json!({"rules": {"last_day": "civil"}});
    let nominal = facts(nominal, rules, &[("start", "2025-12-02")]);
    assert_eq!(
        occurrences(&nominal, "2026-07-02"),
        ["report:1 2026-07-02 2026-08-02 running"]
    );
    let working = facts(json!({"due": "5wd"}), json!({}), &[("start", "2026-11-03")]);
    assert_eq!(
        occurrences(&working, "2026-12-04"),
        ["report:1 2026-12-03 2026-12-11 running"]
    );
}

#[test]
fn a_term_an_event_or_a_day_ends_it_and_a_period_that_would_end_later_is_none() {
    let term = json!({"terms": [{"id": "care", "phase": 2, "label": "Care", "from": "end", "limit": "3m"}]});
    let through = json!({"from": "end", "through": {"term": "care"}});
    let dates = &[("start", "2026-01-01"), ("end", "2026-01-15")];
    let of_term = facts(through.clone(), term.clone(), dates);
    assert_eq!(counted(&of_term, "2026-02-01"), (0, Some(3), false));
    assert_eq!(occurrences(&of_term, "2027-01-01").len(), 3);
    assert_eq!(next(&of_term, "2026-04-15"), None);
    // Before the service has begun, its last day is only foreseen: 100 days of works.
    let ahead = facts(through, term, &[("start", "2026-01-01")]);
    assert_eq!(counted(&ahead, "2026-02-01"), (0, Some(3), true));
    assert_eq!(
        next(&ahead, "2026-02-01").unwrap(),
        "report:1 2026-05-11 ~2026-05-21"
    );
    // An event that has not happened: what comes after its foreseen day is no next one, and yet it goes on.
    let until_end = json!({"through": {"event": "end"}});
    let open = facts(until_end.clone(), json!({}), &[("start", "2026-01-01")]);
    assert_eq!(counted(&open, "2026-02-15"), (0, Some(3), true));
    assert_eq!(next(&open, "2026-04-02"), None);
    assert_eq!(occurrences(&open, "2026-05-02").len(), 4);
    // Once it has, what was ahead of it is gone.
    let over = facts(
        until_end,
        json!({}),
        &[("start", "2026-01-01"), ("end", "2026-02-28")],
    );
    assert_eq!(counted(&over, "2026-05-02"), (0, Some(1), false));
    let day = json!({"every": "10d", "through": "2026-01-30"});
    let of_day = facts(day, json!({}), &[("start", "2026-01-01")]);
    assert_eq!(counted(&of_day, "2026-01-05"), (0, Some(2), false));
    assert_eq!(occurrences(&of_day, "2026-03-01").len(), 2);
}

#[test]
fn without_an_end_it_ends_with_the_whole_and_never_where_nothing_ends() {
    let dates = &[("start", "2026-01-01"), ("end", "2026-03-10")];
    let whole = facts(json!({}), json!({}), dates);
    assert_eq!(counted(&whole, "2026-06-01"), (0, Some(2), false));
    // Services are part of the whole.
    let term = json!({"terms": [{"id": "care", "phase": 2, "label": "Care", "from": "end", "limit": "1y"}]});
    let service = facts(json!({}), term, dates);
    assert_eq!(counted(&service, "2026-06-01"), (0, Some(14), false));
    // Nothing comes after what it begins with: it goes on.
    let alone = json!({"milestones": [{"id": "start", "phase": 1, "label": "Start", "actor": "supplier"}],
        "clocks": []});
    let five_years = facts(json!({}), alone, &[("start", "2021-01-31")]);
    assert_eq!(occurrences(&five_years, "2026-01-31").len(), 60);
    assert_eq!(counted(&five_years, "2026-01-31"), (0, None, true));
    // So it does where it begins with the end of the whole.
    let after = facts(json!({"from": "end"}), json!({}), dates);
    assert_eq!(occurrences(&after, "2026-06-10").len(), 3);
}

#[test]
fn a_day_each_for_ten_years_is_counted_and_bounded() {
    let alone = json!({"milestones": [{"id": "start", "phase": 1, "label": "Start", "actor": "supplier"}],
        "clocks": []});
    let daily = facts(
        json!({"every": "1d", "due": "1d"}),
        alone,
        &[("start", "2016-01-01")],
    );
    assert_eq!(occurrences(&daily, "2026-01-01").len(), 3_653);
    let most = usize::try_from(crate::plan::OCCURRENCES_MAX).unwrap();
    assert_eq!(occurrences(&daily, "2100-01-01").len(), most);
    assert_eq!(next(&daily, "2100-01-01"), None);
}

#[test]
fn between_two_occurrences_it_runs_and_is_not_met() {
    let facts = facts(
        json!({"through": "2026-05-01"}),
        json!({}),
        &[
            ("start", "2026-01-31"),
            ("end", "2026-02-01"),
            ("report:1", "2026-03-10"),
        ],
    );
    let state = |on: &str| facts.seen(on).phases[1].state;
    assert_eq!(state("2026-02-10"), State::Running);
    assert_eq!(state("2026-03-05"), State::Running);
    assert_eq!(
        state("2026-03-20"),
        State::Running,
        "met, and there is more to come"
    );
    assert_eq!(facts.seen("2026-03-20").phases[1].lead, None);
    assert_eq!(state("2026-04-12"), State::Overdue);
    let done = facts.and(&[("report:2", "2026-04-05"), ("report:3", "2026-05-20")]);
    assert_eq!(done.seen("2026-05-21").phases[1].state, State::Breached);
    let nothing = Facts::on_plan(&plan(json!({}), json!({})));
    assert_eq!(
        nothing.seen("2026-01-01").phases[1].state,
        State::NotStarted
    );
}

#[test]
fn one_done_before_its_period_ended_is_in_time_and_the_next_is_another() {
    let early = facts(
        json!({}),
        json!({}),
        &[("start", "2026-01-31"), ("report:1", "2026-02-20")],
    );
    assert_eq!(
        occurrences(&early, "2026-02-21"),
        ["report:1 2026-02-28 2026-03-10 met"]
    );
    assert_eq!(
        next(&early, "2026-02-21").unwrap(),
        "report:2 2026-03-31 ~2026-04-10"
    );
}

#[test]
fn who_owes_it_is_who_acts_and_its_own_penalty_counts() {
    let money = json!({"info": {"net_amount": "200000.00"},
        "penalties": {"daily_per_mille": "1", "cap_percent": "10"}});
    let cents = |own: Value| {
        let dates = [
            ("start", "2026-01-31"),
            ("end", "2026-02-01"),
            ("report:1", "2026-03-15"),
        ];
        let mut own = own;
        own["through"] = json!("2026-02-28");
        let facts = facts(own, money.clone(), &dates);
        let seen = facts.seen("2026-03-20");
        let estimate = penalty_estimate(&facts.0, &seen).unwrap();
        estimate.cents
    };
    assert_eq!(cents(json!({})), 5 * 20_000);
    assert_eq!(cents(json!({"penalty": {"daily_euro": "100"}})), 5 * 10_000);
    assert_eq!(cents(json!({"penalty": "none"})), 0);
    assert_eq!(
        cents(json!({"actor": "administration"})),
        0,
        "ours costs nothing"
    );
    assert_eq!(
        cents(json!({"actor": "administration", "owed_by": "supplier"})),
        5 * 20_000
    );
    assert_eq!(
        cents(json!({"actor": "both"})),
        5 * 20_000,
        "joint: of whom penalties are asked"
    );
}

#[test]
fn open_ones_are_rows_and_awaited_and_due() {
    let own = json!({"warn": 3, "through": "2026-12-31"});
    let facts = facts(
        own,
        json!({}),
        &[("start", "2026-01-31"), ("end", "2026-02-01")],
    );
    let seen = facts.seen("2026-04-08");
    let rows = rows(&facts.0, &seen);
    let clocks = rows.iter().filter_map(|row| match row.kind {
        RowKind::Clock(clock) => Some(&seen.clocks[clock]),
        RowKind::Phase(_) => None,
    });
    // The phase itself speaks of the first, which is late.
    let keys: Vec<String> = clocks.map(|clock| clock.key.to_string()).collect();
    assert_eq!(keys, ["report:2"]);
    assert_eq!(
        seen.clocks[seen.next_due.unwrap()].key.to_string(),
        "report:1"
    );
    let awaited: Vec<String> = seen.awaited.iter().map(|it| it.event.to_string()).collect();
    assert_eq!(awaited, ["report:1", "report:2"]);
    let who: Vec<usize> = rows.iter().map(|row| row.awaited.len()).collect();
    assert_eq!(who, [0, 1, 1]);
    assert_eq!(
        seen.clock(&"report:2".parse().unwrap()).unwrap().state(),
        State::DueSoon
    );
}

#[test]
fn a_suspension_stops_what_is_due_and_moves_no_period() {
    let stopped = |own: Value, clocks: &[&str]| {
        let facts = facts(own, json!({}), &[("start", "2026-01-31")]);
        facts.suspended("2026-03-02", "2026-03-12", clocks)
    };
    let all = stopped(json!({}), &[]);
    assert_eq!(
        occurrences(&all, "2026-04-01"),
        [
            "report:1 2026-02-28 2026-03-20 overdue",
            "report:2 2026-03-31 2026-04-10 running",
        ]
    );
    let one = stopped(json!({}), &["report"]);
    assert_eq!(
        occurrences(&one, "2026-03-15")[0],
        "report:1 2026-02-28 2026-03-20 running"
    );
    let own = stopped(json!({}), &["report:1"]);
    assert_eq!(
        occurrences(&own, "2026-03-15")[0],
        "report:1 2026-02-28 2026-03-20 running"
    );
    let not = stopped(json!({"suspendable": false}), &[]);
    assert_eq!(
        occurrences(&not, "2026-03-15")[0],
        "report:1 2026-02-28 2026-03-10 overdue"
    );
    // A service runs on, and with it what comes back through its last day.
    let term = json!({"terms": [{"id": "care", "phase": 2, "label": "Care", "from": "start", "limit": "3m"}]});
    let service = facts(
        json!({"through": {"term": "care"}}),
        term,
        &[("start", "2026-01-31")],
    );
    let service = service.suspended("2026-03-02", "", &[]);
    assert_eq!(counted(&service, "2026-06-01"), (0, Some(3), false));
    assert_eq!(service.seen("2026-06-01").series[0].clocks.len(), 3);
}

#[test]
fn one_that_does_not_apply_is_no_part_of_them_and_a_phase_takes_all() {
    let waiver = |place: &str| crate::record::Waiver {
        event: place.parse().unwrap(),
        date: day("2026-03-01"),
        reason: "no site yet".into(),
        stamp: stamp(),
    };
    let year = || {
        facts(
            json!({"through": "2027-01-31"}),
            json!({}),
            &[("start", "2026-01-31")],
        )
    };
    let mut one = year();
    one.0.waivers.push(waiver("report:1"));
    assert_eq!(counted(&one, "2026-03-20"), (0, Some(11), false));
    assert_eq!(
        occurrences(&one, "2026-03-20"),
        ["report:1 2026-02-28 2026-03-10 waived"]
    );
    let mut ahead = year();
    ahead.0.waivers.push(waiver("report:2"));
    assert_eq!(
        next(&ahead, "2026-03-20").unwrap(),
        "report:3 2026-04-30 ~2026-05-10"
    );
    let mut all = year();
    all.0.waivers.push(waiver("2"));
    let seen = all.seen("2026-05-02");
    assert_eq!(seen.phases[1].state, State::Waived);
    assert!(seen.series[0].is_waived && seen.series[0].next.is_none());
    assert_eq!(seen.count(State::Overdue), 0);
    assert!(
        seen.awaited.iter().all(|it| it.phase == 1),
        "{:?}",
        seen.awaited
    );
}

#[test]
fn why_says_the_period_and_a_promise_what_it_would_be() {
    let facts = facts(json!({}), json!({}), &[("start", "2026-01-31")]);
    let seen = facts.seen("2026-03-05");
    let of = |key: &str| why(&facts.0, &seen, &key.parse().unwrap()).unwrap();
    let first = of("report:1");
    assert_eq!(first.status.period_end, Some(day("2026-02-28")));
    assert_eq!(first.starts[0].date, Some(day("2026-01-31")));
    assert_eq!(first.last, Some(day("2026-03-10")));
    let second = of("report:2");
    let count = second.ahead.unwrap().count.unwrap();
    assert_eq!(
        (count.start, count.due),
        (day("2026-03-31"), day("2026-04-10"))
    );
    // One behind the next has not begun either, and is explained all the same.
    let third = of("report:3");
    assert_eq!(third.status.state(), State::NotStarted);
    assert_eq!(third.status.period_end, Some(day("2026-04-30")));
    let facts = facts.promised("report:1", "2026-03-14");
    let seen = facts.seen("2026-03-05");
    let then = if_happened(
        &facts.0,
        &seen,
        &"report:1".parse().unwrap(),
        day("2026-03-14"),
    );
    assert_eq!(then.unwrap().days_late(), 4);
    let index = seen.clock_index(&"report:1".parse().unwrap()).unwrap();
    assert_eq!(seen.forecast.clocks[index], Some(day("2026-03-14")));
}
