//! Dates as people type or paste them, day before month, in words of both languages.
//!
//! Every date that the program writes is read back, with its weekday, its name of the month, its time
//! and its zone; a weekday that is not that of the date is refused. A form reads the date at every key,
//! so this never allocates and never panics, whatever is typed. What is refused is refused with the
//! reason, never corrected: 31 April is not 1 May. What can be read in two ways is refused as well.
//!
//! The files: `typed_text` makes plain text of it, `typed_names` knows weekdays and months, here is the
//! grammar, and `typed_said` finds the date that is meant.

use chrono::{Datelike, Days, Weekday};

use super::typed_error::{Bias, DateError};
use super::typed_names::{month_named, weekday_named};
use super::typed_said::{DateWords, in_range};
use super::typed_text::{Cursor, Number, Plain};
use super::{Date, FIRST_DATE, LAST_DATE};

/// Reads a typed date.
///
/// | form | means |
/// |---|---|
/// | `oggi ieri domani`, `today yesterday tomorrow` | the day |
/// | `+3`, `-2` | so many days from today |
/// | `lun`, `lunedì`, `mon`, `monday`, any beginning of three letters or more | that weekday, as `bias` says |
/// | `15` | that day of a month, as `bias` says; `31` looks for a month that has one |
/// | `15/10`, `15 ott`, `15 October`, `1° marzo`, `1st March` | that day of a year, as `bias` says; `29/2` looks for a year that has one |
/// | `15/10/26`, `15/10/2026`, `151026`, `15102026`, `15 ottobre 2026`, `15-ott-26` | day, month and year; two digits are 20yy |
/// | `2026-10-15`, `20261015` | year, month and day |
/// | `October 15, 2026` | where the year is there and the month is a name |
/// | `lun 16/03/2026`, `Mon, 16 Mar 2026`, `gio 04/09` | the same, with the weekday checked; without a year it is the one whose weekday is right |
/// | `16/03/2026 10:32:15 (+0100)`, `2026-03-16T10:32:15Z` | the date as it is written |
/// | `~02/10/26` | the date of a forecast, where one is promised; no fact |
///
/// Between numbers `/`, `.` or `-`, always the same. Case, accents (`lunedì`, `lunedi`, `lunedi'`),
/// blanks of every kind, marks of direction, points and commas behind do not matter.
///
/// # Errors
///
/// A [`DateError`] that says what is wrong with it.
pub fn parse_date(text: &str, today: Date, bias: Bias) -> Result<Date, DateError> {
    let plain = Plain::of(text).ok_or(DateError::NotADate)?;
    match plain.as_bytes() {
        [] => Err(DateError::Empty),
        [sign @ (b'+' | b'-'), digits @ ..] => from_today(today, *sign == b'+', digits),
        [b'~', rest @ ..] => {
            let date = said(rest.trim_ascii_start(), today, bias)?;
            (bias == Bias::Future)
                .then_some(date)
                .ok_or(DateError::Estimate)
        }
        bytes => said(bytes, today, bias),
    }
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

/// A word for a day, or a date with or without its weekday.
fn said(text: &[u8], today: Date, bias: Bias) -> Result<Date, DateError> {
    let mut cursor = Cursor::new(text);
    let Some(word) = cursor.word() else {
        return dated(cursor, None, today, bias);
    };
    let day = match word {
        b"oggi" | b"today" => Some(Some(today)),
        b"ieri" | b"yesterday" => Some(today.pred_opt()),
        b"domani" | b"tomorrow" => Some(today.succ_opt()),
        _ => None,
    };
    if let Some(day) = day {
        return only_a_time(cursor).and_then(|()| in_range(day));
    }
    match (weekday_named(word), month_named(word)) {
        (None, None) => Err(DateError::NotADate),
        (Some(weekday), None) => after_weekday(cursor, weekday, today, bias),
        (None, Some(month)) => month_first(cursor, month, today, bias),
        (Some(weekday), Some(month)) => match month_first(cursor, month, today, bias) {
            Err(DateError::MonthFirst { day, month }) => Err(DateError::TwoReadings {
                weekday,
                day,
                month,
            }),
            Err(DateError::NotADate) => after_weekday(cursor, weekday, today, bias),
            read => read,
        },
    }
}

/// What stands behind a weekday: a date, or nothing.
fn after_weekday(
    mut cursor: Cursor<'_>,
    weekday: Weekday,
    today: Date,
    bias: Bias,
) -> Result<Date, DateError> {
    cursor.takes(b'.');
    cursor.takes(b',');
    cursor.takes(b' ');
    if cursor.is_done() {
        return DateWords::Weekday(weekday).date(today, bias);
    }
    dated(cursor, Some(weekday), today, bias)
}

/// `March 3, 2026`. Without its year the number may be one, or that of a weekday.
fn month_first(
    mut cursor: Cursor<'_>,
    month: u32,
    today: Date,
    bias: Bias,
) -> Result<Date, DateError> {
    cursor.takes(b'.');
    cursor.joint();
    let day = cursor.number().filter(|day| day.digits <= 2);
    let day = day.ok_or(DateError::NotADate)?.value;
    cursor.ordinal();
    if cursor.is_done() {
        return Err(if (1..=31).contains(&day) {
            DateError::MonthFirst { day, month }
        } else {
            DateError::NotADate
        });
    }
    cursor.joint();
    let year = cursor.number().filter(|year| year.digits == 4);
    let year = year.ok_or(DateError::NotADate)?.value;
    only_a_time(cursor)?;
    DateWords::Whole(day, month, year).date(today, bias)
}

/// A date that begins with a number, with the weekday that was typed before it.
fn dated(
    mut cursor: Cursor<'_>,
    weekday: Option<Weekday>,
    today: Date,
    bias: Bias,
) -> Result<Date, DateError> {
    let said = numbered(&mut cursor)?;
    match said {
        // A time belongs to a day that is said with its month.
        DateWords::Day(_) if !cursor.is_done() => return Err(DateError::NotADate),
        _ => only_a_time(cursor)?,
    }
    match weekday {
        None => said.date(today, bias),
        Some(weekday) => said.date_on(weekday, today, bias),
    }
}

/// `15`, `15/10`, `15 ott`, `15 ott 2026`, by what stands behind the first number.
fn numbered(cursor: &mut Cursor<'_>) -> Result<DateWords, DateError> {
    let first = cursor.number().ok_or(DateError::NotADate)?;
    let is_ordinal = cursor.ordinal();
    if let ([separator @ (b'/' | b'.' | b'-'), b'0'..=b'9', ..], false) =
        (cursor.ahead(), is_ordinal)
    {
        return all_numbers(first, *separator, cursor);
    }
    let mut ahead = *cursor;
    ahead.joint();
    if let Some(month) = ahead.word().and_then(month_named) {
        if first.digits > 2 {
            return Err(DateError::NotADate);
        }
        ahead.takes(b'.');
        *cursor = ahead;
        ahead.joint();
        let year = ahead.number().filter(|_| !is_an_hour(ahead));
        return Ok(match year.and_then(year_of) {
            Some(year) => {
                *cursor = ahead;
                DateWords::Whole(first.value, month, year)
            }
            None => DateWords::DayOfYear(first.value, month),
        });
    }
    let n = first.value;
    match first.digits {
        1 | 2 => Ok(DateWords::Day(n)),
        6 => Ok(DateWords::Whole(
            n / 10_000,
            n / 100 % 100,
            THIS_CENTURY + n % 100,
        )),
        // Day first; as a day first this would be of a year before all dates, as a calendar file has it
        // it is sound.
        8 if is_a_year(n / 10_000) && !is_a_year(n % 10_000) => {
            Ok(DateWords::Whole(n % 100, n / 100 % 100, n / 10_000))
        }
        8 => Ok(DateWords::Whole(
            n / 1_000_000,
            n / 10_000 % 100,
            n % 10_000,
        )),
        _ => Err(DateError::NotADate),
    }
}

/// Whether the number that was read last is the hour of a time.
const fn is_an_hour(cursor: Cursor<'_>) -> bool {
    matches!(cursor.ahead(), [b':' | b'.', b'0'..=b'9', ..])
}

/// Two digits of a year are 20yy, whatever the year it is.
const THIS_CENTURY: u32 = 2_000;

fn year_of(number: Number) -> Option<u32> {
    match number.digits {
        2 => Some(THIS_CENTURY + number.value),
        4 => Some(number.value),
        _ => None,
    }
}

/// Whether dates may be of this year.
fn is_a_year(year: u32) -> bool {
    (FIRST_DATE.year()..=LAST_DATE.year()).contains(&year.cast_signed())
}

/// Two or three numbers with the same separator between them, by how long each is.
fn all_numbers(
    first: Number,
    separator: u8,
    cursor: &mut Cursor<'_>,
) -> Result<DateWords, DateError> {
    let mut next = || {
        let mut ahead = *cursor;
        let number = ahead.takes(separator).then(|| ahead.number()).flatten()?;
        *cursor = ahead;
        Some(number)
    };
    let second = next().ok_or(DateError::NotADate)?;
    let third = next();
    let (a, b) = (first.value, second.value);
    match (first.digits, second.digits, third) {
        (1 | 2, 1 | 2, None) => Ok(DateWords::DayOfYear(a, b)),
        (1 | 2, 1 | 2, Some(year)) => {
            let year = year_of(year).ok_or(DateError::NotADate)?;
            Ok(DateWords::Whole(a, b, year))
        }
        (4, 1 | 2, Some(day)) if day.digits <= 2 => Ok(DateWords::Whole(day.value, b, a)),
        _ => Err(DateError::NotADate),
    }
}

/// Makes sure that nothing follows but a time, perhaps with its zone: what was said of the day stands.
fn only_a_time(mut cursor: Cursor<'_>) -> Result<(), DateError> {
    if cursor.is_done() {
        return Ok(());
    }
    let is_iso = matches!(cursor.ahead(), [b't', b'0'..=b'9', ..]) && cursor.takes(b't');
    if !is_iso {
        cursor.joint();
        let mut ahead = cursor;
        while let Some(b"alle" | b"ore" | b"at" | b"h") = ahead.word() {
            ahead.takes(b' ');
            cursor = ahead;
        }
    }
    let is_sound = time(&mut cursor, is_iso).is_some() && zone(&mut cursor).is_some();
    (is_sound && cursor.is_done())
        .then_some(())
        .ok_or(DateError::NotADate)
}

/// `10:32`, `10.32.15`, `10:32:15.250`; behind a `T` also `103215`.
fn time(cursor: &mut Cursor<'_>, is_iso: bool) -> Option<()> {
    let hour = cursor.number()?;
    if is_iso && matches!(hour.digits, 4 | 6) {
        return Some(());
    }
    let two = |cursor: &mut Cursor<'_>, most| {
        let number = cursor.number()?;
        (number.digits == 2 && number.value <= most).then_some(())
    };
    let colon = cursor.takes_one_of(b":.")?;
    two(cursor, 59).filter(|()| hour.digits <= 2 && hour.value <= 24)?;
    if cursor.takes(colon) {
        two(cursor, 60)?;
        if cursor.takes_one_of(b".,").is_some() {
            cursor.number()?;
        }
    }
    Some(())
}

