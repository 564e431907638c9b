//! What goes with a delivery that is rejected: all that was recorded of that attempt bears its number from then on,
//! and comes back under its own name where the rejection is taken back.
//!
//! Nothing is refused here.

use std::collections::HashMap;

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId};
use crate::record::edit::Fact;
use crate::record::rejection;
use crate::record::{Dossier, Edit, Expectation, NotePlace, Record, Rejection, Slot, Waiver};

use super::ProposalContext;

/// What facts are called, and what they are to be called.
pub(super) type AttemptNames = HashMap<MilestoneId, MilestoneId>;

impl ProposalContext<'_> {
    /// What makes a rejection of an attempt at this milestone.
    pub(super) fn rejected(&self, rejection: &Rejection, of: &MilestoneId) -> Vec<Edit> {
        let dossier = self.dossier;
        let n = rejection.n;
        let between = dossier.plan.between(of).into_iter();
        let parts = between.filter(|id| **id != rejection.event && dossier.is_in_attempt(id));
        let mut names: AttemptNames = parts
            .map(|id| (id.clone(), id.numbered(dossier.number_in((of, n), id))))
            .collect();
        names.insert(of.clone(), of.numbered(n));
        for series in &dossier.plan.series {
            let id = series.id.as_event();
            if let Some(from) = names.get(&series.from)
                && dossier.has_facts_of(&id)
            {
                let n = from.attempt().map_or(n, |(_, n)| n);
                names.insert(id.clone(), id.numbered(n));
            }
        }
        let with = names.iter().filter(|(id, _)| *id != of);
        let mut with: Vec<Event> = with.map(|(_, name)| Event::milestone(name)).collect();
        with.sort();
        let items = dossier.items_kept(&names, rejection.date);
        let kept = dossier.renamed(&names, false);
        names.insert(rejection.event.clone(), rejection.name());
        let made = Rejection {
            with,
            items,
            lists: dossier.lists_as_they_are(&names),
            ..rejection.clone()
        };
        let mut edits = vec![made.instead_of(None)];
        edits.extend(kept);
        edits.extend(dossier.lists_kept(&names, rejection.date));
        edits
    }

    /// What takes a rejection of an attempt at this milestone back.
    pub(super) fn stands_again(&self, rejection: &Rejection, of: &MilestoneId) -> Vec<Edit> {
        let with = rejection.with.iter().map(|part| &part.milestone);
        let mut names: AttemptNames = with.map(|part| (part.clone(), part.whole())).collect();
        names.insert(of.numbered(rejection.n), of.clone());
        // Something may have been written since of what came back in it.
        let cut = self.plan().attempt_series().iter();
        let cut = cut.filter(|known| known.rejection == rejection.name());
        let cut = cut.map(|known| known.series.id.as_event());
        names.extend(cut.map(|name| (name.clone(), name.whole())));
        let mut edits = vec![rejection.taken_away()];
        edits.extend(self.dossier.renamed(&names, true));
        names.insert(rejection.name(), rejection.event.clone());
        edits.extend(self.dossier.lists_again(&names));
        edits
    }
}

impl Dossier {
    /// Whether anything was recorded of a milestone, so that it is part of the attempt that is rejected, or silence
    /// may have spoken of it.
    fn is_in_attempt(&self, id: &MilestoneId) -> bool {
        let is_silent = || {
            let is_waived = self.waiver_of(&Event::milestone(id)).is_some();
            !is_waived && self.plan.may_happen_by_silence(id)
        };
        self.has_facts_of(id) || self.has_list_to_keep(id) || is_silent()
    }

    /// Whether anything has a date, or a promise of one, under this name, or it is said of an occurrence that it does
    /// not apply.
    fn has_facts_of(&self, id: &MilestoneId) -> bool {
        let record = self.records.iter().any(|it| it.event.milestone == *id);
        let promise = || self.expected.iter().any(|it| it.event.milestone == *id);
        let is_waived = || {
            let mut waivers = self.waivers.iter();
            self.plan.series_of(id).is_some() && waivers.any(|it| named(it) == Some(id))
        };
        record || promise() || is_waived()
    }

    /// The items of what goes with a delivery, as they are called in that attempt; without what did not apply by then.
    fn items_kept(&self, names: &AttemptNames, rejected: Date) -> Vec<Event> {
        let applies = |event: &Event| {
            let is_dated = self.record(event).is_some();
            is_dated || self.waiver_on(event, Some(rejected)).is_none()
        };
        let own = self.items.iter();
        let own = own.map(|item| Event::item(&item.milestone, &item.id));
        let own = own.filter(applies);
        let mut kept: Vec<Event> = own.filter_map(|item| in_names(names, &item)).collect();
        kept.sort();
        kept
    }

