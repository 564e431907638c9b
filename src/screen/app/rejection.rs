//! The rejection under the cursor.

use crate::plan::{AttemptRole, MilestoneId};

use super::{App, View};

impl App {
    /// The rejection under the cursor: of an event, and of which attempt.
    pub(in crate::screen) fn rejection_here(&self) -> Option<(MilestoneId, u32)> {
        let line = self.pane.filter(|_| self.view == View::Main)?;
        let event = self.events().into_iter().nth(line)?;
        let rejection = self.dossier.rejection_named(&event.milestone)?;
        let known = self.dossier.plan.milestone(&event.milestone)?;
        let is_one = matches!(known.attempt, Some(AttemptRole::Rejection { .. }));
        is_one.then(|| (rejection.event.clone(), rejection.n))
    }
}
