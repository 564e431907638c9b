//! What comes back, by the real program: the plan of the page on plans lived through, commands, exports, the
//! file, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;

use office::{Answer, Office};
use serde_json::{Value, json};

const PLAN: &str = "docs/examples/monthly.json";

fn on(office: &Office, day: &str, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
}

fn status(office: &Office, day: &str) -> Value {
    serde_json::from_str(&on(office, day, &["status", "--json"]).done()).unwrap()
}

/// The upkeep began on the last day of January.
fn begun() -> Office {
    let office = Office::new();
    on(&office, "2026-01-31", &["init", "--plan", PLAN]).done();
    on(&office, "2026-01-31", &["record", "signed", "2026-01-10"]).done();
    let start = ["record", "upkeep_start", "2026-01-31"];
    on(&office, "2026-01-31", &start).done();
    office
}

fn record(office: &Office, day: &str, event: &str) -> Answer {
    on(office, day, &["record", event, day])
}

#[test]
fn the_plan_of_the_page_is_lived_through() {
    let office = begun();
    let row = |day: &str| {
        let all = on(&office, day, &["status"]).done();
        let row = all.lines().find(|line| line.contains("2 Upkeep"));
        row.unwrap_or_default().to_owned()
    };
    assert!(
        row("2026-02-10").contains("0 of 12, next 10/03"),
        "{}",
        row("2026-02-10")
    );
    // On the last day of its period it is there.
    let first = on(&office, "2026-02-28", &["status"]).done();
    assert!(
        first.contains("10 days left (Tue 10/03): Monthly report no. 1."),
        "{first}"
    );
    let done = record(&office, "2026-03-05", "report:1").done();
    assert!(done.contains("Monthly report no. 1"), "{done}");
    assert!(
        row("2026-03-06").contains("1 of 12, next 10/04"),
        "{}",
        row("2026-03-06")
    );
    // Two are missing: a row each.
    let late = on(&office, "2026-05-01", &["status"]).done();
    assert!(
        late.contains("LATE by 21 days (since 11/04): Monthly report no. 2."),
        "{late}"
    );
    assert!(late.contains("Monthly report no. 3"), "{late}");
    record(&office, "2026-05-02", "report:2").done();
    let seen = status(&office, "2026-05-02");
    let clock = |id: &str| {
        let mut clocks = seen["clocks"].as_array().unwrap().iter();
        clocks.find(|clock| clock["id"] == id).unwrap().clone()
    };
    assert_eq!(clock("report:2")["state"], "breached");
    assert_eq!(clock("report:2")["days_late"], 22);
    assert_eq!(clock("report:3")["due"], "2026-05-10");
    assert_eq!(clock("report:3")["owed_by"], "supplier");
    assert_eq!(seen["next_due"]["clock"], "report:3");
    let series = &seen["series"][0];
    assert_eq!(
        series["clocks"],
        json!(["report:1", "report:2", "report:3"])
    );
    assert_eq!((&series["done"], &series["total"]), (&json!(2), &json!(12)));
    assert_eq!(
        series["next"],
        json!({"clock": "report:4", "period_end": "2026-05-31", "foreseen_due": "2026-06-10"})
    );
    for n in 3..=12 {
        record(&office, "2027-02-01", &format!("report:{n}")).done();
    }
    let over = status(&office, "2027-02-02");
    assert_eq!(over["series"][0]["next"], Value::Null);
    assert_eq!(over["series"][0]["done"], 12);
    assert!(
        on(&office, "2027-02-02", &["validate"])
            .done()
            .contains("sound")
    );
}

#[test]
fn a_date_before_the_period_ends_is_asked_about_and_one_too_many_is_refused() {
    let office = begun();
    let asked = record(&office, "2026-02-20", "report:1");
    assert_eq!(asked.code, Some(1), "{asked:?}");
    assert!(
        asked.err.contains("Its period ends only Sat 28/02/2026."),
        "{asked:?}"
    );
    let early = ["record", "report:1", "2026-02-20", "-y"];
    on(&office, "2026-02-20", &early).done();
    let refused = record(&office, "2026-03-05", "report:13");
    assert_eq!(refused.code, Some(1));
    assert!(
        refused
            .err
            .contains("There is no Monthly report no. 13: the last is no. 12"),
        "{refused:?}"
    );
    // Nor is there anything to extend or to suspend.
    let extend = ["extend", "report:13", "5d"];
    let suspend = ["suspend", "2026-03-05", "--clock", "report:13"];
    for act in [&extend[..], &suspend] {
        let refused = on(&office, "2026-03-05", &[act, &["-y"]].concat()).refused();
        let said = "There is no Monthly report no. 13: the last is no. 12";
        assert!(refused.contains(said), "{refused}");
    }
    let it = office.run(&[
        "--today",
        "2026-03-05",
        "--lang",
        "it",
        "record",
        "report:13",
        "2026-03-05",
    ]);
    assert!(
        it.err
            .contains("Relazione mensile n. 13 non c'è: l'ultima è la n. 12"),
        "{it:?}"
    );
    for wrong in ["report", "report:0", "report:x", "report:10000"] {
        let refused = record(&office, "2026-03-05", wrong);
        assert_eq!(refused.code, Some(1), "{wrong}: {refused:?}");
        assert!(refused.err.contains("report:N"), "{wrong}: {refused:?}");
    }
    // Without the day it counts from there is no period: that is asked about.
    let office = Office::new();
    on(&office, "2026-01-31", &["init", "--plan", PLAN]).done();
    let asked = record(&office, "2026-03-05", "report:1");
    assert!(asked.err.contains("Start of the upkeep"), "{asked:?}");
}

