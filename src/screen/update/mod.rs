//! What happens next: the state and a message in, the effects to carry out back.
//!
//! Pure: no disk, no terminal, no clock. Only the event loop (`run/`) performs an [`Effect`], and
//! tells what came of it in another [`Message`].
//!
//! Next: `burst.rs` for what no hand typed, `views.rs` and `timeline.rs` for moving and looking, `writing.rs`, `acts.rs` and `settings.rs`
//! for what leads to a form or a question, `form.rs` for the keys of a form, `file.rs` for what comes
//! back from the file, `attached.rs` for the file of a record that is opened, `export.rs` for what
//! leaves, `mode.rs` for hypotheses and other days, `news.rs` for what others did since somebody last
//! looked, `question.rs` for what an answer does,
//! `unfinished.rs` for forms that were left, `portfolio.rs` for the list of dossiers.

mod acts;
mod attached;
mod burst;
mod export;
mod file;
mod form;
mod mode;
mod news;
mod portfolio;
mod question;
mod settings;
mod timeline;
mod unfinished;
mod views;
mod writing;

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

use crate::calendar::Date;
use crate::record::{Dossier, Journal, Mark, Refusal};
use crate::store::{Attachment, KeptText, StoreError};
use crate::words::question::Answer;
use crate::words::{self, sentences};

use super::app::{App, FileState, LookOnly, Notice, Overlay, Wish};
use super::extent;
use super::form::{Kept, Outgoing, Unfinished};
use super::keymap::{self, Action, Context};

pub use burst::{Taken, Unmeant, sort_burst};
use file::{catch_up, refused, reread_file, saved_as_wished, unreadable};
use form::{form_key, paste};
use mode::hear_dropped;
pub use portfolio::{PortfolioEffect, PortfolioMessage, update_portfolio};
use views::{act, moved};

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key.
    Key(KeyEvent),
    /// Text from the clipboard, or of a burst of keys.
    Paste(String),
    /// Something came that was not meant for this screen, and was left out.
    Unmeant(Unmeant),
    /// The terminal has another size.
    Resize(u16, u16),
    /// Another day has begun.
    Day(Date),
    /// The journal has been read, perhaps after the first frame.
    Journal(Journal),
    /// How far this person had looked; `None` where they never had.
    LastLooked(Option<Mark>),
    /// Whether the file can be written has been found out, perhaps after the first frame.
    Access(Option<LookOnly>),
    /// A wish was carried out; `None` when there was nothing to change.
    Saved(Option<Box<Saved>>),
    /// A wish was refused against the newest file.
    Refused(Refusal),
    /// The file could not be written; nothing was saved.
    Failed(StoreError),
    /// The file of an attachment was looked for.
    Attachment(Attachment),
    /// A report went to a file, or did not.
    Exported(Result<PathBuf, StoreError>),
    /// The file was changed by somebody else, or reread.
    Reread(Box<Reread>),
    /// The file was changed and cannot be read; whether it will be tried again without being asked.
    Unreadable(StoreError, bool),
    /// Something is left of a form that was not finished.
    LeftOpen(KeptText),
    /// The form that was left last was kept then, under this number; `None` where the disk did not take it.
    Kept(Option<u8>, DateTime<FixedOffset>),
    /// Nothing of this sitting is remembered: root was given the home of this account.
    NothingKept {
        /// The account.
        owner: u32,
    },
    /// The line is dead, or the machine goes down: what is to be kept is kept now.
    Cut(DateTime<FixedOffset>),
}

/// What came of a wish: the last entry of the journal is the change.
#[derive(Debug)]
pub struct Saved {
    /// The file as it is now.
    pub now: Reread,
    /// The dossier right before the change.
    pub before: Dossier,
}

/// The file as it is now.
#[derive(Debug)]
pub struct Reread {
    /// The dossier.
    pub dossier: Dossier,
    /// The journal.
    pub journal: Journal,
    /// The file.
    pub file: FileState,
}

/// Something to be carried out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save a wish.
    Save(Box<Wish>),
    /// Remember that this person has seen all that the journal holds.
    Looked,
    /// Read the file again.
    Reread,
    /// Look whether the file of an attachment is there.
    LookFor(String),
    /// Write a report to a file.
    Export(Outgoing),
    /// Give this text to the clipboard of whoever sits at the terminal.
    Copy(String),
    /// Keep what is left of a form, in place of what lies there of it already.
    Keep(Box<Unfinished>, Option<Kept>),
    /// Forget what was kept of a form.
    Forget(Kept),
    /// Give the terminal to the shell until it comes back.
    Suspend,
    /// Draw everything anew.
    Repaint,
    /// Go back to the list of dossiers.
    Close,
    /// Leave.
    Quit,
}

/// What happens next.
pub fn update(app: &mut App, message: Message) -> Vec<Effect> {
    // The one way out: whatever wants to be saved is, where the truth is looked at, and nowhere else.
    let is_live = app.is_live();
    // A question is gone with its answer; of a form that is still open there is time to ask.
    let asked = !matches!(app.overlay, Overlay::Ask(_)) || extent::has_room_to_save(app);
    let effects = only_what_was_seen(decide(app, message), asked, app);
    if is_live && app.is_live() {
        return effects;
    }
    let kept = effects.into_iter().filter_map(|effect| match effect {
        Effect::Save(wish) => {
            mode::try_out(app, *wish);
            None
        }
        // What is only tried was seen by nobody else, and another day is not today.
        Effect::Looked | Effect::Keep(..) => None,
        Effect::LookFor(_)
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
        Message::Exported(result) => export::exported(app, result),
        Message::Reread(reread) => reread_file(app, *reread),
        Message::Unreadable(error, again) => unreadable(app, &error, again),
        Message::LeftOpen(kept) => unfinished::offer(app, &kept),
        Message::Kept(slot, at) => unfinished::kept(app, slot, at),
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

/// Says what was left out. Where a question stands, its own sentence is what can be seen.
fn leave_out(app: &mut App, what: Unmeant) {
    if let Some(question) = app.question_mut() {
        question.misheard = true;
        return;
    }
    let text = what.sentence(app.lang).to_owned();
    app.notice = Some(Notice { text, alarm: true });
}

fn say(app: &mut App, text: String) {
    app.notice = Some(Notice { text, alarm: false });
}

/// Says what was heard of the file, beside the answer to what was done.
fn hear(app: &mut App, text: String, alarm: bool) {
    app.aside = Some(Notice { text, alarm });
}

/// Says that something went wrong. A question that led to it is over: it would stand in its place.
fn alarm(app: &mut App, text: String) {
    if matches!(app.overlay, Overlay::Ask(_)) {
        app.overlay = Overlay::None;
    }
    app.notice = Some(Notice { text, alarm: true });
}

fn press(app: &mut App, key: &KeyEvent) -> Vec<Effect> {
    let context = app.context();
    let key = &keymap::escaped(context, key);
    let action = keymap::action(context, key);
    app.notice = None;
    app.aside = None;
    let enters = key.code == KeyCode::Enter;
    let in_form = matches!(context, Context::Form | Context::Question);
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
        (_, Context::Form) => form_key(app, action, key),
        (action, Context::Question) => question::key(app, action),
        (None, _) => Vec::new(),
        _ if takes_up => {
            unfinished::take_up(app);
            Vec::new()
        }
        (Some(action), _) => act(app, action, key),
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
