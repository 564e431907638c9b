//! The public holidays of Italy: the dated table, and Easter.
//!
//! Only holidays set by law move the last day of a term, and the law has changed: a row of the table
//! holds from one year to another, so that an old date is judged by the holidays of its time. The
//! printed text of art. 2 of law 260/1949 is a trap: it still lists days that law 54/1977 abolished.
//!
//! What the table does not model:
//!
//! - Anything before 1950, the first whole year of law 260/1949. Until then the list changed several
//!   times and was suspended during the war; only Sundays are festive here.
//! - Days set for a single year, except 17 March 2011.
//! - 2 June and 4 November between 1977 and 2000, when both were kept on a Sunday, as national unity
//!   (the first Sunday of November) still is: a Sunday needs no row.
//! - 4 October before 2026: a *solennità civile* since law 132/1958, with flags and (until 1977)
//!   shorter hours, not a holiday.
//! - 29 June since 1977: a holiday in the municipality of Rome alone, hence a local one.
//!
//! Patron saints are plan data, see [`MonthDay`](super::MonthDay). Good Friday, Christmas Eve and New
//! Year's Eve are working days.

use chrono::{Datelike, Days, Weekday};

use super::{Date, days_between};

/// A national public holiday (*giorno festivo*), other than a Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 6 January; abolished by law 54/1977, back with d.P.R. 792/1985.
    Epiphany,
    /// 19 March, until law 54/1977.
    SaintJoseph,
    /// 17 March 2011 only, the 150 years of the country (d.l. 5/2011).
    Unity150,
    /// The day after Easter.
    EasterMonday,
    /// 25 April.
    Liberation,
    /// 1 May.
    Labour,
    /// The fortieth day of Easter, a Thursday, until law 54/1977.
    Ascension,
    /// The second Thursday after Pentecost, until law 54/1977.
    CorpusChristi,
    /// 2 June; on a Sunday by law 54/1977, back on its day with law 336/2000.
    Republic,
    /// 29 June, until law 54/1977.
    PeterAndPaul,
    /// 15 August.
    Assumption,
    /// 4 October, from 2026 (law 151/2025).
    SaintFrancis,
    /// 1 November.
    AllSaints,
    /// 4 November, until law 54/1977 moved it to a Sunday.
    NationalUnity,
    /// 8 December.
    Immaculate,
    /// 25 December.
    Christmas,
    /// 26 December.
    SaintStephen,
}

/// Why a date is festive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feast {
    /// A national holiday, on a Sunday or not.
    Holiday(Holiday),
    /// Easter, which no law has to name: it is a Sunday.
    Easter,
    /// Any other Sunday.
    Sunday,
}

/// When a holiday falls.
enum When {
    /// On a day of a month: (month, day).
    On(u32, u32),
    /// So many days after Easter.
    AfterEaster(i64),
}

/// The first whole year of law 260/1949.
const LAW_OF_1949: i32 = 1950;
/// No end in sight.
const ONWARDS: i32 = i32::MAX;

/// Which holiday falls when, from which year through which; art. 2 of law 260/1949 as it stood.
///
/// Law 54/1977 took effect in March 1977: the Epiphany of that year was still a holiday, Saint Joseph
/// was not.
static TABLE: [(Holiday, When, i32, i32); 20] = [
    (Holiday::NewYear, When::On(1, 1), LAW_OF_1949, ONWARDS),
    (Holiday::Epiphany, When::On(1, 6), LAW_OF_1949, 1977),
    (Holiday::Epiphany, When::On(1, 6), 1986, ONWARDS),
    (Holiday::Unity150, When::On(3, 17), 2011, 2011),
    (Holiday::SaintJoseph, When::On(3, 19), LAW_OF_1949, 1976),
    (Holiday::Liberation, When::On(4, 25), LAW_OF_1949, ONWARDS),
    (Holiday::Labour, When::On(5, 1), LAW_OF_1949, ONWARDS),
    (Holiday::Republic, When::On(6, 2), LAW_OF_1949, 1976),
    (Holiday::Republic, When::On(6, 2), 2001, ONWARDS),
    (Holiday::PeterAndPaul, When::On(6, 29), LAW_OF_1949, 1976),
    (Holiday::Assumption, When::On(8, 15), LAW_OF_1949, ONWARDS),
    (Holiday::SaintFrancis, When::On(10, 4), 2026, ONWARDS),
    (Holiday::AllSaints, When::On(11, 1), LAW_OF_1949, ONWARDS),
    (Holiday::NationalUnity, When::On(11, 4), LAW_OF_1949, 1976),
    (Holiday::Immaculate, When::On(12, 8), LAW_OF_1949, ONWARDS),
    (Holiday::Christmas, When::On(12, 25), LAW_OF_1949, ONWARDS),
    (
        Holiday::SaintStephen,
        When::On(12, 26),
        LAW_OF_1949,
        ONWARDS,
    ),
    (
        Holiday::EasterMonday,
        When::AfterEaster(1),
        LAW_OF_1949,
        ONWARDS,
    ),
    (Holiday::Ascension, When::AfterEaster(39), LAW_OF_1949, 1976),
    (
        Holiday::CorpusChristi,
        When::AfterEaster(60),
        LAW_OF_1949,
        1976,
    ),
];

