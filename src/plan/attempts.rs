//! Rejections made into milestones and clocks: each attempt that was rejected is an event of its own, so is
//! its rejection, and clocks that a rejection cuts short or begins are clocks like any other. So whatever
//! judges, foresees, draws or exports milestones and clocks does so with these, and nothing else has to know
//! that there was a first attempt.
//!
//! They stand behind what the plan says, so that its positions stay what they are, and are made anew
//! whenever a plan is checked or a rejection is known. They are never written: a name with a `/` is one of
//! these.

use std::borrow::Cow;

use super::Plan;
use super::agreed::folded;
use super::clock::{Clock, Milestones};
use super::clock_key::ClockKey;
use super::id::{ClockId, MilestoneId};
use super::parts::Milestone;
use super::rejection::{AttemptClock, AttemptRole, RejectedAttempt, RejectedClock, warn_for};
use super::text::Text;

/// The rejections of one milestone, in the order of its attempts.
struct Rejected {
    /// The milestone.
    of: usize,
    /// By what, and in how many words the clock goes on.
    by: Vec<usize>,
}

impl Plan {
    /// The same plan once these rejections have been made; those made before are not any more.
    #[must_use]
    pub fn with_rejections(mut self, rejected: Vec<RejectedAttempt>) -> Self {
        self.rejected = rejected;
        self.indexed().unrolled()
    }

    /// The rejections that this plan knows of.
    #[must_use]
    pub fn rejections(&self) -> &[RejectedAttempt] {
        &self.rejected
    }

    /// The plan as it was agreed, whatever was rejected.
    #[must_use]
    pub fn as_agreed(&self) -> Self {
        let mut plan = self.clone();
        plan.rejected.clear();
        plan.indexed()
    }

    /// The times of a clock that rejections cut short, in their order.
    pub fn runs_of<'p>(&'p self, key: &'p ClockKey) -> impl Iterator<Item = &'p Clock> {
        let is_run = |clock: &&Clock| match &clock.attempt {
            Some(AttemptClock::Run { of, .. }) => *of == key.id && key.n.is_none(),
            _ => false,
        };
        let of_attempts = if self.rejected.is_empty() {
            &[]
        } else {
            &self.clocks[..]
        };
        of_attempts.iter().filter(is_run)
    }

    /// The time that the newest attempt has, of those that follow the attempt of a clock.
    #[must_use]
    pub fn newest_run_of(&self, first: &ClockId) -> Option<&Clock> {
        let mut clocks = self.clocks.iter();
        clocks.rfind(|clock| match &clock.attempt {
            Some(AttemptClock::Again { first: of }) => of.as_ref() == Some(first),
            _ => false,
        })
    }

