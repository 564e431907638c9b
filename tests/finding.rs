//! Finding one's way by commands: help by a word, examples that work, and the journal by person, event
//! and day.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;
use std::process::Command;

use serde_json::Value;

use office::{Answer, Office, can_use};

/// The day on which the examples of the help are tried.
const DAY: &str = "2026-08-24";

fn demonstration() -> Office {
    Office::holding(&fs::read("data/demonstration.json").unwrap())
}

/// The commands, with those below one, in the order of the help.
fn commands(office: &Office) -> Vec<String> {
    let help = office.run(&["--lang", "en", "--help"]).done();
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names: Vec<&str> = lines
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() > 25, "{names:?}");
    let nested = ["item add", "item drop", "request open", "request answer"];
    names.into_iter().chain(nested).map(str::to_owned).collect()
}

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

#[test]
fn help_of_a_command_is_the_help_of_its_option() {
    let office = Office::new();
    for lang in ["it", "en"] {
        for command in commands(&office) {
            let by_word = [&["--lang", lang, "help"][..], &words(&command)].concat();
            let by_option = [&["--lang", lang][..], &words(&command), &["-h"]].concat();
            assert_eq!(office.run(&by_word).done(), office.run(&by_option).done());
        }
        let whole = office.run(&["--lang", lang, "help"]).done();
        assert_eq!(whole, office.run(&["--lang", lang, "-h"]).done());
    }
    assert_eq!(
        office.run(&["version"]).done(),
        office.run(&["--version"]).done()
    );
}

#[test]
fn a_word_that_is_no_command_is_answered_with_those_that_are_near() {
    let office = Office::new();
    for (line, near) in [
        ("help recrod", "Forse record?"),
        ("help registra", "Forse record?"),
        ("help schedule", "\"schedule\" non c'è."),
        ("help item dorp", "Forse drop?"),
        ("help record award", "\"award\" non c'è."),
        ("storico", "Forse log?"),
        ("journal", "Forse log?"),
        ("item remove", "\"remove\" non c'è."),
        ("item dorp", "Forse drop?"),
    ] {
        let answer = office.run(&words(line));
        assert_eq!(answer.code, Some(2), "{line}: {answer:?}");
        assert!(answer.err.contains(near), "{line}: {answer:?}");
        assert_eq!(answer.out, "", "{line}");
    }
}

/// The examples under a help.
fn examples(help: &str) -> Vec<String> {
    let (_, below) = help
        .split_once("Esempi:\n")
        .or_else(|| help.split_once("Examples:\n"))
        .unwrap_or_else(|| panic!("no examples: {help}"));
    below.lines().map(|line| line.trim().to_owned()).collect()
}

/// A plan that was delivered, and rejected where the example takes that back.
const REJECTABLE: &str = "(crono init; crono record contract_signed 5/2/2026 -y; \
     crono record plan_delivered 13/2/2026; case \"$EXAMPLE\" in *clear*) \
     crono reject plan_accepted 18/2/2026 --reason x;; esac) >&2;";

/// Tries an example as it stands, by a shell, in an office that has what it needs.
fn try_example(example: &str) -> Answer {
    // In the demonstration the plan that was rejected is accepted by now.
    let rejects = example.starts_with("crono reject") || example.contains("/1 --reason");
    let office = if rejects || example.starts_with("crono init") {
        Office::new()
    } else {
        let office = demonstration();
        for name in ["gara.json", "tender.json"] {
            fs::copy(office.file(), office.path().join(name)).unwrap();
        }
        let backup = office.path().join(".crono.json.bak-2026-08-23");
        fs::copy(office.file(), backup).unwrap();
        office
    };
    let before = match example {
        _ if rejects => REJECTABLE,
        "crono undo" => "crono note plan x >&2;",
        "crono redo" => "crono note plan x >&2; crono undo -y >&2;",
        _ => "",
    };
    let script = format!("{before} {example}");
    let program = assert_cmd::cargo::cargo_bin!("crono");
    let folder = program.parent().unwrap().display();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    let like = office.command::<&str>(&[], &[]);
    let variables = like
        .get_envs()
        .filter_map(|(name, value)| Some((name, value?)));
    command.env_clear().envs(variables);
    command
        .args(["-c", &script])
        .env("EXAMPLE", example)
        .env("PATH", path)
        .env("CRONO_TODAY", DAY)
        .current_dir(office.path());
    Answer::of(&command.output().unwrap())
}

