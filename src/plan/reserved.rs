//! Names that commands mean otherwise: `crono note plan` is a note on all of the plan, `crono waive 3` waives a phase,
//! `crono clear suspension:1` takes an act back. What bears such a name could not be named.
//!
//! A plan file that gives one is refused, and no text makes one. A dossier that has one already is read all the same, and
//! its plan may be changed: nothing of it is lost, and it must be opened to be mended.

use super::Plan;
use super::problem::{PlanProblem, ProblemKind};

/// What stands where the plan as a whole is meant.
const PLAN: &str = "plan";
/// What a fixed day of the head is called that is one of the whole.
const WHOLE: &str = "whole";
/// What stands behind a point or a party to say that there is none.
const NONE: &str = "none";
/// What acts are called, and the clocks of fixed days, with something behind the mark.
const BEFORE_THE_MARK: [&str; 4] = ["suspension", "resumption", "extension", "deadline"];

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// An event that has a single date.
    Event,
    /// One that is made of items, which are named behind a mark.
    ItemisedEvent,
    /// What comes several times, with a number behind a mark: a register, its events, a series.
    Numbered,
    /// A clock or a service.
    Clock,
    /// A party, a point of a check list, or a group of points.
    Beside,
}

impl Bearer {
    /// Whether commands mean something else by a name.
    #[must_use]
    pub fn is_reserved(self, name: &str) -> bool {
        let is_place = || name == PLAN || is_number(name);
        let is_marked = || BEFORE_THE_MARK.contains(&name);
        match self {
            Self::Event => is_place() || name == WHOLE,
            Self::ItemisedEvent => is_place() || name == WHOLE || is_marked(),
            Self::Numbered => is_place() || is_marked(),
            Self::Clock => is_place(),
            Self::Beside => name == NONE,
        }
    }
}

/// Whether a name is the number of a phase, as one is written.
fn is_number(name: &str) -> bool {
    let number = name.parse::<u32>();
    number.is_ok_and(|number| number.to_string() == name)
}

impl Plan {
    /// The names that commands mean otherwise, but for those that another plan has already.
    pub(crate) fn newly_reserved(&self, known: &Self) -> Vec<PlanProblem> {
        let known = known.reserved_names();
        let mut names = self.reserved_names();
        names.retain(|problem| !known.iter().any(|known| known.kind == problem.kind));
        names
    }

