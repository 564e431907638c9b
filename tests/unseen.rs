//! A suspension of what does not run yet, and one of what a rejection cut short, as commands write them: nobody is
//! stopped by one that nobody sees.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::{Answer, Office};
use serde_json::{Value, json};

/// A delivery that is checked, and orders that are delivered and checked.
const PLAN: &str = r#"{
  "name": "orders", "title": "Orders", "rules": {"last_day": "nominal"},
  "phases": [{"number": 1, "id": "one", "title": "One"}, {"number": 2, "id": "two", "title": "Orders"}],
  "milestones": [
    {"id": "signed", "phase": 1, "label": "Signed", "actor": "both"},
    {"id": "delivered", "phase": 1, "label": "Delivered", "actor": "supplier", "after": ["signed"]},
    {"id": "accepted", "phase": 1, "label": "Accepted", "actor": "administration", "after": ["delivered"],
     "rejection": {"of": "delivered", "label": "Rejected", "again": "5d"}}
  ],
  "clocks": [
    {"id": "delivery", "phase": 1, "label": "Delivery", "from": "signed", "to": ["delivered"], "limit": "20d"},
    {"id": "check", "phase": 1, "label": "Check", "from": "delivered", "to": ["accepted"], "limit": "30d"}
  ],
  "registers": [{"id": "orders", "phase": 2, "label": "Orders", "steps": [
    {"id": "order", "label": "Order", "actor": "administration"},
    {"id": "goods", "label": "Goods", "actor": "supplier", "limit": "30d"},
    {"id": "checked", "label": "Checked", "actor": "administration", "limit": "20d"}]}]
}"#;

fn on(office: &Office, day: u32, arguments: &[&str]) -> Answer {
    let day = format!("2026-01-{day:02}");
    office.run(&[&["--today", &day, "--lang", "en"], arguments].concat())
}

fn clock(office: &Office, day: u32, id: &str) -> Value {
    let status: Value = serde_json::from_str(&on(office, day, &["status", "--json"]).out).unwrap();
    let mut all = status["clocks"].as_array().unwrap().iter();
    all.find(|it| it["id"] == id).unwrap().clone()
}

fn signed() -> Office {
    let office = Office::new();
    let plan = office.path().join("orders.json");
    std::fs::write(&plan, PLAN).unwrap();
    on(&office, 1, &["init", "--plan", plan.to_str().unwrap()]).done();
    on(&office, 1, &["record", "signed", "2026-01-01"]).done();
    office
}

#[test]
fn a_suspension_under_which_nothing_runs_is_asked_about_and_its_end_is_awaited() {
    let office = signed();
    let suspend = ["suspend", "2026-01-02", "--clock", "orders/checked"];
    let asked = on(&office, 2, &suspend).refused();
    assert!(
        asked.contains("Nothing runs there today: orders: Checked, all numbers."),
        "{asked}"
    );
    assert!(
        asked.contains("stops what begins there from its first day"),
        "{asked}"
    );
    on(&office, 2, &[&suspend[..], &["-y"]].concat()).done();
    // It is in force, and stands where people look.
    let text = on(&office, 5, &["status"]).done();
    assert!(
        text.contains(
            "We must act, for 3 days: order the resumption (orders: Checked, all numbers)."
        ),
        "{text}"
    );
    let awaited = text
        .lines()
        .find(|line| line.contains("Resumption of suspension no. 1"))
        .unwrap();
    assert!(
        awaited.contains("║ 2") && awaited.contains("awaited for 3 days"),
        "{awaited}"
    );
    let check = on(&office, 5, &["check"]);
    assert!(
        check.out.contains("order the resumption (orders: Checked"),
        "{check:?}"
    );
    let page = on(&office, 5, &["export", "md"]).done();
    assert!(
        page.contains("Resumption of suspension no. 1, orders: Checked, all numbers"),
        "{page}"
    );
    let status: Value = serde_json::from_str(&on(&office, 5, &["status", "--json"]).out).unwrap();
    let all = status["awaited"].as_array().unwrap();
    assert!(
        all.iter().any(|it| it["event"] == "resumption:1"),
        "{all:?}"
    );
    // One that runs is stopped without a question, and once it is resumed nobody waits.
    on(
        &office,
        6,
        &["suspend", "2026-01-06", "--clock", "delivery"],
    )
    .done();
    on(&office, 7, &["resume", "2026-01-07", "--id", "1"]).done();
    on(&office, 7, &["resume", "2026-01-07"]).done();
    let text = on(&office, 8, &["status"]).done();
    assert!(!text.contains("resumption"), "{text}");
}

