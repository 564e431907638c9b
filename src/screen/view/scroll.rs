//! A list that scrolls: which of its rows are in sight, and how many follow.
//!
//! Every view with more rows than room draws them through here. Where the cursor is belongs to the
//! state; nothing is remembered here.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::screen::spot::Spot;

use super::pen::Pen;

/// A list in its region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    area: Rect,
    len: usize,
    first: usize,
    /// The row to be shown in reverse.
    selected: Option<usize>,
    /// Whether one of its rows is selected, so that another one can be.
    is_list: bool,
}

impl Scroll {
    /// With the selected one of so many rows in sight.
    pub(super) fn around(selected: usize, len: usize, area: Rect) -> Self {
        let first = first_in_sight(selected, len, usize::from(area.height));
        Self {
            area,
            len,
            first,
            selected: Some(selected),
            is_list: true,
        }
    }

    /// The same while the keyboard is elsewhere: what is selected is not in reverse.
    pub(super) fn without_keys(self, is_elsewhere: bool) -> Self {
        let selected = self.selected.filter(|_| !is_elsewhere);
        Self { selected, ..self }
    }

    /// From a row on, but never so far that room stays empty.
    pub(super) fn from(row: usize, len: usize, area: Rect) -> Self {
        let first = row.min(last_start(len, usize::from(area.height)));
        Self {
            area,
            len,
            first,
            selected: None,
            is_list: false,
        }
    }

    /// The rows in sight: their position in the list, and where each stands.
    pub(super) fn rows(self) -> impl Iterator<Item = (usize, u16)> {
        (self.first..self.len).zip(self.area.y..self.area.bottom())
    }

    /// How many rows follow that have no room.
    pub(super) fn hidden(self) -> usize {
        let in_sight = usize::from(self.area.height);
        self.len.saturating_sub(self.first + in_sight)
    }

    /// Draws each row in sight, the selected one in reverse; how many follow is said on the rule below.
    pub(super) fn draw(self, pen: &mut Pen<'_>, mut row: impl FnMut(usize, u16, &mut Pen<'_>)) {
        for (nth, y) in self.rows() {
            row(nth, y, pen);
            let area = Rect {
                y,
                height: 1,
                ..self.area
            };
            if self.is_list {
                pen.note(area, Spot::Row(nth));
            }
            if self.selected == Some(nth) {
                pen.select(area);
            }
        }
    }

    /// Says at the end of a row how many follow: where there is no rule.
    pub(super) fn more(self, y: u16, pen: &mut Pen<'_>) {
        let hidden = self.hidden();
        if hidden > 0 && self.area.height > 0 {
            let more = format!(" ↓{hidden}");
            pen.put_right(self.area.right(), y, 6, &more, Style::new());
        }
    }

    /// Draws each row in sight within its own region. The last one makes room for what `more` says of the
    /// rows that come before and that follow.
    pub(super) fn draw_beside(
        self,
        more: impl Fn(usize, usize) -> Option<String>,
        pen: &mut Pen<'_>,
        mut row: impl FnMut(usize, Rect, &mut Pen<'_>),
    ) {
        let more = more(self.first, self.hidden());
        for (nth, y) in self.rows() {
            let mut area = Rect {
                y,
                height: 1,
                ..self.area
            };
            if let Some(more) = more.as_ref().filter(|_| y + 1 == self.area.bottom()) {
                pen.put_right(area.right(), y, area.width, more, Style::new());
                area.width = area.width.saturating_sub(pen.width(more) + 1);
            }
            row(nth, area, pen);
        }
    }
}

/// The first of so many rows that keeps `selected` in sight, `room` of them being visible: in the middle,
/// where that can be.
pub(super) fn first_in_sight(selected: usize, len: usize, room: usize) -> usize {
    let half = selected.saturating_sub(room / 2);
    half.min(last_start(len, room))
}

/// The first row in sight once the last one is.
pub(super) const fn last_start(len: usize, room: usize) -> usize {
    len.saturating_sub(room)
}

/// The sign in front of the selected row.
pub(super) const fn marker(selected: bool) -> &'static str {
    if selected { "►" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_in_sight_and_no_room_stays_empty() {
        for len in 0..12 {
            for height in 0..8 {
                let area = Rect::new(0, 3, 20, height);
                for selected in 0..len {
                    let scroll = Scroll::around(selected, len, area);
                    let rows: Vec<(usize, u16)> = scroll.rows().collect();
                    let is_in_sight = rows.iter().any(|(nth, _)| *nth == selected);
                    assert_eq!(is_in_sight, height > 0, "{selected} of {len} in {height}");
                    assert_eq!(rows.len(), len.min(usize::from(height)));
                    let after = rows.last().map_or(scroll.first, |(last, _)| last + 1);
                    assert_eq!(after + scroll.hidden(), len);
                }
            }
        }
    }

    #[test]
    fn a_text_scrolls_line_by_line_until_its_end_is_in_sight() {
        let area = Rect::new(0, 0, 20, 4);
        let first = |line| Scroll::from(line, 10, area).first;
        assert_eq!([0, 1, 6, 7, 99].map(first), [0, 1, 6, 6, 6]);
        assert_eq!(Scroll::from(99, 3, area).first, 0);
    }
}
