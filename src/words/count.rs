//! Countdowns, waits and amounts of days in words, singular and plural right.

use crate::calendar::{Date, Limit};

use super::Lang;
use super::dates;

/// How much is left, or how late it is: "mancano 6 giorni", "scade oggi", "in ritardo di 1 giorno".
#[must_use]
pub fn countdown(lang: Lang, days_left: i64) -> String {
    match (lang, days_left) {
        (Lang::It, ..0) => format!("in ritardo di {}", dates::days(lang, -days_left)),
        (Lang::En, ..0) => format!("late by {}", dates::days(lang, -days_left)),
        (_, 0) => lang.pick("scade oggi", "due today").to_owned(),
        (Lang::It, 1) => "manca 1 giorno".to_owned(),
        (Lang::It, 2..) => format!("mancano {}", dates::days(lang, days_left)),
        (Lang::En, 1..) => format!("{} left", dates::days(lang, days_left)),
    }
}

/// What is left while nothing is counted: "resta 1 giorno", "restano 43 giorni".
#[must_use]
pub fn remain(lang: Lang, days_left: i64) -> String {
    let days = dates::days(lang, days_left);
    match (lang, days_left) {
        (Lang::It, 1) => format!("resta {days}"),
        (Lang::It, _) => format!("restano {days}"),
        (Lang::En, _) => format!("{days} left"),
    }
}

/// A limit with what was granted on top: "90 giorni", "90+15 giorni", "3 mesi + 15 giorni".
#[must_use]
pub fn allowed(lang: Lang, limit: Limit, extension: i64) -> String {
    match (limit, extension) {
        (_, 0) => dates::limit(lang, limit),
        (Limit::Days(days), 1..) => {
            format!("{days}+{} {}", extension, lang.pick("giorni", "days"))
        }
        (_, 1..) => format!(
            "{} + {}",
            dates::limit(lang, limit),
            dates::days(lang, extension)
        ),
        (_, _) => format!(
            "{} - {}",
            dates::limit(lang, limit),
            dates::days(lang, -extension)
        ),
    }
}

/// What was left when it closed, or how late: "2 giorni di anticipo", "1 giorno di ritardo".
#[must_use]
pub fn margin(lang: Lang, margin: i64) -> String {
    let days = dates::days(lang, margin.abs());
    match (lang, margin) {
        (Lang::It, ..0) => format!("{days} di ritardo"),
        (Lang::En, ..0) => format!("{days} late"),
        (_, 0) => lang
            .pick("l'ultimo giorno utile", "on the last day")
            .to_owned(),
        (Lang::It, 1..) => format!("{days} di anticipo"),
        (Lang::En, 1..) => format!("{days} early"),
    }
}

/// Days used of a limit: "1 giorno su 30", "47 giorni su 30", "12 giorni su 3 mesi"; without a
/// limit only the days.
#[must_use]
pub fn used(lang: Lang, elapsed: u32, limit: Option<Limit>) -> String {
    let days = dates::days(lang, elapsed);
    of_limit(lang, &days, limit)
}

/// The same without the word: "84 su 90".
#[must_use]
pub fn used_short(lang: Lang, elapsed: u32, limit: Option<Limit>) -> String {
    match limit {
        None => dates::days(lang, elapsed),
        Some(_) => of_limit(lang, &elapsed.to_string(), limit),
    }
}

fn of_limit(lang: Lang, used: &str, limit: Option<Limit>) -> String {
    let of = lang.pick("su", "of");
    match limit {
        None => used.to_owned(),
        Some(Limit::Days(days)) => format!("{used} {of} {days}"),
        Some(other) => format!("{used} {of} {}", dates::limit(lang, other)),
    }
}

/// The due date of a clock that is open: "scade gio 04/09/2025", "scaduto dom 21/09/2025" once it is
/// past.
#[must_use]
pub fn due(lang: Lang, due: Date, days_left: i64) -> String {
    let word = if days_left < 0 {
        lang.pick("scaduto", "was due")
    } else {
        lang.pick("scade", "due")
    };
    format!("{word} {}", dates::with_weekday(lang, due))
}

/// How much is left and until when: "mancano 6 giorni, scade gio 04/09/2025"; on the day itself the
/// word is said once, "scade oggi, gio 04/09/2025".
#[must_use]
pub fn countdown_to(lang: Lang, day: Date, days_left: i64) -> String {
    let until = match days_left {
        0 => dates::with_weekday(lang, day),
        _ => due(lang, day, days_left),
    };
    format!("{}, {until}", countdown(lang, days_left))
}

/// How long an event has been awaited: "attesa da oggi", "attesa da 26 giorni".
#[must_use]
pub fn awaited(lang: Lang, days: i64) -> String {
    format!("{} {}", lang.pick("attesa", "awaited"), since(lang, days))
}

