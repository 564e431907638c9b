//! An assessment as bytes: one format per file, each a function that writes to any `Write`.
//!
//! A report shows the one [`Assessment`] and decides nothing; it must
//! never ask the time or look at the terminal: colour, signs and language are arguments. Text of the
//! file passes [`sanitized`](crate::words::sanitize) on its way to people; JSON says the same in escapes.

pub mod brief;
pub mod check;
mod checklist;
pub mod colour;
pub mod csv;
mod excerpt;
mod format;
pub mod html;
pub mod ics;
pub mod journal;
pub mod json;
mod level;
pub mod markdown;
mod outlook;
mod page;
pub mod plain;
pub mod portfolio;
pub mod progress;
mod range;
mod register;
pub mod text;
pub mod why;

use std::borrow::Cow;

use crate::assess::Assessment;
use crate::record::{Dossier, Journal};
use crate::words::Lang;
use crate::words::sanitize::ascii;

pub use colour::Palette;
pub use excerpt::{Excerpt, excerpt};
pub use format::{Export, Format};
pub use range::{NotARange, Range};

/// What a report is made of: a dossier, who changed it, and what it means on the day.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'d> {
    /// The name of its file, by which several are told apart.
    pub file: &'d str,
    /// The dossier.
    pub dossier: &'d Dossier,
    /// Its journal.
    pub journal: &'d Journal,
    /// What it means; the day is in it.
    pub assessment: &'d Assessment,
}

/// How a report for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// Whether only ASCII may be used.
    pub ascii: bool,
    /// Whether colours may be used.
    pub colour: bool,
    /// The colours of states.
    pub palette: Palette,
}

impl Look {
    /// The text in the signs that may be used.
    #[must_use]
    pub fn fold<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.ascii {
            ascii(text)
        } else {
            Cow::Borrowed(text)
        }
    }
}

#[cfg(test)]
mod tests;
