//! Forms that are left: kept, offered again on the list, and taken up or thrown away by somebody.
//!
//! Nothing of them is saved before somebody has seen it again and pressed Enter, and none is forgotten
//! before it was saved or thrown away.

use chrono::{DateTime, FixedOffset};

use crate::screen::app::{App, Draft, Overlay};
use crate::screen::form::{Form, Stage, Unfinished};
use crate::screen::question::Question;
use crate::store::KeptText;
use crate::words::question::Answer;
use crate::words::unfinished;

use super::effect::Effect;
use super::look_ahead::look_ahead;
use super::open::asked;
use super::say::alarm;

/// Asks what is to become of the text of a form; `quits` where the program is to be left.
pub(super) fn ask_whether_to_leave(app: &mut App, quits: bool) {
    let save = if app.is_what_if() {
        Answer::Try
    } else {
        Answer::Save
    };
    let question = Question::new(&if quits {
        [Answer::Stay, Answer::LeaveLater, save, Answer::LeaveDiscard]
    } else {
        [Answer::Stay, Answer::Later, save, Answer::Discard]
    });
    if let Overlay::Form(form) = &mut app.overlay {
        form.stage = Stage::Leaving(question);
    }
}

/// Whether that is what is asked, and the program is to be left.
pub(super) fn asks_to_quit(app: &App) -> bool {
    let asked = app.question();
    asked.is_some_and(|question| question.answers().contains(&Answer::LeaveLater))
}

/// Leaves a form and keeps what was typed; the list offers it again.
pub(super) fn leave(app: &mut App) -> Vec<Effect> {
    let Overlay::Form(form) = std::mem::replace(&mut app.overlay, Overlay::None) else {
        return Vec::new();
    };
    // The loop says when; nobody else knows.
    let Some(left) = Unfinished::of(&form, app.started, app.today) else {
        return Vec::new();
    };
    let slot = form.kept.and_then(|kept| kept.slot);
    app.drafts.push(Draft {
        left: left.clone(),
        slot,
        tried: app.is_what_if(),
    });
    app.just_left = true;
    vec![Effect::Keep(Box::new(left), form.kept)]
}

/// Closes a form that is done with: what lies of it on the disk is forgotten.
pub(super) fn close(app: &mut App) -> Vec<Effect> {
    let over = std::mem::replace(&mut app.overlay, Overlay::None);
    let kept = match &over {
        Overlay::Form(form) => form.kept.filter(|kept| kept.slot.is_some()),
        _ => None,
    };
    kept.map(Effect::Forget).into_iter().collect()
}

/// The line is dead: what was typed is kept, wherever it stands on the screen.
pub(super) fn keep(app: &App, at: DateTime<FixedOffset>) -> Vec<Effect> {
    let form: &Form = match &app.overlay {
        Overlay::Form(form) => form,
        Overlay::Help(_, under) => match &**under {
            Overlay::Form(form) => form,
            _ => return Vec::new(),
        },
        Overlay::None | Overlay::Ask(_) => return Vec::new(),
    };
    let left = Unfinished::of(form, at, app.today);
    left.map(|left| Effect::Keep(Box::new(left), form.kept))
        .into_iter()
        .collect()
}

/// The form that was left last lies on the disk, or does not.
pub(super) fn kept(app: &mut App, slot: Option<u8>, at: DateTime<FixedOffset>) {
    let Some(draft) = app.drafts.last_mut() else {
        return;
    };
    draft.left.at = at;
    match slot {
        Some(slot) => draft.slot = Some(slot),
        None => alarm(app, unfinished::not_kept(app.lang).to_owned()),
    }
}

/// What an earlier sitting left: it waits on the list, with the cursor on it. What no longer fits the
/// dossier is said, with the place of its text.
pub(super) fn offer(app: &mut App, kept: &KeptText) {
    if app.file.read_only.is_some() {
        return;
    }
    let draft = Unfinished::read(&kept.text).map(|left| Draft {
        left,
        slot: Some(kept.slot),
        tried: false,
    });
    let Some(draft) = draft.filter(|draft| app.form_of(draft).is_some()) else {
        let path = kept.path.to_string_lossy();
        let text = unfinished::no_longer_fits(app.lang, &path);
        alarm(app, text);
        return;
    };
    app.drafts.push(draft);
    app.drafts.sort_by_key(|draft| draft.left.at);
    app.go_to_draft();
}

/// Enter where a draft is offered: it is the form that it was, with what saving would do now.
pub(super) fn take_up(app: &mut App) {
    let Some(form) = app.take_up_draft() else {
        return;
    };
    let mut form = asked(app, form);
    form.unseen = true;
    app.overlay = Overlay::Form(Box::new(form));
    look_ahead(app);
}
