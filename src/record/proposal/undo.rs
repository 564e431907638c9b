//! Taking a change back, and making it again.
//!
//! Both apply the very edits of the journal, so they fit only where the values are still those the
//! change left. What came to rest on a value since (an answer on its request, a date on its item)
//! stands in the way too: taking the ground from under it would leave a dossier that cannot be. All
//! of these are a conflict that says whose change it is.

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId, PointPlace, Role, Switch};
use crate::record::{
    Change, Conflict, Dossier, Edit, Entry, NotePlace, Op, Refusal, SettingKey, Slot, Stamp, Waiver,
};

use super::ProposalContext;

impl ProposalContext<'_> {
    pub(super) fn undo(&self) -> Result<Change, Refusal> {
        let entry = self
            .journal
            .to_undo(&self.stamp.login)
            .ok_or(Refusal::NothingToUndo)?;
        let change = Change {
            op: Op::Undo,
            of: Some(entry.n),
            edits: Change::placed(self.dossier, Change::inverse(&entry.edits)),
        };
        self.still_fits(change)
    }

    pub(super) fn redo(&self) -> Result<Change, Refusal> {
        let entry = self
            .journal
            .to_redo(&self.stamp.login)
            .ok_or(Refusal::NothingToRedo)?;
        let change = Change {
            op: Op::Redo,
            of: Some(entry.n),
            // What a colleague moved since is taken out from where it is now.
            edits: Change::placed(self.dossier, self.in_their_places(entry)),
        };
        if let Some((slot, since)) = self.changed_since_undo(entry) {
            let expected = expected_by(&change, &slot);
            let author = Some(since.stamp.clone());
            return Err(self.conflict(slot, expected, author));
        }
        self.still_fits(change)
    }

    /// The edits of a change that was taken back, with the places that its values had before that.
    fn in_their_places(&self, entry: &Entry) -> Vec<Edit> {
        let mut entries = self.journal.entries().iter().rev();
        let undo = entries.find(|e| e.op == Op::Undo && e.of == Some(entry.n));
        let Some(undo) = undo.filter(|undo| undo.edits.len() == entry.edits.len()) else {
            return entry.edits.clone();
        };
        Change::inverse(&undo.edits)
    }

    /// The first value of a change that was altered anew after the change was taken back: whatever
    /// it is now, making the change again would pass over what somebody decided since.
    fn changed_since_undo(&self, entry: &Entry) -> Option<(Slot, &Entry)> {
        let entries = self.journal.entries();
        let undo = entries
            .iter()
            .rposition(|e| e.op == Op::Undo && e.of == Some(entry.n))?;
        let slots: Vec<Slot> = entry.edits.iter().filter_map(Edit::slot).collect();
        let anew = entries[undo..].iter().filter(|later| later.of.is_none());
        anew.rev().find_map(|later| {
            let touched = later.edits.iter().filter_map(Edit::slot);
            touched
                .into_iter()
                .find(|slot| slots.contains(slot))
                .map(|slot| (slot, later))
        })
    }

    /// Refuses a change whose values somebody has altered since, or built upon; also where that was done
    /// outside of the program, and even where it looks like what the change left.
    fn still_fits(&self, change: Change) -> Result<Change, Refusal> {
        let author = |slot: &Slot| self.journal.author_of(self.dossier, slot).cloned();
        let mut slots = change.edits.iter().filter_map(Edit::slot);
        if let Some(slot) = slots.find(|slot| self.journal.is_outside(self.dossier, slot)) {
            let expected = expected_by(&change, &slot);
            return Err(self.conflict(slot, expected, None));
        }
        let mut next = self.dossier.clone();
        if let Err(clash) = next.apply(&change) {
            let slot = clash.slot.ok_or(Refusal::NothingToUndo)?;
            let expected = expected_by(&change, &slot);
            let author = author(&slot);
            return Err(self.conflict(slot, expected, author));
        }
        let is_of_plan = |edit: &Edit| matches!(edit, Edit::Plan { .. });
        let hanging = if change.edits.iter().any(is_of_plan) {
            self.dossier.hanging_in(&next, self.journal)
        } else {
            Vec::new()
        };
        let against = change
            .edits
            .iter()
            .find_map(|edit| stands_against(&next, edit));
        match against.or(hanging.into_iter().next()) {
            None => Ok(change),
            Some(slot) => {
                let since = self.journal.last_touch(&slot);
                let its = |edit: &&Edit| edit.slot().as_ref() == Some(&slot);
                let edit = since.and_then(|entry| entry.edits.iter().find(its));
                let expected = edit.and_then(|edit| Some(edit.sides().before?.text()));
                let author = author(&slot);
                Err(self.conflict(slot, expected, author))
            }
        }
    }
}

