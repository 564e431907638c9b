//! What was rejected: a delivery that was not accepted, so that another attempt is awaited.
//!
//! It is a fact like a date, with its document and its reason. The record of the delivery bears the number of
//! the attempt from then on, so the plain name is always the newest attempt; what that does to clocks is
//! said by [`Plan::with_rejections`].

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{
    AttemptRole, ClockId, ClockKey, Event, KeptList, MilestoneId, Plan, RejectedAttempt,
    RejectionRule,
};

use super::act::{Extension, Suspension};
use super::document::Document;
use super::dossier::Dossier;
use super::edit::Slot;
use super::fact::Record;
use super::fact_type::{Concern, FactLook, FactType, one_day};
use super::fault::FaultKind;
use super::flat::flat;
use super::soundness::DossierProblem;
use super::stamp::Stamp;

/// A rejection (rigetto): that an event did not accept what came before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "FlatRejection")]
#[cfg_attr(test, schemars(!from))]
pub struct Rejection {
    /// The event that would have accepted it.
    pub event: MilestoneId,
    /// Which attempt was rejected, from 1.
    pub n: u32,
    /// The day of the rejection.
    pub date: Date,
    /// Why.
    pub reason: String,
    /// What was part of that attempt, beside the delivery, as it has been called since: `check/1`; of a series the
    /// occurrences there were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Event>,
    /// The items of these parts that applied then, with a date or without: `check:roof/1`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Event>,
    /// The check lists of that attempt as they were, so that no later change of the plan alters them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<KeptList>,
    /// The document that says so.
    #[serde(flatten)]
    pub document: Document,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
}

flat! {
    FlatRejection into Rejection {
        event: MilestoneId,
        n: u32,
        date: Date,
        reason: String,
        #[serde(default)]
        with: Vec<Event>,
        #[serde(default)]
        items: Vec<Event>,
        #[serde(default)]
        lists: Vec<KeptList>,
    } with document
}

impl Rejection {
    /// Its name, as commands call it: `plan_accepted/1`.
    #[must_use]
    pub fn name(&self) -> MilestoneId {
        self.event.numbered(self.n)
    }

    /// The part of the attempt that bears this name: `check/1`.
    #[must_use]
    pub fn with_part(&self, name: &MilestoneId) -> Option<&Event> {
        self.with.iter().find(|part| part.milestone == *name)
    }

    /// Whether this may be an item of a part of the attempt.
    fn may_hold(&self, item: &Event) -> bool {
        item.part.is_some() && self.with_part(&item.milestone).is_some()
    }

    /// The check list that bears a name in the attempt, where it keeps one.
    #[must_use]
    pub fn list(&self, name: &MilestoneId) -> Option<&KeptList> {
        self.lists.iter().find(|list| list.milestone == *name)
    }

    /// Its date as that of an event: who corrects a date does it with this as with any other.
    #[must_use]
    pub fn as_record(&self) -> Record {
        Record {
            event: Event::milestone(&self.name()),
            date: self.date,
            document: self.document.clone(),
            stamp: self.stamp.clone(),
        }
    }
}

impl FactType for Rejection {
    one_day!();

    fn place(&self) -> String {
        self.name().to_string()
    }

    fn about(&self) -> Concern<'_> {
        Concern::Milestone(&self.event)
    }

    fn check(&self, look: &mut dyn FactLook) {
        look.event(&Event::milestone(&self.event));
        look.document(
            self.date,
            &self.document,
            [&Some(self.reason.clone()), &None],
        );
    }
}

impl Dossier {
    /// The rejections of one milestone, in the order of its attempts.
    #[must_use]
    pub fn rejections_of(&self, of: &MilestoneId) -> Vec<&Rejection> {
        let rejects = |known: &&Rejection| rule(&self.plan, known).is_some_and(|it| it.of == *of);
        let mut found: Vec<&Rejection> = self.rejections.iter().filter(rejects).collect();
        found.sort_by_key(|known| known.n);
        found
    }

    /// The rejection of this milestone that comes after a day, the first of them: it is written, and counts only
    /// from then on.
    #[must_use]
    pub fn rejected_after(&self, of: &MilestoneId, day: Date) -> Option<&Rejection> {
        let known = self.rejections_of(of).into_iter();
        known
            .filter(|known| known.date > day)
            .min_by_key(|known| known.n)
    }

