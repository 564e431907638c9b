//! How a file is printed, so that a person can read it and `git diff` shows one line for each fact.
//!
//! Two spaces, one value per line. Lists of plain values stay on one line while they fit
//! ([`LINE`] columns), since `"after": ["award"]` is one fact. The journal comes last, one entry per
//! line, so that it can be skipped and a save adds a line to it. Letters stay as they are; what could
//! do something to a terminal is escaped. Same document, same bytes.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// How long a line may get before a list of plain values is given a line for each.
const LINE: usize = 100;

/// The key whose entries are printed in one line each.
pub(super) const JOURNAL: &str = "journal";

/// Prints a document, its journal given apart: entries as [`line()`] prints them.
#[must_use]
pub(super) fn print<'e>(
    members: &Map<String, Value>,
    journal: impl IntoIterator<Item = &'e str>,
) -> String {
    let mut text = String::from("{\n");
    for (key, value) in members.iter().filter(|(key, _)| *key != JOURNAL) {
        text.push_str("  ");
        quoted(key, &mut text);
        text.push_str(": ");
        block(value, 1, &mut text);
        text.push_str(",\n");
    }
    text.push_str("  \"journal\": [");
    let mut is_empty = true;
    for entry in journal {
        text.push_str(if is_empty { "\n    " } else { ",\n    " });
        text.push_str(entry);
        is_empty = false;
    }
    text.push_str(if is_empty { "]\n}\n" } else { "\n  ]\n}\n" });
    text
}

/// Prints a value in one line.
#[must_use]
pub(super) fn line(value: &Value) -> String {
    let mut text = String::new();
    inline(value, &mut text);
    text
}

fn block(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let members = members.iter();
            list(('{', '}'), members, depth, text, |(key, value), text| {
                quoted(key, text);
                text.push_str(": ");
                block(value, depth + 1, text);
            });
        }
        Value::Array(values) if !values.is_empty() => {
            if values.iter().all(is_plain) && fits(value, text) {
                inline(value, text);
            } else {
                list(('[', ']'), values.iter(), depth, text, |value, text| {
                    block(value, depth + 1, text);
                });
            }
        }
        plain_or_empty => inline(plain_or_empty, text),
    }
}

fn list<T>(
    (open, close): (char, char),
    values: impl Iterator<Item = T>,
    depth: usize,
    text: &mut String,
    print: impl Fn(T, &mut String),
) {
    text.push(open);
    for (i, value) in values.enumerate() {
        text.push_str(if i == 0 { "\n" } else { ",\n" });
        indent(depth + 1, text);
        print(value, text);
    }
    text.push('\n');
    indent(depth, text);
    text.push(close);
}

fn indent(depth: usize, text: &mut String) {
    text.extend(std::iter::repeat_n("  ", depth));
}

fn is_plain(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

/// Whether a list fits on the line that was begun.
fn fits(value: &Value, text: &str) -> bool {
    let begun = text.rsplit('\n').next().unwrap_or_default().chars().count();
    begun + line(value).chars().count() <= LINE
}

fn inline(value: &Value, text: &mut String) {
    match value {
        Value::Object(members) => {
            text.push('{');
            for (i, (key, value)) in members.iter().enumerate() {
                if i > 0 {
                    text.push_str(", ");
                }
                quoted(key, text);
                text.push_str(": ");
                inline(value, text);
            }
            text.push('}');
        }
        Value::Array(values) => {
            text.push('[');
            for (i, value) in values.iter().enumerate() {
                if i > 0 {
                    text.push_str(", ");
                }
                inline(value, text);
            }
            text.push(']');
        }
        Value::String(string) => quoted(string, text),
        // Numbers, truth values and null print as JSON.
        other => {
            let _ = write!(text, "{other}");
        }
    }
}

fn quoted(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if is_unseen(c) => {
                // All of them are in the first plane, so one escape says it.
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

/// What a terminal would obey and a reader would not see: control characters, line separators, and
/// marks that turn the direction of text around.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        )
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn printed(document: &Value) -> String {
        let members = document.as_object().unwrap();
        let journal: Vec<String> = document["journal"]
            .as_array()
            .into_iter()
            .flatten()
            .map(line)
            .collect();
        print(members, journal.iter().map(String::as_str))
    }

    #[test]
    fn a_person_can_read_it() {
        let document = json!({
            "format": {"name": "crono", "version": 1},
            "rev": 2,
            "journal": [
                {"n": 1, "by": "M.R.", "edits": [{"slot": "note", "before": null}]},
                {"n": 2, "by": "G.T.", "edits": []}
            ],
            "plan": {
                "rules": {"local_holidays": ["04-28", "12-04"]},
                "milestones": [{"id": "award"}, {"id": "contract_signed", "after": ["award"]}]
            },
            "records": [],
            "x": {}
        });
        let expected = r#"{
  "format": {
    "name": "crono",
    "version": 1
  },
  "rev": 2,
  "plan": {
    "rules": {
      "local_holidays": ["04-28", "12-04"]
    },
    "milestones": [
      {
        "id": "award"
      },
      {
        "id": "contract_signed",
        "after": ["award"]
      }
    ]
  },
  "records": [],
  "x": {},
  "journal": [
    {"n": 1, "by": "M.R.", "edits": [{"slot": "note", "before": null}]},
    {"n": 2, "by": "G.T.", "edits": []}
  ]
}
"#;
        assert_eq!(printed(&document), expected);
        assert!(printed(&json!({})).ends_with("{\n  \"journal\": []\n}\n"));
    }

    #[test]
    fn a_long_list_is_given_a_line_for_each_value() {
        let text = printed(&json!({"to": vec!["a_rather_long_name"; 6]}));
        assert!(
            text.lines().all(|line| line.chars().count() <= LINE),
            "{text}"
        );
        assert_eq!(text.matches("    \"a_rather_long_name\"").count(), 6);
    }

    #[test]
    fn letters_stay_and_what_a_terminal_would_obey_is_escaped() {
        let nasty = json!("perché \u{1b}[2J \u{7f} \u{85} \u{202e} \u{2028} \"\\\n");
        let text = line(&nasty);
        assert_eq!(
            text,
            r#""perché \u001b[2J \u007f \u0085 \u202e \u2028 \"\\\n""#
        );
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), nasty);
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back_and_prints_the_same(
            members in prop::collection::btree_map("[a-z]{1,3}", any_json(), 0..4),
            journal in prop::collection::vec(any_json(), 0..4),
        ) {
            let mut document: Map<String, Value> = members.into_iter().collect();
            document.insert("journal".into(), Value::Array(journal));
            let document = Value::Object(document);
            let text = printed(&document);
            let read: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read, &document);
            prop_assert_eq!(printed(&read), text);
        }
    }
}
