//! The keys that lead to writing: they open a form, or ask.

use crossterm::event::KeyCode;

use crate::plan::{Event, Role};
use crate::record::{ActId, NotePlace, Proposal};
use crate::screen::act_keys::act_key;
use crate::screen::app::{App, Overlay, View};
use crate::screen::form::Unfinished;
use crate::screen::form::kind::item::ItemForm;
use crate::screen::form::kind::note::NoteForm;
use crate::screen::form::kind::plan_text::PlanTextForm;
use crate::screen::form::kind::record::RecordForm;
use crate::screen::form::kind::request::RequestForm;
use crate::screen::form::kind::unreject::UnrejectForm;
use crate::screen::form::kind::waive::WaiveForm;
use crate::screen::keymap::Action;
use crate::words::sentences;

use super::ask::ask_about;
use super::cursor::toggle_pane;
use super::look_ahead::look_ahead;
use super::open::open_kind;
use super::say::alarm;
use super::{acts, mode, points, settings, unfinished};

/// An action that leads to writing; refused with the reason where the file is only for reading.
pub(super) fn writing(app: &mut App, action: Action) {
    if let Some(reason) = mode::look_only(app) {
        alarm(app, reason);
        return;
    }
    // What does not apply has no date: the keys of a date take that back first.
    if matches!(action, Action::Act | Action::Correct | Action::Erase)
        && let Some(place) = app.waived_here()
    {
        open_kind(app, WaiveForm::taken_back(place));
        return;
    }
    if let Some((event, n)) = app.rejection_here() {
        match action {
            Action::Erase => return open_kind(app, UnrejectForm { event, n }),
            Action::Act | Action::Correct => {
                return open_correction(app, &Event::milestone(&event.numbered(n)));
            }
            _ => {}
        }
    }
    match action {
        Action::Undo | Action::Redo if app.is_what_if() => {
            mode::step(app, action == Action::Redo);
        }
        Action::Act => enter(app),
        Action::Correct if app.view == View::Points => points::correct(app),
        Action::AddPoint => points::add(app),
        Action::ChangePoint => points::rename(app),
        Action::DropPoint => points::remove(app),
        Action::WaivePoint => points::waive(app),
        Action::Correct => correct(app),
        Action::Erase => erase(app),
        Action::Note => note(app),
        Action::Add => add(app),
        Action::AddLine => settings::add_line(app),
        // One text is written at a time.
        Action::EditText => match app.take_up_newest(Unfinished::is_plan_text) {
            Some(form) => unfinished::open_again(app, form),
            None => open_kind(app, PlanTextForm::default()),
        },
        Action::Change => settings::change(app),
        Action::Unset => settings::unset(app),
        Action::Undo => ask_about(app, Proposal::Undo),
        Action::Redo => ask_about(app, Proposal::Redo),
        _ => {
            if let Some(key) = act_key(action) {
                acts::open_by(app, key);
            }
        }
    }
}

/// Enter: the awaited act of what is selected.
fn enter(app: &mut App) {
    match (app.view, app.pane) {
        (View::Requests, _) => match app.request_event() {
            Some((event, false)) => open_record(app, vec![event]),
            Some((event, true)) => open_correction(app, &event),
            None => add(app),
        },
        (View::Main, Some(line)) => {
            let Some(event) = app.events().into_iter().nth(line) else {
                match app.act_here() {
                    Some(_) if app.suspension_here().is_some_and(|n| is_at(app, n)) => {
                        acts::resume(app);
                    }
                    _ => {
                        acts::take_back(app);
                    }
                }
                return;
            };
            if app.record(&event).is_some() {
                open_correction(app, &event);
            } else {
                open_record(app, vec![event]);
            }
        }
        (View::Main, None) => {
            let awaited = app.awaited_here();
            if !awaited.is_empty() {
                open_record(app, awaited);
            } else if app.register().is_some() {
                add(app);
            } else if app.suspension_here().is_some() {
                acts::resume(app);
            } else {
                toggle_pane(app, KeyCode::Tab);
            }
        }
        (
            View::Journal
            | View::Plan
            | View::Points
            | View::Origin
            | View::Timeline
            | View::Choice,
            _,
        ) => {}
    }
}

