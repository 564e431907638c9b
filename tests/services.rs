//! Services that run, days fixed from outside and the names that things bear, as commands show them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;

use office::{Answer, Office};
use serde_json::Value;

/// A dossier of a plan as text.
fn lived(plan: &str) -> Office {
    let office = Office::new();
    let text = office.path().join("plan.txt");
    fs::write(&text, plan).unwrap();
    let text = text.to_str().unwrap();
    on(&office, "2026-01-01", &["init", "--plan", text]).done();
    office
}

fn on(office: &Office, day: &str, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
}

fn said(office: &Office, day: &str, arguments: &[&str]) -> String {
    on(office, day, arguments).done()
}

/// What is printed, whatever the exit code.
fn told(office: &Office, day: &str, arguments: &[&str]) -> String {
    on(office, day, arguments).out
}

fn clock(office: &Office, day: &str, id: &str) -> Value {
    let status: Value = serde_json::from_str(&said(office, day, &["status", "--json"])).unwrap();
    let clocks = status["clocks"].as_array().unwrap();
    clocks.iter().find(|it| it["id"] == id).unwrap().clone()
}

const OPENING: &str = "title: D\ndays: civil\ndeadlines: Opening 30/06/2026\n1. A\n- Start | we\n\
    - Opening | supplier | after Start\n- Notice | we | 30 d before the deadline Opening | after Start\n";

#[test]
fn what_is_counted_back_from_a_fixed_day_goes_with_it_when_it_is_moved() {
    let office = lived(OPENING);
    said(&office, "2026-05-01", &["record", "start"]);
    let saved = said(
        &office,
        "2026-05-10",
        &["extend", "deadline:opening", "10d"],
    );
    assert!(saved.contains("10/06/2026"), "{saved}");
    let notice = clock(&office, "2026-06-01", "notice");
    assert_eq!(notice["due"], "2026-06-10", "{notice}");
    assert_eq!(notice["days_left"], 9, "{notice}");
    assert!(!said(&office, "2026-06-01", &["status"]).contains("LATE"));
    let why = said(&office, "2026-06-01", &["why", "notice"]);
    assert!(why.contains("Fri 10/07/2026"), "{why}");
    assert!(why.contains("it was Tue 30/06/2026"), "{why}");
    // Before the act nobody knew of it.
    assert_eq!(clock(&office, "2026-05-09", "notice")["due"], "2026-05-30");
}

const SITE: &str = "title: T\n1. Site\n- Start | we\n- Final report | supplier | 200 d\n\
    ~ Hosting | 6 months from Start, warn 30 d\n~ Insurance | 3 months from Start, warn 30 d\n";

/// The row of the first phase.
fn row_of(status: &str) -> &str {
    status
        .lines()
        .find(|line| line.starts_with("▲ 1 "))
        .unwrap()
}

#[test]
fn a_service_beside_others_bears_its_own_name_and_the_most_urgent_is_spoken_of() {
    let office = lived(SITE);
    said(&office, "2026-01-10", &["record", "start"]);
    let status = said(&office, "2026-03-20", &["status"]);
    let row = row_of(&status);
    assert!(
        row.contains("Insurance") && row.contains("10/04/26") && row.contains("21  ending soon"),
        "{status}"
    );
    assert!(status.contains("Insurance: ends in 21 days"), "{status}");
    let check = told(&office, "2026-03-20", &["check"]);
    assert!(
        check.contains("\nWARNING: phase 1, Insurance: ends in 21 days"),
        "{check}"
    );
    let calendar = said(&office, "2026-03-20", &["export", "ics"]);
    for line in ["Ends: phase 1\\, Insurance", "Ends: phase 1\\, Hosting"] {
        assert!(calendar.contains(line), "{calendar}");
    }
    // Once it is over the other one is.
    let status = said(&office, "2026-06-20", &["status"]);
    let row = row_of(&status);
    assert!(
        row.contains("Hosting") && row.contains("10/07/26"),
        "{status}"
    );
    let refused = on(&office, "2026-03-20", &["extend", "hosting", "30d"]);
    assert!(
        refused.err.contains("a service is not extended"),
        "{refused:?}"
    );
}

#[test]
fn a_service_that_does_not_apply_says_nothing_of_what_goes_on_beside_it() {
    let plan = "title: T\n1. A\n- Start | we\n2. B\n- Works | supplier | 90 d from Start\n\
        - Handover | we | after Works\n~ Warranty | 2 y from Handover\n";
    let office = lived(plan);
    said(&office, "2026-01-10", &["record", "start"]);
    let saved = said(
        &office,
        "2026-01-20",
        &["waive", "handover", "--reason", "none", "-y"],
    );
    assert!(saved.contains("Warranty: does not apply"), "{saved}");
    assert!(!saved.contains("Phase 2: does not apply"), "{saved}");
    // Where it is all there is, it is called by its phase.
    let alone = lived("title: T\n1. A\n- Start | we\n2. Upkeep\n~ Upkeep | 1 y from Start\n");
    let saved = said(&alone, "2026-01-10", &["record", "start"]);
    assert!(saved.contains("Phase 2: active"), "{saved}");
}

