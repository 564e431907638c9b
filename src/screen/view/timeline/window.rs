//! Which days the timeline shows.

use ratatui::layout::Rect;

use crate::assess::reach;
use crate::screen::app::App;
use crate::screen::window::{Scope, Window};

/// The column in which the days begin, by the width of the screen.
pub(super) const fn plot(width: u16) -> u16 {
    match width {
        100.. => 33,
        60.. => 23,
        40.. => 17,
        20.. => 7,
        _ => 0,
    }
}

/// The days that the view shows on a screen of this size; none before anything has begun.
pub(in crate::screen) fn window(app: &App, area: Rect) -> Option<Window> {
    let columns = area.width.saturating_sub(plot(area.width));
    window_of(app, app.scope, columns)
}

pub(super) fn window_of(app: &App, scope: Scope, columns: u16) -> Option<Window> {
    let (dossier, assessment) = app.shown();
    let reach = reach(dossier, assessment)?;
    Some(Window::of(scope, &reach, assessment.today, columns))
}
