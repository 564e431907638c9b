//! Another plan in place of the one of a dossier: one change, by path, with a way back.

use serde_json::{Value, json};

use super::*;
use crate::plan::Plan;

/// The plan of a dossier, altered as a colleague would in an editor.
fn altered(plan: &Plan, alter: impl Fn(&mut Value)) -> Plan {
    let mut json = serde_json::to_value(plan).unwrap();
    alter(&mut json);
    Plan::from_json(&json.to_string()).unwrap()
}

pub(super) fn apply(plan: Plan) -> Proposal {
    Proposal::ApplyPlan {
        plan: Box::new(plan),
        base: None,
        since: None,
    }
}

fn named<'v>(list: &'v mut Value, id: &str) -> &'v mut Value {
    let list = list.as_array_mut().unwrap();
    list.iter_mut().find(|one| one["id"] == id).unwrap()
}

fn without(list: &mut Value, id: &str) {
    list.as_array_mut().unwrap().retain(|one| one["id"] != id);
}

fn add_survey(plan: &mut Value) {
    plan["milestones"].as_array_mut().unwrap().insert(
        2,
        json!({"id": "survey", "phase": 1, "actor": "supplier", "after": ["award"],
               "label": {"it": "Sopralluogo", "en": "Survey"}, "noun": {"it": "il sopralluogo", "en": "the survey"}}),
    );
    plan["clocks"].as_array_mut().unwrap().push(
        json!({"id": "survey", "phase": 1, "from": "award", "to": ["survey"], "limit": "7d",
               "label": {"it": "Sopralluogo", "en": "Survey"}}),
    );
}

/// Plans that a dossier may be given: each is the plan of [`Office::listed`] with something else.
pub(super) fn others() -> Vec<Plan> {
    let plan = Office::listed().dossier.plan;
    let alterations: [&dyn Fn(&mut Value); 8] = [
        &|_| {},
        &|plan| plan["phases"][0]["title"] = json!({"it": "Avvio", "en": "Start"}),
        &add_survey,
        &|plan| {
            add_survey(plan);
            named(&mut plan["clocks"], "content")["limit"] = json!("25d");
            named(&mut plan["clocks"], "content")["from"] = json!("survey");
        },
        &|plan| plan["milestones"].as_array_mut().unwrap().swap(0, 1),
        &|plan| plan["terms"] = json!([]),
        &|plan| {
            let points = &mut named(&mut plan["milestones"], "acceptance_test")["checklist"];
            points.as_array_mut().unwrap().reverse();
            points[0]["it"] = json!("Copia di riserva");
        },
        &|plan| {
            let clock = named(&mut plan["clocks"], "content");
            clock.as_object_mut().unwrap().remove("limit");
            clock.as_object_mut().unwrap().remove("from");
            clock["by"] = json!("2025-12-31");
        },
    ];
    let plans = alterations.into_iter().map(|alter| altered(&plan, alter));
    plans.collect()
}

#[test]
fn a_plan_becomes_another_one_and_comes_back_exactly() {
    let plans = others();
    for from in &plans {
        for to in &plans {
            let mut office = Office::listed();
            office.dossier.plan = from.clone();
            let is_new = serde_json::to_value(from).unwrap() != serde_json::to_value(to).unwrap();
            assert_eq!(office.make("anna", &apply(to.clone())), Ok(is_new));
            let json = |plan: &Plan| serde_json::to_string(plan).unwrap();
            assert!(json(&office.dossier.plan) == json(to));
            assert_eq!(office.journal.entries().len(), usize::from(is_new));
            if is_new {
                office.made("anna", Proposal::Undo);
                assert!(json(&office.dossier.plan) == json(from));
                office.made("anna", Proposal::Redo);
                assert!(json(&office.dossier.plan) == json(to));
            }
            office.dossier.rev = office.journal.entries().len() as u64;
            assert_eq!(office.journal.contradictions(&office.dossier), []);
            assert!(office.journal.outside(&office.dossier).is_empty());
        }
    }
}

#[test]
fn an_order_that_a_colleague_put_back_already_is_what_taking_back_comes_back_to() {
    let mut office = Office::listed();
    let plan = office.dossier.plan.clone();
    let swapped = |plan: &mut Value| plan["milestones"].as_array_mut().unwrap().swap(0, 1);
    office.made("bruno", apply(altered(&plan, swapped)));
    office.made("anna", apply(altered(&plan, add_survey)));
    let before = office.dossier.clone();
    let change = office.change("bruno", None, &Proposal::Undo);
    let change = change.unwrap().unwrap();
    let mut dossier = before.clone();
    dossier.apply(&change).unwrap();
    let back = Change::new(Op::Undo, Change::inverse(&change.edits));
    dossier.apply(&back).unwrap();
    assert_eq!(dossier, before);
}

#[test]
fn what_settings_can_say_is_an_edit_of_the_setting_and_the_rest_goes_by_path() {
    let mut office = Office::half_way();
    let plan = altered(&office.dossier.plan, |plan| {
        add_survey(plan);
        named(&mut plan["clocks"], "content")["limit"] = json!("25d");
        named(&mut plan["milestones"], "award")["label"] = json!("Award");
    });
    office.made("anna", apply(plan));
    let entry = &office.journal.entries()[office.journal.entries().len() - 1];
    let places: Vec<String> = entry.places().collect();
    assert_eq!(
        places,
        [
            "clocks.content.limit",
            "milestones.award.label",
            "/milestones/survey",
            "/clocks/survey",
        ]
    );
    assert_eq!(entry.op, Op::Plan);
    // Read back, it says the same.
    let text = serde_json::to_string(entry).unwrap();
    assert_eq!(&serde_json::from_str::<Entry>(&text).unwrap(), entry);
}

