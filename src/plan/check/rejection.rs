//! What makes it sound that something may be rejected: it comes right before, it is one thing, and its names
//! stay unambiguous.

use crate::calendar::Limit;
use crate::plan::problem::ProblemKind;
use crate::plan::rejection::{RejectedClock, RejectionRule};

use super::Check;

impl Check<'_> {
    pub(super) fn rejections(&mut self) {
        let plan = self.plan;
        for (i, milestone) in plan.milestones.iter().enumerate() {
            let Some(rule) = &milestone.rejection else {
                continue;
            };
            let place = || format!("milestones[{i}] {}.rejection", milestone.id);
            self.text(&|| format!("{}.label", place()), &rule.label);
            if let Some(noun) = &rule.noun {
                self.text(&|| format!("{}.noun", place()), noun);
            }
            self.again(&place, rule);
            let of = || format!("{}.of", place());
            self.milestone_exists(&of, &rule.of);
            let Some(rejected) = plan.milestone(&rule.of) else {
                continue;
            };
            let name = || rule.of.to_string();
            if !milestone.after.contains(&rule.of) {
                self.report(of(), ProblemKind::NotBefore(name()));
            }
            if rejected.items.is_some() {
                self.report(of(), ProblemKind::RejectsItems(name()));
            }
            if rejected.rejection.is_some() {
                self.report(of(), ProblemKind::RejectsRejecting(name()));
            }
        }
        self.attempt_names();
    }

    /// The limit of a new attempt: one that makes sense, and only where it has a clock of its own.
    fn again(&mut self, place: &dyn Fn() -> String, rule: &RejectionRule) {
        let place = || format!("{}.again", place());
        let Some(limit) = rule.again else { return };
        if rule.clock == RejectedClock::GoesOn {
            self.report(place(), ProblemKind::AgainGoesOn);
        }
        if let Limit::Days(0) | Limit::WorkingDays(0) | Limit::Months(0) | Limit::Years(0) = limit {
            self.report(place(), ProblemKind::Limit(limit));
        }
    }

    /// A clock that is cut short, and the time for another attempt at a milestone, are named alike: by the
    /// clock, and by the milestone.
    fn attempt_names(&mut self) {
        let plan = self.plan;
        let rules = || plan.milestones.iter().filter_map(|m| m.rejection.as_ref());
        let again: Vec<&str> = rules()
            .filter(|rule| rule.again.is_some())
            .map(|rule| rule.of.as_str())
            .collect();
        for (i, clock) in plan.agreed_clocks() {
            let is_cut = rules().any(|rule| clock.starts().contains(&rule.of));
            if is_cut && again.contains(&clock.id.as_str()) {
                let name = format!("{}/2", clock.id);
                self.report(format!("clocks[{i}].id"), ProblemKind::Duplicate(name));
            }
        }
    }
}
