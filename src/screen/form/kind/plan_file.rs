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
use crate::words::choice::{a_question, free_answer, question_of};
use crate::words::notation::TableQuestion;
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

    /// What may be answered, each as it is said and as it is kept; nothing where only the file can be mended.
    fn answers(&self) -> Vec<(String, String)> {
        let Some((question, lang, _)) = &self.asked else {
            return Vec::new();
        };
        let answers = question.answers(*lang);
        let same_key = answers.windows(2).all(|pair| pair[0].0 == pair[1].0);
        let said = |(key, value): (String, String)| {
            let said = if same_key { value.clone() } else { key.clone() };
            (said, format!("{key}={value}"))
        };
        answers.into_iter().map(said).collect()
    }
}

/// Whether an answer stands for any text.
fn is_free(kept: &str) -> bool {
    kept.ends_with("=...")
}

impl FormKind for PlanFileForm {
    fn begin(&mut self, _: &Opening<'_>) -> Option<Vec<Field>> {
        let answers = self.answers();
        let field = match answers.as_slice() {
            [] => Field::new(FieldName::File, &self.read.path),
            some if some.iter().any(|(_, kept)| is_free(kept)) => Field::new(FieldName::Answer, ""),
            some => {
                let named = |said: &str, kept: &str| Named::new(kept, |_| said.to_owned());
                let none = named("", "");
                let options = some.iter().map(|(said, kept)| named(said, kept));
                let options = std::iter::once(none).chain(options).collect();
                Field::of(FieldName::Answer, Choice::one(options, ""))
            }
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
            let key = answers.first().and_then(|(_, kept)| kept.rsplit_once('='));
            format!("{}={typed}", key.map(|(key, _)| key).unwrap_or_default())
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
        let mut lines = vec![(Label::FieldQuestion, question_of(at.lang, question))];
        let is_text = fields
            .field(FieldName::Answer)
            .is_some_and(|field| !field.is_choice());
        if is_text {
            let offered = self
                .answers()
                .into_iter()
                .filter(|(_, kept)| !is_free(kept));
            let offered: Vec<String> = offered.map(|(said, _)| said).collect();
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
