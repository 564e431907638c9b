//! Check lists: the points of a milestone that are ticked one by one, and the groups they stand in.
//!
//! What was ticked is recorded, never here. A point and a group share one set of names within their
//! milestone, because either may be named where something does not apply.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::id::{ItemId, MilestoneId, NotAnId};
use super::text::Text;

/// A point of a check list (punto).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckPoint {
    /// Its stable name; no group of the same list bears it.
    pub id: ItemId,
    /// What it says, in Italian.
    pub it: String,
    /// The same in English.
    pub en: String,
    /// Where it comes from: the code of a criterion, an article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The group it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<ItemId>,
}

/// A group of points (gruppo).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PointGroup {
    /// Its stable name; no point of the same list bears it.
    pub id: ItemId,
    /// What it is called, in Italian.
    pub it: String,
    /// The same in English.
    pub en: String,
}

impl CheckPoint {
    /// What it says.
    #[must_use]
    pub fn label(&self) -> Text {
        both(&self.it, &self.en)
    }
}

impl PointGroup {
    /// What it is called.
    #[must_use]
    pub fn label(&self) -> Text {
        both(&self.it, &self.en)
    }
}

fn both(it: &str, en: &str) -> Text {
    Text::Both {
        it: it.to_owned(),
        en: en.to_owned(),
    }
}

/// The check list of an attempt that was rejected: what the plan said of it then, whatever it says later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KeptList {
    /// The milestone, by its name in the attempt: `acceptance_test/1`.
    #[serde(deserialize_with = "super::id::read_attempt")]
    #[cfg_attr(test, schemars(with = "super::id::Event"))]
    pub milestone: MilestoneId,
    /// Its points.
    pub checklist: Vec<CheckPoint>,
    /// The groups they stand in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<PointGroup>,
}

/// A point of a check list, or a group of points, wherever it is named: `acceptance_test/data_migrated`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PointPlace {
    /// The milestone whose list it is in.
    pub milestone: MilestoneId,
    /// The point, or the group.
    pub point: ItemId,
}

impl PointPlace {
    /// What stands between the milestone and the point.
    pub const MARK: char = '/';

    /// The same point in the list of the plan, where this one is in that of an attempt.
    #[must_use]
    pub fn in_the_plan(&self) -> Self {
        Self {
            milestone: self.milestone.whole(),
            point: self.point.clone(),
        }
    }
}

impl FromStr for PointPlace {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        // That of an attempt has such a mark of its own.
        let parts = text.rsplit_once(Self::MARK);
        let (milestone, point) = parts.ok_or_else(|| NotAnId(text.to_owned()))?;
        Ok(Self {
            milestone: MilestoneId::with_attempt(milestone)?,
            point: point.parse()?,
        })
    }
}

impl fmt::Display for PointPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.milestone, Self::MARK, self.point)
    }
}
