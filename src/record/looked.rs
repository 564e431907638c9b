//! How many facts are looked at to find one: a list that is searched once for each of its own facts takes four
//! times as long for twice the facts, and only a count shows that on any machine.
//!
//! Only tests count, each in its own thread; the program must never ask.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static FACTS: Cell<usize> = const { Cell::new(0) };
}

/// One more fact is looked at.
pub(crate) fn at_a_fact() {
    #[cfg(test)]
    FACTS.set(FACTS.get() + 1);
}

/// How many were looked at in this thread while `done` was done.
#[cfg(test)]
pub(crate) fn facts(done: impl FnOnce()) -> usize {
    let before = FACTS.get();
    done();
    FACTS.get() - before
}
