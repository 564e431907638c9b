//! What a plan says in words: texts in one or both languages, amounts, the time zone.
//!
//! These are values of the plan, written by the author of the plan; the sentences of the program
//! are in [`words`](crate::words), which this module must never use.

use std::fmt;
use std::str::FromStr;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::parsed;
use super::wrong::ValueKind;

/// The most characters a text of the file may have.
pub const TEXT_MAX: usize = 2_000;

/// What stands between the texts of the two languages on a line.
const PARTED: &str = " | ";

/// A text of the plan: one for everybody, or one for each language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// The same in both languages, such as a proper name.
    Plain(String),
    /// Italian and English.
    Both {
        /// The Italian text.
        it: String,
        /// The English text.
        en: String,
    },
}

impl Text {
    /// The Italian text.
    #[must_use]
    pub fn it(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Both { it: text, .. } => text,
        }
    }

    /// The English text.
    #[must_use]
    pub fn en(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Both { en: text, .. } => text,
        }
    }

    /// The text on one line, as it is typed: `Ministero | Ministry`, or once for both languages. It reads back to
    /// the same.
    #[must_use]
    pub fn spelled(&self) -> String {
        let line = match self {
            Self::Plain(text) => text.clone(),
            Self::Both { it, en } => format!("{it}{PARTED}{en}"),
        };
        if Self::read(&line).as_ref() == Some(self) {
            return line;
        }
        serde_json::to_string(self).unwrap_or(line)
    }

    /// Reads such a line; what a line cannot say is written as in the file.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        if line.starts_with(['{', '"'])
            && let Ok(text) = serde_json::from_str(line)
        {
            return Some(text);
        }
        let mut parts = line.split('|').map(|part| part.trim().to_owned());
        match (parts.next(), parts.next(), parts.next()) {
            (Some(text), None, _) => Some(Self::Plain(text)),
            (Some(it), Some(en), None) => Some(Self::Both { it, en }),
            _ => None,
        }
    }

    /// The same with a number behind it, which needs no language: "Plan delivered (1)".
    pub(super) fn numbered(&self, n: u32) -> Self {
        match self {
            Self::Plain(text) => Self::Plain(format!("{text} ({n})")),
            Self::Both { it, en } => Self::Both {
                it: format!("{it} ({n})"),
                en: format!("{en} ({n})"),
            },
        }
    }

    /// Whether any language has nothing to read, or too much.
    pub(super) fn is_unreadable(&self) -> bool {
        [self.it(), self.en()]
            .iter()
            .any(|text| text.trim().is_empty() || text.chars().count() > TEXT_MAX)
    }
}

/// In one pass over what may be either: the derived reader keeps a copy of everything first.
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Both {
            it: String,
            en: String,
        }

        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or one in each language")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                let Both { it, en } = Both::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Text::Both { it, en })
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// A sum of money in euro, exact to the cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    /// The whole sum in cents.
    pub cents: u64,
}

/// Why a text is not a sum of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an amount such as 98000.00")]
pub struct NotAnAmount(pub String);

impl Amount {
    const MAX_DIGITS: usize = 13;
}

/// Reads `98000`, `98000.5`, `98000,50`, `98.000,50` and `98,000.50`: the last mark followed by one
/// or two digits parts the cents, the others part thousands.
impl FromStr for Amount {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let refuse = || NotAnAmount(text.to_owned());
        let (whole, cents) = match text.rfind(['.', ',']) {
            Some(mark) if (1..=2).contains(&(text.len() - mark - 1)) => {
                (&text[..mark], &text[mark + 1..])
            }
            _ => (text, ""),
        };
        let mut groups = whole.split(['.', ',', '\'', ' ']);
        let first = groups.next().unwrap_or_default();
        let mut digits = first.to_owned();
        for group in groups {
            if group.len() != 3 || first.len() > 3 || first.is_empty() {
                return Err(refuse());
            }
            digits.push_str(group);
        }
        let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let sound = !digits.is_empty() && digits.len() <= Self::MAX_DIGITS;
        if !sound || !all_digits(&digits) || !all_digits(cents) {
            return Err(refuse());
        }
        let units: u64 = digits.parse().map_err(|_| refuse())?;
        let cents: u64 = format!("{cents:0<2}").parse().map_err(|_| refuse())?;
        Ok(Self {
            cents: units * 100 + cents,
        })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.cents / 100, self.cents % 100)
    }
}

/// The time zone whose date is "today" for the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// The zone, to turn an instant into a date.
    #[must_use]
    pub fn tz(self) -> chrono_tz::Tz {
        self.0
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self(chrono_tz::Europe::Rome)
    }
}

/// Why a text is not a time zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time zone such as Europe/Rome")]
pub struct NotAZone(pub String);

impl FromStr for Zone {
    type Err = NotAZone;

    fn from_str(text: &str) -> Result<Self, NotAZone> {
        text.parse()
            .map(Self)
            .map_err(|_| NotAZone(text.to_owned()))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

macro_rules! serde_as_text {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                parsed(deserializer, ValueKind::$name)
            }
        }
    )*};
}
serde_as_text!(Amount, Zone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (text, cents) in [
            ("98000", 9_800_000),
            ("98000.5", 9_800_050),
            ("98000,50", 9_800_050),
            ("98.000,50", 9_800_050),
            ("98,000.50", 9_800_050),
            ("98.000", 9_800_000),
            ("1.234.567,89", 123_456_789),
            ("0,05", 5),
        ] {
            assert_eq!(text.parse::<Amount>().unwrap().cents, cents, "{text}");
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for text in [
            "",
            ",50",
            "12.34.56",
            "1.0000",
            "-5",
            "1e9",
            "12345678901234",
            "1.23,4567",
        ] {
            assert!(text.parse::<Amount>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_amount_reads_back_as_it_is_written() {
        for cents in [0, 5, 50, 100, 9_800_050] {
            let amount = Amount { cents };
            assert_eq!(amount.to_string().parse(), Ok(amount));
        }
    }
}
