//! One cell: how each kind of value is written in a dialect, and how text is kept from being a formula.
//!
//! A spreadsheet takes a cell for a formula by its first character, whatever stands around it in the
//! file, and one that splits at another separator finds a first character in the middle of a text
//! (CWE-1236). So an apostrophe goes before every such character at the beginning of a text and behind
//! whatever might be a separator. What only looks like it, a negative number, is ours and stays one.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use crate::calendar::{Date, Weekday};
use crate::plan::Amount;
use crate::words::sanitize::sanitized;
use crate::words::{Lang, columns, dates};

use crate::words::columns::Head;

use super::dialect::Dialect;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CsvCell {
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

impl CsvCell {
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

/// A text that no spreadsheet computes with; in an Italian office, none that becomes a number or a day.
pub(super) fn harmless(text: &str, dialect: Dialect) -> String {
    let text = sanitized(text);
    let mut out = String::with_capacity(text.len() + 1);
    let is_kept = dialect == Dialect::ExcelIt && is_converted(text.trim());
    if is_kept {
        out.push('\'');
    }
    // Whether a cell may begin here, in the eyes of a program that splits where we do not.
    let mut begins = !is_kept;
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

/// Whether an Italian spreadsheet may make another value of it: 10 ott becomes a day, 00123 loses its
/// zeros, 12E5 becomes 1200000, 5% is divided.
///
/// Which texts those are differs between programs, versions and settings, so this is told from the
/// other side: a text with a number in it stays one for certain where there is a word beside it that
/// no program knows from dates, times and amounts.
fn is_converted(text: &str) -> bool {
    if text.starts_with('#') || is_logical(text) {
        return true;
    }
    if !text.chars().any(char::is_numeric) || is_protocol(text) {
        return false;
    }
    let mut words = text.split(|char: char| !char.is_alphabetic());
    // A single letter in front is that of a code.
    let is_code = words
        .clone()
        .next()
        .is_some_and(|first| first.chars().count() == 1);
    let is_known = |word: &str| word.is_empty() || is_of_a_value(&word.to_lowercase());
    !is_code && words.all(is_known)
}

fn is_logical(text: &str) -> bool {
    let all = ["vero", "falso", "true", "false"];
    all.iter().any(|value| value.eq_ignore_ascii_case(text))
}

/// 3179/2026: the number of a protocol and its year, of more than two digits, is no day and no month.
fn is_protocol(text: &str) -> bool {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('/').is_some_and(|(number, year)| {
        number.len() > 2 && is_digits(number) && year.len() == 4 && is_digits(year)
    })
}

/// A word, in small letters, that may be part of a day, a time or an amount in either language.
fn is_of_a_value(word: &str) -> bool {
    const OTHERS: [&str; 17] = [
        "am", "pm", "a", "p", "e", "d", "h", "m", "s", "t", "z", "utc", "gmt", "eur", "usd", "gbp",
        "chf",
    ];
    let months = (1..=12).map(|month| Lang::ALL.map(|lang| dates::month_long(lang, month)));
    let weekdays = WEEK.map(|weekday| Lang::ALL.map(|lang| dates::weekday_long(lang, weekday)));
    let mut names = months.chain(weekdays).flatten();
    let word = word.replace('ì', "i");
    let begins = |name: &str| name.to_lowercase().replace('ì', "i").starts_with(&*word);
    OTHERS.contains(&&*word) || word.len() > 2 && names.any(begins)
}

/// The weekdays, Monday first.
const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// A column: its head, and what stands under it.
pub(super) type CsvColumn<R> = (Head, fn(&R) -> CsvCell);

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
            "00123",
            "12E5",
            "1e5",
            "1e-3",
            "123456789012",
            "0,5",
            "0",
            "2026",
            "10 ott",
            "10 Ott.",
            "gen-26",
            "1 marzo",
            "1°marzo",
            "mar 2026",
            "marzo 2026",
            "3 mar",
            "lun 16/03/2026",
            "lunedì 16 marzo 2026",
            "Mon 16 March",
            "2026-03-16",
            "2026-03-16T10:32:15Z",
            "5%",
            "5 %",
            "(5)",
            "€ 3",
            "3 €",
            "EUR 3",
            "$5",
            "1.234,56",
            "1,234.56",
            "1 000",
            "3/4",
            "1 1/2",
            "10.30",
            "12:30:15",
            "10am",
            "10:30 PM",
            "VERO",
            "falso",
            "True",
            "FALSE",
            "#N/D",
            "#DIV/0!",
            "½",
            " 12/2026 ",
        ] {
            assert_eq!(harmless(text, Dialect::ExcelIt), format!("'{text}"));
            assert_eq!(harmless(text, Dialect::Rfc4180), text);
        }
        // One apostrophe is enough.
        for text in ["-3", "+39 0766", "-5%", "-1,5"] {
            for dialect in Dialect::ALL {
                assert_eq!(harmless(text, dialect), format!("'{text}"));
            }
        }
        for text in [
            "",
            "3179/2026",
            "118/2026",
            "Z000000000",
            "J81B22001230006",
            "A12",
            "E5",
            "12/2026/x",
            "Elenco",
            "n. 12/2026",
            "prot. 5",
            "verbale del 10 ott",
            "5 giorni",
            "78.400,00 euro",
            "fase 3",
            "marzo",
            "mar",
            "Vero o falso",
            "10 mele",
        ] {
            assert_eq!(harmless(text, Dialect::ExcelIt), text);
        }
    }

    #[test]
    fn our_own_numbers_stay_numbers() {
        for dialect in [Dialect::Rfc4180, Dialect::ExcelIt] {
            assert_eq!(CsvCell::Number(-15).written(Lang::It, dialect), "-15");
        }
        let cents = CsvCell::Cents(133_280);
        assert_eq!(cents.written(Lang::It, Dialect::Rfc4180), "1332.80");
        assert_eq!(cents.written(Lang::En, Dialect::ExcelIt), "1332,80");
    }
}
