//! Attempts within attempts, as commands call them: the plain name is the newest, a number that of each, and they are
//! counted through all that was rejected.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::{Office, unfolded};

const PLAN: &str = "title: N
1. Works
- Signed | we
- Delivery | supplier | 30 d
- Site | supplier | after Delivery
- Report | supplier | 20 d from Site
- Exam | we | 15 d | rejects Report, new term 5 d
- Test | we | 60 d from Delivery | after Exam | rejects Delivery, new term 10 d
";

fn begun(plan: &str) -> Office {
    let office = Office::of_text("2026-01-01", plan);
    office.run_on("2026-01-01", &["record", "signed"]).done();
    office
}

/// The report is rejected once within the first delivery, which is rejected after the second report.
fn rejected_in(plan: &str) -> Office {
    let office = begun(plan);
    let all: [(&str, &[&str]); 7] = [
        ("2026-01-20", &["record", "delivery"]),
        ("2026-01-21", &["record", "site"]),
        ("2026-01-30", &["record", "report"]),
        ("2026-02-02", &["reject", "exam", "--reason", "a"]),
        ("2026-02-09", &["record", "report"]),
        ("2026-02-12", &["record", "exam"]),
        ("2026-02-15", &["reject", "test", "--reason", "b"]),
    ];
    for (day, arguments) in all {
        office.run_on(day, arguments).done();
    }
    office
}

fn on_site_again(plan: &str) -> Office {
    let office = rejected_in(plan);
    office.run_on("2026-02-20", &["record", "delivery"]).done();
    office.run_on("2026-02-20", &["record", "site"]).done();
    office
}

#[test]
fn the_plain_name_is_the_newest_attempt_once_that_around_it_is_over() {
    let own = PLAN.replace("20 d from Site", "20 d from Site [report: report_time]");
    for (plan, clock) in [(PLAN, "report"), (own.as_str(), "report_time")] {
        let office = on_site_again(plan);
        let day = "2026-02-25";
        let why = |name: &str| office.run_on(day, &["why", name]).done();
        for newest in [clock, "report/3", &format!("{clock}/3")] {
            let told = why(newest);
            assert!(told.contains("Report, due Thu 12/03/2026"), "{told}");
        }
        for first in ["report/1", &format!("{clock}/1")] {
            let told = why(first);
            assert!(told.contains("9 days of 20, 11 days early"), "{told}");
        }
        for second in ["report/2", &format!("{clock}/2")] {
            assert!(why(second).contains("7 days of 5, 2 days late"), "{second}");
        }
        office.run_on(day, &["why", "report/4"]).refused();
        let extended = office.run_on(day, &["extend", clock, "5d"]).done();
        assert!(extended.contains("due Tue 17/03/2026"), "{extended}");
        let stopped = ["suspend", "25/2/2026", "--clock", clock];
        let stopped = office.run_on(day, &stopped).done();
        assert!(stopped.contains("Report: suspended"), "{stopped}");
        office.run_on(day, &["validate"]).done();
        // Where the third is rejected within the second delivery, the newest is the time for the fourth.
        let office = on_site_again(plan);
        office.run_on("2026-03-01", &["record", "report"]).done();
        office
            .run_on("2026-03-03", &["reject", "exam", "--reason", "again"])
            .done();
        let told = office.run_on("2026-03-04", &["why", clock]).done();
        assert!(told.contains("Report (4), due Sun 08/03/2026"), "{told}");
    }
}

#[test]
fn an_act_on_the_time_of_an_attempt_within_one_that_is_over_is_asked_about() {
    let office = on_site_again(PLAN);
    let day = "2026-02-25";
    for act in [
        &["extend", "report/2", "5d"][..],
        &["extend", "report/1", "5d"],
        &["suspend", "25/2/2026", "--clock", "report/2"],
    ] {
        let asked = office.run_on(day, act).refused();
        assert!(asked.contains("another: report."), "{asked}");
    }
    office
        .run_on(day, &["extend", "report/2", "5d", "-y"])
        .done();
}

