//! What a form is doing: taking keys, or asking.

use crate::record::Conflict;
use crate::screen::question::Question;

/// What a form is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Taking keys.
    Typing,
    /// Asking whether what is doubtful is meant.
    Doubting(Question),
    /// Showing that somebody else changed the value meanwhile.
    Clashing(Box<Conflict>, Question),
    /// Asking what to do with unsaved text.
    Leaving(Question),
    /// Asking whether a file that is there is to be written over.
    Replacing(String, Question),
}

impl Stage {
    /// The question, if it is one.
    #[must_use]
    pub const fn question(&self) -> Option<&Question> {
        match self {
            Self::Typing => None,
            Self::Doubting(question)
            | Self::Clashing(_, question)
            | Self::Leaving(question)
            | Self::Replacing(_, question) => Some(question),
        }
    }

    pub(in crate::screen) const fn question_mut(&mut self) -> Option<&mut Question> {
        match self {
            Self::Typing => None,
            Self::Doubting(question)
            | Self::Clashing(_, question)
            | Self::Leaving(question)
            | Self::Replacing(_, question) => Some(question),
        }
    }
}
