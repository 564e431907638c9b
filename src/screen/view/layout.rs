//! Where the regions of a view are.
//!
//! Only places: nothing is drawn here, and no state is asked.

use ratatui::layout::Rect;

/// The width of the list, at most; wider terminals add a block beside it.
pub(super) const LIST_COLUMNS: u16 = 80;

/// From here on the pane stands beside the list.
pub(super) const WIDE: u16 = 120;

/// From here on it is the timeline that stands beside the list, and the pane is under it.
pub(super) const WIDER: u16 = 160;

/// The rows without which the pane stays beside.
pub(super) const TALL: u16 = 24;

/// Where the block beside begins.
pub(super) const BESIDE: u16 = 83;

/// How many rows the pane keeps where the list could take them all.
pub(super) const PANE_ROWS: u16 = 8;

/// Where what is typed in a form begins.
pub(super) const VALUE: u16 = 12;

/// Where the meaning of what is typed is said.
pub(super) const ECHO: u16 = 30;

/// Where the regions of the main view are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Regions {
    pub(super) heads: Option<u16>,
    pub(super) list: Rect,
    /// Where forms and questions go, and the pane where it is not beside.
    pub(super) below: Rect,
    /// Where the pane goes.
    pub(super) pane: Rect,
    pub(super) message: u16,
    pub(super) hints: u16,
}

impl Regions {
    /// Divides a screen; `wanted` is how many rows what is under the list cannot do without.
    pub(super) fn of(area: Rect, rows: usize, wanted: u16) -> Self {
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
        let head_row = top + blank_above;
        let list_top = head_row + heads;
        let below_top = list_top + list;
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
}

/// Whether the timeline stands beside the list.
pub(super) const fn has_timeline(area: Rect) -> bool {
    area.width >= WIDER && area.height >= TALL
}

/// Whether there is only room for one line of figures.
pub(super) const fn is_least(area: Rect) -> bool {
    area.width < 20 || area.height < 5
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
    fn at_the_design_size_eight_phases_leave_nine_rows_for_the_pane() {
        let r = Regions::of(Rect::new(0, 0, 80, 24), 8, 0);
        assert_eq!((r.heads, r.list.y, r.list.height), (Some(4), 5, 8));
        assert_eq!((r.pane.y, r.pane.height), (13, 9));
        assert_eq!((r.message, r.hints), (22, 23));
    }
}
