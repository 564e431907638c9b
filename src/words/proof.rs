//! What the pane says of acts: suspensions, extensions, promises, and what became of a due date.
//!
//! The acts themselves, their journal lines and refusals are in `act.rs`.

use std::fmt::Display;

use crate::assess::{ClockStatus, Late, Stop, SuspensionTotal};
use crate::calendar::{Date, DayCount, Limit, days_between};
use crate::record::{Document, Extension, Resumption, Suspension};
use crate::say;

use super::dates::{self, with_weekday};
use super::document::protocol;
use super::sanitize::sanitized;
use super::{Lang, act, count, state};

/// The document of an act, and who ordered it, behind what it says: " (verbale 5871/2025, RUP)"; nothing
/// where neither is known.
fn behind(lang: Lang, document: &Document, ordered_by: Option<&String>) -> String {
    papers(lang, document, ordered_by)
        .map(|papers| format!(" ({papers})"))
        .unwrap_or_default()
}

/// The document of an act, and who ordered it: "verbale 5871/2025, RUP"; `None` where neither is known.
#[must_use]
pub fn papers(lang: Lang, document: &Document, ordered_by: Option<&String>) -> Option<String> {
    let source = document.source.map(|source| state::source(lang, source));
    let papers = match (source, document.protocol.as_deref()) {
        (Some(source), Some(number)) => Some(format!("{source} {}", sanitized(number))),
        (Some(source), None) => Some(source.to_owned()),
        // An act is typed as people name it, "determina 1904/2025": then it is more than a number.
        (None, Some(number)) if number.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(protocol(lang, number))
        }
        (None, Some(number)) => Some(sanitized(number).into_owned()),
        (None, None) => None,
    };
    let by = ordered_by.map(|by| sanitized(by).into_owned());
    let all: Vec<String> = papers.into_iter().chain(by).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// "da lun 29/09/2025 (verbale 5871/2025, RUP): restano 43 giorni".
#[must_use]
pub fn suspended(lang: Lang, known: &Suspension, stop: Stop, today: Date) -> String {
    let from = with_weekday(lang, known.from);
    let papers = behind(lang, &known.document, known.ordered_by.as_ref());
    let to = known.resumed_by(today).map(|to| with_weekday(lang, to));
    let span = from_to(lang, &from, to.as_deref());
    format!("{span}{papers}: {}", becomes(lang, stop))
}

/// What a suspension does to a clock, and since when, where it does not since it began: "restano 43
/// giorni".
#[must_use]
pub fn becomes(lang: Lang, stop: Stop) -> String {
    let what = match stop {
        Stop::ToCome => still_to_come(lang).to_owned(),
        Stop::NoteOnly => only_noted(lang).to_owned(),
        Stop::NotBegun => clock_has_not_begun(lang).to_owned(),
        Stop::TooLate => too_late_to_move_it(lang).to_owned(),
        Stop::Stands(None, _) => clock_stands(lang).to_owned(),
        Stop::Stands(Some(left), _) => count::remain(lang, left),
        Stop::SeveralStand(clocks, _) => clocks_stand(lang, clocks),
        Stop::Days(days, _) => dates::days(lang, days),
    };
    match stop.late() {
        Some(late) => format!("{what}, {}", only_since(lang, late)),
        None => what,
    }
}

/// "20 giorni, concessa ven 12/12/2025 (determina 1904/2025): 30+20"; the limit as it is with all
/// that was granted, where this is the last.
#[must_use]
pub fn extended(
    lang: Lang,
    known: &Extension,
    (limit, working): (Option<(Limit, i64)>, bool),
    to_come: bool,
) -> String {
    let grant = act::grant(lang, known.grant, working);
    let granted = with_weekday(lang, known.granted);
    let papers = behind(lang, &known.document, None);
    let granted = granted_on(lang, &grant, &granted, &papers);
    if to_come {
        return format!("{granted}: {}", still_to_come(lang));
    }
    match limit {
        None => granted,
        Some((limit, extension)) => format!("{granted}: {}", sum(lang, limit, extension)),
    }
}

