//! Check lists, as commands write them: ticked, taken back, without application, added to, and in every export.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::{Answer, Office};
use serde_json::{Value, json};

const PLAN: &str = "tests/scenarios/plans/checked.json";
const DAY: &str = "2026-09-10";

/// A dossier of a plan with a check list of four points, its test awaited.
fn ready() -> Office {
    let office = Office::new();
    run(&office, &["init", "--plan", PLAN]).done();
    run(&office, &["record", "start", "2026-08-03"]).done();
    run(&office, &["record", "ready", "2026-08-31"]).done();
    office
}

fn run(office: &Office, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", DAY, "--lang", "en"], arguments].concat())
}

fn json_of(office: &Office) -> Value {
    serde_json::from_str(&run(office, &["status", "--json"]).done()).unwrap()
}

fn points(office: &Office) -> Value {
    json_of(office)["checklists"][0]["points"].clone()
}

fn file(office: &Office) -> Value {
    serde_json::from_str(&office.text()).unwrap()
}

#[test]
fn points_are_ticked_with_a_day_a_note_and_their_author() {
    let office = ready();
    let said = run(&office, &["tick", "tested", "fonts"]).done();
    assert!(
        said.contains("Joint test, \"Model fonts on every page\": ticked Thu 10/09/2026"),
        "{said}"
    );
    let line = [
        "tick",
        "tested",
        "menu",
        "login",
        "yesterday",
        "--note",
        "with the supplier",
        "--by",
        "L.R.",
    ];
    let said = run(&office, &line).done();
    assert!(said.contains("(+1)"), "{said}");
    let all = points(&office);
    assert_eq!(
        all[0],
        json!({"id": "fonts", "date": DAY, "by": all[0]["by"], "note": null, "waived": false})
    );
    assert_eq!(
        all[1],
        json!({"id": "menu", "date": "2026-09-09", "by": "L.R.", "note": "with the supplier", "waived": false})
    );
    assert_eq!(
        all[3],
        json!({"id": "backup", "date": null, "by": null, "note": null, "waived": false})
    );
    // A date may be of several words, as everywhere.
    run(
        &office,
        &["tick", "tested", "backup", "mon", "7", "Sep", "2026"],
    )
    .done();
    assert_eq!(points(&office)[3]["date"], "2026-09-07");
    assert_eq!(file(&office)["ticks"][0]["event"], "tested");
    assert_eq!(file(&office)["ticks"][0]["point"], "fonts");
    assert_eq!(file(&office)["format"]["version"], 2);
    // As of a day before, what was ticked later is not seen.
    let then = office
        .run(&["--today", "2026-09-08", "status", "--json"])
        .done();
    let then: Value = serde_json::from_str(&then).unwrap();
    let dates: Vec<&Value> = then["checklists"][0]["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| &point["date"])
        .collect();
    assert_eq!(
        dates,
        [
            &json!(null),
            &json!(null),
            &json!(null),
            &json!("2026-09-07")
        ]
    );
}

#[test]
fn a_point_is_named_by_the_code_of_its_source_too() {
    let office = ready();
    run(&office, &["tick", "tested", "c.si.1.1", "menu"]).done();
    let ticked = |at: usize| points(&office)[at]["date"] == json!("2026-09-10");
    assert_eq!([ticked(0), ticked(1), ticked(2)], [true, true, false]);
    run(&office, &["tick", "tested", "C.SI.1.1", "none"]).done();
    assert!(!ticked(0));
    // A code of several points names none of them.
    let plan = std::fs::read_to_string(PLAN).unwrap();
    let plan = plan.replace("C.SI.1.6", "C.SI.1.1");
    let path = office.path().join("twice.json");
    std::fs::write(&path, plan).unwrap();
    let path = path.to_str().unwrap();
    let twice = office.path().join("twice-dossier.json");
    let twice = twice.to_str().unwrap();
    run(&office, &["-f", twice, "init", "--plan", path]).done();
    run(&office, &["-f", twice, "tick", "tested", "C.SI.1.1"]).refused();
}

#[test]
fn a_tick_is_taken_back_by_none_by_undo_and_only_where_it_was() {
    let office = ready();
    run(&office, &["tick", "tested", "fonts", "menu"]).done();
    let said = run(&office, &["tick", "tested", "fonts", "none"]).done();
    assert!(said.contains("tick taken back"), "{said}");
    assert_eq!(points(&office)[0]["date"], json!(null));
    run(&office, &["undo"]).done();
    assert_eq!(points(&office)[0]["date"], DAY);
    run(&office, &["redo"]).done();
    run(&office, &["undo"]).done();
    run(&office, &["undo"]).done();
    assert_eq!(points(&office)[1]["date"], json!(null));
    run(&office, &["tick", "tested", "fonts", "2026-09-01"]).done();
    let refused = run(&office, &["tick", "tested", "fonts", "--if-was", "-"]).refused();
    assert!(
        refused.contains("Conflict") && refused.contains("01/09/2026"),
        "{refused}"
    );
    let log = run(&office, &["log", "--event", "tested"]).done();
    assert!(log.contains("ticked Tue 01/09/2026"), "{log}");
    assert!(run(&office, &["validate"]).done().contains("sound"));
}

#[test]
fn what_is_no_point_is_refused_with_the_nearest_or_with_those_there_are() {
    let office = ready();
    for (line, said) in [
        (&["tick", "tested", "font"][..], "Did you mean \"fonts\"?"),
        (
            &["tick", "tested", "fonts", "menus"],
            "Did you mean \"menu\"?",
        ),
        (
            &["tick", "tested", "x"],
            "There are: fonts, menu, login, backup.",
        ),
        (&["tick", "tested", "site"], "\"site\" is a group"),
        (&["tick", "tested", "fonts", "site"], "\"site\" is a group"),
        (&["tick", "ready", "fonts"], "Site ready has no check list."),
        (&["tick", "nowhere", "fonts"], "nowhere"),
        (&["tick", "tested", "fonts", "31/2"], "31/2"),
        (
            &["tick", "tested", "fonts", "2026-10-01"],
            "date in the future",
        ),
        (
            &["waive", "tested/nothing", "--reason", "x"],
            "has no point \"nothing\"",
        ),
        (&["note", "tested/nothing", "x"], "tested/nothing"),
    ] {
        let refused = run(&office, line).refused();
        assert!(refused.contains(said), "{line:?}: {refused}");
    }
    assert!(file(&office)["ticks"].is_null());
    run(&office, &["tick", "tested", "fonts", "2026-10-01", "-y"]).done();
}

#[test]
fn a_point_or_a_group_may_not_apply_and_apply_again() {
    let office = ready();
    assert!(
        run(&office, &["waive", "tested/services"])
            .refused()
            .contains("--reason")
    );
    run(
        &office,
        &["waive", "tested/services", "--reason", "no services bought"],
    )
    .done();
    run(
        &office,
        &["waive", "tested/backup", "--reason", "done elsewhere"],
    )
    .done();
    let all = points(&office);
    let waived: Vec<&Value> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|point| &point["waived"])
        .collect();
    assert_eq!(
        waived,
        [false, false, true, true]
            .map(Value::from)
            .iter()
            .collect::<Vec<_>>()
    );
    let status = run(&office, &["status"]).done();
    assert!(
        status.contains("Check list: 0 of 2 points, 2 do not apply"),
        "{status}"
    );
    // A point of the group does not apply by itself, and applies again only with the group.
    for arguments in [
        &["tick", "tested", "login"][..],
        &["clear", "tested/login", "--reason", "bought after all"],
    ] {
        let refused = run(&office, arguments).refused();
        assert!(refused.contains("does not apply"), "{refused}");
        let clear = "crono clear tested/services --reason \"...\"";
        assert!(refused.contains(clear), "{refused}");
    }
    run(&office, &["tick", "tested", "fonts"]).done();
    let refused = run(&office, &["waive", "tested/site", "--reason", "x"]).refused();
    assert!(refused.contains("is ticked (Thu 10/09/2026)"), "{refused}");
    assert!(
        run(&office, &["clear", "tested/services"])
            .refused()
            .contains("--reason")
    );
    run(
        &office,
        &["clear", "tested/services", "--reason", "bought after all"],
    )
    .done();
    run(&office, &["tick", "tested", "login"]).done();
    let waivers = json_of(&office)["waivers"].clone();
    assert_eq!(waivers.as_array().unwrap().len(), 1);
    assert_eq!(waivers[0]["event"], "tested/backup");
}

