//! The keys of a question, and what each answer does.

use crate::screen::app::{About, App, Overlay};
use crate::screen::form::{Outlook, Stage};
use crate::screen::keymap::Action;
use crate::words::plan_text::cannot_go_over;
use crate::words::question::Answer;

use super::effect::Effect;
use super::form::{save, save_all, submit};
use super::look_ahead::look_ahead;
use super::say::alarm;
use super::{export, unfinished};

/// A key in a question: another answer, the one that is chosen, or nothing at all, and that is said.
pub(super) fn key(app: &mut App, action: Option<Action>) -> Vec<Effect> {
    let Some(question) = app.question_mut() else {
        return Vec::new();
    };
    match action {
        Some(Action::NextAnswer) => question.turn(true),
        Some(Action::PreviousAnswer) => question.turn(false),
        Some(Action::Take) => {
            let answer = question.chosen();
            let effects = take(app, answer);
            // With Enter held down nobody has seen the form again.
            if let (Overlay::Form(form), Answer::Stay) = (&mut app.overlay, answer) {
                form.unseen = true;
            }
            return effects;
        }
        Some(Action::Back) => {
            let answer = question.escape();
            return take(app, answer);
        }
        _ => question.misheard = true,
    }
    Vec::new()
}

/// What an answer does.
pub(super) fn take(app: &mut App, answer: Answer) -> Vec<Effect> {
    let today = app.today;
    match (&mut app.overlay, answer) {
        (
            Overlay::Ask(ask),
            Answer::Undo
            | Answer::Redo
            | Answer::Drop
            | Answer::Tick
            | Answer::Untick
            | Answer::Lose,
        ) => match &ask.about {
            About::Change(_, wish) => vec![Effect::Save(Box::new(wish.clone()))],
            About::Leaving { program } => {
                let program = *program;
                unfinished::lose(app, program)
            }
        },
        (Overlay::Ask(_), _) => {
            app.overlay = Overlay::None;
            Vec::new()
        }
        (
            Overlay::Form(form),
            Answer::Save | Answer::Try | Answer::Send | Answer::Show | Answer::Read,
        ) => {
            let doubted = matches!(form.stage, Stage::Doubting(_));
            form.stage = Stage::Typing;
            if doubted {
                return save(form, today);
            }
            submit(app)
        }
        (Overlay::Form(form), Answer::SaveAll) => {
            form.stage = Stage::Typing;
            save_all(form, today)
        }
        (Overlay::Form(_), Answer::Later) => unfinished::leave(app, false),
        (Overlay::Form(_), Answer::LeaveLater) => unfinished::leave(app, true),
        (Overlay::Form(_), Answer::Discard) => unfinished::discard(app),
        // Of a whole text only one line is theirs: the rest goes on, or waits.
        (Overlay::Form(form), Answer::Theirs) if form.has_lines() => {
            if form.take_theirs(&app.dossier) {
                look_ahead(app);
                return Vec::new();
            }
            unfinished::leave(app, false)
        }
        (Overlay::Form(_), Answer::Theirs) => unfinished::close(app),
        (Overlay::Form(_), Answer::LeaveDiscard) => {
            let mut effects = unfinished::close(app);
            effects.push(Effect::Quit);
            effects
        }
        (Overlay::Form(_), Answer::Mine | Answer::MineWithReason) => {
            put_mine(app);
            Vec::new()
        }
        (Overlay::Form(form), Answer::Replace) => {
            form.stage = Stage::Typing;
            match &form.outlook {
                Outlook::Send(outgoing) => {
                    let outgoing = outgoing.clone().over();
                    export::send(app, outgoing)
                }
                _ => Vec::new(),
            }
        }
        (Overlay::Form(form), _) => {
            form.stage = Stage::Typing;
            Vec::new()
        }
        (Overlay::None | Overlay::Help(..), _) => Vec::new(),
    }
}

/// Mine on top of theirs: a correction of theirs, which wants a reason; a value or a promise instead of
/// theirs.
fn put_mine(app: &mut App) {
    let Overlay::Form(form) = &mut app.overlay else {
        return;
    };
    let is_over = form.put_over(&app.dossier);
    look_ahead(app);
    if !is_over {
        alarm(app, cannot_go_over(app.lang).to_owned());
    }
}
