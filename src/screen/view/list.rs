//! The list: one row per phase, and one for each open wait without a limit.
//!
//! Numbers are right-aligned, used and limit on the slash; what has no value is blank. A bar shows the same
//! days before they are read. What is over is dim, and the selected row is in reverse while the keyboard is
//! in the list.

use ratatui::style::Style;

use crate::assess::{Difference, Row, RowKind, Topic, rows};
use crate::screen::app::{App, Overlay, View};
use crate::screen::theme::{self, Cell, strong};
use crate::words::row::RowText;
use crate::words::{Label, dates, state};

use super::gauge;
use super::layout::Regions;
use super::pen::Pen;
use super::row::{UNSAVED, Unsaved};
use super::scroll::{Scroll, marker};

/// The columns of a limit with its stroke, up to the days left.
const LIMIT: u16 = 7;

/// Where the columns are, by the width of the list.
#[derive(Clone, Copy, Debug)]
struct ListColumns {
    title_end: u16,
    due: Option<u16>,
    /// Where the bar begins, and how long it is.
    bar: Option<(u16, u16)>,
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
                title_end: 26,
                due: Some(28),
                bar: Some((37, 7)),
                used_end: Some(48),
                left_end: 58,
                state: 59,
                state_end: 70,
                who: Some(71),
                full: true,
            },
            60.. => Self {
                title_end: 22,
                due: Some(24),
                bar: Some((33, 5)),
                used_end: None,
                left_end: 43,
                state: 44,
                state_end: 56,
                who: Some(57),
                full: false,
            },
            40.. => Self {
                title_end: 19,
                due: None,
                bar: None,
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
                bar: None,
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
/// Returns how many rows follow that have no room.
pub(super) fn draw(app: &App, regions: &Regions, pen: &mut Pen<'_>) -> usize {
    let area = regions.list;
    let columns = ListColumns::of(area.width);
    if let Some(y) = regions.heads {
        heads(app, columns, area.width, y, pen);
    }
    let (dossier, assessment) = app.shown();
    let after = app.looks_ahead().then(|| {
        let mut after = rows(dossier, assessment);
        // What was looked for was found in the plan of this dossier.
        after.retain(|row| app.shows_another_plan() || app.keeps_row(row.kind));
        after
    });
    let differences = app.differences();
    // The rows of today stay while a form is open, but not while it asks for another day or another plan.
    let is_as_of = assessment.today != app.today;
    let is_other = is_as_of || app.shows_another_plan();
    let list = after.as_ref().filter(|_| is_other);
    let list = list.unwrap_or(&app.rows);
    let selected = if is_other {
        let here = app.row().map(|row| row.kind);
        let phase = app.phase().map(RowKind::Phase);
        let at = |kind: Option<RowKind>| {
            let mut rows = list.iter();
            rows.position(|row| {
                kind.is_some() && row_now(app, row.kind).map(|row| row.kind) == kind
            })
        };
        at(here).or_else(|| at(phase)).unwrap_or(0)
    } else {
        app.selected
    };
    let is_in_front = app.view == View::Main && matches!(app.overlay, Overlay::None);
    let has_keys = is_in_front && app.pane.is_none();
    let scroll = Scroll::around(selected, list.len(), area).without_keys(!has_keys);
    scroll.draw(pen, |i, y, pen| {
        let row = &list[i];
        // A wait may be over after the save; its row stays until then, and awaits nothing.
        let over = Row {
            kind: row.kind,
            awaited: Vec::new(),
        };
        let same = |after: &&Row| after.kind == row.kind;
        let shown = match &after {
            Some(_) if is_other => row,
            Some(rows) => rows.iter().find(same).unwrap_or(&over),
            None => row,
        };
        let told = RowText::of(app.lang, dossier, assessment, shown);
        // Before it is saved, each cell that would be another one says so.
        let now = app.preview().and_then(|_| row_now(app, row.kind));
        let now = now.map(|row| RowText::of(app.lang, &app.dossier, &app.assessment, row));
        let unsaved = now
            .map(|now| Unsaved::of(&now, &told, columns.full))
            .unwrap_or_default();
        let changed = changed(app, row) || differs(app, row, &differences);
        // Where a plan is chosen the rows are looked at only.
        let is_here = i == selected && app.view != View::Choice;
        marks(changed || unsaved.is_any(), is_here, y, pen);
        let is_bold = is_here && !has_keys;
        write(app, &told, unsaved, is_bold, columns, y, pen);
    });
    scroll.hidden()
}

/// The row that is now what a row of another plan will be; of the same plan it is the same.
fn row_now(app: &App, kind: RowKind) -> Option<&Row> {
    let kind = if app.shows_another_plan() {
        let (dossier, assessment) = app.shown();
        match kind {
            RowKind::Phase(index) => {
                let id = &dossier.plan.phases[index].id;
                let mut phases = app.dossier.plan.phases.iter();
                RowKind::Phase(phases.position(|phase| phase.id == *id)?)
            }
            RowKind::Clock(index) => {
                let key = &assessment.clocks[index].key;
                let mut clocks = app.assessment.clocks.iter();
                RowKind::Clock(clocks.position(|clock| clock.key == *key)?)
            }
        }
    } else {
        kind
    };
    app.rows.iter().find(|row| row.kind == kind)
}

fn heads(app: &App, columns: ListColumns, width: u16, y: u16, pen: &mut Pen<'_>) {
    let text = |label: Label| label.text(app.lang);
    let style = theme::heads();
    pen.put(0, y, width, &" ".repeat(width.into()), style);
    pen.put(6, y, columns.title_end - 6, text(Label::HeadPhase), style);
    if let Some(due) = columns.due {
        pen.put_right(due + 8, y, 8, text(Label::HeadDue), style);
    }
    if let Some(end) = columns.used_end {
        pen.put(end - 3, y, 8, text(Label::HeadDays), style);
    }
    pen.put_right(columns.left_end, y, 6, text(Label::HeadLeft), style);
    pen.put(
        columns.state,
        y,
        columns.state_end - columns.state,
        text(Label::HeadState),
        style,
    );
    if let Some(who) = columns.who.filter(|_| columns.full) {
        pen.put(who, y, 9, text(Label::HeadWho), style);
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
    is_bold: bool,
    columns: ListColumns,
    y: u16,
    pen: &mut Pen<'_>,
) {
    let style = |cell| app.theme.state(line.state, cell);
    let text = style(Cell::Text);
    let glyph = state::glyph(line.state, app.ascii);
    pen.put(2, y, 1, glyph, style(Cell::Glyph));
    if let Some(number) = line.number {
        let end = if number > 99 { 6 } else { 5 };
        pen.put_right(end, y, 4, &number.to_string(), text);
    }
    let title = if is_bold { strong() } else { text };
    write_title(line, unsaved.due, (title, text), columns, y, pen);
    if let Some(at) = columns.due {
        write_due(line, unsaved.due, (at, y), text, pen);
    }
    if let Some((x, bar)) = columns.bar {
        gauge::draw(line.share, line.state, app.theme, (x, y, bar), pen);
    }
    if let (Some(end), Some(days), Some(limit)) =
        (columns.used_end, line.days(), line.limit(app.lang))
    {
        let limit = format!("/{limit}");
        // A limit in working days says so: what has no room behind goes before.
        let over = pen.width(&limit).saturating_sub(LIMIT);
        let end = end.saturating_sub(over);
        let start = pen.put_right(end, y, 5, &days, text);
        sign(unsaved.used, start.saturating_sub(1), y, pen);
        pen.put(end, y, LIMIT + over, &limit, text);
    }
    if let Some(left) = line.left {
        let left = left.to_string();
        let start = pen.put_right(columns.left_end, y, 6, &left, style(Cell::Number));
        sign(unsaved.left, start.saturating_sub(1), y, pen);
    } else if !unsaved.word {
        // The word beside says it as well.
        sign(unsaved.left, columns.left_end.saturating_sub(1), y, pen);
    }
    write_situation(app, line, unsaved, columns, y, pen);
}

/// The due date, and in front of it what is to be known of it: that it is foreseen, or would be another
/// under the rule on holidays.
fn write_due(line: &RowText, unsaved: bool, (at, y): (u16, u16), text: Style, pen: &mut Pen<'_>) {
    let mark = match line {
        RowText { foreseen: true, .. } => "~",
        RowText { moves: true, .. } => "*",
        _ => "",
    };
    sign(unsaved, at - 1 - u16::from(!mark.is_empty()), y, pen);
    if let Some(due) = line.due {
        pen.put(at - 1, y, 1, mark, text);
        pen.put(at, y, 8, &dates::short(due), text);
    }
}

/// The state, or how it ended, and who must act; without anybody its column is free.
fn write_situation(
    app: &App,
    line: &RowText,
    unsaved: Unsaved,
    columns: ListColumns,
    y: u16,
    pen: &mut Pen<'_>,
) {
    let actor = line.who.as_deref().filter(|_| columns.who.is_some());
    let end = match actor {
        Some(_) => columns.state_end,
        None => columns.who.map_or(columns.state_end, |who| who + 9),
    };
    let word = line.outcome.as_ref().unwrap_or(&line.word);
    // Without days that are left, their column is free as well.
    let over = pen
        .width(word)
        .saturating_sub(end.saturating_sub(columns.state));
    let free = if line.left.is_none() && !unsaved.left {
        6
    } else {
        0
    };
    let at = columns.state - over.min(free).min(columns.state);
    let room = end.saturating_sub(at);
    let style = app.theme.state(line.state, Cell::Word);
    pen.put(at, y, room, word, style);
    let marked = unsaved.word && room > 0;
    sign(marked, at.saturating_sub(1), y, pen);
    // A word that reaches into the free column has its own sign.
    let word_end = at + pen.width(word).min(room);
    if let Some(at) = columns.who.filter(|who| word_end < *who) {
        sign(unsaved.who, at - 1, y, pen);
    }
    if let (Some(at), Some(actor)) = (columns.who, actor) {
        let ours = line.presses;
        if columns.full || ours {
            let style = if ours { strong() } else { Style::new() };
            pen.put(at, y, 9, actor, style);
        }
    }
}

/// The title and, at the end of its column, how much is done.
fn write_title(
    line: &RowText,
    unsaved: bool,
    (title, text): (Style, Style),
    columns: ListColumns,
    y: u16,
    pen: &mut Pen<'_>,
) {
    // What is not so yet has its sign behind, before that of the date.
    let mut end = columns.title_end;
    let room = end.saturating_sub(6 + pen.width(&line.short) + 1);
    let counted = line.counted.as_ref();
    let counted = counted.filter(|counted| pen.width(counted) <= room);
    let done = counted.or(line.fraction.as_ref());
    if let Some(done) = done.filter(|_| columns.full) {
        end = pen
            .put_right(end, y, room.max(12), done, text)
            .saturating_sub(1);
    } else if let (None, Some((bar, _)), false) = (line.due, columns.bar, unsaved) {
        // Without a due date, its column is free.
        end = bar - 1;
    }
    let room = end.saturating_sub(6);
    let fits = columns.full && pen.width(&line.title) <= room;
    let name = if fits { &line.title } else { &line.short };
    pen.put(6, y, room, &pen.named(name, room), title);
}

/// Whether a hypothesis makes this row another than it is.
fn differs(app: &App, row: &Row, differences: &[Difference]) -> bool {
    match row.kind {
        RowKind::Phase(index) => {
            let number = app.shown().0.plan.phases[index].number;
            differences.iter().any(|found| found.phase == number)
        }
        RowKind::Clock(clock) => {
            let of = Topic::Clock(app.shown().1.clocks[clock].key.clone());
            differences.iter().any(|found| found.of == of)
        }
    }
}

/// Whether the open form would change what this row shows; in a hypothesis the whole of it counts.
fn changed(app: &App, row: &Row) -> bool {
    let Some(preview) = app.preview().filter(|_| !app.is_what_if()) else {
        return false;
    };
    let (dossier, assessment) = app.shown();
    let plan = &dossier.plan;
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
            let key = &assessment.clocks[clock].key;
            preview
                .clocks
                .iter()
                .any(|effect| effect.clock().key == *key)
        }
    }
}
