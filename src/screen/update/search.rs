//! Looking for something in the list that fills the screen: the keys while the words are being typed.

use crossterm::event::KeyEvent;

use crate::screen::app::App;
use crate::screen::form::{FIELD_MAX, Intake};
use crate::screen::keymap::Action;
use crate::words::{Label, full};

use super::effect::Effect;
use super::say::alarm;
use super::views::act;

/// A key: text, a move in what was found, or the way back to the list.
pub(super) fn key(app: &mut App, action: Option<Action>, key: &KeyEvent) -> Vec<Effect> {
    match action {
        None => {
            let taken = app.search.field.key(key);
            take_in(app, taken);
        }
        Some(Action::EmptyField | Action::DeleteWord) => {
            app.search.field.key(key);
            app.seek();
            app.put_pane_on_what_was_found();
        }
        Some(Action::Back) => app.end_search(),
        // Nothing is done with the row yet: a second Enter does what Enter does in the list.
        Some(Action::Open) => app.keep_search(),
        Some(action) => return act(app, action, key),
    }
    Vec::new()
}

/// A text that was pasted, or typed at once.
pub(super) fn paste(app: &mut App, text: &str) {
    app.notice = None;
    let taken = app.search.field.paste(text);
    take_in(app, taken);
}

fn take_in(app: &mut App, taken: Intake) {
    match taken {
        Intake::Nothing | Intake::Moved => {}
        Intake::Whole => {
            app.seek();
            app.put_pane_on_what_was_found();
        }
        Intake::Refused(many) => {
            let typed = app.search.field.value().chars().count();
            let room = FIELD_MAX.saturating_sub(typed);
            let text = full::too_long(app.lang, Label::FieldText, many, room);
            alarm(app, text);
        }
    }
}
