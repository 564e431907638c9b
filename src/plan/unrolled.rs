//! Rejections made into milestones and clocks: each attempt that was rejected is an event of its own, so is
//! its rejection and whatever lay between, and clocks that a rejection cuts short or begins are clocks like any other.
//! So whatever judges, foresees, draws or exports milestones and clocks does so with these, and nothing else has to
//! know that there was a first attempt.
//!
//! They stand behind what the plan says, so that its positions stay what they are, and are made anew
//! whenever a plan is checked or a rejection is known. They are never written: a name with a `/` is one of
//! these.

use std::collections::HashSet;

use super::Plan;
use super::checklist::KeptList;
use super::clock::{Clock, Milestones};
use super::id::{ClockId, MilestoneId};
use super::parts::Milestone;
use super::rejection::{AttemptClock, AttemptRole, PartOfAttempt, RejectedClock, warn_for};

/// The rejections of one milestone, in the order of its attempts.
pub(super) struct Rejected {
    /// The milestone.
    pub(super) of: usize,
    /// By what.
    pub(super) by: Vec<Made>,
}

/// A rejection.
pub(super) struct Made {
    /// The event that did not accept.
    pub(super) event: usize,
    /// Which attempt.
    pub(super) n: u32,
    /// What was part of it, in the order of the plan.
    pub(super) with: Vec<PartOfAttempt>,
    /// What had happened by then and stays.
    kept: Vec<MilestoneId>,
    /// What had not happened by then, and is counted from beside the attempt.
    pub(super) missing: Vec<MilestoneId>,
    /// The attempts at other things that were rejected within it.
    pub(super) within: Vec<MilestoneId>,
    /// Its check lists.
    lists: Vec<KeptList>,
    /// Those that were awaited within it and never came.
    never_came: Vec<MilestoneId>,
}

impl Made {
    /// Whether a clock had ended by then with what is no part of the attempt: it is not cut short.
    pub(super) fn keeps(&self, clock: &Clock) -> bool {
        clock.to.iter().all(|end| self.kept.contains(end))
    }

    /// What a milestone is called in this attempt, if it happened in it.
    pub(super) fn name(&self, of: &MilestoneId, id: &MilestoneId) -> Option<MilestoneId> {
        if id == of {
            return Some(of.numbered(self.n));
        }
        let part = self.part(id).filter(|part| part.is_dated)?;
        Some(part.id.clone())
    }

    /// What a milestone is called in this attempt, whether it happened in it or not.
    pub(super) fn name_of_part(&self, of: &MilestoneId, id: &MilestoneId) -> Option<MilestoneId> {
        if id == of {
            return Some(of.numbered(self.n));
        }
        self.part(id).map(|part| part.id.clone())
    }

    /// The number of the first attempt at another thing that was awaited within it.
    pub(super) fn first_within(&self, id: &MilestoneId) -> Option<u32> {
        let parts = self.with.iter().map(|part| &part.id);
        let all = self.within.iter().chain(&self.never_came).chain(parts);
        let own = all.filter(|name| name.whole() == *id);
        own.filter_map(MilestoneId::attempt_number).min()
    }

    /// What is part of it under this name in the plan.
    pub(super) fn part(&self, id: &MilestoneId) -> Option<&PartOfAttempt> {
        let mut with = self.with.iter();
        with.find(|part| part.id.whole() == *id)
    }

    /// A milestone as attempt `n` at it is called, with the check list it had then; it is ticked like any, and turns
    /// nothing down.
    fn numbered(&self, milestone: &Milestone, n: u32) -> Milestone {
        let id = milestone.id.numbered(n);
        let mut lists = self.lists.iter();
        let kept = lists.find(|list| list.milestone == id);
        let (checklist, groups) = match kept {
            Some(kept) => (&kept.checklist, &kept.groups),
            None => (&milestone.checklist, &milestone.groups),
        };
        Milestone {
            id,
            label: milestone.label.numbered(n),
            noun: milestone.noun.as_ref().map(|noun| noun.numbered(n)),
            rejection: None,
            suggest: Vec::new(),
            checklist: checklist.clone(),
            groups: groups.clone(),
            ..milestone.clone()
        }
    }
}

