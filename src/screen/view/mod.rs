//! Drawing: a frame is a function of the state and the size, and alters neither.
//!
//! ```text
//!  row 0   title, file                                        day
//!      1   what falls due or is late
//!      2   whether we must act
//!      3
//!      4   heads of the list
//!      5.. list                                   | pane beside, from
//!          pane, form or question under it        | 120 columns up; from 160
//!                                                 | up the timeline, and the
//!                                                 | next dates under it
//!   h - 2  message
//!   h - 1  hints
//! ```
//!
//! One file per region. Places are worked out by hand: they are few, and a frame over a slow line
//! must cost nothing but its letters. Smaller terminals lose blank rows first, then the pane from
//! the bottom, then rows of the list; sentences and hints stay. No size makes it panic.

mod acts;
mod ahead;
mod awaited;
mod checklist;
mod choice;
mod clash;
mod contrast;
mod editor;
mod ends;
mod events;
mod field;
mod form;
mod gauge;
mod head;
mod help;
mod hints;
mod journal;
mod layout;
mod line;
mod lines;
mod list;
mod measure;
mod message;
mod month;
mod origin;
mod outcome;
mod outlook;
mod pane;
mod pen;
mod points;
mod portfolio;
mod possible;
mod proof;
mod question;
mod register;
mod requests;
mod row;
mod rule;
mod scroll;
mod search;
mod settings;
mod timeline;
mod title;
mod told;
mod under;

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use crate::words::dates;

use super::app::{App, Overlay, Portfolio, View};
use super::form::Stage;
use super::spot::Spot;

pub(super) use help::stops as help_stops;
use layout::{BESIDE, has_timeline, is_least};
use measure::main_regions;
pub(super) use measure::pane_stops;
pub use pen::Pen;
pub(super) use possible::possible;
pub(super) use timeline::window::window as timeline_window;

/// Draws the state.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut pen = Pen::new(frame.buffer_mut(), app.ascii);
    let cursor = paint(app, area, &mut pen);
    if let Some(position) = cursor.filter(|at| area.contains(*at)) {
        frame.set_cursor_position(position);
    }
}

/// Draws the list of dossiers.
pub fn draw_portfolio(list: &Portfolio, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut pen = Pen::new(frame.buffer_mut(), list.ascii);
    let cursor = portfolio::draw(list, area, &mut pen);
    if let Some(position) = cursor.filter(|at| area.contains(*at)) {
        frame.set_cursor_position(position);
    }
}

/// What stands at a place of a screen of this size.
pub(super) fn spot(app: &App, area: Rect, at: Position) -> Option<Spot> {
    let mut buffer = Buffer::empty(area);
    let mut pen = Pen::new(&mut buffer, app.ascii);
    paint(app, area, &mut pen);
    pen.at(at)
}

/// The same in the list of dossiers.
pub(super) fn portfolio_spot(list: &Portfolio, area: Rect, at: Position) -> Option<Spot> {
    let mut buffer = Buffer::empty(area);
    let mut pen = Pen::new(&mut buffer, list.ascii);
    portfolio::draw(list, area, &mut pen);
    pen.at(at)
}

/// How many stops the keyboard makes in the help of the list of dossiers.
pub(super) fn portfolio_help_stops(list: &Portfolio, area: Rect) -> usize {
    list.help.map_or(0, |_| help::portfolio_stops(area))
}

/// Writes every region; returns where the cursor is, if text is being typed.
fn paint(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    if is_least(area) {
        title::least(app, area, pen);
        return None;
    }
    if let Overlay::Help(line, under) = &app.overlay {
        help::draw(app, *line, under, area, pen);
        return None;
    }
    if let Overlay::Form(form) = &app.overlay
        && form.has_lines()
    {
        title::draw(app, area, pen);
        return editor::draw(app, form, area, pen);
    }
    if app.view == View::Choice {
        title::what_and_when(app, area, pen);
    } else {
        title::draw(app, area, pen);
    }
    let cursor = match app.view {
        View::Main => main_view(app, area, pen),
        View::Requests => requests::draw(app, area, pen),
        View::Journal => journal::draw(app, area, pen),
        View::Plan => settings::draw(app, area, pen),
        View::Points => points::draw(app, area, pen),
        View::Origin => origin::draw(app, area, pen),
        View::Timeline => timeline::draw(app, area, pen),
        View::Choice => choice::draw(app, area, pen),
    };
    search::draw(app, area, pen).or(cursor)
}

