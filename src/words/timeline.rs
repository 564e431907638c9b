//! The timeline in words: its signs and what they mean, its scale, the dates of a row, fixed days.

use crate::assess::FixedDeadline;
use crate::calendar::Date;

use super::{Lang, count, dates};

/// A sign of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A day counted, in time.
    Used,
    /// A day left up to the limit.
    Left,
    /// The limit.
    Limit,
    /// A day late.
    Late,
    /// A day out of the count.
    Suspended,
    /// A day foreseen.
    Forecast,
    /// A day of a wait without a limit.
    Waiting,
    /// A day of a service.
    Term,
    /// Today.
    Today,
    /// A day fixed from outside.
    Fixed,
    /// It goes on before what is in sight.
    Before,
    /// It goes on after what is in sight.
    Beyond,
}

impl Sign {
    /// Those that a legend explains, in its order.
    pub const LEGEND: [Self; 10] = [
        Self::Used,
        Self::Left,
        Self::Limit,
        Self::Late,
        Self::Suspended,
        Self::Forecast,
        Self::Waiting,
        Self::Term,
        Self::Today,
        Self::Fixed,
    ];

    /// The sign, one column wide.
    #[must_use]
    pub const fn glyph(self, ascii: bool) -> &'static str {
        let (glyph, letter) = match self {
            Self::Used => ("█", "#"),
            Self::Left => ("░", "."),
            Self::Limit => ("]", "]"),
            Self::Late => ("×", "x"),
            Self::Suspended => ("=", "="),
            Self::Forecast => ("~", "~"),
            Self::Waiting => ("·", ":"),
            Self::Term => ("─", "-"),
            Self::Today => ("│", "|"),
            Self::Fixed => ("▼", "v"),
            Self::Before => ("←", "<"),
            Self::Beyond => ("→", ">"),
        };
        if ascii { letter } else { glyph }
    }

    /// What it means.
    #[must_use]
    pub const fn meaning(self, lang: Lang) -> &'static str {
        match self {
            Self::Used => lang.pick("trascorsi", "used"),
            Self::Left => lang.pick("fino al limite", "up to the limit"),
            Self::Limit => lang.pick("limite", "limit"),
            Self::Late => lang.pick("ritardo", "late"),
            Self::Suspended => lang.pick("sospeso", "suspended"),
            Self::Forecast => lang.pick("previsione", "forecast"),
            Self::Waiting => lang.pick("senza termine", "no limit"),
            Self::Term => lang.pick("servizio", "service"),
            Self::Today => lang.pick("oggi", "today"),
            Self::Fixed => lang.pick("data fissa", "fixed day"),
            Self::Before => lang.pick("continua prima", "goes on before"),
            Self::Beyond => lang.pick("continua oltre", "goes on after"),
        }
    }
}

/// How many days a column stands for: "1 colonna = 7 giorni".
#[must_use]
pub fn scale(lang: Lang, days: i32) -> String {
    let days = dates::days(lang, days);
    format!("{} = {days}", lang.pick("1 colonna", "1 column"))
}

/// Before anything has begun.
#[must_use]
pub const fn nothing(lang: Lang) -> &'static str {
    lang.pick(
        "Nessuna data registrata: la linea del tempo comincia con la prima.",
        "No date recorded yet: the timeline begins with the first one.",
    )
}

/// A date of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The day it counts from.
    Start,
    /// The same, as far as can be told.
    StartForeseen,
    /// The day it was stopped.
    Stopped,
    /// The last day in time.
    Limit,
    /// The day promised for the end.
    Promised,
    /// The day the end is foreseen for.
    EndForeseen,
    /// The day it ended.
    End,
    /// The last day of a service.
    Through,
}

impl Mark {
    const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Start => lang.pick("inizio", "start"),
            Self::StartForeseen => lang.pick("inizio previsto", "start foreseen"),
            Self::Stopped => lang.pick("sospensione", "suspended"),
            Self::Limit => lang.pick("limite", "limit"),
            Self::Promised => lang.pick("data promessa", "promised"),
            Self::EndForeseen => lang.pick("fine prevista", "end foreseen"),
            Self::End => lang.pick("fine", "end"),
            Self::Through => lang.pick("ultimo giorno", "last day"),
        }
    }
}

