//! The two rows above the timeline: years, today and fixed days; months, and days where there is
//! room for them.
//!
//! A word is only written where it touches no other.

use ratatui::style::Style;

use crate::assess::{FixedDeadline, State};
use crate::calendar::{Date, Datelike};
use crate::screen::app::App;
use crate::screen::theme::{Cell, strong};
use crate::screen::view::pen::Pen;
use crate::screen::window::Window;
use crate::words::timeline::Sign;
use crate::words::{dates, event};

/// A row that words are put on.
struct Strip {
    x: u16,
    y: u16,
    taken: Vec<bool>,
}

impl Strip {
    fn new(x: u16, y: u16, columns: u16) -> Self {
        Self {
            x,
            y,
            taken: vec![false; usize::from(columns)],
        }
    }

    /// Writes a word from a column, unless it would touch another or the end.
    fn put(&mut self, column: i32, text: &str, style: Style, pen: &mut Pen<'_>) -> bool {
        let width = pen.width(text);
        let Ok(column) = u16::try_from(column) else {
            return false;
        };
        let end = usize::from(column) + usize::from(width);
        if width == 0 || end > self.taken.len() {
            return false;
        }
        let from = usize::from(column);
        let around = from.saturating_sub(1)..(end + 1).min(self.taken.len());
        if self.taken[around].contains(&true) {
            return false;
        }
        self.taken[from..end].fill(true);
        pen.put(self.x + column, self.y, width, text, style);
        true
    }
}

/// Both rows, from column `x` on, where there is a row for them.
pub(super) fn draw(
    app: &App,
    window: Window,
    x: u16,
    (years, months): (Option<u16>, Option<u16>),
    fixed: &[FixedDeadline],
    pen: &mut Pen<'_>,
) {
    if let Some(y) = years {
        let strip = Strip::new(x, y, window.columns());
        self::years(app, window, strip, fixed, pen);
    }
    if let Some(y) = months {
        let strip = Strip::new(x, y, window.columns());
        self::months(app, window, strip, pen);
    }
}

fn years(app: &App, window: Window, mut strip: Strip, fixed: &[FixedDeadline], pen: &mut Pen<'_>) {
    let plain = Style::new();
    for fixed in fixed {
        let glyph = Sign::Fixed.glyph(app.ascii);
        strip.put(window.place(fixed.date), glyph, mark(app, fixed), pen);
    }
    today(app, window, &mut strip, pen);
    let Some(days) = window.days() else { return };
    let first = days.from.year();
    for year in first..=days.to.year() {
        if let Some(new_year) = Date::from_ymd_opt(year, 1, 1) {
            let place = window.place(new_year);
            if !strip.put(place, &year.to_string(), plain, pen) {
                strip.put(place, &format!("'{:02}", year.rem_euclid(100)), plain, pen);
            }
        }
    }
    // The first year begins before the window, and stands anywhere before the next.
    let next = Date::from_ymd_opt(first + 1, 1, 1).map(|next| window.place(next));
    let end = next.unwrap_or_default().min(window.columns().into());
    (0..end).any(|column| strip.put(column, &first.to_string(), plain, pen));
    for fixed in fixed {
        // The name stands right after its sign, with a blank between.
        let name = event::deadline(app.lang, &app.shown().0.plan, &fixed.name);
        let at = window.place(fixed.date) + 2;
        let own = at >= 2 && at < i32::from(window.columns());
        if own {
            strip.put(at, &name, plain, pen);
        }
    }
}

/// How the sign of a fixed day looks: it stands out where the forecast is late for it.
pub(super) fn mark(app: &App, fixed: &FixedDeadline) -> Style {
    let late = fixed.margin().is_some_and(|margin| margin < 0) && !fixed.is_over;
    if late {
        app.theme.state(State::DueSoon, Cell::Glyph)
    } else {
        Style::new()
    }
}

/// The word over today's column, or at the edge beyond which it is. Another day than today, looked
/// at as if it were, is called by its date.
fn today(app: &App, window: Window, strip: &mut Strip, pen: &mut Pen<'_>) {
    let day = app.shown().1.today;
    let word = if day == app.today {
        Sign::Today.meaning(app.lang).to_owned()
    } else {
        dates::day_month_seen(day, app.today)
    };
    let width = i32::from(pen.width(&word));
    let place = window.place(day);
    if place < 0 {
        let text = format!("{} {word}", Sign::Before.glyph(app.ascii));
        strip.put(0, &text, strong(), pen);
    } else if place >= i32::from(window.columns()) {
        let text = format!("{word} {}", Sign::Beyond.glyph(app.ascii));
        let at = i32::from(window.columns()) - width - 2;
        strip.put(at, &text, strong(), pen);
    } else {
        // Over its column in any case, from the left as long as there is room.
        (0..width).any(|back| strip.put(place - back, &word, strong(), pen));
    }
}

fn months(app: &App, window: Window, mut strip: Strip, pen: &mut Pen<'_>) {
    let Some(days) = window.days() else { return };
    let plain = Style::new();
    let scale = window.days_a_column();
    // Every month, or every so many of them, that the names do not touch.
    let wide = |step: &u32| 30 * step.cast_signed() / scale >= 4;
    let step = [1, 2, 3, 4, 6].into_iter().find(wide).unwrap_or(12);
    let named = |date: &Date| (date.month() - 1).is_multiple_of(step);
    let name = |date: Date| dates::month_short(app.lang, date.month());
    let firsts = || {
        days.from.with_day(1).into_iter().flat_map(|first| {
            let months = (0..).map_while(move |n| first.checked_add_months(chrono::Months::new(n)));
            months.take_while(|first| *first < days.to)
        })
    };
    for first in firsts().filter(named) {
        strip.put(window.place(first), name(first), plain, pen);
    }
    if named(&days.from) {
        strip.put(0, name(days.from), plain, pen);
    }
    let numbers: &[u32] = match scale {
        1 => &[5, 10, 15, 20, 25],
        3 => &[15],
        _ => &[],
    };
    for first in firsts() {
        for day in numbers.iter().filter_map(|day| first.with_day(*day)) {
            strip.put(window.place(day), &day.day().to_string(), plain, pen);
        }
    }
}
