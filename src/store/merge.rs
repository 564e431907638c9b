//! Keeping what this version does not know.
//!
//! A file may hold fields that somebody added by hand, or that another version of the program wrote.
//! A save has three documents at hand: `raw`, what the file says; `base`, what we understood of it;
//! and `new`, what we want it to say. What differs between `base` and `new` was changed by us and is
//! changed in `raw`; all else stays as it is and where it is, understood or not. Nothing here knows
//! what a dossier is.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

/// The keys by which the elements of an array are told apart, the first that fit.
const IDENTITIES: &[&[&str]] = &[
    &["milestone", "id"],
    &["id"],
    &["event", "point"],
    &["event", "n"],
    &["event"],
    &["register", "n"],
    &["n"],
    &["number"],
];

/// Carries the changes from `base` to `new` over into `raw`.
#[must_use]
pub(super) fn merge(raw: Value, base: &Value, new: &Value) -> Value {
    match (raw, base, new) {
        (raw, base, new) if base == new => raw,
        (Value::Object(raw), Value::Object(base), Value::Object(new)) => {
            Value::Object(merge_objects(raw, base, new))
        }
        (Value::Array(raw), Value::Array(base), Value::Array(new)) => {
            Value::Array(merge_arrays(raw, base, new))
        }
        (_, _, new) => new.clone(),
    }
}

fn merge_objects(
    raw: Map<String, Value>,
    base: &Map<String, Value>,
    new: &Map<String, Value>,
) -> Map<String, Value> {
    let mut merged: Vec<(String, Value)> = Vec::with_capacity(raw.len() + 1);
    for (key, value) in raw {
        match (base.get(&key), new.get(&key)) {
            (Some(base), Some(new)) => merged.push((key, merge(value, base, new))),
            // We said nothing of it, and now do: it was spelled out where we leave it out.
            (None, Some(new)) => merged.push((key, new.clone())),
            (Some(_), None) => {}
            (None, None) => merged.push((key, value)),
        }
    }
    let mut before: Option<&String> = None;
    for (key, value) in new {
        let is_there = merged.iter().any(|(known, _)| known == key);
        // What the file leaves out because it goes without saying may go on doing so.
        if !is_there && base.get(key) != Some(value) {
            let after = before.and_then(|b| merged.iter().position(|(known, _)| known == b));
            merged.insert(after.map_or(0, |at| at + 1), (key.clone(), value.clone()));
        }
        if is_there || merged.iter().any(|(known, _)| known == key) {
            before = Some(key);
        }
    }
    merged.into_iter().collect()
}

fn merge_arrays(raw: Vec<Value>, base: &[Value], new: &[Value]) -> Vec<Value> {
    let all = [&raw, base, new];
    let Some(keys) = IDENTITIES
        .iter()
        .find(|keys| all.iter().all(|list| tells(keys, list)))
    else {
        return new.to_vec();
    };
    let base: HashMap<String, &Value> = base
        .iter()
        .filter_map(|value| Some((identity(keys, value)?, value)))
        .collect();
    let mut known = HashMap::new();
    let mut unknown = Vec::new();
    for value in raw {
        match identity(keys, &value).filter(|identity| base.contains_key(identity)) {
            Some(identity) => drop(known.insert(identity, value)),
            // Cannot be, as long as every element is understood; lose nothing if it is.
            None => unknown.push(value),
        }
    }
    let mut merged: Vec<Value> = Vec::with_capacity(new.len());
    for value in new {
        let found =
            identity(keys, value).and_then(|it| Some((known.remove(&it)?, *base.get(&it)?)));
        merged.push(match found {
            Some((raw, base)) => merge(raw, base, value),
            None => value.clone(),
        });
    }
    merged.extend(unknown);
    merged
}

/// The places in `raw` that are not in `base`: what we did not understand. What merely spells out a
/// default (`"warn": 0`) is not one of them.
pub(super) fn unknown(raw: &Value, base: &Value) -> Vec<String> {
    let mut places = Vec::new();
    gather(raw, base, "", &mut places);
    places
}

fn gather(raw: &Value, base: &Value, place: &str, places: &mut Vec<String>) {
    match (raw, base) {
        (Value::Object(raw), Value::Object(base)) => {
            for (key, value) in raw {
                let place = match place {
                    "" => key.clone(),
                    place => format!("{place}.{key}"),
                };
                match base.get(key) {
                    Some(base) => gather(value, base, &place, places),
                    None if is_nothing(value) => {}
                    None => places.push(place),
                }
            }
        }
        (Value::Array(raw), Value::Array(base)) => {
            for (i, (raw, base)) in raw.iter().zip(base).enumerate() {
                gather(raw, base, &format!("{place}[{i}]"), places);
            }
        }
        _ => {}
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(true) => false,
    }
}

