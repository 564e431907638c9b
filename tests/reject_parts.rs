//! What lies between a delivery and its rejection, as commands write it: it belongs to the attempt, is awaited anew, and
//! comes back where the rejection is taken back.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::{Answer, Office};
use serde_json::{Value, json};

fn run_on(office: &Office, day: &str, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
}

fn status_on(office: &Office, day: &str) -> Value {
    let answer = run_on(office, day, &["status", "--json"]);
    serde_json::from_str(&answer.out).unwrap()
}

fn file(office: &Office) -> Value {
    serde_json::from_str(&office.text()).unwrap()
}

/// Of the list of a status, what has this value under this key.
fn of(status: &Value, list: &str, key: &str, value: &str) -> Value {
    let all = status[list].as_array().unwrap();
    let found = all.iter().find(|it| it[key] == value);
    found.cloned().unwrap_or(Value::Null)
}

/// Delivered, its points ticked, checked, a report written from the check, and verified by one of the two.
fn checked() -> Office {
    let office = Office::new();
    let plan = "tests/scenarios/plans/rejection_between.json";
    run_on(&office, "2026-02-05", &["init", "--plan", plan]).done();
    let all: [&[&str]; 7] = [
        &["record", "signed", "5/2/2026"],
        &["record", "delivered", "13/2/2026", "--protocol", "12/2026"],
        &["tick", "checked", "complete", "14/2/2026"],
        &[
            "record",
            "checked",
            "15/2/2026",
            "--protocol",
            "15/2026",
            "-y",
        ],
        &["record", "report:1", "22/2/2026"],
        &["tick", "accepted", "minutes", "22/2/2026"],
        &["record", "verified", "22/2/2026", "-y"],
    ];
    for arguments in all {
        run_on(&office, "2026-02-22", arguments).done();
    }
    office
}

fn rejected() -> Office {
    let office = checked();
    let reject = ["reject", "accepted", "23/2/2026", "--reason", "torn"];
    run_on(&office, "2026-02-23", &reject).done();
    office
}

#[test]
fn what_was_done_of_a_rejected_attempt_keeps_its_date_and_is_awaited_anew() {
    let office = rejected();
    let status = status_on(&office, "2026-02-23");
    let check = of(&status, "records", "event", "checked/1");
    assert_eq!(
        (&check["date"], &check["protocol"]),
        (&json!("2026-02-15"), &json!("15/2026"))
    );
    assert_eq!(check["outside"], false);
    for plain in ["checked", "verified", "report:1"] {
        assert_eq!(of(&status, "records", "event", plain), Value::Null);
    }
    assert_eq!(
        status["rejections"][0]["with"],
        json!(["checked/1", "report/1", "verified/1"])
    );
    let old = of(&status, "records", "event", "report:1/1");
    assert_eq!(old["date"], "2026-02-22");
    let awaited = status["awaited"].as_array().unwrap();
    assert_eq!(awaited.len(), 1, "{awaited:?}");
    assert_eq!(awaited[0]["event"], "delivered");
    // The second check is a record of its own; the first one stays.
    let delivered = ["record", "delivered", "1/3/2026"];
    run_on(&office, "2026-03-01", &delivered).done();
    let asked = run_on(&office, "2026-03-03", &["record", "checked", "3/3/2026"]);
    assert!(asked.err.contains("2 points"), "{asked:?}");
    let again = ["record", "checked", "3/3/2026", "-y"];
    run_on(&office, "2026-03-03", &again).done();
    let status = status_on(&office, "2026-03-03");
    assert_eq!(
        of(&status, "records", "event", "checked")["date"],
        "2026-03-03"
    );
    assert_eq!(
        of(&status, "records", "event", "checked/1")["date"],
        "2026-02-15"
    );
    assert_eq!(of(&status, "clocks", "id", "check/1")["elapsed"], 2);
    assert_eq!(
        of(&status, "clocks", "id", "decision")["start"],
        "2026-03-03"
    );
    let faults = run_on(&office, "2026-03-03", &["validate"]);
    assert_eq!(faults.code, Some(0), "{faults:?}");
}

