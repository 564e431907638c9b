//! Events by their titles, inside a sentence.

use crate::plan::{MilestoneId, Plan};
use crate::words::Lang;
use crate::words::event::milestone;

/// Every event in quotation marks.
pub fn quoted(lang: Lang, plan: &Plan, events: &[MilestoneId]) -> String {
    let titles = events.iter().map(|id| milestone(lang, plan, id));
    let titles: Vec<String> = titles.map(|title| format!("\"{title}\"")).collect();
    titles.join(", ")
}

/// The first few, and how many there are beside them.
pub fn first_of(lang: Lang, plan: &Plan, events: &[MilestoneId], most: usize) -> (String, usize) {
    let (named, more) = events.split_at(most.min(events.len()));
    (quoted(lang, plan, named), more.len())
}
