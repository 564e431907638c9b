//! What a check list says on a day: which of its points are ticked, which do not apply, which are open.
//!
//! A tick or a waiver of a later day is none yet. What has a tick applies, whatever a file says.

use std::collections::HashMap;

use crate::calendar::Date;
use crate::plan::{
    CheckPoint, ItemId, Milestone, MilestoneId, PointGroup, PointPlace, grouped_points,
};

use super::fact::NotePlace;
use super::rejection::Rejection;
use super::tick::Tick;
use super::waiver::Waiver;
use super::{Dossier, Note, Stamp};

/// What is known of a point on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointStatus<'d> {
    /// The point.
    pub point: &'d CheckPoint,
    /// The group it stands in.
    pub group: Option<&'d PointGroup>,
    /// How it stands.
    pub state: PointState<'d>,
    /// The newest note on it.
    pub noted: Option<&'d Note>,
}

/// How a point stands on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PointState<'d> {
    /// Somebody found it done.
    Ticked(&'d Tick),
    /// It, or its group, does not apply.
    Waived(&'d Waiver),
    /// It is still to be ticked.
    Open,
}

impl<'d> PointStatus<'d> {
    /// Whether it is still to be ticked.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, PointState::Open)
    }

    /// Its tick, if it is ticked.
    #[must_use]
    pub const fn tick(&self) -> Option<&'d Tick> {
        match self.state {
            PointState::Ticked(tick) => Some(tick),
            PointState::Waived(_) | PointState::Open => None,
        }
    }

    /// What says that it, or its group, does not apply.
    #[must_use]
    pub const fn waiver(&self) -> Option<&'d Waiver> {
        match self.state {
            PointState::Waived(waiver) => Some(waiver),
            PointState::Ticked(_) | PointState::Open => None,
        }
    }

    /// Who ticked it, or wrote that it does not apply, and when.
    #[must_use]
    pub fn stamp(&self) -> Option<&'d Stamp> {
        match self.state {
            PointState::Ticked(tick) => Some(&tick.stamp),
            PointState::Waived(waiver) => Some(&waiver.stamp),
            PointState::Open => None,
        }
    }

    /// What is said of it: beside its tick, or in the newest note on it.
    #[must_use]
    pub fn note(&self) -> Option<&'d str> {
        let own = self.tick().and_then(|tick| tick.note.as_deref());
        own.or_else(|| self.noted.map(|note| note.text.as_str()))
    }
}

/// A check list on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckList<'d> {
    /// The milestone that it belongs to.
    pub milestone: &'d Milestone,
    /// Its points as they are shown, group by group.
    pub points: Vec<PointStatus<'d>>,
    /// What is said of its groups themselves, in the same order.
    groups: Vec<GroupFacts<'d>>,
}

/// What is said of a group, and how many points it has.
#[derive(Clone, Copy, Debug, PartialEq)]
struct GroupFacts<'d> {
    group: Option<&'d PointGroup>,
    waiver: Option<&'d Waiver>,
    noted: Option<&'d Note>,
    points: usize,
}

/// A group of a check list on a day, with its points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupStatus<'l, 'd> {
    /// The group; `None` for the points that stand in none.
    pub group: Option<&'d PointGroup>,
    /// What says that all of it does not apply.
    pub waiver: Option<&'d Waiver>,
    /// The newest note on it.
    pub noted: Option<&'d Note>,
    /// Its points.
    pub points: &'l [PointStatus<'d>],
}

impl GroupStatus<'_, '_> {
    /// How many of its points are ticked.
    #[must_use]
    pub fn done(&self) -> usize {
        ticked(self.points)
    }

    /// How many points it has without those that do not apply.
    #[must_use]
    pub fn total(&self) -> usize {
        self.done() + open(self.points)
    }
}

