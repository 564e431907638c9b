//! A table that is pasted into the text of a plan: what it does not say is asked before its lines go in.
//!
//! While a question is asked it stands in place of the fields, which are kept here and put back.

use crate::notation::{PastedTable, TablePlace, naming, pasted, pasted_table};
use crate::screen::form::fault::FormFault;
use crate::screen::form::fields::Fields;
use crate::screen::form::name::FieldName;
use crate::words::notation::TableQuestion;
use crate::words::{Label, Lang};

use super::asking::TableAsking;

/// A table while it is asked about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OpenTable {
    lang: Lang,
    text: String,
    place: TablePlace,
    answers: Vec<String>,
    asking: TableAsking,
    /// The fields that the question stands in place of.
    fields: Fields,
}

/// What comes of a table, or of an answer about one.
pub(super) enum TableStep {
    /// Its lines go into the text.
    Lines(String),
    /// Something is asked first.
    Asks(Box<OpenTable>),
}

impl OpenTable {
    /// Reads what is pasted; nothing where it is no table with heads, or no answer helps.
    pub(super) fn read(text: &str, lang: Lang, fields: &mut Fields) -> Option<TableStep> {
        let field = fields.field(FieldName::Text)?;
        let (line, _) = field.text_box.as_ref()?.cursor();
        let place = TablePlace::of(field.value(), line, lang);
        let questions = match pasted_table(text, &place, &[], lang)? {
            Ok(table) => return Some(TableStep::Lines(into_text(table, lang, fields))),
            Err(questions) => questions,
        };
        let helpless = |one: &TableQuestion| one.answers(lang).is_empty();
        if questions.iter().any(helpless) {
            return None;
        }
        let asking = TableAsking::of(questions, 0, lang)?;
        let question = vec![asking.field()].into();
        Some(TableStep::Asks(Box::new(Self {
            lang,
            text: text.to_owned(),
            place,
            answers: Vec::new(),
            asking,
            fields: std::mem::replace(fields, question),
        })))
    }

    /// Takes an answer.
    pub(super) fn answered(mut self: Box<Self>, answer: &str, fields: &mut Fields) -> TableStep {
        self.answers.push(answer.to_owned());
        self.again(fields)
    }

    /// Goes back to the question before; nothing where there is none, and then the fields are back.
    pub(super) fn back(mut self: Box<Self>, fields: &mut Fields) -> Option<Box<Self>> {
        if self.answers.pop().is_none() {
            self.put_back(fields);
            return None;
        }
        match self.again(fields) {
            TableStep::Asks(table) => Some(table),
            TableStep::Lines(_) => None,
        }
    }

    /// Reads the table anew with what was answered.
    fn again(mut self: Box<Self>, fields: &mut Fields) -> TableStep {
        let read = pasted_table(&self.text, &self.place, &self.answers, self.lang);
        let lang = self.lang;
        match read {
            Some(Ok(table)) => {
                self.put_back(fields);
                TableStep::Lines(into_text(table, lang, fields))
            }
            Some(Err(questions)) => {
                if let Some(asking) = TableAsking::of(questions, self.answers.len(), lang) {
                    self.asking = asking;
                }
                *fields = vec![self.asking.field()].into();
                TableStep::Asks(self)
            }
            None => TableStep::Asks(self),
        }
    }

    /// Puts the fields back that the question stood in place of.
    fn put_back(self, fields: &mut Fields) {
        *fields = self.fields;
    }

    /// The same where nobody answers any more: the rows go into the text as they are, so that none is lost.
    pub(super) fn given_up(self, fields: &mut Fields) {
        let rows = pasted(&self.text, false);
        self.put_back(fields);
        let field = fields.field_mut(FieldName::Text);
        if let Some(text_box) = field.and_then(|field| field.text_box.as_mut()) {
            text_box.insert(&rows);
        }
    }

    /// The question, and what may be answered.
    pub(super) fn above(&self, fields: &Fields) -> Vec<(Label, String)> {
        self.asking.above(self.lang, fields)
    }

    /// What it is called, and which question is asked.
    pub(super) fn head(&self) -> (&'static str, String) {
        let title = Label::TitlePastedTable.text(self.lang);
        (title, self.asking.place(self.lang))
    }

    /// What is answered.
    ///
    /// # Errors
    /// Nothing yet.
    pub(super) fn answer(&self, fields: &Fields) -> Result<String, FormFault> {
        self.asking.answer(fields)
    }
}

/// The lines of a table, once the head of the text names the parties that it names.
fn into_text(table: PastedTable, lang: Lang, fields: &mut Fields) -> String {
    let field = fields.field_mut(FieldName::Text);
    if let Some(text_box) = field.and_then(|field| field.text_box.as_mut())
        && let Some(((line, column), name)) = naming(text_box.text(), &table.parties, lang)
    {
        let (at, _) = text_box.cursor();
        text_box.go_to(line, column);
        text_box.insert(&name);
        text_box.go_to(at + name.matches('\n').count(), 0);
    }
    table.lines
}
