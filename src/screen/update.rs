//! What happens next: the state and a message in, the effects to carry out back.
//!
//! Pure: no disk, no terminal, no clock. Only the event loop (`run.rs`) performs an [`Effect`], and
//! tells what came of it in another [`Message`].

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

use crate::assess::preview;
use crate::calendar::Date;
use crate::plan::{Event, Role};
use crate::record::{Change, Dossier, Entry, Journal, NotePlace, Op, Proposal, Refusal, Slot};
use crate::store::StoreError;
use crate::words::{self, sentences};

use super::app::{App, Ask, FileState, Notice, Overlay, RowKind, View, Wish};
use super::form::{FieldName, Form, Outlook, Stage};
use super::keymap::{self, Action, Context};

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key.
    Key(KeyEvent),
    /// Text from the clipboard.
    Paste(String),
    /// The terminal has another size.
    Resize(u16, u16),
    /// Another day has begun.
    Day(Date),
    /// The journal has been read, after the first frame.
    Journal(Journal),
    /// A wish was carried out; `None` when there was nothing to change.
    Saved(Option<Box<Saved>>),
    /// A wish was refused against the newest file.
    Refused(Refusal),
    /// The file could not be written; nothing was saved.
    Failed(StoreError),
    /// The file was changed by somebody else, or reread.
    Reread(Box<Reread>),
    /// The file was changed and cannot be read.
    Unreadable(StoreError),
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
    /// Read the file again.
    Reread,
    /// Give the terminal to the shell until it comes back.
    Suspend,
    /// Draw everything anew.
    Repaint,
    /// Leave.
    Quit,
}

/// What happens next.
pub fn update(app: &mut App, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) if key.kind != KeyEventKind::Release => return press(app, &key),
        Message::Key(_) => {}
        Message::Paste(text) => {
            if let Overlay::Form(form) = &mut app.overlay
                && form.stage == Stage::Typing
                && let Some(field) = form.focused_mut()
            {
                field.paste(&text);
                look_ahead(app);
            }
        }
        Message::Resize(columns, rows) => app.size = (columns, rows),
        Message::Day(today) => {
            app.today = today;
            app.reassess();
            look_ahead(app);
        }
        Message::Journal(journal) => app.journal = journal,
        Message::Saved(saved) => saved_as_wished(app, saved.map(|saved| *saved)),
        Message::Refused(refusal) => refused(app, refusal),
        Message::Failed(error) if error.was_written() => {
            // The change is there; that the disk is in doubt is for people to know.
            app.overlay = Overlay::None;
            alarm(app, words::store::store_error(app.lang, &error));
        }
        Message::Failed(error) => {
            let reason = words::store::store_reason(app.lang, &error);
            alarm(app, sentences::not_saved(app.lang, &reason));
        }
        Message::Reread(reread) => reread_file(app, *reread),
        Message::Unreadable(error) => {
            let reason = words::store::store_error(app.lang, &error);
            alarm(app, reason);
        }
    }
    Vec::new()
}

fn say(app: &mut App, text: String) {
    app.notice = Some(Notice { text, alarm: false });
}

fn alarm(app: &mut App, text: String) {
    app.notice = Some(Notice { text, alarm: true });
}

/// Where the keyboard is now.
#[must_use]
pub fn context(app: &App) -> Context {
    match &app.overlay {
        Overlay::Help(..) => Context::Help,
        Overlay::Ask(_) => Context::Question,
        Overlay::Form(form) => match form.stage {
            Stage::Typing => Context::Form,
            Stage::Doubting => Context::Question,
            Stage::Clashing(_) | Stage::Leaving => Context::Choice,
        },
        Overlay::None => match app.view {
            View::Main if app.pane.is_some() => Context::Pane,
            View::Main => Context::Main,
            View::Requests => Context::Requests,
            View::Journal => Context::Journal,
        },
    }
}

