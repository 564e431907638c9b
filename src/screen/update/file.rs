//! What comes back from the file: a wish carried out or refused, the change of somebody else.

use crate::plan::ClockId;
use crate::record::{Entry, Op, Refusal, Request};
use crate::screen::app::{About, App, Dropped, Notice, Overlay, View};
use crate::screen::form::{FieldName, Form, Outlook, Stage};
use crate::store::{Fault, StoreError};
use crate::words::{self, sentences};

use super::already_so::already_so;
use super::cursor::go_on;
use super::dropped::hear_dropped;
use super::effect::Effect;
use super::look_ahead::look_ahead;
use super::message::{Reread, Saved};
use super::say::{alarm, hear, say};
use super::{points, timeline, unfinished};

/// A wish was carried out: the form closes, and the cursor goes on to what is awaited next.
pub(super) fn saved_as_wished(app: &mut App, saved: Option<Saved>) -> Vec<Effect> {
    if let Overlay::Form(form) = &app.overlay
        && form.field(FieldName::Source).is_some()
    {
        app.last_source = form.fields.source();
    }
    let Some(Saved {
        now,
        change,
        preview,
    }) = saved
    else {
        if matches!(app.overlay, Overlay::Form(_)) {
            return already_so(app);
        }
        app.overlay = Overlay::None;
        say(app, words::effect::nothing_changed(app.lang).to_owned());
        return Vec::new();
    };
    let mut effects = unfinished::close(app);
    if !app.file.exists {
        let plan = app.dossier.plan.clone();
        effects.extend(unfinished::forget_what_began(app, &plan));
    }
    let text = words::effect::saved(app.lang, &now.dossier, &change, &preview);
    let begun =
        (!app.file.exists && !app.path.is_empty()).then(|| sentences::begun(app.lang, &app.path));
    take_in(app, now);
    let text = match begun {
        Some(begun) => format!("{text} {begun}"),
        None => text,
    };
    app.notice = Some(Notice { text, alarm: false });
    if change.op == Op::Record {
        go_on(app);
    }
    if app.view == View::Points {
        points::go_to_new(app, &change);
    }
    effects
}

/// The file as it is now; the cursor stays on what it was on. Returns what of a hypothesis no longer
/// fits.
fn take_in(app: &mut App, now: Reread) -> Vec<Dropped> {
    let entry = app.journal_line(app.cursors.journal).map(|entry| entry.n);
    let request = app.request_line(app.cursors.requests).map(id);
    let setting = app.setting_here();
    let point = app.point_row();
    let act = app.act_here();
    // Under the view of origins lies the one that it goes back to.
    let view = match app.view {
        View::Origin => app.opened_from,
        view => view,
    };
    let lane = app.lane().filter(|_| view == View::Timeline);
    let event = app.pane.and_then(|line| app.events().into_iter().nth(line));
    app.file = now.file;
    // Somebody began the dossier meanwhile: there is nothing to choose any more.
    if app.view == View::Choice {
        app.view = View::Main;
    }
    let dropped = app.take_in(now.dossier, now.journal);
    app.put_back_news();
    // That it could not be read is over.
    if std::mem::take(&mut app.unreadable) {
        app.aside = None;
    }
    let same = match view {
        View::Main | View::Origin | View::Choice => None,
        View::Plan => setting.and_then(|key| app.line_of(&key)),
        View::Timeline => lane.and_then(|lane| timeline::same(app, lane)),
        View::Journal => (0..app.journal.entries().len())
            .find(|line| app.journal_line(*line).map(|entry| entry.n) == entry),
        View::Points => point.and_then(|row| {
            let rows = app.point_rows();
            rows.iter().position(|shown| *shown == row)
        }),
        View::Requests => {
            let entry = |at: usize| app.dossier.requests.get(app.assessment.requests[at].index);
            let mut shown = app.requests().into_iter();
            shown.position(|at| entry(at).map(id) == request)
        }
    };
    if let Some(same) = same {
        *app.cursor_in(view) = same;
    }
    if let Some(event) = event {
        let same = app.events().iter().position(|shown| *shown == event);
        app.pane = same.or(app.pane);
    }
    let same = act.and_then(|act| app.acts().list.iter().position(|shown| *shown == act));
    if let Some(nth) = same {
        app.pane = Some(app.events().len() + nth);
    }
    dropped
}

