//! The keys of a form, of its questions, and what saving would do.

use crossterm::event::{KeyCode, KeyEvent};

use crate::assess::Assessment;
use crate::calendar::Date;
use crate::record::Refusal;
use crate::words;

use super::super::app::{App, Overlay};
use super::super::form::{Field, Form, Kind, Outlook, Stage};
use super::super::keymap::Action;
use super::{Effect, alarm, export, say};

/// A key in a form: what the table says, or else text.
pub(super) fn form_key(app: &mut App, action: Option<Action>, key: &KeyEvent) -> Vec<Effect> {
    let today = app.today;
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    let is_date = form.focused().is_some_and(|field| field.name.is_date());
    let is_choice = form.focused().is_some_and(Field::is_choice);
    match action {
        Some(Action::Save) => return submit(app),
        Some(Action::Back) => {
            if form.is_dirty() {
                form.stage = Stage::Leaving;
            } else {
                let from = match form.kind {
                    Kind::Day(from) => from,
                    _ => None,
                };
                app.overlay = Overlay::None;
                if let Some(day) = from {
                    app.look_at(day);
                }
            }
            return Vec::new();
        }
        Some(Action::Later | Action::Earlier) if form.focus.is_none() => {
            form.choose(action == Some(Action::Later));
        }
        Some(Action::Later | Action::Earlier) if is_choice => {
            if let Some(field) = form.focused_mut() {
                field.turn(action == Some(Action::Later));
            }
        }
        Some(Action::Later) if is_date => form.shift_day(1, today),
        Some(Action::Earlier) if is_date => form.shift_day(-1, today),
        Some(Action::MonthLater) if is_date => form.shift_month(1, today),
        Some(Action::MonthEarlier) if is_date => form.shift_month(-1, today),
        Some(Action::NextField | Action::Later) => form.next_field(),
        Some(Action::PreviousField | Action::Earlier) => form.previous_field(),
        Some(Action::ChoiceNext) if is_choice => {
            if let Some(field) = form.focused_mut() {
                field.tick();
            }
        }
        _ => type_key(form, key),
    }
    if form.wants_another() {
        super::acts::suspend(app);
        return Vec::new();
    }
    look_ahead(app);
    Vec::new()
}

/// Left and Right change the event while the proposed date is untouched; otherwise keys are text.
fn type_key(form: &mut Form, key: &KeyEvent) {
    let sideways = matches!(key.code, KeyCode::Left | KeyCode::Right);
    let untouched = form.focused().is_none_or(|field| {
        let is_empty = field.name.is_date() && field.value().is_empty();
        field.fresh || is_empty
    });
    if sideways && untouched && form.has_choices() {
        form.choose(key.code == KeyCode::Right);
    } else if let Some(field) = form.focused_mut() {
        field.key(key);
    }
}

/// Enter in a form: save, or say why not.
fn submit(app: &mut App) -> Vec<Effect> {
    let lang = app.lang;
    let today = app.today;
    // What is only tried may be as doubtful as it likes.
    let asks = app.is_truth();
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    match &form.outlook {
        Outlook::Fault(fault) => {
            let text = fault.sentence(lang, form);
            let place = form
                .fields
                .iter()
                .position(|field| field.name == fault.field());
            form.focus = place.or(form.focus);
            alarm(app, text);
        }
        Outlook::Refused(Refusal::Conflict(conflict)) => {
            form.stage = Stage::Clashing(conflict.clone());
        }
        Outlook::Refused(refusal) => {
            let text = if form.of_setting().is_some() {
                words::setting::refused(lang, &app.dossier, refusal)
            } else {
                words::refusal::refusal(lang, &app.dossier, refusal)
            };
            alarm(app, text);
        }
        Outlook::Same => {
            app.overlay = Overlay::None;
            say(app, words::effect::nothing_changed(lang).to_owned());
        }
        Outlook::Ready(ready) if asks && !ready.1.doubts.is_empty() => {
            form.stage = Stage::Doubting;
        }
        Outlook::Ready(_) => return save(form, today),
        Outlook::Send(outgoing) => {
            let outgoing = outgoing.clone();
            return export::send(app, outgoing);
        }
        Outlook::Look(assessment) => {
            let day = assessment.today;
            app.overlay = Overlay::None;
            app.look_at(day);
        }
    }
    Vec::new()
}

