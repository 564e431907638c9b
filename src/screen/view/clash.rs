//! A conflict: two values of the same event, or of the plan, side by side, and who wrote the other.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::record::Conflict;
use crate::screen::app::App;
use crate::screen::form::{FieldName, Form};
use crate::screen::theme::strong;
use crate::words::{Label, Lang, dates};

use super::pen::Pen;
use super::rule;

/// Theirs, mine, and what was there before.
pub(super) fn draw(app: &App, form: &Form, conflict: &Conflict, area: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (_, what) = form.head(app.situation());
    let (title, at) = (Label::TitleConflict.text(lang), area.x + rule::TITLE);
    let end = rule::put(at, area.y, area.width, title, strong(), pen) + 2;
    let room = area.width.saturating_sub(end + 2);
    rule::put(end, area.y, room, &what, Style::new(), pen);
    let at = app.situation();
    let values = form.kind.clashing(at, &form.fields, conflict);
    let theirs = form.kind.theirs(&app.dossier);
    let (theirs, protocol) = theirs.map_or((None, None), |(date, protocol)| (Some(date), protocol));
    let none = crate::words::conflict::no_date(lang).to_owned();
    let day = |date| dates::with_weekday(lang, date);
    let by = conflict
        .author
        .as_ref()
        .map_or_else(|| by_nobody(lang, conflict), |stamp| stamp.by.clone());
    let when = conflict
        .author
        .as_ref()
        .map(|s| s.at.format("%d/%m/%Y %H:%M").to_string());
    let mine = form.fields.date(FieldName::Date, app.today);
    let mine = mine.map_or_else(|_| none.clone(), day);
    let my_protocol = form
        .field(FieldName::Protocol)
        .map(|f| f.value().to_owned());
    let was = form.kind.date_before().map_or(none.clone(), day);
    let rows = [
        (
            crate::words::view::in_the_file(lang),
            theirs.map_or(none, day),
            protocol.unwrap_or_default(),
            by,
            when.unwrap_or_default(),
        ),
        (
            crate::words::view::yours(lang),
            mine,
            my_protocol.unwrap_or_default(),
            app.person.by.clone(),
            crate::words::view::not_saved(lang).to_owned(),
        ),
        (
            crate::words::view::earlier(lang),
            was,
            String::new(),
            String::new(),
            String::new(),
        ),
    ];
    if let Some(values) = values {
        let told = rows.map(|(name, _, _, by, when)| (name, by, when));
        self::values(&told, &values, area, pen);
        return;
    }
    for (i, (name, date, protocol, by, when)) in rows.iter().enumerate() {
        let y = area.y + 2 + u16::try_from(i).unwrap_or_default();
        if y >= area.bottom() {
            break;
        }
        let cells = [(1, *name), (14, date), (30, protocol), (46, by), (58, when)];
        for (nth, (x, text)) in cells.iter().enumerate() {
            let next = cells.get(nth + 1).map_or(area.width, |cell| cell.0);
            pen.put(
                *x,
                y,
                next.min(area.width).saturating_sub(*x + 1),
                text,
                Style::new(),
            );
        }
    }
}

/// How many rows it takes to show all of it.
pub(super) fn rows(app: &App, form: &Form, conflict: &Conflict, width: u16, pen: &Pen<'_>) -> u16 {
    let values = form.kind.clashing(app.situation(), &form.fields, conflict);
    let Some(values) = values else { return 0 };
    let author = conflict.author.as_ref().map(|stamp| {
        let when = stamp.at.format("%d/%m/%Y %H:%M");
        format!(" ({}, {when})", stamp.by)
    });
    let mine = format!(
        " ({}, {})",
        app.person.by,
        crate::words::view::not_saved(app.lang)
    );
    let behind = [author.unwrap_or_default(), mine, String::new()];
    let lines = values.iter().zip(&behind).map(|(value, behind)| {
        let text = format!("{value}{behind}");
        pen.wrap(&text, width.saturating_sub(15)).len()
    });
    let lines: usize = lines.sum();
    u16::try_from(lines + 3).unwrap_or(u16::MAX)
}

/// What stands in place of a name where the value was written with an editor.
fn by_nobody(lang: Lang, conflict: &Conflict) -> String {
    let outside = crate::words::audit::in_a_word(lang);
    if conflict.outside { outside } else { "" }.to_owned()
}

/// Values of the plan, each whole on as many lines as it takes: what differs may stand at its end.
fn values(told: &[(&str, String, String)], values: &[String], area: Rect, pen: &mut Pen<'_>) {
    let mut y = area.y + if area.height < 8 { 1 } else { 2 };
    for ((name, by, when), value) in told.iter().zip(values) {
        let text = match (by.as_str(), when.as_str()) {
            ("", _) => value.clone(),
            (by, when) => format!("{value} ({by}, {when})"),
        };
        if y < area.bottom() {
            pen.put(area.x + 1, y, 12, name, Style::new());
        }
        for line in pen.wrap(&text, area.width.saturating_sub(15)) {
            if y < area.bottom() {
                pen.put(14, y, area.width.saturating_sub(15), &line, Style::new());
            }
            y += 1;
        }
    }
}
