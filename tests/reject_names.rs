//! What is said of attempts by their names, as it is typed: which clock a name means, and what stands in the way of taking
//! something back, with a command that works.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::Office;

/// A dossier of a plan as text, after these days and words.
fn lived(plan: &str, lines: &[&str]) -> Office {
    let office = Office::of_text("2026-01-01", plan);
    live(&office, lines);
    office
}

fn live(office: &Office, lines: &[&str]) {
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        let (day, words) = words.split_first().unwrap();
        office.run_on(day, &[words, &["-y"]].concat()).done();
    }
}

/// The first line of the origin of a clock's last day.
fn origin(office: &Office, day: &str, name: &str) -> String {
    let why = office.run_on(day, &["why", name]).done();
    why.lines().next().unwrap().to_owned()
}

#[test]
fn the_name_of_an_event_means_the_clock_that_is_judged_by_it_and_no_attempt_that_never_was() {
    let office = Office::new();
    office.run_on("2026-01-01", &["init"]).done();
    live(
        &office,
        &[
            "2026-01-20 record award",
            "2026-02-05 record contract_signed",
            "2026-02-20 record plan_delivered",
        ],
    );
    let judged = origin(&office, "2026-02-20", "plan_delivery");
    assert_eq!(origin(&office, "2026-02-20", "plan_delivered"), judged);
    let reject = ["reject", "plan_accepted", "--reason", "x", "-y"];
    office.run_on("2026-02-22", &reject).done();
    live(&office, &["2026-02-24 record plan_delivered"]);
    for name in ["plan_delivered", "plan_delivered/1"] {
        assert_eq!(origin(&office, "2026-03-01", name), judged, "{name}");
    }
    // The clock from the award judges nobody.
    let extend = ["extend", "plan_delivered/1", "10d", "-y"];
    let said = office.run_on("2026-03-01", &extend).done();
    assert!(said.contains("to met (15 of 20)."), "{said}");
    let refused = office
        .run_on("2026-03-01", &["why", "plan_delivered/9"])
        .refused();
    assert!(
        refused.contains("There is no clock \"plan_delivered/9\""),
        "{refused}"
    );
}

const WORKS: &str = "title: Works
1. Works
- Signature | we [signed]
- Works done | supplier | 90 d from Signature [works]
- Acceptance | we | 30 d from Works done, owed by we | rejects Works done, the term goes on [accept]
";

#[test]
fn a_clock_that_goes_on_has_no_attempt_that_never_was() {
    let office = lived(
        WORKS,
        &[
            "2026-01-01 record signed",
            "2026-02-01 record works",
            "2026-02-10 reject accept --reason x",
        ],
    );
    let own = origin(&office, "2026-02-11", "works");
    for name in ["works/1", "works/2"] {
        assert_eq!(origin(&office, "2026-02-11", name), own, "{name}");
    }
    let refused = office.run_on("2026-02-11", &["why", "works/9"]).refused();
    assert!(
        refused.contains("There is no clock \"works/9\""),
        "{refused}"
    );
}

#[test]
fn an_attempt_within_one_that_is_over_is_told_by_the_run_that_it_lay_in() {
    let office = lived(
        "title: M
1. Works
- Works done | supplier [works]
- Report | supplier | 15 d from Works done [report: rt]
- Report approved | we | rejects Report, the term goes on [rok]
- Acceptance | we | after Report approved | rejects Works done, the term goes on [acc]
",
        &[
            "2026-04-01 record works",
            "2026-04-10 record report",
            "2026-04-15 reject rok --reason x",
            "2026-04-18 record report",
            "2026-04-20 reject acc --reason x",
            "2026-04-25 record works",
            "2026-04-28 record report",
        ],
    );
    for name in ["report/1", "report/2"] {
        assert_eq!(
            origin(&office, "2026-04-29", name),
            origin(&office, "2026-04-29", "rt/1"),
            "{name}"
        );
    }
    let newest = origin(&office, "2026-04-29", "rt");
    assert!(newest.contains("Sun 10/05/2026"), "{newest}");
    for name in ["report", "report/3"] {
        assert_eq!(origin(&office, "2026-04-29", name), newest, "{name}");
    }
}

