//! What goes with an event that does not apply: the clocks that count from it alone, and the events that nothing
//! else would end with.
//!
//! It says what may be offered; nothing is said not to apply here.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::plan::{Clock, Event, MilestoneId};

use super::dossier::Dossier;
use super::fact::NotePlace;
use super::happened::Happened;

impl Dossier {
    /// The events that nothing but clocks without a start would end with, if a place did not apply: they may be
    /// said not to apply in the same change. What has a date applies, and so does what alone ends a clock that
    /// goes on.
    #[must_use]
    pub fn followers_of(&self, place: &NotePlace) -> Vec<Event> {
        Without::of(self, &[place]).followers()
    }
}

/// What would not apply once that is said of some places, beside what does not already.
pub(super) struct Without<'d> {
    dossier: &'d Dossier,
    /// For each milestone of the plan, whether it lies in these places.
    new: Vec<bool>,
    /// For each, whether it does not apply, or would not.
    all: Vec<bool>,
}

impl<'d> Without<'d> {
    pub(super) fn of(dossier: &'d Dossier, places: &[&NotePlace]) -> Self {
        let places: HashSet<&NotePlace> = places.iter().copied().collect();
        let waived: HashSet<&NotePlace> = dossier.waivers.iter().map(|it| &it.event).collect();
        let is_in = |id: &MilestoneId, places: &HashSet<&NotePlace>| {
            let event = Event::milestone(id);
            dossier.places_of(&event).any(|own| places.contains(&own))
        };
        let milestones = || dossier.plan.milestones.iter().map(|known| &known.id);
        let new: Vec<bool> = milestones().map(|id| is_in(id, &places)).collect();
        let all = milestones().zip(&new);
        let all = all.map(|(id, new)| *new || is_in(id, &waived)).collect();
        Self { dossier, new, all }
    }

    /// Whether a milestone does not apply, or would not.
    pub(super) fn has(&self, id: &MilestoneId) -> bool {
        let index = self.dossier.plan.milestone_index(id);
        index.is_some_and(|index| self.all[index])
    }

    /// Whether it is one of those of which that would be said now.
    pub(super) fn is_new(&self, id: &MilestoneId) -> bool {
        let index = self.dossier.plan.milestone_index(id);
        index.is_some_and(|index| self.new[index])
    }

    /// Whether a clock that counts from one of these would not apply either.
    pub(super) fn takes(&self, clock: &Clock) -> bool {
        let mut begins = self.begins(clock);
        begins.any(|id| self.is_new(id)) && self.never_runs(clock)
    }

    /// Whether a clock does not apply, or would not: all that it counts from does not, but for what need not
    /// happen, or what it is counted back from does not.
    fn never_runs(&self, clock: &Clock) -> bool {
        let plan = &self.dossier.plan;
        let optional = |id| plan.milestone(id).is_some_and(|it| it.optional);
        let starts = clock.starts();
        let begins_never = starts.iter().any(|id| self.has(id))
            && (starts.iter()).all(|id| self.has(id) || optional(id));
        begins_never || plan.anchor_of(clock).is_some_and(|id| self.has(id))
    }

    /// What does not apply, where a clock never runs because of it.
    pub(super) fn never_begins(&self, clock: &Clock) -> Option<Event> {
        let mut begins = self.begins(clock).filter(|id| self.has(id));
        let never = self.never_runs(clock);
        let mut ends = clock.to.iter();
        let none_ends = ends.all(|id| self.has(id));
        let begins = begins.next().filter(|_| never);
        let found = begins.or_else(|| clock.to.first().filter(|_| none_ends));
        found.map(Event::milestone)
    }

    /// What a clock counts from, or is counted back from.
    fn begins<'c>(&'c self, clock: &'c Clock) -> impl Iterator<Item = &'c MilestoneId> {
        let anchor = self.dossier.plan.anchor_of(clock);
        clock.starts().iter().chain(anchor)
    }

    /// The events that may go as well, each found by the clock that was drawn in: what goes draws in others.
    pub(super) fn followers(mut self) -> Vec<Event> {
        let clocks = &self.dossier.plan.clocks;
        let mut beginning: HashMap<&MilestoneId, Vec<usize>> = HashMap::new();
        let mut ending: HashMap<&MilestoneId, Vec<usize>> = HashMap::new();
        for (i, clock) in clocks.iter().enumerate() {
            let begins: Vec<MilestoneId> = self.begins(clock).cloned().collect();
            for index in begins
                .iter()
                .filter_map(|id| self.dossier.plan.milestone_index(id))
            {
                let id = &self.dossier.plan.milestones[index].id;
                beginning.entry(id).or_default().push(i);
            }
            for id in &clock.to {
                ending.entry(id).or_default().push(i);
            }
        }
        let dated = dated(self.dossier);
        let drawn_in = clocks.iter().enumerate();
        let drawn_in = drawn_in.filter(|(_, clock)| self.takes(clock));
        let mut drawn_in: BTreeSet<usize> = drawn_in.map(|(i, _)| i).collect();
        let mut found = Vec::new();
        while let Some(clock) = drawn_in.pop_first() {
            for id in &clocks[clock].to {
                let others = ending.get(id).into_iter().flatten();
                let others = others.map(|other| &clocks[*other]);
                if self.has(id) || dated.contains(id) || self.ends_alone(id, others) {
                    continue;
                }
                let Some(index) = self.dossier.plan.milestone_index(id) else {
                    continue;
                };
                (self.new[index], self.all[index]) = (true, true);
                found.push(Event::milestone(id));
                let next = beginning.get(id).into_iter().flatten().copied();
                drawn_in.extend(next.filter(|next| self.takes(&clocks[*next])));
            }
        }
        found
    }

    /// Whether an event alone ends a clock that goes on.
    fn ends_alone<'c>(
        &self,
        id: &MilestoneId,
        mut clocks: impl Iterator<Item = &'c Clock>,
    ) -> bool {
        clocks.any(|clock| {
            let mut ends = clock.to.iter();
            !self.never_runs(clock) && ends.all(|end| end == id || self.has(end))
        })
    }
}

/// The milestones that have a date, or an item of which has one: that they apply is known.
fn dated(dossier: &Dossier) -> HashSet<&MilestoneId> {
    let happened = Happened::through(dossier, None);
    let stands = |event: &Event| {
        happened
            .record(dossier, event)
            .is_some_and(|it| it.event == *event)
    };
    let records = dossier.records.iter().map(|record| &record.event);
    let records = records.filter(|event| stands(event));
    records.map(|event| &event.milestone).collect()
}
