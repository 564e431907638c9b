//! What is said on the line of messages, and over the rows above it where it is longer.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::Pen;

/// Messages one under the other, the last of which ends on row `y`, in so many rows at most. Each has
/// one, and the first as many as it needs before the others.
pub(super) fn tell_all(
    said: &[(String, Style)],
    y: u16,
    room: usize,
    area: Rect,
    pen: &mut Pen<'_>,
) {
    let (mut y, mut room) = (y, room);
    for (nth, (text, style)) in said.iter().enumerate().rev() {
        let above = said[..nth].iter();
        let above: usize = above
            .map(|(text, _)| pen.wrap(text, area.width).len())
            .sum();
        let own = pen.wrap(text, area.width).len();
        let rows = own.min(room.saturating_sub(above).max(1));
        tell(text, *style, y, rows, area, pen);
        room = room.saturating_sub(rows);
        y = y.saturating_sub(u16::try_from(rows).unwrap_or(1));
    }
}

/// A message whose last row is `y`, in so many rows at most.
pub(super) fn tell(text: &str, style: Style, y: u16, room: usize, area: Rect, pen: &mut Pen<'_>) {
    let mut lines = pen.wrap(text, area.width);
    if lines.len() > room {
        // It says that it goes on.
        lines.truncate(room);
        if let Some(last) = lines.last_mut() {
            *last = pen.with_end(last, "…", area.width);
        }
    }
    let top = (y + 1).saturating_sub(u16::try_from(lines.len()).unwrap_or(1));
    for (i, line) in lines.iter().enumerate() {
        let y = top + u16::try_from(i).unwrap_or_default();
        let blank = " ".repeat(usize::from(area.width));
        pen.put(0, y, area.width, &blank, Style::new());
        pen.put(0, y, area.width, line, style);
    }
}
