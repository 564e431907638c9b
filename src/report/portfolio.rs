//! Several dossiers side by side: a line for each, the most urgent first, and last what cannot be read.
//!
//! ```text
//! Fascicoli                                                 venerdì 29 agosto 2025
//! ■ 1 fascicolo IN RITARDO: Pontelungo · Anagrafe, di 8 giorni.
//!   TOCCA A NOI: Borgomare · Sito.
//!
//!   Fascicolo                Scade Resta  Situazione     Tocca a   Che cosa
//! ■ Pontelungo · Anagrafe 21/08/25    -8  in ritardo     fornitore 3 Collaudo
//! # isola.json                            non leggibile  riga 41, col. 7
//! ```
//!
//! The rows are those of the screen, from `words/portfolio.rs`. Invariant of the JSON,
//! `crono-portfolio/1`: as in `json.rs`, later versions only add.

use std::fmt;
use std::io::{self, Write};

use anstyle::Style;

use crate::assess::{Assessment, Figures, State, Summary, figures, sort_by_urgency};
use crate::calendar::Date;
use crate::record::{Dossier, Journal};
use crate::words::portfolio::{self, DossierRow};
use crate::words::sanitize::{escaped, fit, pad, width};
use crate::words::{Label, Lang, dates, headline::Headline, state};

use super::colour::{RowPart, style};
use super::text::COLUMNS;
use super::{Look, json};

/// The name and version of the format for programs.
pub const FORMAT: &str = "crono-portfolio/1";

/// The rows of several dossiers, in the order of the list, and what is to be said of all of them.
#[derive(Debug)]
pub struct PortfolioReport {
    rows: Vec<DossierRow>,
    figures: Figures,
}

impl PortfolioReport {
    /// The rows in the order of urgency.
    #[must_use]
    pub fn new(mut rows: Vec<DossierRow>) -> Self {
        sort_by_urgency(&mut rows, |row| row.summary.as_ref());
        portfolio::distinguish(&mut rows);
        let summaries: Vec<&Summary> = rows.iter().filter_map(|row| row.summary.as_ref()).collect();
        let figures = figures(&summaries);
        Self { rows, figures }
    }

    fn unread(&self) -> usize {
        let unread = self.rows.iter().filter(|row| row.is_unread());
        unread.count()
    }

    /// The day of all of them, if it is one.
    fn today(&self) -> Option<Date> {
        let of = |row: &DossierRow| row.summary.as_ref().map(|summary| summary.today);
        one_day(self.rows.iter().filter_map(of))
    }

    fn due(&self, lang: Lang, columns: usize) -> Headline {
        portfolio::due(lang, &self.rows, &self.figures, columns)
    }

    fn ours(&self, lang: Lang, columns: usize) -> String {
        portfolio::ours(lang, &self.rows, &self.figures, columns)
    }
}

