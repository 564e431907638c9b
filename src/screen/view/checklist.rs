//! The check lists of a phase in its detail, point by point; and what is said of a point wherever it stands.

use crate::assess::State;
use crate::plan::ItemId;
use crate::record::{CheckList, PointStatus, Tick};
use crate::screen::app::App;
use crate::screen::theme::{Cell, strong};
use crate::words::{audit, checklist, event, state};

use super::line::{Line, Piece};
use super::pen::Pen;

/// Where the points stand, under the heads of their groups.
const TEXT: u16 = 4;

/// What the head of a group says.
pub(super) fn group_name(app: &App, list: &CheckList<'_>, group: Option<&ItemId>) -> String {
    let known = group.and_then(|id| list.milestone.group(id));
    match known {
        Some(known) => checklist::group(app.lang, known),
        None => checklist::other_points(app.lang).to_owned(),
    }
}

/// Who ticked a point, unless that was done outside of the program.
pub(super) fn by<'a>(app: &App, tick: &'a Tick) -> &'a str {
    if app.is_outside(tick) {
        audit::nobody(app.lang)
    } else {
        &tick.stamp.by
    }
}

/// How a point looks: as what happened, does not apply, or is to come.
pub(super) fn state_of(status: &PointStatus<'_>) -> State {
    match (status.tick, status.waiver) {
        (Some(_), _) => State::Met,
        (None, Some(_)) => State::Waived,
        (None, None) => State::NotStarted,
    }
}

/// The check lists of the selected phase, in full, for its detail: what ends it and is not recorded first.
pub(super) fn lines(app: &App, width: u16, pen: &Pen<'_>) -> Vec<Line> {
    let lang = app.lang;
    let plan = &app.dossier.plan;
    let phase = app.phase_number().into_iter();
    let milestones = phase.flat_map(|number| plan.milestones_of(number));
    let lists = milestones.filter_map(|index| {
        let id = &plan.milestones[*index].id;
        app.dossier.checklist(id, Some(app.today))
    });
    let mut lines = Vec::new();
    for list in lists {
        let of = event::milestone(lang, plan, &list.milestone.id);
        let said = checklist::in_full(lang, &list);
        let said = format!("{}: {said}", checklist::title_of(lang, &of));
        lines.extend(Line::wrapped(2, &said, width, pen));
        let has_groups = list.points.iter().any(|status| status.group.is_some());
        let mut under = None;
        for status in &list.points {
            let group = status.group.map(|group| &group.id);
            if has_groups && under != Some(group) {
                let name = group_name(app, &list, group);
                lines.push(Line::of(vec![Piece(2, name, strong())]));
                under = Some(group);
            }
            lines.extend(point_lines(app, status, width, pen));
        }
    }
    lines
}

/// A point in the detail: its sign, what it says with its source, and behind that what became of it.
fn point_lines(app: &App, status: &PointStatus<'_>, width: u16, pen: &Pen<'_>) -> Vec<Line> {
    let lang = app.lang;
    let of = state_of(status);
    let mut said = checklist::point_with_source(lang, status.point);
    let became = match (status.tick, status.waiver) {
        (Some(tick), _) => Some(checklist::signed(lang, tick, by(app, tick))),
        (None, Some(waiver)) => Some(checklist::waived_by(lang, waiver)),
        (None, None) => None,
    };
    for more in became.into_iter().chain(checklist::noted(status)) {
        said = format!("{said}: {more}");
    }
    let mut lines = Line::wrapped(TEXT, &said, width, pen);
    if let Some(first) = lines.first_mut() {
        let glyph = state::glyph(of, app.ascii).to_owned();
        let style = app.theme.state(of, Cell::Glyph);
        first.pieces.insert(0, Piece(2, glyph, style));
    }
    lines
}
