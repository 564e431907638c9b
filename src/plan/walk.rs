//! A JSON text read a second time by what each type asks of a reader: what is wrong in it, and which
//! members nobody asked for. Nothing is read twice that was sound.

use std::cell::RefCell;
use std::rc::Rc;

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
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

/// What is wrong with a JSON text that is to be a `T`, and at which path; `None` where nothing is, or it
/// is no JSON at all.
#[must_use]
pub fn wrong_in<T: DeserializeOwned>(text: &str) -> Option<(String, Wrong)> {
    let value: Value = serde_json::from_str(text).ok()?;
    let unknown = RefCell::default();
    let walk = Walk::of(&value, &unknown);
    let error = serde_path_to_error::deserialize::<_, T>(walk).err()?;
    Some((error.path().to_string(), error.into_inner()))
}

/// The members of a JSON text that a `T` has no place for, as far as it can be read as one, in their
/// order.
pub(super) fn unknown_members<T: DeserializeOwned>(text: &str) -> Vec<UnknownMember> {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return Vec::new();
    };
    let unknown = RefCell::default();
    // Where it is wrong, `wrong_in` says; what was found until then counts.
    let _ = T::deserialize(Walk::of(&value, &unknown));
    unknown.into_inner()
}

/// A value that is read by what its reader asks for.
#[derive(Clone)]
struct Walk<'de> {
    value: &'de Value,
    /// The path to it.
    place: Rc<str>,
    /// The members nobody asked for, so far.
    unknown: &'de RefCell<Vec<UnknownMember>>,
}

impl<'de> Walk<'de> {
    fn of(value: &'de Value, unknown: &'de RefCell<Vec<UnknownMember>>) -> Self {
        Self {
            value,
            place: "".into(),
            unknown,
        }
    }

    fn element(&self, at: usize, value: &'de Value) -> Self {
        Self {
            value,
            place: format!("{}[{at}]", self.place).into(),
            unknown: self.unknown,
        }
    }

    fn member(&self, name: &str, value: &'de Value) -> Self {
        Self {
            value,
            place: self.place_of(name).into(),
            unknown: self.unknown,
        }
    }

