//! Where the cursor is in each view.

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
    /// Of where dates come from.
    pub origin: usize,
    /// Of the timeline.
    pub timeline: usize,
}
