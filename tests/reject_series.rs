//! What comes back in an attempt that is rejected, as commands write it: it keeps its verdicts, and comes back anew from
//! the next delivery.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::{Answer, Office};
use serde_json::{Value, json};

/// A delivery that is checked, and a report every week from the delivery, due within two days.
const PLAN: &str = r#"{
  "name": "again", "title": "A delivery with reports",
  "info": {"net_amount": "10000"},
  "penalties": {"daily_per_mille": "1", "cap_percent": "10"},
  "phases": [{"number": 1, "id": "one", "title": "Delivery"}, {"number": 2, "id": "two", "title": "Care"}],
  "milestones": [
    {"id": "signed", "phase": 1, "label": "Signed", "actor": "both"},
    {"id": "delivered", "phase": 1, "label": "Delivered", "actor": "supplier", "after": ["signed"]},
    {"id": "accepted", "phase": 1, "label": "Accepted", "actor": "administration", "after": ["delivered"],
     "rejection": {"of": "delivered", "label": "Rejected", "again": "5d"}}
  ],
  "clocks": [
    {"id": "delivery", "phase": 1, "label": "Delivery", "from": "signed", "to": ["delivered"], "limit": "10d"},
    {"id": "check", "phase": 1, "label": "Check", "from": "delivered", "to": ["accepted"], "limit": "60d"}
  ],
  "series": [
    {"id": "report", "phase": 2, "label": "Report", "actor": "supplier", "from": "delivered", "every": "7d",
     "due": "2d", "through": "2026-12-31"}
  ]
}"#;

fn on(office: &Office, day: &str, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
}

fn status(office: &Office, day: &str) -> Value {
    serde_json::from_str(&on(office, day, &["status", "--json"]).out).unwrap()
}

fn clock(status: &Value, id: &str) -> Value {
    let all = status["clocks"].as_array().unwrap();
    let found = all.iter().find(|it| it["id"] == id);
    found.cloned().unwrap_or(Value::Null)
}

/// Delivered on 2 February, so that periods end on 9, 16, 23 February and 2 March. The first report is three days late,
/// the second was never sent, the third may still come, when the delivery is rejected on 24 February.
fn delivered() -> Office {
    let office = Office::new();
    let plan = office.path().join("again.json");
    std::fs::write(&plan, PLAN).unwrap();
    on(
        &office,
        "2026-02-01",
        &["init", "--plan", plan.to_str().unwrap()],
    )
    .done();
    on(&office, "2026-02-14", &["record", "signed", "2026-02-01"]).done();
    on(
        &office,
        "2026-02-14",
        &["record", "delivered", "2026-02-02"],
    )
    .done();
    on(&office, "2026-02-14", &["record", "report:1", "2026-02-14"]).done();
    office
}

const REJECT: [&str; 5] = ["reject", "accepted", "2026-02-24", "--reason", "torn"];

#[test]
fn an_occurrence_of_a_rejected_attempt_keeps_its_verdict_and_its_penalty() {
    let office = delivered();
    let before = status(&office, "2026-02-24");
    assert_eq!(clock(&before, "report:1")["days_late"], 3);
    assert_eq!(clock(&before, "report:2")["days_late"], 6);
    assert_eq!(clock(&before, "report:3")["state"], "running");
    on(&office, "2026-02-24", &REJECT).done();
    let after = status(&office, "2026-02-24");
    let first = clock(&after, "report:1/1");
    assert_eq!(first["state"], "breached", "{first}");
    assert_eq!(first["days_late"], 3);
    assert_eq!(first["end"], "2026-02-14");
    // What was late and had no date ended with the rejection, as late as it was.
    let second = clock(&after, "report:2/1");
    assert_eq!(second["state"], "breached", "{second}");
    assert_eq!(
        (&second["days_late"], &second["end"]),
        (&json!(6), &json!("2026-02-24"))
    );
    // What could still come in time has no verdict, and what had not begun leaves nothing.
    assert_eq!(clock(&after, "report:3/1")["state"], "waived");
    assert_eq!(clock(&after, "report:4/1"), Value::Null);
    assert_eq!(clock(&after, "report:1")["state"], "not_started");
    assert_eq!(
        after["penalties"],
        json!([
            {"clock": "report:1/1", "days_late": 3, "cents": 3000, "capped": false},
            {"clock": "report:2/1", "days_late": 6, "cents": 6000, "capped": false},
        ])
    );
    assert_eq!(after["counts"]["breached"], 2);
    // The next attempt has dates of its own.
    on(
        &office,
        "2026-03-02",
        &["record", "delivered", "2026-03-02"],
    )
    .done();
    let next = status(&office, "2026-03-12");
    assert_eq!(clock(&next, "report:1")["due"], "2026-03-11");
    assert_eq!(clock(&next, "report:1")["state"], "overdue");
    assert_eq!(clock(&next, "report:2/1")["days_late"], 6);
    let valid = on(&office, "2026-03-12", &["validate"]);
    assert_eq!(valid.code, Some(0), "{valid:?}");
}

