//! The formats in which a report leaves the program: one row for each, from which the command line, its
//! help and completions, and the form of the screen take what they offer.

use std::fmt;
use std::io;

use crate::words::output::spreadsheet_first;
use crate::words::sanitize::sanitized;
use crate::words::{Label, Lang};

use super::csv::{CsvTable, Dialect, Layout};
use super::portfolio::PortfolioItem;
use super::progress::Progress;
use super::{Look, Sheet, csv, html, ics, json, markdown, portfolio, text};

/// What is exported, and how.
#[derive(Clone, Copy, Debug)]
pub struct Export<'e> {
    /// The language, and the signs that may be used.
    pub look: Look,
    /// The dossiers that could be read.
    pub sheets: &'e [Sheet<'e>],
    /// How many bytes the file of each has, where it is heavy.
    pub heavy: &'e [Option<u64>],
    /// The others: the names of their files, and why each could not be read.
    pub unread: &'e [(&'e str, String)],
    /// Whether several were asked for, even if only one was found.
    pub is_portfolio: bool,
    /// Which table of a spreadsheet.
    pub table: CsvTable,
    /// In which dialect a spreadsheet is written.
    pub dialect: Dialect,
    /// Whether a calendar holds the recorded dates as well.
    pub recorded: bool,
}

impl<'e> Export<'e> {
    /// One dossier, with the usual choices.
    #[must_use]
    pub fn of(look: Look, sheet: &'e Sheet<'e>) -> Self {
        Self {
            look,
            sheets: std::slice::from_ref(sheet),
            heavy: &[None],
            unread: &[],
            is_portfolio: false,
            table: CsvTable::default(),
            dialect: Dialect::default(),
            recorded: false,
        }
    }

    /// The report on the state of progress.
    fn progress(&self) -> Progress {
        let unread = self.unread.iter();
        let unread = unread.map(|(file, reason)| format!("{}: {reason}", sanitized(file)));
        Progress::of(self.look.lang, self.sheets, unread.collect())
    }

    /// The table in a dialect.
    fn layout(&self, table: CsvTable, dialect: Dialect) -> Layout {
        Layout {
            lang: self.look.lang,
            table,
            dialect,
            names_files: self.is_portfolio,
        }
    }
}

