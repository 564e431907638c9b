//! The colours of a state: sixteen names, foreground and background together where it must be seen.

use anstyle::{AnsiColor, Style};

use crate::assess::State;

/// Which part of a row is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowPart {
    /// The sign.
    Glyph,
    /// What is left of the limit.
    Number,
    /// The word.
    Word,
}

/// The colours of a state: ink follows urgency, and every colour only repeats glyph and word.
#[must_use]
pub fn style(of: State, part: RowPart) -> Style {
    let plain = Style::new();
    let on = |ink: AnsiColor, ground: AnsiColor| {
        plain
            .fg_color(Some(ink.into()))
            .bg_color(Some(ground.into()))
    };
    let ink = |colour: AnsiColor| plain.fg_color(Some(colour.into()));
    match (of, part) {
        (State::Overdue, _) => on(AnsiColor::White, AnsiColor::Red).bold(),
        (State::DueToday, _) | (State::DueSoon, RowPart::Glyph) => {
            on(AnsiColor::Black, AnsiColor::Yellow)
        }
        (State::Suspended, RowPart::Glyph | RowPart::Word) => on(AnsiColor::Black, AnsiColor::Cyan),
        (State::Running, RowPart::Glyph | RowPart::Word)
        | (State::Met | State::Ended | State::ClosedNoLimit, RowPart::Glyph) => {
            ink(AnsiColor::Green)
        }
        (State::Breached, RowPart::Glyph | RowPart::Number) => ink(AnsiColor::Red),
        _ => plain,
    }
}
