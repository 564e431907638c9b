//! The lines of the text that a table becomes, phase by phase.

use std::collections::HashMap;

use crate::plan::Bearer;
use crate::words::notation::{Keyword, TableAsked, TableColumn, TableRemark, TableWord};

use crate::notation::glyph::fold;
use crate::notation::label::{TakenNames, name_of};
use crate::notation::line_kind::COMMENT;
use crate::notation::write::{escape, plain_label};

use super::actor::TableActors;
use super::answer::{Asker, says};
use super::column::Columns;
use super::grid::Grid;
use super::head::{TableHead, is_word};
use super::link::Links;
use super::outline::Outline;
use super::row::GridRow;
use super::text::TableText;

/// A table that is being written as lines.
pub(super) struct Writing<'t> {
    grid: &'t Grid,
    pub columns: &'t Columns,
    outline: &'t Outline,
    pub head: TableHead,
    pub links: Links,
    actors: TableActors,
    /// The name of each event, and whether its line has to say it.
    ids: HashMap<usize, (String, bool)>,
    /// The column that the last day is taken from, where two say it.
    pub due: Option<TableColumn>,
    /// Whether days stand there with the month first.
    pub month_first: bool,
    /// Rows whose length is estimated, and those that it counts from nothing.
    pub estimated: Vec<usize>,
    pub startless: Vec<usize>,
    lines: Vec<(String, Option<usize>)>,
}

impl<'t> Writing<'t> {
    pub(super) fn of(
        grid: &'t Grid,
        columns: &'t Columns,
        outline: &'t Outline,
        head: TableHead,
        asker: &mut Asker<'_>,
    ) -> Self {
        let links = Links::of(columns, &grid.rows, outline, asker);
        let actors = TableActors::new(head.lang, head.parties.clone());
        let mut writing = Self {
            grid,
            columns,
            outline,
            head,
            links,
            actors,
            ids: HashMap::new(),
            due: None,
            month_first: false,
            estimated: Vec::new(),
            startless: Vec::new(),
            lines: Vec::new(),
        };
        writing.name_all();
        let (chosen, until_then) = writing.which_is_due(asker);
        writing.due = chosen;
        writing.month_first = writing.is_month_first(asker);
        writing.due = chosen.or(until_then);
        let mut number = asker.within().map_or(0, |text| text.phase);
        for phase in &outline.phases {
            // Without a title they are in the phase of the text above.
            if asker.within().is_none() || !phase.title.is_empty() {
                number += 1;
                let title = escape(&phase.title, "/");
                let line = format!("{number}. {title}");
                writing.lines.push((line, Some(phase.row)));
            }
            for at in &phase.events {
                writing.event(*at, asker);
            }
        }
        writing
    }

    /// The text, once all that has to be asked was asked.
    pub(super) fn finished(mut self, asker: &mut Asker<'_>) -> TableText {
        self.actors.asked(asker);
        let mut rows = std::mem::take(&mut self.startless);
        let first = self.events().next().map(|at| self.row(at).number);
        let first = first.filter(|_| !asker.is_below_others());
        if first.is_some() && rows.first().copied() == first {
            asker.ask(
                TableAsked::FromFirst {
                    row: rows.remove(0),
                },
                None,
            );
        }
        if !rows.is_empty() {
            asker.ask(TableAsked::From { rows }, None);
        }
        let rows = std::mem::take(&mut self.estimated);
        if !rows.is_empty() {
            let answer = asker.word(TableWord::Estimates.spellings());
            asker.ask(TableAsked::Estimates { rows }, answer);
        }
        let mut head = self.head.lines;
        let parties: Vec<&str> = self.actors.parties.iter().map(String::as_str).collect();
        let new = self.actors.new.iter().map(|party| escape(party, ","));
        let parties: Vec<String> = parties.into_iter().map(str::to_owned).chain(new).collect();
        if !parties.is_empty() {
            let key = Keyword::Parties.written(self.head.lang);
            head.push((format!("{key}: {}", parties.join(", ")), None));
        }
        let mut table = TableText::default();
        for (line, row) in head.into_iter().chain(self.lines) {
            table.text.push_str(&line);
            table.text.push('\n');
            table.rows.push(row);
        }
        let unread: &[TableColumn] = match self.due {
            Some(TableColumn::Finish) => &[TableColumn::Duration, TableColumn::Term],
            Some(_) => &[TableColumn::Finish],
            None => &[],
        };
        let heads = self.columns.unread(&self.grid.rows, unread);
        let titles = self.outline.left_out.clone();
        let notes = table
            .text
            .lines()
            .filter(|line| line.starts_with(COMMENT))
            .count();
        let remarks = [
            (!heads.is_empty()).then_some(TableRemark::Columns(heads)),
            (!self.head.unread.is_empty()).then_some(TableRemark::Above(self.head.unread)),
            (!titles.is_empty()).then_some(TableRemark::Titles(titles)),
            (notes > 0).then_some(TableRemark::Notes(notes)),
            self.grid.rest.map(TableRemark::Rest),
        ];
        table.remarks = remarks.into_iter().flatten().collect();
        table
    }

