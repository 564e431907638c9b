//! Going back to an earlier state, as a change like any other: it stands in the journal with its
//! author, and can be undone.
//!
//! What was done since is not unwritten, it is done back: the journal keeps it, and numbers that were
//! given stay given.

use std::hash::Hash;

use crate::record::{Change, Dossier, Edit, Op, Refusal, SettingKey};

use super::Context;

impl Context<'_> {
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
        if applied.is_err() || next.plan != earlier.plan {
            return Err(Refusal::OtherPlan);
        }
        Ok((!change.edits.is_empty()).then_some(change))
    }
}

/// The edits that lead from one dossier to another, the plan first.
fn difference(from: &Dossier, to: &Dossier) -> Vec<Edit> {
    let mut edits = settings(from, to);
    let items = pairs(&from.items, &to.items, |item| {
        (item.milestone.clone(), item.id.clone())
    });
    edits.extend(items.map(|(before, after)| Edit::Item {
        before,
        after,
        place: None,
    }));
    let requests = pairs(&from.requests, &to.requests, |request| {
        (request.register.clone(), request.n)
    });
    edits.extend(requests.map(|(before, after)| Edit::Request { before, after }));
    let records = pairs(&from.records, &to.records, |record| record.event.clone());
    edits.extend(records.filter_map(|(before, after)| {
        let event = before.as_ref().or(after.as_ref())?.event.clone();
        Some(Edit::Record {
            event,
            before: before.map(Box::new),
            after: after.map(Box::new),
            place: None,
        })
    }));
    let suspensions = pairs(&from.suspensions, &to.suspensions, |act| act.n);
    edits.extend(suspensions.map(|(before, after)| Edit::Suspension {
        before: before.map(Box::new),
        after: after.map(Box::new),
    }));
    let extensions = pairs(&from.extensions, &to.extensions, |act| act.n);
    edits.extend(extensions.map(|(before, after)| Edit::Extension {
        before: before.map(Box::new),
        after: after.map(Box::new),
    }));
    let expected = pairs(&from.expected, &to.expected, |promise| {
        promise.event.clone()
    });
    edits.extend(expected.map(|(before, after)| Edit::Expectation {
        before: before.map(Box::new),
        after: after.map(Box::new),
        place: None,
    }));
    let notes = pairs(&from.notes, &to.notes, |note| note.n);
    edits.extend(notes.map(|(before, after)| Edit::Note {
        before: before.map(Box::new),
        after: after.map(Box::new),
    }));
    edits
}

fn settings(from: &Dossier, to: &Dossier) -> Vec<Edit> {
    let mut keys = SettingKey::all(&from.plan);
    for key in SettingKey::all(&to.plan) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let edits = keys.into_iter().filter_map(|key| {
        let (before, after) = (key.value(&from.plan), key.value(&to.plan));
        (before != after).then_some(Edit::Setting { key, before, after })
    });
    edits.collect()
}

/// What differs between two lists, thing by thing: those that are in the first, then those that are
/// only in the second.
fn pairs<'l, T: Clone + PartialEq, K: Eq + Hash>(
    from: &'l [T],
    to: &'l [T],
    key: impl Fn(&T) -> K + 'l,
) -> impl Iterator<Item = (Option<T>, Option<T>)> + 'l {
    let mut wanted: std::collections::HashMap<K, &T> =
        to.iter().map(|thing| (key(thing), thing)).collect();
    let mut found: Vec<(Option<T>, Option<T>)> = Vec::new();
    for thing in from {
        let other = wanted.remove(&key(thing));
        if other != Some(thing) {
            found.push((Some(thing.clone()), other.cloned()));
        }
    }
    let new = to.iter().filter(|thing| wanted.contains_key(&key(thing)));
    found.extend(new.map(|thing| (None, Some(thing.clone()))));
    found.into_iter()
}
