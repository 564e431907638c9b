//! Which view fills the screen; where the cursor of each is, `cursors.rs` knows.

/// What fills the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The list of phases with the pane.
    Main,
    /// The register of requests.
    Requests,
    /// The journal.
    Journal,
    /// What of the plan may be set.
    Plan,
    /// A check list.
    Points,
    /// Where dates come from.
    Origin,
    /// The timeline.
    Timeline,
    /// With which plan a new dossier begins.
    Choice,
}
