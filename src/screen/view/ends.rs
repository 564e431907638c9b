//! Which clocks a form would end, and where what is said under its fields ends.

use crate::assess::ClockStatus;
use crate::screen::app::App;
use crate::screen::form::Form;

/// Where the text under the fields ends, and down to which row there may be a calendar beside it.
pub(super) struct Ends {
    pub(super) text: u16,
    pub(super) calendar: u16,
    /// What the day means, where it had no row.
    pub(super) day: Option<String>,
}

/// The clocks that the event of the form ends, as they would be after saving.
pub(super) fn ended<'a>(app: &'a App, form: &Form) -> Vec<&'a ClockStatus> {
    let Some(event) = form.kind.event() else {
        return Vec::new();
    };
    let (dossier, assessment) = app.shown();
    assessment.ended_by(&dossier.plan, event)
}
