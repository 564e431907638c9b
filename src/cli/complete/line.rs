//! The line that is being typed, as words: those before the cursor, and the one under it.
//!
//! bash hands over its line as it stands, because it parts words at colons and equals signs; zsh and fish
//! hand over words. Nothing is ever executed or expanded, and a line that makes no sense is no error.

use std::path::Path;

/// What was typed up to the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TypedLine {
    /// What is assigned in front of the command: `CRONO_FILE=x crono ...`.
    pub(super) assigned: Vec<(String, String)>,
    /// The words behind the name of the program.
    pub(super) words: Vec<String>,
    /// The word under the cursor, as far as it is typed.
    pub(super) current: String,
    /// How much of that word the shell keeps: it replaces what comes behind.
    pub(super) kept: usize,
    /// The quotation mark that is open.
    pub(super) quote: Option<char>,
}

impl TypedLine {
    /// The line of words, the last of them under the cursor.
    pub(super) fn of_words(mut words: Vec<String>) -> Self {
        let current = words.pop().unwrap_or_default();
        Self {
            current,
            ..Self::default()
        }
        .behind_the_program(words)
    }

    /// The line as bash has it; `breaks` are the characters at which it parts words.
    pub(super) fn of_bash(text: &str, breaks: &str) -> Self {
        let mut line = Self::default();
        let (mut words, mut is_word) = (Vec::new(), false);
        let mut chars = text.chars();
        while let Some(char) = chars.next() {
            match (line.quote, char) {
                (None, ' ' | '\t' | '\n') => {
                    if is_word {
                        words.push(std::mem::take(&mut line.current));
                    }
                    (is_word, line.kept) = (false, 0);
                    continue;
                }
                (None, '\'' | '"') => {
                    line.quote = Some(char);
                    line.kept = line.current.len();
                }
                (Some(open), _) if open == char => line.quote = None,
                (None | Some('"'), '\\') => line.current.extend(chars.next()),
                (None, _) if breaks.contains(char) => {
                    line.current.push(char);
                    line.kept = line.current.len();
                }
                _ => line.current.push(char),
            }
            is_word = true;
        }
        line.behind_the_program(words)
    }

    /// What stands in front of the name of the program, and that name, are taken off.
    fn behind_the_program(mut self, words: Vec<String>) -> Self {
        let is_ours = |word: &String| Path::new(word).file_name().is_some_and(|n| n == "crono");
        let named = words.iter().position(is_ours);
        let first = words.iter().position(|word| assignment(word).is_none());
        let program = named.or(first).unwrap_or(words.len());
        let assigned = words.iter().take(program);
        self.assigned = assigned.filter_map(|word| assignment(word)).collect();
        self.words = words.into_iter().skip(program + 1).collect();
        self
    }

    /// The value that a variable gets on this line.
    pub(super) fn variable(&self, name: &str) -> Option<&str> {
        let mut assigned = self.assigned.iter().rev();
        let found = assigned.find(|(assigned, _)| assigned == name);
        found.map(|(_, value)| value.as_str())
    }
}

fn assignment(word: &str) -> Option<(String, String)> {
    let (name, value) = word.split_once('=')?;
    let is_name = name
        .chars()
        .all(|char| char == '_' || char.is_ascii_alphanumeric());
    (is_name && !name.is_empty()).then(|| (name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bash(text: &str) -> TypedLine {
        TypedLine::of_bash(text, " \t\n\"'><=;|&(:")
    }

    #[test]
    fn a_line_of_bash_becomes_words_and_the_one_under_the_cursor() {
        for (text, words, current, kept) in [
            ("crono ", &[][..], "", 0),
            ("crono rec", &[], "rec", 0),
            ("crono record ", &["record"], "", 0),
            ("crono record a:b", &["record"], "a:b", 2),
            (
                "crono -f 'a b.json' why con",
                &["-f", "a b.json", "why"],
                "con",
                0,
            ),
            (r"crono -f a\ b.json wh", &["-f", "a b.json"], "wh", 0),
            ("crono --file=a.js", &[], "--file=a.js", 7),
            ("crono log --by \"G. To", &["log", "--by"], "G. To", 0),
            ("/usr/bin/crono why ''", &["why"], "", 0),
            ("sudo -u x crono why x", &["why"], "x", 0),
        ] {
            let line = bash(text);
            assert_eq!(line.words, words, "{text}");
            assert_eq!(
                (line.current.as_str(), line.kept),
                (current, kept),
                "{text}"
            );
        }
        assert_eq!(bash("crono log --by \"G").quote, Some('"'));
        assert_eq!(bash("crono log --by \"G\"").quote, None);
    }

    #[test]
    fn what_is_assigned_in_front_counts() {
        let words = ["CRONO_FILE=b.json", "c", "why", ""].map(str::to_owned);
        let line = TypedLine::of_words(words.to_vec());
        assert_eq!(line.variable("CRONO_FILE"), Some("b.json"));
        assert_eq!(
            (line.words, line.current),
            (vec!["why".to_owned()], String::new())
        );
        assert_eq!(TypedLine::of_words(Vec::new()), TypedLine::default());
    }
}
