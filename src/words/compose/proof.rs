//! Which of the rows on acts the pane says, and what stands behind each.

use crate::assess::{ClockStatus, Stop, SuspensionTotal};
use crate::calendar::{Date, Limit, days_between};
use crate::record::{Document, Extension, Resumption, Suspension};
use crate::words::act::until_rejected;
use crate::words::dates::with_weekday;
use crate::words::document::protocol;
use crate::words::proof::{
    clock_has_not_begun, clock_stands, clocks_stand, extended_to, from_to, granted_on,
    margin_in_short, moved_to, net_gross, only_noted, only_since, passed_the_ceiling,
    promise_not_kept, promised_for, share_of_duration, stated_apart, still_to_come,
    suspended_in_all, suspended_past_the_ceiling, too_late_to_move_it, was_due, would_be_days,
};
use crate::words::sanitize::sanitized;
use crate::words::{Lang, act, count, dates, report, state};

/// The document of an act, and who ordered it, behind what it says: " (verbale 5871/2025, RUP)"; nothing
/// where neither is known.
pub(in crate::words) fn behind(
    lang: Lang,
    document: &Document,
    ordered_by: Option<&String>,
) -> String {
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

/// "da lun 29/09/2025 (verbale 5871/2025, RUP): restano 43 giorni"; of one that a rejection ended with its day.
#[must_use]
pub fn suspended(
    lang: Lang,
    known: &Suspension,
    stop: Stop,
    (cut, today): (Option<Date>, Date),
) -> String {
    let from = with_weekday(lang, known.from);
    let papers = behind(lang, &known.document, known.ordered_by.as_ref());
    let to = known.resumed_by(today).or(cut);
    let to = to.map(|to| with_weekday(lang, to));
    let span = from_to(lang, &from, to.as_deref());
    let what = becomes(lang, stop);
    let what = match cut {
        Some(_) => until_rejected(lang, &what),
        None => what,
    };
    format!("{span}{papers}: {what}")
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

/// What became of a due date: "scadeva dom 21/12/2025, prorogata a sab 10/01/2026, chiusa ven
/// 09/01/2026", in the gender of the name before it. `None` where nothing moved it.
#[must_use]
pub fn moved(lang: Lang, clock: &ClockStatus, feminine: bool) -> Option<String> {
    let original = clock.original_due?;
    let due = clock.deadline()?.due;
    if due == original {
        return None;
    }
    let moved = if days_between(original, due) == clock.extension {
        extended_to(lang, feminine)
    } else {
        moved_to(lang, feminine)
    };
    let (original, due) = (with_weekday(lang, original), with_weekday(lang, due));
    let was = was_due(lang);
    let told = format!("{was} {original}, {moved} {due}");
    let closed = report::closed(lang, feminine);
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
