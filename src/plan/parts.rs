//! The parts of a plan, as plain data: phases, milestones, clocks, registers and terms.
//!
//! A part never knows the others; what makes them sound together is `check.rs`.

use serde::{Deserialize, Serialize};

use crate::calendar::{FirstDay, LastDayRule, Limit};

use super::actor::Actors;
use super::checklist::{CheckPoint, PointGroup};
use super::id::{ClockId, ItemId, MilestoneId, PartyId};
use super::rejection::{AttemptRole, RejectionRule};
use super::step_of::{Misshapen, StepOf};
use super::text::{Amount, Text};

/// Facts about the contract, typed in by people; `None` until they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Info {
    /// A title that replaces the plan's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A title for narrow places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_title: Option<String>,
    /// The project code of public investment (codice unico di progetto).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cup: Option<String>,
    /// The code of the tender (codice identificativo di gara).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cig: Option<String>,
    /// The supplier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplier: Option<String>,
    /// The official in charge (responsabile unico del progetto).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rup: Option<String>,
    /// The director of performance (direttore dell'esecuzione del contratto).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dec: Option<String>,
    /// The net amount of the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_amount: Option<Amount>,
}

impl Info {
    /// Whether nothing has been typed in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A party to the contract (parte).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Party {
    /// Its stable name.
    pub id: PartyId,
    /// What it is called in lists.
    pub label: Text,
    /// The same with its article, to be put into sentences ("il Ministero").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun: Option<Text>,
}

/// A numbered part of the plan (fase).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Phase {
    /// The number people call it by.
    pub number: u32,
    /// A stable name.
    pub id: ClockId,
    /// What it is called.
    pub title: Text,
    /// The same for narrow places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
}

/// Something that happens once, on one date (evento).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Milestone {
    /// Its stable name.
    pub id: MilestoneId,
    /// The phase it is shown under.
    pub phase: u32,
    /// What it is called in lists.
    pub label: Text,
    /// The same with its article, to be put into sentences ("la stipula del contratto").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun: Option<Text>,
    /// Who acts: a party, `both`, or a list of parties.
    pub actor: Actors,
    /// The milestones that come before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<MilestoneId>,
    /// Those of `after` that it may precede without a question, only marked: a plan delivered
    /// before the signature, as its obligation asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub may_precede: Vec<MilestoneId>,
    /// Whether it may be made of items, and whether that is switched on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Switch>,
    /// What its items are called once they are done ("servizi pubblicati").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_nouns: Option<ItemNouns>,
    /// Dates to offer in the form instead of today, where none may be taken for granted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggest: Vec<Suggestion>,
    /// Days that a forecast allows for it after what it follows, where no clock says; none if the plan
    /// does not say.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub assume_days: u32,
    /// Whether it need not happen at all, such as a right that may be used: nothing waits for it until
    /// it, or what comes only after it, is recorded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// The other outcome it may have: what came before it is rejected, and awaited again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejection: Option<RejectionRule>,
    /// What it is where only a rejection made it; no file says that.
    #[serde(skip)]
    pub attempt: Option<AttemptRole>,
    /// The points that are ticked one by one before it happens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<CheckPoint>,
    /// The groups that those points stand in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<PointGroup>,
}

impl Milestone {
    /// Whether it says anything that the first edition of the plan language had no words for.
    pub(super) fn is_second_edition(&self) -> bool {
        self.optional
            || self.rejection.is_some()
            || self.actor.is_second_edition()
            || self.item_nouns.is_some()
            || !self.checklist.is_empty()
            || !self.groups.is_empty()
    }
}

/// What the items of a milestone are called once they are done, so that they can be counted in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ItemNouns {
    /// One of them ("servizio pubblicato").
    pub one: Text,
    /// Several ("servizi pubblicati").
    pub many: Text,
}

/// Whether something is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Switch {
    /// In use.
    On,
    /// Not in use, but may be switched on.
    Off,
}

/// A date to offer for a milestone: so many days after another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Suggestion {
    /// The milestone to count from.
    pub from: MilestoneId,
    /// Days to add.
    #[serde(default)]
    pub days: u32,
}

