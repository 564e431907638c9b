//! What the local holidays of a plan do.

use crate::calendar::{LastDayRule, Limit};
use crate::plan::{Clock, Plan};
use crate::words::Lang;
use crate::words::bad_value::in_words;
use crate::words::outline::do_nothing;

use super::list::listed;

/// Whether a term of the plan is in working days.
pub(super) fn counts_working_days(plan: &Plan) -> bool {
    let clocks = plan.clocks.iter().filter_map(Clock::length);
    let registers = plan.registers.iter().filter_map(|register| register.limit);
    let series = plan.series.iter().map(|series| series.due);
    let terms = plan.terms.iter().map(|term| term.limit);
    let mut all = clocks.chain(registers).chain(series).chain(terms);
    all.any(Limit::is_in_working_days)
}

/// That the local holidays of a plan do nothing, where nothing counts by them.
#[must_use]
pub fn idle_holidays(lang: Lang, plan: &Plan) -> Option<String> {
    let rules = &plan.rules;
    let by_own_rule = |rule: Option<LastDayRule>| rule == Some(LastDayRule::CivilLocal);
    let counts = counts_working_days(plan)
        || rules.last_day == LastDayRule::CivilLocal
        || plan
            .agreed_clocks()
            .any(|(_, clock)| by_own_rule(clock.last_day));
    let days = rules.local_holidays.iter().map(|day| in_words(lang, *day));
    let days: Vec<String> = days.collect();
    (!counts && !days.is_empty()).then(|| do_nothing(lang, &listed(&days)))
}
