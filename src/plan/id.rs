//! Names of milestones, clocks and items, and the events built from them.
//!
//! An id is checked once, when it is read, and trusted afterwards. Ids are shared by many
//! places of a dossier, so a clone costs a counter and no copy.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::wrong::ValueKind;

/// The most characters an id may have.
pub const ID_MAX: usize = 60;

/// Why a text is not an id: ids are lower-case ASCII letters, digits, `_` and `-`, at most
/// [`ID_MAX`] of them, and begin with a letter or a digit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id")]
pub struct NotAnId(pub String);

fn checked(text: &str) -> Result<Arc<str>, NotAnId> {
    let first = text.bytes().next();
    let starts_well = first.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    if starts_well && text.len() <= ID_MAX && text.bytes().all(allowed) {
        Ok(Arc::from(text))
    } else {
        Err(NotAnId(text.chars().take(ID_MAX * 2).collect()))
    }
}

/// Reads a string that must say something of a kind, without copying it first.
pub(crate) fn parsed<'de, D, T>(deserializer: D, kind: ValueKind) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
{
    struct Parsed<T>(ValueKind, std::marker::PhantomData<T>);
    impl<T: FromStr> serde::de::Visitor<'_> for Parsed<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0.words())
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            let wrong = |_| E::invalid_value(serde::de::Unexpected::Str(text), &self);
            text.parse().map_err(wrong)
        }
    }
    deserializer.deserialize_str(Parsed(kind, std::marker::PhantomData))
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                checked(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                parsed(deserializer, ValueKind::Id)
            }
        }
    };
}

id_type! {
    /// The stable name of a milestone (evento), such as `contract_signed`.
    MilestoneId
}
id_type! {
    /// The stable name of a clock (termine), of a register or of a term (durata).
    ClockId
}
impl MilestoneId {
    /// The name of attempt `n`, or of rejection `n`: `plan_delivered/1`.
    #[must_use]
    pub fn numbered(&self, n: u32) -> Self {
        Self(Arc::from(format!("{self}/{n}")))
    }

    /// The name without its number, and the number, where this names an attempt or a rejection.
    #[must_use]
    pub fn attempt(&self) -> Option<(&str, u32)> {
        attempt_in(&self.0)
    }

    /// The number of the attempt, where this names one or its rejection.
    #[must_use]
    pub fn attempt_number(&self) -> Option<u32> {
        self.attempt().map(|(_, n)| n)
    }

    /// The milestone itself, where this names an attempt at it.
    #[must_use]
    pub fn whole(&self) -> Self {
        let name = self.attempt().map(|(name, _)| Self(Arc::from(name)));
        name.unwrap_or_else(|| self.clone())
    }

    /// Reads the name of a milestone, or of an attempt at one.
    pub(super) fn with_attempt(text: &str) -> Result<Self, NotAnId> {
        match attempt_in(text) {
            Some((name, _)) => checked(name).map(|_| Self(Arc::from(text))),
            None => text.parse(),
        }
    }
}

/// Reads the name of a milestone, or of an attempt at one, where a file has it.
///
/// # Errors
/// It is no such name.
pub fn read_attempt<'de, D: Deserializer<'de>>(deserializer: D) -> Result<MilestoneId, D::Error> {
    let event = Event::deserialize(deserializer)?;
    let part = event.part.map(|part| NotAnId(part.to_string()));
    part.map_or(Ok(event.milestone), |part| {
        Err(serde::de::Error::custom(part))
    })
}

/// A name and the number of an attempt behind it, written in one way only.
fn attempt_in(text: &str) -> Option<(&str, u32)> {
    let (name, number) = text.rsplit_once('/')?;
    let n: u32 = number.parse().ok()?;
    (n > 0 && number == n.to_string()).then_some((name, n))
}

id_type! {
    /// The name of a deadline that is fixed from outside; that of a milestone where it is one's.
    DeadlineId
}
id_type! {
    /// The stable name of an item (voce) of a milestone, such as `anagrafe`; for the events of a
    /// register it is the number of the request.
    ItemId
}

id_type! {
    /// The stable name of a party to the contract: `administration`, `supplier`, or one that the plan adds.
    PartyId
}

/// What stands between a register and a step of it.
pub(super) const STEP: char = '/';

impl MilestoneId {
    /// The events of this name, with a letter in the place of the number: `report:N`, `orders:N/delivered`.
    #[must_use]
    pub fn with_any_number(&self) -> String {
        match self.0.split_once(STEP) {
            Some((register, step)) => format!("{register}:N{STEP}{step}"),
            None => format!("{self}:N"),
        }
    }

    /// Of a step, what it is called in its register.
    pub(super) fn step(&self) -> Option<&str> {
        self.0.split_once(STEP).map(|(_, step)| step)
    }

    /// The same, and of anything else its name.
    pub(super) fn step_name(&self) -> Self {
        let step = self.step().map(|step| Self(Arc::from(step)));
        step.unwrap_or_else(|| self.clone())
    }
}

/// What stands before the name of a day fixed from outside, where its clock is meant.
pub(super) const DEADLINE: &str = "deadline:";

impl ClockId {
    /// The time of this clock up to rejection `n`: `plan_acceptance_wait/1`.
    #[must_use]
    pub fn numbered(&self, n: u32) -> Self {
        Self(Arc::from(format!("{self}/{n}")))
    }

