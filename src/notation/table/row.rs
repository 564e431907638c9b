//! The rows and cells of a text, whatever parts its cells. Nothing here knows what a row says.

use ::csv::ReaderBuilder;

use crate::notation::glyph::folded;

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct GridRow {
    /// Its number, as a spreadsheet counts it.
    pub number: usize,
    /// Its cells, blanks around them included: an outline may be drawn by these.
    pub cells: Vec<String>,
    /// How many line breaks there are in them.
    pub breaks: usize,
}

impl GridRow {
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// Its only cell that says something.
    pub(super) fn only(&self) -> Option<&str> {
        let mut said = self.cells.iter().map(|cell| cell.trim());
        let mut said = said.by_ref().filter(|cell| !cell.is_empty());
        let first = said.next()?;
        said.next().is_none().then_some(first)
    }
}

/// The sign of a table that is drawn with letters, as in Markdown.
pub(super) const DRAWN: u8 = b'|';

/// The rows of a text whose cells are parted by a sign.
pub(super) fn rows(text: &str, sign: u8) -> Vec<GridRow> {
    let rows = parted(text, sign);
    if sign == DRAWN { drawn(rows) } else { rows }
}

/// The rows of a table that is drawn: without the line below its heads, and the signs at both ends.
fn drawn(mut rows: Vec<GridRow>) -> Vec<GridRow> {
    let is_rule = |cell: &String| {
        let cell = cell.trim();
        let mut signs = cell
            .chars()
            .map(|char| char == ':' || folded(char) == Some('-'));
        cell.chars().count() > 1 && signs.all(|is_drawn| is_drawn)
    };
    rows.retain(|row| !row.cells.iter().any(is_rule) || row.only().is_some());
    let mut tables = rows.iter().filter(|row| row.cells.len() > 1);
    if tables.all(|row| row.cells.first().is_some_and(|cell| cell.trim().is_empty())) {
        for row in rows.iter_mut().filter(|row| row.cells.len() > 1) {
            row.cells.remove(0);
            let last = row.cells.pop();
            row.cells
                .extend(last.filter(|cell| !cell.trim().is_empty()));
        }
    }
    rows
}

/// The same, as the sign parts them.
fn parted(text: &str, sign: u8) -> Vec<GridRow> {
    let mut reader = ReaderBuilder::new()
        .delimiter(sign)
        .quoting(sign != DRAWN)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // A line break within a cell is no row.
    let mut breaks = 0;
    let mut rows = Vec::new();
    for record in reader.records().map_while(Result::ok) {
        let Some(place) = record.position() else {
            continue;
        };
        let whole = |number: u64| usize::try_from(number).unwrap_or_default();
        // The empty lines before it are counted as well.
        let before = text.as_bytes().iter().skip(whole(place.byte()));
        let empty = before.take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let empty = empty.filter(|byte| **byte == b'\n').count();
        let number = (whole(place.line()) + empty).saturating_sub(breaks);
        let own: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        breaks += own;
        let cells = record
            .iter()
            .map(|cell| cell.replace(['\r', '\n', '\t'], " "));
        rows.push(GridRow {
            number: number.max(1),
            cells: cells.collect(),
            breaks: own,
        });
    }
    rows
}

/// A text without the mark and the line that some programs put first.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let is_sign = first
        .get(..4)
        .is_some_and(|word| word.eq_ignore_ascii_case("sep="));
    if is_sign && first.trim_end().len() <= 5 {
        rest
    } else {
        text
    }
}