#[test]
fn recording_the_event_with_open_points_asks_and_names_how_many() {
    let office = ready();
    run(&office, &["tick", "tested", "fonts", "menu", "login"]).done();
    let asked = run(&office, &["record", "tested"]).refused();
    assert!(
        asked.contains("1 point of 4 of the check list is still open."),
        "{asked}"
    );
    let italian = office
        .run(&["--today", DAY, "--lang", "it", "record", "tested"])
        .refused();
    assert!(
        italian.contains("Nella lista di controllo resta aperto 1 punto su 4."),
        "{italian}"
    );
    run(&office, &["tick", "tested", "login", "none"]).done();
    let asked = run(&office, &["record", "tested"]).refused();
    assert!(
        asked.contains("2 points of 4 of the check list are still open."),
        "{asked}"
    );
    run(&office, &["record", "tested", "-y"]).done();
    // Once it is recorded nobody is asked about its points again, and they can still be ticked.
    run(&office, &["tick", "tested", "login", "backup"]).done();
    let done = run(
        &office,
        &["record", "tested", "2026-09-09", "--reason", "minutes"],
    );
    assert_eq!(done.code, Some(0), "{done:?}");
}

#[test]
fn points_are_added_rewritten_and_dropped() {
    let office = ready();
    let add = [
        "point",
        "add",
        "tested",
        "speed",
        "Score of 50 or more",
        "--it",
        "Punteggio da 50 in su",
        "--code",
        "C.SI.4.1",
        "--group",
        "site",
    ];
    let said = run(&office, &add).done();
    assert!(
        said.contains("Saved: point added, Joint test, \"Score of 50 or more\"."),
        "{said}"
    );
    let milestone = |office: &Office| file(office)["plan"]["milestones"][2]["checklist"].clone();
    assert_eq!(
        milestone(&office)[4],
        json!({"id": "speed", "it": "Punteggio da 50 in su", "en": "Score of 50 or more", "source": "C.SI.4.1", "group": "site"})
    );
    // It stands with its group.
    let ids: Vec<String> = points(&office)
        .as_array()
        .unwrap()
        .iter()
        .map(|point| point["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["fonts", "menu", "speed", "login", "backup"]);
    assert!(run(&office, &add).refused().contains("\"speed\" already"));
    assert!(
        run(&office, &["point", "add", "tested", "site", "x"])
            .refused()
            .contains("\"site\" already")
    );
    let refused = run(
        &office,
        &["point", "add", "tested", "x", "x", "--group", "sit"],
    )
    .refused();
    assert!(refused.contains("there are: site, services"), "{refused}");
    run(
        &office,
        &[
            "point", "rename", "tested", "speed", "--en", "Score 50", "--code", "none",
        ],
    )
    .done();
    let now = milestone(&office)[4].clone();
    assert_eq!(
        now,
        json!({"id": "speed", "it": "Punteggio da 50 in su", "en": "Score 50", "group": "site"})
    );
    // A tick stays with a point that is rewritten, and is asked about where the point goes.
    run(&office, &["tick", "tested", "menu"]).done();
    run(&office, &["point", "rename", "tested", "menu", "Menu"]).done();
    assert_eq!(points(&office)[1]["date"], DAY);
    let asked = run(&office, &["point", "drop", "tested", "menu"]).refused();
    assert!(
        asked.contains("Its tick goes with the point (Thu 10/09/2026)."),
        "{asked}"
    );
    let before = file(&office);
    run(&office, &["point", "drop", "tested", "menu", "-y"]).done();
    assert_eq!(file(&office)["ticks"], Value::Null);
    run(&office, &["undo"]).done();
    let after = file(&office);
    assert_eq!(
        (&before["plan"], &before["ticks"]),
        (&after["plan"], &after["ticks"])
    );
    assert!(
        run(&office, &["point", "drop", "tested", "nothing"])
            .refused()
            .contains("has no point")
    );
    // A milestone without a list gets one with its first point.
    run(&office, &["point", "add", "ready", "logo", "Logo"]).done();
    run(&office, &["tick", "ready", "logo", "-y"]).done();
    let get = run(&office, &["get", "milestones.ready.checklist.logo"]).done();
    assert!(get.contains("Logo"), "{get}");
    run(
        &office,
        &["set", "milestones.ready.checklist.logo", "Logo", "UE"],
    )
    .done();
    assert_eq!(
        file(&office)["plan"]["milestones"][1]["checklist"][0]["it"],
        "Logo UE"
    );
    assert!(run(&office, &["validate"]).done().contains("sound"));
}

#[test]
fn a_backup_brings_points_and_ticks_back() {
    let office = ready();
    run(&office, &["tick", "tested", "fonts"]).done();
    let on = |day: &str, line: &[&str]| {
        let environment = [("CRONO_TODAY", day)];
        let _ = environment;
        office.run(&[&["--today", day, "--lang", "en"], line].concat())
    };
    let before = file(&office);
    std::fs::copy(
        office.file(),
        office.path().join(".crono.json.bak-2026-09-10"),
    )
    .unwrap();
    on("2026-09-12", &["point", "drop", "tested", "menu"]).done();
    on("2026-09-12", &["tick", "tested", "fonts", "none"]).done();
    on("2026-09-12", &["point", "add", "tested", "new", "New"]).done();
    on("2026-09-12", &["waive", "tested/login", "--reason", "x"]).done();
    on("2026-09-12", &["restore", "10/9/2026", "-y"]).done();
    let after = file(&office);
    assert_eq!(
        (&before["plan"], &before["ticks"]),
        (&after["plan"], &after["ticks"])
    );
    assert!(after["waivers"].is_null());
    assert!(run(&office, &["validate"]).done().contains("sound"));
}

#[test]
fn every_export_has_the_points() {
    let office = ready();
    run(
        &office,
        &[
            "tick",
            "tested",
            "fonts",
            "--note",
            "all pages",
            "--by",
            "L.R.",
        ],
    )
    .done();
    run(
        &office,
        &["waive", "tested/services", "--reason", "none bought"],
    )
    .done();
    run(
        &office,
        &["note", "tested/backup", "asked for it on Monday"],
    )
    .done();
    let csv = run(&office, &["export", "csv", "--table", "points"]).done();
    let mut lines = csv.lines();
    assert_eq!(
        lines.next().unwrap(),
        "event,label,phase,id,what,source,group,state,date,note,reason,by,login,at,outside"
    );
    let first = lines.next().unwrap();
    assert!(
        first.starts_with("tested,Joint test,2,fonts,Model fonts on every page,C.SI.1.1,site,ticked,2026-09-10,all pages,,L.R.,"),
        "{first}"
    );
    assert!(
        csv.contains("login,Digital identity login,C.SE.1.1,services,waived,,,none bought,"),
        "{csv}"
    );
    assert!(
        csv.contains("backup,Backup restored as a trial,,,open,,asked for it on Monday,,,,,false"),
        "{csv}"
    );
    let md = run(&office, &["export", "md"]).done();
    assert!(
        md.contains("## Check lists")
            && md.contains("Joint test: 1 of 3 points, 1 does not apply."),
        "{md}"
    );
    assert!(
        md.contains(
            "| Model fonts on every page | The site | C.SI.1.1 | 10/09/2026 | L.R. | all pages |"
        ),
        "{md}"
    );
    let html = run(&office, &["export", "html"]).done();
    assert!(
        html.contains("Model fonts on every page") && html.contains("does not apply (none bought)"),
        "{html}"
    );
    let plain = run(&office, &["status", "--plain"]).done();
    assert!(
        plain.contains("Check list: Joint test: 1 of 3 points, 1 does not apply"),
        "{plain}"
    );
    let ics = run(&office, &["export", "ics"]).done().replace("\r\n ", "");
    assert!(
        ics.contains("Check list: Joint test\\, 1 of 3 points"),
        "{ics}"
    );
    // A term it is not: a monitoring system hears nothing of open points.
    assert!(!run(&office, &["check"]).out.contains("points"));
}

#[test]
fn hostile_texts_of_points_reach_no_terminal_and_no_formula() {
    let office = ready();
    run(
        &office,
        &[
            "point",
            "add",
            "tested",
            "bad",
            "\u{1b}[31m=cmd()\u{202e}",
            "--code",
            "=1+1",
        ],
    )
    .done();
    run(
        &office,
        &[
            "tick",
            "tested",
            "bad",
            "--note=-2\u{7}",
            "--by",
            "\u{1b}]0;x",
        ],
    )
    .done();
    for line in [
        &["status", "--json"][..],
        &["export", "csv", "--table", "points"],
        &["export", "md"],
        &["export", "html"],
        &["log"],
    ] {
        let said = run(&office, line).done();
        assert!(
            !said.contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{line:?}: {said:?}"
        );
    }
    let csv = run(&office, &["export", "csv", "--table", "points"]).done();
    assert!(csv.contains("'=1+1"), "{csv}");
}

#[test]
fn unknown_members_of_a_tick_are_kept_and_a_tick_of_nothing_is_named() {
    let office = ready();
    run(&office, &["tick", "tested", "fonts"]).done();
    let mut value = file(&office);
    value["ticks"][0]["x-photo"] = json!("front.jpg");
    std::fs::write(office.file(), serde_json::to_string_pretty(&value).unwrap()).unwrap();
    run(&office, &["tick", "tested", "menu"]).done();
    assert_eq!(file(&office)["ticks"][0]["x-photo"], "front.jpg");
    let mut value = file(&office);
    value["ticks"][0]["point"] = json!("nothing");
    std::fs::write(office.file(), serde_json::to_string_pretty(&value).unwrap()).unwrap();
    let refused = run(&office, &["validate"]);
    let said = format!("{}{}", refused.out, refused.err);
    assert_ne!(refused.code, Some(0));
    assert!(said.contains("tested/nothing"), "{said}");
}

#[test]
fn the_groups_of_a_list_are_settings_and_come_back_where_they_stood() {
    let office = ready();
    let groups = |office: &Office| {
        let plan = file(office)["plan"].clone();
        let milestones = plan["milestones"].as_array().unwrap().clone();
        let test = milestones
            .into_iter()
            .find(|it| it["id"] == "tested")
            .unwrap();
        test["groups"].clone()
    };
    let before = groups(&office);
    let first = before[0]["id"].as_str().unwrap().to_owned();
    let key = format!("milestones.tested.groups.{first}");
    let said = run(&office, &["set", &key, "La rete | The network"]).done();
    assert!(said.contains("The network"), "{said}");
    assert_eq!(groups(&office)[0]["it"], "La rete");
    assert_eq!(
        run(&office, &["get", &key]).done(),
        "La rete | The network\n"
    );
    // One that points stand in stays; one that is empty comes and goes.
    let refused = run(&office, &["set", &key, "none"]).refused();
    assert!(
        refused.contains(&format!("no group of points is called \"{first}\"")),
        "{refused}"
    );
    let other = "milestones.tested.groups.other";
    run(&office, &["set", other, "Other"]).done();
    let waive = ["waive", "tested/other", "--reason", "nothing in it"];
    run(&office, &waive).done();
    run(&office, &["set", other, "none"]).done();
    run(&office, &["validate"]).done();
    assert_eq!(
        groups(&office).as_array().unwrap().len(),
        before.as_array().unwrap().len()
    );
    run(&office, &["undo"]).done();
    assert_eq!(json_of(&office)["waivers"][0]["event"], "tested/other");
    for wrong in [
        ("milestones.tested.groups.12", "Digits"),
        ("milestones.tested.groups.blank", " "),
        ("milestones.nowhere.groups.a", "A"),
    ] {
        run(&office, &["set", wrong.0, wrong.1]).refused();
    }
    run(&office, &["validate"]).done();
}

#[test]
fn both_languages_of_a_point_may_be_typed_with_a_bar_between_them() {
    let office = ready();
    run(
        &office,
        &["point", "add", "tested", "fax", "Fax spento | Fax off"],
    )
    .done();
    let of = |lang: &str| {
        let common = ["--today", DAY, "--lang", lang];
        office
            .run(&[&common[..], &["export", "md"]].concat())
            .done()
    };
    assert!(of("it").contains("| Fax spento |"));
    assert!(of("en").contains("| Fax off |"));
    run(&office, &["point", "rename", "tested", "fax", "Fax"]).done();
    assert!(of("it").contains("| Fax |") && of("en").contains("| Fax |"));
    run(&office, &["undo"]).done();
    assert!(of("en").contains("| Fax off |"));
}

#[test]
fn another_day_for_a_tick_takes_a_reason_and_one_out_of_order_is_asked_about() {
    let office = Office::new();
    let plan = "tests/scenarios/plans/rejection_between.json";
    let on = |day: &str, arguments: &[&str]| {
        office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
    };
    on("2026-02-05", &["init", "--plan", plan]).done();
    on("2026-02-05", &["record", "signed", "5/2/2026"]).done();
    on("2026-02-13", &["record", "delivered", "13/2/2026"]).done();
    let day = "2026-02-20";
    let early = on(day, &["tick", "checked", "complete", "10/2/2026"]).refused();
    assert!(
        early.contains("before \"Delivered\" (Fri 13/02/2026)"),
        "{early}"
    );
    on(day, &["tick", "checked", "complete", "14/2/2026"]).done();
    let bare = on(day, &["tick", "checked", "complete", "15/2/2026"]).refused();
    assert!(bare.contains("changing the day needs a reason"), "{bare}");
    assert!(bare.contains("--reason"), "{bare}");
    let why = [
        "tick",
        "checked",
        "complete",
        "15/2/2026",
        "--reason",
        "typo",
    ];
    on(day, &why).done();
    // What else is to be said of it is no correction.
    on(
        day,
        &["tick", "checked", "complete", "15/2/2026", "--note", "seen"],
    )
    .done();
    on(day, &["record", "checked", "16/2/2026", "-y"]).done();
    let late = on(day, &["tick", "checked", "readable", "18/2/2026"]).refused();
    assert!(
        late.contains("after \"Checked\" (Mon 16/02/2026)"),
        "{late}"
    );
    on(day, &["tick", "checked", "readable", "16/2/2026"]).done();
}
