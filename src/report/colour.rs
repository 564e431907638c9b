//! The colours of a state: sixteen names, foreground and background together where it must be seen.
//!
//! Which parts of a row a state colours is decided here for lines and screen alike; which colour a state
//! has may be chosen, see [`Palette`].

use std::str::FromStr;

use anstyle::{Ansi256Color, Color, Style};

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

/// A colour of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its own name")]
pub enum Hue {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    White,
}

impl Hue {
    /// All of them, in the order of terminals.
    pub const ALL: [Self; 8] = [
        Self::Black,
        Self::Red,
        Self::Green,
        Self::Yellow,
        Self::Blue,
        Self::Magenta,
        Self::Cyan,
        Self::White,
    ];

    /// Its number on every terminal.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Black => "black",
            Self::Red => "red",
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Blue => "blue",
            Self::Magenta => "magenta",
            Self::Cyan => "cyan",
            Self::White => "white",
        }
    }

    /// What can be read on it.
    #[must_use]
    pub const fn ink(self) -> Self {
        match self {
            Self::Black | Self::Red | Self::Blue | Self::Magenta => Self::White,
            Self::Green | Self::Yellow | Self::Cyan | Self::White => Self::Black,
        }
    }
}

impl FromStr for Hue {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let named = Self::ALL.into_iter().find(|hue| hue.as_str() == text);
        named.ok_or(())
    }
}

/// The colour of each state that has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette([Hue; Self::STATES.len()]);

impl Palette {
    /// The states that have a colour; those that are over share that of what was met.
    pub const STATES: [State; 7] = [
        State::Overdue,
        State::DueToday,
        State::DueSoon,
        State::Suspended,
        State::Running,
        State::Breached,
        State::Met,
    ];

    /// The colours where nothing was chosen: ink follows urgency.
    pub const USUAL: Self = Self([
        Hue::Red,
        Hue::Yellow,
        Hue::Yellow,
        Hue::Cyan,
        Hue::Green,
        Hue::Red,
        Hue::Green,
    ]);

    fn position(state: State) -> Option<usize> {
        let state = match state {
            State::Ended | State::ClosedNoLimit => State::Met,
            State::Ending | State::LongWait => State::DueSoon,
            other => other,
        };
        Self::STATES.iter().position(|known| *known == state)
    }

    /// The colour of a state.
    #[must_use]
    pub fn of(&self, state: State) -> Option<Hue> {
        Self::position(state).map(|at| self.0[at])
    }

    /// Gives a state another colour.
    pub fn set(&mut self, state: State, hue: Hue) {
        if let Some(at) = Self::position(state) {
            self.0[at] = hue;
        }
    }

    /// What a state does to a part of a row: every colour only repeats glyph and word.
    #[must_use]
    pub fn paint(&self, of: State, part: RowPart) -> Paint {
        let Some(hue) = self.of(of) else {
            return Paint::Plain;
        };
        match (of, part) {
            (State::Overdue, _) => Paint::Ground { hue, bold: true },
            (State::DueToday, _)
            | (State::DueSoon | State::Ending | State::LongWait, RowPart::Glyph)
            | (State::Suspended, RowPart::Glyph | RowPart::Word) => {
                Paint::Ground { hue, bold: false }
            }
            (State::Running, RowPart::Glyph | RowPart::Word)
            | (State::Met | State::Ended | State::ClosedNoLimit, RowPart::Glyph)
            | (State::Breached, RowPart::Glyph | RowPart::Number) => Paint::Ink(hue),
            _ => Paint::Plain,
        }
    }
}

impl Default for Palette {
    fn default() -> Self {
        Self::USUAL
    }
}

/// How a part of a row is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Not at all.
    Plain,
    /// Written in a colour.
    Ink(Hue),
    /// On a colour, so that no terminal theme can hide it.
    Ground {
        /// The colour.
        hue: Hue,
        /// Whether it is written in bold.
        bold: bool,
    },
}

/// The same for a line of text.
#[must_use]
pub(super) fn style(palette: Palette, of: State, part: RowPart) -> Style {
    let plain = Style::new();
    match palette.paint(of, part) {
        Paint::Plain => plain,
        Paint::Ink(hue) => plain.fg_color(ansi(hue)),
        Paint::Ground { hue, bold } => {
            let on = plain.fg_color(ansi(hue.ink())).bg_color(ansi(hue));
            if bold { on.bold() } else { on }
        }
    }
}

/// The colour of a hue in a line of text.
fn ansi(hue: Hue) -> Option<Color> {
    Ansi256Color(hue.number()).into_ansi().map(Color::from)
}
