//! What of the journal is new to the person at the keyboard: the changes of others since they last looked.
//!
//! What one did oneself is no news, on whatever screen or by whatever command. Signs stay while the
//! screen is open; only the cursor goes by what has been opened meanwhile.

use crate::record::Journal;

/// How far the journal is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The newest entry that was known when the screen was opened; `None` as long as nobody can say.
    pub(super) since: Option<u64>,
    /// The newest entry that was there when the journal was last opened.
    pub(super) opened: u64,
}

impl News {
    /// Everything after this entry is new.
    #[must_use]
    pub fn since(n: u64) -> Self {
        Self {
            since: Some(n),
            opened: n,
        }
    }

    /// The journal was put back to an earlier state: numbers that are given again are new again.
    pub(in crate::screen) fn put_back(&mut self, journal: &Journal) {
        let last = journal.entries().last().map_or(0, |last| last.n);
        self.since = self.since.map(|n| n.min(last));
        self.opened = self.opened.min(last);
    }
}
