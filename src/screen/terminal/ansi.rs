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
//! - Rows that only move are moved by the terminal: [`scroll`].
//!
//! To know what lies between two changes it keeps a copy of what the terminal shows. The style codes are in
//! [`pen`](super::pen). `crossterm` has no part in the output, so its switch for forcing colours is never needed.

use std::convert::Infallible;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::bytes::{push_number, symbol, width};
use super::pen::TerminalStyle;
use super::scroll::{self, Changes, RowShift, remember};

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
    /// The places in `bytes` where another row begins.
    rows: Vec<usize>,
    /// What the terminal shows once `bytes` are written.
    shown: Buffer,
    pen: TerminalStyle,
    /// Where the next character will appear; `None` when only the terminal knows. A column equal to the width
    /// means that the last column was just written and the terminal waits to wrap.
    cursor: Option<Position>,
    /// `None`: unknown, to be said again.
    cursor_visible: Option<bool>,
}

impl Ansi {
    /// Starts from a cleared screen with default colours and a hidden cursor at an unknown place.
    pub(super) fn new(size: Size, colour: bool) -> Self {
        Self {
            colour,
            bytes: Vec::with_capacity(4096),
            rows: Vec::new(),
            shown: Buffer::empty(Rect::from((Position::ORIGIN, size))),
            pen: TerminalStyle::default(),
            cursor: None,
            cursor_visible: Some(false),
        }
    }

    /// Takes the size the terminal has now; ratatui notices at its next frame and clears.
    pub(super) fn set_size(&mut self, size: Size) {
        self.shown = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        self.cursor = None;
    }

    /// What has been collected since the last [`Ansi::sent`].
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where in it another row begins.
    pub(super) fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The bytes have been written; the next frame starts empty.
    pub(super) fn sent(&mut self) {
        self.bytes.clear();
        self.rows.clear();
    }

    /// Puts the changed cells of one row on the screen.
    fn draw_row(&mut self, y: u16, changes: &[(u16, &Cell)]) {
        if changes.is_empty() {
            return;
        }
        self.rows.push(self.bytes.len());
        let loses_wide = changes.iter().any(|&(x, cell)| self.cuts_wide(x, y, cell));
        for &(x, cell) in changes {
            remember(&mut self.shown, x, y, cell);
        }
        if loses_wide {
            // Terminals disagree about the other half of a wide character that is overwritten: the row is written whole.
            let row: Vec<Cell> = (0..self.shown.area.width)
                .filter_map(|x| self.shown.cell((x, y)).cloned())
                .collect();
            let row: Vec<(u16, &Cell)> = (0..).zip(&row).collect();
            self.write_row(y, &row);
        } else {
            self.write_row(y, changes);
        }
    }

    /// Whether `cell` will lie on a part of a wide character and leave the other part behind.
    fn cuts_wide(&self, x: u16, y: u16, cell: &Cell) -> bool {
        let end = x.saturating_add(width(cell));
        (x..end).any(|column| {
            let old = self.shown.cell((column, y));
            old.is_some_and(|old| column.saturating_add(width(old)) > end)
        })
    }

    fn write_row(&mut self, y: u16, cells: &[(u16, &Cell)]) {
        let ink_end = self.ink_end(y);
        let mut covered = 0; // columns under a wide character that was just written
        for (nth, &(x, cell)) in cells.iter().enumerate() {
            if x < covered || x >= self.shown.area.width || y >= self.shown.area.height {
                continue;
            }
            if x >= ink_end && cells.len() - nth > FEW_BLANKS {
                self.erase_to_end_of_row(x, y);
                return;
            }
            self.reach(x, y);
            self.write_cell(cell);
            covered = x.saturating_add(width(cell));
        }
    }

    /// The first column of row `y` from which there is nothing to see.
    fn ink_end(&self, y: u16) -> u16 {
        (0..self.shown.area.width)
            .rev()
            .find_map(|x| {
                let cell = self.shown.cell((x, y))?;
                let empty =
                    is_blank(cell) && !TerminalStyle::of(cell, self.colour).is_seen_on_blank();
                (!empty).then(|| x.saturating_add(width(cell)))
            })
            .unwrap_or(0)
    }

