//! The view of a check list: its rows, and what can be done with the one under the cursor.

use crate::plan::{Event, ItemId, MilestoneId, PointPlace};
use crate::record::{CheckList, PointStatus, Slot, Tick};

use crate::words::matching::plain;
use crate::words::{checklist, columns, dates};

use super::{App, View};

/// A row of the view of a check list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointRow {
    /// The head of a group; `None` for the points that stand in none, where others do.
    Group(Option<ItemId>),
    /// A point.
    Point(ItemId),
}

impl App {
    /// The check list that the view shows, as known on the day that is looked at.
    #[must_use]
    pub fn checklist(&self) -> Option<CheckList<'_>> {
        let id = self.listed.as_ref()?;
        self.dossier.checklist(id, Some(self.today))
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
            (!known.checklist.is_empty() || self.is_writable()).then(|| known.id.clone())
        });
        if of_event.is_some() {
            return of_event;
        }
        let phase = self.phase_number()?;
        let milestones = plan.milestones_of(phase).iter();
        let lists = milestones
            .map(|index| &plan.milestones[*index])
            .filter(|known| !known.checklist.is_empty());
        let mut lists: Vec<&MilestoneId> = lists.map(|known| &known.id).collect();
        let happened = |id: &&MilestoneId| {
            let happened = &self.assessment.happened;
            happened.date(&self.dossier, id).is_some()
        };
        lists.sort_by_key(happened);
        lists.first().map(|id| (*id).clone())
    }

    /// The rows of the view: each group with its points.
    #[must_use]
    pub fn point_rows(&self) -> Vec<PointRow> {
        let all = self.all_point_rows();
        let found = self.found_in(View::Points, all.len());
        if found.len() == all.len() {
            return all;
        }
        // A head stays where something under it was found.
        let mut rows = Vec::new();
        let mut head = None;
        for (at, row) in all.into_iter().enumerate() {
            let is_found = found.binary_search(&at).is_ok();
            match row {
                PointRow::Group(_) => head = Some(row),
                PointRow::Point(_) if is_found => {
                    rows.extend(head.take());
                    rows.push(row);
                }
                PointRow::Point(_) => {}
            }
        }
        rows
    }

    /// The same, whatever is looked for.
    pub(super) fn all_point_rows(&self) -> Vec<PointRow> {
        let Some(list) = self.checklist() else {
            return Vec::new();
        };
        let has_groups = list.points.iter().any(|status| status.group.is_some());
        let mut rows = Vec::new();
        let mut under = None;
        for status in &list.points {
            let group = status.group.map(|group| group.id.clone());
            if has_groups && under.as_ref() != Some(&group) {
                rows.push(PointRow::Group(group.clone()));
                under = Some(group);
            }
            rows.push(PointRow::Point(status.point.id.clone()));
        }
        rows
    }

    /// The row under the cursor of that view.
    #[must_use]
    pub fn point_row(&self) -> Option<PointRow> {
        if self.view != View::Points {
            return None;
        }
        self.point_rows().into_iter().nth(self.cursors.points)
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

    /// What is known of a point of the list.
    #[must_use]
    pub fn point_status<'l, 'd>(
        list: &'l CheckList<'d>,
        id: &ItemId,
    ) -> Option<&'l PointStatus<'d>> {
        list.points.iter().find(|status| status.point.id == *id)
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
        let rows = self.all_point_rows().into_iter();
        let text = |row| {
            let PointRow::Point(id) = row else {
                return String::new();
            };
            let Some(status) = Self::point_status(&list, &id) else {
                return String::new();
            };
            let (_, word) = columns::point_state(self.lang, status);
            let group = status.group.map(|group| checklist::group(self.lang, group));
            let by = status.tick.map(|tick| {
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
        rows.map(text).collect()
    }

    /// Whether a tick is not what the journal left.
    #[must_use]
    pub fn is_outside(&self, tick: &Tick) -> bool {
        let slot = Slot::Tick(tick.event.clone(), tick.point.clone());
        self.outside.contains(&slot)
    }
}
