//! The last two rows: the message, and what can be done now.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::record::ActId;
use crate::words::{Lang, sentences};

use super::super::app::{App, Overlay};
use super::super::form::Stage;
use super::super::keymap::{self, Action, Context};
use super::Pen;

/// The message line and the line of hints; where they share a row, a message comes first.
pub(super) fn draw(app: &App, message: u16, hints: u16, area: Rect, pen: &mut Pen<'_>) {
    let (text, style) = self::message(app);
    let asks = matches!(app.context(), Context::Question | Context::Choice);
    // A question is never without its answers.
    let message = if asks {
        hints.saturating_sub(1)
    } else {
        message
    };
    let shared = message == hints;
    if !text.is_empty() {
        let lines = pen.wrap(&text, area.width);
        // A message longer than its row takes the rows above it, over the end of the pane.
        let room = if shared {
            1
        } else {
            usize::from(message.saturating_sub(if asks { 1 } else { 3 })).clamp(1, 4)
        };
        let lines = &lines[..lines.len().min(room)];
        let top = message + 1 - u16::try_from(lines.len()).unwrap_or(1);
        for (i, line) in lines.iter().enumerate() {
            let y = top + u16::try_from(i).unwrap_or_default();
            let blank = " ".repeat(usize::from(area.width));
            pen.put(0, y, area.width, &blank, Style::new());
            pen.put(0, y, area.width, line, style);
        }
    }
    if !shared || text.is_empty() {
        self::hints(app, hints, area, pen);
    }
}

fn message(app: &App) -> (String, Style) {
    let plain = Style::new();
    match &app.overlay {
        Overlay::Ask(ask) => return (ask.question.clone(), app.theme.doubt()),
        Overlay::Form(form) => {
            if let Some(question) = super::form::question(app, form) {
                return (question, app.theme.doubt());
            }
        }
        Overlay::None | Overlay::Help(..) => {}
    }
    match &app.notice {
        Some(notice) if notice.alarm => (notice.text.clone(), app.theme.alarm()),
        Some(notice) => (notice.text.clone(), plain),
        None => (standing(app), plain),
    }
}

/// What is said while there is no message: why the file is only for reading, or that it is new.
fn standing(app: &App) -> String {
    match (&app.file.read_only, &app.overlay) {
        (Some(reason), Overlay::None) => sentences::look_only(app.lang, reason.file()),
        (None, Overlay::None) if !app.file.exists => {
            sentences::new_dossier(app.lang, &app.file.name)
        }
        _ => String::new(),
    }
}

fn hints(app: &App, y: u16, area: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let context = app.context();
    if context == Context::Choice {
        let text = match &app.overlay {
            Overlay::Form(form) if form.stage == Stage::Leaving => sentences::unsaved_choices(lang),
            Overlay::Form(form) if form.promises() => sentences::clash_of_promises(lang),
            _ => sentences::clash_choices(lang),
        };
        pen.put(0, y, area.width, text, Style::new());
        return;
    }
    let mut help = String::new();
    let mut hints = Vec::new();
    for binding in keymap::of(context) {
        let hint = lang.pick(binding.hint.0, binding.hint.1);
        if hint.is_empty() || !app.can(binding.action) || is_said(app, binding.action) {
            continue;
        }
        let word = word(app, binding.action).unwrap_or(hint);
        let text = format!("{} {word}", lang.pick(binding.name.0, binding.name.1));
        if binding.action == Action::Help {
            help = text;
        } else {
            hints.push(text);
        }
    }
    // Cut from the right, in front of the way to the help.
    let room = area.width.saturating_sub(pen.width(&help) + 2);
    let mut x = 0;
    for hint in hints {
        if x + pen.width(&hint) > room {
            break;
        }
        x = pen.put(x, y, area.width, &hint, Style::new()) + 2;
    }
    pen.put(x, y, area.width.saturating_sub(x), &help, Style::new());
}

/// Whether Enter is already said to do the same.
fn is_said(app: &App, action: Action) -> bool {
    let enter = || word(app, Action::Act).filter(|_| app.can(Action::Act));
    match action {
        Action::Detail => app.pane.is_none() && enter() == Some(detail(app.lang)),
        Action::Correct => {
            enter() == Some(correct(app.lang)) || enter() == Some(take_back(app.lang))
        }
        _ => false,
    }
}

const fn detail(lang: Lang) -> &'static str {
    lang.pick("dettaglio", "detail")
}

const fn resume(lang: Lang) -> &'static str {
    lang.pick("riprendi", "resume")
}

const fn take_back(lang: Lang) -> &'static str {
    lang.pick("togli", "take back")
}

const fn correct(lang: Lang) -> &'static str {
    lang.pick("correggi", "correct")
}

/// A better word for what a key does to what is selected.
fn word(app: &App, action: Action) -> Option<&'static str> {
    use super::super::app::View;
    let lang = app.lang;
    match action {
        Action::Act if app.act_here().is_some() => match app.act_here() {
            Some(ActId::Suspension(_)) if app.taken_back() == app.act_here() => Some(resume(lang)),
            _ => Some(take_back(lang)),
        },
        Action::Correct if app.act_here().is_some() => Some(take_back(lang)),
        Action::SuspendClocks if !app.open_suspensions().is_empty() => Some(resume(lang)),
        Action::Act if app.is_recorded_here() => Some(correct(lang)),
        Action::Act if app.view == View::Requests => Some(lang.pick("rispondi", "answer")),
        Action::Act if app.pane.is_none() && app.awaited_here().is_empty() => {
            Some(match app.register() {
                Some(_) => lang.pick("apri richiesta", "open request"),
                None if app.suspension_here().is_some() => resume(lang),
                None => detail(lang),
            })
        }
        Action::Act if app.register().is_some() && app.pane.is_none() => {
            Some(lang.pick("rispondi", "answer"))
        }
        Action::Add if app.view == View::Requests || app.register().is_some() => {
            Some(lang.pick("apri richiesta", "open request"))
        }
        Action::Add => Some(lang.pick("aggiungi voce", "add item")),
        Action::Detail if app.pane.is_some() => Some(lang.pick("elenco", "list")),
        Action::Later => match app.focused() {
            None => Some(lang.pick("evento", "event")),
            Some(field) if field.is_choice() => Some(lang.pick("scegli", "choose")),
            Some(_) => None,
        },
        _ => None,
    }
}
