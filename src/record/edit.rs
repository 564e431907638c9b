//! Values before and after: what an edit, a slot and a value are for each kind of fact, made from the table.
//!
//! Whether a change may be made is not decided here, and nothing of what a kind means.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::plan::{ClockId, Event, ItemId, MilestoneId, Plan};

use super::dossier::Dossier;
use super::fact::NotePlace;
use super::fact_type::FactType;
use super::plan_path::{PlanPath, json_of};
use super::setting_key::SettingKey;
use super::swap::{Swap, find, put};
use super::table::facts;

/// A thing of a dossier that stands in one of its lists.
pub(super) trait Fact: Clone + PartialEq {
    /// Its list.
    fn list(dossier: &Dossier) -> &[Self];
    /// Which value of a dossier it is.
    fn slot(&self) -> Slot;
    /// Its number, where its kind is numbered.
    fn number(&self) -> Option<u32> {
        None
    }
    /// Whether it bears the same name as another, but for their numbers.
    fn is_beside(&self, other: &Self) -> bool;
    /// Whether it is the same value of a dossier as another.
    fn is_at(&self, other: &Self) -> bool {
        self.number() == other.number() && self.is_beside(other)
    }
    /// Whether its number comes after that of another.
    fn is_later(&self, other: &Self) -> bool {
        self.number() > other.number() && self.is_beside(other)
    }
    /// What an edit says of this kind, if it is of this kind.
    fn of(edit: &Edit) -> Option<Swap<&Self>>;
    /// The edit that puts it in the place of the one before, or adds it.
    fn instead_of(self, before: Option<&Self>) -> Edit;
    /// The edit that takes it away.
    fn taken_away(&self) -> Edit;
}

