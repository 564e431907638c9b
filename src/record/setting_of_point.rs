//! The points of check lists, and their groups, as settings: each is one value, which can be added, said otherwise
//! and dropped.
//!
//! The value is the point without its name, as the plan writes it, so that a change can be taken back
//! exactly; a plain text is taken for what the point says in both languages, or in each with a bar between them.

use serde::{Deserialize, Serialize};

use crate::plan::{CheckPoint, ItemId, Milestone, MilestoneId, Plan, PointGroup, Text};

use super::refusal::Refusal;
use super::setting_key::SettingKey;

/// What a point says, without its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointText {
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The group it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<ItemId>,
}

impl PointText {
    /// What a point of the plan says.
    #[must_use]
    pub fn of(point: &CheckPoint) -> Self {
        Self {
            it: point.it.clone(),
            en: point.en.clone(),
            source: point.source.clone(),
            group: point.group.clone(),
        }
    }

    /// What it says in both languages.
    #[must_use]
    pub fn label(&self) -> Text {
        Text::Both {
            it: self.it.clone(),
            en: self.en.clone(),
        }
    }

    /// The value as the journal and a command write it.
    #[must_use]
    pub fn value(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a value. A text that is no object is what the point says in both languages; the rest stays as
    /// it is in `known`.
    #[must_use]
    pub fn read(value: &str, known: Option<&CheckPoint>) -> Option<Self> {
        if value.trim_start().starts_with('{') {
            return serde_json::from_str(value).ok();
        }
        // Both languages with a bar between them, like any text that is typed; else it is the same in both.
        let text = Text::read(value).unwrap_or_else(|| Text::Plain(value.to_owned()));
        Some(Self {
            it: text.it().to_owned(),
            en: text.en().to_owned(),
            source: known.and_then(|point| point.source.clone()),
            group: known.and_then(|point| point.group.clone()),
        })
    }

    fn point(self, id: &ItemId) -> CheckPoint {
        CheckPoint {
            id: id.clone(),
            it: self.it,
            en: self.en,
            source: self.source,
            group: self.group,
        }
    }
}

impl SettingKey {
    /// The keys of all points of a plan.
    pub(super) fn points(plan: &Plan) -> impl Iterator<Item = Self> {
        plan.checklists().flat_map(|milestone| {
            let points = milestone.checklist.iter();
            points.map(|point| Self::Point(milestone.id.clone(), point.id.clone()))
        })
    }

    /// The place of a point or a group in its list; `None` for any other setting, and where there is none.
    pub(super) fn position(&self, plan: &Plan) -> Option<u32> {
        let milestone = plan.milestone(self.milestone()?)?;
        let at = match self {
            Self::Point(_, point) => milestone.checklist.iter().position(|it| it.id == *point),
            Self::PointGroup(_, group) => milestone.groups.iter().position(|it| it.id == *group),
            _ => None,
        };
        u32::try_from(at?).ok()
    }

    /// Sets the value where the one before stands, a point at its place; `None` if another one stands there.
    pub(super) fn exchange(
        &self,
        plan: &mut Plan,
        before: Option<&str>,
        after: Option<&str>,
        at: Option<u32>,
    ) -> Option<()> {
        if self.value(plan).as_deref() != before {
            return None;
        }
        self.assign(plan, after).ok()?;
        if let Some(at) = at {
            self.put_at(plan, at);
        }
        Some(())
    }

    /// Puts a point or a group at a place of its list.
    fn put_at(&self, plan: &mut Plan, at: u32) {
        let now = self.position(plan);
        let milestone = self.milestone().and_then(|id| milestone(plan, id));
        match (self, milestone, now) {
            (Self::Point(..), Some(of), Some(now)) => moved(&mut of.checklist, now, at),
            (Self::PointGroup(..), Some(of), Some(now)) => moved(&mut of.groups, now, at),
            _ => {}
        }
    }

    /// Adds a point, says it otherwise, or drops it.
    pub(super) fn put_point(
        &self,
        plan: &mut Plan,
        (milestone, id): (&MilestoneId, &ItemId),
        value: Option<&str>,
    ) -> Result<(), Refusal> {
        let bad = || self.bad(value);
        let list = &mut self::milestone(plan, milestone).ok_or_else(bad)?.checklist;
        let known = list.iter().position(|known| known.id == *id);
        let Some(value) = value else {
            let at = known.ok_or_else(bad)?;
            list.remove(at);
            return Ok(());
        };
        let text = PointText::read(value, known.map(|at| &list[at])).ok_or_else(bad)?;
        let point = text.point(id);
        match known {
            Some(at) => list[at] = point,
            None => list.push(point),
        }
        Ok(())
    }

    /// Adds a group of points, calls it otherwise, or drops it.
    pub(super) fn put_group(
        &self,
        plan: &mut Plan,
        (milestone, id): (&MilestoneId, &ItemId),
        value: Option<&str>,
    ) -> Result<(), Refusal> {
        let bad = || self.bad(value);
        let list = &mut self::milestone(plan, milestone).ok_or_else(bad)?.groups;
        let known = list.iter().position(|known| known.id == *id);
        let Some(value) = value else {
            list.remove(known.ok_or_else(bad)?);
            return Ok(());
        };
        let text = Text::read(value).ok_or_else(bad)?;
        let group = PointGroup {
            id: id.clone(),
            it: text.it().to_owned(),
            en: text.en().to_owned(),
        };
        match known {
            Some(at) => list[at] = group,
            None => list.push(group),
        }
        Ok(())
    }
}

fn milestone<'p>(plan: &'p mut Plan, id: &MilestoneId) -> Option<&'p mut Milestone> {
    let mut milestones = plan.milestones.iter_mut();
    milestones.find(|milestone| milestone.id == *id)
}

/// Moves one of a list to another place of it.
fn moved<T>(list: &mut Vec<T>, now: u32, at: u32) {
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    let one = list.remove(place(now));
    list.insert(place(at).min(list.len()), one);
}
