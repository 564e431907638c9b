//! The lines of the pane in their order. What there may be thousands of is made only where it is in sight:
//! requests, acts, the sentences at the end.

use crate::screen::app::App;

use super::checklist::ListLines;
use super::line::Line;
use super::pen::Pen;
use super::told::ToldLines;
use super::{acts, events, head, proof, register};

/// All of them.
pub(super) struct Lines<'a> {
    app: &'a App,
    width: u16,
    /// The head, how requests were answered, the events.
    head: Vec<Line>,
    /// The requests, by their positions in the assessment.
    requests: Vec<usize>,
    informative: Vec<Line>,
    acts: ToldLines,
    closing: ToldLines,
    /// The check lists, point by point.
    points: ListLines,
}

impl<'a> Lines<'a> {
    pub(super) fn of(app: &'a App, width: u16, pen: &Pen<'_>) -> Self {
        let mut head = Vec::new();
        head::lines(app, width, pen, &mut head);
        register::answers(app, width, pen, &mut head);
        events::lines(app, width, pen, &mut head);
        Self {
            app,
            width,
            head,
            requests: register::requests(app),
            informative: proof::informative(app, width, pen),
            acts: acts::lines(app, width, pen),
            closing: proof::closing(app, width, pen),
            points: ListLines::of(app, width, pen),
        }
    }

    /// The same on so many rows, where the check lists can be said shorter.
    pub(super) fn shortened(mut self, rows: usize, pen: &Pen<'_>) -> Self {
        let rows = rows.saturating_sub(self.len_without_points());
        let points = std::mem::take(&mut self.points);
        self.points = points.shortened(self.app, rows, self.width, pen);
        self
    }

    pub(super) fn len(&self) -> usize {
        self.len_without_points() + self.points.len()
    }

    fn len_without_points(&self) -> usize {
        self.acts_begin() + self.acts.len() + self.closing.len()
    }

    fn rows_of_requests(&self) -> usize {
        self.requests.len() * register::lines_of_request(self.width)
    }

    fn acts_begin(&self) -> usize {
        self.head.len() + self.rows_of_requests() + self.informative.len()
    }

    /// How many stops the keyboard makes at events and acts; without any, one at the top.
    pub(super) fn stops(&self) -> usize {
        let events = self.head.iter().filter_map(|line| line.event);
        let events = events.max().map_or(1, |last| last + 1);
        self.acts.end_of_stops().unwrap_or(events)
    }

    /// The row of a stop.
    pub(super) fn row_of(&self, stop: usize) -> Option<usize> {
        let own = self.head.iter().position(|line| line.event == Some(stop));
        own.or_else(|| Some(self.acts_begin() + self.acts.row_of(stop)?))
    }

    /// The line on a row.
    pub(super) fn line(&self, row: usize, pen: &Pen<'_>) -> Line {
        self.find(row, pen).unwrap_or_default()
    }

    fn find(&self, row: usize, pen: &Pen<'_>) -> Option<Line> {
        let (app, width) = (self.app, self.width);
        if let Some(line) = self.head.get(row) {
            return Some(line.clone());
        }
        let row = row - self.head.len();
        let each = register::lines_of_request(width);
        if let Some(index) = self.requests.get(row / each) {
            return register::request(app, *index, width)
                .into_iter()
                .nth(row % each);
        }
        let row = row - self.rows_of_requests();
        if let Some(line) = self.informative.get(row) {
            return Some(line.clone());
        }
        let row = row - self.informative.len();
        if row < self.acts.len() {
            return self.acts.line(row, app, width, pen);
        }
        let row = row - self.acts.len();
        if row < self.closing.len() {
            return self.closing.line(row, app, width, pen);
        }
        let row = row - self.closing.len();
        self.points.line(row, app, width, pen)
    }
}
