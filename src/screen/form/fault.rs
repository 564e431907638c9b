//! Why a form cannot be saved as it stands, and the field to go to.

use crate::calendar::DateError;
use crate::notation::SaidFault;
use crate::record::SettingKey;
use crate::words::{self, Lang, dates, sentences};

use super::name::FieldName;

/// Why a form cannot become a proposal, and the field to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// What is typed is not a date.
    Date(FieldName, DateError),
    /// Something must be written here.
    Empty(FieldName),
    /// This is not an id.
    Id(String),
    /// This is not understood as a value of the plan.
    Value(Box<SettingKey>, String),
    /// What is typed is neither a number of days nor a date.
    Grant,
    /// What is typed is no line of a plan; the sentences say why.
    Line(Vec<String>),
    /// The text cannot be read; why, line by line.
    Lines(Vec<SaidFault>),
    /// What is typed has no place beside what is chosen.
    NoPlace(FieldName),
}

impl FormFault {
    /// The field to go to.
    #[must_use]
    pub fn field(&self) -> FieldName {
        match self {
            Self::Date(name, _) | Self::Empty(name) | Self::NoPlace(name) => *name,
            Self::Id(_) => FieldName::Id,
            Self::Value(..) => FieldName::Value,
            Self::Grant => FieldName::Grant,
            Self::Line(_) => FieldName::Line,
            Self::Lines(_) => FieldName::Text,
        }
    }

    /// Of the faults of a text the one to be spoken of with the cursor on a line: that of the line, or the next one.
    #[must_use]
    pub fn nearest(faults: &[SaidFault], line: usize) -> usize {
        let here = |fault: &SaidFault| fault.span.line >= line;
        faults.iter().position(here).unwrap_or(0)
    }

    /// The sentence about one of the faults of a text: line, which of how many it is, and what it is.
    #[must_use]
    pub fn of_lines(lang: Lang, faults: &[SaidFault], nth: usize) -> String {
        faults.get(nth).map_or_else(String::new, |fault| {
            let line = fault.span.line + 1;
            words::plan_text::fault(lang, line, &fault.text, nth + 1, faults.len())
        })
    }

    /// The sentence: what is wrong with what was `typed` in that field.
    #[must_use]
    pub fn sentence(&self, lang: Lang, typed: &str) -> String {
        match self {
            Self::Date(_, DateError::Empty) => sentences::type_a_date(lang).to_owned(),
            Self::Date(_, error) => dates::date_error(lang, typed, error),
            Self::Empty(FieldName::Ticked) => sentences::tick_a_clock(lang).to_owned(),
            Self::Empty(FieldName::Answer) => sentences::no_answer_yet(lang).to_owned(),
            Self::Empty(name) => sentences::empty_field(lang, name.label()),
            Self::Id(id) => sentences::bad_id(lang, id),
            Self::Value(key, typed) => words::setting::not_understood(lang, key, typed),
            Self::Grant => sentences::type_a_grant(lang).to_owned(),
            Self::Line(said) => sentences::no_line(lang, said),
            Self::Lines(faults) => Self::of_lines(lang, faults, 0),
            Self::NoPlace(name) => sentences::no_place(lang, name.label()),
        }
    }
}
