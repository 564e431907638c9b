//! Choosing the plan that a new dossier begins with. Nothing is saved: that is done with the first date.

use crate::plan::Plan;
use crate::screen::app::{App, ChoiceRow, Overlay, View};
use crate::screen::form::kind::plan_file::PlanFileForm;
use crate::screen::form::kind::plan_text::PlanTextForm;
use crate::screen::form::{FieldName, Form, Kind, Unfinished};
use crate::words::choice::{enter_begins, found_in, no_file_begins_so, no_plan_in, own_text};
use crate::words::plan_text::candidates;

use super::effect::Effect;
use super::look_ahead::look_ahead;
use super::message::{CompletedPath, ReadPlan, UnreadPlan};
use super::say::{alarm, say};
use super::unfinished::{leave, open_again};

/// How many names of files are said.
const NAMES: usize = 8;

/// Enter on a row of the choice.
pub(super) fn begin(app: &mut App) {
    match app.choice_row() {
        Some(ChoiceRow::Plan(_)) => {
            app.show_the_choice();
            app.view = View::Main;
        }
        Some(ChoiceRow::File) => match app.take_up_newest(Unfinished::chooses_a_file) {
            Some(form) => open_again(app, form),
            None => open(app, PlanFileForm::default()),
        },
        Some(ChoiceRow::Text) => {
            app.show_the_choice();
            match app.take_up_newest(Unfinished::begins_a_dossier) {
                Some(form) => open_again(app, form),
                None => open(app, PlanTextForm::beginning()),
            }
        }
        None => {}
    }
}

/// A plan that was typed is offered as one that was read from a file is. Its text waits until the dossier begins: a
/// plan that is only chosen is saved nowhere.
pub(super) fn typed(app: &mut App, plan: Plan) -> Vec<Effect> {
    let kept = leave(app, false);
    app.just_left = false;
    app.view = View::Choice;
    let name = own_text(app.lang).to_owned();
    app.offer_plan(name, plan);
    say(app, enter_begins(app.lang).to_owned());
    kept
}

fn open(app: &mut App, form: impl Into<Kind>) {
    if let Some(form) = Form::open(form, &app.opening()) {
        app.overlay = Overlay::Form(Box::new(form));
        look_ahead(app);
    }
}

/// A path that goes on as far as it is certain; where several names fit, they are said.
pub(super) fn completed(app: &mut App, completed: &CompletedPath) {
    let lang = app.lang;
    let Overlay::Form(form) = &mut app.overlay else {
        return;
    };
    let field = form.fields.field_mut(FieldName::File);
    // What was typed meanwhile stays.
    let Some(field) = field.filter(|field| field.value() == completed.typed) else {
        return;
    };
    if completed.path != completed.typed {
        field.set(&completed.path);
    }
    match completed.names.as_slice() {
        [] => alarm(app, no_file_begins_so(lang).to_owned()),
        [_] => {}
        names => {
            let shown = names[..names.len().min(NAMES)].join("  ");
            say(
                app,
                candidates(lang, &shown, names.len().saturating_sub(NAMES)),
            );
        }
    }
    look_ahead(app);
}

/// What came of a file that a plan was to be read from.
pub(super) fn read(app: &mut App, read: Result<ReadPlan, UnreadPlan>) {
    if app.view != View::Choice {
        // The dossier was begun meanwhile.
        return;
    }
    match read {
        Ok(read) => {
            app.overlay = Overlay::None;
            let said = found_in(app.lang, &read.name, &read.remarks);
            app.offer_plan(read.name, read.plan);
            say(app, said);
        }
        Err(UnreadPlan::Asked(read, questions)) => {
            let lang = app.lang;
            open(app, PlanFileForm::asking(read, questions, lang));
        }
        Err(UnreadPlan::Said(sentences)) => {
            let first = no_plan_in(app.lang, &sentences);
            if let Overlay::Form(form) = &mut app.overlay {
                form.kind.told(sentences);
            }
            alarm(app, first);
        }
    }
}
