//! The last two rows: the message, and what can be done now.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::record::ActId;
use crate::screen::app::{App, Overlay, View};
use crate::screen::form::{Outgoing, Outlook};
use crate::screen::keymap::{self, Action, Context, Group};
use crate::screen::theme::{calm, strong};
use crate::words::question::Answer;
use crate::words::register::EntryNoun;
use crate::words::{Lang, as_of, sentences, unfinished};

use super::message::tell_all;
use super::pen::Pen;
use super::possible::possible;
use super::question;

/// The message line and the line of hints; where they share a row, a message comes first.
pub(super) fn draw(app: &App, message: u16, hints: u16, area: Rect, pen: &mut Pen<'_>) {
    let mut said = self::said(app, |text| pen.width(text) <= area.width);
    let is_copies = said.first().is_some_and(|(text, _)| *text == app.copies);
    if app.notice.is_none() && (app.draft().is_some() || is_copies) {
        // It stands there for long, so it covers nothing of the pane.
        for (text, _) in &mut said {
            *text = pen.with_end(text, "", area.width);
        }
    }
    let asks = app.context() == Context::Question;
    // A question is never without its answers.
    let answers = app
        .question()
        .map(|asked| question::rows(app, asked, area, pen));
    let message = match answers {
        Some(rows) if asks => hints.saturating_sub(rows),
        _ => message,
    };
    let shared = message == hints;
    // A message longer than its row takes the rows above it, over the end of the pane.
    let room = if shared {
        said.len()
    } else {
        let free = message.saturating_sub(if asks { 1 } else { 3 });
        usize::from(free).clamp(said.len(), 2 + 2 * said.len())
    };
    tell_all(&said, message, room, area, pen);
    if !shared || said.is_empty() {
        self::hints(app, hints, area, pen);
    }
}

/// What is said: a question alone, else the answer to what was done last and under it what was heard
/// of the file meanwhile.
fn said(app: &App, fits: impl Fn(&str) -> bool) -> Vec<(String, Style)> {
    let plain = Style::new();
    if let Some(asked) = question::text(app) {
        return vec![(asked, app.theme.doubt())];
    }
    let notices = [&app.notice, &app.aside].into_iter().flatten();
    let mut said: Vec<_> = notices
        .map(|notice| {
            let style = if notice.alarm {
                app.theme.alarm()
            } else {
                plain
            };
            (notice.text.clone(), style)
        })
        .collect();
    let standing = standing(app, fits);
    if said.is_empty() && !standing.is_empty() {
        said.push((standing, plain));
    }
    said
}

/// What is said while there is no message: why the file is only for reading, or that it is new.
fn standing(app: &App, fits: impl Fn(&str) -> bool) -> String {
    if let Some(draft) = offered(app, fits) {
        return draft;
    }
    if !app.is_live() {
        return String::new();
    }
    match (&app.file.read_only, &app.overlay) {
        (Some(reason), Overlay::None) => sentences::look_only(app.lang, reason.file()),
        (None, Overlay::None) if !app.file.exists => {
            sentences::new_dossier(app.lang, &app.file.name, &app.near)
        }
        (None, Overlay::None) if app.hides_later_facts() => as_of::chosen_day(app.lang, app.today),
        (None, Overlay::None) => app.copies.clone(),
        _ => String::new(),
    }
}

/// That a form was left unfinished, and where Enter takes it up; since when, where that has room.
fn offered(app: &App, fits: impl Fn(&str) -> bool) -> Option<String> {
    let draft = app.draft()?;
    let here = app.takes_up_draft();
    if app.view != View::Main && !here {
        return None;
    }
    let form = app.form_of(draft)?;
    // What kind of form it is, as its head says it.
    let (kind, what) = form.head(app.situation());
    let what = format!("{kind} {what}");
    let what = what.trim_end();
    let elsewhere = app.draft_elsewhere().filter(|_| !here);
    if !here && elsewhere.is_none() {
        return None;
    }
    let at = (!draft.tried).then_some(draft.left.at);
    let which = app.which_draft().filter(|_| elsewhere.is_none());
    let (lang, today) = (app.lang, app.today);
    let offer = |at| unfinished::offer(lang, what, at, today, elsewhere, which);
    Some(
        at.map(|at| offer(Some(at)))
            .filter(|whole| fits(whole))
            .unwrap_or_else(|| offer(None)),
    )
}

