//! The facts of a dossier besides acts: dates of events, items, requests, notes.
//!
//! Plain data as the file has it. Whether a fact may be written is not decided here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::Date;
use crate::plan::{ClockId, Event, ItemId, MilestoneId, PointPlace};

use super::document::Document;
use super::fact_type::{Concern, FactType};
use super::flat::flat;
use super::stamp::Stamp;

/// The date of an event, with the document that proves it (registrazione).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "FlatRecord")]
#[cfg_attr(test, schemars(!from))]
pub struct Record {
    /// What happened.
    pub event: Event,
    /// On which date, in the plan's time zone.
    pub date: Date,
    /// The document that says so.
    #[serde(flatten)]
    pub document: Document,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
}

flat! {
    FlatRecord into Record {
        event: Event,
        date: Date,
    } with document
}

impl Record {
    /// Whether another record says the same, apart from its author and time.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let unsigned = |record: &Self| Self {
            stamp: self.stamp.clone(),
            ..record.clone()
        };
        *self == unsigned(other)
    }
}

/// A part of a milestone that happens many times (voce): a service, an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Item {
    /// The milestone it is part of.
    pub milestone: MilestoneId,
    /// Its stable name.
    pub id: ItemId,
    /// What it is called, if not by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl Item {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(self.id.as_str())
    }
}

/// An entry of a register (richiesta). Its dates are the records of its two events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Request {
    /// The register it is in.
    pub register: ClockId,
    /// Its number in that register; never given twice.
    pub n: u32,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// Something to be remembered on a day about a place of the plan (nota).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "FlatNote")]
#[cfg_attr(test, schemars(!from))]
pub struct Note {
    /// Its number.
    pub n: u32,
    /// What it is about.
    pub place: NotePlace,
    /// The day it speaks of.
    pub date: Date,
    /// What kind of thing it says was done, where the term of its phase keeps a log of such.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ItemId>,
    /// What it says.
    pub text: String,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
}

flat! {
    FlatNote into Note {
        n: u32,
        place: NotePlace,
        date: Date,
        kind: Option<ItemId>,
        text: String,
    }
}

/// What a note is about, in its one canonical spelling: `plan`, the number of a phase, an event, a
/// clock (`test_training`), a request (`assistance:3`), or a point of a check list
/// (`acceptance_test/data_migrated`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NotePlace {
    /// The plan as a whole.
    Plan,
    /// A phase.
    Phase(u32),
    /// An event or a clock; events come first where both bear the name.
    Named(Event),
    /// A point of a check list, or a group of points.
    Point(PointPlace),
}

impl FromStr for NotePlace {
    type Err = crate::plan::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse::<u32>() {
            Ok(number) if text == number.to_string() => Ok(Self::Phase(number)),
            _ if text == "plan" => Ok(Self::Plan),
            // A number behind the mark is an attempt's, and what stands behind an entry is its step.
            _ => match text.parse() {
                Ok(event) => Ok(Self::Named(event)),
                Err(_) => text.parse().map(Self::Point),
            },
        }
    }
}

impl fmt::Display for NotePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan => f.write_str("plan"),
            Self::Phase(number) => write!(f, "{number}"),
            Self::Named(event) => write!(f, "{event}"),
            Self::Point(place) => write!(f, "{place}"),
        }
    }
}

impl Serialize for NotePlace {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl NotePlace {
    /// The point of a check list, or the group of points, that it is.
    #[must_use]
    pub const fn point(&self) -> Option<&PointPlace> {
        match self {
            Self::Point(place) => Some(place),
            Self::Plan | Self::Phase(_) | Self::Named(_) => None,
        }
    }

    /// Whether it is this event itself, and nothing that the event is part of.
    #[must_use]
    pub fn is_of(&self, event: &Event) -> bool {
        matches!(self, Self::Named(named) if named == event)
    }

    /// What a fact about it concerns.
    pub(super) fn about(&self) -> Concern<'_> {
        match self {
            Self::Plan => Concern::Plan,
            Self::Phase(number) => Concern::Phase(*number),
            Self::Named(event) => Concern::Named(event),
            Self::Point(place) => Concern::Milestone(&place.milestone),
        }
    }
}

impl<'de> Deserialize<'de> for NotePlace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::plan::parsed(deserializer, crate::plan::ValueKind::Place)
    }
}

impl FactType for Record {
    /// Its date as people write it.
    fn text(&self) -> String {
        self.date.to_string()
    }

    fn place(&self) -> String {
        self.event.to_string()
    }

    fn about(&self) -> Concern<'_> {
        Concern::Named(&self.event)
    }

    fn stamp(&self) -> Option<&Stamp> {
        Some(&self.stamp)
    }

    fn is_after(&self, day: Date) -> bool {
        self.date > day
    }
}

impl FactType for Item {
    fn text(&self) -> String {
        self.name().to_owned()
    }

    fn place(&self) -> String {
        format!("{}:{}", self.milestone, self.id)
    }

    fn about(&self) -> Concern<'_> {
        Concern::Milestone(&self.milestone)
    }
}

impl FactType for Request {
    /// Its number as people write it.
    fn text(&self) -> String {
        self.n.to_string()
    }

    fn place(&self) -> String {
        format!("{}:{}", self.register, self.n)
    }

    /// The register, which is there after the request is gone.
    fn about(&self) -> Concern<'_> {
        Concern::Clock(&self.register, None)
    }
}

impl FactType for Note {
    fn text(&self) -> String {
        self.text.clone()
    }

    fn place(&self) -> String {
        self.place.to_string()
    }

    fn about(&self) -> Concern<'_> {
        self.place.about()
    }

    fn stamp(&self) -> Option<&Stamp> {
        Some(&self.stamp)
    }

    fn written_for(&self) -> Option<Date> {
        Some(self.date)
    }
}
