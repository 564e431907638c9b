//! What makes it sound that something may be rejected: it comes before, it is one thing, and its names
//! stay unambiguous.

use crate::calendar::Limit;
use crate::plan::id::MilestoneId;
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
            if !plan.comes_before(&rule.of, &milestone.id) {
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
    /// clock, and by the milestone. And its runs are numbered by what is rejected, which is one thing.
    fn attempt_names(&mut self) {
        let plan = self.plan;
        let rules = || plan.milestones.iter().filter_map(|m| m.rejection.as_ref());
        let again: Vec<&str> = rules()
            .filter(|rule| rule.again.is_some())
            .map(|rule| rule.of.as_str())
            .collect();
        for (i, clock) in plan.agreed_clocks() {
            let may_be_rejected = |id: &&MilestoneId| rules().any(|rule| rule.of == **id);
            let rejected: Vec<_> = clock.starts().iter().filter(may_be_rejected).collect();
            if rejected.len() > 1 {
                let names = rejected.iter().map(ToString::to_string).collect();
                let member = if clock.from.0.is_empty() {
                    "from_first"
                } else {
                    "from"
                };
                let place = format!("clocks[{i}] {}.{member}", clock.id);
                self.report(place, ProblemKind::RejectedStarts(names));
            }
            if !rejected.is_empty() && again.contains(&clock.id.as_str()) {
                let kind = ProblemKind::NamedAsAttempt(clock.id.to_string());
                self.report(format!("clocks[{i}].id"), kind);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::{Plan, PlanError};
    use serde_json::{Value, json};

    fn problems(edit: impl FnOnce(&mut Value)) -> Vec<String> {
        let milestone = |id: &str, after: &[&str]| json!({"id": id, "phase": 1, "label": "M", "actor": "both", "after": after});
        let mut plan = json!({
            "name": "x", "title": "X",
            "phases": [{"number": 1, "id": "a", "title": "A"}],
            "milestones": [milestone("hall", &[]), milestone("roof", &[]),
                milestone("hall_ok", &["hall"]), milestone("roof_ok", &["roof"]),
                milestone("opened", &["hall_ok", "roof_ok"])],
            "clocks": [{"id": "opening", "phase": 1, "label": "O", "from": ["hall", "roof"],
                "to": ["opened"], "limit": "30d"}],
        });
        plan["milestones"][2]["rejection"] = json!({"of": "hall", "label": "No"});
        edit(&mut plan);
        match Plan::from_json(&plan.to_string()) {
            Ok(_) => Vec::new(),
            Err(PlanError::Unsound(problems)) => problems.iter().map(ToString::to_string).collect(),
            Err(error) => vec![error.to_string()],
        }
    }

    #[test]
    fn a_clock_counts_from_one_thing_at_most_that_may_be_rejected() {
        let none: Vec<String> = Vec::new();
        assert_eq!(problems(|_| ()), none);
        let both = |p: &mut Value| {
            p["milestones"][3]["rejection"] = json!({"of": "roof", "label": "No"});
        };
        let said = ["clocks[0] opening.from: RejectedStarts([\"hall\", \"roof\"])"];
        assert_eq!(problems(both), said);
        assert_eq!(
            problems(|p| {
                both(p);
                let clock = p["clocks"][0].as_object_mut().unwrap();
                let from = clock.remove("from").unwrap();
                clock.insert("from_first".into(), from);
            }),
            ["clocks[0] opening.from_first: RejectedStarts([\"hall\", \"roof\"])"]
        );
        // Two that may turn down the same thing number its attempts together.
        assert_eq!(
            problems(|p| {
                p["milestones"][4]["after"] = json!(["hall", "hall_ok"]);
                p["milestones"][4]["rejection"] = json!({"of": "hall", "label": "No"});
            }),
            none
        );
    }
}