/// The day, where all are the same: plans may have time zones of their own.
fn one_day(mut days: impl Iterator<Item = Date>) -> Option<Date> {
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// Writes the table for people.
///
/// # Errors
/// Those of `out`.
pub fn text(out: &mut impl Write, look: Look, portfolio: &PortfolioReport) -> io::Result<()> {
    let lang = look.lang;
    let day = portfolio.today().map(|today| dates::long(lang, today));
    let day = look.fold(&day.unwrap_or_default()).into_owned();
    let title = cell(look, portfolio::title(lang), COLUMNS - width(&day));
    writeln!(out, "{}", format!("{title}{day}").trim_end())?;
    let due = portfolio.due(lang, COLUMNS - 2);
    if !due.text.is_empty() {
        let glyph = state::glyph(due.state, look.ascii);
        let glyph = painted(look, Some(due.state), RowPart::Glyph, glyph);
        let due = cell(look, &due.text, COLUMNS - 2);
        writeln!(out, "{glyph} {}", due.trim_end())?;
        let ours = cell(look, &portfolio.ours(lang, COLUMNS - 2), COLUMNS - 2);
        writeln!(out, "  {}", ours.trim_end())?;
    }
    writeln!(out)?;
    let head = |label: Label| label.text(lang);
    let heads = format!(
        "  {} {:>8} {:>5}  {} {} {}",
        cell(look, portfolio::head(lang), TITLE),
        head(Label::HeadDue),
        head(Label::HeadLeft),
        cell(look, head(Label::HeadState), 14),
        cell(look, head(Label::HeadWho), 9),
        portfolio::head_what(lang),
    );
    writeln!(out, "{}", look.fold(&heads).trim_end())?;
    for row in &portfolio.rows {
        writeln!(out, "{}", line(look, row))?;
    }
    let heavy = portfolio.rows.iter();
    let heavy = heavy.filter_map(|row| Some((row.title.as_str(), row.heavy?)));
    let heavy: Vec<_> = heavy.collect();
    if let Some(heavy) = portfolio::heavy_ones(lang, &heavy) {
        writeln!(out, "\n{}", look.fold(&heavy))?;
    }
    Ok(())
}

/// The columns of the title.
const TITLE: usize = 21;
/// The columns of what the line speaks of.
const WHAT: usize = 15;

fn line(look: Look, row: &DossierRow) -> String {
    let lang = look.lang;
    let next = row
        .summary
        .as_ref()
        .and_then(|summary| summary.next.as_ref());
    let due = next.map(|next| dates::short(next.due)).unwrap_or_default();
    let left = next
        .map(|next| next.left.days.to_string())
        .unwrap_or_default();
    let of = row.summary.as_ref().map(|summary| summary.state);
    let what = match of {
        Some(_) => format!(
            "{} {}",
            cell(look, &row.who, 9),
            cell(look, &row.what, WHAT)
        ),
        // Nobody must act on what cannot be read; the reason may take that column.
        None => cell(look, &row.what, 10 + WHAT),
    };
    let line = format!(
        "{} {} {due:>8} {}  {} {what}",
        painted(look, of, RowPart::Glyph, row.glyph(look.ascii)),
        titled(look, row),
        painted(look, of, RowPart::Number, &format!("{left:>5}")),
        painted(look, of, RowPart::Word, &cell(look, &row.word(lang), 14)),
    );
    line.trim_end().to_owned()
}

/// The title, and the size of a heavy dossier.
fn titled(look: Look, row: &DossierRow) -> String {
    match row.heavy.map(portfolio::mark) {
        None => cell(look, &row.title, TITLE),
        Some(mark) => {
            let mark = format!(" {mark:>6}");
            cell(look, &row.title, TITLE - width(&mark)) + &mark
        }
    }
}

/// A cell of exactly so many columns, cut where it must be.
fn cell(look: Look, text: &str, columns: usize) -> String {
    let folded = look.fold(text);
    pad(&look.fold(&fit(&folded, columns)), columns)
}

fn painted(look: Look, of: Option<State>, part: RowPart, text: &str) -> String {
    let painted = of.filter(|_| look.colour);
    let style = painted.map_or(Style::new(), |of| style(look.palette, of, part));
    format!("{style}{text}{style:#}")
}

/// Writes one line: what is late or falls due, whether we must act, and how many cannot be read.
///
/// # Errors
/// Those of `out`.
pub fn brief(out: &mut impl Write, look: Look, portfolio: &PortfolioReport) -> io::Result<()> {
    /// The columns of each of the two sentences.
    const SENTENCE: usize = 60;
    let lang = look.lang;
    let due = portfolio.due(lang, SENTENCE);
    let unread = portfolio.unread();
    let mut line = match due.text.as_str() {
        "" => portfolio::UNREADABLE.to_owned(),
        said => {
            let glyph = state::glyph(due.state, look.ascii);
            format!("{glyph} {said} {}", portfolio.ours(lang, SENTENCE))
        }
    };
    if unread > 0 {
        line = format!("{line} {}.", portfolio::unread_ones(lang, unread));
    }
    writeln!(out, "{}", look.fold(&line))
}

/// Writes sentences: two about all of them, then one for each.
///
/// # Errors
/// Those of `out`.
pub fn plain(out: &mut impl Write, look: Look, portfolio: &PortfolioReport) -> io::Result<()> {
    let lang = look.lang;
    let today = portfolio
        .today()
        .map(|today| dates::with_weekday(lang, today));
    let many = portfolio::how_many(lang, portfolio.rows.len());
    let head = match today {
        None => format!("{many}."),
        Some(today) => crate::words::report::on_day(lang, &many, &today),
    };
    writeln!(out, "{}", look.fold(&head))?;
    let due = portfolio.due(lang, usize::MAX);
    if !due.text.is_empty() {
        writeln!(out, "{}", look.fold(&due.text))?;
        let ours = portfolio.ours(lang, usize::MAX);
        writeln!(out, "{}", look.fold(&ours))?;
    }
    for row in &portfolio.rows {
        writeln!(out, "{}", look.fold(&portfolio::sentence(lang, row)))?;
    }
    Ok(())
}

/// One dossier, or a file that cannot be read, for the JSON.
#[derive(Debug)]
pub struct PortfolioItem {
    summary: Option<Summary>,
    /// The name of its file, and why it cannot be read, both quoted.
    file: String,
    error: String,
    /// Its situation, indented.
    status: String,
    /// How many bytes its file has, where it is heavy.
    heavy: Option<u64>,
}

/// How far a dossier is indented, and how far what is in it.
const INDENTED: (usize, usize) = (4, 6);

impl PortfolioItem {
    /// A dossier.
    ///
    /// # Errors
    /// None in practice; those of the writer of JSON.
    pub fn of(
        lang: Lang,
        file: &str,
        dossier: &Dossier,
        journal: Option<&Journal>,
        assessment: &Assessment,
    ) -> io::Result<Self> {
        let status = json::within(lang, dossier, journal, assessment, INDENTED.1)?;
        Ok(Self {
            summary: Some(Summary::of(dossier, assessment)),
            file: string(file)?,
            error: "null".to_owned(),
            status,
            heavy: None,
        })
    }

    /// The same, of a file of so many bytes where it is heavy.
    #[must_use]
    pub fn weighing(self, heavy: Option<u64>) -> Self {
        Self { heavy, ..self }
    }

    /// A file that cannot be read, with the reason.
    ///
    /// # Errors
    /// None in practice; those of the writer of JSON.
    pub fn unread(file: &str, reason: &str) -> io::Result<Self> {
        Ok(Self {
            summary: None,
            file: string(file)?,
            error: string(reason)?,
            status: "null".to_owned(),
            heavy: None,
        })
    }
}

fn string(text: &str) -> io::Result<String> {
    let quoted = serde_json::to_string(text).map_err(io::Error::from)?;
    Ok(escaped(&quoted))
}

impl fmt::Display for PortfolioItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (outer, inner) = (" ".repeat(INDENTED.0), " ".repeat(INDENTED.1));
        let heavy = self.heavy.map_or("null".to_owned(), |n| n.to_string());
        let members = [
            ("file", &self.file),
            ("error", &self.error),
            ("heavy_bytes", &heavy),
            ("status", &self.status),
        ];
        let members = members.map(|(name, value)| format!("{inner}\"{name}\": {value}"));
        write!(f, "{outer}{{\n{}\n{outer}}}", members.join(",\n"))
    }
}

/// Writes `crono-portfolio/1`: every dossier with its whole situation, the most urgent first.
///
/// # Errors
/// Those of `out`.
pub fn json(out: &mut impl Write, mut items: Vec<PortfolioItem>) -> io::Result<()> {
    sort_by_urgency(&mut items, |item| item.summary.as_ref());
    let days = items.iter().filter_map(|item| item.summary.as_ref());
    let today = one_day(days.map(|summary| summary.today));
    let today = today.map_or("null".to_owned(), |today| format!("\"{today}\""));
    write!(
        out,
        "{{\n  \"format\": \"{FORMAT}\",\n  \"today\": {today},\n  \"dossiers\": ["
    )?;
    for (i, item) in items.iter().enumerate() {
        let comma = if i == 0 { "" } else { "," };
        write!(out, "{comma}\n{item}")?;
    }
    out.write_all(b"\n  ]\n}\n")
}
