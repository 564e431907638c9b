//! Where the cursor is in each view.

use crate::assess::{Assessment, Row, RowKind};

/// The selected row of each view but the list, so that moving in one never moves another. The view of
/// origins has no rows: there it is the line on top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursors {
    /// Of the register of requests.
    pub requests: usize,
    /// Of the journal.
    pub journal: usize,
    /// Of what of the plan may be set.
    pub plan: usize,
    /// Of a check list.
    pub points: usize,
    /// Of where dates come from.
    pub origin: usize,
    /// Of the timeline.
    pub timeline: usize,
    /// Of the plans that a new dossier may begin with.
    pub choice: usize,
}

/// The row of the first awaited event; without one, the first that is open, or the first of all.
pub(super) fn most_urgent(rows: &[Row], assessment: &Assessment) -> usize {
    let awaited = rows.iter().position(|row| row.awaited.contains(&0));
    let open = || {
        rows.iter().position(|row| match row.kind {
            RowKind::Phase(index) => assessment.phases[index].state.is_open(),
            RowKind::Clock(_) => true,
        })
    };
    awaited.or_else(open).unwrap_or(0)
}
