//! Turns changed cells into the fewest bytes a terminal needs to show them.
//!
//! [`Ansi`] is the [`Backend`] under ratatui. It never touches the terminal: it collects bytes, and
//! [`Terminal`](super::Terminal) writes them in one piece. It never asks the terminal anything either; where the
//! cursor is and which colours are on is remembered, not queried.
//!
//! What it saves, compared with one sequence per cell:
//! - Only the *difference* between two styles is sent, as plain codes every terminal knows (30-37, 40-47, 90-97).
//!   `38;5;n` is never sent: a terminal that does not know it reads the `5` as "blink".
//! - A blank shows nothing but its background, so between two words of one colour the pen stays as it is.
//! - The cursor moves by the cheapest way there is, or by writing the few unchanged cells in between again.
//! - The blank end of a row is erased, not painted.
//!
//! To know what lies between two changes it keeps a copy of what the terminal shows. The style codes are in
//! [`pen`](super::pen). `crossterm` has no part in the output, so its switch for forcing colours is never needed.

use std::convert::Infallible;
use std::io::Write as _;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::layout::{Position, Rect, Size};

use super::pen::Pen;

/// A gap longer than this many cells is never cheaper to write again than to jump over.
const LONGEST_GAP: u16 = 8;
/// Erasing the end of a row takes three bytes; up to this many blanks are painted.
const FEW_BLANKS: usize = 3;
/// Going down by more rows than this is cheaper as an absolute move.
const FEW_ROWS: u16 = 4;

/// The bytes of the next frame, and what they were worked out from.
pub(super) struct Ansi {
    colour: bool,
    bytes: Vec<u8>,
    /// What the terminal shows once `bytes` are written.
    shown: Buffer,
    pen: Pen,
    /// Where the next character will appear; `None` when only the terminal knows. A column equal to the width
    /// means that the last column was just written and the terminal waits to wrap.
    cursor: Option<Position>,
    cursor_visible: bool,
}

impl Ansi {
    /// Starts from a cleared screen with default colours and a hidden cursor at an unknown place.
    pub(super) fn new(size: Size, colour: bool) -> Self {
        Self {
            colour,
            bytes: Vec::with_capacity(4096),
            shown: Buffer::empty(Rect::from((Position::ORIGIN, size))),
            pen: Pen::default(),
            cursor: None,
            cursor_visible: false,
        }
    }

    /// Takes the size the terminal has now; ratatui notices at its next frame and clears.
    pub(super) fn set_size(&mut self, size: Size) {
        self.shown = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        self.cursor = None;
    }

    /// Forgets what the terminal shows, after somebody else wrote on it; the cursor counts as hidden again.
    pub(super) fn forget(&mut self) {
        self.pen = Pen::default();
        self.cursor = None;
        self.cursor_visible = false;
        self.shown.reset();
        self.bytes.clear();
    }

    /// What has been collected since the last [`Ansi::sent`].
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes have been written; the next frame starts empty.
    pub(super) fn sent(&mut self) {
        self.bytes.clear();
    }

    /// Puts the changed cells of one row on the screen.
    fn draw_row(&mut self, y: u16, changes: &[(u16, &Cell)]) {
        for &(x, cell) in changes {
            self.remember(x, y, cell);
        }
        let ink_end = self.ink_end(y);
        let mut covered = 0; // columns under a wide character that was just written
        for (nth, &(x, cell)) in changes.iter().enumerate() {
            if x < covered || x >= self.shown.area.width || y >= self.shown.area.height {
                continue;
            }
            if x >= ink_end && changes.len() - nth > FEW_BLANKS {
                self.erase_to_end_of_row(x, y);
                return;
            }
            self.reach(x, y);
            self.write_cell(cell);
            covered = x.saturating_add(width(cell));
        }
    }