    pub(super) fn row(&self, at: usize) -> &'t GridRow {
        &self.grid.rows[at]
    }

    pub(super) fn cell(&self, at: usize, column: TableColumn) -> &'t str {
        self.columns.cell(self.row(at), column)
    }

    pub(super) fn word(&self, keyword: Keyword) -> &'static str {
        keyword.written(self.head.lang)
    }

    /// A label without the sign of a list before it.
    fn label(&self, at: usize) -> &'t str {
        let label = self.cell(at, TableColumn::Event);
        label.trim_start_matches(['-', '•', '–', '·', ' '])
    }

    pub(super) fn events(&self) -> impl Iterator<Item = usize> {
        let phases = self.outline.phases.iter();
        phases.flat_map(|phase| phase.events.iter().copied())
    }

    /// The names of events: as the lines make them, and said where two have one label.
    fn name_all(&mut self) {
        let mut bases: HashMap<String, usize> = HashMap::new();
        for at in self.events() {
            *bases
                .entry(name_of(self.label(at), Bearer::ItemisedEvent))
                .or_default() += 1;
        }
        let mut taken = TakenNames::default();
        let ids = self.events().map(|at| {
            let base = name_of(self.label(at), Bearer::ItemisedEvent);
            (at, (taken.make(&base), bases[&base] > 1))
        });
        self.ids = ids.collect();
    }

    /// How events are referred to: by their labels where these tell and have no words that part them.
    pub(super) fn references(&self, events: &[usize]) -> String {
        let one = |at: &usize| {
            let (id, said) = &self.ids[at];
            let label = self.label(*at);
            let folded = fold(label);
            let parts = folded.contains([',', '+'])
                || folded.split(' ').any(|word| is_word(word, Keyword::And));
            if *said || parts {
                format!("[{id}]")
            } else {
                escape(label, "")
            }
        };
        let all: Vec<String> = events.iter().map(one).collect();
        all.join(&format!(" {} ", self.word(Keyword::And)))
    }

    fn event(&mut self, at: usize, asker: &mut Asker<'_>) {
        let row = self.row(at).number;
        let note = self.cell(at, TableColumn::Note);
        if !note.is_empty() {
            self.lines.push((format!("{COMMENT} {note}"), Some(row)));
        }
        let label = plain_label(self.label(at), self.head.lang);
        let mut cells = vec![format!("- {label}"), self.who(at, asker)];
        cells.extend(self.term(at, asker));
        for (column, keyword) in TableColumn::OF_WORDS {
            let cell = self.cell(at, column);
            if !cell.is_empty() {
                cells.push(self.behind(keyword, cell));
            }
        }
        cells.extend(self.after(at, asker));
        let optional = self.cell(at, TableColumn::Optional);
        if !optional.is_empty() && !says(optional, TableWord::No) {
            cells.push(self.word(Keyword::Optional).to_owned());
        }
        let (id, is_said) = &self.ids[&at];
        let id = if *is_said {
            format!(" [{id}]")
        } else {
            String::new()
        };
        self.lines
            .push((format!("{}{id}", cells.join(" | ")), Some(row)));
    }

    /// What a cell says behind a word of the notation, which it may begin with itself.
    pub(super) fn behind(&self, keyword: Keyword, cell: &str) -> String {
        let begins = |word: &str| {
            let rest = fold(cell);
            let rest = rest.strip_prefix(&fold(word)).map(str::to_owned);
            rest.is_some_and(|rest| rest.starts_with(' ') || word.ends_with('\''))
        };
        let said = keyword.spellings().any(|(_, word)| begins(word));
        if said {
            cell.to_owned()
        } else {
            format!("{} {cell}", self.word(keyword))
        }
    }

    /// Who makes it happen; left out in a column of the notation, who makes the one above.
    fn who(&mut self, at: usize, asker: &mut Asker<'_>) -> String {
        let row = self.row(at).number;
        let cells = [TableColumn::Who, TableColumn::Resources].map(|column| self.cell(at, column));
        if let Some(cell) = cells.into_iter().find(|cell| !cell.is_empty()) {
            return self.actors.read(cell, row, asker);
        }
        let is_first = self.events().next() == Some(at);
        if self.columns.has(TableColumn::Who) && !is_first {
            return String::new();
        }
        self.actors.nobody(row, asker)
    }

    /// What comes before an event.
    fn after(&self, at: usize, asker: &mut Asker<'_>) -> Option<String> {
        let row = self.row(at).number;
        let said = self.cell(at, TableColumn::After);
        if self.columns.has(TableColumn::After) {
            let by_number = self.links.by_number(said);
            let said = by_number.map_or_else(|| said.to_owned(), |events| self.references(&events));
            return (!said.is_empty()).then(|| self.behind(Keyword::After, &said));
        }
        let nothing = || {
            format!(
                "{} {}",
                self.word(Keyword::After),
                self.word(Keyword::Nothing)
            )
        };
        let mut others = self.events();
        if others.any(|other| !self.cell(other, TableColumn::Predecessors).is_empty()) {
            let before = self.cell(at, TableColumn::Predecessors);
            let events = self.links.read(before, row, asker)?;
            if events.is_empty() {
                return Some(nothing());
            }
            return Some(format!(
                "{} {}",
                self.word(Keyword::After),
                self.references(&events)
            ));
        }
        if !self.columns.has(TableColumn::Duration) {
            return None;
        }
        let answer = asker.of_row(row, TableColumn::After.spellings());
        match answer {
            Some(answer) if says(answer, TableWord::Above) => None,
            Some(answer) if is_word(answer, Keyword::Nothing) => Some(nothing()),
            answer => {
                asker.ask(TableAsked::After, answer);
                None
            }
        }
    }
}