/// Whether these keys tell all elements of a list apart.
fn tells(keys: &[&str], list: &[Value]) -> bool {
    let mut seen = HashSet::with_capacity(list.len());
    list.iter()
        .all(|value| identity(keys, value).is_some_and(|identity| seen.insert(identity)))
}

fn identity(keys: &[&str], value: &Value) -> Option<String> {
    let object = value.as_object()?;
    let mut identity = String::new();
    for key in keys {
        match object.get(*key)? {
            Value::String(text) => identity.push_str(text),
            Value::Number(number) => identity.push_str(&number.to_string()),
            _ => return None,
        }
        // Cannot stand in an id.
        identity.push('\n');
    }
    Some(identity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn printed(value: &Value) -> String {
        serde_json::to_string(value).unwrap()
    }

    #[test]
    fn what_changed_is_changed_and_the_rest_stays_in_its_place() {
        for (what, raw, base, new, expected) in [
            (
                "unknown keys stay where they are",
                json!({"x": 1, "a": 1, "y": 2, "b": 1, "z": 3}),
                json!({"a": 1, "b": 1}),
                json!({"a": 2, "b": 1}),
                json!({"x": 1, "a": 2, "y": 2, "b": 1, "z": 3}),
            ),
            (
                "a key that is gone is taken away, its neighbours are not",
                json!({"a": 1, "x": 1, "b": 1}),
                json!({"a": 1, "b": 1}),
                json!({"b": 1}),
                json!({"x": 1, "b": 1}),
            ),
            (
                "a new key comes after the one it follows",
                json!({"a": 1, "x": 1, "c": 1}),
                json!({"a": 1, "c": 1}),
                json!({"a": 1, "b": 2, "b2": 3, "c": 1}),
                json!({"a": 1, "b": 2, "b2": 3, "x": 1, "c": 1}),
            ),
            (
                "a new first key comes first",
                json!({"b": 1}),
                json!({"b": 1}),
                json!({"a": 1, "b": 1}),
                json!({"a": 1, "b": 1}),
            ),
            (
                "a default that is spelled out may stay, or be changed",
                json!({"a": 1, "warn": 0, "limit": null}),
                json!({"a": 1}),
                json!({"a": 2, "warn": 5}),
                json!({"a": 2, "warn": 5, "limit": null}),
            ),
            (
                "a default that is left out stays out",
                json!({"b": 1}),
                json!({"rules": {"last_day": "nominal"}, "b": 1}),
                json!({"rules": {"last_day": "nominal"}, "b": 2}),
                json!({"b": 2}),
            ),
            (
                "a value that means the same is not written again",
                json!({"amount": "98.000,50", "a": 1}),
                json!({"amount": "98000.50", "a": 1}),
                json!({"amount": "98000.50", "a": 2}),
                json!({"amount": "98.000,50", "a": 2}),
            ),
        ] {
            assert_eq!(
                printed(&merge(raw, &base, &new)),
                printed(&expected),
                "{what}"
            );
        }
    }

    #[test]
    fn elements_are_told_apart_by_what_names_them() {
        for (what, raw, base, new, expected) in [
            (
                "by event",
                json!([{"event": "a", "date": 1, "x": 1}, {"event": "b", "date": 1, "y": 1}]),
                json!([{"event": "a", "date": 1}, {"event": "b", "date": 1}]),
                json!([{"event": "b", "date": 2}, {"event": "c", "date": 1}]),
                json!([{"event": "b", "date": 2, "y": 1}, {"event": "c", "date": 1}]),
            ),
            (
                "by event and point",
                json!([{"event": "a", "point": "p", "x": 1}, {"event": "a", "point": "q"}]),
                json!([{"event": "a", "point": "p"}, {"event": "a", "point": "q"}]),
                json!([{"event": "a", "point": "p"}]),
                json!([{"event": "a", "point": "p", "x": 1}]),
            ),
            (
                "by event and number",
                json!([{"event": "a", "n": 1, "x": 1}, {"event": "b", "n": 1}]),
                json!([{"event": "a", "n": 1}, {"event": "b", "n": 1}]),
                json!([{"event": "a", "n": 1}, {"event": "a", "n": 2}]),
                json!([{"event": "a", "n": 1, "x": 1}, {"event": "a", "n": 2}]),
            ),
            (
                "by milestone and id",
                json!([{"milestone": "m", "id": "a", "x": 1}, {"milestone": "n", "id": "a", "x": 2}]),
                json!([{"milestone": "m", "id": "a"}, {"milestone": "n", "id": "a"}]),
                json!([{"milestone": "n", "id": "a"}]),
                json!([{"milestone": "n", "id": "a", "x": 2}]),
            ),
            (
                "by register and number",
                json!([{"register": "r", "n": 1, "x": 1}, {"register": "s", "n": 1, "x": 2}]),
                json!([{"register": "r", "n": 1}, {"register": "s", "n": 1}]),
                json!([{"register": "s", "n": 1, "subject": "t"}, {"register": "s", "n": 2}]),
                json!([{"register": "s", "n": 1, "subject": "t", "x": 2}, {"register": "s", "n": 2}]),
            ),
            (
                "plain lists are replaced",
                json!(["a", "b"]),
                json!(["a", "b"]),
                json!(["b", "c"]),
                json!(["b", "c"]),
            ),
        ] {
            assert_eq!(
                printed(&merge(raw, &base, &new)),
                printed(&expected),
                "{what}"
            );
        }
    }

    #[test]
    fn what_is_not_understood_is_listed() {
        let raw = json!({"a": [{"b": 1, "typo": 2, "warn": 0}, {"c": {"x": []}}], "deu": "y"});
        let base = json!({"a": [{"b": 1}, {"c": {}}]});
        assert_eq!(unknown(&raw, &base), ["a[0].typo", "deu"]);
        assert!(unknown(&base, &base).is_empty());
    }

    /// A document we understand: known keys only, elements with ids.
    fn known() -> impl Strategy<Value = Value> {
        let scalar = prop_oneof![Just(Value::Null), any::<i32>().prop_map(Value::from)];
        let element = (0..6_u32, any::<u8>()).prop_map(|(n, v)| json!({"n": n, "value": v}));
        let list = prop::collection::vec(element, 0..5).prop_map(|mut list| {
            list.sort_by_key(|e| e["n"].as_u64());
            list.dedup_by_key(|e| e["n"].as_u64());
            Value::Array(list)
        });
        let leaf = prop_oneof![scalar, list];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop::collection::btree_map("[a-e]", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect()))
        })
    }

    /// The same with an unknown key in every object.
    fn with_unknown(value: &Value) -> Value {
        match value {
            Value::Object(map) => {
                let mut copy: Map<String, Value> = map
                    .iter()
                    .map(|(key, value)| (key.clone(), with_unknown(value)))
                    .collect();
                copy.insert("unknown".into(), json!([1, {"deep": true}]));
                Value::Object(copy)
            }
            Value::Array(list) => Value::Array(list.iter().map(with_unknown).collect()),
            other => other.clone(),
        }
    }

    /// What we understand of a document.
    fn understood(value: &Value) -> Value {
        match value {
            Value::Object(map) => Value::Object(
                map.iter()
                    .filter(|(key, _)| *key != "unknown")
                    .map(|(key, value)| (key.clone(), understood(value)))
                    .collect(),
            ),
            Value::Array(list) => Value::Array(list.iter().map(understood).collect()),
            other => other.clone(),
        }
    }

    /// How many unknown keys must survive: those of objects that are in both.
    fn shared(base: &Value, new: &Value) -> usize {
        match (base, new) {
            (Value::Object(base), Value::Object(new)) => {
                let inner = base
                    .iter()
                    .filter_map(|(key, b)| Some(shared(b, new.get(key)?)));
                1 + inner.sum::<usize>()
            }
            (Value::Array(base), Value::Array(new)) => {
                let twin = |b: &Value| new.iter().find(|n| n.get("n") == b.get("n")).cloned();
                base.iter().filter_map(|b| Some(shared(b, &twin(b)?))).sum()
            }
            _ => 0,
        }
    }

    proptest! {
        #[test]
        fn without_a_change_nothing_changes(value in known()) {
            let raw = with_unknown(&value);
            prop_assert_eq!(printed(&merge(raw.clone(), &value, &value)), printed(&raw));
        }

        #[test]
        fn the_result_means_what_was_wanted_and_keeps_the_unknown(base in known(), new in known()) {
            let merged = merge(with_unknown(&base), &base, &new);
            prop_assert_eq!(understood(&merged), new.clone());
            let kept = printed(&merged).matches("\"unknown\"").count();
            prop_assert_eq!(kept, shared(&base, &new));
        }
    }
}