fn ticked(points: &[PointStatus<'_>]) -> usize {
    let points = points.iter();
    points.filter(|status| status.tick().is_some()).count()
}

fn open(points: &[PointStatus<'_>]) -> usize {
    points.iter().filter(|status| status.is_open()).count()
}

impl<'d> CheckList<'d> {
    /// Its groups with their points, in the order they are shown; those that stand in none come last.
    pub fn groups(&self) -> impl Iterator<Item = GroupStatus<'_, 'd>> {
        let mut from = 0;
        self.groups.iter().map(move |facts| {
            let points = &self.points[from..from + facts.points];
            from += facts.points;
            GroupStatus {
                group: facts.group,
                waiver: facts.waiver,
                noted: facts.noted,
                points,
            }
        })
    }

    /// Whether it is that of an attempt that was rejected.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.milestone.attempt.is_some()
    }

    /// Whether its points stand in groups.
    #[must_use]
    pub fn has_groups(&self) -> bool {
        self.groups.iter().any(|facts| facts.group.is_some())
    }

    /// What is known of a point.
    #[must_use]
    pub fn point(&self, id: &ItemId) -> Option<&PointStatus<'d>> {
        self.points.iter().find(|status| status.point.id == *id)
    }

    /// How many points are ticked.
    #[must_use]
    pub fn done(&self) -> usize {
        ticked(&self.points)
    }

    /// How many points are still to be ticked.
    #[must_use]
    pub fn open(&self) -> usize {
        open(&self.points)
    }

    /// How many points there are without those that do not apply.
    #[must_use]
    pub fn total(&self) -> usize {
        self.done() + self.open()
    }
}

/// What is said of the points of a list and of its groups, by their names.
struct PointFacts<'d> {
    ticks: HashMap<&'d ItemId, &'d Tick>,
    waivers: HashMap<&'d ItemId, &'d Waiver>,
    notes: HashMap<&'d ItemId, &'d Note>,
}

impl<'d> PointFacts<'d> {
    fn status(&self, point: &'d CheckPoint, group: Option<&'d PointGroup>) -> PointStatus<'d> {
        let of_group = || group.and_then(|group| self.waivers.get(&group.id));
        let waiver = self.waivers.get(&point.id).or_else(of_group);
        PointStatus {
            point,
            group,
            state: match (self.ticks.get(&point.id), waiver) {
                (Some(tick), _) => PointState::Ticked(tick),
                (None, Some(waiver)) => PointState::Waived(waiver),
                (None, None) => PointState::Open,
            },
            noted: self.notes.get(&point.id).copied(),
        }
    }
}

