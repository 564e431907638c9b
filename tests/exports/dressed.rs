//! A dossier in which every text that somebody may type is hostile.

use serde_json::Value;

/// The invented contract that shows every state at once on [`DAY`].
pub(crate) const DEMONSTRATION: &str = include_str!("../../data/demonstration.json");

/// Its day.
pub(crate) const DAY: &str = "2026-08-24";

/// Formulas, separators, quotes, breaks of every kind, and marks that command a terminal.
pub(crate) const HOSTILE: &str = "=cmd|'/c calc'!A1;\"=1+1\",@SUM(A1)\r-2\n+3\r\n\t＝4\\;\\nEND:VEVENT\r\nBEGIN:VEVENT\u{1b}[31m\u{202e}x\u{2028}\u{feff}y\u{85}";

/// Whether a key of the file holds free text.
fn is_free(key: &str) -> bool {
    matches!(
        key,
        "it" | "en"
            | "title"
            | "short_title"
            | "cup"
            | "cig"
            | "supplier"
            | "rup"
            | "dec"
            | "note"
            | "protocol"
            | "pec_id"
            | "attachment"
            | "label"
            | "subject"
            | "text"
            | "reason"
            | "ordered_by"
            | "by"
            | "login"
    )
}

fn dress(value: &mut Value, hostile: &str) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match member {
                    Value::String(text) if is_free(key) => text.insert_str(0, hostile),
                    other => dress(other, hostile),
                }
            }
        }
        Value::Array(members) => members.iter_mut().for_each(|member| dress(member, hostile)),
        _ => {}
    }
}

/// The demonstration with this before every text.
pub(crate) fn dressed(hostile: &str) -> Vec<u8> {
    let mut document: Value = serde_json::from_str(DEMONSTRATION).unwrap();
    dress(&mut document, hostile);
    format!("{document:#}").into_bytes()
}