#[test]
fn it_is_put_back_exactly_by_clear_and_undo_and_seen_as_it_was_before() {
    let office = checked();
    let lists = |office: &Office| {
        let file = file(office);
        ["records", "ticks", "expected", "waivers", "notes"].map(|list| file[list].clone())
    };
    run_on(&office, "2026-02-22", &["expect", "accepted", "25/2/2026"]).done();
    run_on(&office, "2026-02-22", &["expect", "fixed", "28/2/2026"]).done();
    let waive = ["waive", "checked/readable", "--reason", "scanned"];
    run_on(&office, "2026-02-22", &waive).done();
    run_on(&office, "2026-02-22", &["note", "checked/complete", "torn"]).done();
    let (before, seen) = (lists(&office), status_on(&office, "2026-02-23"));
    let reject = ["reject", "accepted", "23/2/2026", "--reason", "torn"];
    let why = ["clear", "accepted/1", "--reason", "the wrong file"];
    for back in [&["undo"][..], &why[..]] {
        run_on(&office, "2026-02-23", &reject).done();
        assert_ne!(lists(&office), before);
        run_on(&office, "2026-02-23", back).done();
        assert_eq!(lists(&office), before);
        assert_eq!(status_on(&office, "2026-02-23")["clocks"], seen["clocks"]);
    }
    // As of the day before it reads as it did then.
    let then = status_on(&office, "2026-02-22");
    run_on(&office, "2026-02-23", &reject).done();
    let asof = status_on(&office, "2026-02-22");
    for list in [
        "clocks",
        "awaited",
        "checklists",
        "series",
        "phases",
        "forecast",
    ] {
        assert_eq!(asof[list], then[list], "{list}");
    }
}

#[test]
fn a_rejection_is_not_taken_back_over_what_was_done_again() {
    let office = rejected();
    let clear = ["clear", "accepted/1", "--reason", "x"];
    run_on(&office, "2026-02-24", &["tick", "checked", "complete"]).done();
    let refused = run_on(&office, "2026-02-24", &clear);
    assert!(refused.err.contains("ticked again"), "{refused:?}");
    assert!(refused.err.contains("\"Complete\""), "{refused:?}");
    run_on(
        &office,
        "2026-02-24",
        &["tick", "checked", "complete", "none"],
    )
    .done();
    run_on(&office, "2026-02-24", &["record", "checked", "-y"]).done();
    let refused = run_on(&office, "2026-02-24", &clear);
    assert!(refused.err.contains("crono clear checked"), "{refused:?}");
    let refused = run_on(&office, "2026-02-24", &["undo"]);
    let undone = refused.code == Some(0);
    assert!(undone, "the newest change is the date itself: {refused:?}");
    run_on(&office, "2026-02-24", &clear).done();
}

#[test]
fn what_was_part_of_an_attempt_is_corrected_noted_and_ticked_by_its_name_but_not_undone_by_itself()
{
    let office = rejected();
    let run = |arguments: &[&str]| run_on(&office, "2026-02-24", arguments);
    for arguments in [
        &["clear", "checked/1", "--reason", "x"][..],
        &["waive", "checked/1", "--reason", "x"],
    ] {
        let refused = run(arguments);
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert!(
            refused.err.contains("crono clear accepted/1"),
            "{refused:?}"
        );
    }
    let asked = run(&["record", "checked/1", "16/2/2026"]);
    assert!(asked.err.contains("--reason"), "{asked:?}");
    run(&["record", "checked/1", "16/2/2026", "--reason", "typo"]).done();
    run(&["note", "checked/1", "seen by two"]).done();
    // Its list is closed: whoever ticks it is asked.
    let asked = run(&["tick", "checked/1", "readable", "16/2/2026"]);
    assert!(asked.err.contains("is closed"), "{asked:?}");
    assert!(asked.err.contains("is another: Checked."), "{asked:?}");
    run(&["tick", "checked/1", "readable", "16/2/2026", "-y"]).done();
    let status = status_on(&office, "2026-02-24");
    assert_eq!(of(&status, "clocks", "id", "check/1")["elapsed"], 3);
    let list = of(&status, "checklists", "milestone", "checked/1");
    assert_eq!(list["points"][1]["date"], "2026-02-16");
    // What is awaited now may be called by its number, too.
    run_on(
        &office,
        "2026-03-01",
        &["record", "delivered/2", "1/3/2026"],
    )
    .done();
    run_on(
        &office,
        "2026-03-02",
        &["record", "checked/2", "2/3/2026", "-y"],
    )
    .done();
    let status = status_on(&office, "2026-03-02");
    assert_eq!(
        of(&status, "records", "event", "checked")["date"],
        "2026-03-02"
    );
    let why = run_on(&office, "2026-03-02", &["why", "check/1"]).done();
    assert!(why.contains("Checked (1)"), "{why}");
}

