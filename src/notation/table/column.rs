//! Which column of a table says what, by its head or by what was answered about it.

use crate::words::Lang;
use crate::words::notation::{TableAsked, TableColumn, TableWord, words_for_days};

use crate::notation::glyph::fold;

use super::answer::{Asker, is_one_of, says};
use super::length::{begins_with_a_length, is_day};
use super::row::GridRow;

/// A head without what does not count: `Start_Date`, `Duration (days)`, `Note:`.
fn plain(head: &str) -> String {
    let head = head.split('(').next().unwrap_or_default();
    let head = head.replace('_', " ");
    let head = head.trim().trim_end_matches([':', '.', '*']);
    fold(head)
}

/// What a column says: as was answered, else by its head. Nothing where it is answered that it does not count.
pub(super) fn column_of(head: &str, asker: &Asker<'_>) -> Option<TableColumn> {
    let head = head.trim();
    if head.is_empty() {
        return None;
    }
    let by = |text: &str| {
        let mut all = TableColumn::ALL.into_iter();
        all.find(|column| is_one_of(text, column.spellings()))
    };
    match asker.meaning(head) {
        Some(value) if says(value, TableWord::No) => None,
        Some(value) => by(value).or_else(|| by(&plain(head))),
        None => by(&plain(head)),
    }
}

/// The columns of a table.
pub(super) struct Columns {
    heads: Vec<(String, Option<TableColumn>)>,
}

impl Columns {
    /// By the row of heads; what stands there twice is asked.
    pub(super) fn of(head: &GridRow, rows: &[GridRow], asker: &mut Asker<'_>) -> Self {
        let heads: Vec<_> = head
            .cells
            .iter()
            .map(|cell| (cell.trim().to_owned(), column_of(cell, asker)))
            .collect();
        for (head, column) in &heads {
            // An answer that a column counts for something, or for nothing, is used here.
            if !head.is_empty() {
                asker.used_as_meaning(head);
            }
            let Some(column) = column else { continue };
            let same = heads.iter().filter(|(_, other)| *other == Some(*column));
            let same: Vec<String> = same.map(|(head, _)| head.clone()).collect();
            // Remarks and starts are not needed: several do no harm.
            let matters = !matches!(column, TableColumn::Note | TableColumn::Start);
            if matters && same.len() > 1 {
                let question = TableAsked::SameColumn {
                    column: *column,
                    heads: same,
                };
                asker.ask(question, None);
            }
        }
        let columns = Self { heads };
        if columns.head(TableColumn::Event).is_none() {
            // What is called a phase, or a note, may be what happens.
            let may_be = [None, Some(TableColumn::Phase), Some(TableColumn::Note)];
            let heads = columns.heads.iter();
            let heads = heads.filter(|(head, known)| may_be.contains(known) && !head.is_empty());
            let heads = heads.map(|(head, _)| head.clone()).collect();
            asker.ask(TableAsked::NoEvent { heads }, None);
        }
        for (at, (head, _)) in columns.heads.iter().enumerate() {
            let is_unknown = column_of(head, asker).is_none() && asker.meaning(head).is_none();
            let sample = sample(rows, at).filter(|_| is_unknown && !head.is_empty());
            if let Some((text, days)) = sample {
                let head = head.clone();
                asker.ask(TableAsked::Column { head, text, days }, None);
            }
        }
        columns
    }

    /// The head of a column.
    pub(super) fn head(&self, wanted: TableColumn) -> Option<&str> {
        let mut heads = self.heads.iter();
        let found = heads.find(|(_, column)| *column == Some(wanted));
        found.map(|(head, _)| head.as_str())
    }

    /// The language that most heads are in, which is that of the labels below them.
    pub(super) fn lang(&self) -> Option<Lang> {
        let in_lang = |lang: Lang| {
            let heads = self.heads.iter().filter(|(head, column)| {
                let of = |column: TableColumn| column.spellings_in(lang);
                column.is_some_and(|column| is_one_of(&plain(head), of(column)))
            });
            (heads.count(), lang)
        };
        let mut all = Lang::ALL.map(in_lang);
        all.sort_by_key(|(heads, _)| *heads);
        match all {
            [.., (next, _), (most, lang)] if next < most => Some(lang),
            _ => None,
        }
    }

    /// Whether a column has this head.
    pub(super) fn names(&self, head: &str) -> bool {
        self.heads
            .iter()
            .any(|(known, _)| fold(known) == fold(head))
    }

    pub(super) fn has(&self, wanted: TableColumn) -> bool {
        self.head(wanted).is_some()
    }

    /// What a row says in a column, with the blanks before it.
    pub(super) fn raw<'r>(&self, row: &'r GridRow, wanted: TableColumn) -> &'r str {
        let place = self
            .heads
            .iter()
            .position(|(_, column)| *column == Some(wanted));
        let cell = place.and_then(|place| row.cells.get(place));
        cell.map(String::as_str).unwrap_or_default()
    }

    /// What a row says in a column.
    pub(super) fn cell<'r>(&self, row: &'r GridRow, wanted: TableColumn) -> &'r str {
        self.raw(row, wanted).trim()
    }

    /// Whether the head of a column says that it counts working days, or calendar days.
    pub(super) fn working(&self, wanted: TableColumn) -> Option<bool> {
        let head = fold(self.head(wanted)?);
        let says = |working: bool| words_for_days(working).any(|word| head.contains(word));
        [true, false].into_iter().find(|working| says(*working))
    }

    /// The columns that nothing is read of; one without a head by its letter.
    pub(super) fn unread(&self, rows: &[GridRow], besides: &[TableColumn]) -> Vec<String> {
        let unread = |column: &Option<TableColumn>| {
            column.is_none_or(|column| column == TableColumn::Start || besides.contains(&column))
        };
        let is_empty = |at: usize| {
            let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
            cells.all(|cell| cell.trim().is_empty())
        };
        let named = self
            .heads
            .iter()
            .enumerate()
            .filter_map(|(at, (head, column))| {
                if head.is_empty() {
                    (!is_empty(at)).then(|| letter(at))
                } else {
                    unread(column).then(|| head.clone())
                }
            });
        named.collect()
    }
}

/// A cell of a column that looks like a term, or like a day, as most of its cells do; and whether it is a day. A number
/// alone may be anything.
fn sample(rows: &[GridRow], at: usize) -> Option<(String, bool)> {
    let cells = rows.iter().filter_map(|row| row.cells.get(at));
    let cells: Vec<&str> = cells.map(|cell| cell.trim()).collect();
    let said = cells.iter().filter(|cell| !cell.is_empty()).count();
    let most = |is: &dyn Fn(&str) -> bool| {
        let mut like = cells.iter().filter(|cell| is(cell));
        let first = like.next()?;
        (2 * (like.count() + 1) >= said).then(|| (*first).to_owned())
    };
    let is_number = |cell: &str| cell.bytes().all(|byte| byte.is_ascii_digit());
    let is_term = |cell: &str| !is_number(cell) && begins_with_a_length(cell);
    let days = most(&is_day).map(|text| (text, true));
    days.or_else(|| most(&is_term).map(|text| (text, false)))
}

/// A column as a spreadsheet names it.
fn letter(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    match at / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}