#[test]
fn alarms_of_a_calendar_ring_when_the_warning_says() {
    let plan = "title: T\ndeadlines: Start 30/06/2026\n1. A\n- Start | we\n2. Hosting\n\
        ~ Hosting | 6 months from Start, warn 40 d\n3. Upkeep\n~ Upkeep | 1 y from Start\n";
    let office = lived(plan);
    let alarms = |of: &str| {
        let calendar = said(&office, "2026-01-20", &["export", "ics"]);
        let uid = format!("UID:{of}.alarm-");
        let found = calendar.lines().filter_map(|line| line.strip_prefix(&uid));
        let days = found.map(|line| line.split('@').next().unwrap().to_owned());
        days.collect::<Vec<_>>()
    };
    assert_eq!(alarms("start.fixed"), ["30", "0"]);
    said(&office, "2026-01-10", &["record", "start"]);
    assert_eq!(alarms("hosting.end"), ["40", "0"]);
    assert_eq!(alarms("upkeep.end"), ["0"]);
}

#[test]
fn what_is_counted_back_from_a_service_goes_with_it_and_ends_with_it() {
    let plan = "title: D\n1. A\n- Start | we\n- Begin | we\n- Notice | we | 30 d before Hosting | after Start\n\
        2. H\n~ Hosting | 6 months from Begin\n";
    let office = lived(plan);
    for event in ["start", "begin"] {
        said(&office, "2026-01-10", &["record", event]);
    }
    assert_eq!(clock(&office, "2026-02-01", "notice")["due"], "2026-06-10");
    said(
        &office,
        "2026-02-01",
        &["set", "clocks.hosting.limit", "8m"],
    );
    assert_eq!(clock(&office, "2026-02-01", "notice")["due"], "2026-08-11");
    let again = ["record", "begin", "20/1", "--reason", "x", "-y"];
    said(&office, "2026-02-01", &again);
    assert_eq!(clock(&office, "2026-02-01", "notice")["due"], "2026-08-21");
    // A service that does not apply is nothing to be late for.
    let saved = said(
        &office,
        "2026-02-01",
        &["waive", "2", "--reason", "x", "-y"],
    );
    assert!(saved.contains("Phase 2: does not apply"), "{saved}");
    assert_eq!(clock(&office, "2026-08-30", "notice")["state"], "waived");
    let calendar = said(&office, "2026-02-02", &["export", "ics"]);
    assert!(calendar.contains("Withdrawn: phase 2\\, H"), "{calendar}");
    let why = said(&office, "2026-02-02", &["why", "hosting"]);
    assert!(
        why.contains("because this does not apply: phase 2, H"),
        "{why}"
    );
}

#[test]
fn in_a_folder_what_has_not_begun_by_the_day_is_not_started() {
    let office = Office::new();
    let text = office.path().join("plan.txt");
    let folder = office.path().join("folder");
    fs::create_dir(&folder).unwrap();
    for (plan, name) in [
        ("title: N1\n1. A\n- Start | we\n", "one.json"),
        (
            "title: N2\n1. A\n- Start | we\n- End | supplier\n",
            "two.json",
        ),
    ] {
        fs::write(&text, plan).unwrap();
        let file = folder.join(name);
        let file = file.to_str().unwrap();
        let text = text.to_str().unwrap();
        said(&office, "2026-01-01", &["-f", file, "init", "--plan", text]);
        said(&office, "2026-01-10", &["-f", file, "record", "start"]);
    }
    let folder = folder.to_str().unwrap();
    let before = said(&office, "2026-01-01", &["-f", folder, "status"]);
    for row in before.lines().filter(|line| line.contains(".json")) {
        assert!(row.contains("not started"), "{before}");
    }
    assert_eq!(before.matches("not started").count(), 2, "{before}");
    let file = office.path().join("folder/two.json");
    let one = said(
        &office,
        "2026-01-01",
        &["-f", file.to_str().unwrap(), "status"],
    );
    assert!(one.contains("No date recorded yet"), "{one}");
    let after = said(&office, "2026-01-10", &["-f", folder, "status"]);
    assert!(!after.contains("not started"), "{after}");
}