fn hints(app: &App, y: u16, area: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let context = app.context();
    if let Some(asked) = app.question() {
        question::answers(app, asked, y, area, pen);
        return;
    }
    // What is never cut: the way back, and the way to the help.
    let is_apart = app.view != View::Main && matches!(app.overlay, Overlay::None);
    let ticks = possible(app, Action::ChoiceNext);
    let mut ways = Vec::new();
    let mut hints = Vec::new();
    for binding in keymap::of(context) {
        let hint = binding.hint.text(lang);
        // In a view Esc does what q does, which stands there as on the list.
        let is_second = is_apart && binding.keys.contains(&keymap::ESCAPE);
        if hint.is_empty()
            || is_second
            || !possible(app, binding.action)
            || is_said(app, binding.action)
        {
            continue;
        }
        let word = word(app, binding.action).unwrap_or(hint);
        // A row of the help may speak of two keys, parted by two blanks: the last one is its own.
        let name = binding.name.text(lang);
        let hint = Hint::of(name.rsplit("  ").next().unwrap_or(name), word);
        let is_way = match binding.action {
            Action::Dossiers | Action::Quit | Action::Help => true,
            // In a form the way back gives way only to the key without which nothing is chosen.
            Action::Back => {
                is_apart || (matches!(context, Context::Form | Context::Text) && !ticks)
            }
            _ => false,
        };
        if is_way {
            ways.push(hint);
        } else {
            hints.push((binding.action, hint));
        }
    }
    let hints = arranged(app, context, hints);
    line_up(&hints, &ways, y, area, pen);
}

/// A key and what it does.
pub(super) struct Hint {
    key: String,
    word: &'static str,
}

impl Hint {
    pub(super) fn of(key: &str, word: &'static str) -> Self {
        let key = key.to_owned();
        Self { key, word }
    }

    fn width(&self, pen: &Pen<'_>) -> u16 {
        pen.width(&self.key) + 1 + pen.width(self.word)
    }

    /// The key stands out, what it does is beside it; returns the column after.
    fn draw(&self, x: u16, y: u16, columns: u16, pen: &mut Pen<'_>) -> u16 {
        let end = pen.put(x, y, columns, &self.key, strong());
        let room = columns.saturating_sub(end + 1 - x);
        pen.put(end + 1, y, room, self.word, calm())
    }
}

/// The hints that fit on their row in front of the ways that must be known.
pub(super) fn line_up(hints: &[Hint], ways: &[Hint], y: u16, area: Rect, pen: &mut Pen<'_>) {
    let taken = |ways: &[Hint]| ways.iter().map(|way| way.width(pen) + 2).sum::<u16>();
    // On the narrowest screen it is the help that stays: it names every key.
    let mut ways = ways;
    while ways.len() > 1 && taken(ways) > area.width + 2 {
        ways = &ways[1..];
    }
    let room = area.width.saturating_sub(taken(ways));
    let mut x = 0;
    for hint in hints {
        if x + hint.width(pen) > room {
            continue;
        }
        x = hint.draw(x, y, area.width, pen) + 2;
    }
    for way in ways {
        x = way.draw(x, y, area.width.saturating_sub(x), pen) + 2;
    }
}

