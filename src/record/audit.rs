//! The facts held against the journal: what one says and the other does not.
//!
//! Every fact of a dossier came into it by an entry, and a journal is only ever added to. Where an
//! editor, a merge by hand or a faulty disk altered one of the two, they contradict each other, and here
//! each place is named. Who wrote a value is asked here, too: nobody is named for what they did not
//! write. This module never judges a date.

use std::collections::{BTreeSet, HashMap};

use crate::plan::ClockKey;

use super::contradiction::{Contradiction, Contrast};
use super::value::Value;
use super::{Dossier, Entry, Journal, NotePlace, Op, Slot, Stamp};

impl Dossier {
    /// Every fact with its slot and its place in the file.
    fn facts(&self) -> Vec<(Slot, String)> {
        let mut facts = Vec::new();
        for (i, record) in self.records.iter().enumerate() {
            let place = format!("records[{i}] {}", record.event);
            facts.push((Slot::Record(record.event.clone()), place));
        }
        for (i, item) in self.items.iter().enumerate() {
            let place = format!("items[{i}] {}:{}", item.milestone, item.id);
            facts.push((Slot::Item(item.milestone.clone(), item.id.clone()), place));
        }
        for (i, request) in self.requests.iter().enumerate() {
            let place = format!("requests[{i}] {}:{}", request.register, request.n);
            let slot = Slot::Request(request.register.clone(), request.n);
            facts.push((slot, place));
        }
        for (i, act) in self.suspensions.iter().enumerate() {
            facts.push((
                Slot::Suspension(act.n),
                format!("suspensions[{i}] {}", act.n),
            ));
        }
        for (i, act) in self.extensions.iter().enumerate() {
            facts.push((Slot::Extension(act.n), format!("extensions[{i}] {}", act.n)));
        }
        for (i, promise) in self.expected.iter().enumerate() {
            let place = format!("expected[{i}] {}", promise.event);
            facts.push((Slot::Expectation(promise.event.clone()), place));
        }
        for (i, note) in self.notes.iter().enumerate() {
            facts.push((Slot::Note(note.n), format!("notes[{i}] {}", note.n)));
        }
        facts
    }
}

impl Slot {
    /// The place of what is not in the file: the list it would be in, and its name there.
    fn place(&self) -> String {
        match self {
            Self::Record(event) => format!("records {event}"),
            Self::Item(milestone, item) => format!("items {milestone}:{item}"),
            Self::Request(register, n) => format!("requests {register}:{n}"),
            Self::Suspension(n) => format!("suspensions {n}"),
            Self::Extension(n) => format!("extensions {n}"),
            Self::Expectation(event) => format!("expected {event}"),
            Self::Note(n) => format!("notes {n}"),
            Self::Setting(key) => format!("plan {key}"),
        }
    }

    fn number(&self) -> Option<u32> {
        match self {
            Self::Request(_, n) | Self::Suspension(n) | Self::Extension(n) | Self::Note(n) => {
                Some(*n)
            }
            _ => None,
        }
    }
}

impl Journal {
    /// Who wrote what now stands in a slot; `None` where that is not what the newest entry about it left,
    /// so that it was written outside of the program, or where nothing was ever written there.
    #[must_use]
    pub fn author_of(&self, dossier: &Dossier, slot: &Slot) -> Option<&Stamp> {
        let entry = self.last_touch(slot)?;
        (!is_outside(dossier, slot, entry)).then_some(&entry.stamp)
    }

    /// Whether what stands in a slot is not what the newest entry about it left.
    #[must_use]
    pub fn is_outside(&self, dossier: &Dossier, slot: &Slot) -> bool {
        match self.last_touch(slot) {
            Some(entry) => is_outside(dossier, slot, entry),
            // The plan came with its values.
            None => !matches!(slot, Slot::Setting(_)) && dossier.value(slot).is_some(),
        }
    }

    /// Every place at which the journal contradicts itself or the facts.
    #[must_use]
    pub fn contradictions(&self, dossier: &Dossier) -> Vec<Contradiction> {
        let mut found = self.misnumbered();
        let rev = dossier.rev;
        let entries = self.entries().len();
        // Where numbers are wrong, that has been said already.
        if found.is_empty() && rev != entries as u64 {
            let kind = Contrast::Count { rev, entries };
            found.push(at("rev".to_owned(), kind));
        }
        let left = self.replayed(&mut found);
        compare(dossier, &left, &mut found);
        for (i, note) in dossier.notes.iter().enumerate() {
            if !self.knows(dossier, &note.place) {
                let kind = Contrast::UnknownPlace(note.place.to_string());
                found.push(at(format!("notes[{i}] {}", note.n), kind));
            }
        }
        found
    }

