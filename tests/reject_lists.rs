//! Check lists where a delivery is rejected, as commands write and say them: the attempt keeps its list as it was, what
//! comes next has one of its own, and what went with a rejection is named.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::{Answer, Office};
use serde_json::{Value, json};

const PLAN: &str = "tests/scenarios/plans/rejection_between.json";

fn run_on(office: &Office, day: &str, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
}

fn run(office: &Office, arguments: &[&str]) -> Answer {
    run_on(office, "2026-02-24", arguments)
}

fn reject(office: &Office) -> String {
    let reject = ["reject", "accepted", "23/2/2026", "--reason", "torn"];
    run_on(office, "2026-02-23", &reject).done()
}

/// Delivered, and this done after it.
fn delivered(more: &[&[&str]]) -> Office {
    let office = Office::new();
    run_on(&office, "2026-02-05", &["init", "--plan", PLAN]).done();
    let all: [&[&str]; 2] = [
        &["record", "signed", "5/2/2026"],
        &["record", "delivered", "13/2/2026"],
    ];
    for arguments in all.iter().chain(more) {
        run_on(&office, "2026-02-22", arguments).done();
    }
    office
}

/// Of each point of a list its name, its day, its note, and whether it does not apply.
fn list(office: &Office, day: &str, of: &str) -> Value {
    let answer = run_on(office, day, &["status", "--json"]).done();
    let status: Value = serde_json::from_str(&answer).unwrap();
    let lists = status["checklists"].as_array().unwrap();
    let Some(list) = lists.iter().find(|list| list["milestone"] == of) else {
        return Value::Null;
    };
    let points = list["points"].as_array().unwrap().iter();
    let point = |it: &Value| json!([it["id"], it["date"], it["note"], it["waived"]]);
    points.map(point).collect()
}

#[test]
fn what_was_only_ticked_is_a_list_of_the_attempt_and_no_event() {
    let office = delivered(&[&["tick", "checked", "complete", "14/2/2026"]]);
    reject(&office);
    assert_eq!(
        list(&office, "2026-02-23", "checked/1"),
        json!([
            ["complete", "2026-02-14", null, false],
            ["readable", null, null, false]
        ])
    );
    assert_eq!(
        list(&office, "2026-02-23", "checked"),
        json!([
            ["complete", null, null, false],
            ["readable", null, null, false]
        ])
    );
    let markdown = run(&office, &["export", "md"]).done();
    assert!(
        markdown.contains("Checked (1): 1 of 2 points."),
        "{markdown}"
    );
    assert!(!markdown.contains("- Checked (1)"), "{markdown}");
    // In one line for the phase the list that is being worked on is named, not the one that is over.
    let plain = run(&office, &["status", "--plain"]).done();
    assert!(
        plain.contains("Check list: Checked: 0 of 2 points"),
        "{plain}"
    );
    assert!(!plain.contains("Checked (1)"), "{plain}");
    let why = run(&office, &["why", "delivery"]).done();
    let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(why.contains("(check list: Checked 1/2)"), "{why}");
}

#[test]
fn an_attempt_keeps_its_list_whatever_is_said_later() {
    let office = delivered(&[
        &[
            "tick",
            "checked",
            "complete",
            "14/2/2026",
            "--note",
            "by two",
        ],
        &["waive", "checked/readable", "--reason", "scanned"],
    ]);
    reject(&office);
    let kept = json!([
        ["complete", "2026-02-14", "by two", false],
        ["readable", null, null, true]
    ]);
    assert_eq!(list(&office, "2026-02-23", "checked/1"), kept);
    // What does not apply to the contract does not at the next attempt either.
    let next = json!([
        ["complete", null, null, false],
        ["readable", null, null, true]
    ]);
    assert_eq!(list(&office, "2026-02-23", "checked"), next);
    run(&office, &["waive", "checked/complete", "--reason", "a"]).done();
    run(&office, &["clear", "checked/readable", "--reason", "b"]).done();
    assert_eq!(list(&office, "2026-02-24", "checked/1"), kept);
    let now = json!([
        ["complete", null, null, true],
        ["readable", null, null, false]
    ]);
    assert_eq!(list(&office, "2026-02-24", "checked"), now);
    run(&office, &["validate"]).done();
    // As of a day before the rejection it reads as it did then, whatever was said since.
    assert_eq!(list(&office, "2026-02-22", "checked"), kept);
    // What stands again had this point ticked: it is said which word has to go first.
    let clear = ["clear", "accepted/1", "--reason", "c"];
    let refused = run(&office, &clear);
    assert!(
        refused.err.contains("crono clear checked/complete"),
        "{refused:?}"
    );
    run(&office, &["clear", "checked/complete", "--reason", "d"]).done();
    run(&office, &clear).done();
    assert_eq!(list(&office, "2026-02-24", "checked"), kept);
    assert_eq!(list(&office, "2026-02-24", "checked/1"), Value::Null);
}

