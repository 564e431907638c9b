//! Forms that were left unfinished, and where the list offers them again.
//!
//! One that was left on purpose and one that was open when the line went dead are the same here. Nothing
//! of them is saved, and none is forgotten, before somebody has taken it up. Their text lies on the disk
//! where that took it; what is tried in a hypothesis is kept in memory only.

use crate::screen::form::Unfinished;
use crate::store::NotKept;

/// A form that was left unfinished.
#[derive(Clone, Debug, PartialEq)]
pub struct FormDraft {
    /// What is left of it.
    pub left: Unfinished,
    /// By which number it is forgotten; `None` where it does not lie on the disk.
    pub slot: Option<u8>,
    /// Why the disk did not take it, where it did not.
    pub unkept: Option<NotKept>,
    /// Whether it was to be a step of a hypothesis.
    pub tried: bool,
}