    /// What is wrong with the numbers of the entries, and with those that they name.
    fn misnumbered(&self) -> Vec<Contradiction> {
        let numbers: BTreeSet<u64> = self.entries().iter().map(|entry| entry.n).collect();
        let (mut found, mut seen, mut last) = (Vec::new(), BTreeSet::new(), 0);
        for (i, entry) in self.entries().iter().enumerate() {
            let mut report = |kind| found.push(at(format!("journal[{i}]"), kind));
            let n = entry.n;
            if n == 0 {
                report(Contrast::NumberZero);
            } else if !seen.insert(n) {
                report(Contrast::NumberTwice(n));
            } else if n < last {
                report(Contrast::OutOfOrder { n, after: last });
            } else if let Some(from) = last.checked_add(1).filter(|from| *from < n) {
                let before = numbers.range(from..n).next();
                if before.is_none() {
                    report(Contrast::Missing { from, to: n - 1 });
                }
            }
            let is_back = matches!(entry.op, Op::Undo | Op::Redo);
            if let Some(of) = entry.of
                && is_back
                && (of >= n || !numbers.contains(&of))
            {
                report(Contrast::NothingToTakeBack(of));
            }
            last = last.max(n);
        }
        found
    }

    /// Makes the entries again in the order of their numbers: what each slot was left with, and by which.
    fn replayed<'j>(
        &'j self,
        found: &mut Vec<Contradiction>,
    ) -> HashMap<Slot, (u64, Option<Value<'j>>)> {
        let mut entries: Vec<(usize, &Entry)> = self.entries().iter().enumerate().collect();
        entries.sort_by_key(|(_, entry)| entry.n);
        let mut left: HashMap<Slot, (u64, Option<Value<'_>>)> = HashMap::new();
        for (i, entry) in entries {
            for edit in &entry.edits {
                let Some(slot) = edit.slot() else { continue };
                let (before, after) = edit.sides();
                let known = left.get(&slot);
                let is_other = match known {
                    Some((_, value)) => *value != before,
                    // What a plan came with, no entry says.
                    None => before.is_some() && !matches!(slot, Slot::Setting(_)),
                };
                if is_other {
                    let left_by = known.map(|(n, _)| *n);
                    let n = entry.n;
                    let place = format!("journal[{i}] {}", slot.place());
                    found.push(at(place, Contrast::MadeFromAnother { n, left_by }));
                }
                left.insert(slot, (entry.n, after));
            }
        }
        left
    }

    /// Whether a note may speak of a place: it is there, or a request of that number once was.
    fn knows(&self, dossier: &Dossier, place: &NotePlace) -> bool {
        match place {
            NotePlace::Plan => true,
            NotePlace::Phase(number) => dossier.plan.phase(*number).is_some(),
            NotePlace::Named(event) => {
                let was_opened = || {
                    let key: ClockKey = event.to_string().parse().ok()?;
                    dossier.plan.register(&key.id)?;
                    Some(key.n? <= self.highest_request(&key.id))
                };
                dossier.phase_of(place).is_some() || was_opened() == Some(true)
            }
        }
    }
}

fn at(place: String, kind: Contrast) -> Contradiction {
    Contradiction { place, kind }
}

/// Whether what stands in a slot is not what an entry about it left.
fn is_outside(dossier: &Dossier, slot: &Slot, entry: &Entry) -> bool {
    let mut edits = entry.edits.iter().rev();
    let edit = edits.find(|edit| edit.slot().as_ref() == Some(slot));
    edit.is_some_and(|edit| edit.sides().1 != dossier.value(slot))
}

/// Compares what the entries left with what is in the file.
fn compare(
    dossier: &Dossier,
    left: &HashMap<Slot, (u64, Option<Value<'_>>)>,
    found: &mut Vec<Contradiction>,
) {
    for (slot, place) in dossier.facts() {
        if slot.number() == Some(0) {
            found.push(at(place.clone(), Contrast::NumberZero));
        }
        let now = dossier.value(&slot);
        let kind = match (left.get(&slot), now) {
            (None, _) => Contrast::Unwritten,
            (Some((n, None)), _) => Contrast::StillThere(*n),
            (Some((n, Some(was))), Some(now)) if now != *was => now.differs(was, *n),
            _ => continue,
        };
        found.push(at(place, kind));
    }
    let mut rest: Vec<(&Slot, u64, Contrast)> = Vec::new();
    for (slot, (n, value)) in left {
        let now = dossier.value(slot);
        let is_setting = matches!(slot, Slot::Setting(_));
        match (value, now) {
            (Some(_), None) => rest.push((slot, *n, Contrast::Lost(*n))),
            (Some(was), Some(now)) if is_setting && now != *was => {
                rest.push((slot, *n, now.differs(was, *n)));
            }
            (None, Some(_)) if is_setting => {
                rest.push((slot, *n, Contrast::StillThere(*n)));
            }
            _ => {}
        }
    }
    rest.sort_by_key(|(slot, n, _)| (*n, slot.place()));
    found.extend(
        rest.into_iter()
            .map(|(slot, _, kind)| at(slot.place(), kind)),
    );
}
