//! The place of a value of a plan that is no setting: `/milestones/plan_delivered/label`.
//!
//! The path goes from the top of the plan. What stands in a list is named by what names it and never by its
//! position, since positions move. What a value means is never decided here, nor whether it may be altered.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::plan::{Plan, Text};

use super::setting_key::SettingKey;

/// Where a value of a plan stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlanPath(String);

/// The JSON of a plan, as a file has it.
pub(super) fn json_of(plan: &Plan) -> Value {
    serde_json::to_value(plan).unwrap_or_default()
}

/// What names an element of a list.
const NAME: &str = "id";

/// A text that leads nowhere in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a path such as /milestones/delivered/label")]
pub struct NotAPath;

impl FromStr for PlanPath {
    type Err = NotAPath;

    fn from_str(text: &str) -> Result<Self, NotAPath> {
        let rest = text.strip_prefix('/').ok_or(NotAPath)?;
        let is_name = |part: &str| {
            let is_part = |char: char| char.is_ascii_alphanumeric() || "_-.".contains(char);
            !part.is_empty() && part.chars().all(is_part)
        };
        if rest.split('/').all(is_name) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAPath)
        }
    }
}

impl fmt::Display for PlanPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for PlanPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PlanPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::plan::parsed(deserializer, crate::plan::ValueKind::PlanPath)
    }
}

impl PlanPath {
    /// The top of a plan, from which every path begins.
    pub(super) fn top() -> Self {
        Self(String::new())
    }

    /// What stands below it by a name.
    pub(super) fn below(&self, name: &str) -> Self {
        Self(format!("{}/{name}", self.0))
    }

    /// Whether a value is an element of a list, by a name of its own.
    #[must_use]
    pub fn is_element(value: &Value) -> bool {
        name_of(value).is_some()
    }

    /// What an element is called.
    #[must_use]
    pub fn called(element: &Value) -> Option<Text> {
        let label = element.get("label").or_else(|| element.get("title"))?;
        serde_json::from_value(label.clone()).ok()
    }

    /// What the element of the plan is called in which it stands, where there is one.
    #[must_use]
    pub fn called_in(&self, plan: &Plan) -> Option<Text> {
        let parts: Vec<&str> = self.parts().take(2).collect();
        let element = Self(format!("/{}", parts.join("/")));
        Self::called(element.value(&json_of(plan))?)
    }

    /// The names that lead there.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').skip(1)
    }

    /// Whether one of two stands in the other.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let is_in = |one: &Self, other: &Self| {
            let rest = one.0.strip_prefix(&other.0);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        is_in(self, other) || is_in(other, self)
    }

    /// Whether a setting is of a value that stands there, or in which it stands.
    pub(super) fn holds(&self, key: &SettingKey) -> bool {
        let name = key.to_string();
        let parts: Vec<&str> = self.parts().collect();
        let key: Vec<&str> = name.split('.').collect();
        let is_clock = |list: &str| ["clocks", "registers", "series", "terms"].contains(&list);
        match (parts.as_slice(), key.as_slice()) {
            ([list, ..], [of, ..]) if is_clock(list) && *of == "clocks" => {
                begins(&parts[1..], &key[1..])
            }
            // Who makes an occurrence happen is said of a milestone of that name.
            (["series", ..], ["milestones", ..]) => begins(&parts[1..], &key[1..]),
            _ => begins(&parts, &key),
        }
    }

    /// The setting that the value is, where it is one.
    pub(super) fn setting(&self) -> Option<SettingKey> {
        let parts: Vec<&str> = self.parts().collect();
        match parts.as_slice() {
            ["clocks" | "registers" | "series" | "terms", id, member] => {
                format!("clocks.{id}.{member}").parse().ok()
            }
            parts => parts.join(".").parse().ok(),
        }
    }

    /// What stands there in the JSON of a plan.
    pub(super) fn value<'v>(&self, plan: &'v Value) -> Option<&'v Value> {
        self.parts().try_fold(plan, |value, part| match value {
            Value::Array(list) => list.iter().find(|element| name_of(element) == Some(part)),
            value => value.get(part),
        })
    }

    /// Puts one value in the place of another one, in a list at a position; `None` where another stands there.
    pub(super) fn exchange(
        &self,
        plan: &mut Value,
        (before, after): (Option<&Value>, Option<&Value>),
        at: Option<u32>,
    ) -> Option<()> {
        if self.value(plan) != before {
            return None;
        }
        let (above, name) = self.0.rsplit_once('/')?;
        let mut place = plan;
        for part in above.split('/').skip(1) {
            place = match place {
                Value::Array(list) => {
                    let mut elements = list.iter_mut();
                    elements.find(|element| name_of(element) == Some(part))?
                }
                // A list with nothing in it is not written.
                Value::Object(members) => members
                    .entry(part)
                    .or_insert_with(|| Value::Array(Vec::new())),
                _ => return None,
            };
        }
        match place {
            Value::Array(list) => in_list(list, name, after, at),
            Value::Object(members) => {
                match after {
                    Some(value) => drop(members.insert(name.to_owned(), value.clone())),
                    None => drop(members.shift_remove(name)),
                }
                Some(())
            }
            _ => None,
        }
    }

    /// Where an element stands in its list.
    pub(super) fn position(&self, plan: &Value) -> Option<u32> {
        let (above, name) = self.0.rsplit_once('/')?;
        let list = Self(above.to_owned());
        let list = list.value(plan)?.as_array()?;
        let at = list
            .iter()
            .position(|element| name_of(element) == Some(name))?;
        u32::try_from(at).ok()
    }
}

