//! What the mouse can point at.
//!
//! Drawing notes it where it draws it, and deciding asks for it: so neither has to know how the other works.

/// Something that stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// A row of the list that fills the screen, counted from the first that there is.
    Row(usize),
    /// The pane, and the event on that line of it.
    Pane(Option<usize>),
}