#[test]
fn a_suspension_of_a_run_that_was_cut_short_ends_with_it() {
    let office = signed();
    on(&office, 5, &["record", "delivered", "2026-01-05"]).done();
    on(&office, 6, &["suspend", "2026-01-06", "--clock", "check"]).done();
    let reject = ["reject", "accepted", "2026-01-09", "--reason", "torn"];
    let asked = on(&office, 9, &reject).refused();
    assert!(
        asked.contains("Suspension no. 1 (phase 1, Check) ends with the rejected attempt"),
        "{asked}"
    );
    on(&office, 9, &[&reject[..], &["-y"]].concat()).done();
    assert_eq!(clock(&office, 9, "check/1")["suspended"], 3);
    let text = on(&office, 9, &["status"]).done();
    assert!(!text.contains("resumption"), "{text}");
    on(&office, 12, &["record", "delivered", "2026-01-12"]).done();
    let next = clock(&office, 14, "check");
    assert_eq!(
        (&next["state"], &next["suspended"]),
        (&json!("running"), &json!(0))
    );
    let none = on(&office, 14, &["resume", "2026-01-14"]).refused();
    assert!(none.contains("no open suspension"), "{none}");
    // What is ordered since is ordered for the next one.
    on(&office, 14, &["suspend", "2026-01-14", "--clock", "check"]).done();
    assert_eq!(clock(&office, 15, "check")["state"], "suspended");
    // With the rejection it is in force again.
    let office = signed();
    on(&office, 5, &["record", "delivered", "2026-01-05"]).done();
    on(&office, 6, &["suspend", "2026-01-06", "--clock", "check"]).done();
    on(&office, 9, &[&reject[..], &["-y"]].concat()).done();
    on(&office, 9, &["undo", "-y"]).done();
    assert_eq!(clock(&office, 10, "check")["state"], "suspended");
}

#[test]
fn every_view_says_since_when_the_suspension_in_force_stands() {
    let office = signed();
    on(
        &office,
        3,
        &["suspend", "2026-01-03", "--clock", "check", "-y"],
    )
    .done();
    on(&office, 6, &["record", "delivered", "2026-01-06"]).done();
    let all = |day: u32| {
        ["status", "status --plain", "why check", "export ics"].map(|line| {
            let arguments: Vec<&str> = line.split(' ').collect();
            on(&office, day, &arguments).done()
        })
    };
    // Not since the clock began.
    let [text, plain, why, calendar] = all(8);
    assert!(text.contains("suspended for 5 days"), "{text}");
    assert!(
        text.contains("for 5 days: order the resumption (check)"),
        "{text}"
    );
    assert!(plain.contains("suspended since Sat 03/01/2026"), "{plain}");
    assert!(why.contains("03/01/2026"), "{why}");
    assert!(
        calendar.replace("\r\n ", "").contains("03/01/2026"),
        "{calendar}"
    );
    // Nor since the first of several, which has ended.
    on(&office, 9, &["suspend", "2026-01-09", "--clock", "check"]).done();
    on(&office, 10, &["resume", "2026-01-10", "--id", "1"]).done();
    let [text, plain, ..] = all(12);
    assert!(text.contains("suspended for 3 days"), "{text}");
    assert!(plain.contains("suspended since Fri 09/01/2026"), "{plain}");
}

/// A suspension that the rejection of an attempt ended has one end, and one name, wherever it is told.
#[test]
fn a_suspension_that_ended_with_a_rejected_attempt_is_told_with_its_end() {
    const PLAN: &str = "title: P
1. D
- Signature | we
- Delivery | supplier | 30 d
- Acceptance | we | wait | rejects Delivery, new term 10 d
2. R
* Report | supplier | every 10 d from Delivery | within 5 d | throughout Warranty
~ Warranty | 100 d from Acceptance
";
    let office = Office::new();
    let plan = office.path().join("p.txt");
    std::fs::write(&plan, PLAN).unwrap();
    let run = |day: &str, arguments: &[&str]| {
        office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
    };
    run("2026-03-01", &["init", "--plan", plan.to_str().unwrap()]).done();
    run("2026-03-01", &["record", "signature"]).done();
    run("2026-03-21", &["record", "delivery"]).done();
    run(
        "2026-04-01",
        &["suspend", "1/4/2026", "--clock", "report:1"],
    )
    .done();
    let rejected = ["reject", "acceptance", "--reason", "bad", "-y"];
    run("2026-05-20", &rejected).done();
    let report = |day: &str| run(day, &["export", "md"]).done();
    let ended = "from Wed 01/04/2026 to Wed 20/05/2026 (49 days, ended with the rejected attempt), \
                 Report (1) no. 1";
    for day in ["2026-06-21", "2026-08-21"] {
        let report = report(day);
        assert!(report.contains(ended), "{report}");
    }
    // Nobody can end it any more, but for a resumption of before that was not typed in.
    let late = run("2026-06-21", &["resume", "21/6/2026", "--id", "1"]);
    assert_eq!(late.code, Some(1), "{late:?}");
    assert!(late.err.contains("has ended already"), "{late:?}");
    assert!(late.err.contains("20/05/2026"), "{late:?}");
    run("2026-06-21", &["resume", "20/4/2026", "--id", "1"]).done();
    let report = report("2026-06-21");
    assert!(
        report.contains("to Mon 20/04/2026 (19 days), Report (1) no. 1"),
        "{report}"
    );
}
