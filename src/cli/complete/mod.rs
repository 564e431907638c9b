//! What a shell asks while a line is being typed: which commands, options and names may come next.
//!
//! `crono completions` prints for each shell a few lines that call `crono __complete`, and the answer is
//! here. Asking changes nothing and never fails: nothing is written, nothing is waited for, and what cannot
//! be known is an empty answer without a word.

mod line;
mod names;
mod place;
mod points;
mod source;
mod values;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Command;

use crate::words::Lang;
use crate::words::matching::Query;

use super::environment::Environment;

use line::TypedLine;
use place::{CursorPlace, Wanted, commands_of};
use source::Candidate;
use values::{Library, Values};

/// The word by which a shell asks.
const WORD: &str = "__complete";

/// The shells that can ask, each with the lines that teach it to.
pub(super) const SCRIPTS: [(&str, &str); 3] = [
    ("bash", include_str!("crono.bash")),
    ("zsh", include_str!("crono.zsh")),
    ("fish", include_str!("crono.fish")),
];

/// The grammar of the command line, with the arguments of the commands that are among the words.
pub(super) type WordGrammar = fn(Lang, &[String]) -> Command;

/// What a shell asks, if one does.
pub(super) fn asked(arguments: &[OsString]) -> Option<&[OsString]> {
    let word = arguments.get(1)?;
    (word == WORD).then(|| &arguments[2..])
}

/// Answers a shell.
pub(super) fn answer(
    environment: &Environment,
    grammar: WordGrammar,
    asked: &[OsString],
) -> ExitCode {
    let mut words = asked.iter().map(|word| word.to_string_lossy().into_owned());
    let shell = words.next().unwrap_or_default();
    let words: Vec<String> = words.collect();
    let line = match (shell.as_str(), words.as_slice()) {
        ("bash", [text, breaks]) => TypedLine::of_bash(text, breaks),
        (_, [mark, words @ ..]) if mark == "--" => TypedLine::of_words(words.to_vec()),
        _ => return ExitCode::SUCCESS,
    };
    let found = found(environment, grammar, &line);
    let text = match shell.as_str() {
        "bash" => for_bash(&line, &found),
        "zsh" => for_zsh(&found),
        _ => for_fish(&found),
    };
    // There is nobody to be answered where this fails.
    let _ = std::io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

/// What may stand for the word under the cursor.
fn found(environment: &Environment, grammar: WordGrammar, line: &TypedLine) -> Values {
    let (asked, _) = environment.language();
    let assigned = line.variable("CRONO_LANG");
    let lang = |place: &CursorPlace<'_>| {
        let typed = place.value("lang").or(assigned);
        typed.and_then(|typed| typed.parse().ok()).unwrap_or(asked)
    };
    let root = grammar(asked, &line.words);
    let lang = lang(&CursorPlace::of(&root, &line.words));
    let root = if lang == asked {
        root
    } else {
        grammar(lang, &line.words)
    };
    let place = CursorPlace::of(&root, &line.words);
    let current = line.current.as_str();
    let redirected = line.words.last().is_some_and(|word| is_redirection(word));
    if redirected {
        return Values {
            files: true,
            ..Values::default()
        };
    }
    match place.wanted(current) {
        Wanted::Nothing => Values::default(),
        Wanted::Commands => Values {
            named: fitting(current, commands_of(place.command)),
            files: false,
        },
        Wanted::Options => Values {
            named: fitting(current, options_of(&place)),
            files: false,
        },
        Wanted::Value { argument, before } => {
            let typed = current.strip_prefix(before.as_str()).unwrap_or(current);
            let library = Library { environment, line };
            let values = |lang| library.values(lang, &place, argument, typed);
            let all = values(lang);
            let mut named = fitting(typed, all.named);
            if named.is_empty() && !all.files {
                named = by_title(typed, values);
            }
            let named = named.into_iter();
            let named = named.map(|(text, title)| (format!("{before}{text}"), title));
            Values {
                named: named.collect(),
                files: all.files,
            }
        }
    }
}

/// Those that begin with what was typed.
fn fitting(typed: &str, named: Vec<Candidate>) -> Vec<Candidate> {
    let mut named = named;
    named.retain(|(text, _)| text.starts_with(typed));
    named
}

/// The one name whose title, in any language, has the words that were typed: `formazione` is
/// `training_done`. Of several a shell would put nothing useful in place of the word.
fn by_title(typed: &str, values: impl Fn(Lang) -> Values) -> Vec<Candidate> {
    const SHORTEST: usize = 3;
    if typed.chars().count() < SHORTEST {
        return Vec::new();
    }
    let query = Query::new(typed);
    let mut all = Vec::new();
    for lang in Lang::ALL {
        let named = values(lang).named.into_iter();
        all.extend(named.filter(|(_, title)| query.finds(title)));
    }
    let first = all.first().map(|(text, _)| text.clone());
    let is_one = all.iter().all(|(text, _)| Some(text) == first.as_ref());
    all.truncate(1);
    all.retain(|_| is_one);
    all
}

fn options_of(place: &CursorPlace<'_>) -> Vec<Candidate> {
    let named = place.options().filter_map(|argument| {
        let help = argument.get_help().map(ToString::to_string);
        let name = format!("--{}", argument.get_long()?);
        Some((name, help.unwrap_or_default()))
    });
    named.collect()
}

/// `>`, `2>>` and the like: what follows is a file, whatever the command is.
fn is_redirection(word: &str) -> bool {
    word.ends_with(['<', '>'])
        && word
            .chars()
            .all(|char| char.is_ascii_digit() || "<>&|".contains(char))
}

/// Whether a name goes on, so that no blank belongs behind it.
fn goes_on(text: &str) -> bool {
    text.ends_with([':', '='])
}

fn for_bash(line: &TypedLine, found: &Values) -> String {
    let open = !found.named.is_empty() && found.named.iter().all(|(text, _)| goes_on(text));
    let mut answer = String::new();
    answer.push_str(if open { "nospace " } else { "" });
    answer.push_str(if found.files { "files" } else { "" });
    answer.push('\n');
    let (kept, _) = line.current.split_at(line.kept.min(line.current.len()));
    for (text, _) in &found.named {
        // bash keeps what stands before the last colon, and puts the answer behind it.
        if let Some(rest) = text.strip_prefix(kept) {
            push_quoted(&mut answer, rest, line.quote);
            answer.push('\n');
        }
    }
    answer
}

/// The text as bash takes it, inside of the quotation mark that is open or outside of any.
fn push_quoted(answer: &mut String, text: &str, quote: Option<char>) {
    for char in text.chars() {
        let is_plain = match quote {
            Some('\'') => true,
            Some(_) => !"\"\\$`".contains(char),
            None => char.is_alphanumeric() || "_./:=@%+,-".contains(char),
        };
        if !is_plain {
            answer.push('\\');
        }
        answer.push(char);
    }
}

fn for_zsh(found: &Values) -> String {
    let escaped = |text: &str| text.replace('\\', r"\\").replace(':', r"\:");
    lines(found, |text, title| format!("{}:{title}", escaped(text)))
}

fn for_fish(found: &Values) -> String {
    lines(found, |text, title| format!("{text}\t{title}"))
}

fn lines(found: &Values, line: impl Fn(&str, &str) -> String) -> String {
    let mut answer = String::from(if found.files { "files\n" } else { "\n" });
    for (text, title) in &found.named {
        answer.push_str(&line(text, title));
        answer.push('\n');
    }
    answer
}