/// The hints in the order of their worth: on an event with a check list, that first; outside the live mode, what is
/// particular there and the way back, and the keys that write are named together as those of a step.
fn arranged(app: &App, context: Context, mut hints: Vec<(Action, Hint)>) -> Vec<Hint> {
    let here = matches!(context, Context::Main | Context::OtherDay);
    if app.is_live() || !here {
        let has_list = || app.listed_here().is_some() && !app.has_no_list_here();
        if context == Context::Pane && has_list() {
            hints.sort_by_key(|(action, _)| !matches!(action, Action::Act | Action::Points));
        }
        return hints.into_iter().map(|(_, hint)| hint).collect();
    }
    let is_step = |action: Action| {
        let binding = keymap::of(context).find(|binding| binding.action == action);
        let writes = binding.is_some_and(|binding| binding.group == Group::Write);
        app.is_what_if() && writes && action != Action::Note && possible(app, action)
    };
    let rank = |action: Action| match action {
        Action::WhatIf | Action::NextDay => 0,
        Action::AsOf => 1,
        Action::Back => 3,
        Action::Undo => 4,
        _ => 5,
    };
    let (steps, others): (Vec<_>, Vec<_>) =
        hints.into_iter().partition(|(action, _)| is_step(*action));
    let mut ranked: Vec<(u8, Hint)> = others
        .into_iter()
        .filter(|(action, _)| *action != Action::Note)
        .map(|(action, hint)| (rank(action), hint))
        .collect();
    let keys: Vec<&str> = steps
        .iter()
        .filter_map(|(_, hint)| hint.key.split(' ').next())
        .collect();
    if !keys.is_empty() {
        let word = crate::words::hint::try_a_step(app.lang);
        ranked.push((2, Hint::of(&keys.join(" "), word)));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, hint)| hint).collect()
}

/// Whether Enter is already said to do the same.
fn is_said(app: &App, action: Action) -> bool {
    let enter = || word(app, Action::Act).filter(|_| possible(app, Action::Act));
    match action {
        Action::Detail => app.pane.is_none() && enter() == Some(detail(app.lang)),
        Action::Correct => {
            enter() == Some(correct(app.lang)) || enter() == Some(take_back(app.lang))
        }
        _ => false,
    }
}

const fn detail(lang: Lang) -> &'static str {
    crate::words::hint::detail(lang)
}

const fn resume(lang: Lang) -> &'static str {
    crate::words::hint::resume(lang)
}

const fn take_back(lang: Lang) -> &'static str {
    crate::words::hint::take_back(lang)
}

const fn correct(lang: Lang) -> &'static str {
    crate::words::hint::correct(lang)
}

/// What a key does in a hypothesis, on another day, or on the way there.
fn word_away(app: &App, action: Action) -> Option<&'static str> {
    let lang = app.lang;
    let tries = app.is_what_if();
    let on_list = matches!(app.context(), Context::Main | Context::OtherDay);
    match action {
        Action::Review => match &app.overlay {
            Overlay::Form(form) if form.kind.begins_a_dossier() => {
                Some(crate::words::hint::begin_with_it(lang))
            }
            _ => tries.then(|| crate::words::hint::try_it(lang)),
        },
        Action::Save => match &app.overlay {
            Overlay::Form(form) if form.kind.is_a_question() => {
                Some(crate::words::hint::answer(lang))
            }
            Overlay::Form(form) => match (form.kind.goes_on(), &form.outlook) {
                (Answer::Read, _) => Some(crate::words::hint::read(lang)),
                (Answer::Show, _) => Some(crate::words::hint::show(lang)),
                (Answer::Send, Outlook::Send(Outgoing::Clipboard(_))) => {
                    Some(crate::words::hint::copy(lang))
                }
                (Answer::Send, _) => Some(crate::words::hint::export(lang)),
                _ => tries.then(|| crate::words::hint::try_it(lang)),
            },
            _ => tries.then(|| crate::words::hint::try_it(lang)),
        },
        Action::WhatIf if tries && app.hypothesis.steps().is_empty() => {
            Some(crate::words::hint::end_what_if(lang))
        }
        Action::WhatIf if tries => Some(crate::words::hint::drop_what_if(lang)),
        Action::Undo if tries => Some(crate::words::hint::drop_the_step(lang)),
        Action::Redo if tries => Some(crate::words::hint::put_the_step_back(lang)),
        Action::AsOf if app.is_as_of() => Some(crate::words::hint::another_day(lang)),
        Action::Back if on_list && tries => Some(crate::words::hint::to_real_data(lang)),
        Action::Back if on_list && app.is_as_of() => Some(crate::words::hint::back_to_today(lang)),
        _ => None,
    }
}

