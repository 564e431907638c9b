//! What stands: the suspensions in force, with the clocks that each stops. Somebody must order the
//! resumption.

use std::collections::HashMap;
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
    /// The day it began.
    pub since: Date,
    /// The clocks that stand and that it names, one at least: their positions in the assessment. Those
    /// that name the same share them.
    pub clocks: Arc<[usize]>,
}

impl OpenSuspension {
    /// How many days it has lasted by `today`.
    #[must_use]
    pub fn days(&self, today: Date) -> i64 {
        days_between(self.since, today)
    }
}

/// The suspensions in force that stop a judged clock, the oldest first.
#[must_use]
pub fn open_suspensions(dossier: &Dossier, assessment: &Assessment) -> Vec<OpenSuspension> {
    if dossier.suspensions.is_empty() {
        return Vec::new();
    }
    let clocks = assessment.clocks.iter().enumerate();
    let stand = clocks.filter(|(_, clock)| {
        let stands = matches!(clock.course, Course::Suspended { .. });
        stands && clock.is_judged()
    });
    let stand: Vec<(usize, &ClockKey)> = stand.map(|(i, clock)| (i, &clock.key)).collect();
    if stand.is_empty() {
        return Vec::new();
    }
    let all: Arc<[usize]> = stand.iter().map(|(i, _)| *i).collect();
    let mut of: HashMap<(&ClockId, Option<u32>), Vec<usize>> = HashMap::new();
    for (i, key) in &stand {
        of.entry((&key.id, None)).or_default().push(*i);
        if key.n.is_some() {
            of.entry((&key.id, key.n)).or_default().push(*i);
        }
    }
    let mut known: HashMap<&[ClockKey], Arc<[usize]>> = HashMap::new();
    let named = |clocks: &[ClockKey]| -> Arc<[usize]> {
        let own = clocks.iter().filter_map(|key| of.get(&(&key.id, key.n)));
        let mut own: Vec<usize> = own.flatten().copied().collect();
        own.sort_unstable();
        own.dedup();
        own.into()
    };
    let open = dossier.suspensions.iter();
    let open = open.filter(|act| act.is_open_on(assessment.today));
    let mut open: Vec<OpenSuspension> = open
        .map(|act| {
            let clocks = match act.clocks.as_slice() {
                [] => &all,
                clocks => known.entry(clocks).or_insert_with(|| named(clocks)),
            };
            OpenSuspension {
                n: act.n,
                since: act.from,
                clocks: Arc::clone(clocks),
            }
        })
        .filter(|open| !open.clocks.is_empty())
        .collect();
    open.sort_by_key(|open| (open.since, open.n));
    open
}
