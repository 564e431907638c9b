//! A text of several lines over the whole screen: its lines with their numbers, what is wrong in them, and beside
//! or under it the list as the text makes it.
//!
//! While something is asked or the reason is typed, the list stands on top with the effect under it, as with every
//! form. Nothing is remembered here: the lines around the cursor are shown.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::assess::rows;
use crate::screen::app::App;
use crate::screen::form::{Form, Outlook, Stage, TextBox};
use crate::screen::theme::{calm, chosen, strong};
use crate::words::choice::takes_it;
use crate::words::{outline, plan_text, view};

use super::layout::{Regions, WIDE, WIDER};
use super::pen::Pen;
use super::scroll::first_in_sight;
use super::{form, hints, list, rule, under};

/// From so many rows on what is said of the text has two of them, and the list more.
const ROOMY: u16 = 12;

/// Where the regions are while the text is written.
struct Places {
    /// The text, under its rule.
    text: Rect,
    /// What is said of it.
    said: Rect,
    /// The list, under its rule.
    list: Rect,
    message: u16,
    hints: u16,
}

impl Places {
    fn of(area: Rect) -> Self {
        let hints = area.height.saturating_sub(1);
        let message = if area.height >= 8 { hints - 1 } else { hints };
        let top = 3.min(message);
        let body = message.saturating_sub(top);
        let said = match body {
            0..=4 => 0,
            5..ROOMY => 1,
            _ => 2,
        };
        if area.width >= WIDE {
            let beside = if area.width >= WIDER { 80 } else { 60 };
            let width = area.width - beside - 2;
            let text = Rect::new(0, top, width, body.saturating_sub(said + 1));
            return Self {
                text,
                said: Rect::new(0, text.bottom(), width, body - text.height),
                list: Rect::new(width + 2, top, beside, body),
                message,
                hints,
            };
        }
        let list = match body {
            0..=6 => 0,
            7..ROOMY => 3,
            _ => body * 2 / 5,
        };
        let text = Rect::new(0, top, area.width, body - said - list);
        let said = Rect::new(0, text.bottom(), area.width, said);
        Self {
            text,
            said,
            list: Rect::new(0, said.bottom(), area.width, list),
            message,
            hints,
        }
    }
}

/// Draws a form of a text; returns where the cursor is.
pub(super) fn draw(app: &App, form: &Form, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let is_written = matches!(form.stage, Stage::Typing | Stage::Leaving(_));
    if !is_written || !form.is_in_lines() {
        return reviewed(app, form, area, pen);
    }
    let places = Places::of(area);
    let text_box = form.focused()?.text_box.as_ref()?;
    head(app, form, text_box, places.text, pen);
    let cursor = text(form, text_box, places.text, pen);
    said(app, form, places.said, pen);
    as_it_becomes(app, form, places.list, pen);
    hints::draw(app, places.message, places.hints, area, pen);
    cursor.filter(|_| form.stage == Stage::Typing)
}

/// The list on top, and under it the effect with the reason, or what is asked.
fn reviewed(app: &App, form: &Form, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let (dossier, assessment) = app.shown();
    let rows = rows(dossier, assessment).len();
    let regions = Regions::of(area, rows, form::rows_with_effect(app, form, area));
    let hidden = list::draw(app, &regions, pen);
    let below = Rect {
        width: area.width,
        ..regions.below
    };
    let cursor = form::draw(app, form, below, hidden, pen);
    hints::draw(app, regions.message, regions.hints, area, pen);
    cursor
}

/// What the form is called, and where the cursor is.
fn head(app: &App, form: &Form, text_box: &TextBox, area: Rect, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    let (title, _) = form.head(app.situation());
    let (line, of) = (text_box.cursor().0 + 1, text_box.lines().len());
    let place = plan_text::place(app.lang, line, of);
    rule::titled(area, 0, (title, strong()), (&place, Style::new()), pen);
}

/// The lines around the cursor; returns where that is.
fn text(form: &Form, text_box: &TextBox, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let (line, column) = text_box.cursor();
    let lines = text_box.lines();
    let area = Rect::new(
        area.x,
        area.y + 1,
        area.width,
        area.height.saturating_sub(1),
    );
    let first = first_in_sight(line, lines.len(), area.height.into());
    let digits = u16::try_from(lines.len().to_string().len()).unwrap_or(4);
    let at = area.x + digits + 3;
    let room = area.right().saturating_sub(at);
    let faults = form.line_faults().map_or(&[][..], |(faults, _)| faults);
    let mut cursor = None;
    for (nth, y) in (first..lines.len()).zip(area.y..area.bottom()) {
        let here = faults.iter().filter(|fault| fault.span.line == nth);
        let spans: Vec<(usize, usize)> = here.map(|f| (f.span.start, f.span.end)).collect();
        if !spans.is_empty() {
            pen.put(area.x, y, 1, "×", strong());
        }
        let number = (nth + 1).to_string();
        pen.put_right(area.x + 1 + digits, y, digits, &number, calm());
        let skipped = if nth == line {
            // The last column is for the cursor behind the last letter.
            let (skipped, x) = pen.window(&lines[nth], column, room.saturating_sub(1));
            cursor = Some(Position::new(at + x, y));
            skipped
        } else {
            0
        };
        written(&lines[nth], skipped, &spans, (at, y, room), pen);
    }
    cursor
}

