//! Another plan on a dossier that runs: one change, taken back only where nothing rests on it since.

use serde_json::{Value, json};

use super::*;
use crate::plan::Plan;

/// The plan of a dossier with something altered, as a wish.
fn plan_with(office: &Office, alter: impl FnOnce(&mut Value)) -> Proposal {
    let mut plan = serde_json::to_value(&office.dossier.plan).unwrap();
    alter(&mut plan);
    Proposal::ApplyPlan {
        base: None,
        plan: Box::new(Plan::from_json(&plan.to_string()).unwrap()),
        since: None,
    }
}

/// The same with an event more, and a term that ends with it.
fn with_inspection(plan: &mut Value) {
    let inspection = json!({"id": "inspection", "phase": 6, "label": "Sopralluogo", "actor": "administration",
        "after": ["production_release"]});
    let term = json!({"id": "inspected", "phase": 6, "label": "Sopralluogo", "from": "production_release",
        "to": ["inspection"], "limit": "9d"});
    plan["milestones"]
        .as_array_mut()
        .unwrap()
        .insert(2, inspection);
    plan["clocks"].as_array_mut().unwrap().push(term);
    plan["clocks"][0]["label"] = "Altro nome".into();
    plan["title"] = "Un altro titolo".into();
}

#[test]
fn it_is_one_change_that_goes_and_comes_back_and_the_journal_agrees() {
    let mut office = Office::half_way();
    let before = office.dossier.clone();
    let wish = plan_with(&office, with_inspection);
    office.made("anna", wish.clone());
    assert_eq!(office.make("anna", &wish), Ok(false));
    let after = office.dossier.clone();
    assert_eq!(after.plan.milestones[2].id.as_str(), "inspection");
    let agrees = |office: &Office| {
        let mut found = office.journal.contradictions(&office.dossier);
        found.retain(|it| it.place != "rev");
        assert_eq!(found, Vec::new());
    };
    agrees(&office);
    // What is set of an element that came with it contradicts nothing.
    office.made("bruno", set("clocks.inspected.limit", Some("12d")));
    agrees(&office);
    office.made("bruno", Proposal::Undo);
    office.made("anna", Proposal::Undo);
    assert_eq!(office.dossier.plan, before.plan);
    agrees(&office);
    office.made("anna", Proposal::Redo);
    assert_eq!(office.dossier.plan, after.plan);
    agrees(&office);
    // A copy from before it can be gone back to.
    office.made("anna", Proposal::Restore(Box::new(before.clone())));
    assert_eq!(office.dossier.plan, before.plan);
    agrees(&office);
    assert_eq!(office.journal.entries().last().map(Entry::edition), Some(2));
}

#[test]
fn what_a_colleague_built_on_it_stands_against_taking_it_back() {
    for built in [
        record("inspection", "2026-01-05"),
        set("clocks.inspected.limit", Some("12d")),
    ] {
        let mut office = Office::half_way();
        office.made("anna", plan_with(&office, with_inspection));
        office.made("bruno", built.clone());
        let dossier = office.dossier.clone();
        let Err(Refusal::Conflict(conflict)) = office.make("anna", &Proposal::Undo) else {
            panic!("{built:?}");
        };
        let author = conflict.author.as_ref().map(|author| author.login.as_str());
        assert_eq!(author, Some("bruno"), "{conflict:?}");
        assert!(!conflict.outside);
        assert_eq!(office.dossier, dossier);
    }
}

#[test]
fn a_plan_without_a_place_for_what_is_recorded_is_refused_with_every_name() {
    let mut office = Office::half_way();
    office.made(
        "anna",
        Proposal::Note {
            place: "assistance".parse().unwrap(),
            date: day("2026-01-05"),
            kind: None,
            text: "x".into(),
        },
    );
    let wish = plan_with(&office, |plan| {
        plan.as_object_mut().unwrap().shift_remove("registers");
        let milestones = plan["milestones"].as_array_mut().unwrap();
        for milestone in milestones {
            if milestone["id"] == "content_published" {
                let members = milestone.as_object_mut().unwrap();
                members.shift_remove("items");
                members.shift_remove("item_nouns");
            }
        }
    });
    let Refusal::PlanLeaves(slots) = office.refused(wish) else {
        panic!("not refused for that");
    };
    let has = |wanted: fn(&Slot) -> bool| slots.iter().any(wanted);
    assert!(has(|slot| matches!(slot, Slot::Request(..))), "{slots:?}");
    assert!(has(|slot| matches!(slot, Slot::Item(..))), "{slots:?}");
    assert!(has(|slot| matches!(slot, Slot::Note(_))), "{slots:?}");
}
