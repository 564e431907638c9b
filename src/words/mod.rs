//! Every Italian and English sentence, state name and glyph, each in one place.
//!
//! Only `report`, `screen` and `cli` may use this module; what is below them knows no language. A
//! sentence is a function of a [`Lang`] and of values, written as rows of [`say!`](crate::say), so that
//! a missing translation does not compile. Which row a value takes is decided in `compose`, where no
//! letter of any language stands.

pub mod act;
pub mod appointment;
pub mod as_of;
pub mod audit;
pub mod backup;
mod bad_value;
pub mod beside;
pub mod change;
pub mod check;
pub mod checklist;
pub mod choice;
pub mod columns;
pub mod command;
mod compose;
pub mod configuration;
pub mod conflict;
pub mod count;
pub mod dates;
pub mod day;
pub mod doctor;
pub mod document;
pub mod doubt;
pub mod effect;
pub mod entry;
pub mod estimate;
pub mod event;
pub mod examples;
pub mod forecast;
pub mod full;
pub mod headline;
pub mod hint;
pub mod hypothesis;
pub mod known;
mod label;
pub mod log;
pub mod manual;
mod mark;
pub mod matching;
pub mod news;
pub mod notation;
pub mod op;
pub mod order;
pub mod outline;
pub mod output;
pub mod parts;
pub mod party;
pub mod phrase;
pub mod plan_change;
pub mod plan_text;
pub mod portfolio;
mod preposition;
pub mod problem;
pub mod progress;
pub mod proof;
pub mod question;
pub mod refusal;
pub mod register;
pub mod rejection;
pub mod report;
pub mod row;
pub mod sanitize;
pub mod saved;
pub mod say;
pub mod search;
pub mod sentences;
pub mod series;
pub mod setting;
pub mod shell;
pub mod state;
pub mod store;
pub mod timeline;
pub mod unfinished;
pub mod unmeant;
pub mod usage;
pub mod view;
pub mod why;
pub mod wrong;

use std::str::FromStr;

pub use label::Label;

/// A language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Italian.
    #[default]
    It,
    /// English.
    En,
    /// German, which is being begun: what is not translated is English.
    #[cfg(feature = "lang-de")]
    De,
}

impl Lang {
    /// Every language, for tests and tables.
    #[cfg(not(feature = "lang-de"))]
    pub const ALL: [Self; 2] = [Self::It, Self::En];
    /// Every language, for tests and tables.
    #[cfg(feature = "lang-de")]
    pub const ALL: [Self; 3] = [Self::It, Self::En, Self::De];

    /// Picks what is no sentence by language; a language that is being begun takes what English has.
    #[must_use]
    pub const fn pick<T: Copy>(self, it: T, en: T) -> T {
        match self {
            Self::It => it,
            Self::En => en,
            #[cfg(feature = "lang-de")]
            Self::De => en,
        }
    }
}

/// Reads `it`, `en`, or a locale name that begins with one of them (`it_IT.UTF-8`).
impl FromStr for Lang {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let code = text.split(['_', '.', '@', '-']).next().unwrap_or_default();
        match code.to_ascii_lowercase().as_str() {
            "it" => Ok(Self::It),
            "en" | "c" | "posix" => Ok(Self::En),
            #[cfg(feature = "lang-de")]
            "de" => Ok(Self::De),
            _ => Err(()),
        }
    }
}
