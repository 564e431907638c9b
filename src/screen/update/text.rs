//! The keys of a text of several lines: to the effect and the save, to what is wrong, the names that fit.

use crate::notation::Completion;
use crate::screen::app::{App, Overlay};
use crate::screen::form::{FieldName, Form, Intake, Outlook};
use crate::words::choice::begun_meanwhile;
use crate::words::plan_text::{candidates, no_candidate, nothing_to_complete, whole};

use super::choice;
use super::effect::Effect;
use super::say::{alarm, say};

/// How many names are listed at once.
const NAMES: usize = 12;

/// Goes on to the effect, with the reason asked for, or to what is wrong, where something is; `None` where all that
/// is left is to save.
pub(super) fn review(app: &mut App) -> Option<Vec<Effect>> {
    let Overlay::Form(form) = &mut app.overlay else {
        return Some(Vec::new());
    };
    let reason = form.fields.place(FieldName::Reason);
    if form.kind.begins_a_dossier() {
        return begin(app);
    }
    if let (Outlook::Ready(_), Some(reason)) = (&form.outlook, reason) {
        form.focus = Some(reason);
        return Some(Vec::new());
    }
    form.go_to_next_fault();
    None
}

/// A text that a new dossier begins with is that of a plan to choose, where it can be read.
fn begin(app: &mut App) -> Option<Vec<Effect>> {
    if app.file.exists {
        // Somebody else has begun the dossier: the text stays open, so that nothing of it is lost.
        alarm(app, begun_meanwhile(app.lang).to_owned());
        return Some(Vec::new());
    }
    let Overlay::Form(form) = &mut app.overlay else {
        return Some(Vec::new());
    };
    let plan = match &form.outlook {
        Outlook::Ready(ready) => ready.1.dossier.plan.clone(),
        Outlook::Same => app.dossier.plan.clone(),
        _ => {
            form.go_to_next_fault();
            return None;
        }
    };
    Some(choice::typed(app, plan))
}

/// Puts in the rest of the one name that fits, or says which do.
pub(super) fn complete(app: &mut App) -> Intake {
    let lang = app.lang;
    let Overlay::Form(form) = &mut app.overlay else {
        return Intake::Nothing;
    };
    let found = completion(form);
    let Some(Completion { names, rest }) = found else {
        say(app, nothing_to_complete(lang).to_owned());
        return Intake::Nothing;
    };
    let text_box = form.focused_mut().and_then(|field| field.text_box.as_mut());
    let taken = match text_box {
        Some(text_box) if !rest.is_empty() => text_box.insert(&rest),
        _ => Intake::Nothing,
    };
    match names.as_slice() {
        [] => alarm(app, no_candidate(lang).to_owned()),
        [name] if rest.is_empty() => say(app, whole(lang, name)),
        [_] => {}
        _ => {
            let listed = names[..names.len().min(NAMES)].join(", ");
            say(
                app,
                candidates(lang, &listed, names.len().saturating_sub(NAMES)),
            );
        }
    }
    taken
}

fn completion(form: &Form) -> Option<Completion> {
    let text_box = form.focused()?.text_box.as_ref()?;
    form.kind.completion(text_box.text(), text_box.cursor())
}
