//! What one JSON lacks of another, as a patch: members of objects, of which `null` takes one away.
//!
//! This is how everything that has no short form is written, so that nothing is ever lost.

use serde_json::{Map, Value};

/// Puts a patch into an object.
pub(super) fn merge(into: &mut Map<String, Value>, patch: &Map<String, Value>) {
    for (key, value) in patch {
        match (into.get_mut(key), value) {
            (_, Value::Null) => {
                into.shift_remove(key);
            }
            (Some(Value::Object(old)), Value::Object(new)) => merge(old, new),
            (_, Value::Object(new)) => {
                let mut fresh = Map::new();
                merge(&mut fresh, new);
                into.insert(key.clone(), Value::Object(fresh));
            }
            _ => {
                into.insert(key.clone(), value.clone());
            }
        }
    }
}

/// The patch that makes one object another.
pub(super) fn between(old: &Map<String, Value>, new: &Map<String, Value>) -> Map<String, Value> {
    let mut patch = Map::new();
    for (key, value) in new {
        match (old.get(key), value) {
            (Some(known), value) if known == value => {}
            (Some(Value::Object(old)), Value::Object(new)) => {
                patch.insert(key.clone(), Value::Object(between(old, new)));
            }
            _ => {
                patch.insert(key.clone(), value.clone());
            }
        }
    }
    for key in old.keys().filter(|key| !new.contains_key(*key)) {
        patch.insert(key.clone(), Value::Null);
    }
    patch
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_patch_makes_one_object_the_other() {
        let object = |value: Value| value.as_object().cloned().unwrap();
        let old = object(json!({"a": 1, "b": {"c": 2, "d": [1]}, "e": "x"}));
        let new = object(json!({"b": {"d": [1, 2], "f": {"g": true}}, "e": "x", "h": {}}));
        let patch = between(&old, &new);
        let expected = json!({"b": {"c": null, "d": [1, 2], "f": {"g": true}}, "h": {}, "a": null});
        assert_eq!(Value::Object(patch.clone()), expected);
        let mut made = old.clone();
        merge(&mut made, &patch);
        assert_eq!(made, new);
        assert!(between(&new, &new).is_empty());
    }
}
