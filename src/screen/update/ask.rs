//! The question before something that a single key would do.

use crate::record::{Change, Doubt, Op, Proposal, Wish};
use crate::screen::app::{About, App, Ask, Overlay};
use crate::screen::question::Question;
use crate::words::question::Answer;
use crate::words::{self, checklist, sentences};

use super::say::alarm;

/// Asks before something that a single key would do, naming what.
pub(super) fn ask_about(app: &mut App, proposal: Proposal) {
    let wish = Wish {
        proposal,
        reason: None,
    };
    match app.prepare(&wish) {
        Ok(Some((change, preview))) => {
            let of_list = checklist::question(app.lang, &app.dossier, &change);
            let text = of_list.unwrap_or_else(|| question(app, &change));
            // What is doubtful about a tick stands before the question, as the command says it.
            let text = match preview.doubts.as_slice() {
                [_, ..] if change.op == Op::Tick => {
                    format!("{} {text}", told(app, &preview.doubts))
                }
                _ => text,
            };
            let yes = match change.op {
                Op::Redo => Answer::Redo,
                Op::ItemDrop | Op::Set => Answer::Drop,
                Op::Tick => Answer::Untick,
                _ => Answer::Undo,
            };
            ask(app, text, yes, (change, wish));
        }
        Ok(None) => {}
        Err(refusal) => {
            let text = words::refusal::refusal(app.lang, &app.dossier, &refusal);
            alarm(app, text);
        }
    }
}

fn told(app: &App, doubts: &[Doubt]) -> String {
    let doubts = doubts.iter();
    let doubts = doubts.map(|doubt| words::doubt::doubt(app.lang, &app.dossier, doubt));
    doubts.collect::<Vec<_>>().join(" ")
}

/// Asks whether what is doubtful about a tick is meant, as the command does.
pub(super) fn ask_doubtful(app: &mut App, (change, wish): (Change, Wish), doubts: &[Doubt]) {
    let doubts = told(app, doubts);
    let text = checklist::tick_question(app.lang, &app.dossier, &change, &doubts);
    ask(app, text, Answer::Tick, (change, wish));
}

/// Puts a question about a change on top of the screen; its first answer changes nothing.
fn ask(app: &mut App, text: String, yes: Answer, (change, wish): (Change, Wish)) {
    app.overlay = Overlay::Ask(Box::new(Ask {
        text,
        question: Question::new(&[Answer::No, yes]),
        about: About::Change(Box::new(change), wish),
    }));
}

fn question(app: &App, change: &Change) -> String {
    let entry = change.of.and_then(|n| app.journal.entry(n));
    let edits = entry.map_or(&change.edits, |entry| &entry.edits);
    let of_plan = entry.is_none_or(|entry| matches!(entry.op, Op::Plan | Op::Undo | Op::Redo));
    let of_plan = of_plan.then(|| words::plan_change::question(app.lang, change.op, edits));
    if let Some(text) = of_plan.flatten() {
        return text;
    }
    let what = edits
        .first()
        .map(|edit| words::effect::done(app.lang, &app.dossier, edit));
    let what = words::saved::with_others(what.unwrap_or_default(), edits);
    sentences::really(app.lang, change.op, &what)
}
