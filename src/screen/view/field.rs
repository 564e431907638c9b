//! One field of a form: its name, what is typed or chosen, and what that means.
//!
//! Every choice is shown in one way: the words of what is chosen, and which of how many it is, which is
//! never cut.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::screen::app::App;
use crate::screen::form::{Field, FieldName, Form};
use crate::screen::theme::{calm, chosen, strong};
use crate::words::{Label, plan_text};

use super::layout::{ECHO, VALUE};
use super::pen::Pen;
use super::under;

/// Draws one field; returns where the cursor is, if it is here.
pub(super) fn draw(
    app: &App,
    form: &Form,
    field: &Field,
    focused: bool,
    area: Rect,
    pen: &mut Pen<'_>,
) -> Option<Position> {
    let y = area.y;
    let label = field.label.text(app.lang);
    let style = if focused { strong() } else { calm() };
    pen.put(area.x + 1, y, VALUE - 2, label, style);
    let echo = form.kind.echo(app.situation(), field);
    let end = if field.name.is_date() || echo.is_some() {
        ECHO.min(area.width)
    } else {
        area.width
    };
    let room = end.saturating_sub(VALUE + 1);
    let style = if focused && field.fresh {
        chosen()
    } else {
        Style::new()
    };
    let column = if let Some(text_box) = &field.text_box {
        let lines = plan_text::lines(app.lang, text_box.lines().len());
        pen.put(VALUE, y, room, &lines, Style::new());
        0
    } else if field.is_choice() {
        choice(app, field, focused, Rect::new(VALUE, y, room, 1), pen);
        0
    } else {
        // Without the cursor a text is read from its beginning; with it, what stands before says so.
        let cursor = if focused { field.input.cursor() } else { 0 };
        let (scroll, column) = pen.window(field.value(), cursor, room);
        let visible: String = field.value().chars().skip(scroll).collect();
        pen.put(VALUE, y, room, &visible, style);
        if scroll > 0 && column > 0 {
            let first: String = visible.chars().take(1).collect();
            let mark = format!(
                "…{}",
                " ".repeat(usize::from(pen.width(&first)).saturating_sub(1))
            );
            pen.put(VALUE, y, pen.width(&first).min(column), &mark, style);
        }
        column
    };
    let beside = Rect { x: ECHO, ..area };
    if field.name.is_date() {
        date(app, field, beside, pen);
    }
    if let Some(echo) = echo {
        let style = if echo.is_fault {
            strong()
        } else {
            Style::new()
        };
        let room = area.width.saturating_sub(ECHO);
        pen.put(ECHO, y, room, &echo.text, style);
    }
    if field.text().is_none()
        && let Some(presumed) = form.kind.presumed(&form.fields, field)
    {
        pen.put(VALUE, y, room, &presumed, Style::new());
    }
    focused.then(|| Position::new(VALUE + column, y))
}

/// What is chosen, and which of how many it is. A source is the same few words everywhere: it says that
/// there are others only where the cursor is.
fn choice(app: &App, field: &Field, focused: bool, area: Rect, pen: &mut Pen<'_>) {
    let chosen = field.shown(app.lang);
    let is_at_rest = field.name == FieldName::Source && !focused;
    let chosen = match &*chosen {
        "" if focused => Label::NoSource.text(app.lang),
        chosen => chosen,
    };
    let place = field
        .place()
        .filter(|(_, of)| *of > 1 && !is_at_rest)
        .map(|(nth, of)| format!("  ‹{nth}/{of}›"))
        .unwrap_or_default();
    let room = area.width.saturating_sub(pen.width(&place));
    let end = pen.put(area.x, area.y, room, chosen, Style::new());
    let left = area.right().saturating_sub(end);
    pen.put(end, area.y, left, &place, Style::new());
}

/// What the typed date means, at every key.
fn date(app: &App, field: &Field, area: Rect, pen: &mut Pen<'_>) {
    let room = area.width.saturating_sub(ECHO);
    if field.text().is_none() {
        return;
    }
    let date = crate::calendar::parse_date(field.value(), app.today, field.bias);
    let style = date.as_ref().map_or_else(|_| strong(), |_| Style::new());
    let said = under::Said::of(app, field.value(), &date, room, pen);
    pen.put(area.x, area.y, room, &said.beside, style);
}
