//! What happened: dates with their documents, items, requests, notes, and every change anybody made.
//!
//! A [`Dossier`] (fascicolo) is a plan with what was recorded on it; its [`Journal`] (storico) is
//! kept beside it, so that looking at the situation never needs to read years of history. Nothing
//! is altered but by a [`Change`], which carries the values before and after and so has a way back.
//!
//! This module must never judge a clock (that is [`assess`](crate::assess)), touch a file
//! ([`store`](crate::store)), ask what day it is, or speak a language.
//!
//! Next: `dossier.rs`, `act.rs`, `change.rs`, `apply.rs`, `journal.rs`; `proposal/` for how a wish becomes a change
//! or a refusal, and for the way back; `doubt.rs` for what is asked first, `soundness.rs` for what a
//! file may hold, `audit.rs` for what the journal says against it, `happened.rs` for what is a fact on a day, `document.rs` for the document behind a
//! date, `setting.rs` for what of the plan may be set, `mark.rs` for how far somebody has looked.

mod act;
mod apply;
mod audit;
mod change;
mod document;
mod dossier;
mod doubt;
mod flat;
mod happened;
mod info;
mod journal;
mod mark;
mod proposal;
mod refusal;
mod setting;
mod soundness;
mod value;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer, Serialize};

use crate::calendar::Date;
use crate::plan::{ClockId, Event, ItemId, MilestoneId};

pub use act::{
    Document, Expectation, Extension, Grant, Resumption, StatedTerm, Suspension, is_suspendable,
    may_stop,
};
pub use audit::{Contradiction, Contrast};
pub use change::{Change, Edit, Op, Slot};
pub use document::names_a_file;
pub use dossier::{Dossier, NotePlace};
pub use doubt::{Doubt, doubts};
pub use happened::{Happened, Occurrence};
pub use info::InfoField;
pub use journal::{Entry, Journal, Judged, Outcome};
pub use mark::Mark;
pub use proposal::{ActId, Context, Draft, Expected, Proposal};
pub use refusal::{Clash, Conflict, Refusal};
pub use setting::SettingKey;
pub use soundness::{DossierProblem, FaultKind, GRANT_MAX};

/// Who did something, and when it was typed in: the real instant, whatever day the fact is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stamp {
    /// The name the person goes by, usually initials.
    pub by: String,
    /// The account, from the system's user table.
    pub login: String,
    /// The instant, with its offset.
    #[serde(deserialize_with = "instant")]
    pub at: DateTime<FixedOffset>,
}

/// As ever, but what is wrong with it can be told where a stamp stands among other fields.
fn instant<'de, D: Deserializer<'de>>(reader: D) -> Result<DateTime<FixedOffset>, D::Error> {
    crate::plan::parsed(reader, crate::plan::Kind::Instant)
}

/// The kind of document that proves a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Minutes (verbale).
    Minutes,
    /// Certified mail (posta elettronica certificata).
    Pec,
    /// An entry of the protocol register.
    Protocol,
    /// A decision act (determina).
    Decision,
    /// The funder's platform.
    Platform,
    /// Something else, said in the note.
    Other,
}

impl Source {
    /// All kinds, in the order a form offers them.
    pub const ALL: [Self; 6] = [
        Self::Minutes,
        Self::Pec,
        Self::Protocol,
        Self::Decision,
        Self::Platform,
        Self::Other,
    ];

    /// The word of the file and of the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Pec => "pec",
            Self::Protocol => "protocol",
            Self::Decision => "decision",
            Self::Platform => "platform",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Source {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|source| source.as_str() == text)
            .ok_or(())
    }
}

/// The date of an event, with the document that proves it (registrazione).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "flat::FlatRecord")]
#[cfg_attr(test, schemars(!from))]
pub struct Record {
    /// What happened.
    pub event: Event,
    /// On which date, in the plan's time zone.
    pub date: Date,
    /// What kind of document says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The protocol number of the document, as the office writes it (`4712/2025`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    /// The day of the protocol entry, which may come after the fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol_date: Option<Date>,
    /// The message id of the delivery receipt of a certified mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pec_id: Option<String>,
    /// A line of explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the document is: a path or a file name, never the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment: Option<String>,
    /// Who typed it, and when.
    #[serde(flatten)]
    pub stamp: Stamp,
}

impl Record {
    /// Whether another record says the same, whoever typed it and when.
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
#[serde(from = "flat::FlatNote")]
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

#[cfg(test)]
mod tests;
