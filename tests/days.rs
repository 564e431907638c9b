//! Days that were wrong once, as somebody would come to them: commands one after another, and what
//! every view says then.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::Office;
use serde_json::{Value, json};

/// Runs lines of commands, one after another; words are parted by spaces.
fn after(lines: &[&str]) -> Office {
    let office = Office::new();
    for line in lines {
        office.run(&words(line)).done();
    }
    office
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

fn say(office: &Office, line: &str) -> String {
    office.run(&words(line)).done()
}

fn status(office: &Office, today: &str) -> Value {
    let text = say(office, &format!("status --json --today {today}"));
    serde_json::from_str(&text).unwrap()
}

/// Some fields of one row of a list, found by its `id`.
fn of<'v>(status: &'v Value, list: &str, id: &str) -> &'v Value {
    let mut rows = status[list].as_array().unwrap().iter();
    rows.find(|row| row["id"] == id).unwrap()
}

#[test]
fn the_days_of_an_item_are_net_everywhere() {
    let office = after(&[
        "item add content_published a",
        "record test_debug_done 2025-06-06 -y",
        "suspend 2025-07-01 -y",
        "resume 2025-07-11 -y",
        "record content_published:a 2025-07-31 -y",
    ]);
    let seen = status(&office, "2025-08-01");
    assert_eq!(of(&seen, "items", "a")["elapsed"], 45);
    assert_eq!(of(&seen, "clocks", "content")["elapsed"], 45);
    let report = say(&office, "export md --today 2025-08-01");
    let row = report
        .lines()
        .find(|line| line.starts_with("| a,"))
        .unwrap();
    assert!(row.contains("| 45 |"), "{row}");
}

#[test]
fn an_item_added_after_its_milestone_is_as_its_clock() {
    let office = after(&[
        "record test_debug_done 2025-06-01 -y",
        "record content_published 2025-07-01 -y",
        "item add content_published a",
    ]);
    let seen = status(&office, "2025-12-01");
    assert_eq!(of(&seen, "items", "a")["state"], "met");
    assert_eq!(of(&seen, "clocks", "content")["state"], "met");
    let brief = say(&office, "status --brief --today 2025-07-20");
    assert!(!brief.contains("IN RITARDO"), "{brief}");
    let answer = office.run(&words("check --today 2025-07-20"));
    assert_eq!(answer.code, Some(0), "{answer:?}");
}

#[test]
fn the_lines_of_why_add_up_where_a_rule_lets_a_suspension_count() {
    let office = after(&[
        "set rules.last_day civil",
        "record contract_signed 2025-02-06 -y",
        "suspend 2025-02-16 -y",
        "resume 2025-02-26 -y",
    ]);
    let why = say(&office, "why plan_delivery");
    let last = why
        .lines()
        .find(|line| line.contains("Ultimo giorno"))
        .unwrap();
    assert!(last.contains("06/02/2025 + 20"), "{last}");
    assert!(last.ends_with("mer 26/02/2025"), "{last}");
    // Under another rule it does not count, and the date that art. 1187 would give is explained.
    say(&office, "set rules.last_day nominal");
    let why = say(&office, "why plan_delivery");
    assert!(why.contains("06/02/2025 + 10"), "{why}");
    assert!(
        why.contains("se vale l'art. 1187 c.c.: mer 26/02/2025"),
        "{why}"
    );
    assert!(why.contains("contano diversamente"), "{why}");
}

#[test]
fn whatever_is_typed_first_an_extension_revives_a_suspended_clock_from_its_day() {
    let start = "record test_release 2025-06-06 -y";
    let suspend = "suspend 2025-09-10 --clock migration -y";
    let extend = "extend migration 60d --date 2025-10-01 -y";
    for lines in [[start, suspend, extend], [start, extend, suspend]] {
        let office = after(&lines[..2]);
        let third = say(&office, &format!("{} --today 2025-10-15", lines[2]));
        let told = "la sospensione n. 1 ferma il termine da mer 01/10/2025";
        assert!(third.contains(told), "{third}");
        assert!(!third.contains("non si ferma"), "{third}");
        say(&office, "resume 2025-11-01 --today 2025-11-15");
        let seen = status(&office, "2025-11-15");
        assert_eq!(of(&seen, "clocks", "migration")["due"], "2025-12-04");
        let why = say(&office, "why migration --today 2025-11-15");
        let values: Vec<&str> = why
            .lines()
            .filter(|line| line.contains("Sospensione") || line.contains("Proroga"))
            .map(|line| line.split_whitespace().next_back().unwrap())
            .collect();
        assert_eq!(values, ["0", "+60", "+31"], "{why}");
        assert!(why.contains("06/06/2025 + 181"), "{why}");
    }
}