#[test]
fn one_is_cleared_waived_promised_suspended_extended_and_undone() {
    let office = begun();
    let day = "2026-03-05";
    record(&office, day, "report:1").done();
    on(
        &office,
        day,
        &["clear", "report:1", "--reason", "another month"],
    )
    .done();
    assert_eq!(status(&office, day)["series"][0]["done"], 0);
    on(&office, day, &["undo", "-y"]).done();
    assert_eq!(status(&office, day)["series"][0]["done"], 1);
    on(&office, day, &["expect", "report:2", "2026-04-03"]).done();
    let why = on(&office, "2026-04-01", &["why", "report:2"]).done();
    for said in [
        "no. 2, every month: same-numbered day",
        "Tue 31/03/2026",
        "31/03/2026 + 10",
        "Fri 10/04/2026",
        "every month from the start of the upkeep",
        "Promised",
    ] {
        assert!(why.contains(said), "{said}: {why}");
    }
    let waive = ["waive", "report:2", "--reason", "no service in March"];
    on(&office, "2026-04-01", &waive).done();
    let seen = status(&office, "2026-04-01");
    assert_eq!(seen["series"][0]["total"], 11);
    assert_eq!(seen["waivers"][0]["event"], "report:2");
    let refused = record(&office, "2026-04-02", "report:2");
    assert!(refused.err.contains("does not apply"), "{refused:?}");
    on(
        &office,
        "2026-04-01",
        &["clear", "report:2", "--reason", "it does"],
    )
    .done();
    let suspend = ["suspend", "2026-04-02", "--clock", "report:2"];
    on(&office, "2026-04-02", &suspend).done();
    let state = |day: &str| {
        let seen = status(&office, day);
        let mut clocks = seen["clocks"].as_array().unwrap().clone().into_iter();
        clocks.find(|clock| clock["id"] == "report:2").unwrap()
    };
    assert_eq!(state("2026-04-05")["state"], "suspended");
    on(&office, "2026-04-07", &["resume", "2026-04-07"]).done();
    assert_eq!(state("2026-04-08")["due"], "2026-04-15");
    let extend = ["extend", "report:2", "5d", "--date", "2026-04-08"];
    on(&office, "2026-04-08", &extend).done();
    assert_eq!(state("2026-04-08")["due"], "2026-04-20");
    let note = ["note", "report:2", "asked for by telephone"];
    on(&office, "2026-04-08", &note).done();
    let log = on(&office, "2026-04-08", &["log", "--event", "report:2"]).done();
    assert!(log.lines().count() >= 5, "{log}");
    assert!(
        on(&office, "2026-04-08", &["validate"])
            .done()
            .contains("sound")
    );
}

