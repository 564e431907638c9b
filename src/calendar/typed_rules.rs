//! Limits and days of the year as people type them, in words of both languages.
//!
//! What is refused is refused, never corrected; what was understood is said back by the caller. The
//! spelling of files and commands (`90d`, `04-28`) is understood as well, so that there is one way to
//! type that always works.

use super::typed_names::month_named;
use super::typed_text::has_no_shape;
use super::{Limit, LimitError, MonthDay, MonthDayError};

/// Words for days, months and years; each may be cut short, down to its first letter.
const UNITS: [(&[&str], char); 3] = [
    (&["giorni", "giorno", "gg", "days"], 'd'),
    (&["mesi", "mese", "months"], 'm'),
    (&["anni", "anno", "years"], 'y'),
];

/// Words for days that are worked, behind that for days; each may be cut short.
const WORKING: [&str; 2] = ["lavorativi", "lavorativo"];

/// Words behind those for days, or before them, by which a contract says that every day counts.
const EVERY_DAY: [&str; 10] = [
    "naturali",
    "naturale",
    "solari",
    "solare",
    "consecutivi",
    "continui",
    "continuativi",
    "successivi",
    "calendar",
    "consecutive",
];

/// Whether words say no more than that every day counts: `naturali e consecutivi`.
fn is_every_day(words: &[&str]) -> bool {
    let is_known = |word: &&str| EVERY_DAY.contains(word) || ["e", "ed", "and"].contains(word);
    let ends = words.last().is_some_and(|word| EVERY_DAY.contains(word));
    words == ["di", "calendario"] || ends && words.iter().all(is_known)
}

/// Whether a word is one of these, or the beginning of one.
fn is_word(word: &str, names: &[&str]) -> bool {
    let word = word.trim_end_matches('.');
    !word.is_empty() && names.iter().any(|name| name.starts_with(word))
}

/// Whether the text is a word for no value at all: `nessuno`, `none`, `-`.
#[must_use]
pub fn says_none(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    ["nessuno", "nessuna", "none", "-"].contains(&text.as_str())
}

/// Reads a limit: `90`, `90 giorni`, `5 giorni lavorativi`, `3 mesi`, `1 anno`, `5 years`, `90g`, `90d`,
/// `5wd`, `5 lav`, `3m`, `5y`, `30 giorni naturali e consecutivi`, `30 calendar days`. A number alone is days.
///
/// # Errors
/// It is none of these, or beyond a century.
pub fn parse_limit(text: &str) -> Result<Limit, LimitError> {
    let text = text.trim().to_lowercase();
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, word) = text.split_at(end);
    let word = word.trim_start();
    if is_word(word, &["ore", "ora", "h", "hours"]) {
        return Err(LimitError::Hours);
    }
    let words: Vec<&str> = word.split_whitespace().collect();
    let is_in_working_days = match words[..] {
        ["wd" | "gl" | "lav" | "lav." | "lavorativi" | "lavorativo"] => true,
        [days, working] => {
            is_word(days, &UNITS[0].0[..3]) && is_word(working, &WORKING)
                || is_word(days, &["working"]) && is_word(working, &["days"])
        }
        [days, working, ref rest @ ..] => {
            is_word(days, &UNITS[0].0[..3]) && WORKING.contains(&working) && is_every_day(rest)
        }
        _ => false,
    };
    if is_in_working_days {
        return format!("{digits}wd").parse();
    }
    let word = match words[..] {
        [days, ref rest @ ..] if is_word(days, &UNITS[0].0[..3]) && is_every_day(rest) => "d",
        [ref first @ .., "days"] if is_every_day(first) => "d",
        _ => word,
    };
    let unit = UNITS
        .iter()
        .find(|(names, _)| names.iter().any(|name| name.starts_with(word)))
        .ok_or(LimitError::NotALimit)?
        .1;
    format!("{digits}{unit}").parse()
}

