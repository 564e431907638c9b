//! A month beside a date that is typed: weeks from Monday, the day that is chosen, the last day of
//! the term, holidays.
//!
//! [`Month`] is what is marked, whatever the place; [`Beside`] is the place in a form. A calendar is
//! never in the way: on a narrow pane there is none, and where what saving would do needs its rows,
//! it has fewer weeks.

use chrono::Months;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::{ClockStatus, State};
use crate::calendar::{Date, Datelike, Feast, MonthDay, Weekday, days_between, feast};
use crate::screen::app::App;
use crate::screen::form::Form;
use crate::screen::theme::{Cell, calm, chosen, strong};
use crate::words::day::{DayMark, legend, month, month_in_short, weekday_head};

use super::ends::{Ends, ended};
use super::pen::Pen;
use super::rule;
use super::scroll::first_in_sight;

/// The columns of a day: its number, and a sign on either side.
const DAY: u16 = 4;
/// The columns of a week.
const COLUMNS: u16 = 7 * DAY;
/// The columns between the form and its calendar.
const GAP: u16 = 2;
/// Under this width a form has no calendar.
const NARROW: u16 = 76;
/// The rows above the weeks: the month, the heads of the days.
const HEADS: u16 = 2;
/// As many weeks as a month may touch: where there is room, the days that follow are shown as well.
const MOST: usize = 6;
/// Fewer weeks than these are no calendar.
const FEWEST: u16 = 2;

/// What is marked, in any month.
pub(super) struct Marked<'a> {
    /// The date that is typed, if it is one.
    pub(super) chosen: Option<Date>,
    /// Today.
    pub(super) today: Date,
    /// The last days in time.
    pub(super) due: Vec<Date>,
    /// The local holidays.
    pub(super) local: &'a [MonthDay],
}

/// A month as a calendar shows it: whole weeks, from Monday.
pub(super) struct Month<'a> {
    /// A date of it, whose week stays in sight.
    at: Date,
    marked: Marked<'a>,
}

/// One day of a calendar.
pub(super) struct Day {
    date: Date,
    /// Whether it belongs to the month, and not to the one before or after.
    is_own: bool,
    marks: Vec<DayMark>,
}

impl<'a> Month<'a> {
    /// The month of a date.
    pub(super) const fn of(at: Date, marked: Marked<'a>) -> Self {
        Self { at, marked }
    }

    /// The Monday of its first week.
    fn monday(&self) -> Date {
        let first = self.at.with_day(1).unwrap_or(self.at);
        first.week(Weekday::Mon).first_day()
    }

    /// How many weeks it touches: four, five or six.
    fn touched(&self) -> usize {
        let next = self
            .at
            .with_day(1)
            .and_then(|first| first.checked_add_months(Months::new(1)));
        let days = next.map_or(0, |next| days_between(self.monday(), next));
        usize::try_from(days).unwrap_or_default().div_ceil(7)
    }

    /// Its weeks, and those after it until there are six; where fewer fit, those around its date.
    pub(super) fn weeks(&self, most: usize) -> Vec<[Day; 7]> {
        let monday = self.monday();
        let here = usize::try_from(days_between(monday, self.at)).unwrap_or_default() / 7;
        let shown = most.min(MOST);
        let first = first_in_sight(here, self.touched(), shown);
        let weeks = monday.iter_days().step_by(7).skip(first).take(shown);
        weeks
            .map(|monday| {
                let mut days = monday.iter_days();
                std::array::from_fn(|_| self.day(days.next().unwrap_or(monday)))
            })
            .collect()
    }

    fn day(&self, date: Date) -> Day {
        let marked = &self.marked;
        let is = |mark: &DayMark| match mark {
            DayMark::Chosen => marked.chosen == Some(date),
            DayMark::LastDay => marked.due.contains(&date),
            DayMark::Feast => matches!(feast(date), Some(Feast::Easter | Feast::Holiday(_))),
            DayMark::Patron => marked.local.iter().any(|holiday| holiday.matches(date)),
            DayMark::Today => marked.today == date,
        };
        Day {
            date,
            is_own: (date.year(), date.month()) == (self.at.year(), self.at.month()),
            marks: DayMark::ALL.into_iter().filter(is).collect(),
        }
    }
}

impl Day {
    fn is(&self, mark: DayMark) -> bool {
        self.marks.contains(&mark)
    }

    /// The mark whose sign stands in front of the number: one sign has room.
    fn front(&self) -> Option<DayMark> {
        let fronts = [DayMark::Chosen, DayMark::LastDay, DayMark::Today];
        fronts.into_iter().find(|mark| self.is(*mark))
    }

    /// The mark whose sign stands behind: a holiday even on the chosen day.
    fn behind(&self) -> Option<DayMark> {
        let behind = [
            DayMark::Feast,
            DayMark::Patron,
            DayMark::LastDay,
            DayMark::Chosen,
        ];
        behind.into_iter().find(|mark| self.is(*mark))
    }