/// Whether one of two lists of names is the beginning of the other.
fn begins(one: &[&str], other: &[&str]) -> bool {
    one.iter().zip(other).all(|(one, other)| one == other)
}

/// What names an element of a list.
pub(super) fn name_of(element: &Value) -> Option<&str> {
    element.get(NAME)?.as_str()
}

fn in_list(
    list: &mut Vec<Value>,
    name: &str,
    after: Option<&Value>,
    at: Option<u32>,
) -> Option<()> {
    let known = list
        .iter()
        .position(|element| name_of(element) == Some(name));
    match (known, after) {
        (Some(at), Some(value)) => list[at] = value.clone(),
        (Some(at), None) => drop(list.remove(at)),
        (None, Some(value)) => {
            let at = at.and_then(|at| usize::try_from(at).ok());
            let end = list.len();
            list.insert(at.map_or(end, |at| at.min(end)), value.clone());
        }
        (None, None) => return None,
    }
    Some(())
}

/// A value of a plan before and after, and for what stands in a list its position.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PathEdit {
    pub path: PlanPath,
    pub before: Option<Value>,
    pub after: Option<Value>,
    pub at: Option<u32>,
}

/// Members of a plan that hold others, each of which is a value of its own.
const HOLDERS: [&str; 4] = ["rules", "penalties", "deadlines", "info"];

/// How small the values are that an edit alters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// Members of what stands in a list.
    Members,
    /// What stands in a list, as a whole.
    Elements,
}

/// What leads from the JSON of one plan to that of another.
pub(super) fn path_edits(from: &Value, to: &Value, grain: Grain) -> Vec<PathEdit> {
    let mut edits = Vec::new();
    let empty = Map::new();
    let of = |value: &'_ Value| value.as_object().cloned().unwrap_or_else(|| empty.clone());
    members(&PlanPath::top(), (&of(from), &of(to)), grain, &mut edits);
    edits
}

fn members(
    path: &PlanPath,
    (from, to): (&Map<String, Value>, &Map<String, Value>),
    grain: Grain,
    edits: &mut Vec<PathEdit>,
) {
    let added = to.keys().filter(|key| !from.contains_key(*key));
    let keys: Vec<&String> = from.keys().chain(added).collect();
    for key in keys {
        let (before, after) = (from.get(key), to.get(key));
        if before == after {
            continue;
        }
        let path = path.below(key);
        if let (Some(Value::Object(before)), Some(Value::Object(after))) = (before, after)
            && HOLDERS.contains(&key.as_str())
        {
            members(&path, (before, after), grain, edits);
        } else if let Some((before, after)) = named_lists(before, after) {
            elements(&path, (&before, &after), grain, edits);
        } else {
            edits.push(PathEdit {
                path,
                before: before.cloned(),
                after: after.cloned(),
                at: None,
            });
        }
    }
}

/// Two lists of which every element has a name, where a list that is missing is empty.
fn named_lists(before: Option<&Value>, after: Option<&Value>) -> Option<(Vec<Value>, Vec<Value>)> {
    let list = |value: Option<&Value>| match value {
        None => Some(Vec::new()),
        Some(Value::Array(list)) if list.iter().all(|it| name_of(it).is_some()) => {
            Some(list.clone())
        }
        Some(_) => None,
    };
    let (before, after) = (list(before)?, list(after)?);
    (!before.is_empty() || !after.is_empty()).then_some((before, after))
}

