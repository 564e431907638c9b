//! What may be written as one name, or as a list of them.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Error, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use super::wrong::ValueKind;

/// One name, or a list of them.
pub(super) enum OneOrList<T> {
    One(T),
    List(Vec<T>),
}

/// Reads what may be either in one pass; `kind` is what a reader is told that is expected.
pub(super) fn one_or_list<'de, D, T>(
    deserializer: D,
    kind: ValueKind,
) -> Result<OneOrList<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr + Deserialize<'de>,
{
    struct Either<T>(ValueKind, PhantomData<T>);

    impl<'de, T: FromStr + Deserialize<'de>> Visitor<'de> for Either<T> {
        type Value = OneOrList<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0.words())
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            let wrong = |_| E::invalid_value(Unexpected::Str(text), &self);
            text.parse().map(OneOrList::One).map_err(wrong)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(list)).map(OneOrList::List)
        }
    }

    deserializer.deserialize_any(Either(kind, PhantomData))
}
