//! What comes before a row of a table: rows by number or by name, and the kinds of links of project tools.
//!
//! A plan knows that one event comes after another. A link of another kind, or with a lag, says more than that: it is asked and
//! never dropped unseen.

use std::collections::{HashMap, HashSet};

use crate::words::notation::{Keyword, TableAsked, TableColumn, TableWord, words_for_links};

use crate::notation::glyph::fold;

use super::answer::{Asker, is_one_of, says};
use super::column::Columns;
use super::outline::Outline;
use super::row::GridRow;

/// The rows of a table, as others name them.
pub(super) struct Links {
    numbers: HashMap<String, usize>,
    labels: Vec<(usize, String)>,
    events: HashSet<usize>,
    names: Vec<String>,
}

/// What a part of a cell leads to.
enum Found {
    Event(usize),
    /// It is answered that it does not count.
    Nothing,
    Asked,
}

/// A link as it is typed.
struct TypedLink<'t> {
    number: &'t str,
    /// Whether it says no more than that it comes after.
    is_plain: bool,
}

impl Links {
    pub(super) fn of(
        columns: &Columns,
        rows: &[GridRow],
        outline: &Outline,
        asker: &mut Asker<'_>,
    ) -> Self {
        let events = outline.phases.iter().flat_map(|phase| &phase.events);
        let events: HashSet<usize> = events.copied().collect();
        let names: Vec<String> = rows
            .iter()
            .map(|row| columns.cell(row, TableColumn::Event).to_owned())
            .collect();
        let mut labels: Vec<_> = events.iter().map(|at| (*at, fold(&names[*at]))).collect();
        labels.sort();
        let mut links = Self {
            numbers: HashMap::new(),
            labels,
            events,
            names,
        };
        for column in [TableColumn::Outline, TableColumn::Id] {
            for (at, row) in rows.iter().enumerate() {
                let number = columns.cell(row, column);
                if !number.is_empty() {
                    links.numbers.insert(number.to_owned(), at);
                }
            }
        }
        if links.numbers.is_empty() && links.is_by_number(columns, rows) {
            let head = columns.head(TableColumn::Predecessors).unwrap_or_default();
            let answer = asker.value(head);
            if answer.is_some_and(|answer| says(answer, TableWord::Rows)) {
                let numbers = (0..rows.len()).map(|at| ((at + 1).to_string(), at));
                links.numbers = numbers.collect();
            } else {
                let head = head.to_owned();
                asker.ask(TableAsked::Numbers { head }, answer);
            }
        }
        links
    }

    fn is_by_number(&self, columns: &Columns, rows: &[GridRow]) -> bool {
        let mut cells = rows
            .iter()
            .map(|row| columns.cell(row, TableColumn::Predecessors));
        cells
            .any(|cell| parts(cell).any(|part| self.named(part).is_none() && typed(part).is_some()))
    }

    /// The event that a name means: the whole label, or the beginning of one.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let name = fold(name);
        if name.is_empty() {
            return None;
        }
        let one = |fits: &dyn Fn(&str) -> bool| {
            let mut found = self.labels.iter().filter(|(_, label)| fits(label));
            let first = found.next()?;
            found.next().is_none().then_some(first.0)
        };
        one(&|label| label == name).or_else(|| one(&|label| label.starts_with(&name)))
    }

    /// The events that a cell names; nothing while what cannot be found, or says more, is asked.
    pub(super) fn read(&self, cell: &str, row: usize, asker: &mut Asker<'_>) -> Option<Vec<usize>> {
        if let Some(at) = self.named(cell) {
            return Some(vec![at]);
        }
        let mut found: Vec<usize> = Vec::new();
        let mut is_known = true;
        for part in parts(cell) {
            match self.part(part, row, asker) {
                Found::Event(at) if !found.contains(&at) => found.push(at),
                Found::Event(_) | Found::Nothing => {}
                Found::Asked => is_known = false,
            }
        }
        is_known.then_some(found)
    }

    /// The events that a cell names, where all that it says are their numbers.
    pub(super) fn by_number(&self, cell: &str) -> Option<Vec<usize>> {
        let all = parts(cell).map(|part| {
            let at = self.numbers.get(part).copied();
            at.filter(|at| self.events.contains(at))
        });
        let all: Option<Vec<usize>> = all.collect();
        all.filter(|all| !all.is_empty())
    }

    fn part(&self, part: &str, row: usize, asker: &mut Asker<'_>) -> Found {
        if let Some(at) = self.named(part) {
            return Found::Event(at);
        }
        let text = part.to_owned();
        let Some(typed) = typed(part) else {
            return self.answered(TableAsked::NotThere { text, row }, part, asker);
        };
        if self.numbers.is_empty() {
            // What the numbers count is asked for all of them.
            return Found::Asked;
        }
        let Some(at) = self.numbers.get(typed.number).copied() else {
            return self.answered(TableAsked::NotThere { text, row }, part, asker);
        };
        if !self.events.contains(&at) {
            let phase = self.names[at].clone();
            return self.answered(TableAsked::PhaseBefore { text, row, phase }, part, asker);
        }
        if typed.is_plain {
            return Found::Event(at);
        }
        let answer = asker.value(part);
        let after = || Keyword::After.spellings().map(|(_, word)| word);
        match answer {
            Some(answer) if is_one_of(answer, after()) => Found::Event(at),
            Some(answer) if says(answer, TableWord::No) => Found::Nothing,
            answer => {
                asker.ask(TableAsked::Link { text, row }, answer);
                Found::Asked
            }
        }
    }

    /// The event that was answered in place of what a part says.
    fn answered(&self, question: TableAsked, part: &str, asker: &mut Asker<'_>) -> Found {
        let answer = asker.value(part);
        if answer.is_some_and(|answer| says(answer, TableWord::No)) {
            return Found::Nothing;
        }
        if let Some(at) = answer.and_then(|answer| self.named(answer)) {
            return Found::Event(at);
        }
        asker.ask(question, answer);
        Found::Asked
    }
}

/// The parts of a cell that names several rows.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let sign = if cell.contains(';') { ';' } else { ',' };
    let parts = cell.split(sign).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

/// A part that begins with the number of a row: `3`, `1.2`, `3FS+2d`, `2-FS=P0D`.
fn typed(part: &str) -> Option<TypedLink<'_>> {
    let is_number = |char: char| char.is_ascii_digit() || char == '.';
    let end = part.find(|char| !is_number(char)).unwrap_or(part.len());
    let (number, rest) = part.split_at(end);
    let number = number.trim_end_matches('.');
    if number.is_empty() {
        return None;
    }
    let rest = rest.trim_start_matches(['-', ' ']);
    let is_lag = |text: &str| text.starts_with(['+', '-', '=']) || text.is_empty();
    let kind: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
    let lag = rest[kind.len()..].trim();
    let known = |finish_start| is_one_of(&kind, words_for_links(finish_start));
    if !is_lag(lag) || !(kind.is_empty() || known(true) || known(false)) {
        return None;
    }
    let has_lag = lag.contains(|char: char| ('1'..='9').contains(&char));
    Some(TypedLink {
        number,
        is_plain: !has_lag && !known(false),
    })
}