    /// Notes what a cell will show. The columns under a wide character show nothing of their own.
    fn remember(&mut self, x: u16, y: u16, cell: &Cell) {
        if let Some(shown) = self.shown.cell_mut((x, y)) {
            shown.clone_from(cell);
        }
        for under in 1..width(cell) {
            if let Some(shown) = self.shown.cell_mut((x.saturating_add(under), y)) {
                shown.reset();
            }
        }
    }

    /// The first column of row `y` from which there is nothing to see.
    fn ink_end(&self, y: u16) -> u16 {
        (0..self.shown.area.width)
            .rev()
            .find_map(|x| {
                let cell = self.shown.cell((x, y))?;
                let empty = is_blank(cell) && !Pen::of(cell, self.colour).is_seen_on_blank();
                (!empty).then(|| x.saturating_add(width(cell)))
            })
            .unwrap_or(0)
    }

    /// Erases from column `x`. Terminals erase with the background of the pen, so it must be the default one.
    fn erase_to_end_of_row(&mut self, x: u16, y: u16) {
        self.reach(x, y);
        self.take_pen(self.pen.for_blank(Pen::default()));
        self.bytes.extend_from_slice(b"\x1b[K");
    }

    /// Writes one cell at the cursor.
    fn write_cell(&mut self, cell: &Cell) {
        self.take_pen(self.pen_for(cell));
        self.bytes.extend_from_slice(symbol(cell).as_bytes());
        // Terminals disagree about the width of what is not one plain column: after it, look where we are.
        self.cursor = self
            .cursor
            .filter(|_| width(cell) == 1)
            .map(|at| Position::new(at.x.saturating_add(1), at.y));
    }

    /// The pen that shows `cell` properly and differs least from the one in hand.
    fn pen_for(&self, cell: &Cell) -> Pen {
        let exact = Pen::of(cell, self.colour);
        if is_blank(cell) && !exact.draws_on_blank() {
            self.pen.for_blank(exact)
        } else {
            exact
        }
    }

    fn take_pen(&mut self, next: Pen) {
        self.pen.write_change(next, &mut self.bytes);
        self.pen = next;
    }

    /// Brings the cursor to a cell, over the unchanged cells before it if writing them again is cheaper.
    fn reach(&mut self, x: u16, y: u16) {
        let from = self.cursor;
        let start = self.bytes.len();
        self.move_to(x, y);
        let cost = self.bytes.len() - start;
        let Some(from) = from.filter(|from| from.y == y && from.x < x && x - from.x <= LONGEST_GAP) else {
            return;
        };
        let gap = || (from.x..x).filter_map(|column| self.shown.cell((column, y)));
        let rewritable = gap().all(|cell| width(cell) == 1 && self.pen_for(cell) == self.pen);
        if rewritable && gap().map(|cell| symbol(cell).len()).sum::<usize>() <= cost {
            self.bytes.truncate(start);
            for column in from.x..x {
                if let Some(cell) = self.shown.cell((column, y)) {
                    self.bytes.extend_from_slice(symbol(cell).as_bytes());
                }
            }
        }
    }

    /// Moves the cursor by the shortest sequence.
    fn move_to(&mut self, x: u16, y: u16) {
        let from = self.cursor.replace(Position::new(x, y));
        if from == self.cursor {
            return;
        }
        let start = self.bytes.len();
        push_absolute(&mut self.bytes, x, y);
        let absolute_end = self.bytes.len();
        let relative = from.is_some_and(|from| push_relative(&mut self.bytes, from, (x, y), self.shown.area.width));
        if relative && self.bytes.len() - absolute_end < absolute_end - start {
            self.bytes.drain(start..absolute_end);
        } else {
            self.bytes.truncate(absolute_end);
        }
    }

    /// Sends a clearing sequence and blanks the cells it clears.
    fn clear_cells(&mut self, sequence: &[u8], cells: std::ops::Range<usize>) {
        self.bytes.extend_from_slice(b"\x1b[0m");
        self.pen = Pen::default();
        self.bytes.extend_from_slice(sequence);
        for cell in self.shown.content.get_mut(cells).into_iter().flatten() {
            cell.reset();
        }
    }
}

