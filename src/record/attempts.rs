//! The attempts of a dossier: their numbers, and what belongs to each that was rejected.
//!
//! What lay between a delivery and its rejection keeps its date under the number of the attempt, and is awaited anew
//! under its own name. Which facts those were the rejection says itself, so that no later change of the plan moves any
//! of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::plan::{
    AttemptRole, Clock, Event, ItemId, MilestoneId, PartOfAttempt, Plan, RejectedAttempt,
    RejectionRule,
};

use super::dossier::Dossier;
use super::happened::Happened;
use super::rejection::{Rejection, rule};

impl Dossier {
    /// The number of the newest attempt at a milestone that may be rejected: one more than there were.
    #[must_use]
    pub fn newest_attempt(&self, of: &MilestoneId) -> u32 {
        let last = self.numbers_used(of).into_iter().max().unwrap_or(0);
        last.saturating_add(1)
    }

    /// The numbers of the attempts at a milestone that were rejected, or were part of one that was.
    pub(super) fn numbers_used(&self, of: &MilestoneId) -> HashSet<u32> {
        let own = self.rejections_of(of).into_iter().map(|known| known.n);
        let parts = self.parts().filter_map(|(_, part)| {
            let whole = part.whole();
            let is_of = whole == *of || self.plan.rejecters_of(of).any(|by| *by == whole);
            part.attempt_number().filter(|_| is_of)
        });
        let in_vain = self.awaited_in_vain(of).into_iter().map(|(_, n)| n);
        own.chain(parts).chain(in_vain).collect()
    }

    /// The number that a milestone has in attempt `n` at another one, as a part of that.
    pub(super) fn number_in(&self, (of, n): (&MilestoneId, u32), part: &MilestoneId) -> u32 {
        if self.plan.rejecters_of(of).any(|by| by == part) {
            return n;
        }
        let own = |rule: &&RejectionRule| rule.of == *part;
        let mut rules = self.plan.rejection_rules();
        let known = self.plan.milestone(part);
        let decides = known.and_then(|known| known.rejection.as_ref());
        if let Some(rule) = rules.find(own).or(decides) {
            return self.newest_attempt(&rule.of);
        }
        let used = self.parts().filter(|(_, known)| known.whole() == *part);
        let used = used.filter_map(|(_, known)| known.attempt_number());
        used.max().map_or(n, |last| n.max(last.saturating_add(1)))
    }

    /// What was part of the attempts that were rejected, with the rejection of each.
    fn parts(&self) -> impl Iterator<Item = (&Rejection, &MilestoneId)> {
        let all = self.rejections.iter();
        all.flat_map(|known| known.with.iter().map(move |part| (known, &part.milestone)))
    }

    /// The rejection of the attempt that this was part of: of `check/1`.
    #[must_use]
    pub fn rejected_with(&self, part: &MilestoneId) -> Option<&Rejection> {
        let mut parts = self.parts();
        let found = parts.find(|(_, known)| *known == part);
        found.map(|(rejection, _)| rejection)
    }

    /// The attempts at a milestone that were rejected, and those that it was part of, each with the rejection.
    #[must_use]
    pub fn attempts_at(&self, id: &MilestoneId) -> Vec<(MilestoneId, &Rejection)> {
        let own = self.rejections_of(id).into_iter();
        let own = own.map(|known| (id.numbered(known.n), known));
        let parts = self.parts().filter(|(_, part)| part.whole() == *id);
        let parts = parts.map(|(known, part)| (part.clone(), known));
        let mut found: Vec<_> = own.chain(parts).collect();
        found.sort_by_key(|(name, _)| name.attempt_number());
        found
    }

    /// What an event is called: the newest attempt, which is awaited or stands, bears the plain name, also where
    /// somebody counted on and typed its number.
    #[must_use]
    pub fn by_its_name(&self, event: Event) -> Event {
        let is_newest = || {
            let n = event.milestone.attempt_number()?;
            let whole = event.milestone.whole();
            (self.number_awaited(&whole)? == n).then_some(whole)
        };
        match is_newest() {
            Some(milestone) => Event { milestone, ..event },
            None => event,
        }
    }

