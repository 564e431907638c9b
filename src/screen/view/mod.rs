//! Drawing: a frame is a function of the state and the size, and alters neither.
//!
//! ```text
//!  row 0   title, file                                        day
//!      1   what falls due or is late
//!      2   whether we must act
//!      3
//!      4   heads of the list
//!      5.. list                                   | pane beside, from
//!          pane, form or question under it        | 120 columns up; from 160
//!                                                 | up the timeline, and the
//!                                                 | next dates under it
//!   h - 2  message
//!   h - 1  hints
//! ```
//!
//! One file per region. Places are worked out by hand: they are few, and a frame over a slow line
//! must cost nothing but its letters. Smaller terminals lose blank rows first, then the pane from
//! the bottom, then rows of the list; sentences and hints stay. No size makes it panic.

mod act;
mod acts;
mod ahead;
mod clash;
mod contrast;
mod events;
mod field;
mod form;
mod head;
mod help;
mod hints;
mod journal;
mod list;
mod month;
mod origin;
mod outlook;
mod pane;
mod pen;
mod portfolio;
mod proof;
mod question;
mod register;
mod requests;
mod row;
mod settings;
mod timeline;
mod title;
mod under;

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use crate::words::dates;

use super::app::{App, Overlay, Portfolio, View};
use super::form::Stage;

pub(super) use help::stops as help_stops;
pub use pen::Pen;
pub(super) use timeline::window as timeline_window;

/// The width of the list, at most; wider terminals add a block beside it.
const LIST_COLUMNS: u16 = 80;
/// From here on the pane stands beside the list.
const WIDE: u16 = 120;
/// From here on it is the timeline that stands beside the list, and the pane is under it.
const WIDER: u16 = 160;
/// The rows without which the pane stays beside.
const TALL: u16 = 24;
/// Where the block beside begins.
const BESIDE: u16 = 83;
/// How many rows the pane keeps where the list could take them all.
const PANE_ROWS: u16 = 8;

/// Where the regions of the main view are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Regions {
    heads: Option<u16>,
    list: Rect,
    /// Where forms and questions go, and the pane where it is not beside.
    below: Rect,
    /// Where the pane goes.
    pane: Rect,
    message: u16,
    hints: u16,
}

impl Regions {
    /// Divides a screen; `wanted` is how many rows what is under the list cannot do without.
    fn of(area: Rect, rows: usize, wanted: u16) -> Self {
        let (width, height) = (area.width, area.height);
        let hints = height.saturating_sub(1);
        let top = 3.min(hints);
        // The message has a row of its own, where there is one to spare.
        let message = if height >= 8 { hints - 1 } else { hints };
        let body = message.saturating_sub(top);
        let heads = u16::from(body > 4);
        let free = body - heads;
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let keep = if free >= PANE_ROWS + 3 {
            PANE_ROWS.max(wanted)
        } else {
            wanted
        };
        let list = rows.min(free.saturating_sub(keep)).max(free.min(1));
        let left = free - list;
        let blank_above = u16::from(left > keep.max(PANE_ROWS) + 1);
        let blank_below = u16::from(left - blank_above > keep.max(2));
        let head_row = top + blank_above;
        let list_top = head_row + heads;
        let below_top = list_top + list + blank_below;
        let columns = if width >= WIDE { LIST_COLUMNS } else { width };
        let below = Rect::new(0, below_top, columns, message.saturating_sub(below_top));
        let pane = if has_timeline(area) {
            below
        } else if width >= WIDE {
            Rect::new(
                BESIDE,
                head_row,
                width - BESIDE,
                message.saturating_sub(head_row),
            )
        } else {
            below
        };
        Self {
            heads: (heads == 1).then_some(head_row),
            list: Rect::new(0, list_top, columns, list),
            below,
            pane,
            message,
            hints,
        }
    }

    /// Gives the pane under the list the blank row above it, where it has a line for it.
    fn fill(&mut self, lines: usize) {
        let blank = self.below.y > self.list.bottom();
        if blank && lines > usize::from(self.below.height) {
            self.below.y -= 1;
            self.below.height += 1;
            self.pane = self.below;
        }
    }
}

/// Draws the state.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut pen = Pen::new(frame.buffer_mut(), app.ascii);
    let cursor = paint(app, area, &mut pen);
    if let Some(position) = cursor.filter(|at| area.contains(*at)) {
        frame.set_cursor_position(position);
    }
}

/// Draws the list of dossiers.
pub fn draw_portfolio(list: &Portfolio, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut pen = Pen::new(frame.buffer_mut(), list.ascii);
    let cursor = portfolio::draw(list, area, &mut pen);
    if let Some(position) = cursor.filter(|at| area.contains(*at)) {
        frame.set_cursor_position(position);
    }
}

/// How many stops the keyboard makes in the help of the list of dossiers.
pub(super) fn portfolio_help_stops(list: &Portfolio, area: Rect) -> usize {
    list.help.map_or(0, |_| help::portfolio_stops(area))
}

/// Writes every region; returns where the cursor is, if text is being typed.
fn paint(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    if is_least(area) {
        title::least(app, area, pen);
        return None;
    }
    if let Overlay::Help(line, under) = &app.overlay {
        help::draw(app, *line, under, area, pen);
        return None;
    }
    title::draw(app, area, pen);
    match app.view {
        View::Main => main_view(app, area, pen),
        View::Requests => requests::draw(app, area, pen),
        View::Journal => journal::draw(app, area, pen),
        View::Plan => settings::draw(app, area, pen),
        View::Origin => origin::draw(app, area, pen),
        View::Timeline => timeline::draw(app, area, pen),
    }
}

