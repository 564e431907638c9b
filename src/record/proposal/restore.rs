//! Going back to an earlier state, as a change like any other: it stands in the journal with its
//! author, and can be undone.
//!
//! What was done since is not unwritten, it is done back: the journal keeps it, and numbers that were
//! given stay given.

use crate::plan::Plan;
use crate::record::{Change, Dossier, Edit, Op, Refusal, SettingKey};

use super::ProposalContext;

impl ProposalContext<'_> {
    /// The change that makes the dossier say what `earlier` says; `None` where it does.
    ///
    /// # Errors
    /// [`Refusal::OtherPlan`] where they differ in what no change can alter.
    pub(super) fn restore(&self, earlier: &Dossier) -> Result<Option<Change>, Refusal> {
        let edits = difference(self.dossier, earlier);
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

/// The edits that lead from one dossier to another. First what other facts rest on: the plan, items, requests.
fn difference(from: &Dossier, to: &Dossier) -> Vec<Edit> {
    let mut edits = settings(from, to);
    edits.extend(from.difference(to));
    let is_ground = |edit: &Edit| {
        matches!(
            edit,
            Edit::Setting { .. } | Edit::Item { .. } | Edit::Request { .. }
        )
    };
    edits.sort_by_key(|edit| !is_ground(edit));
    edits
}

fn settings(from: &Dossier, to: &Dossier) -> Vec<Edit> {
    let all = |plan| {
        let shown = SettingKey::all(plan).into_iter();
        shown.chain(unshown(plan)).chain(SettingKey::points(plan))
    };
    let mut keys: Vec<SettingKey> = Vec::new();
    for key in all(&from.plan).chain(all(&to.plan)) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    // A group is there before the first point in it, and until after the last.
    keys.sort_by_key(|key| match key {
        SettingKey::PointGroup(..) if key.value(&to.plan).is_none() => 2,
        SettingKey::PointGroup(..) => 0,
        _ => 1,
    });
    let edits = keys.into_iter().filter_map(|key| {
        let (before, after) = (key.value(&from.plan), key.value(&to.plan));
        let at = key.position(&to.plan).filter(|_| before.is_none());
        (before != after).then_some(Edit::Setting {
            key,
            before,
            after,
            at,
        })
    });
    edits.collect()
}

/// What a clock may have been given though a list shows it only beside other values: a warning before there
/// was a limit.
fn unshown(plan: &Plan) -> impl Iterator<Item = SettingKey> {
    plan.agreed_clocks().flat_map(|(_, clock)| {
        let id = || clock.id.clone();
        [
            SettingKey::Warn(id()),
            SettingKey::WarnAfter(id()),
            SettingKey::Penalty(id()),
            SettingKey::FirstDay(id()),
            SettingKey::OwnLastDay(id()),
        ]
    })
}
