//! Text that would command the terminal, read it backwards or tear a line apart, wherever somebody
//! else can put it: in the file, in its name, in the arguments, in the environment.

use std::fs;

use serde_json::Value;

use crate::FULL;
use crate::office::{Answer, Office};

/// Colours and a title, a bell, an erasing, marks that turn the direction, line ends of all kinds.
const HOSTILE: &str = "\u{1b}[31m\u{1b}]0;t\u{7}\u{9b}2J\u{7f}\u{202e}\u{2066}x\u{200f}\u{2028}\u{feff}\u{ad}\r\n\ty\u{85}";

/// The same where neither a zero byte nor a slash can be.
const NAME: &str = "a\u{1b}[31m\u{202e}b\u{85}.json";

/// Whether a character does something instead of showing something.
fn commands(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(
            c,
            '\u{ad}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        )
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[track_caller]
fn harmless(answer: &Answer, what: &str) {
    assert!(matches!(answer.code, Some(0..=3)), "{what}: {answer:?}");
    for said in [&answer.out, &answer.err] {
        let found = said.chars().find(|c| commands(*c));
        assert_eq!(found, None, "{what}: {said:?}");
    }
}

/// A value with the hostile text in every text that is free.
fn dressed(value: &mut Value) {
    const FREE: [&str; 17] = [
        "it",
        "en",
        "title",
        "short_title",
        "cup",
        "cig",
        "supplier",
        "rup",
        "dec",
        "note",
        "protocol",
        "pec_id",
        "attachment",
        "label",
        "subject",
        "text",
        "reason",
    ];
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let free = FREE.contains(&key.as_str()) || key == "by" || key == "login";
                match member {
                    Value::String(text) if free => text.push_str(HOSTILE),
                    other => dressed(other),
                }
            }
        }
        Value::Array(members) => members.iter_mut().for_each(dressed),
        _ => {}
    }
}

#[test]
fn no_text_of_the_file_can_command_the_terminal() {
    let mut document: Value = serde_json::from_str(FULL).unwrap();
    dressed(&mut document);
    let office = Office::holding(format!("{document:#}").as_bytes());
    let commands: [&[&str]; 15] = [
        &["status"],
        &["status", "--color", "always", "--lang", "en"],
        &["status", "--plain"],
        &["status", "--brief"],
        &["status", "--json"],
        &["log"],
        &["log", "--json"],
        &["get"],
        &["get", "info.title"],
        &["doctor"],
        &["validate"],
        &["record", "content_published:scuola", "2025-08-20"],
        &["record", "award", "2025-01-01", "--if-was", "-"],
        &["clear", "award"],
        &["undo"],
    ];
    for arguments in commands {
        let mut answer = office.run(arguments);
        if arguments.contains(&"always") {
            // Our own colours are no harm, and a mark is no beginning of one.
            answer.out = without_colours(&answer.out);
        }
        harmless(&answer, &arguments.join(" "));
    }
}

/// The text without the colour codes that are ours: digits and semicolons up to `m`.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('m').unwrap();
        let is_ours = code
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b';');
        assert!(is_ours, "{part:?}");
        plain.push_str(rest);
    }
    plain
}

#[test]
fn json_that_is_printed_escapes_what_it_must_and_says_the_same() {
    let office = Office::begun();
    let text = &HOSTILE[1..];
    office.run(&["note", "1", text]).done();
    office
        .run(&["request", "open", "2025-08-20", "-y", "--subject", text])
        .done();
    for arguments in [["status", "--json"], ["log", "--json"]] {
        let answer = office.run(&arguments);
        harmless(&answer, arguments[0]);
        let said: Value = serde_json::from_str(&answer.out).unwrap();
        assert!(holds(&said, text), "{said:#}");
    }
    // The file keeps what was written, letter by letter.
    assert_eq!(office.dossier().unwrap().0.notes[0].text, text);
}

fn holds(value: &Value, text: &str) -> bool {
    match value {
        Value::String(found) => found.contains(text.trim()),
        Value::Array(members) => members.iter().any(|member| holds(member, text)),
        Value::Object(members) => members.values().any(|member| holds(member, text)),
        _ => false,
    }
}

