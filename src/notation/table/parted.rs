//! Lines of the notation whose cells a spreadsheet or a word processor has parted by signs of its own.

use crate::notation::line_kind::{LineKind, kind};

use super::head::key;
use super::row::{bare, rows};
use super::text::TableText;

/// Lines of the notation that stand in the cells of a table, as a text; nothing where these are no such lines.
#[must_use]
pub fn of_lines(text: &str) -> Option<TableText> {
    let text = bare(text);
    // Such lines have their own sign.
    if text.contains('|') {
        return None;
    }
    let is_line = |cell: &str| match kind(cell.trim()) {
        Some((LineKind::Head, _)) => key(cell).is_some(),
        kind => kind.is_some(),
    };
    let best = [b';', b'\t', b','].into_iter().map(|sign| rows(text, sign));
    let best = best.max_by_key(|rows| rows.iter().map(|row| row.cells.len()).max())?;
    let begins = |cells: &[String]| cells.first().is_some_and(|cell| is_line(cell));
    let said = best.iter().filter(|row| !row.is_empty());
    let (mut lines, mut all) = (TableText::default(), 0);
    for row in said {
        if all == 0 && !begins(&row.cells) {
            return None;
        }
        all += 1;
        let line = row
            .cells
            .iter()
            .map(|cell| cell.trim())
            .collect::<Vec<_>>()
            .join(" | ");
        lines.text.push_str(line.trim_end_matches(['|', ' ']));
        lines.text.push('\n');
        lines.rows.push(Some(row.number));
    }
    (all > 0).then_some(lines)
}
