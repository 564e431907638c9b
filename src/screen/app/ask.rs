//! A question on top of everything: its sentence, its answers, and what it is about.
//!
//! Nothing is carried out here; what an answer does, `update/question.rs` knows.

use super::Wish;
use crate::record::Change;
use crate::screen::question::Question;

/// A question before something that one key would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The sentence.
    pub text: String,
    /// The answers.
    pub question: Question,
    /// What it is about.
    pub about: About,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// A change, and the wish that yes carries out.
    Change(Box<Change>, Wish),
    /// The program is to be left, or else the dossier, and something would be lost by it.
    Leaving {
        /// Whether it is the program.
        program: bool,
    },
}
