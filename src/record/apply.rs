//! Making a change: each value is put where the one before it stood, and one that comes back where it
//! stood before it was taken away.
//!
//! All of a change is made or nothing of it.

use super::{Change, Clash, Dossier, Edit};

impl Change {
    /// These edits with the place of all that they take out of a list of `dossier`, so that it can be put
    /// back there.
    pub(super) fn placed(dossier: &Dossier, mut edits: Vec<Edit>) -> Vec<Edit> {
        // Each finds the list as those before it leave it, and so does each on the way back.
        let mut dossier = dossier.clone();
        for edit in &mut edits {
            edit.keep_place(&dossier);
            // What does not fit is refused where the change is made.
            let _ = edit.apply(&mut dossier);
        }
        edits
    }
}

impl Dossier {
    /// Makes a change, all of it or nothing.
    ///
    /// # Errors
    /// The slot whose value is not the one the change was made from, or that could not take the new
    /// one.
    pub fn apply(&mut self, change: &Change) -> Result<(), Clash> {
        let mut next = self.clone();
        for edit in &change.edits {
            let clash = || Clash { slot: edit.slot() };
            edit.apply(&mut next).ok_or_else(clash)?;
        }
        // Values by their paths are put in place one by one; what they make together has to be a plan.
        let is_of_plan = |edit: &&Edit| matches!(edit, Edit::Plan { .. });
        if let Some(edit) = change.edits.iter().find(is_of_plan) {
            let slot = edit.slot();
            next.plan = next.plan.checked().map_err(|_| Clash { slot })?;
        }
        next.see_again(self);
        *self = next;
        Ok(())
    }
}
