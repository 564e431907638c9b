//! What happens next: the state and a message in, the effects to carry out back.
//!
//! Pure: no disk, no terminal, no clock. Only the event loop (`run/`) performs an [`Effect`], and
//! tells what came of it in another [`Message`].

mod acts;
mod already_so;
mod ask;
mod attached;
mod burst;
mod choice;
mod cursor;
mod dropped;
mod effect;
mod export;
mod file;
mod form;
mod look_ahead;
mod message;
mod mode;
mod mouse;
mod news;
mod open;
mod points;
mod portfolio;
mod question;
mod say;
mod search;
mod settings;
mod text;
mod timeline;
mod unfinished;
mod views;
mod writing;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::words::question::Answer;
use crate::words::{self, Lang, sentences};

use super::app::{App, Notice, Overlay};
use super::extent;
use super::keymap::{self, Action, Context};
use super::pressed;

pub use burst::{Taken, Unmeant, sort_burst};
pub use effect::Effect;
pub use message::{CompletedPath, Message, ReadPlan, Reread, Saved, UnreadPlan};
pub use portfolio::{PortfolioEffect, PortfolioMessage, update_portfolio};

use cursor::moved;
use dropped::hear_dropped;
use file::{catch_up, refused, reread_file, saved_as_wished, unreadable};
use form::{form_key, paste};
use say::{alarm, leave_out};
use views::act;

/// What happens next.
pub fn update(app: &mut App, message: Message) -> Vec<Effect> {
    let effects = decided(app, message);
    // What is known may have become less: the cursor stays in the pane.
    if let Some(stop) = app.pane
        && stop > 0
        && stop >= app.stops()
    {
        app.pane = Some(stop.min(extent::pane(app).saturating_sub(1)));
    }
    effects
}

/// What follows, as far as it may be carried out in this mode.
fn decided(app: &mut App, message: Message) -> Vec<Effect> {
    // The one way out: what is to be saved is saved only from the live situation.
    let is_live = app.is_live();
    // A question is gone with its answer; of a form that is still open there is time to ask.
    let asked = !matches!(app.overlay, Overlay::Ask(_)) || extent::has_room_to_save(app);
    let effects = decide(app, message);
    let effects = only_what_was_seen(effects, asked, app);
    let effects = unfinished::only_what_is_kept(app, effects);
    if is_live && app.is_live() {
        return effects;
    }
    let kept = effects.into_iter().filter_map(|effect| match effect {
        Effect::Save(wish) => {
            mode::try_out(app, *wish);
            None
        }
        // What is only tried was seen by nobody else, and another day is not today.
        Effect::Looked => None,
        Effect::Keep(..) if app.is_what_if() => None,
        Effect::LookFor(_)
        | Effect::Keep(..)
        | Effect::ReadPlan(_)
        | Effect::CompletePath(_)
        | Effect::Forget(_)
        | Effect::Reread
        | Effect::Export(_)
        | Effect::Copy(_)
        | Effect::Suspend
        | Effect::Repaint
        | Effect::Close
        | Effect::Quit => Some(effect),
    });
    kept.collect()
}

/// What could not be seen is neither saved nor written to a file; that is said, and stands there when the
/// screen has room again.
fn only_what_was_seen(effects: Vec<Effect>, asked: bool, app: &mut App) -> Vec<Effect> {
    let writes = |effect: &Effect| matches!(effect, Effect::Save(_) | Effect::Export(_));
    if !effects.iter().any(writes) || asked && extent::has_room_to_save(app) {
        return effects;
    }
    alarm(app, sentences::no_room_to_save(app.lang).to_owned());
    let rest = effects.into_iter().filter(|effect| !writes(effect));
    rest.collect()
}

