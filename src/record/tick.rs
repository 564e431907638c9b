//! The tick of a point of a check list: that somebody looked at it and found it done.
//!
//! It is a fact like a date, with its day and its author. What a list says on a day is in
//! `checklist.rs`; whether a tick may be made, in [`Proposal`](super::Proposal).

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{ItemId, MilestoneId, PointPlace};

use super::document::Document;
use super::fact_type::{Concern, FactLook, FactType, one_day};
use super::flat::flat;
use super::proposal::ExpectedFact;
use super::stamp::Stamp;

/// That a point of a check list is done (spunta).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "FlatTick")]
#[cfg_attr(test, schemars(!from))]
pub struct Tick {
    /// The milestone whose list it is in, or an attempt at it.
    #[cfg_attr(test, schemars(with = "crate::plan::Event"))]
    pub event: MilestoneId,
    /// The point.
    pub point: ItemId,
    /// The day it was found done.
    pub date: Date,
    /// What else is to be said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
}

flat! {
    FlatTick into Tick {
        #[serde(deserialize_with = "crate::plan::read_attempt")]
        event: MilestoneId,
        point: ItemId,
        date: Date,
        note: Option<String>,
    }
}

/// What somebody wants to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticking {
    /// The milestone whose list it is.
    pub milestone: MilestoneId,
    /// The points.
    pub points: Vec<ItemId>,
    /// The day; `None` takes the ticks back.
    pub date: Option<Date>,
    /// What else is to be said of them; `None` leaves what is said.
    pub note: Option<String>,
    /// The tick that must be there now, where the author said so.
    pub expected: Option<ExpectedFact<Tick>>,
}

impl Tick {
    /// The point, as commands call it.
    #[must_use]
    pub fn point_place(&self) -> PointPlace {
        PointPlace {
            milestone: self.event.clone(),
            point: self.point.clone(),
        }
    }
}

impl FactType for Tick {
    one_day!();

    fn place(&self) -> String {
        self.point_place().to_string()
    }

    fn about(&self) -> Concern<'_> {
        Concern::Milestone(&self.event)
    }

    fn check(&self, look: &mut dyn FactLook) {
        look.point(&self.point_place(), false);
        look.document(self.date, &Document::default(), [&self.note, &None]);
    }
}
