//! Dates as people type them, day before month, in words of both languages.
//!
//! A form reads the date at every key, so this never allocates and never panics, whatever is typed.
//! What is refused is refused with the reason, never corrected: 31 April is not 1 May.

use chrono::{Datelike, Days, Weekday};

use super::{Date, FIRST_DATE, LAST_DATE};

/// Which of several dates a partial one means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// The latest one not after today: for what has happened.
    Past,
    /// The earliest one not before today: for what is promised.
    Future,
}

/// Why a typed date is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("no date given")]
    Empty,
    /// None of the accepted forms.
    #[error("not a date")]
    NotADate,
    /// A month that is not 1 to 12.
    #[error("there is no month {month}")]
    NoSuchMonth {
        /// The number that was typed.
        month: u32,
    },
    /// A day that this month does not have.
    #[error("there is no day {day} in month {month}")]
    NoSuchDay {
        /// The number that was typed.
        day: u32,
        /// The month it was to be a day of.
        month: u32,
        /// The year, where one was typed.
        year: Option<i32>,
        /// How many days the month has; without a year, how many it has at most.
        last: u32,
    },
    /// A real date outside [`FIRST_DATE`] to [`LAST_DATE`], or a count of days that leads there.
    #[error("dates go from {FIRST_DATE} to {LAST_DATE}")]
    OutOfRange {
        /// The year, where one was typed.
        year: Option<i32>,
    },
}

/// Reads a typed date.
///
/// | form | means |
/// |---|---|
/// | `oggi ieri domani`, `today yesterday tomorrow` | the day |
/// | `+3`, `-2` | so many days from today |
/// | `lun`, `lunedì`, `mon`, `monday`, any beginning of three letters or more | that weekday, as `bias` says |
/// | `15` | that day of a month, as `bias` says; `31` looks for a month that has one |
/// | `15/10` | that day of a year, as `bias` says; `29/2` looks for a year that has one |
/// | `15/10/26`, `15/10/2026`, `151026`, `15102026` | day, month and year; two digits are 20yy |
/// | `2026-10-15` | year, month and day |
///
/// Between numbers `/`, `.` or `-`, always the same. Case, accents (`lunedì`, `lunedi`, `lunedi'`) and
/// blanks around the text do not matter.
///
/// # Errors
///
/// A [`DateError`] that says what is wrong with it.
pub fn parse_date(text: &str, today: Date, bias: Bias) -> Result<Date, DateError> {
    let text = text.trim();
    match text.as_bytes() {
        [] => Err(DateError::Empty),
        [sign @ (b'+' | b'-'), digits @ ..] => from_today(today, *sign == b'+', digits),
        [first, ..] if first.is_ascii_digit() => match Numbers::read(text.as_bytes()) {
            Some(numbers) => from_numbers(&numbers, today, bias),
            None => Err(DateError::NotADate),
        },
        _ => from_word(text, today, bias),
    }
}

/// A date that a file may hold.
fn in_range(date: Option<Date>) -> Result<Date, DateError> {
    date.filter(|date| (FIRST_DATE..=LAST_DATE).contains(date))
        .ok_or(DateError::OutOfRange { year: None })
}

/// `+3`, `-2`: days from today.
fn from_today(today: Date, forward: bool, digits: &[u8]) -> Result<Date, DateError> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(DateError::NotADate);
    }
    // A count too long for its type leads out of range all the same.
    let days = Days::new(digits.iter().fold(0, |number: u64, digit| {
        number
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'))
    }));
    in_range(if forward {
        today.checked_add_days(days)
    } else {
        today.checked_sub_days(days)
    })
}

/// The names of the weekdays in both languages, Monday first, folded.
const WEEKDAYS: [[&str; 2]; 7] = [
    ["lunedi", "monday"],
    ["martedi", "tuesday"],
    ["mercoledi", "wednesday"],
    ["giovedi", "thursday"],
    ["venerdi", "friday"],
    ["sabato", "saturday"],
    ["domenica", "sunday"],
];

