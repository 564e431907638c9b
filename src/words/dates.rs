//! Dates, days and limits in words: day before month in both languages, always.
//!
//! The two short forms for columns, [`short`] and [`full`], are the same in both languages. What was
//! typed comes back in [`date_error`] cleaned by [`shown`].

use crate::calendar::{Date, DateError, Datelike, FIRST_DATE, Holiday, LAST_DATE, Limit, Weekday};

use super::Lang;
use super::sanitize::{fit, sanitized};

/// `ven`, `Fri`.
#[must_use]
pub const fn weekday_short(lang: Lang, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => lang.pick("lun", "Mon"),
        Weekday::Tue => lang.pick("mar", "Tue"),
        Weekday::Wed => lang.pick("mer", "Wed"),
        Weekday::Thu => lang.pick("gio", "Thu"),
        Weekday::Fri => lang.pick("ven", "Fri"),
        Weekday::Sat => lang.pick("sab", "Sat"),
        Weekday::Sun => lang.pick("dom", "Sun"),
    }
}

/// `venerdì`, `Friday`.
#[must_use]
pub const fn weekday_long(lang: Lang, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => lang.pick("lunedì", "Monday"),
        Weekday::Tue => lang.pick("martedì", "Tuesday"),
        Weekday::Wed => lang.pick("mercoledì", "Wednesday"),
        Weekday::Thu => lang.pick("giovedì", "Thursday"),
        Weekday::Fri => lang.pick("venerdì", "Friday"),
        Weekday::Sat => lang.pick("sabato", "Saturday"),
        Weekday::Sun => lang.pick("domenica", "Sunday"),
    }
}

/// The months: short and long in Italian, short and long in English.
const MONTHS: [[&str; 4]; 12] = [
    ["gen", "gennaio", "Jan", "January"],
    ["feb", "febbraio", "Feb", "February"],
    ["mar", "marzo", "Mar", "March"],
    ["apr", "aprile", "Apr", "April"],
    ["mag", "maggio", "May", "May"],
    ["giu", "giugno", "Jun", "June"],
    ["lug", "luglio", "Jul", "July"],
    ["ago", "agosto", "Aug", "August"],
    ["set", "settembre", "Sep", "September"],
    ["ott", "ottobre", "Oct", "October"],
    ["nov", "novembre", "Nov", "November"],
    ["dic", "dicembre", "Dec", "December"],
];

/// The row of a month, 1 to 12; a question mark for any other number.
fn month(month: u32) -> [&'static str; 4] {
    let row = usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    row.copied().unwrap_or(["?"; 4])
}

/// `feb`, `Feb`, for 2.
#[must_use]
pub fn month_short(lang: Lang, number: u32) -> &'static str {
    let [it, _, en, _] = month(number);
    lang.pick(it, en)
}

/// `febbraio`, `February`, for 2.
#[must_use]
pub fn month_long(lang: Lang, number: u32) -> &'static str {
    let [_, it, _, en] = month(number);
    lang.pick(it, en)
}

/// `29/08/25`, for lists. The century is not shown: where it may be another one, use [`full`].
#[must_use]
pub fn short(date: Date) -> String {
    format!(
        "{:02}/{:02}/{:02}",
        date.day(),
        date.month(),
        date.year().rem_euclid(100)
    )
}

