//! What a change does to the occurrences of a series: which there are no more, which come, and which were recorded
//! and are outside of it from now on.
//!
//! Words are found elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::Series;
use crate::record::Dossier;

use super::{Assessment, SeriesStatus};

/// What a change does to the occurrences of one series, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeriesEffect {
    /// Its position in the plan as it is after the change.
    pub index: usize,
    /// Those that there were, or would have been, and are no more.
    pub gone: Vec<u32>,
    /// Those that there are, or will be, and would not have been.
    pub added: Vec<u32>,
    /// Those that were recorded, and come after what the series comes back through now.
    pub outside: Vec<u32>,
    /// Those that did before, and count again.
    pub inside: Vec<u32>,
    /// Those that belong to an attempt that the change rejects.
    pub kept: Vec<u32>,
}

/// The series of a dossier on one side of a change.
struct Side<'a> {
    /// How many occurrences there are in all, once that is certain.
    total: Option<u32>,
    /// Those that there are and that count.
    there: BTreeSet<u32>,
    /// Those that were recorded and do not.
    outside: BTreeSet<u32>,
    /// How often there is one of each number in attempts that were rejected.
    cut: BTreeMap<u32, usize>,
    status: &'a SeriesStatus,
}

impl<'a> Side<'a> {
    fn of(dossier: &Dossier, assessment: &'a Assessment, series: &Series) -> Option<Self> {
        let plan = &dossier.plan;
        let mut all = assessment.series.iter();
        let status = all.find(|status| status.of(plan).id == series.id)?;
        let clocks = status.clocks.iter().map(|i| &assessment.clocks[*i]);
        let numbers = |wanted: bool| {
            let of = clocks.clone().filter(move |clock| {
                // What was done before its period ended is there because of that, and of nothing else.
                let has_ended = clock.period_end.is_some_and(|end| end <= assessment.today);
                clock.is_outside == wanted && (wanted || has_ended)
            });
            of.filter_map(|clock| clock.key.n).collect()
        };
        let mut cut = BTreeMap::new();
        let of_attempts = assessment
            .clocks
            .iter()
            .filter(|clock| clock.series == Some(status.index) && clock.is_cut_occurrence());
        for n in of_attempts.filter_map(|clock| clock.key.n) {
            *cut.entry(n).or_default() += 1;
        }
        Some(Self {
            cut,
            total: (assessment.happened.run_of(dossier, status.of(plan)))
                .total(plan, status.of(plan)),
            there: numbers(false),
            outside: numbers(true),
            status,
        })
    }
}

/// What a change does to each series that had begun before it; those of which nothing comes or goes are left out.
pub(super) fn series_effects(
    (before, was): (&Dossier, &Assessment),
    (after, is): (&Dossier, &Assessment),
) -> Vec<SeriesEffect> {
    let series = after.plan.series.iter();
    series
        .filter_map(|series| {
            let was = Side::of(before, was, series)?;
            let is = Side::of(after, is, series)?;
            was.status.start?;
            let effect = effect(was, is);
            let is_empty = SeriesEffect {
                index: effect.index,
                ..SeriesEffect::default()
            } == effect;
            (!is_empty).then_some(effect)
        })
        .collect()
}

fn effect(mut was: Side<'_>, mut is: Side<'_>) -> SeriesEffect {
    // Only where it is certain how many there are does one that is still to come come or go.
    if let (Some(had), Some(has)) = (was.total, is.total) {
        was.there = (1..=had).collect();
        is.there = (1..=has).collect();
    }
    let less = |of: &BTreeSet<u32>, these: &[&BTreeSet<u32>]| -> Vec<u32> {
        let left = of
            .iter()
            .filter(|n| these.iter().all(|set| !set.contains(n)));
        left.copied().collect()
    };
    let more = is
        .cut
        .iter()
        .filter(|(n, times)| was.cut.get(n) < Some(*times));
    let kept: BTreeSet<u32> = more.map(|(n, _)| *n).collect();
    SeriesEffect {
        index: is.status.index,
        gone: less(&was.there, &[&is.there, &is.outside, &kept]),
        added: less(&is.there, &[&was.there, &was.outside]),
        outside: less(&is.outside, &[&was.outside]),
        inside: was.outside.intersection(&is.there).copied().collect(),
        kept: kept.into_iter().collect(),
    }
}