    /// The number of the attempt that a milestone is awaited in or stands in, where it may have several. What
    /// rejects bears its number only where it did.
    fn number_awaited(&self, id: &MilestoneId) -> Option<u32> {
        let plan = &self.plan;
        if plan.rejection_rules().any(|rule| rule.of == *id) {
            return Some(self.newest_attempt(id));
        }
        let rejects = plan.milestone(id)?.rejection.is_some();
        let mut rules = plan.rejection_rules().filter(|_| !rejects);
        let rule = rules.find(|rule| plan.between(&rule.of).contains(&id))?;
        let n = self.newest_attempt(&rule.of);
        Some(self.number_in((&rule.of, n), id))
    }

    /// Counts the attempts that an event belongs to, where it may be part of any: two who look at different ones
    /// have another count before them.
    #[must_use]
    pub fn attempt_looked_at(&self, event: &Event) -> Option<u32> {
        let plan = &self.plan;
        let id = &event.milestone;
        let decides = plan.milestone(id)?.rejection.is_some();
        let mut seen: Vec<&MilestoneId> = Vec::new();
        for rule in plan.rejection_rules() {
            let is_new = !seen.contains(&&rule.of);
            if is_new && (decides || rule.of != *id) && plan.between(&rule.of).contains(&id) {
                seen.push(&rule.of);
            }
        }
        let all = seen.iter().map(|of| self.newest_attempt(of));
        all.reduce(u32::saturating_add)
    }

    /// What the plan has to know of a rejection, where it knows of those.
    pub(super) fn attempt_of(
        &self,
        known: &Rejection,
        is_known: impl Fn(&Rejection) -> bool,
    ) -> RejectedAttempt {
        let mut within = Vec::new();
        let mut with: Vec<MilestoneId> = known.with.iter().map(|it| it.milestone.clone()).collect();
        for inner in self.rejected_within(known) {
            let Some(rule) = rule(&self.plan, inner) else {
                continue;
            };
            let name = rule.of.numbered(inner.n);
            if is_known(inner) {
                within.push(name);
            } else if with.iter().all(|it| it.whole() != rule.of) {
                // What is rejected only later stood when the attempt around it ended, with all that belongs to it.
                with.push(name);
                with.extend(inner.with.iter().map(|it| it.milestone.clone()));
            }
        }
        let part = |id: MilestoneId| PartOfAttempt {
            is_dated: self.is_dated(&id),
            id,
        };
        RejectedAttempt {
            event: known.event.clone(),
            n: known.n,
            with: with.into_iter().map(part).collect(),
            kept: self.kept_by(known),
            missing: self.missing_by(known),
            never_came: self.never_came(known),
            within,
            lists: known.lists.clone(),
        }
    }

    /// What had happened by a rejection, and may end a clock that counts from the attempt, but is no part of it.
    fn kept_by(&self, known: &Rejection) -> Vec<MilestoneId> {
        let mut kept = self.beside(known, Clock::agreed_ends);
        kept.retain(|id| self.happened_by(known, id));
        kept
    }

    /// What had not happened by a rejection and is no part of the attempt, of what clocks count from together with it.
    /// What need not happen, or does not apply, is not waited for.
    fn missing_by(&self, known: &Rejection) -> Vec<MilestoneId> {
        let starts = |clock: &Clock| clock.from.0.iter().map(MilestoneId::whole).collect();
        let mut missing = self.beside(known, starts);
        missing.retain(|id| {
            let is_optional = self.plan.milestone(id).is_none_or(|it| it.optional);
            let is_waived = || self.waiver_of(&Event::milestone(id)).is_some();
            let may_have = || is_optional || self.plan.may_happen_by_silence(id);
            !self.happened_by(known, id) && !may_have() && !is_waived()
        });
        missing
    }

