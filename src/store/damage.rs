//! What is wrong with a text that was to be a dossier: typed, with its place.
//!
//! Nothing here is a sentence for people, and nothing here holds text of the file beyond the names
//! in it.

use std::fmt;

use crate::plan::{PlanProblem, Wrong};
use crate::record::DossierProblem;

use super::copy::Backup;

/// Where and how a text fails to be a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1; 0 where no one place is to blame.
    pub line: usize,
    /// The column, from 1, in bytes.
    pub column: usize,
    /// The place as a path into the file (`records[3].date`), empty where there is none.
    pub place: String,
    /// What is wrong there.
    pub flaw: Flaw,
    /// The newest copy to go back to.
    pub backup: Option<Backup>,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}, column {}, {}: {:?}",
            self.line, self.column, self.place, self.flaw
        )
    }
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There is nothing in it.
    Empty,
    /// The lines by which git marks what it could not merge.
    MergeMarks,
    /// It holds bytes that are no text.
    NotText,
    /// It ends too early.
    CutShort,
    /// A comma is missing.
    CommaMissing,
    /// A comma too many.
    CommaTooMany,
    /// A colon is missing.
    ColonMissing,
    /// A name is not in quotation marks.
    QuoteMissing,
    /// Something stands after the end.
    AfterTheEnd,
    /// It is nested too deep.
    TooDeep,
    /// A character that must be written otherwise stands in a text.
    Character,
    /// What stands there is no value at all.
    NoValue,
    /// A value is missing that has to be there.
    Missing(String),
    /// A value that cannot stand where it stands.
    Wrong(Box<Wrong>),
    /// It can be read, and says things that cannot be.
    Unsound(Unsound),
}

/// What does not hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// The plan.
    Plan(Vec<PlanProblem>),
    /// What was recorded on it.
    Records(Vec<DossierProblem>),
}

impl From<&serde_json::Error> for Flaw {
    /// Tells by its words what the reader found; a test keeps them in step with the library.
    fn from(error: &serde_json::Error) -> Self {
        let words = error.to_string();
        // The place is told apart from the words, which repeat it.
        let words = words
            .rsplit_once(" at line ")
            .map_or(words.as_str(), |(words, _)| words);
        match words {
            _ if error.is_eof() => Self::CutShort,
            "expected `,` or `]`" | "expected `,` or `}`" => Self::CommaMissing,
            "trailing comma" => Self::CommaTooMany,
            "expected `:`" => Self::ColonMissing,
            "key must be a string" | "expected `\"`" => Self::QuoteMissing,
            "trailing characters" => Self::AfterTheEnd,
            "recursion limit exceeded" => Self::TooDeep,
            "expected value" | "expected ident" | "invalid number" => Self::NoValue,
            _ if error.is_syntax() => Self::Character,
            _ => match words
                .strip_prefix("missing field `")
                .and_then(|w| w.strip_suffix('`'))
            {
                Some(name) => Self::Missing(name.to_owned()),
                // What it has to be, the types know: see `wrong_in`.
                None => Self::Wrong(Box::new(Wrong::Unnamed)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_reader_are_understood() {
        #[derive(Debug, serde::Deserialize)]
        #[expect(dead_code, reason = "only ever fails to be read")]
        struct Two {
            a: u32,
            b: String,
        }
        for (text, flaw) in [
            (r#"{"a": 1, "b": "x""#, Flaw::CutShort),
            (r#"{"a": 1 "b": "x"}"#, Flaw::CommaMissing),
            (r#"{"a": 1, "b": "x",}"#, Flaw::CommaTooMany),
            (r#"{"a" 1, "b": "x"}"#, Flaw::ColonMissing),
            (r#"{a: 1, "b": "x"}"#, Flaw::QuoteMissing),
            (r#"{"a": 1, "b": "x"} x"#, Flaw::AfterTheEnd),
            (r#"{"a": 01, "b": "x"}"#, Flaw::NoValue),
            (r#"{"a": , "b": "x"}"#, Flaw::NoValue),
            ("{\"a\": 1, \"b\": \"\u{1}\"}", Flaw::Character),
            (r#"{"a": 1, "b": "\x"}"#, Flaw::Character),
            (r#"{"a": 1}"#, Flaw::Missing("b".into())),
            (
                r#"{"a": "1", "b": "x"}"#,
                Flaw::Wrong(Box::new(Wrong::Unnamed)),
            ),
        ] {
            let error = serde_json::from_str::<Two>(text).unwrap_err();
            assert_eq!(Flaw::from(&error), flaw, "{text}: {error}");
        }
        let deep = "[".repeat(1000);
        let error = serde_json::from_str::<serde_json::Value>(&deep).unwrap_err();
        assert_eq!(Flaw::from(&error), Flaw::TooDeep);
    }
}
