//! Asking a plan for the points of its check lists.

use super::Plan;
use super::checklist::{CheckPoint, PointGroup, PointPlace};
use super::id::ItemId;
use super::parts::Milestone;

impl Milestone {
    /// The point of its check list that bears a name.
    #[must_use]
    pub fn point(&self, id: &ItemId) -> Option<&CheckPoint> {
        self.checklist.iter().find(|point| point.id == *id)
    }

    /// The point that is named so: by its id, or by its source where no other point has that.
    #[must_use]
    pub fn point_named(&self, typed: &str) -> Option<&CheckPoint> {
        let by_id = self
            .checklist
            .iter()
            .find(|point| point.id.as_str() == typed);
        let is_source = |point: &&CheckPoint| {
            let source = point.source.as_deref();
            source.is_some_and(|source| source.eq_ignore_ascii_case(typed))
        };
        let mut of_source = self.checklist.iter().filter(is_source);
        by_id.or_else(|| of_source.next().filter(|_| of_source.next().is_none()))
    }

    /// The group of its check list that bears a name.
    #[must_use]
    pub fn group(&self, id: &ItemId) -> Option<&PointGroup> {
        self.groups.iter().find(|group| group.id == *id)
    }
}

/// Points of a check list as they are shown: group by group, in the order of the groups, then those that stand in none.
#[must_use]
pub fn grouped_points<'l>(
    checklist: &'l [CheckPoint],
    groups: &'l [PointGroup],
) -> Vec<(Option<&'l PointGroup>, Vec<&'l CheckPoint>)> {
    let of = |group: Option<&ItemId>| {
        let points = checklist.iter();
        points
            .filter(|point| point.group.as_ref() == group)
            .collect::<Vec<_>>()
    };
    let named = groups.iter();
    let mut all: Vec<_> = named
        .map(|group| (Some(group), of(Some(&group.id))))
        .collect();
    all.push((None, of(None)));
    all.retain(|(_, points)| !points.is_empty());
    all
}

impl Plan {
    /// The milestones that have a check list.
    pub fn checklists(&self) -> impl Iterator<Item = &Milestone> {
        let milestones = self.agreed_milestones();
        milestones.filter(|milestone| !milestone.checklist.is_empty())
    }

    /// Whether there is a point, or a group of points, in this place.
    #[must_use]
    pub fn has_point(&self, place: &PointPlace) -> bool {
        let milestone = self.milestone(&place.milestone);
        milestone.is_some_and(|known| {
            known.point(&place.point).is_some() || known.group(&place.point).is_some()
        })
    }
}