/// The first attempt at a milestone behind number `n` that is part of another one that was rejected.
fn part_behind(all: &[Rejected], id: &MilestoneId, n: u32) -> Option<MilestoneId> {
    let parts = all.iter().flat_map(|rejected| &rejected.by);
    let parts = parts.filter_map(|made| made.part(id));
    let number = |part: &&PartOfAttempt| part.id.attempt_number();
    let behind = parts.filter(|part| part.is_dated && number(part) > Some(n));
    behind.min_by_key(number).map(|part| part.id.clone())
}

/// The rejection of the attempt at something else that both attempt `n` and the one behind it were within.
fn rejected_around<'m>(all: &'m [Rejected], id: &MilestoneId, n: u32) -> Option<&'m Made> {
    let before = id.numbered(n);
    let mut made = all.iter().flat_map(|rejected| &rejected.by);
    made.find(|made| made.within.contains(&before))
}

impl Plan {
    /// Takes out what only rejections made.
    pub(super) fn fold(&mut self) {
        self.attempt_series.clear();
        if self.milestones.iter().all(|known| known.attempt.is_none()) {
            return;
        }
        self.milestones.retain(|known| known.attempt.is_none());
        self.clocks.retain(|known| known.attempt.is_none());
        for milestone in &mut self.milestones {
            milestone.after.retain(|id| id.attempt().is_none());
        }
        for clock in &mut self.clocks {
            clock.fold();
        }
    }

    /// Puts in what the rejections make.
    pub(super) fn unrolled(mut self) -> Self {
        let all = self.by_rejected();
        if all.is_empty() {
            return self;
        }
        let clocks = self.clocks.len();
        let named = all.iter().map(|rejected| {
            let between = self.between(&self.milestones[rejected.of].id);
            between.into_iter().cloned().collect()
        });
        let between: Vec<Vec<MilestoneId>> = named.collect();
        let groups: Vec<(MilestoneId, &Vec<MilestoneId>)> = all
            .iter()
            .zip(&between)
            .map(|(rejected, between)| (self.milestones[rejected.of].id.clone(), between))
            .collect();
        for (rejected, between) in all.iter().zip(&between) {
            self.add_attempts(rejected, &groups, &all);
            for clock in 0..clocks {
                self.cut_clock(clock, rejected, (between, &all));
            }
            self.add_clocks(clocks, rejected, &all);
            self.close_clocks(clocks, rejected, between, &all);
        }
        let cut = all.iter().flat_map(|rejected| self.cut_series(rejected));
        self.attempt_series = cut.collect();
        self.index();
        if self.in_order().len() < self.milestones.len() {
            // Attempts within attempts: what they have in common with the next one comes after them.
            for milestone in self.milestones.iter_mut().filter(|it| it.attempt.is_some()) {
                milestone.after.retain(|id| id.attempt().is_some());
            }
            self.index();
        }
        self
    }

