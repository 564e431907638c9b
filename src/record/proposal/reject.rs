//! Rejecting what was delivered, and taking a rejection back.

use crate::calendar::Date;
use crate::plan::{
    AttemptRole, ClockId, ClockKey, Event, Milestone, MilestoneId, RejectionRule, Role,
};
use crate::record::edit::Fact;
use crate::record::{Change, Dossier, Edit, Op, Refusal, Rejection, Slot};

use super::{Draft, Expected, ProposalContext, in_range, sound};

impl ProposalContext<'_> {
    pub(super) fn reject(
        &self,
        event: &Event,
        draft: &Draft,
        expected: Option<u32>,
    ) -> Result<Change, Refusal> {
        let (by, rule) = self.rejectable(event)?;
        in_range(draft.date)?;
        sound(&draft.document, &[])?;
        let n = self.dossier.newest_attempt(&rule.of);
        if let Some(expected) = expected.filter(|expected| *expected != n) {
            return Err(self.rejected_meanwhile(by, &rule.of, expected));
        }
        self.applies(event)?;
        if let Some(on) = self.decided_on(by) {
            let event = event.clone();
            return Err(Refusal::DecidedAlready { event, on });
        }
        let plain = Event::milestone(&rule.of);
        let delivered = self.dossier.record(&plain);
        // Whether silence has spoken is known to the assessment alone: it looks at that afterwards.
        if delivered.is_none() && !self.plan().may_happen_by_silence(&rule.of) {
            return Err(self.dossier.nothing_to_reject(event, &rule.of));
        }
        if let Some(delivered) = delivered.filter(|delivered| draft.date < delivered.date) {
            return Err(Refusal::RejectedBeforeDelivery {
                of: Event::milestone(&rule.of),
                delivered: delivered.date,
                rejected: draft.date,
            });
        }
        let reason = self.reason_of_rejection(event)?;
        let rejection = Rejection {
            event: by.id.clone(),
            n,
            date: draft.date,
            reason,
            with: Vec::new(),
            items: Vec::new(),
            lists: Vec::new(),
            document: draft.document.clone(),
            stamp: self.stamp.clone(),
        };
        Ok(Change::new(
            Op::Reject,
            Change::placed(self.dossier, self.rejected(&rejection, &rule.of)),
        ))
    }

    /// Takes rejection `n` of an event back: the delivery bears its plain name again.
    pub(super) fn take_back_rejection(
        &self,
        event: &MilestoneId,
        n: u32,
    ) -> Result<Change, Refusal> {
        let name = || event.numbered(n);
        let plain = Event::milestone(event);
        let (_, rule) = self.rejectable(&plain)?;
        let Some(rejection) = self.dossier.rejection(event, n) else {
            let known = self.dossier.rejections.iter();
            let known = known.filter(|known| known.event == *event);
            return Err(Refusal::UnknownRejection {
                name: name(),
                known: known.map(Rejection::name).collect(),
            });
        };
        if let Some(later) = self.dossier.rejected_later(rejection) {
            // What stands in the way of taking that back comes first.
            return Err(match self.take_back_rejection(&later.event, later.n) {
                Err(
                    first @ (Refusal::RejectedAgain(_)
                    | Refusal::DeliveredAgain { .. }
                    | Refusal::TickedAgain(_)),
                ) => first,
                _ => Refusal::RejectedAgain(later.name()),
            });
        }
        // What lies within an attempt that is over belongs to it.
        if let Some(around) = self.dossier.rejected_around(rejection) {
            return Err(Refusal::RejectedAgain(around.name()));
        }
        for event in self.dossier.dated_of_attempt(rejection) {
            self.applies(&event)?;
        }
        if let Some((of, on)) = self.dossier.made_again(rejection) {
            let name = name();
            return Err(Refusal::DeliveredAgain { name, of, on });
        }
        if let Some(tick) = self.dossier.ticked_again(rejection) {
            return Err(Refusal::TickedAgain(Box::new(tick.clone())));
        }
        if let Some(point) = self.dossier.point_gone(rejection) {
            return Err(Refusal::PointOfAttempt(point));
        }
        if let Some((point, waiver)) = self.dossier.waived_since(rejection) {
            let place = waiver.event.clone();
            return Err(Refusal::PointDoesNotApply { point, place });
        }
        let whole = Event::milestone(&rule.of);
        self.applies(&whole)?;
        self.reason_of_rejection(&Event::milestone(&name()))?;
        let mut edits = self.stands_again(rejection, &rule.of);
        edits.extend(self.acts_gone(&rule.of, n));
        Ok(Change::new(Op::Reject, Change::placed(self.dossier, edits)))
    }

    /// Takes along what was ordered for the time of the attempt that is not awaited any more: the next one, which
    /// bears its name, would inherit it.
    fn acts_gone(&self, of: &MilestoneId, n: u32) -> Vec<Edit> {
        let clock = ClockKey::of(&ClockId::of_attempt(of, n.saturating_add(1)));
        let (suspensions, extensions) = self.dossier.acts_behind(of, n);
        let extensions = extensions.into_iter().map(Fact::taken_away);
        let suspensions = suspensions.into_iter().map(|act| {
            // One that names no clock stops all of them.
            match act.without(&clock) {
                left if left.clocks.is_empty() => act.taken_away(),
                left => left.instead_of(Some(act)),
            }
        });
        extensions.chain(suspensions).collect()
    }

    /// Puts the day of a rejection right, or its document: why it was rejected stays what it was.
    fn correct_rejection(
        &self,
        was: &Rejection,
        draft: &Draft,
        keep: bool,
    ) -> Result<Option<Change>, Refusal> {
        in_range(draft.date)?;
        sound(&draft.document, &[])?;
        let event = Event::milestone(&was.name());
        let (_, rule) = self.rejectable(&Event::milestone(&was.event))?;
        let attempt = Event::milestone(&rule.of.numbered(was.n));
        let delivered = self.dossier.record(&attempt).map(|record| record.date);
        if let Some(delivered) = delivered.filter(|on| draft.date < *on) {
            return Err(Refusal::RejectedBeforeDelivery {
                of: Event::milestone(&rule.of),
                delivered,
                rejected: draft.date,
            });
        }
        let before = was.as_record();
        let record = draft.record(&event, self.stamp, Some(&before).filter(|_| keep));
        let op = if before.date != record.date {
            self.reason_given(&event, before.date)?;
            Op::Correct
        } else if before.says_the_same(&record) {
            return Ok(None);
        } else {
            Op::Amend
        };
        let after = Rejection {
            date: record.date,
            document: record.document,
            stamp: record.stamp,
            ..was.clone()
        };
        Ok(Some(Change::new(op, vec![after.instead_of(Some(was))])))
    }

    /// What a date means of an event that is a rejection; `None` for any other event.
    pub(super) fn on_rejection(
        &self,
        event: &Event,
        draft: Option<(&Draft, bool)>,
        expected: &Expected,
    ) -> Option<Result<Option<Change>, Refusal>> {
        let n = event.milestone.attempt_number()?;
        let by = event.milestone.whole();
        self.plan().milestone(&by)?.rejection.as_ref()?;
        let known = self.dossier.rejection(&by, n);
        // One that is not there was never made, unless somebody was looking at it.
        if known.is_none() && matches!(expected, Expected::Anything | Expected::Attempt(_)) {
            return None;
        }
        if let Err(refusal) = self.expect(event, expected) {
            return Some(Err(refusal));
        }
        Some(match (known?, draft) {
            (was, Some((draft, keep))) => self.correct_rejection(was, draft, keep),
            (_, None) => self.take_back_rejection(&by, n).map(Some),
        })
    }

    /// The milestone that may reject, and what the plan says of that.
    pub(super) fn rejectable(
        &self,
        event: &Event,
    ) -> Result<(&Milestone, &RejectionRule), Refusal> {
        let plan = self.plan();
        if let Role::Milestone(milestone) = plan.role(event)?
            && let Some(rule) = &milestone.rejection
        {
            return Ok((milestone, rule));
        }
        let known = plan.milestones.iter();
        let known = known.filter(|known| known.rejection.is_some());
        Err(Refusal::NotRejectable {
            event: event.clone(),
            known: known.map(|known| known.id.clone()).collect(),
        })
    }

    /// The day an event happened, or the first of its items did.
    fn decided_on(&self, by: &Milestone) -> Option<Date> {
        let own = self.dossier.record(&Event::milestone(&by.id));
        let items = self.dossier.items_of(&by.id);
        let items = items.filter_map(|item| self.dossier.record(&Event::item(&by.id, &item.id)));
        own.into_iter().chain(items).map(|record| record.date).min()
    }

    /// Somebody rejected the same meanwhile, or took a rejection back.
    fn rejected_meanwhile(&self, by: &Milestone, of: &MilestoneId, expected: u32) -> Refusal {
        let mut known = self.dossier.rejections_of(of).into_iter();
        let there = known.rfind(|known| known.n == expected);
        let event = there.map_or(&by.id, |there| &there.event);
        self.clash(Slot::Rejection(event.clone(), expected), None)
    }

    /// Refuses a verdict on another attempt than its author was looking at.
    pub(super) fn is_newest(&self, event: &Event, expected: u32) -> Result<(), Refusal> {
        let Some(now) = self.dossier.attempt_looked_at(event) else {
            return Ok(());
        };
        if now == expected {
            return Ok(());
        }
        let rejections = &self.dossier.rejections;
        let newest = rejections.iter().max_by_key(|known| known.stamp.at);
        let slot = match newest.filter(|_| now > expected) {
            Some(newest) => Slot::Rejection(newest.event.clone(), newest.n),
            None => Slot::Record(event.clone()),
        };
        Err(self.clash(slot, None))
    }

    fn reason_of_rejection(&self, event: &Event) -> Result<String, Refusal> {
        let reason = self.reason.map(str::trim);
        let reason = reason.filter(|reason| !reason.is_empty());
        let missing = || Refusal::ReasonMissingForRejection(event.clone());
        reason.map(str::to_owned).ok_or_else(missing)
    }

    /// Refuses what cannot be done to an attempt that was rejected, or to its rejection.
    pub(super) fn is_no_attempt(&self, event: &Event) -> Result<(), Refusal> {
        let milestone = self.plan().milestone(&event.milestone);
        let by = match milestone.and_then(|known| known.attempt.as_ref()) {
            None => return Ok(()),
            Some(AttemptRole::Rejection { .. }) => None,
            Some(AttemptRole::Rejected { .. } | AttemptRole::Between { .. }) => {
                self.dossier.rejection_of(event)
            }
        };
        Err(Refusal::WasRejected {
            event: event.clone(),
            by: by.map_or_else(|| event.milestone.clone(), Rejection::name),
        })
    }

    /// A rejection has a form of its own; the date of a delivery that was rejected may be put right, but not to
    /// a day after that.
    pub(super) fn fits_rejection(&self, event: &Event, date: Date) -> Result<(), Refusal> {
        self.fits_attempt(event, date)?;
        let milestone = self.plan().milestone(&event.milestone);
        let of = match milestone.and_then(|known| known.attempt.as_ref()) {
            None | Some(AttemptRole::Between { .. }) => return Ok(()),
            Some(AttemptRole::Rejection { .. }) => return self.is_no_attempt(event),
            Some(AttemptRole::Rejected { of, .. }) => of,
        };
        match self.dossier.rejection_of(event) {
            Some(by) if by.date < date => Err(Refusal::RejectedBeforeDelivery {
                of: Event::milestone(of),
                delivered: date,
                rejected: by.date,
            }),
            _ => Ok(()),
        }
    }

    /// Nothing came back in an attempt after it was rejected; what a file holds already may be completed.
    pub(super) fn fits_attempt(&self, event: &Event, date: Date) -> Result<(), Refusal> {
        let series = self.plan().series_of(&event.milestone);
        let cut = series.and_then(|series| self.plan().series_cut(&series.id));
        let by = cut.and_then(|cut| self.dossier.rejection_named(&cut.rejection));
        let known = self.dossier.record(event).map(|record| record.date);
        match by.filter(|by| by.date < date && known != Some(date)) {
            Some(by) => Err(Refusal::RejectedBeforeDelivery {
                of: event.clone(),
                delivered: date,
                rejected: by.date,
            }),
            None => Ok(()),
        }
    }
}

impl Dossier {
    /// The refusal of a rejection of what has not happened.
    pub(crate) fn nothing_to_reject(&self, event: &Event, of: &MilestoneId) -> Refusal {
        let last = self.rejections_of(of).pop();
        Refusal::NothingToReject {
            event: event.clone(),
            of: of.clone(),
            last: last.map(|known| (known.name(), known.date)),
        }
    }
}