#[test]
fn a_request_and_a_clock_of_one_limit_have_one_forecast() {
    let office = after(&[
        "set rules.last_day civil",
        "record contract_signed 2025-09-25 -y",
        "request open 2025-09-25 -y",
        "suspend 2025-09-26 -y",
    ]);
    let seen = status(&office, "2025-09-27");
    for clock in ["plan_delivery", "assistance:1"] {
        let clock = of(&seen, "clocks", clock);
        assert_eq!(clock["forecast_end"], "2025-10-06", "{clock}");
        assert_eq!(clock["days_left"], 9, "{clock}");
    }
    say(&office, "resume 2025-09-27 -y");
    let seen = status(&office, "2025-09-27");
    assert_eq!(of(&seen, "clocks", "plan_delivery")["due"], "2025-10-06");
}

#[test]
fn forecasts_go_by_what_is_known_of_items_and_of_closed_clocks() {
    let office = after(&[
        "item add content_published a",
        "expect content_published:a 2026-03-04",
    ]);
    let seen = status(&office, "2026-01-10");
    assert_eq!(of(&seen, "clocks", "content")["forecast_end"], "2026-03-04");

    let office = after(&[
        "record test_release 2025-09-01 -y",
        "record migration_verified 2025-10-15 -y",
    ]);
    let seen = status(&office, "2025-10-20");
    let training = of(&seen, "clocks", "test_training");
    assert_eq!(training["forecast_end"], "2025-11-14");
    let plain = say(&office, "status --plain --today 2025-10-20");
    assert!(plain.contains("previsto ven 14/11/2025"), "{plain}");
}

#[test]
fn an_item_goes_by_the_judged_clock_that_makes_it_most_urgent() {
    let office = after(&[
        "set clocks.test_training.to content_published",
        "set clocks.test_training.limit none",
        "record migration_done 2025-05-25 -y",
        "record test_debug_done 2025-06-01 -y",
        "item add content_published a",
    ]);
    let seen = status(&office, "2025-12-01");
    assert_eq!(of(&seen, "clocks", "content")["state"], "overdue");
    assert_eq!(of(&seen, "items", "a")["state"], "overdue");
}

#[test]
fn a_second_late_clock_of_a_phase_is_seen_in_the_table() {
    let office = Office::new();
    let plan = include_str!("plans/palestra.json");
    let plan = plan.replace("\"informative\": true", "\"informative\": false");
    let path = office.path().join("plan.json");
    std::fs::write(&path, plan).unwrap();
    office
        .run(&["init", "--plan", path.to_str().unwrap()])
        .done();
    say(&office, "record site_handed_over 2025-01-10 -y");
    let table = say(&office, "status");
    let row = |title: &str| table.lines().find(|line| line.contains(title)).unwrap();
    // The phase speaks of the one that was due first, the other has a line without a number.
    assert!(row("3 Lavori").contains("11/03/25"), "{table}");
    let second = table.lines().filter(|line| line.contains("in ritardo"));
    let second: Vec<&str> = second.collect();
    assert_eq!(second.len(), 2, "{table}");
    assert!(
        second[1].contains("Lavori") && second[1].contains("10/07/25"),
        "{table}"
    );
}

#[test]
fn all_ends_when_the_last_that_is_foreseen_has_happened() {
    let office = Office::new();
    say(&office, "init --plan tests/plans/palestra.json");
    say(&office, "record contract 2025-08-12 -y");
    say(&office, "set deadlines.opening 2027-01-31");
    let seen = status(&office, "2025-08-29");
    let opening = &seen["deadlines"][0]["forecast"];
    assert!(opening.is_string());
    assert_eq!(&seen["forecast"]["end"], opening);
}

