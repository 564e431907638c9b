//! Where the keyboard is: keys mean something there by the table of `keymap`.

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The list of phases.
    Main,
    /// The same on another day, which is only looked at.
    OtherDay,
    /// The events in the pane under the list.
    Pane,
    /// The register of requests.
    Requests,
    /// The journal.
    Journal,
    /// What of the plan may be set.
    Plan,
    /// A check list.
    Points,
    /// The origin of a date.
    Origin,
    /// The timeline.
    Timeline,
    /// With which plan a new dossier begins.
    Choice,
    /// The list of dossiers.
    Dossiers,
    /// The words that are looked for in it.
    Search,
    /// A form.
    Form,
    /// A text of several lines.
    Text,
    /// A question.
    Question,
    /// The help.
    Help,
}

impl Context {
    /// Every place.
    pub const ALL: [Self; 16] = [
        Self::Main,
        Self::OtherDay,
        Self::Pane,
        Self::Requests,
        Self::Journal,
        Self::Plan,
        Self::Points,
        Self::Origin,
        Self::Timeline,
        Self::Choice,
        Self::Dossiers,
        Self::Search,
        Self::Form,
        Self::Text,
        Self::Question,
        Self::Help,
    ];
}
