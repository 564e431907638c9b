//! The rows of the table: what a phase, or a wait without limit, puts into each column.

use crate::assess::{self, Awaited, ClockStatus, RowKind, State, Subject, TermStatus};
use crate::words::sanitize::{sanitized, width};
use crate::words::{count, dates, state};

use super::page::Page;

/// One row of the list.
pub(super) struct Row {
    pub(super) state: State,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) fraction: String,
    pub(super) due: String,
    /// Whether that is foreseen and not yet counted.
    pub(super) foreseen: bool,
    pub(super) star: bool,
    pub(super) used: String,
    pub(super) limit: String,
    pub(super) left: String,
    pub(super) word: String,
    pub(super) who: &'static str,
}

impl Page<'_> {
    /// What one row of the list shows.
    pub(super) fn row_of(&self, row: &assess::Row) -> Row {
        let who = assess::who(row, self.assessment);
        let who = who.map_or("", |(actor, runs)| state::who(self.lang(), actor, runs));
        match row.kind {
            RowKind::Phase(index) => {
                let phase = self.phase_row(index);
                Row { who, ..phase }
            }
            RowKind::Clock(index) => {
                let clock = self.clock_row(index, &self.assessment.clocks[index]);
                Row { who, ..clock }
            }
        }
    }

    fn phase_row(&self, index: usize) -> Row {
        let (lang, plan) = (self.lang(), &self.dossier.plan);
        let status = &self.assessment.phases[index];
        let stands = self.assessment.state_shown(index);
        let title = plan
            .phase(status.number)
            .map(|phase| sanitized(state::text(lang, &phase.title)));
        let mut row = Row {
            state: stands,
            number: status.number.to_string(),
            title: title.unwrap_or_default().into_owned(),
            fraction: String::new(),
            due: String::new(),
            foreseen: false,
            star: false,
            used: String::new(),
            limit: String::new(),
            left: String::new(),
            word: state::state(lang, stands).to_owned(),
            who: "",
        };
        let open = assess::open_requests(self.assessment, index);
        match assess::subject(self.dossier, self.assessment, index) {
            Subject::Clock(clock) => self.fill_clock(&mut row, clock),
            Subject::Term(term) => self.fill_term(&mut row, term),
            Subject::NoRequest(limit) => {
                "-".clone_into(&mut row.used);
                row.limit = limit.map_or("-".to_owned(), |limit| dates::short_limit(lang, limit));
                row.word = count::open_requests(lang, 0);
            }
            Subject::Nothing => {}
        }
        let foreseen = status.lead.and_then(|i| self.assessment.foreseen_due(i));
        if let Some(due) = foreseen {
            (row.due, row.foreseen) = (dates::short(due), true);
            let phase = plan.phase(status.number);
            let short = phase.and_then(|phase| phase.short.as_ref());
            if let Some(short) = short.filter(|_| width(&row.title) > 23) {
                row.title = sanitized(state::text(lang, short)).into_owned();
            }
        }
        if open > 0 {
            row.fraction = count::open_requests(lang, open);
        }
        row
    }

    fn fill_clock(&self, row: &mut Row, clock: &ClockStatus) {
        row.used = clock
            .elapsed()
            .map_or("-".to_owned(), |elapsed| elapsed.to_string());
        let extended = if clock.moved() == 0 { "" } else { "+" };
        row.limit = clock.allowed().map_or("-".to_owned(), |limit| {
            format!("{}{extended}", dates::short_limit(self.lang(), limit))
        });
        row.left = clock
            .margin()
            .map(|margin| margin.to_string())
            .unwrap_or_default();
        row.due = clock
            .deadline()
            .map(|d| dates::short(d.due))
            .unwrap_or_default();
        row.star = clock.holiday_rule_matters();
        let of_items = self.dossier.plan.clock(&clock.key.id).is_some_and(|clock| {
            clock
                .to
                .iter()
                .any(|id| self.dossier.items_of(id).next().is_some())
        });
        if let Some(parts) = clock.parts.filter(|_| of_items) {
            row.fraction = format!("{}/{}", parts.done, parts.total);
        }
    }

    fn fill_term(&self, row: &mut Row, status: &TermStatus) {
        let lang = self.lang();
        let limit = dates::limit(lang, self.dossier.plan.terms[status.index].limit);
        row.title = format!("{}, {limit}", row.title);
        state::term_state(lang, status.state).clone_into(&mut row.word);
        row.due = status.through.map(dates::short).unwrap_or_default();
        row.left = status
            .days_left
            .map(|left| left.to_string())
            .unwrap_or_default();
    }

    fn clock_row(&self, index: usize, clock: &ClockStatus) -> Row {
        let lang = self.lang();
        let label = state::text(lang, &self.dossier.plan.clocks[index].label);
        let mut row = Row {
            state: clock.state(),
            number: String::new(),
            title: sanitized(label).into_owned(),
            fraction: String::new(),
            due: String::new(),
            foreseen: false,
            star: false,
            used: clock.elapsed().unwrap_or_default().to_string(),
            limit: "-".to_owned(),
            left: String::new(),
            word: state::state(lang, clock.state()).to_owned(),
            who: "",
        };
        if clock.limit.is_some() {
            self.fill_clock(&mut row, clock);
        }
        row
    }

    pub(super) fn actor(&self, awaited: &Awaited) -> &'static str {
        state::who(self.lang(), awaited.actor, awaited.clock.is_some())
    }
}
