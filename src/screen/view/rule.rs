//! A rule with a title, and at its end what is said of it: it parts what is above from what it heads, and
//! costs no row of its own.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::screen::theme::calm;

use super::pen::Pen;

/// Where the title begins.
pub(super) const TITLE: u16 = 2;

/// What stands behind the title, with a blank on both sides and the end of the rule.
const MARGIN: u16 = 3;

/// Whether a title and what is said of it fit one rule, behind how many rows above have no room.
pub(super) fn fits(title: &str, said: &str, hidden: usize, width: u16, pen: &Pen<'_>) -> bool {
    let before = match hidden {
        0 => 0,
        hidden => pen.width(&more(hidden)) + MARGIN,
    };
    let behind = match said {
        "" => 0,
        said => MARGIN + pen.width(said),
    };
    TITLE + before + pen.width(title) + behind + MARGIN <= width
}

fn more(hidden: usize) -> String {
    format!("↓{hidden}")
}

/// The rule alone, on the first row of a region.
pub(super) fn draw(area: Rect, pen: &mut Pen<'_>) {
    let line = if pen.is_ascii() { "-" } else { "─" };
    let line = line.repeat(area.width.into());
    pen.put(area.x, area.y, area.width, &line, calm());
}

/// A piece of text on a rule from a column on, with a blank on both sides; returns the column after.
pub(super) fn put(
    x: u16,
    y: u16,
    columns: u16,
    text: &str,
    style: Style,
    pen: &mut Pen<'_>,
) -> u16 {
    if text.is_empty() || columns == 0 {
        return x;
    }
    let plain = Style::new();
    let before = x.saturating_sub(1);
    pen.put(before, y, 1, " ", plain);
    let end = pen.put(x, y, columns, text, style);
    pen.put(end, y, 1, " ", plain);
    end
}

/// A rule with a title in it and what is said of it at its end; in front of both how many rows of the list
/// above have no room.
pub(super) fn titled(
    area: Rect,
    hidden: usize,
    (title, style): (&str, Style),
    (said, how): (&str, Style),
    pen: &mut Pen<'_>,
) {
    draw(area, pen);
    let mut at = area.x + TITLE;
    if hidden > 0 {
        at = put(at, area.y, area.width, &more(hidden), Style::new(), pen) + MARGIN;
    }
    let end = area.right().saturating_sub(2);
    let taken = match said {
        "" => 0,
        said => pen.width(said) + MARGIN,
    };
    let room = end.saturating_sub(at).saturating_sub(taken);
    put(at, area.y, room, title, style, pen);
    if !said.is_empty() {
        let from = end.saturating_sub(pen.width(said)).max(at);
        put(from, area.y, end.saturating_sub(from), said, how, pen);
    }
}