#[test]
fn every_example_of_every_help_works() {
    if !can_use("bash", &["--version"]) {
        return;
    }
    let office = Office::new();
    let mut tried = 0;
    for lang in ["it", "en"] {
        for command in commands(&office) {
            let line = [&["--lang", lang][..], &words(&command), &["-h"]].concat();
            for example in examples(&office.run(&line).done()) {
                assert!(example.contains("crono "), "{command}: {example}");
                let answer = try_example(&example);
                // The demonstration is late, and a monitoring system hears so.
                let expected = if command == "check" { 2 } else { 0 };
                assert_eq!(answer.code, Some(expected), "{example}: {answer:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

/// The numbers of the changes that are shown.
fn shown(office: &Office, line: &str) -> Vec<u64> {
    let text = office.run(&[&["log"][..], &words(line)].concat()).done();
    // What a change did goes on below, without a number.
    let is_first = |line: &&str| {
        line.trim_start()
            .starts_with(|char: char| char.is_ascii_digit())
    };
    let numbers = text.lines().filter(is_first);
    let numbers = numbers.filter_map(|line| line.split_whitespace().next());
    let of_text: Vec<u64> = numbers.map(|n| n.parse().unwrap()).collect();
    // For programs the same.
    let json = [&["log", "--json"][..], &words(line)].concat();
    let json: Vec<Value> = serde_json::from_str(&office.run(&json).done()).unwrap();
    let of_json: Vec<u64> = json
        .iter()
        .map(|entry| entry["n"].as_u64().unwrap())
        .collect();
    assert_eq!(of_text, of_json, "{line}");
    of_text
}

#[test]
fn the_journal_is_shown_by_person_event_and_day() {
    let office = demonstration();
    let all = shown(&office, "--since 1/1/2020");
    assert_eq!(all, (1..=49).collect::<Vec<u64>>());
    let torri = shown(&office, "--by torri");
    let valli = shown(&office, "--by VALLÌ");
    assert_eq!(torri.len() + valli.len(), all.len());
    assert_eq!(shown(&office, "--by gtorri"), torri);
    assert_eq!(
        shown(&office, "--event content_published:scuola"),
        [12, 38, 39, 48]
    );
    let content = shown(&office, "--event content_published");
    assert!(
        content.len() > 5 && content.ends_with(&[38, 39, 48]),
        "{content:?}"
    );
    assert_eq!(shown(&office, "--event assistance_answer"), [28, 31]);
    assert_eq!(shown(&office, "--event 8"), [49]);
    // What the plan says of a clock, of an event or of a phase is found with it.
    let mut all = shown(&office, "--since 1/1/2020").len() as u64;
    for (key, value, of) in [
        ("clocks.content.warn", "9", "content"),
        (
            "milestones.training_done.label",
            "Corso concluso",
            "training_done",
        ),
        ("phases.4.title", "Prove e corso", "4"),
    ] {
        assert_eq!(office.run(&["set", key, value]).code, Some(0), "{key}");
        all += 1;
        assert_eq!(
            shown(&office, &format!("--event {of}")).last(),
            Some(&all),
            "{key}"
        );
    }
    for _ in 0..3 {
        office.run(&["undo", "-y"]).done();
    }
    assert_eq!(shown(&office, "--since 1/1/2020").len() as u64, all + 3);
    assert_eq!(
        shown(&office, "--since 21/8/2026 --until 21/8/2026"),
        [45, 46, 47, 48, 49]
    );
    assert_eq!(
        shown(
            &office,
            "--since 2026-08-20 --by valli --event content_published"
        ),
        [48]
    );
    // What was dropped since has its history all the same.
    office
        .run(&[
            "item",
            "drop",
            "content_published",
            "scuola",
            "--reason",
            "x",
            "-y",
        ])
        .done();
    assert_eq!(shown(&office, "--event content_published:scuola").len(), 5);
}

#[test]
fn where_no_change_is_as_asked_for_that_is_said() {
    let office = demonstration();
    assert_eq!(
        office.run(&["log", "--by", "nessuno"]).done(),
        "Nessuna modifica corrisponde; nello storico ce ne sono 49.\n"
    );
    let english = ["--lang", "en", "log", "--event", "production_release"];
    assert_eq!(
        office.run(&english).done(),
        "No change is as asked for; there are 49 in the journal.\n"
    );
    assert_eq!(
        office.run(&["log", "--by", "nessuno", "--json"]).done(),
        "[]\n"
    );
    // A name that was never there is no empty answer, and neither is a day that is none.
    let refused = office.run(&["log", "--event", "formazione"]).refused();
    assert!(refused.contains("Forse training_done?"), "{refused}");
    let refused = office.run(&["log", "--since", "32/8"]).refused();
    assert!(refused.contains("32/8"), "{refused}");
    // Days the wrong way round would find nothing, ever: what is wrong is said, and both days.
    let line = ["log", "--since", "1/8/2026", "--until", "1/7/2026"];
    let answer = office.run(&line);
    assert_eq!(answer.code, Some(2), "{answer:?}");
    let refused = answer.err;
    for said in ["--since (sab 01/08/2026)", "--until (mer 01/07/2026)"] {
        assert!(refused.contains(said), "{refused}");
    }
    let same = ["log", "--since", "21/8/2026", "--until", "21/8/2026"];
    let found = office.run(&same).done();
    assert!(!found.contains("Nessuna modifica"), "{found}");
}

#[test]
fn the_situation_for_programs_names_the_contract_and_what_lists_show() {
    let office = demonstration();
    let status = |office: &Office| -> Value {
        serde_json::from_str(&office.run(&["status", "--json", "--today", DAY]).done()).unwrap()
    };
    let of = status(&office);
    assert_eq!(of["plan"]["cig"], "Z000000000");
    assert_eq!(of["plan"]["cup"], "Z00Z00000000000");
    assert_eq!(of["plan"]["supplier"], "Ditta Immaginaria S.r.l.");
    let phase = |n: usize| of["phases"][n - 1].clone();
    // Nothing of the fourth phase is judged: it follows its events, and lists show that it waits.
    assert_eq!(phase(4)["state"], "running");
    assert_eq!(phase(4)["state_shown"], "waiting_no_limit");
    assert_eq!(phase(3)["state"], phase(3)["state_shown"]);
    let empty = status(&Office::begun());
    assert_eq!(empty["plan"]["cig"], Value::Null);
    assert!(empty["plan"].as_object().unwrap().contains_key("supplier"));
}
