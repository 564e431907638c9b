//! Versions of the format: an ordered table of steps from each to the next.
//!
//! A file of an older version is upgraded in memory when it is read, and on the disk with the next
//! save; one of a newer version may be looked at and never saved. A file says the lowest version that
//! can hold what is in it, so that older programs can go on with those that have nothing new. To change
//! the format: raise [`VERSION`], append a step to [`STEPS`], and keep a file of the old version among
//! the tests.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::plan::{Clock, PartyId, Plan, shipped};
use crate::record::Dossier;

use super::damage::Flaw;

/// What the files of this program call themselves.
pub const NAME: &str = "crono";

/// The newest version that this program writes.
pub const VERSION: u32 = 2;

/// What a file says it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFormat {
    /// Always [`NAME`].
    pub name: String,
    /// From 1 upwards.
    pub version: u32,
}

impl FileFormat {
    /// What this program writes for a dossier. Version 2 is for the second edition of the plan language, and
    /// for what does not apply.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            name: NAME.to_owned(),
            version: dossier.edition(),
        }
    }

    /// Whether a file that says this, and has this plan, is read as it is.
    pub(super) fn is_current(&self, plan: &Plan) -> bool {
        let first = || self.version == 1 && plan.edition() == 1 && unsaid_owners(plan).is_empty();
        self.name == NAME && (self.version == VERSION || first())
    }
}

/// Turns a document of one version into one of the next; `None` where nothing in it needs that one, and
/// it stays what it is. It may trust nothing but that the document is JSON.
pub(super) type Upgrade = fn(&Value) -> Result<Option<Value>, Flaw>;

/// The step at position 0 takes version 1 to version 2, and so on.
pub(super) const STEPS: &[Upgrade] = &[say_who_owes];

/// From the first edition of the plan language to the second: what a shipped plan has come to say of who
/// owes a term is said in dossiers of that plan as well.
#[expect(clippy::unnecessary_wraps, reason = "a step may fail")]
fn say_who_owes(document: &Value) -> Result<Option<Value>, Flaw> {
    // What is no plan is told where it is read.
    let Ok(plan) = serde_json::from_value::<Plan>(document["plan"].clone()) else {
        return Ok(None);
    };
    let unsaid = unsaid_owners(&plan);
    if unsaid.is_empty() && plan.edition() == 1 {
        return Ok(None);
    }
    let mut document = document.clone();
    for (clock, owner) in unsaid {
        if let Some(clock) = document["plan"]["clocks"][clock].as_object_mut() {
            clock.insert("owed_by".to_owned(), owner.as_str().into());
        }
    }
    Ok(Some(document))
}

/// The clocks of a plan, by position, whose owner the shipped plan of the same name says and this one
/// does not, and that owner. A plan that says anything of the second edition has been looked at by
/// somebody, and stands as it is.
fn unsaid_owners(plan: &Plan) -> Vec<(usize, PartyId)> {
    if plan.edition() > 1 {
        return Vec::new();
    }
    let Some(shipped) = shipped(&plan.name) else {
        return Vec::new();
    };
    let owner = |clock: &Clock| {
        let known = shipped.clock(&clock.id)?;
        let is_same = known.from == clock.from && known.to == clock.to;
        known.owed_by.clone().filter(|_| is_same)
    };
    let clocks = plan.clocks.iter().enumerate();
    clocks
        .filter_map(|(i, clock)| Some((i, owner(clock)?)))
        .collect()
}

/// How a version stands to the one we write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VersionMatch {
    /// The same.
    Current,
    /// Older, to be upgraded.
    Older,
    /// Newer, to be looked at only.
    Newer,
}

/// How a version stands to what these steps lead to; `None` for a version that never was.
pub(super) fn standing(version: u32, steps: &[Upgrade]) -> Option<VersionMatch> {
    let ours = u32::try_from(steps.len()).ok()?.checked_add(1)?;
    match version {
        0 => None,
        _ if version == ours => Some(VersionMatch::Current),
        _ if version < ours => Some(VersionMatch::Older),
        _ => Some(VersionMatch::Newer),
    }
}

