//! What the signs of a calendar mean, and what there is to know about a day of it.

use crate::assess::ClockStatus;
use crate::calendar::{Date, Datelike, days_between, feast};
use crate::plan::Plan;
use crate::words::dates::{month_long, month_short};
use crate::words::day::{festive, first_late_day, last_day, mark, patron};
use crate::words::mark::DayMark;
use crate::words::{Lang, event};

/// What the signs of a calendar mean: `( ) ultimo giorno del termine  * festivo`.
#[must_use]
pub fn legend(lang: Lang, ascii: bool, marks: &[DayMark]) -> String {
    let meanings = marks.iter().map(|of| {
        let sign = match of.signs(ascii) {
            (' ', behind) => behind.to_string(),
            (front, ' ') => front.to_string(),
            (front, behind) => format!("{front} {behind}"),
        };
        format!("{sign} {}", mark(lang, *of))
    });
    meanings.collect::<Vec<_>>().join("  ")
}

/// `agosto 2025`, `August 2025`.
#[must_use]
pub fn month(lang: Lang, date: Date) -> String {
    format!("{} {}", month_long(lang, date.month()), date.year())
}

/// `ago 2025`, `Aug 2025`.
#[must_use]
pub fn month_in_short(lang: Lang, date: Date) -> String {
    format!("{} {}", month_short(lang, date.month()), date.year())
}

/// What there is to know about a date: whether it is the last day in time of one of these clocks, or
/// the first late one, and whether it is a holiday. Empty for most dates.
#[must_use]
pub fn meaning(lang: Lang, plan: &Plan, date: Date, clocks: &[&ClockStatus]) -> Vec<String> {
    let mut said = Vec::new();
    for clock in clocks {
        let Some(deadline) = clock.deadline() else {
            continue;
        };
        let name = || event::clock(lang, plan, &clock.key);
        match days_between(deadline.due, date) {
            0 => said.push(last_day(lang, &name())),
            1 => said.push(first_late_day(lang, &name())),
            _ => {}
        }
    }
    said.extend(feast(date).map(|feast| festive(lang, date, feast)));
    let local = &plan.rules.local_holidays;
    if local.iter().any(|holiday| holiday.matches(date)) {
        said.push(patron(lang, plan.rules.last_day.moves(date, local)));
    }
    said
}