#[test]
fn a_list_of_which_only_a_point_does_not_apply_is_kept_too_and_a_closed_one_asks() {
    let office = delivered(&[&["waive", "checked/readable", "--reason", "scanned"]]);
    reject(&office);
    let kept = json!([
        ["complete", null, null, false],
        ["readable", null, null, true]
    ]);
    assert_eq!(list(&office, "2026-02-23", "checked/1"), kept);
    let all: [&[&str]; 3] = [
        &["tick", "checked/1", "complete"],
        &["waive", "checked/1/complete", "--reason", "x"],
        &["clear", "checked/1/readable", "--reason", "x"],
    ];
    for arguments in all {
        let asked = run(&office, arguments);
        assert!(asked.err.contains("is closed"), "{asked:?}");
    }
    assert_eq!(list(&office, "2026-02-24", "checked/1"), kept);
    run(
        &office,
        &["clear", "checked/1/readable", "--reason", "x", "-y"],
    )
    .done();
    assert_eq!(list(&office, "2026-02-24", "checked/1"), Value::Null);
    assert_eq!(list(&office, "2026-02-24", "checked"), kept);
}

#[test]
fn what_went_with_a_rejection_is_named_and_is_no_change_of_its_own() {
    let office = delivered(&[
        &["tick", "checked", "complete", "14/2/2026"],
        &["record", "checked", "15/2/2026", "-y"],
        &["record", "report:1", "22/2/2026"],
        &["tick", "accepted", "minutes", "22/2/2026"],
        &["record", "verified", "22/2/2026", "-y"],
    ]);
    let said = reject(&office);
    let with =
        "Kept with the rejected attempt: Checked (1), Report (1) no. 1, Verified (1) and 2 more.";
    assert!(said.contains(with), "{said}");
    let log = run(&office, &["log"]).done();
    let log = log.split_whitespace().collect::<Vec<_>>().join(" ");
    let with = "Rejected (1), Mon 23/02/2026; kept with the rejected attempt: Checked (1), Report (1) no. 1, Verified (1) and 2 more";
    assert!(log.contains(with), "{log}");
    assert!(!log.contains("taken back"), "{log}");
    run(&office, &["clear", "accepted/1", "--reason", "x"]).done();
    let log = run(&office, &["log"]).done();
    assert!(log.contains("Report no. 1: none → 22/02/2026"), "{log}");
    assert!(!log.contains("report:1/1"), "{log}");
    run(&office, &["undo"]).done();
    run(&office, &["undo"]).done();
    let log = run(&office, &["log"]).done();
    assert_eq!(log.matches("Checked, \"Complete\"").count(), 1, "{log}");
}

#[test]
fn the_list_of_a_rejection_is_named_by_what_was_to_be_decided() {
    let office = delivered(&[
        &["record", "checked", "15/2/2026", "-y"],
        &["tick", "accepted", "minutes", "22/2/2026"],
    ]);
    reject(&office);
    for format in [
        &["export", "md"][..],
        &["export", "csv", "--table", "points"],
    ] {
        let said = run(&office, format).done();
        let of_list = said
            .lines()
            .filter(|line| line.contains("accepted/1") || line.contains("1 of 1 point"));
        let of_list: Vec<&str> = of_list.collect();
        assert!(!of_list.is_empty(), "{said}");
        assert!(
            of_list.iter().all(|line| line.contains("Accepted (1)")),
            "{of_list:?}"
        );
    }
}

