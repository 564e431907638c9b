//! What comes back, as `crono-status/1` says it: how far each series has come, and what comes next.
//!
//! Part of the contract of `json.rs`: keys are only ever added. The clocks of the occurrences that there are
//! stand among the others.

use serde::Serialize;

use crate::assess::{Assessment, SeriesStatus};
use crate::calendar::Date;
use crate::record::Dossier;

use super::LimitView;

/// One series.
#[derive(Serialize)]
pub(super) struct SeriesView<'d> {
    id: &'d str,
    phase: u32,
    every: LimitView,
    due: LimitView,
    /// What its periods are counted from.
    start: Option<Date>,
    /// The occurrences that there are: their clocks.
    clocks: Vec<String>,
    done: u32,
    total: Option<u32>,
    total_foreseen: bool,
    /// Whether it never begins, or its phase does not apply.
    waived: bool,
    next: Option<NextView>,
}

/// The next occurrence, which is only foreseen.
#[derive(Serialize)]
struct NextView {
    clock: String,
    period_end: Option<Date>,
    foreseen_due: Option<Date>,
}

/// The series of the plan, in its order.
pub(super) fn series<'d>(dossier: &'d Dossier, assessment: &Assessment) -> Vec<SeriesView<'d>> {
    let plan = &dossier.plan;
    let key = |clock: usize| assessment.clocks[clock].key.to_string();
    let view = |status: &SeriesStatus| {
        let series = status.of(plan);
        SeriesView {
            id: series.id.as_str(),
            phase: series.phase,
            every: series.every.into(),
            due: series.due.into(),
            start: status.start,
            clocks: status.clocks.iter().copied().map(key).collect(),
            done: status.done,
            total: status.total,
            total_foreseen: status.total.is_some() && status.is_total_foreseen,
            waived: status.is_waived,
            next: status.next.map(|next| NextView {
                clock: key(next),
                period_end: assessment.clocks[next].period_end,
                foreseen_due: assessment.foreseen_due(next),
            }),
        }
    };
    assessment.series.iter().map(view).collect()
}
