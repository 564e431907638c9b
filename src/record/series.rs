//! How far a series has come by what was recorded: the day it counts from, and the day it comes back through.
//!
//! Whether an occurrence is in time is decided in [`assess`](crate::assess).

use crate::calendar::Date;
use crate::plan::{MilestoneId, Plan, Series, SeriesEnd, Through};

use super::{Dossier, Happened};

/// The days between which a series comes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeriesRun {
    /// The day that its periods are counted from, once that happened.
    pub start: Option<Date>,
    /// The last day that a period may end on, once that is known.
    pub end: Option<Date>,
    /// The day on which a rejection cut it short, where it came back in an attempt.
    pub cut: Option<Date>,
    /// Whether it does not begin, as far as known: what it counts from need not happen, or does not apply.
    pub is_off: bool,
    /// Whether that was said not to apply.
    pub is_waived: bool,
}

impl SeriesRun {
    /// The last day that a period may end on, once that is known: no period outlasts the attempt.
    #[must_use]
    pub fn through(&self) -> Option<Date> {
        let days = self.end.into_iter().chain(self.cut);
        days.min()
    }

    /// How many occurrences there are in all, once both days are known.
    #[must_use]
    pub fn total(&self, plan: &Plan, series: &Series) -> Option<u32> {
        Some(plan.periods_through(series, self.start?, self.through()?))
    }

    /// The last day of the period of an occurrence.
    #[must_use]
    pub fn period_end(&self, plan: &Plan, series: &Series, n: u32) -> Option<Date> {
        plan.period_end(series, self.start?, n)
    }
}

impl Happened {
    /// Between which days a series comes back, as far as it is known.
    #[must_use]
    pub fn run_of(&self, dossier: &Dossier, series: &Series) -> SeriesRun {
        let plan = &dossier.plan;
        let from = self.of(plan, &series.from).unwrap_or_default();
        let through = series.through.as_ref().and_then(Through::end);
        let cut = plan.series_cut(&series.id);
        let end = match through.unwrap_or(SeriesEnd::Whole) {
            SeriesEnd::Date(day) => Some(day),
            SeriesEnd::Event(id) => self.date(dossier, id),
            SeriesEnd::Term(id) => plan.term(id).and_then(|term| {
                let begins = cut.and_then(|cut| cut.term_from.as_ref());
                let start = self.date(dossier, begins.unwrap_or(&term.from))?;
                plan.term_end(term, start)
            }),
            // The attempt was no end of the whole.
            SeriesEnd::Whole if cut.is_some() => None,
            // One that begins where all the rest ends goes on.
            SeriesEnd::Whole => self
                .end_of_the_whole(dossier)
                .filter(|end| from.date.is_none_or(|start| start < *end)),
        };
        SeriesRun {
            start: from.date,
            end,
            cut: cut.and_then(|cut| self.date(dossier, &cut.rejection)),
            is_off: from.date.is_none() && from.need_not_happen(),
            is_waived: from.date.is_none() && from.waived,
        }
    }

    /// The day that the whole has ended on: all that ends it happened, and every service has a last day.
    fn end_of_the_whole(&self, dossier: &Dossier) -> Option<Date> {
        let plan = &dossier.plan;
        let need = |id: &&MilestoneId| {
            let it = self.of(plan, id);
            it.is_some_and(|it| !it.need_not_happen())
        };
        let ends = plan.end_of_the_whole();
        let dates = ends.iter().filter(need).map(|id| self.date(dossier, id));
        let terms = plan.terms.iter().filter(|term| need(&&term.from));
        let terms = terms.map(|term| {
            let start = self.date(dossier, &term.from)?;
            plan.term_end(term, start)
        });
        let days: Option<Vec<Date>> = dates.chain(terms).collect();
        days?.into_iter().max()
    }
}