impl Dossier {
    /// The check list of a milestone as known on a day, or with `None` with everything that is written;
    /// `None` for a milestone without one.
    #[must_use]
    pub fn checklist(&self, id: &MilestoneId, day: Option<Date>) -> Option<CheckList<'_>> {
        let milestone = self.plan.milestone(id)?;
        // What is rejected only later bears the number of its attempt, and is the list all the same.
        let plain = self.plain_names().into_iter();
        let mut renamed = plain.filter(|(_, plain)| plain == id).map(|(name, _)| name);
        let name = renamed.next().unwrap_or_else(|| id.clone());
        let by = (name != *id).then(|| self.list_closed_by(&name)).flatten();
        let kept = by.and_then(|by| by.list(&name));
        let (checklist, named) = match kept {
            Some(kept) => (&kept.checklist, &kept.groups),
            None => (&milestone.checklist, &milestone.groups),
        };
        if checklist.is_empty() {
            return None;
        }
        let facts = self.point_facts(&name, day);
        // Of an attempt that was rejected there is a list where anything was said of its points.
        if id.attempt().is_some() && facts.ticks.is_empty() && facts.waivers.is_empty() {
            return None;
        }
        let mut points = Vec::with_capacity(checklist.len());
        let mut groups = Vec::new();
        for (group, members) in grouped_points(checklist, named) {
            groups.push(GroupFacts {
                group,
                waiver: group.and_then(|group| facts.waivers.get(&group.id).copied()),
                noted: group.and_then(|group| facts.notes.get(&group.id).copied()),
                points: members.len(),
            });
            let members = members.into_iter();
            points.extend(members.map(|point| facts.status(point, group)));
        }
        Some(CheckList {
            milestone,
            points,
            groups,
        })
    }

    /// What is said by a day of the points of the list that bears a name: of an attempt only what was said of that.
    fn point_facts(&self, name: &MilestoneId, day: Option<Date>) -> PointFacts<'_> {
        let is_known = |date: Date| day.is_none_or(|day| date <= day);
        let ticks = self.ticks.iter();
        let ticks = ticks.filter(|tick| is_known(tick.date) && tick.event == *name);
        let waivers = self.waivers.iter().filter(|waiver| is_known(waiver.date));
        let waivers = waivers.filter_map(|waiver| {
            let place = waiver.event.point().filter(|it| it.milestone == *name)?;
            Some((&place.point, waiver))
        });
        let mut notes: HashMap<&ItemId, &Note> = HashMap::new();
        for note in self.notes.iter().filter(|note| is_known(note.date)) {
            if let Some(place) = note.place.point().filter(|it| it.milestone == *name) {
                let newest = notes.entry(&place.point).or_insert(note);
                if newest.date <= note.date {
                    *newest = note;
                }
            }
        }
        PointFacts {
            ticks: ticks.map(|tick| (&tick.point, tick)).collect(),
            waivers: waivers.collect(),
            notes,
        }
    }

    /// The check lists as known on a day, in the order of the plan; behind them those of attempts that were rejected.
    pub fn checklists(&self, day: Date) -> impl Iterator<Item = CheckList<'_>> {
        let milestones = self.plan.milestones.iter();
        milestones.filter_map(move |milestone| self.checklist(&milestone.id, Some(day)))
    }

    /// The lists that attempts at a milestone kept, as known on a day.
    pub fn lists_kept_of(
        &self,
        id: &MilestoneId,
        day: Date,
    ) -> impl Iterator<Item = CheckList<'_>> {
        let attempts = self.plan.milestones.iter();
        let attempts = attempts.filter(|it| it.attempt.is_some() && it.id.whole() == *id);
        attempts.filter_map(move |it| self.checklist(&it.id, Some(day)))
    }

    /// The lists that the attempt kept which was rejected, as known on a day.
    #[must_use]
    pub fn lists_kept_by(&self, rejection: &Rejection, day: Date) -> Vec<CheckList<'_>> {
        let names = self.names_in_attempt(rejection).into_iter();
        let lists = names.filter_map(|name| self.checklist(&name, Some(day)));
        lists.collect()
    }

    /// What says that a point does not apply, whatever its day: of itself or of its group.
    #[must_use]
    pub fn waiver_of_point(&self, place: &PointPlace) -> Option<&Waiver> {
        let milestone = self.plan.milestone(&place.milestone)?;
        let group = milestone
            .point(&place.point)
            .and_then(|point| point.group.clone());
        let group = group.map(|point| PointPlace {
            milestone: place.milestone.clone(),
            point,
        });
        let places = std::iter::once(place.clone()).chain(group);
        places
            .into_iter()
            .find_map(|place| self.waiver(&NotePlace::Point(place)))
    }

    /// The first tick of a point, or of a point in a group, of this name.
    #[must_use]
    pub fn tick_in(&self, place: &PointPlace) -> Option<&Tick> {
        let milestone = self.plan.milestone(&place.milestone)?;
        let is_in = |tick: &&Tick| {
            let group = || {
                milestone
                    .point(&tick.point)
                    .and_then(|point| point.group.as_ref())
            };
            tick.event == place.milestone
                && (tick.point == place.point || group() == Some(&place.point))
        };
        self.ticks.iter().find(is_in)
    }
}
