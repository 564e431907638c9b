//! The list: one row per phase, and one for each open wait without a limit.
//!
//! Numbers are right-aligned, used and limit on the slash; what has no value is blank.

use ratatui::style::Style;

use crate::assess::{Difference, Row, RowKind, Topic, rows};
use crate::screen::app::App;
use crate::screen::theme::{Cell, strong};
use crate::words::row::RowText;
use crate::words::{Label, dates, state};

use super::layout::Regions;
use super::pen::Pen;
use super::row::{UNSAVED, Unsaved};
use super::scroll::{Scroll, marker};

/// Where the columns are, by the width of the list.
#[derive(Clone, Copy, Debug)]
struct ListColumns {
    title_end: u16,
    due: Option<u16>,
    used_end: Option<u16>,
    left_end: u16,
    state: u16,
    state_end: u16,
    who: Option<u16>,
    /// Whether the whole title fits.
    full: bool,
}

impl ListColumns {
    fn of(width: u16) -> Self {
        match width {
            80.. => Self {
                title_end: 30,
                due: Some(31),
                used_end: Some(44),
                left_end: 54,
                state: 56,
                state_end: 70,
                who: Some(71),
                full: true,
            },
            60.. => Self {
                title_end: 25,
                due: Some(26),
                used_end: None,
                left_end: 40,
                state: 42,
                state_end: 56,
                who: Some(57),
                full: false,
            },
            40.. => Self {
                title_end: 19,
                due: None,
                used_end: None,
                left_end: 24,
                state: 26,
                state_end: 40,
                who: None,
                full: false,
            },
            _ => Self {
                title_end: width.saturating_sub(7),
                due: None,
                used_end: None,
                left_end: width.saturating_sub(1),
                state: width,
                state_end: width,
                who: None,
                full: false,
            },
        }
    }
}

/// The heads and the rows; with a form open, the rows as they would be after saving it.
pub(super) fn draw(app: &App, regions: &Regions, pen: &mut Pen<'_>) {
    let area = regions.list;
    let columns = ListColumns::of(area.width);
    if let Some(y) = regions.heads {
        heads(app, columns, y, pen);
    }
    let (dossier, assessment) = app.shown();
    let after = app.looks_ahead().then(|| {
        let mut after = rows(dossier, assessment);
        after.retain(|row| app.keeps_row(row.kind));
        after
    });
    let differences = app.differences();
    // The rows of today stay while a form is open, but not while it asks for another day.
    let is_as_of = assessment.today != app.today;
    let list = after.as_ref().filter(|_| is_as_of);
    let list = list.unwrap_or(&app.rows);
    let selected = if is_as_of {
        let here = app.row().map(|row| row.kind);
        let phase = app.phase().map(RowKind::Phase);
        let at = |kind| list.iter().position(|row| Some(row.kind) == kind);
        at(here).or_else(|| at(phase)).unwrap_or(0)
    } else {
        app.selected
    };
    Scroll::around(selected, list.len(), area).draw(pen, |i, y, pen| {
        let row = &list[i];
        // A wait may be over after the save; its row stays until then, and awaits nothing.
        let over = Row {
            kind: row.kind,
            awaited: Vec::new(),
        };
        let same = |after: &&Row| after.kind == row.kind;
        let shown = match &after {
            Some(rows) => rows.iter().find(same).unwrap_or(&over),
            None => row,
        };
        let told = RowText::of(app.lang, dossier, assessment, shown);
        // Before it is saved, each cell that would be another one says so.
        let now = app
            .preview()
            .is_some()
            .then(|| RowText::of(app.lang, &app.dossier, &app.assessment, row));
        let unsaved = now
            .map(|now| Unsaved::of(app.lang, &now, &told, columns.full))
            .unwrap_or_default();
        let changed = changed(app, row) || differs(app, row, &differences);
        marks(changed || unsaved.is_any(), i == selected, y, pen);
        write(app, &told, unsaved, i == selected, columns, y, pen);
    });
}

fn heads(app: &App, columns: ListColumns, y: u16, pen: &mut Pen<'_>) {
    let text = |label: Label| label.text(app.lang);
    let plain = Style::new();
    pen.put(6, y, columns.title_end - 6, text(Label::HeadPhase), plain);
    if let Some(due) = columns.due {
        pen.put_right(due + 8, y, 8, text(Label::HeadDue), plain);
    }
    if let Some(end) = columns.used_end {
        pen.put(end - 3, y, 8, text(Label::HeadDays), plain);
    }
    pen.put_right(columns.left_end, y, 6, text(Label::HeadLeft), plain);
    pen.put(
        columns.state,
        y,
        columns.state_end - columns.state,
        text(Label::HeadState),
        plain,
    );
    if let Some(who) = columns.who.filter(|_| columns.full) {
        pen.put(who, y, 9, text(Label::HeadWho), plain);
    }
}

/// The marker of the selected row, and the mark of one that is not as it is in truth.
fn marks(changed: bool, selected: bool, y: u16, pen: &mut Pen<'_>) {
    pen.put(0, y, 1, marker(selected), Style::new());
    if changed {
        pen.put(1, y, 1, "»", strong());
    }
}