/// The national holiday on this date, a Sunday or not.
///
/// Where two fall together (25 April 2011 was Easter Monday too) the one with a day of its own.
#[must_use]
pub fn national_holiday(date: Date) -> Option<Holiday> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    // Easter falls between 22 March and 25 April; nothing that follows it comes after June.
    let after_easter = (3..=6)
        .contains(&month)
        .then(|| easter(year))
        .flatten()
        .map(|easter| days_between(easter, date));
    TABLE
        .iter()
        .find(|(_, when, from, through)| {
            (*from..=*through).contains(&year)
                && match *when {
                    When::On(its_month, its_day) => (its_month, its_day) == (month, day),
                    When::AfterEaster(days) => after_easter == Some(days),
                }
        })
        .map(|(holiday, ..)| *holiday)
}

/// Whether the date is a Sunday or a national holiday: what moves the last day of a term by law.
///
/// Saturday is not festive in itself (Cass. 5114/2009), and neither is the patron's day.
#[must_use]
pub fn is_festive(date: Date) -> bool {
    date.weekday() == Weekday::Sun || national_holiday(date).is_some()
}

/// Why the date is festive, the holiday before the Sunday it falls on; `None` for all other dates.
#[must_use]
pub fn feast(date: Date) -> Option<Feast> {
    if let Some(holiday) = national_holiday(date) {
        return Some(Feast::Holiday(holiday));
    }
    match easter(date.year()) {
        _ if date.weekday() != Weekday::Sun => None,
        Some(easter) if easter == date => Some(Feast::Easter),
        _ => Some(Feast::Sunday),
    }
}

