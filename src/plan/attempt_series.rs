//! The occurrences of a series within attempts that were rejected. A series that counts from a rejected delivery, or from a
//! part of that attempt, stops at the rejection; from the next attempt it starts again with its first occurrence.
//!
//! These are no series that the plan says: they stand apart and are never written. Their occurrences are found by their
//! names, as any: `report:2/1` is the second of the first attempt.

use super::Plan;
use super::id::{ClockId, MilestoneId};
use super::series::{Series, SeriesEnd, Through};
use super::series_run::AttemptSeries;
use super::unrolled::{Made, Rejected};

impl Plan {
    /// What came back in attempts that were rejected.
    #[must_use]
    pub fn attempt_series(&self) -> &[AttemptSeries] {
        &self.attempt_series
    }

    /// What came back in an attempt under this name: under `report/1`.
    #[must_use]
    pub fn series_cut(&self, id: &ClockId) -> Option<&AttemptSeries> {
        let mut all = self.attempt_series.iter();
        all.find(|known| known.series.id == *id)
    }

    /// The times of a series that rejections cut short, in their order.
    pub fn cuts_of<'p>(&'p self, id: &'p ClockId) -> impl Iterator<Item = &'p AttemptSeries> {
        let all = self.attempt_series.iter();
        all.filter(|known| self.series[known.of].id == *id)
    }

    /// What the rejections of one milestone make of series.
    pub(super) fn cut_series(&self, Rejected { of, by }: &Rejected) -> Vec<AttemptSeries> {
        let of = &self.milestones[*of].id;
        let all = || self.series.iter().enumerate();
        let cut = |made: &Made| {
            let rejection = self.milestones[made.event].id.numbered(made.n);
            let own = all().filter_map(|(at, series)| {
                let from = made.name_of_part(of, &series.from)?;
                let n = from.attempt_number()?;
                Some(AttemptSeries {
                    of: at,
                    rejection: rejection.clone(),
                    term_from: self.term_in_attempt(series, made, of),
                    series: Series {
                        id: series.id.numbered(n),
                        label: series.label.numbered(n),
                        noun: series.noun.as_ref().map(|noun| noun.numbered(n)),
                        through: in_attempt(series, made, of),
                        from,
                        ..series.clone()
                    },
                })
            });
            own.collect::<Vec<_>>()
        };
        by.iter().flat_map(cut).collect()
    }

    fn term_in_attempt(
        &self,
        series: &Series,
        made: &Made,
        of: &MilestoneId,
    ) -> Option<MilestoneId> {
        match series.through.as_ref()?.end()? {
            SeriesEnd::Term(id) => made.name(of, &self.term(id)?.from),
            SeriesEnd::Event(_) | SeriesEnd::Date(_) | SeriesEnd::Whole => None,
        }
    }
}

/// What a series came back through, as it was called in the attempt.
fn in_attempt(series: &Series, made: &Made, of: &MilestoneId) -> Option<Through> {
    let through = series.through.clone()?;
    let event = through.event.as_ref().map(|event| {
        let name = made.name(of, event);
        name.unwrap_or_else(|| event.clone())
    });
    Some(Through { event, ..through })
}