macro_rules! made {
    ($(
        $(#[$list_doc:meta])*
        $list:ident: $kind:ident in $file:ident {
            $(#[$doc:meta])*
            $name:ident($($field:ident: $type:ty),*),
            $(number ($n:ident: $number:ty),)?
            $(at $place:ident,)?
            $before:literal, $after:literal
            $(, with $(#[$key_doc:meta])* $key:ident: $key_type:ty)?
        }
    )*) => {
        $(use crate::record::$file::$kind;)*

        impl Dossier {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $name(&self, $($field: &$type,)* $($n: $number)?) -> Option<&$kind> {
                    let number = None $(.or(Some($n)))?;
                    let is = |known: &$kind| {
                        known.number() == number $(&& known.$field == *$field)*
                    };
                    find(&self.$list, number, Fact::number, is)
                }
            )*

            /// What stands in a slot.
            pub(super) fn value(&self, slot: &Slot) -> Option<Value<'_>> {
                match slot {
                    $(Slot::$kind($($field,)* $($n)?) => {
                        self.$name($($field,)* $(*$n)?).map(Value::$kind)
                    })*
                    Slot::Setting(key) => key.value(&self.plan).map(|text| Value::Setting(text.into())),
                    Slot::Plan(path) => {
                        let plan = json_of(&self.plan);
                        path.value(&plan).map(|value| Value::Plan(Cow::Owned(value.clone())))
                    }
                }
            }

            /// Every fact, with its slot and its place in its list.
            pub(super) fn facts(&self) -> impl Iterator<Item = (Slot, Value<'_>, usize)> {
                let facts = std::iter::empty();
                $(let facts = facts.chain(self.$list.iter().enumerate().map(|(i, fact)| {
                    (fact.slot(), Value::$kind(fact), i)
                }));)*
                facts
            }

            /// What leads to the facts of another dossier, list by list: what is altered or gone, then what
            /// is new.
            pub(super) fn difference(&self, other: &Self) -> Vec<Edit> {
                let mut edits = Vec::new();
                $(differing(&self.$list, &other.$list, &mut edits);)*
                edits
            }
        }

        /// One value of the dossier, before and after. `None` is "there was none", "there is none".
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(tag = "slot", rename_all = "snake_case")]
        pub enum Edit {
            $(
                $(#[$doc])*
                $kind {
                    $($(#[$key_doc])* $key: $key_type,)?
                    #[doc = $before]
                    before: Option<Box<$kind>>,
                    #[doc = $after]
                    after: Option<Box<$kind>>,
                    $(
                        /// The place it had in its list, where it is taken out of it: undoing that puts it back there.
                        #[serde(default, skip_serializing_if = "Option::is_none")]
                        $place: Option<u32>,
                    )?
                },
            )*
            /// A value of the plan, as [`SettingKey`] writes it.
            Setting {
                /// Which value.
                key: SettingKey,
                /// The value before.
                before: Option<String>,
                /// The value after.
                after: Option<String>,
                /// The place that a point had in its check list, where it is dropped from it.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                at: Option<u32>,
            },
            /// A value of the plan that is no setting, by its path.
            Plan {
                /// Which value.
                path: PlanPath,
                /// The value before.
                before: Option<Box<Json>>,
                /// The value after.
                after: Option<Box<Json>>,
                /// The place of an element in its list, where it comes into it or is taken out.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                at: Option<u32>,
            },
        }

        impl Edit {
            /// Which value it touches; `None` for an edit of nothing, which no proposal makes.
            #[must_use]
            pub fn slot(&self) -> Option<Slot> {
                match self {
                    $(Self::$kind { .. } => Some($kind::of(self)?.any()?.slot()),)*
                    Self::Setting { key, .. } => Some(Slot::Setting(key.clone())),
                    Self::Plan { path, before, after, .. } => {
                        before.as_ref().or(after.as_ref())?;
                        Some(Slot::Plan(path.clone()))
                    }
                }
            }

            /// Two names that it gives to the one value it touches, where it gives more than one.
            pub(super) fn two_names(&self) -> Option<[String; 2]> {
                let mut names = Vec::new();
                match self {
                    $(Self::$kind { before, after, $($key,)? .. } => {
                        $(names.push($key.to_string());)?
                        let sides = [before, after].into_iter().flatten();
                        names.extend(sides.map(|fact| fact.slot().name()));
                    })*
                    Self::Setting { .. } | Self::Plan { .. } => {}
                }
                let first = names.first()?;
                let other = names.iter().find(|name| *name != first)?;
                Some([first.clone(), other.clone()])
            }

            /// The values before and after.
            #[must_use]
            pub fn sides(&self) -> Swap<Value<'_>> {
                match self {
                    $(Self::$kind { before, after, .. } => Swap {
                        before: before.as_deref().map(Value::$kind),
                        after: after.as_deref().map(Value::$kind),
                    },)*
                    Self::Setting { before, after, .. } => Swap {
                        before: before.as_deref().map(|text| Value::Setting(text.into())),
                        after: after.as_deref().map(|text| Value::Setting(text.into())),
                    },
                    Self::Plan { before, after, .. } => Swap {
                        before: before.as_deref().map(|value| Value::Plan(Cow::Borrowed(value))),
                        after: after.as_deref().map(|value| Value::Plan(Cow::Borrowed(value))),
                    },
                }
            }

            /// The edit that takes this one back.
            pub(super) fn inverse(&self) -> Self {
                let mut edit = self.clone();
                match &mut edit {
                    $(Self::$kind { before, after, .. } => std::mem::swap(before, after),)*
                    Self::Setting { before, after, .. } => std::mem::swap(before, after),
                    Self::Plan { before, after, .. } => std::mem::swap(before, after),
                }
                edit
            }

            /// Puts what it adds in a place of its list: what is only called otherwise stays where it was.
            pub(super) fn placed_at(mut self, index: usize) -> Self {
                match &mut self {
                    $($(Self::$kind { before: None, $place, .. } => *$place = u32::try_from(index).ok(),)?)*
                    _ => {}
                }
                self
            }

            /// Notes the place of what it takes out of its list, so that it can be put back there.
            pub(super) fn keep_place(&mut self, dossier: &Dossier) {
                match self {
                    $($(Self::$kind { before: Some(before), after: None, $place, .. } => {
                        let at = dossier.$list.iter().position(|known| known.is_at(before));
                        *$place = at.and_then(|at| u32::try_from(at).ok()).or(*$place);
                    })?)*
                    Self::Setting { key, after: None, at, .. } => {
                        *at = key.position(&dossier.plan).or(*at);
                    }
                    Self::Plan { path, after: None, at, .. } => {
                        *at = path.position(&json_of(&dossier.plan)).or(*at);
                    }
                    _ => {}
                }
            }

            /// Alters a dossier, unless another value stands there than it was made from.
            pub(super) fn apply(&self, dossier: &mut Dossier) -> Option<()> {
                match self {
                    $(Self::$kind { before, after, $($place,)? .. } => {
                        let (before, after) = (before.as_deref(), after.as_deref());
                        put(Swap { before, after }, &mut dossier.$list, None $(.or(*$place))?, (Fact::is_at, Fact::is_later))
                    })*
                    Self::Setting { key, before, after, at } => {
                        key.exchange(&mut dossier.plan, before.as_deref(), after.as_deref(), *at)
                    }
                    Self::Plan { path, before, after, at } => {
                        let mut plan = json_of(&dossier.plan);
                        path.exchange(&mut plan, (before.as_deref(), after.as_deref()), *at)?;
                        let plan: Plan = serde_json::from_value(plan).ok()?;
                        // On the way it need not be sound, but has to be found by name.
                        dossier.plan = plan.indexed();
                        Some(())
                    }
                }
            }
        }

        /// Which value of a dossier an edit touches: two edits of the same slot can clash.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Slot {
            $($(#[$doc])* $kind($($type,)* $($number)?),)*
            /// A value of the plan.
            Setting(SettingKey),
            /// Another value of the plan.
            Plan(PlanPath),
        }

        impl Slot {
            /// The list it stands in, as the file calls it; `plan` for a setting.
            pub(super) const fn list(&self) -> &'static str {
                match self {
                    $(Self::$kind(..) => stringify!($list),)*
                    Self::Setting(_) | Self::Plan(_) => "plan",
                }
            }

            /// Its name in that list.
            pub(super) fn name(&self) -> String {
                match self {
                    $(Self::$kind($($field,)* $($n)?) => {
                        [$($field.to_string(),)* $($n.to_string())?].join(":")
                    })*
                    Self::Setting(key) => key.to_string(),
                    Self::Plan(path) => path.to_string(),
                }
            }
        }

        /// A value of a slot, wherever it stands; only to be compared and read.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Value<'v> {
            $($(#[$doc])* $kind(&'v $kind),)*
            /// A value of the plan.
            Setting(Cow<'v, str>),
            /// Another value of the plan.
            Plan(Cow<'v, Json>),
        }

        impl<'v> Value<'v> {
            /// The fact, unless it is a value of the plan.
            #[must_use]
            pub fn fact(&self) -> Option<&'v dyn FactType> {
                match self {
                    $(Self::$kind(fact) => Some(*fact),)*
                    Self::Setting(_) | Self::Plan(_) => None,
                }
            }

            /// The value as people write it.
            #[must_use]
            pub fn text(&self) -> String {
                match self {
                    Self::Setting(text) => text.to_string(),
                    Self::Plan(value) => {
                        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
                    }
                    $(Self::$kind(fact) => fact.text(),)*
                }
            }

            /// Its number, where its kind is numbered.
            pub(super) fn number(&self) -> Option<u32> {
                match self {
                    $(Self::$kind(fact) => fact.number(),)*
                    Self::Setting(_) | Self::Plan(_) => None,
                }
            }
        }

        $(impl Fact for $kind {
            fn list(dossier: &Dossier) -> &[Self] {
                &dossier.$list
            }

            fn slot(&self) -> Slot {
                Slot::$kind($(self.$field.clone(),)* $(self.$n)?)
            }

            $(fn number(&self) -> Option<u32> {
                Some(self.$n)
            })?

            fn is_beside(&self, other: &Self) -> bool {
                self.number().is_some() == other.number().is_some()
                    $(&& self.$field == other.$field)*
            }

            fn of(edit: &Edit) -> Option<Swap<&Self>> {
                match edit {
                    Edit::$kind { before, after, .. } => Some(Swap {
                        before: before.as_deref(),
                        after: after.as_deref(),
                    }),
                    _ => None,
                }
            }

            fn instead_of(self, before: Option<&Self>) -> Edit {
                Edit::$kind {
                    $($key: self.$key.clone(),)?
                    before: before.cloned().map(Box::new),
                    after: Some(Box::new(self)),
                    $($place: None,)?
                }
            }

            fn taken_away(&self) -> Edit {
                Edit::$kind {
                    $($key: self.$key.clone(),)?
                    before: Some(Box::new(self.clone())),
                    after: None,
                    $($place: None,)?
                }
            }
        })*
    };
}

/// What differs between two lists, thing by thing: those that are in the first, then those that are only in
/// the second.
fn differing<T: Fact>(from: &[T], to: &[T], edits: &mut Vec<Edit>) {
    let named = to.iter().map(|fact| (fact.slot(), fact));
    let mut wanted: HashMap<Slot, &T> = named.collect();
    for fact in from {
        match wanted.remove(&fact.slot()) {
            Some(other) if other == fact => {}
            Some(other) => edits.push(other.clone().instead_of(Some(fact))),
            None => edits.push(fact.taken_away()),
        }
    }
    let new = to.iter().filter(|fact| wanted.contains_key(&fact.slot()));
    edits.extend(new.map(|fact| fact.clone().instead_of(None)));
}

facts!(made);