/// Takes a document from its version to the one that these steps lead to; `None` where it needs none of
/// them.
pub(super) fn upgrade(
    document: &Value,
    version: u32,
    steps: &[Upgrade],
) -> Result<Option<Value>, Flaw> {
    let done = usize::try_from(version)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    let mut upgraded = None;
    for (step, to) in steps.iter().zip(2_u32..).skip(done) {
        let Some(mut next) = step(upgraded.as_ref().unwrap_or(document))? else {
            continue;
        };
        if let Some(format) = next.get_mut("format").and_then(Value::as_object_mut) {
            format.insert("version".to_owned(), to.into());
        }
        upgraded = Some(next);
    }
    Ok(upgraded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rename_a_key(document: &Value) -> Result<Option<Value>, Flaw> {
        let mut document = document.clone();
        let fields = document.as_object_mut().ok_or(Flaw::NoValue)?;
        let dates = fields
            .shift_remove("dates")
            .ok_or(Flaw::Missing("dates".into()))?;
        fields.insert("records".into(), dates);
        Ok(Some(document))
    }

    fn add_a_key(document: &Value) -> Result<Option<Value>, Flaw> {
        let mut document = document.clone();
        let fields = document.as_object_mut().ok_or(Flaw::NoValue)?;
        fields.insert("rev".into(), 0.into());
        Ok(Some(document))
    }

    const TABLE: &[Upgrade] = &[rename_a_key, add_a_key];

    #[test]
    fn each_version_is_upgraded_by_the_steps_it_has_not_seen() {
        let newest = json!({"format": {"name": "crono", "version": 3}, "records": [1], "rev": 0});
        for (version, document) in [
            (
                1,
                json!({"format": {"name": "crono", "version": 1}, "dates": [1]}),
            ),
            (
                2,
                json!({"format": {"name": "crono", "version": 2}, "records": [1]}),
            ),
            (3, newest.clone()),
        ] {
            let upgraded = upgrade(&document, version, TABLE).unwrap();
            assert_eq!(upgraded.unwrap_or(document), newest, "{version}");
        }
    }

    #[test]
    fn a_step_that_does_not_find_what_it_needs_says_so() {
        let document = json!({"format": {"name": "crono", "version": 1}});
        assert_eq!(
            upgrade(&document, 1, TABLE),
            Err(Flaw::Missing("dates".into()))
        );
    }

    #[test]
    fn a_newer_version_is_known_as_such() {
        for (version, expected) in [
            (0, None),
            (1, Some(VersionMatch::Older)),
            (3, Some(VersionMatch::Current)),
            (4, Some(VersionMatch::Newer)),
        ] {
            assert_eq!(standing(version, TABLE), expected, "{version}");
        }
    }

    /// A dossier of the shipped plan as the first edition wrote it.
    fn first_edition() -> Value {
        let mut plan = serde_json::to_value(shipped("civitavecchia").unwrap()).unwrap();
        for clock in plan["clocks"].as_array_mut().unwrap() {
            let clock = clock.as_object_mut().unwrap();
            clock.shift_remove("owed_by");
            clock.shift_remove("warn_after");
        }
        for milestone in plan["milestones"].as_array_mut().unwrap() {
            let milestone = milestone.as_object_mut().unwrap();
            for second in ["item_nouns", "checklist", "groups", "rejection"] {
                milestone.shift_remove(second);
            }
        }
        for register in plan["registers"].as_array_mut().unwrap() {
            register.as_object_mut().unwrap().shift_remove("owed_by");
        }
        for term in plan["terms"].as_array_mut().unwrap() {
            term.as_object_mut().unwrap().shift_remove("warn");
        }
        json!({"format": {"name": "crono", "version": 1}, "plan": plan})
    }

    #[test]
    fn a_shipped_plan_of_the_first_edition_comes_to_say_who_owes_its_terms() {
        let old = first_edition();
        let new = upgrade(&old, 1, STEPS).unwrap().unwrap();
        assert_eq!(new["format"]["version"], 2);
        for (id, owner) in [("migration", "supplier"), ("acceptance", "supplier")] {
            let clocks = new["plan"]["clocks"].as_array().unwrap();
            let clock = clocks.iter().find(|clock| clock["id"] == id).unwrap();
            assert_eq!(clock["owed_by"], owner, "{id}");
        }
        assert_eq!(upgrade(&new, 2, STEPS), Ok(None));
    }

    #[test]
    fn items_with_a_noun_are_of_the_second_version() {
        let mut old = first_edition();
        old["plan"]["name"] = "another".into();
        let edition = |document: &Value| {
            let plan: Plan = serde_json::from_value(document["plan"].clone()).unwrap();
            plan.edition()
        };
        assert_eq!(edition(&old), 1);
        let milestones = old["plan"]["milestones"].as_array_mut().unwrap();
        let content = milestones
            .iter_mut()
            .find(|it| it["id"] == "content_published");
        content.unwrap()["item_nouns"] = json!({"one": "servizio", "many": "servizi"});
        assert_eq!(edition(&old), 2);
    }

    #[test]
    fn what_has_nothing_new_stays_of_the_first_version() {
        let mut other = first_edition();
        other["plan"]["name"] = "another".into();
        assert_eq!(upgrade(&other, 1, STEPS), Ok(None));
        // A clock that counts otherwise is another clock.
        let mut changed = first_edition();
        for clock in changed["plan"]["clocks"].as_array_mut().unwrap() {
            clock["to"] = json!(["maintenance_start"]);
        }
        assert_eq!(upgrade(&changed, 1, STEPS), Ok(None));
        assert_eq!(upgrade(&json!({"plan": 5}), 1, STEPS), Ok(None));
    }

    #[test]
    fn the_table_leads_to_the_version_that_is_written() {
        assert_eq!(standing(VERSION, STEPS), Some(VersionMatch::Current));
    }
}