#[test]
fn a_suspended_clock_says_what_it_will_have_left() {
    let office = after(&[
        "set rules.last_day civil",
        "record contract_signed 2025-09-25 -y",
        "suspend 2025-10-01 -y",
    ]);
    let left = |today: &str| {
        let seen = status(&office, today);
        of(&seen, "clocks", "plan_delivery")["days_left"].clone()
    };
    assert_eq!(left("2025-10-01"), 4);
    assert_eq!(left("2025-10-08"), 4);
    say(&office, "resume 2025-10-08 -y");
    // The twelfth is a Sunday.
    assert_eq!(left("2025-10-08"), 5);
    let seen = status(&office, "2025-10-08");
    assert_eq!(of(&seen, "clocks", "plan_delivery")["due"], "2025-10-13");
}

#[test]
fn penalties_never_add_up_beyond_the_cap() {
    let office = after(&[
        "record contract_signed 2025-01-01 -y",
        "record plan_accepted 2025-01-01 -y",
        "record test_release 2025-08-01 -y",
        "set info.net_amount 98000",
        "set penalties.daily_per_mille 1",
        "set penalties.cap_percent 10",
    ]);
    let seen = status(&office, "2026-02-01");
    let rows = seen["penalties"].as_array().unwrap();
    let sum: u64 = rows.iter().map(|row| row["cents"].as_u64().unwrap()).sum();
    assert_eq!((rows.len(), sum), (3, 980_000), "{rows:?}");
    let table = say(&office, "export csv --today 2026-02-01");
    let all: f64 = csv_sum(&table, "penalty_estimate_euro");
    assert!((all - 9_800.0).abs() < 0.001, "{all}");
}

fn csv_sum(table: &str, head: &str) -> f64 {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let at = reader
        .headers()
        .unwrap()
        .iter()
        .position(|h| h == head)
        .unwrap();
    let cells = reader.records().map(|row| row.unwrap()[at].to_owned());
    cells.filter_map(|cell| cell.parse::<f64>().ok()).sum()
}