#[test]
fn attempts_are_counted_through_those_that_were_within_another() {
    let office = on_site_again(PLAN);
    let said = |day: &str, arguments: &[&str]| unfolded(&office.run_on(day, arguments).done());
    let told = said("2026-02-25", &["why", "report"]);
    let second = "no. 1 Fri 30/01/2026, rejected Mon 02/02/2026; no. 2 Mon 09/02/2026, then the rejection of the \
                  delivery (1) Sun 15/02/2026; no. 3 awaited";
    assert!(told.contains(second), "{told}");
    // What was seen before that is told as it was told then.
    let told = said("2026-02-13", &["why", "report/2"]);
    assert!(told.contains("no. 2 Mon 09/02/2026 Owed by"), "{told}");
    office.run_on("2026-03-01", &["record", "report"]).done();
    let told = said("2026-03-01", &["why", "report"]);
    assert!(told.contains("; no. 3 Sun 01/03/2026"), "{told}");
    let page = office.run_on("2026-03-01", &["export", "md"]).done();
    let attempts = "Report: 3 attempts, 1 rejected.\n\n- Report (1), Fri 30/01/2026\n- Rejection of the report (1), Mon \
                    02/02/2026 (reason: a)\n- Report (2), Mon 09/02/2026\n- Report, Sun 01/03/2026\n";
    assert!(page.contains(attempts), "{page}");
    let log = office.run_on("2026-03-01", &["log"]).done();
    for change in [
        "Report (2): none → 09/02/2026",
        "Report (3): none → 01/03/2026",
    ] {
        assert!(log.contains(change), "{change}: {log}");
    }
}

#[test]
fn a_run_that_was_cut_short_never_takes_the_name_of_the_time_for_an_attempt() {
    let office = begun(PLAN);
    // Twice the delivery is rejected before any report comes, then a report of the third.
    let all: [(&str, &[&str]); 9] = [
        ("2026-01-20", &["record", "delivery"]),
        ("2026-01-21", &["record", "site"]),
        ("2026-01-25", &["reject", "test", "--reason", "a", "-y"]),
        ("2026-02-01", &["record", "delivery"]),
        ("2026-02-02", &["record", "site"]),
        ("2026-02-04", &["reject", "test", "--reason", "b", "-y"]),
        ("2026-02-10", &["record", "delivery"]),
        ("2026-02-11", &["record", "site"]),
        ("2026-02-12", &["record", "report"]),
    ];
    for (day, arguments) in all {
        office.run_on(day, arguments).done();
    }
    office
        .run_on("2026-02-14", &["reject", "exam", "--reason", "c"])
        .done();
    let status = office.run_on("2026-02-15", &["status", "--json"]).done();
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    let clocks = status["clocks"].as_array().unwrap();
    let mut names: Vec<&str> = clocks.iter().filter_map(|it| it["id"].as_str()).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "{names:?}");
    let told = office.run_on("2026-02-15", &["why", "report"]).done();
    assert!(told.contains("due Thu 19/02/2026"), "{told}");
}

#[test]
fn a_term_that_would_be_named_like_that_of_an_attempt_is_refused_with_the_way_out() {
    let office = Office::new();
    let path = office.path().join("works.txt");
    let path = path.to_str().unwrap();
    let check = |plan: &str| {
        std::fs::write(path, plan).unwrap();
        office.run_on("2026-01-01", &["plan", "check", path])
    };
    let plan = PLAN.replace("20 d from Site", "20 d from Delivery");
    let refused = check(&plan);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    let refused = refused.err;
    let way_out = "give it a name of its own, [report: report_time]";
    assert!(refused.contains("works.txt:6:23: "), "{refused}");
    assert!(refused.contains(way_out), "{refused}");
    let own = "20 d from Delivery [report: report_time]";
    check(&plan.replace("20 d from Delivery", own)).done();
}