fn press(app: &mut App, key: &KeyEvent) -> Vec<Effect> {
    let context = context(app);
    let action = keymap::action(context, key);
    app.notice = None;
    if action != Some(Action::Leave) {
        app.leaving = false;
    }
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
        (Some(action), Context::Question) => answer(app, action == Action::Yes),
        (Some(Action::Back), Context::Choice) => {
            back_to_typing(app);
            Vec::new()
        }
        (Some(Action::Choose), Context::Choice) => choose(app, key.code == KeyCode::Char('1')),
        (None, _) | (Some(_), Context::Choice) => Vec::new(),
        (Some(action), _) => act(app, action, key),
    }
}

/// Ctrl-C leaves; with unsaved text it asks, and a second one leaves without saving.
fn leave(app: &mut App) -> Vec<Effect> {
    if app.leaving || !app.is_dirty() {
        return vec![Effect::Quit];
    }
    if let Overlay::Help(_, under) = std::mem::replace(&mut app.overlay, Overlay::None) {
        app.overlay = *under;
    }
    if let Overlay::Form(form) = &mut app.overlay {
        form.stage = Stage::Leaving;
    }
    app.leaving = true;
    Vec::new()
}

fn help_key(app: &mut App, action: Option<Action>) -> Vec<Effect> {
    let page = usize::from(app.size.1).saturating_sub(3).max(1);
    let Overlay::Help(line, under) = &mut app.overlay else {
        return Vec::new();
    };
    match action {
        Some(Action::Up) => *line = line.saturating_sub(1),
        Some(Action::Down) => *line += 1,
        Some(Action::PageUp) => *line = line.saturating_sub(page),
        Some(Action::PageDown) => *line += page,
        Some(Action::First) => *line = 0,
        Some(Action::Last) => *line = usize::MAX / 2,
        _ => app.overlay = std::mem::replace(under, Overlay::None),
    }
    Vec::new()
}

/// An action of a view.
fn act(app: &mut App, action: Action, key: &KeyEvent) -> Vec<Effect> {
    match action {
        Action::Up
        | Action::Down
        | Action::PageUp
        | Action::PageDown
        | Action::First
        | Action::Last => {
            move_by(app, action);
        }
        Action::Digit => digit(app, key),
        Action::Detail => toggle_pane(app, key.code),
        Action::Back => back(app),
        Action::Requests => open_view(app, View::Requests),
        Action::Journal => open_view(app, View::Journal),
        Action::GoTo => go_to_phase(app),
        Action::Quit => return vec![Effect::Quit],
        Action::Reload => return vec![Effect::Reread],
        _ => writing(app, action),
    }
    Vec::new()
}

/// An action that leads to writing; refused with the reason where the file is only for reading.
fn writing(app: &mut App, action: Action) {
    if let Some(reason) = &app.file.read_only {
        let text = sentences::look_only(app.lang, reason.file());
        alarm(app, text);
        return;
    }
    match action {
        Action::Act => enter(app),
        Action::Correct => correct(app),
        Action::Erase => erase(app),
        Action::Note => note(app),
        Action::Add => add(app),
        Action::Undo => ask_about(app, Proposal::Undo),
        Action::Redo => ask_about(app, Proposal::Redo),
        _ => {}
    }
}

fn move_by(app: &mut App, action: Action) {
    let page = usize::from(app.size.1).saturating_sub(4).max(1);
    let moved = |here: usize, len: usize| {
        let last = len.saturating_sub(1);
        match action {
            Action::Up => here.saturating_sub(1),
            Action::Down => here + 1,
            Action::PageUp => here.saturating_sub(page),
            Action::PageDown => here + page,
            Action::First => 0,
            _ => last,
        }
        .min(last)
    };
    match (app.view, app.pane) {
        (View::Main, None) => app.selected = moved(app.selected, app.rows.len()),
        (View::Main, Some(line)) => app.pane = Some(moved(line, app.events().len())),
        (View::Requests | View::Journal, _) => app.line = moved(app.line, app.lines()),
    }
}

/// A digit goes to the phase of that number; a digit right after continues it.
fn digit(app: &mut App, key: &KeyEvent) {
    let KeyCode::Char(c) = key.code else { return };
    let Some(digit) = c.to_digit(10) else { return };
    let longer = app
        .digit
        .and_then(|tens| tens.checked_mul(10)?.checked_add(digit));
    let found = [longer, Some(digit)]
        .into_iter()
        .flatten()
        .find_map(|number| app.row_of_phase(number).map(|row| (number, row)));
    if let Some((number, row)) = found {
        app.selected = row;
        app.pane = None;
        app.digit = Some(number);
    } else {
        app.digit = Some(longer.unwrap_or(digit));
    }
}

