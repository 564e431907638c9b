//! With which plan a new dossier begins: the plans, and under them the phases of the one under the cursor. Where
//! there is room beside them, that plan in words.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::screen::app::{App, ChoiceRow, Overlay};
use crate::screen::theme::{calm, strong};
use crate::words::choice::{from_a_file, its_phases, nothing_saved_yet, typed_here, which_plan};
use crate::words::outline::folded_outline;

use super::layout::{BESIDE, LIST_COLUMNS, Regions, WIDE};
use super::pen::Pen;
use super::scroll::{Scroll, marker};
use super::{form, hints, list, rule};

/// Where the lines stand, behind the marker.
const LINE: u16 = 2;

/// The plans that are always in sight, where there are as many rows.
const LEAST: u16 = 3;

/// The choice, and what is shown of the plan.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let lang = app.lang;
    let regions = regions(app, area);
    let room = area.width.saturating_sub(LINE);
    pen.put(LINE, 1, room, which_plan(lang), strong());
    if regions.list.y > 2 {
        pen.put(LINE, 2, room, nothing_saved_yet(lang), Style::new());
    }
    let hidden = plans(app, regions.list, pen);
    let mut cursor = None;
    // Of a file nothing is known before it is read.
    let is_known = app.choice_row() != Some(ChoiceRow::File);
    if let Overlay::Form(form) = &app.overlay {
        cursor = form::draw(app, form, regions.below, hidden, pen);
    } else if is_known {
        phases(app, &regions, hidden, pen);
    } else {
        rule::titled(regions.below, hidden, ("", strong()), ("", strong()), pen);
    }
    if area.width >= WIDE && is_known {
        let beside = Rect::new(
            BESIDE,
            regions.list.y,
            area.width - BESIDE,
            regions.message.saturating_sub(regions.list.y),
        );
        in_words(app, beside, pen);
    }
    hints::draw(app, regions.message, regions.hints, area, pen);
    cursor
}

/// The plans above, and below what is shown of one: of both as much as there is room for.
fn regions(app: &App, area: Rect) -> Regions {
    let rows = app.choice_rows().len();
    let wanted = match &app.overlay {
        Overlay::Form(form) => form::rows(app, form, area),
        _ => u16::try_from(app.rows.len() + 1).unwrap_or(u16::MAX),
    };
    let mut regions = Regions::of(area, rows, 0);
    let top = if area.height >= 12 { 3 } else { 2 };
    let body = regions.message.saturating_sub(top);
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    // A question is read before anything else.
    let asks = matches!(&app.overlay, Overlay::Form(form) if form.kind.is_a_question());
    let least = if asks { 1 } else { LEAST };
    let above = body.saturating_sub(wanted).max(least).min(rows).min(body);
    let columns = area.width.min(if area.width >= WIDE {
        LIST_COLUMNS
    } else {
        u16::MAX
    });
    regions.list = Rect::new(0, top, columns, above);
    let below = top + above;
    regions.below = Rect::new(0, below, columns, regions.message.saturating_sub(below));
    regions
}

/// The plans; returns how many follow that have no room.
fn plans(app: &App, area: Rect, pen: &mut Pen<'_>) -> usize {
    let rows = app.choice_rows();
    let selected = app.cursors.choice;
    let has_keys = matches!(app.overlay, Overlay::None);
    let scroll = Scroll::around(selected, rows.len(), area).without_keys(!has_keys);
    scroll.draw(pen, |at, y, pen| {
        let style = if at == selected {
            strong()
        } else {
            Style::new()
        };
        pen.put(0, y, 1, marker(at == selected), Style::new());
        let room = area.width.saturating_sub(LINE);
        match rows[at] {
            ChoiceRow::Plan(at) => {
                let offered = &app.offered[at];
                let name_at = pen.put_right(area.width, y, room / 3, &offered.name, calm());
                let room = name_at.saturating_sub(LINE + 1);
                pen.put(LINE, y, room, &offered.line, style);
            }
            ChoiceRow::File => {
                let left = app.own_file().map(|draft| draft.left.at);
                let line = from_a_file(app.lang, left, app.today);
                pen.put(LINE, y, room, &line, style);
            }
            ChoiceRow::Text => {
                let left = app.own_text().map(|draft| draft.left.at);
                let line = typed_here(app.lang, left, app.today);
                pen.put(LINE, y, room, &line, style);
            }
        }
    });
    scroll.hidden()
}

/// The phases of the plan under the cursor, as the list will show them.
fn phases(app: &App, regions: &Regions, hidden: usize, pen: &mut Pen<'_>) {
    let area = regions.below;
    if area.height == 0 {
        return;
    }
    let list = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    let shown = Regions {
        heads: None,
        list,
        ..*regions
    };
    let more = list::draw(app, &shown, pen);
    let more = if more == 0 {
        String::new()
    } else {
        format!("↓{more}")
    };
    let title = its_phases(app.lang);
    rule::titled(area, hidden, (title, strong()), (&more, Style::new()), pen);
}

/// The plan under the cursor in words, as far as there is room.
fn in_words(app: &App, area: Rect, pen: &mut Pen<'_>) {
    let lines = folded_outline(app.lang, &app.dossier.plan, area.width.into());
    let scroll = Scroll::from(0, lines.len(), area);
    scroll.draw_beside(
        |_, hidden| (hidden > 0).then(|| format!("↓{hidden}")),
        pen,
        |at, area, pen| {
            pen.put(area.x, area.y, area.width, &lines[at], Style::new());
        },
    );
}