    fn happened_by(&self, known: &Rejection, id: &MilestoneId) -> bool {
        let by_then = |event: &Event| {
            let record = self.record(event);
            record.is_some_and(|record| record.date <= known.date)
        };
        let items = self.item_events(id);
        let applies = |item: &&Event| self.waiver_of(item).is_none();
        let is_whole = || items.iter().filter(applies).all(by_then);
        by_then(&Event::milestone(id)) || !items.is_empty() && is_whole()
    }

    /// What is no part of an attempt that was rejected, of what the clocks that count from it name.
    fn beside(
        &self,
        known: &Rejection,
        named: impl Fn(&Clock) -> Vec<MilestoneId>,
    ) -> Vec<MilestoneId> {
        let Some(rule) = rule(&self.plan, known) else {
            return Vec::new();
        };
        let between = self.plan.between(&rule.of);
        let is_part = |id: &MilestoneId| *id == rule.of || between.contains(&id);
        let clocks = self.plan.agreed_clocks().map(|(_, clock)| clock);
        let clocks = clocks.filter(|clock| clock.starts().iter().any(|id| is_part(&id.whole())));
        let all = clocks.flat_map(named).filter(|id| !is_part(id));
        let mut found: Vec<MilestoneId> = all.collect();
        found.sort();
        found.dedup();
        found
    }

    /// Whether a part of an attempt has a date, of itself or by all of its items.
    fn is_dated(&self, part: &MilestoneId) -> bool {
        let is_recorded = |event: &Event| self.record(event).is_some();
        let items = self.items_in_attempt(part);
        if items.iter().any(is_recorded) {
            return items.iter().all(is_recorded);
        }
        is_recorded(&Event::milestone(part))
    }

    /// The items of a part of an attempt that is over: those that have a date in it, and those that the rejection found
    /// without one. What was added since, or does not apply since, is of the next one.
    pub(super) fn items_in_attempt(&self, part: &MilestoneId) -> Vec<Event> {
        let is_own = |event: &&Event| event.part.is_some() && event.milestone == *part;
        let records = self.records.iter().map(|record| &record.event);
        let listed = self.rejected_with(part).into_iter();
        let listed = listed.flat_map(|known| &known.items);
        let mut found: Vec<Event> = Vec::new();
        for event in listed.chain(records).filter(is_own) {
            if !found.contains(event) {
                found.push(event.clone());
            }
        }
        found
    }

    /// The items of all parts of the attempts that are over on the day that the plan is seen on.
    pub(super) fn items_in_attempts(&self) -> impl Iterator<Item = Event> {
        let parts = self.parts().filter(|(known, _)| self.is_seen(known));
        parts.flat_map(|(_, part)| self.items_in_attempt(part))
    }

    /// The items of an event, as it is called in an attempt that is over or plainly.
    #[must_use]
    pub fn item_events(&self, of: &MilestoneId) -> Vec<Event> {
        if of.attempt().is_some() {
            return self.items_in_attempt(of);
        }
        let items = self.items_of(of);
        items.map(|item| Event::item(of, &item.id)).collect()
    }

    /// The date that an item has in an attempt that was rejected: the first of these.
    pub(super) fn item_dated_in_attempt(&self, of: &MilestoneId, item: &ItemId) -> Option<&Event> {
        let mut events = self.records.iter().map(|record| &record.event);
        events.find(|event| {
            let is_part = event.milestone.attempt().is_some() && event.milestone.whole() == *of;
            is_part && event.part.as_ref() == Some(item)
        })
    }

    /// Whether the plan knows of a rejection on the day it is seen on.
    pub(super) fn is_seen(&self, known: &Rejection) -> bool {
        let mut seen = self.plan.rejections().iter();
        seen.any(|it| it.event == known.event && it.n == known.n)
    }