#[test]
fn every_view_names_the_occurrences_of_a_rejected_attempt() {
    let office = delivered();
    on(&office, "2026-02-24", &REJECT).done();
    let day = "2026-02-25";
    let why = on(&office, day, &["why", "report:2/1"]).done();
    assert!(why.contains("Report (1) no. 2"), "{why}");
    assert!(
        why.contains("16/02/2026") && why.contains("18/02/2026") && why.contains("24/02/2026"),
        "{why}"
    );
    let cut = on(&office, day, &["why", "report:3/1"]).done();
    assert!(cut.contains("24/02/2026"), "{cut}");
    let gone = on(&office, day, &["why", "report:4/1"]).refused();
    assert!(gone.contains("report:4/1"), "{gone}");
    let csv = on(&office, day, &["export", "csv"]).done();
    assert!(
        csv.contains("report:2/1,occurrence,2,Care,Report (1) no. 2,"),
        "{csv}"
    );
    let page = on(&office, day, &["export", "md"]).done();
    assert!(page.contains("Report (1) no. 2"), "{page}");
    let text = on(&office, day, &["status"]).done();
    assert!(text.contains("90.00"), "{text}");
}

#[test]
fn a_rejection_taken_back_brings_every_occurrence_back() {
    let office = delivered();
    let before = status(&office, "2026-02-24");
    let clear = ["clear", "accepted/1", "--reason", "the wrong file"];
    for back in [&["undo"][..], &clear[..]] {
        on(&office, "2026-02-24", &REJECT).done();
        // As of the day before nothing was rejected.
        let seen = status(&office, "2026-02-23");
        assert_eq!(clock(&seen, "report:2")["days_late"], 5);
        assert_eq!(clock(&seen, "report:2/1"), Value::Null);
        on(&office, "2026-02-24", back).done();
        assert_eq!(status(&office, "2026-02-24")["clocks"], before["clocks"]);
    }
    // What was found since of an attempt that is over is a date of that, and comes back with it.
    on(&office, "2026-02-24", &REJECT).done();
    on(
        &office,
        "2026-02-26",
        &["record", "report:2/1", "2026-02-17"],
    )
    .done();
    assert_eq!(
        clock(&status(&office, "2026-02-26"), "report:2/1")["state"],
        "met"
    );
    let none = on(
        &office,
        "2026-02-26",
        &["record", "report:4/1", "2026-02-20"],
    )
    .refused();
    assert!(none.contains("the last is no. 3"), "{none}");
    on(&office, "2026-02-26", &clear).done();
    assert_eq!(
        clock(&status(&office, "2026-02-26"), "report:2")["end"],
        "2026-02-17"
    );
}