/// Reads a number of days to be added to a term: days of the kind it is counted in, working days or not. A
/// number alone is of that kind; the other kind, and everything else, is none.
#[must_use]
pub fn parse_days(text: &str, working: bool) -> Option<u32> {
    let is_bare = text.trim().bytes().all(|byte| byte.is_ascii_digit());
    match parse_limit(text).ok()? {
        Limit::Days(days) if is_bare || !working => Some(days),
        Limit::WorkingDays(days) if working => Some(days),
        _ => None,
    }
}

/// Reads days of the year, parted by commas or blanks: `28/4`, `28.4`, `28 aprile`, `1° May`, `04-28`.
///
/// # Errors
/// One of them is none of these, or a day that no year has.
pub fn parse_month_days(text: &str) -> Result<Vec<MonthDay>, MonthDayError> {
    let text: String = text.chars().filter(|char| !has_no_shape(*char)).collect();
    let text = text.to_lowercase();
    let mut words = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty() && !["e", "and"].contains(word))
        .peekable();
    let mut days = Vec::new();
    while let Some(word) = words.next() {
        let day = if let Some((day, month)) = word.split_once(['/', '.']) {
            numbered(number(day)?, number(month)?)?
        } else if word.contains('-') {
            word.parse()?
        } else {
            let month = words.next().and_then(|word| month_named(word.as_bytes()));
            let month = month.ok_or(MonthDayError::NotAMonthDay)?;
            let bare = ["°", "º", "^", "st", "nd", "rd", "th"]
                .iter()
                .find_map(|behind| word.strip_suffix(behind));
            numbered(number(bare.unwrap_or(word))?, month)?
        };
        days.push(day);
    }
    Ok(days)
}

/// Reads days of the year that somebody typed: as [`parse_month_days`], but for two numbers with a hyphen
/// between them that may be a day and a month either way. Everywhere else the day comes first, in the file
/// the month does, and so `12-08` says nothing.
///
/// # Errors
/// The same, and [`MonthDayError::TwoReadings`] of the first that has two.
pub fn parse_typed_month_days(text: &str) -> Result<Vec<MonthDay>, MonthDayError> {
    let is_edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let typed = text.split(is_edge).filter(|word| word.contains('-'));
    for word in typed {
        let word: String = word.chars().filter(|char| !has_no_shape(*char)).collect();
        let word = word.trim_end_matches('.');
        let Ok(month_first) = word.parse::<MonthDay>() else {
            continue;
        };
        let day_first = MonthDay::new(month_first.day(), month_first.month());
        if let Some(day_first) = day_first.filter(|day_first| *day_first != month_first) {
            return Err(MonthDayError::TwoReadings {
                day_first,
                month_first,
            });
        }
    }
    parse_month_days(text)
}

fn number(text: &str) -> Result<u32, MonthDayError> {
    let sound = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| sound);
    number.ok_or(MonthDayError::NotAMonthDay)
}

