//! The fields of a form, and what is typed in them read as dates, texts and documents.
//!
//! Nothing here knows what a form is for: each kind reads its own fields with these.

use std::ops::{Deref, DerefMut};

use crate::calendar::{Date, DateError, parse_date};
use crate::record::{Document, Draft, Source, Stamp};
use crate::words::{Label, Lang, dates, view};

use super::fault::FormFault;
use super::field::Field;
use super::name::FieldName;

/// The fields of a form, top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    list: Vec<Field>,
    /// The reason, where it is not asked for.
    presumed_reason: Option<String>,
}

impl From<Vec<Field>> for Fields {
    fn from(list: Vec<Field>) -> Self {
        Self {
            list,
            presumed_reason: None,
        }
    }
}

impl Deref for Fields {
    type Target = Vec<Field>;

    fn deref(&self) -> &Self::Target {
        &self.list
    }
}

impl DerefMut for Fields {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.list
    }
}

impl Fields {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: FieldName) -> Option<&Field> {
        self.list.iter().find(|field| field.name == name)
    }

    /// The field of that name, to be changed.
    pub fn field_mut(&mut self, name: FieldName) -> Option<&mut Field> {
        self.list.iter_mut().find(|field| field.name == name)
    }

    /// The place of the field of that name.
    #[must_use]
    pub fn place(&self, name: FieldName) -> Option<usize> {
        self.list.iter().position(|field| field.name == name)
    }

    /// Whether anything was typed that would be lost.
    #[must_use]
    pub fn are_changed(&self) -> bool {
        // Which format a report was to have is chosen again with a key.
        let mut fields = self.list.iter();
        fields.any(|field| field.name != FieldName::Format && field.is_changed())
    }

    /// Asks for a reason below the date, where none is asked for yet.
    pub(super) fn ask_for_a_reason(&mut self) -> FieldName {
        if self.field(FieldName::Reason).is_none() {
            self.insert(1, Field::new(FieldName::Reason, ""));
        }
        FieldName::Reason
    }

    /// Takes the field of the reason out: the reason is this one.
    pub(super) fn presume_reason(&mut self, reason: &str) {
        self.list.retain(|field| field.name != FieldName::Reason);
        self.presumed_reason = Some(reason.to_owned());
    }

    /// What is typed in a field; `None` if there is nothing.
    #[must_use]
    pub fn text(&self, name: FieldName) -> Option<String> {
        let presumed = self.presumed_reason.clone();
        let presumed = presumed.filter(|_| name == FieldName::Reason);
        self.field(name).and_then(Field::text).or(presumed)
    }

    /// What must be typed in a field.
    ///
    /// # Errors
    /// There is nothing.
    pub fn needed(&self, name: FieldName) -> Result<String, FormFault> {
        self.text(name).ok_or(FormFault::Empty(name))
    }

    /// What is chosen in a field that is a choice.
    #[must_use]
    pub fn picked(&self, name: FieldName) -> Option<String> {
        self.field(name)?.choice.as_ref()?.value()
    }

    /// Which value of a choice by number is chosen.
    #[must_use]
    pub fn chosen(&self, name: FieldName) -> usize {
        let picked = self.picked(name);
        picked.and_then(|n| n.parse().ok()).unwrap_or(0)
    }

    /// The kind of source that is chosen.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        self.picked(FieldName::Source)?.parse().ok()
    }

    /// What is typed in a field of a date, read as one; `None` without the field.
    #[must_use]
    pub fn typed(&self, name: FieldName, today: Date) -> Option<Result<Date, DateError>> {
        let field = self.field(name)?;
        Some(parse_date(field.value(), today, field.bias))
    }

    /// The date in a field.
    ///
    /// # Errors
    /// Why it is not one.
    pub fn date(&self, name: FieldName, today: Date) -> Result<Date, FormFault> {
        let typed = self.typed(name, today).unwrap_or(Err(DateError::Empty));
        typed.map_err(|error| FormFault::Date(name, error))
    }

    /// The date in a field that may be empty.
    ///
    /// # Errors
    /// What is typed is not a date.
    pub fn date_if_any(&self, name: FieldName, today: Date) -> Result<Option<Date>, FormFault> {
        match self.date(name, today) {
            Ok(date) => Ok(Some(date)),
            Err(FormFault::Date(_, DateError::Empty)) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The document that is typed.
    ///
    /// # Errors
    /// Its date is not one.
    pub fn document(&self, today: Date) -> Result<Document, FormFault> {
        Ok(Document {
            source: self.source(),
            protocol: self.text(FieldName::Protocol),
            protocol_date: self.date_if_any(FieldName::ProtocolDate, today)?,
            pec_id: self.text(FieldName::Pec),
            note: self.text(FieldName::Note),
            attachment: self.text(FieldName::Attachment),
        })
    }

    /// Makes sure that nothing of a document is typed: what does not apply has a reason and no document.
    ///
    /// # Errors
    /// The first of its fields in which something is.
    pub fn has_no_document(&self) -> Result<(), FormFault> {
        let names = RECORD_EXTRAS
            .iter()
            .chain(&[FieldName::Protocol, FieldName::Note]);
        let mut typed = names.filter(|name| self.text(**name).is_some());
        typed
            .next()
            .map_or(Ok(()), |name| Err(FormFault::NoPlace(*name)))
    }

    /// The date and the document of a record.
    ///
    /// # Errors
    /// The first of its dates that is not one.
    pub fn draft(&self, today: Date) -> Result<Draft, FormFault> {
        Ok(Draft {
            date: self.date(FieldName::Date, today)?,
            document: self.document(today)?,
        })
    }
}

/// The word for the day it is, which is a date as people type it.
pub(super) fn today(lang: Lang) -> &'static str {
    view::today(lang)
}

