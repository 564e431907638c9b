//! A form that was open when the line went dead: kept then, and offered at the next start.

use chrono::{DateTime, FixedOffset};

use crate::store::KeptText;
use crate::words::unfinished;

use super::super::app::{App, Overlay};
use super::super::form::{Stage, Unfinished};
use super::form::look_ahead;
use super::{Effect, alarm};

/// The line is dead: what was typed is kept, wherever it stands on the screen.
pub(super) fn keep(app: &App, at: DateTime<FixedOffset>) -> Vec<Effect> {
    let form = match &app.overlay {
        Overlay::Form(form) => form,
        Overlay::Help(_, under) => match &**under {
            Overlay::Form(form) => form,
            _ => return Vec::new(),
        },
        Overlay::None | Overlay::Ask(_) => return Vec::new(),
    };
    let left = Unfinished::of(form, at, app.today);
    left.map(|left| Effect::Keep(Box::new(left)))
        .into_iter()
        .collect()
}

/// Offers to go on with what is left: it is shown as the form that it was, with what saving would do
/// now, and nothing of it is saved before somebody took it up and pressed Enter. Where nothing can be
/// saved it waits.
pub(super) fn offer(app: &mut App, kept: &KeptText) {
    if !app.is_writable() || app.overlay != Overlay::None {
        return;
    }
    let left = Unfinished::read(&kept.text);
    let at = left.as_ref().map(|left| left.at);
    let suspendable = app.suspendable();
    let form = left.and_then(|left| left.form(&app.dossier, &suspendable, app.lang));
    let (Some(mut form), Some(at)) = (form, at) else {
        let path = kept.path.to_string_lossy();
        let text = unfinished::no_longer_fits(app.lang, &path);
        alarm(app, text);
        return;
    };
    form.stage = Stage::Offered {
        at,
        slot: kept.slot,
    };
    app.overlay = Overlay::Form(Box::new(form));
    look_ahead(app);
}