    /// The rejections by what they reject, as far as no attempt is missing among them.
    fn by_rejected(&self) -> Vec<Rejected> {
        let mut found: Vec<Rejected> = Vec::new();
        let mut known: Vec<_> = self.rejected.iter().collect();
        known.sort_by_key(|known| known.n);
        for rejected in known {
            let Some(event) = self.milestone_index(&rejected.event) else {
                continue;
            };
            let rule = self.milestones[event].rejection.as_ref();
            let Some(of) = rule.and_then(|rule| self.milestone_index(&rule.of)) else {
                continue;
            };
            let place = found.iter().position(|known| known.of == of);
            let place = place.unwrap_or_else(|| {
                found.push(Rejected { of, by: Vec::new() });
                found.len() - 1
            });
            let by = &mut found[place].by;
            let last = by.last().map_or(0, |made| made.n);
            let used = self.numbers_used(&self.milestones[of].id);
            if rejected.n > last && (last + 1..rejected.n).all(|n| used.contains(&n)) {
                let known = |part: &&PartOfAttempt| self.milestone(&part.id.whole()).is_some();
                let mut with: Vec<_> = rejected.with.iter().filter(known).cloned().collect();
                with.sort_by_key(|part| self.milestone_index(&part.id.whole()));
                by.push(Made {
                    event,
                    n: rejected.n,
                    with,
                    kept: rejected.kept.clone(),
                    missing: rejected.missing.clone(),
                    within: rejected.within.clone(),
                    lists: rejected.lists.clone(),
                    never_came: rejected.never_came.clone(),
                });
            }
        }
        found.retain(|known| !known.by.is_empty());
        found
    }

    /// The numbers of attempts at a milestone that are taken by what was part of another attempt.
    pub(super) fn numbers_used(&self, of: &MilestoneId) -> HashSet<u32> {
        let parts = self.rejected.iter().flat_map(|known| &known.with);
        let numbers = parts.filter_map(|part| {
            let whole = part.id.whole();
            let is_of = whole == *of || self.rejecters_of(of).any(|by| *by == whole);
            part.id.attempt_number().filter(|_| is_of)
        });
        let in_vain = self.rejected.iter().flat_map(|known| &known.never_came);
        let in_vain = in_vain.filter(|name| name.whole() == *of);
        let in_vain = in_vain.filter_map(MilestoneId::attempt_number);
        numbers.chain(in_vain).collect()
    }

    /// The deliveries that were rejected, what lay between, and the rejections.
    fn add_attempts(
        &mut self,
        Rejected { of, by }: &Rejected,
        groups: &[(MilestoneId, &Vec<MilestoneId>)],
        all: &[Rejected],
    ) {
        let mut last: Option<MilestoneId> = None;
        let whole = self.milestones[*of].clone();
        for made in by {
            let event = &self.milestones[made.event];
            let Some(rule) = &event.rejection else { return };
            let delivered = whole.id.numbered(made.n);
            let rejected = event.id.numbered(made.n);
            let mut delivery = Milestone {
                after: before_attempt(&whole, &whole.id, made, groups),
                attempt: Some(AttemptRole::Rejected {
                    of: whole.id.clone(),
                    within: self.attempt_around(all, &delivered),
                }),
                ..made.numbered(&whole, made.n)
            };
            delivery.after.extend(last);
            // The delivery comes before it, also where something else lies between.
            let between = event.after.iter().filter(|id| **id != whole.id);
            let between = between.filter_map(|id| made.name(&whole.id, id));
            let before = std::iter::once(delivered.clone()).chain(between);
            let rejection = Milestone {
                label: rule.label.numbered(made.n),
                noun: rule.noun.as_ref().map(|noun| noun.numbered(made.n)),
                after: before.collect(),
                may_precede: Vec::new(),
                items: None,
                item_nouns: None,
                assume_days: 0,
                optional: false,
                attempt: Some(AttemptRole::Rejection {
                    event: event.id.clone(),
                    rejected: delivered.clone(),
                }),
                ..made.numbered(event, made.n)
            };
            let mut parts = Vec::new();
            for part in &made.with {
                let agreed = part.id.whole();
                let number = part.id.attempt().map_or(made.n, |(_, n)| n);
                let Some(known) = self.milestone(&agreed) else {
                    continue;
                };
                parts.push(Milestone {
                    after: before_attempt(known, &whole.id, made, groups),
                    // Nobody waits for what never happened in an attempt that is over.
                    optional: known.optional || !part.is_dated,
                    attempt: Some(AttemptRole::Between {
                        rejected: delivered.clone(),
                        rejection: rejected.clone(),
                    }),
                    ..made.numbered(known, number)
                });
            }
            self.milestones.push(delivery);
            self.milestones.append(&mut parts);
            self.milestones.push(rejection);
            last = Some(rejected);
        }
        self.milestones[*of].after.extend(last);
    }

