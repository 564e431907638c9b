//! A form as text that can be kept: what it is about, and what stood in its fields.
//!
//! It is what is left of a form that was open when the line went dead, or was left unfinished. It becomes a form again, that
//! somebody looks at before anything of it is saved; and since it holds what the form was opened on,
//! what a colleague wrote meanwhile is a clash here as it would have been there. Days are written in
//! full: "today" would be another one.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::record::Dossier;
use crate::words::dates;
use crate::words::question::Answer;

use super::{Field, FieldName, Form, Kind, Opening};

/// What is left of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unfinished {
    /// When it was left.
    pub at: DateTime<FixedOffset>,
    /// What it is about, which is all it takes to open it again.
    kind: Kind,
    /// What stood in each field, top to bottom.
    fields: Vec<(FieldName, String)>,
    /// The field with the cursor.
    focus: Option<FieldName>,
    /// Where the cursor stood in a text of several lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cursor: Option<(usize, usize)>,
}

impl Unfinished {
    /// What is left of a form; `None` where nothing would be lost.
    #[must_use]
    pub fn of(form: &Form, at: DateTime<FixedOffset>, today: Date) -> Option<Self> {
        if !form.is_dirty() {
            return None;
        }
        // What was typed and pasted waits, not what is asked about it.
        let mut form = form.clone();
        form.kind.stop_asking(&mut form.fields);
        let fields = form.fields.iter();
        let mut boxes = fields.clone().filter_map(|field| field.text_box.as_ref());
        Some(Self {
            at,
            cursor: boxes.next().map(|text_box| text_box.cursor()),
            kind: form.kind.clone(),
            fields: fields
                .map(|field| (field.name, form.text_of(field, today)))
                .collect(),
            focus: form.focused().map(|field| field.name),
        })
    }

    /// The phase it is about, where it is about one.
    #[must_use]
    pub fn phase(&self, dossier: &Dossier) -> Option<u32> {
        self.kind.phase(dossier)
    }

    /// Whether it is the text of a plan that a new dossier is to begin with.
    #[must_use]
    pub fn begins_a_dossier(&self) -> bool {
        self.kind.begins_a_dossier()
    }

    /// Whether it asks for the file of a plan to begin with, or what its table leaves open.
    #[must_use]
    pub fn chooses_a_file(&self) -> bool {
        matches!(self.kind, Kind::PlanFile(_))
    }

    /// Whether it is the text of the plan of a dossier that runs.
    #[must_use]
    pub fn is_plan_text(&self) -> bool {
        matches!(self.kind, Kind::PlanText(_)) && !self.begins_a_dossier()
    }

    /// Whether nothing of a dossier would be written by it.
    #[must_use]
    pub fn writes_nothing(&self) -> bool {
        self.kind.goes_on() != Answer::Save
    }

    /// What such a text says; `None` where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text, without line ends.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The form; `None` where the dossier no longer knows what it is about.
    #[must_use]
    pub fn form(&self, opening: &Opening<'_>) -> Option<Form> {
        if !self.kind.is_known(opening.dossier) {
            return None;
        }
        let mut form = Form::open(self.kind.clone(), opening)?;
        for (name, text) in &self.fields {
            form.put_back(*name, text);
        }
        let mut boxes = form.fields.iter_mut();
        let text_box = boxes.find_map(|field| field.text_box.as_mut());
        if let (Some(text_box), Some((line, column))) = (text_box, self.cursor) {
            text_box.go_to(line, column);
        }
        let focus = |field: &Field| Some(field.name) == self.focus;
        form.focus = form.fields.iter().position(focus).or(form.focus);
        Some(form)
    }
}

impl Form {
    /// What stands in a field, as it will mean the same on another day.
    fn text_of(&self, field: &Field, today: Date) -> String {
        if let Some(choice) = &field.choice {
            return choice.value().unwrap_or_default();
        }
        let typed = || self.fields.typed(field.name, today)?.ok();
        let day = if field.name.is_date() {
            typed()
        } else {
            self.kind.kept(field, today)
        };
        day.map_or_else(|| field.value().to_owned(), dates::full)
    }

    /// Puts back what stood in a field. One that the form does not begin with is made.
    fn put_back(&mut self, name: FieldName, text: &str) {
        self.follow();
        match name {
            _ if self.field(name).is_some() => {}
            // An answer goes with its question, which is asked again.
            FieldName::Answer => return,
            // It comes with a clash, in the place where a correction has it.
            FieldName::Reason => self.fields.insert(1, Field::extra(name)),
            name => self.fields.push(Field::extra(name)),
        }
        if let Some(field) = self.fields.field_mut(name) {
            field.put_back(text);
        }
        self.follow();
    }
}