    /// The number between its signs, in four columns: `[29]`, ` 15*`, `( 4)`.
    fn text(&self, ascii: bool) -> String {
        let front = self.front().map_or(' ', |mark| mark.signs(ascii).0);
        let behind = self.behind().map_or(' ', |mark| mark.signs(ascii).1);
        format!("{front}{:>2}{behind}", self.date.day())
    }

    /// How it looks, where a sign already says what matters.
    fn style(&self, app: &App) -> Style {
        let is_weekend = matches!(self.date.weekday(), Weekday::Sat | Weekday::Sun);
        if self.is(DayMark::Chosen) {
            chosen()
        } else if self.is(DayMark::LastDay) {
            app.theme.state(State::DueSoon, Cell::Glyph)
        } else if self.is(DayMark::Today) {
            strong()
        } else if is_weekend || !self.is_own || self.is(DayMark::Feast) {
            calm()
        } else {
            Style::new()
        }
    }
}

impl Day {
    /// Draws it; its blanks stay without a style.
    fn draw(&self, app: &App, x: u16, y: u16, pen: &mut Pen<'_>) {
        let text = self.text(app.ascii);
        let number = text.trim_start();
        let blanks = u16::try_from(text.len() - number.len()).unwrap_or_default();
        pen.put(x + blanks, y, DAY, number.trim_end(), self.style(app));
    }
}

/// The calendar of a form, at the right of its pane.
pub(super) struct Beside<'a> {
    month: Month<'a>,
    /// The whole pane.
    area: Rect,
}

impl<'a> Beside<'a> {
    /// The calendar for the field with the cursor, if it is one of a date and there is room.
    pub(super) fn of(app: &'a App, form: &Form, area: Rect) -> Option<Self> {
        let field = form.focused().filter(|field| field.name.is_date())?;
        if area.width < NARROW || area.height < HEADS + FEWEST {
            return None;
        }
        let typed = form.fields.typed(field.name, app.today);
        let date = typed.and_then(Result::ok);
        let due = ended(app, form).into_iter();
        let marked = Marked {
            chosen: date,
            today: app.today,
            due: due
                .filter_map(ClockStatus::deadline)
                .map(|deadline| deadline.due)
                .collect(),
            local: &app.dossier.plan.rules.local_holidays,
        };
        let at = date.or(form.last_date).unwrap_or(app.today);
        let month = Month::of(at, marked);
        Some(Self { month, area })
    }

    /// What is left of the pane for the fields.
    pub(super) fn fields(&self) -> Rect {
        let width = self.area.width - COLUMNS - GAP;
        Rect { width, ..self.area }
    }

    /// What is left for the head line, which shares its row with the name of the month.
    pub(super) fn head(&self, app: &App, pen: &Pen<'_>) -> Rect {
        let name = pen.width(&month_in_short(app.lang, self.month.at));
        let width = self.area.width - name - GAP;
        Rect { width, ..self.area }
    }

    /// Draws it beside a head line that ends at `head` and a text that ends as told; under both,
    /// what its signs mean.
    pub(super) fn draw(&self, app: &App, head: u16, text: &Ends, pen: &mut Pen<'_>) {
        let rows = text.calendar.saturating_sub(self.area.y);
        if rows < HEADS + FEWEST {
            return;
        }
        self.name(app, head + GAP, pen);
        let (left, top) = (self.area.right() - COLUMNS, self.area.y + HEADS);
        let weeks = self.month.weeks(usize::from(rows - HEADS));
        let mut marks: Vec<DayMark> = Vec::new();
        let mut end = top;
        for week in &weeks {
            for (x, day) in (left..).step_by(usize::from(DAY)).zip(week) {
                if end == top {
                    let name = weekday_head(app.lang, day.date.weekday());
                    pen.put(x + 1, top - 1, DAY, name, Style::new());
                }
                day.draw(app, x, end, pen);
                marks.extend(day.front());
                marks.extend(day.behind());
            }
            end += 1;
        }
        marks.sort_unstable();
        marks.dedup();
        self.legend(app, &marks, end.max(text.text), text.day.as_deref(), pen);
    }

    /// What the signs mean, on the first free row; where the pane has none, on that of the messages,
    /// which is under it and says nothing while a date is typed.
    fn legend(&self, app: &App, marks: &[DayMark], y: u16, day: Option<&str>, pen: &mut Pen<'_>) {
        // The sign of the chosen day needs no word: it follows the date that is typed.
        let legend = match marks {
            [DayMark::Chosen] => String::new(),
            marks => legend(app.lang, app.ascii, marks),
        };
        // What had no row above stands here, and the signs give way to it.
        let is_last = y >= self.area.bottom();
        let x = match day.filter(|_| is_last) {
            Some(day) => pen.put(1, y, self.area.width, day, Style::new()) + GAP,
            None => self.area.x,
        };
        let room = self.area.right().saturating_sub(x);
        if x == self.area.x || pen.width(&legend) <= room {
            pen.put(x, y, room, &legend, Style::new());
        }
    }

