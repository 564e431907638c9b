//! The pane: what proves the selected row. Title and countdown, bar, events with dates and
//! documents, the holiday rule where it matters, the reading in use, notes.
//!
//! What has no value has no line. What does not fit is counted on the last line; with the keyboard
//! in the pane it scrolls.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::{ClockStatus, RowKind, State};
use crate::calendar::{Date, elapsed};
use crate::words::{Label, Lang, count, dates, event, state};

use super::super::app::App;
use super::super::theme::{Cell, strong};
use super::{Pen, events, proof};

/// A piece of a line: its column, what it says, and how.
pub(super) struct Piece(pub(super) u16, pub(super) String, pub(super) Style);

/// A line of the pane; `event` is its position among the events, for those the keyboard goes over.
#[derive(Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) event: Option<usize>,
}

impl Line {
    pub(super) fn of(pieces: Vec<Piece>) -> Self {
        Self {
            pieces,
            event: None,
        }
    }

    /// A sentence on as many lines as it takes, from a column on.
    pub(super) fn wrapped(x: u16, text: &str, width: u16, pen: &Pen<'_>) -> Vec<Self> {
        let lines = pen.wrap(text, width.saturating_sub(x)).into_iter();
        lines
            .map(|text| Self::of(vec![Piece(x, text, Style::new())]))
            .collect()
    }

    pub(super) fn labelled(label: Label, app: &App, text: String) -> Self {
        Self::of(vec![
            Piece(2, label.text(app.lang).to_owned(), Style::new()),
            Piece(12, text, Style::new()),
        ])
    }
}

/// The pane of the selected row.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    let lines = lines(app, area.width, pen);
    // Where only a line or two fit, they are those of what is awaited.
    if area.height < 3 && app.pane.is_none() {
        let awaited = awaited_line(app).unwrap_or_default();
        pen.put(0, area.y, area.width, &awaited, Style::new());
        return;
    }
    let height = usize::from(area.height);
    let first = app.pane.map_or(0, |stop| first_at(stop, &lines, height));
    let hidden = lines.len().saturating_sub(first + height);
    let more = match (hidden, app.pane) {
        (0, _) => String::new(),
        (_, None) => format!("(+{hidden}, Tab)"),
        (_, Some(_)) => format!("↓{hidden}"),
    };
    for (i, line) in lines.iter().enumerate().skip(first).take(height) {
        let y = area.y + u16::try_from(i - first).unwrap_or_default();
        let mut area = Rect {
            y,
            height: 1,
            ..area
        };
        if hidden > 0 && i + 1 == first + height {
            pen.put_right(area.right(), y, area.width, &more, Style::new());
            area.width = area.width.saturating_sub(pen.width(&more) + 1);
        }
        write(
            line,
            line.event.is_some() && line.event == app.pane,
            area,
            pen,
        );
    }
}

fn write(line: &Line, selected: bool, area: Rect, pen: &mut Pen<'_>) {
    pen.put(
        area.x,
        area.y,
        1,
        if selected { "►" } else { " " },
        Style::new(),
    );
    for (nth, Piece(x, text, style)) in line.pieces.iter().enumerate() {
        let next = line.pieces.get(nth + 1).map_or(area.width, |piece| piece.0);
        let room = next.min(area.width).saturating_sub(*x);
        // What is cut must not touch what comes next.
        let fits = pen.width(text) <= room;
        let room = room.saturating_sub(u16::from(!fits && next < area.width));
        let style = if selected && nth == 1 {
            strong()
        } else {
            *style
        };
        pen.put(area.x + x, area.y, room, text, style);
    }
}

/// The first line in sight when the keyboard is on a stop: around its event, or as far past the last
/// event as it went.
fn first_at(stop: usize, lines: &[Line], height: usize) -> usize {
    let events = lines.iter().filter_map(|line| line.event);
    let count = events.max().map_or(0, |last| last + 1);
    let event = stop.min(count.saturating_sub(1));
    let line = lines.iter().position(|line| line.event == Some(event));
    let around = super::scrolled(line.unwrap_or(0), lines.len(), height);
    let past = (stop + 1).saturating_sub(count);
    (around + past).min(lines.len().saturating_sub(height))
}

