//! What was agreed: phases, milestones, clocks, registers, terms and rules, as plain data.
//!
//! Nothing of any particular contract is in the code: a plan with three or forty phases works the
//! same. A [`Plan`] is only ever had through [`Plan::checked`] or [`Plan::from_json`], so the
//! references of one can be trusted. This module must never know what happened (that is
//! [`record`](crate::record)), what day it is, or a word of either language.

mod actor;
mod agreed;
mod attempt_series;
mod attempts;
mod check;
mod checklist;
mod clock;
mod clock_key;
mod deadlines;
mod depends;
mod id;
mod idle;
mod index;
mod lookup;
mod meant;
mod near;
mod nested;
mod nouns;
mod numbered;
mod objects;
mod one_or_list;
mod parts;
mod party;
mod penalty;
mod periods;
mod points;
mod problem;
mod reach;
mod read;
mod rejection;
mod reserved;
mod rules;
mod runs;
mod series;
mod series_run;
mod shipped;
mod shown;
mod step_of;
mod steps;
mod text;
mod unrolled;
mod walk;
mod walked;
mod wrong;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::calendar::Date;

pub use actor::{Actors, Whose};
pub use checklist::{CheckPoint, KeptList, PointGroup, PointPlace};
pub use clock::{Allowance, Before, Clock, ClockStart, Milestones, OnExpiry, TermAnchor};
pub use clock_key::ClockKey;
pub(crate) use id::parsed;
pub use id::{
    ClockId, DeadlineId, Event, ID_MAX, ItemId, MilestoneId, NotAnId, PartyId, read_attempt,
};
use index::Index;
pub use lookup::{Role, UnknownEvent};
pub use near::{nearest, slip};
pub use numbered::Numbered;
pub use objects::{ByName, read_json};
pub use parts::{
    Info, ItemNouns, LogKind, Milestone, Party, Phase, Register, Side, Suggestion, Switch, Term,
};
pub use penalty::{ClockPenalty, Decimal, NotADecimal, NotAPenalty, Penalties};
pub use points::grouped_points;
pub use problem::{PlanError, PlanProblem, ProblemKind};
pub use rejection::{
    AttemptClock, AttemptRole, PartOfAttempt, RejectedAttempt, RejectedClock, RejectionRule,
    warn_for,
};
pub use reserved::Bearer;
pub use rules::{Ceiling, Rules, SuspensionRule};
pub use series::{OCCURRENCES_MAX, Series, SeriesEnd, Through};
pub use series_run::AttemptSeries;
pub use shipped::{SHIPPED_DEFAULT, shipped, shipped_names, shipped_text};
pub use step_of::StepOf;
pub use text::{Amount, NotAZone, NotAnAmount, TEXT_MAX, Text, Zone};
pub use walk::UnknownMember;
pub use walked::wrong_in;
pub use wrong::{ExpectedValue, FoundValue, ValueKind, Wrong};

/// What was agreed (cronoprogramma).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Plan {
    /// The name the plan is shipped under, or its author gave it.
    pub name: String,
    /// The title, as long as `info.title` gives no other.
    pub title: Text,
    /// Facts about the contract that no computation needs.
    #[serde(default, skip_serializing_if = "Info::is_empty")]
    pub info: Info,
    /// The zone whose date is "today".
    #[serde(default)]
    pub time_zone: Zone,
    /// The parties besides the Administration and the supplier, or what these two are called here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// Whose desk the program stands on: the party that "we" are; the Administration if the plan does not
    /// say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub us: Option<PartyId>,
    /// How days are counted.
    #[serde(default)]
    pub rules: Rules,
    /// What the contract says of penalties; they are estimated when the net amount is known too.
    #[serde(default, skip_serializing_if = "Penalties::is_empty")]
    pub penalties: Penalties,
    /// Days fixed from outside, that no clock leads to (such as the funder's): of the milestone that
    /// bears the name, or else of the whole.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub deadlines: BTreeMap<DeadlineId, Date>,
    /// The numbered parts, in order of number.
    pub phases: Vec<Phase>,
    /// What happens once each. Where something was rejected, its attempts and their rejections stand behind
    /// what the plan says; they are not written.
    #[serde(serialize_with = "agreed::milestones")]
    pub milestones: Vec<Milestone>,
    /// From one milestone to others, with a limit. Once the plan is checked, those of `deadlines` stand
    /// behind those that it says, and those of attempts behind these; they are not written.
    #[serde(serialize_with = "deadlines::without")]
    pub clocks: Vec<Clock>,
    /// Registers of requests, each request with its own clock; for one with several steps, one for each step
    /// after the first.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "steps::write",
        deserialize_with = "steps::read"
    )]
    #[cfg_attr(test, schemars(with = "Vec<steps::AgreedRegister>"))]
    pub registers: Vec<Register>,
    /// Services that run for months or years.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// The rejections whose milestones and clocks stand among the others.
    #[serde(skip)]
    rejected: Vec<RejectedAttempt>,
    /// What comes back, each time for a period that has ended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Series>,
    /// What came back in the attempts that were rejected.
    #[serde(skip)]
    attempt_series: Vec<AttemptSeries>,
    #[serde(skip)]
    index: Index,
}