fn toggle_pane(app: &mut App, code: KeyCode) {
    app.pane = match (app.pane, code) {
        (Some(_), KeyCode::Right) => return,
        (Some(_), _) | (None, KeyCode::Left | KeyCode::BackTab) => None,
        (None, _) => {
            let events = app.events();
            let awaited = app.awaited_here();
            let first = events.iter().position(|event| awaited.contains(event));
            (!events.is_empty()).then(|| first.unwrap_or(0))
        }
    };
}

fn back(app: &mut App) {
    match app.view {
        View::Main => app.pane = None,
        View::Requests | View::Journal => app.view = View::Main,
    }
}

fn open_view(app: &mut App, view: View) {
    if view == View::Requests && app.dossier.plan.registers.is_empty() {
        alarm(app, sentences::no_register(app.lang).to_owned());
        return;
    }
    app.view = view;
    app.line = 0;
}

/// From an entry of the journal to the phase it is about.
fn go_to_phase(app: &mut App) {
    let Some(entry) = app.journal_line(app.line) else {
        return;
    };
    let slot = entry.edits.first().and_then(crate::record::Edit::slot);
    let phase = slot.and_then(|slot| phase_of(&app.dossier, &slot));
    app.view = View::Main;
    if let Some(row) = phase.and_then(|number| app.row_of_phase(number)) {
        app.selected = row;
    }
}

fn phase_of(dossier: &Dossier, slot: &Slot) -> Option<u32> {
    use crate::record::SettingKey;
    let plan = &dossier.plan;
    match slot {
        Slot::Record(event) => plan.role(event).ok().map(|role| role.phase()),
        Slot::Item(milestone, _) | Slot::Setting(SettingKey::Items(milestone)) => {
            plan.milestone(milestone).map(|milestone| milestone.phase)
        }
        Slot::Request(register, _) => plan.register(register).map(|register| register.phase),
        Slot::Note(n) => {
            let note = dossier.notes.iter().find(|note| note.n == *n)?;
            dossier.phase_of(&note.place)
        }
        Slot::Setting(
            SettingKey::Limit(id)
            | SettingKey::Warn(id)
            | SettingKey::From(id)
            | SettingKey::To(id),
        ) => plan.clock(id).map(|clock| clock.phase),
        Slot::Setting(_) => None,
    }
}

/// Enter: the awaited act of what is selected.
fn enter(app: &mut App) {
    match (app.view, app.pane) {
        (View::Requests, _) => match app.request_event() {
            Some((event, false)) => open_record(app, vec![event]),
            Some((event, true)) => open_correction(app, &event),
            None => add(app),
        },
        (View::Main, Some(line)) => {
            let Some(event) = app.events().into_iter().nth(line) else {
                return;
            };
            if app.dossier.record(&event).is_some() {
                open_correction(app, &event);
            } else {
                open_record(app, vec![event]);
            }
        }
        (View::Main, None) => {
            let awaited = app.awaited_here();
            if !awaited.is_empty() {
                open_record(app, awaited);
            } else if app.register().is_some() {
                add(app);
            } else {
                toggle_pane(app, KeyCode::Tab);
            }
        }
        (View::Journal, _) => {}
    }
}

fn open_record(app: &mut App, choices: Vec<Event>) {
    // A milestone made of items is recorded item by item.
    let choices: Vec<Event> = choices
        .into_iter()
        .flat_map(|event| match app.undated_items(&event) {
            items if items.is_empty() => vec![event],
            items => items,
        })
        .collect();
    let suggestions = choices
        .first()
        .map(|event| app.suggestions(event))
        .unwrap_or_default();
    let mut form = Form::record(choices, app.lang, app.last_source);
    if !suggestions.is_empty() {
        form = form.with_suggestions(suggestions);
    }
    open_form(app, form);
}

fn open_correction(app: &mut App, event: &Event) {
    if let Some(record) = app.dossier.record(event) {
        let form = Form::correct(record);
        open_form(app, form);
    }
}

