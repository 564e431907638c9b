//! Opening a form, whatever leads to it.

use crate::screen::app::{App, Overlay};
use crate::screen::form::{Form, Kind};
use crate::words::hypothesis;

use super::look_ahead::look_ahead;

/// Opens a form of a kind, if there is anything to ask.
pub(super) fn open_kind(app: &mut App, kind: impl Into<Kind>) {
    if let Some(form) = Form::open(kind, &app.opening()) {
        open_form(app, form);
    }
}

/// Opens a form.
pub(super) fn open_form(app: &mut App, form: Form) {
    let form = asked(app, form);
    let form = not_in_passing(app, form);
    app.overlay = Overlay::Form(Box::new(form));
    look_ahead(app);
}

/// Today stands ready where somebody opened the form; where Enter only goes on after a save, or is held
/// down, the date is to be typed.
pub(super) fn not_in_passing(app: &App, form: Form) -> Form {
    if app.entered { form.undated() } else { form }
}

/// A form as it is opened here: a hypothesis asks for no reason.
pub(super) fn asked(app: &App, form: Form) -> Form {
    if app.is_what_if() {
        form.with_reason(hypothesis::reason(app.lang))
    } else {
        form
    }
}
