//! The view of a check list: its rows, and what can be done with the one under the cursor.

use std::rc::Rc;

use crate::plan::{Event, ItemId, Milestone, MilestoneId, PointPlace};
use crate::record::{CheckList, Rejection, Slot, Tick, Waiver};

use crate::words::matching::plain;
use crate::words::{checklist, columns, dates};

use super::point_row::PointRow;
use super::{App, View};

impl App {
    /// The check list that the view shows, as known on the day that is looked at.
    #[must_use]
    pub fn checklist(&self) -> Option<CheckList<'_>> {
        let id = self.listed.as_ref()?;
        self.dossier.checklist(id, Some(self.today))
    }

    /// Whether the check list that would be opened is only to be begun.
    #[must_use]
    pub fn has_no_list_here(&self) -> bool {
        let milestone = self.listed_here();
        let milestone = milestone.and_then(|id| self.dossier.plan.milestone(&id));
        milestone.is_some_and(|known| known.checklist.is_empty())
    }

    /// The milestone whose check list would be opened where the cursor is: the event under it, or of the
    /// phase the first that has one and has not happened.
    #[must_use]
    pub fn listed_here(&self) -> Option<MilestoneId> {
        let plan = &self.dossier.plan;
        let event = self
            .pane
            .and_then(|line| self.events().into_iter().nth(line));
        let of_event = event.and_then(|event: Event| {
            let known = plan.milestone(&event.milestone)?;
            if let Some(kept) = self.list_kept(known) {
                return Some(kept);
            }
            // Of an attempt that kept none, that of the next one.
            let known = match known.attempt {
                Some(_) => plan.milestone(&known.id.whole())?,
                None => known,
            };
            (!known.checklist.is_empty() || self.is_writable()).then(|| known.id.clone())
        });
        if of_event.is_some() {
            return of_event;
        }
        let phase = self.phase_number()?;
        let milestones = plan.milestones_of(phase).iter();
        let lists = milestones
            .map(|index| &plan.milestones[*index])
            .filter(|known| !known.checklist.is_empty() && known.attempt.is_none());
        let mut lists: Vec<&MilestoneId> = lists.map(|known| &known.id).collect();
        let happened = |id: &&MilestoneId| {
            let happened = &self.assessment.happened;
            happened.date(&self.dossier, id).is_some()
        };
        lists.sort_by_key(happened);
        lists.first().map(|id| (*id).clone())
    }

    /// The closed list of an attempt that was rejected: its own, or of its rejection that of a part without a row.
    fn list_kept(&self, attempt: &Milestone) -> Option<MilestoneId> {
        attempt.attempt.as_ref()?;
        let has_list = |id: &&MilestoneId| self.dossier.checklist(id, Some(self.today)).is_some();
        let rejection = self.dossier.rejection_named(&attempt.id);
        let parts = rejection.map(|it| it.with.iter()).into_iter().flatten();
        let parts = parts.map(|part| &part.milestone);
        let hidden = parts.filter(|id| {
            let index = self.dossier.plan.milestone_index(id);
            let happened = &self.assessment.happened;
            index.is_some_and(|index| !happened.is_shown(&self.dossier.plan, index))
        });
        let mut lists = std::iter::once(&attempt.id).chain(hidden);
        lists.find(has_list).cloned()
    }

    /// The rejection that closed the list of the view, if one did.
    #[must_use]
    pub fn list_closed_by(&self) -> Option<&Rejection> {
        self.dossier.list_closed_by(self.listed.as_ref()?)
    }

    /// The rows of the view: each group with its points.
    #[must_use]
    pub fn point_rows(&self) -> Rc<Vec<PointRow>> {
        let all = self.all_point_rows();
        if !self.is_filtered_in(View::Points) {
            return all;
        }
        let found = self.found_in(View::Points, all.len());
        // A head stays where something under it was found.
        let mut rows = Vec::new();
        let mut head = None;
        for (at, row) in all.iter().enumerate() {
            let is_found = found.binary_search(&at).is_ok();
            match row {
                PointRow::Group(_) => head = Some(row),
                PointRow::Point(_) if is_found => {
                    rows.extend(head.take().cloned());
                    rows.push(row.clone());
                }
                PointRow::Point(_) => {}
            }
        }
        Rc::new(rows)
    }

    /// The same, whatever is looked for.
    pub(super) fn all_point_rows(&self) -> Rc<Vec<PointRow>> {
        let make = || {
            let list = self.checklist();
            list.map(|list| rows_of(&list)).unwrap_or_default()
        };
        self.known.points.get(self.listed.clone(), make)
    }

    /// The row under the cursor of that view.
    #[must_use]
    pub fn point_row(&self) -> Option<PointRow> {
        if self.view != View::Points {
            return None;
        }
        self.point_rows().get(self.cursors.points).cloned()
    }

    /// The point, or the group, under the cursor.
    #[must_use]
    pub fn point_place(&self) -> Option<PointPlace> {
        let point = match self.point_row()? {
            PointRow::Point(point) | PointRow::Group(Some(point)) => point,
            PointRow::Group(None) => return None,
        };
        let milestone = self.listed.clone()?;
        Some(PointPlace { milestone, point })
    }

    /// The point under the cursor, which is no group.
    #[must_use]
    pub fn point_here(&self) -> Option<ItemId> {
        match self.point_row()? {
            PointRow::Point(point) => Some(point),
            PointRow::Group(_) => None,
        }
    }

    /// The group that a new point would stand in: that of the cursor.
    #[must_use]
    pub fn group_here(&self) -> Option<ItemId> {
        match self.point_row()? {
            PointRow::Group(group) => group,
            PointRow::Point(point) => {
                let milestone = self.dossier.plan.milestone(self.listed.as_ref()?)?;
                milestone.point(&point)?.group.clone()
            }
        }
    }

    /// What says that the point, or the group, under the cursor does not apply.
    #[must_use]
    pub fn point_waiver(&self) -> Option<&Waiver> {
        self.dossier.waiver_of_point(&self.point_place()?)
    }

    /// Whether it may be said of it that it does not apply, or that it does again: what is ticked applies.
    #[must_use]
    pub fn may_waive_point(&self) -> bool {
        let is_open = |place: PointPlace| self.dossier.tick_in(&place).is_none();
        self.point_waiver().is_some() || self.point_place().is_some_and(is_open)
    }

    /// The tick of the point under the cursor.
    #[must_use]
    pub fn tick_here(&self) -> Option<&Tick> {
        self.dossier
            .tick(self.listed.as_ref()?, &self.point_here()?)
    }

    /// While something is looked for the cursor is on what was found: the head above it is none.
    pub(in crate::screen) fn leave_head(&mut self, forward: bool) {
        if self.view != View::Points || !self.is_filtered() {
            return;
        }
        let rows = self.point_rows();
        let at = self.cursors.points.min(rows.len());
        let after = || {
            let found = rows.iter().skip(at).position(Self::is_point);
            found.map(|more| at + more)
        };
        let before = || rows.iter().take(at).rposition(Self::is_point);
        let found = if forward {
            after().or_else(before)
        } else {
            before().or_else(after)
        };
        if !rows.get(at).is_some_and(Self::is_point) {
            self.cursors.points = found.unwrap_or(0);
        }
    }

    /// Whether a row is a point.
    #[must_use]
    pub const fn is_point(row: &PointRow) -> bool {
        matches!(row, PointRow::Point(_))
    }

    /// What can be found in each row: what it says, its names, its state; heads are found by nothing.
    pub(super) fn texts_of_points(&self) -> Vec<String> {
        let Some(list) = self.checklist() else {
            return Vec::new();
        };
        let rows = self.all_point_rows();
        let text = |row: &PointRow| {
            let PointRow::Point(id) = row else {
                return String::new();
            };
            let Some(status) = list.point(id) else {
                return String::new();
            };
            let (_, word) = columns::point_state(self.lang, status);
            let group = status.group.map(|group| checklist::group(self.lang, group));
            let by = status.tick().map(|tick| {
                let day = dates::with_weekday(self.lang, tick.date);
                format!("{day} {} {}", tick.stamp.by, tick.stamp.login)
            });
            let all = [
                id.to_string(),
                checklist::point_with_source(self.lang, status.point),
                word.to_owned(),
                group.unwrap_or_default(),
                by.unwrap_or_default(),
                status.note().unwrap_or_default().to_owned(),
            ];
            plain(&all.join("\n")).into_owned()
        };
        rows.iter().map(text).collect()
    }

    /// Whether a tick is not what the journal left.
    #[must_use]
    pub fn is_outside(&self, tick: &Tick) -> bool {
        let slot = Slot::Tick(tick.event.clone(), tick.point.clone());
        self.outside.contains(&slot)
    }
}

/// Each group with its points; the heads are left out where there are none.
fn rows_of(list: &CheckList<'_>) -> Vec<PointRow> {
    let has_groups = list.has_groups();
    let mut rows = Vec::new();
    for group in list.groups() {
        let id = group.group.map(|group| group.id.clone());
        rows.extend(has_groups.then_some(PointRow::Group(id)));
        let points = group.points.iter();
        rows.extend(points.map(|status| PointRow::Point(status.point.id.clone())));
    }
    rows
}
