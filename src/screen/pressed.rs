//! A key as it was pressed: what it stands for where a line may have cut it in two, and what people call it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::keymap::Context;

/// A key with Alt is Escape where something is on top, and the key that was pressed with it is dropped: tmux and a line
/// that stalls make one of an Escape and the next key, which was never meant for the form that is left.
#[must_use]
pub fn escaped(context: Context, event: &KeyEvent) -> KeyEvent {
    let on_top = matches!(
        context,
        Context::Form | Context::Text | Context::Question | Context::Search | Context::Help
    );
    if on_top && event.modifiers.contains(KeyModifiers::ALT) {
        KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)
    } else {
        *event
    }
}

/// A key as people call it; none for those that have no short name.
#[must_use]
pub fn name(event: &KeyEvent) -> Option<String> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    match event.code {
        KeyCode::Char(' ') => None,
        KeyCode::Char(c) if ctrl => Some(format!("Ctrl-{}", c.to_uppercase())),
        KeyCode::Char(c) => Some(c.to_string()),
        KeyCode::F(n) => Some(format!("F{n}")),
        KeyCode::Tab | KeyCode::BackTab => Some("Tab".to_owned()),
        _ => None,
    }
}
