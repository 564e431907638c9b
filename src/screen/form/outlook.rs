//! What Enter in a form would do.

use serde::{Deserialize, Serialize};

use crate::assess::{Assessment, Preview};
use crate::calendar::Date;
use crate::record::{Change, Dossier, Refusal, Wish};
use crate::report::{Excerpt, Format};

use super::fault::FormFault;

/// What leaves the screen, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// A report, to a file.
    File {
        /// In this format.
        format: Format,
        /// The path as typed.
        path: String,
        /// Whether over a file that is there.
        replace: bool,
    },
    /// A part of the situation, to the clipboard.
    Clipboard(Excerpt),
}

impl Outgoing {
    /// The same over a file that is there.
    pub(in crate::screen) fn over(mut self) -> Self {
        if let Self::File { replace, .. } = &mut self {
            *replace = true;
        }
        self
    }
}

/// A file that the plan of a new dossier is read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanToRead {
    /// The path as typed.
    pub path: String,
    /// What was answered about its table, as on the command line: `Duration=working`.
    pub answers: Vec<String>,
}

/// What a form asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// To write this.
    Save(Box<Wish>),
    /// To let this leave.
    Send(Outgoing),
    /// To look at this day.
    Look(Date),
    /// To read a plan from this file.
    Read(PlanToRead),
    /// To take this answer about what was pasted.
    Answer(String),
}

impl From<Wish> for Asked {
    fn from(wish: Wish) -> Self {
        Self::Save(Box::new(wish))
    }
}

/// What saving the form would do.
#[derive(Clone, Debug, PartialEq)]
pub enum Outlook {
    /// It cannot be saved as it stands.
    Fault(FormFault),
    /// It would be refused.
    Refused(Refusal),
    /// Nothing would change.
    Same,
    /// It would do this.
    Ready(Box<(Change, Preview)>),
    /// Nothing is saved: the situation of a day would be shown.
    Look(Box<(Dossier, Assessment)>),
    /// Nothing is saved: this would leave.
    Send(Outgoing),
    /// Nothing is saved: this would be read.
    Read(PlanToRead),
    /// Nothing is saved: this would be taken as the answer to what is asked.
    Answer(String),
}

impl Outlook {
    /// What would be, if it can be saved.
    #[must_use]
    pub fn preview(&self) -> Option<&Preview> {
        match self {
            Self::Ready(ready) => Some(&ready.1),
            _ => None,
        }
    }
}
