//! More keys at once than a hand presses: what of them is taken depends on what is on the screen.
//!
//! In a text field they are its text, and no Enter among them counts: nothing is saved by a text. Anywhere else
//! nothing is done, which is said; but for a key held down that only moves.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::screen::keymap::{self, Action, Context};
use crate::words::{Lang, unmeant};

/// What came and was not meant for the screen that it came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmeant {
    /// Keys that no hand pressed.
    Burst,
    /// A text where there is no field.
    Paste,
    /// An Enter together with a text.
    Enter,
}

impl Unmeant {
    /// The sentence about it.
    pub(super) const fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Self::Burst => unmeant::burst(lang),
            Self::Paste => unmeant::paste(lang),
            Self::Enter => unmeant::enter(lang),
        }
    }
}

/// A part of a burst that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A key.
    Key(KeyEvent),
    /// A text.
    Text(String),
}

/// What of a burst counts where the keyboard is, in order, and what does not.
#[must_use]
pub fn sort_burst(context: Context, keys: &[KeyEvent]) -> (Vec<Taken>, Option<Unmeant>) {
    if context == Context::Text {
        return (lines(keys), None);
    }
    if matches!(context, Context::Form | Context::Search) {
        return typed(keys);
    }
    if keys.iter().all(|key| key.code == KeyCode::Tab) {
        return (keys.iter().copied().map(Taken::Key).collect(), None);
    }
    if is_held(context, keys) {
        return (keys.iter().copied().map(Taken::Key).collect(), None);
    }
    (Vec::new(), Some(Unmeant::Burst))
}

/// Keys in a form: runs of characters are texts, of several lines perhaps; the Enter at the end of one is left out.
fn typed(keys: &[KeyEvent]) -> (Vec<Taken>, Option<Unmeant>) {
    let mut taken = Vec::new();
    let mut enter = None;
    for key in keys {
        let c = if key.code == KeyCode::Enter {
            enter = Some(Unmeant::Enter);
            '\n'
        } else if let Some(c) = letter_of(key) {
            c
        } else {
            taken.push(Taken::Key(*key));
            continue;
        };
        match taken.last_mut() {
            Some(Taken::Text(text)) => text.push(c),
            _ => taken.push(Taken::Text(c.to_string())),
        }
    }
    for part in &mut taken {
        if let Taken::Text(text) = part {
            *text = text.trim_matches('\n').to_owned();
        }
    }
    taken.retain(|part| !matches!(part, Taken::Text(text) if text.is_empty()));
    (taken, enter)
}

/// Keys in a text of several lines: Enter begins a line, and a tab parts cells.
fn lines(keys: &[KeyEvent]) -> Vec<Taken> {
    let mut taken = Vec::new();
    for key in keys {
        let c = match key.code {
            KeyCode::Enter => Some('\n'),
            KeyCode::Tab => Some('\t'),
            _ => letter_of(key),
        };
        match (c, taken.last_mut()) {
            (Some(c), Some(Taken::Text(text))) => text.push(c),
            (Some(c), _) => taken.push(Taken::Text(c.to_string())),
            (None, _) => taken.push(Taken::Key(*key)),
        }
    }
    taken
}

/// Whether the only letter among the keys is one that moves a row up or down.
fn is_held(context: Context, keys: &[KeyEvent]) -> bool {
    let mut letters = keys.iter().filter(|key| letter_of(key).is_some());
    let Some(first) = letters.next() else {
        return false;
    };
    letters.all(|key| key == first)
        && matches!(
            keymap::action(context, first),
            Some(Action::Up | Action::Down)
        )
}

fn letter_of(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(c),
        _ => None,
    }
}
