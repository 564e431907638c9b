//! Who did something and when, and which kind of document proves a date.
//!
//! Nothing here asks the time or the account: both are arguments.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer, Serialize};

/// Who did something, and when it was typed in: the real instant, whatever day the fact is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stamp {
    /// The name the person goes by, usually initials.
    pub by: String,
    /// The account, from the system's user table.
    pub login: String,
    /// The instant, with its offset.
    #[serde(deserialize_with = "instant")]
    pub at: DateTime<FixedOffset>,
}

/// The usual reader, whose fault can be named where a stamp stands among other fields.
fn instant<'de, D: Deserializer<'de>>(reader: D) -> Result<DateTime<FixedOffset>, D::Error> {
    crate::plan::parsed(reader, crate::plan::ValueKind::Instant)
}

/// The kind of document that proves a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Minutes (verbale).
    Minutes,
    /// Certified mail (posta elettronica certificata).
    Pec,
    /// An entry of the protocol register.
    Protocol,
    /// A decision act (determina).
    Decision,
    /// The funder's platform.
    Platform,
    /// Something else, said in the note.
    Other,
}

impl Source {
    /// All kinds, in the order a form offers them.
    pub const ALL: [Self; 6] = [
        Self::Minutes,
        Self::Pec,
        Self::Protocol,
        Self::Decision,
        Self::Platform,
        Self::Other,
    ];

    /// The word of the file and of the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Pec => "pec",
            Self::Protocol => "protocol",
            Self::Decision => "decision",
            Self::Platform => "platform",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Source {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|source| source.as_str() == text)
            .ok_or(())
    }
}