fn open_form(app: &mut App, form: Form) {
    app.overlay = Overlay::Form(Box::new(form));
    look_ahead(app);
}

/// `c`: the selected date, or the last one recorded on the phase.
fn correct(app: &mut App) {
    match app.correctable() {
        Some(event) => open_correction(app, &event),
        None => alarm(app, sentences::nothing_to_correct(app.lang).to_owned()),
    }
}

/// `Del`: the same with the date emptied; on an item without a date, the item itself.
fn erase(app: &mut App) {
    let item = app.pane.and_then(|line| app.events().into_iter().nth(line));
    if let Some(event) = &item
        && app.dossier.record(event).is_none()
        && let Ok(Role::Item(milestone, item)) = app.dossier.plan.role(event)
    {
        let milestone = milestone.id.clone();
        ask_about(app, Proposal::DropItem { milestone, item });
        return;
    }
    correct(app);
    if let Overlay::Form(form) = &mut app.overlay {
        if let Some(date) = form.field_mut(FieldName::Date) {
            date.set("");
        }
        form.focus = Some(1);
        look_ahead(app);
    }
}

fn note(app: &mut App) {
    let place = match (app.view, app.pane) {
        (View::Requests, _) => app
            .request_event()
            .map(|(event, _)| NotePlace::Named(event)),
        (View::Main, Some(line)) => app.events().into_iter().nth(line).map(NotePlace::Named),
        _ => app.phase_number().map(NotePlace::Phase),
    };
    let form = Form::note(place.unwrap_or(NotePlace::Plan), app.lang);
    open_form(app, form);
}

/// `a`: a request on a phase that keeps a register, an item on one whose milestone has items.
fn add(app: &mut App) {
    let register = match app.view {
        View::Requests => app.dossier.plan.registers.first(),
        _ => app.register(),
    };
    if let Some(register) = register {
        let form = Form::open(&register.id.clone(), app.lang);
        open_form(app, form);
    } else if let Some(milestone) = app.itemised() {
        open_form(app, Form::item(&milestone));
    } else {
        alarm(app, sentences::nothing_to_add(app.lang).to_owned());
    }
}

/// Asks before something that a single key would do, naming what.
fn ask_about(app: &mut App, proposal: Proposal) {
    let wish = Wish {
        proposal,
        reason: None,
    };
    match app.change(&wish) {
        Ok(Some(change)) => {
            let question = question(app, &change);
            app.overlay = Overlay::Ask(Box::new(Ask { question, wish }));
        }
        Ok(None) => {}
        Err(refusal) => {
            let text = words::refusal::refusal(app.lang, &app.dossier, &refusal);
            alarm(app, text);
        }
    }
}

fn question(app: &App, change: &Change) -> String {
    let entry = change.of.and_then(|n| app.journal.entry(n));
    let first = entry.map_or(change.edits.first(), |entry| entry.edits.first());
    let what = first.map(|edit| words::effect::what(app.lang, &app.dossier, edit));
    sentences::really(app.lang, change.op, &what.unwrap_or_default())
}

/// A key in a form: what the table says, or else text.
fn form_key(app: &mut App, action: Option<Action>, key: &KeyEvent) -> Vec<Effect> {
    let today = app.today;
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    let is_date = form.focused().is_some_and(|field| field.name.is_date());
    let is_choice = form.focused().is_some_and(|f| f.name == FieldName::Source);
    match action {
        Some(Action::Save) => return submit(app),
        Some(Action::Back) => {
            if form.is_dirty() {
                form.stage = Stage::Leaving;
            } else {
                app.overlay = Overlay::None;
            }
            return Vec::new();
        }
        Some(Action::NextField) => form.next_field(),
        Some(Action::PreviousField) => form.previous_field(),
        Some(Action::Later | Action::Earlier) if form.focus.is_none() => {
            form.choose(action == Some(Action::Later));
        }
        Some(Action::Later | Action::Earlier) if is_choice => {
            if let Some(field) = form.focused_mut() {
                field.turn(action == Some(Action::Later));
            }
        }
        Some(Action::Later) if is_date => form.shift_day(1, today),
        Some(Action::Earlier) if is_date => form.shift_day(-1, today),
        Some(Action::MonthLater) if is_date => form.shift_month(1, today),
        Some(Action::MonthEarlier) if is_date => form.shift_month(-1, today),
        Some(Action::Later) => form.next_field(),
        Some(Action::Earlier) => form.previous_field(),
        Some(Action::ChoiceNext) if is_choice => {
            if let Some(field) = form.focused_mut() {
                field.turn(true);
            }
        }
        _ => type_key(form, key),
    }
    look_ahead(app);
    Vec::new()
}

