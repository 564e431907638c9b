//! How far somebody has looked through a journal, so that what came later can be shown as news.
//!
//! A mark is a person's own and never part of a dossier. It outlives the journal it was set in: a
//! file may be put back from a backup, and then go on with other changes under the same numbers.
//! Whose changes are news to whom is not decided here.

use chrono::{DateTime, FixedOffset};

use super::Journal;

/// Up to where a journal was looked at, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The number of the newest entry there was; 0 where there was none.
    pub n: u64,
    /// When that entry was written; where there was none, when it was looked at.
    pub written: DateTime<FixedOffset>,
    /// When it was looked at.
    pub looked: DateTime<FixedOffset>,
}

impl Mark {
    /// A mark behind the last entry of a journal.
    #[must_use]
    pub fn behind(journal: &Journal, looked: DateTime<FixedOffset>) -> Self {
        let last = journal.entries().last();
        Self {
            n: last.map_or(0, |last| last.n),
            written: last.map_or(looked, |last| last.stamp.at),
            looked,
        }
    }

    /// The newest entry of a journal that was there when the mark was set; 0 if none was.
    ///
    /// Where the entry of the mark is gone, or is another one, it is the newest that is not younger.
    #[must_use]
    pub fn reaches(&self, journal: &Journal) -> u64 {
        let is_marked = |n| {
            let entry = journal.entry(n);
            entry.is_some_and(|entry| entry.stamp.at == self.written)
        };
        if self.n == 0 || is_marked(self.n) {
            return self.n;
        }
        let mut known = journal.entries().iter().rev();
        known
            .find(|entry| entry.stamp.at <= self.written)
            .map_or(0, |entry| entry.n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Change, Op, Stamp};

    fn instant(minute: usize) -> DateTime<FixedOffset> {
        let text = format!("2025-08-21T09:{minute:02}:00+02:00");
        text.parse().unwrap()
    }

    /// A journal with an entry written at each of these minutes.
    fn written_at(minutes: &[usize]) -> Journal {
        let mut journal = Journal::default();
        for minute in minutes {
            let change = Change {
                op: Op::Note,
                of: None,
                edits: Vec::new(),
            };
            let stamp = Stamp {
                by: "M.R.".into(),
                login: "rossi".into(),
                at: instant(*minute),
            };
            journal.append(change, stamp, None, Vec::new());
        }
        journal
    }

    #[test]
    fn what_was_added_lies_behind_the_mark() {
        let mark = Mark::behind(&written_at(&[1, 2, 2]), instant(30));
        assert_eq!(
            (mark.n, mark.written, mark.looked),
            (3, instant(2), instant(30))
        );
        for now in [&[1, 2, 2][..], &[1, 2, 2, 2], &[1, 2, 2, 40, 50]] {
            assert_eq!(mark.reaches(&written_at(now)), 3, "{now:?}");
        }
    }

    #[test]
    fn of_a_journal_without_entries_everything_is_new() {
        let mark = Mark::behind(&Journal::default(), instant(30));
        assert_eq!((mark.n, mark.written), (0, instant(30)));
        // Even where the clock of a colleague is behind.
        assert_eq!(mark.reaches(&written_at(&[29, 31])), 0);
    }

    #[test]
    fn a_file_put_back_from_a_backup_is_no_news_until_somebody_goes_on_with_it() {
        let mark = Mark::behind(&written_at(&[1, 2, 3, 4]), instant(10));
        for (now, known) in [
            (&[1, 2][..], 2),
            (&[1, 2, 20], 2),
            (&[1, 2, 20, 21, 22], 2),
            (&[20, 21, 22, 23], 0),
            (&[], 0),
        ] {
            assert_eq!(mark.reaches(&written_at(now)), known, "{now:?}");
        }
    }
}
