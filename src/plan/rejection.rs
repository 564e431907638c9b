//! How what was delivered may be turned down: which event may say no, to what, and what that does to the
//! clocks. What follows from a rejection that was made is in `attempts.rs`.

use serde::{Deserialize, Serialize};

use crate::calendar::Limit;

use super::checklist::KeptList;
use super::id::{ClockId, MilestoneId};
use super::text::Text;

/// The other outcome of an event that accepts something: it is rejected (rigetto).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RejectionRule {
    /// What is rejected: one of the milestones that the event comes after. It is awaited again.
    pub of: MilestoneId,
    /// How long the new attempt may take from the rejection, where the clock is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Limit>,
    /// What becomes of the clocks that ended with what is rejected.
    #[serde(default, skip_serializing_if = "RejectedClock::is_default")]
    pub clock: RejectedClock,
    /// What a rejection is called in lists.
    pub label: Text,
    /// The same with its article, to be put into sentences ("il rigetto del piano").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun: Option<Text>,
}

/// What becomes of a clock that ended with what is rejected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RejectedClock {
    /// It keeps the verdict of the first attempt.
    #[default]
    Closed,
    /// It goes on as if nothing had been delivered, and ends with the last attempt.
    GoesOn,
}

impl RejectedClock {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes fields by reference"
    )]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// A rejection that was made: of attempt `n`, by the outcome of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedAttempt {
    /// The event that would have accepted it.
    pub event: MilestoneId,
    /// Which attempt was rejected, from 1.
    pub n: u32,
    /// What was part of that attempt: what lay between the delivery and those who may reject it.
    pub with: Vec<PartOfAttempt>,
    /// What had happened by then and is no part of any attempt: it stays.
    pub kept: Vec<MilestoneId>,
    /// What had not happened by then, though clocks count from the later of this and a part of the attempt: they had not
    /// begun.
    pub missing: Vec<MilestoneId>,
    /// The attempts at other things that were rejected within this one: `inner/1`.
    pub within: Vec<MilestoneId>,
    /// The check lists of the attempt as they were when it was rejected.
    pub lists: Vec<KeptList>,
    /// The attempts at other things that were awaited within this one and never came: `inner/2`.
    pub never_came: Vec<MilestoneId>,
}

/// Something that belongs to an attempt that was rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOfAttempt {
    /// Its name in that attempt: `check/1`.
    pub id: MilestoneId,
    /// Whether it has a date.
    pub is_dated: bool,
}

/// What a milestone is that only a dossier with rejections has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptRole {
    /// A delivery that was rejected.
    Rejected {
        /// Of which milestone; the newest attempt bears that name.
        of: MilestoneId,
        /// The attempt at something else that it was part of, where that was rejected too.
        within: Option<MilestoneId>,
    },
    /// The rejection of one.
    Rejection {
        /// The event that did not accept it.
        event: MilestoneId,
        /// The delivery that it rejects.
        rejected: MilestoneId,
    },
    /// What lay between a delivery and its rejection.
    Between {
        /// The delivery that was rejected.
        rejected: MilestoneId,
        /// The rejection.
        rejection: MilestoneId,
    },
}

/// What a clock is that only a dossier with rejections has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptClock {
    /// The time of a clock up to the rejection that cut it short.
    Run {
        /// Which clock.
        of: ClockId,
        /// What would have ended it, as it is called in the attempt that was rejected.
        ends: Vec<MilestoneId>,
        /// Whether the rejection is what it would have ended with, or something else of it.
        is_answered: bool,
        /// Whether something that would have ended it never came in the attempt: what bears its name came later.
        is_unfinished: bool,
    },
    /// The time for another attempt.
    Again {
        /// The clock of the first attempt, if it had one.
        first: Option<ClockId>,
        /// The rejection of what both attempts were within, where that is over.
        over: Option<MilestoneId>,
        /// Whether it ended before the attempt came: the time ends with that.
        is_cut: bool,
    },
}

/// How many days before its last one a term is due soon, where nobody says: 3, 7, 10 or 15, the longer it is.
#[must_use]
pub fn warn_for(limit: Limit) -> u32 {
    let days = match limit {
        Limit::Days(days) | Limit::WorkingDays(days) => days,
        Limit::Months(months) => months.saturating_mul(30),
        Limit::Years(years) => years.saturating_mul(365),
    };
    match days {
        0..=10 => 3,
        11..=30 => 7,
        31..=60 => 10,
        _ => 15,
    }
}
