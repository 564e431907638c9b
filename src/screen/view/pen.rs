//! Writing on the buffer: the only way text gets onto the screen.
//!
//! Whatever is written passes through [`sanitized`], so that no control or bidirectional character of a
//! file can reach the terminal, and is folded where only ASCII may be drawn; widths are those after
//! folding.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};

use crate::screen::spot::Spot;
use crate::screen::theme::chosen;
use crate::words::event::numbered_end;
use crate::words::sanitize::{ascii, fit, sanitized, width, wrap};

/// Writes on a buffer.
#[derive(Debug)]
pub struct Pen<'b> {
    buffer: &'b mut Buffer,
    ascii: bool,
    /// The column that is taken for the first.
    left: u16,
    /// What was drawn where, of what the mouse can point at; the later stands over the earlier.
    spots: Vec<(Rect, Spot)>,
}

impl<'b> Pen<'b> {
    /// A pen for this buffer.
    pub fn new(buffer: &'b mut Buffer, ascii: bool) -> Self {
        Self {
            buffer,
            ascii,
            left: 0,
            spots: Vec::new(),
        }
    }

    /// From now on columns are counted from this one; returns from which they were.
    pub(super) fn shift_to(&mut self, left: u16) -> u16 {
        std::mem::replace(&mut self.left, left)
    }

    /// Whether only ASCII may be drawn.
    #[must_use]
    pub const fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Notes what stands in a region.
    pub(super) fn note(&mut self, area: Rect, spot: Spot) {
        let x = area.x + self.left;
        self.spots.push((Rect { x, ..area }, spot));
    }

    /// What stands at a place.
    pub(super) fn at(&self, place: Position) -> Option<Spot> {
        let mut spots = self.spots.iter().rev();
        let found = spots.find(|(area, _)| area.contains(place));
        found.map(|(_, spot)| *spot)
    }

    /// Shows a region as selected, whatever was written on it; what has a background keeps its colours.
    pub fn select(&mut self, area: Rect) {
        let area = Rect {
            x: area.x + self.left,
            ..area
        };
        let area = area.intersection(self.buffer.area);
        for position in area.positions() {
            let cell = &mut self.buffer[position];
            if cell.bg == Color::Reset {
                cell.set_style(Style::reset().patch(chosen()));
            }
        }
    }

    /// What may be written of a text.
    fn folded<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let safe = sanitized(text);
        if !self.ascii {
            return safe;
        }
        Cow::Owned(ascii(&safe).into_owned())
    }

    /// How many columns a text takes here.
    #[must_use]
    pub fn width(&self, text: &str) -> u16 {
        u16::try_from(width(&self.folded(text))).unwrap_or(u16::MAX)
    }

    /// Writes from `x` in place of what was there, at most `columns` of them; longer text ends in `…`. Returns the column
    /// after.
    pub fn put(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        let (left, at) = (self.left, x);
        let x = x + left;
        if y < area.y || y >= area.bottom() || x >= area.right() || columns == 0 {
            return at;
        }
        let room = usize::from(columns.min(area.right() - x));
        let folded = self.folded(text);
        let cut = if width(&folded) <= room {
            folded
        } else {
            self.cut(&folded, room)
        };
        let (end, _) = self
            .buffer
            .set_stringn(x, y, &*cut, room, Style::reset().patch(style));
        end - left
    }

    /// A text and what must stand behind it whole, in so many columns: it is the text that is cut. An
    /// end that begins with `…` says that the text goes on in any case.
    #[must_use]
    pub fn with_end(&self, text: &str, end: &str, columns: u16) -> String {
        if self.width(text) + self.width(end) <= columns {
            return format!("{text}{end}");
        }
        let bare = end.trim_start_matches('…');
        let room = usize::from(columns.saturating_sub(self.width(bare)));
        let going_on = format!("{}…", self.folded(text));
        let text = if bare.len() < end.len() {
            going_on.as_str()
        } else {
            text
        };
        format!("{}{bare}", self.cut(&self.folded(text), room))
    }

    /// A name in so many columns: where it is cut, the number that tells it from its like stays.
    #[must_use]
    pub fn named(&self, name: &str, columns: u16) -> String {
        self.named_with(name, "", columns)
    }

    /// The same with what must stand behind it whole.
    #[must_use]
    pub fn named_with(&self, name: &str, end: &str, columns: u16) -> String {
        let (stem, number) = numbered_end(name);
        self.with_end(stem, &format!("{number}{end}"), columns)
    }

    fn cut(&self, text: &str, room: usize) -> Cow<'static, str> {
        let cut = fit(text, room);
        Cow::Owned(if self.ascii {
            ascii(&cut).into_owned()
        } else {
            cut
        })
    }

    /// Writes so that the last column is the one before `end`, at most `columns` of them.
    pub fn put_right(&mut self, end: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        let taken = self.width(text).min(columns);
        let x = end.saturating_sub(taken);
        self.put(x, y, taken, text, style);
        x
    }

    /// The part of a text that shows its cursor in so many columns: how many characters to leave out
    /// in front, and the column of the cursor. Both are counted as the text is drawn.
    #[must_use]
    pub fn window(&self, text: &str, cursor: usize, columns: u16) -> (usize, u16) {
        let before: Vec<char> = text.chars().take(cursor).collect();
        let (mut first, mut column) = (before.len(), 0);
        while first > 0 {
            let mut one = [0; 4];
            let wider = column + self.width(before[first - 1].encode_utf8(&mut one));
            if wider >= columns {
                break;
            }
            (first, column) = (first - 1, wider);
        }
        (first, column)
    }

    /// Cuts a sentence into lines of so many columns, at blanks where there are any.
    #[must_use]
    pub fn wrap(&self, text: &str, columns: u16) -> Vec<String> {
        wrap(&self.folded(text), usize::from(columns.max(1)))
    }
}
