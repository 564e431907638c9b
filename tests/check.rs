//! The answer to a monitoring system: its state, its one line, its figures and its exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Stdio;

use office::{Answer, Office, can_use, figure, quick_or_full};
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

/// So many late dossiers in a folder, the one of each number late by another day.
fn late(office: &Office, many: u32) {
    let text = fs::read_to_string("data/demonstration.json").unwrap();
    for n in 0..many {
        fs::write(office.path().join(format!("contratto-{n:05}.json")), &text).unwrap();
    }
}

#[test]
fn a_large_folder_is_answered_in_what_a_monitoring_system_takes() {
    let folder = Office::new();
    late(&folder, 120);
    // One that is later than all the others, and what cannot be read.
    let begun = Office::begun();
    begun
        .run(&["record", "contract_signed", "2025-02-06"])
        .done();
    fs::copy(begun.file(), folder.path().join("zz-urgent.json")).unwrap();
    for n in 0..12 {
        fs::write(folder.path().join(format!("broken-{n:02}.json")), "{").unwrap();
    }
    let name = folder.path().to_str().unwrap().to_owned();
    let ask = |lang: &str, more: &[&str]| {
        let line = [
            "--lang",
            lang,
            "-f",
            &name,
            "--today",
            "2026-08-24",
            "check",
        ];
        folder.run(&[&line[..], more].concat())
    };
    for lang in ["it", "en"] {
        let answer = ask(lang, &[]);
        assert_eq!((answer.code, &*answer.err), (Some(2), ""));
        assert!(answer.out.len() < 4_096, "{} bytes", answer.out.len());
        let lines: Vec<&str> = answer.out.lines().collect();
        assert!(lines[0].len() < 1_024, "{}", lines[0]);
        // The most urgent is named at once, and heads the lines.
        assert!(lines[0].contains("zz-urgent.json, "), "{}", lines[0]);
        assert!(lines[1].contains("zz-urgent.json, "), "{lines:#?}");
        let critical = lines.iter().filter(|line| line.starts_with("CRITICAL: "));
        assert_eq!(critical.count(), 10, "{lines:#?}");
        // 120 with three clocks each, and the one.
        let others = if lang == "it" {
            "e altri 351 termini"
        } else {
            "and 351 other clocks"
        };
        assert!(lines[11].starts_with(others), "{lines:#?}");
        let unknown = lines.iter().filter(|line| line.starts_with("UNKNOWN: "));
        assert_eq!(unknown.count(), 10, "{lines:#?}");
        let others = if lang == "it" {
            "e altri 2 fascicoli"
        } else {
            "and 2 other dossiers"
        };
        assert!(lines[22].starts_with(others), "{lines:#?}");
        assert_eq!(lines.len(), 23, "{lines:#?}");
        let figures = figures(&answer);
        let figure = |label: &str| figures.iter().find(|(l, _)| l == label).map(|(_, v)| &**v);
        assert_eq!(figure("dossiers"), Some("121"));
        assert_eq!(figure("critical"), Some("121"));
        assert_eq!(figure("warning"), Some("240"));
        assert_eq!(figure("unknown"), Some("12"));
        assert!(
            figures
                .iter()
                .any(|(label, _)| label.starts_with("zz-urgent/"))
        );
    }
    let lines = |more: &[&str]| ask("it", more).out.lines().count();
    assert_eq!(lines(&["--limit", "0"]), 1);
    assert_eq!(lines(&["--limit", "1"]), 5);
    assert_eq!(lines(&["--limit", "1000"]), 1 + 361 + 12);
    assert_eq!(lines(&["--limit", "99999999999999999999"]), 1 + 361 + 12);
    for wrong in ["abc", "-1", "1.5", ""] {
        let answer = ask("en", &["--limit", wrong]);
        assert_eq!(answer.code, Some(3), "{wrong}");
        assert!(
            answer.out.starts_with("CRONO UNKNOWN - --limit ") && answer.out.contains("from 0 up"),
            "{answer:?}"
        );
    }
}

