//! Attempts within attempts: which lie within another one that was rejected, and what was awaited there and never came.
//!
//! That follows from the order in which the rejections were made, and from nothing else: a name that was given once
//! stays, whatever days are put right afterwards.

use crate::plan::MilestoneId;

use super::dossier::Dossier;
use super::rejection::{Rejection, rule};

impl Dossier {
    /// The rejections of attempts at other things within the attempt that a rejection is of: those made since the one
    /// before it. Which was made first is not told by their days, for those may be put right afterwards.
    pub(super) fn rejected_within(&self, known: &Rejection) -> Vec<&Rejection> {
        let Some(own) = rule(&self.plan, known) else {
            return Vec::new();
        };
        let between = self.plan.between(&own.of);
        let all = || self.rejections.iter();
        let place = |known: &Rejection| all().position(|it| it.name() == known.name());
        let before = self.rejections_of(&own.of).into_iter();
        let before = before.filter(|before| before.n < known.n);
        let from = before.filter_map(place).max().map_or(0, |last| last + 1);
        let to = place(known).unwrap_or(self.rejections.len());
        let made = all().take(to).skip(from);
        let inner = made.filter(|inner| {
            let of = rule(&self.plan, inner).map(|rule| &rule.of);
            of.is_some_and(|of| *of != own.of && between.contains(&of))
        });
        inner.collect()
    }

    /// The rejection of the attempt at something else that an attempt was rejected within.
    pub(super) fn rejected_around(&self, inner: &Rejection) -> Option<&Rejection> {
        let mut all = self.rejections.iter();
        all.find(|known| {
            let mut within = self.rejected_within(known).into_iter();
            within.any(|it| it.name() == inner.name())
        })
    }

    /// The numbers of the attempts at a milestone that were awaited and never came, because what they were within was
    /// rejected before; each with that rejection.
    pub(super) fn awaited_in_vain(&self, of: &MilestoneId) -> Vec<(&Rejection, u32)> {
        let others = self.plan.rejection_rules().map(|rule| &rule.of);
        let around = others.filter(|other| *other != of && self.plan.between(other).contains(&of));
        let around: Vec<&MilestoneId> = around.collect();
        let mut last = 0;
        let mut found = Vec::new();
        if around.is_empty() {
            return found;
        }
        for known in &self.rejections {
            let Some(rule) = rule(&self.plan, known) else {
                continue;
            };
            if rule.of == *of {
                last = last.max(known.n);
                continue;
            }
            if !around.contains(&&rule.of) {
                continue;
            }
            let is_of = |part: &MilestoneId| {
                let whole = part.whole();
                whole == *of || self.plan.rejecters_of(of).any(|by| *by == whole)
            };
            let parts = known.with.iter().map(|part| &part.milestone);
            let came = parts.filter(|part| is_of(part));
            if let Some(n) = came.filter_map(MilestoneId::attempt_number).max() {
                last = last.max(n);
            } else {
                last = last.saturating_add(1);
                found.push((known, last));
            }
        }
        found
    }

    /// What was awaited and never came within the attempt that a rejection is of, by the names of those attempts.
    pub(super) fn never_came(&self, known: &Rejection) -> Vec<MilestoneId> {
        let mut names = Vec::new();
        for rule in self.plan.rejection_rules() {
            let in_vain = self.awaited_in_vain(&rule.of).into_iter();
            let own = in_vain.filter(|(by, _)| by.name() == known.name());
            names.extend(own.map(|(_, n)| rule.of.numbered(n)));
        }
        names.sort();
        names.dedup();
        names
    }
}