#[test]
fn what_was_part_of_an_attempt_bears_its_number_in_the_journal_as_long_as_the_attempt_is_there() {
    let office = rejected();
    let run = |arguments: &[&str]| run_on(&office, "2026-02-24", arguments).done();
    run(&["record", "accepted/1", "22/2/2026", "--reason", "typo"]);
    for is_gone in [false, true] {
        if is_gone {
            run(&["clear", "accepted/1", "--reason", "the wrong file"]);
        }
        let log = run(&["log"]);
        let part = if is_gone { "" } else { " (1)" };
        for said in [
            format!("Checked{part}: none → 15/02/2026"),
            // It may reject as well, and did not.
            format!("Verified{part}: none → 22/02/2026"),
            format!("Accepted{part}, \"Minutes\": ticked Sun 22/02/2026"),
            format!("Checked{part}, \"Complete\": ticked Sat 14/02/2026"),
            "Rejected (1), Mon 23/02/2026".to_owned(),
            "Rejected (1): 23/02/2026 → 22/02/2026".to_owned(),
        ] {
            assert!(log.contains(&said), "{said}, {is_gone}: {log}");
        }
        assert!(!log.contains("Not verified"), "{log}");
    }
}

#[test]
fn the_origin_says_up_to_what_the_time_of_an_attempt_was_counted() {
    let office = rejected();
    let why = |clock: &str| run_on(&office, "2026-02-23", &["why", clock]).done();
    let check = why("check/1");
    let counted = "from \"Delivered (1)\" to \"Checked (1)\"";
    assert!(check.contains(counted), "{check}");
    let decision = why("decision/1");
    let counted = "from \"Checked (1)\" to \"Rejected (1)\"";
    assert!(decision.contains(counted), "{decision}");
}

#[test]
fn every_view_has_the_parts_of_an_attempt() {
    let office = rejected();
    let run = |arguments: &[&str]| run_on(&office, "2026-02-23", arguments).done();
    let markdown = run(&["export", "md"]);
    for said in [
        "- Checked (1), Sun 15/02/2026",
        "- Verified (1), Sun 22/02/2026",
        "- Report (1) no. 1, Sun 22/02/2026",
        "Checked (1): 1 of 2 points.",
        "Checked: 0 of 2 points.",
    ] {
        assert!(markdown.contains(said), "{said}: {markdown}");
    }
    let csv = run(&["export", "csv", "--table", "records"]);
    let row = csv.lines().find(|line| line.contains("checked/1")).unwrap();
    assert!(row.contains("2026-02-23") && row.contains("torn"), "{row}");
    let ics = run(&["export", "ics"]);
    assert!(ics.contains("Checked (1)"), "{ics}");
    let plain = run(&["status", "--plain"]);
    assert!(plain.contains("Check (1): met, 2 days of 5"), "{plain}");
}

#[test]
fn a_part_by_hand_that_is_none_is_named_with_its_place() {
    let office = rejected();
    let mut by_hand = file(&office);
    by_hand["rejections"][0]["with"] = json!(["checked/1", "report/1", "verified/1", "nothing/1"]);
    std::fs::write(office.file(), by_hand.to_string()).unwrap();
    let faults = run_on(&office, "2026-02-23", &["validate"]);
    assert_eq!(faults.code, Some(1), "{faults:?}");
    assert!(faults.err.contains("rejections[0]"), "{faults:?}");
    assert!(faults.err.contains("nothing/1"), "{faults:?}");
}

#[test]
fn items_of_what_lies_between_bear_the_number_of_the_attempt_as_well() {
    let office = Office::new();
    let plan = "tests/scenarios/plans/rejection_between.json";
    let mut plan: Value = serde_json::from_str(&std::fs::read_to_string(plan).unwrap()).unwrap();
    plan["milestones"][2]["items"] = json!("on");
    let path = office.path().join("plan.json");
    std::fs::write(&path, plan.to_string()).unwrap();
    let path = path.to_string_lossy().into_owned();
    run_on(&office, "2026-02-05", &["init", "--plan", &path]).done();
    let run = |arguments: &[&str]| run_on(&office, "2026-02-20", arguments);
    for item in ["hall", "roof"] {
        run(&["item", "add", "checked", item]).done();
    }
    for (event, on) in [
        ("signed", "5/2/2026"),
        ("delivered", "13/2/2026"),
        ("checked:hall", "14/2/2026"),
        ("checked:roof", "15/2/2026"),
    ] {
        run(&["record", event, on, "-y"]).done();
    }
    run(&["reject", "accepted", "18/2/2026", "--reason", "x"]).done();
    let status = status_on(&office, "2026-02-20");
    let roof = of(&status, "records", "event", "checked:roof/1");
    assert_eq!(roof["date"], "2026-02-15");
    assert_eq!(of(&status, "clocks", "id", "check/1")["end"], "2026-02-15");
    let items = status["items"].as_array().unwrap();
    assert!(items.iter().all(|item| item["date"].is_null()), "{items:?}");
    let kept = run(&["item", "drop", "checked", "roof"]);
    assert_eq!(kept.code, Some(1), "{kept:?}");
    run(&["clear", "accepted/1", "--reason", "x"]).done();
    let status = status_on(&office, "2026-02-20");
    assert_eq!(
        of(&status, "records", "event", "checked:hall")["date"],
        "2026-02-14"
    );
    let faults = run(&["validate"]);
    assert_eq!(faults.code, Some(0), "{faults:?}");
}

