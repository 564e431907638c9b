//! Going back to an earlier state, as a change like any other: it stands in the journal with its
//! author, and can be undone.
//!
//! What was done since is not unwritten, it is done back: the journal keeps it, and numbers that were
//! given stay given.

use crate::plan::Plan;
use crate::record::plan_edits::plan_edits;
use crate::record::{Change, Dossier, Edit, Op, Refusal};

use super::ProposalContext;

impl ProposalContext<'_> {
    /// The change that makes the dossier say what `earlier` says; `None` where it does.
    ///
    /// # Errors
    /// [`Refusal::OtherPlan`] where it is of another contract.
    pub(super) fn restore(&self, earlier: &Dossier) -> Result<Option<Change>, Refusal> {
        if is_of_another_contract(self.plan(), &earlier.plan) {
            return Err(Refusal::OtherPlan);
        }
        let edits = difference(self.dossier, earlier).ok_or(Refusal::OtherPlan)?;
        let edits = Change::placed(self.dossier, edits);
        let change = Change::new(Op::Restore, edits);
        let mut next = self.dossier.clone();
        let applied = next.apply(&change);
        if applied.is_err() || !next.plan.agrees_with(&earlier.plan) {
            return Err(Refusal::OtherPlan);
        }
        Ok((!change.edits.is_empty()).then_some(change))
    }
}

/// The edits that lead from one dossier to another; `None` where none lead to its plan. First what other facts
/// rest on: the plan, items, requests.
fn difference(from: &Dossier, to: &Dossier) -> Option<Vec<Edit>> {
    let mut edits = plan_edits(from, &to.plan)?;
    edits.extend(from.difference(to));
    let is_ground =
        |edit: &Edit| edit.is_of_plan() || matches!(edit, Edit::Item { .. } | Edit::Request { .. });
    edits.sort_by_key(|edit| !is_ground(edit));
    Some(edits)
}

/// Whether two plans bear other names and have no event in common.
fn is_of_another_contract(one: &Plan, other: &Plan) -> bool {
    let mut milestones = one.milestones.iter();
    one.name != other.name && !milestones.any(|known| other.milestone(&known.id).is_some())
}
