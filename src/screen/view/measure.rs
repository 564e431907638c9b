//! How much is drawn: where the regions of the main view are now, and how far the pane scrolls.
//!
//! Measured with the same lines that are drawn; nothing is written.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::screen::app::{App, Overlay};

use super::layout::Regions;
use super::pen::Pen;
use super::{contrast, form, pane};

/// How many rows the pane cannot do without while the keyboard is in it: its rule and five lines.
const PANE_READ: u16 = 6;

/// How many stops the keyboard makes in the pane of a screen of this size.
pub(in crate::screen) fn pane_stops(app: &App, area: Rect) -> usize {
    let mut nowhere = Buffer::default();
    let pen = Pen::new(&mut nowhere, app.ascii);
    pane::stops(app, main_regions(app, area).pane, &pen)
}

/// Where the regions of the main view are now.
pub(super) fn main_regions(app: &App, area: Rect) -> Regions {
    if let Overlay::Form(form) = &app.overlay {
        return Regions::of(area, app.rows.len(), form::rows(app, form, area));
    }
    // What is read with the keyboard in it has rows to be read in.
    let pane = if app.pane.is_some() { PANE_READ } else { 0 };
    let wanted = contrast::wanted(app, area.height).max(pane);
    Regions::of(area, app.rows.len(), wanted)
}
