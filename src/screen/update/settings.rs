//! The keys of the view of the plan that lead to writing.

use crate::screen::app::{App, PlanRow};
use crate::screen::form::{Form, can_be_none};
use crate::words::setting;

use super::open::open_form;
use super::say::alarm;

/// Enter: the form of the row under the cursor.
pub(super) fn change(app: &mut App) {
    let form = match app.plan_line(app.cursors.plan) {
        Some(PlanRow::Value(key)) => Form::setting(app.lang, &app.dossier.plan, &key),
        Some(PlanRow::NewFixedDay) => match Form::fixed_day(&app.dossier.plan) {
            Some(form) => form,
            None => return,
        },
        Some(PlanRow::Heading(_)) | None => return,
    };
    open_form(app, form);
}

/// `Del`: the same with the value emptied.
pub(super) fn unset(app: &mut App) {
    let Some(key) = app.setting_here() else {
        return;
    };
    let plan = &app.dossier.plan;
    if !can_be_none(plan, &key) {
        let name = setting::name(app.lang, plan, &key);
        alarm(app, setting::cannot_be_none(app.lang, &name));
        return;
    }
    let mut form = Form::setting(app.lang, plan, &key);
    let value = form.value_field().map(|field| field.name);
    if let Some(value) = value.and_then(|name| form.field_mut(name)) {
        value.set("");
    }
    form.focus = Some(1);
    open_form(app, form);
}
