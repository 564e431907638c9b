//! What the plan that a text changes was called before: where a label is altered, lines that refer to the one before go on
//! meaning the same thing, as long as that kept its name.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;

use crate::plan::Plan;
use crate::words::Lang;
use crate::words::notation::members;

/// What events, registers and services of a plan are called, by their names.
#[derive(Clone, Debug, Default)]
pub(super) struct FormerLabels(Vec<(String, String)>);

impl FormerLabels {
    /// Those of a plan, in every language.
    pub(super) fn of(plan: &Plan) -> Self {
        let json = serde_json::to_value(plan).unwrap_or_default();
        let mut all = Vec::new();
        for list in ["milestones", "registers", "series", "terms"] {
            let elements = json.get(list).and_then(Value::as_array);
            for element in elements.into_iter().flatten() {
                let sides = ["request", "answer"].map(|side| element.get(side));
                let steps = element.get("steps").and_then(Value::as_array);
                let parts = sides.into_iter().flatten();
                let parts = parts.chain(steps.into_iter().flatten());
                parts
                    .chain([element])
                    .for_each(|part| all.extend(labels(part)));
            }
        }
        Self(all)
    }

    /// Whether something has that name.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.iter().any(|(known, _)| known == id)
    }

    /// The name of each, and what it was called.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(id, label)| (id.as_str(), label.as_str()))
    }
}

/// What something is called in every language, behind its name.
fn labels(of: &Value) -> Vec<(String, String)> {
    let Some(id) = of.get("id").and_then(Value::as_str) else {
        return Vec::new();
    };
    let label = of.get("label");
    let one = label.and_then(Value::as_str).into_iter();
    let each = Lang::ALL.into_iter().filter_map(|lang| {
        let (own, _) = members(lang).split_once(' ')?;
        label?.get(own)?.as_str()
    });
    let all = one.chain(each);
    all.map(|label| (id.to_owned(), label.to_owned())).collect()
}

/// What was referred to by its former label, and what it is called now.
#[derive(Clone, Debug, Default)]
pub(super) struct Renamed(Rc<RefCell<BTreeMap<String, String>>>);

impl Renamed {
    pub(super) fn add(&self, former: &str, now: &str) {
        let mut all = self.0.borrow_mut();
        all.insert(former.to_owned(), now.to_owned());
    }

    pub(super) fn list(&self) -> Vec<(String, String)> {
        self.0.borrow().clone().into_iter().collect()
    }
}
