//! What a form is called and what it is about, and where its fields and their echoes stand.

use crate::screen::app::App;
use crate::screen::form::{Form, Kind, Outlook};
use crate::words::{self, Label, dates, event};

use super::act;

/// Where what is typed begins.
pub(super) const VALUE: u16 = 12;

/// Where the meaning of a date is said.
pub(super) const ECHO: u16 = 30;

/// What a form is called, and what it is about.
pub(super) fn title(app: &App, form: &Form) -> (String, String) {
    let lang = app.lang;
    let plan = &app.dossier.plan;
    match &form.kind {
        Kind::Record { was, .. } => {
            let Some(on) = form.event() else {
                return Default::default();
            };
            let role = plan.role(on).ok();
            let answers = matches!(role, Some(crate::plan::Role::Answer(..)));
            let title = match (was, answers) {
                (Some(_), _) => Label::TitleCorrect,
                (None, true) => Label::TitleAnswer,
                (None, false) => Label::TitleRecord,
            };
            let label = event::label(lang, &app.dossier, on);
            let phase = role
                .map(|role| event::phase(lang, role.phase()))
                .unwrap_or_default();
            (title.text(lang).to_owned(), format!("{label}, {phase}"))
        }
        Kind::Open(register) => {
            let known = plan.register(register);
            let phase = known.map(|r| event::phase(lang, r.phase));
            // Where there are several registers, which one is said first.
            let name = known.filter(|_| plan.registers.len() > 1);
            let name = name.map(|r| format!("{}, ", words::state::text(lang, &r.label)));
            let number = match &form.outlook {
                Outlook::Ready(ready) => ready.1.dossier.requests.last().map(|r| r.n),
                _ => None,
            };
            let number = number.map(|n| format!("{}, ", event::number(lang, n)));
            let what = format!(
                "{}{}{}",
                name.unwrap_or_default(),
                number.unwrap_or_default(),
                phase.unwrap_or_default()
            );
            (Label::TitleOpenRequest.text(lang).to_owned(), what)
        }
        Kind::Item(milestone) => {
            let what = event::milestone(lang, plan, milestone);
            (Label::TitleAddItem.text(lang).to_owned(), what)
        }
        Kind::Note(place) => (
            Label::TitleNote.text(lang).to_owned(),
            event::place(lang, &app.dossier, place),
        ),
        Kind::Setting(setting) => (
            if form.is_new_fixed_day() {
                Label::TitleAdd
            } else {
                Label::TitleChange
            }
            .text(lang)
            .to_owned(),
            words::setting::name(lang, plan, &setting.key),
        ),
        Kind::Act(about) => act::title(app, form, about),
        Kind::Export(_) => (
            Label::TitleExport.text(lang).to_owned(),
            words::output::heading(lang, plan, app.today),
        ),
        Kind::Day(_) => (
            Label::TitleSituation.text(lang).to_owned(),
            Label::OnADay.text(lang).to_owned(),
        ),
    }
}

pub(super) fn was_line(app: &App, was: &crate::record::Record) -> String {
    let mut text = dates::with_weekday(app.lang, was.date);
    if let Some(protocol) = &was.protocol {
        text = format!("{text}, prot. {protocol}");
    }
    format!("{text}, {}", was.stamp.by)
}
