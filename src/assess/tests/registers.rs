//! How the requests of a register were answered.

use serde_json::json;

use super::*;
use crate::plan::ClockId;

/// The statistics of the only register: open, open late, answered, in time, late, average in tenths,
/// worst days and whose, share.
type Figures = (
    (usize, usize),
    (usize, usize, usize),
    Option<u32>,
    Option<(u32, u32)>,
    Option<usize>,
);

fn row(statistics: &RegisterStatistics) -> Figures {
    let verdicts = statistics.verdicts.unwrap_or_default();
    (
        (statistics.open, verdicts.open_late),
        (statistics.answered, verdicts.in_time, verdicts.late),
        statistics.average.map(|average| average.0),
        statistics.worst.map(|worst| (worst.days, worst.n)),
        statistics.share_in_time(),
    )
}

#[test]
fn answers_are_counted_against_the_limit_as_of_the_day() {
    let opened = "2026-02-02";
    for (name, requests, today, expected) in [
        (
            "no request",
            vec![],
            "2026-02-12",
            ((0, 0), (0, 0, 0), None, None, None),
        ),
        (
            "one open, due today",
            vec![None],
            "2026-02-12",
            ((1, 0), (0, 0, 0), None, None, None),
        ),
        (
            "one open, a day late",
            vec![None],
            "2026-02-13",
            ((1, 1), (0, 0, 0), None, None, None),
        ),
        (
            "answered on the day it was opened",
            vec![Some("2026-02-02")],
            "2026-02-13",
            ((0, 0), (1, 1, 0), Some(0), Some((0, 1)), Some(100)),
        ),
        (
            "on the last day, and the day after",
            vec![Some("2026-02-12"), Some("2026-02-13")],
            "2026-03-01",
            ((0, 0), (2, 1, 1), Some(105), Some((11, 2)), Some(50)),
        ),
        (
            "two took as long: the first is named",
            vec![Some("2026-02-05"), Some("2026-02-09"), Some("2026-02-09")],
            "2026-03-01",
            ((0, 0), (3, 3, 0), Some(57), Some((7, 2)), Some(100)),
        ),
        (
            "an open one is late, and no part of average and share",
            vec![Some("2026-02-06"), None],
            "2026-06-01",
            ((1, 1), (1, 1, 0), Some(40), Some((4, 1)), Some(100)),
        ),
        (
            "an answer dated after today is none yet",
            vec![Some("2026-02-06"), Some("2026-02-10")],
            "2026-02-09",
            ((1, 0), (1, 1, 0), Some(40), Some((4, 1)), Some(100)),
        ),
        (
            "a request dated after today is none yet",
            vec![Some("2026-02-06")],
            "2026-02-01",
            ((0, 0), (0, 0, 0), None, None, None),
        ),
    ] {
        let mut facts = Facts::new(&[]);
        for answered in requests {
            facts = facts.request(opened, answered);
        }
        let seen = facts.seen(today);
        assert_eq!(row(&seen.registers[0]), expected, "{name}");
        assert_eq!(seen.registers[0].total(), seen.requests.len(), "{name}");
    }
}

#[test]
fn the_rule_in_force_decides_what_is_in_time() {
    // 10 days from Thursday 5 February 2026 end on Sunday 15.
    let facts = Facts::new(&[]).request("2026-02-05", Some("2026-02-16"));
    let late = facts.seen("2026-03-01").registers[0];
    assert_eq!(late.share_in_time(), Some(0));
    let facts = facts.set("rules.last_day", Some("civil"));
    let in_time = facts.seen("2026-03-01").registers[0];
    assert_eq!(in_time.share_in_time(), Some(100));
    assert_eq!(in_time.average, late.average);
}

#[test]
fn without_a_limit_there_is_no_verdict() {
    let facts = Facts::new(&[])
        .request("2026-02-02", Some("2026-02-20"))
        .request("2026-02-02", None)
        .set("clocks.assistance.limit", None);
    let seen = facts.seen("2026-06-01").registers[0];
    assert_eq!(seen.verdicts, None);
    assert_eq!(seen.share_in_time(), None);
    assert_eq!((seen.open, seen.answered), (1, 1));
    assert_eq!(seen.worst, Some(Longest { days: 18, n: 1 }));
}

#[test]
fn each_register_is_counted_by_itself() {
    let side = |id: &str| json!({"id": id, "label": id, "actor": "supplier"});
    let register = |id: &str, limit: &str| {
        json!({"id": id, "phase": 1, "label": id, "limit": limit,
            "request": side(&format!("{id}_asked")), "answer": side(&format!("{id}_given"))})
    };
    let plan = json!({"name": "two", "title": "Two", "phases": [{"number": 1, "id": "one", "title": "One"}],
        "milestones": [{"id": "start", "phase": 1, "label": "Start", "actor": "both"}], "clocks": [],
        "registers": [register("calls", "2d"), register("letters", "30d")]});
    let mut facts = Facts::on_plan(&plan);
    for (register, n) in [("calls", 1), ("letters", 1), ("letters", 2)] {
        let register: ClockId = register.parse().unwrap();
        facts.0.requests.push(Request {
            register,
            n,
            subject: None,
        });
    }
    let facts = facts.and(&[
        ("calls_asked:1", "2026-02-02"),
        ("calls_given:1", "2026-02-06"),
        ("letters_asked:1", "2026-02-02"),
        ("letters_given:1", "2026-02-06"),
        ("letters_asked:2", "2026-02-02"),
    ]);
    let seen = facts.seen("2026-02-10");
    let rows: Vec<Figures> = seen.registers.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            ((0, 0), (1, 0, 1), Some(40), Some((4, 1)), Some(0)),
            ((1, 0), (1, 1, 0), Some(40), Some((4, 1)), Some(100)),
        ]
    );
    assert_eq!(seen.registers[1].index, 1);
}

#[test]
fn the_row_of_a_phase_speaks_of_its_register_only_while_nothing_else_is_to_be_said() {
    let asked = "2026-02-02";
    for (name, answers, expected) in [
        ("no request", vec![], None),
        ("one answered late", vec![Some("2026-02-20")], None),
        (
            "one late, one open",
            vec![Some("2026-02-20"), None],
            Some("assistance:2"),
        ),
    ] {
        let mut facts = Facts::new(&[]);
        for answered in answers {
            facts = facts.request(asked, answered);
        }
        let seen = facts.seen("2026-02-21");
        let index = facts.0.plan.phase_index(7).unwrap();
        let of = subject(&facts.0, &seen, index);
        match expected {
            None => assert_eq!(
                of,
                Subject::NoRequest(facts.0.plan.registers[0].limit),
                "{name}"
            ),
            Some(key) => {
                let Subject::Clock(clock) = of else {
                    panic!("{name}: {of:?}")
                };
                assert_eq!(clock.key.to_string(), key, "{name}");
            }
        }
    }
    // A phase that also has clocks of its own keeps speaking of them.
    let facts = Facts::new(&[("contract_signed", "2026-02-02")]);
    let seen = facts.seen("2026-02-05");
    let Subject::Clock(clock) = subject(&facts.0, &seen, 0) else {
        panic!("a phase with a clock that runs");
    };
    assert_eq!(clock.key.to_string(), "plan_delivery");
    let upkeep = facts.0.plan.phase_index(8).unwrap();
    assert!(matches!(subject(&facts.0, &seen, upkeep), Subject::Term(_)));
}
