//! The period of an occurrence as a step of the sum: which one, how its last day is found, and that day.

use crate::assess::ClockStatus;
use crate::plan::Plan;
use crate::words::Lang;
use crate::words::dates::with_weekday;
use crate::words::series::{
    counted_from_the_start, every, no_rule_moves_a_period, nth, period, waits_for_its_period,
};
use crate::words::why as rows;

use super::reason::ReasonLine;

/// The period of an occurrence as a step of the sum: which one, how its last day is found, and that day.
pub(super) fn step(lang: Lang, plan: &Plan, status: &ClockStatus) -> Option<ReasonLine> {
    let series = plan
        .series(&status.key.id)
        .filter(|_| status.is_occurrence())?;
    let how = counted_from_the_start(lang, series.every, series.first_day);
    let said = nth(lang, status.key.n?, &every(lang, series), how);
    let sign = if status.is_to_come() { "~" } else { "" };
    let day = status.period_end.map(|end| with_weekday(lang, end));
    let day = day.map(|day| format!("{sign}{day}")).unwrap_or_default();
    let line = ReasonLine::new(period(lang), said, day);
    Some(line.with([no_rule_moves_a_period(lang).to_owned()]))
}

/// Why the clock of an occurrence has not begun, where it only waits for its period to end.
pub(super) fn not_yet(lang: Lang, status: &ClockStatus) -> Option<ReasonLine> {
    let waits = status.is_to_come() && status.period_end.is_some();
    waits.then(|| ReasonLine::new(rows::today(lang), waits_for_its_period(lang), ""))
}