#[test]
fn what_stands_in_the_way_of_taking_a_rejection_back_is_told_with_a_command_that_works() {
    let office = lived(
        "title: Design
parties: Funder
1. Design
- Signature | we and supplier [signed]
- Design delivered | supplier | 30 d from Signature [design]
- Technical check | we | 15 d from Design delivered, owed by we | rejects Design delivered, new term 10 d [tech]
- Legal check | Funder | 20 d from Design delivered, owed by Funder | after Design delivered | rejects Design delivered, the term goes on [legal]
",
        &[
            "2026-01-10 record signed",
            "2026-01-30 record design",
            "2026-02-09 reject legal --reason x",
            "2026-02-12 record design",
            "2026-02-14 reject tech --reason x",
            "2026-02-20 record design",
        ],
    );
    // Each command that is suggested is done, until the one that was wanted is.
    let wanted = ["clear", "legal/1", "--reason", "x"];
    for suggested in ["design", "tech/2", "design"] {
        let refused = office.run_on("2026-02-27", &wanted).refused();
        assert!(
            refused.contains(&format!("crono clear {suggested} --reason")),
            "{refused}"
        );
        office
            .run_on("2026-02-27", &["clear", suggested, "--reason", "x"])
            .done();
    }
    office.run_on("2026-02-27", &wanted).done();
}

#[test]
fn a_rejection_is_not_waived_but_taken_back_and_what_is_over_stands_in_no_ones_way() {
    let office = lived(
        WORKS,
        &[
            "2026-01-01 record signed",
            "2026-02-01 record works",
            "2026-02-10 reject accept --reason x",
        ],
    );
    let waive = ["waive", "accept/1", "--reason", "x"];
    let refused = office.run_on("2026-02-11", &waive).refused();
    assert!(refused.contains("it can be taken back"), "{refused}");
    assert!(!refused.contains("(accept/1)"), "{refused}");
    assert!(
        refused.contains("crono clear accept/1 --reason"),
        "{refused}"
    );
    // Of a phase only what is of no attempt that is over has to be taken back first.
    live(&office, &["2026-02-11 clear signed --reason x"]);
    office
        .run_on("2026-02-11", &["waive", "1", "--reason", "x", "-y"])
        .done();
    office.run_on("2026-02-11", &["validate"]).done();
}

#[test]
fn an_item_that_was_recorded_of_an_attempt_that_is_over_is_taken_back_as_well() {
    let office = lived(
        "title: Portal
1. Release
- Signature | we and supplier [signed]
- Release | supplier | 30 d from Signature [release]
2. Contents
- Contents published, per service published / services published | supplier | 20 d from Release [cont]
- Acceptance | we | 60 d from Release, owed by we | after Contents published | rejects Release, new term 15 d [acc]
",
        &[
            "2026-01-01 record signed",
            "2026-01-21 record release",
            "2026-01-22 item add cont anag",
            "2026-01-22 item add cont trib",
            "2026-01-30 record cont:anag",
            "2026-02-16 reject acc --reason down",
            "2026-02-17 record cont:trib/1 2026-02-09 --reason found",
            "2026-02-17 clear cont:trib/1 --reason wrong",
        ],
    );
    let said = office.run_on("2026-02-17", &["log"]).done();
    let gone = "Contents published (1): trib: 09/02/2026 → none (reason: wrong)";
    assert!(said.contains(gone), "{said}");
    let clear = ["clear", "cont/1", "--reason", "x"];
    let refused = office.run_on("2026-02-17", &clear).refused();
    assert!(
        refused.contains("a rejection (acc/1) is in the way"),
        "{refused}"
    );
}

#[test]
fn what_to_do_about_a_plan_that_leaves_a_rejection_is_said_once() {
    let office = lived(
        WORKS,
        &[
            "2026-01-01 record signed",
            "2026-02-01 record works",
            "2026-02-10 reject accept --reason x",
        ],
    );
    let path = office.path().join("other.txt");
    let other = WORKS.replace(" | rejects Works done, the term goes on", "");
    std::fs::write(&path, other).unwrap();
    let apply = ["plan", "apply", path.to_str().unwrap(), "-y"];
    let refused = office.run_on("2026-02-11", &apply).refused();
    assert_eq!(
        refused.matches("take it back first").count(),
        1,
        "{refused}"
    );
}
