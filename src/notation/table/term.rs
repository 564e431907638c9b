//! The terms of a table: how long something takes and from when, or a fixed day, and which of these counts.

use crate::words::dates;
use crate::words::notation::{Keyword, TableAsked, TableColumn, TableWord};

use crate::notation::glyph::fold;

use super::answer::{Asker, says};
use super::head::is_word;
use super::length::{DaysOf, month_first, typed, whole_day, written};
use super::line::Writing;

impl Writing<'_> {
    /// Where a length and a day stand in one row, which of the two columns counts;
    /// and what is taken until that is answered.
    pub(super) fn which_is_due(
        &self,
        asker: &mut Asker<'_>,
    ) -> (Option<TableColumn>, Option<TableColumn>) {
        let lengths = [TableColumn::Duration, TableColumn::Term];
        let has = |at: usize, column: TableColumn| {
            let cell = self.cell(at, column);
            !cell.is_empty() && typed(cell).is_none_or(|typed| !typed.is_nothing())
        };
        let both = |column: &TableColumn| {
            self.events()
                .any(|at| has(at, *column) && has(at, TableColumn::Finish))
        };
        let Some(length) = lengths.into_iter().find(both) else {
            return (None, None);
        };
        let heads = [length, TableColumn::Finish]
            .map(|column| self.columns.head(column).unwrap_or_default());
        let answer = asker.word(TableWord::Due.spellings());
        let chosen = answer.and_then(|answer| {
            let chosen = heads.iter().position(|head| fold(head) == fold(answer))?;
            Some([length, TableColumn::Finish][chosen])
        });
        if chosen.is_none() {
            let [length, day] = heads.map(str::to_owned);
            asker.ask(TableAsked::Due { length, day }, answer);
        }
        (chosen, Some(length))
    }

    /// Whether the days of the table have the month first: asked where one of them can be nothing else.
    pub(super) fn is_month_first(&self, asker: &mut Asker<'_>) -> bool {
        let Some(head) = self.columns.head(TableColumn::Finish) else {
            return false;
        };
        let cells = self.events().map(|at| self.cell(at, TableColumn::Finish));
        let mut turned = cells.filter(|cell| {
            let turned = month_first(cell).and_then(|turned| whole_day(&turned));
            whole_day(cell).is_none() && turned.is_some()
        });
        let Some(text) = turned.next() else {
            return false;
        };
        let answer = asker.value_besides(head);
        if self.due.is_some_and(|due| due != TableColumn::Finish) {
            // Asked before it was answered that these days do not count.
            return false;
        }
        let is_first = answer.is_some_and(|answer| says(answer, TableWord::MonthFirst));
        if !is_first {
            let (head, text) = (head.to_owned(), text.to_owned());
            asker.ask(TableAsked::MonthFirst { head, text }, answer);
        }
        is_first
    }

    /// The term that ends with an event.
    pub(super) fn term(&mut self, at: usize, asker: &mut Asker<'_>) -> Option<String> {
        let (term, duration) = (
            self.cell(at, TableColumn::Term),
            self.cell(at, TableColumn::Duration),
        );
        let finish = self.cell(at, TableColumn::Finish);
        if self.due != Some(TableColumn::Finish) {
            let number = typed(term).filter(|_| term.bytes().all(|byte| byte.is_ascii_digit()));
            if whole_day(term).is_some() && number.is_none() {
                return Some(self.day(term));
            }
            if !term.is_empty() && number.is_none() {
                return Some(self.as_typed(at, term));
            }
            let (column, cell) = if term.is_empty() {
                (TableColumn::Duration, duration)
            } else {
                (TableColumn::Term, term)
            };
            if !cell.is_empty() {
                return self.length(at, column, cell, asker);
            }
        }
        (!finish.is_empty() && self.due.is_none_or(|due| due == TableColumn::Finish))
            .then(|| self.day(finish))
    }

    /// A fixed day.
    fn day(&self, cell: &str) -> String {
        let turned = month_first(cell).filter(|_| self.month_first);
        let cell = turned.as_deref().unwrap_or(cell);
        let day = whole_day(cell).map_or_else(|| cell.to_owned(), dates::full);
        format!("{} {day}", self.word(Keyword::By))
    }

    /// A term as a line of the notation says it, with what it counts from where another column says that.
    fn as_typed(&self, at: usize, term: &str) -> String {
        let from = self.said_from(at);
        from.map_or_else(|| term.to_owned(), |from| format!("{term} {from}"))
    }

    /// What another column says that a term counts from.
    fn said_from(&self, at: usize) -> Option<String> {
        let cell = self.cell(at, TableColumn::From);
        if cell.is_empty() {
            return None;
        }
        let by_number = self.links.by_number(cell);
        let cell = by_number.map_or_else(|| cell.to_owned(), |events| self.references(&events));
        Some(self.behind(Keyword::From, &cell))
    }

    /// A length of a project tool, and what it counts from.
    fn length(
        &mut self,
        at: usize,
        column: TableColumn,
        cell: &str,
        asker: &mut Asker<'_>,
    ) -> Option<String> {
        let row = self.row(at).number;
        let Some(length) = typed(cell) else {
            return Some(self.as_typed(at, cell));
        };
        if length.is_nothing() {
            return None;
        }
        if length.is_estimated {
            let answer = asker.word(TableWord::Estimates.spellings());
            if !answer.is_some_and(|answer| says(answer, TableWord::Yes)) {
                if !answer.is_some_and(|answer| says(answer, TableWord::No)) {
                    self.estimated.push(row);
                }
                return None;
            }
        }
        let of = DaysOf {
            head: self.columns.head(column).unwrap_or_default(),
            said: self.columns.working(column),
        };
        // What it counts from is asked at the same time.
        let from = self.counted_from(at, column, asker);
        let limit = written(length.limit(&of, cell, asker)?, self.head.lang);
        match from? {
            from if from.is_empty() => Some(limit),
            from => Some(format!("{limit} {from}")),
        }
    }

    /// What a length counts from: nothing said where it is the event above; none where it is no term.
    fn counted_from(
        &mut self,
        at: usize,
        column: TableColumn,
        asker: &mut Asker<'_>,
    ) -> Option<String> {
        if let Some(from) = self.said_from(at) {
            return Some(from);
        }
        let row = self.row(at).number;
        let before = self.cell(at, TableColumn::Predecessors);
        if !before.is_empty() {
            let events = self.links.read(before, row, asker)?;
            if !events.is_empty() {
                return Some(format!(
                    "{} {}",
                    self.word(Keyword::From),
                    self.references(&events)
                ));
            }
        }
        // A column of the notation that is left empty means the event above.
        if column == TableColumn::Term || self.columns.has(TableColumn::From) {
            return Some(String::new());
        }
        let is_first = self.events().next() == Some(at) && !asker.is_below_others();
        let answer = asker.of_row(row, TableColumn::From.spellings());
        // Nothing stands above the first one.
        let is_above = |answer: &str| says(answer, TableWord::Above);
        let refused = answer.filter(|answer| is_first && is_above(answer));
        let Some(answer) = answer.filter(|_| refused.is_none()) else {
            self.startless.push(row);
            return Some(String::new());
        };
        if is_above(answer) {
            return Some(String::new());
        }
        if is_word(answer, Keyword::Nothing) {
            return None;
        }
        if let Some(event) = self.links.named(answer).filter(|event| *event != at) {
            let event = self.references(&[event]);
            return Some(format!("{} {event}", self.word(Keyword::From)));
        }
        asker.ask(TableAsked::From { rows: vec![row] }, Some(answer));
        None
    }
}
