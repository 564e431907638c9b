//! What is rejected, as commands write it: asked for, shown, exported, taken back, and what it does to a file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::{Answer, Office};
use serde_json::{Value, json};

fn run_on(office: &Office, day: &str, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
}

fn run(office: &Office, arguments: &[&str]) -> Answer {
    run_on(office, "2026-02-18", arguments)
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.out).unwrap()
}

fn status_on(office: &Office, day: &str) -> Value {
    json_of(&run_on(office, day, &["status", "--json"]))
}

fn file(office: &Office) -> Value {
    serde_json::from_str(&office.text()).unwrap()
}

/// Delivered, and nothing said of it yet.
fn delivered_of(plan: &str) -> Office {
    let office = Office::new();
    let plan = format!("tests/scenarios/plans/{plan}.json");
    run(&office, &["init", "--plan", &plan]).done();
    for (event, on) in [("signed", "5/2/2026"), ("delivered", "13/2/2026")] {
        run(&office, &["record", event, on, "--protocol", "12/2026"]).done();
    }
    office
}

fn rejected() -> Office {
    let office = delivered_of("rejection");
    run(
        &office,
        &[
            "reject",
            "accepted",
            "--reason",
            "no schedule",
            "--protocol",
            "13/2026",
            "--by",
            "L.R.",
        ],
    )
    .done();
    office
}

fn clock(status: &Value, id: &str) -> Value {
    let clocks = status["clocks"].as_array().unwrap();
    let known = clocks.iter().find(|clock| clock["id"] == id);
    known.cloned().unwrap_or(Value::Null)
}

