//! A threshold of the monitoring plug-ins: from which number to which all is well.
//!
//! The syntax is that of the Monitoring Plugins Development Guidelines, "Threshold and ranges": `10`
//! is from 0 to 10, `10:` from 10 on, `~:5` up to 5, `3:7` between; what lies outside alerts. With `@`
//! in front, what lies inside does. Days are whole, so the bounds are, too.

use std::fmt;
use std::str::FromStr;

/// A range that a number is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lowest number in it; `None` without end below.
    from: Option<i64>,
    /// The highest; `None` without end above.
    to: Option<i64>,
    /// Whether it is the numbers inside that alert.
    inside: bool,
}

/// The text is no range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a range of whole days")]
pub struct NotARange;

impl Range {
    /// From this number on all is well.
    #[must_use]
    pub const fn from(from: i64) -> Self {
        Self {
            from: Some(from),
            to: None,
            inside: false,
        }
    }

    /// Whether this number alerts.
    #[must_use]
    pub fn alerts(&self, number: i64) -> bool {
        let above = self.from.is_none_or(|from| from <= number);
        let below = self.to.is_none_or(|to| number <= to);
        (above && below) == self.inside
    }
}

impl FromStr for Range {
    type Err = NotARange;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (inside, text) = match text.strip_prefix('@') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let number = |text: &str| text.parse::<i64>().map_err(|_| NotARange);
        let (from, to) = match text.split_once(':') {
            None => (Some(0), Some(number(text)?)),
            Some((from, to)) => {
                let from = match from {
                    "~" => None,
                    from => Some(number(from)?),
                };
                let to = match to {
                    "" => None,
                    to => Some(number(to)?),
                };
                (from, to)
            }
        };
        if matches!((from, to), (Some(from), Some(to)) if from > to) {
            return Err(NotARange);
        }
        Ok(Self { from, to, inside })
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.inside {
            f.write_str("@")?;
        }
        match (self.from, self.to) {
            (Some(0), Some(to)) => write!(f, "{to}"),
            (from, to) => {
                match from {
                    Some(from) => write!(f, "{from}:")?,
                    None => f.write_str("~:")?,
                }
                to.map_or(Ok(()), |to| write!(f, "{to}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The range; numbers that alert; numbers that do not.
    const CASES: [(&str, &[i64], &[i64]); 8] = [
        ("10", &[-1, 11], &[0, 5, 10]),
        ("10:", &[-3, 9], &[10, 11, 9_999]),
        ("~:10", &[11, 99], &[10, -99]),
        ("10:20", &[9, 21], &[10, 20]),
        ("@10:20", &[10, 15, 20], &[9, 21]),
        ("-5:", &[-6], &[-5, 0]),
        ("~:-1", &[0, 1], &[-1]),
        ("@~:0", &[0, -1], &[1]),
    ];

    #[test]
    fn a_range_alerts_outside_and_with_an_at_sign_inside() {
        for (text, alert, calm) in CASES {
            let range: Range = text.parse().unwrap();
            assert!(alert.iter().all(|n| range.alerts(*n)), "{text}");
            assert!(!calm.iter().any(|n| range.alerts(*n)), "{text}");
        }
    }

    #[test]
    fn what_is_printed_reads_back() {
        for (text, ..) in CASES {
            let range: Range = text.parse().unwrap();
            assert_eq!(range.to_string(), text);
        }
        assert_eq!(Range::from(8).to_string(), "8:");
    }

    #[test]
    fn anything_else_is_no_range() {
        for text in [
            "", ":", "@", "a", "10:a", "20:10", "1.5:", "10::20", "~", "@~", " 10",
        ] {
            assert_eq!(text.parse::<Range>(), Err(NotARange), "{text:?}");
        }
    }
}
