//! How far the keyboard can go in what scrolls, and what the mouse points at.
//!
//! It depends on what is drawn and on the size of the screen, so it is measured with the same lines
//! that are drawn. Deciding asks here, and so never has to know how anything looks.

use ratatui::layout::{Position, Rect};

use super::app::{App, Overlay, Portfolio};
use super::keymap::Action;
use super::spot::Spot;
use super::view;
use super::window::Window;

/// How many stops there are in the pane: its events, then line by line until the last is in scope.
pub(super) fn pane(app: &App) -> usize {
    view::pane_stops(app, screen(app))
}

/// How many stops there are in the view of origins: from its top until its last line is in scope.
pub(super) fn origin(app: &App) -> usize {
    view::origin_stops(app, screen(app))
}

/// How many stops there are in the help: from its top until its last line is in scope.
pub(super) fn help(app: &App) -> usize {
    match &app.overlay {
        Overlay::Help(_, under) => view::help_stops(app, under, screen(app)),
        Overlay::None | Overlay::Form(_) | Overlay::Ask(_) => 0,
    }
}

/// The same for the help of the list of dossiers.
pub(super) fn portfolio_help(list: &Portfolio) -> usize {
    let (columns, rows) = list.size;
    view::portfolio_help_stops(list, Rect::new(0, 0, columns, rows))
}

/// What stands at a place of the screen.
pub(super) fn spot(app: &App, column: u16, row: u16) -> Option<Spot> {
    view::spot(app, screen(app), Position::new(column, row))
}

/// The same in the list of dossiers.
pub(super) fn portfolio_spot(list: &Portfolio, column: u16, row: u16) -> Option<Spot> {
    let (columns, rows) = list.size;
    view::portfolio_spot(
        list,
        Rect::new(0, 0, columns, rows),
        Position::new(column, row),
    )
}

/// The days that the timeline shows; none before anything has begun.
pub(super) fn timeline(app: &App) -> Option<Window> {
    view::timeline_window(app, screen(app))
}

/// Whether the screen has room for what a key would save: the field of the date of the open form with
/// what is understood by it, its first field where it has no date, or the question.
pub(super) fn has_room_to_save(app: &App) -> bool {
    view::shows_what_is_saved(app, screen(app))
}

/// Whether a key could do anything now, as the line of hints has it.
pub(super) fn can(app: &App, action: Action) -> bool {
    view::possible(app, action)
}

fn screen(app: &App) -> Rect {
    Rect::new(0, 0, app.size.0, app.size.1)
}
