//! What makes a check list sound: names that are given once, groups that are there, something to read.

use std::collections::HashSet;

use super::Check;
use crate::plan::problem::ProblemKind;
use crate::plan::{Milestone, TEXT_MAX};

impl Check<'_> {
    /// The check list of a milestone and its groups.
    pub(super) fn points(&mut self, place: &dyn Fn() -> String, milestone: &Milestone) {
        let mut seen = HashSet::new();
        for (i, group) in milestone.groups.iter().enumerate() {
            let place = || format!("{}.groups[{i}]", place());
            if !seen.insert(&group.id) {
                let name = group.id.to_string();
                self.report(format!("{}.id", place()), ProblemKind::Duplicate(name));
            }
            self.no_number(&|| format!("{}.id", place()), group.id.as_str());
            self.written(&place, [("it", &group.it), ("en", &group.en)]);
        }
        for (i, point) in milestone.checklist.iter().enumerate() {
            let place = || format!("{}.checklist[{i}]", place());
            if !seen.insert(&point.id) {
                let name = point.id.to_string();
                self.report(format!("{}.id", place()), ProblemKind::Duplicate(name));
            }
            self.no_number(&|| format!("{}.id", place()), point.id.as_str());
            self.written(&place, [("it", &point.it), ("en", &point.en)]);
            if let Some(source) = &point.source {
                self.written(&place, [("source", source)]);
            }
            if let Some(group) = &point.group
                && milestone.group(group).is_none()
            {
                let kind = ProblemKind::Group {
                    name: group.to_string(),
                    known: milestone
                        .groups
                        .iter()
                        .map(|it| it.id.to_string())
                        .collect(),
                };
                self.report(format!("{}.group", place()), kind);
            }
        }
    }

    /// What is named behind something else is no number: that would be an attempt at it.
    pub(super) fn no_number(&mut self, place: &dyn Fn() -> String, name: &str) {
        if name.bytes().all(|byte| byte.is_ascii_digit()) {
            self.report(place(), ProblemKind::OnlyDigits(name.to_owned()));
        }
    }

    /// Texts that have something to read, and not too much.
    fn written<const N: usize>(&mut self, place: &dyn Fn() -> String, texts: [(&str, &String); N]) {
        for (name, text) in texts {
            if text.trim().is_empty() || text.chars().count() > TEXT_MAX {
                self.report(format!("{}.{name}", place()), ProblemKind::Label);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::{Plan, PlanError};
    use serde_json::{Value, json};

    /// The problems of a plan whose one milestone has this list and these groups.
    fn problems(checklist: &Value, groups: &Value) -> Vec<String> {
        let plan = json!({
            "name": "x", "title": "X",
            "phases": [{"number": 1, "id": "a", "title": "A"}],
            "milestones": [{"id": "test", "phase": 1, "label": "T", "actor": "both",
                "checklist": checklist, "groups": groups}],
            "clocks": [],
        });
        match Plan::from_json(&plan.to_string()) {
            Ok(_) => Vec::new(),
            Err(PlanError::Unsound(problems)) => problems.iter().map(ToString::to_string).collect(),
            Err(error) => vec![error.to_string()],
        }
    }

    fn group(id: &str) -> Value {
        json!({"id": id, "it": "Il sito", "en": "The site"})
    }

    #[test]
    fn every_fault_of_a_check_list_is_named_at_once() {
        let sound = json!([{"id": "fonts", "it": "Font", "en": "Fonts", "source": "C.1", "group": "site"},
            {"id": "menu", "it": "Menu", "en": "Menu"}]);
        assert_eq!(
            problems(&sound, &json!([group("site"), group("empty")])),
            Vec::<String>::new()
        );
        let wrong = json!([
            {"id": "site", "it": "Font", "en": "Fonts", "group": "sit"},
            {"id": "menu", "it": " ", "en": "Menu", "source": ""},
            {"id": "menu", "it": "Menu", "en": "x".repeat(3000)},
        ]);
        let found = problems(&wrong, &json!([group("site"), group("site")])).join("\n");
        for word in [
            "milestones[0] test.groups[1].id: Duplicate(\"site\")",
            "test.checklist[0].id: Duplicate(\"site\")",
            "test.checklist[0].group: Group { name: \"sit\", known: [\"site\", \"site\"] }",
            "test.checklist[1].it: Label",
            "test.checklist[1].source: Label",
            "test.checklist[2].id: Duplicate(\"menu\")",
            "test.checklist[2].en: Label",
        ] {
            assert!(found.contains(word), "{word} not in:\n{found}");
        }
    }

    #[test]
    fn a_misspelt_member_of_a_point_is_refused_and_both_languages_are_needed() {
        let misspelt = json!([{"id": "a", "it": "A", "en": "A", "grup": "site"}]);
        let found = problems(&misspelt, &json!([group("site")])).join("\n");
        assert!(found.contains("milestones[0].checklist[0].grup"), "{found}");
        let italian_only = json!([{"id": "a", "it": "A"}]);
        let found = problems(&italian_only, &json!([])).join("\n");
        assert!(
            found.contains("milestones[0].checklist[0]") && found.contains("Missing(\"en\")"),
            "{found}"
        );
    }

    #[test]
    fn a_name_of_digits_only_would_be_read_as_an_attempt_and_is_refused() {
        let point = |id: &str| json!([{"id": id, "it": "A", "en": "A"}]);
        for id in ["1", "12", "01", "0"] {
            let found = problems(&point(id), &json!([group(id)])).join("\n");
            for place in ["checklist[0].id", "groups[0].id"] {
                let word = format!("test.{place}: OnlyDigits(\"{id}\")");
                assert!(found.contains(&word), "{word} not in:\n{found}");
            }
        }
        for id in ["1a", "a1", "2-3"] {
            assert_eq!(problems(&point(id), &json!([])), Vec::<String>::new());
        }
    }
}
