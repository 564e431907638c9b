//! Which of the milestones that a clock may count from it does count from, by dates that happened or are foreseen.

use crate::calendar::Date;
use crate::plan::{Clock, ClockStart, Plan};
use crate::record::Happened;

/// The milestone that a clock of the plan counts from, by its position, and its date, where `date` knows those
/// of all that it may count from. Where the latest of several counts, each must have one, unless it need not
/// happen.
pub(super) fn start_of(
    plan: &Plan,
    clock: &Clock,
    happened: &Happened,
    date: impl Fn(usize) -> Option<Date>,
) -> Option<(Date, usize)> {
    let is_missing = |start: usize| date(start).is_none() && !happened.at(start).need_not_happen();
    let is_last = matches!(clock.start(), ClockStart::Last(_));
    if is_last && plan.starts_of(clock).any(is_missing) {
        return None;
    }
    governing(plan, clock, date)
}

/// The same of those that have a date.
pub(super) fn governing(
    plan: &Plan,
    clock: &Clock,
    date: impl Fn(usize) -> Option<Date>,
) -> Option<(Date, usize)> {
    let starts = plan.starts_of(clock);
    let dated = starts.filter_map(|start| Some((date(start)?, start)));
    match clock.start() {
        ClockStart::First(_) => dated.min(),
        ClockStart::Last(_) | ClockStart::FromBeginning => dated.max(),
    }
}