impl ProposalContext<'_> {
    /// A value that is not the one somebody counted on, with who wrote it, unless that was done outside
    /// of the program.
    pub(super) fn conflict(
        &self,
        slot: Slot,
        expected: Option<String>,
        author: Option<Stamp>,
    ) -> Refusal {
        let present = self.dossier.value(&slot).map(|value| value.text());
        let outside = self.journal.is_outside(self.dossier, &slot);
        Refusal::Conflict(Box::new(Conflict {
            author: author.filter(|_| !outside),
            slot,
            expected,
            present,
            outside,
        }))
    }

    /// The same, with the author that the journal names.
    pub(super) fn clash(&self, slot: Slot, expected: Option<String>) -> Refusal {
        let author = self.journal.author_of(self.dossier, &slot).cloned();
        self.conflict(slot, expected, author)
    }
}

/// The value that a change was made from.
fn expected_by(change: &Change, slot: &Slot) -> Option<String> {
    let edit = change
        .edits
        .iter()
        .find(|edit| edit.slot().as_ref() == Some(slot));
    Some(edit?.sides().before?.text())
}

/// The value that, after an edit, would rest on nothing or contradict it.
fn stands_against(next: &Dossier, edit: &Edit) -> Option<Slot> {
    let in_use = |milestone: &MilestoneId| {
        next.plan.milestone(milestone).and_then(|known| known.items) == Some(Switch::On)
    };
    if let Edit::Record { event, .. } = edit
        && next.record(event).is_some()
        && let Some(waiver) = next.waiver_of(event)
    {
        return Some(Slot::Waiver(waiver.event.clone()));
    }
    if let Some(slot) = point_against(next, edit) {
        return Some(slot);
    }
    match edit {
        Edit::Waiver { .. } => waiver_against(next, edit),
        Edit::Record { event, .. } => match next.plan.role(event).ok()? {
            Role::Request(..) | Role::Answer(..) => out_of_order(next, event),
            Role::Item(milestone, item) => {
                let orphan = next.record(event).is_some();
                let whole = milestone.id.whole();
                let orphan = orphan && next.item(&whole, &item).is_none();
                orphan.then_some(Slot::Item(whole, item))
            }
            Role::Milestone(_) => {
                let rejection = next.rejection_of(event)?;
                next.delivered_later(rejection)?;
                Some(Slot::Rejection(rejection.event.clone(), rejection.n))
            }
            Role::Occurrence(..) => None,
        },
        Edit::Item { before, after, .. } => {
            let item = after.as_ref().or(before.as_ref())?;
            if after.is_some() {
                let switch = Slot::Setting(SettingKey::Items(item.milestone.clone()));
                return (!in_use(&item.milestone)).then_some(switch);
            }
            let event = Event::item(&item.milestone, &item.id);
            if next.record(&event).is_some() {
                return Some(Slot::Record(event));
            }
            let earlier = next.item_dated_in_attempt(&item.milestone, &item.id);
            if let Some(earlier) = earlier {
                return Some(Slot::Record(earlier.clone()));
            }
            let promise = next.expectation(&event);
            let promise = promise.map(|promise| Slot::Expectation(promise.event.clone()));
            promise.or_else(|| next.waiver(&NotePlace::Named(event)).map(said_of))
        }
        Edit::Rejection { .. } => next.against_rejection(edit),
        Edit::Extension {
            after: Some(after), ..
        } => next.rejection_missing(&after.clock),
        Edit::Suspension {
            after: Some(after), ..
        } => {
            let mut clocks = after.clocks.iter();
            clocks.find_map(|clock| next.rejection_missing(clock))
        }
        Edit::Request {
            before: Some(before),
            after: None,
        } => {
            let mut steps = next.plan.steps_of(&before.register);
            let promise = steps.find_map(|register| {
                next.expectation(&Event::numbered(&register.answer.id, before.n))
            });
            let promise = promise.map(|promise| Slot::Expectation(promise.event.clone()));
            let waivers = next.waivers_of_entry(&before.register, before.n);
            promise.or_else(|| waivers.first().copied().map(said_of))
        }
        Edit::Expectation {
            after: Some(after), ..
        } => ground_missing(next, &after.event),
        Edit::Setting {
            key: SettingKey::Items(milestone),
            ..
        } if !in_use(milestone) => {
            let item = next.items_of(milestone).next();
            item.map(|item| Slot::Item(item.milestone.clone(), item.id.clone()))
        }
        _ => None,
    }
}

