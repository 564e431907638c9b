//! The pane: what proves the selected row. Title and countdown on a rule, bar, events with dates and
//! documents, the holiday rule where it matters, the reading in use, notes.
//!
//! What has no value has no line. What does not fit is counted on the last line; with the keyboard
//! in the pane it scrolls. What the lines say is in a file for each kind: `head.rs`, `events.rs`,
//! `register.rs`, `acts.rs`, `proof.rs`.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::State;
use crate::plan::Event;
use crate::screen::app::App;
use crate::screen::spot::Spot;
use crate::words::{Label, count, event, party, state};

use super::head;
use super::line::{Line, Piece};
use super::lines::Lines;
use super::pen::Pen;
use super::scroll::{Scroll, first_in_sight, last_start, marker};

/// The pane of the selected row.
/// `hidden` rows of the list above it have no room.
pub(super) fn draw(app: &App, area: Rect, hidden: usize, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    // Where only a line or two fit, they are those of what is awaited.
    if area.height < 3 && app.pane.is_none() {
        let awaited = awaited_line(app).unwrap_or_default();
        pen.put(0, area.y, area.width, &awaited, Style::new());
        return;
    }
    let area = match body(area) {
        body if body == area => area,
        body => {
            head::draw(app, area, hidden, pen);
            body
        }
    };
    pen.note(area, Spot::Pane(None));
    let height = usize::from(area.height);
    let lines = lines(app, area, pen);
    let first = match app.pane {
        None => first_unasked(app, &lines, height),
        Some(stop) => first_at(stop, &lines, height),
    };
    let more = |before: usize, hidden: usize| match (app.pane, before + hidden) {
        (None, 0) => None,
        (None, outside) => Some(format!("(+{outside}, Tab)")),
        (Some(_), _) => (hidden > 0).then(|| format!("↓{hidden}")),
    };
    Scroll::from(first, lines.len(), area).draw_beside(more, pen, |nth, area, pen| {
        let line = lines.line(nth, pen);
        let selected = line.event.is_some() && line.event == app.pane;
        pen.note(area, Spot::Pane(line.event));
        write(&line, selected, area, pen);
    });
}

/// The lines of a pane. Where the keyboard is in it, it goes over all of them; else the check lists give way.
fn lines<'a>(app: &'a App, area: Rect, pen: &Pen<'_>) -> Lines<'a> {
    let lines = Lines::of(app, area.width, pen);
    if app.pane.is_some() {
        return lines;
    }
    lines.shortened(usize::from(area.height), pen)
}

/// How many rows the pane takes of so many, with its rule.
pub(super) fn rows(app: &App, area: Rect, pen: &Pen<'_>) -> u16 {
    let lines = lines(app, body(area), pen).len() + usize::from(body(area) != area);
    u16::try_from(lines).unwrap_or(u16::MAX).min(area.height)
}

/// How many rows the pane takes where its check lists are said as shortly as can be.
pub(super) fn least_rows(app: &App, area: Rect, pen: &Pen<'_>) -> u16 {
    let lines = Lines::of(app, area.width, pen).shortened(0, pen);
    let lines = lines.len() + usize::from(body(area) != area);
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// What is left of a region under the rule with the title, if there is one.
fn body(area: Rect) -> Rect {
    let rule = u16::from(area.height >= 3);
    Rect {
        y: area.y + rule,
        height: area.height - rule,
        ..area
    }
}

fn write(line: &Line, selected: bool, area: Rect, pen: &mut Pen<'_>) {
    pen.put(area.x, area.y, 1, marker(selected), Style::new());
    write_pieces(line, area, pen);
    if selected {
        pen.select(area);
    }
}

fn write_pieces(line: &Line, area: Rect, pen: &mut Pen<'_>) {
    for (nth, Piece(x, text, style)) in line.pieces.iter().enumerate() {
        let next = line.pieces.get(nth + 1).map_or(area.width, |piece| piece.0);
        let room = next.min(area.width).saturating_sub(*x);
        // What is cut must not touch what comes next.
        let after = line.pieces.get(nth + 1).map(|piece| &piece.1);
        let fits = pen.width(text) < room || pen.width(text) == room && !are_words(text, after);
        let room = room.saturating_sub(u16::from(!fits && next < area.width));
        pen.put(area.x + x, area.y, room, text, *style);
    }
}

/// Whether two pieces would be read as one word, if they touched.
fn are_words(text: &str, after: Option<&String>) -> bool {
    let ends = text.ends_with(char::is_alphanumeric);
    ends && after.is_some_and(|after| after.starts_with(char::is_alphanumeric))
}

/// The first line in sight when the keyboard is on a stop: around its event, or as far past the last
/// event as it went.
fn first_at(stop: usize, lines: &Lines<'_>, height: usize) -> usize {
    let count = lines.stops();
    let line = lines.row_of(stop.min(count - 1));
    let around = first_in_sight(line.unwrap_or(0), lines.len(), height);
    let past = (stop + 1).saturating_sub(count);
    (around + past).min(last_start(lines.len(), height))
}

/// The first line in sight while the keyboard is elsewhere: the first of all, unless what is awaited would have no room
/// below what was rejected before it.
fn first_unasked(app: &App, lines: &Lines<'_>, height: usize) -> usize {
    let is_awaited = |event: &Event| {
        let mut awaited = app.assessment.awaited.iter();
        awaited.any(|awaited| awaited.event == *event)
    };
    let next = app.events().iter().position(is_awaited);
    let Some(row) = next.and_then(|stop| lines.row_of(stop)) else {
        return 0;
    };
    // The last row says how many more there are.
    (row + 2).saturating_sub(height.max(2))
}

/// How many stops the keyboard makes: every event, then line by line until the last is in sight.
/// Without events the first stop is the top.
pub(super) fn stops(app: &App, area: Rect, pen: &Pen<'_>) -> usize {
    let area = body(area);
    let lines = Lines::of(app, area.width, pen);
    let height = usize::from(area.height);
    let count = lines.stops();
    if height == 0 {
        // What has no row cannot be scrolled into sight.
        return count;
    }
    let first = first_at(count - 1, &lines, height);
    count + lines.len().saturating_sub(first + height)
}

/// What is awaited on the selected row, on one line.
fn awaited_line(app: &App) -> Option<String> {
    let awaited = &app.assessment.awaited[*app.row()?.awaited.first()?];
    let label = event::label(app.lang, &app.dossier, &awaited.event);
    let waited = awaited
        .waited(app.today)
        .map(|days| count::awaited(app.lang, days));
    let to_come = app.to_come(&awaited.event);
    let waited = to_come
        .map(|record| count::counts_from(app.lang, record.date))
        .or(waited)
        .unwrap_or_else(|| Label::ToBeRecorded.text(app.lang).to_owned());
    let who = party::who_awaited(app.lang, &app.dossier.plan, awaited, app.today);
    Some(format!(
        "{} {label}: {waited}, {who}",
        state::glyph(State::WaitingNoLimit, app.ascii)
    ))
}