    fn place_of(&self, name: &str) -> String {
        let dot = if self.place.is_empty() { "" } else { "." };
        format!("{}{dot}{name}", self.place)
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
            _ => Err(self.not(ExpectedValue::List)),
        }
    }

    fn object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.value {
            Value::Object(_) => self.deserialize_any(visitor),
            _ => Err(self.not(ExpectedValue::Object)),
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
            place: self.place_of(name),
            name: name.clone(),
            known: known.iter().map(ToString::to_string).collect(),
        });
        self.unknown.borrow_mut().extend(unknown);
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
                let values = values.iter().enumerate();
                let elements = values.map(|(at, value)| self.element(at, value));
                visitor.visit_seq(SeqDeserializer::new(elements))
            }
            Value::Object(members) => {
                if kind == ValueKind::Label {
                    self.note_unknown(&["it", "en"]);
                }
                let members = members
                    .iter()
                    .map(|(key, value)| (key.as_str(), self.member(key, value)));
                visitor.visit_map(MapDeserializer::new(members))
            }
        };
        match read {
            Err(Wrong::Unnamed) if kind != ValueKind::Any => {
                Err(self.not(ExpectedValue::Text(kind)))
            }
            read => read,
        }
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
        match self.value {
            Value::String(text) => visitor
                .visit_enum(text.as_str().into_deserializer())
                .map_err(|_: Wrong| self.not(one_of())),
            Value::Object(members) if members.len() == 1 => {
                let members = members
                    .iter()
                    .map(|(key, value)| (key.as_str(), self.member(key, value)));
                visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(members)))
            }
            _ => Err(self.not(one_of())),
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Date, Limit, MonthDay};
    use crate::plan::{
        Amount, ByName, ClockId, ClockKey, Decimal, Event, MilestoneId, Plan, SHIPPED_DEFAULT,
        Text, Zone, shipped,
    };
    use serde_json::json;

    fn expected<T: DeserializeOwned>(value: &Value) -> Option<ExpectedValue> {
        match wrong_in::<T>(&value.to_string())?.1 {
            Wrong::Value { expected, found } => {
                assert_eq!(found, FoundValue::from(value));
                Some(expected)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_kind_of_value_is_told_by_what_its_type_asks_for() {
        fn is<T: DeserializeOwned>(kind: ValueKind) {
            for value in [json!("È no"), json!(5), json!([]), json!(true)] {
                assert_eq!(
                    expected::<T>(&value),
                    Some(ExpectedValue::Text(kind)),
                    "{value}"
                );
            }
        }
        is::<Date>(ValueKind::Date);
        is::<chrono::DateTime<chrono::FixedOffset>>(ValueKind::Instant);
        is::<MilestoneId>(ValueKind::Id);
        is::<ClockId>(ValueKind::Id);
        is::<Event>(ValueKind::Event);
        is::<ClockKey>(ValueKind::Clock);
        is::<Limit>(ValueKind::Limit);
        is::<MonthDay>(ValueKind::MonthDay);
        is::<Amount>(ValueKind::Amount);
        is::<Decimal>(ValueKind::Rate);
        is::<Zone>(ValueKind::Zone);
        is::<Option<Date>>(ValueKind::Date);
        for value in [json!(5), json!({"it": "x"}), json!(null)] {
            let found = wrong_in::<String>(&value.to_string()).unwrap();
            assert!(matches!(
                found.1,
                Wrong::Value {
                    expected: ExpectedValue::Text(ValueKind::Any),
                    ..
                }
            ));
        }
        for value in [
            json!("1"),
            json!(-1),
            json!(1.5),
            json!(5_000_000_000_u64),
            json!([]),
        ] {
            assert_eq!(
                expected::<u32>(&value),
                Some(ExpectedValue::Number),
                "{value}"
            );
        }
        assert_eq!(expected::<bool>(&json!("true")), Some(ExpectedValue::Flag));
        assert_eq!(expected::<Vec<u32>>(&json!({})), Some(ExpectedValue::List));
        assert_eq!(expected::<Plan>(&json!("x")), Some(ExpectedValue::Object));
        let label = wrong_in::<Text>("7").unwrap().1;
        assert!(
            matches!(
                label,
                Wrong::Value {
                    expected: ExpectedValue::Text(ValueKind::Label),
                    ..
                }
            ),
            "{label:?}"
        );
        assert_eq!(wrong_in::<u32>("7"), None);
        assert_eq!(wrong_in::<u32>("{"), None);
    }

    #[test]
    fn the_second_walk_ends_where_the_first_reader_stopped() {
        let plan = serde_json::to_value(shipped(SHIPPED_DEFAULT).unwrap()).unwrap();
        assert_eq!(wrong_in::<Plan>(&plan.to_string()), None);
        for (place, value, wrong) in [
            ("/phases", json!({}), "List"),
            ("/phases/0/number", json!("1"), "Number"),
            ("/milestones/1/id", json!("Stipula"), "Id"),
            ("/milestones/0/actor", json!("È no"), "Actors"),
            ("/milestones/0/actor", json!({}), "Actors"),
            ("/milestones/0/items", json!("nobody"), "OneOf"),
            ("/milestones/0/label", json!(5), "Label"),
            ("/clocks/1/limit", json!("10 days"), "Limit"),
            ("/clocks/1/to", json!("plan_delivered"), "List"),
            ("/clocks/1/warn", json!(-1), "Number"),
            ("/rules", json!("x"), "Object"),
            ("/phases/0", json!([1]), "Object"),
            ("/rules", json!([]), "Object"),
            ("/info", json!([null]), "Object"),
            ("/rules/last_day", json!("sunday"), "OneOf"),
            ("/time_zone", json!("Roma"), "Zone"),
        ] {
            let mut bad = plan.clone();
            if let Some(at) = bad.pointer_mut(place) {
                *at = value;
            } else {
                let (of, key) = place.rsplit_once('/').unwrap();
                bad.pointer_mut(of).unwrap()[key] = value;
            }
            let text = bad.to_string();
            let mut reader = serde_json::Deserializer::from_str(&text);
            let first =
                serde_path_to_error::deserialize::<_, Plan>(ByName(&mut reader)).unwrap_err();
            let (path, found) = wrong_in::<Plan>(&text).unwrap();
            assert_eq!(path, first.path().to_string(), "{place}");
            assert!(format!("{found:?}").contains(wrong), "{place}: {found:?}");
        }
        let mut bad = plan;
        bad["clocks"][0]
            .as_object_mut()
            .unwrap()
            .shift_remove("label");
        let found = wrong_in::<Plan>(&bad.to_string());
        assert_eq!(
            found,
            Some(("clocks[0]".into(), Wrong::Missing("label".into())))
        );
    }
}
