//! The facts held against the journal: what one says and the other does not.
//!
//! Every fact of a dossier came into it by an entry, and a journal is only ever added to. Where an
//! editor, a merge by hand or a faulty disk altered one of the two, they contradict each other, and here
//! each place is named. Who wrote a value is asked here, too: nobody is named for what they did not
//! write. This module never judges a date.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::plan::{ClockId, ClockKey};

use super::act_id::ActId;
use super::contradiction::{Contradiction, Contrast};
use super::edit::Value;
use super::{Dossier, Edit, Entry, Journal, NotePlace, Op, Request, Slot, Stamp, Swap};

impl Journal {
    /// Who wrote what now stands in a slot; `None` where that is not what the newest entry about it left,
    /// so that it was written outside of the program, or where nothing was ever written there.
    #[must_use]
    pub fn author_of(&self, dossier: &Dossier, slot: &Slot) -> Option<&Stamp> {
        if let Some(entry) = self.altered_within(slot) {
            return Some(&entry.stamp);
        }
        let entry = self.last_touch(slot)?;
        (!is_outside(dossier, slot, entry)).then_some(&entry.stamp)
    }

    /// The newest entry that altered something within a part of the plan, or around it, after what was last written
    /// of the part itself.
    fn altered_within(&self, slot: &Slot) -> Option<&Entry> {
        if !slot.is_of_plan() {
            return None;
        }
        let entries = self.entries().iter().rev();
        let mut edits = entries.flat_map(|entry| {
            let slots = entry.edits.iter().rev().filter_map(Edit::slot);
            slots.map(move |other| (entry, other))
        });
        let (entry, other) = edits.find(|(_, other)| other.overlaps(slot))?;
        (other != *slot).then_some(entry)
    }

    /// Whether what stands in a slot is not what the newest entry about it left.
    #[must_use]
    pub fn is_outside(&self, dossier: &Dossier, slot: &Slot) -> bool {
        match self.last_touch(slot) {
            Some(_) if self.altered_within(slot).is_some() => false,
            Some(entry) => is_outside(dossier, slot, entry),
            // The plan came with its values.
            None => !slot.is_of_plan() && dossier.value(slot).is_some(),
        }
    }

    /// The slots in which stands what no entry left there, so that it was written outside of the program.
    #[must_use]
    pub fn outside(&self, dossier: &Dossier) -> HashSet<Slot> {
        let mut left = self.newest_edits();
        let now = PresentValues::of(dossier);
        let facts = now.facts.keys();
        let unwritten = facts.filter(|slot| !left.contains_key(slot));
        let mut found: HashSet<Slot> = unwritten.cloned().collect();
        left.retain(|slot, (_, after)| *after != now.value(slot));
        found.extend(left.into_keys());
        found
    }

    /// Which entries, by their places in the journal, left a value that was then altered, or taken away,
    /// outside of the program.
    #[must_use]
    pub fn overwritten(&self, dossier: &Dossier) -> HashSet<usize> {
        let now = PresentValues::of(dossier);
        let left = self.newest_edits().into_iter();
        left.filter(|(slot, (_, after))| *after != now.value(slot))
            .map(|(_, (place, _))| place)
            .collect()
    }

    /// What the newest entry about each slot left there, and the place of that entry.
    fn newest_edits(&self) -> HashMap<Slot, (usize, Option<Value<'_>>)> {
        let mut left = HashMap::new();
        for (place, entry) in self.entries().iter().enumerate() {
            for edit in &entry.edits {
                if let Some(slot) = edit.slot() {
                    forget_parts(&mut left, &slot);
                    left.insert(slot, (place, edit.sides().after));
                }
            }
        }
        left
    }

