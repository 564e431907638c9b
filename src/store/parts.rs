//! A file taken apart into the values of its outermost object, each still as text.
//!
//! What a program needs for its first picture is a small part of the file; the journal, which grows
//! for years, is passed over here without being understood. Places in a part are given as places in
//! the file.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::plan::{ByName, wrong_in};

use super::damage::{Damage, Flaw};
use super::read::position;

/// The values of the outermost object of a file, in their order.
#[derive(Debug)]
pub(super) struct FileParts<'t> {
    text: &'t str,
    members: Vec<(String, &'t RawValue)>,
}

impl<'t> FileParts<'t> {
    /// Takes a file apart; its text is JSON to the last character if this succeeds.
    pub(super) fn of(text: &'t str) -> Result<Self, Damage> {
        if text.trim().is_empty() {
            return Err(damage((0, 0), String::new(), Flaw::Empty));
        }
        let mut reader = serde_json::Deserializer::from_str(text);
        let members = reader.deserialize_map(Members).and_then(|members| {
            reader.end()?;
            Ok(members)
        });
        match members {
            Ok(members) => Ok(Self { text, members }),
            Err(error) => {
                if let Some(line) = merge_marks(text) {
                    return Err(damage((line, 1), String::new(), Flaw::MergeMarks));
                }
                // No text has them: another encoding, or what a crash left of a file.
                if let Some(zero) = text.find('\0') {
                    let place = position(text.as_bytes(), zero);
                    return Err(damage(place, String::new(), Flaw::NotText));
                }
                let place = (error.line(), error.column().max(1));
                let flaw = flaw_in::<serde_json::Map<String, serde_json::Value>>(text, &error);
                Err(damage(place, String::new(), flaw))
            }
        }
    }

    /// The parts, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &'t str)> {
        self.members
            .iter()
            .map(|(key, value)| (key.as_str(), value.get()))
    }

    /// The text of a part. Where its key stands twice, the later one.
    pub(super) fn get(&self, key: &str) -> Option<&'t str> {
        self.members
            .iter()
            .rev()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.get())
    }

    /// A key that stands twice.
    pub(super) fn twice(&self) -> Option<&str> {
        let mut seen = std::collections::HashSet::new();
        self.members
            .iter()
            .map(|(key, _)| key.as_str())
            .find(|key| !seen.insert(*key))
    }

    /// Reads a part; `None` where the file does not have it.
    pub(super) fn read<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Damage> {
        let Some(part) = self.get(key) else {
            return Ok(None);
        };
        let mut reader = serde_json::Deserializer::from_str(part);
        serde_path_to_error::deserialize(ByName(&mut reader))
            .map(Some)
            .map_err(|error| {
                let place = joined(key, &error.path().to_string());
                let error = error.into_inner();
                let flaw = flaw_in::<T>(part, &error);
                damage(self.position(part, &error), place, flaw)
            })
    }

    /// The same for a part in which a key stands twice: the later value counts.
    pub(super) fn read_loosely<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Damage> {
        let value: Option<serde_json::Value> = self.read(key)?;
        let Some(value) = value else {
            return Ok(None);
        };
        serde_path_to_error::deserialize(ByName(value.clone()))
            .map(Some)
            .map_err(|error| {
                let place = joined(key, &error.path().to_string());
                let flaw = flaw_in::<T>(&value.to_string(), &error.into_inner());
                damage((0, 0), place, flaw)
            })
    }

    /// Where in the file a reader stumbled over a part of it.
    fn position(&self, part: &str, error: &serde_json::Error) -> (usize, usize) {
        let start = part.as_ptr().addr() - self.text.as_ptr().addr();
        let (line, column) = position(self.text.as_bytes(), start);
        match error.line() {
            0 | 1 => (line, column + error.column().saturating_sub(1)),
            further => (line + further - 1, error.column().max(1)),
        }
    }
}

/// What is wrong with a text that is to be a `T`: what the reader met, and of a value that cannot stand
/// there what has to.
fn flaw_in<T: DeserializeOwned>(text: &str, error: &serde_json::Error) -> Flaw {
    match (Flaw::from(error), wrong_in::<T>(text)) {
        (Flaw::Wrong(_), Some((_, wrong))) => Flaw::Wrong(Box::new(wrong)),
        (flaw, _) => flaw,
    }
}

/// The line, from 1, of the first mark by which git shows what it could not merge. No line of JSON
/// begins like that.
fn merge_marks(text: &str) -> Option<usize> {
    const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    let is_mark = |line: &str| {
        let rest = MARKS.iter().find_map(|mark| line.strip_prefix(mark));
        rest.is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
    };
    text.lines().position(is_mark).map(|before| before + 1)
}

