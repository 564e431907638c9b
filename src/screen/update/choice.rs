//! Choosing the plan that a new dossier begins with. Nothing is saved: that is done with the first date.

use crate::screen::app::{App, ChoiceRow, Overlay, View};
use crate::screen::form::kind::plan_file::PlanFileForm;
use crate::screen::form::{Form, Stage};
use crate::words::choice::{found_in, no_plan_in};

use super::look_ahead::look_ahead;
use super::message::{ReadPlan, UnreadPlan};
use super::say::{alarm, say};

/// Enter on a row of the choice.
pub(super) fn begin(app: &mut App) {
    match app.choice_row() {
        Some(ChoiceRow::Plan(_)) => {
            app.show_the_choice();
            app.view = View::Main;
        }
        Some(ChoiceRow::File) => open(app, PlanFileForm::default()),
        None => {}
    }
}

fn open(app: &mut App, form: PlanFileForm) {
    if let Some(form) = Form::open(form, &app.opening()) {
        app.overlay = Overlay::Form(Box::new(form));
        look_ahead(app);
    }
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
            if let Overlay::Form(form) = &mut app.overlay {
                form.stage = Stage::Typing;
            }
            alarm(app, no_plan_in(app.lang, &sentences));
        }
    }
}