#[test]
fn an_act_on_an_occurrence_belongs_to_the_attempt_it_was_written_for() {
    let office = delivered();
    on(
        &office,
        "2026-02-17",
        &["suspend", "2026-02-17", "--clock", "report:2"],
    )
    .done();
    on(
        &office,
        "2026-02-24",
        &["extend", "report:3", "5d", "--date", "2026-02-23"],
    )
    .done();
    let before = status(&office, "2026-02-24");
    assert_eq!(clock(&before, "report:2")["state"], "suspended");
    assert_eq!(clock(&before, "report:3")["extension"], 5);
    on(
        &office,
        "2026-02-24",
        &["reject", "accepted", "2026-02-24", "--reason", "torn", "-y"],
    )
    .done();
    let after = status(&office, "2026-02-24");
    // One day of its two was used, and seven were out of the count: cut short in time.
    let second = clock(&after, "report:2/1");
    assert_eq!(
        (&second["state"], &second["suspended"]),
        (&json!("waived"), &json!(7)),
        "{second}"
    );
    assert_eq!(clock(&after, "report:3/1")["extension"], 5);
    on(
        &office,
        "2026-03-02",
        &["record", "delivered", "2026-03-02"],
    )
    .done();
    let next = status(&office, "2026-03-24");
    // Periods end on 9, 16 and 23 March.
    assert_eq!(clock(&next, "report:2")["state"], "overdue");
    assert_eq!(clock(&next, "report:2")["due"], "2026-03-18");
    assert_eq!(clock(&next, "report:3")["extension"], 0);
    // What is written since is written for the next attempt.
    on(
        &office,
        "2026-03-24",
        &["suspend", "2026-03-24", "--clock", "report:3"],
    )
    .done();
    assert_eq!(
        clock(&status(&office, "2026-03-24"), "report:3")["state"],
        "suspended"
    );
    let why = on(&office, "2026-03-24", &["why", "report:2/1"]).done();
    assert!(
        why.contains("no. 1, from 17/02/2026") && why.contains("+7\n"),
        "{why}"
    );
    let back = ["clear", "accepted/1", "--reason", "x"];
    on(
        &office,
        "2026-03-24",
        &["clear", "delivered", "--reason", "x"],
    )
    .done();
    on(&office, "2026-03-24", &back).done();
    assert_eq!(
        clock(&status(&office, "2026-02-24"), "report:2")["state"],
        "suspended"
    );
}

#[test]
fn what_did_not_apply_in_a_rejected_attempt_ended_then_and_is_late_nowhere() {
    let office = delivered();
    let waive = ["waive", "report:2", "2026-02-17", "--reason", "none"];
    on(&office, "2026-02-17", &waive).done();
    on(
        &office,
        "2026-03-24",
        &["reject", "accepted", "--reason", "torn", "-y"],
    )
    .done();
    let waived = clock(&status(&office, "2026-03-24"), "report:2/1");
    assert_eq!(
        (&waived["state"], &waived["end"]),
        (&json!("waived"), &json!("2026-02-17")),
        "{waived}"
    );
    let why = on(&office, "2026-03-24", &["why", "report:2/1"]).done();
    assert!(!why.contains("Ends with      Reject"), "{why}");
}

#[test]
fn what_was_never_sent_is_not_called_done_in_the_calendar() {
    let office = delivered();
    on(&office, "2026-02-24", &REJECT).done();
    let calendar = on(&office, "2026-02-24", &["export", "ics"]).done();
    let calendar = calendar.replace("\r\n ", "");
    assert!(
        calendar.contains("Done late: Report (1) no. 1"),
        "{calendar}"
    );
    assert!(
        calendar.contains("Broken off late: Report (1) no. 2"),
        "{calendar}"
    );
}

#[test]
fn an_act_on_an_occurrence_of_an_attempt_that_is_over_is_asked_about_while_the_next_is_awaited() {
    let office = delivered();
    on(&office, "2026-02-24", &REJECT).done();
    for act in [
        &["extend", "report:2/1", "60d"][..],
        &["suspend", "2026-02-24", "--clock", "report:2/1"],
        &["waive", "report:2/1", "2026-02-24", "--reason", "none"],
    ] {
        let asked = on(&office, "2026-02-24", act).refused();
        assert!(asked.contains("another: Report no. 2"), "{asked}");
    }
    let extend = ["extend", "report:2/1", "60d"];
    on(&office, "2026-02-24", &[&extend[..], &["-y"]].concat()).done();
    on(&office, "2026-02-26", &["record", "delivered"]).done();
    on(&office, "2026-02-26", &extend).done();
}

#[test]
fn an_occurrence_of_an_attempt_has_no_date_after_its_rejection() {
    let office = delivered();
    on(&office, "2026-02-24", &REJECT).done();
    // And what has a date applies.
    let waive = [
        "waive",
        "report:1/1",
        "2026-02-24",
        "--reason",
        "none",
        "-y",
    ];
    let refused = on(&office, "2026-02-24", &waive).refused();
    assert!(refused.contains("has a date"), "{refused}");
    for (event, more) in [
        ("report:2/1", &[][..]),
        ("report:1/1", &["--reason", "a typing error", "-y"]),
    ] {
        let record = [&["record", event, "2026-02-25"], more].concat();
        let refused = on(&office, "2026-02-26", &record).refused();
        assert!(refused.contains("its date cannot be later"), "{refused}");
    }
    let promise = ["expect", "report:2/1", "2026-03-05"];
    let refused = on(&office, "2026-02-26", &promise).refused();
    assert!(refused.contains("its date cannot be later"), "{refused}");
    on(
        &office,
        "2026-02-26",
        &["record", "report:2/1", "2026-02-23"],
    )
    .done();
}

