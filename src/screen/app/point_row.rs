//! A row of the view of a check list, as the cursor knows it.

use crate::plan::ItemId;

/// A row of the view of a check list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointRow {
    /// The head of a group; `None` for the points that stand in none, where others do.
    Group(Option<ItemId>),
    /// A point.
    Point(ItemId),
}