fn decide(app: &mut App, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) if key.kind != KeyEventKind::Release => {
            let mut effects = press(app, &key);
            effects.extend(attached::look_for(app, &effects));
            return effects;
        }
        Message::Key(_) => {}
        Message::Mouse(event) => mouse::point(app, event),
        Message::Paste(text) if app.is_searching() => search::paste(app, &text),
        Message::Paste(text) => paste(app, &text),
        Message::Unmeant(what) => leave_out(app, what),
        Message::Resize(columns, rows) => app.size = (columns, rows),
        Message::Day(today) => {
            app.turn_page(today);
            // Nobody holds a key down for as long.
            app.entered = false;
            catch_up(app);
        }
        Message::Journal(journal) => {
            let dropped = app.take_in_journal(journal);
            hear_dropped(app, &dropped);
        }
        Message::LastLooked(mark) => news::last_looked(app, mark.as_ref()),
        Message::Access(read_only) => app.file.read_only = read_only,
        Message::Saved(saved) => return saved_as_wished(app, saved.map(|saved| *saved)),
        Message::Refused(refusal) => refused(app, refusal),
        Message::Failed(error) if error.was_written() => {
            // The change is there; that the disk is in doubt is for people to know.
            let effects = unfinished::close(app);
            alarm(app, words::store::store_error(app.lang, &error));
            return effects;
        }
        Message::Failed(error) => {
            let reason = words::store::store_reason(app.lang, &error);
            alarm(app, sentences::not_saved(app.lang, &reason));
        }
        Message::Attachment(looked) => attached::found(app, looked),
        Message::PlanRead(read) => choice::read(app, *read),
        Message::PathCompleted(completed) => choice::completed(app, &completed),
        Message::Exported(result) => return export::exported(app, result),
        Message::Reread(reread) => reread_file(app, *reread),
        Message::Copies(text) => app.copies = text,
        Message::Unreadable(error, again) => unreadable(app, &error, again),
        Message::LeftOpen(kept) => unfinished::offer(app, &kept),
        Message::Kept(kept, at) => return unfinished::kept(app, kept, at),
        Message::NothingKept { owner } => {
            let text = words::unfinished::nothing_kept(app.lang, owner);
            let before = app.notice.take();
            let alarm = before.as_ref().is_some_and(|before| before.alarm);
            let before = before.map(|before| before.text + " ").unwrap_or_default();
            app.notice = Some(Notice {
                text: before + &text,
                alarm,
            });
        }
        Message::Cut(at) => return unfinished::keep(app, at),
    }
    Vec::new()
}

fn press(app: &mut App, key: &KeyEvent) -> Vec<Effect> {
    let context = app.context();
    let key = &pressed::escaped(context, key);
    let action = keymap::action(context, key);
    app.notice = None;
    app.aside = None;
    let enters = key.code == KeyCode::Enter;
    let in_form = matches!(context, Context::Form | Context::Question | Context::Choice);
    app.entered = enters && (app.entered || in_form);
    // Right after a form was left Enter takes it up again.
    let takes_up = enters && app.takes_up_draft();
    app.just_left = false;
    if action != Some(Action::Digit) {
        app.digit = None;
    }
    match (action, context) {
        (Some(Action::Repaint), _) => vec![Effect::Repaint],
        (Some(Action::Suspend), _) => vec![Effect::Suspend],
        (Some(Action::Leave), _) => leave(app),
        (Some(Action::Help), _) => {
            let under = std::mem::replace(&mut app.overlay, Overlay::None);
            app.overlay = Overlay::Help(0, Box::new(under));
            Vec::new()
        }
        (_, Context::Help) => help_key(app, action),
        (_, Context::Form | Context::Text) => form_key(app, action, key),
        (action, Context::Question) => question::key(app, action),
        (action, Context::Search) => search::key(app, action, key),
        // What comes with Alt may be half of a sequence that a line cut in two: nobody typed it.
        (None, _) if key.modifiers.contains(KeyModifiers::ALT) => Vec::new(),
        (None, _) => {
            app.notice = Some(unmeant(app.lang, key));
            Vec::new()
        }
        _ if takes_up => {
            unfinished::take_up(app);
            Vec::new()
        }
        (Some(action), _) => {
            let may = action == Action::Back || extent::can(app, action);
            let effects = act(app, action, key);
            let is_quiet = app.notice.is_none() && matches!(app.overlay, Overlay::None);
            if !may && effects.is_empty() && is_quiet {
                app.notice = Some(unmeant(app.lang, key));
            }
            effects
        }
    }
}

/// That a key does nothing here.
fn unmeant(lang: Lang, key: &KeyEvent) -> Notice {
    let name = pressed::name(key);
    Notice {
        text: words::unmeant::key(lang, name.as_deref()),
        alarm: false,
    }
}

/// Ctrl-C leaves; with unsaved text it asks, and a second one leaves and keeps it.
fn leave(app: &mut App) -> Vec<Effect> {
    if !app.is_dirty() {
        return vec![Effect::Quit];
    }
    if unfinished::asks_to_quit(app) {
        return question::take(app, Answer::LeaveLater);
    }
    if let Overlay::Help(_, under) = &mut app.overlay {
        app.overlay = std::mem::replace(under, Overlay::None);
        catch_up(app);
    }
    unfinished::ask_whether_to_leave(app, true);
    Vec::new()
}

fn help_key(app: &mut App, action: Option<Action>) -> Vec<Effect> {
    let (stops, rows) = (extent::help(app), app.size.1);
    let Overlay::Help(line, under) = &mut app.overlay else {
        return Vec::new();
    };
    match action {
        Some(Action::Back) => {
            app.overlay = std::mem::replace(under, Overlay::None);
            // The day or the file may have changed under the help.
            catch_up(app);
        }
        Some(action) => *line = moved(action, *line, stops, rows),
        None => {}
    }
    Vec::new()
}