/// What a request is known by.
fn id(request: &Request) -> (ClockId, u32) {
    (request.register.clone(), request.n)
}

/// The newest file refuses what the screen thought possible: somebody else was quicker.
pub(super) fn refused(app: &mut App, refusal: Refusal) {
    match (&mut app.overlay, refusal) {
        (Overlay::Form(form), Refusal::Conflict(conflict)) => {
            form.clash(conflict);
        }
        (_, refusal) => {
            let text = words::refusal::refusal(app.lang, &app.dossier, &refusal);
            alarm(app, text);
        }
    }
}

/// Another person's change appears by itself, and says who changed what, beside what is said already;
/// an open form keeps its text.
pub(super) fn reread_file(app: &mut App, reread: Reread) {
    let (dossier, journal) = app.in_file();
    let known = journal.entries().last().map_or(0, |entry| entry.n);
    let read_before = !journal.entries().is_empty() || dossier.rev == 0;
    let dropped = take_in(app, reread);
    catch_up(app);
    let (dossier, journal) = app.in_file();
    let entries = journal.entries().iter();
    let new: Vec<&Entry> = entries.filter(|entry| entry.n > known).collect();
    let text = match new.as_slice() {
        [.., last] if read_before => Some(sentences::somebody_changed(
            app.lang,
            dossier,
            last,
            new.len() - 1,
        )),
        _ => None,
    };
    if let Some(text) = text {
        hear(app, text, false);
    }
    hear_dropped(app, &dropped);
}

/// The file cannot be read any more: what was known stays, and nothing is written over the file. What
/// was said of a save stays said, for it is as true as before. With `again` it is read again without
/// being asked.
pub(super) fn unreadable(app: &mut App, error: &StoreError, again: bool) {
    let is_gone = error.fault.is_absent() || matches!(error.fault, Fault::NoFolder(_));
    let text = if is_gone && app.file.exists {
        sentences::gone(app.lang, &app.file.name)
    } else {
        words::store::store_error(app.lang, error)
    };
    // A question could not be answered with a save now, and would hide why.
    if matches!(app.overlay, Overlay::Ask(_)) {
        app.overlay = Overlay::None;
    }
    app.unreadable = true;
    let then = sentences::read_again(app.lang, again);
    hear(app, format!("{text} {then}"), true);
}

/// What a form asks is still asked, from the first answer on: it may be about something else now.
fn catch_up_form(form: &mut Form) {
    let is_unsure = form.is_unsure();
    match (&form.stage, &form.outlook) {
        (Stage::Clashing(..), Outlook::Refused(Refusal::Conflict(conflict))) => {
            form.clash(conflict.clone());
        }
        (Stage::Doubting(_), Outlook::Ready(ready)) if is_unsure || !ready.1.doubts.is_empty() => {}
        (Stage::Clashing(..) | Stage::Doubting(_), _) => form.stage = Stage::Typing,
        (Stage::Typing | Stage::Leaving(_) | Stage::Replacing(..), _) => {}
    }
    if let Some(question) = form.stage.question_mut() {
        question.ask_again();
    }
}

/// What is open stays true when the file or the day has changed: a form looks ahead anew, of a
/// conflict the newest is shown, and a question about something else is withdrawn.
pub(super) fn catch_up(app: &mut App) {
    look_ahead(app);
    match &mut app.overlay {
        Overlay::Form(form) => catch_up_form(form),
        Overlay::Ask(ask) => {
            let About::Change(asked, wish) = ask.about.clone() else {
                return;
            };
            if app.change(&wish) != Ok(Some(*asked)) {
                app.overlay = Overlay::None;
            }
        }
        Overlay::Help(..) | Overlay::None => {}
    }
}
