//! The keys of the view of the plan that lead to writing.

use crate::screen::app::{App, PlanRow};
use crate::screen::form::Form;
use crate::screen::form::kind::fixed_day::FixedDayForm;
use crate::screen::form::kind::setting::{SettingForm, can_be_none};
use crate::words::setting;

use super::open::{open_form, open_kind};
use super::say::alarm;

/// Enter: the form of the row under the cursor.
pub(super) fn change(app: &mut App) {
    match app.plan_line(app.cursors.plan) {
        Some(PlanRow::Value(key)) => {
            let form = SettingForm::new(&app.dossier.plan, &key);
            open_kind(app, form);
        }
        Some(PlanRow::NewFixedDay) => {
            open_kind(app, FixedDayForm::default());
        }
        Some(PlanRow::Heading(_)) | None => {}
    }
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
    let form = SettingForm::new(plan, &key);
    if let Some(form) = Form::open(form, &app.opening()) {
        open_form(app, form.emptied());
    }
}
