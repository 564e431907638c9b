//! What a month is called, and what a day means to whoever types it: the calendar beside a date.

use std::borrow::Cow;

use crate::assess::ClockStatus;
use crate::calendar::{Date, DateError, Datelike, Feast, Weekday, days_between, feast};
use crate::plan::Plan;

use super::dates::{holiday, month_long, month_short, weekday_long, weekday_short};
use super::{Lang, event};

/// What a day of a calendar may be marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The date that is typed.
    Chosen,
    /// The last day in time of a clock.
    LastDay,
    /// A holiday by law, or Easter.
    Feast,
    /// A local holiday of the plan.
    Patron,
    /// Today.
    Today,
}

impl Mark {
    /// Every mark, in the order a legend names them.
    pub const ALL: [Self; 5] = [
        Self::Chosen,
        Self::LastDay,
        Self::Feast,
        Self::Patron,
        Self::Today,
    ];

    /// The sign in front of the number and the one behind it; a blank where there is none.
    #[must_use]
    pub const fn signs(self, ascii: bool) -> (char, char) {
        match self {
            Self::Chosen => ('[', ']'),
            Self::LastDay => ('(', ')'),
            Self::Feast => (' ', '*'),
            Self::Patron => (' ', 'p'),
            Self::Today => (if ascii { '.' } else { '·' }, ' '),
        }
    }

    const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Chosen => lang.pick("scelto", "chosen"),
            Self::LastDay => lang.pick("ultimo giorno del termine", "last day of the term"),
            Self::Feast => lang.pick("festivo", "holiday"),
            Self::Patron => lang.pick("patrono", "patron day"),
            Self::Today => lang.pick("oggi", "today"),
        }
    }
}

/// What the signs of a calendar mean: `( ) ultimo giorno del termine  * festivo`.
#[must_use]
pub fn legend(lang: Lang, ascii: bool, marks: &[Mark]) -> String {
    let told = marks.iter().map(|mark| {
        let sign = match mark.signs(ascii) {
            (' ', behind) => behind.to_string(),
            (front, ' ') => front.to_string(),
            (front, behind) => format!("{front} {behind}"),
        };
        format!("{sign} {}", mark.word(lang))
    });
    told.collect::<Vec<_>>().join("  ")
}

/// `agosto 2025`, `August 2025`.
#[must_use]
pub fn month(lang: Lang, date: Date) -> String {
    format!("{} {}", month_long(lang, date.month()), date.year())
}

/// `ago 2025`, `Aug 2025`.
#[must_use]
pub fn month_in_short(lang: Lang, date: Date) -> String {
    format!("{} {}", month_short(lang, date.month()), date.year())
}

/// `lu`, `Mo`: the head of a column of days.
#[must_use]
pub fn weekday_head(lang: Lang, weekday: Weekday) -> &'static str {
    // The short names begin with two letters of ASCII.
    weekday_short(lang, weekday).split_at(2).0
}

/// What there is to know about a date: whether it is the last day in time of one of these clocks, or
/// the first late one, and whether it is a holiday. Empty for most dates.
#[must_use]
pub fn meaning(lang: Lang, plan: &Plan, date: Date, clocks: &[&ClockStatus]) -> Vec<String> {
    let mut said = Vec::new();
    for clock in clocks {
        let Some(deadline) = clock.deadline() else {
            continue;
        };
        let what = match days_between(deadline.due, date) {
            0 => lang.pick("ultimo giorno del termine", "last day of the term"),
            1 => lang.pick("primo giorno di ritardo", "first late day"),
            _ => continue,
        };
        said.push(format!("{}: {what}", event::clock(lang, plan, &clock.key)));
    }
    said.extend(festive(lang, date));
    let local = &plan.rules.local_holidays;
    if local.iter().any(|holiday| holiday.matches(date)) {
        let moves = plan.rules.last_day.moves(date, local);
        said.push(patron(lang, moves).to_owned());
    }
    said
}

/// `15 agosto, Ferragosto: festivo`, `domenica`.
fn festive(lang: Lang, date: Date) -> Option<String> {
    let name = match feast(date)? {
        Feast::Sunday => return Some(lang.pick("domenica", "Sunday").to_owned()),
        Feast::Easter => lang.pick("Pasqua", "Easter Sunday"),
        Feast::Holiday(named) => holiday(lang, named),
    };
    let (day, month) = (date.day(), month_long(lang, date.month()));
    let word = Mark::Feast.word(lang);
    Some(format!("{day} {month}, {name}: {word}"))
}

/// Why what is typed is no date, in two words; `dates::date_error` says it in full.
#[must_use]
pub fn error_in_short(lang: Lang, error: &DateError) -> Cow<'static, str> {
    let short = match error {
        DateError::Empty => lang.pick("manca", "missing"),
        DateError::NotADate => lang.pick("non è una data", "not a date"),
        DateError::NoSuchMonth { .. } | DateError::NoSuchDay { .. } => {
            lang.pick("non esiste", "does not exist")
        }
        DateError::OutOfRange { .. } => lang.pick("fuori dai limiti", "out of range"),
        DateError::WrongWeekday { date } => {
            let weekday = weekday_long(lang, date.weekday());
            return Cow::Owned(format!("{} {weekday}", lang.pick("è", "is a")));
        }
        DateError::TwoReadings { .. } => lang.pick("può essere due date", "may be two dates"),
        DateError::MonthFirst { .. } => lang.pick("prima il giorno", "day first"),
        DateError::Estimate => lang.pick("è una previsione", "an estimate"),
    };
    Cow::Borrowed(short)
}

/// The offices are closed; whether that moves the last day of a term, the rule in force says.
const fn patron(lang: Lang, moves: bool) -> &'static str {
    if moves {
        lang.pick(
            "patrono: uffici chiusi, il termine si sposta",
            "patron day: offices closed, the term moves",
        )
    } else {
        lang.pick(
            "patrono: uffici chiusi, il termine non si sposta",
            "patron day: offices closed, the term does not move",
        )
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
            source: None,
            protocol: None,
            protocol_date: None,
            pec_id: None,
            note: None,
            attachment: None,
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
            legend(It, false, &Mark::ALL),
            "[ ] scelto  ( ) ultimo giorno del termine  * festivo  p patrono  · oggi"
        );
        assert_eq!(
            legend(En, true, &Mark::ALL),
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
