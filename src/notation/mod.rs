//! A plan as text: one line for an event, carrying its own terms, in either language.
//!
//! A text is compiled to the JSON of a plan, which the strict reader of plans turns into a [`Plan`]; a plan is
//! written from its JSON. So what is added to the plan language is never lost here, and what makes a plan sound
//! is decided in one place. This module must never know what happened, a file or a screen.

mod compile;
mod complete;
mod decode;
mod draw;
mod fault;
mod find;
mod former;
mod found;
mod glyph;
mod insert;
mod kept_id;
mod key;
mod label;
mod line;
mod line_kind;
mod measure;
mod names;
mod paste;
mod patch;
mod place;
mod preface;
mod quantity;
pub mod table;
mod write;

#[cfg(test)]
mod tests;

use crate::plan::{Plan, PlanError};
use crate::words::Lang;

use compile::compile_over;
use former::FormerLabels;

pub use compile::{Compiled, compile};
pub use complete::{Completion, complete};
pub use draw::{SaidFault, drawn, drawn_by_row, said};
pub use fault::{TextFault, TextFaultKind};
pub use find::line_of;
pub use found::{FoundPlan, NoPlan, PlanSource};
pub use glyph::TextSpan;
pub use insert::with_line;
pub use kept_id::LineIds;
pub use paste::{PastedTable, TablePlace, naming, pasted, pasted_table};
pub use preface::preface_of;
use write::language_of;
pub use write::write;

/// A text that is a plan.
#[derive(Clone, Debug)]
pub struct TextPlan {
    /// The plan.
    pub plan: Plan,
    /// How many lines are comments: a plan does not keep them.
    pub comments: usize,
    /// Whether the text says the name of the plan, which is else made from its title.
    pub is_named: bool,
    /// What lines refer to by its former label, and what it is called now.
    pub renamed: Vec<(String, String)>,
}

/// Reads a plan from a text.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(text: &str) -> Result<TextPlan, Vec<TextFault>> {
    let compiled = compile(text);
    let plan = Plan::from_json(&compiled.json.to_string());
    read_compiled(compiled, plan)
}

/// The same of a text that changes a plan: what it refers to may be called as it was in that.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_over(text: &str, plan: &Plan) -> Result<TextPlan, Vec<TextFault>> {
    let compiled = compile_over(text, &FormerLabels::of(plan));
    let plan = Plan::from_json_over(&compiled.json.to_string(), plan);
    read_compiled(compiled, plan)
}

fn read_compiled(
    compiled: Compiled,
    plan: Result<Plan, PlanError>,
) -> Result<TextPlan, Vec<TextFault>> {
    match plan {
        Ok(plan) if compiled.faults.is_empty() => Ok(TextPlan {
            plan,
            comments: compiled.comments,
            is_named: compiled.is_named,
            renamed: compiled.renamed,
        }),
        Ok(_) => Err(compiled.faults),
        Err(error) => {
            let places = (&compiled.json, compiled.places.as_slice(), &compiled.labels);
            Err(place::faults(&error, places, compiled.faults))
        }
    }
}

/// A plan as text, with the words of a language.
#[must_use]
pub fn text_of(plan: &Plan, lang: Lang) -> String {
    serde_json::to_value(plan).map_or_else(|_| String::new(), |json| write(&json, lang))
}

/// The same in the language of its labels: so that a noun is made in that, whoever types a line of it. Labels in both
/// languages are written in this one first.
#[must_use]
pub fn text_to_edit(plan: &Plan, lang: Lang) -> String {
    let json = serde_json::to_value(plan);
    let lang = json
        .as_ref()
        .map_or(lang, |json| language_of(json).unwrap_or(lang));
    text_of(plan, lang)
}
