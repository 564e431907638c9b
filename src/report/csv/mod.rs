//! Tables as CSV: one row for each clock, record, request or change.
//!
//! Two dialects. `rfc4180` is for programs: commas, ISO dates, points, words and heads that are the
//! same in every language, as in `status --json`, whose fields the columns are. `excel-it` is for
//! a double click in an Italian office: semicolons, a mark of UTF-8 at the
//! beginning, dates by day, decimal commas, heads and words in the language of the program. Lines end
//! with CRLF in both, there is always a head, and the names of columns are a contract: new ones are
//! only added, at the end.

mod beside;
mod cell;
mod clock_row;
mod clocks;
mod dialect;
mod journal;
mod points;
mod records;
mod requests;

use std::io;
use std::str::FromStr;

use ::csv::{Terminator, Writer, WriterBuilder};

use crate::words::Lang;
use crate::words::columns::Head;

use super::Sheet;
use cell::{CsvColumn, harmless};
pub use dialect::Dialect;

/// Which table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvTable {
    /// Every clock of the plan, every request, every term.
    #[default]
    Clocks,
    /// The dates, with their documents.
    Records,
    /// The registers.
    Requests,
    /// The points of check lists.
    Points,
    /// Who changed what.
    Journal,
}

impl CsvTable {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 5] = [
        Self::Clocks,
        Self::Records,
        Self::Requests,
        Self::Points,
        Self::Journal,
    ];

    /// What is typed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clocks => "clocks",
            Self::Records => "records",
            Self::Requests => "requests",
            Self::Points => "points",
            Self::Journal => "journal",
        }
    }
}

impl FromStr for CsvTable {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut all = Self::ALL.into_iter();
        all.find(|table| table.as_str() == text).ok_or(())
    }
}

/// What is written, and how.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The language of titles, and in `excel-it` of everything.
    pub lang: Lang,
    /// Which table.
    pub table: CsvTable,
    /// In which dialect.
    pub dialect: Dialect,
    /// Whether the first column is the file that a row is of.
    pub names_files: bool,
}

/// Writes a table of the sheets, one after the other.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut impl io::Write, layout: Layout, sheets: &[Sheet<'_>]) -> io::Result<()> {
    if layout.dialect == Dialect::ExcelIt {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let writer = WriterBuilder::new()
        .delimiter(layout.dialect.separator())
        .terminator(Terminator::CRLF)
        .from_writer(out);
    let mut page = TableWriter { writer, layout };
    let lang = layout.lang;
    match layout.table {
        CsvTable::Clocks => page.table(clock_row::COLUMNS, sheets, |sheet| {
            clocks::rows(lang, sheet)
        }),
        CsvTable::Records => page.table(&records::columns(), sheets, |sheet| {
            records::rows(lang, sheet)
        }),
        CsvTable::Requests => page.table(&requests::columns(), sheets, |sheet| {
            requests::rows(lang, sheet)
        }),
        CsvTable::Points => page.table(&points::columns(), sheets, |sheet| {
            points::rows(lang, sheet)
        }),
        CsvTable::Journal => page.table(&journal::columns(), sheets, |sheet| {
            journal::rows(lang, sheet)
        }),
    }?;
    page.writer.flush()
}

/// A table while it is being written.
struct TableWriter<W: io::Write> {
    writer: Writer<W>,
    layout: Layout,
}

impl<W: io::Write> TableWriter<W> {
    fn table<'s, 'd, R>(
        &mut self,
        columns: &[CsvColumn<R>],
        sheets: &'s [Sheet<'d>],
        rows: impl Fn(&'s Sheet<'d>) -> Vec<R>,
    ) -> io::Result<()> {
        let Layout {
            lang,
            dialect,
            names_files,
            ..
        } = self.layout;
        let head = |head: Head| match dialect {
            Dialect::Rfc4180 => head.name(),
            Dialect::ExcelIt => head.text(lang),
        };
        let file = names_files.then(|| head(Head::File));
        let heads = columns.iter().map(|(of, _)| head(*of));
        self.writer.write_record(file.into_iter().chain(heads))?;
        for sheet in sheets {
            let file = names_files.then(|| harmless(sheet.file, dialect));
            for row in rows(sheet) {
                let cells = columns
                    .iter()
                    .map(|(_, of)| of(&row).written(lang, dialect));
                self.writer
                    .write_record(file.clone().into_iter().chain(cells))?;
            }
        }
        Ok(())
    }
}
