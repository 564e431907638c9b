//! A form of the view of the plan: what stands above its fields, and what is said back of its value.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::record::Conflict;
use crate::screen::app::App;
use crate::screen::form::{Field, Form, Setting};
use crate::screen::theme::strong;
use crate::words::{Label, setting};

use super::pen::Pen;

/// Whether there was no value that would be worth a line.
fn is_new(form: &Form) -> bool {
    let was = form.of_setting().and_then(|setting| setting.was.as_ref());
    form.is_new_fixed_day() && was.is_none()
}

/// How many rows stand between the head of the form and its fields.
pub(super) fn rows_above(form: &Form) -> u16 {
    match form.of_setting().and(form.value_field()) {
        Some(field) => u16::from(!is_new(form)) + u16::from(field.takes_several()),
        None => 0,
    }
}

/// What stands there: the value there was; of several that are ticked, all.
pub(super) fn above(app: &App, form: &Form, setting: &Setting) -> Vec<(Label, String)> {
    let (lang, plan) = (app.lang, &app.dossier.plan);
    let said = |value: Option<&str>| setting::value(lang, plan, &setting.key, value);
    let mut lines = Vec::new();
    if !is_new(form) {
        lines.push((Label::FieldWas, said(setting.was.as_deref())));
    }
    if let Some(field) = form.value_field().filter(|f| f.takes_several()) {
        let now = setting.understood(field, app.today).unwrap_or_default();
        lines.push((Label::FieldBecomes, said(now.as_deref())));
    }
    lines
}

/// Whether what is typed is said back beside the field.
pub(super) fn says_back(form: &Form, field: &Field) -> bool {
    form.of_setting()
        .is_some_and(|setting| setting.is_said_back(field))
}

/// What was understood of what is typed: "= 90 giorni".
pub(super) fn echo(app: &App, setting: &Setting, field: &Field, area: Rect, pen: &mut Pen<'_>) {
    let plan = &app.dossier.plan;
    if let Ok(value) = setting.understood(field, app.today) {
        let said = setting::value(app.lang, plan, &setting.key, value.as_deref());
        let text = format!("= {said}");
        pen.put(area.x, area.y, area.width, &text, Style::new());
    } else {
        let text = format!("× {}", setting::unclear(app.lang));
        pen.put(area.x, area.y, area.width, &text, strong());
    }
}

/// The values of a conflict: in the file, mine, and the one before.
pub(super) fn clashing(
    app: &App,
    form: &Form,
    setting: &Setting,
    conflict: &Conflict,
) -> [String; 3] {
    let said =
        |value: Option<&str>| setting::value(app.lang, &app.dossier.plan, &setting.key, value);
    let field = form.value_field();
    let mine = field.and_then(|field| setting.understood(field, app.today).ok());
    [
        said(conflict.present.as_deref()),
        said(mine.flatten().as_deref()),
        said(setting.was.as_deref()),
    ]
}
