//! Plans are data: one works like the other by the real program, and nothing of any is in the code. Those that come
//! along are lived through in `library.rs`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crono::plan::{Plan, SHIPPED_DEFAULT, Text, shipped, shipped_names};
use serde_json::Value;
use tempfile::TempDir;

/// A plan of quite another kind than the shipped default, and not one that comes along.
const GYM: &str = include_str!("plans/palestra.json");

fn crono(home: &Path, arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("crono"))
        .env_clear()
        .env("HOME", home)
        .env("CRONO_LANG", "it")
        .env("CRONO_BY", "M.R.")
        .args(["--today", "2026-12-31"])
        .args(arguments)
        .output()
        .unwrap()
}

fn done(home: &Path, arguments: &[&str]) -> String {
    let output = crono(home, arguments);
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{arguments:?}: {err}");
    String::from_utf8(output.stdout).unwrap()
}

fn status(home: &Path) -> Value {
    serde_json::from_str(&done(home, &["status", "--json"])).unwrap()
}

#[test]
fn a_plan_of_events_and_terms_goes_from_its_first_event_to_its_last() {
    let name = SHIPPED_DEFAULT;
    goes_from_its_first_event_to_its_last(name, &shipped(name).unwrap());
    let gym = Plan::from_json(GYM).unwrap();
    goes_from_its_first_event_to_its_last("tests/plans/palestra.json", &gym);
}

#[test]
fn the_plan_to_be_copied_from_is_sound_works_and_has_everything() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples/plan.json");
    let text = fs::read_to_string(&path).unwrap();
    goes_from_its_first_event_to_its_last(path.to_str().unwrap(), &Plan::from_json(&text).unwrap());
    // Nothing in it is misspelt, which the reader would pass over: all of it is in the dossier.
    let home = TempDir::new().unwrap();
    done(home.path(), &["init", "--plan", path.to_str().unwrap()]);
    let file = home.path().join(".local/share/crono/crono.json");
    let file: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let plan: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["plan"], plan);
    // What the page on plans explains is there to be looked at.
    let every = |list: &str, key: &str| -> usize {
        let list = plan[list].as_array().unwrap();
        list.iter().filter(|entry| !entry[key].is_null()).count()
    };
    for (list, keys) in [
        ("phases", &["short"][..]),
        (
            "milestones",
            &[
                "after",
                "items",
                "suggest",
                "assume_days",
                "checklist",
                "groups",
            ],
        ),
        ("clocks", &["warn", "informative", "suspendable"]),
        ("registers", &["limit", "after"]),
        ("terms", &["limit", "log"]),
    ] {
        for key in keys {
            assert!(every(list, key) > 0, "{list}: {key}");
        }
    }
    assert!(every("clocks", "limit") < plan["clocks"].as_array().unwrap().len());
    for key in ["rules", "penalties", "deadlines"] {
        assert!(plan[key].is_object(), "{key}");
    }
}

/// Records every event of a plan in order, looking at all there is after each.
fn goes_from_its_first_event_to_its_last(name: &str, plan: &Plan) {
    let home = TempDir::new().unwrap();
    let home = home.path();
    done(home, &["init", "--plan", name]);
    let mut dates = "2026-01-10"
        .parse::<crono::calendar::Date>()
        .unwrap()
        .iter_days();
    for index in plan.in_order() {
        let event = plan.milestones[*index].id.as_str();
        let date = dates.nth(20).unwrap().to_string();
        // What is still open of a check list would be asked about.
        let points = plan.milestones[*index].checklist.iter();
        let points: Vec<&str> = points.map(|point| point.id.as_str()).collect();
        if !points.is_empty() {
            let line = [&["tick", event], points.as_slice(), &[date.as_str()]].concat();
            done(home, &line);
        }
        done(home, &["record", event, &date]);
        let seen = status(home);
        for view in ["", "--plain", "--brief"] {
            let view: Vec<&str> = ["status", view]
                .into_iter()
                .filter(|v| !v.is_empty())
                .collect();
            assert!(!done(home, &view).trim().is_empty(), "{name} {event}");
        }
        for clock in seen["clocks"].as_array().unwrap() {
            let id = clock["id"].as_str().unwrap();
            assert!(
                done(home, &["why", id]).starts_with("ORIGINE"),
                "{name} {id}"
            );
        }
    }
    let seen = status(home);
    assert_eq!(seen["awaited"], Value::Array(Vec::new()), "{name}");
    assert_eq!(
        seen["records"].as_array().unwrap().len(),
        plan.milestones.len()
    );
    let started = |clock: &Value| clock["start"].is_string() && clock["end"].is_string();
    assert!(
        seen["clocks"].as_array().unwrap().iter().all(started),
        "{name}"
    );
    for register in &plan.registers {
        let register = register.id.as_str();
        let said = done(
            home,
            &[
                "request",
                "open",
                "2026-12-01",
                "--register",
                register,
                "-y",
            ],
        );
        assert!(said.contains("n. 1"), "{said}");
    }
}

