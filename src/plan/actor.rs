//! Who acts, so that an event happens: one party, or several that act together.
//!
//! What a plan says is kept as it is written (`"both"` stays `"both"`), what it means is a set of parties.
//! Whether these parties are known takes the whole plan to see, and is `check.rs`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::{NotAnId, PartyId};
use super::one_or_list::{OneOrList, one_or_list};
use super::wrong::ValueKind;

/// The word for the two parties that are always there, together.
pub(super) const BOTH: &str = "both";

/// Who acts, so that an event happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actors {
    parties: Vec<PartyId>,
    written: Written,
}

/// How it is written in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// The id of a party.
    Alone,
    /// The word `both`.
    Both,
    /// A list of ids.
    List,
}

/// Whether an act is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// Ours alone.
    Ours,
    /// Ours and somebody else's together.
    Joint,
    /// Only somebody else's.
    Theirs,
}

impl Whose {
    /// All of them, ours first.
    pub const ALL: [Self; 3] = [Self::Ours, Self::Joint, Self::Theirs];
}

impl Actors {
    /// One party alone.
    #[must_use]
    pub fn one(party: PartyId) -> Self {
        Self {
            parties: vec![party],
            written: Written::Alone,
        }
    }

    /// The Administration and the supplier together.
    #[must_use]
    pub fn both() -> Self {
        Self {
            parties: vec![PartyId::administration(), PartyId::supplier()],
            written: Written::Both,
        }
    }

    /// What one word means: the first two together, or a party.
    fn of_word(word: PartyId) -> Self {
        if word.as_str() == BOTH {
            Self::both()
        } else {
            Self::one(word)
        }
    }

    /// Those of a list; one of none, or of a party twice, is for `check.rs` to refuse.
    #[must_use]
    pub const fn list(parties: Vec<PartyId>) -> Self {
        Self {
            parties,
            written: Written::List,
        }
    }

    /// The parties, in the order they are written.
    #[must_use]
    pub fn parties(&self) -> &[PartyId] {
        &self.parties
    }

    /// The party that acts, where it is one alone.
    #[must_use]
    pub fn alone(&self) -> Option<&PartyId> {
        match self.parties.as_slice() {
            [party] => Some(party),
            _ => None,
        }
    }

    /// Whether these are the same parties, however they are written.
    #[must_use]
    pub fn are(&self, others: &Self) -> bool {
        let among = |all: &[PartyId], party: &PartyId| all.contains(party);
        self.parties.len() == others.parties.len()
            && self
                .parties
                .iter()
                .all(|party| among(&others.parties, party))
    }

    /// Whose act it is, seen from the desk of this party.
    #[must_use]
    pub fn whose(&self, us: &PartyId) -> Whose {
        match self.parties.as_slice() {
            [party] if party == us => Whose::Ours,
            several if several.contains(us) => Whose::Joint,
            _ => Whose::Theirs,
        }
    }

    /// Whether it takes the second edition of the plan language to say this.
    pub(super) fn is_second_edition(&self) -> bool {
        let always = |party: &PartyId| party.is_always_there();
        self.written == Written::List || !self.parties.iter().all(always)
    }
}

impl From<PartyId> for Actors {
    fn from(party: PartyId) -> Self {
        Self::one(party)
    }
}

/// As a setting is typed, and the journal keeps it: `supplier`, `both`, `supplier funder`.
impl fmt::Display for Actors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.written == Written::Both {
            return f.write_str(BOTH);
        }
        let ids: Vec<&str> = self.parties.iter().map(PartyId::as_str).collect();
        f.write_str(&ids.join(" "))
    }
}

impl FromStr for Actors {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let words = text.split(|c: char| c.is_whitespace() || c == ',');
        let words = words.filter(|word| !word.is_empty());
        let parties: Result<Vec<PartyId>, _> = words.map(str::parse).collect();
        match parties?.as_slice() {
            [] => Err(NotAnId(String::new())),
            [word] => Ok(Self::of_word(word.clone())),
            several => Ok(Self::list(several.to_vec())),
        }
    }
}

impl Serialize for Actors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.written, self.parties.as_slice()) {
            (Written::Both, _) => serializer.serialize_str(BOTH),
            (Written::Alone, [party]) => party.serialize(serializer),
            (_, list) => list.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Actors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match one_or_list(deserializer, ValueKind::Actors)? {
            OneOrList::One(word) => Self::of_word(word),
            OneOrList::List(parties) => Self::list(parties),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn party(id: &str) -> PartyId {
        id.parse().unwrap()
    }

    #[test]
    fn who_acts_is_written_back_as_it_was_read() {
        for value in [
            json!("supplier"),
            json!("both"),
            json!("funder"),
            json!(["supplier"]),
            json!(["supplier", "administration"]),
            json!(["funder", "supplier", "administration"]),
        ] {
            let read: Actors = serde_json::from_value(value.clone()).unwrap();
            assert_eq!(serde_json::to_value(&read).unwrap(), value);
            let typed: Actors = read.to_string().parse().unwrap();
            assert!(typed.are(&read), "{value}");
        }
        let typed: Actors = "supplier, funder".parse().unwrap();
        assert_eq!(typed.to_string(), "supplier funder");
        for value in [json!(null), json!(1), json!({}), json!("È no"), json!([1])] {
            assert!(serde_json::from_value::<Actors>(value).is_err());
        }
        assert!("".parse::<Actors>().is_err() && "È no".parse::<Actors>().is_err());
    }

    #[test]
    fn an_act_is_ours_joint_or_theirs_from_the_desk_it_is_seen_from() {
        for (actors, us, whose) in [
            (json!("administration"), "administration", Whose::Ours),
            (json!(["administration"]), "administration", Whose::Ours),
            (json!("administration"), "supplier", Whose::Theirs),
            (json!("both"), "supplier", Whose::Joint),
            (json!("both"), "funder", Whose::Theirs),
            (
                json!(["funder", "supplier"]),
                "administration",
                Whose::Theirs,
            ),
            (json!(["funder", "supplier"]), "funder", Whose::Joint),
        ] {
            let read: Actors = serde_json::from_value(actors.clone()).unwrap();
            assert_eq!(read.whose(&party(us)), whose, "{actors} {us}");
        }
    }

    #[test]
    fn the_same_parties_are_the_same_however_they_are_written() {
        let read = |value| serde_json::from_value::<Actors>(value).unwrap();
        assert!(read(json!(["supplier", "administration"])).are(&Actors::both()));
        assert!(read(json!(["supplier"])).are(&Actors::one(party("supplier"))));
        assert!(!read(json!(["supplier", "funder"])).are(&Actors::both()));
        assert!(!read(json!("supplier")).are(&Actors::both()));
        // Only what the first edition could not say takes the second.
        for (value, second) in [
            (json!("both"), false),
            (json!("supplier"), false),
            (json!(["supplier"]), true),
            (json!("funder"), true),
        ] {
            assert_eq!(read(value.clone()).is_second_edition(), second, "{value}");
        }
    }
}
