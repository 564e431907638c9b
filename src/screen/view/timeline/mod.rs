//! The timeline: a row for each phase and for what else of it has days, the days from left to right.
//!
//! ```text
//!  row 0..2  as on the list
//!      3     title, how many days a column stands for
//!      4     years, today, fixed days
//!      5     months
//!      6..   rows
//!            the selected row in words, the signs in scope, fixed days
//!  h - 2     message
//!  h - 1     hints
//! ```
//!
//! On a wide screen the same rows stand beside the list. What a day is comes from `assess/span.rs`,
//! which days are in scope from `window.rs`; nothing is counted here.

mod axis;
mod bar;
mod foot;
mod names;
mod subject;
pub(super) mod window;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::assess::fixed_deadlines;
use crate::assess::{Bar, Lane};
use crate::screen::app::App;
use crate::screen::theme::strong;
use crate::screen::window::{Scope, Window};
use crate::words::Label;
use crate::words::timeline::{self, Sign};

use subject::LaneSubject;
use window::{plot, window, window_of};

use super::hints;
use super::layout::{BESIDE, Regions};
use super::pen::Pen;
use super::row::UNSAVED;
use super::scroll::Scroll;

/// Where the parts of the view are.
#[derive(Clone, Copy, Debug)]
struct Layout {
    title: Option<u16>,
    years: Option<u16>,
    months: Option<u16>,
    lanes: Rect,
    foot: Rect,
    message: u16,
    hints: u16,
}

impl Layout {
    /// Divides a screen among so many rows and what is said under them.
    fn of(area: Rect, lanes: usize, foot: usize) -> Self {
        let hints = area.height.saturating_sub(1);
        let message = if area.height >= 8 { hints - 1 } else { hints };
        let top = 3.min(hints);
        let body = message.saturating_sub(top);
        let heads = match body {
            0..=1 => 0,
            2..=3 => 1,
            4..=13 => 2,
            _ => 3,
        };
        let free = body - heads;
        let lanes = u16::try_from(lanes).unwrap_or(u16::MAX);
        let foot = u16::try_from(foot).unwrap_or(u16::MAX);
        // A blank row parts them, unless it would hide the only row that does not fit.
        let tight = lanes.saturating_add(foot) == free;
        let keep = match free {
            0..6 => 0,
            _ => foot.saturating_add(1).min(free / 3) - u16::from(tight),
        };
        let shown = lanes.min(free - keep).max(free.min(1));
        let left = free - shown;
        let blank = 0;
        let first = top + heads;
        let below = first + shown + blank;
        Self {
            title: (heads == 3).then_some(top),
            years: (heads >= 2).then(|| first - 2),
            months: (heads >= 1).then(|| first - 1),
            lanes: Rect::new(0, first, area.width, shown),
            foot: Rect::new(0, below, area.width, left - blank),
            message,
            hints,
        }
    }
}

/// The whole view.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let (dossier, assessment) = app.shown();
    let lanes = app.lanes();
    let fixed = fixed_deadlines(dossier, assessment);
    let wanted = foot::rows(app, fixed.len(), area.width, pen);
    let layout = Layout::of(area, lanes.len(), wanted);
    let x = plot(app, area.width);
    let window = window(app, area);
    heads(app, &layout, window, x, pen);
    if let Some(window) = window {
        let rows = (layout.years, layout.months);
        axis::draw(app, window, x, rows, &fixed, pen);
    }
    let selected = app.cursors.timeline;
    let mut signs: Vec<Sign> = Vec::new();
    let scroll = Scroll::around(selected, lanes.len(), layout.lanes).without_keys(true);
    scroll.draw(pen, |nth, y, pen| {
        let lane = lanes[nth];
        names::draw(app, lane, nth == selected, (x, y), pen);
        if let Some(window) = window {
            row(app, lane, window, (x, y), pen, &mut signs);
        }
        if nth == selected {
            // The bar keeps its colours.
            pen.select(Rect::new(0, y, x.saturating_sub(1), 1));
        }
    });
    if let Some(days) = window.and_then(|window| window.days()) {
        let seen = |date| days.from <= date && date < days.to;
        let in_sight = fixed.iter().any(|fixed| seen(fixed.date));
        signs.extend(in_sight.then_some(Sign::Fixed));
    }
    if let Some(lane) = lanes.get(selected) {
        foot::draw(
            app,
            *lane,
            &signs,
            &fixed,
            layout.foot,
            scroll.hidden(),
            pen,
        );
    }
    hints::draw(app, layout.message, layout.hints, area, pen);
    None
}

