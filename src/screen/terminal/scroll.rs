//! Rows that only move up or down: the terminal moves them itself, and what is written again is the row
//! that comes into sight.
//!
//! By the oldest means there are, which every terminal knows: margins around the rows that move, and a
//! line feed at the lower one or a reverse line feed at the upper one. Next: `ansi`, which writes what is
//! left to write.

use ratatui::buffer::{Buffer, Cell};

use super::ansi::{push_number, width};

/// Rows are looked for so far away.
const FARTHEST: u16 = 4;
/// Moving fewer rows than this is not worth the margins.
const WORTHWHILE: usize = 3;

/// The changed cells of a row, left to right; none where it stays as it is.
pub(super) type Changes<'c> = Vec<(u16, &'c Cell)>;

/// Rows that move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    top: u16,
    bottom: u16,
    by: u16,
    up: bool,
}

impl Scroll {
    /// What moves, where enough does, when the rows of a screen change so. Rows are told apart by a digest
    /// of their text: where two differ all the same, more is written afterwards and nothing is wrong.
    pub(super) fn between(shown: &Buffer, rows: &[Changes<'_>]) -> Option<Self> {
        if rows.iter().filter(|row| !row.is_empty()).count() <= WORTHWHILE {
            return None;
        }
        let height = shown.area.height;
        let before: Vec<u64> = (0..height).map(|y| digest(shown, y, &[])).collect();
        let changed = (0..height).zip(rows);
        let after: Vec<Option<u64>> = changed
            .map(|(y, row)| (!row.is_empty()).then(|| digest(shown, y, row)))
            .collect();
        let ways = (1..=FARTHEST).flat_map(|by| [(by, true), (by, false)]);
        let moved = ways.filter_map(|(by, up)| Self::of(&before, &after, by, up));
        let (gain, best) = moved.max_by_key(|(gain, _)| *gain)?;
        (gain >= WORTHWHILE).then_some(best)
    }

    /// How many rows would be right after moving so far, less those that would be carried away: `after`
    /// has the rows that change.
    fn of(before: &[u64], after: &[Option<u64>], by: u16, up: bool) -> Option<(usize, Self)> {
        let by_rows = usize::from(by);
        let is_moved = |y: &usize| {
            // A row that goes up was below.
            let from = if up {
                y.checked_add(by_rows)
            } else {
                y.checked_sub(by_rows)
            };
            let from = from.and_then(|from| before.get(from));
            from.is_some_and(|from| *from != BLANK && after[*y] == Some(*from))
        };
        let mut moved = (0..after.len()).filter(is_moved);
        let first = moved.next()?;
        let (count, last) = moved.fold((1, first), |(count, _), y| (count + 1, y));
        let (top, bottom) = if up {
            (first, last + by_rows)
        } else {
            (first - by_rows, last)
        };
        let carried = after[top..=bottom].iter().filter(|row| row.is_none());
        let gain = count - carried.count().min(count);
        let scroll = Self {
            top: u16::try_from(top).ok()?,
            bottom: u16::try_from(bottom).ok()?,
            by,
            up,
        };
        Some((gain, scroll))
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

/// The digest of a row that shows nothing.
const BLANK: u64 = 0;

/// A digest of the text of a row with these changes; blanks at its end count for nothing.
fn digest(shown: &Buffer, y: u16, changes: &[(u16, &Cell)]) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut changes = changes.iter().peekable();
    let (mut digest, mut blanks) = (BLANK, 0_u64);
    let mut covered = 0;
    for x in 0..shown.area.width {
        let here = changes.next_if(|(column, _)| *column == x);
        let cell = here.map(|(_, cell)| *cell).or_else(|| shown.cell((x, y)));
        let symbol = cell.map_or(" ", Cell::symbol);
        if symbol == " " || x < covered {
            blanks += 1;
            continue;
        }
        covered = x + cell.map_or(1, width);
        digest = (digest ^ blanks).wrapping_mul(PRIME);
        blanks = 1;
        for byte in symbol.bytes() {
            digest = (digest ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    digest
}

/// What is still different in a row, once the rows have moved.
pub(super) fn left<'n>(shown: &Buffer, next: &'n Buffer, y: u16) -> Changes<'n> {
    let columns = 0..shown.area.width;
    let cell = |x: u16| {
        Some((x, next.cell((x, y))?)).filter(|(_, cell)| shown.cell((x, y)) != Some(*cell))
    };
    columns.filter_map(cell).collect()
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
