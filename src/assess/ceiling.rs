//! How long a contract has been suspended in all, against the ceiling its plan sets.
//!
//! Days of suspension are days of the contract, not of one clock: those of every suspension, each day
//! once. What passing the ceiling entitles anybody to is for people to know.

use crate::calendar::{Date, Limit, days_between};
use crate::plan::{Ceiling, Clock};
use crate::record::Dossier;

use super::{Assessment, ClockStatus, State};

/// The days of suspension in all, and the bounds the plan sets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SuspensionTotal {
    /// The days, through the day of the assessment.
    pub days: u32,
    /// So many hundredths of the whole duration, and how many days that is.
    pub share: Option<(u32, u32)>,
    /// So long from the first day of suspension, and how many days that is.
    pub span: Option<(Limit, u32)>,
}

impl SuspensionTotal {
    /// Whether a bound is passed.
    #[must_use]
    pub fn is_passed(&self) -> bool {
        let bounds = [
            self.share.map(|(_, days)| days),
            self.span.map(|(_, days)| days),
        ];
        bounds.into_iter().flatten().any(|bound| self.days > bound)
    }
}

/// The days of suspension through the day of the assessment; `None` where the plan sets no ceiling,
/// or nothing has been suspended.
#[must_use]
pub fn suspension_total(dossier: &Dossier, assessment: &Assessment) -> Option<SuspensionTotal> {
    let ceiling = dossier.plan.rules.suspension_ceiling.as_ref()?;
    if ceiling.percent.is_none() && ceiling.limit.is_none() {
        return None;
    }
    let today = assessment.today;
    let known = dossier.suspensions.iter().filter(|act| act.from <= today);
    let mut stretches: Vec<(Date, Date)> = known
        .map(|act| (act.from, act.resumed_by(today).unwrap_or(today)))
        .collect();
    stretches.sort_unstable();
    let first = stretches.first()?.0;
    let mut days = 0;
    let mut covered = first;
    for (from, to) in stretches {
        days += days_between(from.max(covered), to).max(0);
        covered = covered.max(to);
    }
    let duration = duration(dossier, assessment, ceiling);
    // A part of nothing is no bound.
    let percent = ceiling.percent.filter(|_| duration > 0);
    let share = percent.map(|percent| (percent, whole(duration * i64::from(percent) / 100)));
    let span = ceiling
        .limit
        .map(|limit| (limit, in_days(dossier, limit, first)));
    Some(SuspensionTotal {
        days: whole(days),
        share,
        span,
    })
}

/// The whole duration, in calendar days: the limits of the clocks that the plan names, or else of those
/// that are judged, that a suspension stops, and that the party owes of which penalties are asked; one
/// after the other. Requests are none of it, they may come without end.
fn duration(dossier: &Dossier, assessment: &Assessment, ceiling: &Ceiling) -> i64 {
    let plan = &dossier.plan;
    let penalised = plan.penalised();
    let counts = |agreed: &Clock, clock: &ClockStatus| match ceiling.of.as_slice() {
        [] => clock.is_judged() && agreed.is_suspendable() && clock.owed_by == penalised,
        named => named.contains(&agreed.id) && clock.state() != State::Waived,
    };
    // Another attempt makes the contract no longer.
    let clocks = plan.clocks.iter().zip(&assessment.clocks);
    let clocks = clocks.filter(|(agreed, _)| agreed.attempt.is_none());
    let counted = clocks.filter(|(agreed, clock)| counts(agreed, clock));
    let limits = counted.filter_map(|(_, clock)| {
        let start = clock.start().unwrap_or(assessment.today);
        match clock.limit {
            Some(limit) => Some(i64::from(in_days(dossier, limit, start))),
            None => clock
                .original_due
                .map(|last| days_between(start, last).max(0)),
        }
    });
    limits.sum()
}

/// How many calendar days a limit is, counted from a day: a month has no number of its own.
fn in_days(dossier: &Dossier, limit: Limit, from: Date) -> u32 {
    match (
        limit,
        limit.nominal_end(from, dossier.plan.rules.working_days()),
    ) {
        (Limit::Days(days), _) => days,
        (_, Some(end)) => whole(days_between(from, end)),
        (_, None) => u32::MAX,
    }
}

fn whole(days: i64) -> u32 {
    u32::try_from(days).unwrap_or(if days < 0 { 0 } else { u32::MAX })
}
