//! Silence that is an answer, by the real program: the plan of the page on plans lived through, suspended,
//! extended, recorded all the same, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;

use office::{Answer, Office};
use serde_json::{Value, json};

const PLAN: &str = "docs/examples/silence.json";

fn on(office: &Office, day: &str, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
}

fn status(office: &Office, day: &str) -> Value {
    serde_json::from_str(&on(office, day, &["status", "--json"]).done()).unwrap()
}

fn clock(status: &Value, id: &str) -> Value {
    let mut clocks = status["clocks"].as_array().unwrap().iter();
    clocks.find(|clock| clock["id"] == id).unwrap().clone()
}

/// The state of a clock, its end, its due date, and whether it ended by silence.
fn told(office: &Office, day: &str, id: &str) -> (String, Value, Value, bool) {
    let clock = clock(&status(office, day), id);
    let state = clock["state"].as_str().unwrap().to_owned();
    let by_silence = clock["by_silence"].as_bool().unwrap();
    (
        state,
        clock["end"].clone(),
        clock["due"].clone(),
        by_silence,
    )
}

fn said(
    state: &str,
    end: Option<&str>,
    due: Option<&str>,
    by_silence: bool,
) -> (String, Value, Value, bool) {
    (state.to_owned(), json!(end), json!(due), by_silence)
}

/// The application of 2 March: 90 days, through Sunday 31 May.
fn applied() -> Office {
    let office = Office::new();
    on(&office, "2026-03-02", &["init", "--plan", PLAN]).done();
    on(
        &office,
        "2026-03-02",
        &["record", "application", "2026-03-02"],
    )
    .done();
    office
}

