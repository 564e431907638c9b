//! Moving about and looking: the keys of the views.

use crossterm::event::{KeyCode, KeyEvent};

use crate::record::Edit;
use crate::screen::app::{App, View, phase_of_setting};
use crate::screen::extent;
use crate::screen::keymap::Action;
use crate::words::choice::q_leaves;
use crate::words::{order, sentences};

use super::cursor::{moved, toggle_pane};
use super::effect::Effect;
use super::news::open_journal;
use super::say::{alarm, say};
use super::writing::writing;
use super::{choice, export, mode, points, timeline};

/// An action of a view.
pub(super) fn act(app: &mut App, action: Action, key: &KeyEvent) -> Vec<Effect> {
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
        Action::Detail | Action::Sideways => toggle_pane(app, key.code),
        Action::Dossiers => return close(app),
        Action::Back => return back(app),
        Action::WhatIf => mode::what_if(app),
        Action::AsOf => mode::as_of(app),
        Action::NextDay | Action::PreviousDay => mode::step_day(app, action == Action::NextDay),
        Action::NextDraft if app.pane.is_none() && app.which_draft().is_some() => {
            app.passed_over += 1;
        }
        Action::Search => app.begin_search(),
        Action::Sort => {
            app.turn_order();
            say(app, order::requests_stand(app.lang, app.order));
        }
        Action::Begin => choice::begin(app),
        Action::Points => points::open(app),
        Action::TickPoint => return points::tick(app),
        Action::Requests => open_view(app, View::Requests),
        Action::Journal => return open_journal(app),
        Action::Plan => open_view(app, View::Plan),
        Action::Origin => explain(app),
        Action::Timeline => timeline::open(app),
        Action::GoTo if app.view == View::Timeline => timeline::leave(app),
        Action::GoTo => go_to_phase(app),
        Action::ShiftOn
        | Action::ShiftBack
        | Action::FirstDay
        | Action::LastDay
        | Action::Finer
        | Action::Coarser
        | Action::Around => timeline::look(app, action),
        Action::Quit => return vec![Effect::Quit],
        Action::Export | Action::Copy => export::open(app, action == Action::Copy),
        Action::Reload => return vec![Effect::Reread],
        _ => writing(app, action),
    }
    Vec::new()
}

pub(super) fn move_by(app: &mut App, action: Action) {
    let rows = app.size.1;
    if let (View::Main, Some(line)) = (app.view, app.pane) {
        app.pane = Some(moved(action, line, extent::pane(app), rows));
        return;
    }
    let len = match app.view {
        View::Origin => extent::origin(app),
        _ => app.lines(),
    };
    let from = app.cursor();
    *app.cursor_mut() = moved(action, from, len, rows);
    if app.view == View::Choice {
        app.show_the_choice();
    }
    app.leave_head(app.cursor() > from);
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
        .find_map(|number| place_of_phase(app, number).map(|row| (number, row)));
    if let Some((number, row)) = found {
        if app.view == View::Plan {
            app.cursors.plan = row;
        } else {
            app.selected = row;
            app.pane = None;
        }
        app.digit = Some(number);
    } else {
        let begins = |number: &u32| begins_a_number(app, *number);
        app.digit = [longer, Some(digit)].into_iter().flatten().find(begins);
    }
}

/// Where a phase is in what fills the screen.
fn place_of_phase(app: &App, number: u32) -> Option<usize> {
    match app.view {
        View::Plan => app.line_of_phase(number),
        _ => app.row_of_phase(number),
    }
}

/// Whether the number of some phase begins with these digits.
fn begins_a_number(app: &App, digits: u32) -> bool {
    let digits = digits.to_string();
    let mut phases = app.dossier.plan.phases.iter();
    phases.any(|phase| phase.number.to_string().starts_with(&digits))
}

/// Back to the list of dossiers, where the dossier was opened from one.
fn close(app: &App) -> Vec<Effect> {
    Vec::from_iter(app.is_listed.then_some(Effect::Close))
}

fn back(app: &mut App) -> Vec<Effect> {
    match app.view {
        View::Main if app.pane.is_some() => app.pane = None,
        _ if app.is_filtered() => app.end_search(),
        View::Main if app.may_choose_a_plan() => app.view = View::Choice,
        View::Main if app.is_live() => return close(app),
        View::Main => mode::back(app),
        View::Requests | View::Journal | View::Plan | View::Points | View::Timeline => {
            app.view = View::Main;
        }
        View::Choice => {
            let effects = close(app);
            if effects.is_empty() {
                say(app, q_leaves(app.lang).to_owned());
            }
            return effects;
        }
        View::Origin => {
            app.view = app.opened_from;
            app.keep_cursor_on_a_row();
        }
    }
    Vec::new()
}

/// Where the dates under the cursor come from.
fn explain(app: &mut App) {
    let explained = app.explainable();
    if explained.is_empty() {
        // A view with nothing in it explains nothing.
        return;
    }
    app.explained = explained;
    app.opened_from = app.view;
    app.view = View::Origin;
    app.cursors.origin = 0;
}

fn open_view(app: &mut App, view: View) {
    if view == View::Requests && app.dossier.plan.registers.is_empty() {
        alarm(app, sentences::no_register(app.lang).to_owned());
        return;
    }
    app.view = view;
    app.forget_search(view);
    *app.cursor_mut() = 0;
}

/// From an entry of the journal to the phase it is about.
fn go_to_phase(app: &mut App) {
    let Some(entry) = app.journal_line(app.cursors.journal) else {
        return;
    };
    let phase = entry.edits.first().and_then(|edit| match edit {
        Edit::Setting { key, .. } => phase_of_setting(&app.dossier.plan, key),
        fact => fact.phase(&app.dossier),
    });
    app.view = View::Main;
    app.forget_search(View::Main);
    if let Some(row) = phase.and_then(|number| app.row_of_phase(number)) {
        app.selected = row;
    }
}