fn open_record(app: &mut App, choices: Vec<Event>) {
    // A milestone made of items is recorded item by item.
    let choices: Vec<Event> = choices
        .into_iter()
        .flat_map(|event| match app.undated_items(&event) {
            items if items.is_empty() => vec![event],
            items => items,
        })
        .collect();
    // Dated already, and still to come: there is nothing to record there, only to correct.
    let (dated, choices): (Vec<Event>, Vec<Event>) = choices
        .into_iter()
        .partition(|event| app.record(event).is_some());
    if let (Some(event), true) = (dated.first(), choices.is_empty()) {
        open_correction(app, event);
        return;
    }
    let suggestions = choices
        .first()
        .map(|event| app.suggestions(event))
        .unwrap_or_default();
    open_kind(app, RecordForm::new(choices, suggestions));
}

fn open_correction(app: &mut App, event: &Event) {
    let rejection = || app.dossier.rejection_named(&event.milestone);
    let record = app.record(event).cloned();
    if let Some(record) = record.or_else(|| Some(rejection()?.as_record())) {
        open_kind(app, RecordForm::correcting(&record));
    }
}

/// Whether the selected act of the pane is that suspension.
fn is_at(app: &App, n: u32) -> bool {
    app.act_here() == Some(ActId::Suspension(n))
}

/// `c`: the selected date, or the last one recorded on the phase.
fn correct(app: &mut App) {
    if acts::take_back(app) {
        return;
    }
    match app.correctable() {
        Some(event) => open_correction(app, &event),
        None => alarm(app, sentences::nothing_to_correct(app.lang).to_owned()),
    }
}

/// `Del`: the same with the date emptied; on an item without a date, the item itself.
fn erase(app: &mut App) {
    if app.act_here().is_some() {
        acts::take_back(app);
        return;
    }
    let promised = app.promisable_here();
    if (app.pane.is_some() || app.view == View::Requests)
        && promised
            .first()
            .is_some_and(|(_, promise)| promise.is_some())
    {
        acts::promise_nothing(app);
        return;
    }
    let item = app.pane.and_then(|line| app.events().into_iter().nth(line));
    if let Some(event) = &item
        && app.record(event).is_none()
        && let Ok(Role::Item(milestone, item)) = app.dossier.plan.role(event)
    {
        let milestone = milestone.id.clone();
        ask_about(app, Proposal::DropItem { milestone, item });
        return;
    }
    correct(app);
    if let Overlay::Form(form) = &mut app.overlay {
        **form = form.as_ref().clone().emptied();
        look_ahead(app);
    }
}

fn note(app: &mut App) {
    let place = match (app.view, app.pane) {
        (View::Requests, _) => app
            .request_event()
            .map(|(event, _)| NotePlace::Named(event)),
        (View::Main, Some(line)) => app.events().into_iter().nth(line).map(NotePlace::Named),
        (View::Points, _) => points::note_place(app),
        _ => None,
    };
    let phase = || app.phase_number().map(NotePlace::Phase);
    let place = place.or_else(phase).unwrap_or(NotePlace::Plan);
    open_kind(app, NoteForm(place));
}

/// `a`: a request on a phase that keeps a register, an item on one whose milestone has items.
fn add(app: &mut App) {
    let register = match app.view {
        View::Requests => app.register_of_view(),
        _ => app.register(),
    };
    if let Some(register) = register {
        let form = RequestForm(register.agreed().clone());
        open_kind(app, form);
    } else if let Some(milestone) = app.itemised() {
        open_kind(app, ItemForm(milestone));
    } else {
        alarm(app, sentences::nothing_to_add(app.lang).to_owned());
    }
}
