//! Which entries of the journal are new to this person, and where the journal opens.

use crate::record::Entry;

use super::App;

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
