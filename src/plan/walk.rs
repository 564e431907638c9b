//! A JSON text read a second time by what each type asks of a reader: what is wrong in it, and which
//! members nobody asked for. Nothing is read twice that was sound.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

use super::wrong::{ExpectedValue, FoundValue, ValueKind, Wrong};

/// A member that its object does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownMember {
    /// Where it stands, as a path that ends with it: `clocks[2].limt`.
    pub place: String,
    /// Its name.
    pub name: String,
    /// The members that its object may have.
    pub known: Vec<String>,
}

/// What is passed over in a walk, what stands in for what is missing, and what was noticed.
#[derive(Debug, Default)]
pub(super) struct WalkNotes {
    /// The places that are passed over, as if nothing stood there.
    pub(super) masked: HashSet<String>,
    /// Members that are missing, by their places: the place of the object, their name, and a value.
    pub(super) stand_ins: BTreeMap<String, (String, String, Value)>,
    /// The members nobody asked for, so far.
    pub(super) unknown: RefCell<Vec<UnknownMember>>,
    /// Where it first went wrong.
    pub(super) failed: RefCell<Option<String>>,
}

/// The path of a member of what is at `place`.
pub(super) fn member_of(place: &str, name: &str) -> String {
    let dot = if place.is_empty() { "" } else { "." };
    format!("{place}{dot}{name}")
}

/// A value that is read by what its reader asks for.
#[derive(Clone)]
pub(super) struct Walk<'de> {
    value: &'de Value,
    /// The path to it.
    place: Rc<str>,
    course: &'de WalkNotes,
}

impl<'de> Walk<'de> {
    pub(super) fn of(value: &'de Value, course: &'de WalkNotes) -> Self {
        Self {
            value,
            place: "".into(),
            course,
        }
    }

    fn at(&self, place: String, value: &'de Value) -> Self {
        Self {
            value,
            place: place.into(),
            course: self.course,
        }
    }

    /// The elements of a list, but for those that are passed over.
    fn elements(&self, values: &'de [Value]) -> Vec<Self> {
        let places = (0..values.len()).map(|at| format!("{}[{at}]", self.place));
        let all = places.zip(values);
        let kept = all.filter(|(place, _)| !self.course.masked.contains(place));
        kept.map(|(place, value)| self.at(place, value)).collect()
    }

    /// The members of an object, but for those that are passed over, and with those that stand in.
    fn members(&self, members: &'de serde_json::Map<String, Value>) -> Vec<(&'de str, Self)> {
        let all = members.iter().map(|(name, value)| (name.as_str(), value));
        let added = self.course.stand_ins.values();
        let added = added.filter(|(of, ..)| **of == *self.place);
        let added = added.map(|(_, name, value)| (name.as_str(), value));
        let kept = all.filter(|(name, _)| {
            let masked = &self.course.masked;
            masked.is_empty() || !masked.contains(&member_of(&self.place, name))
        });
        let walk = |(name, value): (&'de str, &'de Value)| {
            (name, self.at(member_of(&self.place, name), value))
        };
        kept.chain(added).map(walk).collect()
    }

    /// Remembers where it first went wrong.
    fn located<T>(&self, read: Result<T, Wrong>) -> Result<T, Wrong> {
        if read.is_err() {
            let mut failed = self.course.failed.borrow_mut();
            failed.get_or_insert_with(|| self.place.to_string());
        }
        read
    }

    fn not(&self, expected: ExpectedValue) -> Wrong {
        let found = FoundValue::from(self.value);
        Wrong::Value { expected, found }
    }

    /// A value without parts: whatever is wrong with it, this is what it has to be.
    fn single<V: Visitor<'de>>(
        self,
        expected: ExpectedValue,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let not = self.not(expected);
        self.deserialize_any(visitor).map_err(|_| not)
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let words = (&visitor as &dyn serde::de::Expected).to_string();
        self.single(ExpectedValue::Text(ValueKind::of(&words)), visitor)
    }

    fn list<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.value {
            Value::Array(_) => self.deserialize_any(visitor),
            _ => self.located(Err(self.not(ExpectedValue::List))),
        }
    }

    fn object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.value {
            Value::Object(_) => self.deserialize_any(visitor),
            _ => self.located(Err(self.not(ExpectedValue::Object))),
        }
    }

    fn note_unknown(&self, known: &'static [&'static str]) {
        let Value::Object(members) = self.value else {
            return;
        };
        let unknown = members
            .keys()
            .filter(|name| !known.contains(&name.as_str()));
        let unknown = unknown.map(|name| UnknownMember {
            place: member_of(&self.place, name),
            name: name.clone(),
            known: known.iter().map(ToString::to_string).collect(),
        });
        self.course.unknown.borrow_mut().extend(unknown);
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            self.single(ExpectedValue::Number, visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Walk<'de> {
    type Error = Wrong;

    /// A reader that takes several kinds of value is told apart by its words.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let kind = ValueKind::of(&(&visitor as &dyn serde::de::Expected).to_string());
        let read = match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(flag) => visitor.visit_bool(*flag),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), ..) => visitor.visit_u64(number),
                (None, Some(number), _) => visitor.visit_i64(number),
                (None, None, number) => visitor.visit_f64(number.unwrap_or_default()),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(values) => {
                visitor.visit_seq(SeqDeserializer::new(self.elements(values).into_iter()))
            }
            Value::Object(members) => {
                match kind {
                    ValueKind::Label => self.note_unknown(&["it", "en"]),
                    ValueKind::Through => self.note_unknown(&["term", "event", "date"]),
                    _ => {}
                }
                visitor.visit_map(MapDeserializer::new(self.members(members).into_iter()))
            }
        };
        let read = match read {
            Err(Wrong::Unnamed) if kind != ValueKind::Any => {
                Err(self.not(ExpectedValue::Text(kind)))
            }
            read => read,
        };
        self.located(read)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.single(ExpectedValue::Flag, visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.text(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.list(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.object(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.note_unknown(fields);
        self.object(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let one_of = || ExpectedValue::OneOf(variants.iter().map(ToString::to_string).collect());
        let read = match self.value {
            Value::String(text) => visitor
                .visit_enum(text.as_str().into_deserializer())
                .map_err(|_: Wrong| self.not(one_of())),
            Value::Object(members) if members.len() == 1 => {
                let members = MapDeserializer::new(self.members(members).into_iter());
                visitor.visit_enum(MapAccessDeserializer::new(members))
            }
            _ => Err(self.not(one_of())),
        };
        self.located(read)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Wrong> for Walk<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
