//! A clock of the plan (termine): what it counts from, what ends it, and its last day.
//!
//! A clock never knows the others; what makes them sound together is `check.rs`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::{Date, FirstDay, LastDayRule, Limit};

use super::id::{ClockId, DeadlineId, MilestoneId, PartyId};
use super::one_or_list::{OneOrList, one_or_list};
use super::parts::{is_false, is_zero};
use super::penalty::ClockPenalty;
use super::rejection::AttemptClock;
use super::text::Text;
use super::wrong::ValueKind;

/// One milestone or several; written as one id where it is one, else as a list of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Milestones(pub Vec<MilestoneId>);

impl Milestones {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Milestones {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [only] => only.serialize(serializer),
            several => several.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Milestones {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(match one_or_list(deserializer, ValueKind::Ids)? {
            OneOrList::One(id) => vec![id],
            OneOrList::List(ids) => ids,
        }))
    }
}

/// So long before something that comes later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Before {
    /// Before this milestone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<MilestoneId>,
    /// Before the last day of this term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<ClockId>,
    /// Before this day fixed from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<DeadlineId>,
    /// How long before; the day it is counted from is not one of its days.
    pub limit: Limit,
}

/// What a term is counted back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermAnchor<'p> {
    /// A milestone.
    Event(&'p MilestoneId),
    /// The last day of a term.
    Term(&'p ClockId),
    /// A day fixed from outside.
    Deadline(&'p DeadlineId),
}

impl Before {
    /// What it is counted back from; none where that is nothing, or several things: no sound plan says so.
    #[must_use]
    pub fn anchor(&self) -> Option<TermAnchor<'_>> {
        match (&self.event, &self.term, &self.deadline) {
            (Some(event), None, None) => Some(TermAnchor::Event(event)),
            (None, Some(term), None) => Some(TermAnchor::Term(term)),
            (None, None, Some(deadline)) => Some(TermAnchor::Deadline(deadline)),
            _ => None,
        }
    }
}

/// `60d event:end`, as a setting writes it.
impl fmt::Display for Before {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.anchor() {
            Some(TermAnchor::Event(id)) => write!(f, "{} event:{id}", self.limit),
            Some(TermAnchor::Term(id)) => write!(f, "{} term:{id}", self.limit),
            Some(TermAnchor::Deadline(name)) => write!(f, "{} deadline:{name}", self.limit),
            None => write!(f, "{}", self.limit),
        }
    }
}

/// A text that does not say what is counted back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a limit and what it is counted back from, such as `60d event:end`")]
pub struct NotBefore;

impl FromStr for Before {
    type Err = NotBefore;

    fn from_str(text: &str) -> Result<Self, NotBefore> {
        let (limit, anchor) = text.split_once(' ').ok_or(NotBefore)?;
        let (kind, name) = anchor.trim().split_once(':').ok_or(NotBefore)?;
        let mut before = Self {
            event: None,
            term: None,
            deadline: None,
            limit: limit.parse().map_err(|_| NotBefore)?,
        };
        let known = match kind {
            "event" => name.parse().map(|id| before.event = Some(id)),
            "term" => name.parse().map(|id| before.term = Some(id)),
            "deadline" => name.parse().map(|name| before.deadline = Some(name)),
            _ => return Err(NotBefore),
        };
        known.map_err(|_| NotBefore)?;
        Ok(before)
    }
}

/// What the silence of a whole term means (silenzio).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OnExpiry {
    /// What the clock ends with counts as having happened on the last day.
    Happens,
}

/// What makes a clock begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockStart<'p> {
    /// Nothing: it runs from the beginning of the contract.
    FromBeginning,
    /// The latest of these.
    Last(&'p [MilestoneId]),
    /// The first of these.
    First(&'p [MilestoneId]),
}

/// What a clock allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowance<'p> {
    /// Anything: it only counts the days.
    Open,
    /// So long from its start.
    Limit(Limit),
    /// All days through a fixed one.
    By(Date),
    /// All days through one that is counted backwards.
    Before(&'p Before),
}

/// From one milestone to one or more others, of which the latest counts, or up to a fixed day (termine).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Clock {
    /// Its stable name.
    pub id: ClockId,
    /// The phase it belongs to.
    pub phase: u32,
    /// What it is called.
    pub label: Text,
    /// The milestone it counts from, or several, of which the latest counts; none where its last day is
    /// fixed and it runs from the beginning.
    #[serde(default, skip_serializing_if = "Milestones::is_empty")]
    pub from: Milestones,
    /// Milestones of which the first counts, in place of `from`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from_first: Vec<MilestoneId>,
    /// The milestones it ends with; the latest counts.
    pub to: Vec<MilestoneId>,
    /// How long it may take. A clock that has neither this nor `by` nor `before` only counts the days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// The last day in time, where that is a day fixed from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// What its last day is counted back from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
    /// Whether its first day is one of those allowed.
    #[serde(default, skip_serializing_if = "FirstDay::is_default")]
    pub first_day: FirstDay,
    /// What happens to its last day where that is a holiday, if not what the rules say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<LastDayRule>,
    /// How many days before the due date it is due soon.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub warn: u32,
    /// Shown for information: never judged, counted or coloured with the others.
    #[serde(default, skip_serializing_if = "is_false")]
    pub informative: bool,
    /// Whether a suspension stops it; if the plan does not say, whether it is judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspendable: Option<bool>,
    /// Who owes it; if the plan does not say, the one party that ends it, else the one that penalties are
    /// asked of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owed_by: Option<PartyId>,
    /// What its lateness costs, where that is not what the contract says for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penalty: Option<ClockPenalty>,
    /// After how many days of waiting the clock is worth a warning while it has no limit; never if 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub warn_after: u32,
    /// What it means that its last day passes and nobody records what it ends with; nothing, if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_expiry: Option<OnExpiry>,
    /// What it is where only a rejection made it; no file says that.
    #[serde(skip)]
    pub attempt: Option<AttemptClock>,
    /// What ended it by silence, if it did, in attempts that were rejected: for which of its ends, as it is called there.
    #[serde(skip)]
    pub silent: Vec<(usize, MilestoneId)>,
}