impl Backend for Ansi {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut row = Vec::with_capacity(usize::from(self.shown.area.width));
        let mut row_y = 0;
        for (x, y, cell) in content {
            if y != row_y {
                self.draw_row(row_y, &row);
                row.clear();
                row_y = y;
            }
            row.push((x, cell));
        }
        self.draw_row(row_y, &row);
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        if std::mem::replace(&mut self.cursor_visible, false) {
            self.bytes.extend_from_slice(b"\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        if !std::mem::replace(&mut self.cursor_visible, true) {
            self.bytes.extend_from_slice(b"\x1b[?25h");
        }
        Ok(())
    }

    /// Where the cursor was last put. The terminal is not asked.
    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        let position = position.into();
        self.move_to(position.x, position.y);
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), Infallible> {
        let width = usize::from(self.shown.area.width);
        let at = self.cursor.unwrap_or_default();
        let row = usize::from(at.y) * width;
        let here = row + usize::from(at.x);
        let (sequence, cells): (&[u8], _) = match region {
            ClearType::All => (b"\x1b[2J", 0..self.shown.content.len()),
            ClearType::AfterCursor => (b"\x1b[J", here..self.shown.content.len()),
            ClearType::BeforeCursor => (b"\x1b[1J", 0..here + 1),
            ClearType::CurrentLine => (b"\x1b[2K", row..row + width),
            ClearType::UntilNewLine => (b"\x1b[K", here..row + width),
        };
        self.clear_cells(sequence, cells);
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.shown.area.as_size())
    }

    /// The size in pixels is nobody's business here: zero, as on terminals that do not tell.
    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize {
            columns_rows: self.shown.area.as_size(),
            pixels: Size::ZERO,
        })
    }

    /// Nothing: the whole frame is written by [`Terminal::draw`](super::Terminal::draw), in one piece.
    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

/// What is sent for a cell. A control character would act on the terminal instead of showing: it becomes a blank.
fn symbol(cell: &Cell) -> &str {
    let symbol = cell.symbol();
    if symbol.contains(char::is_control) || symbol.cell_width() == 0 {
        " "
    } else {
        symbol
    }
}

/// How many columns a cell takes, at least one.
fn width(cell: &Cell) -> u16 {
    symbol(cell).cell_width()
}

fn is_blank(cell: &Cell) -> bool {
    symbol(cell) == " "
}

/// `CSI row ; column H`, without the parts that are 1.
fn push_absolute(bytes: &mut Vec<u8>, x: u16, y: u16) {
    bytes.extend_from_slice(b"\x1b[");
    if y > 0 {
        push_number(bytes, u32::from(y) + 1);
    }
    if x > 0 {
        bytes.push(b';');
        push_number(bytes, u32::from(x) + 1);
    }
    bytes.push(b'H');
}

/// New lines and `CSI n C`; says whether there is such a way. A line feed always follows a carriage return, so it does
/// not matter whether the line discipline adds one of its own.
fn push_relative(bytes: &mut Vec<u8>, from: Position, (x, y): (u16, u16), width: u16) -> bool {
    let Some(rows) = y.checked_sub(from.y).filter(|&rows| rows <= FEW_ROWS) else {
        return false;
    };
    let waits_to_wrap = from.x >= width;
    let mut column = from.x;
    if rows > 0 || x < column || waits_to_wrap {
        bytes.push(b'\r');
        column = 0;
    }
    bytes.extend(std::iter::repeat_n(b'\n', usize::from(rows)));
    match x - column {
        0 => {}
        1 => bytes.extend_from_slice(b"\x1b[C"),
        columns => {
            bytes.extend_from_slice(b"\x1b[");
            push_number(bytes, u32::from(columns));
            bytes.push(b'C');
        }
    }
    true
}

/// Decimal digits.
pub(super) fn push_number(bytes: &mut Vec<u8>, number: u32) {
    write!(bytes, "{number}").expect("a vector takes every write");
}
