//! What another plan changes, value by value.

use std::collections::HashMap;

use serde_json::Value as Json;

use crate::calendar::Limit;
use crate::plan::{ClockId, PartyId, Plan, Register, Text};
use crate::record::{Edit, Op, PlanPath};
use crate::words::event::milestone;
use crate::words::plan_change::{
    ID, added, altered, called_otherwise, dropped, element, is_made, member, names_a_party,
    nothing, outcome, redo_question, undo_question, yes,
};
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Lang, dates, party};

/// What a value of the plan is called: "evento «Consegna del piano», nome".
#[must_use]
pub fn name(lang: Lang, plan: &Plan, path: &PlanPath) -> String {
    let parts: Vec<&str> = path.parts().collect();
    let called = path.called_in(plan);
    let (of, rest) = match (parts.as_slice(), called) {
        ([list, _, rest @ ..], Some(label)) => {
            let label = text(lang, &label);
            (Some(format!("{} \"{label}\"", element(lang, list))), rest)
        }
        ([list, id, rest @ ..], None) if !element(lang, list).is_empty() => {
            (Some(format!("{} [{id}]", element(lang, list))), rest)
        }
        (all, _) => (None, all),
    };
    let rest = match rest {
        [list, id] => Some(format!("{} [{id}]", element(lang, list)).trim().to_owned()),
        [one] => {
            let word = Some(member(lang, one)).filter(|word| !word.is_empty());
            Some(word.unwrap_or_else(|| (*one).to_owned()))
        }
        [] => None,
        many => Some(many.join(".")),
    };
    let parts: Vec<String> = of.into_iter().chain(rest).collect();
    sanitized(&parts.join(", ")).into_owned()
}

/// The question before a change of the plan in several values is undone or made again; `None` for any other change.
#[must_use]
pub fn question(lang: Lang, op: Op, edits: &[Edit]) -> Option<String> {
    let is_of_plan = |edit: &Edit| matches!(edit, Edit::Plan { .. } | Edit::Setting { .. });
    let is_change = edits.len() > 1 && edits.iter().any(is_of_plan)
        || edits.iter().any(|edit| matches!(edit, Edit::Plan { .. }));
    is_change.then(|| match op {
        Op::Redo => redo_question(lang, edits.len()),
        _ => undo_question(lang, edits.len()),
    })
}

/// What an element is called by its own words.
fn label_of(lang: Lang, known: &Json, id: &str) -> String {
    let label = PlanPath::called(known);
    label.map_or_else(|| id.to_owned(), |label| text(lang, &label).to_owned())
}

/// A value of the plan as people read it.
#[must_use]
pub fn value(lang: Lang, plan: &Plan, value: Option<&Json>) -> String {
    value_of(lang, plan, "", value)
}

/// The same of a member of this name.
fn value_of(lang: Lang, plan: &Plan, of: &str, value: Option<&Json>) -> String {
    let said = match value {
        None => nothing(lang).to_owned(),
        Some(Json::Bool(true)) => yes(lang).to_owned(),
        Some(Json::String(said)) => one(lang, plan, of, said),
        Some(Json::Array(list)) if list.iter().all(Json::is_string) => {
            let all = list.iter().filter_map(Json::as_str);
            let all: Vec<String> = all.map(|said| one(lang, plan, of, said)).collect();
            all.join(", ")
        }
        Some(element) if PlanPath::is_element(element) => label_of(lang, element, ""),
        Some(value) => match (serde_json::from_value::<Text>(value.clone()), value) {
            (Ok(known), _) => text(lang, &known).to_owned(),
            (Err(_), Json::Object(members)) => {
                let said = members.iter().filter(|(key, _)| !is_made(key));
                let said = said.map(|(key, value)| {
                    format!(
                        "{} {}",
                        word(lang, key),
                        value_of(lang, plan, key, Some(value))
                    )
                });
                said.collect::<Vec<_>>().join(", ")
            }
            (Err(_), value) => value.to_string(),
        },
    };
    sanitized(&said).into_owned()
}