#[test]
fn no_argument_can_command_the_terminal() {
    let office = Office::begun();
    let lines: [&[&str]; 16] = [
        &[HOSTILE],
        &[&["--", HOSTILE].concat()],
        &["status", HOSTILE],
        &["status", &["--", HOSTILE].concat()],
        &["record", HOSTILE],
        &["record", "award", HOSTILE],
        &[
            "record",
            "contract_signed",
            "2025-02-06",
            "--source",
            HOSTILE,
        ],
        &[
            "record",
            "contract_signed",
            "2025-02-06",
            "--by",
            HOSTILE,
            "--note",
            HOSTILE,
        ],
        &["item", "add", "content_published", HOSTILE],
        &["item", "add", HOSTILE, "x"],
        &["request", "answer", HOSTILE],
        &["note", HOSTILE, "testo"],
        &["set", HOSTILE, "1"],
        &["get", HOSTILE],
        &["--today", HOSTILE, "status"],
        &["--lang", HOSTILE, "status"],
    ];
    for arguments in lines {
        harmless(&office.run(arguments), &format!("{arguments:?}"));
    }
    for name in ["CRONO_TODAY", "CRONO_BY", "CRONO_LANG", "USER", "LANG"] {
        for arguments in [&["status"][..], &["note", "1", "x"], &["doctor"]] {
            let mut command = office.command::<&str>(&[], arguments);
            let output = command.env(name, HOSTILE).output().unwrap();
            harmless(&Answer::of(&output), name);
        }
    }
}

#[test]
fn no_name_of_a_file_can_command_the_terminal() {
    let office = Office::new();
    let path = office.path().join(NAME);
    let file = ["--file", path.to_str().unwrap()];
    let lines: [&[&str]; 7] = [
        &["status"],
        &["doctor"],
        &["record", "award", "2025-01-20"],
        &["status"],
        &["init"],
        &["doctor"],
        &["validate"],
    ];
    for arguments in lines {
        harmless(&office.run(&[&file, arguments].concat()), arguments[0]);
    }
    assert!(path.exists());
    fs::write(&path, "{").unwrap();
    for arguments in lines {
        harmless(&office.run(&[&file, arguments].concat()), arguments[0]);
    }
    // A key is text of the file as well, and is named where something is wrong with it.
    let key = serde_json::to_string(HOSTILE).unwrap();
    let places = [
        format!("{{{key}: 1, {key}: 2, \"format\": {{\"name\": \"crono\", \"version\": 1}}}}"),
        FULL.replacen("\"rev\"", &format!("{key}: 1, {key}: 2, \"rev\""), 1),
        FULL.replacen("\"event\": \"award\"", &format!("\"event\": {key}"), 1),
        FULL.replacen("\"name\": \"crono\"", &format!("\"name\": {key}"), 1),
        FULL.replacen("\"from\": \"award\"", &format!("\"from\": {key}"), 1),
    ];
    for text in places {
        fs::write(&path, text).unwrap();
        for arguments in lines {
            harmless(&office.run(&[&file, arguments].concat()), arguments[0]);
        }
    }
}

/// Who left a lock behind is named in a sentence, and may have written anything into it.
#[test]
fn no_text_of_a_lock_can_command_the_terminal() {
    let office = Office::begun();
    let held = fs::File::options()
        .read(true)
        .write(true)
        .open(office.lock());
    let held = held.unwrap();
    held.lock().unwrap();
    fs::write(
        office.lock(),
        format!("12\n{0}\n{0}\n", HOSTILE.replace('\n', "")),
    )
    .unwrap();
    let answer = office.run(&["note", "1", "x"]);
    assert_eq!(answer.code, Some(1));
    harmless(&answer, "the lock");
}

/// What leaves the program for others: reports, spreadsheets, calendars, the answers to machines.
const LEAVING: [&[&str]; 17] = [
    &["export", "md"],
    &["export", "html"],
    &["export", "json"],
    &["export", "ics"],
    &["export", "ics", "--recorded", "--lang", "en"],
    &["export", "csv"],
    &["export", "csv", "--table", "records"],
    &["export", "csv", "--table", "requests"],
    &["export", "csv", "--table", "journal"],
    &[
        "export",
        "csv",
        "--table",
        "journal",
        "--dialect",
        "excel-it",
    ],
    &["export", "csv", "--table", "records", "--lang", "en"],
    &["check"],
    &["why", "plan_delivery"],
    &["why", "assistance:1"],
    &["restore"],
    &["status", "--ascii"],
    &["doctor", "--lang", "en"],
];

/// Lines of these formats end with both signs, and a spreadsheet knows by its first what it reads;
/// that is no harm.
fn in_lines(mut answer: Answer) -> Answer {
    let text = answer.out.replace("\r\n", "\n");
    let marked = text.strip_prefix('\u{feff}').map(str::to_owned);
    answer.out = marked.unwrap_or(text);
    answer
}

