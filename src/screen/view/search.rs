//! What is looked for in a list: the line on which it is typed, and while the list is not whole that it is not.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::screen::app::{App, Overlay};
use crate::screen::form::Field;
use crate::screen::theme::strong;
use crate::words::{Lang, search};

use super::layout::Regions;
use super::message;
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
        message::tell("", Style::new(), y, 1, area, pen);
        return Some(line(app.lang, &app.search.field, app.found(), y, area, pen));
    }
    if app.is_filtered() && regions.message != regions.hints {
        let notices = app.notice.iter().chain(&app.aside);
        let notices: Vec<&str> = notices.map(|notice| notice.text.as_str()).collect();
        if notices.is_empty() {
            let said = search::only(app.lang, app.search.field.value(), app.found());
            message::tell(&said, Style::new(), y, 1, area, pen);
        } else {
            beside(app.lang, app.found(), &notices, y, area, pen);
        }
    }
    None
}

/// How many rows were found, at the end of a message whose last row is `y`; above it, where that is too long.
pub(super) fn beside(
    lang: Lang,
    found: (usize, usize),
    notices: &[&str],
    y: u16,
    area: Rect,
    pen: &mut Pen<'_>,
) {
    let count = format!("  {}", search::found(lang, found));
    let rows = notices.iter().flat_map(|text| pen.wrap(text, area.width));
    let rows: Vec<String> = rows.collect();
    let last = rows.last().map_or(0, |row| pen.width(row));
    let above = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let y = if last + pen.width(&count) <= area.width {
        y
    } else {
        y.saturating_sub(above)
    };
    pen.put_right(area.width, y, area.width, &count, Style::new());
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