const WORKS: &str = "title: M
1. Works
- Works done | supplier [works]
- Report | supplier | 15 d from Works done [report: rt]
- Report approved | we | rejects Report, new term 7 d [rok]
- Acceptance | we | after Report approved | rejects Works done, new term 20 d [acc]
";

/// The works are done, and a first report on them was rejected.
fn works() -> Office {
    let office = Office::of_text("2026-04-01", WORKS);
    let all: [(&str, &[&str]); 3] = [
        ("2026-04-01", &["record", "works"]),
        ("2026-04-10", &["record", "report"]),
        ("2026-04-15", &["reject", "rok", "--reason", "a"]),
    ];
    for (day, arguments) in all {
        office.run_on(day, arguments).done();
    }
    office
}

fn plainly(office: &Office, day: &str) -> String {
    office.run_on(day, &["status", "--plain"]).done()
}

/// The first report keeps its verdict, and nothing runs for a second one before the works come again.
fn ends_with_the_works(office: &Office) {
    for day in ["2026-04-20", "2026-04-30"] {
        let told = plainly(office, day);
        assert!(told.contains("Report (1): met, 9 days of 15"), "{told}");
        assert!(!told.contains("Report (2)"), "{told}");
        assert!(
            told.contains("The supplier must act: the works done,"),
            "{told}"
        );
    }
    office.run_on("2026-04-29", &["record", "works"]).done();
    let told = plainly(office, "2026-04-30");
    assert!(told.contains("Report: running, 14 days left"), "{told}");
    assert!(!told.contains("before start"), "{told}");
    office.run_on("2026-04-30", &["validate"]).done();
}

#[test]
fn a_rejection_before_one_of_what_lies_within_is_asked_about_and_ends_it_all_the_same() {
    let office = works();
    let reject = ["reject", "acc", "12/4/2026", "--reason", "b"];
    let asked = office.run_on("2026-04-20", &reject).refused();
    let what = "has a date after the rejection: Rejection of the report (1) (Wed 15/04/2026)";
    assert!(asked.contains(what), "{asked}");
    office
        .run_on("2026-04-20", &[&reject[..], &["-y"]].concat())
        .done();
    // Seen on a day between, the report stood when the works were rejected.
    let told = plainly(&office, "2026-04-13");
    assert!(told.contains("Report (1): met, 9 days of 15"), "{told}");
    assert!(
        told.contains("The supplier must act: the works done,"),
        "{told}"
    );
    ends_with_the_works(&office);
}

#[test]
fn the_day_of_a_rejection_put_right_across_the_other_level_is_asked_about() {
    let corrections: [(&[&str], &str); 2] = [
        (
            &["record", "acc/1", "12/4/2026", "--reason", "c"],
            "Rejection of the report (1)",
        ),
        (
            &["record", "rok/1", "19/4/2026", "--reason", "c"],
            "after the rejection of the works (1)",
        ),
    ];
    for (correction, what) in corrections {
        let office = works();
        let reject = ["reject", "acc", "18/4/2026", "--reason", "b"];
        office.run_on("2026-04-18", &reject).done();
        let asked = office.run_on("2026-04-20", correction).refused();
        assert!(asked.contains(what), "{asked}");
        office
            .run_on("2026-04-20", &[correction, &["-y"]].concat())
            .done();
        ends_with_the_works(&office);
    }
}

#[test]
fn a_second_attempt_that_came_after_the_end_of_what_it_was_within_is_not_judged() {
    let office = works();
    office.run_on("2026-04-20", &["record", "report"]).done();
    let reject = ["reject", "acc", "12/4/2026", "--reason", "b"];
    let asked = office.run_on("2026-04-20", &reject).refused();
    assert!(asked.contains("Report (Mon 20/04/2026)"), "{asked}");
    office
        .run_on("2026-04-20", &[&reject[..], &["-y"]].concat())
        .done();
    let told = plainly(&office, "2026-04-20");
    assert!(told.contains("Report (1): met, 9 days of 15"), "{told}");
    assert!(!told.contains("Report (2)"), "{told}");
}

