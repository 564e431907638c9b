//! Why a form cannot be saved as it stands, and the field to go to.

use crate::calendar::DateError;

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
    Value(String),
    /// What is typed is neither a number of days nor a date.
    Grant,
}
