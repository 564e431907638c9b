//! The tables of the report.

use std::collections::HashMap;

use crate::assess::{ClockStatus, open_suspensions};
use crate::calendar::Date;
use crate::plan::{Actors, ClockKey, Event, Plan};
use crate::record::{Entry, Item};
use crate::report::Sheet;
use crate::words::progress as words;
use crate::words::sanitize::sanitized;
use crate::words::usage::Phrase;
use crate::words::{Lang, act, audit, change, count, dates, event, party, state};

use super::block::{Table, TableRow};

/// The newest entries of the journal that a report quotes.
pub(super) const QUOTED: usize = 20;

pub(super) fn table(
    lang: Lang,
    caption: Phrase,
    heads: &[(Phrase, bool)],
    rows: Vec<TableRow>,
) -> Table {
    let heads = heads
        .iter()
        .map(|(head, number)| (head.text(lang), *number));
    Table {
        caption: caption.text(lang),
        heads: heads.collect(),
        rows,
    }
}

pub(super) fn day(date: Option<Date>) -> String {
    date.map(dates::full).unwrap_or_default()
}

/// The days counted, of those allowed: "91/90".
pub(super) fn days_used(lang: Lang, clock: &ClockStatus) -> String {
    let used = clock.elapsed().map(|days| days.to_string());
    let allowed = clock.allowed().map(|limit| dates::short_limit(lang, limit));
    match (used, allowed) {
        (Some(used), Some(allowed)) => format!("{used}/{allowed}"),
        (Some(used), None) => used,
        (None, Some(allowed)) => format!("-/{allowed}"),
        (None, None) => String::new(),
    }
}

/// A row for everything that somebody must bring about.
pub(super) fn awaited(lang: Lang, sheet: &Sheet<'_>) -> Table {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    // Of two promises for one event the first counts, as everywhere.
    let expected = dossier.expected.iter().rev();
    let expected = expected.map(|known| (&known.event, known.date));
    let expected: HashMap<&Event, Date> = expected.collect();
    let rows = assessment.awaited.iter().map(|awaited| {
        let phase = event::phase(lang, awaited.phase);
        let what = event::label(lang, dossier, &awaited.event);
        let waited = awaited.waited(assessment.today);
        let promise = expected.get(&awaited.event).copied();
        let late = promise.is_some_and(|date| date < assessment.today);
        let broken = crate::words::report::not_kept(lang);
        let promised = match (promise, late) {
            (Some(date), true) => format!("{}, {broken}", dates::full(date)),
            (promise, _) => day(promise),
        };
        TableRow {
            cells: vec![
                format!("{what}, {phase}"),
                party::labels(lang, &dossier.plan, &awaited.actor),
                waited
                    .map(|days| count::since(lang, days))
                    .unwrap_or_default(),
                promised,
            ],
            state: None,
        }
    });
    let stand = open_suspensions(dossier, assessment);
    let resumptions = stand.iter().map(|open| {
        // A suspension of all may stop thousands of requests.
        let stand = open.clocks.iter().map(|i| &assessment.clocks[*i].key);
        let keys: Vec<&ClockKey> = stand.chain(&open.waits_for).collect();
        let clocks = keys.iter().take(STOPPED_NAMED);
        let clocks = clocks.map(|key| event::clock(lang, &dossier.plan, key));
        let named: Vec<String> = clocks.collect();
        let named = named.join(", ");
        let clocks = match keys.len().saturating_sub(STOPPED_NAMED) {
            0 => named,
            more => format!("{named} (+{more})"),
        };
        let what = act::resumption_awaited(lang, open);
        TableRow {
            cells: vec![
                format!("{what}, {clocks}"),
                party::labels(
                    lang,
                    &dossier.plan,
                    &Actors::one(Plan::orders_resumptions()),
                ),
                count::since(lang, open.days(assessment.today)),
                String::new(),
            ],
            state: None,
        }
    });
    let rows = rows.chain(resumptions);
    let heads = [
        (words::WHAT, false),
        (words::WHO, false),
        (words::SINCE, false),
        (words::PROMISED, false),
    ];
    table(lang, words::OPEN, &heads, rows.collect())
}

