//! What a change does to the occurrences of a series: which there are no more, which come, which were recorded
//! and are outside of it from now on, and which go to an attempt that is rejected or come back from one.
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
    /// Those that belonged to one, and are occurrences of the series again.
    pub back: Vec<u32>,
    /// Of those and of what comes with them, the ones that are late.
    pub late: Vec<u32>,
    /// Those that belonged to an attempt that was rejected, and are nowhere any more.
    pub lost: Vec<u32>,
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
    /// Those that are awaited, and late.
    late: BTreeSet<u32>,
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
        let late = clocks.clone().filter(|clock| {
            let is_late = clock.is_open() && clock.days_late() > 0;
            is_late && !clock.is_outside
        });
        Some(Self {
            cut,
            late: late.filter_map(|clock| clock.key.n).collect(),
            total: (assessment.happened.run_of(dossier, status.of(plan)))
                .total(plan, status.of(plan)),
            there: numbers(false),
            outside: numbers(true),
            status,
        })
    }
}

/// What a change does to each series that had begun before it, or in an attempt that was rejected. Series of which nothing
/// comes or goes are left out.
pub(super) fn series_effects(
    (before, was): (&Dossier, &Assessment),
    (after, is): (&Dossier, &Assessment),
) -> Vec<SeriesEffect> {
    let series = after.plan.series.iter();
    series
        .filter_map(|series| {
            let was = Side::of(before, was, series)?;
            let is = Side::of(after, is, series)?;
            if was.status.start.is_none() && was.cut.is_empty() {
                return None;
            }
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
    let more = |one: &BTreeMap<u32, usize>, other: &BTreeMap<u32, usize>| -> BTreeSet<u32> {
        let more = one.iter().filter(|(n, times)| other.get(n) < Some(*times));
        more.map(|(n, _)| *n).collect()
    };
    let kept = more(&is.cut, &was.cut);
    let left = more(&was.cut, &is.cut);
    let is_again = |n: &u32| is.there.contains(n) || is.outside.contains(n);
    let (back, lost): (BTreeSet<u32>, BTreeSet<u32>) = left.into_iter().partition(is_again);
    // What has only begun is told by its clock.
    let has_begun = was.status.start.is_some() || !back.is_empty();
    let added = less(&is.there, &[&was.there, &was.outside, &back]);
    let added: Vec<u32> = added.into_iter().filter(|_| has_begun).collect();
    let comes = |n: &&u32| back.contains(n) || added.contains(n);
    let late = is.late.iter().filter(comes).filter(|_| !back.is_empty());
    SeriesEffect {
        index: is.status.index,
        gone: less(&was.there, &[&is.there, &is.outside, &kept]),
        late: late.copied().collect(),
        added,
        outside: less(&is.outside, &[&was.outside]),
        inside: was.outside.intersection(&is.there).copied().collect(),
        kept: kept.into_iter().collect(),
        back: back.into_iter().collect(),
        lost: lost.into_iter().collect(),
    }
}