/// The sign in front of a cell, if that cell is not so yet.
fn sign(unsaved: bool, x: u16, y: u16, pen: &mut Pen<'_>) {
    if unsaved {
        pen.put(x, y, 1, UNSAVED, strong());
    }
}

fn write(
    app: &App,
    line: &RowText,
    unsaved: Unsaved,
    selected: bool,
    columns: ListColumns,
    y: u16,
    pen: &mut Pen<'_>,
) {
    let theme = app.theme;
    let plain = Style::new();
    let glyph = state::glyph(line.state, app.ascii);
    pen.put(2, y, 1, glyph, theme.state(line.state, Cell::Glyph));
    if let Some(number) = line.number {
        let end = if number > 99 { 6 } else { 5 };
        pen.put_right(end, y, 4, &number.to_string(), plain);
    }
    write_title(line, unsaved.due, selected, columns, y, pen);
    if let Some(at) = columns.due {
        sign(unsaved.due, at - 1 - u16::from(line.foreseen), y, pen);
    }
    if let (Some(at), Some(due)) = (columns.due, line.due) {
        if line.foreseen {
            pen.put(at - 1, y, 1, "~", plain);
        }
        pen.put(at, y, 8, &dates::short(due), plain);
        pen.put(at + 8, y, 1, if line.moves { "*" } else { " " }, plain);
    }
    if let (Some(end), Some(days), Some(limit)) =
        (columns.used_end, line.days(), line.limit(app.lang))
    {
        let start = pen.put_right(end, y, 5, &days, plain);
        sign(unsaved.used, start.saturating_sub(1), y, pen);
        pen.put(end, y, 5, &format!("/{limit}"), plain);
    }
    if let Some(left) = line.left {
        let style = theme.state(line.state, Cell::Number);
        let start = pen.put_right(columns.left_end, y, 6, &left.to_string(), style);
        sign(unsaved.left, start.saturating_sub(1), y, pen);
    } else {
        sign(unsaved.left, columns.left_end.saturating_sub(1), y, pen);
    }
    let room = columns.state_end - columns.state;
    pen.put(
        columns.state,
        y,
        room,
        &line.word,
        theme.state(line.state, Cell::Word),
    );
    sign(
        unsaved.word && room > 0,
        columns.state.saturating_sub(1),
        y,
        pen,
    );
    if let Some(at) = columns.who {
        sign(unsaved.who, at - 1, y, pen);
    }
    if let (Some(at), Some(actor)) = (columns.who, line.actor(app.lang)) {
        let ours = line.presses();
        if columns.full || ours {
            let style = if ours { strong() } else { plain };
            pen.put(at, y, 9, actor, style);
        }
    }
}

/// The title and, at the end of its column, how much is done.
fn write_title(
    line: &RowText,
    unsaved: bool,
    selected: bool,
    columns: ListColumns,
    y: u16,
    pen: &mut Pen<'_>,
) {
    // The signs of what is foreseen and of what is not so yet stand right behind; they must not touch.
    let mut end = columns.title_end - u16::from(line.foreseen) - u16::from(unsaved);
    if let Some(fraction) = line.fraction.as_ref().filter(|_| columns.full) {
        end = pen
            .put_right(end, y, 12, fraction, Style::new())
            .saturating_sub(1);
    } else if let (None, Some(used_end)) = (line.due, columns.used_end) {
        // Without a due date, its column is free.
        end = if unsaved {
            end
        } else {
            used_end.saturating_sub(4)
        };
    }
    let room = end.saturating_sub(6);
    let fits = columns.full && pen.width(&line.title) <= room;
    let title = if fits { &line.title } else { &line.short };
    let style = if selected { strong() } else { Style::new() };
    pen.put(6, y, room, title, style);
}

/// Whether a hypothesis makes this row another than it is.
fn differs(app: &App, row: &Row, differences: &[Difference]) -> bool {
    match row.kind {
        RowKind::Phase(index) => {
            let number = app.dossier.plan.phases[index].number;
            differences.iter().any(|found| found.phase == number)
        }
        RowKind::Clock(clock) => {
            let of = Topic::Clock(app.assessment.clocks[clock].key.clone());
            differences.iter().any(|found| found.of == of)
        }
    }
}

/// Whether the open form would change what this row shows; in a hypothesis the whole of it counts.
fn changed(app: &App, row: &Row) -> bool {
    let Some(preview) = app.preview().filter(|_| !app.is_what_if()) else {
        return false;
    };
    let plan = &app.dossier.plan;
    match row.kind {
        RowKind::Phase(index) => {
            let number = plan.phases[index].number;
            let terms = preview
                .terms
                .iter()
                .map(|effect| plan.terms[effect.after.index].phase);
            let clocks = preview.clocks.iter().map(|effect| effect.clock().phase);
            clocks.chain(terms).any(|phase| phase == number)
        }
        RowKind::Clock(clock) => {
            let key = &app.assessment.clocks[clock].key;
            preview
                .clocks
                .iter()
                .any(|effect| effect.clock().key == *key)
        }
    }
}