#[test]
fn a_second_attempt_that_another_rejection_ended_says_so_and_whose_turn_it_was_nowhere() {
    let office = works();
    let why = |day: &str| office.run_on(day, &["why", "report/2"]).done();
    assert!(why("2026-04-29").contains("14 days the supplier's"));
    office
        .run_on("2026-04-30", &["reject", "acc", "--reason", "b"])
        .done();
    let told = why("2026-04-30");
    let told = unfolded(&told);
    assert!(told.contains("15 days of 7, 8 days late"), "{told}");
    assert!(
        told.contains("Cut short by Administration: the rejection of the works"),
        "{told}"
    );
    assert!(!told.contains("the Administration's"), "{told}");
}

/// Rejected once, and delivered again.
fn delivered_again() -> Office {
    let office = works();
    office
        .run_on("2026-04-24", &["reject", "acc", "--reason", "b"])
        .done();
    office.run_on("2026-04-25", &["record", "works"]).done();
    office
}

#[test]
fn a_verdict_before_the_rejection_of_the_attempt_before_it_is_asked_about() {
    let office = works();
    for (day, arguments) in [
        ("2026-04-20", &["reject", "acc", "--reason", "b"][..]),
        ("2026-04-25", &["record", "works"]),
        ("2026-04-25", &["record", "report"]),
        ("2026-04-26", &["record", "rok"]),
        ("2026-04-26", &["clear", "rok", "--reason", "c"]),
        ("2026-04-26", &["clear", "report", "--reason", "c"]),
        ("2026-04-26", &["clear", "works", "--reason", "c"]),
    ] {
        office.run_on(day, arguments).done();
    }
    let asked = office
        .run_on("2026-04-26", &["record", "acc", "19/4/2026"])
        .refused();
    assert!(
        asked.contains("It is before the rejection of the works (1) (Mon 20/04/2026)"),
        "{asked}"
    );
}

#[test]
fn a_rejection_is_not_taken_back_once_what_lies_within_was_delivered_again() {
    let office = delivered_again();
    office.run_on("2026-04-27", &["record", "report"]).done();
    office
        .run_on("2026-04-28", &["clear", "works", "--reason", "c"])
        .done();
    let clear = ["clear", "acc/1", "--reason", "d"];
    let refused = office.run_on("2026-04-28", &clear).refused();
    assert!(refused.contains("crono clear report --reason"), "{refused}");
    office
        .run_on("2026-04-28", &["clear", "report", "--reason", "c"])
        .done();
    office.run_on("2026-04-28", &clear).done();
    office.run_on("2026-04-28", &["validate"]).done();
}

#[test]
fn an_attempt_that_never_came_has_its_number_and_no_other_bears_it() {
    let office = delivered_again();
    office.run_on("2026-05-01", &["record", "report"]).done();
    let told = office
        .run_on("2026-05-04", &["reject", "rok", "--reason", "c"])
        .done();
    assert!(told.contains("Rejection of the report (3)"), "{told}");
    assert!(told.contains("Report (4): due Mon 11/05/2026"), "{told}");
    let why = |name: &str| office.run_on("2026-05-05", &["why", name]).done();
    for (name, due) in [
        ("report/1", "Report (1), was due Thu 16/04/2026"),
        ("report/2", "Report (2), was due Wed 22/04/2026"),
        ("report/3", "Report, was due Sun 10/05/2026"),
        ("report/4", "Report (4), due Mon 11/05/2026"),
        ("report", "Report (4), due Mon 11/05/2026"),
        ("rt", "Report (4), due Mon 11/05/2026"),
    ] {
        assert!(why(name).contains(due), "{name}: {}", why(name));
    }
    // What never came has no date; the delivery of May is the third.
    let day = "2026-05-05";
    let record = ["record", "report/2", "2/5/2026", "--reason", "x"];
    let refused = office.run_on(day, &record).refused();
    assert!(
        refused.contains("There is no event \"report/2\""),
        "{refused}"
    );
    office
        .run_on(day, &["record", "report/3", "2/5/2026", "--reason", "x"])
        .done();
    let told = unfolded(&why("report"));
    assert!(
        told.contains("no. 3 Sat 02/05/2026, rejected Mon 04/05/2026; no. 4 awaited"),
        "{told}"
    );
    let plain = plainly(&office, day);
    let places = ["; Report (2): ", "; Report: ", "; Report (4): "].map(|name| plain.find(name));
    assert!(places[0].is_some() && places.is_sorted(), "{plain}");
    office.run_on(day, &["validate"]).done();
    // The journal counts in the same way.
    let log = office.run_on(day, &["log"]).done();
    assert!(log.contains("Report (3): none → 01/05/2026"), "{log}");
    assert!(log.contains("Report (1): none → 10/04/2026"), "{log}");
}

