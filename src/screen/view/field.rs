//! One field of a form: its name, what is typed or chosen, and what that means.
//!
//! Every choice is shown in one way: the words of what is chosen, and which of how many it is, which is
//! never cut.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::screen::app::App;
use crate::screen::form::{Field, FieldName, Form, proposed_id};
use crate::screen::theme::{chosen, strong};
use crate::words::Label;

use super::form_head::{ECHO, VALUE};
use super::pen::Pen;
use super::{act, setting, under};

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
    let label = act::label(form, field).text(app.lang);
    let style = if focused { strong() } else { Style::new() };
    pen.put(area.x + 1, y, VALUE - 2, label, style);
    let is_said_back =
        field.name.is_date() || setting::says_back(form, field) || field.name == FieldName::Grant;
    let end = if is_said_back {
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
    let column = if field.is_choice() {
        choice(app, form, field, focused, Rect::new(VALUE, y, room, 1), pen);
        0
    } else {
        let (scroll, column) = pen.window(field.value(), field.input.cursor(), room);
        let visible: String = field.value().chars().skip(scroll).collect();
        pen.put(VALUE, y, room, &visible, style);
        column
    };
    beside(app, form, field, Rect { x: ECHO, ..area }, pen);
    if field.name == FieldName::Id && field.text().is_none() {
        let name = form
            .field(FieldName::Name)
            .and_then(Field::text)
            .unwrap_or_default();
        pen.put(VALUE, y, room, &proposed_id(&name), Style::new());
    }
    focused.then(|| Position::new(VALUE + column, y))
}

/// What is chosen, and which of how many it is. A source is the same few words everywhere: it says that
/// there are others only where the cursor is.
fn choice(app: &App, form: &Form, field: &Field, focused: bool, area: Rect, pen: &mut Pen<'_>) {
    let chosen = act::choice(app, form, field).map_or_else(|| field.shown(app.lang), Cow::Owned);
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

/// What is typed, said back in words.
fn beside(app: &App, form: &Form, field: &Field, area: Rect, pen: &mut Pen<'_>) {
    if field.name.is_date() {
        date(app, form, field, area, pen);
    }
    let setting = form.of_setting();
    if let Some(setting) = setting.filter(|_| setting::says_back(form, field)) {
        let width = area.width.saturating_sub(ECHO);
        setting::echo(app, setting, field, Rect { width, ..area }, pen);
    }
    act::echo(app, form, field, area, pen);
}

/// What the typed date means, at every key.
fn date(app: &App, form: &Form, field: &Field, area: Rect, pen: &mut Pen<'_>) {
    let room = area.width.saturating_sub(ECHO);
    if field.text().is_none() {
        return;
    }
    let bias = form.bias(field.name);
    let date = crate::calendar::parse_date(field.value(), app.today, bias);
    let style = date.as_ref().map_or_else(|_| strong(), |_| Style::new());
    let said = under::Said::of(app, field.value(), &date, room, pen);
    pen.put(area.x, area.y, room, &said.beside, style);
}
