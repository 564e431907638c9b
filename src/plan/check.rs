//! What makes a plan sound: known references, unique names, no cycle, labels, limits that make sense.
//!
//! Every problem is found, not only the first, and names the place a person would look at. Limits
//! and ids are already refused one by one where they are read ([`Limit`],
//! `id.rs`); here is what takes the whole plan to see.

mod clock;
mod points;
mod register;
mod rejection;
mod series;

use std::collections::HashSet;

use crate::calendar::{DAYS_MAX, FIRST_DATE, LAST_DATE, Limit};

use super::actor::BOTH;
use super::problem::{PlanProblem, ProblemKind};
use super::{Actors, Milestone, PartyId, Plan, Text};

impl Plan {
    /// Makes sure that the plan is sound, and ready to be looked things up in.
    ///
    /// # Errors
    /// Every problem there is.
    pub fn checked(self) -> Result<Self, Vec<PlanProblem>> {
        let plan = self.indexed();
        let mut check = Check {
            plan: &plan,
            problems: Vec::new(),
        };
        check.phases();
        check.names();
        check.parties();
        check.milestones();
        check.rejections();
        check.clocks();
        check.registers();
        check.terms();
        check.series();
        check.rules();
        check.cycle();
        let problems = check.problems;
        if problems.is_empty() {
            Ok(plan.unrolled())
        } else {
            Err(problems)
        }
    }
}

struct Check<'p> {
    plan: &'p Plan,
    problems: Vec<PlanProblem>,
}

