//! The name of one clock of a dossier: of the plan, of a request, of an occurrence, of a step, of an attempt.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::{ClockId, DEADLINE, DeadlineId, ID_MAX, NotAnId, STEP, parsed};
use super::wrong::ValueKind;

/// The name of a clock wherever one clock of a dossier is meant: that of the plan, with the number
/// of the request for one of a register, or of the occurrence for one of a series; or that of a day fixed from outside.
///
/// Written `content`, `assistance:3`, `deadline:funder`. Whether there is such a clock, only the dossier can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockKey {
    /// The clock, register or series.
    pub id: ClockId,
    /// The number of the request, or of the occurrence.
    pub n: Option<u32>,
}

impl ClockKey {
    /// A clock of the plan, or all of a register.
    #[must_use]
    pub fn of(id: &ClockId) -> Self {
        Self {
            id: id.clone(),
            n: None,
        }
    }

    /// The clock of a day fixed from outside.
    #[must_use]
    pub fn of_deadline(name: &DeadlineId) -> Self {
        Self::of(&ClockId::of_deadline(name))
    }

    /// Whether it names this clock: the same one, or all of those that are numbered.
    #[must_use]
    pub fn covers(&self, key: &Self) -> bool {
        self.id == key.id && (self.n.is_none() || self.n == key.n)
    }

    /// One request of a register, or one occurrence of a series.
    #[must_use]
    pub fn numbered(id: &ClockId, n: u32) -> Self {
        Self {
            id: id.clone(),
            n: Some(n),
        }
    }
}

impl FromStr for ClockKey {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let unknown = || NotAnId(text.chars().take(ID_MAX * 2).collect());
        let Some((id, rest)) = text.split_once(':') else {
            return match text.split_once(STEP) {
                // A number behind it is an attempt's, a name a step's.
                Some((id, step)) if !step.bytes().all(|byte| byte.is_ascii_digit()) => {
                    Ok(Self::of(&id.parse::<ClockId>()?.step_clock(&step.parse()?)))
                }
                _ => ClockId::with_attempt(text).map(|id| Self { id, n: None }),
            };
        };
        let (number, step) = match rest.split_once(STEP) {
            Some((number, step)) => (number, Some(step)),
            None => (rest, None),
        };
        let n = number.parse().ok().filter(|n: &u32| *n > 0);
        match (n.filter(|n| number == n.to_string()), step) {
            (Some(n), None) => id.parse().map(|id| Self { id, n: Some(n) }),
            (Some(n), Some(step)) => {
                let id = id.parse::<ClockId>()?.step_clock(&step.parse()?);
                Ok(Self { id, n: Some(n) })
            }
            (None, None) if text.starts_with(DEADLINE) => {
                let name: DeadlineId = number.parse()?;
                Ok(Self::of_deadline(&name))
            }
            (None, _) => Err(unknown()),
        }
    }
}

impl fmt::Display for ClockKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.n {
            None => write!(f, "{}", self.id),
            Some(n) => match self.id.as_str().split_once(STEP) {
                Some((register, step)) => write!(f, "{register}:{n}{STEP}{step}"),
                None => write!(f, "{}:{n}", self.id),
            },
        }
    }
}

impl Serialize for ClockKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, ValueKind::Clock)
    }
}