/// A word for a day, or a weekday.
fn from_word(text: &str, today: Date, bias: Bias) -> Result<Date, DateError> {
    let folded = Folded::of(text).ok_or(DateError::NotADate)?;
    match folded.as_bytes() {
        b"oggi" | b"today" => return in_range(Some(today)),
        b"ieri" | b"yesterday" => return in_range(today.pred_opt()),
        b"domani" | b"tomorrow" => return in_range(today.succ_opt()),
        _ => {}
    }
    let word = folded.as_bytes();
    let weekday = WEEKDAYS
        .iter()
        .position(|names| names.iter().any(|name| name.as_bytes().starts_with(word)))
        .filter(|_| word.len() >= 3)
        .and_then(|position| Weekday::try_from(u8::try_from(position).ok()?).ok())
        .ok_or(DateError::NotADate)?;
    in_range(match bias {
        Bias::Past => today.checked_sub_days(days_from(weekday, today.weekday())),
        Bias::Future => today.checked_add_days(days_from(today.weekday(), weekday)),
    })
}

/// Days from a weekday to the next `to`, none when it is the same.
fn days_from(from: Weekday, to: Weekday) -> Days {
    Days::new(to.days_since(from).into())
}

/// A typed word in small letters without accents, on the stack.
struct Folded {
    letters: [u8; Self::LONGEST],
    len: usize,
}

impl Folded {
    /// As long as the longest word there is: `mercoledi`, `wednesday`, `yesterday`.
    const LONGEST: usize = 9;

    /// `None` where it is longer than any word, or has something else than letters in it.
    fn of(text: &str) -> Option<Self> {
        let mut folded = Self {
            letters: [0; Self::LONGEST],
            len: 0,
        };
        for char in text.chars() {
            let letter = match char {
                'a'..='z' | 'A'..='Z' => u8::try_from(char).ok()?.to_ascii_lowercase(),
                'à' | 'á' | 'â' | 'ä' | 'À' | 'Á' | 'Â' | 'Ä' => b'a',
                'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => b'e',
                'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => b'i',
                'ò' | 'ó' | 'ô' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Ö' => b'o',
                'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => b'u',
                // An accent on its own: the apostrophe of a keyboard without `ì`, or a decomposed one.
                '\'' | '’' | '`' | '\u{300}'..='\u{36f}' => continue,
                _ => return None,
            };
            *folded.letters.get_mut(folded.len)? = letter;
            folded.len += 1;
        }
        Some(folded)
    }

    fn as_bytes(&self) -> &[u8] {
        &self.letters[..self.len]
    }
}

/// Two digits of a year are 20yy, whatever the year it is.
const THIS_CENTURY: u32 = 2_000;

/// A number and how many digits it was typed with: `05` is not a year and `2026` is not a day.
#[derive(Clone, Copy, Default)]
struct Number {
    value: u32,
    digits: usize,
}

/// One to three numbers with the same separator between them.
struct Numbers {
    parts: [Number; 3],
    count: usize,
}

impl Numbers {
    /// More digits than `ddmmyyyy` are no date.
    const MOST_DIGITS: usize = 8;

    fn read(text: &[u8]) -> Option<Self> {
        let mut numbers = Self {
            parts: [Number::default(); 3],
            count: 1,
        };
        let mut separator = None;
        for &byte in text {
            match byte {
                b'0'..=b'9' => {
                    let part = &mut numbers.parts[numbers.count - 1];
                    if part.digits == Self::MOST_DIGITS {
                        return None;
                    }
                    part.value = part.value * 10 + u32::from(byte - b'0');
                    part.digits += 1;
                }
                b'/' | b'.' | b'-' => {
                    if *separator.get_or_insert(byte) != byte || numbers.count == 3 {
                        return None;
                    }
                    numbers.count += 1;
                }
                _ => return None,
            }
        }
        Some(numbers)
    }
}