/// `29/08/2025`.
#[must_use]
pub fn full(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `ven 29/08/2025`, `Fri 29/08/2025`.
#[must_use]
pub fn with_weekday(lang: Lang, date: Date) -> String {
    format!("{} {}", weekday_short(lang, date.weekday()), full(date))
}

/// `gio 04/09`, `Thu 04/09`.
#[must_use]
pub fn weekday_day_month(lang: Lang, date: Date) -> String {
    let weekday = weekday_short(lang, date.weekday());
    format!("{weekday} {:02}/{:02}", date.day(), date.month())
}

/// `venerdì 29 agosto 2025`, `Friday 29 August 2025`.
#[must_use]
pub fn long(lang: Lang, date: Date) -> String {
    let weekday = weekday_long(lang, date.weekday());
    let month = month_long(lang, date.month());
    format!("{weekday} {} {month} {}", date.day(), date.year())
}

/// `1 giorno`, `3 giorni`; `1 day`, `0 days`.
#[must_use]
pub fn days(lang: Lang, number: impl Into<i64>) -> String {
    counted(
        number.into(),
        lang.pick(["giorno", "giorni"], ["day", "days"]),
    )
}

/// `10 giorni`, `1 mese`, `5 anni`; `10 days`, `1 month`, `5 years`.
#[must_use]
pub fn limit(lang: Lang, limit: Limit) -> String {
    match limit {
        Limit::Days(number) => days(lang, number),
        Limit::Months(number) => counted(
            number.into(),
            lang.pick(["mese", "mesi"], ["month", "months"]),
        ),
        Limit::Years(number) => counted(
            number.into(),
            lang.pick(["anno", "anni"], ["year", "years"]),
        ),
    }
}

/// A number and its noun, singular for one alone: no day at all is "0 giorni".
fn counted(number: i64, [one, many]: [&str; 2]) -> String {
    format!("{number} {}", if number.abs() == 1 { one } else { many })
}

/// The name of a public holiday.
#[must_use]
pub const fn holiday(lang: Lang, holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => lang.pick("Capodanno", "New Year's Day"),
        Holiday::Epiphany => lang.pick("Epifania", "Epiphany"),
        Holiday::SaintJoseph => lang.pick("San Giuseppe", "Saint Joseph"),
        Holiday::Unity150 => {
            lang.pick("150 anni dell'Unità d'Italia", "150 years of Italian unity")
        }
        Holiday::EasterMonday => lang.pick("lunedì dell'Angelo", "Easter Monday"),
        Holiday::Liberation => lang.pick("festa della Liberazione", "Liberation Day"),
        Holiday::Labour => lang.pick("festa del lavoro", "Labour Day"),
        Holiday::Ascension => lang.pick("Ascensione", "Ascension Day"),
        Holiday::CorpusChristi => lang.pick("Corpus Domini", "Corpus Christi"),
        Holiday::Republic => lang.pick("festa della Repubblica", "Republic Day"),
        Holiday::PeterAndPaul => lang.pick("santi Pietro e Paolo", "Saints Peter and Paul"),
        Holiday::Assumption => lang.pick("Ferragosto", "Assumption"),
        Holiday::SaintFrancis => lang.pick("San Francesco", "Saint Francis"),
        Holiday::AllSaints => lang.pick("Ognissanti", "All Saints"),
        Holiday::NationalUnity => lang.pick("Unità nazionale", "National Unity Day"),
        Holiday::Immaculate => lang.pick("Immacolata Concezione", "Immaculate Conception"),
        Holiday::Christmas => lang.pick("Natale", "Christmas"),
        Holiday::SaintStephen => lang.pick("Santo Stefano", "Saint Stephen"),
    }
}

/// As much of what was typed as a sentence repeats.
const LONGEST_TYPED: usize = 24;

/// Why a typed date is refused: what was typed, then the reason.
///
/// `31/04/2026: aprile ha 30 giorni`, `31/04/2026: April has 30 days`.
#[must_use]
pub fn date_error(lang: Lang, typed: &str, error: &DateError) -> String {
    let reason = match *error {
        DateError::Empty => {
            let sentence = lang.pick("manca la data", "there is no date");
            return format!("{sentence}; {}", accepted_dates(lang));
        }
        DateError::NotADate => {
            let sentence = lang.pick("non è una data", "not a date");
            format!("{sentence}; {}", accepted_dates(lang))
        }
        DateError::NoSuchMonth { month } => match lang {
            Lang::It => format!("non esiste il mese {month} (prima il giorno, poi il mese)"),
            Lang::En => format!("there is no month {month} (day first, then month)"),
        },
        DateError::NoSuchDay { day: 0, .. } => lang
            .pick("i giorni cominciano da 1", "days begin with 1")
            .to_owned(),
        DateError::NoSuchDay {
            month, year, last, ..
        } => no_such_day(lang, month, year, last),
        DateError::OutOfRange { .. } => {
            let (first, last) = (full(FIRST_DATE), full(LAST_DATE));
            match lang {
                Lang::It => format!("le date vanno dal {first} al {last}"),
                Lang::En => format!("dates go from {first} to {last}"),
            }
        }
        DateError::WrongWeekday { date } => {
            let (weekday, date) = (weekday_long(lang, date.weekday()), full(date));
            match lang {
                Lang::It => format!("il {date} è {weekday}"),
                Lang::En => format!("{date} is a {weekday}"),
            }
        }
        DateError::TwoReadings {
            weekday,
            day,
            month,
        } => {
            let (weekday, month) = (weekday_long(lang, weekday), month_long(lang, month));
            match lang {
                Lang::It => format!("{weekday} {day} o {day} {month}? Scrivilo per intero"),
                Lang::En => format!("{weekday} {day} or {day} {month}? Type it in full"),
            }
        }
        DateError::MonthFirst { day, month } => {
            let month = month_long(lang, month);
            match lang {
                Lang::It => format!("prima il giorno, poi il mese: {day} {month}"),
                Lang::En => format!("day first, then month: {day} {month}"),
            }
        }
        DateError::Estimate => lang
            .pick(
                "il segno ~ dice che è una previsione; per un fatto scrivi la data senza",
                "the sign ~ marks an estimate; for a fact type the date without it",
            )
            .to_owned(),
    };
    format!("{}: {reason}", fit(&sanitized(typed.trim()), LONGEST_TYPED))
}

