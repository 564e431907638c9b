//! A check list, a view of its own: its points under the heads of their groups, the selected one in full at
//! the foot.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::assess::State;
use crate::record::{CheckList, GroupStatus, PointState, PointStatus};
use crate::screen::app::{App, Overlay, PointRow};
use crate::screen::keymap::Action;
use crate::screen::theme::{Cell, strong};
use crate::words::{Label, checklist, dates, search, state};

use super::checklist::{by, group_done, group_name, state_of};
use super::pen::Pen;
use super::possible::possible;
use super::scroll::{Scroll, marker};
use super::{form, hints, settings};

/// Where the points stand, under the heads of their groups.
const TEXT: u16 = 4;
/// From here on a row says where a point comes from and who ticked it.
const WIDE_ROW: u16 = 72;
/// From here on it says when it was ticked.
const DATED_ROW: u16 = 44;
/// How many columns the source takes at most, and how many the day and the author.
const SOURCE: u16 = 12;
const DAY: u16 = 8;
const BY: u16 = 10;

/// The list, and the selected point in full.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let rows = app.point_rows();
    let list = app.checklist();
    let texts = full(app, list.as_ref());
    let regions = settings::regions(app, rows.len(), foot_rows(area.width), area);
    if let Some(y) = regions.heads {
        head(app, list.as_ref(), y, regions.list.width, pen);
    }
    let hidden = points(app, &rows, list.as_ref(), regions.list, pen);
    let cursor = if let Overlay::Form(form) = &app.overlay {
        form::draw(app, form, regions.below, hidden, pen)
    } else {
        let is_beside = regions.below.x > 0;
        if is_beside && hidden > 0 {
            let more = format!("↓{hidden}");
            pen.put_right(regions.list.width, regions.message, 6, &more, Style::new());
        }
        let hidden = if is_beside { 0 } else { hidden };
        settings::foot(texts, regions.below, hidden, pen);
        None
    };
    hints::draw(app, regions.message, regions.hints, area, pen);
    cursor
}

/// How many rows the foot takes; where columns are few, a text goes on below.
const fn foot_rows(width: u16) -> u16 {
    if width < 76 { 5 } else { 4 }
}

/// The name of the list, and how much of it is done.
fn head(app: &App, list: Option<&CheckList<'_>>, y: u16, width: u16, pen: &mut Pen<'_>) {
    let of = app.listed.as_ref();
    let of = of.map(|id| checklist::list_of(app.lang, &app.dossier.plan, id));
    let title = checklist::title_of(app.lang, &of.unwrap_or_default());
    let done = list.map(|list| checklist::open_in_words(app.lang, list));
    let done = done.unwrap_or_default();
    let room = width.saturating_sub(pen.width(&done) + 2);
    pen.put(0, y, room, &title, strong());
    pen.put_right(width, y, width, &done, strong());
}

/// The rows; returns how many follow that have no room.
fn points(
    app: &App,
    rows: &[PointRow],
    list: Option<&CheckList<'_>>,
    area: Rect,
    pen: &mut Pen<'_>,
) -> usize {
    let Some(list) = list.filter(|_| !rows.is_empty()) else {
        let sought;
        let none = if app.is_filtered() {
            sought = search::nothing(app.lang, app.search.field.value());
            sought.as_str()
        } else {
            checklist::empty(app.lang, possible(app, Action::AddPoint))
        };
        pen.put(2, area.y, area.width.saturating_sub(2), none, Style::new());
        return 0;
    };
    let source = source_columns(list, pen);
    let selected = app.cursors.points;
    let is_elsewhere = !matches!(app.overlay, Overlay::None);
    let scroll = Scroll::around(selected, rows.len(), area).without_keys(is_elsewhere);
    scroll.draw(pen, |nth, y, pen| {
        let line = Rect {
            y,
            height: 1,
            ..area
        };
        pen.put(0, y, 1, marker(nth == selected), Style::new());
        match &rows[nth] {
            PointRow::Group(id) => {
                let mut groups = list.groups();
                let group = groups.find(|group| group.group.map(|group| &group.id) == id.as_ref());
                if let Some(group) = group {
                    group_row(app, &group, line, pen);
                }
            }
            PointRow::Point(id) => {
                if let Some(status) = list.point(id) {
                    point_row(app, status, (line, source), pen);
                }
            }
        }
    });
    scroll.hidden()
}

