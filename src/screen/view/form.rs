//! A form where the pane was, with its effect before saving, and what it asks.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::record::Conflict;
use crate::words::{self, Label, Lang, dates, event, sentences};

use super::super::app::App;
use super::super::form::{Field, FieldName, Form, FormFault, Kind, Outlook, Stage};
use super::Pen;

/// Where what is typed begins.
const VALUE: u16 = 12;
/// Where the meaning of a date is said.
const ECHO: u16 = 30;

/// How many rows a form cannot do without: head, fields, two lines of effect.
pub(super) fn rows(form: &Form) -> u16 {
    u16::try_from(form.fields.len())
        .unwrap_or(u16::MAX)
        .saturating_add(3)
}

/// Draws a form; returns where the cursor is.
pub(super) fn draw(app: &App, form: &Form, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    if area.height == 0 {
        return None;
    }
    if let Stage::Clashing(conflict) = &form.stage {
        clash(app, form, conflict, area, pen);
        return None;
    }
    let mut y = area.y;
    head(app, form, area, pen);
    y += 1;
    if let Kind::Record { was: Some(was), .. } = &form.kind {
        if y < area.bottom() && usize::from(area.height) > form.fields.len() + 1 {
            pen.put(
                1,
                y,
                VALUE - 1,
                Label::FieldWas.text(app.lang),
                Style::new(),
            );
            pen.put(
                VALUE,
                y,
                area.width.saturating_sub(VALUE),
                &was_line(app, was),
                Style::new(),
            );
            y += 1;
        }
    }
    // Where not all fields fit, those around the cursor do.
    let room = usize::from(area.bottom().saturating_sub(y)).max(1);
    let focus = form.focus.unwrap_or(0);
    let first = super::scrolled(focus, form.fields.len(), room);
    let mut cursor = None;
    for (i, field) in form.fields.iter().enumerate().skip(first).take(room) {
        if y >= area.bottom() {
            break;
        }
        let at = self::field(
            app,
            form,
            field,
            form.focus == Some(i),
            Rect {
                y,
                height: 1,
                ..area
            },
            pen,
        );
        cursor = cursor.or(at);
        y += 1;
    }
    if y < area.bottom() {
        let blank = u16::from(area.bottom() - y > 3);
        let y = y + blank;
        effect(
            app,
            form,
            Rect::new(area.x, y, area.width, area.bottom().saturating_sub(y)),
            pen,
        );
    }
    cursor.filter(|_| form.stage == Stage::Typing)
}

fn head(app: &App, form: &Form, area: Rect, pen: &mut Pen<'_>) {
    let (title, what) = title(app, form);
    let end = pen.put(area.x, area.y, area.width, &title, app.theme.strong());
    let style = if form.focus.is_none() {
        app.theme.chosen()
    } else {
        Style::new()
    };
    let room = area.width.saturating_sub(end + 2);
    let end = pen.put(end + 2, area.y, room, &what, style);
    if form.has_choices() && form.stage == Stage::Typing {
        let more = match &form.kind {
            Kind::Record {
                choices, chosen, ..
            } => format!("  ‹{}/{}›", chosen + 1, choices.len()),
            _ => String::new(),
        };
        pen.put(
            end,
            area.y,
            area.width.saturating_sub(end),
            &more,
            Style::new(),
        );
    }
}

/// What a form is called, and what it is about.
fn title(app: &App, form: &Form) -> (String, String) {
    let lang = app.lang;
    let plan = &app.dossier.plan;
    match &form.kind {
        Kind::Record { was, .. } => {
            let Some(on) = form.event() else {
                return Default::default();
            };
            let role = plan.role(on).ok();
            let answers = matches!(role, Some(crate::plan::Role::Answer(..)));
            let title = match (was, answers) {
                (Some(_), _) => Label::TitleCorrect,
                (None, true) => Label::TitleAnswer,
                (None, false) => Label::TitleRecord,
            };
            let label = event::label(lang, &app.dossier, on);
            let phase = role
                .map(|role| event::phase(lang, role.phase()))
                .unwrap_or_default();
            (title.text(lang).to_owned(), format!("{label}, {phase}"))
        }
        Kind::Open(register) => {
            let phase = plan.register(register).map(|r| event::phase(lang, r.phase));
            let number = match &form.outlook {
                Outlook::Ready(ready) => ready.1.dossier.requests.last().map(|r| r.n),
                _ => None,
            };
            let number = number.map(|n| format!("{}, ", event::number(lang, n)));
            let what = format!(
                "{}{}",
                number.unwrap_or_default(),
                phase.unwrap_or_default()
            );
            (Label::TitleOpenRequest.text(lang).to_owned(), what)
        }
        Kind::Item(milestone) => {
            let what = event::milestone(lang, plan, milestone);
            (Label::TitleAddItem.text(lang).to_owned(), what)
        }
        Kind::Note(place) => (
            Label::TitleNote.text(lang).to_owned(),
            event::place(lang, &app.dossier, place),
        ),
    }
}