/// How many stops the keyboard makes: every event, then line by line until the last is in sight.
pub(super) fn stops(app: &App, area: Rect, pen: &Pen<'_>) -> usize {
    let lines = lines(app, area.width, pen);
    let height = usize::from(area.height);
    let events = lines.iter().filter_map(|line| line.event);
    let count = events.max().map_or(0, |last| last + 1);
    let first = first_at(count.saturating_sub(1), &lines, height);
    count.max(1) + lines.len().saturating_sub(first + height)
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
    let who = state::who(app.lang, awaited.actor, awaited.clock.is_some());
    Some(format!(
        "{} {label}: {waited}, {who}",
        state::glyph(State::WaitingNoLimit, app.ascii)
    ))
}

pub(super) fn lines(app: &App, width: u16, pen: &Pen<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    head(app, width, pen, &mut lines);
    events::lines(app, width, &mut lines);
    if app.register().is_some() {
        requests(app, &mut lines);
    }
    proof::closing(app, width, pen, &mut lines);
    lines
}

/// The clock that the pane speaks of.
fn lead(app: &App) -> Option<&ClockStatus> {
    let index = match app.row()?.kind {
        RowKind::Phase(phase) => app.assessment.phases[phase].lead?,
        RowKind::Wait(clock) => clock,
    };
    app.assessment.clocks.get(index)
}

/// Title, countdown as a sentence, and the bar.
fn head(app: &App, width: u16, pen: &Pen<'_>, lines: &mut Vec<Line>) {
    let Some(phase) = app.phase().map(|index| &app.dossier.plan.phases[index]) else {
        return;
    };
    let title = format!("{} {}", phase.number, state::text(app.lang, &phase.title));
    let lead = lead(app);
    let summary = summary(app, lead);
    if pen.width(&title) + pen.width(&summary) + 2 <= width {
        let at = width - pen.width(&summary);
        let pieces = vec![Piece(0, title, strong()), Piece(at, summary, Style::new())];
        lines.push(Line::of(pieces));
    } else {
        lines.push(Line::of(vec![Piece(0, title, strong())]));
        lines.extend(Line::wrapped(2, &summary, width, pen));
    }
    if let Some(clock) = lead.filter(|_| app.register().is_none())
        && let Some(start) = clock.start()
    {
        progress(app, clock, start, width, pen, lines);
    }
}

/// The state of the clock as a sentence: "mancano 6 giorni, scade gio 04/09/2025".
fn summary(app: &App, lead: Option<&ClockStatus>) -> String {
    let lang = app.lang;
    if let Some(register) = app.register() {
        let clocks = app
            .assessment
            .clocks
            .iter()
            .filter(|clock| clock.key.id == register.id);
        let (open, closed): (Vec<_>, Vec<_>) = clocks.partition(|clock| clock.is_open());
        let late = closed
            .iter()
            .filter(|clock| clock.state() == State::Breached)
            .count();
        return count::requests(lang, open.len(), closed.len(), late);
    }
    let Some(clock) = lead else {
        return term_summary(app);
    };
    let word = state::state(lang, clock.state());
    match (clock.days_left(), clock.open_due(), clock.margin()) {
        (Some(left), Some(due), _) => count::countdown_to(lang, due, left),
        (None, None, Some(margin)) => format!("{word}, {}", count::margin(lang, margin)),
        _ => match clock.limit {
            Some(limit) if clock.start().is_none() => {
                let from = clock_from(app, clock).unwrap_or_default();
                format!("{word}: {} {from}", dates::limit(lang, limit))
            }
            _ => word.to_owned(),
        },
    }
}

/// "dalla stipula del contratto".
fn clock_from(app: &App, clock: &ClockStatus) -> Option<String> {
    let plan = &app.dossier.plan;
    let from = &plan.clock(&clock.key.id)?.from;
    let noun = event::milestone_noun(app.lang, plan, from);
    Some(event::Preposition::From.with(app.lang, &noun))
}