    /// Erases from column `x`. Terminals erase with the background of the pen, so it must be the default one.
    fn erase_to_end_of_row(&mut self, x: u16, y: u16) {
        self.reach(x, y);
        self.take_pen(self.pen.for_blank(TerminalStyle::default()));
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
    fn pen_for(&self, cell: &Cell) -> TerminalStyle {
        let exact = TerminalStyle::of(cell, self.colour);
        if is_blank(cell) && !exact.draws_on_blank() {
            self.pen.for_blank(exact)
        } else {
            exact
        }
    }

    fn take_pen(&mut self, next: TerminalStyle) {
        self.pen.write_change(next, &mut self.bytes);
        self.pen = next;
    }

    /// Brings the cursor to a cell, over the unchanged cells before it if writing them again is cheaper.
    fn reach(&mut self, x: u16, y: u16) {
        let from = self.cursor;
        let start = self.bytes.len();
        self.move_to(x, y);
        let cost = self.bytes.len() - start;
        let Some(from) = from.filter(|from| from.y == y && from.x < x && x - from.x <= LONGEST_GAP)
        else {
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
        let relative = from.is_some_and(|from| {
            push_relative(&mut self.bytes, from, (x, y), self.shown.area.width)
        });
        if relative && self.bytes.len() - absolute_end < absolute_end - start {
            self.bytes.drain(start..absolute_end);
        } else {
            self.bytes.truncate(absolute_end);
        }
    }

    /// Sends a clearing sequence and blanks the cells it clears.
    fn clear_cells(&mut self, sequence: &[u8], cells: std::ops::Range<usize>) {
        self.bytes.extend_from_slice(b"\x1b[0m");
        self.pen = TerminalStyle::default();
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
        let Size { width, height } = self.shown.area.as_size();
        let mut rows: Vec<Changes<'_>> = vec![Vec::new(); usize::from(height)];
        for (x, y, cell) in content.filter(|(x, y, _)| *x < width && *y < height) {
            rows[usize::from(y)].push((x, cell));
        }
        let Some(scroll) = RowShift::between(&self.shown, &rows) else {
            for (y, row) in (0..height).zip(&rows) {
                self.draw_row(y, row);
            }
            return Ok(());
        };
        let next = scroll::after(&self.shown, &rows);
        self.take_pen(self.pen.for_blank(TerminalStyle::default()));
        scroll.push(&mut self.bytes);
        scroll.carry_out(&mut self.shown);
        self.cursor = None;
        for (y, row) in (0..height).zip(&rows) {
            if scroll.touches(y) {
                self.draw_row(y, &scroll::left(&self.shown, &next, y));
            } else {
                self.draw_row(y, row);
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        if self.cursor_visible.replace(false) != Some(false) {
            self.bytes.extend_from_slice(b"\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        if self.cursor_visible.replace(true) != Some(true) {
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
        if region == ClearType::All {
            // Somebody else may have been at work: nothing about the cursor is taken for granted.
            self.cursor = None;
            self.cursor_visible = None;
        }
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

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier, Style, Stylize as _};
    use ratatui::text::Line;

    use super::*;

    /// A screen of the given rows, each wide enough for the longest.
    fn screen<'a>(rows: impl IntoIterator<Item = Line<'a>>) -> Buffer {
        Buffer::with_lines(rows)
    }

    /// An encoder whose terminal shows `before`, with the cursor at the origin.
    fn showing(before: &Buffer, colour: bool) -> Ansi {
        let mut ansi = Ansi::new(before.area.as_size(), colour);
        let Ok(()) = ansi.draw(Buffer::empty(before.area).diff(before).into_iter());
        ansi.take_pen(TerminalStyle::default());
        let Ok(()) = ansi.set_cursor_position((0, 0));
        ansi.sent();
        ansi
    }

    fn change(before: &Buffer, after: &Buffer, colour: bool) -> String {
        let mut ansi = showing(before, colour);
        let Ok(()) = ansi.draw(before.diff(after).into_iter());
        String::from_utf8(ansi.bytes().to_vec()).unwrap()
    }

    #[test]
    fn a_change_costs_exactly_these_bytes() {
        let reversed = Style::new().reversed();
        let cases: [(&str, Line<'_>, Line<'_>, &str); 15] = [
            ("nothing changes", "abc".into(), "abc".into(), ""),
            ("neighbours need no move", "   ".into(), "abc".into(), "abc"),
            (
                "a far cell is reached by a forward move",
                "            ".into(),
                "         x  ".into(),
                "\x1b[9Cx",
            ),
            (
                "a near one by writing the cells between",
                "abcd".into(),
                "aXcY".into(),
                "aXcY",
            ),
            (
                "the blank end of a row is erased",
                "deadline".into(),
                "d       ".into(),
                "d\x1b[K",
            ),
            (
                "three blanks are painted",
                "abcd".into(),
                "a   ".into(),
                "a   ",
            ),
            (
                "a colour is one of the sixteen",
                "ab".into(),
                "ab".red().into(),
                "\x1b[31mab",
            ),
            (
                "bright colours too",
                "a".into(),
                "a".white().on_red().into(),
                "\x1b[97;41ma",
            ),
            (
                "a blank between two words of one colour changes nothing",
                "     ".into(),
                vec!["ab".green(), " ".into(), "cd".green()].into(),
                "\x1b[32mab cd",
            ),
            (
                "only the difference between two styles is sent",
                "  ".into(),
                vec!["a".red().bold(), "b".red()].into(),
                "\x1b[1;31ma\x1b[22mb",
            ),
            (
                "or a new beginning where that is shorter",
                "  ".into(),
                vec!["a".black().on_yellow().bold(), "b".into()].into(),
                "\x1b[1;30;43ma\x1b[0mb",
            ),
            (
                "bold goes and dim stays, though one code takes both away",
                "  ".into(),
                vec!["a".bold().dim(), "b".dim()].into(),
                "\x1b[1;2ma\x1b[0;2mb",
            ),
            (
                "a reversed blank is drawn",
                "  ".into(),
                Line::styled("  ", reversed),
                "\x1b[7m  ",
            ),
            (
                "a blank after a reversed word is not reversed",
                "xxx".into(),
                vec!["ab".reversed(), " ".into()].into(),
                "\x1b[7mab\x1b[0m ",
            ),
            (
                "colours by number or by parts are not sent",
                "ab".into(),
                vec!["a".fg(Color::Indexed(9)), "c".fg(Color::Rgb(1, 2, 3))].into(),
                "\x1b[91ma\x1b[0mc",
            ),
        ];
        for (name, before, after, bytes) in cases {
            let (before, after) = (screen([before]), screen([after]));
            assert_eq!(change(&before, &after, true), bytes, "{name}");
        }
    }

    #[test]
    fn without_colour_only_attributes_are_sent() {
        let before = screen(["   ".into()]);
        let after = screen([vec![
            "a".white().on_red().bold(),
            "b".green().italic(),
            "c".underlined(),
        ]
        .into()]);
        assert_eq!(change(&before, &after, false), "\x1b[1ma\x1b[0mb\x1b[4mc");
    }

    #[test]
    fn the_next_row_is_reached_by_a_line_end_and_a_far_one_by_its_number() {
        let before = Buffer::empty(Rect::new(0, 0, 20, 10));
        let mut after = before.clone();
        for (x, y) in [(0, 0), (0, 1), (2, 2), (0, 9), (19, 9)] {
            after[(x, y)].set_symbol("x");
        }
        let expected = "x\r\nx\x1b[3;3Hx\x1b[10Hx\x1b[18Cx";
        assert_eq!(change(&before, &after, true), expected);
    }

    #[test]
    fn the_last_column_is_left_without_a_wrapped_line() {
        let before = Buffer::empty(Rect::new(0, 0, 3, 2));
        let after = Buffer::with_lines(["abc", "d"]);
        assert_eq!(change(&before, &after, true), "abc\r\nd");
    }

    #[test]
    fn a_cell_cannot_give_the_terminal_orders() {
        let mut ansi = showing(&Buffer::with_lines(["abcd"]), true);
        let cells = ["x", "\x1b]0;title\x07", "\u{9b}", "x"].map(Cell::new);
        let Ok(()) = ansi.draw((0..).zip(&cells).map(|(x, cell)| (x, 0, cell)));
        assert_eq!(ansi.bytes(), b"x  x");
    }

    #[test]
    fn the_cursor_is_shown_hidden_and_moved_only_when_that_changes_something() {
        let mut ansi = Ansi::new(Size::new(10, 2), true);
        let Ok(()) = ansi.hide_cursor();
        assert_eq!(ansi.bytes(), b"");
        for _ in 0..2 {
            let Ok(()) = ansi.show_cursor();
            let Ok(()) = ansi.set_cursor_position((4, 1));
        }
        assert_eq!(ansi.bytes(), b"\x1b[?25h\x1b[2;5H");
    }

    #[test]
    fn after_clearing_nothing_is_taken_for_granted() {
        let mut ansi = showing(&Buffer::with_lines(["abc"]), true);
        let Ok(()) = ansi.clear();
        let Ok(()) = ansi.hide_cursor();
        let Ok(()) = ansi.draw(
            Buffer::empty(Rect::new(0, 0, 3, 1))
                .diff(&Buffer::with_lines(["  c"]))
                .into_iter(),
        );
        assert_eq!(ansi.bytes(), b"\x1b[0m\x1b[2J\x1b[?25l\x1b[;3Hc");
    }

    #[test]
    fn a_terminal_without_a_size_is_not_drawn_on() {
        let mut ansi = Ansi::new(Size::ZERO, true);
        let cell = Cell::new("x");
        let Ok(()) =
            ansi.draw([(0, 0, &cell), (7, 9, &cell), (u16::MAX, u16::MAX, &cell)].into_iter());
        assert_eq!(ansi.bytes(), b"");
        for region in [
            ClearType::All,
            ClearType::BeforeCursor,
            ClearType::UntilNewLine,
        ] {
            let Ok(()) = ansi.clear_region(region);
        }
    }

    #[test]
    fn a_full_screen_costs_little_more_than_its_text() {
        let rows = (1..=8).flat_map(|phase| {
            let state = match phase {
                1..=3 => vec!["√".green(), " rispettato     ".into()],
                4 => vec!["■ in ritardo".white().on_red().bold(), "    ".into()],
                5 => vec!["▲".black().on_yellow(), " in scadenza    ".into()],
                _ => vec!["· non avviato    ".into()],
            };
            let mut row = vec![format!("  {phase} Consegna dei servizi   26/10/25  ").into()];
            row.extend(state);
            row.push(format!("{phase:3}/30").into());
            [
                Line::from(row),
                Line::from("      lun 27 ottobre 2025, manca il verbale di consegna"),
            ]
        });
        let after = screen(rows);
        let before = Buffer::empty(after.area);
        let text: usize = before
            .diff(&after)
            .iter()
            .map(|(_, _, cell)| cell.symbol().len())
            .sum();
        let bytes = change(&before, &after, true).len();
        assert!(
            bytes * 2 <= text * 3,
            "{bytes} bytes for {text} bytes of text"
        );
    }

    /// A frame: pieces of text in some style, somewhere.
    fn frame(area: Rect) -> impl Strategy<Value = Buffer> {
        let colour = prop::sample::select(vec![
            Color::Reset,
            Color::Reset,
            Color::Black,
            Color::Red,
            Color::Gray,
            Color::DarkGray,
            Color::LightYellow,
            Color::White,
        ]);
        let attributes = prop::sample::select(vec![
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::REVERSED,
            Modifier::DIM,
            Modifier::UNDERLINED.union(Modifier::BOLD),
        ]);
        let text = prop::sample::select(vec![
            "a",
            " ",
            "      ",
            "testo è qui",
            "●■ √",
            "日本",
            "x y z",
        ]);
        let piece = (
            0..area.width,
            0..area.height,
            text,
            colour.clone(),
            colour,
            attributes,
        );
        prop::collection::vec(piece, 0..12).prop_map(move |pieces| {
            let mut buffer = Buffer::empty(area);
            for (x, y, text, foreground, background, attributes) in pieces {
                let style = Style::new()
                    .fg(foreground)
                    .bg(background)
                    .add_modifier(attributes);
                let row = Rect::new(0, y, area.width, 1);
                let mut piece = Buffer::empty(row);
                piece.set_string(x, y, text, style);
                // Whole rows, so that no wide character is cut in half by the next piece.
                for column in 0..area.width {
                    buffer[(column, y)] = piece[(column, y)].clone();
                }
            }
            buffer
        })
    }

    fn seen_colour(colour: Color) -> vt100::Color {
        palette(colour).map_or(vt100::Color::Default, vt100::Color::Idx)
    }

    fn palette(colour: Color) -> Option<u8> {
        Some(match colour {
            Color::Black => 0,
            Color::Red => 1,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightYellow => 11,
            Color::White => 15,
            _ => return None,
        })
    }

    fn assert_shows(terminal: &vt100::Screen, buffer: &Buffer, colour: bool) {
        let mut covered = (0, 0);
        for (nth, cell) in buffer.content.iter().enumerate() {
            let (x, y) = buffer.pos_of(nth);
            if y == covered.1 && x < covered.0 {
                continue;
            }
            covered = (x + width(cell), y);
            let seen = terminal.cell(y, x).unwrap();
            let text = if seen.has_contents() {
                seen.contents()
            } else {
                " "
            };
            assert_eq!(text, cell.symbol(), "at {x},{y}");
            let (foreground, background) = if colour {
                (cell.fg, cell.bg)
            } else {
                (Color::Reset, Color::Reset)
            };
            assert_eq!(
                seen.bgcolor(),
                seen_colour(background),
                "background at {x},{y}"
            );
            let attributes = cell.modifier;
            assert_eq!(
                seen.inverse(),
                attributes.contains(Modifier::REVERSED),
                "at {x},{y}"
            );
            assert_eq!(
                seen.underline(),
                attributes.contains(Modifier::UNDERLINED),
                "at {x},{y}"
            );
            if cell.symbol() != " " || seen.inverse() {
                assert_eq!(
                    seen.fgcolor(),
                    seen_colour(foreground),
                    "foreground at {x},{y}"
                );
                assert_eq!(
                    seen.bold(),
                    attributes.contains(Modifier::BOLD),
                    "bold at {x},{y}"
                );
                assert_eq!(
                    seen.dim(),
                    colour && attributes.contains(Modifier::DIM),
                    "dim at {x},{y}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_was_drawn(
            (area, frames) in (1..30u16, 1..7u16).prop_flat_map(|(width, height)| {
                let area = Rect::new(0, 0, width, height);
                (Just(area), prop::collection::vec(frame(area), 1..5))
            }),
            colour in any::<bool>(),
        ) {
            let size = |n| NonZeroU16::new(n).unwrap();
            let mut terminal = vt100::Parser::new(size(area.height), size(area.width), 0);
            let mut ansi = Ansi::new(area.as_size(), colour);
            let mut shown = Buffer::empty(area);
            for frame in frames {
                let Ok(()) = ansi.draw(shown.diff(&frame).into_iter());
                let Ok(()) = ansi.set_cursor_position((area.width - 1, 0));
                terminal.process(ansi.bytes());
                ansi.sent();
                assert_shows(terminal.screen(), &frame, colour);
                prop_assert_eq!(terminal.screen().cursor_position(), (0, area.width - 1));
                shown = frame;
            }
        }

        /// Lists that are scrolled, with something of their own above and below, and rows that change
        /// while they move.
        #[test]
        fn rows_that_move_arrive_whole(
            (area, rows) in (4..20u16, 6..14u16).prop_flat_map(|(width, height)| {
                let area = Rect::new(0, 0, width, height);
                (Just(area), frame(Rect::new(0, 0, width, 40)))
            }),
            steps in prop::collection::vec((0..28usize, 0..3u16, any::<bool>()), 1..8),
            colour in any::<bool>(),
        ) {
            let size = |n| NonZeroU16::new(n).unwrap();
            let mut terminal = vt100::Parser::new(size(area.height), size(area.width), 0);
            let mut ansi = Ansi::new(area.as_size(), colour);
            let mut shown = Buffer::empty(area);
            let width = usize::from(area.width);
            for (from, fixed, marked) in steps {
                let mut frame = Buffer::empty(area);
                let fixed = usize::from(fixed) * width;
                let moved = frame.content.len() - 2 * fixed;
                let cells = &rows.content[from % 5 * width..][..moved];
                frame.content[fixed..][..moved].clone_from_slice(cells);
                if marked {
                    frame.content[fixed].set_symbol("x");
                }
                let Ok(()) = ansi.draw(shown.diff(&frame).into_iter());
                terminal.process(ansi.bytes());
                ansi.sent();
                assert_shows(terminal.screen(), &frame, colour);
                shown = frame;
            }
        }
    }

    #[test]
    fn a_scrolled_list_costs_the_row_that_comes_in() {
        let list = |from: usize| {
            let head = [Line::from("title of the list, which stays")];
            let rows =
                (from..from + 8).map(|n| Line::from(format!("delivery {n} of the supplier")));
            screen(head.into_iter().chain(rows))
        };
        let down = change(&list(10), &list(11), true);
        assert_eq!(
            down,
            "\x1b[2;9r\x1b[9H\n\x1b[r\x1b[9Hdelivery 18 of the supplier"
        );
        let up = change(&list(11), &list(10), true);
        assert_eq!(
            up,
            "\x1b[2;9r\x1b[2H\x1bM\x1b[r\x1b[2Hdelivery 10 of the supplier"
        );
    }
}
