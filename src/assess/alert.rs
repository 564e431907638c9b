//! The alert that the first due date would hide: the clock that is due first has not reached its warning, and something else
//! has. That is a clock with a longer warning, a service that is about to end, or a wait that has become long.
//!
//! Which states alert is not decided here.

use super::phase::TermStatus;
use super::{Assessment, ClockStatus, State};

/// What alerts behind the clock that is due first.
#[derive(Clone, Copy, Debug)]
pub enum Alert<'a> {
    /// A clock that is due soon.
    Soon(&'a ClockStatus),
    /// A service that is about to end.
    Ends(&'a TermStatus),
    /// A wait without a limit that has become long.
    Waits(&'a ClockStatus),
}

impl Alert<'_> {
    /// The state that alerts.
    #[must_use]
    pub const fn state(&self) -> State {
        match self {
            Self::Soon(_) => State::DueSoon,
            Self::Ends(_) => State::Ending,
            Self::Waits(_) => State::LongWait,
        }
    }
}

impl Assessment {
    /// What alerts while the clock that is due first does not; the most urgent. `None` where that one alerts itself, or
    /// none is due.
    #[must_use]
    pub fn alert(&self) -> Option<Alert<'_>> {
        self.open_clocks()
            .next()
            .filter(|first| first.state() == State::Running)?;
        let soon = self
            .open_clocks()
            .find(|clock| clock.state() == State::DueSoon);
        let ends = || {
            let ends = self.terms.iter().filter(|term| term.state == State::Ending);
            ends.min_by_key(|term| term.through)
        };
        let waits = || {
            let mut clocks = self.clocks.iter().filter(|clock| !clock.informative);
            clocks.find(|clock| clock.state() == State::LongWait)
        };
        soon.map(Alert::Soon)
            .or_else(|| ends().map(Alert::Ends))
            .or_else(|| waits().map(Alert::Waits))
    }
}