/// How many days the month has; February says of which year, or that it is at most.
fn no_such_day(lang: Lang, month: u32, year: Option<i32>, last: u32) -> String {
    let name = month_long(lang, month);
    let count = days(lang, last);
    match (lang, month, year) {
        (Lang::It, 2, Some(year)) => format!("{name} {year} ha {count}"),
        (Lang::En, 2, Some(year)) => format!("{name} {year} has {count}"),
        (Lang::It, 2, None) => format!("{name} ha al massimo {count}"),
        (Lang::En, 2, None) => format!("{name} has at most {count}"),
        (Lang::It, ..) => format!("{name} ha {count}"),
        (Lang::En, ..) => format!("{name} has {count}"),
    }
}

/// The forms a date may be typed in, by example.
#[must_use]
pub const fn accepted_dates(lang: Lang) -> &'static str {
    lang.pick(
        "esempi: oggi, ieri, +3, 15, 15/10, 15/10/26, lun",
        "for example: today, yesterday, +3, 15, 15/10, 15/10/26, mon",
    )
}

/// A limit beside the days used: `90`; other units than days with their letter, `3m`, `5a`.
#[must_use]
pub fn short_limit(lang: Lang, limit: Limit) -> String {
    match limit {
        Limit::Days(days) => days.to_string(),
        Limit::Months(months) => format!("{months}m"),
        Limit::Years(years) => format!("{years}{}", lang.pick("a", "y")),
    }
}

/// `04/09`: a day of a year that is understood.
#[must_use]
pub fn day_month(date: Date) -> String {
    format!("{:02}/{:02}", date.day(), date.month())
}

