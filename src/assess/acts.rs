//! Which acts concern a clock: the suspensions that may stop it, and its extensions.

use crate::calendar::Date;
use crate::plan::ClockKey;
use crate::record::{Dossier, Extension, Grant, Suspension, is_suspendable};

/// The acts that concern one clock, through a day.
#[derive(Clone, Debug, Default)]
pub(super) struct Acts<'d> {
    /// By the day they begin.
    pub(super) suspensions: Vec<&'d Suspension>,
    pub(super) extensions: Vec<&'d Extension>,
    /// The day through which acts are known.
    pub(super) through: Option<Date>,
}

impl<'d> Acts<'d> {
    /// Those that concern this clock and were facts on `today`.
    pub(super) fn of(dossier: &'d Dossier, key: &ClockKey, today: Date) -> Self {
        let mut suspensions: Vec<&Suspension> = Vec::new();
        if !dossier.suspensions.is_empty() && is_suspendable(&dossier.plan, key) {
            let known = dossier.suspensions.iter();
            suspensions.extend(known.filter(|act| act.from <= today && act.names(key)));
            suspensions.sort_by_key(|act| (act.from, act.n));
        }
        let known = dossier.extensions.iter();
        let extensions = known.filter(|act| act.granted <= today && act.clock == *key);
        Self {
            suspensions,
            extensions: extensions.collect(),
            through: Some(today),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.suspensions.is_empty() && self.extensions.is_empty()
    }

    /// The days granted so far to a clock that has not begun; one granted to a date is not known in
    /// days before it begins.
    pub(super) fn granted_days(&self) -> i64 {
        let days = self.extensions.iter().map(|act| match act.grant {
            Grant::Days(days) => i64::from(days),
            Grant::Until(_) => 0,
        });
        days.sum()
    }
}
