//! The mouse: a click selects, the wheel goes up and down. It never does anything with what is selected.
//!
//! In a form and in a question it is nothing at all: what is typed and what is asked belong to the keyboard, and so
//! nothing that the mouse does is ever saved.

use crossterm::event::{MouseEvent, MouseEventKind};

use crate::screen::app::{App, Overlay, Portfolio, View};
use crate::screen::extent;
use crate::screen::keymap::{Action, Context};
use crate::screen::spot::Spot;

use super::cursor::moved;
use super::views::move_by;

/// So many lines of a text, or rows of a list that is longer than the screen, are one notch of the wheel.
const NOTCH: usize = 3;

/// What the mouse did on the screen of a dossier.
pub(super) fn point(app: &mut App, mouse: MouseEvent) {
    if matches!(
        app.context(),
        Context::Form | Context::Text | Context::Question
    ) {
        return;
    }
    // As after any key; but an Enter that is held down is still the same one.
    app.notice = None;
    app.aside = None;
    app.digit = None;
    app.just_left = false;
    let spot = extent::spot(app, mouse.column, mouse.row);
    match turned(mouse.kind) {
        None => click(app, spot),
        Some(action) => turn(app, action, spot),
    }
}

/// Which way the wheel was turned; `None` where a button was pressed.
const fn turned(kind: MouseEventKind) -> Option<Action> {
    match kind {
        MouseEventKind::ScrollUp => Some(Action::Up),
        MouseEventKind::ScrollDown => Some(Action::Down),
        _ => None,
    }
}

fn click(app: &mut App, spot: Option<Spot>) {
    match spot {
        Some(Spot::Row(nth)) => {
            if let Some(row) = stop(app, nth) {
                *app.cursor_mut() = row;
                app.pane = None;
            }
        }
        Some(Spot::Pane(Some(event))) => app.pane = Some(event),
        Some(Spot::Pane(None)) | None => {}
    }
}

/// Where the cursor is on a row that is drawn: headings of the plan are passed over.
fn stop(app: &App, nth: usize) -> Option<usize> {
    if app.view != View::Plan {
        return Some(nth);
    }
    let rows = app.plan_rows();
    let before = rows.iter().take(nth).filter(|row| row.is_stop()).count();
    rows.get(nth).filter(|row| row.is_stop()).map(|_| before)
}

/// The wheel moves what lies under the mouse: the pane, the help, or else the list.
fn turn(app: &mut App, action: Action, spot: Option<Spot>) {
    let (stops, rows) = (extent::help(app), app.size.1);
    if let Overlay::Help(line, _) = &mut app.overlay {
        *line = notch(action, *line, stops, rows);
        return;
    }
    let is_pane = app.view == View::Main && matches!(spot, Some(Spot::Pane(_)));
    if !is_pane {
        app.pane = None;
    } else if app.pane.is_none() {
        // What all of it is in sight has nothing to turn.
        let last = extent::pane(app).saturating_sub(1);
        app.pane = (last > 0).then_some(0);
        return;
    }
    let is_long = app.view != View::Main || is_pane;
    for _ in 0..if is_long { NOTCH } else { 1 } {
        move_by(app, action);
    }
}

/// The line of a text after a notch of the wheel.
fn notch(action: Action, line: usize, stops: usize, rows: u16) -> usize {
    (0..NOTCH).fold(line, |line, _| moved(action, line, stops, rows))
}

/// What the mouse did on the list of dossiers.
pub(super) fn point_at_list(list: &mut Portfolio, mouse: MouseEvent) {
    list.notice = None;
    list.digit = None;
    let action = turned(mouse.kind);
    if let Some(line) = list.help {
        if let Some(action) = action {
            let (stops, rows) = (extent::portfolio_help(list), list.size.1);
            list.help = Some(notch(action, line, stops, rows));
        }
        return;
    }
    let spot = extent::portfolio_spot(list, mouse.column, mouse.row);
    match (action, spot) {
        (Some(action), _) => {
            list.selected = moved(action, list.selected, list.found.len(), list.size.1);
        }
        (None, Some(Spot::Row(nth))) => list.selected = nth,
        (None, _) => {}
    }
}
