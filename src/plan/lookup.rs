//! Asking a plan for its parts by name, and what an event is to it.
//!
//! Every question is answered by the index; nothing is looked through part by part.

use crate::calendar::{Date, Limit};

use super::index::{Index, of_phase};
use super::{
    Actors, Clock, ClockId, ClockKey, Event, ItemId, LogKind, Milestone, MilestoneId, Numbered,
    OCCURRENCES_MAX, Phase, Plan, Register, Series, Term, Text,
};

/// What an event is to the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role<'p> {
    /// A milestone.
    Milestone(&'p Milestone),
    /// Something that would be an item of this milestone; whether it exists, the dossier knows.
    Item(&'p Milestone, ItemId),
    /// The opening of request `n`.
    Request(&'p Register, u32),
    /// The answer to request `n`.
    Answer(&'p Register, u32),
    /// Occurrence `n` of a series.
    Occurrence(&'p Series, u32),
}

impl Role<'_> {
    /// What the event, or the event that this is an item of, is called.
    #[must_use]
    pub fn label(&self) -> &Text {
        match self {
            Self::Milestone(milestone) | Self::Item(milestone, _) => &milestone.label,
            Self::Request(register, _) => &register.request.label,
            Self::Answer(register, _) => &register.answer.label,
            Self::Occurrence(series, _) => &series.label,
        }
    }

    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actors {
        match self {
            Self::Milestone(milestone) | Self::Item(milestone, _) => &milestone.actor,
            Self::Request(register, _) => &register.request.actor,
            Self::Answer(register, _) => &register.answer.actor,
            Self::Occurrence(series, _) => &series.actor,
        }
    }

    /// The phase it is shown under.
    #[must_use]
    pub fn phase(&self) -> u32 {
        match self {
            Self::Milestone(milestone) | Self::Item(milestone, _) => milestone.phase,
            Self::Request(register, _) | Self::Answer(register, _) => register.phase,
            Self::Occurrence(series, _) => series.phase,
        }
    }
}

/// An event that the plan does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no event `{text}`")]
pub struct UnknownEvent {
    /// What was asked for.
    pub text: String,
}

impl Plan {
    /// The register that a phase keeps; of several the first.
    #[must_use]
    pub fn register_in(&self, phase: u32) -> Option<&Register> {
        let mut registers = self.registers.iter();
        registers.find(|register| register.phase == phase)
    }

    /// Whether a clock is counted in working days.
    #[must_use]
    pub fn is_in_working_days(&self, key: &ClockKey) -> bool {
        let clock = self.clock(&key.id).map(Clock::length);
        let limit = clock.or_else(|| self.numbered(&key.id).map(Numbered::limit));
        let limit = limit.flatten().or_else(|| self.limit_of_attempt(key));
        limit.is_some_and(Limit::is_in_working_days)
    }

    /// The limit of the time of an attempt, whether the rejection that made it is there or was taken back.
    fn limit_of_attempt(&self, key: &ClockKey) -> Option<Limit> {
        let (name, _) = key.id.attempt()?;
        let mut rules = self.milestones.iter();
        let again = rules.find_map(|known| {
            let rule = known.rejection.as_ref()?;
            (rule.of.as_str() == name).then_some(rule.again)
        });
        let cut = || {
            let mut clocks = self.clocks.iter();
            clocks.find(|clock| clock.id.as_str() == name)
        };
        again.unwrap_or_else(|| cut().and_then(Clock::length))
    }

    /// The last day of a service that runs from a day. It is no deadline to perform by, so no rule for
    /// last days moves it. `None` where dates run out.
    #[must_use]
    pub fn term_end(&self, term: &Term, start: Date) -> Option<Date> {
        let count = self.rules.count(Some(term.limit), term.first_day, None);
        count.nominal(start)
    }

    /// Makes the index, and the clocks of the fixed days behind those that the plan says.
    pub(crate) fn indexed(mut self) -> Self {
        self.fold();
        self.clocks.retain(|clock| !clock.is_deadline());
        self.index();
        if !self.deadlines.is_empty() {
            let fixed = self.deadline_clocks();
            self.clocks.extend(fixed);
            self.index();
        }
        self
    }

    /// Makes the index of what there is.
    pub(super) fn index(&mut self) {
        self.index = Index::of(&self.phases, &self.milestones, &self.clocks);
    }

    /// The position of a milestone in [`Plan::milestones`].
    #[must_use]
    pub fn milestone_index(&self, id: &MilestoneId) -> Option<usize> {
        self.index.milestones.get(id).copied()
    }

    /// The milestone of that name.
    #[must_use]
    pub fn milestone(&self, id: &MilestoneId) -> Option<&Milestone> {
        self.milestone_index(id).map(|i| &self.milestones[i])
    }

    /// The positions of the milestones that are shown under a phase.
    #[must_use]
    pub fn milestones_of(&self, phase: u32) -> &[usize] {
        let of = |i: &usize| self.milestones[*i].phase;
        of_phase(&self.index.milestones_by_phase, phase, of)
    }

    /// Where the milestone at this position is shown among others: an attempt, with all that was part of it and its
    /// rejection, before what they lead to.
    #[must_use]
    pub fn shown_place(&self, milestone: usize) -> usize {
        self.index.shown_places[milestone]
    }

    /// The clocks that the plan says itself, with their positions: those of the fixed days and of attempts are
    /// left out.
    pub fn agreed_clocks(&self) -> impl Iterator<Item = (usize, &Clock)> {
        let all = self.clocks.iter().enumerate();
        all.filter(|(_, clock)| clock.is_agreed())
    }

    /// The positions of the milestones that a clock counts from.
    pub fn starts_of(&self, clock: &Clock) -> impl Iterator<Item = usize> + Clone {
        let starts = clock.starts().iter();
        starts.filter_map(|id| self.milestone_index(id))
    }

    /// The clocks of a phase.
    pub fn clocks_of(&self, phase: u32) -> impl Iterator<Item = &Clock> {
        self.clock_positions(phase).iter().map(|i| &self.clocks[*i])
    }

    /// The positions of the clocks of a phase, in the order in which they are shown.
    #[must_use]
    pub fn clock_positions(&self, phase: u32) -> &[usize] {
        let of = |i: &usize| self.clocks[*i].phase;
        of_phase(&self.index.clocks_by_phase, phase, of)
    }

    /// The milestones that nothing follows, by their positions, leaving out those that are `spared`. What
    /// only begins a service is none of them: nothing ends with it.
    pub fn last_milestones(&self, spared: impl Fn(usize) -> bool) -> impl Iterator<Item = usize> {
        let begins = |id: &MilestoneId| {
            let term = self.terms.iter().any(|term| term.from == *id);
            term || self.series.iter().any(|series| series.from == *id)
        };
        let ends = |id: &MilestoneId| self.clocks.iter().any(|clock| clock.to.contains(id));
        let all = self.milestones.iter().enumerate();
        let last = all.filter(move |(i, milestone)| {
            let service = begins(&milestone.id) && !ends(&milestone.id);
            let mut followers = self.followers(*i).iter();
            let is_last = followers.all(|follower| spared(*follower)) && !service;
            // What was part of an attempt that was rejected is no end of anything.
            !spared(*i) && is_last && milestone.attempt.is_none()
        });
        last.map(|(i, _)| i)
    }

    /// Whether the milestone at `index` comes only after optional ones, directly or one after the other. One that has to
    /// end a term which runs without those does not count among them.
    #[must_use]
    pub fn comes_only_after_optional(&self, index: usize) -> bool {
        self.index.only_after_optional[index]
    }

    /// Whether the milestone at `index` need not happen: it is optional, or comes only after such as are.
    #[must_use]
    pub fn need_not_happen(&self, index: usize) -> bool {
        self.milestones[index].optional || self.comes_only_after_optional(index)
    }

    /// The positions of the milestones that follow the one at `index`.
    #[must_use]
    pub fn followers(&self, index: usize) -> &[usize] {
        &self.index.followers[index]
    }

    /// The positions of all milestones, each after those it waits for.
    #[must_use]
    pub fn in_order(&self) -> &[usize] {
        &self.index.order
    }

    /// The position of a clock in [`Plan::clocks`].
    #[must_use]
    pub fn clock_index(&self, id: &ClockId) -> Option<usize> {
        self.index.clocks.get(id).copied()
    }

    /// The clock of that name.
    #[must_use]
    pub fn clock(&self, id: &ClockId) -> Option<&Clock> {
        self.clock_index(id).map(|i| &self.clocks[i])
    }

    /// The register of that name.
    #[must_use]
    pub fn register(&self, id: &ClockId) -> Option<&Register> {
        self.registers.iter().find(|register| register.id == *id)
    }

    /// The register that opens the entries of a register, by the name that the plan gives it.
    #[must_use]
    pub fn entries(&self, id: &ClockId) -> Option<&Register> {
        let mut all = self.registers.iter();
        all.find(|register| register.agreed() == id)
    }

    /// The registers of an entry, by the name that the plan gives it: itself, or one for each step after the
    /// first.
    pub fn steps_of<'p, 'i>(
        &'p self,
        id: &'i ClockId,
    ) -> impl Iterator<Item = &'p Register> + use<'p, 'i> {
        let all = self.registers.iter();
        all.filter(move |register| register.agreed() == id)
    }

    /// The registers, each with the position at which the plan says it: those made of its steps have the same.
    pub fn agreed_registers(&self) -> impl Iterator<Item = (usize, &Register)> + Clone {
        let mut begun = 0;
        self.registers.iter().map(move |register| {
            begun += usize::from(register.opens());
            (begun - 1, register)
        })
    }

    /// The registers that entries are opened in: of steps, the first.
    pub fn opening(&self) -> impl Iterator<Item = &Register> {
        self.registers.iter().filter(|register| register.opens())
    }

    /// The step that comes after that of a register, if one does.
    #[must_use]
    pub fn step_after(&self, register: &Register) -> Option<&Register> {
        let mut steps = self.steps_of(register.agreed());
        steps.find(|next| next.request.id == register.answer.id)
    }

    /// The term of that name.
    #[must_use]
    pub fn term(&self, id: &ClockId) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == *id)
    }

    /// The kinds of thing that the logs of a phase are kept of, in the order of its terms.
    pub fn log_kinds(&self, phase: u32) -> impl Iterator<Item = &LogKind> {
        let terms = self.terms.iter().filter(move |term| term.phase == phase);
        terms.flat_map(|term| &term.log)
    }

    /// The phase of that number.
    #[must_use]
    pub fn phase(&self, number: u32) -> Option<&Phase> {
        self.phase_index(number).map(|i| &self.phases[i])
    }

    /// The position of a phase in [`Plan::phases`].
    #[must_use]
    pub fn phase_index(&self, number: u32) -> Option<usize> {
        self.index.phases.get(&number).copied()
    }

    /// What an event is to this plan.
    ///
    /// # Errors
    /// The plan has no such event.
    pub fn role(&self, event: &Event) -> Result<Role<'_>, UnknownEvent> {
        let unknown = || self.unknown_event(&event.to_string());
        self.known_role(event).ok_or_else(unknown)
    }

    /// Who acts, so that a milestone, or each event of a side of a register or of a series, happens.
    #[must_use]
    pub fn actors_of(&self, id: &MilestoneId) -> Option<&Actors> {
        let side = || {
            let register = self.register_of_side(id)?;
            let sides = [&register.request, &register.answer];
            sides.into_iter().find(|side| side.id == *id)
        };
        let series = || self.series_of(id).map(|series| &series.actor);
        let milestone = self.milestone(id).map(|milestone| &milestone.actor);
        milestone
            .or_else(|| side().map(|side| &side.actor))
            .or_else(series)
    }

    /// The same where an unknown event is nothing to refuse.
    #[must_use]
    pub fn known_role(&self, event: &Event) -> Option<Role<'_>> {
        if let Some(milestone) = self.milestone(&event.milestone) {
            return Some(match &event.part {
                None => Role::Milestone(milestone),
                Some(item) => Role::Item(milestone, item.clone()),
            });
        }
        match (self.register_of_side(&event.milestone), event.number()) {
            (Some(register), Some(n)) if register.request.id == event.milestone => {
                Some(Role::Request(register, n))
            }
            (Some(register), Some(n)) => Some(Role::Answer(register, n)),
            (None, Some(n @ ..=OCCURRENCES_MAX)) => {
                let series = self.series_of(&event.milestone);
                let series = series.or_else(|| self.series_of_attempt(&event.milestone))?;
                Some(Role::Occurrence(series, n))
            }
            _ => None,
        }
    }

    /// The register that an event of this name is a side of.
    #[must_use]
    pub fn register_of_side(&self, id: &MilestoneId) -> Option<&Register> {
        let is_side =
            |register: &&Register| register.request.id == *id || register.answer.id == *id;
        self.registers.iter().find(is_side)
    }

    /// The refusal of a text that is no event of this plan.
    #[must_use]
    pub fn unknown_event(&self, text: &str) -> UnknownEvent {
        let text = text.to_owned();
        UnknownEvent { text }
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::{Role, SHIPPED_DEFAULT, shipped};

    #[test]
    fn the_plan_says_what_an_event_is() {
        let plan = shipped(SHIPPED_DEFAULT).unwrap();
        let role = |text: &str| plan.role(&text.parse().unwrap());
        assert!(matches!(role("award"), Ok(Role::Milestone(_))));
        assert!(matches!(role("content_published:x"), Ok(Role::Item(..))));
        assert!(matches!(
            role("assistance_request:3"),
            Ok(Role::Request(_, 3))
        ));
        assert!(matches!(
            role("assistance_answer:3"),
            Ok(Role::Answer(_, 3))
        ));
        assert!(role("assistance_answer").is_err());
        assert!(role("assistance_answer:x").is_err());
        assert!(role("nothing").is_err());
    }
}
