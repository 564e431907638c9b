//! What leaves the screen: the form, and what is said when it has left.

use std::path::PathBuf;

use crate::report::{Look, Palette, excerpt};
use crate::screen::app::{App, LookOnly, Overlay};
use crate::screen::form::kind::export::ExportForm;
use crate::screen::form::{Form, Outgoing, Stage};
use crate::screen::question::Question;
use crate::store::{Fault, StoreError};
use crate::words::{output, question::Answer, sentences};

use super::effect::Effect;
use super::look_ahead::look_ahead;
use super::say::{alarm, say};
use super::unfinished;

/// The most characters of text that go to a clipboard: xterm takes 100,000 bytes in base 64 and
/// others somewhat less, and none says when it does not.
const COPIED_MAX: usize = 50_000;

/// `x` and `y`: asks what is to leave, and where to. What is only tried does not leave.
pub(super) fn open(app: &mut App, copies: bool) {
    if app.is_what_if() {
        alarm(app, output::not_of_a_hypothesis(app.lang).to_owned());
        return;
    }
    let (file, phase) = (app.file.name.clone(), app.phase_number());
    let form = ExportForm::new(&file, app.today, phase, copies);
    if let Some(form) = Form::open(form, &app.opening()) {
        app.overlay = Overlay::Form(Box::new(form));
        look_ahead(app);
    }
}

/// Enter in the form.
pub(super) fn send(app: &mut App, outgoing: Outgoing) -> Vec<Effect> {
    let Outgoing::Clipboard(of) = outgoing else {
        // Who asked that nothing be written means reports as well.
        if app.file.read_only == Some(LookOnly::Asked) {
            alarm(app, sentences::look_only(app.lang, None));
            return Vec::new();
        }
        return vec![Effect::Export(outgoing)];
    };
    let look = Look {
        lang: app.lang,
        ascii: app.ascii,
        colour: false,
        palette: Palette::USUAL,
    };
    let text = excerpt(look, &app.dossier, &app.assessment, of);
    if text.len() > COPIED_MAX {
        alarm(app, output::too_long(app.lang).to_owned());
        return Vec::new();
    }
    let mut effects = unfinished::close(app);
    say(app, output::copied(app.lang, text.lines().count()));
    effects.push(Effect::Copy(text));
    effects
}

/// What came of a report that was to go to a file.
pub(super) fn exported(app: &mut App, result: Result<PathBuf, StoreError>) -> Vec<Effect> {
    match result {
        Ok(path) => {
            let effects = unfinished::close(app);
            say(app, output::written(app.lang, &path));
            return effects;
        }
        Err(error) => {
            let text = output::not_written_from_screen(app.lang, &error);
            if let Overlay::Form(form) = &mut app.overlay
                && error.fault == Fault::Exists
            {
                let question = Question::new(&[Answer::Stay, Answer::Replace]);
                form.stage = Stage::Replacing(text, question);
            } else {
                alarm(app, text);
            }
        }
    }
    Vec::new()
}
