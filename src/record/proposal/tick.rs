//! Ticking points of a check list, taking ticks back, and dropping a point with what rests on it.

use crate::plan::{Event, ItemId, Milestone, MilestoneId, PointPlace};
use crate::record::dossier::is_too_long;
use crate::record::edit::Fact;
use crate::record::{Change, Edit, NotePlace, Op, Refusal, SettingKey, Slot, Tick, Ticking};

use super::{ProposalContext, in_range};

impl ProposalContext<'_> {
    pub(super) fn tick(&self, asked: &Ticking) -> Result<Option<Change>, Refusal> {
        let milestone = self.with_list(&asked.milestone)?;
        if asked.note.as_deref().is_some_and(is_too_long) {
            return Err(Refusal::TextTooLong);
        }
        asked.date.map_or(Ok(()), in_range)?;
        let mut edits = Vec::new();
        for (i, point) in asked.points.iter().enumerate() {
            Self::known_point(milestone, point)?;
            if !asked.points[..i].contains(point) {
                edits.extend(self.tick_one(asked, point)?);
            }
        }
        if edits.is_empty() {
            return Ok(None);
        }
        let edits = Change::placed(self.dossier, edits);
        Ok(Some(Change::new(Op::Tick, edits)))
    }

    fn tick_one(&self, asked: &Ticking, point: &ItemId) -> Result<Option<Edit>, Refusal> {
        let event = &asked.milestone;
        let before = self.dossier.tick(event, point);
        let date = |tick: &Tick| tick.date;
        let expected = asked.expected.as_ref();
        if let Some(expected) = expected.filter(|expected| !expected.is(before, date)) {
            let slot = Slot::Tick(event.clone(), point.clone());
            return Err(self.clash(slot, expected.date(date).map(|date| date.to_string())));
        }
        let Some(date) = asked.date else {
            return Ok(before.map(Fact::taken_away));
        };
        self.applies(&Event::milestone(event))?;
        let place = PointPlace {
            milestone: event.clone(),
            point: point.clone(),
        };
        if let Some(waiver) = self
            .dossier
            .waiver_of_point(&place)
            .filter(|_| before.is_none())
        {
            return Err(Refusal::PointDoesNotApply {
                point: place,
                place: waiver.event.clone(),
            });
        }
        let note = asked.note.clone().filter(|note| !note.trim().is_empty());
        let kept = || before.and_then(|before| before.note.clone());
        let tick = Tick {
            event: event.clone(),
            point: point.clone(),
            date,
            note: if asked.note.is_some() { note } else { kept() },
            stamp: self.stamp.clone(),
        };
        let same = |before: &Tick| (before.date, &before.note) == (tick.date, &tick.note);
        if before.is_some_and(same) {
            return Ok(None);
        }
        if let Some(before) = before.filter(|before| before.date != date) {
            let is_given = self.reason.is_some_and(|reason| !reason.trim().is_empty());
            if !is_given {
                return Err(Refusal::ReasonMissingForTick(Box::new(before.clone())));
            }
        }
        Ok(Some(tick.instead_of(before)))
    }

    /// The milestone of this name, which must have a check list.
    pub(super) fn with_list(&self, id: &MilestoneId) -> Result<&Milestone, Refusal> {
        let known = self.plan().milestone(id);
        let known = known.ok_or_else(|| self.plan().unknown_event(id.as_str()))?;
        if known.checklist.is_empty() {
            return Err(Refusal::NoCheckList(id.clone()));
        }
        Ok(known)
    }

    /// Refuses the name of what is no point of the list.
    pub(super) fn known_point(of: &Milestone, point: &ItemId) -> Result<(), Refusal> {
        if of.point(point).is_some() {
            return Ok(());
        }
        Err(Refusal::UnknownPoint {
            milestone: of.id.clone(),
            point: point.clone(),
            is_group: of.group(point).is_some(),
            known: of.checklist.iter().map(|point| point.id.clone()).collect(),
        })
    }

    /// Refuses to add a point under a name that is taken, and to drop one that is not there. Other settings are
    /// not looked at.
    pub(super) fn nameable(
        &self,
        key: &SettingKey,
        value: Option<&str>,
        expected: Option<&Option<String>>,
    ) -> Result<(), Refusal> {
        let SettingKey::Point(milestone, point) = key else {
            return Ok(());
        };
        let known = self.plan().milestone(milestone);
        let known = known.ok_or_else(|| self.plan().unknown_event(milestone.as_str()))?;
        self.is_no_attempt(&Event::milestone(milestone))?;
        let is_new = expected == Some(&None) || known.point(point).is_none();
        match value {
            None => Self::known_point(self.with_list(milestone)?, point),
            Some(_) if is_new && (known.point(point).is_some() || known.group(point).is_some()) => {
                Err(Refusal::DuplicatePoint(PointPlace {
                    milestone: milestone.clone(),
                    point: point.clone(),
                }))
            }
            Some(_) => Ok(()),
        }
    }

    /// Refuses to drop a point, or a group, that stands in the list of an attempt that was rejected: that list stays
    /// what it was.
    pub(super) fn is_in_no_attempt(&self, key: &SettingKey, is_gone: bool) -> Result<(), Refusal> {
        let (SettingKey::Point(milestone, point) | SettingKey::PointGroup(milestone, point)) = key
        else {
            return Ok(());
        };
        let place = PointPlace {
            milestone: milestone.clone(),
            point: point.clone(),
        };
        match self.dossier.kept_by_an_attempt(&place).filter(|_| is_gone) {
            Some(kept) => Err(Refusal::PointOfAttempt(kept.place)),
            None => Ok(()),
        }
    }

    /// What goes with a point or a group that is dropped: its tick, and that it does not apply.
    pub(super) fn resting_on(&self, key: &SettingKey) -> Vec<Edit> {
        let (SettingKey::Point(milestone, point) | SettingKey::PointGroup(milestone, point)) = key
        else {
            return Vec::new();
        };
        let place = PointPlace {
            milestone: milestone.clone(),
            point: point.clone(),
        };
        let tick = self.dossier.tick(milestone, point).map(Fact::taken_away);
        let waiver = self.dossier.waiver(&NotePlace::Point(place));
        tick.into_iter()
            .chain(waiver.map(Fact::taken_away))
            .collect()
    }
}
