//! Finding a series by name, and the days on which its periods end, counted from a start.

use crate::calendar::{Date, Limit};

use super::Plan;
use super::id::{ClockId, MilestoneId};
use super::series::{OCCURRENCES_MAX, Series};

impl Plan {
    /// The series of that name, or what came back of one in an attempt.
    #[must_use]
    pub fn series(&self, id: &ClockId) -> Option<&Series> {
        self.named_series(id.as_str())
    }

    /// The series that an event of this name is an occurrence of.
    #[must_use]
    pub fn series_of(&self, id: &MilestoneId) -> Option<&Series> {
        self.named_series(id.as_str())
    }

    fn named_series(&self, name: &str) -> Option<&Series> {
        let cut = self.attempt_series().iter().map(|known| &known.series);
        let mut all = self.series.iter().chain(cut);
        all.find(|series| series.id.as_str() == name)
    }

    /// The last day of the period of an occurrence, counted from the start of the series. Months are counted
    /// from that start and not from one to the next, so that the 31st comes back where a month has one. No
    /// rule moves it. `None` where dates run out.
    #[must_use]
    pub fn period_end(&self, series: &Series, start: Date, n: u32) -> Option<Date> {
        let length = match series.every {
            Limit::Days(days) => Limit::Days(days.checked_mul(n)?),
            Limit::Months(months) => Limit::Months(months.checked_mul(n)?),
            Limit::Years(years) => Limit::Years(years.checked_mul(n)?),
            // Refused where a plan is checked.
            Limit::WorkingDays(_) => return None,
        };
        let count = self.rules.count(Some(length), series.first_day, None);
        count.nominal(start)
    }

    /// How many periods end through a day.
    #[must_use]
    pub fn periods_through(&self, series: &Series, start: Date, through: Date) -> u32 {
        // The last day only grows with the number, so the number is found by halving.
        let ends = |n: u32| {
            let end = self.period_end(series, start, n);
            end.is_some_and(|end| end <= through)
        };
        let (mut known, mut beyond) = (0, OCCURRENCES_MAX + 1);
        while known + 1 < beyond {
            let middle = known + (beyond - known) / 2;
            if ends(middle) {
                known = middle;
            } else {
                beyond = middle;
            }
        }
        known
    }
}