/// Whether what a key would save can be seen on a screen of this size: of a form the date as it is
/// understood, or where it has none its field, with the cursor there; of a question all that is drawn.
pub(super) fn shows_what_is_saved(app: &App, area: Rect) -> bool {
    let Overlay::Form(form) = &app.overlay else {
        return !is_least(area);
    };
    let mut form = form.clone();
    form.stage = Stage::Typing;
    let date = form.fields.iter().position(|field| field.name.is_date());
    form.focus = date.or(Some(0)).filter(|_| !form.fields.is_empty());
    let understood = form.focused().filter(|field| field.name.is_date());
    let understood = understood.and_then(|field| form.fields.typed(field.name, app.today)?.ok());
    let shown = App {
        overlay: Overlay::Form(form),
        notice: None,
        aside: None,
        ..app.clone()
    };
    let mut buffer = Buffer::empty(area);
    let mut pen = Pen::new(&mut buffer, app.ascii);
    let cursor = paint(&shown, area, &mut pen);
    match understood {
        Some(date) => {
            let said = dates::with_weekday(app.lang, date);
            buffer
                .content
                .chunks(usize::from(area.width.max(1)))
                .any(|row| {
                    let row: String = row.iter().map(Cell::symbol).collect();
                    row.contains(&format!("= {said}"))
                })
        }
        None => cursor.is_some(),
    }
}

/// How many stops the keyboard makes in the view of origins.
pub(super) fn origin_stops(app: &App, area: Rect) -> usize {
    let mut nowhere = Buffer::default();
    origin::stops(app, area, &Pen::new(&mut nowhere, app.ascii))
}

/// The pane of the widest screens where the keyboard is not in it: as much as leaves room for the next dates and
/// for what is awaited, which check lists give way to.
fn wide_pane(app: &App, below: Rect, pen: &Pen<'_>) -> Rect {
    if app.pane.is_some() {
        return below;
    }
    let foot = ahead::rows(app).saturating_add(awaited::rows(app));
    let height = below.height.saturating_sub(foot.saturating_add(1));
    let least = pane::least_rows(app, below, pen);
    let height = height.max(least).min(below.height);
    Rect { height, ..below }
}

/// Beside the pane of the widest screens the last changes; the next dates under the pane, where it leaves
/// room, else above the changes; under the next dates what is awaited.
fn wide_foot(app: &App, above: Rect, below: Rect, place: Rect, pen: &mut Pen<'_>) {
    const LEAST: u16 = 4;
    let end = above.y.saturating_add(pane::rows(app, above, pen));
    let left = ahead::under(below, end.saturating_add(1));
    if left.height < LEAST {
        ahead::draw(app, place, 0, pen);
        return;
    }
    let end = ahead::next_dates(app, left, left.height.saturating_sub(1), 0, pen);
    awaited::draw(app, ahead::under(left, end), pen);
    ahead::last_changes(app, place, 0, pen);
}

/// The list with the pane, or what is on top of it.
fn main_view(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let regions = main_regions(app, area);
    let hidden = list::draw(app, &regions, pen);
    let beside = regions.pane != regions.below;
    // What is free beside what is under the list.
    let side = has_timeline(area).then(|| Rect {
        x: BESIDE,
        width: area.width - BESIDE,
        ..regions.below
    });
    let mut pane = regions.pane;
    if side.is_some() {
        timeline::beside(app, &regions, area.width, pen);
        pane = wide_pane(app, pane, pen);
    }
    let mut cursor = None;
    if let Overlay::Form(form) = &app.overlay {
        cursor = form::draw(app, form, regions.below, hidden, pen);
    } else if contrast::is_shown(app) {
        contrast::draw(app, regions.below, hidden, pen);
    } else if let Some(place) = side {
        wide_foot(app, pane, regions.below, place, pen);
    } else if beside {
        ahead::draw(app, regions.below, hidden, pen);
    }
    let is_covered = matches!(app.overlay, Overlay::Form(_)) || contrast::is_shown(app);
    if let Some(place) = side.filter(|_| is_covered) {
        pane::draw(app, place, 0, pen);
    } else if beside || !is_covered {
        let hidden = if beside { 0 } else { hidden };
        pane::draw(app, pane, hidden, pen);
    }
    hints::draw(app, regions.message, regions.hints, area, pen);
    cursor
}
