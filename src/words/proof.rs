//! What the pane says of acts: suspensions, extensions, promises, and what became of a due date.
//!
//! The acts themselves, their journal lines and refusals are in `act.rs`.

use std::fmt::Display;

use crate::assess::Late;
use crate::calendar::DayCount;
use crate::say;

use super::count;
use super::dates::{self, with_weekday};

pub use super::compose::proof::{
    becomes, extended, moved, net_and_gross, papers, past_the_ceiling, promised, stated, sum,
    suspended, then, total, would_be,
};

say! {
    pub(super) fn still_to_come(lang) -> &str it "ancora da venire" en "still to come";
    pub(super) fn only_noted(lang) -> &str
        it "annotata, i termini non si fermano"
        en "a note, no clock stops";
    pub(super) fn clock_has_not_begun(lang) -> &str
        it "il termine non è ancora partito"
        en "the clock has not begun";
    pub(super) fn too_late_to_move_it(lang) -> &str
        it "a termine scaduto, non lo sposta"
        en "past the due date, which stays";
    pub(super) fn clock_stands(lang) -> &str it "il termine è fermo" en "the clock stands";
    pub(super) fn extended_to(lang, feminine: bool) -> &str match feminine {
        true => it "prorogata a" en "extended to";
        false => it "prorogato a" en "extended to";
    }
    pub(super) fn moved_to(lang, feminine: bool) -> &str match feminine {
        true => it "spostata a" en "moved to";
        false => it "spostato a" en "moved to";
    }
    pub(super) fn was_due(lang) -> &str it "scadeva" en "was due";
    pub(super) fn clocks_stand(lang, clocks: impl Display)
        it "{clocks} termini fermi"
        en "{clocks} clocks stand";
    pub(super) fn granted_on(lang, grant: impl Display, granted: impl Display, papers: impl Display)
        it "{grant}, concessa {granted}{papers}"
        en "{grant}, granted {granted}{papers}";

    pub(super) fn from_to(lang, from: &str, to: Option<&str>) match to {
        None => it "da {from}" en "from {from}";
        Some(to) => it "da {from} a {to}" en "from {from} to {to}";
    }

    /// A stated term that the arithmetic does not give.
    pub(super) fn stated_apart(lang, stated: &str, is_more: bool, days: &str, counted: &str) match is_more {
        true =>
            it "nuovo termine {stated}: {days} più del calcolo, che dà {counted}"
            en "new term {stated}: {days} more than counted, which gives {counted}";
        false =>
            it "nuovo termine {stated}: {days} meno del calcolo, che dà {counted}"
            en "new term {stated}: {days} fewer than counted, which gives {counted}";
    }

    pub(super) fn net_gross(lang, net: u32, gross: u32) let days = dates::days(lang, net); match (net, gross) {
        (1, 1) => it "{days} netto, {gross} lordo" en "{days} net, {gross} gross";
        (1, _) => it "{days} netto, {gross} lordi" en "{days} net, {gross} gross";
        (_, 1) => it "{days} netti, {gross} lordo" en "{days} net, {gross} gross";
        (_, _) => it "{days} netti, {gross} lordi" en "{days} net, {gross} gross";
    }

    pub(super) fn share_of_duration(lang, percent: impl Into<u64>) let percent = Into::<u64>::into(percent); match percent {
        25 => it "un quarto della durata" en "a quarter of the duration";
        _ => it "{percent}% della durata" en "{percent}% of the duration";
    }

    pub(super) fn suspended_in_all(lang, days: &str, bounds: &str, is_passed: bool) match is_passed {
        false =>
            it "sospeso {days} in tutto: tetto {bounds}"
            en "suspended {days} in all: ceiling {bounds}";
        true =>
            it "sospeso {days} in tutto, oltre il tetto: {bounds}"
            en "suspended {days} in all, past the ceiling: {bounds}";
    }

    pub(super) fn suspended_past_the_ceiling(lang) -> &str
        it "Sospensioni oltre il tetto."
        en "Suspended past the ceiling.";

    pub(super) fn passed_the_ceiling(lang) -> &str it "Oltre il tetto." en "Past the ceiling.";

    pub(super) fn margin_in_short(lang, margin: i64) let days = margin.abs(); match margin {
        0 => say count::margin(lang, DayCount::calendar(0));
        ..0 => it "{days} di ritardo" en "late by {days}";
        1.. => it "{days} di anticipo" en "early by {days}";
    }

    pub(super) fn would_be_days(lang, elapsed: u32, used: &str, margin: &str) match elapsed {
        1 => it "sarebbe {used}, {margin}" en "that would be {used}, {margin}";
        _ => it "sarebbero {used}, {margin}" en "that would be {used}, {margin}";
    }

    /// "conta da mer 01/10/2025, prima il termine era scaduto".
    pub fn only_since(lang, late: Late) let since = with_weekday(lang, late.since()); match late {
        Late::Revived(_) =>
            it "conta da {since}, prima il termine era scaduto"
            en "counts from {since}, before that the clock was past its due date";
        Late::Begun(_) =>
            it "conta da {since}, quando il termine è partito"
            en "counts from {since}, when the clock began";
    }

    pub(super) fn promised_for(lang, day: &str) it "promessa per {day}" en "promised for {day}";

    pub(super) fn promise_not_kept(lang, since: &str) it "non mantenuta {since}" en "not kept {since}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{Stop, SuspensionTotal};
    use crate::calendar::{Date, Limit};
    use crate::record::{Document, Source, Stamp, Suspension};
    use crate::words::Lang;
    use crate::words::compose::proof::behind;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn unsigned() -> Stamp {
        Stamp {
            by: String::new(),
            login: String::new(),
            at: chrono::DateTime::default(),
        }
    }

    fn act(document: Document, ordered_by: Option<&str>) -> Suspension {
        Suspension {
            n: 1,
            from: day("2025-09-29"),
            clocks: Vec::new(),
            reason: None,
            ordered_by: ordered_by.map(str::to_owned),
            document,
            stamp: unsigned(),
            resumption: None,
        }
    }

    #[test]
    fn a_suspension_says_what_it_does_in_both_languages() {
        let known = act(Document::default(), None);
        for (stop, it, en) in [
            (Stop::ToCome, "ancora da venire", "still to come"),
            (
                Stop::NoteOnly,
                "annotata, i termini non si fermano",
                "a note, no clock stops",
            ),
            (
                Stop::NotBegun,
                "il termine non è ancora partito",
                "the clock has not begun",
            ),
            (
                Stop::TooLate,
                "a termine scaduto, non lo sposta",
                "past the due date, which stays",
            ),
            (
                Stop::Stands(None, None),
                "il termine è fermo",
                "the clock stands",
            ),
            (
                Stop::Stands(Some(DayCount::calendar(1)), None),
                "resta 1 giorno",
                "1 day left",
            ),
            (
                Stop::Stands(Some(DayCount::calendar(43)), None),
                "restano 43 giorni",
                "43 days left",
            ),
            (
                Stop::Stands(
                    Some(DayCount::calendar(33)),
                    Some(Late::Revived(day("2025-10-01"))),
                ),
                "restano 33 giorni, conta da mer 01/10/2025, prima il termine era scaduto",
                "33 days left, counts from Wed 01/10/2025, before that the clock was past its due date",
            ),
            (
                Stop::SeveralStand(2, None),
                "2 termini fermi",
                "2 clocks stand",
            ),
            (Stop::Days(1, None), "1 giorno", "1 day"),
            (
                Stop::Days(31, Some(Late::Revived(day("2025-10-01")))),
                "31 giorni, conta da mer 01/10/2025, prima il termine era scaduto",
                "31 days, counts from Wed 01/10/2025, before that the clock was past its due date",
            ),
            (
                Stop::Days(2, Some(Late::Begun(day("2025-10-01")))),
                "2 giorni, conta da mer 01/10/2025, quando il termine è partito",
                "2 days, counts from Wed 01/10/2025, when the clock began",
            ),
        ] {
            let today = day("2025-10-08");
            let told = suspended(Lang::It, &known, stop, (None, today));
            assert_eq!(told, format!("da lun 29/09/2025: {it}"));
            let told = suspended(Lang::En, &known, stop, (None, today));
            assert_eq!(told, format!("from Mon 29/09/2025: {en}"));
        }
    }

    #[test]
    fn an_act_is_named_by_its_document_and_who_ordered_it() {
        let document = |source, protocol: Option<&str>| Document {
            source,
            protocol: protocol.map(str::to_owned),
            ..Document::default()
        };
        for (source, protocol, by, told) in [
            (None, None, None, ""),
            (
                Some(Source::Minutes),
                Some("5871/2025"),
                Some("RUP"),
                " (verbale 5871/2025, RUP)",
            ),
            (Some(Source::Pec), None, None, " (PEC)"),
            (None, Some("5871/2025"), None, " (prot. 5871/2025)"),
            (
                None,
                Some("determina 1904/2025"),
                None,
                " (determina 1904/2025)",
            ),
            (None, None, Some("DEC\u{1b}[2J"), " (DEC\u{fffd}[2J)"),
        ] {
            let by = by.map(str::to_owned);
            assert_eq!(
                behind(Lang::It, &document(source, protocol), by.as_ref()),
                told
            );
        }
    }

    #[test]
    fn a_limit_without_more_time_is_that_limit() {
        assert_eq!(sum(Lang::It, Limit::Days(10), 0), "10 giorni");
        assert_eq!(sum(Lang::It, Limit::Days(10), 5), "10+5");
    }

    #[test]
    fn net_and_gross_days_agree_with_their_numbers() {
        for (net, gross, it) in [
            (88, 123, "88 giorni netti, 123 lordi"),
            (1, 2, "1 giorno netto, 2 lordi"),
            (0, 1, "0 giorni netti, 1 lordo"),
        ] {
            assert_eq!(net_and_gross(Lang::It, net, gross), it);
        }
        assert_eq!(net_and_gross(Lang::En, 1, 2), "1 day net, 2 gross");
    }

    #[test]
    fn a_ceiling_may_be_a_part_of_the_duration_or_a_time_or_both() {
        let of = |share, span| SuspensionTotal {
            days: 80,
            share,
            span,
        };
        for (share, span, it) in [
            (
                Some((25, 90)),
                Some((Limit::Months(6), 183)),
                "sospeso 80 giorni in tutto: tetto 90 (un quarto della durata) / 183 (6 mesi)",
            ),
            (
                Some((20, 62)),
                None,
                "sospeso 80 giorni in tutto, oltre il tetto: 62 (20% della durata)",
            ),
            (
                None,
                Some((Limit::Days(80), 80)),
                "sospeso 80 giorni in tutto: tetto 80 (80 giorni)",
            ),
        ] {
            assert_eq!(total(Lang::It, &of(share, span)), it);
        }
    }
}
