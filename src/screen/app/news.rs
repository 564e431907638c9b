//! What of the journal is new to whoever sits here: the changes of others since they last looked.
//!
//! What one did oneself is no news, on whatever screen or by whatever command. Signs stay while the
//! screen is open; only the cursor goes by what has been opened meanwhile.

use crate::record::{Entry, Journal};

use super::App;

/// How far the journal is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The newest entry that was known when the screen was opened; `None` as long as nobody can say.
    since: Option<u64>,
    /// The newest entry that was there when the journal was last opened.
    opened: u64,
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

impl App {
    /// The file was read again: numbers that it no longer has are new again.
    pub(in crate::screen) fn put_back_news(&mut self) {
        let journal = self.in_file().1.clone();
        self.news.put_back(&journal);
    }

    /// Whether an entry of the journal is new here.
    #[must_use]
    pub fn is_new(&self, entry: &Entry) -> bool {
        let is_later = self.news.since.is_some_and(|n| entry.n > n);
        is_later && entry.stamp.login != self.person.login
    }

    /// The new entries, oldest first.
    #[must_use]
    pub fn new_entries(&self) -> Vec<&Entry> {
        let entries = self.journal.entries().iter();
        entries.filter(|entry| self.is_new(entry)).collect()
    }

    /// Whether it is known what is new, so that it can be remembered what was seen.
    #[must_use]
    pub fn knows_news(&self) -> bool {
        self.news.since.is_some()
    }

    /// The line of the journal to begin with: the oldest new entry that was not there yet when it
    /// was last opened, else the newest of all. From now on all that is there was.
    pub(in crate::screen) fn begin_journal(&mut self) -> usize {
        let (opened, news) = (self.news.opened, self.new_entries());
        let first = news.iter().find(|entry| entry.n > opened);
        let first = first.map(|entry| entry.n);
        let mut newest_first = self.journal.entries().iter().rev();
        let line = newest_first.position(|entry| Some(entry.n) == first);
        let last = self.journal.entries().last();
        self.news.opened = last.map_or(opened, |last| last.n);
        line.unwrap_or(0)
    }
}