#[test]
fn every_export_has_the_occurrences() {
    let office = begun();
    record(&office, "2026-03-05", "report:1").done();
    let day = "2026-04-12";
    let export = |arguments: &[&str]| on(&office, day, &[&["export"], arguments].concat()).done();
    let clocks = export(&["csv"]);
    for row in [
        "report:1,occurrence,2,Upkeep,Monthly report no. 1,",
        "report:2,occurrence,2,Upkeep,Monthly report no. 2,",
        "report:3,occurrence,2,Upkeep,Monthly report no. 3,",
    ] {
        assert!(clocks.contains(row), "{row}: {clocks}");
    }
    assert!(export(&["csv", "--table", "records"]).contains("report:1"));
    let ics = export(&["ics"]).replace("\r\n ", "");
    for (uid, summary) in [
        ("report.1.due", "Done"),
        ("report.2.due", "Late"),
        ("report.3.due", "Forecast"),
    ] {
        assert!(ics.contains(uid), "{uid}: {ics}");
        let entry = ics
            .split("BEGIN:VEVENT")
            .find(|entry| entry.contains(uid))
            .unwrap();
        assert!(entry.contains(summary), "{uid}: {entry}");
    }
    for format in ["md", "html"] {
        let page = export(&[format]);
        assert!(page.contains("Monthly report no. 2"), "{format}: {page}");
    }
    let plain = on(&office, day, &["status", "--plain"]).done();
    assert!(
        plain.contains("Monthly report: 1 of 12, next 10/05"),
        "{plain}"
    );
    let brief = on(&office, day, &["status", "--brief"]).done();
    assert!(brief.contains("Monthly report no. 2"), "{brief}");
    let check = on(&office, day, &["check"]);
    assert_eq!(check.code, Some(2), "{check:?}");
    assert!(check.out.contains("'report:2'=-2"), "{check:?}");
}

#[test]
fn the_file_says_its_version_and_a_fault_in_a_plan_file_is_said_in_both_languages() {
    let office = begun();
    let file: Value = serde_json::from_str(&office.text()).unwrap();
    assert_eq!(file["format"]["version"], 2);
    let plan: Value = serde_json::from_str(&fs::read_to_string(PLAN).unwrap()).unwrap();
    assert_eq!(file["plan"]["series"], plan["series"]);
    let mut wrong = plan;
    wrong["series"][0]["every"] = json!("5wd");
    wrong["series"][0]["through"] = json!({"term": "nothing"});
    wrong["series"][0]["wran"] = json!(3);
    wrong["clocks"][0]["from"] = json!("report");
    let path = office.file().with_file_name("wrong.json");
    fs::write(&path, wrong.to_string()).unwrap();
    let other = Office::new();
    for (lang, said) in [
        (
            "it",
            [
                "non in giorni lavorativi",
                "niente si chiama",
                "forse \"warn\"",
                "torna più volte",
            ],
        ),
        (
            "en",
            [
                "not in working days",
                "nothing is called",
                "mean \"warn\"",
                "comes back",
            ],
        ),
    ] {
        let plan = path.to_str().unwrap();
        let refused = other.run(&["--lang", lang, "init", "--plan", plan]);
        assert_eq!(refused.code, Some(1), "{refused:?}");
        for said in said {
            assert!(refused.err.contains(said), "{said}: {refused:?}");
        }
    }
}

