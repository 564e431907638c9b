//! What the pane says of the register of a phase: how its requests were answered, and each request.

use ratatui::style::Style;

use crate::assess::ClockStatus;
use crate::screen::app::App;
use crate::screen::theme::Cell;
use crate::words::register::EntryNoun;
use crate::words::{Label, dates, register, state};

use super::line::{Line, Piece};
use super::pen::Pen;

/// Whether the phase has neither clocks nor terms of its own, so that its head speaks of requests.
pub(super) fn is_all(app: &App) -> bool {
    app.register().is_some()
        && app.phase().is_some_and(|index| {
            let mut clocks = app.assessment.clocks_of(index);
            app.assessment.phases[index].terms.is_empty() && clocks.all(ClockStatus::is_request)
        })
}

/// How many requests there are, where the head speaks of something else, and how they were answered,
/// register by register, by name where the phase has several.
pub(super) fn answers(app: &App, width: u16, pen: &Pen<'_>, lines: &mut Vec<Line>) {
    let label = |label: Label| label.text(app.lang);
    let plan = &app.dossier.plan;
    if app.registers_here().any(|register| register.total() > 0) && !is_all(app) {
        let said = register::counts(app.lang, &app.dossier.plan, app.registers_here());
        let known = app.registers_here().map(|own| &plan.registers[own.index]);
        let noun = EntryNoun::of_all(app.lang, plan, known);
        let of = if noun.is_request(app.lang) {
            Label::Requests
        } else {
            Label::Register
        };
        lines.extend(Line::told(label(of), &said, width, pen));
    }
    let several = app.registers_here().count() > 1;
    for statistics in app.registers_here() {
        let Some(said) = register::answers(app.lang, statistics) else {
            continue;
        };
        let said = if several {
            let name = register::name(app.lang, &app.dossier.plan, statistics);
            format!("{name}: {said}")
        } else {
            said
        };
        lines.extend(Line::told(label(Label::Answers), &said, width, pen));
    }
}

/// From this width on, a request takes one line.
const ONE_LINE: u16 = 74;

/// How many lines a request takes.
pub(super) const fn lines_of_request(width: u16) -> usize {
    if width < ONE_LINE { 2 } else { 1 }
}

/// The requests of the phase, by their positions in the assessment.
pub(super) fn requests(app: &App) -> Vec<usize> {
    let Some(number) = app.register().and(app.phase_number()) else {
        return Vec::new();
    };
    let phase = |index: &usize| {
        let request = &app.assessment.requests[*index];
        app.assessment.clocks[request.clock].phase
    };
    let mut requests = app.requests();
    requests.retain(|index| phase(index) == number);
    requests
}

/// One of them, as in their own view but fewer columns; where it is narrow, on two lines.
pub(super) fn request(app: &App, index: usize, width: u16) -> Vec<Line> {
    let request = &app.assessment.requests[index];
    let clock = &app.assessment.clocks[request.clock];
    let of = clock.state();
    let entry = &app.dossier.requests[request.index];
    let subject = entry.subject.as_deref().unwrap_or_default();
    let subject = register::subject(app.lang, &app.dossier.plan, &clock.key, subject);
    let due = clock.deadline().map(|deadline| deadline.due);
    let margin = clock
        .margin()
        .map(|margin| format!("{margin:>4}"))
        .unwrap_or_default();
    let plain = Style::new();
    let glyph = state::glyph(of, app.ascii).to_owned();
    let mut pieces = vec![
        Piece(2, glyph, app.theme.state(of, Cell::Glyph)),
        Piece(4, format!("{:>3}", entry.n), plain),
    ];
    let margin = |at| Piece(at, margin, app.theme.state(of, Cell::Number));
    if width < ONE_LINE {
        pieces.push(Piece(8, subject, plain));
        let due = due.map(|due| format!(" → {}", dates::short(due)));
        let days = dates::short(request.opened) + &due.unwrap_or_default();
        let below = Line::of(vec![Piece(8, days, plain), margin(28)]);
        return vec![Line::of(pieces), below];
    }
    let day = |day| dates::with_weekday(app.lang, day);
    pieces.push(Piece(8, day(request.opened), plain));
    pieces.push(Piece(24, subject, plain));
    pieces.push(Piece(54, due.map(day).unwrap_or_default(), plain));
    pieces.push(margin(70));
    vec![Line::of(pieces)]
}
