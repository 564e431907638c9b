//! Plans are data: every shipped one works the same by the real program, and nothing of any is in
//! the code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crono::plan::{Plan, Text, shipped, shipped_names};
use serde_json::Value;
use tempfile::TempDir;

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
fn every_shipped_plan_goes_from_its_first_event_to_its_last() {
    for name in shipped_names() {
        goes_from_its_first_event_to_its_last(name, &shipped(name).unwrap());
    }
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
        ("milestones", &["after", "items", "suggest", "assume_days"]),
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
fn the_two_shipped_plans_have_little_in_common() {
    let plans: Vec<Plan> = shipped_names().map(|name| shipped(name).unwrap()).collect();
    let ids = |plan: &Plan| -> Vec<String> {
        let milestones = plan.milestones.iter().map(|it| it.id.to_string());
        milestones
            .chain(plan.clocks.iter().map(|it| it.id.to_string()))
            .collect()
    };
    let [first, second] = plans.as_slice() else {
        panic!("{} plans", plans.len());
    };
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
        let code = code_of(&path);
        let here = words.iter().filter(|word| code.contains(word.as_str()));
        found.extend(here.map(|word| format!("{}: {word}", path.display())));
    }
    assert_eq!(found, Vec::<String>::new());
}
