//! What the screen asks to be carried out; only the event loop does it.

use crate::record::Wish;
use crate::screen::form::{Kept, Outgoing, PlanToRead, Unfinished};

/// Something to be carried out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save a wish.
    Save(Box<Wish>),
    /// Remember that this person has seen all that the journal holds.
    Looked,
    /// Read the file again.
    Reread,
    /// Look whether the file of an attachment is there.
    LookFor(String),
    /// Read a plan from a file.
    ReadPlan(PlanToRead),
    /// Look how the path of a file may go on.
    CompletePath(String),
    /// Write a report to a file.
    Export(Outgoing),
    /// Give this text to the clipboard of the person at the terminal.
    Copy(String),
    /// Keep what is left of a form, in place of what lies there of it already.
    Keep(Box<Unfinished>, Option<Kept>),
    /// Forget what was kept of a form.
    Forget(Kept),
    /// Give the terminal to the shell until it comes back.
    Suspend,
    /// Draw everything anew.
    Repaint,
    /// Go back to the list of dossiers.
    Close,
    /// Leave.
    Quit,
}
