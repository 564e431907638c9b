//! The house keeps its shape: arrows point one way, and each room knows only what it must.
//!
//! What `ARCHITECTURE.md` promises is read off the source here. A failure names file and line; the
//! way out is nearly always to move the code, not to change the table.

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/languages.rs"]
mod languages;
#[path = "architecture/names.rs"]
mod names;
#[path = "architecture/source.rs"]
mod source;

use std::fs;

use circles::Files;
use source::{Source, files_under, from_root, root};

/// Each module of the crate and the modules it may name. A new module gets its arrows here.
const ARROWS: &[(&str, &[&str])] = &[
    ("calendar", &[]),
    ("plan", &["calendar"]),
    ("record", &["calendar", "plan"]),
    ("assess", &["calendar", "plan", "record"]),
    ("store", &["calendar", "plan", "record"]),
    ("words", &["calendar", "plan", "record", "assess", "store"]),
    ("notation", &["calendar", "plan", "words"]),
    ("report", &["calendar", "plan", "record", "assess", "words"]),
    ("clock", &["calendar", "plan"]),
    (
        "screen",
        &[
            "calendar", "plan", "record", "assess", "store", "words", "notation", "report", "clock",
        ],
    ),
    (
        "cli",
        &[
            "calendar", "plan", "record", "assess", "store", "words", "notation", "report",
            "clock", "screen",
        ],
    ),
    ("main", &["cli"]),
];

/// What a part of the house must not name.
struct Silence {
    /// Where, as beginnings of paths; an empty list is everywhere.
    rooms: &'static [&'static str],
    /// Where all the same.
    but: &'static [&'static str],
    /// What.
    words: &'static [&'static str],
    /// Why not.
    because: &'static str,
}

/// What counts days and judges them.
const PURE: &[&str] = &["src/calendar/", "src/plan/", "src/record/", "src/assess/"];
/// What decides on the screen.
const DECIDING: &[&str] = &["src/screen/app/", "src/screen/form/", "src/screen/update/"];

const SILENCES: &[Silence] = &[
    Silence {
        rooms: &[],
        but: &["src/clock.rs"],
        words: &["Local::now", "Utc::now", "SystemTime::now"],
        because: "what time it is, is an argument; only src/clock.rs asks",
    },
    Silence {
        rooms: &[],
        but: &["src/screen/"],
        words: &["crossterm", "ratatui"],
        because: "only the screen knows that there is a terminal",
    },
    Silence {
        rooms: PURE,
        but: &[],
        words: &[
            "std::fs",
            "std::io",
            "std::env",
            "std::net",
            "std::process",
            "std::thread",
            "std::time",
        ],
        because: "calendar to assess know no disk, no terminal and no clock",
    },
    Silence {
        rooms: DECIDING,
        but: &[],
        words: &[
            "std::fs",
            "std::io",
            "std::env",
            "JsonFile",
            "super::terminal",
            "screen::terminal",
            "super::view",
            "screen::view",
        ],
        because: "deciding neither does nor draws; src/screen/run/ carries effects out",
    },
    Silence {
        rooms: &["src/screen/view/"],
        but: &[],
        words: &[
            "std::fs",
            "std::io",
            "std::env",
            "JsonFile",
            "super::terminal",
            "screen::terminal",
            "&mut App",
        ],
        because: "drawing only reads the state",
    },
    Silence {
        rooms: &["src/screen/terminal/"],
        but: &[],
        words: &["crate"],
        because: "the terminal is a device; it knows nothing of phases, forms or words",
    },
];

/// The longest file, its tests not counted.
const LINES: usize = 400;

/// Fails with every fault that was found, one a line.
#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The arrows of a file that the table does not allow.
fn wrong_arrows(source: &Source) -> Vec<String> {
    let modules = source.modules();
    let Some(module) = modules.first() else {
        // `lib.rs` declares the modules and names nothing of them.
        return Vec::new();
    };
    let allowed = ARROWS.iter().find(|(name, _)| name == module);
    let allowed = allowed.map_or(&[] as &[_], |(_, allowed)| allowed);
    let mut named = source.named_of_crate();
    named.extend(source.named_below("crono"));
    let is_module = |name: &str| ARROWS.iter().any(|(module, _)| *module == name);
    let wrong = named
        .into_iter()
        .filter(|(_, name)| is_module(name) && name != module && !allowed.contains(name));
    wrong
        .map(|(at, name)| {
            let (path, line) = (&source.path, source.line(at));
            format!("{path}:{line}: {module} must not know {name}")
        })
        .collect()
}

