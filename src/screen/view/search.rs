//! What is looked for in a list: the line on which it is typed, and while the list is not whole that it is not.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::screen::app::{App, Overlay};
use crate::screen::form::Field;
use crate::screen::theme::strong;
use crate::words::{Lang, search};

use super::hints;
use super::layout::Regions;
use super::pen::Pen;

/// Over the line of messages; returns where the cursor is while words are being typed.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let regions = Regions::of(area, 1, 1);
    let y = regions.message;
    if !matches!(app.overlay, Overlay::None) {
        return None;
    }
    if app.is_searching() {
        let is_said = app.notice.is_some() && regions.message != regions.hints;
        let y = if is_said { regions.hints } else { y };
        hints::tell("", Style::new(), y, 1, area, pen);
        return Some(line(app.lang, &app.search.field, app.found(), y, area, pen));
    }
    let is_free = app.notice.is_none() && app.aside.is_none() && regions.message != regions.hints;
    if app.is_filtered() && is_free {
        let said = search::only(app.lang, app.search.field.value(), app.found());
        hints::tell(&said, Style::new(), y, 1, area, pen);
    }
    None
}

/// The words that are looked for, and how many rows have them.
pub(super) fn line(
    lang: Lang,
    field: &Field,
    found: (usize, usize),
    y: u16,
    area: Rect,
    pen: &mut Pen<'_>,
) -> Position {
    let plain = Style::new();
    let at = pen.put(0, y, area.width, search::head(lang), strong());
    let found = search::found(lang, found);
    let end = pen.put_right(area.width, y, area.width / 2, &found, plain);
    let room = end.saturating_sub(at + 1);
    let (text, cursor) = (field.value(), field.input.cursor());
    let (scroll, column) = pen.window(text, cursor, room);
    let visible: String = text.chars().skip(scroll).collect();
    pen.put(at, y, room, &visible, plain);
    Position::new(at + column, y)
}
