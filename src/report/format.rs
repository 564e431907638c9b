//! The formats a report goes out in, each with the name that is typed and the ending of its files.
//!
//! The command line and the screen both choose from this table, so that neither can offer what the
//! other does not know.

use std::io;

use crate::words::{Label, Lang};

use super::progress::Progress;
use super::{Look, Sheet, html, json, markdown, text};

/// A format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The table for people, as `crono status` shows it.
    Text,
    /// The report on the state of progress, as a page.
    Html,
    /// The same, as Markdown.
    Markdown,
    /// `crono-status/1`, for programs.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Json, Self::Text];

    /// What it is called on the command line and in a file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Text => Label::FormatText,
            Self::Html => Label::FormatHtml,
            Self::Markdown => Label::FormatMarkdown,
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
            Self::Html => "html",
            Self::Markdown => "md",
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
        let progress = || Progress::of(look.lang, sheets, Vec::new());
        match self {
            Self::Html => return html::write(out, &progress()),
            Self::Markdown => return markdown::write(out, &progress()),
            Self::Text | Self::Json => {}
        }
        for sheet in sheets {
            if self == Self::Text {
                text::write(out, look, sheet.dossier, sheet.assessment)?;
            } else {
                json::write(out, look.lang, sheet.dossier, sheet.assessment)?;
            }
        }
        Ok(())
    }
}