#[test]
fn a_first_attempt_that_never_came_is_the_first_of_them() {
    let office = Office::of_text("2026-04-01", WORKS);
    for (day, arguments) in [
        ("2026-04-01", &["record", "works"][..]),
        ("2026-04-30", &["reject", "acc", "--reason", "b"]),
        ("2026-05-02", &["record", "works"]),
        ("2026-05-08", &["record", "report"]),
    ] {
        office.run_on(day, arguments).done();
    }
    let told = office
        .run_on("2026-05-10", &["reject", "acc", "--reason", "b"])
        .done();
    assert!(
        told.contains("Kept with the rejected attempt: Report (2)."),
        "{told}"
    );
    assert!(told.contains("Report (2): met, 6 of 15"), "{told}");
    let log = office.run_on("2026-05-10", &["log"]).done();
    assert!(log.contains("Report (2): none → 08/05/2026"), "{log}");
    for (name, what) in [
        ("report/1", "Thu 16/04/2026"),
        ("report/2", "Sun 17/05/2026"),
    ] {
        let told = office.run_on("2026-05-11", &["why", name]).done();
        assert!(told.contains(what), "{name}: {told}");
    }
}

#[test]
fn the_rejection_of_what_lies_within_is_not_taken_back_before_that_around_it() {
    let office = rejected_in(PLAN);
    let inner = ["clear", "exam/1", "--reason", "by mistake"];
    let refused = office.run_on("2026-02-16", &inner).refused();
    assert!(
        refused.contains("There is a later rejection (test/1)"),
        "{refused}"
    );
    let outer = ["clear", "test/1", "--reason", "by mistake"];
    office.run_on("2026-02-16", &outer).done();
    office
        .run_on("2026-02-16", &["clear", "exam", "--reason", "x"])
        .done();
    office
        .run_on("2026-02-16", &["clear", "report", "--reason", "x"])
        .done();
    office.run_on("2026-02-16", &inner).done();
}

#[test]
fn the_plain_name_of_an_event_means_its_clock_also_behind_an_attempt_that_never_came() {
    let plan = PLAN.replace(
        "- Report | supplier | 20 d from Site",
        "- Report | supplier | 20 d from Site [report: report_time]",
    );
    let office = begun(&plan);
    let all: [(&str, &[&str]); 6] = [
        ("2026-01-20", &["record", "delivery"]),
        ("2026-01-21", &["record", "site"]),
        ("2026-01-30", &["record", "report"]),
        ("2026-02-02", &["reject", "exam", "--reason", "a"]),
        ("2026-02-05", &["reject", "test", "--reason", "b"]),
        ("2026-02-10", &["record", "delivery"]),
    ];
    for (day, arguments) in all {
        office.run_on(day, arguments).done();
    }
    office.run_on("2026-02-11", &["record", "site"]).done();
    let told = office.run_on("2026-02-12", &["why", "report"]).done();
    assert!(told.contains("due Tue 03/03/2026"), "{told}");
    office
        .run_on("2026-02-12", &["extend", "report", "5d"])
        .done();
}