/// One line, what is wrong in it in reverse; where it goes on to the sides, a sign says so.
fn written(
    line: &str,
    skipped: usize,
    spans: &[(usize, usize)],
    (at, y, room): (u16, u16, u16),
    pen: &mut Pen<'_>,
) {
    let is_wrong = |i: usize| spans.iter().any(|(start, end)| (*start..*end).contains(&i));
    let style = |wrong: bool| if wrong { chosen() } else { Style::new() };
    let end = at + room;
    let mut x = at;
    let mut piece = (String::new(), false);
    let chars = line.chars().enumerate().skip(skipped);
    for (i, char) in chars {
        if is_wrong(i) != piece.1 {
            x = pen.put(x, y, end.saturating_sub(x), &piece.0, style(piece.1));
            piece = (String::new(), is_wrong(i));
        }
        piece.0.push(char);
        if x + pen.width(&piece.0) > end {
            break;
        }
    }
    x = pen.put(x, y, end.saturating_sub(x), &piece.0, style(piece.1));
    // What is wrong behind the last letter has a blank of its own.
    let length = line.chars().count();
    if x < end && spans.iter().any(|(start, _)| *start >= length) {
        pen.put(x, y, 1, " ", style(true));
    }
    if skipped > 0 {
        pen.put(at.saturating_sub(1), y, 1, "…", Style::new());
    }
}

/// What is said under the text: what is wrong, or what saving would do.
fn said(app: &App, form: &Form, area: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (mark, lines) = match &form.outlook {
        Outlook::Fault(fault) => ("×", vec![form.sentence(lang, fault)]),
        Outlook::Same if !form.is_dirty() => {
            let example = outline::how_a_line_is_typed(lang);
            let begins = form.kind.begins_a_dossier();
            ("", vec![plan_text::untouched(lang, example, begins)])
        }
        // It is that of the plan that is shown already.
        Outlook::Same | Outlook::Ready(_) if form.kind.begins_a_dossier() => {
            ("", vec![takes_it(lang).to_owned()])
        }
        Outlook::Same => ("", vec![view::no_effect(lang).to_owned()]),
        Outlook::Refused(_) => ("×", form::effect(app, form)),
        Outlook::Ready(ready) => {
            let count = plan_text::values(lang, ready.0.edits.len());
            // Where the list stands beside the text, all of it stands under the list.
            let is_under = area.width == app.size.0;
            let mut lines = if is_under {
                form::effect(app, form)
            } else {
                Vec::new()
            };
            match lines.first_mut() {
                Some(first) => *first = format!("{count}. {first}"),
                None => lines.push(count),
            }
            ("»", lines)
        }
        Outlook::Look(_) | Outlook::Send(_) | Outlook::Read(_) | Outlook::Answer(_) => return,
    };
    let at = area.x + 2;
    let width = area.width.saturating_sub(2);
    let told = under::as_far_as_there_is_room(&lines, usize::from(area.height), width, pen);
    pen.put(area.x, area.y, u16::from(area.height > 0), mark, strong());
    for (line, y) in told.iter().zip(area.y..area.bottom()) {
        pen.put(at, y, width, line, Style::new());
    }
}

/// The list as the text makes it; with room under it, all that changes.
fn as_it_becomes(app: &App, form: &Form, area: Rect, pen: &mut Pen<'_>) {
    if area.height < 2 {
        return;
    }
    let lang = app.lang;
    let title = match form.outlook {
        Outlook::Fault(_) | Outlook::Refused(_) => plan_text::as_read_before(lang),
        _ => plan_text::as_read(lang),
    };
    let (dossier, assessment) = app.shown();
    let len = u16::try_from(rows(dossier, assessment).len()).unwrap_or(u16::MAX);
    let before = pen.shift_to(area.x);
    let at = Rect { x: 0, ..area };
    rule::titled(at, 0, (title, Style::new()), ("", Style::new()), pen);
    let has_heads = area.height > 5;
    let top = area.y + 1 + u16::from(has_heads);
    let height = len.min(area.bottom().saturating_sub(top));
    let regions = Regions {
        heads: has_heads.then_some(area.y + 1),
        list: Rect::new(0, top, area.width, height),
        below: Rect::default(),
        pane: Rect::default(),
        message: 0,
        hints: 0,
    };
    let hidden = list::draw(app, &regions, pen);
    if hidden > 0 {
        let more = format!(" ↓{hidden}");
        pen.put_right(area.width, area.y, 6, &more, Style::new());
    }
    let rest = Rect::new(
        0,
        top + height + 1,
        area.width,
        area.bottom().saturating_sub(top + height + 1),
    );
    if area.x > 0 && matches!(form.outlook, Outlook::Ready(_)) {
        let lines = form::effect(app, form);
        let rows = usize::from(rest.height);
        let told = under::as_far_as_there_is_room(&lines, rows, rest.width, pen);
        for (line, y) in told.iter().zip(rest.y..rest.bottom()) {
            pen.put(0, y, rest.width, line, Style::new());
        }
    }
    pen.shift_to(before);
}
