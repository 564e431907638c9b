//! What is looked for in a list, and what was found.

use std::collections::HashSet;

use crate::plan::Event;
use crate::screen::form::{Field, FieldName};
use crate::screen::keymap::Context;

/// What is looked for, and what was found.
#[derive(Clone, Debug)]
pub struct Search {
    /// The words.
    pub field: Field,
    /// Whether they are being typed.
    pub(super) typing: bool,
    /// Where the keyboard is in the list that is looked through.
    pub(super) of: Context,
    /// What can be found in each row of the whole list.
    pub(super) texts: Vec<String>,
    /// The positions in the whole list of the rows that were found.
    pub(super) found: Vec<usize>,
    /// The items that the detail of their phase leaves out.
    pub(super) hidden: HashSet<Event>,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            field: Field::new(FieldName::Text, ""),
            typing: false,
            of: Context::Main,
            texts: Vec::new(),
            found: Vec::new(),
            hidden: HashSet::new(),
        }
    }
}
