//! The days that the timeline shows: how many a column stands for, and where it begins.
//!
//! A column begins on the same day wherever one looks from: weeks on Mondays, so that nothing moves
//! by scrolling but the window itself. It never leaves what there is to see. Nothing here draws;
//! [`App`](super::app::App) keeps the [`Scope`], `view/timeline` draws the [`Window`].

use std::ops::Range;

use crate::assess::{Days, Reach};
use crate::calendar::{Date, Datelike};

/// How many days a column can stand for, the nearest look first.
const SCALES: [i32; 5] = [1, 3, 7, 14, 30];

/// What was chosen to look at; what was not chosen follows from what there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The position in the table of scales.
    scale: Option<usize>,
    /// The first day, counted from the first of all.
    first: Option<i32>,
}

/// The days in scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    first: i32,
    scale: usize,
    columns: u16,
    /// The least and the greatest that `first` can be.
    bounds: (i32, i32),
}

impl Window {
    /// So many columns of what there is: all that runs, at the nearest scale at which it fits; where
    /// it fits at none, the days around today.
    #[must_use]
    pub fn of(scope: Scope, reach: &Reach, today: Date, columns: u16) -> Self {
        let columns = columns.max(1);
        let (first, last) = (number(reach.first), number(reach.last));
        let room = i32::from(columns) - i32::from(margin(columns)) - lead(columns);
        let fits = |scale: &usize| {
            let days = SCALES[*scale];
            (floor(last, days) - floor(first, days)) / days < room
        };
        let whole = || (0..SCALES.len()).find(fits);
        let scale = scope.scale.or_else(whole).unwrap_or(SCALES.len() - 1);
        let bounds = bounds(reach, SCALES[scale], columns);
        let days = SCALES[scale];
        let begin = match scope.first {
            Some(first) => first,
            None if fits(&scale) => first - lead(columns) * days,
            None => number(today) - i32::from(columns / 2) * days,
        };
        Self {
            first: floor(begin, days).clamp(bounds.0, bounds.1),
            scale,
            columns,
            bounds,
        }
    }

    /// How many days a column stands for.
    #[must_use]
    pub const fn days_a_column(&self) -> i32 {
        SCALES[self.scale]
    }

    /// How many columns there are.
    #[must_use]
    pub const fn columns(&self) -> u16 {
        self.columns
    }

    /// The column a day is in: negative before the first, and at least [`Self::columns`] after the
    /// last.
    #[must_use]
    pub fn place(&self, date: Date) -> i32 {
        (number(date) - self.first).div_euclid(self.days_a_column())
    }

    /// The column a day is in, if it is in scope.
    #[must_use]
    pub fn column(&self, date: Date) -> Option<u16> {
        let column = u16::try_from(self.place(date)).ok()?;
        (column < self.columns).then_some(column)
    }

    /// The columns that a stretch of days touches, as far as they are in scope.
    #[must_use]
    pub fn touched(&self, days: Days) -> Range<u16> {
        let column = |place: i32| {
            let place = place.clamp(0, i32::from(self.columns));
            u16::try_from(place).unwrap_or(self.columns)
        };
        let last = days.to.pred_opt().unwrap_or(days.to);
        column(self.place(days.from))..column(self.place(last) + 1)
    }

    /// The days in scope: the first, and the first after them.
    #[must_use]
    pub fn days(&self) -> Option<Days> {
        let date = |day: i32| Date::from_num_days_from_ce_opt(day + 1);
        let to = self.first + i32::from(self.columns) * self.days_a_column();
        Some(Days {
            from: date(self.first)?,
            to: date(to)?,
        })
    }

    /// Whether there is anything earlier, or later, to be seen.
    #[must_use]
    pub const fn can_shift(&self) -> bool {
        self.bounds.0 < self.bounds.1
    }

    /// A quarter further on, or back.
    #[must_use]
    pub fn shifted(&self, on: bool) -> Scope {
        let quarter = i32::from((self.columns / 4).max(1)) * self.days_a_column();
        self.from(self.first + if on { quarter } else { -quarter })
    }

    /// From the very first day, or to the very last.
    #[must_use]
    pub const fn at_end(&self, last: bool) -> Scope {
        let (first, end) = self.bounds;
        Scope {
            scale: Some(self.scale),
            first: Some(if last { end } else { first }),
        }
    }

    /// Nearer, with fewer days a column, or further; today stays where it is, or else the middle
    /// does.
    #[must_use]
    pub fn zoomed(&self, nearer: bool, today: Date) -> Scope {
        let scale = if nearer {
            self.scale.saturating_sub(1)
        } else {
            (self.scale + 1).min(SCALES.len() - 1)
        };
        let middle = self.columns / 2;
        let column = self.column(today);
        let kept = match column {
            Some(_) => number(today),
            None => self.first + i32::from(middle) * self.days_a_column(),
        };
        let before = i32::from(column.unwrap_or(middle)) * SCALES[scale];
        Scope {
            scale: Some(scale),
            first: Some(kept - before),
        }
    }

