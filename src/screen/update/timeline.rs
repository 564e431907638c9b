//! The keys of the timeline: which row, which days, and the way to the phase.
//!
//! How many days are in scope depends on the size of the screen, and is asked of `extent.rs`.

use crate::assess::{Lane, RowKind, Track};
use crate::screen::app::{App, View};
use crate::screen::extent;
use crate::screen::keymap::Action;
use crate::screen::window::Scope;

/// Opens the timeline on the selected row of the list, with all that runs in scope.
pub(super) fn open(app: &mut App) {
    let (dossier, assessment) = app.shown();
    let row = app.row().map(|row| row.kind);
    let lane = row.and_then(|row| Lane::beside(dossier, assessment, row));
    app.view = View::Timeline;
    app.scope = Scope::default();
    app.cursors.timeline = lane.and_then(|lane| same(app, lane)).unwrap_or(0);
}

/// Other days, or the same further or nearer.
pub(super) fn look(app: &mut App, action: Action) {
    let Some(window) = extent::timeline(app) else {
        return;
    };
    let today = app.shown().1.today;
    app.scope = match action {
        Action::ShiftOn => window.shifted(true),
        Action::ShiftBack => window.shifted(false),
        Action::FirstDay => window.at_end(false),
        Action::LastDay => window.at_end(true),
        Action::Finer => window.zoomed(true, today),
        Action::Coarser => window.zoomed(false, today),
        _ => Scope::default(),
    };
    // What lies beyond the last day is never saved up.
    if let (false, Some(window)) = (app.scope == Scope::default(), extent::timeline(app)) {
        app.scope = window.scope();
    }
}

/// To the selected phase in the list, or to the wait.
pub(super) fn leave(app: &mut App) {
    let Some(lane) = app.lane() else { return };
    app.forget_search(View::Main);
    let own = |kind: RowKind| match (kind, lane.track) {
        (RowKind::Clock(clock), Track::Clock(track)) => clock == track,
        _ => false,
    };
    let row = |is: &dyn Fn(RowKind) -> bool| app.rows.iter().position(|row| is(row.kind));
    let phase = |kind: RowKind| kind == RowKind::Phase(lane.phase);
    let found = row(&own).or_else(|| row(&phase));
    app.view = View::Main;
    app.selected = found.unwrap_or(app.selected);
}

/// The row that shows the same as another did, perhaps before the file changed.
pub(super) fn same(app: &App, lane: Lane) -> Option<usize> {
    let lanes = app.lanes();
    let same = |other: &Lane| {
        let track = lane.heads || other.track == lane.track;
        other.phase == lane.phase && other.heads == lane.heads && track
    };
    let head = |other: &Lane| other.phase == lane.phase && other.heads;
    let own = lanes.iter().position(same);
    own.or_else(|| lanes.iter().position(head))
}
