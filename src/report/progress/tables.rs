//! The tables of the report.

use std::collections::HashMap;

use crate::assess::{ClockStatus, State, TermStatus, open_suspensions};
use crate::calendar::Date;
use crate::plan::{Actors, Event, Plan};
use crate::record::{Entry, Item};
use crate::report::Sheet;
use crate::words::progress as words;
use crate::words::sanitize::sanitized;
use crate::words::usage::Phrase;
use crate::words::{Lang, act, audit, change, count, dates, event, parts, party, state};

use super::block::{Table, TableRow};

/// The newest entries of the journal that a report quotes.
pub(super) const QUOTED: usize = 20;

fn table(lang: Lang, caption: Phrase, heads: &[(Phrase, bool)], rows: Vec<TableRow>) -> Table {
    let heads = heads
        .iter()
        .map(|(head, number)| (head.text(lang), *number));
    Table {
        caption: caption.text(lang),
        heads: heads.collect(),
        rows,
    }
}

fn day(date: Option<Date>) -> String {
    date.map(dates::full).unwrap_or_default()
}

/// A row for every clock of the plan that counts, and for every term, phase by phase.
pub(super) fn phases(lang: Lang, sheet: &Sheet<'_>) -> Table {
    let assessment = sheet.assessment;
    let moved = |clock: &ClockStatus| {
        let due = clock.deadline().map(|deadline| deadline.due);
        due.is_some() && due != clock.original_due
    };
    let has_moved = assessment.clocks.iter().any(moved);
    let mut rows = Vec::new();
    for (index, phase) in assessment.phases.iter().enumerate() {
        let own = phase.clocks.iter().map(|i| (*i, &assessment.clocks[*i]));
        let own = own.filter(|(_, clock)| !clock.informative && clock.key.n.is_none());
        let before = rows.len();
        if let Some(i) = phase.informative {
            rows.push(informative_row(
                lang,
                sheet,
                &assessment.clocks[i],
                has_moved,
            ));
        }
        for (i, clock) in own {
            let name = event::clock_in_full(lang, &sheet.dossier.plan, &clock.key);
            let foreseen = assessment.foreseen_due(i);
            let owner = party::label(lang, &sheet.dossier.plan, &clock.owed_by);
            let plan = &sheet.dossier.plan;
            rows.push(clock_row(
                lang,
                plan,
                [name, owner],
                clock,
                foreseen,
                has_moved,
            ));
        }
        for term in phase.terms.iter().map(|i| &assessment.terms[*i]) {
            rows.push(term_row(lang, sheet, term, has_moved));
        }
        if rows.len() == before {
            let name = event::phase_titled(lang, &sheet.dossier.plan, phase.number);
            let state = assessment.state_shown(index);
            let word = match crate::assess::open_requests(assessment, index) {
                0 => state::of_phase(lang, state).to_owned(),
                open => count::open_requests(lang, open),
            };
            rows.push(line(
                [name, String::new()],
                [const { String::new() }; 6],
                word,
                state,
                has_moved,
            ));
        }
    }
    let mut heads = vec![
        (words::CLOCK, false),
        (words::OWNER, false),
        (words::START, true),
        (words::ORIGINAL, true),
        (words::DUE, true),
        (words::END, true),
        (words::DAYS, true),
        (words::LEFT, true),
        (words::STATE, false),
    ];
    if !has_moved {
        heads.remove(ORIGINAL);
    }
    table(lang, words::PHASES, &heads, rows)
}

/// The column of the original due date, which is left out where nothing has moved one.
const ORIGINAL: usize = 3;

/// A row: name and owner, then start, original and present due date, end, days, days left, and the state.
fn line(
    [name, owner]: [String; 2],
    cells: [String; 6],
    word: String,
    state: State,
    has_moved: bool,
) -> TableRow {
    let mut all = vec![event::capitalised(&name), owner];
    all.extend(cells);
    all.push(word);
    if !has_moved {
        all.remove(ORIGINAL);
    }
    TableRow {
        cells: all,
        state: Some(state),
    }
}