#[test]
fn two_plans_have_little_in_common() {
    let plans = [
        shipped(SHIPPED_DEFAULT).unwrap(),
        Plan::from_json(GYM).unwrap(),
    ];
    let ids = |plan: &Plan| -> Vec<String> {
        let milestones = plan.milestones.iter().map(|it| it.id.to_string());
        milestones
            .chain(plan.clocks.iter().map(|it| it.id.to_string()))
            .collect()
    };
    let [first, second] = &plans;
    assert!(ids(first).iter().all(|id| !ids(second).contains(id)));
    assert_ne!(first.phases.len(), second.phases.len());
    assert_ne!(first.registers.len(), second.registers.len());
    assert_ne!(first.rules, second.rules);
}

/// The code of a file: without its comments and its tests.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn files_under(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            files_under(&path, files);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

#[test]
fn nothing_of_a_shipped_plan_is_in_the_code() {
    let mut words: Vec<String> = Vec::new();
    for name in shipped_names() {
        let plan = shipped(name).unwrap();
        let mut texts: Vec<&Text> = plan.phases.iter().map(|phase| &phase.title).collect();
        texts.extend(plan.milestones.iter().map(|milestone| &milestone.label));
        texts.extend(plan.clocks.iter().map(|clock| &clock.label));
        texts.push(&plan.title);
        let texts = texts.into_iter().flat_map(|text| [text.it(), text.en()]);
        // A single word such as "Works" is anybody's.
        words.extend(texts.filter(|text| text.contains(' ')).map(str::to_owned));
        let ids = plan
            .milestones
            .iter()
            .map(|milestone| milestone.id.to_string());
        let ids = ids.chain(plan.clocks.iter().map(|clock| clock.id.to_string()));
        words.extend(ids.filter(|id| id.contains('_')));
    }
    assert!(words.len() > 50);
    let mut files = Vec::new();
    files_under(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    assert!(files.len() > 100);
    let mut found = Vec::new();
    for path in files {
        // The examples of the help are commands on the shipped plan; a test carries each of them out. Those of
        // acts stand with their other words.
        if path.ends_with("words/examples.rs") || path.ends_with("words/op.rs") {
            continue;
        }
        let code = code_of(&path);
        let here = words.iter().filter(|word| code.contains(word.as_str()));
        found.extend(here.map(|word| format!("{}: {word}", path.display())));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[path = "plans/parties.rs"]
mod parties;
#[path = "plans/terms_by_a_day.rs"]
mod terms_by_a_day;

/// A plan file with one edit, and what `init` says of it in each language; nothing is begun.
fn refused(plan: &Value, lang: &str) -> String {
    let home = TempDir::new().unwrap();
    let path = home.path().join("plan.json");
    fs::write(&path, serde_json::to_string_pretty(plan).unwrap()).unwrap();
    let output = Command::new(assert_cmd::cargo::cargo_bin!("crono"))
        .env_clear()
        .env("HOME", home.path())
        .env("CRONO_LANG", lang)
        .args(["init", "--plan", path.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(!home.path().join(".local/share/crono/crono.json").exists());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_misspelt_member_is_refused_with_its_place_and_the_nearest() {
    let mut plan = serde_json::to_value(shipped("civitavecchia").unwrap()).unwrap();
    // By this an editor finds the schema, see docs/plan.md.
    plan["$schema"] = "./plan.schema.json".into();
    for (of, name, value, place, near) in [
        ("/clocks/1", "limt", "30d", "clocks[1].limt", Some("limit")),
        (
            "/clocks/1",
            "informativ",
            "x",
            "clocks[1].informativ",
            Some("informative"),
        ),
        (
            "/rules",
            "lastday",
            "civil",
            "rules.lastday",
            Some("last_day"),
        ),
        ("", "register", "x", "register", Some("registers")),
        (
            "/milestones/0",
            "actr",
            "both",
            "milestones[0].actr",
            Some("actor"),
        ),
        (
            "/registers/0/request",
            "lable",
            "x",
            "registers[0].request.lable",
            Some("label"),
        ),
        ("/terms/0", "colour", "x", "terms[0].colour", None),
        ("/title", "de", "Seite", "title.de", None),
        ("/phases/7", "colour", "red", "phases[7].colour", None),
    ] {
        let mut bad = plan.clone();
        bad.pointer_mut(of).unwrap()[name] = value.into();
        for lang in ["it", "en"] {
            let said = refused(&bad, lang);
            assert!(said.contains(&format!("{place}: ")), "{said}");
            match near {
                Some(near) => assert!(said.contains(&format!("\"{near}\"?")), "{said}"),
                None => assert!(
                    !said.contains("$schema") && said.contains("id, ") || said.contains("it, en"),
                    "{said}"
                ),
            }
        }
    }
}

#[test]
fn all_faults_of_a_plan_are_named_at_once() {
    let mut plan = serde_json::to_value(shipped("civitavecchia").unwrap()).unwrap();
    plan["clocks"][1]["limt"] = "30d".into();
    plan["clocks"][2]["from"] = "nowhere".into();
    plan["deadlines"] = serde_json::json!({ "relase": "2027-01-01", "aggiudicazioni": "2027-01-01", "contract_signd": "2027-02-01" });
    let said = refused(&plan, "it");
    for part in [
        "clocks[1].limt",
        "nowhere",
        "deadlines.contract_signd",
        "contract_signed",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains("aggiudicazioni"), "{said}");
    // A member that is missing because it is misspelt: both are said.
    let label = plan["milestones"][3]["label"].take();
    let milestone = plan["milestones"][3].as_object_mut().unwrap();
    milestone.remove("label");
    milestone.insert("labl".to_owned(), label);
    let said = refused(&plan, "en");
    assert!(
        said.contains("milestones[3].labl: ") && said.contains("\"label\""),
        "{said}"
    );
}

#[test]
fn every_wrong_value_of_a_plan_is_named_at_once_in_the_language_of_the_user() {
    let mut plan = serde_json::to_value(shipped("civitavecchia").unwrap()).unwrap();
    plan["clocks"][1]["limit"] = "4h".into();
    plan["clocks"][2]["warn"] = "7".into();
    plan["clocks"][3]["limt"] = "30d".into();
    plan["milestones"][4]["actor"] = 5.into();
    plan["milestones"][5]["after"] = serde_json::json!(["nowhere"]);
    plan["rules"]["last_day"] = "sunday".into();
    for (lang, each) in [
        (
            "it",
            [
                "clocks[1].limit: qui serve un limite",
                "c'è il testo «4h»",
                "clocks[2].warn: qui serve un numero intero",
                "clocks[3].limt: ",
                "milestones[4].actor: qui serve",
                "niente si chiama \"nowhere\"",
                "rules.last_day: qui serve una di queste parole",
            ],
        ),
        (
            "en",
            [
                "clocks[1].limit: a limit such as",
                "there is the text \"4h\"",
                "clocks[2].warn: a whole number",
                "clocks[3].limt: ",
                "milestones[4].actor: ",
                "nothing is called \"nowhere\"",
                "rules.last_day: one of these words",
            ],
        ),
    ] {
        let said = refused(&plan, lang);
        for part in each {
            // The first of all has its line and column in front.
            let part = part.trim_start_matches("milestones[4].actor: ");
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(said.contains("milestones[4].actor"), "{said}");
    }
}

#[test]
fn validate_names_what_a_plan_in_a_data_file_does_not_know_and_keeps_it() {
    let home = TempDir::new().unwrap();
    done(home.path(), &["init"]);
    let file = home.path().join(".local/share/crono/crono.json");
    let text = fs::read_to_string(&file).unwrap();
    let mut value: Value = serde_json::from_str(&text).unwrap();
    value["plan"]["clocks"][1]["limt"] = "30d".into();
    fs::write(&file, serde_json::to_string_pretty(&value).unwrap()).unwrap();
    let said = done(home.path(), &["validate"]);
    assert!(
        said.contains("plan.clocks[1].limt: ") && said.contains("\"limit\"?"),
        "{said}"
    );
    done(home.path(), &["record", "award", "2026-01-10"]);
    let kept = fs::read_to_string(&file).unwrap();
    assert!(kept.contains("\"limt\""), "{kept}");
}

#[test]
fn a_deadline_nearly_called_like_an_event_is_not_set() {
    let home = TempDir::new().unwrap();
    done(home.path(), &["init"]);
    let output = crono(home.path(), &["set", "deadlines.test_relese", "2027-01-31"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("test_release"), "{said}");
    done(
        home.path(),
        &["set", "deadlines.finanziamento", "2027-01-31"],
    );
}

/// A dossier of one of the plans beside this file, with these commands done.
fn lived(plan: &str, commands: &[&[&str]]) -> TempDir {
    let home = TempDir::new().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/plans/{plan}.json"));
    done(home.path(), &["init", "--plan", path.to_str().unwrap()]);
    for command in commands {
        done(home.path(), command);
    }
    home
}

/// What a command says on a day.
fn on(home: &TempDir, day: &str, lang: &str, arguments: &[&str]) -> String {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("crono"))
        .env_clear()
        .env("HOME", home.path())
        .env("CRONO_LANG", lang)
        .env("CRONO_BY", "M.R.")
        .args(["--today", day])
        .args(arguments)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

fn status_on(home: &TempDir, day: &str) -> Value {
    serde_json::from_str(&on(home, day, "it", &["status", "--json"])).unwrap()
}

#[test]
fn our_own_lateness_costs_nothing_and_blames_nobody_else() {
    let home = lived(
        "own-lateness-penalty",
        &[
            &["set", "info.net_amount", "100000"],
            &["record", "delivered", "2026-05-01", "-y"],
        ],
    );
    let day = "2026-06-20";
    let seen = status_on(&home, day);
    let clock = &seen["clocks"][0];
    assert_eq!(clock["owed_by"], "administration");
    assert_eq!(
        (&clock["state"], &clock["days_late"]),
        (&"overdue".into(), &30.into())
    );
    assert_eq!(seen["penalties"], serde_json::json!([]));
    for (lang, theirs) in [("it", "fornitore"), ("en", "supplier")] {
        for view in [
            &["status"][..],
            &["status", "--plain"],
            &["status", "--brief"],
            &["check"],
        ] {
            let said = on(&home, day, lang, view);
            assert!(!said.to_lowercase().contains(theirs), "{view:?}: {said}");
        }
    }
    // Once the plan says that the supplier owes it, it costs.
    done(home.path(), &["set", "clocks.check.owed_by", "supplier"]);
    let seen = status_on(&home, day);
    assert_eq!(seen["penalties"][0]["days_late"], 30);
    done(home.path(), &["undo", "-y"]);
    assert_eq!(
        status_on(&home, day)["clocks"][0]["owed_by"],
        "administration"
    );
}

#[test]
fn a_clock_may_cost_otherwise_than_the_contract_says_for_all() {
    let home = lived(
        "own-lateness-penalty",
        &[
            &["set", "info.net_amount", "100000"],
            &["set", "clocks.check.owed_by", "supplier"],
            &["record", "delivered", "2026-05-01", "-y"],
        ],
    );
    for (penalty, estimate) in [
        ("none", Some(300_000)),
        ("0.5", Some(150_000)),
        ("10 euro", Some(30_000)),
        ("500 euro", Some(1_000_000)),
        ("0", None),
    ] {
        done(home.path(), &["set", "clocks.check.penalty", penalty]);
        let seen = status_on(&home, "2026-06-20");
        let found = seen["penalties"][0]["cents"].as_u64();
        assert_eq!(found, estimate, "{penalty}: {}", seen["penalties"]);
    }
}

#[test]
fn the_ceiling_takes_its_part_of_what_the_supplier_owes() {
    let home = lived(
        "suspension-ceiling",
        &[
            &["record", "handover", "2026-01-10", "-y"],
            &["suspend", "2026-02-01", "--clock", "works"],
            &["resume", "2026-03-13"],
        ],
    );
    let said = on(&home, "2026-03-20", "en", &["export", "md"]);
    assert!(
        said.contains("40 days in all, past the ceiling: 25 "),
        "{said}"
    );
    done(
        home.path(),
        &["set", "rules.suspension_ceiling", "25% of works cert pay"],
    );
    let said = on(&home, "2026-03-20", "en", &["export", "md"]);
    assert!(
        said.contains("40 days in all") && said.contains("55 "),
        "{said}"
    );
    assert!(!said.contains("past the ceiling"), "{said}");
}

#[test]
fn a_missed_fixed_day_is_late_everywhere() {
    let home = lived("fixed-day", &[&["record", "start", "2026-05-01", "-y"]]);
    let said = on(&home, "2026-07-10", "it", &["status"]);
    assert!(
        said.contains("IN RITARDO di 10 giorni") || said.contains("in ritardo di 10 giorni"),
        "{said}"
    );
    let row = said.lines().find(|line| line.contains("2 B")).unwrap();
    assert!(row.contains("-10") && row.contains("30/06/26"), "{said}");
    let line = on(&home, "2026-07-10", "it", &["check"]);
    assert!(line.starts_with("CRONO CRITICAL"), "{line}");
    let why = on(&home, "2026-07-10", "en", &["why", "deadline:report"]);
    assert!(
        why.contains("by Tue 30/06/2026") && why.contains("it is that day, holiday or not"),
        "{why}"
    );
    let calendar = on(&home, "2026-06-01", "en", &["export", "ics"]);
    assert_eq!(
        calendar.matches("SUMMARY:Fixed day").count(),
        1,
        "{calendar}"
    );
    let clocks: Value =
        serde_json::from_str(&on(&home, "2026-07-10", "en", &["status", "--json"])).unwrap();
    let fixed = clocks["clocks"].as_array().unwrap();
    let fixed = fixed
        .iter()
        .find(|clock| clock["id"] == "deadline:report")
        .unwrap();
    assert_eq!(fixed["limit"], serde_json::json!({"by": "2026-06-30"}));
    assert_eq!(fixed["owed_by"], "administration");
    // Time given to it, taken back, and no penalty.
    on(
        &home,
        "2026-07-10",
        "en",
        &["extend", "deadline:report", "15", "-y"],
    );
    let said = on(&home, "2026-07-10", "en", &["status"]);
    assert!(said.contains("15/07/26"), "{said}");
    let file = home.path().join(".local/share/crono/crono.json");
    let file: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(file["format"]["version"], 2);
    assert_eq!(file["plan"]["clocks"], serde_json::json!([]));
    on(&home, "2026-07-10", "en", &["undo", "-y"]);
    let said = on(&home, "2026-07-10", "en", &["status"]);
    assert!(said.contains("30/06/26"), "{said}");
}

#[test]
fn acts_move_a_fixed_day_wherever_it_is_told_and_its_lateness_has_no_price() {
    let path = "tests/scenarios/plans/fixed.json";
    let home = TempDir::new().unwrap();
    done(home.path(), &["init", "--plan", path]);
    // Nothing is recorded, and yet its last day has a sum.
    let why = on(&home, "2026-07-04", "en", &["why", "report"]);
    assert!(
        why.contains("Last day") && why.contains("Tue 30/06/2026") && !why.contains("not started"),
        "{why}"
    );
    let report = on(&home, "2026-07-04", "en", &["export", "md"]);
    assert!(report.contains("by Tue 30/06/2026"), "{report}");
    let plain = on(&home, "2026-07-04", "en", &["status", "--plain"]);
    assert!(
        plain.contains("no day counted") && !plain.contains(" 0 days"),
        "{plain}"
    );
    on(
        &home,
        "2026-07-04",
        "en",
        &["record", "start", "2026-07-01", "-y"],
    );
    // A day that is only foreseen is moved by days, and known once an act says it.
    on(
        &home,
        "2026-07-04",
        "en",
        &["expect", "hearing", "2026-10-15", "-y"],
    );
    let papers = |day| {
        let status = status_on(&home, day);
        let clocks = status["clocks"].as_array().unwrap().clone();
        clocks
            .into_iter()
            .find(|clock| clock["id"] == "papers")
            .unwrap()
    };
    assert_eq!(papers("2026-07-04")["due"], Value::Null);
    assert_eq!(papers("2026-12-01")["state"], "running");
    let check = on(&home, "2026-10-20", "en", &["check"]);
    assert!(check.contains("Papers: it would be due"), "{check}");
    on(
        &home,
        "2026-07-04",
        "en",
        &["extend", "papers", "--until", "2026-11-20", "-y"],
    );
    assert_eq!(papers("2026-07-05")["due"], "2026-11-20");
    let late = status_on(&home, "2026-11-25");
    assert_eq!(papers("2026-11-25")["days_late"], 5);
    assert!(late["counts"]["overdue"].as_u64().unwrap() > 0, "{late}");
    // A deadline that is extended is told with its new day, and costs nothing whoever owes it.
    done(home.path(), &["set", "us", "supplier"]);
    done(home.path(), &["set", "info.net_amount", "200000"]);
    done(home.path(), &["set", "penalties.daily_per_mille", "1"]);
    done(home.path(), &["set", "penalties.cap_percent", "10"]);
    on(
        &home,
        "2026-07-05",
        "en",
        &["extend", "deadline:works", "--until", "2027-01-15", "-y"],
    );
    let said = on(&home, "2026-07-05", "en", &["status"]);
    assert!(said.contains("Works by Fri 15/01/2027"), "{said}");
    let late = status_on(&home, "2027-02-01");
    let priced = late["penalties"].as_array().unwrap().clone();
    assert!(
        priced
            .iter()
            .all(|it| !it["clock"].as_str().unwrap().starts_with("deadline:")),
        "{priced:?}"
    );
}

#[test]
fn a_service_whose_first_day_counts_ends_a_day_earlier() {
    let home = lived(
        "inclusive-term",
        &[&["record", "start", "2026-01-01", "-y"]],
    );
    let through = || status_on(&home, "2026-02-01")["terms"][0]["through"].clone();
    assert_eq!(through(), "2028-01-01");
    done(home.path(), &["set", "clocks.svc.first_day", "counts"]);
    assert_eq!(through(), "2027-12-31");
}

#[test]
fn a_phase_that_nobody_needs_is_done_once_it_is_said() {
    let phase =
        |home: &TempDir, n: usize| status_on(home, "2026-06-01")["phases"][n]["state"].clone();
    let awaited = |home: &TempDir| {
        let awaited = status_on(home, "2026-06-01")["awaited"].clone();
        let awaited = awaited.as_array().unwrap().clone();
        awaited
            .iter()
            .map(|it| it["event"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let decided: &[&[&str]] = &[&["record", "decided", "2026-05-01", "-y"]];
    let home = lived("optional-phase", decided);
    assert_eq!(phase(&home, 0), "closed_no_limit");
    assert_eq!(phase(&home, 1), "not_started");
    on(
        &home,
        "2026-06-01",
        "en",
        &["waive", "2", "--reason", "nobody asked", "-y"],
    );
    assert_eq!(awaited(&home), Vec::<String>::new());
    assert_eq!(phase(&home, 1), "waived");
    // With the request alone the review goes on being awaited, without a term.
    let home = lived("optional-phase", decided);
    on(
        &home,
        "2026-06-01",
        "en",
        &["waive", "review_asked", "--reason", "x", "-y"],
    );
    assert_eq!(awaited(&home), ["reviewed"]);
    assert_eq!(
        status_on(&home, "2026-06-01")["clocks"][0]["state"],
        "waived"
    );
    on(
        &home,
        "2026-06-01",
        "en",
        &["waive", "reviewed", "--reason", "x", "-y"],
    );
    assert_eq!(phase(&home, 1), "waived");
    // Optional, it is not awaited at all.
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans/optional-phase.json");
    let mut plan: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    plan["milestones"][1]["optional"] = true.into();
    let home = TempDir::new().unwrap();
    let path = home.path().join("plan.json");
    fs::write(&path, plan.to_string()).unwrap();
    done(home.path(), &["init", "--plan", path.to_str().unwrap()]);
    done(home.path(), decided[0]);
    assert_eq!(awaited(&home), Vec::<String>::new());
}

/// The plan of fixed days and several starts.
fn fixed_plan() -> Value {
    let plan = fs::read_to_string("tests/scenarios/plans/fixed.json").unwrap();
    serde_json::from_str(&plan).unwrap()
}

/// Begins a dossier on a plan, which is refused with this; taken, where there is nothing to say.
fn is_refused(plan: &Value, said: &str) {
    let home = TempDir::new().unwrap();
    let path = home.path().join("plan.json");
    fs::write(&path, plan.to_string()).unwrap();
    let output = crono(home.path(), &["init", "--plan", path.to_str().unwrap()]);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.success(), said.is_empty(), "{said}: {err}");
    assert!(err.contains(said), "{said}: {err}");
}

#[test]
fn what_a_clock_cannot_mean_is_refused_with_its_place() {
    let plan = fixed_plan();
    for (member, value, said) in [
        (
            "by",
            serde_json::json!("2026-06-30"),
            "clocks[1] works: di questi campi ne può stare uno solo: limit, by, before",
        ),
        (
            "from_first",
            serde_json::json!(["start"]),
            "clocks[1] works: di questi campi ne può stare uno solo: from, from_first",
        ),
        (
            "from",
            serde_json::json!([]),
            "clocks[1] works.from: il termine non comincia con niente",
        ),
        (
            "from",
            serde_json::json!(["start", "start"]),
            "clocks[1] works.from: \"start\" c'è due volte",
        ),
        (
            "from",
            serde_json::json!(["start", "strat"]),
            "niente si chiama \"strat\"",
        ),
        ("from", serde_json::json!("over"), ""),
        (
            "to",
            serde_json::json!(["start"]),
            "clocks[1] works.to: il termine non finisce con niente, o dove comincia",
        ),
        ("limit", Value::Null, ""),
    ] {
        let mut plan = plan.clone();
        plan["clocks"][1][member] = value;
        is_refused(&plan, said);
    }
}

#[test]
fn a_last_day_that_is_not_counted_from_a_start_says_what_it_hangs_on() {
    let plan = fixed_plan();
    for (clock, member, value, said) in [
        (
            0,
            "first_day",
            serde_json::json!("counts"),
            "clocks[0] report.first_day",
        ),
        (
            3,
            "before",
            serde_json::json!({"limit": "60d"}),
            "clocks[3] renewal.before: di questi campi ne serve uno",
        ),
        (
            3,
            "before",
            serde_json::json!({"term": "upkep", "limit": "60d"}),
            "clocks[3] renewal.before.term: niente si chiama \"upkep\"",
        ),
        (
            3,
            "before",
            serde_json::json!({"term": "upkeep", "limit": "0d"}),
            "clocks[3] renewal.before.limit",
        ),
        (
            3,
            "before",
            serde_json::json!({"trem": "upkeep", "limit": "60d"}),
            "before.trem",
        ),
        (
            2,
            "from_first",
            serde_json::json!(["start", "permit", "over"]),
            "",
        ),
    ] {
        let mut plan = plan.clone();
        plan["clocks"][clock][member] = value;
        is_refused(&plan, said);
    }
}

#[test]
fn a_clock_that_ends_before_it_starts_or_says_what_another_says_is_refused() {
    let plan = fixed_plan();
    let mut early = plan.clone();
    early["clocks"][1]["from"] = "over".into();
    early["clocks"][1]["to"] = serde_json::json!(["hearing"]);
    let mut twin = plan.clone();
    let mut again = plan["clocks"][1].clone();
    again["id"] = "again".into();
    twin["clocks"].as_array_mut().unwrap().push(again);
    for (plan, said) in [
        (
            early,
            "clocks[1] works: il termine finisce con qualcosa che viene prima",
        ),
        (
            twin,
            "clocks[6] again: il termine dice lo stesso di \"works\"",
        ),
    ] {
        is_refused(&plan, said);
    }
}

#[test]
fn a_late_row_names_the_one_who_ends_its_clock() {
    let home = lived(
        "late-row-actor",
        &[&["record", "start", "2026-05-01", "-y"]],
    );
    let said = on(&home, "2026-06-20", "en", &["status"]);
    let row = said
        .lines()
        .find(|line| line.contains("1 Delivery"))
        .unwrap();
    assert!(row.contains("supplier") && row.contains("-30"), "{said}");
    let plain = on(&home, "2026-06-20", "en", &["status", "--plain"]);
    assert!(
        plain.contains("The supplier must act: the delivery"),
        "{plain}"
    );
    assert!(
        plain.contains("The Administration must act: the notice"),
        "{plain}"
    );
    assert!(!plain.contains("WE MUST ACT"), "{plain}");
}

#[test]
fn the_first_ten_days_are_counted_down_calmly() {
    let home = TempDir::new().unwrap();
    done(home.path(), &["init"]);
    done(home.path(), &["record", "award", "2026-01-20"]);
    for (day, lang, said) in [
        (
            "2026-01-20",
            "it",
            "Mancano 10 giorni dall'aggiudicazione, ven 30/01 (indicativo).",
        ),
        (
            "2026-01-29",
            "it",
            "Manca 1 giorno dall'aggiudicazione, ven 30/01 (indicativo).",
        ),
        (
            "2026-01-30",
            "it",
            "Oggi e' l'ultimo giorno: 10 giorni dall'aggiudicazione (indicativo).",
        ),
        (
            "2026-01-31",
            "it",
            "Da 1 giorno oltre i 10 dall'aggiudicazione (indicativo).",
        ),
        (
            "2026-02-09",
            "it",
            "Da 10 giorni oltre i 10 dall'aggiudicazione (indicativo).",
        ),
        (
            "2026-01-20",
            "en",
            "10 days left from the award, Fri 30/01 (informative).",
        ),
        (
            "2026-01-31",
            "en",
            "1 day past the 10 days from the award (informative).",
        ),
    ] {
        let brief = on(&home, day, lang, &["status", "--brief"]);
        assert!(brief.contains(said), "{day} {lang}: {brief}");
        let check = on(&home, day, lang, &["check"]);
        assert!(
            check.starts_with("CRONO OK") && check.contains(said),
            "{check}"
        );
        let table = on(&home, day, lang, &["status"]);
        assert!(
            !table.contains("corre.") && !table.contains("No clock is running"),
            "{table}"
        );
        let mark = if lang == "it" {
            "indicativo"
        } else {
            "informative"
        };
        let row = table
            .lines()
            .find(|line| line.contains("/01") && line.contains(mark));
        assert!(row.is_some(), "{table}");
        for view in [
            &["status", "--plain"][..],
            &["why", "plan_delivery_obligation"],
            &["export", "md"],
        ] {
            let said = on(&home, day, lang, view).to_lowercase();
            for late in [
                "in ritardo",
                "late by",
                "non rispettat",
                "not met",
                "di ritardo",
                "days late",
            ] {
                assert!(
                    !said.contains(late),
                    "{view:?} on {day} says {late}: {said}"
                );
            }
        }
    }
    let clocks = on(&home, "2026-02-09", "it", &["export", "csv"]);
    let row = clocks
        .lines()
        .find(|line| line.contains("plan_delivery_obligation"));
    assert!(
        row.is_some_and(|row| row.contains(",informative,")),
        "{clocks}"
    );
    // Once the contract is signed, its own clock speaks.
    done(home.path(), &["record", "contract_signed", "2026-02-05"]);
    let brief = on(&home, "2026-02-09", "it", &["status", "--brief"]);
    assert!(!brief.contains("indicativo"), "{brief}");
}

#[test]
fn a_wait_that_has_become_long_is_worth_a_warning_and_never_late() {
    let home = TempDir::new().unwrap();
    for command in [
        &["init"][..],
        &["record", "award", "2026-01-20"],
        &["record", "contract_signed", "2026-02-05"],
        &["record", "plan_delivered", "2026-02-10"],
    ] {
        done(home.path(), command);
    }
    let before = on(&home, "2026-03-11", "it", &["check"]);
    assert!(before.starts_with("CRONO OK"), "{before}");
    for (day, waited) in [("2026-03-12", "30 giorni"), ("2026-12-05", "298 giorni")] {
        let said = on(&home, day, "it", &["check"]);
        assert!(
            said.starts_with("CRONO WARNING") && said.contains(waited),
            "{said}"
        );
        let brief = on(&home, day, "it", &["status", "--brief"]);
        assert!(
            brief.contains("Attesa lunga") && brief.contains(waited),
            "{brief}"
        );
        let seen = status_on(&home, day);
        let clocks = seen["clocks"].as_array().unwrap();
        let wait = clocks
            .iter()
            .find(|clock| clock["id"] == "plan_acceptance_wait")
            .unwrap();
        assert_eq!(
            (&wait["state"], &wait["long_wait"]),
            (&"waiting_no_limit".into(), &true.into())
        );
        assert_eq!(wait["days_late"], 0);
    }
}

/// Read aloud each clause says what it is of: a fixed day, a service beside it, and what a register holds.
#[test]
fn a_fixed_day_and_a_service_have_their_names_in_sentences() {
    const PLAN: &str = "title: Q
1. Works
- Signature | we
- Delivery | supplier | 30 d
2. Warranty
- Minutes | we
~ Warranty | 100 d from Delivery
? Fault > Repair | supplier > supplier | 5 d
3. End
- Test | we
4. Account
- Final account | supplier | by 31/7/2026
";
    let home = TempDir::new().unwrap();
    std::fs::write(home.path().join("q.txt"), PLAN).unwrap();
    let plan = home.path().join("q.txt");
    done(home.path(), &["init", "--plan", plan.to_str().unwrap()]);
    let said = |day: &str, arguments: &[&str]| on(&home, day, "en", arguments);
    said("2026-01-01", &["record", "signature"]);
    said("2026-01-10", &["record", "delivery"]);
    said("2026-01-10", &["set", "deadlines.minutes", "2026-04-10"]);
    said("2026-01-10", &["set", "deadlines.test", "2026-06-30"]);
    let aloud = said("2026-04-05", &["status", "--plain"]);
    assert!(
        aloud.contains("Phase 2, Warranty: fixed day: due soon, 5 days left"),
        "{aloud}"
    );
    assert!(
        aloud.contains("; Warranty: active through Mon 20/04/2026"),
        "{aloud}"
    );
    assert!(
        aloud.contains("Phase 3, End: fixed day: running, 86 days left, due Tue 30/06/2026"),
        "{aloud}"
    );
    // A day that the plan itself fixes is a fixed day as well.
    assert!(
        aloud.contains("Phase 4, Account: fixed day: running, 117 days left, due Fri 31/07/2026"),
        "{aloud}"
    );
}
