//! What of an event counts: a burst of keys is taken apart.

use crate::screen::keymap::Context;
use crate::screen::terminal::Event;
use crate::screen::update::{Taken, Unmeant, sort_burst};

/// The parts of an event that count where the keyboard is: a burst of keys is taken apart, anything else is one. And
/// what was left out.
pub(super) fn parts_of(event: Event, context: Context) -> (Vec<Event>, Option<Unmeant>) {
    let Event::Burst(keys) = event else {
        return (vec![event], None);
    };
    let (taken, unmeant) = sort_burst(context, &keys);
    let part = |taken| match taken {
        Taken::Key(key) => Event::Key(key),
        Taken::Text(text) => Event::Paste(text),
    };
    (taken.into_iter().map(part).collect(), unmeant)
}
