//! The head of the pane: title, countdown as a sentence, and the bar of days used.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::{ClockStatus, RowKind, State, term_told};
use crate::calendar::Date;
use crate::screen::app::App;
use crate::screen::theme::{Cell, calm, strong};
use crate::words::{self, count, dates, event, state};

use super::line::{Line, Piece};
use super::pen::Pen;
use super::{gauge, register, rule};

/// The clock that the pane speaks of.
fn lead(app: &App) -> Option<&ClockStatus> {
    let index = match app.row()?.kind {
        RowKind::Phase(phase) => app.assessment.phases[phase].lead?,
        RowKind::Clock(clock) => clock,
    };
    app.assessment.clocks.get(index)
}

/// Whether what is said of the clock is feminine in Italian: under the title of a phase it is said of the phase.
fn is_feminine(app: &App, clock: &ClockStatus) -> bool {
    let is_phase = app
        .row()
        .is_some_and(|row| matches!(row.kind, RowKind::Phase(_)));
    is_phase || event::is_feminine(&app.dossier.plan, &clock.key)
}

/// The title of the phase.
fn title(app: &App) -> String {
    let phase = app.phase().map(|index| &app.dossier.plan.phases[index]);
    phase.map_or_else(String::new, |phase| {
        format!("{} {}", phase.number, state::text(app.lang, &phase.title))
    })
}

/// How the countdown looks: what is late or due is seen.
fn verdict(app: &App) -> Style {
    match lead(app) {
        Some(clock) if !register::is_all(app) => match clock.state() {
            State::Overdue | State::DueToday | State::DueSoon => strong(),
            _ => Style::new(),
        },
        _ => Style::new(),
    }
}

/// The countdown that fits beside the title: the whole sentence, or only until when.
fn beside_title(
    app: &App,
    title: &str,
    hidden: usize,
    width: u16,
    pen: &Pen<'_>,
) -> Option<String> {
    let lead = lead(app);
    let due = lead.filter(|_| !register::is_all(app));
    let due = due.and_then(|clock| {
        let (left, due) = (clock.days_left()?, clock.open_due()?);
        Some(count::due(app.lang, due, left, is_feminine(app, clock)))
    });
    let said = [Some(summary(app, lead)), due].into_iter().flatten();
    said.into_iter()
        .find(|said| rule::fits(title, said, hidden, width, pen))
}

/// The rule with the title, and the countdown as a sentence where it fits.
pub(super) fn draw(app: &App, area: Rect, hidden: usize, pen: &mut Pen<'_>) {
    let title = title(app);
    let beside = |hidden| beside_title(app, &title, hidden, area.width, pen);
    // Where how many rows are hidden takes the room of the title, the verdict is said shorter.
    let said = beside(hidden).or_else(|| beside(0)).unwrap_or_default();
    rule::titled(area, hidden, (&title, strong()), (&said, verdict(app)), pen);
}

/// The countdown, where it has no room beside the title, and the bar.
pub(super) fn lines(app: &App, width: u16, pen: &Pen<'_>, lines: &mut Vec<Line>) {
    if app.phase().is_none() {
        return;
    }
    let lead = lead(app);
    if beside_title(app, &title(app), 0, width, pen).is_none() {
        let summary = summary(app, lead);
        let mut said = Line::wrapped(2, &summary, width, pen);
        for Piece(_, _, style) in said.iter_mut().flat_map(|line| &mut line.pieces) {
            *style = verdict(app);
        }
        lines.extend(said);
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
        return words::register::counts(lang, &app.dossier.plan, app.registers_here());
    }
    let Some(clock) = lead else {
        return come_back(app).unwrap_or_else(|| term_summary(app));
    };
    let feminine = is_feminine(app, clock);
    let word = event::state_in(lang, clock, feminine);
    if clock.by_silence {
        return format!("{word}, {}", count::by_silence(lang));
    }
    match (clock.left(), clock.open_due(), clock.margin_said()) {
        (Some(left), Some(due), _) => count::countdown_to(lang, due, left, feminine),
        (Some(left), None, _) => format!("{word}, {}", count::remain(lang, left)),
        (None, None, Some(margin)) => format!("{word}, {}", count::margin(lang, margin)),
        _ => match clock.limit {
            Some(limit) if !clock.has_begun() => {
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
    Some(event::from_start(
        app.lang,
        plan,
        plan.clock(&clock.key.id)?,
    ))
}

/// What comes back there, while none of it is open; behind the service that runs, if one does.
fn come_back(app: &App) -> Option<String> {
    let plan = &app.dossier.plan;
    let all = app.assessment.series_of(app.phase()?);
    let said = all.filter(|series| series.start.is_some()).map(|series| {
        let label = words::series::label(app.lang, series.of(plan));
        let standing = words::series::standing(app.lang, plan, &app.assessment, series);
        format!("{label}: {standing}")
    });
    let term = Some(term_summary(app)).filter(|said| !said.is_empty());
    let said: Vec<String> = said.collect();
    let all: Vec<String> = term.into_iter().chain(said.iter().cloned()).collect();
    (!said.is_empty()).then(|| all.join("; "))
}

fn term_summary(app: &App) -> String {
    let lang = app.lang;
    let told = app
        .phase()
        .and_then(|phase| term_told(&app.assessment, phase));
    let Some(term) = told.map(|told| &app.assessment.terms[told]) else {
        return String::new();
    };
    let plan = &app.dossier.plan;
    let known = &plan.terms[term.index];
    let word = state::term_agreeing(event::term_is_feminine(plan, &known.id));
    let word = word(lang, term.state);
    let said = match term
        .through
        .map(|through| dates::with_weekday(lang, through))
    {
        Some(day) => state::term_with_day(lang, term.state, word, &day),
        None => word.to_owned(),
    };
    if event::term_is_the_phase(plan, known) {
        said
    } else {
        format!("{}: {said}", event::term_label(lang, known))
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
    let used = count::used(app.lang, clock);
    let from = dates::with_weekday(app.lang, start);
    let said = crate::words::view::counts_from(app.lang, &used, &from);
    let mut bar = bar(app, clock, width, pen);
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
fn bar(app: &App, clock: &ClockStatus, width: u16, pen: &Pen<'_>) -> Vec<Piece> {
    const COLUMNS: u16 = 28;
    let Some(share) = clock.share() else {
        return Vec::new();
    };
    let late = clock.days_late();
    let columns = COLUMNS.min(width.saturating_sub(8));
    let full = gauge::full(share, columns);
    let (used, rest, _) = gauge::signs(pen);
    let mut pieces = vec![
        Piece(
            2,
            used.repeat(full.into()),
            app.theme.state(clock.state(), Cell::Bar),
        ),
        Piece(2 + full, rest.repeat((columns - full).into()), calm()),
    ];
    if late > 0 {
        let number = app.theme.state(clock.state(), Cell::Number);
        pieces.push(Piece(3 + columns, format!("+{late}"), number));
    }
    pieces
}
