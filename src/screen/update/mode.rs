//! Hypotheses and other days: the keys that lead there and back, and what is tried.

use crate::calendar::{FIRST_DATE, LAST_DATE};
use crate::record::Op;
use crate::record::Wish;
use crate::screen::app::{App, Overlay, View};
use crate::screen::form::Form;
use crate::screen::form::kind::as_of::AsOfForm;
use crate::words::{self, as_of as other_day, hypothesis, sentences};

use super::already_so::already_so;
use super::cursor::go_on;
use super::dropped::tell_dropped;
use super::look_ahead::look_ahead;
use super::say::{alarm, say};

/// `i`: to the hypothesis; in it, it is taken away.
pub(super) fn what_if(app: &mut App) {
    if app.is_as_of() {
        alarm(app, other_day::look_only(app.lang, app.today));
    } else if app.is_what_if() {
        app.drop_hypothesis();
        say(app, hypothesis::left(app.lang, false).to_owned());
    } else {
        let dropped = app.suppose();
        tell_dropped(app, &dropped);
    }
}

/// `d`: asks for the day to look at. The form stands on the live situation, so that `oggi` is today; the list
/// shows the day that is typed.
pub(super) fn as_of(app: &mut App) {
    if app.is_what_if() {
        alarm(app, hypothesis::no_other_day(app.lang).to_owned());
        return;
    }
    let from = app.is_as_of().then_some(app.today);
    app.back_to_live();
    app.pane = None;
    if let Some(form) = Form::open(AsOfForm(from), &app.opening()) {
        app.overlay = Overlay::Form(Box::new(form));
        look_ahead(app);
    }
}

/// Left and Right on another day: the day before, the day after.
pub(super) fn step_day(app: &mut App, forward: bool) {
    let day = if forward {
        app.today.succ_opt()
    } else {
        app.today.pred_opt()
    };
    if let Some(day) = day.filter(|day| (FIRST_DATE..=LAST_DATE).contains(day)) {
        app.step_to(day);
    }
}

/// Esc on the list: back to the live situation. A hypothesis waits for the next `i`.
pub(super) fn back(app: &mut App) {
    if app.is_what_if() {
        let kept = !app.hypothesis.steps().is_empty();
        app.back_to_live();
        if kept {
            say(app, hypothesis::left(app.lang, true).to_owned());
        }
    } else {
        app.back_to_live();
    }
}

/// Why nothing can be written, if so.
pub(super) fn look_only(app: &App) -> Option<String> {
    if app.is_writable() {
        return None;
    }
    let reason = app.file.read_only.as_ref();
    let of_file = || reason.map(|reason| sentences::look_only(app.lang, reason.file()));
    let of_day = app
        .is_as_of()
        .then(|| other_day::look_only(app.lang, app.today));
    of_day.or_else(of_file)
}

/// What would be a save becomes a step of the hypothesis. On another day it is nothing at all.
pub(super) fn try_out(app: &mut App, wish: Wish) {
    match app.try_out(wish) {
        Ok(Some((change, preview))) => {
            app.overlay = Overlay::None;
            let step = hypothesis::step(app.lang, &app.dossier, &change);
            // On the list it stands beside the live situation.
            let on_list = app.view == View::Main && app.pane.is_none();
            let effects = if on_list {
                String::new()
            } else {
                words::effect::effects_in_short(app.lang, &preview, |_| false)
            };
            say(app, hypothesis::tried(app.lang, &step, &effects));
            if change.op == Op::Record {
                go_on(app);
            }
        }
        Ok(None) => {
            already_so(app);
        }
        Err(refusal) => {
            let text = words::refusal::refusal(app.lang, &app.dossier, &refusal);
            alarm(app, text);
        }
    }
}

/// `u` and `U` in a hypothesis: the last step is taken away, or put back. Nothing is at stake, so
/// nothing is asked.
pub(super) fn step(app: &mut App, back: bool) {
    let (lang, before) = (app.lang, app.dossier.clone());
    let change = if back {
        app.step_again()
    } else {
        Ok(app.step_back())
    };
    match change {
        Ok(Some(change)) => {
            // An item that is gone is still called by its name.
            let dossier = if back { &app.dossier } else { &before };
            let step = hypothesis::step(lang, dossier, &change);
            say(app, hypothesis::stepped(lang, &step, back));
        }
        Ok(None) => alarm(app, hypothesis::no_step(lang, back).to_owned()),
        Err(refusal) => {
            let text = words::refusal::refusal(lang, &app.dossier, &refusal);
            alarm(app, text);
        }
    }
}
