//! What a package ships for the shell: completions that the shells understand, and a manual page
//! that its reader does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;
use std::process::Command;

use office::{Office, can_use};

const VERBS: [&str; 8] = [
    "init",
    "status",
    "record",
    "suspend",
    "export",
    "check",
    "restore",
    "completions",
];

/// Writes a text to a file of the office and lets a program read it.
fn accepts(office: &Office, text: &str, program: &str, arguments: &[&str]) {
    let file = office.path().join("text");
    fs::write(&file, text).unwrap();
    let read = Command::new(program)
        .args(arguments)
        .arg(&file)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&read.stderr);
    assert!(
        read.status.success() && said.is_empty(),
        "{program}: {said}"
    );
}

#[test]
fn each_shell_takes_its_completions_and_they_ask_the_program() {
    let office = Office::new();
    for (shell, can) in [
        ("bash", can_use("bash", &["--version"])),
        ("zsh", can_use("zsh", &["--version"])),
        ("fish", can_use("fish", &["--version"])),
    ] {
        let text = office.run(&["completions", shell]).done();
        // What they know is asked of the program: see `completion.rs`.
        assert!(text.contains(&format!("__complete {shell}")), "{text}");
        assert_eq!(text, office.run(&["completions", shell]).done());
        if can {
            accepts(&office, &text, shell, &["-n"]);
        }
    }
    assert_eq!(office.run(&["completions", "csh"]).code, Some(2));
    assert_eq!(office.run(&["completions"]).code, Some(2));
}

#[test]
fn the_manual_page_is_one_that_its_reader_takes_in_both_languages() {
    let office = Office::new();
    let reads = can_use("groff", &["--version"]);
    for (lang, head) in [("it", "SINTASSI"), ("en", "SYNOPSIS")] {
        let page = office.run(&["--lang", lang, "man"]).done();
        assert!(page.contains(head), "{lang}");
        for verb in VERBS {
            assert!(page.contains(&format!(".SS {verb}\n")), "{lang}: {verb}");
        }
        assert_eq!(page, office.run(&["--lang", lang, "man"]).done());
        if reads {
            accepts(
                &office,
                &page,
                "groff",
                &["-ww", "-z", "-man", "-Tutf8", "-Kutf8"],
            );
        }
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let office = Office::new();
    for line in ["completions bash", "man"] {
        let script = format!(
            "{} {line} | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}",
            env!("CARGO_BIN_EXE_crono")
        );
        if !can_use("bash", &["--version"]) {
            return;
        }
        let answer = Command::new("bash").args(["-c", &script]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&answer.stderr), "");
        assert_eq!(
            String::from_utf8_lossy(&answer.stdout).trim(),
            "0",
            "{line}"
        );
    }
    drop(office);
}

#[test]
fn the_schema_is_the_one_that_is_shipped() {
    let office = Office::new();
    let schema = office.run(&["schema"]).done();
    assert_eq!(
        schema,
        fs::read_to_string("data/crono.schema.json").unwrap()
    );
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["title"], "crono");
}