    /// The month above its days, in the middle where the head line lets it.
    fn name(&self, app: &App, from: u16, pen: &mut Pen<'_>) {
        let right = self.area.right();
        let (whole, short) = (
            month(app.lang, self.month.at),
            month_in_short(app.lang, self.month.at),
        );
        let columns = pen.width(&whole);
        let middle = right - COLUMNS + COLUMNS.saturating_sub(columns) / 2;
        let at = middle.max(from);
        if at + columns <= right {
            rule::put(at, self.area.y, columns, &whole, strong(), pen);
        } else {
            let at = right.saturating_sub(pen.width(&short));
            rule::put(at, self.area.y, COLUMNS, &short, strong(), pen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// The rows of a month in which `chosen` is chosen, seen on `today`.
    fn rows(chosen: &str, today: &str, due: &[&str], most: usize) -> Vec<String> {
        let patron = ["04-28".parse().unwrap()];
        let month = Month::of(
            on(chosen),
            Marked {
                chosen: Some(on(chosen)),
                today: on(today),
                due: due.iter().map(|due| on(due)).collect(),
                local: &patron,
            },
        );
        let row = |week: &[Day; 7]| week.iter().map(|day| day.text(false)).collect::<String>();
        month.weeks(most).iter().map(row).collect()
    }

    #[test]
    fn april_2026_with_easter_the_liberation_and_the_patron() {
        assert_eq!(
            rows("2026-04-29", "2026-04-14", &["2026-05-02"], 6),
            [
                " 30  31   1   2   3   4   5*",
                "  6*  7   8   9  10  11  12 ",
                " 13 ·14  15  16  17  18  19 ",
                " 20  21  22  23  24  25* 26 ",
                " 27  28p[29] 30   1*( 2)  3 ",
                "  4   5   6   7   8   9  10 ",
            ]
        );
    }

    #[test]
    fn the_end_of_a_year_runs_into_the_next() {
        assert_eq!(
            rows("2025-12-24", "2025-12-24", &["2026-01-01"], 6),
            [
                "  1   2   3   4   5   6   7 ",
                "  8*  9  10  11  12  13  14 ",
                " 15  16  17  18  19  20  21 ",
                " 22  23 [24] 25* 26* 27  28 ",
                " 29  30  31 ( 1*  2   3   4 ",
                "  5   6*  7   8   9  10  11 ",
            ]
        );
    }

    #[test]
    fn a_month_of_four_weeks_and_one_of_six_begin_with_their_first_week() {
        for (date, first, last) in [
            (
                "2027-02-10",
                "  1   2   3   4   5   6   7 ",
                "  8   9  10  11  12  13  14 ",
            ),
            (
                "2025-08-29",
                " 28  29  30  31   1   2   3 ",
                "  1   2   3   4   5   6   7 ",
            ),
            (
                "2026-03-31",
                " 23  24  25  26  27  28   1 ",
                " 30 [31]  1   2   3   4   5*",
            ),
            (
                "2026-08-20",
                " 27  28  29  30  31   1   2 ",
                " 31   1   2   3   4   5   6 ",
            ),
        ] {
            let rows = rows(date, "2020-01-01", &[], 6);
            let ends = (rows[0].as_str(), rows[5].as_str(), rows.len());
            assert_eq!(ends, (first, last, 6), "{date}");
        }
    }

    #[test]
    fn where_few_weeks_fit_that_of_the_date_is_among_them() {
        for day in 1..=31 {
            for most in 1..=6 {
                let date = format!("2026-03-{day:02}");
                let rows = rows(&date, "2020-01-01", &[], most);
                let chosen = format!("[{day:>2}]");
                assert_eq!(rows.len(), most);
                assert!(
                    rows.iter().any(|row| row.contains(&chosen)),
                    "{date}: {rows:?}"
                );
            }
        }
    }

    #[test]
    fn signs_that_meet_on_a_day_share_its_two_places() {
        for (due, today, sign) in [
            (None, "2026-04-28", "[28p"),
            (Some("2026-04-28"), "2026-04-28", "[28p"),
            (Some("2026-04-28"), "2026-04-01", "[28p"),
        ] {
            let due: Vec<&str> = due.into_iter().collect();
            let rows = rows("2026-04-28", today, &due, 6);
            assert!(rows[4].contains(sign), "{rows:?}");
        }
        let rows = rows("2025-09-04", "2025-09-04", &["2025-09-04"], 6);
        assert!(rows[0].contains("[ 4)"), "{rows:?}");
    }

    #[test]
    fn the_first_and_the_last_month_there_are_can_be_shown() {
        for date in [crate::calendar::FIRST_DATE, crate::calendar::LAST_DATE] {
            let text = date.to_string();
            assert!(rows(&text, &text, &[&text], 6).len() >= 4);
        }
    }
}