/// The dates of a row: "22/08/25 inizio, 21/09/25 limite, 10/10/25 data promessa".
#[must_use]
pub fn marks(lang: Lang, marks: &[(Mark, Date)], suspended: u32) -> String {
    let mark = |(mark, date): &(Mark, Date)| format!("{} {}", dates::short(*date), mark.word(lang));
    let mut said: Vec<String> = marks.iter().map(mark).collect();
    if suspended > 0 {
        let days = dates::days(lang, suspended);
        said.push(match lang {
            Lang::It => format!("{days} di sospensione"),
            Lang::En => format!("{days} suspended"),
        });
    }
    said.join(", ")
}

/// What the forecast leaves to a fixed day: "previsto 20/12/25, 11 giorni di margine".
#[must_use]
pub fn fixed_margin(lang: Lang, fixed: &FixedDeadline) -> String {
    let (Some(foreseen), Some(margin)) = (fixed.foreseen, fixed.margin()) else {
        return lang.pick("senza previsione", "no forecast").to_owned();
    };
    let day = dates::short(foreseen);
    if fixed.is_over {
        let done = lang.pick("concluso", "done");
        return format!("{done} {day}, {}", count::margin(lang, margin));
    }
    let days = dates::days(lang, margin.abs());
    let left = match (lang, margin) {
        (Lang::It, ..0) => format!("{days} di ritardo"),
        (Lang::En, ..0) => format!("{days} late"),
        (_, 0) => lang.pick("nessun margine", "no margin").to_owned(),
        (Lang::It, 1..) => format!("{days} di margine"),
        (Lang::En, 1..) => format!("{days} of margin"),
    };
    format!("{} {day}, {left}", lang.pick("previsto", "foreseen"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Sign; 12] = [
        Sign::Used,
        Sign::Left,
        Sign::Limit,
        Sign::Late,
        Sign::Suspended,
        Sign::Forecast,
        Sign::Waiting,
        Sign::Term,
        Sign::Today,
        Sign::Fixed,
        Sign::Before,
        Sign::Beyond,
    ];

    #[test]
    fn no_two_signs_look_alike() {
        for ascii in [false, true] {
            let mut signs = ALL.map(|sign| sign.glyph(ascii)).to_vec();
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), ALL.len());
            assert!(!ascii || signs.iter().all(|sign| sign.is_ascii()));
        }
    }

    #[test]
    fn scale_and_dates_have_singular_and_plural_right() {
        assert_eq!(scale(Lang::It, 1), "1 colonna = 1 giorno");
        assert_eq!(scale(Lang::En, 7), "1 column = 7 days");
        let day = "2025-09-21".parse().unwrap();
        assert_eq!(
            marks(Lang::It, &[(Mark::Limit, day)], 1),
            "21/09/25 limite, 1 giorno di sospensione"
        );
        assert_eq!(
            marks(Lang::En, &[(Mark::Limit, day)], 2),
            "21/09/25 limit, 2 days suspended"
        );
    }

    #[test]
    fn a_fixed_day_says_what_is_left_to_it() {
        for (foreseen, is_over, it, en) in [
            (
                Some("2025-12-20"),
                false,
                "previsto 20/12/25, 11 giorni di margine",
                "foreseen 20/12/25, 11 days of margin",
            ),
            (
                Some("2025-12-31"),
                false,
                "previsto 31/12/25, nessun margine",
                "foreseen 31/12/25, no margin",
            ),
            (
                Some("2026-01-01"),
                false,
                "previsto 01/01/26, 1 giorno di ritardo",
                "foreseen 01/01/26, 1 day late",
            ),
            (
                Some("2025-12-05"),
                true,
                "concluso 05/12/25, 26 giorni di anticipo",
                "done 05/12/25, 26 days early",
            ),
            (None, false, "senza previsione", "no forecast"),
        ] {
            let fixed = FixedDeadline {
                name: "whole".parse().unwrap(),
                date: "2025-12-31".parse().unwrap(),
                milestone: None,
                foreseen: foreseen.map(|date| date.parse().unwrap()),
                is_over,
                eaten: None,
            };
            assert_eq!(fixed_margin(Lang::It, &fixed), it);
            assert_eq!(fixed_margin(Lang::En, &fixed), en);
        }
    }
}
