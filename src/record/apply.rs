//! Making a change: each value is put where the one before it stood, and one that comes back where it
//! stood before it was taken away.
//!
//! All of a change is made or nothing of it.

use super::{Change, Clash, Dossier, Edit, Expectation, Item, Request};

impl Change {
    /// These edits with the place of all that they take out of a list of `dossier`, so that it can be put
    /// back there.
    pub(super) fn placed(dossier: &Dossier, mut edits: Vec<Edit>) -> Vec<Edit> {
        // Each finds the list as those before it leave it, and so does each on the way back.
        let mut dossier = dossier.clone();
        for edit in &mut edits {
            let found = match &*edit {
                Edit::Record { event, .. } => {
                    let mut records = dossier.records.iter();
                    records.position(|known| known.event == *event)
                }
                Edit::Item { before, .. } => {
                    let same = |item: &Item| Some(item) == before.as_ref();
                    dossier.items.iter().position(same)
                }
                Edit::Expectation { before, .. } => {
                    let same = |known: &Expectation| Some(known) == before.as_deref();
                    dossier.expected.iter().position(same)
                }
                _ => None,
            };
            if let Some(place) = edit.place_mut() {
                let found = found.and_then(|found| u32::try_from(found).ok());
                *place = place.or(found);
            }
            // What does not fit is refused where the change is made.
            let _ = dossier.edit(edit);
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
            next.edit(edit)?;
        }
        *self = next;
        Ok(())
    }

    fn edit(&mut self, edit: &Edit) -> Result<(), Clash> {
        let clash = || Clash { slot: edit.slot() };
        match edit {
            Edit::Record {
                event,
                before,
                after,
                place,
            } => {
                let at = self
                    .records
                    .iter()
                    .position(|record| record.event == *event);
                let end = end_or(*place, self.records.len());
                let (before, after) = (before.as_deref(), after.as_deref());
                replace(&mut self.records, at, end, before, after)
            }
            Edit::Item {
                before,
                after,
                place,
            } => {
                let item = after.as_ref().or(before.as_ref()).ok_or_else(clash)?;
                let same = |i: &Item| i.milestone == item.milestone && i.id == item.id;
                let at = self.items.iter().position(same);
                let end = end_or(*place, self.items.len());
                replace(&mut self.items, at, end, before.as_ref(), after.as_ref())
            }
            Edit::Request { before, after } => {
                let request = after.as_ref().or(before.as_ref()).ok_or_else(clash)?;
                let same = |r: &Request| r.register == request.register && r.n == request.n;
                let at = self.requests.iter().position(same);
                let later = |r: &Request| r.register == request.register && r.n > request.n;
                let end = before_or_end(&self.requests, later);
                let (before, after) = (before.as_ref(), after.as_ref());
                replace(&mut self.requests, at, end, before, after)
            }
            Edit::Suspension { before, after } => {
                let act = after.as_ref().or(before.as_ref()).ok_or_else(clash)?;
                let at = self.suspensions.iter().position(|known| known.n == act.n);
                let end = before_or_end(&self.suspensions, |known| known.n > act.n);
                let (before, after) = (before.as_deref(), after.as_deref());
                replace(&mut self.suspensions, at, end, before, after)
            }
            Edit::Extension { before, after } => {
                let act = after.as_ref().or(before.as_ref()).ok_or_else(clash)?;
                let at = self.extensions.iter().position(|known| known.n == act.n);
                let end = before_or_end(&self.extensions, |known| known.n > act.n);
                let (before, after) = (before.as_deref(), after.as_deref());
                replace(&mut self.extensions, at, end, before, after)
            }
            Edit::Expectation {
                before,
                after,
                place,
            } => {
                let act = after.as_ref().or(before.as_ref()).ok_or_else(clash)?;
                let same = |known: &Expectation| known.event == act.event;
                let at = self.expected.iter().position(same);
                let end = end_or(*place, self.expected.len());
                let (before, after) = (before.as_deref(), after.as_deref());
                replace(&mut self.expected, at, end, before, after)
            }
            Edit::Note { before, after } => {
                let note = after.as_ref().or(before.as_ref()).ok_or_else(clash)?;
                let at = self.notes.iter().position(|n| n.n == note.n);
                let end = before_or_end(&self.notes, |known| known.n > note.n);
                let (before, after) = (before.as_deref(), after.as_deref());
                replace(&mut self.notes, at, end, before, after)
            }
            Edit::Setting { key, before, after } => {
                if key.value(&self.plan) != *before {
                    return Err(clash());
                }
                return key
                    .assign(&mut self.plan, after.as_deref())
                    .map_err(|_| clash());
            }
        }
        .ok_or_else(clash)
    }
}

/// Where a value is put into a list of so many: at the place it had, or at the end.
fn end_or(place: Option<u32>, len: usize) -> usize {
    let place = place.and_then(|place| usize::try_from(place).ok());
    place.map_or(len, |place| place.min(len))
}

/// Where a numbered value is put into its list: before the first that comes later, or at the end.
fn before_or_end<T>(list: &[T], later: impl Fn(&T) -> bool) -> usize {
    list.iter().position(later).unwrap_or(list.len())
}

/// Puts `after` where `before` is, keeping the place, or at `end` where there is none before; `None` if
/// something else is there.
fn replace<T: Clone + PartialEq>(
    list: &mut Vec<T>,
    at: Option<usize>,
    end: usize,
    before: Option<&T>,
    after: Option<&T>,
) -> Option<()> {
    if at.map(|i| &list[i]) != before {
        return None;
    }
    match (at, after) {
        (Some(i), Some(value)) => list[i] = value.clone(),
        (Some(i), None) => drop(list.remove(i)),
        (None, Some(value)) => list.insert(end, value.clone()),
        (None, None) => {}
    }
    Some(())
}