/// Easter Sunday of a year of the Gregorian calendar; `None` before 1583 and where dates run out.
///
/// The anonymous Gregorian computation (Meeus, Jones, Butcher), whole numbers only. The names are
/// those of the calendar: the golden number, the century, and the moon.
#[must_use]
pub fn easter(year: i32) -> Option<Date> {
    const FIRST_GREGORIAN_EASTER: i32 = 1583;
    if year < FIRST_GREGORIAN_EASTER {
        return None;
    }
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let full_moon = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let to_sunday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - full_moon - of_century % 4) % 7;
    let late_moon = (golden + 11 * full_moon + 22 * to_sunday) / 451;
    let since_22_march = full_moon + to_sunday - 7 * late_moon;
    Date::from_ymd_opt(year, 3, 22)?
        .checked_add_days(Days::new(u64::try_from(since_22_march).ok()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::generated::{any_date, date};

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn easter_in_the_years_that_catch_bad_formulas() {
        for (year, expected) in [
            (1818, "03-22"),
            (1943, "04-25"),
            (1954, "04-18"),
            (1981, "04-19"),
            (2038, "04-25"),
            (2049, "04-18"),
            (2076, "04-19"),
            (2285, "03-22"),
        ] {
            assert_eq!(easter(year), Some(on(&format!("{year}-{expected}"))));
        }
    }

    #[test]
    fn easter_has_no_date_before_the_gregorian_calendar_or_beyond_all_dates() {
        for year in [i32::MIN, 0, 1582, i32::MAX] {
            assert_eq!(easter(year), None);
        }
        assert!(easter(1583).is_some());
    }

    /// Per year: Easter, then the weekday of each holiday in the order of the calendar.
    #[test]
    fn the_holidays_of_2024_to_2032_fall_on_their_weekdays() {
        const DAYS: [(u32, u32, Holiday); 11] = [
            (1, 1, Holiday::NewYear),
            (1, 6, Holiday::Epiphany),
            (4, 25, Holiday::Liberation),
            (5, 1, Holiday::Labour),
            (6, 2, Holiday::Republic),
            (8, 15, Holiday::Assumption),
            (10, 4, Holiday::SaintFrancis),
            (11, 1, Holiday::AllSaints),
            (12, 8, Holiday::Immaculate),
            (12, 25, Holiday::Christmas),
            (12, 26, Holiday::SaintStephen),
        ];
        for (year, easter_day, monday, weekdays) in [
            (
                2024,
                "03-31",
                "04-01",
                "Mon Sat Thu Wed Sun Thu -   Fri Sun Wed Thu",
            ),
            (
                2025,
                "04-20",
                "04-21",
                "Wed Mon Fri Thu Mon Fri -   Sat Mon Thu Fri",
            ),
            (
                2026,
                "04-05",
                "04-06",
                "Thu Tue Sat Fri Tue Sat Sun Sun Tue Fri Sat",
            ),
            (
                2027,
                "03-28",
                "03-29",
                "Fri Wed Sun Sat Wed Sun Mon Mon Wed Sat Sun",
            ),
            (
                2028,
                "04-16",
                "04-17",
                "Sat Thu Tue Mon Fri Tue Wed Wed Fri Mon Tue",
            ),
            (
                2029,
                "04-01",
                "04-02",
                "Mon Sat Wed Tue Sat Wed Thu Thu Sat Tue Wed",
            ),
            (
                2030,
                "04-21",
                "04-22",
                "Tue Sun Thu Wed Sun Thu Fri Fri Sun Wed Thu",
            ),
            (
                2031,
                "04-13",
                "04-14",
                "Wed Mon Fri Thu Mon Fri Sat Sat Mon Thu Fri",
            ),
            (
                2032,
                "03-28",
                "03-29",
                "Thu Tue Sun Sat Wed Sun Mon Mon Wed Sat Sun",
            ),
        ] {
            assert_eq!(easter(year), Some(on(&format!("{year}-{easter_day}"))));
            let monday = on(&format!("{year}-{monday}"));
            assert_eq!(national_holiday(monday), Some(Holiday::EasterMonday));
            assert_eq!(weekdays.split_whitespace().count(), DAYS.len());
            for ((month, day, holiday), weekday) in DAYS.iter().zip(weekdays.split_whitespace()) {
                let date = Date::from_ymd_opt(year, *month, *day).unwrap();
                let found = national_holiday(date);
                if weekday == "-" {
                    assert_eq!(found, None, "{date}");
                } else {
                    assert_eq!(found, Some(*holiday), "{date}");
                    assert_eq!(date.weekday().to_string(), weekday, "{date}");
                }
            }
            let all = monday.with_ordinal(1).unwrap().iter_days();
            let count = all
                .take_while(|date| date.year() == year)
                .filter(|date| national_holiday(*date).is_some())
                .count();
            assert_eq!(count, if year < 2026 { 11 } else { 12 }, "{year}");
        }
    }

    #[test]
    fn the_law_changed_and_each_year_keeps_its_own_holidays() {
        for (date, expected) in [
            ("1949-12-26", None),
            ("1950-01-01", Some(Holiday::NewYear)),
            ("1976-03-19", Some(Holiday::SaintJoseph)),
            ("1977-03-19", None),
            ("1976-05-27", Some(Holiday::Ascension)),
            ("1976-06-17", Some(Holiday::CorpusChristi)),
            ("1977-05-19", None),
            ("1976-06-29", Some(Holiday::PeterAndPaul)),
            ("2025-06-29", None),
            ("1976-11-04", Some(Holiday::NationalUnity)),
            ("2026-11-04", None),
            ("1977-01-06", Some(Holiday::Epiphany)),
            ("1978-01-06", None),
            ("1985-01-06", None),
            ("1986-01-06", Some(Holiday::Epiphany)),
            ("1976-06-02", Some(Holiday::Republic)),
            ("1977-06-02", None),
            ("2000-06-02", None),
            ("2001-06-02", Some(Holiday::Republic)),
            ("2011-03-17", Some(Holiday::Unity150)),
            ("2012-03-17", None),
            ("1976-10-04", None),
            ("2025-10-04", None),
            ("2026-10-04", Some(Holiday::SaintFrancis)),
            ("2011-04-25", Some(Holiday::Liberation)),
            ("2200-12-25", Some(Holiday::Christmas)),
        ] {
            assert_eq!(national_holiday(on(date)), expected, "{date}");
        }
    }

    #[test]
    fn the_eves_saturday_and_the_patron_are_not_festive() {
        // Good Friday, Holy Saturday, Christmas Eve, New Year's Eve, Santa Fermina.
        for date in [
            "2026-04-03",
            "2026-04-04",
            "2026-12-24",
            "2026-12-31",
            "2026-04-28",
        ] {
            assert!(!is_festive(on(date)), "{date}");
        }
        assert!(is_festive(on("2026-04-05")));
        assert!(is_festive(on("2026-04-06")));
    }

    #[test]
    fn a_festive_date_is_named_the_holiday_before_the_sunday() {
        for (date, expected) in [
            ("2026-04-05", Some(Feast::Easter)),
            ("2026-04-06", Some(Feast::Holiday(Holiday::EasterMonday))),
            ("2026-04-12", Some(Feast::Sunday)),
            ("2026-04-25", Some(Feast::Holiday(Holiday::Liberation))),
            ("2026-04-28", None),
            ("2026-11-01", Some(Feast::Holiday(Holiday::AllSaints))),
            ("2025-10-04", None),
            // In 2038 the latest Easter there is falls on 25 April.
            ("2038-04-25", Some(Feast::Holiday(Holiday::Liberation))),
        ] {
            assert_eq!(feast(on(date)), expected, "{date}");
        }
    }

    proptest! {
        #[test]
        fn what_is_festive_has_a_name_and_nothing_else(date in any_date()) {
            prop_assert_eq!(feast(date).is_some(), is_festive(date));
        }

        #[test]
        fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..=9999) {
            let easter = easter(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!((322..=425).contains(&(easter.month() * 100 + easter.day())));
        }

        #[test]
        fn every_sunday_is_festive(date in date()) {
            prop_assert!(is_festive(date.week(Weekday::Mon).last_day()));
        }

        #[test]
        fn any_date_at_all_has_an_answer(date in any_date()) {
            let _ = is_festive(date);
        }
    }
}
