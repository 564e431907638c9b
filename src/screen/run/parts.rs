//! What of an event counts: a burst of keys is taken apart.

use crate::screen::keymap::Context;
use crate::screen::terminal::TerminalEvent;
use crate::screen::update::{Taken, Unmeant, sort_burst};

/// The parts of an event that count where the keyboard is: a burst of keys is taken apart, anything else is one. And
/// what was left out.
pub(super) fn parts_of(
    event: TerminalEvent,
    context: Context,
) -> (Vec<TerminalEvent>, Option<Unmeant>) {
    let TerminalEvent::Burst(keys) = event else {
        return (vec![event], None);
    };
    let (taken, unmeant) = sort_burst(context, &keys);
    let part = |taken| match taken {
        Taken::Key(key) => TerminalEvent::Key(key),
        Taken::Text(text) => TerminalEvent::Paste(text),
    };
    (taken.into_iter().map(part).collect(), unmeant)
}
