//! What a table becomes: lines of the notation, and which row each was made of.

use crate::words::notation::TableRemark;

/// A table as a text of the notation.
#[derive(Clone, Debug, Default)]
pub struct TableText {
    /// The text.
    pub text: String,
    /// The row of the table that each line was made of.
    pub rows: Vec<Option<usize>>,
    /// What of the table is not kept.
    pub remarks: Vec<TableRemark>,
}
