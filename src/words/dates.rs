//! Dates, days and limits in words: day before month in both languages, always.
//!
//! The two short forms for columns, [`short`] and [`full`], are the same in both languages. What was
//! typed comes back in [`date_error`] cleaned by [`sanitized`](super::sanitize::sanitized).

use crate::calendar::{
    DateError, Datelike, DayCount, FIRST_DATE, Holiday, LAST_DATE, Limit, Weekday,
};
use crate::say;

pub use super::compose::dates::{
    date_error, distance, long, weekday_day_month, weekday_seen, with_weekday,
};
pub use super::compose::figures::{day_month, day_month_seen, full, short};

say! {
    /// `ven`, `Fri`.
    pub fn weekday_short(lang, weekday: Weekday) -> &str match weekday {
        Weekday::Mon => it "lun" en "Mon";
        Weekday::Tue => it "mar" en "Tue";
        Weekday::Wed => it "mer" en "Wed";
        Weekday::Thu => it "gio" en "Thu";
        Weekday::Fri => it "ven" en "Fri";
        Weekday::Sat => it "sab" en "Sat";
        Weekday::Sun => it "dom" en "Sun";
    }

    /// `venerdì`, `Friday`.
    pub fn weekday_long(lang, weekday: Weekday) -> &str match weekday {
        Weekday::Mon => it "lunedì" en "Monday";
        Weekday::Tue => it "martedì" en "Tuesday";
        Weekday::Wed => it "mercoledì" en "Wednesday";
        Weekday::Thu => it "giovedì" en "Thursday";
        Weekday::Fri => it "venerdì" en "Friday";
        Weekday::Sat => it "sabato" en "Saturday";
        Weekday::Sun => it "domenica" en "Sunday";
    }

    /// `feb`, `Feb`, for 2; a question mark for what is no month.
    pub fn month_short(lang, number: u32) -> &str match number {
        1 => it "gen" en "Jan";
        2 => it "feb" en "Feb";
        3 => it "mar" en "Mar";
        4 => it "apr" en "Apr";
        5 => it "mag" en "May";
        6 => it "giu" en "Jun";
        7 => it "lug" en "Jul";
        8 => it "ago" en "Aug";
        9 => it "set" en "Sep";
        10 => it "ott" en "Oct";
        11 => it "nov" en "Nov";
        12 => it "dic" en "Dec";
        _ => every "?";
    }

    /// `febbraio`, `February`, for 2; a question mark for what is no month.
    pub fn month_long(lang, number: u32) -> &str match number {
        1 => it "gennaio" en "January";
        2 => it "febbraio" en "February";
        3 => it "marzo" en "March";
        4 => it "aprile" en "April";
        5 => it "maggio" en "May";
        6 => it "giugno" en "June";
        7 => it "luglio" en "July";
        8 => it "agosto" en "August";
        9 => it "settembre" en "September";
        10 => it "ottobre" en "October";
        11 => it "novembre" en "November";
        12 => it "dicembre" en "December";
        _ => every "?";
    }

    /// `1 giorno`, `3 giorni`; `1 day`, `0 days`.
    pub fn days(lang, number: impl Into<i64>) let number = Into::<i64>::into(number); match number {
        -1 | 1 => it "{number} giorno" en "{number} day";
        _ => it "{number} giorni" en "{number} days";
    }

    /// `1 giorno lavorativo`, `5 giorni lavorativi`.
    fn working_days(lang, number: i64) match number {
        1 => it "{number} giorno lavorativo" en "{number} working day";
        _ => it "{number} giorni lavorativi" en "{number} working days";
    }

    /// Days of a term, of the kind it is counted in; how many, whichever side of today.
    pub fn day_count(lang, count: DayCount) let (number, working) = (count.days.abs(), count.working); match working {
        true => say working_days(lang, number);
        false => say days(lang, number);
    }

    /// `1 mese`, `3 mesi`.
    fn months(lang, number: u32) match number {
        1 => it "{number} mese" en "{number} month";
        _ => it "{number} mesi" en "{number} months";
    }

    /// `1 anno`, `3 anni`.
    pub(super) fn years(lang, number: i64) match number {
        1 => it "{number} anno" en "{number} year";
        _ => it "{number} anni" en "{number} years";
    }

    /// `10 giorni`, `1 mese`, `5 anni`; `10 days`, `1 month`, `5 years`.
    pub fn limit(lang, limit: Limit) match limit {
        Limit::Days(number) => say days(lang, number);
        Limit::WorkingDays(number) => say working_days(lang, number.into());
        Limit::Months(number) => say months(lang, number);
        Limit::Years(number) => say years(lang, number.into());
    }

    /// A limit beside the days used: `90`; other units than days with their letter, `3m`, `5a`.
    pub fn short_limit(lang, limit: Limit) match limit {
        Limit::Days(days) => every "{days}";
        Limit::WorkingDays(days) => it "{days} lav." en "{days} wd";
        Limit::Months(months) => every "{months}m";
        Limit::Years(years) => it "{years}a" en "{years}y";
    }

    /// In the place of a limit, where days are counted up to a day that is fixed, or to none.
    pub fn no_limit(lang, working: bool) -> &str match working {
        true => it "- lav." en "- wd";
        false => every "-";
    }

    /// The name of a public holiday.
    pub fn holiday(lang, holiday: Holiday) -> &str match holiday {
        Holiday::NewYear => it "Capodanno" en "New Year's Day";
        Holiday::Epiphany => it "Epifania" en "Epiphany";
        Holiday::SaintJoseph => it "San Giuseppe" en "Saint Joseph";
        Holiday::Unity150 => it "150 anni dell'Unità d'Italia" en "150 years of Italian unity";
        Holiday::EasterMonday => it "lunedì dell'Angelo" en "Easter Monday";
        Holiday::Liberation => it "festa della Liberazione" en "Liberation Day";
        Holiday::Labour => it "festa del lavoro" en "Labour Day";
        Holiday::Ascension => it "Ascensione" en "Ascension Day";
        Holiday::CorpusChristi => it "Corpus Domini" en "Corpus Christi";
        Holiday::Republic => it "festa della Repubblica" en "Republic Day";
        Holiday::PeterAndPaul => it "santi Pietro e Paolo" en "Saints Peter and Paul";
        Holiday::Assumption => it "Ferragosto" en "Assumption";
        Holiday::SaintFrancis => it "San Francesco" en "Saint Francis";
        Holiday::AllSaints => it "Ognissanti" en "All Saints";
        Holiday::NationalUnity => it "Unità nazionale" en "National Unity Day";
        Holiday::Immaculate => it "Immacolata Concezione" en "Immaculate Conception";
        Holiday::Christmas => it "Natale" en "Christmas";
        Holiday::SaintStephen => it "Santo Stefano" en "Saint Stephen";
    }

    /// Why a typed date is refused, without what was typed.
    pub(super) fn refused(lang, error: &DateError) match error {
        DateError::Empty => let accepted = accepted_dates(lang);
            it "manca la data; {accepted}"
            en "there is no date; {accepted}";
        DateError::NotADate => let accepted = accepted_dates(lang);
            it "non è una data; {accepted}"
            en "not a date; {accepted}";
        DateError::NoSuchMonth { month } =>
            it "non esiste il mese {month} (prima il giorno, poi il mese)"
            en "there is no month {month} (day first, then month)";
        DateError::NoSuchDay { day: 0, .. } =>
            it "i giorni cominciano da 1"
            en "days begin with 1";
        // February has more days in some years than in others.
        DateError::NoSuchDay { month: 2, year: Some(year), last, .. } =>
            let (name, days) = (month_long(lang, 2), days(lang, *last));
            it "{name} {year} ha {days}"
            en "{name} {year} has {days}";
        DateError::NoSuchDay { month: 2, year: None, last, .. } =>
            let (name, days) = (month_long(lang, 2), days(lang, *last));
            it "{name} ha al massimo {days}"
            en "{name} has at most {days}";
        DateError::NoSuchDay { month, last, .. } =>
            let (name, days) = (month_long(lang, *month), days(lang, *last));
            it "{name} ha {days}"
            en "{name} has {days}";
        DateError::OutOfRange { .. } => let (first, last) = (full(FIRST_DATE), full(LAST_DATE));
            it "le date vanno dal {first} al {last}"
            en "dates go from {first} to {last}";
        DateError::WrongWeekday { date } =>
            let (weekday, date) = (weekday_long(lang, date.weekday()), full(*date));
            it "il {date} è {weekday}"
            en "{date} is a {weekday}";
        DateError::TwoReadings { weekday, day, month } =>
            let (weekday, month) = (weekday_long(lang, *weekday), month_long(lang, *month));
            it "{weekday} {day} o {day} {month}? Scrivilo per intero"
            en "{weekday} {day} or {day} {month}? Type it in full";
        DateError::MonthFirst { day, month } => let month = month_long(lang, *month);
            it "prima il giorno, poi il mese: {day} {month}"
            en "day first, then month: {day} {month}";
        DateError::Estimate =>
            it "il segno ~ dice che è una previsione; per un fatto scrivi la data senza"
            en "the sign ~ marks an estimate; for a fact type the date without it";
    }

    /// The forms a date may be typed in, by example.
    pub fn accepted_dates(lang) -> &str
        it "esempi: oggi, ieri, +3, 15, 15/10, 15/10/26, lun"
        en "for example: today, yesterday, +3, 15, 15/10, 15/10/26, mon"
        de "zum Beispiel: heute, gestern, +3, 15, 15/10, 15/10/26, Mo";

    /// A day before today, by an amount.
    pub(super) fn ago(lang, amount: &str) it "{amount} fa" en "{amount} ago";

    /// A day to come, by an amount.
    pub(super) fn away(lang, amount: &str) it "tra {amount}" en "in {amount}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::calendar::{Bias, national_holiday, parse_date};
    use crate::words::Lang;
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
