//! What stands: the suspensions in force, with the clocks that each stops. Somebody must order the
//! resumption.

use crate::calendar::{Date, days_between};
use crate::record::Dossier;

use super::{Assessment, Course};

/// A suspension in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSuspension {
    /// Its number.
    pub n: u32,
    /// The day it began.
    pub since: Date,
    /// The clocks that stand and that it names: their positions in the assessment.
    pub clocks: Vec<usize>,
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
    let open = dossier.suspensions.iter();
    let open = open.filter(|act| act.is_open_on(assessment.today));
    let mut open: Vec<OpenSuspension> = open
        .map(|act| {
            let clocks = assessment.clocks.iter().enumerate();
            let stands = clocks.filter(|(_, clock)| {
                let stands = matches!(clock.course, Course::Suspended { .. });
                stands && clock.is_judged() && act.names(&clock.key)
            });
            OpenSuspension {
                n: act.n,
                since: act.from,
                clocks: stands.map(|(i, _)| i).collect(),
            }
        })
        .filter(|open| !open.clocks.is_empty())
        .collect();
    open.sort_by_key(|open| (open.since, open.n));
    open
}