/// Left and Right change the event while the proposed date is untouched; otherwise keys are text.
fn type_key(form: &mut Form, key: &KeyEvent) {
    let sideways = matches!(key.code, KeyCode::Left | KeyCode::Right);
    let untouched = form.focused().is_none_or(|field| field.fresh);
    if sideways && untouched && form.has_choices() {
        form.choose(key.code == KeyCode::Right);
    } else if let Some(field) = form.focused_mut() {
        field.key(key);
    }
}

/// Enter in a form: save, or say why not.
fn submit(app: &mut App) -> Vec<Effect> {
    let lang = app.lang;
    let today = app.today;
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    match &form.outlook {
        Outlook::Fault(fault) => {
            let text = super::view::fault(lang, form, fault);
            let place = form
                .fields
                .iter()
                .position(|field| field.name == fault.field());
            form.focus = place.or(form.focus);
            alarm(app, text);
        }
        Outlook::Refused(Refusal::Conflict(conflict)) => {
            form.stage = Stage::Clashing(conflict.clone());
        }
        Outlook::Refused(refusal) => {
            let text = words::refusal::refusal(lang, &app.dossier, refusal);
            alarm(app, text);
        }
        Outlook::Same => {
            app.overlay = Overlay::None;
            say(app, words::effect::nothing_changed(lang).to_owned());
        }
        Outlook::Ready(ready) if !ready.1.doubts.is_empty() => form.stage = Stage::Doubting,
        Outlook::Ready(_) => return save(form, today),
    }
    Vec::new()
}

fn save(form: &Form, today: Date) -> Vec<Effect> {
    form.wish(today)
        .map(|wish| vec![Effect::Save(Box::new(wish))])
        .unwrap_or_default()
}

/// Yes or no to a question.
fn answer(app: &mut App, yes: bool) -> Vec<Effect> {
    let today = app.today;
    match &mut app.overlay {
        Overlay::Form(form) => {
            form.stage = Stage::Typing;
            if yes { save(form, today) } else { Vec::new() }
        }
        Overlay::Ask(ask) if yes => vec![Effect::Save(Box::new(ask.wish.clone()))],
        _ => {
            app.overlay = Overlay::None;
            Vec::new()
        }
    }
}

fn back_to_typing(app: &mut App) {
    if let Overlay::Form(form) = &mut app.overlay {
        form.stage = Stage::Typing;
    }
}

/// One or two: of a form being left, save or discard; of a clash, theirs or mine.
fn choose(app: &mut App, first: bool) -> Vec<Effect> {
    let Overlay::Form(form) = &mut app.overlay else {
        return Vec::new();
    };
    let leaving = app.leaving;
    match (&form.stage, first) {
        (Stage::Leaving, true) => {
            form.stage = Stage::Typing;
            return submit(app);
        }
        (Stage::Leaving, false) if leaving => return vec![Effect::Quit],
        (Stage::Leaving, false) | (Stage::Clashing(_), true) => app.overlay = Overlay::None,
        (Stage::Clashing(_), false) => {
            // Mine on top of theirs is a correction of theirs, and so wants a reason.
            let event = form.event().cloned();
            let theirs = event.and_then(|event| app.dossier.record(&event)).cloned();
            form.rebase(theirs.as_ref());
            look_ahead(app);
        }
        (Stage::Typing | Stage::Doubting, _) => {}
    }
    Vec::new()
}

