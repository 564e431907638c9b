//! Languages begin at `words`: elsewhere nothing chooses by language, and `words/compose` says nothing itself.

use super::source::Source;

/// A text of a file.
struct Text {
    line: usize,
    /// The word in front of it.
    before: String,
    said: String,
}

/// The texts of a file before its tests; comments are none.
fn texts(source: &Source) -> Vec<Text> {
    let end = source.text.find("\n#[cfg(test)]");
    let text: Vec<char> = source.text[..end.unwrap_or(source.text.len())]
        .chars()
        .collect();
    let (mut found, mut line, mut at) = (Vec::new(), 1, 0);
    while at < text.len() {
        match (text[at], text.get(at + 1)) {
            ('\n', _) => line += 1,
            ('/', Some('/')) => {
                while text.get(at + 1).is_some_and(|char| *char != '\n') {
                    at += 1;
                }
            }
            // A character: `'"'` and `'\''` begin no text; what is no character is a lifetime.
            ('\'', Some('\\')) => at += 3,
            ('\'', _) if text.get(at + 2) == Some(&'\'') => at += 2,
            ('"', _) => {
                let (begun, mut said) = (line, String::new());
                let front = text[..at].iter().rev().skip_while(|c| c.is_whitespace());
                let front: String = front.take_while(|c| c.is_alphanumeric()).collect();
                at += 1;
                while at < text.len() && text[at] != '"' {
                    if text[at] == '\\' {
                        at += 1;
                    } else {
                        said.push(text[at]);
                    }
                    line += usize::from(text[at] == '\n');
                    at += 1;
                }
                found.push(Text {
                    line: begun,
                    before: front.chars().rev().collect(),
                    said,
                });
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// A text without what is filled in.
fn without_arguments(text: &str) -> String {
    let mut depth = 0;
    let mut bare = String::new();
    for char in text.chars() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => bare.push(char),
            _ => {}
        }
    }
    bare
}

fn of_words(source: &Source) -> bool {
    source.path.starts_with("src/words/")
}

#[test]
fn nothing_outside_words_chooses_by_language() {
    let mut faults = Vec::new();
    for source in Source::all_under("src") {
        if of_words(&source) {
            continue;
        }
        for name in ["Lang::It", "Lang::En", "Lang::De", "pick"] {
            for at in source.places_of(name) {
                let line = source.line(at);
                faults.push(format!("{}:{line}: {name} belongs to words", source.path));
            }
        }
    }
    super::none(&faults);
}

/// What in `words` asks which language it is, and why that is no row.
const BY_LANGUAGE: &[(&str, &str)] = &[
    ("src/words/mod.rs", "what a language is"),
    ("src/words/say.rs", "the columns of a row"),
    (
        "src/words/phrase.rs",
        "whether a row says anything is the same in each",
    ),
    (
        "src/words/preposition.rs",
        "Italian joins prepositions to articles",
    ),
    (
        "src/words/state.rs",
        "the texts of a plan, in the two languages it may have",
    ),
    ("src/words/output.rs", "a habit of people, and not a text"),
];

#[test]
fn in_words_only_rows_choose_by_language() {
    let (mut faults, mut choosing) = (Vec::new(), Vec::new());
    for source in Source::all_under("src/words") {
        for name in ["Lang::It", "Lang::En", "Lang::De", "pick"] {
            for at in source.places_of(name) {
                choosing.push(source.path.clone());
                if BY_LANGUAGE.iter().all(|(path, _)| *path != source.path) {
                    let line = source.line(at);
                    faults.push(format!(
                        "{}:{line}: {name} wants a row of say!",
                        source.path
                    ));
                }
            }
        }
    }
    for (path, _) in BY_LANGUAGE {
        if !choosing.iter().any(|known| known == path) {
            faults.push(format!("{path} chooses by no language any more"));
        }
    }
    super::none(&faults);
}

/// The table of keys has its words in columns of its own: `phrase!` makes rows of them.
const KEYS: &str = "src/screen/keymap.rs";

#[test]
fn no_italian_stands_outside_words() {
    let accents = ['à', 'è', 'é', 'ì', 'ò', 'ù', 'È'];
    let mut faults = Vec::new();
    for source in Source::all_under("src") {
        if of_words(&source) || source.path == KEYS {
            continue;
        }
        for Text {
            line, said: text, ..
        } in texts(&source)
        {
            if text.contains(accents) && text.chars().count() > 1 {
                faults.push(format!("{}:{line}: {text:?}", source.path));
            }
        }
    }
    super::none(&faults);
}

/// Names that are typed or that a format gives, the same in every language.
const NAMES: &[&str] = &[
    "plan",
    ":N",
    "suspension",
    "resumption",
    "extension:",
    "%H:%M",
    // Commands that are told.
    "validate",
    "restore",
    "get",
    "request open",
    "request open --register ",
    "log",
    "item add  ",
    "clear ",
    "waive ",
    "record ",
    "tick   none",
];

#[test]
fn what_decides_a_sentence_holds_none() {
    let mut faults = Vec::new();
    for source in Source::all_under("src/words/compose") {
        for Text {
            line, said: text, ..
        } in texts(&source)
        {
            let bare = without_arguments(&text);
            if bare.contains(char::is_alphabetic) && !NAMES.contains(&bare.as_str()) {
                faults.push(format!("{}:{line}: {text:?}", source.path));
            }
        }
    }
    super::none(&faults);
}

/// The rows of a source: the Italian of each, and whether it has German.
fn rows(source: &Source) -> Vec<(String, bool)> {
    let mut rows: Vec<(String, bool)> = Vec::new();
    for text in texts(source) {
        match (text.before.as_str(), rows.last_mut()) {
            ("it", _) => rows.push((text.said, false)),
            ("de", Some(row)) => row.1 = true,
            _ => {}
        }
    }
    rows
}

/// The rows a language has that is being begun. What is not here it says in English; a row that gets
/// its column is added.
const GERMAN: &[&str] = &[
    "esempi: oggi, ieri, +3, 15, 15/10, 15/10/26, lun",
    "e altri {n} termini da guardare",
    "e un altro termine da guardare",
    "italiano",
    "nessuna aperta",
    "nessuno aperto",
    "{open} aperta",
    "{open} aperto",
    "{open} aperte",
    "{open} aperti",
];

#[test]
fn the_rows_that_a_language_being_begun_has_are_known() {
    let mut with = Vec::new();
    let mut without = 0;
    for source in Source::all_under("src/words") {
        if source.path.ends_with("/say.rs") {
            continue;
        }
        for (italian, has_german) in rows(&source) {
            if has_german {
                with.push(italian);
            } else {
                without += 1;
            }
        }
    }
    with.sort();
    let mut known: Vec<&str> = GERMAN.to_vec();
    known.sort_unstable();
    assert_eq!(with, known);
    println!("{without} rows have no German yet");
    assert!(
        without > 0,
        "German is whole: make it a language like the others"
    );
}

#[test]
fn rows_are_read() {
    let text = r#"say! { fn a(lang) it "uno" en "one" de "eins"; fn b(lang) it "due" en "two"; }"#;
    let read = rows(&Source::new("src/words/a.rs", text));
    assert_eq!(read, [("uno".to_owned(), true), ("due".to_owned(), false)]);
}
