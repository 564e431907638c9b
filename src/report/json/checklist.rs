//! Check lists, for other programs.

use serde::Serialize;

use crate::calendar::Date;
use crate::plan::{ItemId, MilestoneId};
use crate::record::{CheckList, Dossier, PointStatus};

/// The check list of a milestone, its points as they are shown.
#[derive(Serialize)]
pub(super) struct CheckListView<'d> {
    milestone: &'d MilestoneId,
    points: Vec<PointView<'d>>,
}

/// A point: ticked where it has a date.
#[derive(Serialize)]
struct PointView<'d> {
    id: &'d ItemId,
    date: Option<Date>,
    by: Option<&'d str>,
    note: Option<&'d str>,
    waived: bool,
}

impl<'d> PointView<'d> {
    fn of(status: &PointStatus<'d>) -> Self {
        Self {
            id: &status.point.id,
            date: status.tick().map(|tick| tick.date),
            by: status.tick().map(|tick| tick.stamp.by.as_str()),
            note: status.note(),
            waived: status.waiver().is_some(),
        }
    }
}

/// The check lists as known on a day.
pub(super) fn checklists<'d>(dossier: &'d Dossier, today: Date) -> Vec<CheckListView<'d>> {
    let lists = dossier.checklists(today);
    let view = |list: CheckList<'d>| CheckListView {
        milestone: &list.milestone.id,
        points: list.points.iter().map(PointView::of).collect(),
    };
    lists.map(view).collect()
}