/// A place that is nowhere in particular.
pub(super) fn damage((line, column): (usize, usize), place: String, flaw: Flaw) -> Damage {
    Damage {
        line,
        column,
        place,
        flaw,
        backup: None,
    }
}

/// The path into the file of a path into one of its parts.
fn joined(key: &str, path: &str) -> String {
    match path {
        "." | "" => key.to_owned(),
        _ if path.starts_with('[') => format!("{key}{path}"),
        _ => format!("{key}.{path}"),
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a dossier")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn parts_are_found_in_their_order_and_the_later_of_two_counts() {
        let parts = FileParts::of(r#" {"b": 1, "a": {"x": [1, 2]}, "b": 2} "#).unwrap();
        let keys: Vec<&str> = parts.iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["b", "a", "b"]);
        assert_eq!(parts.get("a"), Some(r#"{"x": [1, 2]}"#));
        assert_eq!(parts.get("b"), Some("2"));
        assert_eq!(parts.get("c"), None);
        assert_eq!(parts.twice(), Some("b"));
    }

    #[test]
    fn what_is_no_json_is_damaged_at_its_place() {
        for (text, place, flaw) in [
            ("", (0, 0), Flaw::Empty),
            (" \n", (0, 0), Flaw::Empty),
            ("{\n  \"a\": 1\n  \"b\": 2\n}", (3, 3), Flaw::CommaMissing),
            ("{\"a\": 1}\nx", (2, 1), Flaw::AfterTheEnd),
            ("{\"a\": {\"b\": ", (1, 12), Flaw::CutShort),
        ] {
            let damage = FileParts::of(text).unwrap_err();
            assert_eq!(
                ((damage.line, damage.column), damage.flaw),
                (place, flaw),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_value_that_cannot_stand_there_is_told_by_what_must() {
        use crate::plan::{ExpectedValue, FoundValue, Wrong};
        let text = r#"{"n": "x", "twice": [1, "y"], "list": {}}"#;
        let parts = FileParts::of(text).unwrap();
        let wrong = |expected, found| Flaw::Wrong(Box::new(Wrong::Value { expected, found }));
        let number = |found: &str| wrong(ExpectedValue::Number, FoundValue::Text(found.into()));
        assert_eq!(parts.read::<u32>("n").unwrap_err().flaw, number("x"));
        let damage = parts.read_loosely::<Vec<u32>>("twice").unwrap_err();
        assert_eq!(
            (damage.place.as_str(), damage.flaw),
            ("twice[1]", number("y"))
        );
        let flaw = parts.read::<Vec<u32>>("list").unwrap_err().flaw;
        assert_eq!(flaw, wrong(ExpectedValue::List, FoundValue::Object));
        let flaw = FileParts::of("[1]").unwrap_err().flaw;
        assert_eq!(flaw, wrong(ExpectedValue::Object, FoundValue::List));
    }

    #[test]
    fn what_git_could_not_merge_is_named_as_that_wherever_it_begins() {
        for (text, line) in [
            (
                "{\n<<<<<<< HEAD\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> other\n}",
                2,
            ),
            (
                "<<<<<<< Updated upstream\r\n{}\r\n=======\r\n{}\r\n>>>>>>> Stashed\r\n",
                1,
            ),
            ("{\"a\": 1,\n||||||| base\n}", 2),
            ("{\n\"a\": 1\n}\n>>>>>>> 1a2b3c", 4),
            ("{\"a\": 1\n=======\n}", 2),
        ] {
            let damage = FileParts::of(text).unwrap_err();
            assert_eq!(
                (damage.flaw, damage.line),
                (Flaw::MergeMarks, line),
                "{text:?}"
            );
        }
        // A text in the file may hold them: there they stand behind a quotation mark.
        for text in [
            "{\"a\": \"<<<<<<< HEAD\"",
            "{\n======== \n}",
            "{\n <<<<<<< x\n}",
        ] {
            assert_ne!(
                FileParts::of(text).unwrap_err().flaw,
                Flaw::MergeMarks,
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_flaw_of_a_part_is_told_as_a_place_of_the_file() {
        let text =
            "{\n  \"rev\": \"x\",\n  \"list\": [\n    1,\n    \"y\"\n  ], \"o\": {\"p\": [[]]}\n}";
        let parts = FileParts::of(text).unwrap();
        let found = |damage: Damage| ((damage.line, damage.column), damage.place);
        assert_eq!(
            found(parts.read::<u64>("rev").unwrap_err()),
            ((2, 12), "rev".into())
        );
        assert_eq!(
            found(parts.read::<Vec<u64>>("list").unwrap_err()),
            ((5, 7), "list[1]".into())
        );
        let (_, place) = found(parts.read::<HashMap<String, Vec<u64>>>("o").unwrap_err());
        assert_eq!(place, "o.p[0]");
        assert_eq!(parts.read::<u64>("none").unwrap(), None);
    }
}