/// What a file names against a rule.
fn broken_silence(source: &Source, rule: &Silence) -> Vec<String> {
    let lies_in = |rooms: &[&str]| rooms.iter().any(|room| source.path.starts_with(room));
    if !(rule.rooms.is_empty() || lies_in(rule.rooms)) || lies_in(rule.but) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for word in rule.words {
        let mut places = source.places_of(word);
        if let Some((path, name)) = word.rsplit_once("::") {
            let grouped = source.named_below(path).into_iter();
            places.extend(
                grouped
                    .filter(|(_, named)| *named == name)
                    .map(|(at, _)| at),
            );
            places.sort_unstable();
            places.dedup();
        }
        faults.extend(places.into_iter().map(|at| {
            let (path, line, because) = (&source.path, source.line(at), rule.because);
            format!("{path}:{line}: {word} ({because})")
        }));
    }
    faults
}

#[test]
fn arrows_point_one_way() {
    let sources = Source::all_under("src");
    none(&sources.iter().flat_map(wrong_arrows).collect::<Vec<_>>());
}

#[test]
fn no_circle_among_files() {
    let circles = Files::of(&Source::all_under("src")).circles();
    let drawn = circles.iter().map(|circle| {
        let (files, arrows) = (circle.files.len(), circle.arrows.join("\n  "));
        format!("a circle of {files} files:\n  {arrows}")
    });
    none(&drawn.collect::<Vec<_>>());
}