/// Computes anew what saving the open form would do.
fn look_ahead(app: &mut App) {
    let Overlay::Form(form) = &app.overlay else {
        return;
    };
    let outlook = match form.wish(app.today) {
        Err(fault) => Outlook::Fault(fault),
        Ok(wish) => match app.change(&wish) {
            Err(refusal) => Outlook::Refused(refusal),
            Ok(None) => Outlook::Same,
            Ok(Some(change)) => match preview(&app.dossier, &change, app.today) {
                Ok(preview) => Outlook::Ready(Box::new((change, preview))),
                Err(_) => Outlook::Same,
            },
        },
    };
    if let Overlay::Form(form) = &mut app.overlay {
        form.outlook = outlook;
    }
}

/// A wish was carried out: the form closes, and the cursor goes on to what is awaited next.
fn saved_as_wished(app: &mut App, saved: Option<Saved>) {
    if let Overlay::Form(form) = &app.overlay
        && let Some(source) = form.field(FieldName::Source)
    {
        app.last_source = source.source;
    }
    app.overlay = Overlay::None;
    let Some(Saved { now, before }) = saved else {
        say(app, words::effect::nothing_changed(app.lang).to_owned());
        return;
    };
    let text = now
        .journal
        .entries()
        .last()
        .map(|entry| told(app, &before, &now.dossier, entry));
    let recorded = now
        .journal
        .entries()
        .last()
        .is_some_and(|entry| entry.op == Op::Record);
    take_in(app, now);
    app.notice = text.map(|text| Notice { text, alarm: false });
    // After a date, one key goes on to the next missing event.
    let here = app.view == View::Main && app.pane.is_none();
    if recorded && here && app.awaited_here().is_empty() {
        let next = app.rows.iter().position(|row| row.awaited.contains(&0));
        app.selected = next.unwrap_or(app.selected);
    }
}

/// The line after a save: what was changed, and what that did to the clocks.
fn told(app: &App, before: &Dossier, after: &Dossier, entry: &Entry) -> String {
    let change = Change {
        op: entry.op,
        of: entry.of,
        edits: entry.edits.clone(),
    };
    match preview(before, &change, app.today) {
        Ok(preview) => words::effect::saved(app.lang, after, &change, &preview),
        Err(_) => words::change::entry(app.lang, after, entry),
    }
}

fn take_in(app: &mut App, now: Reread) {
    app.dossier = now.dossier;
    app.journal = now.journal;
    app.file = now.file;
    app.reassess();
}

/// The newest file refuses what the screen thought possible: somebody else was quicker.
fn refused(app: &mut App, refusal: Refusal) {
    match (&mut app.overlay, refusal) {
        (Overlay::Form(form), Refusal::Conflict(conflict)) => {
            form.stage = Stage::Clashing(conflict)
        }
        (overlay, refusal) => {
            if matches!(overlay, Overlay::Ask(_)) {
                *overlay = Overlay::None;
            }
            let text = words::refusal::refusal(app.lang, &app.dossier, &refusal);
            alarm(app, text);
        }
    }
}

/// Another person's change appears by itself, and says who changed what; an open form keeps its
/// text.
fn reread_file(app: &mut App, reread: Reread) {
    let known = app.journal.entries().last().map_or(0, |entry| entry.n);
    let read_before = !app.journal.entries().is_empty() || app.dossier.rev == 0;
    take_in(app, reread);
    look_ahead(app);
    let new: Vec<&Entry> = app
        .journal
        .entries()
        .iter()
        .filter(|entry| entry.n > known)
        .collect();
    let text = match new.as_slice() {
        [.., last] if read_before => Some(sentences::somebody_changed(
            app.lang,
            &app.dossier,
            last,
            new.len() - 1,
        )),
        _ => None,
    };
    if let Some(text) = text {
        say(app, text);
    }
}

impl App {
    /// The entry of the journal on a line of its view: the newest is on top.
    #[must_use]
    pub fn journal_line(&self, line: usize) -> Option<&Entry> {
        self.journal.entries().iter().rev().nth(line)
    }

    /// The event that Enter acts on in the view of requests, and whether it has happened.
    fn request_event(&self) -> Option<(Event, bool)> {
        let index = *self.requests().get(self.line)?;
        let status = &self.assessment.requests[index];
        let request = &self.dossier.requests[status.index];
        let register = self.dossier.plan.register(&request.register)?;
        let event = Event::numbered(&register.answer.id, request.n);
        let answered = self.dossier.record(&event).is_some();
        Some((event, answered))
    }