/// Days, months and years, by how many numbers there are and how long each is.
fn from_numbers(numbers: &Numbers, today: Date, bias: Bias) -> Result<Date, DateError> {
    let [a, b, c] = numbers.parts;
    let n = a.value;
    match (numbers.count, a.digits, b.digits, c.digits) {
        (1, 1 | 2, ..) => day_of_a_month(n, today, bias),
        (1, 6, ..) => whole(n / 10_000, n / 100 % 100, THIS_CENTURY + n % 100),
        (1, 8, ..) => whole(n / 1_000_000, n / 10_000 % 100, n % 10_000),
        (2, 1 | 2, 1 | 2, _) => day_of_a_year(n, b.value, today, bias),
        (3, 1 | 2, 1 | 2, 2) => whole(n, b.value, THIS_CENTURY + c.value),
        (3, 1 | 2, 1 | 2, 4) => whole(n, b.value, c.value),
        (3, 4, 1 | 2, 1 | 2) => whole(c.value, b.value, n),
        _ => Err(DateError::NotADate),
    }
}

/// A day of a month of a year, all typed.
fn whole(day: u32, month: u32, year: u32) -> Result<Date, DateError> {
    let year = year.cast_signed();
    if !(1..=12).contains(&month) {
        return Err(DateError::NoSuchMonth { month });
    }
    if !(FIRST_DATE.year()..=LAST_DATE.year()).contains(&year) {
        return Err(DateError::OutOfRange { year: Some(year) });
    }
    let last = days_of_month(month, Some(year));
    Date::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay {
        day,
        month,
        year: Some(year),
        last,
    })
}

/// `15`: the nearest such day in the direction of `bias`, in a month that has it.
fn day_of_a_month(day: u32, today: Date, bias: Bias) -> Result<Date, DateError> {
    if !(1..=31).contains(&day) {
        return Err(DateError::NotADate);
    }
    // The 31st of this month may be on the wrong side and the next month may not have one; there are
    // never two in a row that have none.
    let months = (0..=2).map(|steps| {
        let first = today.with_day(1)?;
        match bias {
            Bias::Past => first.checked_sub_months(chrono::Months::new(steps)),
            Bias::Future => first.checked_add_months(chrono::Months::new(steps)),
        }
    });
    let found = months
        .filter_map(|month| month?.with_day(day))
        .find(|date| is_on_its_side(*date, today, bias));
    in_range(found)
}

/// `15/10`: the nearest such day in the direction of `bias`, in a year that has it.
fn day_of_a_year(day: u32, month: u32, today: Date, bias: Bias) -> Result<Date, DateError> {
    if !(1..=12).contains(&month) {
        return Err(DateError::NoSuchMonth { month });
    }
    let last = days_of_month(month, None);
    if !(1..=last).contains(&day) {
        return Err(DateError::NoSuchDay {
            day,
            month,
            year: None,
            last,
        });
    }
    // A leap day may be eight years away, across 1900, 2100 or 2200.
    let found = (0..=8)
        .filter_map(|steps| {
            let year = match bias {
                Bias::Past => today.year().checked_sub(steps),
                Bias::Future => today.year().checked_add(steps),
            };
            Date::from_ymd_opt(year?, month, day)
        })
        .find(|date| is_on_its_side(*date, today, bias));
    in_range(found)
}

fn is_on_its_side(date: Date, today: Date, bias: Bias) -> bool {
    match bias {
        Bias::Past => date <= today,
        Bias::Future => date >= today,
    }
}