#[test]
fn what_waits_for_the_check_alone_may_reject_what_was_checked() {
    let office = Office::new();
    let text = "title: Works\n1. Plan\n- Signed | we and supplier\n- Delivered | supplier | 10 d from Signed\n\
        - Checked | we | 5 d from Delivered\n- Accepted | we | wait from Checked | after Checked | rejects Delivered\n";
    let path = office.path().join("plan.txt");
    std::fs::write(&path, text).unwrap();
    run_on(
        &office,
        "2026-02-05",
        &["init", "--plan", path.to_str().unwrap()],
    )
    .done();
    let all: [&[&str]; 5] = [
        &["record", "signed", "5/2/2026"],
        &["record", "delivered", "13/2/2026"],
        &["record", "checked", "15/2/2026"],
        &["reject", "accepted", "18/2/2026", "--reason", "torn"],
        &["record", "delivered", "24/2/2026"],
    ];
    for arguments in all {
        run_on(&office, "2026-02-24", arguments).done();
    }
    let status = status_on(&office, "2026-02-26");
    assert_eq!(status["awaited"][0]["event"], "checked");
    let check = of(&status, "clocks", "id", "checked");
    assert_eq!(
        (&check["start"], &check["due"]),
        (&json!("2026-02-24"), &json!("2026-03-01"))
    );
    assert_eq!(of(&status, "clocks", "id", "checked/1")["state"], "met");
}

#[test]
fn what_had_not_begun_is_not_cut_short() {
    let office = Office::new();
    let text = "title: Works\n1. Plan\n- Start | we\n- Delivery | supplier | 10 d from Start\n\
        - Legal check | we | after Delivery | rejects Delivery\n- Lab check | we | after Delivery | rejects Delivery\n\
        - Acceptance | we | 10 d from Legal check and Lab check | after Legal check and Lab check\n";
    let path = office.path().join("plan.txt");
    std::fs::write(&path, text).unwrap();
    run_on(
        &office,
        "2026-03-02",
        &["init", "--plan", path.to_str().unwrap()],
    )
    .done();
    let all: [&[&str]; 6] = [
        &["record", "start", "2/3/2026"],
        &["record", "delivery", "10/3/2026"],
        &["record", "legal_check", "13/3/2026"],
        &["reject", "lab_check", "17/3/2026", "--reason", "torn"],
        &["record", "delivery", "20/3/2026"],
        &["record", "lab_check", "24/3/2026"],
    ];
    for arguments in all {
        run_on(&office, "2026-03-24", arguments).done();
    }
    let status = status_on(&office, "2026-03-24");
    assert_eq!(of(&status, "clocks", "id", "acceptance/1"), Value::Null);
    let own = of(&status, "clocks", "id", "acceptance");
    assert_eq!(own["start"], Value::Null);
    run_on(
        &office,
        "2026-03-26",
        &["record", "legal_check", "26/3/2026"],
    )
    .done();
    let status = status_on(&office, "2026-03-26");
    let own = of(&status, "clocks", "id", "acceptance");
    assert_eq!(
        (&own["start"], &own["due"]),
        (&json!("2026-03-26"), &json!("2026-04-05"))
    );
}

