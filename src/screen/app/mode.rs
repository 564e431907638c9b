//! The mode: the live situation, a what-if on it, or the situation of another day.
//!
//! Whatever draws or takes keys reads `dossier`, `journal`, `today`, `assessment` and `rows` of
//! [`App`](super::App), and need not know which of the three they are. While a hypothesis is looked at they are
//! its copy, and the live dossier waits here, where nothing that is tried can reach it; on another day only
//! `today` is not the real one. Only this file exchanges them, and what comes from the file is taken
//! in here.
//!
//! That nothing is saved does not rest on this: no wish leaves `update` but while the live situation is looked
//! at, see there.

use crate::assess::Assessment;
use crate::calendar::Date;
use crate::record::{Change, Dossier, Journal, Refusal, Wish};

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mode {
    /// The live situation, today.
    #[default]
    Live,
    /// A what-if; this is the live situation meanwhile.
    WhatIf(Box<Live>),
    /// Another day; today is this.
    AsOf(Date),
}

/// The live situation, while something else is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Live {
    pub(super) dossier: Dossier,
    pub(super) journal: Journal,
    pub(super) assessment: Assessment,
}

/// What is tried, kept while the program runs and never saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hypothesis {
    pub(super) steps: Vec<WhatIfStep>,
    /// Steps that were taken away, the last one on top.
    pub(super) away: Vec<Wish>,
}

/// One thing that is tried.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIfStep {
    pub(super) wish: Wish,
    /// The change it is on the newest data.
    pub change: Change,
}

impl Hypothesis {
    /// What is tried, in order.
    #[must_use]
    pub fn steps(&self) -> &[WhatIfStep] {
        &self.steps
    }

    /// Whether there is a step to put back.
    #[must_use]
    pub fn can_step_again(&self) -> bool {
        !self.away.is_empty()
    }
}

/// A step that no longer fits the newest data.
#[derive(Clone, Debug, PartialEq)]
pub struct Dropped {
    /// The change it was.
    pub change: Change,
    /// Why, if it was refused.
    pub why: Option<Refusal>,
}