impl Clock {
    /// Whether it says anything that the first edition of the plan language had no words for.
    pub(super) fn is_second_edition(&self) -> bool {
        self.owed_by.is_some()
            || self.penalty.is_some()
            || self.warn_after > 0
            || self.on_expiry.is_some()
            || self.last_day.is_some()
            || self.first_day != FirstDay::Excluded
            || self.from.0.len() != 1
            || !self.from_first.is_empty()
            || self.by.is_some()
            || self.before.is_some()
            || self.length().is_some_and(Limit::is_in_working_days)
    }

    /// What makes it begin.
    #[must_use]
    pub fn start(&self) -> ClockStart<'_> {
        match (self.from.0.as_slice(), self.from_first.as_slice()) {
            ([], []) => ClockStart::FromBeginning,
            ([], first) => ClockStart::First(first),
            (last, _) => ClockStart::Last(last),
        }
    }

    /// The milestones that it counts from.
    #[must_use]
    pub fn starts(&self) -> &[MilestoneId] {
        match self.start() {
            ClockStart::FromBeginning => &[],
            ClockStart::Last(starts) | ClockStart::First(starts) => starts,
        }
    }

    /// What it allows.
    #[must_use]
    pub fn allowance(&self) -> Allowance<'_> {
        match (self.limit, self.by, &self.before) {
            (Some(limit), ..) => Allowance::Limit(limit),
            (None, Some(day), _) => Allowance::By(day),
            (None, None, Some(before)) => Allowance::Before(before),
            (None, None, None) => Allowance::Open,
        }
    }

    /// Whether it has a last day.
    #[must_use]
    pub fn has_end(&self) -> bool {
        self.allowance() != Allowance::Open
    }

    /// How long it is, from its start or backwards.
    #[must_use]
    pub fn length(&self) -> Option<Limit> {
        self.limit
            .or(self.before.as_ref().map(|before| before.limit))
    }

    /// The day fixed from outside that it stands for: the plan says those as `deadlines`.
    #[must_use]
    pub fn is_deadline(&self) -> bool {
        self.id.deadline().is_some()
    }

    /// Whether it is the time of another clock up to the rejection that cut it short.
    #[must_use]
    pub const fn is_run(&self) -> bool {
        matches!(self.attempt, Some(AttemptClock::Run { .. }))
    }

    /// Whether a rejection cut it short, unless its own end came first: a run of a clock, or the time for another attempt
    /// that never came within one that is over.
    #[must_use]
    pub const fn is_cut_short(&self) -> bool {
        let is_cut = matches!(self.attempt, Some(AttemptClock::Again { is_cut: true, .. }));
        self.is_run() || is_cut
    }

    /// What it ends with; of one that was cut short, what would have ended it.
    #[must_use]
    pub fn ends(&self) -> &[MilestoneId] {
        match &self.attempt {
            Some(AttemptClock::Run { ends, .. }) => ends,
            _ => &self.to,
        }
    }

    /// Whether the plan says it itself: it stands for no day fixed from outside, and no rejection made it.
    #[must_use]
    pub fn is_agreed(&self) -> bool {
        !self.is_deadline() && self.attempt.is_none()
    }

    /// Whether it stands for a day fixed from outside that the whole must have ended by.
    #[must_use]
    pub fn is_of_the_whole(&self) -> bool {
        let name = self.id.deadline();
        name.is_some_and(|name| self.to.iter().all(|id| id.whole().as_str() != name))
    }

    /// Whether a suspension stops it.
    #[must_use]
    pub fn is_suspendable(&self) -> bool {
        self.suspendable
            .unwrap_or(!self.informative && self.limit.is_some())
    }
}
