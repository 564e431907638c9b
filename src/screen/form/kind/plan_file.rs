//! The form of a file that the plan of a new dossier is read from, and of what a table in it does not say.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation, StepBack};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook, PlanToRead};
use crate::words::notation::TableQuestion;
use crate::words::question::Answer;
use crate::words::{Label, Lang};

use super::asking::TableAsking;

/// A file that a plan is read from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanFileForm {
    /// The file and what was answered so far.
    read: PlanToRead,
    /// What is asked now.
    #[serde(skip)]
    asked: Option<TableAsking>,
    /// What is wrong with the file, and the sentence that is shown first.
    #[serde(skip)]
    faults: (Vec<String>, usize),
}

impl PlanFileForm {
    /// Asks the first of the questions about a file.
    #[must_use]
    pub fn asking(read: PlanToRead, questions: Vec<TableQuestion>, lang: Lang) -> Self {
        let asked = TableAsking::of(questions, read.answers.len(), lang);
        Self {
            read,
            asked,
            ..Self::default()
        }
    }
}

impl FormKind for PlanFileForm {
    fn begin(&mut self, _: &Opening<'_>) -> Option<Vec<Field>> {
        let asked = self.asked.as_ref().map(TableAsking::field);
        let field = asked.unwrap_or_else(|| Field::new(FieldName::File, &self.read.path));
        Some(vec![field])
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        let Some(asked) = &self.asked else {
            let path = fields.needed(FieldName::File)?;
            // What was answered before the line dropped was of this file.
            let known = self.read.answers.clone();
            let answers = if path == self.read.path {
                known
            } else {
                Vec::new()
            };
            return Ok(Asked::Read(PlanToRead { path, answers }));
        };
        let mut read = self.read.clone();
        read.answers.push(asked.answer(fields)?);
        Ok(Asked::Read(read))
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = match &self.asked {
            Some(asked) => asked.place(at.lang),
            None => String::new(),
        };
        (Label::TitleFromFile.text(at.lang), what)
    }

    fn above(&self, at: Situation<'_>, fields: &Fields) -> Vec<(Label, String)> {
        let asked = self.asked.as_ref();
        asked.map_or_else(Vec::new, |asked| asked.above(at.lang, fields))
    }

    fn told(&mut self, sentences: Vec<String>) {
        self.faults = (sentences, 0);
    }

    fn heard(&self) -> &[String] {
        let (sentences, first) = &self.faults;
        sentences.get(*first..).unwrap_or_default()
    }

    fn scroll(&mut self, down: bool) -> bool {
        let (sentences, first) = &mut self.faults;
        let last = sentences.len().saturating_sub(1);
        *first = if down {
            (*first + 1).min(last)
        } else {
            first.saturating_sub(1)
        };
        !sentences.is_empty()
    }

    fn is_a_question(&self) -> bool {
        self.asked.is_some()
    }

    /// To the question before, or to the name of the file.
    fn step_back(&mut self, fields: &mut Fields) -> Option<StepBack> {
        self.asked.as_ref()?;
        if self.read.answers.pop().is_some() {
            return Some(StepBack::Read(self.read.clone()));
        }
        self.asked = None;
        *fields = vec![Field::new(FieldName::File, &self.read.path)].into();
        Some(StepBack::Here)
    }

    fn holds_changes(&self) -> bool {
        !self.read.path.is_empty()
    }

    fn goes_on(&self) -> Answer {
        Answer::Read
    }
}