/// The save signs what it writes; nobody has before.
pub(super) fn unsigned() -> Stamp {
    Stamp {
        by: String::new(),
        login: String::new(),
        at: chrono::DateTime::default(),
    }
}

/// The fields of a document that every form of a date or an act shows; what else a document has stands
/// behind them where it is there.
pub(super) fn of_document(document: &Document) -> Vec<Field> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut fields = vec![
        Field::new(FieldName::Protocol, &text(&document.protocol)),
        Field::source(document.source),
        Field::new(FieldName::Note, &text(&document.note)),
    ];
    let others = [
        (
            FieldName::ProtocolDate,
            document.protocol_date.map(dates::full),
        ),
        (FieldName::Pec, document.pec_id.clone()),
        (FieldName::Attachment, document.attachment.clone()),
    ];
    let there = others
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    let there = there.filter(|(_, value)| !value.is_empty());
    fields.extend(there.map(|(name, value)| Field::new(name, &value)));
    fields
}

/// The same while nothing is known of it but the kind that is proposed.
pub(super) fn of_new_document(source: Option<Source>) -> Vec<Field> {
    of_document(&Document {
        source,
        ..Document::default()
    })
}

/// The same for an act, which people name by what it is ("determina 1904/2025").
pub(super) fn of_act(source: Option<Source>) -> Vec<Field> {
    let mut fields = of_new_document(source);
    let number = fields.remove(0).called(Label::FieldAct);
    fields.insert(0, number);
    fields
}

/// What is rarely known of the document of a date.
pub(super) const RECORD_EXTRAS: &[FieldName] = &[
    FieldName::ProtocolDate,
    FieldName::Pec,
    FieldName::Attachment,
];

/// What is rarely known of the document of an act.
pub(super) const ACT_EXTRAS: &[FieldName] = &[FieldName::ProtocolDate, FieldName::Attachment];

/// Leaves the first field, a date, to be replaced by the first character typed; the others are there to
/// be completed.
pub(super) fn to_complete(fields: &mut [Field]) {
    for field in fields.iter_mut().skip(1) {
        field.fresh = false;
    }
}
