//! What a contract says of penalties: a daily rate and a cap. They are off until both are set.
//!
//! Exact decimals, never floating point: an estimate that is a cent off is wrong. Nothing is
//! estimated here, see [`assess`](crate::assess).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::{PartyId, parsed};
use super::text::Amount;
use super::wrong::ValueKind;

/// What the contract says of penalties (penali); what is `None` has not been typed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Penalties {
    /// For each day of lateness, so many thousandths of the net amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_per_mille: Option<Decimal>,
    /// At most so many hundredths of the net amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap_percent: Option<Decimal>,
    /// The party they are asked of; the supplier if the plan does not say. Lateness of others costs
    /// nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
}

/// What lateness of one clock costs, in place of what the contract says for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClockPenalty {
    /// Nothing.
    None,
    /// For each day, so many thousandths of the net amount.
    DailyPerMille(Decimal),
    /// For each day, such a sum.
    DailyEuro(Amount),
}

impl fmt::Display for ClockPenalty {
    /// As a setting is typed: `0`, a rate, or a sum with its currency.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("0"),
            Self::DailyPerMille(rate) => write!(f, "{rate}"),
            Self::DailyEuro(sum) => write!(f, "{sum} euro"),
        }
    }
}

/// A text that says no penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a penalty: 0, a rate such as 0.5, or a sum such as 100 euro")]
pub struct NotAPenalty;

impl FromStr for ClockPenalty {
    type Err = NotAPenalty;

    fn from_str(text: &str) -> Result<Self, NotAPenalty> {
        if text == "0" {
            return Ok(Self::None);
        }
        if let Some(sum) = text.strip_suffix("euro") {
            return sum
                .trim()
                .parse()
                .map(Self::DailyEuro)
                .map_err(|_| NotAPenalty);
        }
        text.parse()
            .map(Self::DailyPerMille)
            .map_err(|_| NotAPenalty)
    }
}

impl Penalties {
    /// Whether nothing has been typed in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A number with at most three decimals, from 0.001 to 1000: `0.6`, `1,5`, `10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    /// How many thousandths.
    pub thousandths: u32,
}

/// Why a text is not a rate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a rate such as 0.6")]
pub struct NotADecimal(pub String);

impl Decimal {
    const DECIMALS: usize = 3;
    const MOST: u32 = 1_000_000;
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let refuse = || NotADecimal(text.chars().take(80).collect());
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let sound = digits(whole) && digits(part) && whole.len() <= 4;
        if !sound || part.len() > Self::DECIMALS {
            return Err(refuse());
        }
        let whole: u32 = whole.parse().map_err(|_| refuse())?;
        let part: u32 = format!("{part:0<3}").parse().map_err(|_| refuse())?;
        let thousandths = whole * 1_000 + part;
        if (1..=Self::MOST).contains(&thousandths) {
            Ok(Self { thousandths })
        } else {
            Err(refuse())
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.thousandths / 1_000, self.thousandths % 1_000);
        if part == 0 {
            return write!(f, "{whole}");
        }
        let part = format!("{part:03}");
        write!(f, "{whole}.{}", part.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, ValueKind::Rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_as_people_write_it_and_printed_one_way() {
        for (text, thousandths, printed) in [
            ("1", 1_000, "1"),
            ("0.6", 600, "0.6"),
            ("0,60", 600, "0.6"),
            ("1.5", 1_500, "1.5"),
            ("0,001", 1, "0.001"),
            ("10", 10_000, "10"),
            ("1000", 1_000_000, "1000"),
        ] {
            let read: Decimal = text.parse().unwrap();
            assert_eq!(read.thousandths, thousandths, "{text}");
            assert_eq!(read.to_string(), printed);
        }
    }

    #[test]
    fn what_is_not_a_rate_is_refused() {
        for text in [
            "", "0", "0,0", "-1", "1.", ".5", "1.2.3", "0.0001", "1001", "1e3", "ten", "1 000",
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text:?}");
        }
    }
}