/// How many columns the sources of a list take.
fn source_columns(list: &CheckList<'_>, pen: &Pen<'_>) -> u16 {
    let sources = list.points.iter().filter_map(|status| {
        let source = status.point.source.as_deref()?;
        Some(pen.width(source))
    });
    sources.max().unwrap_or(0).min(SOURCE)
}

/// The head of a group, with how much of it is done.
fn group_row(app: &App, group: &GroupStatus<'_, '_>, area: Rect, pen: &mut Pen<'_>) {
    let name = group_name(app, group.group);
    let done = group_done(app, group);
    let room = area.width.saturating_sub(2);
    let said = pen.with_end(&name, &format!("  {done}"), room);
    pen.put(2, area.y, room, &said, strong());
}

/// A point: its sign, what it says, where it comes from, when it was ticked and by whom.
fn point_row(
    app: &App,
    status: &PointStatus<'_>,
    (area, source_columns): (Rect, u16),
    pen: &mut Pen<'_>,
) {
    let (y, width) = (area.y, area.width);
    let of = state_of(status);
    let glyph = state::glyph(of, app.ascii);
    pen.put(2, y, 1, glyph, app.theme.state(of, Cell::Glyph));
    let style = match of {
        State::NotStarted => Style::new(),
        other => app.theme.state(other, Cell::Text),
    };
    let text = checklist::point(app.lang, status.point);
    let end = if width >= WIDE_ROW {
        width - source_columns - DAY - BY - 3
    } else if width >= DATED_ROW {
        width - DAY - 1
    } else {
        width
    };
    pen.put(TEXT, y, end.saturating_sub(TEXT), &text, style);
    if width >= WIDE_ROW {
        let source = status.point.source.as_deref().unwrap_or_default();
        pen.put(end + 1, y, source_columns, source, style);
    }
    let at = width.saturating_sub(if width >= WIDE_ROW { DAY + BY + 1 } else { DAY });
    match status.state {
        PointState::Ticked(tick) if width >= DATED_ROW => {
            pen.put(at, y, DAY, &dates::short(tick.date), style);
            if width >= WIDE_ROW {
                pen.put(at + DAY + 1, y, BY, by(app, tick), style);
            }
        }
        PointState::Waived(_) if width >= WIDE_ROW => {
            let word = checklist::applies_not(app.lang);
            pen.put(at, y, DAY + 1 + BY, word, style);
        }
        _ => {}
    }
}

/// The selected point, or group, in full: what it says, where it comes from, who ticked it and when.
fn full(app: &App, list: Option<&CheckList<'_>>) -> Vec<String> {
    let lang = app.lang;
    let (Some(list), Some(row)) = (list, app.point_row()) else {
        return Vec::new();
    };
    let id = match row {
        PointRow::Point(id) => id,
        PointRow::Group(id) => {
            let mut groups = list.groups();
            let group = groups.find(|group| group.group.map(|group| &group.id) == id.as_ref());
            return group.map_or_else(Vec::new, |group| of_group(app, &group));
        }
    };
    let Some(status) = list.point(&id) else {
        return Vec::new();
    };
    let mut texts = vec![checklist::point(lang, status.point)];
    texts.push(match status.state {
        PointState::Ticked(tick) => checklist::ticked(lang, tick, by(app, tick)),
        PointState::Waived(waiver) => checklist::waived_by(lang, waiver),
        PointState::Open => checklist::open(lang).to_owned(),
    });
    let mut about = Vec::new();
    if let Some(source) = &status.point.source {
        about.push(format!("{}: {source}", checklist::source(lang)));
    }
    if let Some(group) = status.group {
        let name = checklist::group(lang, group);
        about.push(format!("{}: {name}", checklist::group_name(lang)));
    }
    about.push(format!("{}: {id}", Label::FieldId.text(lang)));
    if let Some(note) = checklist::noted(status) {
        texts.push(format!("{}: {note}", Label::Note.text(lang)));
    }
    texts.push(about.join("  "));
    texts
}

/// The selected group in full: how much of it is done, why all of it does not apply, what is noted of it.
fn of_group(app: &App, group: &GroupStatus<'_, '_>) -> Vec<String> {
    let lang = app.lang;
    let mut texts = vec![group_name(app, group.group)];
    texts.push(match group.waiver {
        Some(waiver) => checklist::waived_by(lang, waiver),
        None => checklist::of_group(lang, group),
    });
    let note = group.noted.map(|note| &note.text);
    texts.extend(note.map(|note| format!("{}: {note}", Label::Note.text(lang))));
    if let Some(known) = group.group {
        texts.push(format!("{}: {}", Label::FieldId.text(lang), known.id));
    }
    texts
}