    /// The items of a milestone that have no date yet.
    fn undated_items(&self, event: &Event) -> Vec<Event> {
        if event.part.is_some() {
            return Vec::new();
        }
        let items = self.dossier.items_of(&event.milestone);
        let events = items.map(|item| Event::item(&item.milestone, &item.id));
        events
            .filter(|event| self.dossier.record(event).is_none())
            .collect()
    }

    /// The dates to offer for an event, where the plan offers any.
    fn suggestions(&self, event: &Event) -> Vec<Date> {
        let Some(milestone) = self.dossier.plan.milestone(&event.milestone) else {
            return Vec::new();
        };
        let dates = milestone.suggest.iter().filter_map(|suggestion| {
            let from = self
                .assessment
                .happened
                .date(&self.dossier, &suggestion.from)?;
            from.checked_add_days(chrono::Days::new(suggestion.days.into()))
        });
        let mut dates: Vec<Date> = dates.collect();
        dates.dedup();
        dates
    }

    /// The event that `c` corrects: the selected one, or the last recorded on the phase.
    fn correctable(&self) -> Option<Event> {
        let recorded = |event: &Event| self.dossier.record(event).is_some();
        match (self.view, self.pane) {
            (View::Requests, _) => {
                let index = *self.requests().get(self.line)?;
                let request = &self.dossier.requests[self.assessment.requests[index].index];
                let register = self.dossier.plan.register(&request.register)?;
                let answer = Event::numbered(&register.answer.id, request.n);
                let opening = Event::numbered(&register.request.id, request.n);
                [answer, opening].into_iter().find(recorded)
            }
            (_, Some(line)) => self.events().into_iter().nth(line).filter(recorded),
            _ => {
                let mut events: Vec<Event> = self.events();
                if let Some(register) = self.register() {
                    let requests = self
                        .dossier
                        .requests
                        .iter()
                        .filter(|r| r.register == register.id);
                    events.extend(requests.flat_map(|request| {
                        [
                            Event::numbered(&register.request.id, request.n),
                            Event::numbered(&register.answer.id, request.n),
                        ]
                    }));
                }
                let records = events.iter().filter_map(|event| self.dossier.record(event));
                records
                    .max_by_key(|record| record.stamp.at)
                    .map(|record| record.event.clone())
            }
        }
    }

    /// The milestone of the selected phase that items can be added to.
    fn itemised(&self) -> Option<crate::plan::MilestoneId> {
        let number = self.phase_number()?;
        let on = Some(crate::plan::Switch::On);
        let milestones = self.dossier.plan.milestones.iter();
        let mut open = milestones.filter(|m| m.phase == number && m.items == on);
        open.next().map(|milestone| milestone.id.clone())
    }

    /// Whether an action would do something now: what the line of hints shows.
    #[must_use]
    pub fn can(&self, action: Action) -> bool {
        let writable = self.file.read_only.is_none();
        match action {
            Action::Act => {
                writable
                    && match self.view {
                        View::Main => self.row().is_some(),
                        View::Requests => self.lines() > 0,
                        View::Journal => false,
                    }
            }
            Action::Correct | Action::Erase => writable && self.correctable().is_some(),
            Action::Add => {
                let requests = self.view == View::Requests;
                writable && (requests || self.register().is_some() || self.itemised().is_some())
            }
            Action::Note => writable,
            Action::Undo => writable && self.journal.to_undo(&self.person.login).is_some(),
            Action::Redo => writable && self.journal.to_redo(&self.person.login).is_some(),
            Action::Requests => !self.dossier.plan.registers.is_empty(),
            Action::Journal => self.view != View::Journal,
            Action::GoTo => self.lines() > 0,
            Action::Back => {
                self.pane.is_some()
                    || self.view != View::Main
                    || matches!(self.overlay, Overlay::Form(_))
            }
            Action::Detail => {
                !matches!(self.row().map(|row| row.kind), Some(RowKind::Wait(_)))
                    || self.pane.is_some()
            }
            _ => true,
        }
    }
}
