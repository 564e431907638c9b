//! Why a form cannot be saved as it stands, and the field to go to.

use crate::calendar::DateError;
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
        }
    }

    /// The sentence: what is wrong with what was `typed` in that field.
    #[must_use]
    pub fn sentence(&self, lang: Lang, typed: &str) -> String {
        match self {
            Self::Date(_, DateError::Empty) => sentences::type_a_date(lang).to_owned(),
            Self::Date(_, error) => dates::date_error(lang, typed, error),
            Self::Empty(FieldName::Ticked) => sentences::tick_a_clock(lang).to_owned(),
            Self::Empty(name) => sentences::empty_field(lang, name.label()),
            Self::Id(id) => sentences::bad_id(lang, id),
            Self::Value(key, typed) => words::setting::not_understood(lang, key, typed),
            Self::Grant => sentences::type_a_grant(lang).to_owned(),
            Self::Line(said) => sentences::no_line(lang, said),
            Self::NoPlace(name) => sentences::no_place(lang, name.label()),
        }
    }
}