/// How many of the clocks that a suspension stops are named in the report; of more, how many there are.
const STOPPED_NAMED: usize = 12;

/// A row for every item; none where there are none.
pub(super) fn items(lang: Lang, sheet: &Sheet<'_>) -> Option<Table> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let items = dossier.items.iter().rev();
    let items = items.map(|item| ((&item.milestone, &item.id), item));
    let items: HashMap<_, &Item> = items.collect();
    let rows: Vec<TableRow> = assessment
        .items
        .iter()
        .filter_map(|status| {
            let item = items.get(&(&status.milestone, &status.id))?;
            let of = event::milestone(lang, &dossier.plan, &status.milestone);
            Some(TableRow {
                cells: vec![
                    format!("{}, {of}", sanitized(item.name())),
                    day(status.date),
                    status
                        .elapsed
                        .map(|days| days.to_string())
                        .unwrap_or_default(),
                    state::of_phase(lang, status.state).to_owned(),
                ],
                state: Some(status.state),
            })
        })
        .collect();
    let heads = [
        (words::ITEM, false),
        (words::DATE, true),
        (words::DAYS, true),
        (words::STATE, false),
    ];
    (!rows.is_empty()).then(|| table(lang, words::ITEMS, &heads, rows))
}

/// A row for every request, in the order they were opened; none where there are none.
pub(super) fn requests(lang: Lang, sheet: &Sheet<'_>) -> Option<Table> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let rows: Vec<TableRow> = assessment
        .requests
        .iter()
        .map(|status| {
            let request = &dossier.requests[status.index];
            let clock = &assessment.clocks[status.clock];
            let due = clock.deadline().map(|deadline| deadline.due);
            let subject = request.subject.as_deref().unwrap_or_default();
            TableRow {
                cells: vec![
                    event::clock_by_number(lang, &dossier.plan, &clock.key),
                    sanitized(subject).into_owned(),
                    dates::full(status.opened),
                    day(due),
                    day(status.answered),
                    days_used(lang, clock),
                    event::state_of(lang, &dossier.plan, clock).to_owned(),
                ],
                state: Some(clock.state()),
            }
        })
        .collect();
    let heads = [
        (words::NUMBER, false),
        (words::SUBJECT, false),
        (words::OPENED, true),
        (words::DUE, true),
        (words::ANSWERED, true),
        (words::DAYS, true),
        (words::STATE, false),
    ];
    (!rows.is_empty()).then(|| table(lang, words::REQUESTS, &heads, rows))
}

/// The newest changes, a row each.
pub(super) fn journal(lang: Lang, sheet: &Sheet<'_>) -> Table {
    let zone = sheet.dossier.plan.time_zone.tz();
    let overwritten = sheet.journal.overwritten(sheet.dossier);
    let marks = sheet.journal.attempt_marks(&sheet.dossier.plan);
    let row = |(place, entry): (usize, &Entry)| {
        let entry = &*marks.marked(entry);
        let at = entry.stamp.at.with_timezone(&zone);
        let what = change::entry(lang, sheet.dossier, entry);
        let what = match &entry.reason {
            None => what,
            Some(reason) => what + &crate::words::report::because(lang, &sanitized(reason)),
        };
        let what = if overwritten.contains(&place) {
            format!("{what} [{}]", audit::overwritten(lang))
        } else {
            what
        };
        TableRow {
            cells: vec![
                entry.n.to_string(),
                format!("{} {}", dates::full(at.date_naive()), at.format("%H:%M")),
                change::author(&entry.stamp),
                what,
            ],
            state: None,
        }
    };
    let newest = sheet
        .journal
        .entries()
        .iter()
        .enumerate()
        .rev()
        .take(QUOTED);
    let heads = [
        (words::NUMBER, true),
        (words::WHEN, false),
        (words::BY, false),
        (words::CHANGE, false),
    ];
    table(lang, words::JOURNAL, &heads, newest.map(row).collect())
}
