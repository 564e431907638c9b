//! Why a value of a file is not what it must be there: as a value, for `words` to make a sentence of.
//!
//! The reader of JSON tells in English words of its own what it wanted. Once it has refused a text,
//! the text is walked a second time (`walk.rs`), by what each type asks of a reader: a number, a text, one of
//! these words. Nothing is taken from anybody's sentence, and nothing is read twice that was sound.

use std::fmt::Display;

use serde::de::{Error, Unexpected};
use serde_json::Value;

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It lacks a member of this name.
    #[error("`{0}` is missing")]
    Missing(String),
    /// Another kind of value has to stand there.
    #[error("{expected:?} is expected, not {found:?}")]
    Value {
        /// What has to stand there.
        expected: ExpectedValue,
        /// What stands there.
        found: FoundValue,
    },
    /// Something that has no name here.
    #[error("it will not do")]
    Unnamed,
}

/// What has to stand at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedValue {
    /// A whole number, not below zero.
    Number,
    /// True or false.
    Flag,
    /// A list.
    List,
    /// An object, with members.
    Object,
    /// One of these words.
    OneOf(Vec<String>),
    /// A text, any or one that says something of this kind.
    Text(ValueKind),
}

/// What a text has to say; each is told to a reader by its [`ValueKind::words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Anything.
    Any,
    /// Anything, alone or once for each language.
    Label,
    /// A day.
    Date,
    /// An instant with its offset.
    Instant,
    /// An id.
    Id,
    /// An id, or a list of ids.
    Ids,
    /// An event: an id, perhaps with an item or a number.
    Event,
    /// A clock: an id, perhaps with the number of a request.
    Clock,
    /// Who acts: a party, both, or a list of parties.
    Actors,
    /// A limit.
    Limit,
    /// A day of every year.
    MonthDay,
    /// A sum of money.
    Amount,
    /// A rate.
    Rate,
    /// A time zone.
    Zone,
    /// The key of a setting.
    Setting,
    /// A path into a plan.
    PlanPath,
    /// What a note is on.
    Place,
    /// Through when a series comes back.
    Through,
}

impl ValueKind {
    /// All of them but [`ValueKind::Any`].
    pub const ALL: [Self; 17] = [
        Self::Label,
        Self::Date,
        Self::Instant,
        Self::Id,
        Self::Ids,
        Self::Event,
        Self::Clock,
        Self::Actors,
        Self::Limit,
        Self::MonthDay,
        Self::Amount,
        Self::Rate,
        Self::Zone,
        Self::Setting,
        Self::PlanPath,
        Self::Place,
        Self::Through,
    ];

    /// What a reader is told that is expected; the first two are those of the library of days.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Any => "a string",
            Self::Date => "a formatted date string",
            Self::Instant => "an RFC 3339 formatted date and time string",
            Self::Label => "a text, or one in each language",
            Self::Id => "an id",
            Self::Ids => "an id or a list of ids",
            Self::Event => "an event",
            Self::Clock => "a clock",
            Self::Actors => "the id of a party, \"both\", or a list of parties",
            Self::Limit => "a limit such as \"90d\", \"5wd\", \"3m\" or \"5y\"",
            Self::MonthDay => "a day of the year such as \"04-28\"",
            Self::Amount => "an amount",
            Self::Rate => "a rate",
            Self::Zone => "a time zone",
            Self::Setting => "a setting",
            Self::PlanPath => "a path into a plan",
            Self::Place => "a place of a note",
            Self::Through => "a day, or a term, an event or a day by name",
        }
    }

    pub(super) fn of(words: &str) -> Self {
        let known = Self::ALL.into_iter().find(|kind| kind.words() == words);
        known.unwrap_or(Self::Any)
    }
}

/// What stands at a place of a file instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundValue {
    /// `null`.
    Nothing,
    /// True or false.
    Flag(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List,
    /// An object.
    Object,
}

impl From<&Value> for FoundValue {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(flag) => Self::Flag(*flag),
            Value::Number(number) => Self::Number(number.to_string()),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }
}

impl Error for Wrong {
    fn custom<T: Display>(_: T) -> Self {
        Self::Unnamed
    }

    /// Of a value that was kept aside before it was read, only this is left to tell by.
    fn invalid_value(found: Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        let found = match found {
            Unexpected::Str(text) => FoundValue::Text(text.to_owned()),
            _ => return Self::Unnamed,
        };
        let expected = ExpectedValue::Text(ValueKind::of(&expected.to_string()));
        Self::Value { expected, found }
    }

    fn unknown_variant(found: &str, known: &'static [&'static str]) -> Self {
        Self::Value {
            expected: ExpectedValue::OneOf(known.iter().map(ToString::to_string).collect()),
            found: FoundValue::Text(found.to_owned()),
        }
    }

    fn missing_field(name: &'static str) -> Self {
        Self::Missing(name.to_owned())
    }
}