fn numbered(day: u32, month: u32) -> Result<MonthDay, MonthDayError> {
    MonthDay::new(month, day).ok_or(MonthDayError::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_limit_is_read_as_people_type_it() {
        for (text, limit) in [
            ("90", Limit::Days(90)),
            (" 90 giorni ", Limit::Days(90)),
            ("1 giorno", Limit::Days(1)),
            ("90 gg", Limit::Days(90)),
            ("90g", Limit::Days(90)),
            ("90 Days", Limit::Days(90)),
            ("90d", Limit::Days(90)),
            ("5wd", Limit::WorkingDays(5)),
            ("5 gl", Limit::WorkingDays(5)),
            ("5 lav.", Limit::WorkingDays(5)),
            ("30 giorni naturali e consecutivi", Limit::Days(30)),
            ("30 giorni di calendario", Limit::Days(30)),
            ("30 calendar days", Limit::Days(30)),
            ("30 gg solari", Limit::Days(30)),
            ("10 giorni lavorativi consecutivi", Limit::WorkingDays(10)),
            ("1 giorno lavorativo", Limit::WorkingDays(1)),
            ("5 gg. lav.", Limit::WorkingDays(5)),
            ("5 working days", Limit::WorkingDays(5)),
            ("3 mesi", Limit::Months(3)),
            ("1 mese", Limit::Months(1)),
            ("3m", Limit::Months(3)),
            ("3 months", Limit::Months(3)),
            ("5 anni", Limit::Years(5)),
            ("1 anno", Limit::Years(1)),
            ("5a", Limit::Years(5)),
            ("5y", Limit::Years(5)),
            ("2 years", Limit::Years(2)),
        ] {
            assert_eq!(parse_limit(text), Ok(limit), "{text}");
        }
        for text in [
            "",
            "giorni",
            "90 x",
            "9.5 giorni",
            "-3",
            "90 90",
            "3 giornix",
            "٣",
        ] {
            assert_eq!(parse_limit(text), Err(LimitError::NotALimit), "{text}");
        }
        assert_eq!(parse_limit("200 anni"), Err(LimitError::TooLong));
    }

    #[test]
    fn days_of_the_year_are_read_as_people_type_them() {
        let days = |text: &str| {
            parse_month_days(text).map(|days| {
                let days: Vec<String> = days.iter().map(ToString::to_string).collect();
                days.join(" ")
            })
        };
        for (text, read) in [
            ("28/4", "04-28"),
            ("28.04, 29/06", "04-28 06-29"),
            ("28 aprile e 29 giugno", "04-28 06-29"),
            ("28 Apr; 4 december", "04-28 12-04"),
            ("04-28 06-29", "04-28 06-29"),
            ("31/8", "08-31"),
            ("1° maggio, 2nd June.", "05-01 06-02"),
            ("28\u{a0}apr., \u{200e}31/8\u{200f}", "04-28 08-31"),
            ("", ""),
        ] {
            assert_eq!(days(text).as_deref(), Ok(read), "{text}");
        }
        for text in ["28", "aprile", "28/4/2025", "28 ap", "x/4", "+8/4"] {
            assert_eq!(days(text), Err(MonthDayError::NotAMonthDay), "{text}");
        }
        assert_eq!(days("30/2"), Err(MonthDayError::NoSuchDay));
    }

    #[test]
    fn two_numbers_that_may_be_either_say_nothing_where_somebody_types_them() {
        for text in ["12-08", "28/4, 08-12", "01-02."] {
            let read = parse_typed_month_days(text);
            let Err(MonthDayError::TwoReadings {
                day_first,
                month_first,
            }) = read
            else {
                panic!("{text}: {read:?}");
            };
            assert_eq!(
                (day_first.day(), day_first.month()),
                (month_first.month(), month_first.day())
            );
        }
        for text in ["04-28 06-29", "08-08", "12/8", "8 dicembre", "", "02-29"] {
            assert_eq!(
                parse_typed_month_days(text),
                parse_month_days(text),
                "{text}"
            );
        }
        assert_eq!(
            parse_typed_month_days("30/2"),
            Err(MonthDayError::NoSuchDay)
        );
        assert_eq!(
            parse_typed_month_days("28-04"),
            Err(MonthDayError::NoSuchDay)
        );
    }

    #[test]
    fn no_value_has_its_words() {
        for text in ["nessuno", " Nessuna ", "none", "-"] {
            assert!(says_none(text), "{text}");
        }
        assert!(!says_none("") && !says_none("no"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_does_not_panic(text in "\\PC{0,30}") {
            let _ = (parse_limit(&text), parse_month_days(&text), says_none(&text));
        }

        #[test]
        fn the_spelling_of_files_is_understood(number in 0..=100_u32, unit in "[dmy]") {
            let text = format!("{number}{unit}");
            prop_assert_eq!(parse_limit(&text), text.parse());
        }
    }
}