/// The most memory that a check of a folder has had, in kB: looked at once it has answered, while it is
/// kept from ending.
fn peak(folder: &Office) -> u64 {
    let held = "inject=exit_group:delay_enter=20000000";
    let front = [
        "strace",
        "-f",
        "-o",
        "/dev/null",
        "-e",
        "trace=exit_group",
        "-e",
        held,
    ];
    let name = folder.path().to_str().unwrap();
    let asked = ["-f", name, "--today", "2026-08-24", "check", "--limit", "0"];
    let mut command = folder.command(&front, &asked);
    let mut tracer = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    let mut out = BufReader::new(tracer.stdout.take().unwrap());
    out.read_line(&mut said).unwrap();
    assert!(said.starts_with("CRONO CRITICAL - "), "{said}");
    let id = tracer.id();
    let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap();
    let checked = children.split_whitespace().next().unwrap();
    let status = fs::read_to_string(format!("/proc/{checked}/status")).unwrap();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap();
    // Without its tracer it goes on, and ends.
    tracer.kill().unwrap();
    tracer.wait().unwrap();
    peak.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn memory_does_not_grow_with_the_folder() {
    if !can_use("strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    let folder = Office::new();
    let [few, many] = [64, quick_or_full(640, 10_000)].map(|dossiers| {
        late(&folder, dossiers);
        (dossiers, peak(&folder))
    });
    figure(&format!(
        "a check of {} dossiers has {} kB at most, of {} it has {} kB",
        few.0, few.1, many.0, many.1
    ));
    assert!(many.1 < few.1 + 8 * 1024, "{few:?} {many:?}");
}

#[test]
fn one_dossier_with_many_requests_is_answered_as_briefly() {
    let office = demonstration();
    for _ in 0..40 {
        office.run(&["request", "open", "2026-08-01", "-y"]).done();
    }
    let long = "x".repeat(1_900);
    office.run(&["set", "info.title", &long]).done();
    let answer = check(&office, &[]);
    assert_eq!(answer.code, Some(2));
    let lines: Vec<&str> = answer.out.lines().collect();
    assert!(
        lines[0].len() < 1_024 && answer.out.len() < 4_096,
        "{answer:?}"
    );
    assert!(
        lines[0].contains(" | 'migration'=-15;16:;0:"),
        "{}",
        lines[0]
    );
    assert_eq!(lines.len(), 12, "{lines:#?}");
    assert!(lines[11].starts_with("e altri "), "{lines:#?}");
}

#[test]
fn a_right_that_was_not_used_is_nobody_s_lateness() {
    let office = Office::new();
    office
        .run(&["init", "--plan", "tests/scenarios/plans/optional.json"])
        .done();
    office
        .run(&["--today", "2026-03-20", "record", "award", "2026-03-02"])
        .done();
    office
        .run(&["--today", "2026-03-20", "record", "delivered", "2026-03-10"])
        .done();
    let on = |day: &'static str, rest: &[&str]| office.run(&[&["--today", day], rest].concat());
    // While it may be used it is counted down.
    let answer = on("2026-03-15", &["check"]);
    assert_eq!(answer.code, Some(1), "{answer:?}");
    // The day after, nobody is late, and what comes after something else goes on.
    let answer = on("2026-03-16", &["check"]);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(!answer.out.contains("fase 1"), "{answer:?}");
    let plain = on("2026-03-16", &["status", "--plain"]);
    assert!(!plain.out.contains("in ritardo"), "{plain:?}");
    let recorded = office.run(&["--today", "2026-03-20", "record", "approved", "20/3"]);
    assert_eq!(
        recorded.code,
        Some(0),
        "nothing is missing before it: {recorded:?}"
    );
    // What comes only after it asks for it.
    let asked = office.run(&[
        "--today",
        "2026-03-20",
        "record",
        "objection_answered",
        "18/3",
    ]);
    assert_ne!(asked.code, Some(0), "{asked:?}");
    assert!(asked.err.contains("Opposizione"), "{asked:?}");
}

#[test]
fn an_entry_without_a_limit_that_stands_still_is_open_all_the_same() {
    let office = Office::new();
    let plan = office.path().join("open.json");
    fs::write(
        &plan,
        r#"{"name":"open","title":"Open","phases":[{"number":1,"id":"a","title":"A"}],
        "milestones":[{"id":"signed","phase":1,"label":"Signed","actor":"both"}],"clocks":[],
        "registers":[{"id":"help","phase":1,"label":"Help","suspendable":true,
        "request":{"id":"asked","label":"Asked","actor":"administration"},
        "answer":{"id":"answered","label":"Answered","actor":"supplier"}}]}"#,
    )
    .unwrap();
    let on = |arguments: &[&str]| {
        let common = ["--today", "2026-01-12", "--lang", "en"];
        office.run(&[&common, arguments].concat())
    };
    on(&["init", "--plan", &plan.display().to_string()]).done();
    on(&["record", "signed", "2026-01-05"]).done();
    on(&["request", "open", "2026-01-06"]).done();
    on(&["suspend", "2026-01-08", "--clock", "help:1"]).done();
    let answer = on(&["check"]);
    assert!(
        answer.out.contains("Request no. 1: suspended for 4 days."),
        "{answer:?}"
    );
    assert!(!answer.out.contains("No clock is open"), "{answer:?}");
}

#[test]
fn what_was_not_met_stays_said_while_something_else_is_open_and_no_tick_hides_what_is_awaited() {
    let office = Office::new();
    let plan = office.path().join("kept.txt");
    std::fs::write(
        &plan,
        "title: Kept\n1. One\n- Signed | us\n- Delivered | supplier | 10 d from Signed\n\
         - Named | us | after Signed\n2. Two\n- Built | supplier | 90 d from Delivered | after Delivered\n",
    )
    .unwrap();
    let on = |arguments: &[&str]| {
        let common = ["--today", "2026-02-10", "--lang", "en"];
        office.run(&[&common, arguments].concat())
    };
    on(&["init", "--plan", &plan.display().to_string()]).done();
    on(&["record", "signed", "2026-01-05"]).done();
    on(&["record", "delivered", "2026-01-20"]).done();
    let missed = "1 clock was not met: phase 1 by 5 days.";
    let answer = on(&["check"]);
    assert!(answer.out.contains(missed), "{answer:?}");
    assert!(on(&["status"]).done().contains(missed));
    // In time, and yet something is awaited there.
    let reason = ["--reason", "misread", "-y"];
    on(&[&["record", "delivered", "2026-01-10"][..], &reason].concat()).done();
    let seen = on(&["status"]).done();
    let row = seen.lines().find(|row| row.contains(" 1 One")).unwrap();
    assert!(
        row.starts_with('○') && row.contains("met, 5 early"),
        "{row}"
    );
    on(&["record", "named", "2026-02-10"]).done();
    let seen = on(&["status"]).done();
    assert!(seen.lines().any(|row| row.starts_with("√ 1 One")), "{seen}");
    // Dates in the wrong order are said where the date is explained, too.
    on(&[&["record", "delivered", "2026-01-02"][..], &reason].concat()).done();
    let why = on(&["why", "delivered"]).done();
    assert!(why.contains("ended before start: check the dates"), "{why}");
}

#[test]
fn what_falls_due_first_comes_first_whatever_unit_its_days_are_counted_in() {
    let office = Office::new();
    let plan = office.path().join("units.txt");
    std::fs::write(
        &plan,
        "title: Units\n1. One\n- Signed | us and supplier\n- Books | supplier | 6 d from Signed\n\
         - Courses held there | supplier | 5 wd from Signed\n",
    )
    .unwrap();
    let on = |lang: &str, arguments: &[&str]| {
        let common = ["--today", "2026-03-13", "--lang", lang];
        office.run(&[&common, arguments].concat())
    };
    on("en", &["init", "--plan", &plan.display().to_string()]).done();
    on("en", &["record", "signed", "12/3/2026"]).done();
    // 4 working days are left of the second, 5 days of the first, which is due a day before.
    let answer = on("en", &["check", "--warning", "9:", "--limit", "1"]);
    let second = answer.out.lines().nth(1).unwrap();
    assert!(second.contains("Books"), "{answer:?}");
    assert_eq!(answer.out.lines().count(), 3, "{answer:?}");
    for (lang, said, in_short) in [
        (
            "en",
            "Then courses held there, in 4 working days (19/03).",
            "Then courses",
        ),
        (
            "it",
            "Poi courses held there, tra 4 giorni lavorativi (19/03).",
            "Poi courses",
        ),
    ] {
        for arguments in [
            &["check"][..],
            &["status", "--brief"],
            &["status", "--plain"],
        ] {
            let answer = on(lang, arguments);
            assert!(answer.out.contains(said), "{arguments:?}: {answer:?}");
        }
        // Where that has no room the day is said whole.
        let status = on(lang, &["status"]).done();
        let line = status.lines().find(|line| line.contains(in_short)).unwrap();
        assert!(line.ends_with("(19/03)."), "{line}");
    }
}

#[test]
fn what_alerts_is_named_though_something_else_falls_due_before_it() {
    let head = "title: W\n1. A\n- Start | we\n- Delivery | supplier | 20 d, warn 3 d\n2. B\n";
    let cases = [
        (
            "- Report | we | by 20/02/2026 | after Start\n",
            "Then phase 2, in 26 days (20/02).",
            "due_soon",
        ),
        (
            "- Opinion | we | wait from Start, warn 3 d | after Start\n",
            "Long wait: opinion, for 5 days.",
            "running",
        ),
        (
            "- Report | we | after Start\n~ Hosting | 40 d from Start, warn 35 d\n",
            "ends in 35 days (Sun 01/03).",
            "running",
        ),
    ];
    for (line, named, state) in cases {
        let office = Office::new();
        let plan = office.path().join("plan.txt");
        fs::write(&plan, format!("{head}{line}")).unwrap();
        let plan = plan.to_str().unwrap();
        office.run(&["init", "--plan", plan]).done();
        let run = |arguments: &[&str]| {
            office.run(&[&["--today", "2026-01-25", "--lang", "en"], arguments].concat())
        };
        run(&["record", "start", "2026-01-20"]).done();
        let first = run(&["check"]);
        assert_eq!(first.code, Some(1), "{line}: {first:?}");
        let said = "CRONO WARNING - W: 15 days left (Mon 09/02): phase 1, A.";
        assert!(first.out.starts_with(said), "{line}: {}", first.out);
        assert!(first.out.contains(named), "{line}: {}", first.out);
        let status: Value = serde_json::from_str(&run(&["status", "--json"]).out).unwrap();
        assert_eq!(status["state"], state, "{line}");
        // The sign above the list is that of what alerts, and the day in a folder too.
        let list = run(&["status"]).out;
        assert!(
            list.lines().nth(1).unwrap().starts_with(['▲', '○']),
            "{line}: {list}"
        );
        if state == "due_soon" {
            let folder = office.path().to_str().unwrap();
            let all = run(&["--file", folder, "status"]).out;
            assert!(all.contains("20/02/26    26  due soon"), "{all}");
        }
    }
}
