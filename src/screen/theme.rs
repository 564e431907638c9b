//! How a state looks: sixteen named colours, or none.
//!
//! The ground of a terminal is not known, and no named colour is read on black and on white. So text that
//! matters is the terminal's own foreground, or a *pair*: foreground and background together. A colour
//! alone is only for signs and bars, which say nothing that a word or a number does not say as well.
//! What is live stands out, what is over is dim. Bright black is the ground of a known theme: it is neither
//! text nor bar. `tests/readme/colours.rs` measures what is
//! shown on the terminals that people use.

use ratatui::style::{Color, Modifier, Style};

use crate::assess::State;
use crate::report::Palette;
use crate::report::colour::Hue;

use super::terminal::colours::SIXTEEN;

/// How states look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours may be used.
    pub colour: bool,
    /// The colours of states.
    pub palette: Palette,
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
    /// The part of a bar that is used.
    Bar,
    /// Everything else.
    Text,
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

/// What is over, what a key does, what is only a frame: read when it is looked for.
#[must_use]
pub const fn calm() -> Style {
    Style::new().add_modifier(Modifier::DIM)
}

/// The heads of columns.
#[must_use]
pub const fn heads() -> Style {
    calm().add_modifier(Modifier::UNDERLINED)
}

/// Whether nothing of a state is to be done now.
#[must_use]
pub const fn is_calm(state: State) -> bool {
    matches!(
        state,
        State::Met
            | State::Ended
            | State::ClosedNoLimit
            | State::Breached
            | State::NotStarted
            | State::Waived
    )
}

/// A colour with what can be read on it. Never bold: on many terminals bold black is grey.
fn pair(hue: Hue) -> Style {
    Style::new().fg(colour(hue.ink())).bg(colour(hue))
}

/// White is the bright one: the other is grey on many terminals.
const fn colour(hue: Hue) -> Color {
    match hue {
        Hue::White => Color::White,
        hue => SIXTEEN[hue.number() as usize],
    }
}

impl Theme {
    /// The style of one cell of a row in a state.
    #[must_use]
    pub fn state(self, state: State, cell: Cell) -> Style {
        if cell == Cell::Text {
            return if is_calm(state) { calm() } else { Style::new() };
        }
        if cell == Cell::Bar {
            return self.bar(state);
        }
        if !self.colour {
            return Self::without_colour(state, cell);
        }
        let Some(hue) = self.palette.of(state) else {
            return self.state(state, Cell::Text);
        };
        let ink = Style::new().fg(colour(hue));
        match (state, cell) {
            // A square shows its colour on any ground.
            (State::Overdue, Cell::Glyph) => ink,
            (State::Overdue | State::DueToday, _)
            | (State::DueSoon | State::Ending | State::LongWait, Cell::Glyph)
            | (State::Suspended, Cell::Glyph | Cell::Word) => pair(hue),
            (State::DueSoon | State::Ending | State::LongWait, _) => strong(),
            (_, Cell::Glyph) => ink,
            _ => self.state(state, Cell::Text),
        }
    }

    /// A colour that repeats the state of a row that is live; what is over has none.
    fn bar(self, state: State) -> Style {
        if is_calm(state) {
            return calm();
        }
        let hue = self.palette.of(state).filter(|_| self.colour);
        hue.map_or(Style::new(), |hue| Style::new().fg(colour(hue)))
    }

    /// Bold and reverse carry what matters most.
    fn without_colour(state: State, cell: Cell) -> Style {
        match (state, cell) {
            // Of a square in reverse only two dashes are left.
            (State::Overdue, Cell::Glyph) => strong(),
            (State::Overdue, _) => chosen().add_modifier(Modifier::BOLD),
            (State::DueToday, _) => chosen(),
            (State::DueSoon | State::Ending | State::LongWait, Cell::Glyph | Cell::Word) => {
                strong()
            }
            _ => Style::new(),
        }
    }

    /// A banner: something about the whole screen that must not be overlooked.
    #[must_use]
    pub fn banner(self) -> Style {
        if self.colour {
            pair(Hue::Cyan)
        } else {
            chosen()
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
