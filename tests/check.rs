//! The answer to a monitoring system: its state, its one line, its figures and its exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use office::{Answer, Office};
use serde_json::Value;

/// The demonstration dossier, in which everything there is happens, on its day.
fn demonstration() -> Office {
    let office = Office::new();
    fs::copy("data/demonstration.json", office.file()).unwrap();
    office
}

fn check(office: &Office, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", "2026-08-24", "check"], arguments].concat())
}

/// The figures of the first line: label, then value, warning and critical.
fn figures(answer: &Answer) -> Vec<(String, String)> {
    let first = answer.out.lines().next().unwrap();
    let Some((_, figures)) = first.split_once(" | ") else {
        return Vec::new();
    };
    let figures = figures.split(' ').map(|figure| {
        let (label, values) = figure.strip_prefix('\'').unwrap().split_once("'=").unwrap();
        (label.to_owned(), values.to_owned())
    });
    figures.collect()
}

#[test]
fn what_is_late_is_critical_and_every_open_clock_has_its_figure() {
    let answer = check(&demonstration(), &[]);
    assert_eq!(
        (answer.code, answer.err.as_str()),
        (Some(2), ""),
        "{answer:?}"
    );
    let first = answer.out.lines().next().unwrap();
    assert!(first.starts_with("CRONO CRITICAL - "), "{first}");
    assert!(first.contains("IN RITARDO di 15 giorni"), "{first}");
    let figures = figures(&answer);
    // Due soon with 15 days left or fewer: fewer than 16 alert. Late below 0.
    assert!(
        figures.contains(&("migration".into(), "-15;16:;0:".into())),
        "{figures:?}"
    );
    // The figures are those of the situation.
    let status = demonstration()
        .run(&["--today", "2026-08-24", "status", "--json"])
        .done();
    let status: Value = serde_json::from_str(&status).unwrap();
    for clock in status["clocks"].as_array().unwrap() {
        let counts = ["overdue", "due_today", "due_soon", "running"];
        let counts = counts.contains(&clock["state"].as_str().unwrap());
        let id = clock["id"].as_str().unwrap();
        let figure = figures.iter().find(|(label, _)| label == id);
        let counts = counts && clock["informative"] == false;
        assert_eq!(figure.is_some(), counts, "{id}");
        if let Some((_, values)) = figure {
            let left = values.split(';').next().unwrap();
            assert_eq!(left, clock["days_left"].to_string(), "{id}");
        }
    }
    // Several things alert: each has a line of its own, the worst first.
    let lines: Vec<&str> = answer.out.lines().skip(1).collect();
    assert!(lines.len() > 1, "{lines:?}");
    assert!(lines[0].starts_with("CRITICAL: "), "{lines:?}");
    assert!(lines.last().unwrap().starts_with("WARNING: "), "{lines:?}");
}

#[test]
fn each_state_has_its_code_and_an_old_breach_is_over() {
    for (records, day, word, code) in [
        (&["award 2025-01-20"][..], "2025-01-21", "OK", 0),
        (
            &["award 2025-01-20", "contract_signed 2025-02-06"],
            "2025-02-10",
            "OK",
            0,
        ),
        (
            &["award 2025-01-20", "contract_signed 2025-02-06"],
            "2025-02-14",
            "WARNING",
            1,
        ),
        (
            &["award 2025-01-20", "contract_signed 2025-02-06"],
            "2025-02-16",
            "WARNING",
            1,
        ),
        (
            &["award 2025-01-20", "contract_signed 2025-02-06"],
            "2025-02-17",
            "CRITICAL",
            2,
        ),
        (
            &[
                "award 2025-01-20",
                "contract_signed 2025-02-06",
                "plan_delivered 2025-02-18",
            ],
            "2025-02-19",
            "OK",
            0,
        ),
    ] {
        let office = Office::new();
        for record in records {
            let record: Vec<&str> = record.split(' ').collect();
            office
                .run(&[&["record"], record.as_slice()].concat())
                .done();
        }
        let answer = office.run(&["--today", day, "check"]);
        assert_eq!(answer.code, Some(code), "{day}: {answer:?}");
        assert!(
            answer.out.starts_with(&format!("CRONO {word} - ")),
            "{answer:?}"
        );
        assert_eq!(answer.err, "");
        assert_eq!(
            answer.out.lines().count(),
            1,
            "one thing is one line: {answer:?}"
        );
    }
}

#[test]
fn thresholds_are_ranges_of_days_left() {
    let office = Office::new();
    office.run(&["record", "award", "2025-01-20"]).done();
    office
        .run(&["record", "contract_signed", "2025-02-06"])
        .done();
    // Ten days from the signature; on the 10th six are left.
    for (thresholds, code) in [
        (&["-w", "6:"][..], 0),
        (&["-w", "7:"], 1),
        (&["-w", "7:", "-c", "7:"], 2),
        (&["-c", "3:"], 0),
        (&["-w", "@5:7"], 1),
        (&["-w", "~:5"], 1),
        (&["-w", "20"], 0),
        (&["-c", "-3:"], 0),
    ] {
        let arguments = [&["--today", "2025-02-10", "check"], thresholds].concat();
        assert_eq!(office.run(&arguments).code, Some(code), "{thresholds:?}");
    }
    let figures =
        figures(&office.run(&["--today", "2025-02-10", "check", "-w", "7:", "-c", "@0:2"]));
    assert_eq!(figures[0], ("plan_delivery".into(), "6;7:;@2".into()));
}

