//! What a change is about, as commands call it.

use crate::record::{Edit, Entry};

/// Every place that a change touches, as commands call them.
pub fn places(entry: &Entry) -> impl Iterator<Item = String> {
    entry.edits.iter().filter_map(place)
}

/// Where: an event, an item, a request, the place of a note, the key of a setting.
pub(in crate::report) fn place(edit: &Edit) -> Option<String> {
    Some(match edit {
        Edit::Record { event, .. } => event.to_string(),
        Edit::Item { before, after, .. } => {
            let item = after.as_ref().or(before.as_ref())?;
            format!("{}:{}", item.milestone, item.id)
        }
        Edit::Request { before, after } => {
            let request = after.as_ref().or(before.as_ref())?;
            format!("{}:{}", request.register, request.n)
        }
        Edit::Suspension { before, after } => {
            format!("suspension:{}", after.as_ref().or(before.as_ref())?.n)
        }
        Edit::Extension { before, after } => after.as_ref().or(before.as_ref())?.clock.to_string(),
        Edit::Expectation { before, after, .. } => {
            after.as_ref().or(before.as_ref())?.event.to_string()
        }
        Edit::Note { before, after } => after.as_ref().or(before.as_ref())?.place.to_string(),
        Edit::Setting { key, .. } => key.to_string(),
    })
}
