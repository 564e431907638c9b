//! The form that reads the plan of a new dossier from a file, and asks what a table does not say, one question after
//! the other.
//!
//! Nothing is answered that nobody chose: a choice begins with no answer.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::screen::form::choice::{Choice, Named};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook, PlanToRead};
use crate::words::choice::{a_question, free_answer};
use crate::words::notation::{TableQuestion, is_free_answer, question_text};
use crate::words::question::Answer;
use crate::words::{Label, Lang};

/// A file that a plan is read from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanFileForm {
    /// The file and what was answered so far.
    read: PlanToRead,
    /// What is asked now, in the language of the screen, and how many questions there are.
    #[serde(skip)]
    asked: Option<(TableQuestion, Lang, usize)>,
}

impl PlanFileForm {
    /// Asks the first of the questions about a file.
    #[must_use]
    pub fn asking(read: PlanToRead, questions: Vec<TableQuestion>, lang: Lang) -> Self {
        let n = questions.len();
        let first = questions.into_iter().next();
        Self {
            read,
            asked: first.map(|first| (first, lang, n)),
        }
    }

    /// What may be answered; nothing where no question is asked.
    fn answers(&self) -> Vec<TableAnswer> {
        let Some((question, lang, _)) = &self.asked else {
            return Vec::new();
        };
        let answers = question.answers(*lang);
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

impl FormKind for PlanFileForm {
    fn begin(&mut self, _: &Opening<'_>) -> Option<Vec<Field>> {
        let answers = self.answers();
        let field = if answers.is_empty() {
            Field::new(FieldName::File, &self.read.path)
        } else if answers.iter().any(|answer| answer.is_free) {
            Field::new(FieldName::Answer, "")
        } else {
            let named = |value: String, said: &str| Named::new(value, |_| said.to_owned());
            let none = named(String::new(), "");
            let options = answers
                .iter()
                .map(|one| named(kept(&one.key, &one.value), &one.said));
            let options = std::iter::once(none).chain(options).collect();
            Field::of(FieldName::Answer, Choice::one(options, ""))
        };
        Some(vec![field])
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        if fields.field(FieldName::File).is_some() {
            return Ok(Asked::Read(PlanToRead {
                path: fields.needed(FieldName::File)?,
                answers: Vec::new(),
            }));
        }
        let is_choice = fields
            .field(FieldName::Answer)
            .is_some_and(Field::is_choice);
        let answer = if is_choice {
            let picked = fields.picked(FieldName::Answer);
            picked
                .filter(|picked| !picked.is_empty())
                .ok_or(FormFault::Empty(FieldName::Answer))?
        } else {
            let typed = fields.needed(FieldName::Answer)?;
            let answers = self.answers();
            let key = answers.first().map(|answer| answer.key.as_str());
            kept(key.unwrap_or_default(), &typed)
        };
        let mut read = self.read.clone();
        read.answers.push(answer);
        Ok(Asked::Read(read))
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = match &self.asked {
            Some((.., n)) => a_question(at.lang, *n),
            None => String::new(),
        };
        (Label::TitleFromFile.text(at.lang), what)
    }

    /// The question, and what may be typed where that is more than what is offered.
    fn above(&self, at: Situation<'_>, fields: &Fields) -> Vec<(Label, String)> {
        let Some((question, ..)) = &self.asked else {
            return Vec::new();
        };
        let mut lines = vec![(Label::FieldQuestion, question_text(at.lang, question))];
        let is_text = fields
            .field(FieldName::Answer)
            .is_some_and(|field| !field.is_choice());
        if is_text {
            let offered = self.answers().into_iter().filter(|answer| !answer.is_free);
            let offered: Vec<String> = offered.map(|answer| answer.said).collect();
            lines.extend((!offered.is_empty()).then(|| {
                let words = free_answer(at.lang, &offered.join(", "));
                (Label::FieldOr, words)
            }));
        }
        lines
    }

    fn goes_on(&self) -> Answer {
        Answer::Read
    }
}
