//! What is said of a row of the timeline and of a fixed day.

use crate::assess::FixedDeadline;
use crate::calendar::{Date, DayCount};
use crate::words::timeline::{
    TimelineMark, days_suspended, done, foreseen_on, margin_left, no_forecast, one_column,
};
use crate::words::{Lang, count, dates};

/// How many days a column stands for: "1 colonna = 7 giorni".
#[must_use]
pub fn scale(lang: Lang, days: i32) -> String {
    let days = dates::days(lang, days);
    one_column(lang, &days)
}

/// The dates of a row: "22/08/25 inizio, 21/09/25 limite, 10/10/25 data promessa".
#[must_use]
pub fn marks(lang: Lang, marks: &[(TimelineMark, Date)], suspended: u32) -> String {
    let mark = |(mark, date): &(TimelineMark, Date)| {
        format!("{} {}", dates::short(*date), mark.word(lang))
    };
    let mut said: Vec<String> = marks.iter().map(mark).collect();
    if suspended > 0 {
        let days = dates::days(lang, suspended);
        said.push(days_suspended(lang, &days));
    }
    said.join(", ")
}

/// What the forecast leaves to a fixed day: "previsto 20/12/25, 11 giorni di margine".
#[must_use]
pub fn fixed_margin(lang: Lang, fixed: &FixedDeadline) -> String {
    let (Some(foreseen), Some(margin)) = (fixed.foreseen, fixed.margin()) else {
        return no_forecast(lang).to_owned();
    };
    let day = dates::short(foreseen);
    if fixed.is_over {
        let done = done(lang);
        return format!(
            "{done} {day}, {}",
            count::margin(lang, DayCount::calendar(margin))
        );
    }
    let left = margin_left(lang, margin);
    format!("{} {day}, {left}", foreseen_on(lang))
}
