//! What is asked before anything is said of the list of an attempt that was rejected: mostly that of the next one is
//! meant.

use crate::plan::MilestoneId;
use crate::record::{Change, Dossier, Edit, Op};

use super::kind::Doubt;

/// That a change ticks a point of such a list, takes a tick back, or says what of it does not apply.
pub(super) fn closed_list(dossier: &Dossier, change: &Change) -> Option<Doubt> {
    if !matches!(change.op, Op::Tick | Op::Waive) {
        return None;
    }
    let mut lists = change.edits.iter().filter_map(list_of);
    lists.find_map(|list| {
        Some(Doubt::ClosedList {
            list: list.clone(),
            on: dossier.list_closed_by(list)?.date,
        })
    })
}

/// The list that an edit is about.
fn list_of(edit: &Edit) -> Option<&MilestoneId> {
    match edit {
        Edit::Tick { before, after, .. } => {
            let tick = after.as_ref().or(before.as_ref())?;
            Some(&tick.event)
        }
        Edit::Waiver { before, after, .. } => {
            let waiver = after.as_ref().or(before.as_ref())?;
            waiver.event.point().map(|place| &place.milestone)
        }
        _ => None,
    }
}