fn was_line(app: &App, was: &crate::record::Record) -> String {
    let mut text = dates::with_weekday(app.lang, was.date);
    if let Some(protocol) = &was.protocol {
        text.push_str(&format!(", prot. {protocol}"));
    }
    format!("{text}, {}", was.stamp.by)
}

/// One field; returns where the cursor is, if it is here.
fn field(
    app: &App,
    form: &Form,
    field: &Field,
    focused: bool,
    area: Rect,
    pen: &mut Pen<'_>,
) -> Option<Position> {
    let y = area.y;
    let label = if focused {
        app.theme.strong()
    } else {
        Style::new()
    };
    pen.put(
        area.x + 1,
        y,
        VALUE - 2,
        field.name.label().text(app.lang),
        label,
    );
    let is_date = field.name.is_date();
    let end = if is_date {
        ECHO.min(area.width)
    } else {
        area.width
    };
    let room = end.saturating_sub(VALUE + 1);
    let shown = field.shown(app.lang);
    let style = if focused && field.fresh {
        app.theme.chosen()
    } else {
        Style::new()
    };
    let scroll = field.input.visual_scroll(usize::from(room.max(1)));
    let visible: String = shown.chars().skip(scroll).collect();
    pen.put(VALUE, y, room, &visible, style);
    if is_date {
        echo(app, field, Rect { x: ECHO, ..area }, pen);
    }
    if field.name == FieldName::Id && field.text().is_none() {
        let name = form
            .field(FieldName::Name)
            .and_then(Field::text)
            .unwrap_or_default();
        let id = crate::screen::form::proposed_id(&name);
        pen.put(VALUE, y, room, &id, Style::new());
    }
    if !focused {
        return None;
    }
    let column = match field.name {
        FieldName::Source => 0,
        _ => field.input.visual_cursor().saturating_sub(scroll),
    };
    let column = u16::try_from(column).unwrap_or(room).min(room);
    Some(Position::new(VALUE + column, y))
}

/// What the typed date means, at every key.
fn echo(app: &App, field: &Field, area: Rect, pen: &mut Pen<'_>) {
    let room = area.width.saturating_sub(ECHO);
    let lang = app.lang;
    if field.text().is_none() {
        return;
    }
    let bias = crate::calendar::Bias::Past;
    match crate::calendar::parse_date(field.value(), app.today, bias) {
        Ok(date) => {
            let mut text = format!("= {}", dates::with_weekday(lang, date));
            if let Some(distance) = dates::distance(lang, app.today, date) {
                text.push_str(&format!(", {distance}"));
            }
            pen.put(area.x, area.y, room, &text, Style::new());
        }
        Err(error) => {
            let text = format!("× {}", dates::date_error(lang, field.value(), &error));
            pen.put(area.x, area.y, room, &text, app.theme.strong());
        }
    }
}

/// What saving would do, or why it cannot be saved.
fn effect(app: &App, form: &Form, area: Rect, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    let lines = match &form.outlook {
        Outlook::Fault(FormFault::Date(name, crate::calendar::DateError::Empty)) => {
            offers(app, form, *name)
        }
        Outlook::Fault(FormFault::Date(..)) => vec![
            app.lang
                .pick(
                    "nessuno finché la data non è valida",
                    "none until the date is valid",
                )
                .to_owned(),
        ],
        Outlook::Fault(FormFault::Empty(FieldName::Reason)) => vec![
            app.lang
                .pick(
                    "nessuno finché non scrivi il motivo",
                    "none until you type the reason",
                )
                .to_owned(),
        ],
        Outlook::Fault(_) => return,
        Outlook::Same => vec![words::effect::nothing_changed(app.lang).to_owned()],
        Outlook::Refused(refusal) => vec![words::refusal::refusal(app.lang, &app.dossier, refusal)],
        Outlook::Ready(ready) => words::effect::effects(app.lang, &ready.1),
    };
    let room = area.width.saturating_sub(VALUE);
    let mut y = area.y;
    pen.put(
        area.x + 1,
        y,
        VALUE - 2,
        Label::FieldEffect.text(app.lang),
        Style::new(),
    );
    let wrapped: Vec<String> = lines.iter().flat_map(|line| pen.wrap(line, room)).collect();
    for line in &wrapped {
        if y >= area.bottom() {
            break;
        }
        pen.put(VALUE, y, room, line, Style::new());
        y += 1;
    }
}