    /// Every place at which the journal contradicts itself or the facts.
    #[must_use]
    pub fn contradictions(&self, dossier: &Dossier) -> Vec<Contradiction> {
        let mut found = self.misnumbered();
        let rev = dossier.rev;
        let entries = self.entries().len();
        // Where something is wrong with the entries, that has been said already.
        if found.is_empty() && rev != entries as u64 {
            let kind = Contrast::Count { rev, entries };
            found.push(at("rev".to_owned(), kind));
        }
        let left = self.replayed(&mut found);
        compare(dossier, &left, &mut found);
        let known = KnownPlaces::of(dossier, self);
        for (i, note) in dossier.notes.iter().enumerate() {
            if !known.has(&note.place) {
                let kind = Contrast::UnknownPlace(note.place.to_string());
                found.push(at(format!("notes[{i}] {}", note.n), kind));
            }
        }
        left_over(dossier, &mut found);
        found
    }

    /// What is wrong with the numbers of the entries, and with what they name.
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
            match entry.of {
                _ if !is_back => {}
                None => report(Contrast::TakesBackUnnamed),
                Some(of) if of >= n || !numbers.contains(&of) => {
                    report(Contrast::NothingToTakeBack(of));
                }
                Some(_) => {}
            }
            for edit in &entry.edits {
                if let Some(names) = edit.two_names() {
                    report(Contrast::TwoNames(names));
                } else if edit.slot().is_none() {
                    report(Contrast::TouchesNothing);
                }
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
                let Swap { before, after } = edit.sides();
                let known = left.get(&slot);
                let is_other = match known {
                    Some((_, value)) => *value != before,
                    // What a plan came with, no entry says.
                    None => before.is_some() && !slot.is_of_plan(),
                };
                if is_other {
                    let left_by = known.map(|(n, _)| *n);
                    let n = entry.n;
                    let place = format!("journal[{i}] {} {}", slot.list(), slot.name());
                    found.push(at(place, Contrast::MadeFromAnother { n, left_by }));
                }
                forget_parts(&mut left, &slot);
                left.insert(slot, (entry.n, after));
            }
        }
        left
    }
}

/// What stands in each slot: looked up once for all entries, of which there may be thousands.
struct PresentValues<'d> {
    dossier: &'d Dossier,
    facts: HashMap<Slot, Value<'d>>,
}

impl<'d> PresentValues<'d> {
    fn of(dossier: &'d Dossier) -> Self {
        let mut facts = HashMap::new();
        for (slot, value, _) in dossier.facts() {
            // Of two of a name the first counts, as everywhere.
            facts.entry(slot).or_insert(value);
        }
        Self { dossier, facts }
    }

    fn value(&self, slot: &Slot) -> Option<Value<'d>> {
        match slot {
            Slot::Setting(_) | Slot::Plan(_) => self.dossier.value(slot),
            _ => self.facts.get(slot).cloned(),
        }
    }
}

/// The places that a note may speak of: looked up once for all notes, of which there may be thousands.
pub(super) struct KnownPlaces<'d> {
    dossier: &'d Dossier,
    requests: HashSet<(&'d ClockId, u32)>,
    /// The highest number that a register ever gave.
    highest: HashMap<&'d ClockId, u32>,
}

impl<'d> KnownPlaces<'d> {
    pub(super) fn of(dossier: &'d Dossier, journal: &'d Journal) -> Self {
        let requests = dossier.requests.iter();
        let requests = requests.map(|request| (&request.register, request.n));
        let mut highest: HashMap<&ClockId, u32> = HashMap::new();
        for request in journal.ever::<Request>() {
            let known = highest.entry(&request.register).or_default();
            *known = request.n.max(*known);
        }
        Self {
            dossier,
            requests: requests.collect(),
            highest,
        }
    }

    /// Whether a place is there, or a request of that number once was.
    pub(super) fn has(&self, place: &NotePlace) -> bool {
        let plan = &self.dossier.plan;
        match place {
            NotePlace::Plan => true,
            NotePlace::Phase(number) => plan.phase(*number).is_some(),
            NotePlace::Point(place) => plan.milestone(&place.milestone).is_some(),
            NotePlace::Named(_) => {
                let was_opened = |register: &ClockId, n| {
                    let highest = self.highest.get(register);
                    self.requests.contains(&(register, n)) || highest.is_some_and(|most| n <= *most)
                };
                self.dossier.phase_with(place, was_opened).is_some()
            }
        }
    }
}

