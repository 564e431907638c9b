//! The plans that come along are what their texts say.

use std::fs;

use crate::notation::{preface_of, read};
use crate::plan::{Plan, SHIPPED_DEFAULT, shipped, shipped_names, shipped_text};
use crate::words::Lang;

/// What is shipped as `data/plans/NAME.json`.
fn made_of(name: &str) -> String {
    let text = shipped_text(name).expect("a shipped plan");
    let read = read(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
    serde_json::to_string_pretty(&read.plan).expect("a plan is JSON") + "\n"
}

#[test]
fn every_shipped_plan_is_what_its_text_says() {
    for name in shipped_names() {
        let made = Plan::from_json(&made_of(name)).expect("a plan");
        assert!(
            Some(made) == shipped(name),
            "data/plans/{name}.json differs: cargo test --lib notation -- --ignored"
        );
    }
}

#[test]
#[ignore = "writes data/plans anew"]
fn make_the_plans() {
    // The oldest one is laid out by hand, for the page on plans shows parts of it.
    for name in shipped_names().filter(|name| *name != SHIPPED_DEFAULT) {
        fs::write(format!("data/plans/{name}.json"), made_of(name)).expect("a file");
    }
}

/// The preface says where the terms come from, what is only general knowledge, that it is no advice, and what to check.
#[test]
fn every_shipped_plan_says_its_sources_and_what_to_check_in_both_languages() {
    for name in shipped_names() {
        let text = shipped_text(name).expect("a shipped plan");
        for (lang, parts) in [
            (
                Lang::It,
                [
                    "Da dove vengono i termini: ",
                    "Non è un parere legale.",
                    "Da controllare",
                    "\n# - ",
                ],
            ),
            (
                Lang::En,
                [
                    "Where the terms come from: ",
                    "This is no legal advice.",
                    "To be checked",
                    "\n# - ",
                ],
            ),
        ] {
            let preface = preface_of(text, lang);
            for part in parts {
                assert!(preface.contains(part), "{name}, {part}: {preface}");
            }
            assert!(
                preface.lines().all(|line| line.starts_with("# ")),
                "{preface}"
            );
        }
    }
}