#[test]
fn a_rejection_before_what_stays_with_its_attempt_is_asked_about_new_or_put_right() {
    let office = delivered();
    let early = ["reject", "accepted", "2026-02-13", "--reason", "torn"];
    let asked = on(&office, "2026-02-24", &early).refused();
    let named = "with the rejected attempt, but has a date after the rejection: Report no. 1 (Sat 14/02/2026)";
    assert!(asked.contains(named), "{asked}");
    on(&office, "2026-02-24", &REJECT).done();
    let earlier = [
        "record",
        "accepted/1",
        "2026-02-13",
        "--reason",
        "read wrong",
    ];
    let asked = on(&office, "2026-02-24", &earlier).refused();
    assert!(
        asked.contains("Report (1) no. 1 (Sat 14/02/2026)"),
        "{asked}"
    );
    // A day on which all of it had come is not asked about.
    let later = [
        "record",
        "accepted/1",
        "2026-02-14",
        "--reason",
        "read wrong",
    ];
    on(&office, "2026-02-24", &later).done();
    on(&office, "2026-02-24", &[&earlier[..], &["-y"]].concat()).done();
}

const TRIAL: &str = "title: Supply
1. Delivery
- Signature | we and supplier [signed]
- System delivered | supplier | 30 d from Signature [system]
2. Trial
* Trial report | supplier | every 10 d from System delivered | within 3 d | throughout Verification [report]
- Verification | we | 60 d from System delivered, owed by we | rejects System delivered, new term 20 d [verif]
";

/// On trial since 21 January, the first report sent.
fn on_trial() -> Office {
    let office = Office::of_text("2026-01-01", TRIAL);
    on(&office, "2026-01-01", &["record", "signed"]).done();
    on(&office, "2026-01-21", &["record", "system"]).done();
    on(&office, "2026-02-02", &["record", "report:1"]).done();
    office
}

#[test]
fn what_comes_back_from_a_rejected_attempt_is_named_and_so_is_what_of_it_is_late() {
    let office = on_trial();
    let reject = ["reject", "verif", "--reason", "x"];
    on(&office, "2026-02-27", &reject).done();
    let back =
        "Trial report: no. 1-3 are back from the rejected attempt. Trial report: no. 2-3 are late.";
    let clear = ["clear", "verif/1", "--reason", "y"];
    let said = on(&office, "2026-02-27", &clear).done();
    assert!(said.contains(back), "{said}");
    on(&office, "2026-02-27", &["undo"]).done();
    let said = on(&office, "2026-02-27", &["redo"]).done();
    assert!(said.contains(back), "{said}");
    // What was rejected is told the other way round.
    let said = on(&office, "2026-02-27", &["undo"]).done();
    assert!(
        said.contains("no. 1-3 stay with the rejected attempt"),
        "{said}"
    );
    // Those whose period ended meanwhile come beside them.
    let said = on(&office, "2026-03-14", &clear).done();
    for told in ["no. 1-3 are back", "no. 4-5 are added", "no. 2-4 are late"] {
        assert!(said.contains(told), "{said}");
    }
}

#[test]
fn another_day_of_a_rejection_names_the_occurrences_that_go_and_change() {
    let office = on_trial();
    on(&office, "2026-02-14", &["record", "report:2", "2026-02-12"]).done();
    on(&office, "2026-02-14", &["reject", "verif", "--reason", "x"]).done();
    let correct = |day| ["record", "verif/1", day, "--reason", "typo", "-y"];
    let said = on(&office, "2026-02-14", &correct("2026-02-01")).done();
    for told in [
        "Trial report (1) no. 1: broken off after 1 day.",
        "Trial report: no. 2 of the rejected attempt is gone.",
    ] {
        assert!(said.contains(told), "{said}");
    }
    let said = on(&office, "2026-02-14", &correct("2026-02-14")).done();
    for told in [
        "Trial report (1) no. 1: met, 2 of 3.",
        "Trial report: no. 2 stays with the rejected attempt.",
    ] {
        assert!(said.contains(told), "{said}");
    }
}
