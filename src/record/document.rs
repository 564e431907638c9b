//! The document that proves a date or an act, and whether its attachment names a file.
//!
//! Only what was written is looked at; whether a file is there, the store knows.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;

use super::stamp::Source;

/// The most letters and digits of the ending of a file's name: `docx`, `pdf.p7m` counts as `p7m`.
const LONGEST_ENDING: usize = 5;

/// The document that proves a date or an act.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document {
    /// What kind it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Its protocol number, as the office writes it (`4712/2025`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    /// The day of the protocol entry, which may come after the fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol_date: Option<Date>,
    /// The message id of the delivery receipt of a certified mail; asked for where a date is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pec_id: Option<String>,
    /// A line of explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it is: a path or a file name, never the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment: Option<String>,
}

impl Document {
    /// What is known of it, and of what is not, what `other` says.
    pub(super) fn or(self, other: &Self) -> Self {
        let text = |own: Option<String>, other: &Option<String>| own.or_else(|| other.clone());
        Self {
            source: self.source.or(other.source),
            protocol: text(self.protocol, &other.protocol),
            protocol_date: self.protocol_date.or(other.protocol_date),
            pec_id: text(self.pec_id, &other.pec_id),
            note: text(self.note, &other.note),
            attachment: text(self.attachment, &other.attachment),
        }
    }

    /// What was typed of it, for the limits of a text.
    pub(super) fn texts(&self) -> impl Iterator<Item = &String> {
        [&self.protocol, &self.pec_id, &self.note, &self.attachment]
            .into_iter()
            .flatten()
    }
}

/// Whether what was written of an attachment is the path or the name of a file: it begins as a path
/// does, or ends as the name of a file does. An address on the web or of mail, and the number of a
/// protocol (`prot. 5131/2025`), are not looked for.
#[must_use]
pub fn names_a_file(attachment: &str) -> bool {
    let text = attachment.trim();
    let elsewhere = text.contains("://") || text.contains('@') || text.starts_with("www.");
    if elsewhere || text.chars().any(char::is_control) {
        return false;
    }
    let is_path = ["/", "./", "../"]
        .iter()
        .any(|begins| text.starts_with(begins));
    let name = text.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    let is_name = ending.is_some_and(|(_, ending)| {
        (1..=LONGEST_ENDING).contains(&ending.len())
            && ending.chars().all(|c| c.is_ascii_alphanumeric())
            && ending.chars().any(|c| c.is_ascii_alphabetic())
    });
    is_path && !name.is_empty() || is_name
}

#[cfg(test)]
mod tests {
    use super::names_a_file;

    #[test]
    fn paths_and_names_of_files_are_told_from_other_text() {
        for text in [
            "verbale.pdf",
            "ricevute/consegna 17.02.eml",
            "firmato.pdf.p7m",
            "/srv/atti/verbale 12",
            "./verbale",
            "../2025/verbale.docx",
            " verbale.pdf ",
            "È l'atto.odt",
        ] {
            assert!(names_a_file(text), "{text}");
        }
        for text in [
            "",
            "verbale",
            "prot. 5131/2025",
            "5131/2025",
            "PEC del 3.10.2025",
            "determina n. 4",
            "https://www.comune.example/atto.pdf",
            "www.comune.example/atto.pdf",
            "opec.123@pec.example.it",
            ".nascosto",
            "atti/",
            "/",
            "fine.",
            "a\u{0}b.pdf",
        ] {
            assert!(!names_a_file(text), "{text}");
        }
    }
}
