//! Where the cursor goes: by the keys of a list, into the pane and back, and on after a save.

use std::collections::HashSet;

use crossterm::event::KeyCode;

use crate::plan::Event;
use crate::screen::app::{App, View};
use crate::screen::extent;
use crate::screen::keymap::Action;

/// Where a move over `len` lines leads on a screen of so many rows.
pub(super) fn moved(action: Action, here: usize, len: usize, rows: u16) -> usize {
    let page = usize::from(rows).saturating_sub(4).max(1);
    let last = len.saturating_sub(1);
    match action {
        Action::Up => here.saturating_sub(1),
        Action::Down => here + 1,
        Action::PageUp => here.saturating_sub(page),
        Action::PageDown => here + page,
        Action::First => 0,
        Action::Last => last,
        _ => here,
    }
    .min(last)
}

/// Into the pane, onto what is awaited, or else onto what happened last; and back. Where it has no
/// events, only to scroll what does not fit.
pub(super) fn toggle_pane(app: &mut App, code: KeyCode) {
    app.pane = match (app.pane, code) {
        (Some(_), KeyCode::Right) => return,
        (Some(_), _) | (None, KeyCode::Left | KeyCode::BackTab) => None,
        (None, _) => {
            let events = app.events();
            let awaited: HashSet<Event> = app.awaited_here().into_iter().collect();
            let first = events.iter().position(|event| awaited.contains(event));
            let recorded = |event: &Event| app.record(event).is_some();
            let last = || events.iter().rposition(recorded);
            let more = app.stops() == 0 && extent::pane(app) > 1;
            (more || app.stops() > 0).then(|| first.or_else(last).unwrap_or(0))
        }
    };
}

/// After a date, one key goes on to the next missing event.
pub(super) fn go_on(app: &mut App) {
    let here = app.view == View::Main && app.pane.is_none();
    if here && app.awaited_here().is_empty() {
        let next = app.rows.iter().position(|row| row.awaited.contains(&0));
        app.selected = next.unwrap_or(app.selected);
    }
}