    /// Puts facts under other names. A promise that was made meanwhile stays where one comes back.
    fn renamed(&self, names: &AttemptNames, comes_back: bool) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (at, record) in self.records.iter().enumerate() {
            if let Some(event) = in_names(names, &record.event) {
                edits.push(record.taken_away());
                let record = Record {
                    event,
                    ..record.clone()
                };
                edits.push(record.instead_of(None).placed_at(at));
            }
        }
        for (at, promise) in self.expected.iter().enumerate() {
            // What was promised was promised of this attempt.
            if let Some(event) = in_names(names, &promise.event) {
                edits.push(promise.taken_away());
                if comes_back && self.expectation(&event).is_some() {
                    continue;
                }
                let promise = Expectation {
                    event,
                    ..promise.clone()
                };
                edits.push(promise.instead_of(None).placed_at(at));
            }
        }
        for (at, waiver) in self.waivers.iter().enumerate() {
            let NotePlace::Named(event) = &waiver.event else {
                continue;
            };
            let is_occurrence = self.plan.series_of(&event.milestone.whole()).is_some();
            if let Some(event) = in_names(names, event).filter(|_| is_occurrence) {
                edits.push(waiver.taken_away());
                let waiver = Waiver {
                    event: NotePlace::Named(event),
                    ..waiver.clone()
                };
                edits.push(waiver.instead_of(None).placed_at(at));
            }
        }
        edits
    }

    /// The newest rejection that came after one, of what that rejected or of a part of that attempt.
    pub(super) fn rejected_later(&self, rejection: &Rejection) -> Option<&Rejection> {
        let rule = self.plan.milestone(&rejection.event)?.rejection.as_ref()?;
        let of = rule.of.numbered(rejection.n);
        let parts = rejection.with.iter().map(|part| &part.milestone);
        // What lies within the next attempt was rejected since.
        let mut since = self.rejections.iter();
        let _ = since
            .by_ref()
            .find(|known| known.name() == rejection.name());
        let between = self.plan.between(&rule.of);
        let is_within = |known: &&Rejection| {
            let of = rejection::rule(&self.plan, known).map(|rule| &rule.of);
            of.is_some_and(|of| between.contains(&of))
        };
        let mut later = since.rfind(is_within);
        for part in parts.chain([&of]) {
            let known = self.attempts_at(&part.whole()).into_iter();
            let behind = known.filter(|(name, _)| name.attempt_number() > part.attempt_number());
            later = later.or(behind.last().map(|(_, by)| by));
        }
        later
    }

    /// What of a rejected attempt was done again since, and when.
    pub(super) fn made_again(&self, rejection: &Rejection) -> Option<(MilestoneId, Date)> {
        let rule = self.plan.milestone(&rejection.event)?.rejection.as_ref()?;
        let parts = rejection.with.iter().map(|part| part.milestone.whole());
        let mut names: Vec<MilestoneId> = vec![rule.of.clone()];
        names.extend(parts);
        // What lay between bears the number of the attempt: under its plain name it came since.
        names.extend(self.plan.between(&rule.of).into_iter().cloned());
        let is_of = |record: &&Record| names.contains(&record.event.milestone);
        let records = self.records.iter().filter(is_of);
        let records = records.map(|record| (record.event.milestone.clone(), record.date));
        records.min_by_key(|(id, _)| *id != rule.of)
    }

    /// What would rest on nothing, or contradict it, once a rejection is made or taken back.
    pub(super) fn against_rejection(&self, edit: &Edit) -> Option<Slot> {
        match edit {
            Edit::Rejection {
                before: Some(before),
                after: None,
            } => {
                let of = self.plan.milestone(&before.event)?.rejection.as_ref()?;
                let later = self.rejected_later(before);
                let later = later.map(|later| Slot::Rejection(later.event.clone(), later.n));
                // What was ordered for the attempt behind it would be left in the air.
                let (suspensions, extensions) = self.acts_behind(&of.of, before.n);
                let extension = extensions.first().map(|act| Slot::Extension(act.n));
                let suspension = suspensions.first().map(|act| Slot::Suspension(act.n));
                later.or(extension).or(suspension)
            }
            Edit::Rejection {
                before,
                after: Some(after),
            } => {
                let event = Event::milestone(&after.event);
                let decided = || self.record(&event).map(|_| Slot::Record(event.clone()));
                let is_new = before.is_none();
                let decided = decided().filter(|_| is_new);
                let left = || self.left_behind(after).filter(|_| is_new);
                decided
                    .or_else(left)
                    .or_else(|| self.delivered_later(after))
            }
            _ => None,
        }
    }

    /// A date that would be left under its plain name though the attempt that it belongs to is rejected.
    fn left_behind(&self, rejection: &Rejection) -> Option<Slot> {
        let rule = self.plan.milestone(&rejection.event)?.rejection.as_ref()?;
        let between = self.plan.between(&rule.of);
        let mut records = self.records.iter();
        let left = records.find(|record| between.contains(&&record.event.milestone))?;
        Some(Slot::Record(left.event.clone()))
    }
}

/// What an event is to be called, where it is among those that are renamed.
fn in_names(names: &AttemptNames, event: &Event) -> Option<Event> {
    let milestone = names.get(&event.milestone)?.clone();
    let part = event.part.clone();
    Some(Event { milestone, part })
}

/// The milestone or the series that a waiver is of.
fn named(waiver: &Waiver) -> Option<&MilestoneId> {
    match &waiver.event {
        NotePlace::Named(event) => Some(&event.milestone),
        NotePlace::Plan | NotePlace::Phase(_) | NotePlace::Point(_) => None,
    }
}