/// The acts on the time of an attempt that is not there, because its rejection was taken back.
fn left_over(dossier: &Dossier, found: &mut Vec<Contradiction>) {
    let written = dossier.as_written();
    let is_gone = |clock: &&ClockKey| {
        let is_of_attempt = clock.n.is_none() && clock.id.attempt().is_some();
        is_of_attempt && written.plan.clock(&clock.id).is_none()
    };
    let mut report = |place: String, act: ActId, clock: &ClockKey| {
        let clock = clock.to_string();
        found.push(at(place, Contrast::NoAttempt { act, clock }));
    };
    for (i, act) in dossier.suspensions.iter().enumerate() {
        if let Some(clock) = act.clocks.iter().find(is_gone) {
            let place = format!("suspensions[{i}] {}", act.n);
            report(place, ActId::Suspension(act.n), clock);
        }
    }
    for (i, act) in dossier.extensions.iter().enumerate() {
        if is_gone(&&act.clock) {
            let place = format!("extensions[{i}] {}", act.n);
            report(place, ActId::Extension(act.n), &act.clock);
        }
    }
}

/// What was left in a value of the plan is not what it says once a part of it, or what it is a part of, was
/// altered: then that alone is compared.
fn forget_parts<T>(left: &mut HashMap<Slot, T>, slot: &Slot) {
    if slot.is_of_plan() {
        left.retain(|known, _| known == slot || !known.overlaps(slot));
    }
}

fn at(place: String, kind: Contrast) -> Contradiction {
    Contradiction { place, kind }
}

/// Whether what stands in a slot is not what an entry about it left.
fn is_outside(dossier: &Dossier, slot: &Slot, entry: &Entry) -> bool {
    let mut edits = entry.edits.iter().rev();
    let edit = edits.find(|edit| edit.slot().as_ref() == Some(slot));
    edit.is_some_and(|edit| edit.sides().after != dossier.value(slot))
}

/// Compares what the entries left with what is in the file.
fn compare(
    dossier: &Dossier,
    left: &HashMap<Slot, (u64, Option<Value<'_>>)>,
    found: &mut Vec<Contradiction>,
) {
    let mut known = HashSet::new();
    for (slot, now, i) in dossier.facts() {
        let place = || format!("{}[{i}] {}", slot.list(), slot.name());
        if now.number() == Some(0) {
            found.push(at(place(), Contrast::NumberZero));
        }
        let kind = match left.get(&slot) {
            None => Some(Contrast::Unwritten),
            Some((n, None)) => Some(Contrast::StillThere(*n)),
            Some((n, Some(was))) => (now != *was).then(|| now.differs(was, *n)),
        };
        found.extend(kind.map(|kind| at(place(), kind)));
        known.insert(slot);
    }
    let mut rest: Vec<(&Slot, u64, Contrast)> = Vec::new();
    for (slot, (n, value)) in left {
        // A setting is no fact of a list; the others have been compared above.
        if !slot.is_of_plan() {
            if value.is_some() && !known.contains(slot) {
                rest.push((slot, *n, Contrast::Lost(*n)));
            }
            continue;
        }
        let kind = match (value, dossier.value(slot)) {
            (Some(_), None) => Contrast::Lost(*n),
            (Some(was), Some(now)) if now != *was => now.differs(was, *n),
            (None, Some(_)) => Contrast::StillThere(*n),
            _ => continue,
        };
        rest.push((slot, *n, kind));
    }
    let place = |slot: &Slot| format!("{} {}", slot.list(), slot.name());
    rest.sort_by_key(|(slot, n, _)| (*n, place(slot)));
    let rest = rest.into_iter();
    found.extend(rest.map(|(slot, _, kind)| at(place(slot), kind)));
}
