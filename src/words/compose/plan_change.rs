//! What another plan changes, value by value.

use serde_json::Value as Json;

use crate::calendar::Limit;
use crate::plan::{MilestoneId, Plan, Text};
use crate::record::{Edit, Op, PlanPath};
use crate::words::event::milestone;
use crate::words::plan_change::{
    added, altered, dropped, element, member, nothing, redo_question, undo_question, yes,
};
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Lang, dates};

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
    let said = match value {
        None => nothing(lang).to_owned(),
        Some(Json::Bool(true)) => yes(lang).to_owned(),
        Some(Json::String(said)) => one(lang, plan, said),
        Some(Json::Array(list)) if list.iter().all(Json::is_string) => {
            let all = list.iter().filter_map(Json::as_str);
            let all: Vec<String> = all.map(|said| one(lang, plan, said)).collect();
            all.join(", ")
        }
        Some(element) if PlanPath::is_element(element) => label_of(lang, element, ""),
        Some(value) => match serde_json::from_value::<Text>(value.clone()) {
            Ok(known) => text(lang, &known).to_owned(),
            Err(_) => value.to_string(),
        },
    };
    sanitized(&said).into_owned()
}

/// A text of the format: an event by its label, a length in words, anything else as it is.
fn one(lang: Lang, plan: &Plan, said: &str) -> String {
    let event = said.parse::<MilestoneId>().ok();
    if let Some(known) = event.filter(|id| plan.milestone(id).is_some()) {
        return milestone(lang, plan, &known);
    }
    let limit = said.parse::<Limit>();
    limit.map_or_else(|_| said.to_owned(), |limit| dates::limit(lang, limit))
}

/// Whether a value has members of its own, and is no text in two languages.
fn is_in_parts(value: &Json) -> bool {
    value.is_object() && serde_json::from_value::<Text>(value.clone()).is_err()
}

/// One value before and after: "evento «Consegna», nome: Consegna → Consegna del piano".
#[must_use]
pub fn edit(lang: Lang, plan: &Plan, edit: &Edit) -> String {
    let Edit::Plan {
        path,
        before,
        after,
        ..
    } = edit
    else {
        return String::new();
    };
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
        (Some(was), Some(now)) if is_in_parts(was) && is_in_parts(now) => {
            altered(lang, &name(lang, plan, path))
        }
        (was, now) => {
            let name = name(lang, plan, path);
            let (was, now) = (value(lang, plan, was), value(lang, plan, now));
            format!("{name}: {was} → {now}")
        }
    }
}
