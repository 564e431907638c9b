//! The keys of the view of the plan that lead to writing.

use crate::screen::app::{App, PlanRow, phase_of_setting};
use crate::screen::form::Form;
use crate::screen::form::kind::fixed_day::FixedDayForm;
use crate::screen::form::kind::plan_line::PlanLineForm;
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

/// `a`: a new line in the phase of the row under the cursor, or in the one that the list stood on.
pub(super) fn add_line(app: &mut App) {
    let plan = &app.dossier.plan;
    let here = app
        .setting_here()
        .and_then(|key| phase_of_setting(plan, &key));
    let here = here.or_else(|| app.phase_number());
    let phase = here.or_else(|| plan.phases.first().map(|phase| phase.number));
    if let Some(phase) = phase {
        open_kind(app, PlanLineForm::new(phase));
    }
}
