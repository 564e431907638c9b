//! What stands: the suspensions in force, with the clocks that each stops. Somebody must order the
//! resumption.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::calendar::{Date, days_between};
use crate::plan::{ClockId, ClockKey};
use crate::record::Dossier;

use super::{Assessment, Course};

/// A suspension in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSuspension {
    /// Its number.
    pub n: u32,
    /// The day since which it stops one of them: the day it began, or later where none of them had begun by
    /// then, or where they were past their due date and an act gave them time again.
    pub since: Date,
    /// The clocks that stand and that it names, one at least: their positions in the assessment. Those
    /// that name the same share them.
    pub clocks: Arc<[usize]>,
}

impl OpenSuspension {
    /// How many days it has stopped them by `today`: for so long the resumption has been awaited.
    #[must_use]
    pub fn days(&self, today: Date) -> i64 {
        days_between(self.since, today)
    }
}

/// The suspensions in force that stop a clock, those for information left out; the oldest first.
#[must_use]
pub fn open_suspensions(dossier: &Dossier, assessment: &Assessment) -> Vec<OpenSuspension> {
    if dossier.suspensions.is_empty() {
        return Vec::new();
    }
    let clocks = assessment.clocks.iter().enumerate();
    let stand = clocks.filter(|(_, clock)| {
        let stands = matches!(clock.course, Course::Suspended { .. });
        stands && !clock.informative
    });
    let stand: Vec<(usize, &ClockKey)> = stand.map(|(i, clock)| (i, &clock.key)).collect();
    if stand.is_empty() {
        return Vec::new();
    }
    // Since when the first of some clocks has stood.
    let since = |clocks: &[usize]| {
        let stopped = clocks.iter().map(|i| match assessment.clocks[*i].course {
            Course::Suspended { since, .. } => since,
            _ => assessment.today,
        });
        stopped.min().unwrap_or(assessment.today)
    };
    let all: Arc<[usize]> = stand.iter().map(|(i, _)| *i).collect();
    let all = (since(&all), all);
    let mut of: HashMap<(&ClockId, Option<u32>), Vec<usize>> = HashMap::new();
    for (i, key) in &stand {
        of.entry((&key.id, None)).or_default().push(*i);
        if key.n.is_some() {
            of.entry((&key.id, key.n)).or_default().push(*i);
        }
    }
    let mut known: HashMap<Vec<ClockKey>, (Date, Arc<[usize]>)> = HashMap::new();
    let named = |clocks: &[ClockKey]| -> (Date, Arc<[usize]>) {
        let own = clocks.iter().filter_map(|key| of.get(&(&key.id, key.n)));
        let mut own: Vec<usize> = own.flatten().copied().collect();
        own.sort_unstable();
        own.dedup();
        (since(&own), own.into())
    };
    let open = dossier.suspensions.iter();
    let open = open.filter(|act| act.is_open_on(assessment.today));
    let mut open: Vec<OpenSuspension> = open
        .map(|act| {
            let named_by = dossier.stopped_by(act);
            let (since, clocks) = match &*named_by {
                [] => &all,
                clocks => known
                    .entry(clocks.to_vec())
                    .or_insert_with(|| named(clocks)),
            };
            OpenSuspension {
                n: act.n,
                since: act.from.max(*since),
                clocks: Arc::clone(clocks),
            }
        })
        .filter(|open| !open.clocks.is_empty())
        .collect();
    open.sort_by_key(|open| (open.since, open.n));
    open
}

/// For each clock that stands, by its position in the assessment, the suspension whose end is awaited
/// first: its position among these.
#[must_use]
pub fn stopped_by(open: &[OpenSuspension]) -> HashMap<usize, usize> {
    let mut by = HashMap::new();
    // Those that name the same clocks share them: once is enough.
    let mut seen: HashSet<*const [usize]> = HashSet::new();
    for (at, suspension) in open.iter().enumerate() {
        if seen.insert(Arc::as_ptr(&suspension.clocks)) {
            for clock in suspension.clocks.iter() {
                by.entry(*clock).or_insert(at);
            }
        }
    }
    by
}
