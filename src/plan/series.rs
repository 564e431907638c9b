//! What comes back in a contract (serie): a report each month, an inspection each quarter.
//!
//! A series never knows which of its occurrences there are: that depends on what happened, see
//! [`record`](crate::record). Here is only what the plan says, and the days that follow from a start.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::{Date, FirstDay, LastDayRule, Limit};

use super::actor::Actors;
use super::id::{ClockId, Event, MilestoneId, PartyId};
use super::parts::is_zero;
use super::penalty::ClockPenalty;
use super::text::Text;
use super::wrong::ValueKind;

/// The most occurrences of one series: a day each for more than a quarter of a century.
pub const OCCURRENCES_MAX: u32 = 9_999;

/// Something that has to be done again and again, each time for a period that has ended (serie).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Series {
    /// Its stable name; occurrence 3 is `ID:3`, as an event and as a clock.
    pub id: ClockId,
    /// The phase it belongs to.
    pub phase: u32,
    /// What one occurrence is called ("Relazione mensile").
    pub label: Text,
    /// The same with its article, to be put into sentences ("la relazione mensile").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun: Option<Text>,
    /// Who acts: a party, `both`, or a list of parties.
    pub actor: Actors,
    /// The milestone that the periods are counted from.
    pub from: MilestoneId,
    /// How long a period is: days, months or years.
    pub every: Limit,
    /// What is allowed after the last day of a period.
    pub due: Limit,
    /// Through when it comes back; through the end of the whole if the plan does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<Through>,
    /// Whether the first day of the first period is one of its days.
    #[serde(default, skip_serializing_if = "FirstDay::is_default")]
    pub first_day: FirstDay,
    /// What happens to the last day in time of an occurrence where that is a holiday, if not what the rules say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<LastDayRule>,
    /// How many days before the due date an occurrence is due soon.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub warn: u32,
    /// Whether a suspension stops the clocks of its occurrences; it does if the plan does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspendable: Option<bool>,
    /// Who owes it; if the plan does not say, the party that acts, else the one that penalties are asked of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owed_by: Option<PartyId>,
    /// What the lateness of an occurrence costs, where that is not what the contract says for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penalty: Option<ClockPenalty>,
}

impl Series {
    /// The occurrence of this number, as an event.
    #[must_use]
    pub fn event(&self, n: u32) -> Event {
        Event::numbered(&self.id.as_event(), n)
    }

    /// Whether a suspension stops the clocks of its occurrences.
    #[must_use]
    pub fn is_suspendable(&self) -> bool {
        self.suspendable.unwrap_or(true)
    }
}

/// Through when a series comes back: a day, or an object that says which term, event or day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Through {
    /// Through the last day of this term.
    pub term: Option<ClockId>,
    /// Through the date of this milestone.
    pub event: Option<MilestoneId>,
    /// Through this day.
    pub date: Option<Date>,
}

/// What a series comes back through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesEnd<'p> {
    /// The last day of a term.
    Term(&'p ClockId),
    /// The date of a milestone.
    Event(&'p MilestoneId),
    /// A day.
    Date(Date),
    /// The end of the whole.
    Whole,
}

impl Through {
    /// What it names; none where that is nothing, or several things: no sound plan says so.
    #[must_use]
    pub fn end(&self) -> Option<SeriesEnd<'_>> {
        match (&self.term, &self.event, self.date) {
            (Some(term), None, None) => Some(SeriesEnd::Term(term)),
            (None, Some(event), None) => Some(SeriesEnd::Event(event)),
            (None, None, Some(date)) => Some(SeriesEnd::Date(date)),
            _ => None,
        }
    }
}

/// The members of [`Through`] where it is an object.
#[derive(Serialize, Deserialize)]
struct Members {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    term: Option<ClockId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    event: Option<MilestoneId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
}

impl Serialize for Through {
    /// A day alone is written as that.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(SeriesEnd::Date(day)) = self.end() {
            return day.serialize(serializer);
        }
        let Self { term, event, date } = self.clone();
        Members { term, event, date }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Through {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Through;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(ValueKind::Through.words())
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Through, E> {
                let wrong = |_| E::invalid_value(Unexpected::Str(text), &self);
                let date = Some(text.parse().map_err(wrong)?);
                Ok(Through {
                    date,
                    ..Through::default()
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Through, A::Error> {
                let Members { term, event, date } =
                    Members::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Through { term, event, date })
            }
        }

        deserializer.deserialize_any(Either)
    }
}
