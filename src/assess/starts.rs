//! Which of the milestones that a clock may count from it does count from, by dates that happened or are foreseen.

use crate::calendar::Date;
use crate::plan::{Clock, ClockStart, Plan};
use crate::record::Happened;

/// The milestone that a clock of the plan counts from, by its position, and its date, where `date` knows those
/// of all that it may count from. Of several of which the latest counts
/// each must have one, unless it need not happen.
pub(super) fn start_of(
    plan: &Plan,
    clock: &Clock,
    happened: &Happened,
    date: impl Fn(usize) -> Option<Date>,
) -> Option<(Date, usize)> {
    let starts = clock.starts().iter();
    let starts = starts.filter_map(|id| plan.milestone_index(id));
    let dated = |start: usize| Some((date(start)?, start));
    match clock.start() {
        ClockStart::FromBeginning => None,
        ClockStart::First(_) => starts.filter_map(dated).min(),
        ClockStart::Last(_) => {
            let needed = starts
                .filter(|start| date(*start).is_some() || !happened.at(*start).need_not_happen());
            let all: Option<Vec<(Date, usize)>> = needed.map(dated).collect();
            all?.into_iter().max()
        }
    }
}