fn elements(
    path: &PlanPath,
    (from, to): (&[Value], &[Value]),
    grain: Grain,
    edits: &mut Vec<PathEdit>,
) {
    let kept = in_both_orders(from, to);
    let is_kept = |value: &Value| name_of(value).is_some_and(|name| kept.contains(&name));
    let below = |value: &Value| path.below(name_of(value).unwrap_or_default());
    let at = |at: usize| u32::try_from(at).ok();
    // From the last on, so that the positions of those before them stay what they are.
    for (i, gone) in from.iter().enumerate().rev().filter(|(_, it)| !is_kept(it)) {
        edits.push(PathEdit {
            path: below(gone),
            before: Some(gone.clone()),
            after: None,
            at: at(i),
        });
    }
    for (i, now) in to.iter().enumerate() {
        let path = below(now);
        let was = from.iter().find(|was| name_of(was) == name_of(now));
        match was.filter(|_| is_kept(now)) {
            Some(was) if was == now => {}
            Some(Value::Object(was)) if grain == Grain::Members => {
                let now = now.as_object().cloned().unwrap_or_default();
                members(&path, (was, &now), grain, edits);
            }
            Some(was) => edits.push(PathEdit {
                path,
                before: Some(was.clone()),
                after: Some(now.clone()),
                at: None,
            }),
            None => edits.push(PathEdit {
                path,
                before: None,
                after: Some(now.clone()),
                at: at(i),
            }),
        }
    }
}

/// The names that stand in both lists in one order, as many as there are.
fn in_both_orders<'v>(from: &'v [Value], to: &[Value]) -> Vec<&'v str> {
    let places: std::collections::HashMap<&str, usize> = to
        .iter()
        .enumerate()
        .filter_map(|(i, it)| Some((name_of(it)?, i)))
        .collect();
    let common: Vec<(&str, usize)> = from
        .iter()
        .filter_map(|it| Some((name_of(it)?, *places.get(name_of(it)?)?)))
        .collect();
    // For each the longest run of rising places that ends there, and the one before it in that run.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(common.len());
    for (i, (_, place)) in common.iter().enumerate() {
        let before = (0..i).filter(|j| common[*j].1 < *place);
        let before = before.max_by_key(|j| (runs[*j].0, std::cmp::Reverse(*j)));
        runs.push((before.map_or(1, |j| runs[j].0 + 1), before));
    }
    let last = (0..runs.len()).max_by_key(|i| (runs[*i].0, std::cmp::Reverse(*i)));
    let mut kept: Vec<&str> = std::iter::successors(last, |at| runs[*at].1)
        .map(|at| common[at].0)
        .collect();
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn applied(plan: &Value, edits: &[PathEdit]) -> Value {
        let mut plan = plan.clone();
        for edit in edits {
            let sides = (edit.before.as_ref(), edit.after.as_ref());
            let done = edit.path.exchange(&mut plan, sides, edit.at);
            assert!(done.is_some(), "{edit:?} on {plan}");
        }
        plan
    }

    fn back(edits: &[PathEdit]) -> Vec<PathEdit> {
        let back = edits.iter().rev().map(|edit| PathEdit {
            before: edit.after.clone(),
            after: edit.before.clone(),
            ..edit.clone()
        });
        back.collect()
    }

    #[test]
    fn edits_lead_there_and_back_whatever_came_went_and_moved() {
        let list = |names: &str| -> Value {
            let names = names.split_whitespace();
            names
                .map(|name| json!({"id": name.to_lowercase(), "label": name}))
                .collect()
        };
        for (from, to) in [
            ("a b c d", "a b c d"),
            ("a b c d", "d c b a"),
            ("a b c d", "x a c y d z"),
            ("a b c d", "B a d"),
            ("a", ""),
            ("", "a b"),
            ("a b c d e", "e a B c x d"),
        ] {
            let of = |names: &str| {
                let mut plan = json!({"title": names.len(), "rules": {"last_day": names.len()}});
                if !names.is_empty() {
                    plan["milestones"] = list(names);
                }
                plan
            };
            for grain in [Grain::Members, Grain::Elements] {
                let (one, other) = (of(from), of(to));
                let edits = path_edits(&one, &other, grain);
                let mut there = applied(&one, &edits);
                let mut again = applied(&there, &back(&edits));
                for plan in [&mut there, &mut again] {
                    let members = plan.as_object_mut().unwrap();
                    members.retain(|_, value| *value != json!([]));
                }
                assert_eq!((there, again), (other, one), "{from} -> {to}");
            }
        }
    }

    #[test]
    fn a_path_names_what_it_leads_to_and_overlaps_what_stands_in_it() {
        let path = |text: &str| text.parse::<PlanPath>().unwrap();
        for bad in ["", "a", "/", "/a//b", "/a b"] {
            assert_eq!(bad.parse::<PlanPath>(), Err(NotAPath), "{bad}");
        }
        assert!(path("/clocks/a").overlaps(&path("/clocks/a/label")));
        assert!(!path("/clocks/a").overlaps(&path("/clocks/ab")));
        let key = |text: &str| text.parse::<SettingKey>().unwrap();
        assert!(path("/clocks/a").holds(&key("clocks.a.limit")));
        assert!(path("/terms/a/limit").holds(&key("clocks.a.limit")));
        assert!(!path("/clocks/a/label").holds(&key("clocks.a.limit")));
        assert!(path("/milestones/a").holds(&key("milestones.a.checklist.p")));
        assert!(!path("/milestones/b").holds(&key("milestones.a.actor")));
    }
}
