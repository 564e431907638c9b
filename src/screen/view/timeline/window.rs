//! Which days the timeline shows.

use ratatui::layout::Rect;

use crate::assess::reach;
use crate::screen::app::App;
use crate::screen::window::{Scope, Window};

use super::names;

/// The column in which the days begin at the least, by the width of the screen.
const fn least(width: u16) -> u16 {
    match width {
        100.. => 33,
        60.. => 23,
        40.. => 17,
        20.. => 7,
        _ => 0,
    }
}

/// The column in which the days begin: after the full names where the screen has a third for them, else
/// after the short ones as far as three eighths of it go.
pub(super) fn plot(app: &App, width: u16) -> u16 {
    let least = least(width);
    if width < NAMED {
        return least;
    }
    let [full, short] = names::widths(app);
    if full <= least.max(width / 3) {
        full.max(least)
    } else {
        short.clamp(least, least.max(width / 8 * 3))
    }
}

/// The width of a screen from which on names take the columns that they need.
const NAMED: u16 = 60;

/// The days that the view shows on a screen of this size; none before anything has begun.
pub(in crate::screen) fn window(app: &App, area: Rect) -> Option<Window> {
    let columns = area.width.saturating_sub(plot(app, area.width));
    window_of(app, app.scope, columns)
}

pub(super) fn window_of(app: &App, scope: Scope, columns: u16) -> Option<Window> {
    let (dossier, assessment) = app.shown();
    let reach = reach(dossier, assessment)?;
    Some(Window::of(scope, &reach, assessment.today, columns))
}
