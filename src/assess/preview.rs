//! What a change would do, before it is made: the same arithmetic as afterwards, on a copy.
//!
//! The form shows it at every key, the commands print it, the save keeps the verdicts from it.

use std::collections::HashMap;

use crate::calendar::Date;
use crate::record::{Change, Clash, Dossier, Doubt, Judged, doubts};

use super::series_effect::{SeriesEffect, series_effects};
use super::shift::{Shift, shifts};
use super::standing::unseen;
use super::undone::{outlasts_silence, undone};
use super::verdict::outcome;
use super::{Assessment, ClockKey, ClockStatus, Course, TermStatus};

/// A clock that a change touches. `None` before for a request that is opened, `None` after for one
/// that is taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockEffect {
    /// The clock before.
    pub before: Option<ClockStatus>,
    /// The clock after.
    pub after: Option<ClockStatus>,
}

/// A term that a change touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermEffect {
    /// The term before.
    pub before: TermStatus,
    /// The term after.
    pub after: TermStatus,
}

/// What a change would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The dossier as it would be.
    pub dossier: Dossier,
    /// What the dossier means without it.
    pub before: Assessment,
    /// What it would mean.
    pub after: Assessment,
    /// The clocks that start, stop, move or change state, in the order of the assessment.
    pub clocks: Vec<ClockEffect>,
    /// The terms that do.
    pub terms: Vec<TermEffect>,
    /// What it does to the occurrences of series, for each of which any comes or goes.
    pub series: Vec<SeriesEffect>,
    /// What it moves of what is foreseen.
    pub shifts: Vec<Shift>,
    /// What to ask before making it.
    pub doubts: Vec<Doubt>,
    /// The verdicts on the clocks that it closes.
    pub judged: Vec<Judged>,
}

/// What `change` would do to `dossier`, seen on `today`.
///
/// # Errors
/// The change does not fit this dossier.
pub fn preview(dossier: &Dossier, change: &Change, today: Date) -> Result<Preview, Clash> {
    let seen = dossier.seen_on(today);
    let dossier = &*seen;
    let before = Assessment::of(dossier, today);
    let mut changed = dossier.clone();
    changed.apply(change)?;
    changed.see_on(Some(today));
    let after = Assessment::of(&changed, today);
    let clocks = clock_effects(&before, &after);
    // A plan that is applied may have others, in another order.
    let id = |dossier: &Dossier, status: &TermStatus| {
        let term = dossier.plan.terms.get(status.index);
        term.map(|term| term.id.clone())
    };
    let terms = after.terms.iter().filter_map(|now| {
        let mut known = before.terms.iter();
        let was = known.find(|was| id(dossier, was) == id(&changed, now))?;
        let is_moved = TermStatus {
            index: now.index,
            ..was.clone()
        } != *now;
        is_moved.then(|| TermEffect {
            before: was.clone(),
            after: now.clone(),
        })
    });
    let terms = terms.collect();
    let series = series_effects((dossier, &before), (&changed, &after));
    let shifts = shifts((dossier, &before), (&changed, &after));
    let written = dossier.as_written();
    let mut doubts = doubts(&written, change, today, &before.happened.silences());
    doubts.extend(undone((dossier, &before), (&changed, &after), change));
    doubts.extend(outlasts_silence((&changed, &after), change));
    doubts.extend(unseen(dossier, (&changed, &after), change));
    // The first edition of the file has no verdict without a limit.
    let may_lack_limit = changed.edition() > 1;
    let judged = clocks.iter().filter_map(ClockEffect::judged);
    let judged = judged.filter(|judged| judged.limit.is_some() || may_lack_limit);
    let judged = judged.collect();
    Ok(Preview {
        dossier: changed,
        before,
        after,
        clocks,
        terms,
        series,
        shifts,
        doubts,
        judged,
    })
}

fn clock_effects(before: &Assessment, after: &Assessment) -> Vec<ClockEffect> {
    let mut was: HashMap<&ClockKey, &ClockStatus> = before
        .clocks
        .iter()
        .map(|clock| (&clock.key, clock))
        .collect();
    let mut effects = Vec::new();
    for clock in &after.clocks {
        let was = was.remove(&clock.key);
        if was != Some(clock) {
            effects.push(ClockEffect {
                before: was.cloned(),
                after: Some(clock.clone()),
            });
        }
    }
    let gone = before
        .clocks
        .iter()
        .filter(|clock| was.contains_key(&clock.key));
    effects.extend(gone.map(|was| ClockEffect {
        before: Some(was.clone()),
        after: None,
    }));
    effects
}

impl ClockEffect {
    /// The clock, as it is after where it still is.
    ///
    /// # Panics
    /// Never: an effect has one side at least.
    #[must_use]
    pub fn clock(&self) -> &ClockStatus {
        let known = self.after.as_ref().or(self.before.as_ref());
        known.expect("an effect has one side at least")
    }

    /// The verdict, where the change closes the clock or closes it on another day.
    fn judged(&self) -> Option<Judged> {
        let after = self.after.as_ref().filter(|after| after.is_judged())?;
        let Course::Closed {
            end,
            deadline: Some(deadline),
            ..
        } = after.course
        else {
            return None;
        };
        if self.before.as_ref().and_then(ClockStatus::end) == Some(end) {
            return None;
        }
        let clock = after.key.to_string();
        Some(Judged {
            clock,
            limit: after.limit,
            due: deadline.due,
            outcome: outcome(after),
        })
    }
}