/// The date of an event that is recorded and still to come: "vale da dom 01/02/2026".
#[must_use]
pub fn counts_from(lang: Lang, date: Date) -> String {
    let day = dates::with_weekday(lang, date);
    format!("{} {day}", lang.pick("vale da", "counts from"))
}

/// "da oggi", "da 1 giorno"; "since today", "for 1 day".
#[must_use]
pub fn since(lang: Lang, days: i64) -> String {
    match (lang, days) {
        (_, ..=0) => lang.pick("da oggi", "since today").to_owned(),
        (Lang::It, 1..) => format!("da {}", dates::days(lang, days)),
        (Lang::En, 1..) => format!("for {}", dates::days(lang, days)),
    }
}

/// That we must act, and since when: in capitals while a clock runs meanwhile, "TOCCA A NOI da 7
/// giorni". Without a day since when, only that.
#[must_use]
pub fn our_turn(lang: Lang, waited: Option<i64>, clock_runs: bool) -> String {
    let word = if clock_runs {
        lang.pick("TOCCA A NOI", "WE MUST ACT")
    } else {
        lang.pick("Tocca a noi", "We must act")
    };
    match (lang, waited) {
        (_, None) => word.to_owned(),
        (Lang::It, Some(days)) => format!("{word} {}", since(lang, days)),
        (Lang::En, Some(days)) => format!("{word}, {}", since(lang, days)),
    }
}

/// How many requests are open: "nessuna aperta", "1 aperta", "2 aperte".
#[must_use]
pub fn open_requests(lang: Lang, open: usize) -> String {
    match (lang, open) {
        (_, 0) => lang.pick("nessuna aperta", "none open").to_owned(),
        (Lang::It, 1) => "1 aperta".to_owned(),
        (Lang::It, _) => format!("{open} aperte"),
        (Lang::En, _) => format!("{open} open"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_has_singular_and_plural_right() {
        for (left, it, en) in [
            (6, "mancano 6 giorni", "6 days left"),
            (1, "manca 1 giorno", "1 day left"),
            (0, "scade oggi", "due today"),
            (-1, "in ritardo di 1 giorno", "late by 1 day"),
            (-17, "in ritardo di 17 giorni", "late by 17 days"),
        ] {
            assert_eq!(countdown(Lang::It, left), it);
            assert_eq!(countdown(Lang::En, left), en);
        }
    }

    #[test]
    fn the_due_date_beside_a_countdown_says_due_once() {
        let due = "2025-09-04".parse().unwrap();
        for (left, it, en) in [
            (
                1,
                "manca 1 giorno, scade gio 04/09/2025",
                "1 day left, due Thu 04/09/2025",
            ),
            (0, "scade oggi, gio 04/09/2025", "due today, Thu 04/09/2025"),
            (
                -1,
                "in ritardo di 1 giorno, scaduto gio 04/09/2025",
                "late by 1 day, was due Thu 04/09/2025",
            ),
        ] {
            assert_eq!(countdown_to(Lang::It, due, left), it);
            assert_eq!(countdown_to(Lang::En, due, left), en);
        }
    }

    #[test]
    fn used_days_stand_before_their_limit() {
        for (elapsed, limit, it, en) in [
            (1, Some(Limit::Days(30)), "1 giorno su 30", "1 day of 30"),
            (
                47,
                Some(Limit::Days(30)),
                "47 giorni su 30",
                "47 days of 30",
            ),
            (
                12,
                Some(Limit::Months(3)),
                "12 giorni su 3 mesi",
                "12 days of 3 months",
            ),
            (5, None, "5 giorni", "5 days"),
        ] {
            assert_eq!(used(Lang::It, elapsed, limit), it);
            assert_eq!(used(Lang::En, elapsed, limit), en);
        }
        assert_eq!(used_short(Lang::It, 84, Some(Limit::Days(90))), "84 su 90");
    }

    #[test]
    fn a_wait_is_since_today_or_for_days() {
        assert_eq!(awaited(Lang::It, 0), "attesa da oggi");
        assert_eq!(awaited(Lang::It, 1), "attesa da 1 giorno");
        assert_eq!(awaited(Lang::En, 26), "awaited for 26 days");
        assert_eq!(our_turn(Lang::It, Some(7), true), "TOCCA A NOI da 7 giorni");
        assert_eq!(our_turn(Lang::En, Some(1), true), "WE MUST ACT, for 1 day");
        assert_eq!(our_turn(Lang::It, None, false), "Tocca a noi");
    }

    #[test]
    fn requests_are_counted_in_the_feminine() {
        assert_eq!(open_requests(Lang::It, 0), "nessuna aperta");
        assert_eq!(open_requests(Lang::It, 1), "1 aperta");
        assert_eq!(open_requests(Lang::En, 2), "2 open");
    }
}