/// What `ARCHITECTURE.md` says a new thing touches is there to be touched.
#[test]
fn the_lists_of_files_to_add_something_are_true() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, lists) = text.split_once("## How to add").unwrap();
    let (lists, _) = lists.split_once("\n## ").unwrap();
    let named = lists.split('`').skip(1).step_by(2);
    let files: Vec<&str> = named.filter(|name| name.contains('/')).collect();
    assert!(
        files.len() > 20 && lists.matches("\n- **").count() == 6,
        "{files:?}"
    );
    none(
        &files
            .iter()
            .filter(|file| !root().join(file).exists())
            .map(|file| format!("{file} is not there"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_module_has_its_row_in_the_table_of_arrows() {
    let sources = Source::all_under("src");
    let rooms = sources
        .iter()
        .filter_map(|source| source.modules().first().copied());
    let mut missing: Vec<&str> = rooms
        .filter(|room| !ARROWS.iter().any(|(name, _)| name == room))
        .collect();
    missing.dedup();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn each_room_is_silent_about_what_it_must_not_know() {
    let sources = Source::all_under("src");
    let faults = SILENCES.iter().flat_map(|rule| {
        sources
            .iter()
            .flat_map(move |source| broken_silence(source, rule))
    });
    none(&faults.collect::<Vec<_>>());
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let mut faults = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in files_under(&root().join(folder)) {
            if path.extension().is_some_and(|end| end == "rs")
                && !fs::read_to_string(&path)
                    .expect("a file of text")
                    .starts_with("//! ")
            {
                faults.push(format!("{}:1: does not open with //!", from_root(&path)));
            }
        }
    }
    none(&faults);
}

/// Two steps up say nothing of where they lead.
#[test]
fn a_path_into_another_room_begins_at_the_crate() {
    let mut faults = Vec::new();
    for path in files_under(&root().join("src")) {
        let text = fs::read_to_string(&path).expect("a file of text");
        for (line, _) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains("super::super"))
        {
            faults.push(format!("{}:{}: super::super", from_root(&path), line + 1));
        }
    }
    none(&faults);
}

#[test]
fn no_file_is_longer_than_a_sitting() {
    let mut faults = Vec::new();
    for source in Source::all_under("src") {
        let mut lines = source.text.lines();
        let before_tests = lines.position(|line| line == "#[cfg(test)]");
        let count = before_tests.unwrap_or_else(|| source.text.lines().count());
        if count > LINES {
            faults.push(format!("{}:{LINES}: goes on to line {count}", source.path));
        }
    }
    none(&faults);
}

/// Nothing that only holds on the machine of its author: no folder of that machine, no other place
/// than the usual one to get a dependency from.
#[test]
fn nothing_in_the_tree_belongs_to_one_machine() {
    // In halves, so that this file passes its own test.
    let folders = [
        ("/ho", "me/"),
        ("/ro", "ot/"),
        ("/Use", "rs/"),
        ("/wo", "rk/"),
        ("C:\\", "Users"),
    ];
    let sources = [
        ("replace", "-with"),
        ("[regis", "tries"),
        ("sparse", "+http"),
        ("git", "+http"),
    ];
    let usual = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    // Homes that are only made up, in the tables of two tests.
    let invented = ["rossi", "mr/"].map(|name| format!("{}{}{name}", folders[0].0, folders[0].1));
    let mut faults = Vec::new();
    for path in files_under(root()) {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let name = from_root(&path);
        for (n, line) in text.lines().enumerate() {
            let line = invented
                .iter()
                .fold(line.to_owned(), |line, home| line.replace(home, ""));
            let elsewhere = name == "Cargo.lock" && line.starts_with("source = ") && line != usual;
            let named = folders
                .iter()
                .chain(&sources)
                .any(|(a, b)| line.contains(&format!("{a}{b}")));
            if named || elsewhere {
                faults.push(format!("{name}:{}: {}", n + 1, line.trim()));
            }
        }
    }
    none(&faults);
}

/// The tests above are worth as much as what they would find.
#[test]
fn a_wrong_arrow_is_found_in_code_and_nowhere_else() {
    let rows: &[(&str, &str, &[usize])] = &[
        ("a use line", "use crate::words::Lang;", &[1]),
        (
            "inside code",
            "fn f() {\n    crate::screen::run();\n}",
            &[2],
        ),
        (
            "one of a group",
            "use crate::{\n    calendar::{Date, words},\n    store,\n};",
            &[1],
        ),
        ("up and down again", "use super::super::words;", &[1]),
        ("up to its own module", "use super::words;", &[]),
        (
            "an arrow that is allowed",
            "use crate::calendar::Date;",
            &[],
        ),
        ("its own module", "use crate::plan::Plan;", &[]),
        (
            "a comment",
            "/* /* crate::words */ */ //! [`crate::words`]\n/// crate::store",
            &[],
        ),
        (
            "a text",
            r##"const A: &str = "\" crate::words"; const B: &str = r#""crate::words"#;"##,
            &[],
        ),
        (
            "after a quote and a lifetime",
            "fn f<'a>(_: &'a str) { '\"'; crate::words::f() }",
            &[1],
        ),
        (
            "tests",
            "#[cfg(test)]\nmod tests {\n    use crate::words::Lang;\n}\nuse crate::store;",
            &[5],
        ),
        (
            "a longer name",
            "use mycrate::words; use crate::wordsmith;",
            &[],
        ),
    ];
    for (case, text, expected) in rows {
        let source = Source::new("src/plan/check.rs", text);
        let faults = wrong_arrows(&source);
        let lines: Vec<usize> = faults
            .iter()
            .filter_map(|fault| fault.split(':').nth(1)?.parse().ok())
            .collect();
        assert_eq!(lines, *expected, "{case}: {faults:?}");
    }
}

#[test]
fn a_broken_silence_is_found() {
    let rows: &[(&str, &str, usize)] = &[
        ("src/record/change.rs", "use std::io::Write;", 1),
        ("src/record/change.rs", "use std::{fmt, fs};", 1),
        ("src/record/change.rs", "use std::fmt;", 0),
        ("src/store/read.rs", "use std::fs;", 0),
        ("src/store/read.rs", "let now = chrono::Utc::now();", 1),
        ("src/clock.rs", "Utc::now()", 0),
        ("src/cli/get.rs", "use ratatui::Terminal;", 1),
        ("src/screen/update/form.rs", "use super::super::view;", 1),
        (
            "src/screen/update/form.rs",
            "use super::super::{app, view};",
            1,
        ),
        ("src/screen/update/form.rs", "app.view = View::Main;", 0),
        ("src/screen/view/list.rs", "fn draw(app: &mut App) {}", 1),
    ];
    for (path, text, expected) in rows {
        let source = Source::new(path, text);
        let faults: Vec<String> = SILENCES
            .iter()
            .flat_map(|rule| broken_silence(&source, rule))
            .collect();
        assert_eq!(faults.len(), *expected, "{path}: {text}: {faults:?}");
    }
}
