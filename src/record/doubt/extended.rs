//! What is asked before a clock that has not begun is given time until a day: one that is over gives it none.
//!
//! That an extension gives a clock that runs no less time than it has is looked at elsewhere.

use crate::calendar::Date;
use crate::record::{Dossier, Edit, Grant, Silence};

use super::kind::Doubt;
use super::order::with_silences;

/// That the day is over, or the one of the act, though the clock counts from a day that is still to come.
pub(super) fn to_the_past(
    dossier: &Dossier,
    edit: &Edit,
    today: Date,
    silences: &[Silence],
) -> Option<Doubt> {
    let Edit::Extension {
        before: None,
        after: Some(act),
    } = edit
    else {
        return None;
    };
    let Grant::Until(until) = act.grant else {
        return None;
    };
    let clock = dossier.plan.clock(&act.clock.id);
    let clock = clock.filter(|clock| clock.limit.is_some() && act.clock.n.is_none())?;
    let happened = with_silences(dossier, silences);
    let has_begun = happened.start_of(dossier, clock).is_some();
    let is_past = until <= today.max(act.granted);
    (is_past && !has_begun).then_some(Doubt::GivesNoTime { until })
}