    /// The name by which acts name a clock: for a run that was cut short, that of the clock itself.
    #[must_use]
    pub fn named_in_acts<'k>(&self, key: &'k ClockKey) -> Cow<'k, ClockKey> {
        let own = (key.id.attempt().is_some()).then(|| self.clock(&key.id));
        match own.flatten().and_then(|clock| clock.attempt.as_ref()) {
            Some(AttemptClock::Run { of, .. }) => Cow::Owned(ClockKey::of(of)),
            _ => Cow::Borrowed(key),
        }
    }

    /// Whether a rejection may make a clock of this name, or made one.
    #[must_use]
    pub fn may_have_attempt(&self, id: &ClockId) -> bool {
        let Some((name, _)) = id.attempt() else {
            return false;
        };
        let mut rules = self
            .milestones
            .iter()
            .filter_map(|known| known.rejection.as_ref());
        rules.any(|rule| {
            let mut clocks = self.clocks.iter();
            rule.of.as_str() == name
                || clocks
                    .any(|clock| clock.id.as_str() == name && clock.starts().contains(&rule.of))
        })
    }

    /// What an attempt or a rejection of this name is called, whether it is there or was taken back.
    #[must_use]
    pub fn attempt_label(&self, id: &MilestoneId) -> Option<Text> {
        let (_, n) = id.attempt()?;
        let known = self.milestone(id).map(|known| known.label.clone());
        known.or_else(|| {
            let whole = self.milestone(&id.whole())?;
            let rule = whole.rejection.as_ref();
            Some(rule.map_or(&whole.label, |rule| &rule.label).numbered(n))
        })
    }

    /// What a clock that a rejection made is called, whether it is there or was taken back.
    #[must_use]
    pub fn attempt_clock_label(&self, id: &ClockId) -> Option<Text> {
        let (name, n) = id.attempt()?;
        let known = self.clock(id).map(|known| known.label.clone());
        let agreed = || self.clocks.iter().find(|clock| clock.id.as_str() == name);
        // The time for a new attempt is called like that for the first.
        let ends = |clock: &&Clock| {
            let mut ends = clock.to.iter();
            let is_judged = clock.has_end() && !clock.informative;
            is_judged && ends.any(|end| end.whole().as_str() == name)
        };
        let first = || self.clocks.iter().find(ends);
        let whole = || self.milestones.iter().find(|it| it.id.as_str() == name);
        let label = || agreed().or_else(first).map(|clock| &clock.label);
        let label = || label().or_else(|| whole().map(|known| &known.label));
        known.or_else(|| label().map(|label| label.numbered(n)))
    }

    /// Whether a whole term of silence may count for an event, or for an attempt at it.
    #[must_use]
    pub fn may_happen_by_silence(&self, of: &MilestoneId) -> bool {
        let mut silent = self.clocks.iter().filter(|clock| clock.on_expiry.is_some());
        silent.any(|clock| matches!(clock.to.as_slice(), [end] if end.whole() == *of))
    }

    /// How many attempts at a milestone were rejected.
    #[must_use]
    pub fn attempts_rejected(&self, of: &MilestoneId) -> u32 {
        let names_it = |known: &&RejectedAttempt| {
            let rule = self.milestone(&known.event)?.rejection.as_ref()?;
            (rule.of == *of).then_some(())
        };
        let known = self.rejected.iter();
        let count = known.filter(|known| names_it(known).is_some()).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Takes out what only rejections made.
    pub(super) fn fold(&mut self) {
        if self.milestones.iter().all(|known| known.attempt.is_none()) {
            return;
        }
        self.milestones.retain(|known| known.attempt.is_none());
        self.clocks.retain(|known| known.attempt.is_none());
        for milestone in &mut self.milestones {
            milestone.after.retain(|id| id.attempt().is_none());
        }
        for clock in &mut self.clocks {
            clock.to = folded(&clock.to);
        }
    }

    /// Puts in what the rejections make.
    pub(super) fn unrolled(mut self) -> Self {
        let rejected = self.by_rejected();
        if rejected.is_empty() {
            return self;
        }
        let clocks = self.clocks.len();
        for Rejected { of, by } in &rejected {
            self.add_attempts(*of, by);
            for clock in 0..clocks {
                self.cut_clock((clock, *of), by);
            }
            self.add_clocks((clocks, *of), by);
            self.close_clocks(clocks, *of, by);
        }
        self.index();
        self
    }

    /// The rejections by what they reject, as far as no attempt is missing among them.
    fn by_rejected(&self) -> Vec<Rejected> {
        let mut found: Vec<Rejected> = Vec::new();
        let mut known: Vec<&RejectedAttempt> = self.rejected.iter().collect();
        known.sort_by_key(|known| known.n);
        for rejected in known {
            let Some(by) = self.milestone_index(&rejected.event) else {
                continue;
            };
            let rule = self.milestones[by].rejection.as_ref();
            let Some(of) = rule.and_then(|rule| self.milestone_index(&rule.of)) else {
                continue;
            };
            let place = found.iter().position(|known| known.of == of);
            let place = place.unwrap_or_else(|| {
                found.push(Rejected { of, by: Vec::new() });
                found.len() - 1
            });
            let by_it = &mut found[place].by;
            if usize::try_from(rejected.n).is_ok_and(|n| n == by_it.len() + 1) {
                by_it.push(by);
            }
        }
        found.retain(|known| !known.by.is_empty());
        found
    }

    /// The deliveries that were rejected, and the rejections.
    fn add_attempts(&mut self, of: usize, by: &[usize]) {
        let mut last: Option<MilestoneId> = None;
        for (by, n) in by.iter().zip(1..) {
            let whole = &self.milestones[of];
            let mut delivery = Milestone {
                id: whole.id.numbered(n),
                label: whole.label.numbered(n),
                noun: whole.noun.as_ref().map(|noun| noun.numbered(n)),
                rejection: None,
                suggest: Vec::new(),
                checklist: Vec::new(),
                groups: Vec::new(),
                attempt: Some(AttemptRole::Rejected {
                    of: whole.id.clone(),
                }),
                ..whole.clone()
            };
            delivery.after.extend(last);
            let event = &self.milestones[*by];
            let Some(rule) = &event.rejection else { return };
            let rejection = Milestone {
                id: event.id.numbered(n),
                label: rule.label.numbered(n),
                noun: rule.noun.as_ref().map(|noun| noun.numbered(n)),
                after: vec![delivery.id.clone()],
                may_precede: Vec::new(),
                items: None,
                item_nouns: None,
                suggest: Vec::new(),
                assume_days: 0,
                optional: false,
                rejection: None,
                checklist: Vec::new(),
                groups: Vec::new(),
                attempt: Some(AttemptRole::Rejection {
                    event: event.id.clone(),
                    rejected: delivery.id.clone(),
                }),
                ..event.clone()
            };
            last = Some(rejection.id.clone());
            self.milestones.extend([delivery, rejection]);
        }
        self.milestones[of].after.extend(last);
    }

    /// The time of a clock that counts from what was rejected, up to each rejection.
    fn cut_clock(&mut self, (clock, of): (usize, usize), by: &[usize]) {
        let agreed = &self.clocks[clock];
        let name = &self.milestones[of].id;
        if !agreed.starts().contains(name) {
            return;
        }
        let owner = self.clock_owner(agreed);
        let mut runs = Vec::new();
        for (by, n) in by.iter().zip(1..) {
            let at_start = |id: &MilestoneId| {
                if id == name {
                    id.numbered(n)
                } else {
                    id.clone()
                }
            };
            let event = &self.milestones[*by].id;
            runs.push(Clock {
                id: agreed.id.numbered(n),
                label: agreed.label.numbered(n),
                from: Milestones(agreed.from.0.iter().map(at_start).collect()),
                from_first: agreed.from_first.iter().map(at_start).collect(),
                to: vec![event.numbered(n)],
                owed_by: Some(owner.clone()),
                // Somebody spoke: they rejected.
                on_expiry: None,
                attempt: Some(AttemptClock::Run {
                    of: agreed.id.clone(),
                    ends: agreed.to.clone(),
                    is_answered: agreed.to.contains(event),
                }),
                ..agreed.clone()
            });
        }
        self.clocks.extend(runs);
    }

    /// The time that each new attempt has from the rejection of the one before, where the plan gives any.
    fn add_clocks(&mut self, (agreed, of): (usize, usize), by: &[usize]) {
        let whole = self.milestones[of].clone();
        let ends = |clock: &&Clock| clock.to.contains(&whole.id);
        let own = || self.clocks[..agreed].iter().filter(ends);
        let judged = own().find(|clock| clock.has_end() && !clock.informative);
        let first = judged.or_else(|| own().next()).cloned();
        let owner = match &first {
            Some(first) => self.clock_owner(first),
            None => whole.actor.alone().cloned().unwrap_or(self.penalised()),
        };
        let label = first.as_ref().map_or(&whole.label, |first| &first.label);
        let mut more = Vec::new();
        for (i, n) in by.iter().zip(1_u32..) {
            let event = &self.milestones[*i];
            let Some(rule) = &event.rejection else {
                continue;
            };
            let Some(limit) = rule.again.filter(|_| rule.clock == RejectedClock::Closed) else {
                continue;
            };
            let is_rejected = usize::try_from(n).is_ok_and(|n| n < by.len());
            let like = first.as_ref().filter(|first| first.limit.is_some());
            more.push(Clock {
                id: ClockId::of_attempt(&whole.id, n + 1),
                phase: first.as_ref().map_or(whole.phase, |first| first.phase),
                label: label.numbered(n + 1),
                from: Milestones(vec![event.id.numbered(n)]),
                from_first: Vec::new(),
                to: vec![if is_rejected {
                    whole.id.numbered(n + 1)
                } else {
                    whole.id.clone()
                }],
                limit: Some(limit),
                by: None,
                before: None,
                first_day: like.map(|like| like.first_day).unwrap_or_default(),
                last_day: first.as_ref().and_then(|first| first.last_day),
                warn: warn_for(limit),
                informative: false,
                suspendable: like.and_then(|like| like.suspendable),
                owed_by: Some(owner.clone()),
                penalty: first.as_ref().and_then(|first| first.penalty),
                warn_after: 0,
                on_expiry: like.and_then(|like| like.on_expiry),
                attempt: Some(AttemptClock::Again {
                    first: first.as_ref().map(|first| first.id.clone()),
                }),
            });
        }
        self.clocks.extend(more);
    }

    /// Ends the clocks that ended with what was rejected where the first rejection that closes them says.
    fn close_clocks(&mut self, agreed: usize, of: usize, by: &[usize]) {
        let closes = |by: &usize| {
            let rule = self.milestones[*by].rejection.as_ref();
            rule.is_some_and(|rule| rule.clock == RejectedClock::Closed)
        };
        let first = by.iter().zip(1_u32..).find(|(by, _)| closes(by));
        let Some((_, n)) = first else { return };
        let id = self.milestones[of].id.clone();
        // Runs that an earlier rejection cut short end with that.
        let ends = self.clocks[..agreed]
            .iter_mut()
            .flat_map(|clock| &mut clock.to);
        for end in ends.filter(|end| **end == id) {
            *end = id.numbered(n);
        }
    }
}
