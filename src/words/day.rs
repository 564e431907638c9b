//! What a month is called, and what a day means to who types it: the calendar beside a date.

use crate::calendar::{Date, DateError, Datelike, Feast, Weekday};
use crate::say;

use super::Lang;
use super::dates::{holiday, month_long, weekday_long, weekday_short};

pub use super::compose::day::{legend, meaning, month, month_in_short};
pub use super::mark::DayMark;

/// `lu`, `Mo`: the head of a column of days.
#[must_use]
pub fn weekday_head(lang: Lang, weekday: Weekday) -> &'static str {
    // The short names begin with two letters of ASCII.
    weekday_short(lang, weekday).split_at(2).0
}

say! {
    pub(super) fn mark(lang, mark: DayMark) -> &str match mark {
        DayMark::Chosen => it "scelto" en "chosen";
        DayMark::LastDay => it "ultimo giorno del termine" en "last day of the term";
        DayMark::Feast => it "festivo" en "holiday";
        DayMark::Patron => it "patrono" en "patron day";
        DayMark::Today => it "oggi" en "today";
    }

    pub(super) fn last_day(lang, clock: &str)
        it "{clock}: ultimo giorno del termine"
        en "{clock}: last day of the term";

    pub(super) fn first_late_day(lang, clock: &str)
        it "{clock}: primo giorno di ritardo"
        en "{clock}: first late day";

    /// `15 agosto, Ferragosto: festivo`, `domenica`.
    pub(super) fn festive(lang, date: Date, feast: Feast)
        let (day, month) = (date.day(), month_long(lang, date.month()));
    match feast {
        Feast::Sunday => it "domenica" en "Sunday";
        Feast::Easter =>
            it "{day} {month}, Pasqua: festivo"
            en "{day} {month}, Easter Sunday: holiday";
        Feast::Holiday(named) => let name = holiday(lang, named);
            it "{day} {month}, {name}: festivo"
            en "{day} {month}, {name}: holiday";
    }

    /// Why what is typed is no date, in two words; `dates::date_error` says it in full.
    pub fn error_in_short(lang, error: &DateError) match error {
        DateError::Empty => it "manca" en "missing";
        DateError::NotADate => it "non è una data" en "not a date";
        DateError::NoSuchMonth { .. } | DateError::NoSuchDay { .. } =>
            it "non esiste"
            en "does not exist";
        DateError::OutOfRange { .. } => it "fuori dai limiti" en "out of range";
        DateError::WrongWeekday { date } => let weekday = weekday_long(lang, date.weekday());
            it "è {weekday}"
            en "is a {weekday}";
        DateError::TwoReadings { .. } => it "due date possibili" en "may be two dates";
        DateError::MonthFirst { .. } => it "prima il giorno" en "day first";
        DateError::Estimate => it "è una previsione" en "an estimate";
    }

    /// The offices are closed; whether that moves the last day of a term, the rule in force says.
    pub(super) fn patron(lang, moves: bool) match moves {
        true =>
            it "patrono: uffici chiusi, il termine si sposta"
            en "patron day: offices closed, the term moves";
        false =>
            it "patrono: uffici chiusi, il termine non si sposta"
            en "patron day: offices closed, the term does not move";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Assessment;
    use crate::calendar::LastDayRule;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::Dossier;
    use Lang::{En, It};

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn said(lang: Lang, rule: LastDayRule, date: &str) -> String {
        let mut plan = shipped(SHIPPED_DEFAULT).unwrap();
        plan.rules.last_day = rule;
        plan.rules.local_holidays = vec!["04-28".parse().unwrap(), "04-26".parse().unwrap()];
        meaning(lang, &plan, on(date), &[]).join("; ")
    }

    #[test]
    fn a_holiday_is_named_and_an_ordinary_day_is_not() {
        for (date, it, en) in [
            ("2025-08-14", "", ""),
            ("2025-08-16", "", ""),
            ("2025-08-17", "domenica", "Sunday"),
            (
                "2025-08-15",
                "15 agosto, Ferragosto: festivo",
                "15 August, Assumption: holiday",
            ),
            (
                "2026-04-05",
                "5 aprile, Pasqua: festivo",
                "5 April, Easter Sunday: holiday",
            ),
            (
                "2026-11-01",
                "1 novembre, Ognissanti: festivo",
                "1 November, All Saints: holiday",
            ),
        ] {
            assert_eq!(said(It, LastDayRule::Nominal, date), it);
            assert_eq!(said(En, LastDayRule::Nominal, date), en);
        }
    }

    #[test]
    fn whether_the_patron_moves_a_term_is_what_the_rule_says() {
        let closed = "patrono: uffici chiusi, il termine";
        for (rule, date, expected) in [
            (
                LastDayRule::Nominal,
                "2026-04-28",
                format!("{closed} non si sposta"),
            ),
            (
                LastDayRule::Civil,
                "2026-04-28",
                format!("{closed} non si sposta"),
            ),
            (
                LastDayRule::CivilLocal,
                "2026-04-28",
                format!("{closed} si sposta"),
            ),
            (
                LastDayRule::Eu1182,
                "2026-04-28",
                format!("{closed} non si sposta"),
            ),
            // On a Sunday it is the Sunday that moves it.
            (
                LastDayRule::Civil,
                "2026-04-26",
                format!("domenica; {closed} si sposta"),
            ),
            (
                LastDayRule::Nominal,
                "2026-04-26",
                format!("domenica; {closed} non si sposta"),
            ),
        ] {
            assert_eq!(said(It, rule, date), expected, "{rule} {date}");
        }
        assert_eq!(
            said(En, LastDayRule::CivilLocal, "2026-04-28"),
            "patron day: offices closed, the term moves"
        );
    }

    #[test]
    fn the_last_day_of_a_term_and_the_first_late_one_name_their_clock() {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        dossier.records = vec![crate::record::Record {
            event: "contract_signed".parse().unwrap(),
            date: on("2025-02-06"),
            document: crate::record::Document::default(),
            stamp: crate::record::Stamp {
                by: "A.B.".into(),
                login: "anna".into(),
                at: "2025-02-06T09:00:00+01:00".parse().unwrap(),
            },
        }];
        let seen = Assessment::of(&dossier, on("2025-02-10"));
        let event = "plan_delivered".parse().unwrap();
        let clocks = seen.ended_by(&dossier.plan, &event);
        for (date, it, en) in [
            ("2025-02-15", "", ""),
            (
                "2025-02-16",
                "fase 1: ultimo giorno del termine; domenica",
                "phase 1: last day of the term; Sunday",
            ),
            (
                "2025-02-17",
                "fase 1: primo giorno di ritardo",
                "phase 1: first late day",
            ),
            ("2025-02-18", "", ""),
        ] {
            for (lang, expected) in [(It, it), (En, en)] {
                let said = meaning(lang, &dossier.plan, on(date), &clocks);
                assert_eq!(said.join("; "), expected);
            }
        }
    }

    #[test]
    fn the_legend_names_each_sign() {
        assert_eq!(
            legend(It, false, &DayMark::ALL),
            "[ ] scelto  ( ) ultimo giorno del termine  * festivo  p patrono  · oggi"
        );
        assert_eq!(
            legend(En, true, &DayMark::ALL),
            "[ ] chosen  ( ) last day of the term  * holiday  p patron day  . today"
        );
        assert_eq!(legend(It, false, &[]), "");
    }

    #[test]
    fn months_and_heads_of_days() {
        let date = on("2025-08-29");
        assert_eq!(
            (month(It, date), month(En, date)),
            ("agosto 2025".into(), "August 2025".into())
        );
        assert_eq!(month_in_short(En, date), "Aug 2025");
        for (lang, heads) in [(It, "lu ma me gi ve sa do"), (En, "Mo Tu We Th Fr Sa Su")] {
            let week = on("2025-08-25").iter_days().take(7);
            let named: Vec<_> = week.map(|day| weekday_head(lang, day.weekday())).collect();
            assert_eq!(named.join(" "), heads);
        }
    }
}
