//! What the pane says of acts: suspensions, extensions, promises, and what became of a due date.
//!
//! The acts themselves, their journal lines and refusals are in `act.rs`.

use crate::assess::{ClockStatus, Late, Stop, SuspensionTotal};
use crate::calendar::{Date, Limit, days_between};
use crate::record::{Document, Extension, Resumption, Suspension};

use super::dates::{self, with_weekday};
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
    let protocol = document.protocol.as_deref().map(sanitized);
    let papers = match (source, protocol) {
        (Some(source), Some(protocol)) => Some(format!("{source} {protocol}")),
        (Some(source), None) => Some(source.to_owned()),
        // An act is typed as people name it, "determina 1904/2025": then it is more than a number.
        (None, Some(protocol)) if protocol.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(format!("prot. {protocol}"))
        }
        (None, Some(protocol)) => Some(protocol.into_owned()),
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
    let span = match (
        lang,
        known.resumed_by(today).map(|to| with_weekday(lang, to)),
    ) {
        (Lang::It, None) => format!("da {from}"),
        (Lang::It, Some(to)) => format!("da {from} a {to}"),
        (Lang::En, None) => format!("from {from}"),
        (Lang::En, Some(to)) => format!("from {from} to {to}"),
    };
    format!("{span}{papers}: {}", becomes(lang, stop))
}

/// What a suspension does to a clock, and since when, where it does not since it began: "restano 43
/// giorni".
#[must_use]
pub fn becomes(lang: Lang, stop: Stop) -> String {
    let what = match stop {
        Stop::ToCome => lang.pick("ancora da venire", "still to come").to_owned(),
        Stop::NoteOnly => lang
            .pick(
                "annotata, i termini non si fermano",
                "a note, no clock stops",
            )
            .to_owned(),
        Stop::NotBegun => lang
            .pick("il termine non è ancora partito", "the clock has not begun")
            .to_owned(),
        Stop::TooLate => lang
            .pick(
                "a termine scaduto, non lo sposta",
                "past the due date, which stays",
            )
            .to_owned(),
        Stop::Stands(None, _) => lang
            .pick("il termine è fermo", "the clock stands")
            .to_owned(),
        Stop::Stands(Some(left), _) => count::remain(lang, left),
        Stop::SeveralStand(clocks, _) => match lang {
            Lang::It => format!("{clocks} termini fermi"),
            Lang::En => format!("{clocks} clocks stand"),
        },
        Stop::Days(days, _) => dates::days(lang, days),
    };
    match stop.late() {
        Some(late) => format!("{what}, {}", only_since(lang, late)),
        None => what,
    }
}

/// "conta da mer 01/10/2025, prima il termine era scaduto".
#[must_use]
pub fn only_since(lang: Lang, late: Late) -> String {
    let since = with_weekday(lang, late.since());
    match (lang, late) {
        (Lang::It, Late::Revived(_)) => {
            format!("conta da {since}, prima il termine era scaduto")
        }
        (Lang::En, Late::Revived(_)) => {
            format!("counts from {since}, before that the clock was past its due date")
        }
        (Lang::It, Late::Begun(_)) => format!("conta da {since}, quando il termine è partito"),
        (Lang::En, Late::Begun(_)) => format!("counts from {since}, when the clock began"),
    }
}

/// "20 giorni, concessa ven 12/12/2025 (determina 1904/2025): 30+20"; the limit as it is with all
/// that was granted, where this is the last.
#[must_use]
pub fn extended(
    lang: Lang,
    known: &Extension,
    limit: Option<(Limit, i64)>,
    to_come: bool,
) -> String {
    let grant = act::grant(lang, known.grant);
    let granted = with_weekday(lang, known.granted);
    let papers = behind(lang, &known.document, None);
    let granted = match lang {
        Lang::It => format!("{grant}, concessa {granted}{papers}"),
        Lang::En => format!("{grant}, granted {granted}{papers}"),
    };
    if to_come {
        return format!(
            "{granted}: {}",
            lang.pick("ancora da venire", "still to come")
        );
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
    match lang {
        Lang::It => {
            let than = if apart > 0 { "più" } else { "meno" };
            format!("nuovo termine {due}{papers}: {days} {than} del calcolo, che dà {counted}")
        }
        Lang::En => {
            let than = if apart > 0 { "more" } else { "fewer" };
            format!("new term {due}{papers}: {days} {than} than counted, which gives {counted}")
        }
    }
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
        lang.pick("prorogato a", "extended to")
    } else {
        lang.pick("spostato a", "moved to")
    };
    let (original, due) = (with_weekday(lang, original), with_weekday(lang, due));
    let was = lang.pick("scadeva", "was due");
    let told = format!("{was} {original}, {moved} {due}");
    let closed = lang.pick("chiuso", "closed");
    Some(match clock.end() {
        Some(end) => format!("{told}, {closed} {}", with_weekday(lang, end)),
        None => told,
    })
}