    /// What keeps this window where it is.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.from(self.first)
    }

    fn from(&self, first: i32) -> Scope {
        Scope {
            scale: Some(self.scale),
            first: Some(first.clamp(self.bounds.0, self.bounds.1)),
        }
    }
}

/// A day as a number; Mondays are the multiples of seven.
fn number(date: Date) -> i32 {
    date.num_days_from_ce() - 1
}

/// The first day of the column that a day is in.
const fn floor(day: i32, days: i32) -> i32 {
    day.div_euclid(days) * days
}

/// The columns kept free after the last day, for the number at the end of a bar.
fn margin(columns: u16) -> u16 {
    (columns / 5).min(6)
}

/// The columns kept free before the first day.
fn lead(columns: u16) -> i32 {
    i32::from(columns >= 10)
}

/// The least and the greatest first day: a column before all there is, and what follows the last.
fn bounds(reach: &Reach, days: i32, columns: u16) -> (i32, i32) {
    let least = floor(number(reach.from), days) - lead(columns) * days;
    let after = i32::from(margin(columns)) + 1 - i32::from(columns);
    let greatest = floor(number(reach.to), days) + after * days;
    (least, greatest.max(least))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::Weekday;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// From the first start to the last end; everything there is ends with the term.
    fn reach(first: &str, last: &str, to: &str) -> Reach {
        Reach {
            first: day(first),
            last: day(last),
            from: day(first),
            to: day(to),
        }
    }

    #[test]
    fn the_nearest_scale_at_which_all_that_runs_fits() {
        let year = reach("2025-02-06", "2025-12-20", "2031-01-12");
        for (columns, days) in [
            (330, 1),
            (268, 3),
            (120, 3),
            (57, 7),
            (40, 14),
            (23, 30),
            (9, 30),
        ] {
            let window = Window::of(Scope::default(), &year, day("2025-08-29"), columns);
            assert_eq!(window.days_a_column(), days, "{columns}");
            assert!(window.column(day("2025-08-29")).is_some(), "{columns}");
        }
    }

    #[test]
    fn a_week_begins_on_monday() {
        let year = reach("2025-02-06", "2025-12-20", "2025-12-20");
        let window = Window::of(Scope::default(), &year, day("2025-08-29"), 57);
        assert_eq!(window.days().unwrap().from.weekday(), Weekday::Mon);
        assert_eq!(window.column(day("2025-02-06")), Some(1));
        assert_eq!(window.column(day("2025-02-09")), Some(1));
        assert_eq!(window.column(day("2025-02-10")), Some(2));
    }

    #[test]
    fn zooming_keeps_today_in_its_column() {
        let years = reach("2022-02-06", "2028-12-20", "2031-01-12");
        let today = day("2025-08-29");
        let window = |scope| Window::of(scope, &years, today, 57);
        let far = window(Scope::default());
        let near = window(far.zoomed(true, today));
        assert_eq!((far.days_a_column(), near.days_a_column()), (30, 14));
        let (was, is) = (far.column(today).unwrap(), near.column(today).unwrap());
        assert!(was.abs_diff(is) <= 1, "{was} {is}");
        assert_eq!(window(window(far.zoomed(false, today)).scope()), far);
    }

    #[test]
    fn what_fits_whole_is_not_shifted() {
        let short = reach("2025-02-06", "2025-03-20", "2025-03-20");
        let window = Window::of(Scope::default(), &short, day("2025-03-01"), 80);
        assert!(!window.can_shift());
        let shifted = Window::of(window.shifted(true), &short, day("2025-03-01"), 80);
        assert_eq!(shifted, window);
    }

    proptest! {
        #[test]
        fn the_window_stays_on_what_there_is(
            days in prop::collection::vec(0..4000_i64, 4),
            columns in 1..300_u16,
            keys in prop::collection::vec(0..7_u8, 0..40),
        ) {
            let mut dates: Vec<Date> = days
                .iter()
                .map(|days| day("2020-01-01") + chrono::TimeDelta::days(*days))
                .collect();
            dates.sort_unstable();
            let reach = Reach { first: dates[0], last: dates[2], from: dates[0], to: dates[3] };
            let today = dates[1];
            let mut window = Window::of(Scope::default(), &reach, today, columns);
            prop_assert!(window.column(today).is_some(), "today is in scope at first");
            for key in keys {
                let scope = match key {
                    0 | 1 => window.shifted(key == 0),
                    2 | 3 => window.zoomed(key == 2, today),
                    4 | 5 => window.at_end(key == 4),
                    _ => Scope::default(),
                };
                window = Window::of(scope, &reach, today, columns);
                prop_assert!(window.place(reach.from) < i32::from(columns), "{window:?}");
                prop_assert!(window.place(reach.to) >= 0, "{window:?}");
                prop_assert_eq!(Window::of(window.scope(), &reach, today, columns), window);
            }
            let end = Window::of(window.at_end(true), &reach, today, columns);
            prop_assert!(end.column(reach.to).is_some());
            let start = Window::of(window.at_end(false), &reach, today, columns);
            prop_assert!(start.column(reach.from).is_some());
        }
    }
}
