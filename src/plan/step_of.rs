//! Where a register of two sides comes from that stands for a step of one with several.

use super::id::ClockId;
use super::text::Text;

/// What a register of two sides was made of, where the plan says several steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepOf {
    /// The register that the plan says.
    pub register: ClockId,
    /// What it calls one entry.
    pub label: Text,
    /// Which of its steps this one ends with, the first being 0.
    pub step: usize,
}

/// How the members of a register were said, where that cannot be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fault of its own")]
pub(super) struct Misshapen {
    /// It has both steps and a request or an answer.
    pub(super) both: bool,
    /// It has steps, and not more than two.
    pub(super) few: bool,
    /// It has steps, and a member that each of them has for itself.
    pub(super) of_steps: bool,
    /// Its first step says what only a step with one before it can.
    pub(super) of_first: bool,
}
