//! One cell: how each kind of value is written in a dialect, and how text is kept from being a formula.
//!
//! A spreadsheet takes a cell for a formula by its first character, whatever stands around it in the
//! file, and one that splits at another separator finds a first character in the middle of a text
//! (CWE-1236). So an apostrophe goes before every such character at the beginning of a text and behind
//! whatever might be a separator. What only looks like it, a negative number, is ours and stays one.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use crate::calendar::Date;
use crate::plan::Amount;
use crate::words::shown::shown;
use crate::words::{Lang, columns, dates};

use super::Dialect;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// What there is none of.
    Nothing,
    /// What somebody typed, or a plan says.
    Text(String),
    /// A word of ours: the one for programs, and the one for people.
    Named(String, String),
    /// A whole number.
    Number(i64),
    /// An amount of euro, in cents.
    Cents(u64),
    /// A day.
    Day(Date),
    /// An instant, and what the clock on the wall said.
    Instant(DateTime<FixedOffset>, NaiveDateTime),
    /// Yes or no.
    Flag(bool),
}

impl Cell {
    /// A text that may be missing.
    pub(super) fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.to_owned()))
    }

    /// A number that may be missing.
    pub(super) fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Number(number.into()))
    }

    /// A day that may be missing.
    pub(super) fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

    /// A word for programs, and the one for people.
    pub(super) fn named(name: impl Into<String>, said: impl Into<String>) -> Self {
        Self::Named(name.into(), said.into())
    }

    /// As it stands in the file, quotes not yet around it.
    pub(super) fn written(&self, lang: Lang, dialect: Dialect) -> String {
        match (self, dialect) {
            (Self::Nothing, _) => String::new(),
            (Self::Text(text), _) | (Self::Named(text, _), Dialect::Rfc4180) => {
                harmless(text, dialect)
            }
            (Self::Named(_, said), Dialect::ExcelIt) => harmless(said, dialect),
            (Self::Number(number), _) => number.to_string(),
            (Self::Cents(cents), Dialect::Rfc4180) => Amount { cents: *cents }.to_string(),
            (Self::Cents(cents), Dialect::ExcelIt) => {
                Amount { cents: *cents }.to_string().replace('.', ",")
            }
            (Self::Day(day), Dialect::Rfc4180) => day.to_string(),
            (Self::Day(day), Dialect::ExcelIt) => dates::full(*day),
            (Self::Instant(at, _), Dialect::Rfc4180) => at.to_rfc3339(),
            (Self::Instant(_, local), Dialect::ExcelIt) => {
                format!("{} {}", dates::full(local.date()), local.format("%H:%M"))
            }
            (Self::Flag(yes), Dialect::Rfc4180) => yes.to_string(),
            (Self::Flag(yes), Dialect::ExcelIt) => columns::yes_or_no(lang, *yes).to_owned(),
        }
    }
}

/// A text that no spreadsheet computes with.
pub(super) fn harmless(text: &str, dialect: Dialect) -> String {
    let text = shown(text);
    let mut out = String::with_capacity(text.len() + 1);
    if dialect == Dialect::ExcelIt && is_converted(text.trim()) {
        out.push('\'');
    }
    // Whether a cell may begin here, in the eyes of a program that splits where we do not.
    let mut begins = true;
    for char in text.chars() {
        if begins && is_operator(char) {
            out.push('\'');
        }
        out.push(char);
        begins = is_separator(char) || begins && (char.is_whitespace() || is_quote(char));
    }
    out
}

/// What makes a formula of a cell that begins with it, in its wide form as well.
const fn is_operator(char: char) -> bool {
    matches!(
        char,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
    )
}

/// What may part two cells.
const fn is_separator(char: char) -> bool {
    matches!(char, ',' | ';' | '\t' | '|' | '\r' | '\n')
}

const fn is_quote(char: char) -> bool {
    matches!(char, '"' | '\'')
}

/// Whether an Italian spreadsheet makes another value of it: the protocol number 12/2026 becomes a
/// day of December, a code loses its zeros, 12E5 becomes 1200000.
fn is_converted(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(text) {
        return text.len() > 11 || text.len() > 1 && text.starts_with('0');
    }
    if let Some((mantissa, exponent)) = text.split_once(['e', 'E']) {
        return is_digits(mantissa) && is_digits(exponent.trim_start_matches(['+', '-']));
    }
    ['/', '-', '.', ':', ','].into_iter().any(|separator| {
        let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
        let is_part = |part: &&str| is_digits(part) && matches!(part.len(), 1 | 2 | 4);
        matches!(parts.len(), 2 | 3)
            && parts.iter().all(is_part)
            && parts.iter().any(|part| part.len() <= 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_begins_with_an_apostrophe() {
        for (text, cell) in [
            ("", ""),
            ("plain", "plain"),
            ("=1+1", "'=1+1"),
            ("+39 0766", "'+39 0766"),
            ("-3", "'-3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("\t=1", "\u{fffd}=1"),
            ("\r=1", "\u{fffd}=1"),
            ("  =1", "  '=1"),
            ("\u{a0}=1", "\u{a0}'=1"),
            ("\"=1\"", "\"'=1\""),
            ("a,=1", "a,'=1"),
            ("a; -1", "a; '-1"),
            ("a;\"@x", "a;\"'@x"),
            ("a|=cmd", "a|'=cmd"),
            ("a-b, c=d", "a-b, c=d"),
            ("1=2", "1=2"),
            ("'=1", "''=1"),
        ] {
            assert_eq!(harmless(text, Dialect::Rfc4180), cell, "{text:?}");
        }
    }

    #[test]
    fn what_an_italian_spreadsheet_would_turn_into_something_else_stays_text() {
        for text in [
            "12/2026",
            "2026/12",
            "1-2",
            "1.2",
            "10:30",
            "01/02/2026",
            "007",
            "12E5",
            "1e-3",
            "123456789012",
            "0,5",
        ] {
            assert_eq!(harmless(text, Dialect::ExcelIt), format!("'{text}"));
            assert_eq!(harmless(text, Dialect::Rfc4180), text);
        }
        for text in [
            "3179/2026",
            "118/2026",
            "0",
            "2026",
            "Z000000000",
            "12/2026/x",
            "Elenco",
        ] {
            assert_eq!(harmless(text, Dialect::ExcelIt), text);
        }
    }

    #[test]
    fn our_own_numbers_stay_numbers() {
        for dialect in [Dialect::Rfc4180, Dialect::ExcelIt] {
            assert_eq!(Cell::Number(-15).written(Lang::It, dialect), "-15");
        }
        let cents = Cell::Cents(133_280);
        assert_eq!(cents.written(Lang::It, Dialect::Rfc4180), "1332.80");
        assert_eq!(cents.written(Lang::En, Dialect::ExcelIt), "1332,80");
    }
}
