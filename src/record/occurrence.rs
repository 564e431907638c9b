//! What has happened of one milestone.

use crate::calendar::Date;

/// What has happened of one milestone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occurrence {
    /// The date it happened on; `None` while it has not.
    pub date: Option<Date>,
    /// How many of its items are dated.
    pub done: u32,
    /// How many items it has; 0 for a milestone that is one thing.
    pub total: u32,
    /// Whether nothing waits for it though it has not happened: it is optional or comes only after what is,
    /// and neither it nor what comes only after it has begun.
    pub spared: bool,
    /// Whether it does not apply: it was said of it, of its phase, or of each of its items.
    pub waived: bool,
    /// Whether nobody recorded it, and the silence of a whole term counts for it.
    pub by_silence: bool,
}

impl Occurrence {
    /// Whether it happened, or the first of its items did.
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        self.date.is_some() || self.done > 0
    }

    /// Whether nothing waits for it any more: it happened, or need not, or does not apply.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.date.is_some() || self.need_not_happen()
    }

    /// Whether it will not happen as far as anybody has to care.
    #[must_use]
    pub const fn need_not_happen(&self) -> bool {
        self.spared || self.waived
    }
}