/// How many days a month has; without a year, how many it has at most.
fn days_of_month(month: u32, year: Option<i32>) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_some_and(|year| Date::from_ymd_opt(year, 2, 29).is_none()) => 28,
        2 => 29,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::generated::{any_date, date};
    use crate::calendar::{days_between, elapsed};

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// A Friday.
    const TODAY: &str = "2025-08-29";

    fn read(text: &str, bias: Bias) -> Result<Date, DateError> {
        parse_date(text, on(TODAY), bias)
    }

    #[test]
    fn every_form_that_says_the_whole_date() {
        for text in [
            "15/10/26",
            "15/10/2026",
            "15.10.2026",
            "15-10-2026",
            "15.10.26",
            "15-10-26",
            "151026",
            "15102026",
            "2026-10-15",
            "2026/10/15",
            "  15/10/26\t",
            "\u{a0}15/10/26\n",
        ] {
            for bias in [Bias::Past, Bias::Future] {
                assert_eq!(read(text, bias), Ok(on("2026-10-15")), "{text:?}");
            }
        }
        assert_eq!(read("1/2/2026", Bias::Past), Ok(on("2026-02-01")));
        assert_eq!(read("1/2/00", Bias::Past), Ok(on("2000-02-01")));
        assert_eq!(read("010299", Bias::Past), Ok(on("2099-02-01")));
        assert_eq!(read("2026-1-2", Bias::Past), Ok(on("2026-01-02")));
        assert_eq!(read("01/01/1900", Bias::Past), Ok(FIRST_DATE));
        assert_eq!(read("31/12/2200", Bias::Past), Ok(LAST_DATE));
        assert_eq!(read("29/02/2024", Bias::Past), Ok(on("2024-02-29")));
    }

    #[test]
    fn words_of_both_languages_whatever_their_case_and_accents() {
        for (texts, past, future) in [
            (
                "oggi OGGI Oggi today Today tòday",
                "2025-08-29",
                "2025-08-29",
            ),
            ("ieri Ieri yesterday", "2025-08-28", "2025-08-28"),
            ("domani tomorrow TOMORROW", "2025-08-30", "2025-08-30"),
            ("+3 +03", "2025-09-01", "2025-09-01"),
            ("-2", "2025-08-27", "2025-08-27"),
            ("+0 -0", "2025-08-29", "2025-08-29"),
            (
                "lun lunedi lunedì LUNEDÌ Lunedí lunedi' lunedi’ lune mon monday",
                "2025-08-25",
                "2025-09-01",
            ),
            (
                "mar martedì martedi tue tues tuesday",
                "2025-08-26",
                "2025-09-02",
            ),
            (
                "mer mercoledi mercoledì wed wednesday",
                "2025-08-27",
                "2025-09-03",
            ),
            (
                "gio giovedi giovedì thu thurs thursday",
                "2025-08-28",
                "2025-09-04",
            ),
            (
                "ven venerdi venerdì VENERDI' fri friday",
                "2025-08-29",
                "2025-08-29",
            ),
            ("sab sabato sat saturday", "2025-08-23", "2025-08-30"),
            (
                "dom domenica DOMENICA sun sunday",
                "2025-08-24",
                "2025-08-31",
            ),
        ] {
            for text in texts.split(' ') {
                assert_eq!(read(text, Bias::Past), Ok(on(past)), "{text}");
                assert_eq!(read(text, Bias::Future), Ok(on(future)), "{text}");
            }
        }
        // The accent as a character of its own, as some systems paste it; and blanks around.
        assert_eq!(read(" lunedi\u{300} ", Bias::Past), Ok(on("2025-08-25")));
    }

    #[test]
    fn a_partial_date_means_the_latest_past_or_the_earliest_future_one() {
        for (text, today, past, future) in [
            ("29", TODAY, "2025-08-29", "2025-08-29"),
            ("15", TODAY, "2025-08-15", "2025-09-15"),
            ("30", TODAY, "2025-07-30", "2025-08-30"),
            ("31", TODAY, "2025-07-31", "2025-08-31"),
            ("31", "2026-03-15", "2026-01-31", "2026-03-31"),
            ("31", "2026-09-15", "2026-08-31", "2026-10-31"),
            ("31", "2026-02-15", "2026-01-31", "2026-03-31"),
            ("30", "2026-02-15", "2026-01-30", "2026-03-30"),
            ("29", "2026-03-01", "2026-01-29", "2026-03-29"),
            ("5", "2026-01-04", "2025-12-05", "2026-01-05"),
            ("05", "2026-12-06", "2026-12-05", "2027-01-05"),
            ("29/8", TODAY, "2025-08-29", "2025-08-29"),
            ("15/10", TODAY, "2024-10-15", "2025-10-15"),
            ("1.2", TODAY, "2025-02-01", "2026-02-01"),
            ("01-02", TODAY, "2025-02-01", "2026-02-01"),
            ("29/2", TODAY, "2024-02-29", "2028-02-29"),
            ("29/02", "2028-02-29", "2028-02-29", "2028-02-29"),
            ("29/2", "2100-03-01", "2096-02-29", "2104-02-29"),
            ("29/2", "2104-02-28", "2096-02-29", "2104-02-29"),
            ("29/2", "2096-03-01", "2096-02-29", "2104-02-29"),
        ] {
            let read = |bias| parse_date(text, on(today), bias);
            assert_eq!(read(Bias::Past), Ok(on(past)), "{text} at {today}");
            assert_eq!(read(Bias::Future), Ok(on(future)), "{text} at {today}");
        }
    }

    #[test]
    fn a_date_that_does_not_exist_is_refused_with_the_reason() {
        let no_day = |day, month, year, last| DateError::NoSuchDay {
            day,
            month,
            year,
            last,
        };
        for (text, reason) in [
            ("31/04/2026", no_day(31, 4, Some(2026), 30)),
            ("310426", no_day(31, 4, Some(2026), 30)),
            ("29/02/2026", no_day(29, 2, Some(2026), 28)),
            ("30/2/2024", no_day(30, 2, Some(2024), 29)),
            ("29/2/2100", no_day(29, 2, Some(2100), 28)),
            ("2026-02-30", no_day(30, 2, Some(2026), 28)),
            ("31/9", no_day(31, 9, None, 30)),
            ("30/2", no_day(30, 2, None, 29)),
            ("0/10", no_day(0, 10, None, 31)),
            ("99/1/26", no_day(99, 1, Some(2026), 31)),
            ("15/13", DateError::NoSuchMonth { month: 13 }),
            ("15/0", DateError::NoSuchMonth { month: 0 }),
            ("10/15/2026", DateError::NoSuchMonth { month: 15 }),
            ("20261015", DateError::NoSuchMonth { month: 26 }),
            ("15/10/1899", DateError::OutOfRange { year: Some(1899) }),
            ("15/10/2201", DateError::OutOfRange { year: Some(2201) }),
            ("0000-01-01", DateError::OutOfRange { year: Some(0) }),
            ("15109999", DateError::OutOfRange { year: Some(9999) }),
            ("+64200", DateError::OutOfRange { year: None }),
            ("-99999", DateError::OutOfRange { year: None }),
            (
                "+99999999999999999999999999",
                DateError::OutOfRange { year: None },
            ),
            (
                "-18446744073709551615",
                DateError::OutOfRange { year: None },
            ),
            ("", DateError::Empty),
            (" \t ", DateError::Empty),
        ] {
            assert_eq!(read(text, Bias::Past), Err(reason), "{text}");
            assert_eq!(read(text, Bias::Future), Err(reason), "{text}");
        }
    }

    #[test]
    fn anything_else_is_not_a_date() {
        for text in [
            "0",
            "32",
            "123",
            "1510",
            "12345",
            "1234567",
            "123456789",
            "15/",
            "15/10/",
            "/10",
            "15//26",
            "15/10-26",
            "15/10/026",
            "15/10/6",
            "15/10/20266",
            "015/10",
            "10/2026",
            "2026-10",
            "15/10/26/1",
            "15 10 26",
            "+",
            "-",
            "+-3",
            "+3d",
            "3+",
            "--2",
            "lu",
            "m",
            "xyz",
            "marzo",
            "lunedix",
            "doman",
            "mondays",
            "oggi!",
            "'",
            "òggì lì",
            "１５/１０",
            "١٥",
            "�",
            "\u{1b}[31m",
            "oggi\u{0}",
            "null",
            "none",
        ] {
            assert_eq!(read(text, Bias::Past), Err(DateError::NotADate), "{text:?}");
        }
    }

    #[test]
    fn a_partial_date_at_the_ends_of_all_dates_is_out_of_range_or_right() {
        let out = Err(DateError::OutOfRange { year: None });
        assert_eq!(parse_date("ieri", FIRST_DATE, Bias::Past), out);
        assert_eq!(parse_date("domani", LAST_DATE, Bias::Past), out);
        assert_eq!(parse_date("15", FIRST_DATE, Bias::Past), out);
        assert_eq!(parse_date("29/2", FIRST_DATE, Bias::Past), out);
        assert_eq!(parse_date("29/2", LAST_DATE, Bias::Future), out);
        assert_eq!(parse_date("1", FIRST_DATE, Bias::Past), Ok(FIRST_DATE));
        assert_eq!(parse_date("31", LAST_DATE, Bias::Future), Ok(LAST_DATE));
    }

    proptest! {
        #[test]
        fn a_whole_date_reads_back_in_every_form(date in date(), today in date()) {
            for form in ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%-d/%-m/%Y", "%d%m%Y", "%Y-%m-%d", "%Y/%m/%d"] {
                let text = date.format(form).to_string();
                prop_assert_eq!(parse_date(&text, today, Bias::Past), Ok(date), "{}", text);
            }
            if date.year() / 100 == 20 {
                for form in ["%d/%m/%y", "%d.%m.%y", "%d-%m-%y", "%-d/%-m/%y", "%d%m%y"] {
                    let text = date.format(form).to_string();
                    prop_assert_eq!(parse_date(&text, today, Bias::Future), Ok(date), "{}", text);
                }
            }
            let text = format!("{:+}", days_between(today, date));
            prop_assert_eq!(parse_date(&text, today, Bias::Past), Ok(date), "{}", text);
        }

        #[test]
        fn a_partial_date_is_the_nearest_on_its_side(date in date(), today in date()) {
            for form in ["%d", "%d/%m", "%A"] {
                let text = date.format(form).to_string();
                let is_it = |day: &Date| day.format(form).to_string() == text;
                let past = today.iter_days().rev().find(is_it);
                let future = today.iter_days().find(is_it);
                for (bias, nearest) in [(Bias::Past, past), (Bias::Future, future)] {
                    prop_assert_eq!(parse_date(&text, today, bias), in_range(nearest), "{}", text);
                }
            }
        }

        #[test]
        fn whatever_is_typed_on_whatever_day_is_read_or_refused(text: String, today in any_date()) {
            for bias in [Bias::Past, Bias::Future] {
                if let Ok(date) = parse_date(&text, today, bias) {
                    prop_assert!((FIRST_DATE..=LAST_DATE).contains(&date));
                }
            }
        }

        #[test]
        fn what_looks_like_a_date_is_read_or_refused(
            text in "[ +-]?[0-9]{0,9}[/.-]?[0-9]{0,5}[/.-]?[0-9]{0,5}", today in any_date(),
        ) {
            for bias in [Bias::Past, Bias::Future] {
                if let Ok(date) = parse_date(&text, today, bias) {
                    prop_assert!((FIRST_DATE..=LAST_DATE).contains(&date));
                }
            }
        }

        #[test]
        fn a_weekday_is_within_six_days(
            word in "lun|mar|mer|gio|ven|sab|dom|mon|tue|wed|thu|fri|sat|sun", today in date(),
        ) {
            if let Ok(past) = parse_date(&word, today, Bias::Past) {
                prop_assert!(past <= today && elapsed(past, today) <= 6);
            }
            if let Ok(future) = parse_date(&word, today, Bias::Future) {
                prop_assert!(today <= future && elapsed(today, future) <= 6);
            }
        }
    }
}
