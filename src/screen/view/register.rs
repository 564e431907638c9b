//! The requests of a phase that keeps a register, as lines of the pane.

use ratatui::style::Style;

use crate::words::{dates, state};

use super::super::app::App;
use super::super::theme::Cell;
use super::pane::{Line, Piece};

/// The requests of the register, as in their own view but fewer columns.
pub(super) fn lines(app: &App, lines: &mut Vec<Line>) {
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
