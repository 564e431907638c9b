//! The timeline in words: its signs and what they mean, its scale, the dates of a row, fixed days.

use std::fmt::Display;

use crate::say;

use super::{Lang, dates};

pub use super::compose::timeline::{fixed_margin, marks, scale};

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
            Self::Used => ("━", "#"),
            Self::Left => ("─", "."),
            Self::Limit => ("]", "]"),
            Self::Late => ("×", "x"),
            Self::Suspended => ("║", "="),
            Self::Forecast => ("~", "~"),
            Self::Waiting => ("·", ":"),
            Self::Term => ("═", "-"),
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
            Self::Used => used(lang),
            Self::Left => up_to_limit(lang),
            Self::Limit => sign_limit(lang),
            Self::Late => sign_late(lang),
            Self::Suspended => suspended(lang),
            Self::Forecast => forecast(lang),
            Self::Waiting => no_limit(lang),
            Self::Term => service(lang),
            Self::Today => today(lang),
            Self::Fixed => fixed_day(lang),
            Self::Before => goes_on_before(lang),
            Self::Beyond => goes_on_after(lang),
        }
    }
}

say! {
    /// Before anything has begun.
    pub fn nothing(lang) -> &str
        it "Nessuna data registrata: la linea del tempo comincia con la prima."
        en "No date recorded yet: the timeline begins with the first one.";
}

/// A date of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineMark {
    /// The day it counts from.
    Start,
    /// The same, as far as known.
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

impl TimelineMark {
    /// What it is.
    #[must_use]
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Start => start(lang),
            Self::StartForeseen => start_foreseen(lang),
            Self::Stopped => suspension(lang),
            Self::Limit => sign_limit(lang),
            Self::Promised => promised(lang),
            Self::EndForeseen => end_foreseen(lang),
            Self::End => end(lang),
            Self::Through => last_day(lang),
        }
    }
}

say! {
    pub(super) fn used(lang) -> &str it "trascorsi" en "used";
    pub(super) fn up_to_limit(lang) -> &str it "fino al limite" en "up to the limit";
    pub(super) fn sign_limit(lang) -> &str it "limite" en "limit";
    pub(super) fn sign_late(lang) -> &str it "ritardo" en "late";
    pub(super) fn suspended(lang) -> &str it "sospeso" en "suspended";
    pub(super) fn forecast(lang) -> &str it "previsione" en "forecast";
    pub(super) fn no_limit(lang) -> &str it "senza termine" en "no limit";
    pub(super) fn service(lang) -> &str it "servizio" en "service";
    pub(super) fn today(lang) -> &str it "oggi" en "today";
    pub(super) fn fixed_day(lang) -> &str it "data fissa" en "fixed day";
    pub(super) fn goes_on_before(lang) -> &str it "continua prima" en "goes on before";
    pub(super) fn goes_on_after(lang) -> &str it "continua oltre" en "goes on after";
    pub(super) fn one_column(lang, days: &str) it "1 colonna = {days}" en "1 column = {days}";
    pub(super) fn start(lang) -> &str it "inizio" en "start";
    pub(super) fn start_foreseen(lang) -> &str it "inizio previsto" en "start foreseen";
    pub(super) fn suspension(lang) -> &str it "sospensione" en "suspended";
    pub(super) fn promised(lang) -> &str it "data promessa" en "promised";
    pub(super) fn end_foreseen(lang) -> &str it "fine prevista" en "end foreseen";
    pub(super) fn end(lang) -> &str it "fine" en "end";
    pub(super) fn last_day(lang) -> &str it "ultimo giorno" en "last day";
    pub(super) fn no_forecast(lang) -> &str it "senza previsione" en "no forecast";
    pub(super) fn done(lang) -> &str it "concluso" en "done";
    pub(super) fn foreseen_on(lang) -> &str it "previsto" en "foreseen";
    pub(super) fn days_suspended(lang, days: impl Display) it "{days} di sospensione" en "{days} suspended";

    pub(super) fn margin_left(lang, margin: i64) let days = dates::days(lang, margin.abs()); match margin {
        ..0 => it "{days} di ritardo" en "{days} late";
        0 => it "nessun margine" en "no margin";
        1.. => it "{days} di margine" en "{days} of margin";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::FixedDeadline;

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
            marks(Lang::It, &[(TimelineMark::Limit, day)], 1),
            "21/09/25 limite, 1 giorno di sospensione"
        );
        assert_eq!(
            marks(Lang::En, &[(TimelineMark::Limit, day)], 2),
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
                is_waived: false,
            };
            assert_eq!(fixed_margin(Lang::It, &fixed), it);
            assert_eq!(fixed_margin(Lang::En, &fixed), en);
        }
    }
}