    /// The time that each new attempt has from the rejection of the one before, where the plan gives any.
    fn add_clocks(&mut self, agreed: usize, rejected: &Rejected, all: &[Rejected]) {
        let whole = self.milestones[rejected.of].clone();
        let by = &rejected.by;
        let is_end = |clock: &&Clock| clock.to.contains(&whole.id);
        let own = || self.clocks[..agreed].iter().filter(is_end);
        let judged = || own().filter(|clock| clock.has_end() && !clock.informative);
        // One that ends with other things as well is no time of the first attempt: it runs on beside that of the next.
        let alone = judged().find(|clock| clock.to.len() == 1);
        let judged = alone.or_else(|| judged().next());
        let first = judged.or_else(|| own().next()).cloned();
        let owner = match &first {
            Some(first) => self.clock_owner(first),
            None => whole.actor.alone().cloned().unwrap_or(self.penalised()),
        };
        let own = first.as_ref().filter(|first| first.to.len() == 1);
        let label = own.map_or(&whole.label, |own| &own.label);
        let own = own.map(|own| own.id.clone());
        let mut more = Vec::new();
        for (i, made) in by.iter().enumerate() {
            let n = made.n;
            let event = &self.milestones[made.event];
            let Some(rule) = &event.rejection else {
                continue;
            };
            let Some(limit) = rule.again.filter(|_| rule.clock == RejectedClock::Closed) else {
                continue;
            };
            // It ends with the attempt behind, which may have been rejected, or be part of one that was.
            // Past one whose term goes on it is as if nothing had come.
            let mut closing = by[i + 1..].iter().filter(|next| self.closes(next));
            let rejected_next = closing.next().map(|next| whole.id.numbered(next.n));
            let over = rejected_around(all, &whole.id, n);
            let within = over.map(|over| self.ends_within(all, &whole.id, n, over));
            let over = over.map(|over| self.milestones[over.event].id.numbered(over.n));
            let is_cut = within.as_ref().is_some_and(Option::is_none);
            let ends = within.map(|came| came.or_else(|| over.clone()));
            let ends = ends
                .flatten()
                .or_else(|| part_behind(all, &whole.id, n).or(rejected_next));
            let like = first.as_ref().filter(|first| first.limit.is_some());
            more.push(Clock {
                id: ClockId::of_attempt(&whole.id, n + 1),
                phase: first.as_ref().map_or(whole.phase, |first| first.phase),
                label: label.numbered(n + 1),
                from: Milestones(vec![event.id.numbered(n)]),
                from_first: Vec::new(),
                to: vec![ends.unwrap_or_else(|| whole.id.clone())],
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
                    first: own.clone(),
                    over,
                    is_cut,
                }),
                silent: Vec::new(),
            });
        }
        self.clocks.extend(more);
    }
}

/// What comes before a milestone in an attempt: under its name there, and what is part of no attempt that this one is
/// part of. The plain names of those are the next attempt's, which comes after.
fn before_attempt(
    known: &Milestone,
    of: &MilestoneId,
    made: &Made,
    groups: &[(MilestoneId, &Vec<MilestoneId>)],
) -> Vec<MilestoneId> {
    let is_in = |(of, between): &(MilestoneId, &Vec<MilestoneId>), id: &MilestoneId| {
        of == id || between.contains(id)
    };
    let own = groups.iter().filter(|group| is_in(group, &known.id));
    let own: Vec<_> = own.collect();
    let name = |id: &MilestoneId| {
        let is_next = || own.iter().any(|group| is_in(group, id));
        made.name(of, id)
            .or_else(|| (!is_next()).then(|| id.clone()))
    };
    known.after.iter().filter_map(name).collect()
}
