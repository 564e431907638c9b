//! The keys of the view of a check list.
//!
//! A tick is one key, where nothing about it is doubtful; a tick that is there is taken back only after a question, so that a key that is held
//! down ticks one point and then does nothing.

use crate::record::{
    Change, Edit, ExpectedFact, NotePlace, Proposal, Refusal, SettingKey, Ticking, Wish,
};
use crate::screen::act_keys;
use crate::screen::app::{App, PointRow, View};
use crate::screen::form::kind::point::PointForm;
use crate::screen::form::kind::tick::TickForm;
use crate::screen::form::kind::waive::WaiveForm;
use crate::words::{self, checklist, dates, event};

use super::ask::{ask_about, ask_doubtful};
use super::effect::Effect;
use super::mode;
use super::open::open_kind;
use super::say::{alarm, say};

/// Opens the check list of what the cursor is on.
pub(super) fn open(app: &mut App) {
    match app.listed_here() {
        Some(milestone) => {
            app.view = View::Points;
            app.forget_search(View::Points);
            app.cursors.points = 0;
            app.listed = Some(milestone);
            // The first point, not the head of its group.
            let rows = app.point_rows();
            let first = rows.iter().position(App::is_point);
            app.cursors.points = first.unwrap_or(0);
            say_closed(app);
        }
        None => alarm(app, checklist::none_here(app.lang).to_owned()),
    }
}

/// Says of a list that it is that of an attempt that was rejected.
fn say_closed(app: &mut App) {
    if let (Some(rejection), Some(list)) = (app.list_closed_by(), &app.listed) {
        let on = dates::with_weekday(app.lang, rejection.date);
        let open = event::milestone(app.lang, &app.dossier.plan, &list.whole());
        let text = checklist::is_closed(app.lang, &on, &open);
        say(app, text);
    }
}

/// Space: ticks the point with the day that is looked at, or asks before its tick goes.
pub(super) fn tick(app: &mut App) -> Vec<Effect> {
    if let Some(reason) = mode::look_only(app) {
        alarm(app, reason);
        return Vec::new();
    }
    let (Some(milestone), Some(point)) = (app.listed.clone(), app.point_here()) else {
        if app.point_row().is_some() {
            say(app, checklist::is_a_group(app.lang).to_owned());
        }
        return Vec::new();
    };
    let present = app.dossier.tick(&milestone, &point);
    let is_new = present.is_none();
    let expected = Some(ExpectedFact::fact(present));
    let proposal = Proposal::Tick(Ticking {
        milestone,
        points: vec![point],
        date: is_new.then_some(app.today),
        note: None,
        expected,
    });
    if !is_new {
        ask_about(app, proposal);
        return Vec::new();
    }
    let wish = Wish {
        proposal,
        reason: None,
    };
    match app.prepare(&wish) {
        Err(refusal) => {
            let mut text = words::refusal::refusal(app.lang, &app.dossier, &refusal);
            if matches!(refusal, Refusal::PointDoesNotApply { .. }) {
                text = format!("{text} {}", checklist::applies_by_key(app.lang));
            }
            alarm(app, text);
            Vec::new()
        }
        Ok(Some((change, preview))) if !preview.doubts.is_empty() => {
            ask_doubtful(app, (change, wish), &preview.doubts);
            Vec::new()
        }
        Ok(_) => vec![Effect::Save(Box::new(wish))],
    }
}

/// `c`: the day and the note of the tick.
pub(super) fn correct(app: &mut App) {
    if let (Some(milestone), Some(point)) = (app.listed.clone(), app.point_here()) {
        let was = app.dossier.tick(&milestone, &point).cloned();
        open_kind(app, TickForm::new(milestone, point, was));
    }
}

/// `w`: that the point, or the group, does not apply; or that it does again.
pub(super) fn waive(app: &mut App) {
    let Some(place) = app.point_place() else {
        return;
    };
    if let Some(waiver) = app.dossier.waiver_of_point(&place) {
        let form = WaiveForm::taken_back(waiver.event.clone());
        open_kind(app, form);
        return;
    }
    let place = NotePlace::Point(place);
    match act_keys::refused_to_waive(app, &place) {
        Some(why) => alarm(app, why),
        None => open_kind(app, WaiveForm::new(place)),
    }
}

/// `n`: a note on it.
pub(super) fn note_place(app: &App) -> Option<NotePlace> {
    app.point_place().map(NotePlace::Point)
}

/// `a`: a new point, in the group of the cursor.
pub(super) fn add(app: &mut App) {
    if let Some(milestone) = app.listed.clone() {
        let form = PointForm::new(milestone, app.group_here());
        open_kind(app, form);
    }
}

/// Enter: what the point says.
pub(super) fn rename(app: &mut App) {
    match (app.listed.clone(), app.point_here()) {
        (Some(milestone), Some(point)) => {
            let form = PointForm::renaming(&app.dossier, milestone, point);
            open_kind(app, form);
        }
        (Some(_), None) if app.point_row().is_none() => add(app),
        _ => say(app, checklist::is_a_named_group(app.lang).to_owned()),
    }
}

/// Goes to the point that a change put into the list.
pub(super) fn go_to_new(app: &mut App, change: &Change) {
    let new = change.edits.iter().find_map(|edit| match edit {
        Edit::Setting {
            key: SettingKey::Point(milestone, point),
            before: None,
            after: Some(_),
            ..
        } if app.listed.as_ref() == Some(milestone) => Some(PointRow::Point(point.clone())),
        _ => None,
    });
    let rows = app.point_rows();
    let place = new.and_then(|new| rows.iter().position(|row| *row == new));
    if let Some(place) = place {
        app.cursors.points = place;
    }
}

/// `Del`: the point goes, with its tick if it has one, after a question.
pub(super) fn remove(app: &mut App) {
    let (Some(milestone), Some(point)) = (app.listed.clone(), app.point_here()) else {
        return;
    };
    let key = SettingKey::Point(milestone, point);
    let expected = Some(key.value(&app.dossier.plan));
    let proposal = Proposal::Set {
        key,
        value: None,
        expected,
    };
    ask_about(app, proposal);
}