#[test]
fn a_closed_list_takes_no_point_and_what_is_kept_is_said_once_not_to_apply() {
    let office = delivered(&[
        &["tick", "checked", "complete", "14/2/2026"],
        &["waive", "checked/readable", "--reason", "scanned"],
    ]);
    reject(&office);
    run(&office, &["clear", "checked/readable", "--reason", "x"]).done();
    let add = ["point", "add", "checked/1", "other", "Another"];
    let refused = run(&office, &add).refused();
    assert!(refused.contains("crono clear accepted/1"), "{refused}");
    let markdown = run(&office, &["export", "md"]).done();
    assert!(
        markdown.contains("Checked (1): 1 of 1 point, 1 does not apply."),
        "{markdown}"
    );
    assert!(!markdown.contains("## What does not apply"), "{markdown}");
}

/// Of each point of a list what it is called, what it says, and its day; from the table of points.
fn table(office: &Office, day: &str, of: &str) -> Vec<String> {
    let csv = run_on(office, day, &["export", "csv", "--table", "points"]).done();
    let mut read = csv::Reader::from_reader(csv.as_bytes());
    let heads = read.headers().unwrap().clone();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let columns = [at("id"), at("what"), at("date")];
    let rows = read.records().map(Result::unwrap);
    let rows = rows.filter(|row| row[at("event")] == *of);
    let said = rows.map(|row| columns.map(|at| row[at].to_owned()).join(" | "));
    said.collect()
}

#[test]
fn a_closed_list_keeps_its_points_whatever_becomes_of_the_open_one() {
    let office = delivered(&[
        &["tick", "checked", "complete", "14/2/2026"],
        &["record", "checked", "15/2/2026", "-y"],
    ]);
    let before = run_on(&office, "2026-02-22", &["status", "--json"]).done();
    reject(&office);
    let kept = ["complete | Complete | 2026-02-14", "readable | Readable | "];
    assert_eq!(table(&office, "2026-02-24", "checked/1"), kept);
    let changes: [&[&str]; 4] = [
        &["point", "add", "checked", "signed", "Signed by both"],
        &["point", "drop", "checked", "readable"],
        &[
            "point",
            "rename",
            "checked",
            "complete",
            "Nothing is missing",
        ],
        &["point", "drop", "checked", "complete"],
    ];
    for change in changes {
        let said = run(&office, change).done();
        // Nothing but the point itself changes: no "(+2)" of further effects.
        assert!(!said.contains("(+"), "{said}");
        assert!(!said.contains("Rejected"), "{said}");
        assert_eq!(table(&office, "2026-02-24", "checked/1"), kept);
        run(&office, &["validate"]).done();
    }
    assert_eq!(
        table(&office, "2026-02-24", "checked"),
        ["signed | Signed by both | "]
    );
    let markdown = run(&office, &["export", "md"]).done();
    assert!(
        markdown.contains("Checked (1): 1 of 2 points."),
        "{markdown}"
    );
    // A day before the rejection is told as it was told then.
    let then = run_on(&office, "2026-02-22", &["status", "--json"]).done();
    let lists = |text: &str| {
        let status: Value = serde_json::from_str(text).unwrap();
        status["checklists"][0].clone()
    };
    assert_eq!(lists(&then), lists(&before));
    for back in changes {
        run(&office, &["undo"]).done();
        assert_eq!(table(&office, "2026-02-24", "checked/1"), kept, "{back:?}");
    }
    assert_eq!(
        table(&office, "2026-02-24", "checked"),
        ["complete | Complete | ", "readable | Readable | "]
    );
    for again in changes {
        run(&office, &["redo"]).done();
        assert_eq!(table(&office, "2026-02-24", "checked/1"), kept, "{again:?}");
    }
}

#[test]
fn a_plan_that_is_applied_alters_no_closed_list_either() {
    let office = delivered(&[&["tick", "checked", "complete", "14/2/2026"]]);
    reject(&office);
    let kept = table(&office, "2026-02-24", "checked/1");
    let plan = std::fs::read_to_string(PLAN).unwrap();
    let mut plan: Value = serde_json::from_str(&plan).unwrap();
    let milestones = plan["milestones"].as_array_mut().unwrap();
    let checked = milestones.iter_mut().find(|it| it["id"] == "checked");
    checked.unwrap()["checklist"] = json!([{"id": "new", "it": "Nuovo", "en": "New"}]);
    let path = office.path().join("other.json");
    std::fs::write(&path, plan.to_string()).unwrap();
    run(&office, &["plan", "apply", path.to_str().unwrap(), "-y"]).done();
    assert_eq!(table(&office, "2026-02-24", "checked/1"), kept);
    assert_eq!(table(&office, "2026-02-24", "checked"), ["new | New | "]);
    run(&office, &["undo", "-y"]).done();
    assert_eq!(table(&office, "2026-02-24", "checked/1"), kept);
}

