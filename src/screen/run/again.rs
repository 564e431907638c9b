//! When a file that could not be read is read again without being asked: soon, then ever later, and
//! after [`TRIES`] times not any more. A key, a change of the file and F5 always try.
//!
//! It only counts; `session.rs` and `portfolio.rs` read.

/// So many times, 31 seconds in all: what is longer is no hiccup of a disk.
const TRIES: u32 = 5;

/// What is still to be tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Again {
    /// Whether the last reading failed.
    failed: bool,
    /// How many tries have been set since it first did.
    tries: u32,
    /// When the next one is, in seconds since 1970.
    at: Option<i64>,
}

impl Again {
    /// It could be read, or it is another file than the one that could not be.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// It could not be read; whether it will be tried again without being asked.
    pub(super) fn failed(&mut self, now: i64) -> bool {
        self.failed = true;
        // What was tried before its time, because of a key, puts nothing off.
        if self.at.is_none_or(|at| at <= now) {
            self.at = (self.tries < TRIES).then(|| now + (1 << self.tries));
            self.tries += u32::from(self.at.is_some());
        }
        self.at.is_some()
    }

    /// Whether the last reading failed.
    pub(super) const fn is_wanted(self) -> bool {
        self.failed
    }

    /// When to try again without being asked.
    pub(super) const fn at(self) -> Option<i64> {
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_tried_soon_then_later_and_in_the_end_only_when_asked() {
        let mut again = Again::default();
        assert!(!again.is_wanted() && again.at().is_none());
        let (mut now, mut waits) = (1_000, Vec::new());
        while again.failed(now) {
            let at = again.at().unwrap();
            waits.push(at - now);
            // A key in between tries as well, and puts nothing off.
            assert!(again.failed(now), "a key");
            assert_eq!(again.at(), Some(at));
            now = at;
        }
        assert_eq!(waits, [1, 2, 4, 8, 16]);
        assert!(again.is_wanted() && again.at().is_none());
        assert!(!again.failed(now + 1_000), "no wake-up after that");
        again.forget();
        assert!(!again.is_wanted());
        assert!(again.failed(now), "another failure is another matter");
    }
}
