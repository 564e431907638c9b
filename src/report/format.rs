//! The formats a report goes out in, each with the name that is typed and the ending of its files.
//!
//! The command line and the screen both choose from this table, so that neither can offer what the
//! other does not know.

use std::io;

use crate::words::{Label, Lang};

use super::{Look, Sheet, json, text};

/// A format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The table for people, as `crono status` shows it.
    Text,
    /// `crono-status/1`, for programs.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Text, Self::Json];

    /// What it is called on the command line and in a file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Text => Label::FormatText,
            Self::Json => Label::FormatJson,
        }
    }

    /// The formats in the order in which people of a language want them.
    #[must_use]
    pub fn offered(_: Lang) -> Vec<Self> {
        Self::ALL.to_vec()
    }

    /// What the names of its files end with, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
        }
    }

    /// Writes the report on these dossiers.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(
        self,
        out: &mut impl io::Write,
        look: Look,
        sheets: &[Sheet<'_>],
    ) -> io::Result<()> {
        for sheet in sheets {
            match self {
                Self::Text => text::write(out, look, sheet.dossier, sheet.assessment)?,
                Self::Json => json::write(out, look.lang, sheet.dossier, sheet.assessment)?,
            }
        }
        Ok(())
    }
}