/// A dossier with hostile text in every text that is free, of which there is a backup.
fn dressed_office() -> Office {
    let mut document: Value = serde_json::from_str(FULL).unwrap();
    dressed(&mut document);
    let text = format!("{document:#}");
    let office = Office::holding(text.as_bytes());
    let backup = office.path().join(".crono.json.bak-2025-08-20");
    fs::write(backup, text).unwrap();
    office
}

#[test]
fn no_text_of_the_file_leaves_it_as_a_command() {
    let office = dressed_office();
    let before = office.bytes();
    let mut said = 0;
    for arguments in LEAVING {
        let answer = in_lines(office.run(arguments));
        said += answer.out.len();
        harmless(&answer, &arguments.join(" "));
        let is_why = arguments[0] == "why";
        assert!(
            is_why || !answer.out.is_empty(),
            "{arguments:?}: {answer:?}"
        );
    }
    assert!(said > 50_000, "{said} bytes");
    for arguments in [&["man"][..], &["schema"], &["completions", "bash"]] {
        // They have texts of ours alone, with tabs and dashes that a pager knows.
        let out = office.run(arguments).done();
        assert!(
            !out.contains("\u{1b}[31m") && !out.contains('\u{202e}'),
            "{arguments:?}"
        );
    }
    harmless(&office.run(&["restore", "20/8/2025"]), "restore");
    assert_eq!(office.bytes(), before, "looking writes nothing");
    harmless(
        &office.run(&["restore", "20/8/2025", "-y", "--reason", HOSTILE]),
        "restore -y",
    );
    for arguments in [&["undo"][..], &["redo"], &["log"]] {
        harmless(&office.run(arguments), arguments[0]);
    }
    // What was written is still there, letter by letter.
    let title = serde_json::to_string(HOSTILE).unwrap();
    let letters: Value = serde_json::from_slice(&office.bytes()).unwrap();
    assert!(holds(&letters, HOSTILE.trim()), "{title}");
}

#[test]
fn a_report_in_a_file_holds_no_command_either() {
    let office = dressed_office();
    for format in ["md", "html", "json", "ics", "csv"] {
        let path = office.path().join(format!("b\u{1b}[31m\u{202e}.{format}"));
        let line = ["export", format, "-o", path.to_str().unwrap()];
        harmless(&office.run(&line), format);
        let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let found = text.chars().find(|c| commands(*c));
        assert_eq!(found, None, "{format}");
        // Not over it a second time, and the refusal names it.
        harmless(&office.run(&line), format);
    }
}

/// Several dossiers at once, of which each has a hostile name and one is damaged.
#[test]
fn no_folder_of_dossiers_can_command_the_terminal() {
    let office = dressed_office();
    let folder = office.path().join("gare\u{1b}[31m\u{202e}");
    fs::create_dir(&folder).unwrap();
    fs::copy(office.file(), folder.join(NAME)).unwrap();
    fs::copy(office.file(), folder.join("c\u{9b}2J.json")).unwrap();
    fs::write(folder.join("rotto\u{7}\u{2066}.json"), "{").unwrap();
    let file = ["-f", folder.to_str().unwrap()];
    let lines: [&[&str]; 9] = [
        &["status"],
        &["status", "--brief"],
        &["status", "--plain"],
        &["status", "--json"],
        &["export", "json"],
        &["export", "ics"],
        &["export", "csv"],
        &["check"],
        &["doctor"],
    ];
    for arguments in lines {
        let answer = in_lines(office.run(&[&file, arguments].concat()));
        harmless(&answer, &arguments.join(" "));
    }
}

#[test]
fn no_argument_of_what_leaves_the_program_can_command_the_terminal() {
    let office = Office::begun();
    let lines: [&[&str]; 12] = [
        &["export", HOSTILE],
        &["export", "csv", "--table", HOSTILE],
        &["export", "csv", "--dialect", HOSTILE],
        &["export", "html", "-o", "/nonexistent/\u{1b}[31m\u{202e}"],
        &["check", "-w", HOSTILE],
        &["check", "-c", HOSTILE],
        &["why", HOSTILE],
        &["restore", HOSTILE],
        &["restore", "20/8/2025", "--reason", HOSTILE],
        &["completions", HOSTILE],
        &["suspend", HOSTILE, "--reason", HOSTILE],
        &["init", "--plan", HOSTILE],
    ];
    for arguments in lines {
        harmless(&office.run(arguments), &format!("{arguments:?}"));
    }
}
