//! A plan that a new dossier may begin with, and the rows of the choice among them.

use crate::plan::Plan;

/// A plan that a new dossier may begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferedPlan {
    /// By which name commands know it: that of one that comes along, or of the file it was read from.
    pub name: String,
    /// What it is, in a line.
    pub line: String,
    /// The plan.
    pub plan: Plan,
}

/// A row of the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceRow {
    /// A plan, by its position.
    Plan(usize),
    /// A plan of a file: a text, a table, JSON, or that of another dossier.
    File,
    /// A plan that is typed here.
    Text,
}