/// "88 giorni netti, 123 lordi".
#[must_use]
pub fn net_and_gross(lang: Lang, net: u32, gross: u32) -> String {
    let days = dates::days(lang, net);
    match (lang, net, gross) {
        (Lang::It, 1, 1) => format!("{days} netto, 1 lordo"),
        (Lang::It, 1, _) => format!("{days} netto, {gross} lordi"),
        (Lang::It, _, 1) => format!("{days} netti, 1 lordo"),
        (Lang::It, _, _) => format!("{days} netti, {gross} lordi"),
        (Lang::En, _, _) => format!("{days} net, {gross} gross"),
    }
}

/// "sospeso 35 giorni in tutto: tetto 77 (un quarto della durata) / 183 (6 mesi)".
#[must_use]
pub fn total(lang: Lang, total: &SuspensionTotal) -> String {
    let share = total.share.map(|(percent, days)| {
        let part = match (lang, percent) {
            (Lang::It, 25) => "un quarto della durata".to_owned(),
            (Lang::En, 25) => "a quarter of the duration".to_owned(),
            (Lang::It, _) => format!("{percent}% della durata"),
            (Lang::En, _) => format!("{percent}% of the duration"),
        };
        format!("{days} ({part})")
    });
    let span = total
        .span
        .map(|(limit, days)| format!("{days} ({})", dates::limit(lang, limit)));
    let bounds: Vec<String> = share.into_iter().chain(span).collect();
    let bounds = bounds.join(" / ");
    let days = dates::days(lang, total.days);
    match (lang, total.is_passed()) {
        (Lang::It, false) => format!("sospeso {days} in tutto: tetto {bounds}"),
        (Lang::It, true) => format!("sospeso {days} in tutto, oltre il tetto: {bounds}"),
        (Lang::En, false) => format!("suspended {days} in all: ceiling {bounds}"),
        (Lang::En, true) => format!("suspended {days} in all, past the ceiling: {bounds}"),
    }
}

/// The same where a line has little room, and where it has less.
#[must_use]
pub const fn past_the_ceiling(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::It => ["Sospensioni oltre il tetto.", "Oltre il tetto."],
        Lang::En => ["Suspended past the ceiling.", "Past the ceiling."],
    }
}

/// "promessa per ven 10/10/2025: sarebbero 49 giorni su 30, 19 di ritardo"; once the day has passed,
/// that it was not kept. `clock` is the clock as it would be then.
#[must_use]
pub fn promised(lang: Lang, date: Date, clock: Option<&ClockStatus>, today: Date) -> String {
    let word = lang.pick("promessa per", "promised for");
    let told = format!("{word} {}", with_weekday(lang, date));
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
        let since = count::since(lang, since);
        return Some(format!(
            "{} {since}",
            lang.pick("non mantenuta", "not kept")
        ));
    }
    clock.map(|clock| would_be(lang, clock))
}

/// "sarebbero 49 giorni su 30, 19 di ritardo".
#[must_use]
pub fn would_be(lang: Lang, clock: &ClockStatus) -> String {
    let elapsed = clock.elapsed().unwrap_or_default();
    let used = count::used(lang, elapsed, clock.allowed());
    let verb = match (lang, elapsed) {
        (Lang::It, 1) => "sarebbe",
        (Lang::It, _) => "sarebbero",
        (Lang::En, _) => "that would be",
    };
    let margin = clock.margin().unwrap_or_default();
    let margin = match (lang, margin) {
        (_, 0) => count::margin(lang, 0),
        (Lang::It, ..0) => format!("{} di ritardo", -margin),
        (Lang::It, _) => format!("{margin} di anticipo"),
        (Lang::En, ..0) => format!("late by {}", -margin),
        (Lang::En, _) => format!("early by {margin}"),
    };
    format!("{verb} {used}, {margin}")
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
            (Stop::Stands(Some(1), None), "resta 1 giorno", "1 day left"),
            (
                Stop::Stands(Some(43), None),
                "restano 43 giorni",
                "43 days left",
            ),
            (
                Stop::Stands(Some(33), Some(Late::Revived(day("2025-10-01")))),
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
