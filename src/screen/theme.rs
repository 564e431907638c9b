//! How a state looks: sixteen named colours, or none.
//!
//! Where a state must be seen, foreground and background come together, so that no terminal theme
//! can hide it; elsewhere colour only repeats what glyph and word already say. Without colour, bold
//! and reverse carry what matters most. What still has to be done stands out, what is over is calm.

use ratatui::style::{Color, Modifier, Style};

use crate::assess::State;

/// How states look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours may be used.
    pub colour: bool,
}

/// The parts of a row that a state may colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The sign in front.
    Glyph,
    /// The number of days left, or late.
    Number,
    /// The word.
    Word,
}

/// What is chosen, or may be replaced by typing.
#[must_use]
pub const fn chosen() -> Style {
    Style::new().add_modifier(Modifier::REVERSED)
}

/// What stands out by weight alone.
#[must_use]
pub const fn strong() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

impl Theme {
    /// The style of one cell of a row in a state.
    #[must_use]
    pub fn state(self, state: State, cell: Cell) -> Style {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reverse = plain.add_modifier(Modifier::REVERSED);
        if !self.colour {
            return match (state, cell) {
                (State::Overdue, _) => bold.add_modifier(Modifier::REVERSED),
                (State::DueToday, _) => reverse,
                (State::DueSoon, Cell::Glyph | Cell::Word) | (State::Breached, Cell::Number) => {
                    bold
                }
                _ => plain,
            };
        }
        match (state, cell) {
            (State::Overdue, _) => bold.fg(Color::White).bg(Color::Red),
            (State::DueToday, _) | (State::DueSoon, Cell::Glyph) => {
                plain.fg(Color::Black).bg(Color::Yellow)
            }
            (State::Suspended, Cell::Glyph | Cell::Word) => plain.fg(Color::Black).bg(Color::Cyan),
            (State::Running, Cell::Glyph | Cell::Word)
            | (State::Met | State::Ended | State::ClosedNoLimit, Cell::Glyph) => {
                plain.fg(Color::Green)
            }
            (State::Breached, Cell::Glyph | Cell::Number) => plain.fg(Color::Red),
            _ => plain,
        }
    }

    /// A banner: something about the whole screen that must not be overlooked.
    #[must_use]
    pub fn banner(self) -> Style {
        if self.colour {
            Style::new().fg(Color::Black).bg(Color::Cyan)
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }

    /// Something that went wrong.
    #[must_use]
    pub fn alarm(self) -> Style {
        self.state(State::Overdue, Cell::Word)
    }

    /// Something to be looked at twice.
    #[must_use]
    pub fn doubt(self) -> Style {
        self.state(State::DueToday, Cell::Word)
    }
}
