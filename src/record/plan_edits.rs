//! What leads from one plan to another: settings where the plan has such, and else values by their paths.
//!
//! So a colleague who sets a limit and one who applies a plan meet at the same value. Whether the other plan may be
//! applied to a dossier is never decided here.

use std::collections::HashSet;

use serde_json::Value;

use crate::plan::{ClockId, Plan};

use super::plan_path::{Grain, PathEdit, json_of, path_edits};
use super::{Change, Dossier, Edit, Op, SettingKey, Slot};

/// The edits that make the plan of a dossier another one, and back; `None` where there are none that do.
pub(super) fn plan_edits(dossier: &Dossier, to: &Plan) -> Option<Vec<Edit>> {
    let mut by_path = Vec::new();
    loop {
        match edits_but(&by_path, dossier, to) {
            Ok(edits) => return Some(edits),
            // A setting that cannot be taken back by itself, such as a start that comes with a limit in place of a
            // fixed day, is altered by its path.
            Err(Some(slot)) if !by_path.contains(&slot) => by_path.push(slot),
            Err(_) => return None,
        }
    }
}

/// The same, with these settings altered by their paths.
///
/// # Errors
/// The first value that could not be put back.
fn edits_but(by_path: &[Slot], dossier: &Dossier, to: &Plan) -> Result<Vec<Edit>, Option<Slot>> {
    let wanted = json_of(to);
    let mut fault = None;
    'grains: for grain in [Grain::Members, Grain::Elements] {
        let mut next = dossier.clone();
        let mut edits = Vec::new();
        for edit in settings(&dossier.plan, to) {
            if edit.slot().is_none_or(|slot| by_path.contains(&slot)) {
                continue;
            }
            // A value that does not fit yet is altered by its path, with what it rests on.
            let mut tried = next.clone();
            if edit.apply(&mut tried).is_some() {
                next = tried;
                edits.push(edit);
            }
        }
        for edit in path_edits(&json_of(&next.plan), &wanted, grain) {
            if let Some((setting, after)) = as_setting(&next, to, &edit)
                && setting.slot().is_some_and(|slot| !by_path.contains(&slot))
            {
                next = after;
                edits.push(setting);
                continue;
            }
            let edit = Edit::Plan {
                path: edit.path,
                before: edit.before.map(Box::new),
                after: edit.after.map(Box::new),
                at: edit.at,
            };
            if edit.apply(&mut next).is_none() {
                fault = edit.slot();
                continue 'grains;
            }
            edits.push(edit);
        }
        match there_and_back(dossier, &edits, &wanted) {
            Ok(()) => return Ok(edits),
            Err(slot @ Some(Slot::Setting(_))) => return Err(slot),
            Err(slot) => fault = slot,
        }
    }
    Err(fault)
}

/// Whether these edits lead to a plan, and from there back.
///
/// # Errors
/// The value that could not be put, where it was one.
fn there_and_back(dossier: &Dossier, edits: &[Edit], wanted: &Value) -> Result<(), Option<Slot>> {
    let change = Change::new(Op::Plan, Change::placed(dossier, edits.to_vec()));
    let mut next = dossier.clone();
    next.apply(&change).map_err(|clash| clash.slot)?;
    if json_of(&next.plan) != *wanted {
        return Err(None);
    }
    let back = Change::new(Op::Undo, Change::inverse(&change.edits));
    next.apply(&back).map_err(|clash| clash.slot)?;
    if json_of(&next.plan) == json_of(&dossier.plan) {
        Ok(())
    } else {
        Err(None)
    }
}

/// The same edit as one of a setting, where there is one and it alters nothing else; and the dossier after it.
fn as_setting(dossier: &Dossier, to: &Plan, edit: &PathEdit) -> Option<(Edit, Dossier)> {
    let key = edit.path.setting()?;
    let (before, after) = (key.value(&dossier.plan), key.value(to));
    let setting = Edit::Setting {
        at: None,
        before,
        after,
        key,
    };
    let mut next = dossier.clone();
    setting.apply(&mut next)?;
    let mut wanted = json_of(&dossier.plan);
    let sides = (edit.before.as_ref(), edit.after.as_ref());
    edit.path.exchange(&mut wanted, sides, edit.at)?;
    (json_of(&next.plan) == wanted).then_some((setting, next))
}

