//! The table of phases and clocks of the report: a row for each clock and term, and for a phase that has none.

use crate::assess::{ClockStatus, SeriesStatus, State, TermStatus};
use crate::calendar::Date;
use crate::plan::{Numbered, Plan};
use crate::report::Sheet;
use crate::words::progress as words;
use crate::words::{Lang, count, dates, event, parts, party, register, series, state};

use super::block::{Table, TableRow};
use super::tables::{day, days_used, table};

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
        let own = own.filter(|(_, clock)| !clock.informative && !clock.is_request());
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
        for series in phase.series.iter().map(|i| &assessment.series[*i]) {
            rows.push(series_row(lang, sheet, series, has_moved));
        }
        if rows.len() == before {
            let name = event::phase_titled(lang, &sheet.dossier.plan, phase.number);
            let state = assessment.state_shown(index);
            let word = match crate::assess::open_requests(assessment, index) {
                0 => state::of_phase(lang, state).to_owned(),
                open => register::open_in_phase(lang, &sheet.dossier.plan, phase.number, open),
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
    // What is over has nothing left: how early or late it was stands beside its verdict.
    let margin = clock.margin();
    let left = margin
        .filter(|_| clock.end().is_none())
        .map(|left| left.to_string());
    let cells = [
        day(clock.start()),
        day(clock.original_due),
        due,
        day(clock.ended_on()),
        days_used(lang, clock),
        left.unwrap_or_default(),
    ];
    let state = clock.state();
    let mut word = event::state_of(lang, plan, clock).to_owned();
    if let Some(margin) = margin.filter(|_| clock.end().is_some()) {
        word = format!("{word}, {}", count::closed(lang, margin));
    }
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
    let name = event::term_in_full(lang, plan, known);
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
    let word = state::term_agreeing(event::term_is_feminine(plan, &known.id));
    let word = word(lang, term.state).to_owned();
    line([name, String::new()], cells, word, term.state, has_moved)
}

/// What comes back: since when, how often, how far it has come and when the next is due.
fn series_row(lang: Lang, sheet: &Sheet<'_>, status: &SeriesStatus, has_moved: bool) -> TableRow {
    let (plan, assessment) = (&sheet.dossier.plan, sheet.assessment);
    let known = status.of(plan);
    let owner = plan.numbered_owner(Numbered::Series(known));
    let names = [series::label(lang, known), party::label(lang, plan, &owner)];
    let next = series::next_is_due(assessment, status).filter(|_| !status.is_off);
    let next = next.map(|day| format!("~{}", dates::full(day)));
    let cells = [
        day(status.start),
        String::new(),
        next.unwrap_or_default(),
        String::new(),
        series::every(lang, known),
        String::new(),
    ];
    let state = status.state().unwrap_or(State::ClosedNoLimit);
    let word = match status.start {
        Some(_) if !status.is_off => series::standing(lang, plan, assessment, status),
        _ => state::agreeing(series::is_feminine(known))(lang, state).to_owned(),
    };
    line(names, cells, word, state, has_moved)
}
