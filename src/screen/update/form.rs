//! The keys of a form, and what saving would do.

use crossterm::event::{KeyCode, KeyEvent};

use crate::calendar::Date;
use crate::record::{Doubt, Proposal, Refusal};
use crate::screen::app::{App, Overlay};
use crate::screen::form::{
    Asked, FIELD_MAX, Field, FieldName, Form, Intake, Outlook, Stage, StepBack, TEXT_BOX_MAX,
};
use crate::screen::keymap::Action;
use crate::screen::question::Question;
use crate::words::{full, question::Answer};

use super::already_so::already_so;
use super::burst::Unmeant;
use super::effect::Effect;
use super::look_ahead::look_ahead;
use super::say::{alarm, leave_out};
use super::{export, text, unfinished};

/// A key in a form: what the table says, or else text.
pub(super) fn form_key(app: &mut App, action: Option<Action>, key: &KeyEvent) -> Vec<Effect> {
    let today = app.today;
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    if action != Some(Action::Save) {
        form.unseen = false;
    }
    let is_date = form.focused().is_some_and(|field| field.name.is_date());
    let is_choice = form.focused().is_some_and(Field::is_choice);
    match action {
        Some(Action::Save) => return submit(app),
        Some(Action::Back) => {
            if let Some(step) = form.kind.step_back(&mut form.fields) {
                form.focus = Some(0);
                if let StepBack::Read(read) = step {
                    return vec![Effect::ReadPlan(read)];
                }
                look_ahead(app);
                return Vec::new();
            }
            if form.has_lines() && !form.is_in_lines() {
                // From the effect back to the text.
                form.focus = Some(0);
                return Vec::new();
            }
            if form.is_dirty() {
                unfinished::ask_whether_to_leave(app, false);
                return Vec::new();
            }
            return unfinished::discard(app);
        }
        Some(Action::NextField) if is_only_a_path(form) => {
            let typed = form.focused().map(Field::value).unwrap_or_default();
            return vec![Effect::CompletePath(typed.to_owned())];
        }
        Some(Action::Later | Action::Earlier)
            if form.kind.scroll(action == Some(Action::Later)) =>
        {
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
        Some(Action::Review) => {
            return text::review(app).unwrap_or_else(|| submit(app));
        }
        Some(Action::Complete) => {
            let taken = text::complete(app);
            if taken == Intake::Nothing {
                return Vec::new();
            }
            tell_refused(app, taken);
        }
        _ => {
            let taken = type_key(form, key);
            if taken == Intake::Moved {
                return Vec::new();
            }
            tell_refused(app, taken);
        }
    }
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    if form.kind.wants_another(&form.fields) {
        let typed = form.clone();
        super::acts::suspend(app);
        if let Overlay::Form(form) = &mut app.overlay {
            form.carry_over(&typed);
        }
        look_ahead(app);
        return Vec::new();
    }
    look_ahead(app);
    Vec::new()
}

/// Whether all that is asked for is the path of a file: then there is no other field to go to.
fn is_only_a_path(form: &Form) -> bool {
    form.fields.len() == 1 && form.fields[0].name == FieldName::File
}

/// Text from the clipboard: into the field, whole or not at all. Where a question is asked it answers
/// nothing.
pub(super) fn paste(app: &mut App, text: &str) {
    if let Some(question) = app.question_mut() {
        question.misheard = true;
        return;
    }
    let Overlay::Form(form) = &mut app.overlay else {
        return leave_out(app, Unmeant::Paste);
    };
    if form.unseen && form.is_in_lines() && text.trim_matches('\n').is_empty() {
        // Enter is still held down that took the text up again.
        return;
    }
    form.unseen = false;
    let text = if form.is_in_lines() {
        let Some(lines) = form.kind.pasted(text, &mut form.fields) else {
            form.focus = Some(0);
            app.notice = None;
            look_ahead(app);
            return;
        };
        lines
    } else {
        text.to_owned()
    };
    let field = form.focused_mut().filter(|field| !field.is_choice());
    let Some(field) = field else {
        return leave_out(app, Unmeant::Paste);
    };
    let taken = field.paste(&text);
    app.notice = None;
    tell_refused(app, taken);
    look_ahead(app);
}

/// Says aloud that something did not go in.
fn tell_refused(app: &mut App, taken: Intake) {
    let Intake::Refused(many) = taken else { return };
    let Some(field) = app.focused() else { return };
    let (name, here) = (field.name.label(), field.value().chars().count());
    let most = match &field.text_box {
        Some(_) => TEXT_BOX_MAX,
        None => FIELD_MAX,
    };
    let text = if many == 1 {
        full::full(app.lang, name, most)
    } else {
        full::too_long(app.lang, name, many, most.saturating_sub(here))
    };
    alarm(app, text);
}

/// Left and Right change the event while the proposed date is untouched; otherwise keys are text.
fn type_key(form: &mut Form, key: &KeyEvent) -> Intake {
    let sideways = matches!(key.code, KeyCode::Left | KeyCode::Right);
    let untouched = form.focused().is_none_or(|field| {
        let is_empty = field.name.is_date() && field.value().is_empty();
        field.fresh || is_empty
    });
    if sideways && untouched && form.has_choices() {
        form.choose(key.code == KeyCode::Right);
        return Intake::Whole;
    }
    form.focused_mut()
        .map_or(Intake::Nothing, |field| field.key(key))
}

/// Enter in a form: save, or say why not.
pub(super) fn submit(app: &mut App) -> Vec<Effect> {
    let lang = app.lang;
    let today = app.today;
    // What is only tried may be as doubtful as it likes.
    let asks = app.is_live();
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    match &form.outlook {
        Outlook::Fault(fault) => {
            let text = form.sentence(lang, fault);
            let place = form
                .fields
                .iter()
                .position(|field| field.name == fault.field());
            form.focus = place.or(form.focus);
            alarm(app, text);
        }
        Outlook::Refused(Refusal::Conflict(conflict)) => {
            form.clash(conflict.clone());
        }
        Outlook::Refused(refusal) => {
            let (kind, refusal) = (form.kind.clone(), refusal.clone());
            let text = kind.refused(app.situation(), &refusal);
            alarm(app, text);
        }
        Outlook::Same => return already_so(app),
        Outlook::Ready(ready) if asks && (!ready.1.doubts.is_empty() || form.is_unsure()) => {
            let mut answers = vec![Answer::Stay, Answer::Save];
            if ready.1.doubts.iter().any(Doubt::offers_followers) {
                answers.push(Answer::SaveAll);
            }
            form.stage = Stage::Doubting(Question::new(&answers));
        }
        Outlook::Ready(_) => return save(form, today),
        Outlook::Send(outgoing) => {
            let outgoing = outgoing.clone();
            return export::send(app, outgoing);
        }
        Outlook::Read(read) => return vec![Effect::ReadPlan(read.clone())],
        Outlook::Answer(answer) => {
            let answer = answer.clone();
            answered(app, &answer);
        }
        Outlook::Look(then) => {
            let day = then.1.today;
            let effects = unfinished::close(app);
            app.look_at(day);
            return effects;
        }
    }
    Vec::new()
}

/// An answer about what was pasted: it is asked on, or what was pasted goes in.
fn answered(app: &mut App, answer: &str) {
    let Overlay::Form(form) = &mut app.overlay else {
        return;
    };
    let lines = form.kind.answered(answer, &mut form.fields);
    form.focus = Some(0);
    if let Some(lines) = lines {
        let taken = form.focused_mut().map(|field| field.paste(&lines));
        app.notice = None;
        tell_refused(app, taken.unwrap_or(Intake::Nothing));
    }
    look_ahead(app);
}

/// Saves the form, and says of what counts from it alone that it does not apply either: one change.
pub(super) fn save_all(form: &Form, today: Date) -> Vec<Effect> {
    let mut effects = save(form, today);
    for effect in &mut effects {
        if let Effect::Save(wish) = effect
            && let Proposal::Waive { with_followers, .. } = &mut wish.proposal
        {
            *with_followers = true;
        }
    }
    effects
}

pub(super) fn save(form: &Form, today: Date) -> Vec<Effect> {
    match form.asked(today) {
        Ok(Asked::Save(wish)) => vec![Effect::Save(wish)],
        _ => Vec::new(),
    }
}