/// The settings that differ.
fn settings(from: &Plan, to: &Plan) -> Vec<Edit> {
    let all = |plan| {
        let shown = SettingKey::all(plan).into_iter();
        shown.chain(unshown(plan)).chain(SettingKey::points(plan))
    };
    let is_in_both = |key: &SettingKey| {
        let mut clock = key.clock().into_iter();
        let mut milestone = key.milestone().into_iter();
        // A number that another phase bears now is no name of the same phase.
        let phase = |plan: &Plan| Some(plan.phase(key.phase()?)?.id.clone());
        if let SettingKey::Name(name) = key {
            return phase(from) == phase(to) && name.is_in(from) && name.is_in(to);
        }
        clock.all(|id| has_clock(from, id) && has_clock(to, id))
            && milestone.all(|id| from.milestone(id).is_some() == to.milestone(id).is_some())
    };
    let mut seen = HashSet::new();
    let keys = all(from).chain(all(to)).filter(is_in_both);
    let mut keys: Vec<SettingKey> = keys.filter(|key| seen.insert(key.clone())).collect();
    // A group is there before the first point in it, and until after the last.
    keys.sort_by_key(|key| match key {
        SettingKey::PointGroup(..) if key.value(to).is_none() => 2,
        SettingKey::PointGroup(..) => 0,
        _ => 1,
    });
    let edits = keys.into_iter().filter_map(|key| {
        let (before, after) = (key.value(from), key.value(to));
        let at = key.position(to).filter(|_| before.is_none());
        (before != after).then_some(Edit::Setting {
            key,
            before,
            after,
            at,
        })
    });
    edits.collect()
}

fn has_clock(plan: &Plan, id: &ClockId) -> bool {
    plan.clock(id).is_some() || plan.numbered(id).is_some() || plan.term(id).is_some()
}

/// What a clock may have been given though a list shows it only beside other values: a warning before there
/// was a limit.
fn unshown(plan: &Plan) -> impl Iterator<Item = SettingKey> {
    plan.agreed_clocks().flat_map(|(_, clock)| {
        let id = || clock.id.clone();
        [
            SettingKey::Warn(id()),
            SettingKey::WarnAfter(id()),
            SettingKey::Penalty(id()),
            SettingKey::FirstDay(id()),
            SettingKey::OwnLastDay(id()),
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{shipped, shipped_names};

    #[test]
    fn every_shipped_plan_becomes_every_other_one_and_itself_again() {
        let plans: Vec<Plan> = shipped_names().filter_map(shipped).collect();
        for from in &plans {
            for to in &plans {
                let before = Dossier::new(from.clone());
                let edits = plan_edits(&before, to).unwrap();
                assert_eq!(edits.is_empty(), from == to);
                let change = Change::new(Op::Plan, Change::placed(&before, edits));
                let mut dossier = before.clone();
                dossier.apply(&change).unwrap();
                assert_eq!(dossier.plan, *to);
                let back = Change::new(Op::Undo, Change::inverse(&change.edits));
                dossier.apply(&back).unwrap();
                assert_eq!(dossier, before);
                // As the journal keeps it.
                let kept = serde_json::to_string(&change.edits).unwrap();
                assert_eq!(
                    serde_json::from_str::<Vec<Edit>>(&kept).unwrap(),
                    change.edits
                );
            }
        }
    }

    #[test]
    fn a_value_that_has_a_setting_is_an_edit_of_it() {
        let from = shipped(crate::plan::SHIPPED_DEFAULT).unwrap();
        let mut to = json_of(&from);
        to["clocks"][0]["limit"] = "77d".into();
        to["milestones"][0]["label"] = "Altro".into();
        to["milestones"][1]["assume_days"] = 7.into();
        let to = Plan::from_json(&to.to_string()).unwrap();
        let edits = plan_edits(&Dossier::new(from), &to).unwrap();
        let [
            Edit::Setting { key, .. },
            Edit::Setting { key: name, .. },
            Edit::Plan { path, .. },
        ] = edits.as_slice()
        else {
            panic!("{edits:?}");
        };
        assert!(matches!(key, SettingKey::Limit(_)), "{key}");
        assert!(matches!(name, SettingKey::Name(_)), "{name}");
        assert!(path.to_string().ends_with("/assume_days"), "{path}");
    }
}
