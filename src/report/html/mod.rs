//! The report on the state of progress as one page: no script, no address outside itself, readable
//! on paper and in the dark.
//!
//! The templates escape every text by themselves; nothing here may get around that.

mod svg;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::assess::State;
use crate::words::Lang;
use crate::words::progress as words;

use super::progress::{Block, Contract, Progress, Section, Table};

const STYLE: &str = include_str!("page.css");

/// Writes the report.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut impl Write, report: &Progress) -> io::Result<()> {
    out.write_all(page(report).into_string().as_bytes())?;
    out.write_all(b"\n")
}

fn page(report: &Progress) -> Markup {
    let several = report.contracts.len() > 1;
    html! {
        (DOCTYPE)
        html lang=(crate::words::report::code(report.lang)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // Nothing is fetched and nothing runs, whatever a text of the file says.
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="color-scheme" content="light dark";
                title { (report.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (report.title) }
                @if several { (contents(report)) }
                @for (i, contract) in report.contracts.iter().enumerate() {
                    (self::contract(report.lang, contract, i, several))
                }
                @if !report.unread.is_empty() {
                    section {
                        h2 { (words::UNREAD.text(report.lang)) }
                        (list(&report.unread))
                    }
                }
            }
        }
    }
}

fn contents(report: &Progress) -> Markup {
    html! {
        nav aria-label=(words::CONTENTS.text(report.lang)) {
            ol {
                @for (i, contract) in report.contracts.iter().enumerate() {
                    li { a href=(format!("#d{}", i + 1)) { (contract.title) } }
                }
            }
        }
    }
}

fn contract(lang: Lang, contract: &Contract, index: usize, several: bool) -> Markup {
    html! {
        article id=(format!("d{}", index + 1)) {
            @if several { h2 { (contract.title) } }
            p.day { (contract.heading) }
            @for section in &contract.sections {
                section {
                    @if several { h3 { (section.title) } } @else { h2 { (section.title) } }
                    (blocks(lang, section, index))
                }
            }
        }
    }
}

fn blocks(lang: Lang, section: &Section, index: usize) -> Markup {
    html! {
        @for block in &section.blocks {
            @match block {
                Block::Facts(facts) => dl {
                    @for (name, value) in facts { div { dt { (name) } dd { (value) } } }
                },
                Block::Lead(lead) => p class=(format!("lead {}", class(lead.state))) { (lead.text) },
                Block::Said(text) => p { (text) },
                Block::List(items) => (list(items)),
                Block::Table(table) => (self::table(table)),
                Block::Picture(picture) => div.table { (svg::drawn(lang, picture, index)) },
            }
        }
    }
}

fn list(items: &[String]) -> Markup {
    html! { ul { @for item in items { li { (item) } } } }
}

fn table(table: &Table) -> Markup {
    html! {
        div.table {
            table {
                caption { (table.caption) }
                thead { tr {
                    @for (head, number) in &table.heads {
                        th scope="col" class=[number.then_some("number")] { (head) }
                    }
                } }
                tbody {
                    @for row in &table.rows {
                        tr class=[row.state.map(class)] {
                            @for (i, cell) in row.cells.iter().enumerate() {
                                @let (head, number) = table.heads.get(i).copied().unwrap_or_default();
                                @if i == 0 {
                                    th scope="row" class=[number.then_some("number")] { (cell) }
                                } @else {
                                    // Where a row is read as a list, each cell says its head.
                                    td class=[number.then_some("number")] data-head=(head) { (cell) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How urgent a row looks; its state is in words beside.
const fn class(state: State) -> &'static str {
    match state {
        State::Overdue => "late",
        State::DueToday | State::DueSoon | State::Ending | State::LongWait => "soon",
        State::Suspended => "stands",
        State::Breached => "breached",
        State::Running => "runs",
        State::Met
        | State::Ended
        | State::NotStarted
        | State::WaitingNoLimit
        | State::ClosedNoLimit
        | State::Waived => "calm",
    }
}
