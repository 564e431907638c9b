//! How requests are answered, as `crono-status/1` says it.
//!
//! Part of the contract of `json.rs`: keys are only ever added. Without a request there is nothing
//! to average; without a limit there are no verdicts: both are `null`.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::assess::{Assessment, RegisterStatistics, Tenths};
use crate::plan::ClockKey;
use crate::record::Dossier;

/// One register.
#[derive(Serialize)]
pub(super) struct RegisterView<'d> {
    id: &'d str,
    total: usize,
    open: usize,
    open_late: Option<usize>,
    answered: usize,
    in_time: Option<usize>,
    late: Option<usize>,
    average_days: Option<Box<RawValue>>,
    worst_days: Option<u32>,
    worst: Option<String>,
    share_in_time_percent: Option<usize>,
}

/// The registers of the plan, in its order.
pub(super) fn registers<'d>(
    dossier: &'d Dossier,
    assessment: &Assessment,
) -> Vec<RegisterView<'d>> {
    let view = |statistics: &RegisterStatistics| {
        let id = dossier.plan.registers[statistics.index].id.as_str();
        let verdicts = statistics.verdicts;
        RegisterView {
            id,
            total: statistics.total(),
            open: statistics.open,
            open_late: verdicts.map(|verdicts| verdicts.open_late),
            answered: statistics.answered,
            in_time: verdicts.map(|verdicts| verdicts.in_time),
            late: verdicts.map(|verdicts| verdicts.late),
            average_days: statistics.average.and_then(number),
            worst_days: statistics.worst.map(|worst| worst.days),
            worst: statistics.worst.map(|worst| {
                let register = dossier.plan.registers[statistics.index].id.clone();
                let n = Some(worst.n);
                ClockKey { id: register, n }.to_string()
            }),
            share_in_time_percent: statistics.share_in_time(),
        }
    };
    assessment.registers.iter().map(view).collect()
}

/// The number with its tenth, digit by digit: no fraction of a computer comes between.
fn number(Tenths(tenths): Tenths) -> Option<Box<RawValue>> {
    RawValue::from_string(format!("{}.{}", tenths / 10, tenths % 10)).ok()
}