    /// Whether a rejection is of an attempt that still stands on the day that the plan is seen on: it is made only later,
    /// and what the attempt was within is not over either.
    fn is_to_come(&self, known: &Rejection) -> bool {
        let of = rule(&self.plan, known).map(|rule| rule.of.numbered(known.n));
        let mut over = self.plan.rejections().iter().flat_map(|it| &it.with);
        !self.is_seen(known) && !over.any(|part| Some(&part.id) == of.as_ref())
    }

    /// What is called plainly on the day that the plan is seen on, though its facts bear the number of an attempt that
    /// is rejected only later, by the names of those attempts.
    #[must_use]
    pub fn plain_names(&self) -> HashMap<MilestoneId, MilestoneId> {
        let mut first: BTreeMap<&MilestoneId, &Rejection> = BTreeMap::new();
        for known in self
            .rejections
            .iter()
            .filter(|known| self.is_to_come(known))
        {
            let Some(rule) = rule(&self.plan, known) else {
                continue;
            };
            let found = first.entry(&rule.of).or_insert(known);
            if known.n < found.n {
                *found = known;
            }
        }
        let mut names: HashMap<MilestoneId, MilestoneId> = HashMap::new();
        for (of, known) in first {
            names.insert(of.numbered(known.n), of.clone());
            names.insert(known.name(), known.event.clone());
            let parts = known.with.iter().map(|part| &part.milestone);
            names.extend(parts.map(|part| (part.clone(), part.whole())));
        }
        // Of several to come the first is the one that stands.
        let number = MilestoneId::attempt_number;
        let mut lowest: HashMap<MilestoneId, Option<u32>> = HashMap::new();
        for (name, plain) in &names {
            let found = lowest.entry(plain.clone()).or_insert(number(name));
            *found = number(name).min(*found);
        }
        names.retain(|name, plain| lowest.get(plain) == Some(&number(name)));
        names
    }

    /// What events are called on the day that the plan is seen on: what is rejected only later still bears its plain name.
    pub fn named_on_the_day(&self) -> impl Fn(&Event) -> Event + use<> {
        let plain = self.plain_names();
        move |event| match plain.get(&event.milestone) {
            Some(milestone) => Event {
                milestone: milestone.clone(),
                ..event.clone()
            },
            None => event.clone(),
        }
    }

    /// The milestones that bear their plain name in an attempt that is not awaited yet on the day that the plan is
    /// seen on.
    pub(super) fn attempts_to_come(&self) -> HashSet<MilestoneId> {
        let hidden = || {
            self.rejections
                .iter()
                .filter(|known| self.is_to_come(known))
        };
        let of = hidden().filter_map(|known| Some(rule(&self.plan, known)?.of.clone()));
        let parts = hidden().flat_map(|known| known.with.iter().map(|part| part.milestone.whole()));
        of.chain(parts).collect()
    }

    /// Whether this may be part of the attempt that was rejected: it is named once, by the number of an attempt, and
    /// the plan has it.
    pub(super) fn may_be_part(&self, of: &Rejection, part: &Event) -> bool {
        let id = &part.milestone;
        let whole = id.whole();
        let is_known = self
            .plan
            .milestone(&whole)
            .is_some_and(|it| it.attempt.is_none());
        let is_known = is_known || self.plan.series_of(&whole).is_some();
        let named = self.parts().filter(|(_, known)| *known == id).count();
        let is_own = rule(&self.plan, of).is_some_and(|rule| rule.of == whole) || of.event == whole;
        let rejected = || self.rejections.iter().any(|known| known.name() == *id);
        id.attempt().is_some()
            && part.part.is_none()
            && is_known
            && named == 1
            && !is_own
            && !rejected()
    }
}

impl Happened {
    /// Whether the milestone at this position is worth a line: a part of an attempt that is over is only where it
    /// happened. Of one with nothing but its list, the list is shown.
    #[must_use]
    pub fn is_shown(&self, plan: &Plan, index: usize) -> bool {
        let attempt = plan.milestones[index].attempt.as_ref();
        !matches!(attempt, Some(AttemptRole::Between { .. })) || self.at(index).has_begun()
    }
}