#[test]
fn from_the_day_after_the_last_it_has_happened_on_the_last() {
    let office = applied();
    let file = office.text();
    assert_eq!(
        told(&office, "2026-05-31", "review"),
        said("due_today", None, Some("2026-05-31"), false)
    );
    assert_eq!(
        status(&office, "2026-05-31")["awaited"][0]["event"],
        "permit"
    );
    assert_eq!(
        told(&office, "2026-06-01", "review"),
        said("met", Some("2026-05-31"), Some("2026-05-31"), true)
    );
    // What counts from it runs, and nobody is awaited for it.
    assert_eq!(
        told(&office, "2026-06-01", "start"),
        said("running", None, Some("2026-06-30"), false)
    );
    let awaited = status(&office, "2026-06-01")["awaited"].clone();
    assert_eq!(awaited.as_array().unwrap().len(), 1, "{awaited}");
    assert_eq!(awaited[0]["event"], "works_begun");
    // The forecast had said so all along.
    let before = clock(&status(&office, "2026-04-01"), "start");
    assert_eq!(before["forecast_end"], "2026-06-30", "{before}");
    // Nothing was written.
    assert_eq!(office.text(), file);
    assert_eq!(
        status(&office, "2026-06-01")["records"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    // Years later it is still so.
    assert_eq!(
        told(&office, "2028-01-01", "review"),
        said("met", Some("2026-05-31"), Some("2026-05-31"), true)
    );
}

#[test]
fn it_is_said_by_silence_wherever_the_date_is_shown() {
    let office = applied();
    let day = "2026-06-01";
    let text = on(&office, day, &["status"]).done();
    let row = text.lines().find(|line| line.contains("1 Permit")).unwrap();
    assert!(row.contains("by silence"), "{text}");
    assert!(
        !text.contains("LATE") && text.contains("29 days left"),
        "{text}"
    );
    for (lang, word) in [("it", "per silenzio"), ("en", "by silence")] {
        let run = |arguments: &[&str]| {
            let all = [&["--today", day, "--lang", lang], arguments].concat();
            office.run(&all).done()
        };
        for arguments in [
            &["status", "--plain"][..],
            &["export", "md"],
            &["export", "html"],
            &["export", "ics"],
            &["why", "review"],
            &["why", "start"],
        ] {
            let all = run(arguments).replace("\r\n ", "");
            assert!(all.contains(word), "{arguments:?}: {all}");
        }
    }
    let why = on(&office, day, &["why", "review"]).done();
    assert!(
        why.contains("Silence") && !why.contains("on_expiry"),
        "{why}"
    );
    let table = on(&office, day, &["export", "csv", "--table", "clocks"]).done();
    let mut lines = table.lines();
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = heads.iter().position(|head| *head == "by_silence").unwrap();
    let review = lines.find(|line| line.starts_with("review,")).unwrap();
    assert_eq!(review.split(',').nth(at), Some("true"), "{review}");
    let check = on(&office, day, &["check"]);
    assert_eq!(check.code, Some(0), "{check:?}");
}

#[test]
fn a_suspended_clock_is_not_silent_and_an_extension_moves_the_day() {
    let office = applied();
    on(
        &office,
        "2026-05-01",
        &["suspend", "2026-05-01", "--reason", "papers", "-y"],
    )
    .done();
    assert_eq!(told(&office, "2026-06-10", "review").0, "suspended");
    on(&office, "2026-05-11", &["resume", "2026-05-11", "-y"]).done();
    assert_eq!(
        told(&office, "2026-06-10", "review"),
        said("due_today", None, Some("2026-06-10"), false)
    );
    assert!(told(&office, "2026-06-11", "review").3);
    on(&office, "2026-06-01", &["extend", "review", "5d", "-y"]).done();
    assert_eq!(told(&office, "2026-06-15", "review").0, "due_today");
    assert_eq!(
        told(&office, "2026-06-16", "review"),
        said("met", Some("2026-06-15"), Some("2026-06-15"), true)
    );
    // One that begins when silence has spoken changes nothing.
    on(
        &office,
        "2026-06-20",
        &["suspend", "2026-06-20", "--reason", "late", "-y"],
    )
    .done();
    assert_eq!(
        told(&office, "2026-06-21", "review"),
        said("met", Some("2026-06-15"), Some("2026-06-15"), true)
    );
}

#[test]
fn a_date_is_recorded_all_the_same_and_a_later_one_asks() {
    let office = applied();
    let day = "2026-06-10";
    // Within the term nothing is asked.
    on(&office, day, &["record", "permit", "2026-05-29"]).done();
    assert_eq!(
        told(&office, day, "review"),
        said("met", Some("2026-05-29"), Some("2026-05-31"), false)
    );
    // Taken back, silence speaks again.
    on(&office, day, &["clear", "permit", "--reason", "not signed"]).done();
    assert!(told(&office, day, "review").3);
    let refused = on(&office, day, &["record", "permit", "2026-06-05"]);
    assert_ne!(refused.code, Some(0), "{refused:?}");
    assert!(
        refused.err.contains("by silence already (Sun 31/05/2026)"),
        "{refused:?}"
    );
    assert!(told(&office, day, "review").3);
    on(&office, day, &["record", "permit", "2026-06-05", "-y"]).done();
    assert_eq!(
        told(&office, day, "review"),
        said("breached", Some("2026-06-05"), Some("2026-05-31"), false)
    );
    // What waits for it is recorded without a question about it.
    let other = applied();
    let begun = on(&other, day, &["record", "works_begun", "2026-06-08"]);
    assert_eq!(begun.code, Some(0), "{begun:?}");
    let early = on(&other, day, &["record", "works_begun", "2026-05-20"]);
    assert_ne!(early.code, Some(0), "{early:?}");
}

#[test]
fn what_begins_by_silence_may_end_by_silence() {
    let office = Office::new();
    let mut plan: Value = serde_json::from_str(&fs::read_to_string(PLAN).unwrap()).unwrap();
    plan["clocks"][1]["on_expiry"] = json!("happens");
    // Whatever order the plan has them in.
    plan["clocks"].as_array_mut().unwrap().reverse();
    let path = office.file().with_file_name("chain.json");
    fs::write(&path, plan.to_string()).unwrap();
    on(
        &office,
        "2026-03-02",
        &["init", "--plan", path.to_str().unwrap()],
    )
    .done();
    on(
        &office,
        "2026-03-02",
        &["record", "application", "2026-03-02"],
    )
    .done();
    assert_eq!(told(&office, "2026-06-30", "start").0, "due_today");
    assert_eq!(
        told(&office, "2026-07-01", "start"),
        said("met", Some("2026-06-30"), Some("2026-06-30"), true)
    );
    assert_eq!(status(&office, "2026-07-01")["state"], "met");
}

#[test]
fn a_plan_that_says_it_where_it_means_nothing_is_refused_as_a_whole() {
    let office = Office::new();
    let mut plan: Value = serde_json::from_str(&fs::read_to_string(PLAN).unwrap()).unwrap();
    plan["clocks"][1]["on_expiry"] = json!("happens");
    plan["clocks"][0].as_object_mut().unwrap().remove("limit");
    plan["clocks"][1]["from"] = json!("application");
    plan["clocks"][1]["to"] = json!(["permit", "works_begun"]);
    let path = office.file().with_file_name("wrong.json");
    let init = |plan: &Value, lang: &str| {
        fs::write(&path, plan.to_string()).unwrap();
        let refused = office.run(&["--lang", lang, "init", "--plan", path.to_str().unwrap()]);
        assert_eq!(refused.code, Some(1), "{refused:?}");
        refused.err
    };
    for (lang, limit, several) in [
        (
            "it",
            "il silenzio vale solo",
            "il silenzio vale per un evento solo",
        ),
        (
            "en",
            "silence means something only",
            "silence stands for one event only",
        ),
    ] {
        let err = init(&plan, lang);
        assert!(err.contains(limit) && err.contains(several), "{err}");
        assert!(err.contains("clocks[0] review.on_expiry"), "{err}");
    }
    let mut plan: Value = serde_json::from_str(&fs::read_to_string(PLAN).unwrap()).unwrap();
    plan["clocks"][0]["on_expiry"] = json!("rejected");
    let err = init(&plan, "en");
    assert!(err.contains("rejected") && err.contains("happens"), "{err}");
}

#[test]
fn a_rejection_after_silence_has_spoken_is_asked_about_as_a_late_date_is() {
    let office = Office::new();
    let mut plan: Value = serde_json::from_str(&fs::read_to_string(PLAN).unwrap()).unwrap();
    let milestones = plan["milestones"].as_array_mut().unwrap();
    let permit = milestones
        .iter_mut()
        .find(|it| it["id"] == "permit")
        .unwrap();
    permit["rejection"] = json!({"of": "application", "label": "Refused"});
    let path = office.path().join("plan.json");
    fs::write(&path, plan.to_string()).unwrap();
    let init = ["init", "--plan", path.to_str().unwrap()];
    on(&office, "2026-03-02", &init).done();
    let applied = ["record", "application", "2026-03-02"];
    on(&office, "2026-03-02", &applied).done();
    let reject = |day: &'static str| ["reject", "permit", day, "--reason", "incomplete"];
    let asked = on(&office, "2026-06-10", &reject("2026-06-10")).refused();
    assert!(asked.contains("by silence"), "{asked}");
    assert!(asked.contains("31/05/2026"), "{asked}");
    // In time nothing is asked: silence has not spoken then.
    on(&office, "2026-06-10", &reject("2026-05-31")).done();
    on(&office, "2026-06-10", &["undo"]).done();
    let meant = [&reject("2026-06-10")[..], &["-y"]].concat();
    on(&office, "2026-06-10", &meant).done();
    assert_eq!(
        status(&office, "2026-06-10")["rejections"][0]["date"],
        "2026-06-10"
    );
}

/// The permit may be rejected once it has happened by silence: 31 May.
fn may_be_rejected(clock: &str) -> Office {
    let office = Office::new();
    let mut plan: Value = serde_json::from_str(&fs::read_to_string(PLAN).unwrap()).unwrap();
    let mut rule = json!({"of": "permit", "clock": clock, "label": "Permit withdrawn"});
    if clock == "closed" {
        rule["again"] = json!("5d");
    }
    let milestones = plan["milestones"].as_array_mut().unwrap();
    let accepted = json!({"id": "accepted", "phase": 1, "label": "Acceptance",
        "actor": "supplier", "after": ["permit"], "rejection": rule});
    milestones.push(accepted);
    let path = office.path().join("plan.json");
    fs::write(&path, plan.to_string()).unwrap();
    let init = ["init", "--plan", path.to_str().unwrap()];
    on(&office, "2026-03-02", &init).done();
    let applied = ["record", "application", "2026-03-02"];
    on(&office, "2026-03-02", &applied).done();
    office
}

#[test]
fn what_happened_by_silence_is_rejected_once_that_is_confirmed() {
    let office = may_be_rejected("closed");
    let reject = |on_day: &'static str| ["reject", "accepted", on_day, "--reason", "x"];
    // On its last day silence has not spoken yet.
    let early = on(&office, "2026-05-31", &reject("2026-05-31")).refused();
    assert!(early.contains("nothing to reject"), "{early}");
    let before = on(&office, "2026-06-10", &reject("2026-05-30")).refused();
    assert!(before.contains("31/05/2026"), "{before}");
    let asked = on(&office, "2026-06-10", &reject("2026-06-10")).refused();
    assert!(asked.contains("by silence"), "{asked}");
    let meant = [&reject("2026-06-10")[..], &["-y"]].concat();
    on(&office, "2026-06-10", &meant).done();
    assert_eq!(
        told(&office, "2026-06-10", "review"),
        said("met", Some("2026-05-31"), Some("2026-05-31"), true)
    );
    // The second attempt has its own time, and its silence counts as that of the first did.
    assert_eq!(
        told(&office, "2026-06-15", "permit/2"),
        said("due_today", None, Some("2026-06-15"), false)
    );
    assert_eq!(
        told(&office, "2026-06-16", "permit/2"),
        said("met", Some("2026-06-15"), Some("2026-06-15"), true)
    );
    on(&office, "2026-06-12", &["check"]);
    let cleared = ["clear", "accepted/1", "--reason", "y"];
    on(&office, "2026-06-12", &cleared).done();
    assert_eq!(
        told(&office, "2026-06-12", "review"),
        said("met", Some("2026-05-31"), Some("2026-05-31"), true)
    );
}

#[test]
fn a_clock_that_goes_on_is_late_again_once_its_silence_is_rejected() {
    let office = may_be_rejected("goes_on");
    let reject = ["reject", "accepted", "2026-06-10", "--reason", "x"];
    let asked = on(&office, "2026-06-10", &reject).refused();
    assert!(asked.contains("by silence"), "{asked}");
    on(&office, "2026-06-10", &[&reject[..], &["-y"]].concat()).done();
    assert_eq!(
        told(&office, "2026-06-12", "review"),
        said("overdue", None, Some("2026-05-31"), false)
    );
    // Nobody rejects twice what was not delivered since.
    let again = on(&office, "2026-06-12", &reject).refused();
    assert!(again.contains("nothing was delivered since"), "{again}");
    on(&office, "2026-06-14", &["record", "permit", "2026-06-14"]).done();
    // The first attempt goes on having happened by silence, and nobody is awaited for it.
    let shown = on(&office, "2026-06-14", &["status", "--json"]).done();
    assert!(!shown.contains("\"event\": \"permit/1\""), "{shown}");
    assert_eq!(
        told(&office, "2026-06-14", "review"),
        said("breached", Some("2026-06-14"), Some("2026-05-31"), false)
    );
}

#[test]
fn what_happened_by_silence_is_not_said_not_to_apply() {
    let office = applied();
    let waive = ["waive", "permit", "2026-06-05", "--reason", "x", "-y"];
    let refused = on(&office, "2026-06-05", &waive).refused();
    assert!(refused.contains("by silence (Sun 31/05/2026)"), "{refused}");
    // On its last day it has not happened.
    on(&office, "2026-05-31", &waive).done();
}

#[test]
fn an_act_or_a_setting_that_undoes_a_silence_is_asked_about_with_its_day_and_what_counts_from_it() {
    let office = applied();
    let day = "2026-06-05";
    for (arguments, again) in [
        (
            &["extend", "review", "30d", "--date", "1/6/2026"][..],
            &["clear", "extension:1", "--reason", "x"][..],
        ),
        (
            &["suspend", "1/5/2026", "--clock", "review", "--reason", "x"],
            &["clear", "suspension:1", "--reason", "x"],
        ),
        (
            &["set", "clocks.review.limit", "120d", "--reason", "x"],
            &["set", "clocks.review.limit", "90d", "--reason", "x"],
        ),
    ] {
        let asked = on(&office, day, arguments);
        assert_eq!(asked.code, Some(1), "{asked:?}");
        let said = "Permit: it counts as having happened by silence already (Sun 31/05/2026)";
        assert!(asked.err.contains(said), "{asked:?}");
        assert!(
            asked.err.contains("This counts from it already"),
            "{asked:?}"
        );
        on(&office, day, &[arguments, &["-y"]].concat()).done();
        assert!(!told(&office, day, "review").3);
        on(&office, day, &[again, &["-y"]].concat()).done();
        assert!(told(&office, day, "review").3);
    }
    // An act that moves nothing of it is not asked about.
    on(&office, day, &["extend", "start", "5d"]).done();
}

#[test]
fn what_was_rejected_though_nobody_recorded_it_keeps_its_silence() {
    let office = may_be_rejected("closed");
    let reject = ["reject", "accepted", "2026-06-10", "--reason", "x", "-y"];
    on(&office, "2026-06-10", &reject).done();
    for arguments in [
        &["extend", "review/1", "60d", "--date", "1/5/2026", "-y"][..],
        &["set", "clocks.review.limit", "120d", "--reason", "x", "-y"],
    ] {
        let refused = on(&office, "2026-06-12", arguments).refused();
        assert!(refused.contains("crono clear accepted/1"), "{refused}");
    }
    let plan = office.path().join("plan.json");
    let shown = on(&office, "2026-06-12", &["plan", "show", "--json"]).done();
    let mut other: Value = serde_json::from_str(&shown).unwrap();
    let clocks = other["clocks"].as_array_mut().unwrap();
    for clock in clocks {
        clock.as_object_mut().unwrap().remove("on_expiry");
    }
    fs::write(&plan, other.to_string()).unwrap();
    let plan = plan.to_string_lossy().into_owned();
    let apply = ["plan", "apply", &plan, "--reason", "x", "-y"];
    let refused = on(&office, "2026-06-12", &apply).refused();
    assert!(refused.contains("[accepted/1]"), "{refused}");
    assert!(told(&office, "2026-06-12", "review").3);
}

#[test]
fn its_last_day_says_what_tomorrow_brings_and_nothing_is_taken_back() {
    let office = applied();
    let told = on(&office, "2026-05-31", &["status"]).done();
    assert!(
        told.contains("DUE TODAY: ") && told.contains("From tomorrow it counts, by silence."),
        "{told}"
    );
    let checked = on(&office, "2026-05-31", &["check"]);
    assert!(
        checked.out.contains("From tomorrow it counts"),
        "{checked:?}"
    );
    let before = office.bytes();
    let none = on(&office, "2026-06-10", &["clear", "permit", "--reason", "x"]).done();
    assert!(
        none.contains("nothing is recorded. It counts by silence since Sun 31/05/2026."),
        "{none}"
    );
    assert_eq!(office.bytes(), before);
}

#[test]
fn an_attempt_made_by_silence_is_listed_with_its_day() {
    let office = may_be_rejected("closed");
    let reject = ["reject", "accepted", "2026-06-10", "--reason", "x", "-y"];
    on(&office, "2026-06-10", &reject).done();
    let page = on(&office, "2026-06-20", &["export", "md"]).done();
    let attempts = "2 attempts, 1 rejected.\n\n- Permit (1), Sun 31/05/2026 (by silence)\n- Permit \
                    withdrawn (1), Wed 10/06/2026 (reason: x)\n- Permit, Mon 15/06/2026 (by silence)\n";
    assert!(page.contains(attempts), "{page}");
}

#[test]
fn the_origin_of_a_term_that_goes_on_past_its_silence_says_that_this_is_spent() {
    let office = may_be_rejected("goes_on");
    let rule = "when the last day is over without a date";
    let why = |day: &str| office::unfolded(&on(&office, day, &["why", "review"]).done());
    assert!(why("2026-05-20").contains(rule));
    let reject = ["reject", "accepted", "2026-06-10", "--reason", "x", "-y"];
    on(&office, "2026-06-10", &reject).done();
    let told = why("2026-06-12");
    assert!(!told.contains(rule), "{told}");
    assert!(told.contains("now only a recorded date counts"), "{told}");
}
