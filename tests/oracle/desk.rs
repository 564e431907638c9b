//! Whose turn it is, worked out a second time from the plan and the JSON: "we must act" is said of what
//! `us` acts in, and a clock of somebody else is said to run meanwhile exactly where it does.

use std::collections::BTreeSet;

use crono::assess::Assessment;
use crono::plan::MilestoneId;
use crono::record::Dossier;
use crono::words::{Lang, headline};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use super::views::Clocks;

/// The parties of an `actor`, whether it is an id, `both` or a list.
pub fn ids(actor: &Value) -> Vec<&str> {
    match actor {
        Value::String(word) if word == "both" => vec!["administration", "supplier"],
        Value::String(id) => vec![id],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        other => panic!("{other} acts"),
    }
}

/// The milestones that have happened, from the records and the items.
fn settled(status: &Value) -> BTreeSet<&str> {
    let of = |list: &str, key: &'static str| {
        let list = status[list].as_array().into_iter().flatten();
        list.map(move |entry| (entry[key].as_str().unwrap_or_default(), entry))
    };
    let mut done: BTreeSet<&str> = of("records", "event").map(|(event, _)| event).collect();
    let items: Vec<(&str, &Value)> = of("items", "milestone").collect();
    for (milestone, _) in &items {
        let own = || items.iter().filter(|(of, _)| of == milestone);
        let dated = own().filter(|(_, item)| item["date"].is_string()).count();
        if dated == own().count() {
            done.insert(milestone);
        } else if dated > 0 {
            // A date of the whole holds until an item is dated.
            done.remove(milestone);
        }
    }
    done
}

/// The milestones that are still to come and lead to the end of a clock that runs and that another owes.
fn hold_up(dossier: &Dossier, status: &Value, clocks: &Clocks<'_>) -> BTreeSet<String> {
    let plan = &dossier.plan;
    let us = status["us"].as_str().expect("us");
    let done = settled(status);
    let mut next: Vec<&str> = Vec::new();
    for clock in &plan.clocks {
        let known = clocks[clock.id.as_str()];
        let state = known["state"].as_str().expect("a state");
        let runs = ["running", "due_soon", "due_today", "overdue"].contains(&state);
        let judged = known["informative"] == false && !known["limit"].is_null();
        if runs && judged && known["owed_by"] != us {
            next.extend(clock.to.iter().map(MilestoneId::as_str));
        }
    }
    let mut found = BTreeSet::new();
    while let Some(id) = next.pop() {
        if done.contains(id) || !found.insert(id.to_owned()) {
            continue;
        }
        let known = plan.milestones.iter().find(|known| known.id.as_str() == id);
        let before = known.expect("a milestone").after.iter();
        next.extend(before.map(MilestoneId::as_str));
    }
    found
}

/// Compares the second sentence with what the JSON says.
pub fn agree(
    dossier: &Dossier,
    assessment: &Assessment,
    status: &Value,
    clocks: &Clocks<'_>,
) -> Result<(), TestCaseError> {
    let us = status["us"].as_str().expect("us");
    let awaited = status["awaited"].as_array().expect("what is awaited");
    let alone = || awaited.iter().filter(|it| ids(&it["actor"]) == [us]);
    let joint = || {
        let with_us = |it: &&Value| ids(&it["actor"]).len() > 1 && ids(&it["actor"]).contains(&us);
        awaited.iter().filter(with_us)
    };
    let said = headline::ours(Lang::En, dossier, assessment, usize::MAX);
    let turn = said.to_lowercase();
    prop_assert_eq!(
        turn.starts_with("we must act"),
        alone().next().is_some(),
        "{}",
        said
    );
    prop_assert_eq!(
        turn.starts_with("we, ") || turn.starts_with("we and "),
        alone().next().is_none() && joint().next().is_some(),
        "{}",
        said
    );
    let holding = hold_up(dossier, status, clocks);
    let name = |it: &&Value| {
        let event = it["event"].as_str().unwrap_or_default();
        event.split(':').next().unwrap_or_default().to_owned()
    };
    let held = alone().any(|it| holding.contains(&name(&it)));
    prop_assert_eq!(turn.contains("meanwhile "), held, "{} {:?}", said, holding);
    if turn.starts_with("we, ") || turn.starts_with("we and ") {
        prop_assert!(!said.contains("WE"), "{}", said);
    }
    Ok(())
}