/// Requests without end, each with a clock of its own (registro); or one step of such a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Its stable name; the clock of request 3 is `ID:3`, that of a step `ID:3/STEP`.
    pub id: ClockId,
    /// The phase it belongs to.
    pub phase: u32,
    /// What one entry is called ("Assistenza"), of a step with what the step is called.
    pub label: Text,
    /// How an entry begins, or what the step comes after.
    pub request: Side,
    /// How an entry ends, or the step.
    pub answer: Side,
    /// What is allowed from the request to the answer.
    pub limit: Option<Limit>,
    /// What happens to the last day of an entry where that is a holiday, if not what the rules say.
    pub last_day: Option<LastDayRule>,
    /// How many days before the due date an entry is due soon.
    pub warn: u32,
    /// A request before this milestone is doubtful.
    pub after: Option<MilestoneId>,
    /// Whether a suspension stops the clocks of its requests; if the plan does not say, it does where
    /// they have a limit.
    pub suspendable: Option<bool>,
    /// Who owes it; if the plan does not say, the party that answers, else the one that penalties are
    /// asked of.
    pub owed_by: Option<PartyId>,
    /// Which step of which register it is, where the plan says several.
    pub step_of: Option<StepOf>,
    /// What cannot be of how it was said.
    pub(super) misshapen: Misshapen,
}

impl Register {
    /// Whether it says anything that the first edition of the plan language had no words for.
    pub(super) fn is_second_edition(&self) -> bool {
        self.owed_by.is_some()
            || self.last_day.is_some()
            || self.limit.is_some_and(Limit::is_in_working_days)
            || self.request.actor.is_second_edition()
            || self.answer.actor.is_second_edition()
            || self.step_of.is_some()
    }

    /// The register that the plan says: itself, or the one that it is a step of.
    #[must_use]
    pub fn agreed(&self) -> &ClockId {
        self.step_of.as_ref().map_or(&self.id, |of| &of.register)
    }

    /// Whether an entry begins with its request: of steps, only the first does.
    #[must_use]
    pub fn opens(&self) -> bool {
        self.step_of.as_ref().is_none_or(|of| of.step == 1)
    }

    /// Whether its entries are requests that are answered: those of several steps have names for each of them.
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        self.step_of.is_none()
    }

    /// What an entry is called, whatever its step.
    #[must_use]
    pub fn entry_label(&self) -> &Text {
        self.step_of.as_ref().map_or(&self.label, |of| &of.label)
    }

    /// Whether a suspension stops the clocks of its requests.
    #[must_use]
    pub fn is_suspendable(&self) -> bool {
        self.suspendable.unwrap_or(self.limit.is_some())
    }
}

/// One side of the entries of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Side {
    /// The event of entry 3 is `ID:3`.
    pub id: MilestoneId,
    /// What it is called in lists.
    pub label: Text,
    /// The same with its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun: Option<Text>,
    /// Who acts: a party, `both`, or a list of parties.
    pub actor: Actors,
}

/// A service that runs for months or years, without a verdict (durata).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Term {
    /// Its stable name.
    pub id: ClockId,
    /// The phase it belongs to.
    pub phase: u32,
    /// What it is called.
    pub label: Text,
    /// The milestone it runs from.
    pub from: MilestoneId,
    /// How long it runs.
    pub limit: Limit,
    /// Whether its first day is one of those.
    #[serde(default, skip_serializing_if = "FirstDay::is_default")]
    pub first_day: FirstDay,
    /// How many days before its last one it is about to end.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub warn: u32,
    /// The kinds of thing that its log is kept of (assistenza, formazione); a note on its phase may
    /// be of one of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<LogKind>,
}

impl Term {
    /// Whether it says anything that the first edition of the plan language had no words for.
    pub(super) fn is_second_edition(&self) -> bool {
        self.warn > 0 || self.first_day != FirstDay::Excluded || self.limit.is_in_working_days()
    }
}

/// A kind of thing that the log of a term is kept of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LogKind {
    /// Its stable name.
    pub id: ItemId,
    /// What it is called.
    pub label: Text,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
pub(super) fn is_zero(n: &u32) -> bool {
    *n == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
pub(super) fn is_false(b: &bool) -> bool {
    !*b
}
