//! The head of the pane: title, countdown as a sentence, and the bar of days used.

use ratatui::style::Style;

use crate::assess::{ClockStatus, RowKind};
use crate::calendar::{Date, elapsed};
use crate::screen::app::App;
use crate::screen::theme::{Cell, strong};
use crate::words::{self, count, dates, event, state};

use super::line::{Line, Piece};
use super::pen::Pen;
use super::register;

/// The clock that the pane speaks of.
fn lead(app: &App) -> Option<&ClockStatus> {
    let index = match app.row()?.kind {
        RowKind::Phase(phase) => app.assessment.phases[phase].lead?,
        RowKind::Clock(clock) => clock,
    };
    app.assessment.clocks.get(index)
}

/// Title, countdown as a sentence, and the bar.
pub(super) fn lines(app: &App, width: u16, pen: &Pen<'_>, lines: &mut Vec<Line>) {
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
    if let Some(clock) = lead.filter(|clock| clock.key.n.is_none())
        && let Some(start) = clock.start()
    {
        progress(app, clock, start, width, pen, lines);
    }
}

/// The state of the clock as a sentence: "mancano 6 giorni, scade gio 04/09/2025".
fn summary(app: &App, lead: Option<&ClockStatus>) -> String {
    let lang = app.lang;
    if register::is_all(app) {
        return words::register::counts(lang, app.registers_here());
    }
    let Some(clock) = lead else {
        return term_summary(app);
    };
    let word = state::state(lang, clock.state());
    match (clock.days_left(), clock.open_due(), clock.margin()) {
        (Some(left), Some(due), _) => count::countdown_to(lang, due, left),
        (Some(left), None, _) => format!("{word}, {}", count::remain(lang, left)),
        (None, None, Some(margin)) => format!("{word}, {}", count::margin(lang, margin)),
        _ => match clock.limit {
            Some(limit) if clock.start().is_none() => {
                let from = clock_from(app, clock).unwrap_or_default();
                format!(
                    "{word}: {} {from}",
                    count::allowed(lang, limit, clock.moved())
                )
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
            crate::words::view::through(lang, word, &day)
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
    let said = crate::words::view::counts_from(app.lang, &used, &from);
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