/// What a member is called.
fn word(lang: Lang, key: &str) -> String {
    let word = member(lang, key);
    if word.is_empty() {
        key.to_owned()
    } else {
        word
    }
}

/// What something with a name is called in a plan, whatever it is.
fn called(lang: Lang, plan: &Plan, id: &str) -> Option<String> {
    if let Some(known) = id.parse().ok().filter(|id| plan.milestone(id).is_some()) {
        return Some(milestone(lang, plan, &known));
    }
    let id: ClockId = id.parse().ok()?;
    let register = || plan.entries(&id).map(Register::entry_label);
    let clock = || plan.clock(&id).map(|known| &known.label);
    let phase = || {
        let mut phases = plan.phases.iter();
        phases
            .find(|known| known.id == id)
            .map(|known| &known.title)
    };
    let term = plan.term(&id).map(|known| &known.label);
    let named = term.or_else(|| plan.series(&id).map(|known| &known.label));
    let named = named.or_else(register).or_else(clock).or_else(phase)?;
    Some(text(lang, named).to_owned())
}

/// A text of the format: what has a name by its label, a length in words, anything else as it is.
fn one(lang: Lang, plan: &Plan, of: &str, said: &str) -> String {
    let party = said.parse::<PartyId>().ok().filter(|_| names_a_party(of));
    if let Some(party) = party {
        return party::label(lang, plan, &party);
    }
    if let Some(called) = called(lang, plan, said) {
        return called;
    }
    if let Ok(limit) = said.parse::<Limit>() {
        return dates::limit(lang, limit);
    }
    let known = outcome(lang, said);
    if known.is_empty() {
        said.to_owned()
    } else {
        known
    }
}

/// The members that differ between two values with parts, each before and after.
fn parts(lang: Lang, (was, is): (&Plan, &Plan), (before, after): (&Json, &Json)) -> Vec<String> {
    let members = |value: &Json| value.as_object().cloned().unwrap_or_default();
    let (before, after) = (members(before), members(after));
    let new = after.keys().filter(|key| !before.contains_key(*key));
    let keys = before.keys().chain(new);
    let differs = keys.filter(|key| before.get(*key) != after.get(*key) && !is_made(key));
    let said = differs.map(|key| {
        let was = value_of(lang, was, key, before.get(key));
        let is = value_of(lang, is, key, after.get(key));
        format!("{} {was} → {is}", word(lang, key))
    });
    said.collect()
}

/// Whether a value has members of its own, and is no text in two languages.
fn is_in_parts(value: &Json) -> bool {
    value.is_object() && serde_json::from_value::<Text>(value.clone()).is_err()
}

/// One value before and after: "evento «Consegna», nome: Consegna → Consegna del piano".
#[must_use]
pub fn edit(lang: Lang, plan: &Plan, edit: &Edit) -> String {
    edit_between(lang, (plan, plan), edit)
}

/// The same between two plans: each value is told in the words of the plan that it stands in.
#[must_use]
pub fn edit_between(lang: Lang, (was, is): (&Plan, &Plan), edit: &Edit) -> String {
    let Edit::Plan {
        path,
        before,
        after,
        ..
    } = edit
    else {
        return String::new();
    };
    let plan = if after.is_none() { was } else { is };
    let is_element = path.parts().count().is_multiple_of(2);
    let whole = |value: &Json| {
        let list = path.parts().nth(path.parts().count().saturating_sub(2));
        let list = list.unwrap_or_default();
        let id = path.parts().last().unwrap_or_default();
        let label = sanitized(&label_of(lang, value, id)).into_owned();
        format!("{} \"{label}\"", element(lang, list))
    };
    match (before.as_deref(), after.as_deref()) {
        (None, Some(now)) if is_element && now.is_object() => added(lang, &whole(now)),
        (Some(was), None) if is_element && was.is_object() => dropped(lang, &whole(was)),
        (Some(before), Some(after)) if is_in_parts(before) && is_in_parts(after) => {
            let parts = parts(lang, (was, is), (before, after));
            let name = name(lang, plan, path);
            if parts.is_empty() {
                altered(lang, &name)
            } else {
                format!("{name}: {}", parts.join("; "))
            }
        }
        (before, after) => {
            let name = name(lang, plan, path);
            let of = path.parts().last().unwrap_or_default();
            let before = value_of(lang, was, of, before);
            let after = value_of(lang, is, of, after);
            format!("{name}: {before} → {after}")
        }
    }
}