#[test]
fn what_cannot_be_told_is_unknown_on_standard_output() {
    let damaged = Office::holding(b"{\"format\": ");
    let missing = Office::new();
    for (office, arguments) in [
        (&damaged, &["check"][..]),
        (&missing, &["check"]),
        (&missing, &["check", "-w", "abc"]),
        (&missing, &["check", "-w", "10:5"]),
        (&missing, &["check", "--unheard-of"]),
        (&missing, &["check", "too", "much"]),
        (&missing, &["check", "-w"]),
        (&missing, &["--today", "31/2", "check"]),
    ] {
        let answer = office.run(arguments);
        assert_eq!(
            (answer.code, answer.err.as_str()),
            (Some(3), ""),
            "{arguments:?}"
        );
        assert!(answer.out.starts_with("CRONO UNKNOWN - "), "{answer:?}");
        assert_eq!(answer.out.lines().count(), 1, "{answer:?}");
    }
}

#[test]
fn a_text_of_the_file_neither_ends_the_line_nor_begins_the_figures() {
    let office = Office::begun();
    office
        .run(&["set", "info.title", "Sito | x=1;2\u{1b}[2J"])
        .done();
    let answer = office.run(&["check"]);
    let first = answer.out.lines().next().unwrap();
    assert!(first.matches('|').count() <= 1, "{first}");
    assert!(!answer.out.contains('\u{1b}'), "{first}");
}

#[test]
fn a_folder_is_checked_as_a_whole() {
    let folder = Office::new();
    let in_folder = |name: &str| -> PathBuf { folder.path().join(name) };
    fs::copy("data/demonstration.json", in_folder("a b.json")).unwrap();
    let quiet = Office::begun();
    fs::copy(quiet.file(), in_folder("quiet.json")).unwrap();
    let name = folder.path().to_str().unwrap().to_owned();
    let ask = |lang: &str| {
        folder.run(&[
            "--lang",
            lang,
            "-f",
            &name,
            "--today",
            "2026-08-24",
            "check",
        ])
    };
    let answer = ask("it");
    assert_eq!(answer.code, Some(2), "{answer:?}");
    let first = answer.out.lines().next().unwrap();
    assert!(first.contains("2 fascicoli: "), "{first}");
    let labels: Vec<String> = figures(&answer)
        .into_iter()
        .map(|(label, _)| label)
        .collect();
    assert!(labels.contains(&"a_b/migration".to_owned()), "{labels:?}");
    // One that is damaged does not hide what is late.
    fs::write(in_folder("isola.json"), "{").unwrap();
    let answer = ask("en");
    assert_eq!(
        (answer.code, answer.err.as_str()),
        (Some(2), ""),
        "{answer:?}"
    );
    assert!(answer.out.contains("1 cannot be read"), "{answer:?}");
    assert!(
        answer
            .out
            .lines()
            .any(|line| line.starts_with("UNKNOWN: ") && line.contains("isola.json"))
    );
    // And where nothing is late, it is what is to be told.
    fs::remove_file(in_folder("a b.json")).unwrap();
    assert_eq!(ask("it").code, Some(3));
}

/// What the example service runs, as the shell gets it, with a `mail` that writes to standard output.
fn mailed(office: &Office, day: &str) -> String {
    let unit = include_str!("../docs/examples/crono-check.service");
    let line = unit
        .lines()
        .find_map(|line| line.strip_prefix("ExecStart=/bin/sh -c '"))
        .unwrap();
    let script = line.strip_suffix('\'').unwrap();
    let script = script
        .replace("$$", "$")
        .replace("%%", "%")
        .replace(r"\\", r"\");
    let programs = office.path().join("bin");
    fs::create_dir_all(&programs).unwrap();
    let mail = programs.join("mail");
    fs::write(&mail, "#!/bin/sh\necho \"to $3\"\ncat\n").unwrap();
    fs::set_permissions(&mail, fs::Permissions::from_mode(0o755)).unwrap();
    let crono = assert_cmd::cargo::cargo_bin!("crono");
    let path = format!(
        "{}:{}:/usr/bin:/bin",
        programs.display(),
        crono.parent().unwrap().display()
    );
    let said = office
        .command(&["/bin/sh", "-c", &script], &[])
        .env("PATH", path)
        .env("CRONO_TODAY", day)
        .env("MAIL_TO", "ufficio@example.org")
        .output()
        .unwrap();
    assert!(said.status.success(), "{said:?}");
    String::from_utf8(said.stdout).unwrap()
}

#[test]
fn the_example_service_mails_what_is_late_and_what_cannot_be_told() {
    let office = demonstration();
    let mail = mailed(&office, "2026-08-24");
    assert!(
        mail.starts_with("to ufficio@example.org\nCRONO CRITICAL - "),
        "{mail}"
    );
    // A sentence and the situation, without the figures.
    assert!(!mail.contains("'migration'="), "{mail}");
    assert!(mail.contains("\n\nComune di Borgomare"), "{mail}");
    assert!(mail.lines().count() > 8, "{mail}");
    // Due soon, or nothing at all: no mail.
    let office = Office::new();
    office.run(&["record", "award", "2025-01-20"]).done();
    office
        .run(&["record", "contract_signed", "2025-02-06"])
        .done();
    assert_eq!(mailed(&office, "2025-02-10"), "");
    assert_eq!(mailed(&office, "2025-02-14"), "");
    fs::write(office.file(), "{").unwrap();
    let mail = mailed(&office, "2025-02-14");
    assert!(mail.contains("CRONO UNKNOWN - "), "{mail}");
}
