//! Saying something on the line of messages: an answer, a warning, what was heard of the file.

use crate::screen::app::{App, Notice, Overlay};

use super::burst::Unmeant;

/// Says what was left out. Where a question stands, its own sentence is what can be seen.
pub(super) fn leave_out(app: &mut App, what: Unmeant) {
    if let Some(question) = app.question_mut() {
        question.misheard = true;
        return;
    }
    let text = what.sentence(app.lang).to_owned();
    app.notice = Some(Notice { text, alarm: true });
}

pub(super) fn say(app: &mut App, text: String) {
    app.notice = Some(Notice { text, alarm: false });
}

/// Says what was heard of the file, beside the answer to what was done.
pub(super) fn hear(app: &mut App, text: String, alarm: bool) {
    app.aside = Some(Notice { text, alarm });
}

/// Says that something went wrong. A question that led to it is over: it would stand in its place.
pub(super) fn alarm(app: &mut App, text: String) {
    if matches!(app.overlay, Overlay::Ask(_)) {
        app.overlay = Overlay::None;
    }
    app.notice = Some(Notice { text, alarm: true });
}