/// The title and the scale; in front of the years where there is no row for them. Before anything
/// has begun, that.
fn heads(app: &App, layout: &Layout, window: Option<Window>, x: u16, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let width = layout.lanes.width;
    let scale = window.map(|window| timeline::scale(lang, window.days_a_column()));
    let title = Label::TitleTimeline.text(lang);
    if let Some(y) = layout.title {
        pen.put(0, y, width, title, strong());
        let scale = scale.as_deref().unwrap_or_default();
        pen.put_right(width, y, width, scale, Style::new());
    } else if let (Some(years), Some(months)) = (layout.years, layout.months) {
        let room = x.saturating_sub(1);
        pen.put(0, years, room, title, strong());
        if let Some(scale) = scale.filter(|scale| pen.width(scale) <= room) {
            pen.put(0, months, room, &scale, Style::new());
        }
    }
    if window.is_none() {
        let y = layout.months.unwrap_or(layout.hints);
        pen.put(
            2,
            y,
            width.saturating_sub(2),
            timeline::nothing(lang),
            Style::new(),
        );
    }
}

/// The bar of a row; what signs it shows is added to `signs`.
fn row(
    app: &App,
    lane: Lane,
    window: Window,
    (x, y): (u16, u16),
    pen: &mut Pen<'_>,
    signs: &mut Vec<Sign>,
) {
    let (dossier, assessment) = app.shown();
    let bar: Bar = lane.bar(dossier, assessment);
    let (state, left) = LaneSubject::of(assessment, lane).state();
    let drawn = bar::Drawn::of(&bar, state, window, assessment.today);
    drawn.write(app, left, (x, y), pen);
    signs.extend(drawn.signs());
}

/// The same rows beside the list of a wide screen, always with all that runs.
pub(super) fn beside(app: &App, regions: &Regions, width: u16, pen: &mut Pen<'_>) {
    // The rows of another plan are not those that the window was made for.
    if app.shows_another_plan() {
        return;
    }
    let Some(heads) = regions.heads else { return };
    let Some(window) = window_of(app, Scope::default(), width.saturating_sub(BESIDE)) else {
        return;
    };
    let (dossier, assessment) = app.shown();
    let fixed = fixed_deadlines(dossier, assessment);
    // The sentences end above the row of the years.
    let years = heads.checked_sub(1).filter(|y| *y > 2);
    axis::draw(app, window, BESIDE, (years, Some(heads)), &fixed, pen);
    for (nth, y) in Scroll::around(app.selected, app.rows.len(), regions.list).rows() {
        let shown = &app.rows[nth];
        let lane = Lane::beside(dossier, assessment, shown.kind);
        if let Some(lane) = lane {
            row(app, lane, window, (BESIDE, y), pen, &mut Vec::new());
        }
        // What the open form would alter is marked, as in the list.
        let bar = |lane: Option<Lane>, (dossier, assessment)| {
            lane.map(|lane| lane.bar(dossier, assessment))
        };
        let now = Lane::beside(&app.dossier, &app.assessment, shown.kind);
        let now = bar(now, (&app.dossier, &app.assessment));
        if app.preview().is_some() && now != bar(lane, (dossier, assessment)) {
            pen.put(BESIDE - 1, y, 1, UNSAVED, strong());
        }
    }
}
