//! What was written outside of the program, as the views mark it.
//!
//! It is held against the journal once whenever one of the two changes, and not at every drawing. What it
//! means for a date is not asked here.

use crate::record::{Note, Slot};
use crate::words::audit;

use super::{App, Known};

impl App {
    /// Whether what the change on a line of the journal left was then altered outside of the program.
    #[must_use]
    pub fn is_overwritten(&self, line: usize) -> bool {
        let last = self.journal.entries().len().checked_sub(1);
        let place = last.and_then(|last| last.checked_sub(line));
        place.is_some_and(|place| self.overwritten.contains(&place))
    }

    /// What is said of an act or a promise, and at its end that an editor wrote it.
    #[must_use]
    pub fn signed(&self, slot: &Slot, said: String) -> String {
        if self.outside.contains(slot) {
            format!("{said}, {}", audit::put_there(self.lang))
        } else {
            said
        }
    }

    /// Who a note is said to be by.
    #[must_use]
    pub fn author_of<'n>(&self, note: &'n Note) -> &'n str {
        if self.outside.contains(&Slot::Note(note.n)) {
            audit::nobody(self.lang)
        } else {
            &note.stamp.by
        }
    }

    /// Holds what is shown against its journal. While that is unread, nothing is known.
    pub(in crate::screen) fn hold_against_journal(&mut self) {
        if self.has_journal {
            self.outside = self.journal.outside(&self.dossier);
            self.overwritten = self.journal.overwritten(&self.dossier);
            self.attempt_marks = self.journal.attempt_marks(&self.dossier.plan);
            // Who something is said to be by.
            self.known = Known::default();
        }
    }
}