/// "30+20"; of months or years with the words.
#[must_use]
pub fn sum(lang: Lang, limit: Limit, extension: i64) -> String {
    match limit {
        Limit::Days(days) if extension > 0 => format!("{days}+{extension}"),
        _ => count::allowed(lang, limit, extension),
    }
}

/// A last day stated at the resumption that the arithmetic does not give.
#[must_use]
pub fn stated(lang: Lang, end: &Resumption, due: Date, counted: Date) -> String {
    let papers = behind(lang, &end.document, end.ordered_by.as_ref());
    let apart = days_between(counted, due);
    let days = dates::days(lang, apart.abs());
    let (due, counted) = (with_weekday(lang, due), with_weekday(lang, counted));
    let stated = format!("{due}{papers}");
    stated_apart(lang, &stated, apart > 0, &days, &counted)
}

/// What became of a due date: "scadeva dom 21/12/2025, prorogato a sab 10/01/2026, chiuso ven
/// 09/01/2026". `None` where nothing moved it.
#[must_use]
pub fn moved(lang: Lang, clock: &ClockStatus) -> Option<String> {
    let original = clock.original_due?;
    let due = clock.deadline()?.due;
    if due == original {
        return None;
    }
    let moved = if days_between(original, due) == clock.extension {
        extended_to(lang)
    } else {
        moved_to(lang)
    };
    let (original, due) = (with_weekday(lang, original), with_weekday(lang, due));
    let was = was_due(lang);
    let told = format!("{was} {original}, {moved} {due}");
    let closed = closed(lang);
    Some(match clock.end() {
        Some(end) => format!("{told}, {closed} {}", with_weekday(lang, end)),
        None => told,
    })
}

/// "88 giorni netti, 123 lordi".
#[must_use]
pub fn net_and_gross(lang: Lang, net: u32, gross: u32) -> String {
    net_gross(lang, net, gross)
}

/// "sospeso 35 giorni in tutto: tetto 77 (un quarto della durata) / 183 (6 mesi)".
#[must_use]
pub fn total(lang: Lang, total: &SuspensionTotal) -> String {
    let share = total
        .share
        .map(|(percent, days)| format!("{days} ({})", share_of_duration(lang, percent)));
    let span = total
        .span
        .map(|(limit, days)| format!("{days} ({})", dates::limit(lang, limit)));
    let bounds: Vec<String> = share.into_iter().chain(span).collect();
    let bounds = bounds.join(" / ");
    let days = dates::days(lang, total.days);
    suspended_in_all(lang, &days, &bounds, total.is_passed())
}

/// The same where a line has little room, and where it has less.
#[must_use]
pub const fn past_the_ceiling(lang: Lang) -> [&'static str; 2] {
    [suspended_past_the_ceiling(lang), passed_the_ceiling(lang)]
}

/// "promessa per ven 10/10/2025: sarebbero 49 giorni su 30, 19 di ritardo"; once the day has passed,
/// that it was not kept. `clock` is the clock as it would be then.
#[must_use]
pub fn promised(lang: Lang, date: Date, clock: Option<&ClockStatus>, today: Date) -> String {
    let told = promised_for(lang, &with_weekday(lang, date));
    match then(lang, date, clock, today) {
        Some(then) if date < today => format!("{told}, {then}"),
        Some(then) => format!("{told}: {then}"),
        None => told,
    }
}

/// What a promise would make of a clock, or that it was not kept.
#[must_use]
pub fn then(lang: Lang, date: Date, clock: Option<&ClockStatus>, today: Date) -> Option<String> {
    let since = days_between(date, today);
    if since > 0 {
        return Some(promise_not_kept(lang, &count::since(lang, since)));
    }
    clock.map(|clock| would_be(lang, clock))
}

/// "sarebbero 49 giorni su 30, 19 di ritardo".
#[must_use]
pub fn would_be(lang: Lang, clock: &ClockStatus) -> String {
    let elapsed = clock.elapsed().unwrap_or_default();
    let used = count::used(lang, clock);
    let margin = margin_in_short(lang, clock.margin().unwrap_or_default());
    would_be_days(lang, elapsed, &used, &margin)
}

