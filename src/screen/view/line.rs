//! A line of the pane: pieces of text, each at its column.

use ratatui::style::Style;

use crate::screen::theme::calm;

use super::pen::Pen;

/// A piece of a line: its column, what it says, and how.
#[derive(Clone)]
pub(super) struct Piece(pub(super) u16, pub(super) String, pub(super) Style);

/// A line of the pane; `event` is its position among the events, for those the keyboard goes over.
#[derive(Clone, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) event: Option<usize>,
}

impl Line {
    pub(super) fn of(pieces: Vec<Piece>) -> Self {
        Self {
            pieces,
            event: None,
        }
    }

    /// A sentence on as many lines as it takes, from a column on; none ends at a no-break space.
    pub(super) fn wrapped(x: u16, text: &str, width: u16, pen: &Pen<'_>) -> Vec<Self> {
        let lines = pen.wrap(text, width.saturating_sub(x)).into_iter();
        lines
            .map(|text| text.replace('\u{a0}', " "))
            .map(|text| Self::of(vec![Piece(x, text, Style::new())]))
            .collect()
    }

    /// A sentence beside its label, on as many lines as it takes.
    pub(super) fn told(label: &str, text: &str, width: u16, pen: &Pen<'_>) -> Vec<Self> {
        let mut lines = Self::wrapped(12, text, width, pen);
        if let Some(first) = lines.first_mut() {
            first.pieces.insert(0, Piece(2, label.to_owned(), calm()));
        }
        lines
    }

    /// The same where the keyboard may stop at it: `event` is its position among the stops.
    pub(super) fn told_at(
        label: &str,
        text: &str,
        width: u16,
        pen: &Pen<'_>,
        event: Option<usize>,
    ) -> Vec<Self> {
        let mut lines = Self::told(label, text, width, pen);
        if let Some(first) = lines.first_mut() {
            first.event = event;
        }
        lines
    }
}