#[test]
fn a_ceiling_that_is_passed_is_said_wherever_the_situation_is() {
    let office = Office::new();
    say(&office, "init --plan tests/plans/palestra.json");
    say(&office, "record site_handed_over 2025-03-03 -y");
    say(&office, "suspend 2025-03-10 -y");
    for view in ["status", "status --plain", "status --brief", "export md"] {
        let before = say(&office, &format!("{view} --today 2025-03-20"));
        assert!(!before.contains("oltre il tetto"), "{view}\n{before}");
        let after = say(&office, &format!("{view} --today 2025-12-20"));
        assert!(after.contains("ltre il tetto."), "{view}\n{after}");
    }
    let table = say(&office, "status --today 2025-12-20");
    assert!(table.contains("in tutto, oltre il tetto"), "{table}");
    assert!(
        table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
    // Where two sentences leave little room, one of them says it before it says that no clock runs.
    let office = after(&[
        "set rules.suspension_ceiling 10d",
        "record contract_signed 2025-01-10 -y",
        "suspend 2025-01-12 -y",
    ]);
    for (lang, said) in [("it", "ltre il tetto."), ("en", "ast the ceiling.")] {
        let table = say(&office, &format!("status --today 2025-02-12 --lang {lang}"));
        let mut head = table.lines().take(3);
        assert!(head.any(|line| line.contains(said)), "{table}");
    }
}

#[test]
fn what_is_undone_comes_back_in_its_place_under_its_name() {
    let office = after(&[
        "item add content_published a",
        "item add content_published b",
        "item add content_published c",
        "record award 2025-01-20",
        "record contract_signed 2025-02-06",
        "record plan_delivered 2025-02-17",
        "expect plan_accepted 2025-09-10",
        "expect acceptance_test 2026-01-10",
    ]);
    let order = |list: &str, name: &str| -> Vec<String> {
        let file: Value = serde_json::from_str(&office.text()).unwrap();
        let rows = file[list].as_array().unwrap().iter();
        rows.map(|row| row[name].as_str().unwrap().to_owned())
            .collect()
    };
    let before = (
        order("items", "id"),
        order("records", "event"),
        order("expected", "event"),
    );
    for (line, told) in [
        ("item drop content_published a", "voce tolta, a."),
        ("item drop content_published b", "voce tolta, b."),
        ("clear award --reason x", "torna a lun 20/01/2025."),
        (
            "clear contract_signed --reason x -y",
            "torna a gio 06/02/2025.",
        ),
        ("expect plan_accepted none", ""),
    ] {
        say(&office, line);
        let undone = say(&office, "undo");
        assert!(
            undone.starts_with("Annullat") && undone.contains(told),
            "{undone}"
        );
        let now = (
            order("items", "id"),
            order("records", "event"),
            order("expected", "event"),
        );
        assert_eq!(now, before, "{line}");
        // Done again and taken back again it is the same.
        say(&office, "redo");
        say(&office, "undo");
        let now = (
            order("items", "id"),
            order("records", "event"),
            order("expected", "event"),
        );
        assert_eq!(now, before, "{line}");
    }
    // Two at once, taken back one after the other.
    say(&office, "item drop content_published a");
    say(&office, "item drop content_published b");
    say(&office, "undo");
    say(&office, "undo");
    assert_eq!(order("items", "id"), ["a", "b", "c"]);
    // What was added and taken back comes again where it was.
    let log = say(&office, "log");
    assert!(log.contains("voce tolta, a"), "{log}");
    assert!(!office.says().is_empty());
}

#[test]
fn what_is_awaited_says_since_when_and_a_resumption_is_among_it() {
    let office = after(&[
        "record award 2025-01-20",
        "record contract_signed 2025-08-10",
        "record acceptance_test 2025-08-01 -y",
        "request open 2025-08-05",
        "request open 2025-08-20",
        "suspend 2025-08-25 --clock assistance:2",
    ]);
    let seen = status(&office, "2025-08-29");
    let awaited = seen["awaited"].as_array().unwrap();
    let find = |event: &str| awaited.iter().find(|it| it["event"] == event);
    assert_eq!(
        find("assistance_answer:1"),
        Some(
            &json!({"event": "assistance_answer:1", "actor": "supplier", "since": "2025-08-05", "days": 24})
        )
    );
    assert_eq!(
        find("resumption:1"),
        Some(
            &json!({"event": "resumption:1", "actor": "administration", "since": "2025-08-25", "days": 4})
        )
    );
    assert_eq!(find("assistance_answer:2"), None);
    say(&office, "resume 2025-08-29");
    let seen = status(&office, "2025-08-29");
    let events: Vec<&Value> = seen["awaited"].as_array().unwrap().iter().collect();
    assert!(events.iter().any(|it| it["event"] == "assistance_answer:2"));
    assert!(!events.iter().any(|it| it["event"] == "resumption:1"));
}

#[test]
fn the_row_of_a_register_speaks_of_one_request() {
    let office = after(&[
        "record acceptance_test 2025-08-01 -y",
        "request open 2025-08-20",
        "request open 2025-08-22",
        "suspend 2025-08-25 --clock assistance:1",
    ]);
    let table = say(&office, "status --today 2025-08-27");
    let row = table.lines().find(|line| line.contains(" 7 ")).unwrap();
    // It stands, so there is no date and it is for us to order the resumption.
    assert!(row.contains("sospesa") && row.contains("noi"), "{row}");
    assert!(!row.contains("01/09/25"), "{row}");
}

/// One service was published today, the other is late: the whole is still to come.
#[test]
fn an_item_of_today_leaves_a_forecast_to_those_that_are_missing() {
    let office = after(&[
        "item add content_published one",
        "record content_published:one 2025-10-08 -y",
        "record test_debug_done 2025-06-01 -y",
        "item add content_published two",
    ]);
    let status: Value =
        serde_json::from_str(&say(&office, "status --json --today 2025-10-08")).unwrap();
    let clocks = status["clocks"].as_array().unwrap();
    let content = clocks
        .iter()
        .find(|clock| clock["id"] == "content")
        .unwrap();
    assert_eq!(content["state"], "overdue");
    assert_eq!(content["forecast_end"], "2025-10-08");
}
