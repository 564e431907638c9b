//! What lateness would cost by the contract: an estimate, never a charge.
//!
//! Only terms cost anything that the party owes of which penalties are asked. Days late times rate times net amount, rounded half up to the cent once; all together at most the
//! cap, which the clocks use up in their order, so that the single sums add up to the whole. Whole numbers throughout: no sum of money is ever floating point. There
//! is nothing until net amount, daily rate and cap are all typed in.

use crate::plan::{ClockPenalty, Decimal};
use crate::record::Dossier;

use super::{Assessment, ClockStatus};

/// What lateness would cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PenaltyEstimate {
    /// Each judged clock that is or was late and that costs something, in the order of the assessment.
    pub clocks: Vec<Penalty>,
    /// All together, in cents, at most the cap.
    pub cents: u64,
    /// Whether the cap cut it.
    pub capped: bool,
}

/// What the lateness of one clock would cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Penalty {
    /// The clock: its position in the assessment.
    pub clock: usize,
    /// How many days late it is or was.
    pub days_late: i64,
    /// In cents, at most what the clocks before it leave of the cap.
    pub cents: u64,
    /// Whether the cap cut it.
    pub capped: bool,
}

/// The estimate; `None` until net amount, a daily rate and the cap are known.
#[must_use]
pub fn penalty_estimate(dossier: &Dossier, assessment: &Assessment) -> Option<PenaltyEstimate> {
    let plan = &dossier.plan;
    let amount = u128::from(plan.info.net_amount?.cents);
    let agreed = plan.penalties.daily_per_mille;
    let cap = u128::from(plan.penalties.cap_percent?.thousandths);
    let cap = half_up(amount * cap, 100_000);
    let own = |clock: &ClockStatus| plan.penalty_of(&clock.key);
    // Nothing is known of what a day costs.
    if agreed.is_none() && plan.own_penalties().next().is_none() {
        return None;
    }
    let penalised = plan.penalised();
    let late = assessment.clocks.iter().enumerate();
    let late = late.filter(|(_, clock)| {
        clock.is_judged() && clock.days_late() > 0 && clock.owed_by == penalised
    });
    let mut sum = 0;
    let clocks = late
        .filter_map(|(i, clock)| {
            let days_late = clock.days_late();
            let days = u128::from(days_late.unsigned_abs());
            let by_rate =
                |rate: Decimal| half_up(amount * u128::from(rate.thousandths) * days, 1_000_000);
            let whole = match own(clock) {
                Some(ClockPenalty::None) => return None,
                Some(ClockPenalty::DailyPerMille(rate)) => by_rate(rate),
                Some(ClockPenalty::DailyEuro(sum)) => u128::from(sum.cents) * days,
                None => by_rate(agreed?),
            };
            let left = cap.saturating_sub(sum);
            sum += whole;
            Some(Penalty {
                clock: i,
                days_late,
                cents: cents(whole.min(left)),
                capped: whole > left,
            })
        })
        .collect();
    Some(PenaltyEstimate {
        clocks,
        cents: cents(sum.min(cap)),
        capped: sum > cap,
    })
}

fn half_up(dividend: u128, divisor: u128) -> u128 {
    (dividend + divisor / 2) / divisor
}

/// No amount that a plan takes comes near the end of the range.
fn cents(cents: u128) -> u64 {
    u64::try_from(cents).unwrap_or(u64::MAX)
}