impl Check<'_> {
    fn report(&mut self, place: impl Into<String>, kind: ProblemKind) {
        self.problems.push(PlanProblem {
            place: place.into(),
            kind,
        });
    }

    fn text(&mut self, place: &dyn Fn() -> String, text: &Text) {
        if text.is_unreadable() {
            self.report(place(), ProblemKind::Label);
        }
    }

    fn milestone_exists(&mut self, place: &dyn Fn() -> String, id: &super::MilestoneId) {
        if self.plan.milestone_index(id).is_some() {
            return;
        }
        let series = self.plan.series_of(id);
        let kind = match self.plan.register_of_side(id) {
            None if series.is_some() => ProblemKind::ComesBack(id.to_string()),
            Some(register) => ProblemKind::Side {
                side: id.to_string(),
                register: register.id.to_string(),
            },
            None => ProblemKind::Unknown(id.to_string()),
        };
        self.report(place(), kind);
    }

    fn phase_exists(&mut self, place: &dyn Fn() -> String, number: u32) {
        if self.plan.phase_index(number).is_none() {
            self.report(
                format!("{}.phase", place()),
                ProblemKind::Unknown(number.to_string()),
            );
        }
    }

    fn phases(&mut self) {
        self.text(&|| "title".into(), &self.plan.title);
        if self.plan.phases.is_empty() {
            self.report("phases", ProblemKind::Empty);
        }
        if self.plan.milestones.is_empty() {
            self.report("milestones", ProblemKind::Empty);
        }
        let mut last = 0;
        for (i, phase) in self.plan.phases.iter().enumerate() {
            let place = || format!("phases[{i}]");
            if !(1..=9_999).contains(&phase.number) {
                self.report(
                    format!("phases[{i}].number"),
                    ProblemKind::Number(phase.number),
                );
            } else if phase.number == last {
                self.report(
                    format!("phases[{i}].number"),
                    ProblemKind::Duplicate(last.to_string()),
                );
            } else if phase.number < last {
                self.report(format!("phases[{i}].number"), ProblemKind::Order);
            }
            last = phase.number;
            self.text(&place, &phase.title);
            if let Some(short) = &phase.short {
                self.text(&|| format!("phases[{i}].short"), short);
            }
        }
    }

    /// Milestones and the sides of registers share one set of names, since both are events; clocks,
    /// registers and terms share another, since all are clocks. A series is of both.
    fn names(&mut self) {
        let plan = self.plan;
        let milestones = plan.milestones.iter().enumerate();
        let events = milestones.map(|(i, m)| (("milestones", i, "id"), m.id.as_str()));
        let registers = || plan.agreed_registers();
        let sides = registers().flat_map(|(i, r)| {
            // What a step comes after is the step before, which has been named.
            let request = (("registers", i, "request.id"), r.request.id.as_str());
            let request = Some(request).filter(|_| r.opens());
            let field = if r.step_of.is_some() {
                "steps"
            } else {
                "answer.id"
            };
            let answer = (("registers", i, field), r.answer.id.as_str());
            request.into_iter().chain([answer])
        });
        let series = || plan.series.iter().enumerate();
        let series = || series().map(|(i, s)| (("series", i, "id"), s.id.as_str()));
        self.unique(events.chain(sides).chain(series()));
        let clocks = plan.agreed_clocks();
        let clocks = clocks.map(|(i, c)| (("clocks", i, "id"), c.id.as_str()));
        let opening = registers().filter(|(_, register)| register.opens());
        let registers = opening.map(|(i, r)| (("registers", i, "id"), r.agreed().as_str()));
        let terms = plan.terms.iter().enumerate();
        let terms = terms.map(|(i, t)| (("terms", i, "id"), t.id.as_str()));
        self.unique(clocks.chain(registers).chain(terms).chain(series()));
        let phases = plan.phases.iter().enumerate();
        self.unique(phases.map(|(i, p)| (("phases", i, "id"), p.id.as_str())));
    }

    fn unique<'n>(
        &mut self,
        names: impl Iterator<Item = ((&'static str, usize, &'static str), &'n str)>,
    ) {
        let mut seen = HashSet::with_capacity(names.size_hint().0);
        for ((list, i, field), name) in names {
            if !seen.insert(name) {
                self.report(
                    format!("{list}[{i}].{field}"),
                    ProblemKind::Duplicate(name.to_owned()),
                );
            }
        }
    }

    fn parties(&mut self) {
        let plan = self.plan;
        let parties = || plan.parties.iter().enumerate();
        self.unique(parties().map(|(i, party)| (("parties", i, "id"), party.id.as_str())));
        for (i, party) in parties() {
            if party.id.as_str() == BOTH {
                self.report(format!("parties[{i}].id"), ProblemKind::Both);
            }
            self.text(&|| format!("parties[{i}].label"), &party.label);
            if let Some(noun) = &party.noun {
                self.text(&|| format!("parties[{i}].noun"), noun);
            }
        }
        self.party_exists(&|| "us".into(), plan.us.as_ref());
        self.party_exists(&|| "penalties.party".into(), plan.penalties.party.as_ref());
    }

    fn party_exists(&mut self, place: &dyn Fn() -> String, party: Option<&PartyId>) {
        let unknown = party.filter(|party| !self.plan.has_party(party));
        self.problems.extend(unknown.map(|party| PlanProblem {
            place: place(),
            kind: unknown_party(self.plan, party, &[]),
        }));
    }

    /// Who acts: somebody, nobody twice, and all of them known.
    fn actors(&mut self, place: &dyn Fn() -> String, actors: &Actors) {
        let parties = actors.parties();
        if parties.is_empty() {
            self.report(place(), ProblemKind::Empty);
        }
        for (i, party) in parties.iter().enumerate() {
            let kind = if parties[..i].contains(party) {
                ProblemKind::Duplicate(party.to_string())
            } else if self.plan.has_party(party) {
                continue;
            } else {
                // In a list, both are named one by one.
                let words: &[&str] = if parties.len() > 1 { &[] } else { &[BOTH] };
                unknown_party(self.plan, party, words)
            };
            self.report(place(), kind);
        }
    }

    fn milestones(&mut self) {
        for (i, milestone) in self.plan.milestones.iter().enumerate() {
            let place = || format!("milestones[{i}] {}", milestone.id);
            self.phase_exists(&place, milestone.phase);
            self.text(&|| format!("{}.label", place()), &milestone.label);
            if let Some(noun) = &milestone.noun {
                self.text(&|| format!("{}.noun", place()), noun);
            }
            self.actors(&|| format!("{}.actor", place()), &milestone.actor);
            self.item_nouns(&place, milestone);
            self.points(&place, milestone);
            for id in &milestone.after {
                self.milestone_exists(&|| format!("{}.after", place()), id);
            }
            for id in &milestone.may_precede {
                if !milestone.after.contains(id) {
                    self.report(
                        format!("{}.may_precede", place()),
                        ProblemKind::Unknown(id.to_string()),
                    );
                }
            }
            self.days(
                &|| format!("{}.assume_days", place()),
                milestone.assume_days,
            );
            for suggestion in &milestone.suggest {
                self.milestone_exists(&|| format!("{}.suggest", place()), &suggestion.from);
            }
        }
        let mut all = 0..self.plan.milestones.len();
        if !all.is_empty() && all.all(|i| self.plan.need_not_happen(i)) {
            self.report("milestones", ProblemKind::AllOptional);
        }
    }

    /// What its items are called, where it may have any.
    fn item_nouns(&mut self, place: &dyn Fn() -> String, milestone: &Milestone) {
        let Some(nouns) = &milestone.item_nouns else {
            return;
        };
        if milestone.items.is_none() {
            self.report(format!("{}.item_nouns", place()), ProblemKind::NoItems);
        }
        self.text(&|| format!("{}.item_nouns.one", place()), &nouns.one);
        self.text(&|| format!("{}.item_nouns.many", place()), &nouns.many);
    }

    fn limit(&mut self, place: &dyn Fn() -> String, limit: Option<Limit>, warn: u32) {
        if let Some(
            limit @ (Limit::Days(0) | Limit::WorkingDays(0) | Limit::Months(0) | Limit::Years(0)),
        ) = limit
        {
            self.report(format!("{}.limit", place()), ProblemKind::Limit(limit));
        }
        self.days(&|| format!("{}.warn", place()), warn);
    }

    fn days(&mut self, place: &dyn Fn() -> String, days: u32) {
        if days > DAYS_MAX {
            self.report(place(), ProblemKind::Days(days));
        }
    }

    fn terms(&mut self) {
        for (i, term) in self.plan.terms.iter().enumerate() {
            let place = || format!("terms[{i}] {}", term.id);
            self.phase_exists(&place, term.phase);
            self.text(&|| format!("{}.label", place()), &term.label);
            self.milestone_exists(&|| format!("{}.from", place()), &term.from);
            self.limit(&place, Some(term.limit), term.warn);
            for (nth, kind) in term.log.iter().enumerate() {
                let label = || format!("{}.log[{nth}].label", place());
                self.text(&label, &kind.label);
            }
        }
        self.log_kinds();
    }

    /// A note names its phase and its kind, so the kinds of all terms of a phase share one set of
    /// names.
    fn log_kinds(&mut self) {
        let mut seen = HashSet::new();
        for (i, term) in self.plan.terms.iter().enumerate() {
            for (nth, kind) in term.log.iter().enumerate() {
                if !seen.insert((term.phase, &kind.id)) {
                    self.report(
                        format!("terms[{i}] {}.log[{nth}].id", term.id),
                        ProblemKind::Duplicate(kind.id.to_string()),
                    );
                }
            }
        }
    }

    fn rules(&mut self) {
        let plan = self.plan;
        if let Some(ceiling) = &plan.rules.suspension_ceiling {
            let place = || "rules.suspension_ceiling".to_owned();
            self.limit(&place, ceiling.limit, 0);
            if let Some(percent @ (0 | 1_001..)) = ceiling.percent {
                let kind = ProblemKind::Rate(percent.to_string(), 1_000);
                self.report(format!("{}.percent", place()), kind);
            }
            for id in ceiling.of.iter().filter(|id| plan.clock(id).is_none()) {
                self.report(
                    format!("{}.of", place()),
                    ProblemKind::Unknown(id.to_string()),
                );
            }
        }
        if let Some(cap) = plan.penalties.cap_percent
            && cap.thousandths > 100_000
        {
            let kind = ProblemKind::Rate(cap.to_string(), 100);
            self.report("penalties.cap_percent", kind);
        }
        for (name, date) in &plan.deadlines {
            if !(FIRST_DATE..=LAST_DATE).contains(date) {
                self.report(format!("deadlines.{name}"), ProblemKind::Day(*date));
            }
        }
    }

    /// Milestones that the order could not reach wait for each other, or for such as do.
    fn cycle(&mut self) {
        let plan = self.plan;
        let mut waits = vec![true; plan.milestones.len()];
        for reached in plan.in_order() {
            waits[*reached] = false;
        }
        let position = |id| plan.milestone_index(id);
        let Some(start) = waits.iter().position(|waits| *waits) else {
            return;
        };
        // Walking back from a milestone that is never free passes only such ones, and so comes
        // round.
        let mut walk = vec![start];
        let circle = loop {
            let here = walk[walk.len() - 1];
            let before = plan.milestones[here].after.iter().filter_map(position);
            let Some(back) = before.into_iter().find(|i| waits[*i]) else {
                return;
            };
            if let Some(at) = walk.iter().position(|i| *i == back) {
                break walk.split_off(at);
            }
            walk.push(back);
        };
        let names = circle
            .iter()
            .rev()
            .map(|i| plan.milestones[*i].id.to_string())
            .collect();
        self.report("milestones", ProblemKind::Cycle(names));
    }
}