    /// The time for attempt `n` at a milestone: `plan_delivered/2`.
    #[must_use]
    pub fn of_attempt(milestone: &MilestoneId, n: u32) -> Self {
        Self(Arc::from(format!("{milestone}/{n}")))
    }

    /// The name without its number, and the number, where only a rejection made the clock.
    #[must_use]
    pub fn attempt(&self) -> Option<(&str, u32)> {
        attempt_in(&self.0)
    }

    /// Reads the name of a clock, or of an attempt's.
    pub(super) fn with_attempt(text: &str) -> Result<Self, NotAnId> {
        match attempt_in(text) {
            Some((name, _)) => checked(name).map(|_| Self(Arc::from(text))),
            None => text.parse(),
        }
    }

    /// The name of the clock that a day fixed from outside is: `deadline:NAME`.
    pub(super) fn of_deadline(name: &DeadlineId) -> Self {
        Self(Arc::from(format!("{DEADLINE}{name}")))
    }

    /// What a step of this register is called as an event.
    pub(super) fn step(&self, step: &MilestoneId) -> MilestoneId {
        MilestoneId(Arc::from(format!("{self}{STEP}{step}")))
    }

    /// And as the clock that it ends.
    pub(super) fn step_clock(&self, step: &MilestoneId) -> Self {
        Self(Arc::from(format!("{self}{STEP}{step}")))
    }

    /// The event of the same name: a series is both a clock and what ends it.
    #[must_use]
    pub fn as_event(&self) -> MilestoneId {
        MilestoneId(Arc::clone(&self.0))
    }

    /// The name of the day fixed from outside whose clock this is.
    #[must_use]
    pub fn deadline(&self) -> Option<&str> {
        self.0.strip_prefix(DEADLINE)
    }
}

/// Something that has a date: a milestone, one item of it, one side of a request, or an occurrence of a series.
///
/// Written `award`, `content_published:anagrafe`, `assistance_request:3`. What kind it is, only the
/// plan can tell: see [`Plan::role`](super::Plan::role).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Event {
    /// The milestone, the opening or answering side of a register, or the series.
    pub milestone: MilestoneId,
    /// The item, or the number of the request or of the occurrence.
    pub part: Option<ItemId>,
}

impl Event {
    /// The event that is the milestone itself.
    #[must_use]
    pub fn milestone(id: &MilestoneId) -> Self {
        Self {
            milestone: id.clone(),
            part: None,
        }
    }

    /// One item of a milestone.
    #[must_use]
    pub fn item(milestone: &MilestoneId, item: &ItemId) -> Self {
        Self {
            milestone: milestone.clone(),
            part: Some(item.clone()),
        }
    }

    /// One side of request number `n`.
    #[must_use]
    pub fn numbered(side: &MilestoneId, n: u32) -> Self {
        Self {
            milestone: side.clone(),
            part: Some(ItemId(Arc::from(n.to_string()))),
        }
    }

    /// The number, where the part is one: written without leading zeros, from 1.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        let part = self.part.as_ref()?.as_str();
        let n: u32 = part.parse().ok()?;
        (n > 0 && part == n.to_string()).then_some(n)
    }
}

impl FromStr for Event {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        match text.split_once(':') {
            None => Ok(Self {
                milestone: MilestoneId::with_attempt(text)?,
                part: None,
            }),
            Some((milestone, part)) => match part.split_once(STEP) {
                // A step of an entry of a register.
                Some((n, step)) => Ok(Self {
                    milestone: milestone.parse::<ClockId>()?.step(&step.parse()?),
                    part: Some(n.parse()?),
                }),
                None => Ok(Self {
                    milestone: milestone.parse()?,
                    part: Some(part.parse()?),
                }),
            },
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            None => f.write_str(self.milestone.as_str()),
            Some(part) => match self.milestone.as_str().split_once(STEP) {
                Some((register, step)) => write!(f, "{register}:{part}{STEP}{step}"),
                None => write!(f, "{}:{part}", self.milestone),
            },
        }
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, ValueKind::Event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::ClockKey;

    #[test]
    fn the_name_of_a_clock_reads_back_as_it_is_written() {
        for text in [
            "content",
            "assistance:12",
            "deadline:funder",
            "plan_delivered/2",
            "orders/delivered",
            "orders:4/delivered",
        ] {
            assert_eq!(text.parse::<ClockKey>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "Content",
            "assistance:",
            "assistance:0",
            "assistance:01",
            "a:b",
            "deadline:",
            "deadline:a:b",
            "a/0",
            "a/01",
            "a/1/2",
            "/1",
        ] {
            assert!(text.parse::<ClockKey>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_event_reads_back_as_it_is_written() {
        for text in [
            "award",
            "content_published:anagrafe",
            "assistance_request:12",
            "a-b:c_d",
            "plan_delivered/2",
        ] {
            assert_eq!(text.parse::<Event>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in [
            "",
            "Award",
            "_a",
            "a b",
            "è",
            "a:",
            ":a",
            "a:b:c",
            "a/0",
            "a/02",
            "a/b",
            "a/1:b",
            "a\n",
            &"a".repeat(61),
        ] {
            assert!(text.parse::<Event>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_request_number_has_one_way_to_be_written() {
        let number = |text: &str| text.parse::<Event>().unwrap().number();
        assert_eq!(number("assistance_request:3"), Some(3));
        for text in [
            "assistance_request:03",
            "assistance_request:0",
            "assistance_request",
            "a:b",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