    /// The number of the attempt that this event would reject now, where it may reject anything.
    #[must_use]
    pub fn attempt_to_reject(&self, event: &Event) -> Option<u32> {
        let milestone = self.plan.milestone(&event.milestone);
        let milestone = milestone.filter(|_| event.part.is_none())?;
        let rule = milestone.rejection.as_ref()?;
        Some(self.newest_attempt(&rule.of))
    }

    /// The rejection of an attempt: of `plan_delivered/1`, or of what was part of it, `check/1`.
    #[must_use]
    pub fn rejection_of(&self, attempt: &Event) -> Option<&Rejection> {
        let n = attempt.milestone.attempt_number()?;
        let mut known = self.rejections_of(&attempt.milestone.whole()).into_iter();
        let own = known.rfind(|known| known.n == n);
        own.or_else(|| self.rejected_with(&attempt.milestone))
    }

    /// The rejection that bears this name: `plan_accepted/1`.
    #[must_use]
    pub fn rejection_named(&self, id: &MilestoneId) -> Option<&Rejection> {
        let n = id.attempt_number()?;
        self.rejection(&id.whole(), n)
    }

    /// What is written of the date of an event: its record, or that of the rejection it is.
    #[must_use]
    pub fn dated(&self, event: &Event) -> Option<Cow<'_, Record>> {
        let record = self.record(event).map(Cow::Borrowed);
        let rejection = || self.rejection_named(&event.milestone);
        record.or_else(|| Some(Cow::Owned(rejection()?.as_record())))
    }

    /// The acts on the clock that a rejection alone made: that of the attempt behind it.
    pub(super) fn acts_behind(
        &self,
        of: &MilestoneId,
        n: u32,
    ) -> (Vec<&Suspension>, Vec<&Extension>) {
        let clock = ClockKey::of(&ClockId::of_attempt(of, n.saturating_add(1)));
        let suspensions = self.suspensions.iter();
        let suspensions = suspensions.filter(|act| act.clocks.contains(&clock));
        let extensions = self.extensions.iter();
        let extensions = extensions.filter(|act| act.clock == clock);
        (suspensions.collect(), extensions.collect())
    }

    /// The delivery that a rejection is of, where that would come later than it.
    pub(super) fn delivered_later(&self, rejection: &Rejection) -> Option<Slot> {
        let rule = rule(&self.plan, rejection)?;
        let attempt = Event::milestone(&rule.of.numbered(rejection.n));
        let delivered = self.record(&attempt)?;
        (delivered.date > rejection.date).then_some(Slot::Record(attempt))
    }

    /// The rejection that is missing below an act on the time of the attempt behind it.
    pub(super) fn rejection_missing(&self, clock: &ClockKey) -> Option<Slot> {
        let (of, n) = clock.id.attempt()?;
        let mut rules = self.plan.milestones.iter();
        let (by, of) = rules.find_map(|known| {
            let rule = known.rejection.as_ref()?;
            (rule.of.as_str() == of).then_some((&known.id, &rule.of))
        })?;
        let rejection = || Slot::Rejection(by.clone(), n.saturating_sub(1));
        (self.newest_attempt(of) < n).then(rejection)
    }

    /// What has a date in an attempt, under the names that it would bear again.
    pub(super) fn dated_of_attempt(&self, known: &Rejection) -> Vec<Event> {
        let names = self.names_in_attempt(known);
        let records = self.records.iter().map(|record| &record.event);
        let own = records.filter(|event| names.contains(&event.milestone));
        let plain = own.map(|event| Event {
            milestone: event.milestone.whole(),
            part: event.part.clone(),
        });
        plain.collect()
    }

    /// The names that belong to the attempt which was rejected: the delivery, what else was part of it, the rejection.
    pub(super) fn names_in_attempt(&self, known: &Rejection) -> Vec<MilestoneId> {
        let of = rule(&self.plan, known).map(|rule| rule.of.numbered(known.n));
        let parts = known.with.iter().map(|part| part.milestone.clone());
        of.into_iter().chain(parts).chain([known.name()]).collect()
    }

    /// The rejection that closed a check list, where it is that of an attempt.
    #[must_use]
    pub fn list_closed_by(&self, list: &MilestoneId) -> Option<&Rejection> {
        let own = self.rejection_named(list);
        own.or_else(|| self.rejection_of(&Event::milestone(list)))
    }

    /// The same dossier as it is seen on a day: what is rejected later is not rejected yet. The facts stay
    /// what they are; only what the rejections make of the plan changes.
    #[must_use]
    pub fn seen_on(&self, day: Date) -> Cow<'_, Self> {
        if self.known_by(Some(day)) == self.plan.rejections() {
            return Cow::Borrowed(self);
        }
        let mut dossier = self.clone();
        dossier.see_on(Some(day));
        Cow::Owned(dossier)
    }

    /// The same dossier with all that was rejected, whatever the dates: what may be changed is decided on what the
    /// file says, not on what is seen of it.
    #[must_use]
    pub fn as_written(&self) -> Cow<'_, Self> {
        if self.known_by(None) == self.plan.rejections() {
            return Cow::Borrowed(self);
        }
        let mut dossier = self.clone();
        dossier.see_on(None);
        Cow::Owned(dossier)
    }

    /// Sees the dossier on a day; with `None`, whatever the dates.
    pub fn see_on(&mut self, day: Option<Date>) {
        let known = self.known_by(day);
        if known != self.plan.rejections() {
            self.plan = self.plan.clone().with_rejections(known);
        }
    }

    /// Sees what a change made of the rejections: all of them, but for those that were out of sight.
    pub(super) fn see_again(&mut self, before: &Self) {
        if self.rejections.is_empty() && self.plan.rejections().is_empty() {
            return;
        }
        let hidden = |known: &Rejection| {
            let was = before.rejection(&known.event, known.n);
            was == Some(known) && !before.is_seen(known)
        };
        let is_seen = |known: &Rejection| !hidden(known);
        let seen = self.rejections.iter().filter(|known| is_seen(known));
        let seen = seen.map(|known| self.attempt_of(known, is_seen));
        let seen: Vec<RejectedAttempt> = seen.collect();
        if seen != self.plan.rejections() {
            self.plan = self.plan.clone().with_rejections(seen);
        }
    }

    fn known_by(&self, day: Option<Date>) -> Vec<RejectedAttempt> {
        let is_known = |known: &Rejection| day.is_none_or(|day| known.date <= day);
        let known = self.rejections.iter().filter(|known| is_known(known));
        let known = known.map(|known| self.attempt_of(known, is_known));
        known.collect()
    }

    /// What is wrong with the rejections, beside what is looked at in every act.
    pub(super) fn check_rejections(&self, problems: &mut Vec<DossierProblem>) {
        for (i, known) in self.rejections.iter().enumerate() {
            let mut report = |kind| {
                let place = format!("rejections[{i}] {}", known.name());
                problems.push(DossierProblem { place, kind });
            };
            let Some(rule) = rule(&self.plan, known) else {
                if self.plan.milestone(&known.event).is_some() {
                    report(FaultKind::NotRejectable(known.event.to_string()));
                }
                continue;
            };
            let used = self.numbers_used(&rule.of);
            let is_next = known.n > 0 && (1..known.n).all(|n| used.contains(&n));
            let delivered = self.record(&Event::milestone(&rule.of.numbered(known.n)));
            for part in known
                .with
                .iter()
                .filter(|part| !self.may_be_part(known, part))
            {
                report(FaultKind::Unknown(part.to_string()));
            }
            for item in known.items.iter().filter(|item| !known.may_hold(item)) {
                report(FaultKind::Unknown(item.to_string()));
            }
            self.list_faults(known).into_iter().for_each(&mut report);
            match delivered {
                Some(delivered) if is_next && delivered.date <= known.date => {}
                // What happened by silence has no record.
                None if is_next && self.plan.may_happen_by_silence(&rule.of) => {}
                _ => report(FaultKind::NothingRejected(
                    rule.of.numbered(known.n).to_string(),
                )),
            }
        }
        for (i, record) in self.records.iter().enumerate() {
            let milestone = self.plan.milestone(&record.event.milestone);
            let is_rejection = matches!(
                milestone.and_then(|known| known.attempt.as_ref()),
                Some(AttemptRole::Rejection { .. })
            );
            if is_rejection {
                let place = format!("records[{i}] {}", record.event);
                let kind = FaultKind::Unknown(record.event.to_string());
                problems.push(DossierProblem { place, kind });
            }
        }
    }
}

/// What the plan says of the event that rejected something.
pub(super) fn rule<'p>(plan: &'p Plan, known: &Rejection) -> Option<&'p RejectionRule> {
    plan.milestone(&known.event)?.rejection.as_ref()
}