#[test]
fn what_was_recorded_keeps_its_place_or_is_named() {
    let mut office = Office::half_way();
    office.made("anna", note("5", "x"));
    let lost = |office: &Office, alter: &dyn Fn(&mut Value)| match office
        .refused(apply(altered(&office.dossier.plan, alter)))
    {
        Refusal::PlanLeaves(lost) => {
            let name = |slot: &Slot| format!("{} {}", slot.list(), slot.name());
            lost.iter().map(name).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    // A register with an answered request, and its clocks.
    let found = lost(&office, &|plan| plan["registers"] = json!([]));
    assert!(
        found.iter().any(|place| place.starts_with("requests ")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|place| place.starts_with("records ")),
        "{found:?}"
    );
    // A renamed event: its date would hang.
    let found = lost(&office, &|plan| {
        let text = plan.to_string().replace("\"award\"", "\"decision\"");
        *plan = serde_json::from_str(&text).unwrap();
    });
    assert_eq!(found, ["records award"]);
    // What does not apply goes with what it was said of, and comes back with it.
    office.made(
        "anna",
        Proposal::Waive {
            place: "8".parse().unwrap(),
            date: Some(day("2026-01-10")),
            with_followers: false,
            expected: None,
        },
    );
    let gone = altered(&office.dossier.plan, |plan| {
        plan["terms"] = json!([]);
        without(&mut plan["milestones"], "maintenance_start");
        plan["phases"].as_array_mut().unwrap().pop();
    });
    office.made("anna", apply(gone));
    assert!(office.dossier.waivers.is_empty());
    office.made("anna", Proposal::Undo);
    assert_eq!(office.dossier.waivers.len(), 1);
    assert!(office.dossier.clone().checked().is_ok());
}

#[test]
fn an_undo_leaves_no_date_without_a_place() {
    let mut office = Office::half_way();
    office.made("anna", apply(altered(&office.dossier.plan, add_survey)));
    office.made("bruno", record("survey", "2025-01-25"));
    let Refusal::Conflict(conflict) = office.refused(Proposal::Undo) else {
        panic!()
    };
    assert_eq!(conflict.slot, Slot::Record(event("survey")));
    office.made("bruno", Proposal::Undo);
    office.made("anna", Proposal::Undo);
    assert!(
        office
            .dossier
            .plan
            .milestone(&"survey".parse().unwrap())
            .is_none()
    );
}

#[test]
fn two_who_alter_the_plan_at_once_meet_only_where_they_alter_the_same() {
    let mut office = Office::half_way();
    let base = office.dossier.plan.clone();
    let by = |alter: &dyn Fn(&mut Value)| Proposal::ApplyPlan {
        plan: Box::new(altered(&base, alter)),
        base: Some(Box::new(base.clone())),
        since: None,
    };
    office.made(
        "bruno",
        by(&|plan| {
            named(&mut plan["milestones"], "award")["label"] = json!("Award");
        }),
    );
    office.made("bruno", set("clocks.content.limit", Some("40d")));
    // Elsewhere: both stay.
    office.made("anna", by(&add_survey));
    let label = office.dossier.plan.milestones[0].label.clone();
    assert_eq!(label.it(), "Award");
    // The same value: nothing left to do for it.
    let same = by(&|plan| named(&mut plan["milestones"], "award")["label"] = json!("Award"));
    assert_eq!(office.make("anna", &same), Ok(false));
    // Another value in the same place is a conflict with its author, whether it was set or applied.
    for alter in [
        &|plan: &mut Value| named(&mut plan["milestones"], "award")["label"] = json!("Decision"),
        &|plan: &mut Value| named(&mut plan["clocks"], "content")["limit"] = json!("50d"),
    ] as [&dyn Fn(&mut Value); 2]
    {
        let Refusal::Conflict(conflict) = office.refused(by(alter)) else {
            panic!()
        };
        assert_eq!(conflict.author.unwrap().by, "BRUNO");
        assert!(conflict.present.is_some() && conflict.expected.is_some());
    }
}

#[test]
fn a_plan_that_an_editor_altered_after_an_entry_is_named() {
    let mut office = Office::half_way();
    office.made("anna", apply(altered(&office.dossier.plan, add_survey)));
    office.made(
        "anna",
        apply(altered(&office.dossier.plan, |plan| {
            named(&mut plan["milestones"], "award")["label"] = json!("Award");
        })),
    );
    office.dossier.rev = office.journal.entries().len() as u64;
    assert_eq!(office.journal.contradictions(&office.dossier), []);
    let mut by_hand = office.dossier.clone();
    by_hand.plan = altered(&office.dossier.plan, |plan| {
        named(&mut plan["milestones"], "award")["label"] = json!("Decision");
        named(&mut plan["clocks"], "survey")["limit"] = json!("70d");
    });
    let found = office.journal.contradictions(&by_hand);
    let places: Vec<&str> = found.iter().map(|found| found.place.as_str()).collect();
    assert_eq!(
        places,
        ["plan /clocks/survey", "plan milestones.award.label"]
    );
    // A setting within what was applied is no editor's work.
    office.made("bruno", set("clocks.survey.limit", Some("9d")));
    office.dossier.rev += 1;
    assert_eq!(office.journal.contradictions(&office.dossier), []);
    office.made("anna", Proposal::Undo);
    // And the plan that brought the clock is not taken back over it.
    let Refusal::Conflict(conflict) = office.refused(Proposal::Undo) else {
        panic!()
    };
    assert!(!conflict.outside);
}
