//! Texts with their labels as lines of the pane, thousands of them, of which only those in sight are made.

use std::rc::Rc;

use crate::screen::app::{App, CursorSubject, Memo, RowsKey, ToldLabel, ToldTexts};

use super::line::Line;
use super::pen::Pen;

/// Where the lines of each text begin is known; the lines are not.
#[derive(Default)]
pub(super) struct ToldLines {
    told: Rc<ToldTexts>,
    /// The row on which each text begins, and at last how many rows there are.
    rows: Rc<Vec<usize>>,
    /// Which of the texts the keyboard stops at.
    stops: Vec<usize>,
    /// The number of the first stop.
    first: usize,
}

impl ToldLines {
    /// The lines of some texts in so many columns; `rows` keeps where they begin.
    pub(super) fn of(
        app: &App,
        told: Rc<ToldTexts>,
        rows: &Memo<RowsKey, Vec<usize>>,
        subject: CursorSubject,
        (width, pen): (u16, &Pen<'_>),
    ) -> Self {
        let key = RowsKey {
            subject,
            lang: app.lang,
            ascii: app.ascii,
            width,
        };
        let rows = rows.get(key, || {
            let lines = told
                .iter()
                .map(|(label, text)| Line::told(&label.text(app.lang), text, width, pen).len());
            let ends = lines.scan(0, |end, lines| {
                *end += lines;
                Some(*end)
            });
            std::iter::once(0).chain(ends).collect()
        });
        Self {
            told,
            rows,
            stops: Vec::new(),
            first: 0,
        }
    }

    /// The same where the keyboard stops at texts with some labels; `first` is the number of the first stop.
    pub(super) fn with_stops(self, first: usize, stops: impl Fn(ToldLabel) -> bool) -> Self {
        let texts = self.told.iter().enumerate();
        let stops = texts.filter(|(_, (label, _))| stops(*label));
        Self {
            stops: stops.map(|(at, _)| at).collect(),
            first,
            ..self
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.last().copied().unwrap_or_default()
    }

    /// The number behind that of the last stop, if there is one.
    pub(super) fn end_of_stops(&self) -> Option<usize> {
        (!self.stops.is_empty()).then(|| self.first + self.stops.len())
    }

    /// The row of a stop.
    pub(super) fn row_of(&self, stop: usize) -> Option<usize> {
        let text = self.stops.get(stop.checked_sub(self.first)?)?;
        self.rows.get(*text).copied()
    }

    /// The line on a row.
    pub(super) fn line(&self, row: usize, app: &App, width: u16, pen: &Pen<'_>) -> Option<Line> {
        let at = self
            .rows
            .partition_point(|begin| *begin <= row)
            .checked_sub(1)?;
        let (label, text) = self.told.get(at)?;
        let stop = self.stops.binary_search(&at).ok();
        let stop = stop.map(|nth| self.first + nth);
        let lines = Line::told_at(&label.text(app.lang), text, width, pen, stop);
        lines.into_iter().nth(row - self.rows[at])
    }
}
