//! Saying which steps of a what-if no longer fit the newest data.

use crate::screen::app::{App, Dropped};
use crate::words::hypothesis;

use super::say::{alarm, hear};

/// Says what of the hypothesis no longer fits the newest data.
pub(super) fn tell_dropped(app: &mut App, dropped: &[Dropped]) {
    if let Some(text) = said_of_dropped(app, dropped) {
        alarm(app, text);
    }
}

/// Says it where the newest data came by themselves, after what was heard of them already.
pub(super) fn hear_dropped(app: &mut App, dropped: &[Dropped]) {
    if let Some(text) = said_of_dropped(app, dropped) {
        let said = app.aside.take().map(|heard| format!("{} ", heard.text));
        hear(app, format!("{}{text}", said.unwrap_or_default()), true);
    }
}

fn said_of_dropped(app: &App, dropped: &[Dropped]) -> Option<String> {
    let first = dropped.first()?;
    let dossier = &app.dossier;
    let step = hypothesis::step(app.lang, dossier, &first.change);
    let (why, more) = (first.why.as_ref(), dropped.len() - 1);
    Some(hypothesis::dropped(app.lang, dossier, &step, why, more))
}