#[test]
fn its_settings_are_shown_and_set() {
    let office = begun();
    let day = "2026-03-01";
    let get = |key: &str| on(&office, day, &["get", key]).done();
    assert!(get("clocks.report.limit").contains("10d"));
    on(&office, day, &["set", "clocks.report.limit", "5wd"]).done();
    on(&office, day, &["set", "clocks.report.penalty", "50 euro"]).done();
    on(&office, day, &["set", "clocks.report.last_day", "civil"]).done();
    on(&office, day, &["set", "milestones.report.actor", "both"]).done();
    let seen = status(&office, day);
    assert_eq!(seen["series"][0]["due"], json!({"working_days": 5}));
    let refused = on(&office, day, &["set", "clocks.report.limit", "none"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
}

/// A dossier of a plan that is typed as text.
fn of_text(lines: &str) -> Office {
    let office = Office::new();
    let plan = office.path().join("plan.txt");
    fs::write(&plan, lines).unwrap();
    let plan = plan.display().to_string();
    on(&office, "2026-01-05", &["init", "--plan", &plan]).done();
    office
}

#[test]
fn a_series_through_an_event_that_has_not_happened_names_its_next_occurrence() {
    let office = of_text(
        "title: Through an event\n1. Service\n- Start | us and supplier\n\
         * Report | supplier | every month from Start | within 10 d | throughout End\n\
         - End | us | after Start\n",
    );
    record(&office, "2026-01-05", "start").done();
    // Nobody knows when it ends: it goes on.
    let row = on(&office, "2026-01-20", &["status"]).done();
    assert!(row.contains("0 so far, next 15/02"), "{row}");
    let seen = status(&office, "2026-01-20");
    assert_eq!(seen["series"][0]["next"]["clock"], "report:1");
    assert_eq!(seen["series"][0]["total"], Value::Null);
    let why = on(&office, "2026-01-20", &["why", "report:4"]).done();
    assert!(why.contains("~Tue 05/05/2026"), "{why}");
    // The whole of it is no clock: one of them is asked for.
    let whole = on(&office, "2026-01-20", &["why", "report"]).refused();
    assert!(whole.contains("report:N"), "{whole}");
    // Once it is promised, there are so many.
    on(&office, "2026-01-20", &["expect", "end", "2026-03-20"]).done();
    let seen = status(&office, "2026-01-20");
    assert_eq!(seen["series"][0]["total"], 2);
    let none = on(&office, "2026-01-20", &["why", "report:4"]).refused();
    assert!(none.contains("report:4"), "{none}");
}

#[test]
fn the_report_the_row_and_the_calendar_say_how_far_every_series_has_come() {
    let office = of_text(
        "title: Two series\n1. Service\n- Start | us and supplier\n\
         ~ Duration | 1 year from Start\n\
         * Invoice | supplier | every 3 months from Start | within 5 d | throughout Duration\n\
         * Report | supplier | every month from Start | within 10 d | throughout Duration\n",
    );
    record(&office, "2026-01-05", "start").done();
    let row = on(&office, "2026-01-20", &["status"]).done();
    assert!(row.contains("0 of 12, 15/02 (+1)"), "{row}");
    let markdown = on(&office, "2026-01-20", &["export", "md"]).done();
    for said in [
        "| Report | supplier | 05/01/2026 | \\~15/02/2026 |  | every month |  | 0 of 12, next 15/02 |",
        "| Invoice | supplier | 05/01/2026 | \\~10/04/2026 |  | every 3 months |  | 0 of 4, next 10/04 |",
        "- Report: every month from the start, within 10 days of the end of each period",
    ] {
        assert!(markdown.contains(said), "{said}\n{markdown}");
    }
    let page = on(&office, "2026-01-20", &["export", "html"]).done();
    assert!(page.contains("0 of 12, next 15/02"));
    let calendar = on(&office, "2026-01-20", &["export", "ics"]).done();
    let calendar = calendar.replace("\r\n ", "");
    assert!(
        calendar.contains("Report: 0 of 12\\, next 15/02."),
        "{calendar}"
    );
    // What comes back is a part of what is foreseen to end.
    assert!(row.contains("all ends Fri 15/01/2027"), "{row}");
}

#[test]
fn what_is_counted_back_from_a_service_is_foreseen_before_that_begins() {
    let office = of_text(
        "title: Notice\n1. Service\n- Start | us and supplier\n- Minutes | us and supplier | 10 d\n\
         ~ Service | 1 year from Minutes\n2. Renewal\n- Notice | us | 60 d before Service, warn 30 d | after Minutes\n",
    );
    record(&office, "2026-01-05", "start").done();
    let seen = status(&office, "2026-01-05");
    assert_eq!(seen["forecast"]["end"], "2026-11-16");
    record(&office, "2026-01-15", "minutes").done();
    // It is ours to do from the day its warning begins, and not before.
    let turn = |day: &str| {
        let seen = status(&office, day);
        let awaited = seen["awaited"].as_array().unwrap().clone();
        awaited.into_iter().find(|it| it["event"] == "notice")
    };
    assert_eq!(turn("2026-01-15"), None);
    assert_eq!(turn("2026-10-16"), None);
    let begun = turn("2026-10-17").unwrap();
    assert_eq!(
        (&begun["since"], &begun["days"]),
        (&json!("2026-10-17"), &json!(0))
    );
    let calm = on(&office, "2026-10-16", &["status"]).done();
    assert!(calm.contains("Nothing for us to do today."), "{calm}");
    assert!(calm.contains("31 days left"), "{calm}");
    let ours = on(&office, "2026-10-19", &["status"]).done();
    assert!(
        ours.contains("We must act, for 2 days: the notice"),
        "{ours}"
    );
    // It may be done before all the same.
    record(&office, "2026-05-05", "notice").done();
}

#[test]
fn a_name_with_a_number_has_no_article_in_english() {
    let office = begun();
    let late = on(&office, "2026-03-12", &["status"]).done();
    assert!(!late.contains("the monthly report no."), "{late}");
    let asked = on(&office, "2026-02-10", &["record", "report:1", "2026-02-05"]).refused();
    assert!(!asked.contains("the monthly report no."), "{asked}");
}

#[test]
fn a_series_without_a_single_period_is_no_reason_for_its_phase_to_wait() {
    let office = of_text(
        "title: None\n1. Service\n- Start | us\n\
         * Report | supplier | every month from Start | within 10 d | throughout 15/01/2026\n",
    );
    assert_eq!(
        status(&office, "2026-03-10")["phases"][0]["state"],
        "not_started"
    );
    on(&office, "2026-03-10", &["record", "start", "2026-01-01"]).done();
    assert_eq!(
        status(&office, "2026-03-10")["phases"][0]["state"],
        "closed_no_limit"
    );
}

/// Three reports of an upkeep of a year, and it is cut to three months then.
fn cut_short() -> (Office, String) {
    let office = begun();
    for day in ["2026-03-05", "2026-04-05", "2026-05-05", "2026-06-05"] {
        let n = &day[6..7].parse::<u32>().unwrap() - 2;
        record(&office, day, &format!("report:{n}")).done();
    }
    let set = ["set", "clocks.upkeep.limit", "3m", "--reason", "addendum"];
    let said = on(&office, "2026-06-15", &set).done();
    (office, said)
}

#[test]
fn what_was_recorded_after_the_series_comes_back_no_more_is_outside_and_does_not_count() {
    let (office, said) = cut_short();
    for part in [
        "Monthly report: no. 5-12 are gone.",
        "Monthly report: no. 4 stays recorded but outside, and does not count.",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    let seen = status(&office, "2026-06-15");
    assert_eq!(
        (&seen["series"][0]["done"], &seen["series"][0]["total"]),
        (&json!(3), &json!(3))
    );
    let clocks = seen["clocks"].as_array().unwrap();
    let last = clocks.iter().find(|it| it["id"] == "report:4").unwrap();
    assert_eq!(
        (&last["state"], &last["outside_series"], &last["end"]),
        (&json!("waived"), &json!(true), &json!("2026-06-05"))
    );
    let why = on(&office, "2026-06-15", &["why", "report:4"]).done();
    assert!(why.contains("outside"), "{why}");
    let markdown = on(&office, "2026-06-15", &["export", "md"]).done();
    let row = markdown.lines().find(|row| row.contains("report no. 4"));
    assert!(row.is_some_and(|row| row.contains("outside")), "{markdown}");
    // Back to a year: it counts again, and those that were gone are there again.
    let back = on(&office, "2026-06-15", &["undo", "-y"]).done();
    for part in [
        "Monthly report: no. 4 counts again.",
        "Monthly report: no. 5-12 are added.",
    ] {
        assert!(back.contains(part), "{part}\n{back}");
    }
    assert_eq!(status(&office, "2026-06-15")["series"][0]["done"], 4);
}

#[test]
fn an_occurrence_that_does_not_apply_ends_nothing() {
    let office = of_text(
        "title: Two months\n1. Service\n- Start | us and supplier\n\
         * Report | supplier | every month from Start | within 10 d | throughout 05/03/2026\n",
    );
    on(&office, "2026-01-05", &["record", "start", "2026-01-05"]).done();
    assert_eq!(
        status(&office, "2026-01-05")["forecast"]["end"],
        "2026-03-15"
    );
    let last = ["waive", "report:2", "--reason", "one is enough"];
    on(&office, "2026-01-05", &last).done();
    assert_eq!(
        status(&office, "2026-01-05")["forecast"]["end"],
        "2026-02-15"
    );
    let first = ["waive", "report:1", "--reason", "none at all"];
    on(&office, "2026-01-05", &first).done();
    assert_eq!(
        status(&office, "2026-01-05")["forecast"]["end"],
        Value::Null
    );
}

#[test]
fn the_table_of_clocks_has_the_series_and_every_kind_of_last_day() {
    let office = of_text(
        "title: Kinds\n1. Service\n- Start | us and supplier\n- Report | supplier | by 30/06/2026\n\
         - Notice | us | 60 d before Service | after Start\n- Review | us | 5 wd from Start | after Start\n\
         ~ Service | 1 year from Start\n\
         * Invoice | supplier | every month from Start | within 10 d | throughout Service\n",
    );
    record(&office, "2026-01-05", "start").done();
    let table = on(&office, "2026-03-10", &["export", "csv"]).done();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
    let cells = |id: &str| {
        let row = rows.iter().find(|row| &row[0] == id).unwrap();
        let names = ["kind", "limit", "limit_unit", "counted_back_from", "due"];
        names.map(|name| row[heads.iter().position(|head| head == name).unwrap()].to_owned())
    };
    assert_eq!(
        cells("report"),
        ["clock", "2026-06-30", "by", "", "2026-06-30"]
    );
    assert_eq!(
        cells("notice"),
        ["clock", "60", "days", "term:service", "2026-11-06"]
    );
    assert_eq!(cells("review")[..3], ["clock", "5", "working_days"]);
    assert_eq!(cells("invoice"), ["series", "10", "days", "", "2026-04-15"]);
    let row = rows.iter().find(|row| &row[0] == "invoice").unwrap();
    let at = |name: &str| &row[heads.iter().position(|head| head == name).unwrap()];
    assert_eq!((at("parts_done"), at("parts_total")), ("0", "12"));
}