#[test]
fn a_rejection_needs_a_reason_and_is_a_fact_with_its_document_and_author() {
    let office = delivered_of("rejection");
    let refused = run(&office, &["reject", "accepted"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.err.contains("--reason"), "{refused:?}");
    let office = rejected();
    let status = status_on(&office, "2026-02-18");
    let rejection = &status["rejections"][0];
    assert_eq!(rejection["event"], "accepted");
    assert_eq!(rejection["n"], 1);
    assert_eq!(rejection["attempt"], "delivered/1");
    assert_eq!(rejection["date"], "2026-02-18");
    assert_eq!(rejection["reason"], "no schedule");
    assert_eq!(rejection["protocol"], "13/2026");
    assert_eq!(rejection["by"], "L.R.");
    let records = status["records"].as_array().unwrap();
    let attempt = records
        .iter()
        .find(|it| it["event"] == "delivered/1")
        .unwrap();
    assert_eq!(
        (&attempt["date"], &attempt["protocol"], &attempt["by"]),
        (&json!("2026-02-13"), &json!("12/2026"), &json!("M.R."))
    );
    // The delivery keeps its author in the eyes of the journal as well.
    assert_eq!(attempt["outside"], false);
    assert_eq!(file(&office)["rejections"][0]["event"], "accepted");
    let entry = file(&office)["journal"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(entry["op"], "reject");
    let faults = run(&office, &["validate"]);
    assert_eq!(faults.code, Some(0), "{faults:?}");
}

#[test]
fn the_case_of_the_paper_closed_and_going_on() {
    let office = rejected();
    run_on(
        &office,
        "2026-02-24",
        &["record", "delivered", "24/2/2026", "-y"],
    )
    .done();
    let status = status_on(&office, "2026-02-24");
    let first = clock(&status, "delivery");
    assert_eq!(
        (&first["state"], &first["elapsed"]),
        (&json!("met"), &json!(8))
    );
    let second = clock(&status, "delivered/2");
    assert_eq!(second["due"], "2026-02-23");
    assert_eq!(
        (&second["state"], &second["days_late"]),
        (&json!("breached"), &json!(1))
    );
    assert_eq!(clock(&status, "check")["start"], "2026-02-24");

    let office = delivered_of("rejection_goes_on");
    run(&office, &["reject", "accepted", "--reason", "x"]).done();
    run_on(
        &office,
        "2026-02-24",
        &["record", "delivered", "24/2/2026", "-y"],
    )
    .done();
    let delivery = clock(&status_on(&office, "2026-02-24"), "delivery");
    assert_eq!(
        (&delivery["elapsed"], &delivery["days_late"]),
        (&json!(19), &json!(9))
    );
}

#[test]
fn what_cannot_be_rejected_is_refused_with_what_to_do() {
    let office = delivered_of("rejection");
    let says = |office: &Office, arguments: &[&str], words: &str| {
        let refused = run(office, arguments);
        assert_eq!(refused.code, Some(1), "{arguments:?}: {refused:?}");
        assert!(refused.err.contains(words), "{arguments:?}: {refused:?}");
    };
    let reject = |event: &'static str, on: &'static str| ["reject", event, on, "--reason", "x"];
    says(&office, &reject("signed", "18/2/2026"), "accepted");
    says(&office, &reject("nowhere", "18/2/2026"), "nowhere");
    says(
        &office,
        &reject("accepted", "12/2/2026"),
        "cannot be earlier",
    );
    says(
        &office,
        &["clear", "accepted/1", "--reason", "x"],
        "no rejection accepted/1",
    );
    run(&office, &["reject", "accepted", "--reason", "x"]).done();
    // The date of the rejection itself is what may be put right.
    says(
        &office,
        &reject("accepted", "17/2/2026"),
        "crono record accepted/1 DATE --reason \"...\"",
    );
    // A delivery that was rejected is not taken away by itself.
    says(
        &office,
        &["clear", "delivered/1", "--reason", "x"],
        "crono clear accepted/1 --reason \"...\"",
    );
    says(
        &office,
        &["waive", "delivered/1", "--reason", "x"],
        "accepted/1",
    );
    // Its date may be put right, but not past the rejection.
    says(
        &office,
        &["record", "delivered/1", "19/2/2026", "--reason", "x", "-y"],
        "cannot be earlier",
    );
    run(
        &office,
        &["record", "delivered/1", "12/2/2026", "--reason", "typo"],
    )
    .done();
    run(&office, &["record", "delivered"]).done();
    says(
        &office,
        &["clear", "accepted/1", "--reason", "x"],
        "crono clear delivered --reason \"...\"",
    );
    run(&office, &["record", "accepted", "-y"]).done();
    says(
        &office,
        &reject("accepted", "18/2/2026"),
        "no longer rejected",
    );
    let faults = run(&office, &["validate"]);
    assert_eq!(faults.code, Some(0), "{faults:?}");
}

#[test]
fn it_is_taken_back_with_clear_and_undo_and_made_again_with_redo() {
    let office = delivered_of("rejection");
    run(&office, &["expect", "delivered", "none"]);
    let before = status_on(&office, "2026-02-18");
    run(&office, &["reject", "accepted", "--reason", "x"]).done();
    let there = |office: &Office| {
        file(office)["rejections"]
            .as_array()
            .is_some_and(|it| !it.is_empty())
    };
    run(&office, &["undo"]).done();
    assert!(!there(&office));
    assert_eq!(status_on(&office, "2026-02-18"), before);
    run(&office, &["redo"]).done();
    assert!(there(&office));
    let refused = run(&office, &["clear", "accepted/1"]);
    assert!(refused.err.contains("--reason"), "{refused:?}");
    let cleared = run(&office, &["clear", "accepted/1", "--reason", "by mistake"]).done();
    assert!(cleared.contains("rejection taken back"), "{cleared}");
    assert_eq!(status_on(&office, "2026-02-18"), before);
    let log = run(&office, &["log"]).done();
    assert!(
        log.contains("Rejected (1), Wed 18/02/2026 (reason: x)"),
        "{log}"
    );
    // A first rejection is not undone under a second delivery, nor under a second rejection.
    run(&office, &["reject", "accepted", "--reason", "x"]).done();
    run_on(&office, "2026-02-20", &["record", "delivered", "20/2/2026"]).done();
    run_on(
        &office,
        "2026-02-21",
        &["reject", "accepted", "--reason", "again"],
    )
    .done();
    let refused = run_on(
        &office,
        "2026-02-21",
        &["clear", "accepted/1", "--reason", "x"],
    );
    assert!(
        refused
            .err
            .contains("crono clear accepted/2 --reason \"...\""),
        "{refused:?}"
    );
    let faults = run(&office, &["validate"]);
    assert_eq!(faults.code, Some(0), "{faults:?}");
}

#[test]
fn every_view_says_it_on_the_day_and_none_the_day_before() {
    let office = rejected();
    let plain = run(&office, &["status", "--plain"]).done();
    assert!(plain.contains("Delivery (2)"), "{plain}");
    let brief = run_on(&office, "2026-02-24", &["status", "--brief"]).done();
    assert!(brief.contains("Delivery (2)"), "{brief}");
    let check = run_on(&office, "2026-02-24", &["check"]);
    assert_eq!(check.code, Some(2), "{check:?}");
    assert!(check.out.contains("Delivery (2)"), "{check:?}");
    let why = run(&office, &["why", "delivered/2"]).done();
    assert!(why.contains("23/02/2026"), "{why}");
    let markdown = run(&office, &["export", "md"]).done();
    assert!(markdown.contains("1 attempt, 1 rejected"), "{markdown}");
    assert!(markdown.contains("no schedule"), "{markdown}");
    let html = run(&office, &["export", "html"]).done();
    assert!(html.contains("Rejected deliveries"), "{html}");
    let csv = run(&office, &["export", "csv", "--table", "records"]).done();
    let row = csv
        .lines()
        .find(|line| line.contains("delivered/1"))
        .unwrap();
    assert!(
        row.contains("2026-02-18") && row.contains("no schedule"),
        "{csv}"
    );
    assert!(csv.lines().any(|line| line.contains("accepted/1")), "{csv}");
    let ics = run(&office, &["export", "ics"]).done();
    assert!(ics.contains("delivered/2.due"), "{ics}");
    // As of the day before nothing was rejected: all of it reads as it did then.
    let before = status_on(&office, "2026-02-17");
    assert_eq!(before["rejections"], json!([]));
    assert_eq!(clock(&before, "delivered/2"), Value::Null);
    assert_eq!(clock(&before, "check")["state"], "running");
    assert_eq!(before["awaited"][1]["event"], "accepted");
}

#[test]
fn a_day_before_a_rejection_is_told_as_it_was_told_then() {
    let office = delivered_of("rejection_goes_on");
    let told = || {
        let on = |arguments: &[&str]| run_on(&office, "2026-02-16", arguments).out;
        let dates = on(&["export", "csv", "--table", "records"]);
        let report = on(&["export", "markdown"]);
        let report = report.split("## Journal").next().unwrap().to_owned();
        (
            on(&["status", "--json"]),
            dates,
            report,
            on(&["status", "--plain"]),
        )
    };
    let before = told();
    run(&office, &["reject", "accepted", "--reason", "no schedule"]).done();
    run_on(&office, "2026-02-24", &["record", "delivered", "24/2/2026"]).done();
    assert_eq!(told(), before);
}

#[test]
fn a_file_is_of_version_2_only_where_something_is_rejected_and_keeps_what_it_does_not_know() {
    let office = rejected();
    assert_eq!(file(&office)["format"]["version"], 2);
    // What stands in the file of the plan is what was agreed.
    let plan = file(&office)["plan"].clone();
    assert_eq!(plan["milestones"].as_array().unwrap().len(), 5);
    assert_eq!(plan["clocks"].as_array().unwrap().len(), 4);
    assert_eq!(plan["clocks"][0]["to"], json!(["delivered"]));
    let mut by_hand = file(&office);
    by_hand["rejections"][0]["colour"] = json!("red");
    std::fs::write(office.file(), by_hand.to_string()).unwrap();
    run(&office, &["note", "plan", "a note"]).done();
    assert_eq!(file(&office)["rejections"][0]["colour"], "red");
    // A setting of the plan leaves the attempts what they are.
    run(&office, &["set", "clocks.delivery.limit", "12d"]).done();
    assert_eq!(
        file(&office)["plan"]["clocks"][0]["to"],
        json!(["delivered"])
    );
    assert_eq!(
        clock(&status_on(&office, "2026-02-18"), "delivery")["due"],
        "2026-02-17"
    );
}

#[test]
fn a_rejection_by_hand_that_rejects_nothing_is_named_with_its_place() {
    let office = rejected();
    let mut by_hand = file(&office);
    by_hand["rejections"][0]["n"] = json!(3);
    std::fs::write(office.file(), by_hand.to_string()).unwrap();
    let faults = run(&office, &["validate"]);
    assert_eq!(faults.code, Some(1), "{faults:?}");
    assert!(
        faults.err.contains("rejections[0] accepted/3"),
        "{faults:?}"
    );
    assert!(faults.err.contains("delivered/3"), "{faults:?}");
}

#[test]
fn a_plan_with_a_rejection_that_makes_no_sense_is_refused_all_faults_at_once() {
    let office = Office::new();
    let mut plan: Value = serde_json::from_str(
        &std::fs::read_to_string("tests/scenarios/plans/rejection.json").unwrap(),
    )
    .unwrap();
    let milestones = plan["milestones"].as_array_mut().unwrap();
    milestones[1]["items"] = json!("off");
    milestones[2]["rejection"]["clock"] = json!("goes_on");
    milestones[3]["rejection"] = json!({"of": "done", "label": "No"});
    milestones[4]["rejection"] = json!({"of": "accepted", "again": "0d", "label": "No"});
    let path = office.path().join("plan.json");
    std::fs::write(&path, plan.to_string()).unwrap();
    let refused = run(&office, &["init", "--plan", path.to_str().unwrap()]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    for words in [
        "accepted.rejection.of: \"delivered\" is made of items",
        "accepted.rejection.again: with",
        "tested.rejection.of: only what comes before",
        "done.rejection.of: \"accepted\" may reject something itself",
        "done.rejection.again",
    ] {
        assert!(refused.err.contains(words), "{words}: {}", refused.err);
    }
    plan["milestones"][2]["rejection"] = json!({"of": "delivered", "label": "No", "agian": "5d"});
    std::fs::write(&path, plan.to_string()).unwrap();
    let refused = run(&office, &["init", "--plan", path.to_str().unwrap()]);
    assert!(
        refused.err.contains("did you mean \"again\""),
        "{refused:?}"
    );
}

#[test]
fn a_setting_of_what_a_clock_ends_with_says_what_was_agreed_and_comes_back() {
    let office = rejected();
    let ends = |office: &Office| run(office, &["get", "clocks.delivery.to"]).done();
    assert_eq!(ends(&office), "delivered\n");
    run(&office, &["set", "clocks.delivery.to", "tested"]).done();
    assert_eq!(ends(&office), "tested\n");
    run(&office, &["undo"]).done();
    assert_eq!(ends(&office), "delivered\n");
    run(&office, &["redo"]).done();
    // A colleague who had the form open counted on what was agreed.
    run(
        &office,
        &[
            "set",
            "clocks.delivery.to",
            "delivered",
            "--if-was",
            "tested",
        ],
    )
    .done();
    run(&office, &["restore", "1", "-y", "--reason", "x"]);
    let log = run(&office, &["log"]).done();
    assert!(!log.contains("delivered/1"), "{log}");
    // Set first and rejected afterwards: it is still what one may go back to.
    let office = delivered_of("rejection");
    run(&office, &["set", "clocks.check.to", "tested"]).done();
    run(&office, &["set", "clocks.delivery.limit", "11d"]).done();
    run(
        &office,
        &["reject", "accepted", "--reason", "x", "--by", "L.R."],
    )
    .done();
    assert_eq!(ends(&office), "delivered\n");
    run(&office, &["set", "clocks.delivery.to", "accepted"]).done();
    run(&office, &["undo"]).done();
    assert_eq!(ends(&office), "delivered\n");
    let faults = run(&office, &["validate"]);
    assert_eq!(faults.code, Some(0), "{faults:?}");
}

#[test]
fn a_rejection_is_not_taken_back_onto_what_does_not_apply() {
    let office = rejected();
    let dropped = ["waive", "delivered", "--reason", "bought elsewhere", "-y"];
    run(&office, &dropped).done();
    let refused = run(&office, &["clear", "accepted/1", "--reason", "by mistake"]).refused();
    assert!(refused.contains("does not apply"), "{refused}");
    assert!(
        refused.contains("crono clear delivered --reason"),
        "{refused}"
    );
    run(&office, &["clear", "delivered", "--reason", "not so"]).done();
    run(&office, &["clear", "accepted/1", "--reason", "by mistake"]).done();
    run(&office, &["validate"]).done();
}

#[test]
fn a_rejection_of_a_day_to_come_counts_for_what_may_be_done_today() {
    let office = delivered_of("rejection");
    let ahead = [
        "reject",
        "accepted",
        "25/2/2026",
        "--reason",
        "agreed",
        "-y",
    ];
    run(&office, &ahead).done();
    // Nothing is rejected yet as it is seen, and yet its delivery bears the number of its attempt.
    assert_eq!(status_on(&office, "2026-02-18")["rejections"], json!([]));
    run(
        &office,
        &["record", "delivered/1", "12/2/2026", "--reason", "typo"],
    )
    .done();
    let past_it = ["record", "delivered/1", "26/2/2026", "--reason", "x", "-y"];
    let refused = run(&office, &past_it).refused();
    assert!(refused.contains("cannot be earlier"), "{refused}");
    for wrong in [
        ["clear", "delivered/1", "--reason", "x"],
        ["waive", "delivered/1", "--reason", "x"],
    ] {
        let refused = run(&office, &wrong).refused();
        assert!(refused.contains("accepted/1"), "{wrong:?}: {refused}");
    }
    // Accepting it all the same is asked about: it was delivered, and a rejection is written already.
    let asked = run(&office, &["record", "accepted", "18/2/2026"]).refused();
    let written = "A rejection of \"Delivered\" is on record already (Wed 25/02/2026)";
    assert!(asked.contains(written), "{asked}");
    assert!(!asked.contains("comes first"), "{asked}");
    let again = ["reject", "accepted", "24/2/2026", "--reason", "x", "-y"];
    let refused = run(&office, &again).refused();
    assert!(
        refused.contains("is on record already (Wed 25/02/2026)"),
        "{refused}"
    );
    run(&office, &["validate"]).done();
    run(&office, &["clear", "accepted/1", "--reason", "no"]).done();
    run(&office, &["undo"]).done();
    run(&office, &["undo"]).done();
    run(&office, &["validate"]).done();
}

#[test]
fn what_was_ordered_for_an_attempt_goes_with_the_rejection_that_made_it() {
    let office = rejected();
    run(&office, &["extend", "delivered/2", "10"]).done();
    run(&office, &["suspend", "18/2/2026", "--clock", "delivered/2"]).done();
    run(
        &office,
        &["suspend", "18/2/2026", "--clock", "delivered/2", "works"],
    )
    .done();
    let before = file(&office);
    let cleared = run(&office, &["clear", "accepted/1", "--reason", "by mistake"]).done();
    assert!(
        cleared.contains("Gone with it: extension no. 1, delivery (2): 10 days"),
        "{cleared}"
    );
    assert!(
        cleared.contains("suspension no. 2, only delivery (2)"),
        "{cleared}"
    );
    let left = file(&office);
    assert!(
        left.get("extensions").is_none_or(|it| it == &json!([])),
        "{left}"
    );
    let stands = left["suspensions"].as_array().unwrap();
    assert_eq!(stands.len(), 1, "{stands:?}");
    assert_eq!(stands[0]["clocks"], json!(["works"]));
    let log = run(&office, &["log"]).done();
    assert!(log.contains("gone with it: extension no. 1"), "{log}");
    // The next attempt is not stopped, nor has it more time.
    run(&office, &["reject", "accepted", "--reason", "again"]).done();
    let status = status_on(&office, "2026-02-18");
    assert_eq!(clock(&status, "delivered/2")["due"], "2026-02-23");
    run(&office, &["undo"]).done();
    // Taking it back brings all of it again.
    run(&office, &["undo"]).done();
    let after = file(&office);
    for list in ["rejections", "extensions", "suspensions", "records"] {
        assert_eq!(after[list], before[list], "{list}");
    }
    run(&office, &["validate"]).done();
}

#[test]
fn the_date_of_a_rejection_is_corrected_like_any_date() {
    let office = rejected();
    let wanting = run(&office, &["record", "accepted/1", "17/2/2026"]).refused();
    assert!(wanting.contains("--reason"), "{wanting}");
    let correct = ["record", "accepted/1", "17/2/2026", "--reason", "typo"];
    let told = run(&office, &correct).done();
    assert!(
        told.contains("Rejected (1), Tue 17/02/2026 (was Wed 18/02/2026)"),
        "{told}"
    );
    let status = status_on(&office, "2026-02-18");
    let known = &status["rejections"][0];
    assert_eq!(known["date"], "2026-02-17");
    // Why it was rejected stays, and so does its document.
    assert_eq!(known["reason"], "no schedule");
    assert_eq!(known["protocol"], "13/2026");
    assert_eq!(clock(&status, "delivered/2")["due"], "2026-02-22");
    let log = run(&office, &["log"]).done();
    assert!(
        log.contains("Rejected (1): 18/02/2026 → 17/02/2026"),
        "{log}"
    );
    assert!(log.contains("typo"), "{log}");
    // Not before its delivery, and a day to come is asked about.
    let early = ["record", "accepted/1", "12/2/2026", "--reason", "x"];
    assert!(run(&office, &early).refused().contains("cannot be earlier"));
    let ahead = ["record", "accepted/1", "20/2/2026", "--reason", "x"];
    assert!(run(&office, &ahead).refused().contains("in the future"));
    let other = [
        "record",
        "accepted/1",
        "16/2/2026",
        "--reason",
        "x",
        "--if-was",
        "18/2",
    ];
    let conflict = run(&office, &other).refused();
    assert!(conflict.contains("Conflict on Rejected (1)"), "{conflict}");
    assert!(conflict.contains("Tue 17/02/2026"), "{conflict}");
    run(&office, &["undo"]).done();
    assert_eq!(
        status_on(&office, "2026-02-18")["rejections"][0]["date"],
        "2026-02-18"
    );
    run(&office, &["redo"]).done();
    // A document is put there without a reason.
    run(
        &office,
        &["record", "accepted/1", "17/2/2026", "--protocol", "14/2026"],
    )
    .done();
    let status = status_on(&office, "2026-02-18");
    assert_eq!(status["rejections"][0]["protocol"], "14/2026");
    run(&office, &["validate"]).done();
}

#[test]
fn the_attempt_that_is_awaited_may_be_called_by_its_number() {
    let office = rejected();
    let day = "2026-02-20";
    let wrong = run_on(&office, day, &["record", "delivered/3", "20/2/2026"]).refused();
    assert!(wrong.contains("Did you mean delivered?"), "{wrong}");
    run_on(&office, day, &["expect", "delivered/2", "21/2/2026"]).done();
    run_on(&office, day, &["note", "delivered/2", "on its way"]).done();
    run_on(&office, day, &["record", "delivered/2", "20/2/2026"]).done();
    let records = file(&office)["records"].to_string();
    assert!(records.contains("\"delivered\""), "{records}");
    assert!(!records.contains("delivered/2"), "{records}");
    run(&office, &["validate"]).done();
}

#[test]
fn an_act_on_an_attempt_that_is_closed_is_asked_about_while_the_next_is_awaited() {
    let office = rejected();
    for act in [
        &["extend", "delivery/1", "10"][..],
        &["suspend", "18/2/2026", "--clock", "delivered/1"],
    ] {
        let asked = run(&office, act).refused();
        assert!(asked.contains("another: delivery (2)"), "{asked}");
    }
    run(&office, &["extend", "delivery", "10"]).done();
    run(&office, &["extend", "delivery/1", "10", "-y"]).done();
    // Once the next is there, nothing else can be meant.
    run_on(&office, "2026-02-24", &["record", "delivered", "24/2/2026"]).done();
    run_on(&office, "2026-02-24", &["extend", "delivery/1", "1"]).done();
}

#[test]
fn what_a_rejection_broke_off_says_so_in_its_origin() {
    let office = delivered_of("rejection");
    let plan = office.path().join("cut.txt");
    std::fs::write(
        &plan,
        "title: Cut\n1. One\n- Signed | us and supplier\n\
         - Delivered | supplier | 10 d from Signed\n\
         - Accepted | us | 20 d from Delivered | rejects Delivered, new term 5 d\n\
         - Paid | us | 30 d from Delivered | after Accepted\n",
    )
    .unwrap();
    let cut = office.path().join("cut.json");
    let (plan, cut) = (plan.display().to_string(), cut.display().to_string());
    let on = |arguments: &[&str]| run(&office, &[&["--file", &cut], arguments].concat());
    on(&["init", "--plan", &plan]).done();
    on(&["record", "signed", "5/2/2026"]).done();
    on(&["record", "delivered", "13/2/2026"]).done();
    on(&["reject", "accepted", "18/2/2026", "--reason", "x"]).done();
    let why = on(&["why", "paid/1"]).done();
    assert!(why.contains("broken off without a verdict"), "{why}");
    assert!(why.contains("Wed 18/02/2026"), "{why}");
    assert!(!why.contains("Ends with"), "{why}");
    // It ended on that day in every view, and not on its last.
    let seen = json_of(&on(&["status", "--json"]));
    let run = clock(&seen, "paid/1");
    assert_eq!(
        (&run["state"], &run["end"], &run["due"]),
        (&json!("waived"), &json!("2026-02-18"), &json!("2026-03-15"))
    );
    let table = on(&["export", "csv"]).done();
    let row = table.lines().find(|row| row.starts_with("paid/1,"));
    assert!(
        row.is_some_and(|row| row.contains(",2026-02-13,2026-02-18,")),
        "{table}"
    );
    let report = on(&["export", "md"]).done();
    let cells = "13/02/2026 | 15/03/2026 | 18/02/2026";
    assert!(report.contains(cells), "{report}");
}

#[test]
fn a_phase_is_not_over_while_what_was_rejected_is_awaited_again_without_a_term() {
    let office = Office::new();
    let day = "2026-02-18";
    for line in [
        &["init"][..],
        &["record", "award", "20/1/2026"],
        &["record", "contract_signed", "5/2/2026"],
        &["record", "plan_delivered", "13/2/2026"],
        &["reject", "plan_accepted", "18/2/2026", "--reason", "x"],
    ] {
        run_on(
            &office,
            day,
            &[line, &["-y"][..usize::from(line[0] == "record")]].concat(),
        );
    }
    let seen = status_on(&office, day);
    assert_eq!(seen["phases"][0]["state"], "running");
    assert_eq!(clock(&seen, "plan_delivery")["state"], "met");
    let table = run_on(&office, day, &["status"]).done();
    let row = table.lines().find(|line| line.contains("1 Execution plan"));
    let row = row.unwrap();
    assert!(row.starts_with('●') && row.contains("supplier"), "{row}");
    // Delivered again and accepted, it is.
    run_on(&office, day, &["record", "plan_delivered", "18/2/2026"]).done();
    run_on(&office, day, &["record", "plan_accepted", "18/2/2026"]).done();
    assert_eq!(status_on(&office, day)["phases"][0]["state"], "met");
}

#[test]
fn an_act_left_over_of_an_attempt_that_is_gone_is_named_and_taken_back() {
    let office = rejected();
    run(&office, &["extend", "delivered/2", "3d"]).done();
    let suspend = [
        "suspend",
        "18/2/2026",
        "--clock",
        "delivered/2",
        "--reason",
        "x",
    ];
    run(&office, &suspend).done();
    let acts = ["extensions", "suspensions"].map(|list| file(&office)[list].clone());
    run(&office, &["clear", "accepted/1", "--reason", "x"]).done();
    let mut by_hand = file(&office);
    for (list, acts) in ["extensions", "suspensions"].into_iter().zip(acts) {
        by_hand[list] = acts;
    }
    std::fs::write(office.file(), by_hand.to_string()).unwrap();
    let faults = run(&office, &["validate"]);
    assert_eq!(faults.code, Some(1), "{faults:?}");
    for act in ["extension:1", "suspension:1"] {
        let said = format!("crono clear {act} --reason \"...\"");
        assert!(faults.err.contains(&said), "{faults:?}");
        run(&office, &["clear", act, "--reason", "left over"]).done();
    }
    let faults = run(&office, &["validate"]);
    assert!(!faults.err.contains("delivered/2"), "{faults:?}");
}

/// Delivered in time, rejected, delivered again a day late.
fn delivered_twice() -> Office {
    let office = rejected();
    run_on(&office, "2026-02-24", &["record", "delivered", "24/2/2026"]).done();
    office
}

#[test]
fn a_bare_name_is_that_of_the_newest_attempt_and_a_number_that_of_each() {
    let office = delivered_twice();
    let why = |name: &str| run_on(&office, "2026-02-24", &["why", name]).done();
    for newest in ["delivery", "delivered/2", "delivery/2"] {
        assert!(why(newest).contains("6 days of 5, 1 day late"), "{newest}");
    }
    for first in ["delivery/1", "delivered/1"] {
        let told = why(first);
        assert!(told.contains("8 days of 10, 2 days early"), "{told}");
        // And it names the others.
        assert!(
            told.contains("no. 1 Fri 13/02/2026, rejected Wed"),
            "{told}"
        );
    }
    let extended = ["extend", "delivery", "3d", "--reason", "agreed"];
    let extended = run_on(&office, "2026-02-24", &extended).done();
    assert!(extended.contains("delivery (2): 3 days"), "{extended}");
    // What goes on has one time for all attempts.
    let office = delivered_of("rejection_goes_on");
    run(&office, &["reject", "accepted", "--reason", "x"]).done();
    let why = |name: &str| run(&office, &["why", name]).done();
    assert_eq!(why("delivered/1"), why("delivery"));
    assert!(why("delivery").contains("no. 2 awaited"));
}

#[test]
fn the_journal_numbers_attempts_and_tells_an_undo_from_a_taking_back() {
    let office = delivered_twice();
    let log = || run_on(&office, "2026-02-24", &["log"]).done();
    for line in [
        "Delivered (1): none → 13/02/2026",
        "Delivered (2): none → 24/02/2026",
    ] {
        assert!(log().contains(line), "{line}\n{}", log());
    }
    run_on(&office, "2026-02-24", &["undo", "-y"]).done();
    let undone = run_on(&office, "2026-02-24", &["undo", "-y"]).done();
    let gone = "Rejected (1) is no longer there";
    assert!(undone.contains(&format!("Undone: {gone}.")), "{undone}");
    assert!(log().contains(gone), "{}", log());
    run_on(&office, "2026-02-24", &["redo", "-y"]).done();
    let back = ["clear", "accepted/1", "--reason", "a mistake"];
    let back = run_on(&office, "2026-02-24", &back).done();
    assert!(back.contains("rejection taken back"), "{back}");
    let again = run_on(&office, "2026-02-24", &["undo", "-y"]).done();
    let there = "Rejected (1) is there again, Wed 18/02/2026";
    assert!(again.contains(&format!("Undone: {there}")), "{again}");
}

#[test]
fn the_journal_keeps_the_name_of_an_acceptance_that_was_recorded_and_cleared_before_the_rejection()
{
    let office = delivered_of("rejection");
    run(&office, &["record", "accepted", "16/2/2026"]).done();
    run(
        &office,
        &["clear", "accepted", "--reason", "the wrong file"],
    )
    .done();
    run(&office, &["reject", "accepted", "--reason", "x"]).done();
    let journal = ["export", "csv", "--table", "journal"];
    for log in [run(&office, &["log"]).done(), run(&office, &journal).done()] {
        assert!(log.contains("Accepted: none → 16/02/2026"), "{log}");
        assert!(log.contains("Accepted: 16/02/2026 → none"), "{log}");
        // The delivery was recorded once, and not by the rejection.
        let delivery = "Delivered (1): none → 13/02/2026";
        assert_eq!(log.matches(delivery).count(), 1, "{log}");
    }
    run(&office, &["clear", "accepted/1", "--reason", "y"]).done();
    let log = run(&office, &["log"]).done();
    assert!(log.contains("Accepted: none → 16/02/2026"), "{log}");
    assert!(log.contains("Delivered: none → 13/02/2026"), "{log}");
    run(&office, &["undo"]).done();
    let log = run(&office, &["log"]).done();
    assert!(log.contains("Delivered (1): none → 13/02/2026"), "{log}");
}

#[test]
fn who_counted_on_a_delivery_is_told_that_somebody_rejected_it() {
    let office = delivered_of("rejection");
    run(&office, &["reject", "accepted", "--reason", "x"]).done();
    let other = [
        "record",
        "delivered",
        "17/2/2026",
        "--if-was",
        "13/2/2026",
        "--reason",
        "y",
        "-y",
    ];
    let conflict = run(&office, &other).refused();
    // The login between is that of whoever runs this.
    for part in [
        "Conflict on Delivered. M.R. (",
        ") has recorded a rejection since: Rejected (1), Wed 18/02/2026.",
    ] {
        assert!(conflict.contains(part), "{conflict}");
    }
}

#[test]
fn the_time_of_an_attempt_keeps_its_unit_after_it_is_gone() {
    let office = delivered_of("rejection");
    let plan = office.path().join("days.txt");
    std::fs::write(
        &plan,
        "title: Days\n1. One\n- Signed | us and supplier\n\
         - Delivered | supplier | 10 wd from Signed\n\
         - Accepted | us | 20 wd from Delivered | rejects Delivered, new term 5 wd\n",
    )
    .unwrap();
    let file = office.path().join("days.json");
    let (plan, file) = (plan.display().to_string(), file.display().to_string());
    let on = |arguments: &[&str]| run(&office, &[&["--file", &file], arguments].concat());
    on(&["init", "--plan", &plan]).done();
    on(&["record", "signed", "5/2/2026"]).done();
    on(&["record", "delivered", "13/2/2026"]).done();
    on(&["reject", "accepted", "18/2/2026", "--reason", "x"]).done();
    on(&["extend", "delivered", "5wd", "--reason", "x"]).done();
    let gone = on(&["clear", "accepted/1", "--reason", "x"]).done();
    assert!(gone.contains("(2): 5 working days"), "{gone}");
    assert!(!on(&["log"]).done().contains("5 days"));
}

#[test]
fn what_another_party_cut_short_says_by_whom_and_nobody_had_a_turn_in_it() {
    let office = Office::new();
    let plan = office.path().join("two.txt");
    let text = "title: Two\nparties: Ministry\n1. A\n- Signed | we\n- Delivered | supplier | 10 d from Signed\n\
                - Checked | we | 10 d from Delivered | rejects Delivered, new term 5 d\n\
                - Assessed | Ministry | 20 d from Delivered | after Delivered | rejects Delivered, new term 5 d\n";
    std::fs::write(&plan, text).unwrap();
    run_on(
        &office,
        "2026-01-01",
        &["init", "--plan", plan.to_str().unwrap()],
    )
    .done();
    run_on(&office, "2026-01-01", &["record", "signed", "2026-01-01"]).done();
    run_on(
        &office,
        "2026-01-08",
        &["record", "delivered", "2026-01-08"],
    )
    .done();
    let other = office.copy();
    let why = |office: &Office, clock: &str| {
        let said = run_on(office, "2026-01-30", &["why", clock]).done();
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // Our check was late when the Ministry sent the delivery back.
    run_on(
        &office,
        "2026-01-28",
        &["reject", "assessed", "--reason", "torn"],
    )
    .done();
    let said = why(&office, "checked/1");
    assert!(said.contains("Owed by Administration"), "{said}");
    assert!(
        said.contains("Cut short by Ministry: the rejection of the delivered (1) Wed 28/01/2026"),
        "{said}"
    );
    assert!(!said.contains("Turn"), "{said}");
    // And the other way round: what was broken off says what it was, and who had it.
    run_on(
        &other,
        "2026-01-25",
        &["reject", "checked", "--reason", "torn"],
    )
    .done();
    let said = why(&other, "assessed/1");
    assert!(said.contains("Owed by Ministry"), "{said}");
    assert!(
        said.contains("Counted from the delivered (1) to the assessed"),
        "{said}"
    );
    assert!(
        said.contains(
            "Cut short by Administration: the rejection of the Sun 25/01/2026 delivered (1)"
        ),
        "{said}"
    );
    assert!(!said.contains("Turn"), "{said}");
}

#[test]
fn while_a_delivery_is_awaited_again_without_a_term_a_folder_says_so_too() {
    let office = Office::new();
    let on = |day: &str, line: &[&str]| run_on(&office, day, line).done();
    on("2025-02-06", &["init", "--plan", "civitavecchia"]);
    for (event, day) in [
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-13"),
    ] {
        on(day, &["record", event, day]);
    }
    on(
        "2025-02-18",
        &["reject", "plan_accepted", "--reason", "torn"],
    );
    let folder = office.path().to_str().unwrap();
    let list = on("2025-02-20", &["-f", folder, "status"]);
    let said = list.lines().nth(1).unwrap();
    assert!(
        said.contains("Awaited: ") && said.ends_with("(supplier)."),
        "{list}"
    );
    let check = run_on(&office, "2025-02-20", &["check"]);
    assert_eq!(check.code, Some(0), "{check:?}");
    let awaited = "No clock is running. Awaited: the delivery of the plan (supplier).";
    for view in [
        &["status"][..],
        &["status", "--plain"],
        &["status", "--brief"],
        &["check"],
    ] {
        let said = run_on(&office, "2025-02-20", view).out;
        assert!(said.contains(awaited), "{view:?}: {said}");
    }
}

#[test]
fn a_term_goes_on_past_a_rejection_though_another_event_gave_it_before() {
    let office = Office::new();
    let plan = office.path().join("two.txt");
    std::fs::write(
        &plan,
        "title: Two\n1. Works\n- Signed | we\n- Delivery | supplier | 30 d\n\
         - Check | we | wait | rejects Delivery, new term 10 d\n\
         - Test | we | wait from Delivery | after Check | rejects Delivery, the term goes on\n",
    )
    .unwrap();
    let plan = plan.to_str().unwrap();
    for (day, act) in [
        ("2026-01-01", &["init", "--plan", plan][..]),
        ("2026-01-01", &["record", "signed"]),
        ("2026-01-20", &["record", "delivery"]),
        ("2026-01-25", &["reject", "check", "--reason", "a"]),
        ("2026-02-01", &["record", "delivery"]),
        ("2026-02-02", &["record", "check"]),
        ("2026-02-03", &["reject", "test", "--reason", "b"]),
    ] {
        run_on(&office, day, act).done();
    }
    let said = run_on(&office, "2026-02-15", &["check"]).out;
    assert!(
        said.starts_with("CRONO CRITICAL") && said.contains("11 days"),
        "{said}"
    );
    let late = clock(&status_on(&office, "2026-02-15"), "delivery/2");
    assert_eq!(
        (&late["state"], &late["due"], &late["days_late"]),
        (&json!("overdue"), &json!("2026-02-04"), &json!(11)),
        "{late}"
    );
    run_on(&office, "2026-02-15", &["record", "delivery"]).done();
    let late = clock(&status_on(&office, "2026-02-15"), "delivery/2");
    assert_eq!(
        (&late["state"], &late["end"], &late["days_late"]),
        (&json!("breached"), &json!("2026-02-15"), &json!(11)),
        "{late}"
    );
}

/// Aloud a phase is in the state of its row: what was rejected is awaited again, with no new term.
#[test]
fn a_phase_with_a_rejection_is_read_aloud_as_its_row_shows_it() {
    let office = Office::new();
    run(&office, &["init", "--plan", "civitavecchia"]).done();
    for (event, on) in [
        ("award", "20/1/2026"),
        ("contract_signed", "5/2/2026"),
        ("plan_delivered", "13/2/2026"),
    ] {
        run(&office, &["record", event, on]).done();
    }
    run(&office, &["reject", "plan_accepted", "--reason", "r"]).done();
    let said = run_on(&office, "2026-02-20", &["status", "--plain"]).done();
    let phase = said.lines().find(|line| line.starts_with("Phase 1,"));
    assert_eq!(
        phase,
        Some(
            "Phase 1, Execution plan: running, Plan rejected (1), Wed 18/02/2026; Execution plan: met, \
             8 days of 10, closed Fri 13/02/2026, 2 days early. The supplier must act: the delivery of \
             the plan, awaited for 2 days."
        )
    );
}
