//! A text as the rows and cells of a table, whatever parts its cells, and where its heads are.
//!
//! What a spreadsheet, a project tool or a word processor writes: commas, semicolons or tabs, quoted cells with line
//! breaks, a mark at the beginning, a line that names the sign. Nothing here knows what a row says.

use std::collections::HashSet;

use crate::notation::line_kind::{COMMENT, kind};
use crate::words::notation::TableColumn;

use super::answer::Asker;
use super::column::column_of;
use super::row::{DRAWN, GridRow, bare, rows};

/// The signs that may part cells.
const SIGNS: [u8; 4] = [b';', b'\t', b',', DRAWN];
/// The rows that heads are looked for in.
const HEADS_WITHIN: usize = 20;
/// So many columns have to be known for a row to be one of heads.
const HEADS_KNOWN: usize = 2;
/// A cell with more line breaks has swallowed the rows behind it.
const BREAKS_MAX: usize = 20;

/// A table.
#[derive(Debug)]
pub(super) struct Grid {
    /// What stands above the heads.
    pub above: Vec<GridRow>,
    pub head: GridRow,
    pub rows: Vec<GridRow>,
    /// Where another table begins.
    pub rest: Option<usize>,
}

/// Why a text is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoGrid {
    NoHeads,
    /// A quotation mark that is not closed.
    Quote(usize),
    /// More cells than heads.
    MoreCells(usize),
}

/// The columns that a row names, each once.
fn known(row: &GridRow, asker: &Asker<'_>) -> HashSet<TableColumn> {
    let cells = row.cells.iter();
    cells.filter_map(|cell| column_of(cell, asker)).collect()
}

/// How the cells of a text are parted, and which of its rows has the heads.
fn best(text: &str, asker: &Asker<'_>) -> Option<(u8, usize)> {
    let mut best: Option<(usize, u8, usize)> = None;
    for sign in SIGNS {
        for (at, row) in rows(text, sign).iter().take(HEADS_WITHIN).enumerate() {
            let answered = row
                .cells
                .iter()
                .any(|cell| column_of(cell, asker).is_some() && asker.peek(cell.trim()).is_some());
            let known = known(row, asker).len() + usize::from(answered);
            if known >= HEADS_KNOWN && best.is_none_or(|(most, ..)| most < known) {
                best = Some((known, sign, at));
            }
        }
    }
    best.map(|(_, sign, at)| (sign, at))
}

/// Whether a text has the heads of a table, and no line of the notation above them.
pub(super) fn has_heads(text: &str, asker: &Asker<'_>) -> bool {
    let text = bare(text);
    let Some((sign, at)) = best(text, asker) else {
        return false;
    };
    let rows = rows(text, sign);
    let is_line = |row: &GridRow| {
        let first = row
            .cells
            .first()
            .map(|cell| cell.trim())
            .unwrap_or_default();
        first.starts_with(COMMENT) || kind(first).is_some()
    };
    let said = rows[at]
        .cells
        .iter()
        .filter(|cell| !cell.trim().is_empty())
        .count();
    let of_columns = known(&rows[at], asker).len() * 2 >= said;
    let above = rows[..at].iter().filter(|row| row.only().is_none());
    of_columns && !is_line(&rows[at]) && !above.into_iter().any(is_line)
}

/// The row that has swallowed those behind it, for a quotation mark that is not closed.
fn swallowed(text: &str, rows: &[GridRow]) -> Option<usize> {
    let last = rows.last().filter(|row| row.breaks > 0);
    let last = last.filter(|_| text.matches('"').count() % 2 == 1);
    let long = rows.iter().find(|row| row.breaks > BREAKS_MAX);
    long.or(last).map(|row| row.number)
}

/// The table that a text is.
pub(super) fn read(text: &str, asker: &Asker<'_>) -> Result<Grid, NoGrid> {
    let text = bare(text);
    let Some((sign, at)) = best(text, asker) else {
        return Err(NoGrid::NoHeads);
    };
    let mut above = rows(text, sign);
    if let Some(row) = swallowed(text, &above) {
        return Err(NoGrid::Quote(row));
    }
    let mut rows = above.split_off(at + 1);
    let head = above.pop().ok_or(NoGrid::NoHeads)?;
    rows.retain(|row| !row.is_empty() && row.cells != head.cells);
    let other = rows.iter().position(|row| {
        let known = known(row, asker);
        known.len() >= HEADS_KNOWN && known.contains(&TableColumn::Event)
    });
    let rest = other.map(|at| rows[at].number);
    rows.truncate(other.unwrap_or(rows.len()));
    let is_longer = |row: &&GridRow| {
        let mut behind = row.cells.iter().skip(head.cells.len());
        behind.any(|cell| !cell.trim().is_empty())
    };
    if let Some(row) = rows.iter().find(is_longer) {
        return Err(NoGrid::MoreCells(row.number));
    }
    above.retain(|row| !row.is_empty());
    Ok(Grid {
        above,
        head,
        rows,
        rest,
    })
}
