//! How far any of many stretches goes that begins before a day.

use crate::calendar::Date;

/// Stretches by their first day, to ask how far any goes that begins before a day.
pub(super) struct Latest {
    /// The first day of each, and the last of it and of those before it.
    list: Vec<(Date, Date)>,
}

impl Latest {
    pub(super) fn of(mut list: Vec<(Date, Date)>) -> Self {
        list.sort_unstable();
        let mut reach = Date::MIN;
        for (_, to) in &mut list {
            reach = reach.max(*to);
            *to = reach;
        }
        Self { list }
    }

    /// How far any goes that begins before a day, or on it where that is enough.
    pub(super) fn before(&self, day: Date, or_on: bool) -> Option<Date> {
        let begins = |(from, _): &(Date, Date)| *from < day || or_on && *from == day;
        let behind = self.list.partition_point(begins);
        Some(self.list.get(behind.checked_sub(1)?)?.1)
    }
}
