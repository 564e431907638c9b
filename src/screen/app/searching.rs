//! What is looked for in the list that fills the screen: phases, requests, journal or plan.
//!
//! What can be found in a row is gathered once, as plain text, and again after something has changed; a key
//! then only compares. Which rows are found is kept, so that moving about costs nothing.

use std::collections::{HashMap, HashSet};

use crate::assess::{RowKind, rows};
use crate::plan::Event;
use crate::record::{Record, SettingKey};
use crate::screen::keymap::Context;
use crate::words::matching::{Query, plain};
use crate::words::row::RowText;
use crate::words::{change, dates, event, setting};

use super::{App, PlanRow, PointRow, View};

/// Where the keyboard is in the list of a view.
const fn list_of(view: View) -> Context {
    match view {
        View::Main => Context::Main,
        View::Requests => Context::Requests,
        View::Journal => Context::Journal,
        View::Plan => Context::Plan,
        View::Points => Context::Points,
        View::Origin => Context::Origin,
        View::Timeline => Context::Timeline,
        View::Choice => Context::Choice,
    }
}

/// What the cursor is on, to find it again in another list.
#[derive(PartialEq)]
pub(super) enum Anchor {
    Row(RowKind),
    Request(usize),
    Change(u64),
    Value(SettingKey),
    Point(PointRow),
}

