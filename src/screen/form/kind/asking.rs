//! The questions about a table, one after the other: the field that takes an answer, and what stands above it.
//!
//! What is asked and what may be answered, `notation` decides; here it is only shown and taken. Nothing is answered
//! that nobody chose: a choice begins with no answer.

use crate::screen::form::choice::{Choice, Named};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::name::FieldName;
use crate::words::choice::{a_question, free_answer};
use crate::words::notation::{TableQuestion, is_free_answer, question_text};
use crate::words::{Label, Lang};

/// What a table is asked, in the language of the screen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TableAsking {
    lang: Lang,
    question: TableQuestion,
    /// Which question it is, from 1, and of how many that are known.
    nth: usize,
    of: usize,
}

/// What may be answered to a question.
struct TableAnswer {
    key: String,
    value: String,
    /// How it is called among the others.
    said: String,
    /// Whether it stands for any text.
    is_free: bool,
}

/// An answer as the reader of tables takes it.
fn kept(key: &str, value: &str) -> String {
    format!("{key}={value}")
}

impl TableAsking {
    /// Asks the first of some questions, after so many that were answered; nothing where there are none.
    pub(super) fn of(questions: Vec<TableQuestion>, answered: usize, lang: Lang) -> Option<Self> {
        let of = answered + questions.len();
        let question = questions.into_iter().next()?;
        Some(Self {
            lang,
            question,
            nth: answered + 1,
            of,
        })
    }

    /// What may be answered.
    fn answers(&self) -> Vec<TableAnswer> {
        let answers = self.question.answers(self.lang);
        // Where all answer about different things, these are what is chosen among.
        let is_value = answers.windows(2).all(|pair| pair[0].0 == pair[1].0);
        let answer = |(key, value): (String, String)| TableAnswer {
            said: if is_value { value.clone() } else { key.clone() },
            is_free: is_free_answer(&value),
            key,
            value,
        };
        answers.into_iter().map(answer).collect()
    }

    /// The field that takes the answer.
    pub(super) fn field(&self) -> Field {
        let answers = self.answers();
        if answers.iter().any(|answer| answer.is_free) {
            return Field::new(FieldName::Answer, "");
        }
        let named = |value: String, said: &str| Named::new(value, |_| said.to_owned());
        let none = named(String::new(), "");
        let options = answers
            .iter()
            .map(|one| named(kept(&one.key, &one.value), &one.said));
        let options = std::iter::once(none).chain(options).collect();
        Field::of(FieldName::Answer, Choice::one(options, ""))
    }

    /// What is answered.
    ///
    /// # Errors
    /// Nothing yet.
    pub(super) fn answer(&self, fields: &Fields) -> Result<String, FormFault> {
        let is_choice = fields
            .field(FieldName::Answer)
            .is_some_and(Field::is_choice);
        if is_choice {
            let picked = fields.picked(FieldName::Answer);
            let picked = picked.filter(|picked| !picked.is_empty());
            return picked.ok_or(FormFault::Empty(FieldName::Answer));
        }
        let typed = fields.needed(FieldName::Answer)?;
        let answers = self.answers();
        let key = answers.first().map(|answer| answer.key.as_str());
        Ok(kept(key.unwrap_or_default(), &typed))
    }

    /// Which of the questions it is.
    pub(super) fn place(&self, lang: Lang) -> String {
        a_question(lang, self.nth, self.of)
    }

    /// The question, and what may be typed where that is more than what is offered.
    pub(super) fn above(&self, lang: Lang, fields: &Fields) -> Vec<(Label, String)> {
        let question = question_text(lang, &self.question);
        let mut lines = vec![(Label::FieldQuestion, question)];
        let is_text = fields
            .field(FieldName::Answer)
            .is_some_and(|field| !field.is_choice());
        if is_text {
            let offered = self.answers().into_iter().filter(|answer| !answer.is_free);
            let offered: Vec<String> = offered.map(|answer| answer.said).collect();
            lines.extend((!offered.is_empty()).then(|| {
                let words = free_answer(lang, &offered.join(", "));
                (Label::FieldOr, words)
            }));
        }
        lines
    }
}
