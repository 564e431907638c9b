//! The left end of a row of the timeline: marker, sign, number, name, and of how many things it waits for.
//!
//! A row says the longest of its names that has room; only where even the shortest has none is it cut. How
//! many columns the names ask for decides where the days begin (`window.rs`).

use ratatui::style::Style;

use crate::assess::{Lane, Track};
use crate::screen::app::App;
use crate::screen::theme::Cell;
use crate::screen::view::pen::Pen;
use crate::screen::view::scroll::marker;
use crate::words::sanitize::width;
use crate::words::{event, register, row, series, state};

use super::subject::LaneSubject;

/// The column that names begin in.
const NAME: u16 = 6;

/// Draws it, before days that begin in column `x`.
pub(super) fn draw(app: &App, lane: Lane, selected: bool, (x, y): (u16, u16), pen: &mut Pen<'_>) {
    let (dossier, assessment) = app.shown();
    let subject = LaneSubject::of(assessment, lane);
    let phase = &dossier.plan.phases[lane.phase];
    let of = if lane.heads {
        assessment.state_shown(lane.phase)
    } else {
        subject.state().0
    };
    let room = x.saturating_sub(1);
    pen.put(0, y, room, marker(selected), Style::new());
    let glyph = state::glyph(of, app.ascii);
    let style = app.theme.state(of, Cell::Glyph);
    pen.put(2, y, room.saturating_sub(2), glyph, style);
    if lane.heads {
        let number = phase.number.to_string();
        let at = if phase.number > 99 { NAME } else { NAME - 1 };
        pen.put_right(at.min(room), y, 4, &number, Style::new());
    }
    let names = names(app, lane);
    let fits = |end: u16| {
        let fits = |name: &&String| pen.width(name) <= end.saturating_sub(NAME);
        names.iter().find(fits)
    };
    let mut said = fits(room).or(names.last());
    let mut end = room;
    if lane.heads
        && let Some((fraction, needed)) = fraction(app, &subject)
    {
        let before = room.saturating_sub(1 + pen.width(&fraction));
        let beside = fits(before);
        if needed || beside.is_some() {
            pen.put_right(room, y, room.saturating_sub(NAME), &fraction, Style::new());
            (said, end) = (beside.or(names.last()), before);
        }
    }
    let style = app.theme.state(of, Cell::Text);
    let columns = end.saturating_sub(NAME);
    let said = pen.named(said.map_or("", String::as_str), columns);
    pen.put(NAME, y, columns, &said, style);
}

/// Up to which column the rows go with their full names, and with the next shorter ones. What is typed into a
/// register is as long as somebody makes it, and asks for nothing.
pub(super) fn widths(app: &App) -> [u16; 2] {
    let assessment = app.shown().1;
    let mut widest = [0; 2];
    for lane in app.lanes() {
        let subject = LaneSubject::of(assessment, lane);
        let is_request =
            matches!(lane.track, Track::Clock(i) if assessment.clocks[i].key.n.is_some());
        if is_request && !lane.heads {
            continue;
        }
        let fraction = match fraction(app, &subject) {
            Some((fraction, _)) if lane.heads => 1 + width(&fraction),
            _ => 0,
        };
        let names = names(app, lane);
        for (nth, widest) in widest.iter_mut().enumerate() {
            let name = names.get(nth).or(names.last());
            *widest = (*widest).max(name.map_or(0, |name| width(name)) + fraction);
        }
    }
    // A blank before the days.
    widest.map(|columns| (NAME + 1).saturating_add(u16::try_from(columns).unwrap_or(u16::MAX)))
}

/// "1/4", or which request it is: that is said even where the name is cut for it.
fn fraction(app: &App, subject: &LaneSubject<'_>) -> Option<(String, bool)> {
    match subject {
        LaneSubject::Clock(clock) => match clock.key.n {
            Some(n) => Some((event::number(app.lang, n), true)),
            None => row::fraction(&app.shown().0.plan, clock).map(|parts| (parts, false)),
        },
        LaneSubject::Term(_) | LaneSubject::Nothing => None,
    }
}

/// What a row may be called, the longest first.
fn names(app: &App, shown: Lane) -> Vec<String> {
    let lang = app.lang;
    let (dossier, assessment) = app.shown();
    let plan = &dossier.plan;
    let phase = &plan.phases[shown.phase];
    match LaneSubject::of(assessment, shown) {
        _ if shown.heads => event::phase_names(lang, &phase.title, phase.short.as_ref()),
        LaneSubject::Clock(clock) => match (clock.key.n, plan.clock(&clock.key.id)) {
            (Some(n), _) if clock.is_occurrence() => {
                let label = plan
                    .series(&clock.key.id)
                    .map(|series| series::label(lang, series));
                vec![format!(
                    "{} {}",
                    event::number(lang, n),
                    label.unwrap_or_default()
                )]
            }
            (Some(n), _) => {
                let register = plan.register(&clock.key.id);
                let agreed = register.map_or(&clock.key.id, |register| register.agreed());
                let of = |request: &&crate::record::Request| {
                    request.n == n && request.register == *agreed
                };
                let request = dossier.requests.iter().find(of);
                let subject = request.and_then(|request| request.subject.as_deref());
                let subject = subject.unwrap_or_default();
                let subject = register::subject(lang, plan, &clock.key, subject);
                let number = event::number(lang, n);
                vec![format!("{number} {subject}")]
            }
            (None, Some(clock)) => event::clock_names(lang, plan, clock),
            (None, None) => Vec::new(),
        },
        LaneSubject::Term(term) => event::term_names(lang, plan, &plan.terms[term.index]),
        LaneSubject::Nothing => Vec::new(),
    }
}