/// How far a date is from today, for whoever types one: `tra 11 giorni`, `3 giorni fa`, and in
/// years where a wrong year is the likelier reading; nothing for today.
#[must_use]
pub fn distance(lang: Lang, today: Date, date: Date) -> Option<String> {
    let away = crate::calendar::days_between(today, date);
    let years = away.abs() / 365;
    let amount = match years {
        0 => days(lang, away.abs()),
        _ => counted(years, lang.pick(["anno", "anni"], ["year", "years"])),
    };
    Some(match (lang, away) {
        (_, 0) => return None,
        (Lang::It, ..0) => format!("{amount} fa"),
        (Lang::It, _) => format!("tra {amount}"),
        (Lang::En, ..0) => format!("{amount} ago"),
        (Lang::En, _) => format!("in {amount}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Bias, national_holiday, parse_date};
    use Lang::{En, It};

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_has_five_forms() {
        let friday = on("2025-08-29");
        assert_eq!(short(friday), "29/08/25");
        assert_eq!(full(friday), "29/08/2025");
        assert_eq!(with_weekday(It, friday), "ven 29/08/2025");
        assert_eq!(with_weekday(En, friday), "Fri 29/08/2025");
        assert_eq!(weekday_day_month(It, on("2025-09-04")), "gio 04/09");
        assert_eq!(weekday_day_month(En, on("2025-09-04")), "Thu 04/09");
        assert_eq!(long(It, friday), "venerdì 29 agosto 2025");
        assert_eq!(long(En, friday), "Friday 29 August 2025");
        assert_eq!(long(It, on("2026-02-01")), "domenica 1 febbraio 2026");
        assert_eq!(short(on("2105-01-02")), "02/01/05");
    }

    #[test]
    fn one_is_singular_and_everything_else_plural() {
        for (number, it, en) in [
            (0, "0 giorni", "0 days"),
            (1, "1 giorno", "1 day"),
            (2, "2 giorni", "2 days"),
            (21, "21 giorni", "21 days"),
            (101, "101 giorni", "101 days"),
            (-1, "-1 giorno", "-1 day"),
            (-3, "-3 giorni", "-3 days"),
        ] {
            assert_eq!(days(It, number), it);
            assert_eq!(days(En, number), en);
        }
        for (text, it, en) in [
            ("1d", "1 giorno", "1 day"),
            ("10d", "10 giorni", "10 days"),
            ("1m", "1 mese", "1 month"),
            ("3m", "3 mesi", "3 months"),
            ("1y", "1 anno", "1 year"),
            ("5y", "5 anni", "5 years"),
        ] {
            assert_eq!(limit(It, text.parse().unwrap()), it);
            assert_eq!(limit(En, text.parse().unwrap()), en);
        }
    }

    #[test]
    fn weekdays_and_months_begin_as_their_short_forms_do() {
        for lang in Lang::ALL {
            for number in 1..=12 {
                let long = month_long(lang, number);
                assert!(long.starts_with(month_short(lang, number)), "{long}");
            }
            for weekday in on("2026-01-05")
                .iter_days()
                .take(7)
                .map(|day| day.weekday())
            {
                let long = weekday_long(lang, weekday);
                assert!(long.starts_with(weekday_short(lang, weekday)), "{long}");
                assert_eq!(weekday_short(lang, weekday).len(), 3);
            }
        }
        assert_eq!(weekday_long(It, Weekday::Mon), "lunedì");
        assert_eq!(
            (month_short(It, 2), month_long(En, 12)),
            ("feb", "December")
        );
        assert_eq!((month_short(It, 0), month_long(En, 13)), ("?", "?"));
    }

    #[test]
    fn every_weekday_and_every_written_date_can_be_typed_back() {
        let today = on("2026-10-15");
        for lang in Lang::ALL {
            for day in today.iter_days().take(7) {
                let read = |text: &str| parse_date(text, today, Bias::Future);
                assert_eq!(read(&with_weekday(lang, day)), Ok(day));
                assert_eq!(read(weekday_short(lang, day.weekday())), Ok(day));
                assert_eq!(read(weekday_long(lang, day.weekday())), Ok(day));
                assert_eq!(read(&short(day)), Ok(day));
                assert_eq!(read(&full(day)), Ok(day));
            }
            let (_, examples) = accepted_dates(lang).split_once(": ").unwrap();
            for example in examples.split(", ") {
                assert!(parse_date(example, today, Bias::Past).is_ok(), "{example}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn every_date_that_is_written_anywhere_can_be_typed_back(
            days in 0..=109_572_u64, away in -150_i64..=150,
        ) {
            let date = FIRST_DATE + chrono::Days::new(days);
            let today = date + chrono::Duration::days(away);
            for lang in Lang::ALL {
                let mut written = vec![
                    full(date),
                    with_weekday(lang, date),
                    long(lang, date),
                    // As of a journal, an instant, a calendar file, JSON and a certified mail.
                    format!("{} 09:41", full(date)),
                    format!("{} 09:41", with_weekday(lang, date)),
                    format!("{} 10:32:15 (+0100)", full(date)),
                    date.to_string(),
                    format!("{date}T09:41:00+02:00"),
                    date.format("%Y%m%d").to_string(),
                    // Without a year, but with the weekday that tells which.
                    weekday_day_month(lang, date),
                    format!("{} 09:41", weekday_day_month(lang, date)),
                ];
                if date.year() / 100 == 20 {
                    written.extend([short(date), format!("{} 09:41", short(date))]);
                }
                for text in written {
                    // A fact, a promise, an act.
                    for bias in [Bias::Past, Bias::Future, Bias::Nearest] {
                        let read = parse_date(&text, today, bias);
                        proptest::prop_assert_eq!(read, Ok(date), "{} on {}", text, today);
                    }
                    let foreseen = parse_date(&format!("~{text}"), today, Bias::Future);
                    proptest::prop_assert_eq!(foreseen, Ok(date), "~{}", text);
                }
                // A day of a year that is understood is the one on its side of today.
                let bias = if away < 0 { Bias::Future } else { Bias::Past };
                proptest::prop_assert_eq!(parse_date(&day_month(date), today, bias), Ok(date));
            }
        }
    }

    #[test]
    fn a_refused_date_says_why() {
        let today = on("2025-08-29");
        for (typed, it, en) in [
            (
                "31/04/2026",
                "31/04/2026: aprile ha 30 giorni",
                "31/04/2026: April has 30 days",
            ),
            (
                "29/02/2026",
                "29/02/2026: febbraio 2026 ha 28 giorni",
                "29/02/2026: February 2026 has 28 days",
            ),
            (
                "30/2",
                "30/2: febbraio ha al massimo 29 giorni",
                "30/2: February has at most 29 days",
            ),
            (
                " 31/9 ",
                "31/9: settembre ha 30 giorni",
                "31/9: September has 30 days",
            ),
            (
                "0/9",
                "0/9: i giorni cominciano da 1",
                "0/9: days begin with 1",
            ),
            (
                "9/15",
                "9/15: non esiste il mese 15 (prima il giorno, poi il mese)",
                "9/15: there is no month 15 (day first, then month)",
            ),
            (
                "1/1/1850",
                "1/1/1850: le date vanno dal 01/01/1900 al 31/12/2200",
                "1/1/1850: dates go from 01/01/1900 to 31/12/2200",
            ),
            (
                "lun 17/03/2026",
                "lun 17/03/2026: il 17/03/2026 è martedì",
                "lun 17/03/2026: 17/03/2026 is a Tuesday",
            ),
            (
                "mar 3",
                "mar 3: martedì 3 o 3 marzo? Scrivilo per intero",
                "mar 3: Tuesday 3 or 3 March? Type it in full",
            ),
            (
                "feb 3",
                "feb 3: prima il giorno, poi il mese: 3 febbraio",
                "feb 3: day first, then month: 3 February",
            ),
            (
                "~02/10/26",
                "~02/10/26: il segno ~ dice che è una previsione; per un fatto scrivi la data senza",
                "~02/10/26: the sign ~ marks an estimate; for a fact type the date without it",
            ),
            (
                "boh",
                "boh: non è una data; esempi: oggi, ieri, +3, 15, 15/10, 15/10/26, lun",
                "boh: not a date; for example: today, yesterday, +3, 15, 15/10, 15/10/26, mon",
            ),
            (
                "",
                "manca la data; esempi: oggi, ieri, +3, 15, 15/10, 15/10/26, lun",
                "there is no date; for example: today, yesterday, +3, 15, 15/10, 15/10/26, mon",
            ),
        ] {
            let error = parse_date(typed, today, Bias::Past).unwrap_err();
            assert_eq!(date_error(It, typed, &error), it);
            assert_eq!(date_error(En, typed, &error), en);
        }
    }

    #[test]
    fn what_was_typed_comes_back_clean_and_short() {
        let said = date_error(It, "\u{1b}[31mrosso\n", &DateError::NotADate);
        assert!(said.starts_with("�[31mrosso: non è una data"), "{said}");
        let said = date_error(En, &"9".repeat(1_000), &DateError::NotADate);
        assert!(
            said.starts_with("99999999999999999999999…: not a date"),
            "{said}"
        );
    }

    #[test]
    fn every_holiday_of_a_year_has_a_name_of_its_own_in_both_languages() {
        // In 2011 Easter Monday was 25 April.
        for (year, count) in [(1976, 16), (2011, 11), (2027, 12)] {
            for lang in Lang::ALL {
                let mut names: Vec<_> = on(&format!("{year}-01-01"))
                    .iter_days()
                    .take_while(|day| day.year() == year)
                    .filter_map(national_holiday)
                    .map(|day| holiday(lang, day))
                    .collect();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), count, "{year} {names:?}");
            }
        }
    }
}