fn clock_row(
    lang: Lang,
    plan: &Plan,
    name: [String; 2],
    clock: &ClockStatus,
    foreseen: Option<Date>,
    has_moved: bool,
) -> TableRow {
    let due = clock.deadline().map(|deadline| deadline.due);
    let due = due.map_or_else(
        || foreseen.map_or_else(String::new, |date| format!("~{}", dates::full(date))),
        dates::full,
    );
    let used = clock.elapsed().map(|days| days.to_string());
    let allowed = clock.allowed().map(|limit| dates::short_limit(lang, limit));
    let days = match (used, allowed) {
        (Some(used), Some(allowed)) => format!("{used}/{allowed}"),
        (Some(used), None) => used,
        (None, Some(allowed)) => format!("-/{allowed}"),
        (None, None) => String::new(),
    };
    let left = clock.margin().map(|left| left.to_string());
    let cells = [
        day(clock.start()),
        day(clock.original_due),
        due,
        day(clock.end()),
        days,
        left.unwrap_or_default(),
    ];
    let state = clock.state();
    let mut word = state::state(lang, state).to_owned();
    if let Some(done) = clock.parts.filter(|_| clock.is_open()) {
        let counted = parts::of_clock(plan, &clock.key.id);
        word = format!("{word}, {}", counted.say(lang, done));
    }
    let marks: Vec<String> = crate::words::effect::marks(lang, clock)
        .into_iter()
        .map(Into::into)
        .collect();
    for mark in marks {
        word = format!("{word}, {mark}");
    }
    line(name, cells, word, state, has_moved)
}

/// What runs for information while nothing else of its phase has begun.
fn informative_row(
    lang: Lang,
    sheet: &Sheet<'_>,
    clock: &ClockStatus,
    has_moved: bool,
) -> TableRow {
    let plan = &sheet.dossier.plan;
    let owner = party::label(lang, plan, &clock.owed_by);
    let names = [event::clock(lang, plan, &clock.key), owner];
    let mut row = clock_row(lang, plan, names, clock, None, has_moved);
    row.state = Some(State::NotStarted);
    if let Some(word) = row.cells.last_mut() {
        count::informative(lang).clone_into(word);
    }
    row
}

fn term_row(lang: Lang, sheet: &Sheet<'_>, term: &TermStatus, has_moved: bool) -> TableRow {
    let plan = &sheet.dossier.plan;
    let known = &plan.terms[term.index];
    let name = match event::term(lang, plan, &known.id) {
        name if name == event::phase(lang, known.phase) => {
            event::phase_titled(lang, plan, known.phase)
        }
        name => name,
    };
    let limit = dates::limit(lang, known.limit);
    let runs = matches!(term.state, State::Running | State::Ending);
    let left = term.days_left.filter(|_| runs);
    let cells = [
        day(term.start),
        String::new(),
        day(term.through),
        String::new(),
        limit,
        left.map(|left| left.to_string()).unwrap_or_default(),
    ];
    let word = state::term_state(lang, term.state).to_owned();
    line([name, String::new()], cells, word, term.state, has_moved)
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
        let clocks = open.clocks.iter().take(STOPPED_NAMED);
        let clocks = clocks.map(|i| event::clock(lang, &dossier.plan, &assessment.clocks[*i].key));
        let named: Vec<String> = clocks.collect();
        let named = named.join(", ");
        let clocks = match open.clocks.len().saturating_sub(STOPPED_NAMED) {
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
            let used =
                count::used_short(lang, clock.elapsed().unwrap_or_default(), clock.allowed());
            let subject = request.subject.as_deref().unwrap_or_default();
            TableRow {
                cells: vec![
                    event::clock(lang, &dossier.plan, &clock.key),
                    sanitized(subject).into_owned(),
                    dates::full(status.opened),
                    day(due),
                    day(status.answered),
                    used,
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
    let row = |(place, entry): (usize, &Entry)| {
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