/// That a plan has no party of this name, and which it has, besides some words.
fn unknown_party(plan: &Plan, party: &PartyId, words: &[&str]) -> ProblemKind {
    let parties = plan.all_parties();
    let parties = parties.iter().map(PartyId::as_str);
    let known = parties.chain(words.iter().copied());
    ProblemKind::Party {
        name: party.to_string(),
        known: known.map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PlanError, SHIPPED_DEFAULT, shipped};
    use serde_json::{Value, json};

    /// The problems of the shipped plan after one edit of its JSON.
    fn problems(edit: impl FnOnce(&mut Value)) -> Vec<String> {
        let mut value = serde_json::to_value(shipped(SHIPPED_DEFAULT).unwrap()).unwrap();
        edit(&mut value);
        match Plan::from_json(&value.to_string()) {
            Ok(_) => Vec::new(),
            Err(PlanError::Unsound(problems)) => problems.iter().map(ToString::to_string).collect(),
            Err(error) => vec![error.to_string()],
        }
    }

    fn says(edit: impl FnOnce(&mut Value), words: &[&str]) {
        let found = problems(edit).join("\n");
        for word in words {
            assert!(found.contains(word), "{word:?} not in:\n{found}");
        }
    }

    #[test]
    fn the_shipped_plan_has_no_problem() {
        assert_eq!(problems(|_| {}), Vec::<String>::new());
    }

    #[test]
    fn an_unknown_milestone_is_named_with_its_place() {
        says(
            |p| p["clocks"][1]["from"] = json!("nowhere"),
            &["clocks[1] plan_delivery.from", "nowhere"],
        );
        says(
            |p| p["milestones"][3]["after"] = json!(["x"]),
            &["milestones[3] plan_accepted.after"],
        );
        says(
            |p| p["terms"][0]["from"] = json!("x"),
            &["terms[0] maintenance.from"],
        );
        says(
            |p| p["registers"][0]["after"] = json!("x"),
            &["registers[0] assistance.after"],
        );
        says(
            |p| p["clocks"][1]["phase"] = json!(99),
            &["clocks[1] plan_delivery.phase", "99"],
        );
    }

    #[test]
    fn a_name_that_stands_twice_is_refused() {
        says(
            |p| p["milestones"][1]["id"] = json!("award"),
            &["milestones[1].id", "Duplicate"],
        );
        says(
            |p| p["clocks"][1]["id"] = json!("maintenance"),
            &["terms[0].id", "Duplicate"],
        );
        says(
            |p| p["registers"][0]["answer"]["id"] = json!("award"),
            &["registers[0].answer.id"],
        );
        says(
            |p| p["phases"][1]["number"] = json!(1),
            &["phases[1].number", "Duplicate"],
        );
        says(
            |p| p["clocks"][0]["to"] = json!(["plan_delivered", "plan_delivered"]),
            &["Duplicate"],
        );
    }

    #[test]
    fn milestones_that_wait_for_each_other_are_named_in_order() {
        says(
            |p| p["milestones"][0]["after"] = json!(["plan_delivered"]),
            &["Cycle", "award", "contract_signed", "plan_delivered"],
        );
        says(
            |p| p["milestones"][0]["after"] = json!(["award"]),
            &["Cycle([\"award\"])"],
        );
    }

    #[test]
    fn absurd_limits_and_warnings_are_refused() {
        says(
            |p| p["clocks"][1]["limit"] = json!("0d"),
            &["clocks[1] plan_delivery.limit"],
        );
        says(
            |p| p["clocks"][1]["limit"] = json!("40000d"),
            &["clocks[1].limit"],
        );
        says(
            |p| p["clocks"][1]["limit"] = json!("soon"),
            &["clocks[1].limit"],
        );
        says(
            |p| p["clocks"][1]["warn"] = json!(36_501),
            &["clocks[1] plan_delivery.warn", "Days(36501)"],
        );
    }

    #[test]
    fn a_warning_may_be_longer_than_the_limit() {
        let none: Vec<String> = Vec::new();
        assert_eq!(problems(|p| p["clocks"][1]["limit"] = json!("2d")), none);
        assert_eq!(problems(|p| p["clocks"][1]["warn"] = json!(11)), none);
    }

    #[test]
    fn a_clock_must_lead_somewhere_else() {
        says(
            |p| p["clocks"][1]["to"] = json!([]),
            &["clocks[1] plan_delivery.to", "Endless"],
        );
        says(
            |p| p["clocks"][1]["to"] = json!(["contract_signed"]),
            &["Endless"],
        );
    }

    #[test]
    fn items_are_named_only_where_there_may_be_some() {
        let nouns = json!({"one": "service", "many": "services"});
        let none: Vec<String> = Vec::new();
        for switch in ["on", "off"] {
            let sound = problems(|p| {
                p["milestones"][0]["items"] = json!(switch);
                p["milestones"][0]["item_nouns"] = nouns.clone();
            });
            assert_eq!(sound, none, "{switch}");
        }
        says(
            |p| p["milestones"][0]["item_nouns"] = nouns.clone(),
            &["milestones[0] award.item_nouns", "NoItems"],
        );
        says(
            |p| {
                p["milestones"][0]["items"] = json!("on");
                p["milestones"][0]["item_nouns"] = json!({"one": "service", "many": " "});
            },
            &["milestones[0] award.item_nouns.many", "Label"],
        );
    }

    #[test]
    fn not_everything_may_be_optional() {
        let optional = |which: std::ops::Range<usize>| {
            move |p: &mut Value| {
                for i in which {
                    p["milestones"][i]["optional"] = json!(true);
                }
            }
        };
        // All the others of the shipped plan come after the first.
        says(optional(0..1), &["milestones: AllOptional"]);
        assert_eq!(problems(optional(1..8)), Vec::<String>::new());
    }

    #[test]
    fn the_kinds_of_a_log_are_named_once_in_a_phase_and_can_be_read() {
        let kind = |id: &str| json!({"id": id, "label": id});
        let none: Vec<String> = Vec::new();
        assert_eq!(
            problems(|p| p["terms"][0]["log"] = json!([kind("calls"), kind("visits")])),
            none
        );
        says(
            |p| p["terms"][0]["log"] = json!([kind("calls"), kind("calls")]),
            &["terms[0] maintenance.log[1].id", "Duplicate(\"calls\")"],
        );
        says(
            |p| p["terms"][0]["log"] = json!([{"id": "calls", "label": " "}]),
            &["terms[0] maintenance.log[0].label", "Label"],
        );
        let second = |phase: u32| {
            move |p: &mut Value| {
                let mut term = p["terms"][0].clone();
                p["terms"][0]["log"] = json!([kind("calls")]);
                (term["id"], term["phase"]) = (json!("hosting"), json!(phase));
                term["log"] = json!([kind("calls")]);
                p["terms"].as_array_mut().unwrap().push(term);
            }
        };
        says(second(8), &["terms[1] hosting.log[0].id", "Duplicate"]);
        assert_eq!(problems(second(7)), none, "another phase has its own");
    }

    #[test]
    fn labels_must_be_there_in_both_languages() {
        says(
            |p| p["milestones"][0]["label"] = json!({"it": "Aggiudicazione", "en": " "}),
            &["award.label", "Label"],
        );
        says(
            |p| p["milestones"][0]["label"] = json!({"it": "Aggiudicazione"}),
            &["milestones[0].label"],
        );
        says(
            |p| p["phases"][0]["title"] = json!(""),
            &["phases[0]", "Label"],
        );
    }

    #[test]
    fn a_side_of_a_register_is_there_but_is_no_milestone() {
        let side = &["Side { side: \"assistance_request\", register: \"assistance\" }"];
        says(
            |p| p["clocks"][1]["from"] = json!("assistance_request"),
            side,
        );
        says(
            |p| p["clocks"][1]["to"] = json!(["assistance_request"]),
            side,
        );
        says(
            |p| p["milestones"][2]["after"] = json!(["assistance_request"]),
            side,
        );
        says(
            |p| p["terms"][0]["from"] = json!("assistance_answer"),
            &["Side", "terms[0]"],
        );
    }

    #[test]
    fn every_problem_is_reported_at_once() {
        let found = problems(|p| {
            p["clocks"][1]["from"] = json!("nowhere");
            p["phases"] = json!([]);
        });
        assert!(found.len() > 2, "{found:?}");
    }

    #[test]
    fn a_long_chain_is_checked_without_recursion() {
        let milestones: Vec<Value> = (0..20_000)
            .map(|i| {
                let after = if i == 0 { json!([]) } else { json!([format!("m{}", i - 1)]) };
                json!({"id": format!("m{i}"), "phase": 1, "label": "M", "actor": "supplier", "after": after})
            })
            .collect();
        let plan = json!({"name": "long", "title": "Long", "phases": [{"number": 1, "id": "one", "title": "One"}],
            "milestones": milestones, "clocks": []});
        assert!(Plan::from_json(&plan.to_string()).is_ok());
    }

    #[test]
    fn what_is_not_json_is_refused_with_line_and_column() {
        let error = Plan::from_json("{\n  \"name\": \"x\",\n}").unwrap_err();
        assert!(
            matches!(error, PlanError::Unreadable { line: 3, .. }),
            "{error}"
        );
        assert!(Plan::from_json("").is_err());
        assert!(Plan::from_json("[]").is_err());
    }
}