fn save(form: &Form, today: Date) -> Vec<Effect> {
    let wish = form.wish(today).ok().flatten();
    wish.map(|wish| Effect::Save(Box::new(wish)))
        .into_iter()
        .collect()
}

/// Yes or no to a question.
pub(super) fn answer(app: &mut App, yes: bool) -> Vec<Effect> {
    let today = app.today;
    match &mut app.overlay {
        Overlay::Form(form) => {
            form.stage = Stage::Typing;
            if yes { save(form, today) } else { Vec::new() }
        }
        Overlay::Ask(ask) if yes => vec![Effect::Save(Box::new(ask.wish.clone()))],
        _ => {
            app.overlay = Overlay::None;
            Vec::new()
        }
    }
}

pub(super) fn back_to_typing(app: &mut App) {
    if app.is_offered() {
        // It is kept, and offered again at the next start.
        app.overlay = Overlay::None;
    } else if let Overlay::Form(form) = &mut app.overlay {
        form.stage = Stage::Typing;
    }
}

/// One or two: of a form being left, save or discard, and leave the program if that was asked for;
/// of a clash, theirs or mine.
pub(super) fn choose(app: &mut App, first: bool, leaving: bool) -> Vec<Effect> {
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    if let Stage::Offered { slot, .. } = form.stage {
        form.stage = Stage::Typing;
        if !first {
            app.overlay = Overlay::None;
        }
        return vec![Effect::Forget(slot)];
    }
    match (&form.stage, first) {
        (Stage::Leaving, true) => {
            form.stage = Stage::Typing;
            return submit(app);
        }
        (Stage::Leaving, false) if leaving => return vec![Effect::Quit],
        (Stage::Leaving, false) | (Stage::Clashing(_), true) => app.overlay = Overlay::None,
        (Stage::Clashing(conflict), false) if form.of_setting().is_some() => {
            let theirs = conflict.present.clone();
            form.put_over(theirs);
            look_ahead(app);
        }
        (Stage::Clashing(_), false) => {
            // Mine on top of theirs is a correction of theirs, and so wants a reason.
            let event = form.event().cloned();
            if matches!(form.kind, Kind::Act(_)) {
                let theirs = event.and_then(|event| app.dossier.expectation(&event));
                form.rebase_promise(theirs);
                look_ahead(app);
                return Vec::new();
            }
            let theirs = event.and_then(|event| app.dossier.record(&event)).cloned();
            form.rebase(theirs.as_ref());
            look_ahead(app);
        }
        (Stage::Typing | Stage::Doubting | Stage::Offered { .. }, _) => {}
    }
    Vec::new()
}

/// Computes anew what saving the open form would do.
pub(super) fn look_ahead(app: &mut App) {
    let Overlay::Form(form) = &mut app.overlay else {
        return;
    };
    form.aim();
    form.offer_file();
    form.offer_clocks();
    let Overlay::Form(form) = &app.overlay else {
        return;
    };
    let outlook = match form.wish(app.today) {
        Err(fault) => Outlook::Fault(fault),
        Ok(None) if matches!(form.kind, Kind::Export(_)) => match form.outgoing() {
            Ok(outgoing) => Outlook::Send(outgoing),
            Err(fault) => Outlook::Fault(fault),
        },
        Ok(None) => {
            let day = form.date(app.today).unwrap_or(app.today);
            Outlook::Look(Box::new(Assessment::of(&app.dossier, day)))
        }
        Ok(Some(wish)) => match app.prepare(&wish) {
            Err(refusal) => Outlook::Refused(refusal),
            Ok(None) => Outlook::Same,
            Ok(Some((change, mut preview))) => {
                // What is judged comes first: there may be room for it alone.
                preview
                    .clocks
                    .sort_by_key(|effect| effect.clock().informative);
                Outlook::Ready(Box::new((change, preview)))
            }
        },
    };
    if let Overlay::Form(form) = &mut app.overlay {
        form.outlook = outlook;
        form.keep_date(app.today);
    }
}
