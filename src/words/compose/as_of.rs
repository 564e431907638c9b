//! The banner of another day, as much of it as there is room for.

use crate::calendar::Date;
use crate::words::as_of::{back, back_in_short, counts, head};
use crate::words::dates::{short, with_weekday};
use crate::words::sanitize::width;
use crate::words::{Label, Lang};

/// The banner in place of whose turn it is, as much as `columns` take: "AL gio 31/07/2025: ciò che
/// segue non conta. Sola lettura, Esc torna a oggi."
#[must_use]
pub fn banner(lang: Lang, day: Date, today: Date, columns: usize) -> String {
    let head = head(lang, &with_weekday(lang, day));
    let what = counts(lang, day.cmp(&today));
    let (back, brief) = (back(lang), back_in_short(lang));
    let short = format!("{} {}", Label::AsOf.text(lang), short(day));
    [
        format!("{head}: {what} {back}"),
        format!("{head}. {back}"),
        format!("{head}. {brief}"),
    ]
    .into_iter()
    .find(|said| width(said) <= columns)
    .unwrap_or(short)
}
