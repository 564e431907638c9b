//! Rows that only move up or down: the terminal moves them itself, and what is written again is the row
//! that comes into sight.
//!
//! By the oldest means there are, which every terminal knows: margins around the rows that move, and a
//! line feed at the lower one or a reverse line feed at the upper one.

use ratatui::buffer::{Buffer, Cell};

use super::bytes::{push_number, width};

/// Rows are looked for so far away.
const FARTHEST: u16 = 4;
/// Moving fewer rows than this is not worth the margins.
const WORTHWHILE: usize = 3;

/// The changed cells of a row, left to right; none where it stays as it is.
pub(super) type Changes<'c> = Vec<(u16, &'c Cell)>;

/// Rows that move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowShift {
    top: u16,
    bottom: u16,
    by: u16,
    up: bool,
}

impl RowShift {
    /// What moves, where enough does, when the rows of a screen change so.
    pub(super) fn between(shown: &Buffer, rows: &[Changes<'_>]) -> Option<Self> {
        let is_changed = |row: &Changes<'_>| !row.is_empty();
        if rows.iter().filter(|row| is_changed(row)).count() <= WORTHWHILE {
            return None;
        }
        let ways = (1..=FARTHEST).flat_map(|by| [(by, true), (by, false)]);
        let mut moved = ways.filter_map(|(by, up)| Self::of(shown, rows, by, up));
        let enough = moved.find(|(gain, _)| *gain >= WORTHWHILE);
        enough.map(|(_, scroll)| scroll)
    }

    /// How many rows would be right after moving so far, less those that would be carried away.
    fn of(shown: &Buffer, rows: &[Changes<'_>], by: u16, up: bool) -> Option<(usize, Self)> {
        let height = shown.area.height;
        let is_moved = |y: &u16| {
            // A row that goes up was below.
            let from = if up {
                y.checked_add(by)
            } else {
                y.checked_sub(by)
            };
            let row = &rows[usize::from(*y)];
            let from = from.filter(|from| *from < height && !row.is_empty());
            // An empty row is had for three bytes.
            let from = from.filter(|_| !row.iter().all(|(_, cell)| cell.symbol() == " "));
            from.is_some_and(|from| is_row(shown, *y, row, from))
        };
        let moved: Vec<u16> = (0..height).filter(is_moved).collect();
        let (first, last) = (*moved.first()?, *moved.last()?);
        let (top, bottom) = if up {
            (first, last + by)
        } else {
            (first - by, last)
        };
        let region = &rows[usize::from(top)..=usize::from(bottom)];
        let carried = region.iter().filter(|row| row.is_empty()).count();
        let scroll = Self {
            top,
            bottom,
            by,
            up,
        };
        Some((moved.len().saturating_sub(carried), scroll))
    }

    /// The bytes that move the rows. The cursor is anywhere afterwards; rows that come in are erased with
    /// the pen in hand.
    pub(super) fn push(self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(b"\x1b[");
        push_number(bytes, u32::from(self.top) + 1);
        bytes.push(b';');
        push_number(bytes, u32::from(self.bottom) + 1);
        bytes.extend_from_slice(b"r\x1b[");
        let (margin, step): (u16, &[u8]) = if self.up {
            (self.bottom, b"\n")
        } else {
            (self.top, b"\x1bM")
        };
        push_number(bytes, u32::from(margin) + 1);
        bytes.push(b'H');
        for _ in 0..self.by {
            bytes.extend_from_slice(step);
        }
        bytes.extend_from_slice(b"\x1b[r");
    }

    /// Whether a row may differ afterwards that was not to change.
    pub(super) fn touches(self, y: u16) -> bool {
        (self.top..=self.bottom).contains(&y)
    }

    /// Moves the rows of what is shown.
    pub(super) fn carry_out(self, shown: &mut Buffer) {
        let width = usize::from(shown.area.width);
        let cells = usize::from(self.top) * width..(usize::from(self.bottom) + 1) * width;
        let Some(rows) = shown.content.get_mut(cells) else {
            return;
        };
        let moved = usize::from(self.by) * width;
        let left = rows.len() - moved;
        let new = if self.up {
            rows.rotate_left(moved);
            &mut rows[left..]
        } else {
            rows.rotate_right(moved);
            &mut rows[..moved]
        };
        new.iter_mut().for_each(Cell::reset);
    }
}

/// Whether row `y` with these changes is what row `other` shows now.
fn is_row(shown: &Buffer, y: u16, changes: &[(u16, &Cell)], other: u16) -> bool {
    let mut changes = changes.iter().peekable();
    let mut x = 0;
    while x < shown.area.width {
        let here = changes.next_if(|(column, _)| *column <= x);
        let cell = match here {
            // Under a wide character.
            Some((column, _)) if *column < x => continue,
            Some((_, cell)) => Some(*cell),
            None => shown.cell((x, y)),
        };
        if cell != shown.cell((x, other)) {
            return false;
        }
        x += 1;
        for _ in 1..here.map_or(1, |(_, cell)| width(cell)) {
            if shown
                .cell((x, other))
                .is_some_and(|cell| *cell != Cell::EMPTY)
            {
                return false;
            }
            x += 1;
        }
    }
    true
}

/// What is still different in a row, once the rows have moved.
pub(super) fn left<'n>(shown: &Buffer, next: &'n Buffer, y: u16) -> Changes<'n> {
    let cells = (0..shown.area.width).filter_map(|x| Some((x, next.cell((x, y))?)));
    cells
        .filter(|(x, cell)| shown.cell((*x, y)) != Some(*cell))
        .collect()
}

/// What will be shown once everything is written.
pub(super) fn after(shown: &Buffer, rows: &[Changes<'_>]) -> Buffer {
    let mut next = shown.clone();
    for (y, row) in (0..shown.area.height).zip(rows) {
        for (x, cell) in row {
            remember(&mut next, *x, y, cell);
        }
    }
    next
}

/// Notes what a cell will show. The columns under a wide character show nothing of their own.
pub(super) fn remember(shown: &mut Buffer, x: u16, y: u16, cell: &Cell) {
    if let Some(shown) = shown.cell_mut((x, y)) {
        shown.clone_from(cell);
    }
    for under in 1..width(cell) {
        if let Some(shown) = shown.cell_mut((x.saturating_add(under), y)) {
            shown.reset();
        }
    }
}