impl App {
    /// Whether the words that are looked for are being typed.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.search.typing && self.search.of == list_of(self.view)
    }

    /// Whether the list that fills the screen shows only what is looked for.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.is_filtered_in(self.view)
    }

    pub(super) fn is_filtered_in(&self, view: View) -> bool {
        self.search.of == list_of(view) && !self.search.field.value().trim().is_empty()
    }

    /// How many rows were found, and of how many.
    #[must_use]
    pub fn found(&self) -> (usize, usize) {
        // Headings hold nothing that could be found.
        let is_row = |text: &&String| !text.is_empty();
        let found = self.search.found.iter();
        let found = found.filter_map(|at| self.search.texts.get(*at));
        let all = self.search.texts.iter().filter(is_row);
        (found.filter(is_row).count(), all.count())
    }

    /// The positions that a list shows of so many; all, where nothing is looked for in it.
    pub(super) fn found_in(&self, view: View, len: usize) -> Vec<usize> {
        if !self.is_filtered_in(view) {
            return (0..len).collect();
        }
        let found = self.search.found.iter().copied();
        found.filter(|at| *at < len).collect()
    }

    /// How many rows a list shows of so many.
    pub(super) fn count_in(&self, view: View, len: usize) -> usize {
        if self.is_filtered_in(view) {
            self.search.found.len().min(len)
        } else {
            len
        }
    }

    /// The position in the whole list of a line that a list shows.
    pub(super) fn position_in(&self, view: View, line: usize) -> Option<usize> {
        if self.is_filtered_in(view) {
            self.search.found.get(line).copied()
        } else {
            Some(line)
        }
    }

    /// A view is opened anew, or a row of it is gone to: it shows all of its list.
    pub(in crate::screen) fn forget_search(&mut self, view: View) {
        if self.search.of == list_of(view) {
            self.end_search();
        }
    }

    /// Whether the list of phases shows a row.
    #[must_use]
    pub fn keeps_row(&self, kind: RowKind) -> bool {
        !self.is_filtered_in(View::Main) || self.rows.iter().any(|row| row.kind == kind)
    }

    /// Begins to look for something in this list, or goes on.
    pub(in crate::screen) fn begin_search(&mut self) {
        if self.search.of != list_of(self.view) {
            self.end_search();
            self.search.of = list_of(self.view);
        }
        self.search.typing = true;
        self.gather();
    }

    /// Keeps what was found, and gives the keys back to the list.
    pub(in crate::screen) fn keep_search(&mut self) {
        self.search.typing = false;
    }

    /// Shows all again; the cursor stays on its row.
    pub(in crate::screen) fn end_search(&mut self) {
        let anchor = self.anchor();
        let was_main = self.is_filtered_in(View::Main);
        self.search.typing = false;
        self.search.field.set("");
        let event = self.pane.and_then(|at| self.events().into_iter().nth(at));
        self.search.hidden.clear();
        if let Some(event) = event {
            self.pane = self.events().iter().position(|other| *other == event);
        }
        if was_main {
            self.rows = rows(&self.dossier, &self.assessment);
        }
        self.put_cursor_on(anchor.as_ref());
    }

    /// The words have changed.
    pub(in crate::screen) fn seek(&mut self) {
        let anchor = self.anchor();
        let query = Query::new(self.search.field.value());
        let all = self.search.texts.iter().enumerate();
        let found = all.filter(|(_, text)| query.finds(text)).map(|(at, _)| at);
        self.search.found = found.collect();
        if self.search.of == Context::Main {
            let mut all = rows(&self.dossier, &self.assessment);
            if !query.is_empty() {
                let mut at = 0..;
                let found = &self.search.found;
                all.retain(|_| at.next().is_some_and(|at| found.binary_search(&at).is_ok()));
            }
            self.rows = all;
            self.search.hidden = self.items_not_found(&query);
        }
        if self.search.of == list_of(self.view) {
            self.put_cursor_on(anchor.as_ref());
        }
    }

    /// The items that the detail of their phase leaves out, so that one of many is found: those that lack the words
    /// where others of their milestone have them.
    fn items_not_found(&self, query: &Query) -> HashSet<Event> {
        if query.is_empty() {
            return HashSet::new();
        }
        let plan = &self.dossier.plan;
        let mut hidden = HashSet::new();
        for milestone in &plan.milestones {
            let whole = [
                event::phase_titled(self.lang, plan, milestone.phase),
                event::milestone(self.lang, plan, &milestone.id),
                milestone.id.to_string(),
            ];
            let whole = plain(&whole.join("\n")).into_owned();
            let items = self.dossier.items_of(&milestone.id);
            let (found, others): (Vec<_>, Vec<_>) = items.partition(|item| {
                let own = format!("{} {}", item.id, item.name());
                query.finds_among(&[whole.as_str(), &own])
            });
            if !found.is_empty() {
                let others = others.into_iter();
                hidden.extend(others.map(|item| Event::item(&milestone.id, &item.id)));
            }
        }
        hidden
    }

    /// While the keyboard is in the detail, it goes to the first item that was found.
    pub(in crate::screen) fn put_pane_on_what_was_found(&mut self) {
        if self.pane.is_some() && self.is_filtered() {
            let events = self.events();
            let item = events.iter().position(|event| event.part.is_some());
            self.pane = (!events.is_empty()).then(|| item.unwrap_or(0));
        }
    }

    /// Something has changed under the search: what can be found is gathered anew.
    pub(super) fn gather(&mut self) {
        if !self.search.typing && self.search.field.value().trim().is_empty() {
            return;
        }
        self.search.texts = match self.search.of {
            Context::Main => self.texts_of_rows(),
            Context::Requests => self.texts_of_requests(),
            Context::Journal => self.texts_of_changes(),
            Context::Plan => self.texts_of_settings(),
            Context::Points => self.texts_of_points(),
            _ => Vec::new(),
        };
        self.seek();
    }

    pub(super) fn anchor(&self) -> Option<Anchor> {
        Some(match self.view {
            View::Main => Anchor::Row(self.row()?.kind),
            View::Requests => Anchor::Request(*self.requests().get(self.cursors.requests)?),
            View::Journal => Anchor::Change(self.journal_line(self.cursors.journal)?.n),
            View::Plan => match self.plan_line(self.cursors.plan)? {
                PlanRow::Value(key) => Anchor::Value(key),
                PlanRow::Heading(_) | PlanRow::NewFixedDay => return None,
            },
            View::Points => Anchor::Point(self.point_row()?),
            View::Origin | View::Timeline | View::Choice => return None,
        })
    }

    pub(super) fn put_cursor_on(&mut self, anchor: Option<&Anchor>) {
        let at = anchor.and_then(|anchor| match anchor {
            Anchor::Row(kind) => self.rows.iter().position(|row| row.kind == *kind),
            Anchor::Request(of) => self.requests().iter().position(|request| request == of),
            Anchor::Change(n) => (0..self.lines()).find(|line| {
                let entry = self.journal_line(*line);
                entry.is_some_and(|entry| entry.n == *n)
            }),
            Anchor::Value(key) => self.line_of(key),
            Anchor::Point(row) => self.point_rows().iter().position(|other| other == row),
        });
        if !matches!(self.view, View::Origin | View::Timeline | View::Choice) {
            *self.cursor_mut() = at.unwrap_or(0);
            self.leave_head(true);
        }
    }

    /// A phase with its events and their items; a clock of its own.
    fn texts_of_rows(&self) -> Vec<String> {
        let (dossier, assessment) = (&self.dossier, &self.assessment);
        let plan = &dossier.plan;
        let text = |row| {
            let said = RowText::of(self.lang, dossier, assessment, row);
            let mut all = vec![said.title, said.short, said.word];
            let clocks: Vec<usize> = match row.kind {
                RowKind::Phase(index) => {
                    let number = plan.phases[index].number;
                    all.push(event::phase_titled(self.lang, plan, number));
                    for at in plan.milestones_of(number) {
                        let milestone = &plan.milestones[*at];
                        all.push(milestone.id.to_string());
                        all.push(event::milestone(self.lang, plan, &milestone.id));
                        let items = dossier.items_of(&milestone.id);
                        all.extend(items.map(|item| format!("{} {}", item.id, item.name())));
                    }
                    assessment.phases[index].clocks.clone()
                }
                RowKind::Clock(index) => vec![index],
            };
            // The requests of a register have a list of their own.
            let clocks = clocks.into_iter().map(|at| &assessment.clocks[at].key);
            all.extend(
                clocks
                    .filter(|key| key.n.is_none() || plan.series(&key.id).is_some())
                    .map(ToString::to_string),
            );
            plain(&all.join("\n")).into_owned()
        };
        rows(dossier, assessment).iter().map(text).collect()
    }

    /// Number, subject, dates, state and the documents of both sides.
    fn texts_of_requests(&self) -> Vec<String> {
        let (lang, dossier) = (self.lang, &self.dossier);
        let records = dossier.records.iter();
        let records: HashMap<&Event, &Record> =
            records.map(|record| (&record.event, record)).collect();
        let text = |at: usize| {
            let status = &self.assessment.requests[at];
            let clock = &self.assessment.clocks[status.clock];
            let request = &dossier.requests[status.index];
            let mut all = vec![
                clock.key.to_string(),
                request.subject.clone().unwrap_or_default(),
                dates::with_weekday(lang, status.opened),
                event::state_of(lang, &dossier.plan, clock).to_owned(),
            ];
            let due = clock.deadline().map(|deadline| deadline.due);
            let days = due.into_iter().chain(status.answered);
            all.extend(days.map(|day| dates::with_weekday(lang, day)));
            if let Some(register) = dossier.plan.register(&clock.key.id) {
                for side in [&register.request.id, &register.answer.id] {
                    let record = records.get(&Event::numbered(side, request.n));
                    all.extend(record.and_then(|record| record.document.protocol.clone()));
                    all.extend(record.map(|record| record.stamp.by.clone()));
                }
            }
            plain(&all.join("\n")).into_owned()
        };
        self.all_requests().iter().copied().map(text).collect()
    }

    /// Who, when, what and why, as the lines say it, and the names by which commands call it.
    fn texts_of_changes(&self) -> Vec<String> {
        let lang = self.lang;
        let zone = self.dossier.plan.time_zone.tz();
        let newest_first = self.journal.entries().iter().rev();
        let text = |entry: &crate::record::Entry| {
            let stamp = &entry.stamp;
            let day = stamp.at.with_timezone(&zone).date_naive();
            let what = change::entry(lang, &self.dossier, &self.attempt_marks.marked(entry));
            let reason = entry.reason.as_deref().unwrap_or_default();
            let mut all = format!(
                "{} {}\n{} {}\n{} {}\n{what}\n{reason}",
                entry.n,
                dates::with_weekday(lang, day),
                dates::short(day),
                stamp.by,
                stamp.login,
                stamp.at.format("%H:%M"),
            );
            for place in entry.places() {
                all.push('\n');
                all.push_str(&place);
            }
            plain(&all).into_owned()
        };
        newest_first.map(text).collect()
    }

    /// Name, heading, value and key of what may be set; headings and the way to a new day are found by
    /// nothing.
    fn texts_of_settings(&self) -> Vec<String> {
        let (lang, plan) = (self.lang, &self.dossier.plan);
        let mut under = String::new();
        let mut text = |row: PlanRow| match row {
            PlanRow::Value(key) => {
                let value = setting::value(lang, plan, &key, key.value(plan).as_deref());
                let all = [
                    under.clone(),
                    setting::label(lang, plan, &key),
                    setting::name(lang, plan, &key),
                    value,
                    key.to_string(),
                ];
                plain(&all.join("\n")).into_owned()
            }
            PlanRow::Heading(heading) => {
                under = heading;
                String::new()
            }
            PlanRow::NewFixedDay => String::new(),
        };
        let rows = self.all_plan_rows().into_iter();
        rows.map(&mut text).collect()
    }
}
