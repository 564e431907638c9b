//! The order of the steps of an entry of a register: a step that does not apply is passed over, so that the one
//! behind it comes after the one before it.
//!
//! Two sides are two steps. What is asked here is asked where a date is proposed or taken back, where a change is
//! undone and where a file is read, so that all of them agree. Nothing is refused here.

use crate::plan::{ClockId, ClockKey, Event, Numbered};

use super::dossier::Dossier;
use super::fact::{NotePlace, Record};
use super::followers::Without;
use super::stoppable::may_stop;
use super::waiver::Waiver;

impl Dossier {
    /// The step that a step comes after: the nearest before it that applies. `None` for the one that opens the
    /// entry, and for whatever is no step.
    #[must_use]
    pub fn step_before(&self, step: &Event) -> Option<Event> {
        let (mut steps, at) = self.steps_around(step)?;
        steps.truncate(at);
        let mut before = steps.into_iter();
        before.rfind(|event| !self.is_passed_over(event))
    }

    /// The step that comes after a step: the nearest behind it that applies.
    pub(super) fn step_behind(&self, step: &Event) -> Option<Event> {
        let (steps, at) = self.steps_around(step)?;
        let mut behind = steps.into_iter().skip(at + 1);
        behind.find(|event| !self.is_passed_over(event))
    }

    /// The date that rests on a step: that of the one behind it.
    pub(super) fn dated_behind(&self, step: &Event) -> Option<&Record> {
        self.record(&self.step_behind(step)?)
    }

    /// What was said of the steps of an entry: that they do not apply.
    pub(super) fn waivers_of_entry(&self, register: &ClockId, n: u32) -> Vec<&Waiver> {
        let places = self.entry(register, n).into_iter().map(NotePlace::Named);
        places.filter_map(|place| self.waiver(&place)).collect()
    }

    /// Why a clock has no term though the plan gives it one: what it would count from, or end with, does not apply.
    #[must_use]
    pub fn no_term_because(&self, key: &ClockKey) -> Option<Event> {
        if let Some(clock) = self.plan.clock(&key.id) {
            return Without::of(self, &[]).never_begins(clock);
        }
        let n = key.n?;
        let (begins, ends) = match self.plan.numbered(&key.id)? {
            Numbered::Register(register) => (
                Some(&register.request.id),
                Event::numbered(&register.answer.id, n),
            ),
            Numbered::Series(series) => (None, series.event(n)),
        };
        let begins = begins.map(|side| Event::numbered(side, n));
        let mut events = begins.into_iter().chain([ends]);
        events.find(|event| self.is_passed_over(event))
    }

    /// Whether a suspension may name this clock now: not where it has no term to stop.
    #[must_use]
    pub fn may_stop(&self, key: &ClockKey) -> bool {
        may_stop(&self.plan, key) && self.no_term_because(key).is_none()
    }

    /// Whether a step does not apply. What has a date does, whatever a file says.
    fn is_passed_over(&self, step: &Event) -> bool {
        self.waiver_of(step).is_some() && self.record(step).is_none()
    }

    /// The steps of the entry that a step is of, and its place among them.
    fn steps_around(&self, step: &Event) -> Option<(Vec<Event>, usize)> {
        let register = self.plan.register_of_side(&step.milestone)?;
        let steps = self.entry(register.agreed(), step.number()?);
        let at = steps.iter().position(|event| event == step)?;
        Some((steps, at))
    }

    /// The steps of an entry in their order.
    fn entry(&self, register: &ClockId, n: u32) -> Vec<Event> {
        let opening = self.plan.entries(register).into_iter();
        let opening = opening.map(|register| &register.request.id);
        let others = self.plan.steps_of(register);
        let others = others.map(|register| &register.answer.id);
        let all = opening.chain(others);
        all.map(|side| Event::numbered(side, n)).collect()
    }
}
