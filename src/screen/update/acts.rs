//! The keys that lead to acts: suspend or resume, extend, promise, take back.

use crate::screen::app::{App, Overlay};
use crate::screen::form::kind::extend::ExtendForm;
use crate::screen::form::kind::promise::PromiseForm;
use crate::screen::form::kind::resume::ResumeForm;
use crate::screen::form::kind::suspend::SuspendForm;
use crate::screen::form::kind::take_back::TakeBackForm;
use crate::screen::form::{FieldName, Form, Kind};
use crate::words::{event, sentences};

use super::look_ahead::look_ahead;
use super::open::not_in_passing;
use super::say::alarm;

/// `s`: ends what is suspended here, or else suspends.
pub(super) fn suspend_or_resume(app: &mut App) {
    if app.resumes_here() {
        resume(app);
    } else {
        suspend(app);
    }
}

/// Suspends clocks of what the cursor is about.
pub(super) fn suspend(app: &mut App) {
    let options = app.suspendable_here();
    if options.is_empty() {
        let text = sentences::nothing_to_suspend(app.lang, &here(app));
        alarm(app, text);
        return;
    }
    open(app, SuspendForm::new(options));
}

/// Ends a suspension: of several, that of what the cursor is about is proposed.
pub(super) fn resume(app: &mut App) {
    let all = app.open_suspensions();
    let this = app.suspension_here();
    let chosen = all.iter().position(|n| Some(*n) == this).unwrap_or(0);
    // Something else may be suspended here, such as another request.
    let other = app.may_suspend_here();
    let clocks = app.standing_clocks();
    open(app, ResumeForm::new(all, chosen, clocks, other));
}

/// `e`: more time on a clock of what the cursor is about.
pub(super) fn extend(app: &mut App) {
    let clocks = app.extendable_here();
    if clocks.is_empty() {
        let text = sentences::nothing_to_extend(app.lang, &here(app));
        alarm(app, text);
        return;
    }
    open(app, ExtendForm(clocks));
}

/// `p`: the promised date of what is awaited; emptied, to take the promise away.
pub(super) fn promise(app: &mut App, emptied: bool) {
    let promised = app.promisable_here();
    if promised.is_empty() {
        return alarm(app, sentences::nothing_to_promise(app.lang).to_owned());
    }
    open(app, PromiseForm::new(promised));
    if let Overlay::Form(form) = &mut app.overlay
        && emptied
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

/// The phase the cursor is on, to begin a sentence.
fn here(app: &App) -> String {
    let number = app.phase_number().unwrap_or_default();
    event::capitalised(&event::phase_titled(app.lang, &app.dossier.plan, number))
}

fn open(app: &mut App, kind: impl Into<Kind>) {
    let Some(form) = Form::open(kind, &app.opening()) else {
        return;
    };
    let form = not_in_passing(app, form);
    app.overlay = Overlay::Form(Box::new(form));
    look_ahead(app);
}
