//! What somebody wants to be saved: a proposal and the reason for it.

use super::proposal::Proposal;

/// Something to be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What.
    pub proposal: Proposal,
    /// Why.
    pub reason: Option<String>,
}
