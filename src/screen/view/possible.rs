//! What the keyboard can do now: the hints and the help show nothing else.

use ratatui::layout::Rect;

use crate::assess::RowKind;
use crate::screen::act_keys::act_key;
use crate::screen::app::{App, Overlay, View};
use crate::screen::form::FieldName;
use crate::screen::keymap::Action;

use super::measure::pane_stops;
use super::timeline::window::window;
use crate::screen::form::Field;

/// Whether an action would do something now: what the line of hints shows.
pub(in crate::screen) fn possible(app: &App, action: Action) -> bool {
    let writable = app.is_writable();
    match action {
        Action::Act => {
            writable
                && match app.view {
                    View::Main => app.pane.is_none_or(|line| line < app.stops()),
                    View::Requests => app.lines() > 0,
                    View::Journal
                    | View::Plan
                    | View::Points
                    | View::Origin
                    | View::Timeline
                    | View::Choice => false,
                }
        }
        Action::Points => app.listed_here().is_some(),
        // What does not apply takes no tick.
        Action::Correct if app.view == View::Points => may_tick(app),
        Action::TickPoint => may_tick(app),
        // The points of a list that is closed stay what they are.
        Action::DropPoint | Action::ChangePoint | Action::AddPoint
            if app.list_closed_by().is_some() =>
        {
            false
        }
        Action::DropPoint | Action::ChangePoint => writable && app.point_here().is_some(),
        Action::WaivePoint => writable && app.may_waive_point(),
        Action::Correct | Action::Erase => {
            writable
                && (app.can_correct()
                    || app.act_here().is_some()
                    || app.waived_here().is_some()
                    || app.rejection_here().is_some())
        }
        Action::Add => {
            let requests = app.view == View::Requests;
            writable && (requests || app.register().is_some() || app.itemised().is_some())
        }
        Action::Sort => app.lines() > 1,
        Action::Search => app.lines() > 0 || app.is_filtered(),
        Action::Note | Action::AddPoint | Action::AddLine | Action::EditText => writable,
        Action::NextDraft => app.pane.is_none() && app.which_draft().is_some(),
        Action::Change => writable && app.lines() > 0,
        Action::Unset => writable && app.can_unset(),
        Action::ChoiceNext => app.focused().is_some_and(Field::takes_several),
        Action::Undo if app.is_what_if() => !app.hypothesis.steps().is_empty(),
        Action::Redo if app.is_what_if() => app.hypothesis.can_step_again(),
        Action::Undo => writable && app.journal.to_undo(&app.person.login).is_some(),
        Action::Redo => writable && app.journal.to_redo(&app.person.login).is_some(),
        Action::WhatIf => !app.is_as_of(),
        Action::AsOf | Action::Export | Action::Copy => !app.is_what_if(),
        Action::Requests => !app.dossier.plan.registers.is_empty(),
        Action::Dossiers => app.is_listed,
        Action::Journal => app.view != View::Journal,
        Action::GoTo => app.lines() > 0,
        Action::Origin => !app.explainable().is_empty(),
        Action::ShiftOn | Action::ShiftBack | Action::FirstDay | Action::LastDay => {
            window(app, screen(app)).is_some_and(|window| window.can_shift())
        }
        Action::Finer | Action::Coarser | Action::Around => window(app, screen(app)).is_some(),
        Action::Later => app
            .focused()
            .is_none_or(|field| field.name.is_date() || field.is_choice()),
        Action::NextField => !matches!(&app.overlay, Overlay::Form(form) if form.fields.len() == 1),
        Action::MonthLater => app.focused_field().is_some_and(FieldName::is_date),
        Action::Back => {
            app.pane.is_some()
                || app.is_filtered()
                || app.is_searching()
                || app.is_listed
                || !app.is_live()
                || !matches!(app.view, View::Main | View::Choice)
                || app.view == View::Main && app.may_choose_a_plan()
                || matches!(app.overlay, Overlay::Form(_))
        }
        Action::Detail => {
            let wait = matches!(app.row().map(|row| row.kind), Some(RowKind::Clock(_)));
            let something = || !app.events().is_empty() || pane_stops(app, screen(app)) > 1;
            app.pane.is_some() || !wait && something()
        }
        _ => act_key(action).is_none_or(|key| writable && (key.is_likely)(app)),
    }
}

/// Whether the point under the cursor may be ticked, or its tick changed.
fn may_tick(app: &App) -> bool {
    let is_open = app.tick_here().is_some() || app.point_waiver().is_none();
    app.is_writable() && app.point_here().is_some() && is_open
}

fn screen(app: &App) -> Rect {
    Rect::new(0, 0, app.size.0, app.size.1)
}
