//! Acts that change what was agreed or say what to expect: suspensions, extensions, promised dates.
//!
//! They are facts with a document, like records; what they do to a clock is counted in
//! [`assess`](crate::assess).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{ClockKey, Event};

use super::act_id::ActId;
use super::document::Document;
use super::fact_type::{Concern, FactLook, FactType};
use super::fault::FaultKind;
use super::stamp::Stamp;

/// A suspension of clocks (sospensione), with its end once it has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Suspension {
    /// Its number; never given twice.
    pub n: u32,
    /// The day it begins; that day itself still counts.
    pub from: Date,
    /// The clocks it stops; none named means every one that can be stopped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<ClockKey>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who ordered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered_by: Option<String>,
    /// Its minutes.
    #[serde(flatten)]
    pub document: Document,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// Its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumption: Option<Box<Resumption>>,
}

/// The end of a suspension (ripresa).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Resumption {
    /// The first day that counts again is the one after.
    pub date: Date,
    /// Who ordered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered_by: Option<String>,
    /// The new last days that were stated with it: they win over the arithmetic (art. 121 c. 4 of
    /// d.lgs. 36/2023 has the official in charge state them).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<StatedTerm>,
    /// Its minutes.
    #[serde(flatten)]
    pub document: Document,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
}

/// The last day of a clock as an act states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StatedTerm {
    /// The clock.
    pub clock: ClockKey,
    /// Its last day.
    pub due: Date,
}

/// How far an extension goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Grant {
    /// So many days more.
    Days(u32),
    /// To this last day.
    Until(Date),
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}d"),
            Self::Until(date) => write!(f, "{date}"),
        }
    }
}

/// More time on one clock (proroga).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Extension {
    /// Its number; never given twice.
    pub n: u32,
    /// The clock.
    pub clock: ClockKey,
    /// How far it goes.
    #[serde(flatten)]
    pub grant: Grant,
    /// The day of the act: it counts from then on.
    pub granted: Date,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The act.
    #[serde(flatten)]
    pub document: Document,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
}

/// The date on which an event is promised to happen (data prevista).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Expectation {
    /// The event.
    pub event: Event,
    /// The promised date.
    pub date: Date,
    /// Where it was promised.
    #[serde(flatten)]
    pub document: Document,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
}

impl Suspension {
    /// Whether it names this clock; whether that clock can be stopped at all is another question,
    /// see [`is_suspendable`](super::is_suspendable).
    #[must_use]
    pub fn names(&self, key: &ClockKey) -> bool {
        self.clocks.is_empty() || self.clocks.iter().any(|named| named.covers(key))
    }

    /// The same without one of the clocks that it names, and without the term that was stated for it.
    #[must_use]
    pub fn without(&self, clock: &ClockKey) -> Self {
        let mut left = self.clone();
        left.clocks.retain(|known| known != clock);
        if let Some(end) = &mut left.resumption {
            end.terms.retain(|term| term.clock != *clock);
        }
        left
    }

    /// The day it ended, if it had by `day`.
    #[must_use]
    pub fn resumed_by(&self, day: Date) -> Option<Date> {
        let resumption = self.resumption.as_deref()?;
        (resumption.date <= day).then_some(resumption.date)
    }

    /// Whether it is in force at the end of `day`.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        self.from <= day && self.resumed_by(day).is_none()
    }
}

/// The most days that one extension may add: a hundred years, beyond which it is a slip of the
/// finger.
pub const GRANT_MAX: u32 = crate::calendar::DAYS_MAX;

impl FactType for Suspension {
    /// The days from its begin to its end as people write them: `2025-07-28/2025-09-01`, open
    /// `2025-07-28/`.
    fn text(&self) -> String {
        let end = self.resumption.as_ref().map(|end| end.date.to_string());
        format!("{}/{}", self.from, end.unwrap_or_default())
    }

    fn place(&self) -> String {
        ActId::Suspension(self.n).to_string()
    }

    /// The first clock that it names.
    fn about(&self) -> Concern<'_> {
        self.clocks.first().map_or(Concern::Plan, Concern::from)
    }

    fn stamp(&self) -> Option<&Stamp> {
        Some(&self.stamp)
    }

    fn is_after(&self, day: Date) -> bool {
        let end = self.resumption.as_ref().map(|end| end.date);
        self.from > day || end.is_some_and(|end| end > day)
    }

    fn written_for(&self) -> Option<Date> {
        let end = self.resumption.as_ref().map(|end| end.date);
        Some(end.unwrap_or(self.from))
    }

    fn is_act(&self) -> bool {
        true
    }

    fn act(&self) -> Option<ActId> {
        Some(ActId::Suspension(self.n))
    }

    fn end(&self) -> Option<ActId> {
        let end = self.resumption.as_ref();
        end.map(|_| ActId::Resumption(self.n))
    }

    fn begun(&self) -> &[ClockKey] {
        &self.clocks
    }

    fn check(&self, look: &mut dyn FactLook) {
        self.clocks.iter().for_each(|key| look.clock(key));
        look.document(self.from, &self.document, [&self.reason, &self.ordered_by]);
        if let Some(end) = &self.resumption {
            look.document(end.date, &end.document, [&end.ordered_by, &None]);
            for term in &end.terms {
                look.clock(&term.clock);
                look.date(term.due);
            }
            if end.date < self.from {
                look.report(FaultKind::ResumptionFirst);
            }
        }
    }
}

impl FactType for Extension {
    /// How far it goes as people write it.
    fn text(&self) -> String {
        self.grant.to_string()
    }

    fn place(&self) -> String {
        self.clock.to_string()
    }

    fn about(&self) -> Concern<'_> {
        Concern::from(&self.clock)
    }

    fn stamp(&self) -> Option<&Stamp> {
        Some(&self.stamp)
    }

    fn written_for(&self) -> Option<Date> {
        Some(self.granted)
    }

    fn is_act(&self) -> bool {
        true
    }

    fn act(&self) -> Option<ActId> {
        Some(ActId::Extension(self.n))
    }

    fn check(&self, look: &mut dyn FactLook) {
        look.clock(&self.clock);
        look.document(self.granted, &self.document, [&self.reason, &None]);
        match self.grant {
            Grant::Until(date) => look.date(date),
            Grant::Days(days) if days > GRANT_MAX => look.report(FaultKind::TooManyDays(days)),
            Grant::Days(_) => {}
        }
    }
}

impl FactType for Expectation {
    /// The promised date as people write it.
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

    fn is_act(&self) -> bool {
        true
    }

    fn check(&self, look: &mut dyn FactLook) {
        look.event(&self.event);
        look.document(self.date, &self.document, [&None; 2]);
    }
}
