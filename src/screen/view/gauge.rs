//! A bar of days: the part that is used, and the rest. It says nothing that the numbers beside it do not.

use crate::assess::{Share, State};
use crate::screen::theme::{Cell, Theme, calm};

use super::pen::Pen;

/// The signs of what is used, what is left, and what has no limit; each is one column.
const SIGNS: (&str, &str, &str) = ("━", "─", "·");
const ASCII: (&str, &str, &str) = ("=", "-", ".");

/// How many of so many columns are used: none and all only where that is so.
pub(super) fn full(share: Share, columns: u16) -> u16 {
    let part = u64::from(share.used) * u64::from(columns) / u64::from(share.days.max(1));
    let part = u16::try_from(part).unwrap_or(columns);
    match share.used {
        0 => 0,
        used if used >= share.days => columns,
        _ => part.clamp(1, columns.saturating_sub(1).max(1)).min(columns),
    }
}

/// Draws the bar of a state in so many columns; without a limit it is only a line of points.
pub(super) fn draw(
    share: Option<Share>,
    state: State,
    theme: Theme,
    (x, y, columns): (u16, u16, u16),
    pen: &mut Pen<'_>,
) {
    let (used, rest, open) = signs(pen);
    let Some(share) = share else {
        if matches!(state, State::WaitingNoLimit) {
            pen.put(x, y, columns, &open.repeat(columns.into()), calm());
        }
        return;
    };
    let full = full(share, columns);
    let style = theme.state(state, Cell::Bar);
    pen.put(x, y, full, &used.repeat(full.into()), style);
    let left = columns - full;
    pen.put(x + full, y, left, &rest.repeat(left.into()), calm());
}

/// The signs that may be drawn here.
pub(super) const fn signs(pen: &Pen<'_>) -> (&'static str, &'static str, &'static str) {
    if pen.is_ascii() { ASCII } else { SIGNS }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_empty_or_full_only_where_that_is_so() {
        let of = |used, days| full(Share { used, days }, 8);
        assert_eq!([of(0, 90), of(1, 90), of(45, 90)], [0, 1, 4]);
        assert_eq!([of(89, 90), of(90, 90), of(7, 0)], [7, 8, 8]);
        assert_eq!(of(u32::MAX, u32::MAX), 8);
        let narrow = full(Share { used: 1, days: 9 }, 1);
        assert_eq!(narrow, 1);
        assert_eq!(full(Share { used: 1, days: 9 }, 0), 0);
    }
}