#[test]
fn a_rejection_before_what_was_checked_names_all_that_would_stay_with_it() {
    let office = checked();
    let early = ["reject", "accepted", "14/2/2026", "--reason", "torn"];
    let asked = run_on(&office, "2026-02-23", &early).refused();
    let named = "These stay with the rejected attempt, but have dates after the rejection: ";
    let all = "Checked (Sun 15/02/2026), Report no. 1 (Sun 22/02/2026), Verified (Sun 22/02/2026). A tick dated after the \
               rejection stays with the rejected attempt: Accepted, Sun 22/02/2026.";
    assert!(asked.contains(&format!("{named}{all}")), "{asked}");
    let reject = ["reject", "accepted", "23/2/2026", "--reason", "torn"];
    run_on(&office, "2026-02-23", &reject).done();
    let earlier = [
        "record",
        "accepted/1",
        "14/2/2026",
        "--reason",
        "read wrong",
    ];
    let asked = run_on(&office, "2026-02-23", &earlier).refused();
    assert!(asked.contains(named), "{asked}");
    assert!(!asked.contains("It is before"), "{asked}");
}

#[test]
fn an_extension_is_told_by_the_run_that_was_there_on_its_day() {
    let office = Office::new();
    let plan = "tests/scenarios/plans/rejection_between.json";
    let day = "2026-02-28";
    let run = |arguments: &[&str]| run_on(&office, day, arguments).done();
    run(&["init", "--plan", plan]);
    run(&["record", "signed", "5/2/2026"]);
    run(&["record", "delivered", "13/2/2026"]);
    run(&["extend", "check", "5d", "--date", "15/2/2026"]);
    run(&["reject", "accepted", "20/2/2026", "--reason", "torn", "-y"]);
    run(&["record", "delivered", "24/2/2026"]);
    run(&["extend", "check", "3d", "--date", "26/2/2026"]);
    for page in [run(&["log"]), run(&["export", "md"])] {
        assert!(
            page.contains("check (1): 5 days, granted Sun 15/02/2026"),
            "{page}"
        );
        assert!(
            page.contains("check: 3 days, granted Thu 26/02/2026"),
            "{page}"
        );
    }
}

#[test]
fn a_clock_that_was_broken_off_tells_its_days_without_those_on_which_it_stood() {
    let office = Office::new();
    let plan = "tests/scenarios/plans/rejection_between.json";
    let run = |arguments: &[&str]| run_on(&office, "2026-02-28", arguments).done();
    run(&["init", "--plan", plan]);
    run(&["record", "signed", "5/2/2026"]);
    run(&["record", "delivered", "13/2/2026"]);
    run(&["suspend", "16/2/2026", "--clock", "training", "-y"]);
    let told = run(&["reject", "accepted", "20/2/2026", "--reason", "torn", "-y"]);
    assert!(
        told.contains("Training (1): broken off after 3 days."),
        "{told}"
    );
}

#[test]
fn in_italian_a_clock_that_stands_for_its_phase_is_feminine_whatever_it_is_called() {
    let office = Office::new();
    let day = "2026-05-20";
    let run = |arguments: &[&str]| {
        let all = [&["--today", day, "--lang", "it"], arguments].concat();
        office.run(&all).done()
    };
    run(&["init"]);
    for (event, on) in [
        ("award", "20/1/2026"),
        ("contract_signed", "5/2/2026"),
        ("plan_delivered", "13/2/2026"),
    ] {
        run(&["record", event, on]);
    }
    let accepted = run(&["record", "plan_accepted", "16/2/2026"]);
    let waited = "Attesa accettazione piano: conclusa, 3 giorni.";
    assert!(accepted.contains(waited), "{accepted}");
    let plain = run(&["status", "--plain"]);
    let delivered = "rispettata, 8 giorni su 10, chiusa ven 13/02/2026";
    assert!(plain.contains(delivered), "{plain}");
    assert!(plain.contains("situazione a mer 20/05/2026"), "{plain}");
    run(&["record", "test_release", "1/4/2026"]);
    run(&["record", "migration_done", "2/5/2026", "-y"]);
    let reject = [
        "reject",
        "migration_verified",
        "10/5/2026",
        "--reason",
        "x",
        "-y",
    ];
    let rejected = run(&reject);
    for said in [
        "Test, debug, formazione: torna non avviata.",
        "Test, debug, formazione (1): interrotta dopo 8 giorni.",
    ] {
        assert!(rejected.contains(said), "{said}: {rejected}");
    }
    let page = run(&["export", "md"]);
    for (row, word) in [
        ("| Fase 1, Attesa accettazione piano |", "| conclusa |"),
        ("| Fase 4, Test, debug, formazione |", "| non avviata |"),
        ("| Fase 8, Mantenimento |", "| non avviata |"),
    ] {
        let line = page.lines().find(|line| line.starts_with(row));
        assert!(
            line.is_some_and(|line| line.ends_with(word)),
            "{row}: {page}"
        );
    }
    assert!(
        page.contains("Situazione a mercoledì 20 maggio 2026"),
        "{page}"
    );
}
