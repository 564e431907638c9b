//! What late clocks would cost, one by one and together.

use crate::assess::{Assessment, Penalty, PenaltyEstimate};
use crate::plan::Plan;
use crate::words::estimate::{capped, caveat, euro, in_all};
use crate::words::event::{clock, clock_in_full};
use crate::words::{Lang, dates};

/// "17 giorni, 1.332,80 euro", "130 giorni, 9.800,00 euro, tetto raggiunto".
#[must_use]
pub fn sum(lang: Lang, penalty: &Penalty) -> String {
    let days = dates::days(lang, penalty.days_late);
    let sum = euro(lang, penalty.cents);
    capped(lang, &format!("{days}, {sum}"), penalty.capped)
}

/// What some clocks would cost, on one line: "17 giorni, 1.332,80 euro: stima, non addebito"; of
/// several that it may be of, each with its name. `None` where none of them is late.
#[must_use]
pub fn of_clocks(
    lang: Lang,
    plan: &Plan,
    assessment: &Assessment,
    estimate: &PenaltyEstimate,
    clocks: &[usize],
) -> Option<String> {
    let late = estimate.clocks.iter();
    let late: Vec<&Penalty> = late.filter(|late| clocks.contains(&late.clock)).collect();
    let sums: Vec<String> = match late.as_slice() {
        [] => return None,
        [only] if clocks.len() == 1 => vec![sum(lang, only)],
        several => several
            .iter()
            .map(|penalty| {
                let name = clock(lang, plan, &assessment.clocks[penalty.clock].key);
                format!("{name}: {}", sum(lang, penalty))
            })
            .collect(),
    };
    Some(format!("{}: {}", sums.join("; "), caveat(lang)))
}

/// What each late clock would cost, and all together: "fase 4, Test, debug, formazione: 17 giorni,
/// 1.332,80 euro". Nothing where none is late.
#[must_use]
pub fn each(
    lang: Lang,
    plan: &Plan,
    assessment: &Assessment,
    estimate: &PenaltyEstimate,
) -> Vec<String> {
    let mut lines: Vec<String> = estimate
        .clocks
        .iter()
        .map(|penalty| {
            let name = clock_in_full(lang, plan, &assessment.clocks[penalty.clock].key);
            format!("{name}: {}", sum(lang, penalty))
        })
        .collect();
    if lines.len() > 1 || estimate.capped && !lines.is_empty() {
        let total = in_all(lang, &euro(lang, estimate.cents));
        lines.push(capped(lang, &total, estimate.capped));
    }
    lines
}
