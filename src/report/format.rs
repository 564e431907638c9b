//! The formats in which a report leaves the screen, each with its name and the ending of its files.
//!
//! The command line has options of its own for some of them; here each is one choice of a list, in the
//! order in which people want them.

use std::io;

use crate::words::{Label, Lang};

use super::csv::{Dialect, Layout, Table};
use super::progress::Progress;
use super::{Look, Sheet, csv, html, ics, json, markdown, text};

/// A format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The report on the state of progress, as a page.
    Html,
    /// The table of clocks, for a double click in an Italian office.
    Excel,
    /// The dates, for a calendar.
    Calendar,
    /// The report on the state of progress, as Markdown.
    Markdown,
    /// The table of clocks, for programs.
    Csv,
    /// `crono-status/1`, for programs.
    Json,
    /// The table for people, as `crono status` shows it.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::Html,
        Self::Excel,
        Self::Calendar,
        Self::Markdown,
        Self::Csv,
        Self::Json,
        Self::Text,
    ];

    /// A word of its own, by which it is chosen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Excel => "excel-it",
            Self::Calendar => "ics",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Text => "text",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Html => Label::FormatHtml,
            Self::Excel => Label::FormatExcel,
            Self::Calendar => Label::FormatCalendar,
            Self::Markdown => Label::FormatMarkdown,
            Self::Csv => Label::FormatCsv,
            Self::Json => Label::FormatJson,
            Self::Text => Label::FormatText,
        }
    }

    /// The formats in the order in which people of a language want them: in Italy the spreadsheet that
    /// opens with a double click comes first.
    #[must_use]
    pub fn offered(lang: Lang) -> Vec<Self> {
        let mut offered = Self::ALL.to_vec();
        let excel = if crate::words::excel_first(lang) {
            0
        } else {
            2
        };
        offered.sort_by_key(|format| if *format == Self::Excel { excel } else { 1 });
        offered
    }

    /// What the names of its files end with, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Excel | Self::Csv => "csv",
            Self::Calendar => "ics",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Text => "txt",
        }
    }

    /// Writes the report on a dossier.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(self, out: &mut impl io::Write, look: Look, sheet: Sheet<'_>) -> io::Result<()> {
        let lang = look.lang;
        let clocks = |dialect| Layout {
            lang,
            table: Table::Clocks,
            dialect,
            names_files: false,
        };
        let sheets = [sheet];
        let progress = || Progress::of(lang, &sheets, Vec::new());
        match self {
            Self::Html => html::write(out, &progress()),
            Self::Markdown => markdown::write(out, &progress()),
            Self::Excel => csv::write(out, clocks(Dialect::ExcelIt), &sheets),
            Self::Csv => csv::write(out, clocks(Dialect::Rfc4180), &sheets),
            Self::Calendar => ics::write(out, lang, &sheets, false),
            Self::Json => json::write(
                out,
                lang,
                sheet.dossier,
                Some(sheet.journal),
                sheet.assessment,
            ),
            Self::Text => text::write(out, look, sheet.dossier, sheet.assessment),
        }
    }
}