/// `Z`, `+01:00`, `(+0100)`, `CET`, or nothing; `+0100 (CET)` is one as well.
fn zone(cursor: &mut Cursor<'_>) -> Option<()> {
    for _ in 0..3 {
        cursor.takes(b' ');
        let bracket = cursor.takes(b'(');
        if cursor.takes_one_of(b"+-").is_some() {
            let hours = cursor.number()?;
            let minutes = cursor.takes(b':').then(|| cursor.number());
            let digits = (hours.digits, minutes.flatten().map(|number| number.digits));
            if !matches!(digits, (2 | 4, None) | (2, Some(2))) {
                return None;
            }
        } else if let Some(word) = cursor.word() {
            if !matches!(
                word,
                b"z" | b"utc" | b"gmt" | b"cet" | b"cest" | b"am" | b"pm"
            ) {
                return None;
            }
        } else if bracket {
            return None;
        } else {
            break;
        }
        if bracket && !cursor.takes(b')') {
            return None;
        }
    }
    Some(())
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
    const FIRST: &str = "1900-01-01";
    const LAST: &str = "2200-12-31";

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
            "20261015",
            "15 ottobre 2026",
            "15 Ott. 2026",
            "15 ott 26",
            "15-ott-2026",
            "15/oct/2026",
            "15ott2026",
            "15 October 2026",
            "15th October, 2026",
            "October 15, 2026",
            "Oct 15th 2026",
            "15 ottobre '26",
            "gio 15/10/2026",
            "Thu 15/10/26",
            "giovedì 15 ottobre 2026",
            "Thursday 15 October 2026",
            "Thu, 15 Oct 2026 10:32:15 +0200 (CEST)",
            "gio. 15/10/2026,",
            "15/10/2026 10:32:15 (+0200)",
            "15/10/2026 alle ore 10:32:15 (+0200)",
            "15/10/2026, 10:32",
            "15/10/2026 10.32",
            "15/10/26 09:41",
            "15/10/2026 10:32 AM",
            "2026-10-15T10:32:15+02:00",
            "2026-10-15T23:59:59Z",
            "2026-10-15t10:32:15.250z",
            "2026-10-15 10:32:15 UTC",
            "20261015T103215Z",
            "15/10/2026.",
            "\u{200e}15/10/2026\u{200f}",
            "15–10–2026",
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
    fn a_month_by_its_name_is_understood_like_its_number() {
        for (text, past, future) in [
            ("2 feb", "2025-02-02", "2026-02-02"),
            ("2 Feb.", "2025-02-02", "2026-02-02"),
            ("2feb", "2025-02-02", "2026-02-02"),
            ("2\u{a0}febbraio", "2025-02-02", "2026-02-02"),
            ("15 ott", "2024-10-15", "2025-10-15"),
            ("1° marzo", "2025-03-01", "2026-03-01"),
            ("1º marzo", "2025-03-01", "2026-03-01"),
            ("1^ mar", "2025-03-01", "2026-03-01"),
            ("1st March", "2025-03-01", "2026-03-01"),
            ("3 mar", "2025-03-03", "2026-03-03"),
            ("3 marzo 10:30", "2025-03-03", "2026-03-03"),
            ("3 marzo 10.30", "2025-03-03", "2026-03-03"),
            ("5 may", "2025-05-05", "2026-05-05"),
            ("5 mag", "2025-05-05", "2026-05-05"),
            ("29 feb", "2024-02-29", "2028-02-29"),
            ("4 set", "2024-09-04", "2025-09-04"),
            ("4 sept.", "2024-09-04", "2025-09-04"),
            ("15/10 09:41", "2024-10-15", "2025-10-15"),
            ("1°", "2025-08-01", "2025-09-01"),
            ("oggi 09:41", "2025-08-29", "2025-08-29"),
        ] {
            assert_eq!(read(text, Bias::Past), Ok(on(past)), "{text}");
            assert_eq!(read(text, Bias::Future), Ok(on(future)), "{text}");
        }
    }

    #[test]
    fn a_weekday_beside_a_date_is_held_against_it() {
        let wrong = |date: &str| Err(DateError::WrongWeekday { date: on(date) });
        for (text, past, future) in [
            // Without a year, the one whose weekday is right: the program writes such dates.
            ("gio 04/09", Ok(on("2025-09-04")), Ok(on("2025-09-04"))),
            (
                "Thu 04/09 09:41",
                Ok(on("2025-09-04")),
                Ok(on("2025-09-04")),
            ),
            ("mer 4 set", Ok(on("2024-09-04")), Ok(on("2024-09-04"))),
            ("lun 4/9", wrong("2024-09-04"), wrong("2025-09-04")),
            ("ven 15", Ok(on("2025-08-15")), Ok(on("2025-08-15"))),
            ("lun 15", Ok(on("2025-09-15")), Ok(on("2025-09-15"))),
            ("dom 15", wrong("2025-08-15"), wrong("2025-09-15")),
            (
                "martedì 16/03/2026",
                wrong("2026-03-16"),
                wrong("2026-03-16"),
            ),
            ("mar 16/03/2026", wrong("2026-03-16"), wrong("2026-03-16")),
            ("mar 17/03/2026", Ok(on("2026-03-17")), Ok(on("2026-03-17"))),
            (
                "mar 17 mar 2026",
                Ok(on("2026-03-17")),
                Ok(on("2026-03-17")),
            ),
            ("Fri 15 Oct 2026", wrong("2026-10-15"), wrong("2026-10-15")),
            (
                "lunedì 16 marzo 2026",
                Ok(on("2026-03-16")),
                Ok(on("2026-03-16")),
            ),
            (
                "Monday, 16 March 2026",
                Ok(on("2026-03-16")),
                Ok(on("2026-03-16")),
            ),
        ] {
            assert_eq!(read(text, Bias::Past), past, "{text}");
            assert_eq!(read(text, Bias::Future), future, "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_decided_here() {
        let (weekday, month) = (Weekday::Tue, 3);
        for bias in [Bias::Past, Bias::Future, Bias::Nearest] {
            for (text, day) in [("mar 3", 3), ("mar. 26", 26), ("MAR 3,", 3), ("mar 3rd", 3)] {
                let error = DateError::TwoReadings {
                    weekday,
                    day,
                    month,
                };
                assert_eq!(read(text, bias), Err(error), "{text}");
            }
            for (text, day, month) in [("feb 3", 3, 2), ("gen-26", 26, 1), ("March 3rd", 3, 3)] {
                let error = DateError::MonthFirst { day, month };
                assert_eq!(read(text, bias), Err(error), "{text}");
            }
            // Alone it can only be the weekday, and with more beside it only one of the two.
            assert!(read("mar", bias).is_ok());
            assert_eq!(read("mar 3 2026", bias), Ok(on("2026-03-03")));
        }
    }

    #[test]
    fn an_estimate_may_be_promised_and_is_no_fact() {
        for text in ["~02/10/26", "~ 02/10/2026", "~gio 02/10/2025"] {
            let date = read(text.trim_start_matches('~'), Bias::Past).unwrap();
            assert_eq!(read(text, Bias::Future), Ok(date), "{text}");
            for bias in [Bias::Past, Bias::Nearest] {
                assert_eq!(read(text, bias), Err(DateError::Estimate), "{text}");
            }
        }
        for text in ["~", "~x", "~~2/10", "2/10~"] {
            assert_eq!(read(text, Bias::Future), Err(DateError::NotADate), "{text}");
        }
    }

    #[test]
    fn the_nearest_of_two_is_that_of_fewer_days() {
        for (text, today, nearest) in [
            ("30/8", TODAY, "2025-08-30"),
            ("28/8", TODAY, "2025-08-28"),
            ("29/8", TODAY, "2025-08-29"),
            ("1/9", TODAY, "2025-09-01"),
            ("27/2", TODAY, "2026-02-27"),
            ("28/2", TODAY, "2025-02-28"),
            ("2 gennaio", "2025-12-30", "2026-01-02"),
            ("28 dic", "2026-01-02", "2025-12-28"),
            ("15", TODAY, "2025-08-15"),
            ("1", TODAY, "2025-09-01"),
            ("lun", TODAY, "2025-09-01"),
            ("mar", TODAY, "2025-08-26"),
            // As far either way: what was is the earlier guess.
            ("1/7", "2026-12-30", "2026-07-01"),
            ("31", FIRST, "1900-01-31"),
            ("30/12", LAST, "2200-12-30"),
        ] {
            let read = parse_date(text, on(today), Bias::Nearest);
            assert_eq!(read, Ok(on(nearest)), "{text} at {today}");
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
            ("15262026", DateError::NoSuchMonth { month: 26 }),
            ("31 aprile 2026", no_day(31, 4, Some(2026), 30)),
            ("30 feb", no_day(30, 2, None, 29)),
            ("lun 31/04/2026", no_day(31, 4, Some(2026), 30)),
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
            "15 10:32",
            "lun 15 10:32",
            "15/10/2026 10",
            "15/10/2026 25:00",
            "15/10/2026 10:75",
            "15/10/2026 10:32 (+0100",
            "15/10/2026 10:32 xyz",
            "2026-10-15T",
            "gen 2026",
            "ottobre 2026",
            "15 ott 6",
            "15 ott 2026 2027",
            "150 ott",
            "15 brumaio",
            "lun oggi",
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
            for form in [
                "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%-d/%-m/%Y", "%d%m%Y", "%Y-%m-%d", "%Y/%m/%d",
                "%Y%m%d", "%-d %B %Y", "%d %b %Y", "%d-%b-%Y", "%B %-d, %Y", "%A %-d %B %Y", "%a %d/%m/%Y",
                "%a, %d %b %Y 10:32:15 +0100", "%d/%m/%Y 10:32:15 (+0100)", "%Y-%m-%dT10:32:15Z",
            ] {
                let text = date.format(form).to_string();
                for bias in [Bias::Past, Bias::Future, Bias::Nearest] {
                    prop_assert_eq!(parse_date(&text, today, bias), Ok(date), "{}", text);
                }
                let other = date.succ_opt().unwrap().format("%A").to_string();
                if !form.starts_with("%a") && !form.starts_with("%A") && !form.starts_with("%B") {
                    let text = format!("{other} {text}");
                    let wrong = Err(DateError::WrongWeekday { date });
                    prop_assert_eq!(parse_date(&text, today, Bias::Past), wrong, "{}", text);
                }
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
        fn a_day_with_its_weekday_is_found_without_its_year(
            date in date(), away in -180_i64..=180,
        ) {
            let today = date + chrono::Duration::days(away);
            for form in ["%a %d/%m", "%A %-d %B", "%a %d/%m 09:41"] {
                let text = date.format(form).to_string();
                for bias in [Bias::Past, Bias::Future, Bias::Nearest] {
                    let read = parse_date(&text, today, bias);
                    prop_assert_eq!(read, Ok(date), "{} at {}", text, today);
                }
            }
        }

        #[test]
        fn what_looks_like_a_written_date_is_read_or_refused(
            text in "[~ ]?(lun|mar|Fri,|venerdì)? ?[0-9]{1,2}[ /.°-]{0,2}(mar|feb|ott\\.|May|[0-9]{1,2})?[ /.,-]{0,2}[0-9]{0,4}[T ]{0,2}[0-9:. ]{0,9}[(]?[+-]?[0-9:]{0,5}[)Z]?",
            today in any_date(),
        ) {
            for bias in [Bias::Past, Bias::Future, Bias::Nearest] {
                if let Ok(date) = parse_date(&text, today, bias) {
                    prop_assert!((FIRST_DATE..=LAST_DATE).contains(&date));
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
