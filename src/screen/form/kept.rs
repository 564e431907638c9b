//! Where the text of a form that was left lies.

use chrono::{DateTime, FixedOffset};

/// Where a form came from that was left before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// When it was left, which tells it from all others.
    pub at: DateTime<FixedOffset>,
    /// By which number it is forgotten; `None` where the disk did not take it.
    pub slot: Option<u8>,
}