/// The dates the plan offers, where none is typed.
fn offers(app: &App, form: &Form, name: FieldName) -> Vec<String> {
    if name != FieldName::Date || form.suggestions.is_empty() {
        return vec![sentences::type_a_date(app.lang).to_owned()];
    }
    let dates: Vec<String> = form
        .suggestions
        .iter()
        .map(|date| dates::with_weekday(app.lang, *date))
        .collect();
    let dates = dates.join(", ");
    vec![match app.lang {
        Lang::It => format!("nessuna data è scontata; con ↓ le proposte: {dates}"),
        Lang::En => format!("no date goes without saying; ↓ offers {dates}"),
    }]
}

/// Two values of the same event, side by side, and who wrote the other.
fn clash(app: &App, form: &Form, conflict: &Conflict, area: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (_, what) = title(app, form);
    let end = pen.put(
        area.x,
        area.y,
        area.width,
        Label::TitleConflict.text(lang),
        app.theme.strong(),
    );
    pen.put(
        end + 2,
        area.y,
        area.width.saturating_sub(end + 2),
        &what,
        Style::new(),
    );
    let theirs = form.event().and_then(|event| app.dossier.record(event));
    let none = lang.pick("nessuna data", "no date").to_owned();
    let day = |date| dates::with_weekday(lang, date);
    let by = conflict
        .author
        .as_ref()
        .map(|stamp| stamp.by.clone())
        .unwrap_or_default();
    let when = conflict
        .author
        .as_ref()
        .map(|s| s.at.format("%d/%m/%Y %H:%M").to_string());
    let protocol = theirs
        .and_then(|record| record.protocol.clone())
        .unwrap_or_default();
    let mine = form.date(app.today).map_or_else(|_| none.clone(), day);
    let my_protocol = form
        .field(FieldName::Protocol)
        .map(|f| f.value().to_owned());
    let was = match &form.kind {
        Kind::Record { was: Some(was), .. } => day(was.date),
        _ => none.clone(),
    };
    let rows = [
        (
            lang.pick("nel file", "in the file"),
            theirs.map_or(none, |record| day(record.date)),
            protocol,
            by,
            when.unwrap_or_default(),
        ),
        (
            lang.pick("la tua", "yours"),
            mine,
            my_protocol.unwrap_or_default(),
            app.person.by.clone(),
            lang.pick("non salvata", "not saved").to_owned(),
        ),
        (
            lang.pick("prima", "before"),
            was,
            String::new(),
            String::new(),
            String::new(),
        ),
    ];
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

/// What the message line asks while a form asks something.
pub(super) fn question(app: &App, form: &Form) -> Option<String> {
    let lang = app.lang;
    match &form.stage {
        Stage::Typing => None,
        Stage::Leaving => Some(sentences::unsaved(lang).to_owned()),
        Stage::Clashing(conflict) => {
            let by = conflict
                .author
                .as_ref()
                .map_or("?", |stamp| stamp.by.as_str());
            Some(sentences::clash(lang, by))
        }
        Stage::Doubting => {
            let Outlook::Ready(ready) = &form.outlook else {
                return None;
            };
            let doubts = ready.1.doubts.iter();
            let doubts: Vec<String> = doubts
                .map(|doubt| words::doubt::doubt(lang, &app.dossier, doubt))
                .collect();
            Some(sentences::save_anyway(lang, &doubts))
        }
    }
}

/// Why a form cannot be saved as it stands.
#[must_use]
pub(in super::super) fn fault(lang: Lang, form: &Form, fault: &FormFault) -> String {
    match fault {
        FormFault::Date(_, crate::calendar::DateError::Empty) => {
            sentences::type_a_date(lang).to_owned()
        }
        FormFault::Date(name, error) => {
            let typed = form.field(*name).map(Field::value).unwrap_or_default();
            dates::date_error(lang, typed, error)
        }
        FormFault::Empty(name) => sentences::empty_field(lang, name.label()),
        FormFault::Id(id) => sentences::bad_id(lang, id),
    }
}
