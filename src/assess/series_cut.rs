//! What came back in an attempt that was rejected: each occurrence whose period had ended by then is a run that was cut
//! short, with the verdict that it had.
//!
//! How its days are counted is never decided here.

use std::collections::BTreeMap;

use crate::calendar::Date;
use crate::plan::AttemptSeries;
use crate::record::Happened;

use super::State;
use super::acts::Ledger;
use super::clock::ClockStatus;
use super::series::{dates, is_past, occurrence};

impl ClockStatus {
    /// Whether it is that of an occurrence that a rejection cut short.
    #[must_use]
    pub fn is_cut_occurrence(&self) -> bool {
        self.is_occurrence() && self.key.id.attempt().is_some()
    }

    /// Whether it is one of many of its name, of which none is drawn once it is over.
    pub(super) fn is_one_of_many(&self) -> bool {
        self.key.n.is_some() && !self.is_cut_occurrence()
    }
}

/// Adds the clocks of what came back in attempts, attempt by attempt.
pub(super) fn of_plan(ledger: &Ledger<'_>, happened: &Happened, clocks: &mut Vec<ClockStatus>) {
    let cut = ledger.dossier.plan.attempt_series();
    if cut.is_empty() {
        return;
    }
    let mut dates = dates(ledger.dossier, ledger.today);
    for cut in cut {
        let own = dates.remove(cut.series.id.as_str()).unwrap_or_default();
        occurrences(ledger, happened, cut, &own, clocks);
    }
}

/// The clocks of the occurrences that a series had in an attempt: of those whose period had ended by the rejection, and
/// of those that were done before. What had no date by then ended with the rejection; it is late where its last day had
/// passed, and else has no verdict.
fn occurrences(
    ledger: &Ledger<'_>,
    happened: &Happened,
    cut: &AttemptSeries,
    dates: &BTreeMap<u32, Date>,
    clocks: &mut Vec<ClockStatus>,
) {
    let (dossier, series) = (ledger.dossier, &cut.series);
    let plan = &dossier.plan;
    let run = happened.run_of(dossier, series);
    let (Some(rejected), Some(ended)) = (run.cut, run.total(plan, series)) else {
        return;
    };
    let done = |n: &u32| dates.get(n).copied().filter(|done| *done <= rejected);
    let early = dates.range(ended + 1..).map(|(n, _)| *n);
    let early = early.filter(|n| done(n).is_some());
    for n in (1..=ended).chain(early) {
        let Some(clock) = occurrence(ledger, (cut.of, series), &run, n) else {
            continue;
        };
        let period_end = clock.period_end;
        let own = done(&n);
        let event = series.event(n);
        let waived = own.is_none() && happened.is_waived(plan, &event);
        // What was said not to apply ended then, where it had begun; a rejection behind that ends nothing.
        let waived = waived.then(|| {
            let by = dossier.waiver_on(&event, Some(ledger.today));
            by.map_or(rejected, |waiver| waiver.date.min(rejected))
        });
        let end = match waived {
            Some(day) => period_end.is_some_and(|end| end <= day).then_some(day),
            None => own.or(Some(rejected)),
        };
        let clock = clock.run(period_end, end, ledger);
        let is_late = clock.state() == State::Breached;
        clocks.push(if n > ended && is_past(&clock, run.end) {
            clock.outside()
        } else if own.is_some() {
            clock
        } else if waived.is_some() {
            clock.waived()
        } else if is_late {
            clock.cut_late()
        } else {
            clock.broken_off()
        });
    }
}
