//! What of the plan may be set, a view of its own: values under headings, the selected one explained
//! at the foot; and what a form that changes one says beside its fields.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::record::{SettingKey, Slot};
use crate::screen::app::{App, Overlay, PlanRow};
use crate::screen::theme::strong;
use crate::words::{Label, audit, setting};

use super::layout::{BESIDE, Regions, WIDE};
use super::pen::Pen;
use super::scroll::{Scroll, marker};
use super::{form, hints, rule};

/// Where the names stand, under their headings.
const NAME: u16 = 4;
/// Where the values stand, where there is room.
const VALUE: u16 = 28;
/// How many rows the foot takes: what it is, its value, what it means, its key; where columns are few, each
/// goes on below.
const fn foot_rows(width: u16) -> u16 {
    if width < 76 { 6 } else { 5 }
}

/// The values, and the selected one in full.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let rows = app.plan_rows();
    let regions = regions(app, rows.len(), foot_rows(area.width), area);
    if let Some(y) = regions.heads {
        let title = Label::TitlePlan.text(app.lang);
        pen.put(0, y, regions.list.width, title, strong());
    }
    let hidden = list(app, &rows, regions.list, pen);
    let cursor = if let Overlay::Form(form) = &app.overlay {
        form::draw(app, form, regions.below, hidden, pen)
    } else {
        let is_beside = regions.below.x > 0;
        if is_beside && hidden > 0 {
            let more = format!("↓{hidden}");
            pen.put_right(regions.list.width, regions.message, 6, &more, Style::new());
        }
        let hidden = if is_beside { 0 } else { hidden };
        foot(explained(app), regions.below, hidden, pen);
        None
    };
    hints::draw(app, regions.message, regions.hints, area, pen);
    cursor
}

/// The regions of a list with a foot of so many rows, which is shorter than the pane of the other views: what
/// it does not need is the list's.
pub(super) fn regions(app: &App, rows: usize, foot: u16, area: Rect) -> Regions {
    let form = match &app.overlay {
        Overlay::Form(form) => Some(form::rows_with_effect(app, form, area)),
        _ => None,
    };
    let mut regions = Regions::of(area, rows, form.unwrap_or(foot));
    if form.is_none() && area.width >= WIDE {
        // The list has all the rows, and what it says of the selected one stands beside it.
        let top = regions.list.y;
        regions.list.height = regions.message.saturating_sub(top);
        regions.below = Rect::new(BESIDE, top, area.width - BESIDE, regions.list.height);
    } else if form.is_none() {
        let spare = regions.below.height.saturating_sub(foot);
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let hidden = rows.saturating_sub(regions.list.height);
        let more = spare.min(hidden);
        regions.list.height += more;
        regions.below.y += more;
        regions.below.height -= more;
    }
    regions
}

/// The rows; returns how many follow that have no room.
fn list(app: &App, rows: &[PlanRow], area: Rect, pen: &mut Pen<'_>) -> usize {
    let mut stops = rows.iter().enumerate().filter(|(_, row)| row.is_stop());
    let selected = stops.nth(app.cursors.plan).map(|(i, _)| i);
    let is_elsewhere = selected.is_none() || !matches!(app.overlay, Overlay::None);
    let scroll = Scroll::around(selected.unwrap_or(0), rows.len(), area);
    let scroll = scroll.without_keys(is_elsewhere);
    scroll.draw(pen, |i, y, pen| {
        let line = Rect {
            y,
            height: 1,
            ..area
        };
        match &rows[i] {
            PlanRow::Heading(heading) => {
                pen.put(2, y, area.width.saturating_sub(2), heading, strong());
            }
            PlanRow::Value(key) => value(app, key, selected == Some(i), line, pen),
            PlanRow::NewFixedDay => {
                let label = setting::new_fixed_day(app.lang);
                named(label, selected == Some(i), line, line.width, pen);
            }
        }
    });
    scroll.hidden()
}

fn value(app: &App, key: &SettingKey, selected: bool, area: Rect, pen: &mut Pen<'_>) {
    let plan = &app.dossier.plan;
    let at = VALUE.min(area.width / 2);
    let label = setting::label(app.lang, plan, key);
    named(&label, selected, area, at.saturating_sub(1), pen);
    let said = setting::value(app.lang, plan, key, key.value(plan).as_deref());
    let room = area.width.saturating_sub(at);
    let said = if app.outside.contains(&Slot::Setting(key.clone())) {
        let mark = format!(" [{}]", audit::in_a_word(app.lang));
        pen.with_end(&said, &mark, room)
    } else {
        said
    };
    pen.put(at, area.y, room, &said, Style::new());
}

/// The marker and the name of a row.
fn named(label: &str, selected: bool, area: Rect, end: u16, pen: &mut Pen<'_>) {
    let style = if selected { strong() } else { Style::new() };
    pen.put(0, area.y, 1, marker(selected), Style::new());
    pen.put(NAME, area.y, end.saturating_sub(NAME), label, style);
}

/// The selected value in full, what it means, and its key.
fn explained(app: &App) -> Vec<String> {
    let (lang, plan) = (app.lang, &app.dossier.plan);
    match app.plan_line(app.cursors.plan) {
        Some(PlanRow::Value(key)) => {
            let name = setting::name(lang, plan, &key);
            let said = setting::value(lang, plan, &key, key.value(plan).as_deref());
            let mut lines = vec![
                format!("{name}: {said}"),
                setting::about(lang, plan, &key).meaning.to_owned(),
                setting::by_command(lang, &key, app.named.as_deref()),
            ];
            if app.outside.contains(&Slot::Setting(key)) {
                lines.insert(1, audit::value_put_there(lang).to_owned());
            }
            lines
        }
        Some(PlanRow::NewFixedDay) => {
            setting::new_fixed_day_explained(lang, app.named.as_deref()).into()
        }
        Some(PlanRow::Heading(_)) | None => Vec::new(),
    }
}

/// What is said of the selected row, at the foot: the first text is its title.
pub(super) fn foot(mut texts: Vec<String>, area: Rect, hidden: usize, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    let fits = texts
        .first()
        .is_some_and(|title| rule::fits(title, "", hidden, area.width, pen));
    let title = if fits { texts.remove(0) } else { String::new() };
    rule::titled(area, hidden, (&title, strong()), ("", strong()), pen);
    let room = area.width.saturating_sub(2);
    let styles = std::iter::once(if fits { Style::new() } else { strong() });
    let styles = styles.chain(std::iter::repeat(Style::new()));
    let lines = texts.iter().zip(styles);
    let lines = lines.flat_map(|(text, style)| {
        let lines = pen.wrap(text, room).into_iter();
        lines.map(move |line| (line, style))
    });
    let mut lines: Vec<(String, Style)> = lines.collect();
    let rows = usize::from(area.height - 1);
    if lines.len() > rows {
        // It says that it goes on.
        lines.truncate(rows);
        if let Some((last, _)) = lines.last_mut() {
            *last = pen.with_end(last, "…", room);
        }
    }
    for ((line, style), y) in lines.iter().zip(area.y + 1..) {
        pen.put(area.x + 2, y, room, line, *style);
    }
}
