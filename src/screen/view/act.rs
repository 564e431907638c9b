//! What is particular to the forms of acts: titles, choices, what an extension typed means, and what
//! an act does besides moving clocks.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::if_happened;
use crate::plan::SuspensionRule;
use crate::screen::app::App;
use crate::screen::form::{Act, Field, FieldName, Form, Kind, Outlook};
use crate::screen::theme::strong;
use crate::words::{self, Label, act, event, proof};

use super::pen::Pen;

/// What the form of an act is called, and what it is about.
pub(super) fn title(app: &App, form: &Form, act: &Act) -> (String, String) {
    let (lang, plan) = (app.lang, &app.dossier.plan);
    let (title, what) = match act {
        Act::Suspend { .. } => {
            let ticked = form.ticked().filter(|ticked| !ticked.is_empty());
            let what = ticked.map(|ticked| act::clocks(lang, &app.dossier, &ticked));
            (Label::TitleSuspend, what.unwrap_or_default())
        }
        Act::Resume { open, .. } => {
            let only = match open.as_slice() {
                [n] if form.field(FieldName::Which).is_none() => suspension(app, *n),
                _ => String::new(),
            };
            (Label::TitleResume, only)
        }
        Act::Extend(clocks) => {
            let key = clocks.get(form.chosen(FieldName::Clock));
            let what = key.map(|key| {
                let name = event::clock_in_full(lang, plan, key);
                let clock = app.assessment.clock(key);
                let limit = clock.and_then(|clock| Some((clock.limit?, clock.moved())));
                match limit {
                    Some((limit, granted)) => {
                        format!("{name}: {}", words::count::allowed(lang, limit, granted))
                    }
                    None => name,
                }
            });
            (Label::TitleExtend, what.unwrap_or_default())
        }
        Act::Promise { .. } => {
            let what = form.event().map(|on| {
                let label = event::label(lang, &app.dossier, on);
                match plan.role(on) {
                    Ok(role) => format!("{label}, {}", event::phase(lang, role.phase())),
                    Err(_) => label,
                }
            });
            (Label::TitlePromise, what.unwrap_or_default())
        }
        Act::TakeBack(id) => {
            let what = words::act::in_full(lang, &app.dossier, *id);
            (Label::TitleTakeBack, what)
        }
    };
    (title.text(lang).to_owned(), what)
}

fn suspension(app: &App, n: u32) -> String {
    let known = app.dossier.suspension(n);
    let what = known.map(|known| act::suspension(app.lang, &app.dossier, known));
    what.unwrap_or_else(|| event::number(app.lang, n))
}

/// What a field is called: the number of the document is that of the act itself, where the form
/// records one.
pub(super) fn label(form: &Form, field: &Field) -> Label {
    match (&form.kind, field.name) {
        (Kind::Act(Act::Promise { .. }), _) => field.name.label(),
        (Kind::Act(_), FieldName::Protocol) => Label::FieldAct,
        _ => field.name.label(),
    }
}

/// What the chosen value of a choice is called.
pub(super) fn choice(app: &App, form: &Form, field: &Field) -> Option<String> {
    let (chosen, _) = field.chosen?;
    let Kind::Act(act) = &form.kind else {
        return None;
    };
    let lang = app.lang;
    let clock = |key| event::clock_in_full(lang, &app.dossier.plan, key);
    Some(match (field.name, act) {
        (FieldName::Clocks, Act::Suspend { sets, .. }) => match sets.get(chosen) {
            Some(keys) => act::stopped(lang, &app.dossier.plan, keys),
            None => crate::words::view::several_clocks(lang).to_owned(),
        },
        (FieldName::Which, Act::Resume { open, .. }) => match open.get(chosen) {
            Some(n) => suspension(app, *n),
            None => act::another_suspension(lang).to_owned(),
        },
        (FieldName::TermOf, Act::Resume { clocks, .. })
        | (FieldName::Clock, Act::Extend(clocks)) => clock(clocks.get(chosen)?),
        _ => return None,
    })
}

/// What is said beside a field that is no date: what the typed extension means, or may be.
pub(super) fn echo(app: &App, form: &Form, field: &Field, area: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let room = area.width.saturating_sub(area.x);
    let said = match (field.name, field.text()) {
        (FieldName::Grant, None) => act::or_a_date(lang).to_owned(),
        (FieldName::Grant, Some(_)) => {
            let Ok(grant) = form.grant(app.today) else {
                pen.put(area.x, area.y, room, act::no_grant(lang), strong());
                return;
            };
            format!("= {}", act::grant(lang, grant))
        }
        (FieldName::Term, None) => act::if_stated(lang).to_owned(),
        _ => return,
    };
    pen.put(area.x, area.y, room, &said, Style::new());
}

/// What saving an act would do, where that is more than what the clocks do.
pub(super) fn effects(app: &App, form: &Form) -> Option<Vec<String>> {
    let Kind::Act(act) = &form.kind else {
        return None;
    };
    let lang = app.lang;
    let is_note = app.dossier.plan.rules.suspensions == SuspensionRule::NoteOnly;
    match act {
        Act::Suspend { .. } | Act::Resume { .. } if is_note => {
            Some(vec![act::only_a_note(lang).to_owned()])
        }
        Act::Suspend { .. } | Act::Resume { .. } => {
            let Outlook::Ready(ready) = &form.outlook else {
                return None;
            };
            let (change, preview) = &**ready;
            let mut effects = words::effect::effects_or_none(lang, preview);
            let beside = words::beside::in_short(lang, change, preview);
            // What was stated stands beside what it is stated of; a clock that does not stop comes last.
            let at = match act {
                Act::Resume { .. } => 1.min(effects.len()),
                _ => effects.len(),
            };
            effects.splice(at..at, beside);
            Some(effects)
        }
        Act::Promise { .. } => {
            let event = form.event()?;
            let Ok(date) = form.day_of_promise(app.today) else {
                return Some(vec![words::act::promise_gone(lang).to_owned()]);
            };
            let clock = if_happened(&app.dossier, &app.assessment, event, date)?;
            let name = event::clock(lang, &app.dossier.plan, &clock.key);
            Some(vec![format!("{name}: {}", proof::would_be(lang, &clock))])
        }
        _ => None,
    }
}