#[test]
fn an_event_bears_no_name_that_commands_mean_otherwise() {
    let office = lived("title: Y\n1. A\n- Plan | supplier\n- Approval | we | 10 d\n- 2026 | we\n");
    said(&office, "2026-01-10", &["record", "plan_1"]);
    said(
        &office,
        "2026-01-11",
        &["record", "plan_1", "9/1", "--reason", "x"],
    );
    said(&office, "2026-01-11", &["note", "plan_1", "a note"]);
    let cleared = said(&office, "2026-01-11", &["clear", "plan_1", "--reason", "x"]);
    assert!(cleared.contains("Plan"), "{cleared}");
    said(
        &office,
        "2026-01-11",
        &["waive", "2026_1", "--reason", "x", "-y"],
    );
    // What is shown makes the same again.
    let shown = said(&office, "2026-01-11", &["plan", "show"]);
    assert!(shown.contains("- Plan | supplier\n"), "{shown}");
    // Where the name is given, it is said what is wrong with it.
    let text = office.path().join("other.txt");
    fs::write(&text, "title: Y\n1. A\n- Draft | supplier [plan]\n").unwrap();
    let refused = on(
        &office,
        "2026-01-11",
        &["plan", "check", text.to_str().unwrap()],
    );
    assert_eq!(refused.code, Some(1), "{refused:?}");
    let all = format!("{}{}", refused.out, refused.err);
    assert!(all.contains("means something else in commands"), "{all}");
}

#[test]
fn a_dossier_that_has_such_a_name_goes_on_and_its_plan_may_be_changed() {
    let office = lived("title: Y\n1. A\n- Draft | supplier\n- Approval | we | 10 d\n");
    said(&office, "2026-01-10", &["record", "draft"]);
    let text = office.text().replace("Draft", "Plan");
    let text = text.replace("\"draft\"", "\"plan\"");
    fs::write(office.file(), text).unwrap();
    assert!(said(&office, "2026-01-11", &["status"]).contains("Approval"));
    let shown = said(&office, "2026-01-11", &["plan", "show"]);
    assert!(shown.contains("[plan]"), "{shown}");
    let path = office.path().join("other.txt");
    for (from, to) in [("10 d", "20 d"), (" [plan]", "")] {
        fs::write(&path, shown.replace(from, to)).unwrap();
        let apply = ["plan", "apply", path.to_str().unwrap(), "-y"];
        said(&office, "2026-01-11", &apply);
        assert!(office.text().contains("\"plan\""));
    }
}

#[test]
fn working_days_are_told_wherever_something_counts_them() {
    let office = Office::new();
    let text = office.path().join("plan.txt");
    for line in [
        "- Notice | we | 5 wd before End | after Start\n- End | we | after Start\n",
        "- Notice | we | 5 d before End | after Start\n- End | we | after Start\n\
            * Report | supplier | every month from Start | within 5 wd\n",
    ] {
        fs::write(&text, format!("title: Y\n1. A\n- Start | we\n{line}")).unwrap();
        let check = ["plan", "check", text.to_str().unwrap()];
        let checked = said(&office, "2026-01-11", &check);
        assert!(
            checked.contains("Working days: Monday to Friday"),
            "{checked}"
        );
    }
}

#[test]
fn that_sentences_keep_the_former_name_of_a_party_is_said() {
    let plan = "title: P\nparties: Board (the board) {Giunta (la giunta)} [board]\n1. A\n- Start | we\n- Ok | Board\n";
    let office = lived(plan);
    let set = ["set", "parties.board.label", "Giunta | Cabinet"];
    let answer = on(&office, "2026-01-10", &set);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(
        answer.err.contains("In sentences it stays \"the board\"")
            && answer.err.contains("set parties.board.noun"),
        "{answer:?}"
    );
}

#[test]
fn why_says_that_a_service_does_not_apply_and_that_a_right_was_not_used() {
    let plan = "title: T\n1. A\n- Start | we\n- Handover | we | after Start\n\
        - Renewal | we | 30 d from Start | if needed\n2. B\n~ Warranty | 2 y from Handover\n";
    let office = lived(plan);
    said(&office, "2026-01-10", &["record", "start"]);
    let why = said(&office, "2026-01-20", &["why", "warranty"]);
    assert!(why.contains("not started yet"), "{why}");
    let waive = ["waive", "handover", "--reason", "x", "-y"];
    said(&office, "2026-01-20", &waive);
    let why = said(&office, "2026-01-20", &["why", "warranty"]);
    assert!(
        why.contains("does not apply") && why.contains("because this does not apply: Handover"),
        "{why}"
    );
    assert!(!why.contains("not started yet"), "{why}");
    let used = |day: &str| {
        let why = said(&office, day, &["why", "renewal"]);
        why.contains("the right was not used")
    };
    assert!(!used("2026-02-09"));
    assert!(used("2026-02-10"));
}

