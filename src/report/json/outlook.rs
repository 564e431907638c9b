//! What `crono-status/1` says of days to come and of their cost: keys added after the first ones.

use serde::Serialize;

use crate::assess::{Assessment, FixedDeadline, Penalty, all_fixed_deadlines, penalty_estimate};
use crate::calendar::Date;
use crate::record::Dossier;

/// What one late clock would cost.
#[derive(Serialize)]
pub(super) struct PenaltyView {
    clock: String,
    days_late: i64,
    cents: u64,
    capped: bool,
}

/// What is foreseen of the whole.
#[derive(Serialize)]
pub(super) struct ForecastView {
    end: Option<Date>,
}

/// A day fixed from outside. Its milestone is `null` where it is of the whole; what is foreseen, where
/// that is not known.
#[derive(Serialize)]
pub(super) struct DeadlineView {
    name: String,
    date: Date,
    milestone: Option<String>,
    forecast: Option<Date>,
    margin: Option<i64>,
    phase_eating: Option<u32>,
    days_eaten: Option<i64>,
}

pub(super) fn penalties(dossier: &Dossier, assessment: &Assessment) -> Option<Vec<PenaltyView>> {
    let estimate = penalty_estimate(dossier, assessment)?;
    let view = |penalty: &Penalty| PenaltyView {
        clock: assessment.clocks[penalty.clock].key.to_string(),
        days_late: penalty.days_late,
        cents: penalty.cents,
        capped: penalty.capped,
    };
    Some(estimate.clocks.iter().map(view).collect())
}

pub(super) fn forecast(assessment: &Assessment) -> ForecastView {
    ForecastView {
        end: assessment.forecast.end_of_all(),
    }
}

pub(super) fn deadlines(dossier: &Dossier, assessment: &Assessment) -> Vec<DeadlineView> {
    let milestone = |index: usize| dossier.plan.milestones[index].id.whole().to_string();
    let view = |fixed: &FixedDeadline| DeadlineView {
        name: fixed.name.to_string(),
        date: fixed.date,
        milestone: fixed.milestone.map(milestone),
        forecast: fixed.foreseen,
        margin: fixed.margin(),
        phase_eating: fixed.eaten.map(|eaten| eaten.phase),
        days_eaten: fixed.eaten.map(|eaten| eaten.days),
    };
    let fixed = all_fixed_deadlines(dossier, assessment);
    fixed.iter().map(view).collect()
}