/// What stands against saying that something does not apply, or against taking that back.
fn waiver_against(next: &Dossier, edit: &Edit) -> Option<Slot> {
    match edit {
        Edit::Waiver {
            after: Some(waiver),
            ..
        } => {
            if let NotePlace::Named(event) = &waiver.event
                && let Some(ground) = ground_missing(next, event)
            {
                return Some(ground);
            }
            let is_in = |event: &Event| {
                let own = next.waiver_of(event);
                own.is_some_and(|own| own.event == waiver.event)
            };
            let mut records = next.records.iter().filter(|record| is_in(&record.event));
            let first = records.next();
            first.map(|record| Slot::Record(record.event.clone()))
        }
        Edit::Waiver {
            before: Some(waiver),
            ..
        } => match &waiver.event {
            NotePlace::Named(event) => out_of_order(next, event),
            _ => None,
        },
        _ => None,
    }
}

/// What is missing below something said of an item or of an entry: that item, that entry.
fn ground_missing(next: &Dossier, event: &Event) -> Option<Slot> {
    match next.plan.role(event).ok()? {
        Role::Item(milestone, item) => next
            .item(&milestone.id, &item)
            .is_none()
            .then(|| Slot::Item(milestone.id.clone(), item)),
        Role::Request(register, n) | Role::Answer(register, n) => next
            .request(register.agreed(), n)
            .is_none()
            .then(|| Slot::Request(register.agreed().clone(), n)),
        Role::Milestone(_) | Role::Occurrence(..) => None,
    }
}

/// That something does not apply, as what stands against a change.
fn said_of(waiver: &Waiver) -> Slot {
    Slot::Waiver(waiver.event.clone())
}

/// What stands against the date of a step, or against its having none: the date of another one, where this one
/// would come in the wrong place among them or be missing.
fn out_of_order(next: &Dossier, step: &Event) -> Option<Slot> {
    let date = |event: &Event| next.record(event).map(|record| record.date);
    let before = next.step_before(step);
    let behind = next.dated_behind(step);
    let too_early = |on: Date| {
        before
            .as_ref()
            .filter(|event| date(event).is_none_or(|it| on < it))
    };
    match (date(step), behind) {
        (Some(on), behind) => {
            let behind = behind.filter(|later| later.date < on);
            let behind = behind.map(|later| later.event.clone());
            too_early(on).cloned().or(behind).map(Slot::Record)
        }
        // What does not apply is passed over: those at its sides stand beside each other.
        (None, Some(later)) => {
            let stands = next.waiver_of(step).is_some() && too_early(later.date).is_none();
            (!stands).then(|| Slot::Record(later.event.clone()))
        }
        (None, None) => None,
    }
}

/// The same for the points of check lists: a tick rests on its point and stands against what says that the
/// point does not apply.
fn point_against(next: &Dossier, edit: &Edit) -> Option<Slot> {
    let tick_in = |place: &PointPlace| {
        let tick = next.tick_in(place)?;
        Some(Slot::Tick(tick.event.clone(), tick.point.clone()))
    };
    match edit {
        Edit::Waiver {
            after: Some(waiver),
            ..
        } => match &waiver.event {
            NotePlace::Point(place) if next.plan.has_point(place) => tick_in(place),
            NotePlace::Point(place) => Some(setting(place)),
            _ => None,
        },
        Edit::Tick {
            after: Some(tick), ..
        } => {
            let place = tick.point_place();
            // That the whole event does not apply stands against no tick: it could be said after it.
            match next.waiver_of_point(&place) {
                Some(waiver) => Some(Slot::Waiver(waiver.event.clone())),
                None => (!next.plan.has_point(&place)).then(|| setting(&place)),
            }
        }
        Edit::Setting {
            key: SettingKey::Point(milestone, point) | SettingKey::PointGroup(milestone, point),
            after: None,
            ..
        } => {
            let place = PointPlace {
                milestone: milestone.clone(),
                point: point.clone(),
            };
            let waiver = next.waiver(&NotePlace::Point(place.clone()));
            let waiver = waiver.map(said_of);
            let kept = || next.kept_by_an_attempt(&place).map(|kept| kept.slot);
            let ticked = next
                .tick(milestone, point)
                .map(|_| Slot::Tick(milestone.clone(), point.clone()));
            ticked.or(waiver).or_else(kept)
        }
        _ => None,
    }
}

/// The setting that a point is.
fn setting(place: &PointPlace) -> Slot {
    Slot::Setting(SettingKey::Point(
        place.milestone.clone(),
        place.point.clone(),
    ))
}