fn term_summary(app: &App) -> String {
    let lang = app.lang;
    let status = app.phase().map(|index| &app.assessment.phases[index]);
    let term = status
        .and_then(|s| s.terms.first())
        .map(|i| &app.assessment.terms[*i]);
    match (term, term.and_then(|term| term.through)) {
        (Some(term), Some(through)) => {
            let word = state::term_state(lang, term.state);
            let day = dates::with_weekday(lang, through);
            match lang {
                Lang::It => format!("{word} fino a {day} compreso"),
                Lang::En => format!("{word} through {day}"),
            }
        }
        (Some(term), None) => state::term_state(lang, term.state).to_owned(),
        _ => String::new(),
    }
}

/// Days used against the limit, drawn and said; on two lines where it is narrow.
fn progress(
    app: &App,
    clock: &ClockStatus,
    start: Date,
    width: u16,
    pen: &Pen<'_>,
    lines: &mut Vec<Line>,
) {
    let used = count::used(
        app.lang,
        clock.elapsed().unwrap_or_default(),
        clock.allowed(),
    );
    let from = dates::with_weekday(app.lang, start);
    let said = match app.lang {
        Lang::It => format!("{used}, decorre da {from}"),
        Lang::En => format!("{used}, counts from {from}"),
    };
    let mut bar = bar(app, clock, start);
    let end = bar
        .iter()
        .map(|Piece(x, text, _)| x + pen.width(text))
        .max()
        .unwrap_or(0);
    if end + 2 + pen.width(&said) <= width {
        let at = if bar.is_empty() { 2 } else { end + 2 };
        bar.push(Piece(at, said, Style::new()));
        lines.push(Line::of(bar));
    } else {
        lines.push(Line::of(bar));
        lines.extend(Line::wrapped(2, &said, width, pen));
    }
}

/// The bar of a clock with a limit, and the days over it.
fn bar(app: &App, clock: &ClockStatus, start: Date) -> Vec<Piece> {
    const CELLS: u32 = 28;
    let Some(deadline) = clock.deadline() else {
        return Vec::new();
    };
    let late = clock.days_late();
    let used = clock.elapsed().unwrap_or_default();
    let span = elapsed(start, deadline.due).max(1);
    let part = u64::from(used) * u64::from(CELLS) / u64::from(span);
    let full = if late > 0 {
        CELLS
    } else {
        u32::try_from(part).unwrap_or(CELLS).min(CELLS)
    };
    let drawn = "█".repeat(full as usize) + &"░".repeat((CELLS - full) as usize);
    let mut pieces = vec![Piece(2, drawn, Style::new())];
    if late > 0 {
        let number = app.theme.state(clock.state(), Cell::Number);
        pieces.push(Piece(30, format!("+{late}"), number));
    }
    pieces
}

/// The requests of the register, as in their own view but fewer columns.
fn requests(app: &App, lines: &mut Vec<Line>) {
    for index in app.requests() {
        let request = &app.assessment.requests[index];
        let clock = &app.assessment.clocks[request.clock];
        let of = clock.state();
        let entry = &app.dossier.requests[request.index];
        let subject = entry.subject.clone().unwrap_or_default();
        let due = clock
            .deadline()
            .map(|d| dates::with_weekday(app.lang, d.due))
            .unwrap_or_default();
        let margin = clock
            .margin()
            .map(|margin| format!("{margin:>4}"))
            .unwrap_or_default();
        lines.push(Line::of(vec![
            Piece(
                2,
                state::glyph(of, app.ascii).to_owned(),
                app.theme.state(of, Cell::Glyph),
            ),
            Piece(4, format!("{:>3}", entry.n), Style::new()),
            Piece(
                8,
                dates::with_weekday(app.lang, request.opened),
                Style::new(),
            ),
            Piece(24, subject, Style::new()),
            Piece(54, due, Style::new()),
            Piece(70, margin, app.theme.state(of, Cell::Number)),
        ]));
    }
}
