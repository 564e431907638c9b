//! Opening the forms of acts, and taking an act back.
//!
//! Which key opens which form, and when, stands in `act_keys.rs`.

use crate::screen::act_keys::{self, ActKey};
use crate::screen::app::{App, Overlay};
use crate::screen::form::kind::take_back::TakeBackForm;
use crate::screen::form::{FieldName, Form, Kind};

use super::look_ahead::look_ahead;
use super::open::not_in_passing;
use super::say::alarm;

/// Opens the form of the key of an act, or says why there is none.
pub(super) fn open_by(app: &mut App, key: &ActKey) {
    let form = (key.form)(app);
    open_or_say(app, form);
}

/// Suspends clocks of what the cursor is about.
pub(super) fn suspend(app: &mut App) {
    let form = act_keys::suspend(app);
    open_or_say(app, form);
}

/// Ends a suspension.
pub(super) fn resume(app: &mut App) {
    open(app, act_keys::resume(app));
}

/// The promised date of what is awaited, emptied, to take the promise away.
pub(super) fn promise_nothing(app: &mut App) {
    let form = act_keys::promise(app);
    open_or_say(app, form);
    if let Overlay::Form(form) = &mut app.overlay
        && let Some(date) = form.fields.field_mut(FieldName::Date)
    {
        date.set("");
        look_ahead(app);
    }
}

/// Takes the selected act of the pane back; whether there is one.
pub(super) fn take_back(app: &mut App) -> bool {
    let Some(act) = app.taken_back() else {
        return false;
    };
    open(app, TakeBackForm(act));
    true
}

fn open_or_say(app: &mut App, form: Result<Kind, String>) {
    match form {
        Ok(kind) => open(app, kind),
        Err(why) => alarm(app, why),
    }
}

fn open(app: &mut App, kind: impl Into<Kind>) {
    let Some(form) = Form::open(kind, &app.opening()) else {
        return;
    };
    let form = not_in_passing(app, form);
    app.overlay = Overlay::Form(Box::new(form));
    look_ahead(app);
}
