//! A form that asks for what is there already.

use crate::screen::app::{App, Overlay};
use crate::screen::form::FieldName;
use crate::words::{self, full};

use super::effect::Effect;
use super::say::{alarm, say};
use super::unfinished;

/// What is there already is not saved; what was typed stays, for it was meant for something.
pub(super) fn already_so(app: &mut App) -> Vec<Effect> {
    let lang = app.lang;
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    if !form.is_dirty() {
        let effects = unfinished::close(app);
        say(app, words::effect::nothing_changed(lang).to_owned());
        return effects;
    }
    let has_date = form.fields.iter().any(|field| field.name.is_date());
    let only_reason = form.fields.iter().filter(|field| field.is_changed());
    let only_reason = only_reason.map(|field| field.name).eq([FieldName::Reason]);
    form.focus = Some(0);
    alarm(
        app,
        full::already_so(lang, has_date, only_reason).to_owned(),
    );
    Vec::new()
}
