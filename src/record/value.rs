//! What differs between two values of a slot, member by member, as the file has them.
//!
//! Only compared, never judged.

use super::contradiction::Contrast;
use super::edit::Value;

impl Value<'_> {
    /// The members of it, as the file has them.
    fn members(&self) -> serde_json::Map<String, serde_json::Value> {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(members)) => members,
            // A setting is a text.
            Ok(text) => serde_json::Map::from_iter([("value".to_owned(), text)]),
            Err(_) => serde_json::Map::new(),
        }
    }

    /// The first member in which it differs from what an entry left.
    pub(super) fn differs(&self, left: &Value<'_>, n: u64) -> Contrast {
        let (now, left) = (self.members(), left.members());
        let names = now.keys().chain(left.keys());
        let member = names
            .into_iter()
            .find(|name| now.get(*name) != left.get(*name));
        let member = member.cloned().unwrap_or_default();
        let text = |value: Option<&serde_json::Value>| {
            value.map(|value| match value {
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            })
        };
        let (present, left) = (text(now.get(&member)), text(left.get(&member)));
        Contrast::Differs {
            n,
            member,
            present,
            left,
        }
    }
}
