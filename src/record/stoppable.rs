//! Which clocks a suspension may stop.

use crate::plan::{ClockKey, Numbered, Plan, SuspensionRule};

/// Whether a suspension may name this clock, whatever the rule makes of it.
#[must_use]
pub fn may_stop(plan: &Plan, key: &ClockKey) -> bool {
    match plan.clock(&key.id) {
        Some(clock) => clock.is_suspendable(),
        None => plan.numbered(&key.id).is_some_and(Numbered::is_suspendable),
    }
}

/// Whether the plan lets a suspension stop this clock.
#[must_use]
pub fn is_suspendable(plan: &Plan, key: &ClockKey) -> bool {
    plan.rules.suspensions == SuspensionRule::StopClocks && may_stop(plan, key)
}
