//! What a change is about, as commands call it.

use crate::record::{Edit, Entry};

/// Every place that a change touches, as commands call them.
pub fn places(entry: &Entry) -> impl Iterator<Item = String> {
    entry.edits.iter().filter_map(Edit::place)
}