/// What is gone in some edits and is there again under another name, all else as it was: its place among them, and that
/// of what it became.
#[must_use]
pub fn renamed(edits: &[&Edit]) -> Vec<(usize, usize)> {
    let element = |edit: &Edit| match edit {
        Edit::Plan {
            path,
            before,
            after,
            ..
        } if path.parts().count() == 2 => {
            let list = path.parts().next()?.to_owned();
            match (before.as_deref(), after.as_deref()) {
                (Some(was), None) => Some((list, was.clone(), true)),
                (None, Some(is)) => Some((list, is.clone(), false)),
                _ => None,
            }
        }
        _ => None,
    };
    let all: Vec<_> = edits.iter().map(|edit| element(edit)).collect();
    let id = |value: &Json| value.get(ID).and_then(Json::as_str).map(str::to_owned);
    let mut names: HashMap<String, String> = HashMap::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    // What counts from another one that was renamed is known once that is.
    loop {
        let known = pairs.len();
        for (at, one) in all.iter().enumerate() {
            let Some((list, was, true)) = one else {
                continue;
            };
            if pairs.iter().any(|(gone, _)| *gone == at) {
                continue;
            }
            let wanted = unnamed(was, &names);
            let mut others = all.iter().enumerate();
            let found = others.find_map(|(to, other)| {
                let (other_list, is, gone) = other.as_ref()?;
                let is_free = pairs.iter().all(|(_, taken)| *taken != to);
                let is_it = !gone && is_free && other_list == list;
                (is_it && unnamed(is, &HashMap::new()) == wanted).then_some((to, is))
            });
            if let Some((to, is)) = found {
                names.extend(id(was).zip(id(is)));
                pairs.push((at, to));
            }
        }
        if pairs.len() == known {
            return pairs;
        }
    }
}

/// An element without what it is called, and with these names in place of others.
fn unnamed(element: &Json, names: &HashMap<String, String>) -> Json {
    fn put(value: &mut Json, names: &HashMap<String, String>) {
        match value {
            Json::String(said) => {
                if let Some(name) = names.get(said) {
                    said.clone_from(name);
                }
            }
            Json::Array(list) => list.iter_mut().for_each(|one| put(one, names)),
            Json::Object(members) => members.values_mut().for_each(|one| put(one, names)),
            _ => {}
        }
    }
    let mut bare = element.clone();
    if let Some(members) = bare.as_object_mut() {
        members.retain(|key, _| key != ID && !is_made(key));
    }
    put(&mut bare, names);
    bare
}

/// That an element is called otherwise.
#[must_use]
pub fn rename(lang: Lang, was: &Edit, is: &Edit) -> String {
    let side = |edit: &Edit| match edit {
        Edit::Plan {
            path,
            before,
            after,
            ..
        } => {
            let value = before.as_deref().or(after.as_deref()).cloned();
            let id = path.parts().last().unwrap_or_default();
            let label = value.map(|value| label_of(lang, &value, id));
            let list = path.parts().next().unwrap_or_default();
            (element(lang, list), label.unwrap_or_default())
        }
        _ => (String::new(), String::new()),
    };
    let ((kind, was), (_, is)) = (side(was), side(is));
    called_otherwise(lang, &kind, &sanitized(&was), &sanitized(&is))
}