#[test]
fn a_day_more_than_a_year_off_has_its_year_wherever_it_is_told() {
    let plan = "title: T\n1. A\n- Start | we\n- Works | supplier | 738 d from Start\n";
    let office = lived(plan);
    said(&office, "2026-01-10", &["record", "start"]);
    let told = |day: &str| {
        let status = said(&office, day, &["status", "--brief"]);
        status + &self::told(&office, day, &["check"])
    };
    let far = told("2026-01-10");
    assert_eq!(
        far.matches("738 days left (Tue 18/01/2028)").count(),
        2,
        "{far}"
    );
    let near = told("2027-01-19");
    assert_eq!(
        near.matches("364 days left (Tue 18/01)").count(),
        2,
        "{near}"
    );
    let late = told("2029-08-01");
    assert_eq!(late.matches("(since 19/01/2028)").count(), 2, "{late}");
    let folder = office.path().join("folder");
    fs::create_dir(&folder).unwrap();
    fs::copy(office.file(), folder.join("one.json")).unwrap();
    let all = said(
        &office,
        "2026-01-10",
        &["-f", folder.to_str().unwrap(), "status"],
    );
    assert!(all.contains("738 days left (Tue 18/01/2028)"), "{all}");
}

#[test]
fn a_setting_gives_no_such_name_either() {
    let office = lived("title: Y\n1. A\n- Start | we\n  [ ] Minutes\n");
    for set in [
        &["set", "parties.none.label", "X"][..],
        &["point", "add", "start", "none", "Nothing"],
    ] {
        let refused = on(&office, "2026-01-11", set);
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert!(
            refused.err.contains("means something else in commands"),
            "{refused:?}"
        );
    }
}

#[test]
fn a_fixed_day_is_told_of_the_attempt_whose_verdict_stands() {
    let office = lived(
        "title: T\ndeadlines: Delivered 30/06/2026\n1. P\n- Signature | we and supplier [signed]\n\
         - Delivered | supplier | after Signature [del]\n- Accepted | we | rejects Delivered [acc]\n",
    );
    said(&office, "2026-05-01", &["record", "signed"]);
    said(&office, "2026-05-20", &["record", "del"]);
    let reject = ["reject", "acc", "--reason", "x", "-y"];
    said(&office, "2026-06-06", &reject);
    said(&office, "2026-07-06", &["record", "del", "-y"]);
    let status = said(&office, "2026-07-06", &["status"]);
    assert!(status.contains("met, 41 early"), "{status}");
    let fixed = "Fixed day: Delivered (1) by Tue 30/06/2026: Wed 20/05, 41 days before.";
    assert!(status.contains(fixed), "{status}");
}

#[test]
fn the_last_day_of_a_service_is_told_by_where_it_stands_to_today() {
    let office = lived(
        "title: D\n1. A\n- Start | we\n2. Service\n~ Upkeep | 1 year from Start, warn 30 d\n",
    );
    said(&office, "2026-01-01", &["record", "start"]);
    let last = "Fri 01/01/2027";
    for (day, told) in [
        ("2026-03-01", format!("active through {last}")),
        ("2026-12-20", format!("ending soon, last day {last}")),
        ("2027-02-01", format!("ended on {last}")),
    ] {
        let plain = said(&office, day, &["status", "--plain"]);
        assert!(plain.contains(&told), "{told}: {plain}");
    }
    for (day, told) in [
        ("2026-03-01", "attivo fino a ven 01/01/2027 compreso"),
        ("2027-02-01", "terminato ven 01/01/2027"),
    ] {
        let arguments = ["--today", day, "--lang", "it", "status", "--plain"];
        let plain = office.run(&arguments).done();
        assert!(plain.contains(told), "{told}: {plain}");
    }
}

#[test]
fn who_must_act_on_what_was_late_does_not_pass_the_edge_of_the_page() {
    let office = lived(
        "title: D\n1. Plan\n- Signed | we\n- Delivered | supplier | 10 d from Signed\n\
         - Accepted | we | rejects Delivered\n",
    );
    said(&office, "2026-02-05", &["record", "signed"]);
    said(&office, "2026-02-20", &["record", "delivered"]);
    let reject = ["reject", "accepted", "--reason", "x", "-y"];
    said(&office, "2026-02-22", &reject);
    let arguments = ["--today", "2026-02-25", "--lang", "it", "status"];
    let status = office.run(&arguments).done();
    let row = status.lines().find(|line| line.contains("1 Plan")).unwrap();
    assert!(row.ends_with("non rispettata fornitore"), "{status}");
    for line in status.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn a_clock_of_a_joint_act_that_is_late_is_not_said_to_run() {
    let office =
        lived("title: D\n1. Test\n- Signed | we\n- Tested | we and supplier | 10 d from Signed\n");
    said(&office, "2026-02-05", &["record", "signed"]);
    let soon = told(&office, "2026-02-10", &["status"]);
    assert!(soon.contains("The clock runs."), "{soon}");
    let late = told(&office, "2026-02-20", &["status"]);
    assert!(!late.contains("The clock runs."), "{late}");
    assert!(late.contains("The clock is late."), "{late}");
}
