//! Forms that are left: kept, offered again on the list, and taken up or thrown away by somebody.
//!
//! Nothing of them is saved before somebody has seen it again and pressed Enter, and none is forgotten
//! before it was saved or thrown away.

use chrono::{DateTime, FixedOffset};

use crate::plan::Plan;
use crate::screen::app::{About, App, Ask, FormDraft, Overlay};
use crate::screen::form::{Form, Kept, Stage, Unfinished};
use crate::screen::question::Question;
use crate::store::{KeptText, NotKept};
use crate::words::question::Answer;
use crate::words::unfinished;

use super::effect::Effect;
use super::look_ahead::look_ahead;
use super::open::asked;
use super::say::alarm;

/// Asks what is to become of the text of a form; `quits` where the program is to be left.
pub(super) fn ask_whether_to_leave(app: &mut App, quits: bool) {
    let is_what_if = app.is_what_if();
    let Overlay::Form(form) = &mut app.overlay else {
        return;
    };
    let go_on = match form.kind.goes_on() {
        Answer::Save if is_what_if => Answer::Try,
        answer => answer,
    };
    let question = Question::new(&if quits {
        [
            Answer::Stay,
            Answer::LeaveLater,
            go_on,
            Answer::LeaveDiscard,
        ]
    } else {
        [Answer::Stay, Answer::Later, go_on, Answer::Discard]
    });
    form.stage = Stage::Leaving(question);
}

/// Nobody leaves unasked what would be lost by it: forms that were left, and that the disk did not take.
pub(super) fn only_what_is_kept(app: &mut App, effects: Vec<Effect>) -> Vec<Effect> {
    let leaves = |effect: &Effect| matches!(effect, Effect::Quit | Effect::Close);
    let Some(why) = app.unkept().last().cloned() else {
        return effects;
    };
    if !effects.iter().any(leaves) {
        return effects;
    }
    app.overlay = Overlay::Ask(Box::new(Ask {
        text: unfinished::lost_by_leaving(app.lang, app.unkept().count(), &why),
        question: Question::new(&[Answer::Remain, Answer::Lose]),
        about: About::Leaving {
            program: effects.contains(&Effect::Quit),
        },
    }));
    let rest = effects.into_iter().filter(|effect| !leaves(effect));
    rest.collect()
}

/// Leaves all the same, after the question.
pub(super) fn lose(app: &mut App, program: bool) -> Vec<Effect> {
    app.overlay = Overlay::None;
    app.drafts.retain(|draft| draft.unkept.is_none());
    vec![if program { Effect::Quit } else { Effect::Close }]
}

/// Whether that is what is asked, and the program is to be left.
pub(super) fn asks_to_quit(app: &App) -> bool {
    let asked = app.question();
    asked.is_some_and(|question| question.answers().contains(&Answer::LeaveLater))
}

/// Leaves a form and keeps what was typed; the list offers it again. The program is left, where that is
/// wanted, as soon as it is kept.
pub(super) fn leave(app: &mut App, quits: bool) -> Vec<Effect> {
    let quit = || Vec::from_iter(quits.then_some(Effect::Quit));
    let Overlay::Form(form) = std::mem::replace(&mut app.overlay, Overlay::None) else {
        return quit();
    };
    // The loop says when; nobody else knows.
    let Some(left) = Unfinished::of(&form, app.started, app.today) else {
        return quit();
    };
    let slot = form.kept.and_then(|kept| kept.slot);
    let tried = app.is_what_if();
    app.drafts.push(FormDraft {
        left: left.clone(),
        slot,
        unkept: None,
        tried,
    });
    app.just_left = true;
    app.passed_over = 0;
    if tried {
        // It is kept in memory alone, as all of a hypothesis is.
        return quit();
    }
    app.leaves = quits;
    // It is offered in the live situation.
    app.back_to_live();
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

/// Throws a form away. Who asked for another day from one goes back to that.
pub(super) fn discard(app: &mut App) -> Vec<Effect> {
    let from = match &app.overlay {
        Overlay::Form(form) => form.kind.back_to(),
        _ => None,
    };
    let effects = close(app);
    if let Some(day) = from {
        app.look_at(day);
    }
    effects
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

/// The dossier begins with a plan: where that was typed here, its text is done with.
pub(super) fn forget_what_began(app: &mut App, plan: &Plan) -> Vec<Effect> {
    let is_its_text = |draft: &FormDraft| {
        let is_text = draft.left.begins_a_dossier();
        // Nothing asks for a file any more.
        draft.left.chooses_a_file() || is_text && app.plan_of(draft).as_ref() == Some(plan)
    };
    let drafts = app.drafts.iter().cloned();
    let (done, rest): (Vec<_>, Vec<_>) = drafts.partition(is_its_text);
    app.drafts = rest;
    let kept = done.into_iter().filter_map(|draft| {
        let (at, slot) = (draft.left.at, draft.slot);
        slot.is_some().then_some(Effect::Forget(Kept { at, slot }))
    });
    kept.collect()
}

/// The form that was left last lies on the disk, or does not, and why. Who wanted to leave with it does.
pub(super) fn kept(
    app: &mut App,
    kept: Result<u8, NotKept>,
    at: DateTime<FixedOffset>,
) -> Vec<Effect> {
    let leaves = std::mem::take(&mut app.leaves);
    if let Some(draft) = app.drafts.last_mut() {
        draft.left.at = at;
        match kept {
            Ok(slot) => draft.slot = Some(slot),
            Err(why) => {
                let text = unfinished::not_kept(app.lang, &why);
                draft.unkept = Some(why);
                alarm(app, text);
            }
        }
    }
    Vec::from_iter(leaves.then_some(Effect::Quit))
}

/// What an earlier sitting left: it waits on the list, with the cursor on it. What no longer fits the
/// dossier is said, with the place of its text.
pub(super) fn offer(app: &mut App, kept: &KeptText) {
    let draft = Unfinished::read(&kept.text).map(|left| FormDraft {
        left,
        slot: Some(kept.slot),
        unkept: None,
        tried: false,
    });
    let writes = draft
        .as_ref()
        .is_none_or(|draft| !draft.left.writes_nothing());
    if app.file.read_only.is_some() && writes {
        return;
    }
    let fits = |draft: &FormDraft| {
        let is_late = draft.left.chooses_a_file() && app.file.exists;
        !is_late && app.form_of(draft).is_some()
    };
    let Some(draft) = draft.filter(fits) else {
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
    if let Some(form) = app.take_up_draft() {
        open_again(app, form);
    }
}

/// A draft is a form again.
pub(super) fn open_again(app: &mut App, form: Form) {
    app.passed_over = 0;
    // A report is of the day it was asked for.
    if let Some(day) = form.kind.day().filter(|day| *day != app.today) {
        app.look_at(day);
    }
    let mut form = asked(app, form);
    form.unseen = true;
    app.overlay = Overlay::Form(Box::new(form));
    look_ahead(app);
}
