//! Countdowns, waits and amounts of days in words, singular and plural right.

use crate::calendar::{Date, DayCount, Limit};
use crate::say;

use super::dates;

pub use super::compose::count::{
    allowed, countdown_to, informative_margin, informative_margin_in_short, informative_until,
    informative_verdict, used, used_short,
};

say! {
    /// That no day is counted, because nothing is recorded.
    pub(super) fn no_days(lang) -> &str it "nessun giorno contato" en "no day counted";

    /// How much is left, or how late it is: "mancano 6 giorni", "scade oggi", "in ritardo di 1 giorno".
    pub fn countdown(lang, left: DayCount) let (days, left) = (dates::day_count(lang, left), left.days); match left {
        ..0 => it "in ritardo di {days}" en "late by {days}";
        0 => it "scade oggi" en "due today";
        1 => it "manca {days}" en "{days} left";
        2.. => it "mancano {days}" en "{days} left";
    }

    /// What is left while nothing is counted: "resta 1 giorno", "restano 43 giorni".
    pub fn remain(lang, left: DayCount) let (days, left) = (dates::day_count(lang, left), left.days); match left {
        1 => it "resta {days}" en "{days} left";
        _ => it "restano {days}" en "{days} left";
    }

    /// A limit, and days that were granted on top or taken off.
    pub(super) fn with_granted(lang, limit: Limit, granted: i64) match (limit, granted) {
        (Limit::Days(days), 1..) => it "{days}+{granted} giorni" en "{days}+{granted} days";
        (Limit::WorkingDays(days), 1..) =>
            it "{days}+{granted} giorni lavorativi"
            en "{days}+{granted} working days";
        (_, 0..) => let (limit, days) = (dates::limit(lang, limit), dates::days(lang, granted));
            every "{limit} + {days}";
        (Limit::WorkingDays(days), ..0) => let less = granted.abs();
            it "{days}-{less} giorni lavorativi"
            en "{days}-{less} working days";
        (_, ..0) => let (limit, days) = (dates::limit(lang, limit), dates::days(lang, -granted));
            every "{limit} - {days}";
    }

    /// What was left when it closed, or how late: "2 giorni di anticipo", "1 giorno di ritardo".
    pub fn margin(lang, margin: DayCount) let (days, margin) = (dates::day_count(lang, margin), margin.days); match margin {
        ..0 => it "{days} di ritardo" en "{days} late";
        0 => it "l'ultimo giorno utile" en "on the last day";
        1.. => it "{days} di anticipo" en "{days} early";
    }

    /// The same for a row of the list: "17 prima", "2 dopo".
    pub fn closed(lang, margin: i64) let days = margin.abs(); match margin {
        ..0 => it "{days} dopo" en "{days} late";
        0 => it "ultimo giorno" en "last day";
        1.. => it "{days} prima" en "{days} early";
    }

    /// An amount that was used, and its limit.
    pub(super) fn of_limit(lang, used: &str, limit: Limit) match limit {
        Limit::Days(days) => it "{used} su {days}" en "{used} of {days}";
        Limit::WorkingDays(days) => it "{used} su {days} lavorativi" en "{used} of {days} working";
        limit => let limit = dates::limit(lang, limit);
            it "{used} su {limit}" en "{used} of {limit}";
    }

    /// The due date of a clock that is open: "scade gio 04/09/2025", "scaduta dom 21/09/2025" once it is
    /// past, in the gender of the name that it is said of.
    pub fn due(lang, due: Date, days_left: i64, feminine: bool) let day = dates::with_weekday(lang, due); match (days_left, feminine) {
        (..0, true) => it "scaduta {day}" en "was due {day}";
        (..0, false) => it "scaduto {day}" en "was due {day}";
        (0.., _) => it "scade {day}" en "due {day}";
    }

    /// How long an event has been awaited: "attesa da oggi", "attesa da 26 giorni".
    pub fn awaited(lang, days: i64) let since = since(lang, days);
        it "attesa {since}" en "awaited {since}";

    /// The date of an event that is recorded and still to come: "vale da dom 01/02/2026".
    pub fn counts_from(lang, date: Date) let day = dates::with_weekday(lang, date);
        it "vale da {day}" en "counts from {day}";

    /// What marks a clock that is shown for information and judges nobody.
    pub fn informative(lang) -> &str it "indicativo" en "informative";

    /// Beside the date of what nobody recorded, where the plan says that silence is an answer.
    pub fn by_silence(lang) -> &str it "per silenzio" en "by silence";

    /// The days left of a clock for information, or how many it is past its last: nobody is late.
    pub fn informative_left(lang, left: DayCount) let (days, left) = (dates::day_count(lang, left), left.days); match left {
        ..0 => it "{days} oltre" en "{days} past";
        0 => it "ultimo giorno" en "the last day";
        1 => it "manca {days}" en "{days} left";
        2.. => it "mancano {days}" en "{days} left";
    }

    /// How far before its last day a clock for information ended, or how far past it.
    pub(super) fn informative_ended(lang, left: DayCount) let (days, left) = (dates::day_count(lang, left), left.days); match left {
        ..0 => it "{days} oltre" en "{days} past";
        0 => it "l'ultimo giorno" en "on the last day";
        1.. => it "{days} prima dell'ultimo" en "{days} before the last";
    }

    /// The same behind a sum of days.
    pub(super) fn informative_ended_in_short(lang, left: i64) let days = left.abs(); match left {
        ..0 => it "{days} oltre" en "{days} past";
        0 => it "ultimo giorno" en "last day";
        1.. => it "{days} prima" en "{days} before";
    }

    /// The same behind a sum of days, whose unit is said: "18 oltre".
    pub fn informative_in_short(lang, left: i64) let days = left.abs(); match left {
        ..0 => it "{days} oltre" en "{days} past";
        0 => it "ultimo giorno" en "the last day";
        1 => it "ne manca {days}" en "{days} left";
        2.. => it "ne mancano {days}" en "{days} left";
    }

    /// "da oggi", "da 1 giorno"; "since today", "for 1 day".
    pub fn since(lang, days: i64) match days {
        ..1 => it "da oggi" en "since today";
        1.. => let days = dates::days(lang, days); it "da {days}" en "for {days}";
    }

    /// That we must act, and since when: in capitals where we hold up a clock of somebody else, "TOCCA A NOI
    /// da 7 giorni". Without a day since when, only that.
    pub fn our_turn(lang, waited: Option<i64>, presses: bool) match (presses, waited) {
        (true, None) => it "TOCCA A NOI" en "WE MUST ACT";
        (false, None) => it "Tocca a noi" en "We must act";
        (true, Some(days)) => let since = since(lang, days);
            it "TOCCA A NOI {since}" en "WE MUST ACT, {since}";
        (false, Some(days)) => let since = since(lang, days);
            it "Tocca a noi {since}" en "We must act, {since}";
    }

    /// How many entries of registers are open, in the gender of what they are called: "nessuna aperta", "1 aperto",
    /// "2 aperte".
    pub fn open_requests(lang, open: usize, feminine: bool) match (open, feminine) {
        (0, true) => it "nessuna aperta" en "none open" de "keine offen";
        (0, false) => it "nessuno aperto" en "none open" de "keine offen";
        (1, true) => it "{open} aperta" en "{open} open" de "{open} offen";
        (1, false) => it "{open} aperto" en "{open} open" de "{open} offen";
        (_, true) => it "{open} aperte" en "{open} open" de "{open} offen";
        (_, false) => it "{open} aperti" en "{open} open" de "{open} offen";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use crate::words::compose::count::days_of;

    #[test]
    fn a_countdown_has_singular_and_plural_right() {
        for (left, it, en) in [
            (6, "mancano 6 giorni", "6 days left"),
            (1, "manca 1 giorno", "1 day left"),
            (0, "scade oggi", "due today"),
            (-1, "in ritardo di 1 giorno", "late by 1 day"),
            (-17, "in ritardo di 17 giorni", "late by 17 days"),
        ] {
            let left = DayCount::calendar(left);
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
                "in ritardo di 1 giorno, scaduta gio 04/09/2025",
                "late by 1 day, was due Thu 04/09/2025",
            ),
        ] {
            let left = DayCount::calendar(left);
            assert_eq!(countdown_to(Lang::It, due, left, true), it);
            assert_eq!(countdown_to(Lang::En, due, left, true), en);
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
            assert_eq!(days_of(Lang::It, elapsed, limit), it);
            assert_eq!(days_of(Lang::En, elapsed, limit), en);
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
        assert_eq!(open_requests(Lang::It, 0, true), "nessuna aperta");
        assert_eq!(open_requests(Lang::It, 1, false), "1 aperto");
        assert_eq!(open_requests(Lang::En, 2, true), "2 open");
    }
}