#[test]
fn a_rejection_is_not_taken_back_onto_a_list_that_lost_what_was_ticked() {
    let office = delivered(&[
        &["tick", "checked", "complete", "14/2/2026"],
        &["waive", "checked/readable", "--reason", "scanned"],
    ]);
    reject(&office);
    for point in ["complete", "readable"] {
        run(&office, &["point", "drop", "checked", point, "-y"]).done();
    }
    let clear = ["clear", "accepted/1", "--reason", "c"];
    let refused = run(&office, &clear).refused();
    let add = "crono point add checked complete --it Completo --en Complete";
    assert!(refused.contains(add), "{refused}");
    assert!(refused.contains("Checked (1), \"Complete\""), "{refused}");
    run(
        &office,
        &[
            "point", "add", "checked", "complete", "--it", "Completo", "--en", "Complete",
        ],
    )
    .done();
    run(&office, &clear).done();
    assert_eq!(
        list(&office, "2026-02-24", "checked"),
        json!([["complete", "2026-02-14", null, false]])
    );
    run(&office, &["validate"]).done();
    run(&office, &["undo"]).done();
    assert_eq!(
        list(&office, "2026-02-24", "checked/1"),
        json!([
            ["complete", "2026-02-14", null, false],
            ["readable", null, null, true]
        ])
    );
}

#[test]
fn a_kept_list_by_hand_that_cannot_be_is_named_with_its_place() {
    let office = delivered(&[&["tick", "checked", "complete", "14/2/2026"]]);
    reject(&office);
    let mut file: Value = serde_json::from_str(&office.text()).unwrap();
    let lists = &mut file["rejections"][0]["lists"];
    assert_eq!(lists[0]["milestone"], "checked/1", "{lists}");
    lists[0]["checklist"][1]["id"] = "complete".into();
    lists[1]["milestone"] = "signed/1".into();
    std::fs::write(office.file(), file.to_string()).unwrap();
    let found = run(&office, &["validate"]);
    assert_eq!(found.code, Some(1), "{found:?}");
    for fault in [
        "rejections[0] accepted/1: \"complete\" is there twice.",
        "rejections[0] accepted/1: nothing is called \"signed/1\".",
    ] {
        assert!(
            found.out.contains(fault) || found.err.contains(fault),
            "{found:?}"
        );
    }
}

#[test]
fn a_rejection_that_keeps_no_lists_is_read_and_leaves_its_points_to_the_plan() {
    let office = delivered(&[&["tick", "checked", "complete", "14/2/2026"]]);
    reject(&office);
    let kept = table(&office, "2026-02-24", "checked/1");
    let mut file: Value = serde_json::from_str(&office.text()).unwrap();
    let rejection = file["rejections"][0].as_object_mut().unwrap();
    assert!(rejection.shift_remove("lists").is_some());
    rejection.shift_remove("items");
    std::fs::write(office.file(), file.to_string()).unwrap();
    assert_eq!(table(&office, "2026-02-24", "checked/1"), kept);
    // Its list has no points but those of the plan: what it says anything of is not dropped.
    let drop = ["point", "drop", "checked", "complete"];
    let refused = run(&office, &drop).refused();
    assert!(refused.contains("which stays as it was"), "{refused}");
    assert!(
        refused.contains("crono waive checked/complete"),
        "{refused}"
    );
}

#[test]
fn a_rejection_before_a_tick_that_stays_with_it_is_asked_about() {
    let office = delivered(&[&["tick", "checked", "complete", "14/2/2026"]]);
    let early = ["reject", "accepted", "13/2/2026", "--reason", "torn"];
    let asked = run(&office, &early).refused();
    let named = "A tick dated after the rejection stays with the rejected attempt: ";
    assert!(asked.contains(named), "{asked}");
    assert!(asked.contains("Sat 14/02/2026"), "{asked}");
    reject(&office);
    let earlier = [
        "record",
        "accepted/1",
        "13/2/2026",
        "--reason",
        "read wrong",
    ];
    let asked = run(&office, &earlier).refused();
    assert!(asked.contains(named), "{asked}");
}