    /// The names of a plan that commands mean otherwise, each where it is given.
    pub(crate) fn reserved_names(&self) -> Vec<PlanProblem> {
        let mut problems = Vec::new();
        let mut look = |bearer: Bearer, place: String, name: &str| {
            if bearer.is_reserved(name) {
                let kind = ProblemKind::Reserved(name.to_owned());
                problems.push(PlanProblem { place, kind });
            }
        };
        for (i, known) in self.parties.iter().enumerate() {
            look(
                Bearer::Beside,
                format!("parties[{i}].id"),
                known.id.as_str(),
            );
        }
        for (i, known) in self.milestones.iter().enumerate() {
            let bearer = if known.items.is_some() {
                Bearer::ItemisedEvent
            } else {
                Bearer::Event
            };
            look(bearer, format!("milestones[{i}].id"), known.id.as_str());
            let points = known.checklist.iter().map(|point| &point.id).enumerate();
            let points = points.map(|(n, id)| (format!("checklist[{n}]"), id));
            let groups = known.groups.iter().map(|group| &group.id).enumerate();
            let groups = groups.map(|(n, id)| (format!("groups[{n}]"), id));
            for (part, id) in points.chain(groups) {
                look(
                    Bearer::Beside,
                    format!("milestones[{i}].{part}.id"),
                    id.as_str(),
                );
            }
        }
        for (i, clock) in self.agreed_clocks() {
            look(Bearer::Clock, format!("clocks[{i}].id"), clock.id.as_str());
        }
        for (i, known) in self.agreed_registers() {
            let names = [
                ("id", known.agreed().as_str()),
                ("request.id", known.request.id.as_str()),
                ("answer.id", known.answer.id.as_str()),
            ];
            for (member, name) in names {
                look(Bearer::Numbered, format!("registers[{i}].{member}"), name);
            }
        }
        for (i, known) in self.terms.iter().enumerate() {
            look(Bearer::Clock, format!("terms[{i}].id"), known.id.as_str());
        }
        for (i, known) in self.series.iter().enumerate() {
            look(
                Bearer::Numbered,
                format!("series[{i}].id"),
                known.id.as_str(),
            );
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::plan::{Plan, PlanError};

    fn plan(edit: impl Fn(&mut Value)) -> String {
        let mut plan = json!({
            "name": "x", "title": "X",
            "phases": [{"number": 1, "id": "one", "title": "One"}],
            "parties": [{"id": "funder", "label": "F"}],
            "milestones": [
                {"id": "start", "phase": 1, "label": "S", "actor": "both",
                    "checklist": [{"id": "point", "it": "P", "en": "P"}]},
                {"id": "end", "phase": 1, "label": "E", "actor": "both", "after": ["start"]}
            ],
            "clocks": [{"id": "c", "phase": 1, "label": "C", "from": "start", "to": ["end"], "limit": "10d"}],
            "registers": [{"id": "help", "phase": 1, "label": "H",
                "request": {"id": "asked", "label": "A", "actor": "administration"},
                "answer": {"id": "answered", "label": "B", "actor": "supplier"}}],
            "terms": [{"id": "upkeep", "phase": 1, "label": "U", "from": "end", "limit": "1y"}],
            "series": [{"id": "report", "phase": 1, "label": "R", "actor": "supplier",
                "from": "start", "every": "1m", "due": "10d"}],
        });
        edit(&mut plan);
        plan.to_string()
    }

    #[test]
    fn a_name_that_commands_mean_otherwise_is_refused_where_it_is_given() {
        for (place, name) in [
            ("/milestones/1/id", "plan"),
            ("/milestones/1/id", "12"),
            ("/milestones/1/id", "whole"),
            ("/clocks/0/id", "plan"),
            ("/terms/0/id", "3"),
            ("/registers/0/id", "deadline"),
            ("/registers/0/request/id", "suspension"),
            ("/registers/0/answer/id", "extension"),
            ("/series/0/id", "resumption"),
            ("/parties/0/id", "none"),
            ("/milestones/0/checklist/0/id", "none"),
        ] {
            let text = plan(|plan| {
                *plan.pointer_mut(place).unwrap() = name.into();
                if place == "/milestones/1/id" {
                    plan["clocks"][0]["to"] = json!([name]);
                    plan["terms"][0]["from"] = name.into();
                }
            });
            let Err(PlanError::Unsound(problems)) = Plan::from_json(&text) else {
                panic!("{place} {name} is taken");
            };
            let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
            let end = format!("Reserved(\"{name}\")");
            assert!(
                said.len() == 1 && said[0].ends_with(&end),
                "{place} {name}: {said:?}"
            );
            // A dossier that has it goes on.
            let known: Plan = serde_json::from_str(&text).unwrap();
            let known = known.checked().unwrap();
            assert!(
                Plan::from_json_over(&text, &known).is_ok(),
                "{place} {name}"
            );
        }
    }

    #[test]
    fn what_only_looks_like_such_a_name_is_one_like_any_other() {
        for name in [
            "plan_delivered",
            "007",
            "2026a",
            "suspension",
            "deadline",
            "none",
        ] {
            let text = plan(|plan| {
                plan["milestones"][1]["id"] = name.into();
                plan["clocks"][0]["to"] = json!([name]);
                plan["terms"][0]["from"] = name.into();
            });
            assert!(Plan::from_json(&text).is_ok(), "{name}");
        }
    }
}