/// Whether what a key would save can be seen on a screen of this size: of a form the date as it is
/// understood, or where it has none its field, with the cursor there; of a question all that is drawn.
pub(super) fn shows_what_is_saved(app: &App, area: Rect) -> bool {
    let Overlay::Form(form) = &app.overlay else {
        return !is_least(area);
    };
    let mut form = form.clone();
    form.stage = Stage::Typing;
    let date = form.fields.iter().position(|field| field.name.is_date());
    form.focus = date.or(Some(0)).filter(|_| !form.fields.is_empty());
    let understood = form.focused().filter(|field| field.name.is_date());
    let understood = understood.and_then(|field| form.typed(field.name, app.today)?.ok());
    let shown = App {
        overlay: Overlay::Form(form),
        notice: None,
        aside: None,
        ..app.clone()
    };
    let mut buffer = Buffer::empty(area);
    let mut pen = Pen::new(&mut buffer, app.ascii);
    let cursor = paint(&shown, area, &mut pen);
    match understood {
        Some(date) => {
            let said = dates::with_weekday(app.lang, date);
            buffer
                .content
                .chunks(usize::from(area.width.max(1)))
                .any(|row| {
                    let row: String = row.iter().map(Cell::symbol).collect();
                    row.contains(&format!("= {said}"))
                })
        }
        None => cursor.is_some(),
    }
}

/// Whether there is only room for one line of figures.
const fn is_least(area: Rect) -> bool {
    area.width < 20 || area.height < 5
}

/// How many stops the keyboard makes in the pane of a screen of this size.
pub(super) fn pane_stops(app: &App, area: Rect) -> usize {
    let mut nowhere = Buffer::default();
    let pen = Pen::new(&mut nowhere, app.ascii);
    pane::stops(app, main_regions(app, area, &pen).pane, &pen)
}

/// How many stops the keyboard makes in the view of origins.
pub(super) fn origin_stops(app: &App, area: Rect) -> usize {
    let mut nowhere = Buffer::default();
    origin::stops(app, area, &Pen::new(&mut nowhere, app.ascii))
}

/// Where the regions of the main view are now.
fn main_regions(app: &App, area: Rect, pen: &Pen<'_>) -> Regions {
    if let Overlay::Form(form) = &app.overlay {
        return Regions::of(area, app.rows.len(), form::rows(form));
    }
    let mut regions = Regions::of(area, app.rows.len(), contrast::wanted(app, area.height));
    if regions.pane == regions.below && !contrast::is_shown(app) {
        regions.fill(pane::lines(app, area.width, pen).len());
    }
    regions
}

/// The list with the pane, or what is on top of it.
fn main_view(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let regions = main_regions(app, area, pen);
    list::draw(app, &regions, pen);
    let beside = regions.pane != regions.below;
    // What is free beside what is under the list.
    let side = has_timeline(area).then(|| Rect {
        x: BESIDE,
        width: area.width - BESIDE,
        ..regions.below
    });
    if side.is_some() {
        timeline::beside(app, &regions, area.width, pen);
    }
    let mut cursor = None;
    if let Overlay::Form(form) = &app.overlay {
        cursor = form::draw(app, form, regions.below, pen);
    } else if contrast::is_shown(app) {
        contrast::draw(app, regions.below, pen);
    } else if let Some(place) = side.or(beside.then_some(regions.below)) {
        ahead::draw(app, place, pen);
    }
    let is_covered = matches!(app.overlay, Overlay::Form(_)) || contrast::is_shown(app);
    if let Some(place) = side.filter(|_| is_covered) {
        pane::draw(app, place, pen);
    } else if beside || !is_covered {
        pane::draw(app, regions.pane, pen);
    }
    hints::draw(app, regions.message, regions.hints, area, pen);
    cursor
}

/// Whether the timeline stands beside the list.
const fn has_timeline(area: Rect) -> bool {
    area.width >= WIDER && area.height >= TALL
}

/// The first of so many rows that keeps `selected` in sight, `rows` of them being visible.
fn scrolled(selected: usize, len: usize, rows: usize) -> usize {
    let half = selected.saturating_sub(rows / 2);
    half.min(len.saturating_sub(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_never_overlap_or_leave_the_screen() {
        for width in [20, 40, 60, 79, 80, 119, 120, 160, 300] {
            for height in 5..60 {
                for rows in [0, 1, 8, 9, 40] {
                    for wanted in [0, 4, 9, 14] {
                        let r = Regions::of(Rect::new(0, 0, width, height), rows, wanted);
                        assert!(
                            r.list.bottom() <= r.message,
                            "{width}x{height} {rows} {wanted}: {r:?}"
                        );
                        assert!(r.below.y >= r.list.bottom() || r.below.height == 0, "{r:?}");
                        assert!(
                            r.below.bottom() <= r.message || r.below.height == 0,
                            "{r:?}"
                        );
                        assert!(r.message <= r.hints && r.hints < height, "{r:?}");
                        assert!(rows == 0 || r.list.height > 0, "{width}x{height}: {r:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn at_the_design_size_eight_phases_leave_eight_rows_for_the_pane() {
        let r = Regions::of(Rect::new(0, 0, 80, 24), 8, 0);
        assert_eq!((r.heads, r.list.y, r.list.height), (Some(4), 5, 8));
        assert_eq!((r.pane.y, r.pane.height), (14, 8));
        assert_eq!((r.message, r.hints), (22, 23));
    }
}