/// Writes what is exported.
type Writer = fn(&mut Vec<u8>, &Export<'_>) -> io::Result<()>;

/// A format of a report.
#[derive(Clone, Copy)]
pub struct Format {
    /// A word of its own, by which it is chosen.
    name: &'static str,
    /// What the names of its files end with.
    extension: &'static str,
    /// What people call it.
    title: Label,
    /// The same in two words for the command line; `None` where that does not take the name.
    command: Option<Label>,
    /// How far down a list of choices people of a language look for it; those of the same place stand in
    /// the order of the table.
    place: fn(Lang) -> u8,
    write: Writer,
}

/// The table, in the order of the help of the command line.
const FORMATS: [Format; 7] = [
    // The dates, for a calendar.
    Format {
        name: "ics",
        extension: "ics",
        title: Label::FormatCalendar,
        command: Some(Label::GlossCalendar),
        place: |_| 2,
        write: |out, export| ics::write(out, export.look.lang, export.sheets, export.recorded),
    },
    // A table, for programs.
    Format {
        name: "csv",
        extension: "csv",
        title: Label::FormatCsv,
        command: Some(Label::GlossCsv),
        place: |_| 3,
        write: |out, export| {
            let layout = export.layout(export.table, export.dialect);
            csv::write(out, layout, export.sheets)
        },
    },
    // The report on the state of progress, as Markdown.
    Format {
        name: "md",
        extension: "md",
        title: Label::FormatMarkdown,
        command: Some(Label::GlossMarkdown),
        place: |_| 2,
        write: |out, export| markdown::write(out, &export.progress()),
    },
    // The same, as a page.
    Format {
        name: "html",
        extension: "html",
        title: Label::FormatHtml,
        command: Some(Label::GlossHtml),
        place: |_| 1,
        write: |out, export| html::write(out, &export.progress()),
    },
    // `crono-status/1`, for programs.
    Format {
        name: "json",
        extension: "json",
        title: Label::FormatJson,
        command: Some(Label::GlossJson),
        place: |_| 3,
        write: write_json,
    },
    // The table of clocks, for a double click: in Italy it comes first. The command line has `--dialect`.
    Format {
        name: "excel-it",
        extension: "csv",
        title: Label::FormatExcel,
        command: None,
        place: |lang| if spreadsheet_first(lang) { 0 } else { 4 },
        write: |out, export| {
            let layout = export.layout(CsvTable::Clocks, Dialect::ExcelIt);
            csv::write(out, layout, export.sheets)
        },
    },
    // The table for people, as `crono status` shows it.
    Format {
        name: "text",
        extension: "txt",
        title: Label::FormatText,
        command: None,
        place: |_| 3,
        write: |out, export| {
            let mut sheets = export.sheets.iter();
            sheets.try_for_each(|sheet| {
                text::write(out, export.look, sheet.dossier, sheet.assessment)
            })
        },
    },
];

impl Format {
    /// Every format.
    pub const ALL: [Self; FORMATS.len()] = FORMATS;

    /// The names that the command line takes, each with what it means, in the order of its help.
    pub fn commands() -> impl Iterator<Item = (&'static str, Label)> {
        let formats = FORMATS.into_iter();
        formats.filter_map(|format| Some((format.name, format.command?)))
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.into_iter().find(|format| format.name == name)
    }

    /// A word of its own, by which it is chosen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// What people call it.
    #[must_use]
    pub const fn label(self) -> Label {
        self.title
    }

    /// What the names of its files end with, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.extension
    }

    /// The formats in the order in which people of a language want them.
    #[must_use]
    pub fn offered(lang: Lang) -> Vec<Self> {
        let mut offered = FORMATS.to_vec();
        offered.sort_by_key(|format| (format.place)(lang));
        offered
    }

    /// Writes the report.
    ///
    /// # Errors
    /// A value that JSON cannot hold.
    pub fn write(self, out: &mut Vec<u8>, export: &Export<'_>) -> io::Result<()> {
        (self.write)(out, export)
    }
}

/// A format is known by its name.
impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Format").field(&self.name).finish()
    }
}

fn write_json(out: &mut Vec<u8>, export: &Export<'_>) -> io::Result<()> {
    let lang = export.look.lang;
    if let ([sheet], false) = (export.sheets, export.is_portfolio) {
        let journal = Some(sheet.journal);
        return json::write(out, lang, sheet.dossier, journal, sheet.assessment);
    }
    let sheets = export.sheets.iter().zip(export.heavy);
    let read = sheets.map(|(of, heavy)| {
        let item = PortfolioItem::of(lang, of.file, of.dossier, Some(of.journal), of.assessment)?;
        Ok::<_, io::Error>(item.weighing(*heavy))
    });
    let unread = export.unread.iter();
    let unread = unread.map(|(file, reason)| PortfolioItem::unread(file, reason));
    let items = read
        .chain(unread)
        .collect::<Result<Vec<PortfolioItem>, _>>()?;
    portfolio::json(out, items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spreadsheet_of_a_double_click_comes_first_in_italy_and_last_elsewhere() {
        let names = |lang| Format::offered(lang).into_iter().map(Format::name);
        assert_eq!(
            names(Lang::It).collect::<Vec<_>>(),
            ["excel-it", "html", "ics", "md", "csv", "json", "text"]
        );
        assert_eq!(
            names(Lang::En).collect::<Vec<_>>(),
            ["html", "ics", "md", "csv", "json", "text", "excel-it"]
        );
    }

    #[test]
    fn every_name_is_one_format() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.name()), Some(format));
        }
    }
}