/// What opening an entry of a register is called.
fn open_entry(app: &App) -> &'static str {
    let plan = &app.dossier.plan;
    let noun = match app.phase().filter(|_| app.view != View::Requests) {
        Some(index) => EntryNoun::of_phase(app.lang, plan, plan.phases[index].number),
        None => EntryNoun::of_all(app.lang, plan, &plan.registers),
    };
    crate::words::hint::open_request(app.lang, noun.is_request(app.lang))
}

/// A better word for what a key does to what is selected.
fn word(app: &App, action: Action) -> Option<&'static str> {
    let lang = app.lang;
    if let Some(word) = word_away(app, action) {
        return Some(word);
    }
    match action {
        Action::Open => Some(crate::words::hint::keep(lang)),
        // From a form and from the detail it only leads back to the list.
        Action::Back if matches!(app.context(), Context::Form | Context::Text | Context::Pane) => {
            None
        }
        Action::Back if app.is_filtered() || app.is_searching() => {
            Some(crate::words::hint::show_all(lang))
        }
        Action::Act if app.takes_up_draft() => Some(crate::words::hint::resume_the_form(lang)),
        Action::Points if app.has_no_list_here() => Some(crate::words::hint::new_list(lang)),
        Action::TickPoint if app.tick_here().is_some() => {
            Some(crate::words::hint::take_tick_back(lang))
        }
        Action::Correct if app.view == View::Points && app.tick_here().is_none() => {
            Some(crate::words::hint::tick_with_date(lang))
        }
        Action::WaivePoint if app.point_waiver().is_some() => {
            Some(crate::words::hint::applies(lang))
        }
        Action::Waive if app.waived_here().is_some() => Some(crate::words::hint::applies(lang)),
        Action::Act | Action::Correct if app.waived_here().is_some() => Some(take_back(lang)),
        Action::Act if app.act_here().is_some() => match app.act_here() {
            Some(ActId::Suspension(_)) if app.taken_back() == app.act_here() => Some(resume(lang)),
            _ => Some(take_back(lang)),
        },
        Action::Correct if app.act_here().is_some() => Some(take_back(lang)),
        Action::SuspendClocks if app.resumes_here() => Some(resume(lang)),
        Action::Act if app.is_recorded_here() => Some(correct(lang)),
        // A step of an entry has a name of its own: it is recorded.
        Action::Act if app.view == View::Requests => app
            .answers_here()
            .then_some(crate::words::hint::answer(lang)),
        Action::Act if app.pane.is_none() && app.awaited_here().is_empty() => {
            Some(match app.register() {
                Some(_) => open_entry(app),
                None if app.suspension_here().is_some() => resume(lang),
                None => detail(lang),
            })
        }
        Action::Act if app.register().is_some() && app.pane.is_none() => app
            .answers_here()
            .then_some(crate::words::hint::answer(lang)),
        Action::Add if app.view == View::Requests || app.register().is_some() => {
            Some(open_entry(app))
        }
        Action::Add => Some(crate::words::hint::add_item(lang)),
        Action::Detail if app.pane.is_some() => Some(crate::words::hint::list(lang)),
        Action::Later => match app.focused() {
            None => Some(crate::words::hint::event(lang)),
            Some(field) if field.is_choice() => Some(crate::words::hint::choose(lang)),
            Some(_) => None,
        },
        _ => None,
    }
}