say! {
    fn still_to_come(lang) -> &str it "ancora da venire" en "still to come";
    fn only_noted(lang) -> &str
        it "annotata, i termini non si fermano"
        en "a note, no clock stops";
    fn clock_has_not_begun(lang) -> &str
        it "il termine non è ancora partito"
        en "the clock has not begun";
    fn too_late_to_move_it(lang) -> &str
        it "a termine scaduto, non lo sposta"
        en "past the due date, which stays";
    fn clock_stands(lang) -> &str it "il termine è fermo" en "the clock stands";
    fn extended_to(lang) -> &str it "prorogato a" en "extended to";
    fn moved_to(lang) -> &str it "spostato a" en "moved to";
    pub(super) fn was_due(lang) -> &str it "scadeva" en "was due";
    fn closed(lang) -> &str it "chiuso" en "closed";
    fn clocks_stand(lang, clocks: impl Display)
        it "{clocks} termini fermi"
        en "{clocks} clocks stand";
    fn granted_on(lang, grant: impl Display, granted: impl Display, papers: impl Display)
        it "{grant}, concessa {granted}{papers}"
        en "{grant}, granted {granted}{papers}";

    fn from_to(lang, from: &str, to: Option<&str>) match to {
        None => it "da {from}" en "from {from}";
        Some(to) => it "da {from} a {to}" en "from {from} to {to}";
    }

    /// A stated term that the arithmetic does not give.
    fn stated_apart(lang, stated: &str, is_more: bool, days: &str, counted: &str) match is_more {
        true =>
            it "nuovo termine {stated}: {days} più del calcolo, che dà {counted}"
            en "new term {stated}: {days} more than counted, which gives {counted}";
        false =>
            it "nuovo termine {stated}: {days} meno del calcolo, che dà {counted}"
            en "new term {stated}: {days} fewer than counted, which gives {counted}";
    }

    fn net_gross(lang, net: u32, gross: u32) let days = dates::days(lang, net); match (net, gross) {
        (1, 1) => it "{days} netto, {gross} lordo" en "{days} net, {gross} gross";
        (1, _) => it "{days} netto, {gross} lordi" en "{days} net, {gross} gross";
        (_, 1) => it "{days} netti, {gross} lordo" en "{days} net, {gross} gross";
        (_, _) => it "{days} netti, {gross} lordi" en "{days} net, {gross} gross";
    }

    fn share_of_duration(lang, percent: impl Into<u64>) let percent = Into::<u64>::into(percent); match percent {
        25 => it "un quarto della durata" en "a quarter of the duration";
        _ => it "{percent}% della durata" en "{percent}% of the duration";
    }

    fn suspended_in_all(lang, days: &str, bounds: &str, is_passed: bool) match is_passed {
        false =>
            it "sospeso {days} in tutto: tetto {bounds}"
            en "suspended {days} in all: ceiling {bounds}";
        true =>
            it "sospeso {days} in tutto, oltre il tetto: {bounds}"
            en "suspended {days} in all, past the ceiling: {bounds}";
    }

    fn suspended_past_the_ceiling(lang) -> &str
        it "Sospensioni oltre il tetto."
        en "Suspended past the ceiling.";

    fn passed_the_ceiling(lang) -> &str it "Oltre il tetto." en "Past the ceiling.";

    fn margin_in_short(lang, margin: i64) let days = margin.abs(); match margin {
        0 => say count::margin(lang, DayCount::calendar(0));
        ..0 => it "{days} di ritardo" en "late by {days}";
        1.. => it "{days} di anticipo" en "early by {days}";
    }

    fn would_be_days(lang, elapsed: u32, used: &str, margin: &str) match elapsed {
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

    fn promised_for(lang, day: &str) it "promessa per {day}" en "promised for {day}";

    fn promise_not_kept(lang, since: &str) it "non mantenuta {since}" en "not kept {since}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Source, Stamp};

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
            let told = suspended(Lang::It, &known, stop, today);
            assert_eq!(told, format!("da lun 29/09/2025: {it}"));
            let told = suspended(Lang::En, &known, stop, today);
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
