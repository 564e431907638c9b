//! What does not apply, as commands write it: asked for, shown, taken back, and what it does to a file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;

use office::{Answer, Office};
use serde_json::Value;

const DAY: &str = "2026-08-24";

/// The demonstration dossier, in which everything there is happens; the point that does not apply in it does.
fn demonstration() -> Office {
    let office = Office::new();
    fs::copy("data/demonstration.json", office.file()).unwrap();
    let point = ["clear", "acceptance_test/tema-cms", "--reason", "It does"];
    run(&office, &point).done();
    office
}

fn run(office: &Office, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", DAY, "--lang", "en"], arguments].concat())
}

fn status(office: &Office) -> Value {
    serde_json::from_str(&run(office, &["status", "--json"]).done()).unwrap()
}

fn file(office: &Office) -> Value {
    serde_json::from_str(&office.text()).unwrap()
}

/// A dossier of the plan with an optional event, on which two things happened.
fn delivered() -> Office {
    let office = Office::new();
    let plan = "tests/scenarios/plans/three.json";
    run(&office, &["init", "--plan", plan]).done();
    office
}

#[test]
fn an_event_that_does_not_apply_needs_a_reason_and_is_a_fact_with_its_author() {
    let office = demonstration();
    let refused = run(&office, &["waive", "training_done"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.err.contains("--reason"), "{refused:?}");
    let before = status(&office);
    let awaited = |of: &Value| of["awaited"].to_string().contains("\"training_done\"");
    assert!(awaited(&before), "{before}");
    let done = run(
        &office,
        &[
            "waive",
            "training_done",
            "--reason",
            "no training bought",
            "--by",
            "L.R.",
        ],
    );
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{done:?}");
    assert!(done.out.contains("does not apply"), "{done:?}");
    let after = status(&office);
    assert!(!awaited(&after), "{after}");
    let waiver = &after["waivers"][0];
    assert_eq!(waiver["event"], "training_done");
    assert_eq!(waiver["date"], DAY);
    assert_eq!(waiver["reason"], "no training bought");
    assert_eq!(waiver["by"], "L.R.");
    // The file says so in a list of its own.
    assert_eq!(file(&office)["waivers"][0]["event"], "training_done");
    let entry = file(&office)["journal"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(entry["op"], "waive");
    // Once more changes nothing.
    let again = run(&office, &["waive", "training_done", "--reason", "again"]).done();
    assert!(again.contains("Nothing"), "{again}");
    // A date for it is refused, with the command that takes the word back.
    let refused = run(&office, &["record", "training_done", "20/8/2026"]);
    assert!(
        refused.err.contains("crono clear training_done"),
        "{refused:?}"
    );
    // As of the day before, nothing was said yet.
    let earlier = office
        .run(&["--today", "2026-08-23", "status", "--json"])
        .done();
    let earlier: Value = serde_json::from_str(&earlier).unwrap();
    assert_eq!(earlier["waivers"], serde_json::json!([]));
    assert!(awaited(&earlier));
}

#[test]
fn it_is_taken_back_with_clear_and_undo_and_made_again_with_redo() {
    let office = demonstration();
    let before = status(&office);
    run(&office, &["waive", "training_done", "--reason", "x"]).done();
    let there = |office: &Office| !status(office)["waivers"].as_array().unwrap().is_empty();
    run(&office, &["undo"]).done();
    assert!(!there(&office));
    run(&office, &["redo"]).done();
    assert!(there(&office));
    let refused = run(&office, &["clear", "training_done"]);
    assert!(refused.err.contains("--reason"), "{refused:?}");
    assert!(there(&office));
    let cleared = run(
        &office,
        &[
            "clear",
            "training_done",
            "--reason",
            "it was bought after all",
        ],
    )
    .done();
    assert!(cleared.contains("applies again"), "{cleared}");
    assert_eq!(status(&office), before);
    let log = run(&office, &["log"]).done();
    assert!(
        log.contains("applies again") && log.contains("does not apply (reason: x)"),
        "{log}"
    );
    let faults = run(&office, &["validate"]);
    assert_eq!(faults.code, Some(0), "{faults:?}");
}

#[test]
fn why_and_the_calendar_say_that_a_clock_does_not_apply() {
    let office = Office::new();
    run(&office, &["init"]).done();
    run(&office, &["record", "contract_signed", "20/8/2026", "-y"]).done();
    let before = run(&office, &["export", "ics"]).done();
    assert!(before.contains("plan_delivery.due") && !before.contains("CANCELLED"));
    run(&office, &["waive", "plan_delivered", "--reason", "x", "-y"]).done();
    let why = run(&office, &["why", "plan_delivery"]).done();
    assert!(
        why.lines().next().unwrap().contains("does not apply"),
        "{why}"
    );
    assert!(why.contains("Today") && !why.contains("gross"), "{why}");
    let after = run(&office, &["export", "ics"]).done();
    assert!(after.contains("STATUS:CANCELLED"), "{after}");
}

#[test]
fn what_has_a_date_applies() {
    let office = demonstration();
    for what in ["contract_signed", "1", "assistance_request:1"] {
        let refused = run(&office, &["waive", what, "--reason", "x"]);
        assert_eq!(refused.code, Some(1), "{what}: {refused:?}");
        assert!(refused.err.contains("so it applies"), "{what}: {refused:?}");
    }
    for what in ["nowhere", "99", "plan", "content_published:nothing"] {
        let refused = run(&office, &["waive", what, "--reason", "x"]);
        assert_eq!(refused.code, Some(1), "{what}: {refused:?}");
    }
}

#[test]
fn waiving_what_others_count_from_names_them_and_asks() {
    let office = Office::new();
    run(
        &office,
        &["init", "--plan", "tests/scenarios/plans/optional.json"],
    )
    .done();
    let asked = run(&office, &["waive", "objection", "--reason", "x"]);
    assert_eq!(asked.code, Some(1), "{asked:?}");
    assert!(asked.err.contains("would not apply either"), "{asked:?}");
    assert!(asked.err.contains("Answer"), "{asked:?}");
    // The events that follow from it are named, and the option that takes them along.
    let named =
        "Of the events that follow from it this may not apply either: \"Objection answered\"";
    assert!(asked.err.contains(named), "{asked:?}");
    assert!(asked.err.contains("--with-followers"), "{asked:?}");
    let both = ["waive", "objection", "--reason", "x", "--with-followers"];
    let done = run(&office, &both).done();
    assert!(
        done.contains("Objection, does not apply; Objection answered, does not apply"),
        "{done}"
    );
    assert_eq!(status(&office)["waivers"].as_array().unwrap().len(), 2);
    let log = run(&office, &["log"]).done();
    assert!(log.contains("(+1)"), "{log}");
    run(&office, &["undo"]).done();
    assert_eq!(status(&office)["waivers"], serde_json::json!([]));
    run(&office, &["waive", "objection", "--reason", "x", "-y"]).done();
    let clocks = status(&office)["clocks"].as_array().unwrap().clone();
    let waived: Vec<_> = clocks
        .iter()
        .filter(|clock| clock["state"] == "waived")
        .collect();
    let places: Vec<_> = waived
        .iter()
        .map(|clock| clock["id"].as_str().unwrap())
        .collect();
    assert_eq!(places, ["objection", "answer"]);
    assert!(waived.iter().all(|clock| clock["days_late"] == 0));
}

#[test]
fn a_request_and_a_whole_phase_do_not_apply() {
    let office = demonstration();
    let open = status(&office)["requests"].as_array().unwrap().clone();
    let open = open
        .iter()
        .find(|request| request["answered"].is_null())
        .unwrap();
    let name = format!("assistance:{}", open["n"]);
    run(&office, &["waive", &name, "--reason", "withdrawn"]).done();
    let now = status(&office);
    assert!(
        !now["awaited"]
            .to_string()
            .contains(&format!("assistance_answer:{}", open["n"]))
    );
    let clock = now["clocks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|clock| clock["id"] == name.as_str())
        .unwrap()
        .clone();
    assert_eq!(clock["state"], "waived");
    run(&office, &["clear", &name, "--reason", "it was not"]).done();

    // What the phase holds is named, and asked about.
    let asked = run(&office, &["waive", "8", "--reason", "no upkeep"]);
    assert_eq!(asked.code, Some(1), "{asked:?}");
    assert!(
        asked.err.contains("nothing that it holds would apply: \""),
        "{asked:?}"
    );
    run(&office, &["waive", "8", "--reason", "no upkeep", "-y"]).done();
    let now = status(&office);
    let phase = now["phases"]
        .as_array()
        .unwrap()
        .iter()
        .find(|phase| phase["number"] == 8)
        .unwrap()
        .clone();
    assert_eq!(phase["state"], "waived", "{phase}");
    for format in ["--plain", "--brief"] {
        run(&office, &["status", format]).done();
    }
    let plain = run(&office, &["status", "--plain"]).done();
    assert!(plain.contains("does not apply"), "{plain}");
    run(&office, &["clear", "8", "--reason", "it was bought"]).done();
    assert_eq!(status(&office)["waivers"], serde_json::json!([]));
}

#[test]
fn a_file_without_a_waiver_stays_what_it_is_and_one_with_it_is_of_version_2() {
    let office = delivered();
    let version = |office: &Office| file(office)["format"]["version"].clone();
    let first = file(&office)["plan"]["milestones"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    run(&office, &["record", &first, "1/8/2026"]).done();
    assert_eq!(version(&office), 1);
    assert!(
        file(&office).get("waivers").is_none(),
        "only where there is one"
    );
    let last = file(&office)["plan"]["milestones"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    run(&office, &["waive", &last, "--reason", "x", "-y"]).done();
    assert_eq!(version(&office), 2);
    // A program of before must not meet the entries of the journal that speak of it.
    run(&office, &["clear", &last, "--reason", "y"]).done();
    assert_eq!(version(&office), 2);
    let faults = run(&office, &["validate"]);
    assert_eq!(faults.code, Some(0), "{faults:?}");
}

#[test]
fn a_file_that_says_version_1_and_holds_a_waiver_is_of_version_2_once_it_is_saved() {
    let office = delivered();
    run(&office, &["waive", "tested", "--reason", "x", "-y"]).done();
    let mut by_hand = file(&office);
    by_hand["format"]["version"] = 1.into();
    std::fs::write(office.file(), by_hand.to_string()).unwrap();
    run(&office, &["note", "plan", "a note"]).done();
    assert_eq!(file(&office)["format"]["version"], 2);
}

/// A dossier of a plan in which a phase holds whatever a phase can.
fn of_plan(plan: &Value) -> Office {
    let office = Office::new();
    let path = office.path().join("plan.json");
    fs::write(&path, plan.to_string()).unwrap();
    run(&office, &["init", "--plan", path.to_str().unwrap()]).done();
    office
}

#[test]
fn a_whole_phase_is_named_with_all_that_comes_back_in_it() {
    let mut plan: Value =
        serde_json::from_str(&fs::read_to_string("tests/scenarios/plans/orders.json").unwrap())
            .unwrap();
    plan["series"] = serde_json::json!([{"id": "report", "phase": 2, "label": "Monthly report",
        "actor": "supplier", "from": "signed", "every": "1m", "due": "10d", "through": "2027-01-31"}]);
    let office = of_plan(&plan);
    let asked = run(&office, &["waive", "2", "--reason", "no orders"]).refused();
    assert!(
        asked.contains("nothing that it holds would apply: \"Orders\", \"Monthly report\"."),
        "{asked}"
    );
    assert!(!asked.contains("Delivery"), "{asked}");
}

#[test]
fn an_item_goes_with_what_was_said_of_it() {
    let office = demonstration();
    run(&office, &["item", "add", "content_published", "new-one"]).done();
    let waive = ["waive", "content_published:new-one", "--reason", "x"];
    run(&office, &waive).done();
    run(
        &office,
        &["item", "drop", "content_published", "new-one", "-y"],
    )
    .done();
    run(&office, &["validate"]).done();
    run(&office, &["undo"]).done();
    assert_eq!(
        status(&office)["waivers"][0]["event"],
        "content_published:new-one"
    );
    run(&office, &["validate"]).done();
}

#[test]
fn what_follows_what_did_not_apply_before_is_offered_as_well() {
    let milestone = |id: &str, after: &[&str]| serde_json::json!({"id": id, "phase": 1, "label": id.to_uppercase(), "actor": "supplier", "after": after});
    let clock = |id: &str, from: &str, to: &str| serde_json::json!({"id": id, "phase": 1, "label": id, "from": from, "to": [to], "limit": "30d"});
    let plan = serde_json::json!({"name": "chain", "title": "Chain",
        "phases": [{"number": 1, "id": "one", "title": "One"}],
        "milestones": [milestone("a", &[]), milestone("b", &["a"]), milestone("c", &["a", "b"]),
            milestone("d", &["c"]), milestone("last", &[])],
        "clocks": [clock("first", "a", "b"), clock("long", "a", "c"), clock("second", "b", "c"),
            clock("third", "c", "d")]});
    let office = of_plan(&plan);
    // Alone, with its clocks: B and C are still awaited.
    run(&office, &["waive", "a", "--reason", "x", "-y"]).done();
    // C ends nothing that goes on: its long clock does not apply since, and now the other would not.
    let asked = run(&office, &["waive", "b", "--reason", "x"]).refused();
    assert!(asked.contains("\"C\""), "{asked}");
    let followers = ["waive", "b", "--with-followers", "--reason", "x", "-y"];
    run(&office, &followers).done();
    let status = status(&office);
    let waived: Vec<&str> = status["waivers"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|waiver| waiver["event"].as_str())
        .collect();
    assert_eq!(waived, ["a", "b", "c", "d"]);
}

#[test]
fn no_entry_is_opened_in_a_phase_that_does_not_apply() {
    let plan = fs::read_to_string("tests/scenarios/plans/orders.json").unwrap();
    let office = of_plan(&serde_json::from_str(&plan).unwrap());
    run(&office, &["waive", "2", "--reason", "no orders", "-y"]).done();
    let refused = run(&office, &["request", "open", "2026-08-20", "-y"]).refused();
    assert!(refused.contains("does not apply"), "{refused}");
    run(&office, &["clear", "2", "--reason", "there are"]).done();
    run(&office, &["request", "open", "2026-08-20", "-y"]).done();
}

#[test]
fn whether_an_event_need_not_happen_is_a_setting() {
    let office = demonstration();
    let awaited = |office: &Office| {
        status(office)["awaited"]
            .to_string()
            .contains("\"training_done\"")
    };
    assert!(awaited(&office));
    let key = "milestones.training_done.optional";
    assert_eq!(run(&office, &["get", key]).done(), "off\n");
    let said = run(&office, &["set", key, "on"]).done();
    assert!(
        said.contains("training done, optional = yes, it need not happen"),
        "{said}"
    );
    assert!(!awaited(&office));
    run(&office, &["undo"]).done();
    assert!(awaited(&office));
    run(&office, &["redo"]).done();
    assert_eq!(run(&office, &["get", key]).done(), "on\n");
    let entry = run(&office, &["log"]).done();
    assert!(entry.contains("optional"), "{entry}");
    // Something has to be awaited, and only an event can be optional.
    let refused = run(&office, &["set", "milestones.award.optional", "on"]).refused();
    assert!(refused.contains("every event is optional"), "{refused}");
    for (key, value) in [
        (key, "maybe"),
        (key, "none"),
        ("milestones.assistance_answer.optional", "on"),
    ] {
        run(&office, &["set", key, value]).refused();
    }
    run(&office, &["validate"]).done();
}

/// A contract in which a service begins with an event of another phase.
const WITH_A_SERVICE: &str = "title: Upkeep
1. Works
- Handed over | supplier
2. Service
- Yearly check | supplier
~ Upkeep | 1 year from Handed over, warn 30 d
";

#[test]
fn a_service_of_a_phase_that_does_not_apply_is_none_even_once_it_runs() {
    let office = Office::new();
    let plan = office.path().join("plan.txt");
    fs::write(&plan, WITH_A_SERVICE).unwrap();
    run(&office, &["init", "--plan", plan.to_str().unwrap()]).done();
    run(&office, &["record", "handed_over", "2025-09-01", "-y"]).done();
    let check = run(&office, &["check"]);
    assert_eq!(
        check.code,
        Some(1),
        "the service is about to end: {check:?}"
    );
    run(&office, &["waive", "2", "--reason", "No service", "-y"]).done();
    let status = status(&office);
    assert_eq!(status["phases"][1]["state"], "waived", "{status}");
    assert_eq!(status["terms"][0]["state"], "waived", "{status}");
    let check = run(&office, &["check"]);
    assert_eq!(check.code, Some(0), "{check:?}");
}

#[test]
fn an_entry_that_stands_still_is_not_over() {
    let office = Office::new();
    let plan = office.path().join("plan.txt");
    let text = "title: Orders
1. Orders
- Signed | we
? Order > Delivery > Check | we > supplier > we | > 30 d > 20 d
";
    fs::write(&plan, text).unwrap();
    run(&office, &["init", "--plan", plan.to_str().unwrap()]).done();
    run(&office, &["record", "signed", "2026-08-01", "-y"]).done();
    run(&office, &["request", "open", "2026-08-03", "-y"]).done();
    let register = status(&office)["registers"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let register = register.split('/').next().unwrap().to_owned();
    let steps = status(&office)["clocks"].as_array().cloned().unwrap();
    let step = steps.iter().find_map(|clock| {
        let id = clock["id"].as_str()?;
        id.strip_prefix(&format!("{register}:1/"))
            .map(str::to_owned)
    });
    let first = format!("{register}:1/{}", step.unwrap());
    run(
        &office,
        &["waive", &first, "--reason", "Sent by post", "-y"],
    )
    .done();
    run(&office, &["suspend", "2026-08-10", "-y"]).done();
    let status = status(&office);
    assert_eq!(status["phases"][0]["state"], "suspended", "{status}");
}

#[test]
fn a_promise_that_was_kept_is_not_told_as_broken() {
    let office = demonstration();
    run(
        &office,
        &["expect", "migration_verified", "2026-08-30", "-y"],
    )
    .done();
    let promised = run(&office, &["export", "md"]).done();
    assert!(
        promised.contains("promised for Sun 30/08/2026"),
        "{promised}"
    );
    run(
        &office,
        &["record", "migration_verified", "2026-08-24", "-y"],
    )
    .done();
    let kept = office
        .run(&["--today", "2026-09-20", "--lang", "en", "export", "md"])
        .done();
    let broken = |line: &&str| line.contains("Migration verified") && line.contains("not kept");
    assert_eq!(kept.lines().find(broken), None, "{kept}");
}

#[test]
fn the_report_says_since_when_it_does_not_apply_and_who_said_so() {
    let office = demonstration();
    run(
        &office,
        &["waive", "content_published:scuola", "--reason", "not moved"],
    )
    .done();
    let report = run(&office, &["export", "md"]).done();
    let (_, said) = report.split_once("## What does not apply").unwrap();
    let line = said
        .lines()
        .find(|line| line.contains("not moved"))
        .unwrap();
    assert!(
        line.contains("does not apply (not moved), ") && line.ends_with(", M.R."),
        "{line}"
    );
}

#[test]
fn what_lies_in_something_that_does_not_apply_is_not_said_to_be_unchanged() {
    let office = demonstration();
    let all = ["waive", "8", "--reason", "no upkeep", "-y"];
    run(&office, &all).done();
    let site = ["waive", "acceptance_test/handover", "--reason", "none"];
    for (place, of, clear) in [
        ("maintenance_start", "phase 8, Upkeep", "crono clear 8"),
        (
            "acceptance_test/manuali",
            "group \"The hand-over\"",
            "crono clear acceptance_test/handover",
        ),
    ] {
        if clear.contains("handover") {
            for point in handed_over(&office) {
                run(&office, &["tick", "acceptance_test", &point, "none"]);
            }
            run(&office, &site).done();
        }
        let refused = run(&office, &["clear", place]);
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert!(refused.err.contains(of), "{refused:?}");
        assert!(refused.err.contains(clear), "{refused:?}");
    }
}

/// The points of a group that are ticked.
fn handed_over(office: &Office) -> Vec<String> {
    let file = file(office);
    let list = |of: &Value, key: &str| of[key].as_array().cloned().unwrap_or_default();
    let milestones = list(&file["plan"], "milestones");
    let of = milestones
        .iter()
        .find(|it| it["id"] == "acceptance_test")
        .unwrap();
    let points = list(of, "checklist").into_iter();
    let points = points.filter(|point| point["group"] == "handover");
    points
        .map(|point| point["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_clock_and_an_event_of_one_name_are_told_apart() {
    let office = Office::new();
    let text = "title: T\n1. Works\n- Start | we\n- Test | supplier | 10 d from Start\n- Use | we | 5 d from Test\n";
    let path = office.path().join("plan.txt");
    fs::write(&path, text).unwrap();
    run(&office, &["init", "--plan", path.to_str().unwrap()]).done();
    let waive = ["waive", "test", "--reason", "x"];
    let asked = run(&office, &waive);
    for said in [
        "This clock would not apply either, because it begins there: phase 1, Use.",
        "Of the events that follow from it this may not apply either: \"Use\".",
    ] {
        assert!(asked.err.contains(said), "{asked:?}");
    }
    let saved = run(&office, &["waive", "test", "--reason", "x", "-y"]).done();
    let said = "Test, does not apply. Clock test: does not apply. Clock use: does not apply.";
    assert!(saved.contains(said), "{saved}");
}
