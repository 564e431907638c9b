//! How a state looks: sixteen named colours, or none.
//!
//! Where a state must be seen, foreground and background come together, so that no terminal theme
//! can hide it; elsewhere colour only repeats what glyph and word already say. Without colour, bold
//! and reverse carry what matters most. What still has to be done stands out, what is over is calm.

use ratatui::style::{Color, Modifier, Style};

use crate::assess::State;
use crate::report::Palette;
use crate::report::colour::{Hue, Paint};

pub use crate::report::colour::RowPart as Cell;

/// How states look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours may be used.
    pub colour: bool,
    /// The colours of states.
    pub palette: Palette,
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
        match self.palette.paint(state, cell) {
            Paint::Plain => plain,
            Paint::Ink(hue) => plain.fg(color(hue)),
            Paint::Ground { hue, bold } => {
                let on = plain.fg(color(hue.ink())).bg(color(hue));
                if bold {
                    on.add_modifier(Modifier::BOLD)
                } else {
                    on
                }
            }
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

const fn color(hue: Hue) -> Color {
    match hue {
        Hue::Black => Color::Black,
        Hue::Red => Color::Red,
        Hue::Green => Color::Green,
        Hue::Yellow => Color::Yellow,
        Hue::Blue => Color::Blue,
        Hue::Magenta => Color::Magenta,
        Hue::Cyan => Color::Cyan,
        Hue::White => Color::White,
    }
}
