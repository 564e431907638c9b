//! A question: its answers side by side, and the one that is chosen.
//!
//! There is one kind of question on the screen and one way to answer it, whatever it is about. The first
//! answer changes nothing, and is chosen when the question comes up: Enter out of habit, or held down,
//! decides nothing. No letter and no digit is an answer. What an answer does, `update/question.rs` knows.

use crate::words::question::Answer;

/// The answers to a question, and where the keyboard is among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    answers: Vec<Answer>,
    chosen: usize,
    /// Whether something was typed that answers nothing.
    pub misheard: bool,
}

impl Question {
    /// A question with these answers; the first changes nothing.
    #[must_use]
    pub fn new(answers: &[Answer]) -> Self {
        Self {
            answers: answers.to_vec(),
            chosen: 0,
            misheard: false,
        }
    }

    /// The answers, in the order in which they stand.
    #[must_use]
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The place of the answer that Enter takes.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.chosen
    }

    /// The answer that Enter takes.
    #[must_use]
    pub fn chosen(&self) -> Answer {
        self.answers.get(self.chosen).copied().unwrap_or(Answer::No)
    }

    /// The answer that Esc takes: the first, but where a form is being left it goes on leaving it, which
    /// keeps what was typed.
    #[must_use]
    pub fn escape(&self) -> Answer {
        let later = self.answers.iter().find(|answer| **answer == Answer::Later);
        later
            .or(self.answers.first())
            .copied()
            .unwrap_or(Answer::No)
    }

    /// Goes to the next answer, or the one before; it stays at the ends.
    pub(super) fn turn(&mut self, forward: bool) {
        let last = self.answers.len().saturating_sub(1);
        self.chosen = if forward {
            (self.chosen + 1).min(last)
        } else {
            self.chosen.saturating_sub(1)
        };
        self.misheard = false;
    }

    /// Begins anew: what the question is about has changed.
    pub(super) fn ask_again(&mut self) {
        self.chosen = 0;
    }
}
