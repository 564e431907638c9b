//! How the requests of a register have been answered: how many in time, how long it took.
//!
//! Everything is counted from the clocks of the requests, in whole numbers: an average is exact to
//! the tenth it is rounded to.

use crate::record::Dossier;

use super::State;
use super::clock::ClockStatus;
use super::phase::RequestStatus;

/// What became of the requests of one register by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterStatistics {
    /// The position of the register in the plan.
    pub index: usize,
    /// How many requests are open.
    pub open: usize,
    /// How many are answered.
    pub answered: usize,
    /// How many of them in time; `None` where the register has no limit, and so no verdicts.
    pub verdicts: Option<Verdicts>,
    /// How many days an answer took, on average.
    pub average: Option<Tenths>,
    /// The answer that took longest; of several, that to the request opened first.
    pub worst: Option<Longest>,
}

/// How the requests of a register stand to its limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// Answered in time.
    pub in_time: usize,
    /// Answered late.
    pub late: usize,
    /// Open, and late already.
    pub open_late: usize,
}

/// A number of days in tenths: 85 are eight days and a half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub u32);

/// The answer that took longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Longest {
    /// How many days it took.
    pub days: u32,
    /// The number of its request.
    pub n: u32,
}

impl RegisterStatistics {
    /// How many requests there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.open + self.answered
    }

    /// How many of the answers were in time, in whole percent, rounded half up. Only all of them
    /// are 100, and only none of them 0.
    #[must_use]
    pub fn share_in_time(&self) -> Option<usize> {
        let Verdicts { in_time, late, .. } = self.verdicts?;
        let judged = in_time + late;
        Some(match (in_time, late) {
            (0, 0) => return None,
            (0, _) => 0,
            (_, 0) => 100,
            _ => ((200 * in_time + judged) / (2 * judged)).clamp(1, 99),
        })
    }
}

impl Tenths {
    /// The average of so many numbers with this sum, rounded half up; `None` of none.
    fn average(sum: u64, count: u64) -> Option<Self> {
        let tenths = (20 * sum + count).checked_div(2 * count)?;
        u32::try_from(tenths).ok().map(Self)
    }
}

/// The registers of the plan, in its order.
pub(super) fn registers(
    dossier: &Dossier,
    clocks: &[ClockStatus],
    requests: &[RequestStatus],
) -> Vec<RegisterStatistics> {
    let plan = &dossier.plan;
    let of = |index: usize| {
        let register = &plan.registers[index];
        let own = requests
            .iter()
            .map(|status| (&dossier.requests[status.index], &clocks[status.clock]));
        let own: Vec<(u32, &ClockStatus)> = own
            .filter(|(_, clock)| clock.key.id == register.id && !clock.is_waived())
            .map(|(request, clock)| (request.n, clock))
            .collect();
        let count = |state| own.iter().filter(|(_, c)| c.state() == state).count();
        let open = own.iter().filter(|(_, clock)| clock.is_open()).count();
        let mut sum = 0;
        let mut worst: Option<Longest> = None;
        // Where a step before did not apply, the days are others than those that the register counts.
        let counted = own
            .iter()
            .filter(|(_, clock)| clock.limit == register.limit);
        let mut of = 0;
        for (n, clock) in counted.filter(|(_, clock)| !clock.is_open()) {
            of += 1;
            let days = clock.elapsed().unwrap_or_default();
            sum += u64::from(days);
            if worst.is_none_or(|worst| days > worst.days) {
                worst = Some(Longest { days, n: *n });
            }
        }
        let answered = own.len() - open;
        RegisterStatistics {
            index,
            open,
            answered,
            verdicts: register.limit.map(|_| Verdicts {
                in_time: count(State::Met),
                late: count(State::Breached),
                open_late: count(State::Overdue),
            }),
            average: Tenths::average(sum, of),
            worst,
        }
    };
    (0..plan.registers.len()).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_average_is_rounded_half_up_to_a_tenth() {
        for (sum, count, tenths) in [
            (0, 0, None),
            (0, 3, Some(0)),
            (17, 2, Some(85)),
            (10, 3, Some(33)),
            (20, 3, Some(67)),
            // 8.25 and 8.35: the half goes up, whatever stands before it.
            (33, 4, Some(83)),
            (167, 20, Some(84)),
            // 8.2499...
            (8_249, 1_000, Some(82)),
        ] {
            let average = Tenths::average(sum, count).map(|tenths| tenths.0);
            assert_eq!(average, tenths, "{sum}/{count}");
        }
    }

    #[test]
    fn a_share_is_whole_and_only_all_are_a_hundred() {
        for (in_time, late, percent) in [
            (0, 0, None),
            (0, 7, Some(0)),
            (7, 0, Some(100)),
            (1, 1, Some(50)),
            (2, 1, Some(67)),
            (1, 2, Some(33)),
            // 12.5 and 62.5 go up.
            (1, 7, Some(13)),
            (5, 3, Some(63)),
            (999, 1, Some(99)),
            (1, 999, Some(1)),
        ] {
            let statistics = RegisterStatistics {
                index: 0,
                open: 4,
                answered: in_time + late,
                verdicts: Some(Verdicts {
                    in_time,
                    late,
                    open_late: 3,
                }),
                average: None,
                worst: None,
            };
            assert_eq!(statistics.share_in_time(), percent, "{in_time} {late}");
            let unjudged = RegisterStatistics {
                verdicts: None,
                ..statistics
            };
            assert_eq!(unjudged.share_in_time(), None);
        }
    }
}
