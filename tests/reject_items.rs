//! Items within an attempt that was rejected: it keeps those that it had, whatever is said of the next one.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::Office;
use serde_json::Value;

const PLAN: &str = "title: Portal
1. Release
- Signature | we and supplier [signed]
- Release | supplier | 30 d from Signature [release]
2. Contents
- Contents published, per service published / services published | supplier | 20 d from Release [cont]
- Acceptance | we | 60 d from Release, owed by we | after Contents published | rejects Release, new term 15 d [acc]
";

/// Released, with two services of which these are published, then rejected.
fn rejected(published: &[&str]) -> Office {
    let office = Office::of_text("2026-01-01", PLAN);
    office.run_on("2026-01-01", &["record", "signed"]).done();
    office.run_on("2026-01-21", &["record", "release"]).done();
    for item in ["anag", "trib"] {
        office
            .run_on("2026-01-21", &["item", "add", "cont", item])
            .done();
    }
    for item in published {
        office.run_on("2026-01-30", &["record", item]).done();
    }
    let reject = ["reject", "acc", "--reason", "down", "-y"];
    office.run_on("2026-02-16", &reject).done();
    office
}

fn status(office: &Office, day: &str) -> Value {
    let told = office.run_on(day, &["status", "--json"]).done();
    serde_json::from_str(&told).unwrap()
}

/// The verdict of a clock: its state, its end, its days.
fn verdict(status: &Value, clock: &str) -> (String, String, u64) {
    let clocks = status["clocks"].as_array().unwrap();
    let found = clocks.iter().find(|it| it["id"] == clock).unwrap();
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    (
        text("state"),
        text("end"),
        found["elapsed"].as_u64().unwrap_or_default(),
    )
}

fn awaited(status: &Value) -> Vec<String> {
    let all = status["awaited"].as_array().unwrap().iter();
    all.map(|it| it["event"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_is_said_of_the_next_attempt_leaves_the_closed_one_as_it_was() {
    let office = rejected(&["cont:anag", "cont:trib"]);
    let day = "2026-02-25";
    office.run_on("2026-02-20", &["record", "release"]).done();
    let met = ("met".to_owned(), "2026-01-30".to_owned(), 9);
    assert_eq!(verdict(&status(&office, day), "cont/1"), met);
    let all: [&[&str]; 5] = [
        &["item", "add", "cont", "scuola", "--label", "Scuola"],
        &["waive", "cont:anag", "--reason", "moved"],
        &["record", "cont:trib"],
        &["record", "cont:scuola"],
        &["item", "drop", "cont", "scuola", "-y"],
    ];
    for arguments in all {
        office.run_on(day, arguments).done();
        let said = status(&office, day);
        assert_eq!(verdict(&said, "cont/1"), met, "{arguments:?}");
        let closed = awaited(&said).iter().any(|it| it.contains('/'));
        assert!(!closed, "{arguments:?}: {said}");
    }
    let waive = ["waive", "2", "--reason", "none"];
    let refused = office.run_on(day, &waive).refused();
    assert!(refused.contains("trib has a date"), "{refused}");
    assert_eq!(verdict(&status(&office, day), "cont/1"), met);
    office.run_on(day, &["validate"]).done();
}

#[test]
fn an_attempt_that_was_not_whole_stays_so() {
    let office = rejected(&["cont:anag"]);
    let day = "2026-02-25";
    let late = ("breached".to_owned(), "2026-02-16".to_owned(), 26);
    assert_eq!(verdict(&status(&office, day), "cont/1"), late);
    office.run_on("2026-02-20", &["record", "release"]).done();
    for arguments in [
        &["waive", "cont:trib", "--reason", "moved"][..],
        &["clear", "cont:trib", "--reason", "a"],
        &["item", "drop", "cont", "trib"],
        &["undo"],
        &["redo"],
    ] {
        office.run_on(day, arguments).done();
        assert_eq!(
            verdict(&status(&office, day), "cont/1"),
            late,
            "{arguments:?}"
        );
    }
    office.run_on(day, &["validate"]).done();
}

#[test]
fn what_did_not_apply_by_the_rejection_is_no_part_of_the_attempt() {
    let office = rejected(&["cont:anag"]);
    let undo = ["undo"];
    office.run_on("2026-02-16", &undo).done();
    office
        .run_on("2026-02-10", &["waive", "cont:trib", "--reason", "moved"])
        .done();
    let reject = ["reject", "acc", "--reason", "down"];
    office.run_on("2026-02-16", &reject).done();
    let met = ("met".to_owned(), "2026-01-30".to_owned(), 9);
    let day = "2026-02-25";
    office.run_on("2026-02-20", &["record", "release"]).done();
    assert_eq!(verdict(&status(&office, day), "cont/1"), met);
    office
        .run_on(day, &["clear", "cont:trib", "--reason", "a"])
        .done();
    assert_eq!(verdict(&status(&office, day), "cont/1"), met);
    assert!(awaited(&status(&office, day)).contains(&"cont:trib".to_owned()));
}

#[test]
fn only_the_items_of_an_attempt_take_a_date_in_it() {
    let office = rejected(&["cont:anag"]);
    let day = "2026-02-25";
    office
        .run_on(day, &["item", "add", "cont", "scuola"])
        .done();
    let whole = office
        .run_on(day, &["record", "cont/1", "31/1/2026", "--reason", "x"])
        .refused();
    assert!(whole.contains("Still to come: trib."), "{whole}");
    let other = office
        .run_on(day, &["record", "cont:scuola/1", "31/1/2026", "-y"])
        .refused();
    assert!(
        other.contains("a rejection (acc/1) is in the way"),
        "{other}"
    );
    office
        .run_on(day, &["record", "cont:trib/1", "1/2/2026", "-y"])
        .done();
    let met = ("met".to_owned(), "2026-02-01".to_owned(), 11);
    assert_eq!(verdict(&status(&office, day), "cont/1"), met);
    let whole = office
        .run_on(day, &["record", "cont/1", "31/1/2026", "--reason", "x"])
        .refused();
    assert!(whole.contains("all have a date already"), "{whole}");
}

#[test]
fn a_rejection_that_is_taken_back_leaves_all_items_as_they_are() {
    let office = rejected(&["cont:anag"]);
    office
        .run_on("2026-02-17", &["item", "add", "cont", "scuola"])
        .done();
    office
        .run_on("2026-02-17", &["clear", "acc/1", "--reason", "a mistake"])
        .done();
    let said = status(&office, "2026-02-17");
    let open = awaited(&said);
    assert!(
        open.contains(&"cont:trib".to_owned()) && open.contains(&"cont:scuola".to_owned()),
        "{open:?}"
    );
    office.run_on("2026-02-17", &["validate"]).done();
}

#[test]
fn nothing_of_a_closed_attempt_is_said_not_to_apply_and_what_comes_back_must_apply() {
    let office = rejected(&["cont:anag"]);
    let day = "2026-02-20";
    for item in ["cont:anag/1", "cont:trib/1"] {
        let refused = office
            .run_on(day, &["waive", item, "--reason", "x"])
            .refused();
        assert!(
            refused.contains("a rejection (acc/1) is in the way"),
            "{refused}"
        );
    }
    office
        .run_on(day, &["waive", "cont:anag", "--reason", "moved"])
        .done();
    let back = ["clear", "acc/1", "--reason", "by mistake"];
    let refused = office.run_on(day, &back).refused();
    assert!(refused.contains("does not apply"), "{refused}");
    office
        .run_on(day, &["clear", "cont:anag", "--reason", "no"])
        .done();
    office.run_on(day, &back).done();
}
