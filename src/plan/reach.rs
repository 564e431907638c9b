//! What belongs to an attempt besides the delivery: whatever lies between it and the events that may reject it.
//!
//! Whether any of it happened is never asked here.

use super::Plan;
use super::id::MilestoneId;
use super::rejection::RejectionRule;

impl Plan {
    /// What may be rejected, rule by rule.
    pub fn rejection_rules(&self) -> impl Iterator<Item = &RejectionRule> {
        let all = self.milestones.iter();
        all.filter_map(|known| known.rejection.as_ref())
    }

    /// The events that may reject a milestone.
    pub fn rejecters_of(&self, of: &MilestoneId) -> impl Iterator<Item = &MilestoneId> {
        let rejects = move |rule: &RejectionRule| rule.of == *of;
        let all = self.milestones.iter();
        let all = all.filter(move |known| known.rejection.as_ref().is_some_and(rejects));
        all.map(|known| &known.id)
    }

    /// What comes after a milestone and before one of the events that may reject it, and these events themselves, in
    /// the order of the plan. One comes before another where that says so, or as the start of a clock that ends with
    /// it.
    #[must_use]
    pub fn between(&self, of: &MilestoneId) -> Vec<&MilestoneId> {
        let Some(of_index) = self.milestone_index(of) else {
            return Vec::new();
        };
        let rejecters: Vec<usize> = self
            .rejecters_of(of)
            .filter_map(|id| self.milestone_index(id))
            .collect();
        if rejecters.is_empty() {
            return Vec::new();
        }
        let steps = self.steps_between();
        let back: Vec<(usize, usize)> = steps.iter().map(|(from, to)| (*to, *from)).collect();
        let after = self.reached(&[of_index], &steps);
        let before = self.reached(&rejecters, &back);
        let all = self.milestones.iter().enumerate();
        let lies = all.filter(|(i, _)| {
            let is_in = after[*i] && before[*i] || rejecters.contains(i);
            is_in && *i != of_index
        });
        lies.map(|(_, known)| &known.id).collect()
    }

    /// Whether a milestone comes before another one, however far.
    pub(super) fn comes_before(&self, one: &MilestoneId, other: &MilestoneId) -> bool {
        let places = self.milestone_index(one).zip(self.milestone_index(other));
        places.is_some_and(|(one, other)| self.reached(&[one], &self.steps_between())[other])
    }

    /// Whether a milestone is part of an attempt that may be rejected: what is rejected, or what lies between.
    #[must_use]
    pub fn is_part_of_attempts(&self, id: &MilestoneId) -> bool {
        let mut rules = self.rejection_rules();
        rules.any(|rule| rule.of == *id || self.between(&rule.of).contains(&id))
    }

    /// Every step from one milestone to the next, by what the plan says itself.
    fn steps_between(&self) -> Vec<(usize, usize)> {
        let at = |id: &MilestoneId| self.milestone_index(id);
        let mut steps = Vec::new();
        for known in self.agreed_milestones() {
            let Some(to) = at(&known.id) else { continue };
            let before = known.after.iter().filter(|id| id.attempt().is_none());
            steps.extend(before.filter_map(at).map(|from| (from, to)));
        }
        for (_, clock) in self.agreed_clocks() {
            let ends: Vec<usize> = clock.agreed_ends().iter().filter_map(at).collect();
            for from in clock.starts().iter().filter_map(at) {
                steps.extend(ends.iter().map(|to| (from, *to)));
            }
        }
        steps
    }

    /// What is reached from some milestones, step by step.
    fn reached(&self, from: &[usize], steps: &[(usize, usize)]) -> Vec<bool> {
        let mut next: Vec<Vec<usize>> = vec![Vec::new(); self.milestones.len()];
        for (from, to) in steps {
            next[*from].push(*to);
        }
        let mut found = vec![false; self.milestones.len()];
        let mut queue = from.to_vec();
        while let Some(at) = queue.pop() {
            for to in &next[at] {
                if !std::mem::replace(&mut found[*to], true) {
                    queue.push(*to);
                }
            }
        }
        found
    }
}
