//! What stands in a slot, wherever it is written: in the file, or before and after an edit.
//!
//! Only to be compared; what differs is told member by member, as the file has it.

use std::borrow::Cow;

use super::contradiction::Contrast;
use super::{Dossier, Edit, Expectation, Extension, Item, Note, Record, Request, Slot, Suspension};

/// A value of a slot, wherever it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'v> {
    Record(&'v Record),
    Item(&'v Item),
    Request(&'v Request),
    Suspension(&'v Suspension),
    Extension(&'v Extension),
    Expectation(&'v Expectation),
    Note(&'v Note),
    Setting(Cow<'v, str>),
}

impl Edit {
    /// The values before and after.
    pub(super) fn sides(&self) -> (Option<Value<'_>>, Option<Value<'_>>) {
        macro_rules! both {
            ($kind:ident, $before:expr, $after:expr) => {
                (
                    $before.as_deref().map(Value::$kind),
                    $after.as_deref().map(Value::$kind),
                )
            };
        }
        match self {
            Self::Record { before, after, .. } => both!(Record, before, after),
            Self::Suspension { before, after } => both!(Suspension, before, after),
            Self::Extension { before, after } => both!(Extension, before, after),
            Self::Expectation { before, after, .. } => both!(Expectation, before, after),
            Self::Note { before, after } => both!(Note, before, after),
            Self::Item { before, after, .. } => (
                before.as_ref().map(Value::Item),
                after.as_ref().map(Value::Item),
            ),
            Self::Request { before, after } => (
                before.as_ref().map(Value::Request),
                after.as_ref().map(Value::Request),
            ),
            Self::Setting { before, after, .. } => {
                let value = |text: &'_ Option<String>| {
                    text.clone().map(|text| Value::Setting(Cow::Owned(text)))
                };
                (value(before), value(after))
            }
        }
    }
}

impl Value<'_> {
    /// The members of it, as the file has them.
    fn members(&self) -> serde_json::Map<String, serde_json::Value> {
        let value = match self {
            Self::Record(value) => serde_json::to_value(value),
            Self::Item(value) => serde_json::to_value(value),
            Self::Request(value) => serde_json::to_value(value),
            Self::Suspension(value) => serde_json::to_value(value),
            Self::Extension(value) => serde_json::to_value(value),
            Self::Expectation(value) => serde_json::to_value(value),
            Self::Note(value) => serde_json::to_value(value),
            Self::Setting(text) => Ok(serde_json::json!({ "value": text })),
        };
        match value {
            Ok(serde_json::Value::Object(members)) => members,
            _ => serde_json::Map::new(),
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

impl Dossier {
    /// What stands in a slot.
    pub(super) fn value(&self, slot: &Slot) -> Option<Value<'_>> {
        match slot {
            Slot::Record(event) => self.record(event).map(Value::Record),
            Slot::Item(milestone, item) => self.item(milestone, item).map(Value::Item),
            Slot::Request(register, n) => self.request(register, *n).map(Value::Request),
            Slot::Suspension(n) => self.suspension(*n).map(Value::Suspension),
            Slot::Extension(n) => self.extension(*n).map(Value::Extension),
            Slot::Expectation(event) => self.expectation(event).map(Value::Expectation),
            Slot::Note(n) => self.notes.iter().find(|note| note.n == *n).map(Value::Note),
            Slot::Setting(key) => key
                .value(&self.plan)
                .map(|text| Value::Setting(Cow::Owned(text))),
        }
    }
}
