//! The situation on another day: which day, what counts there, and that nothing can be written.

use std::cmp::Ordering;

use crate::calendar::Date;

use super::dates::{short, with_weekday};
use super::sanitize::width;
use super::{Label, Lang};

/// The banner in place of whose turn it is, as much as `columns` take: "AL gio 31/07/2025: ciò che
/// segue non conta. Sola lettura, Esc torna a oggi."
#[must_use]
pub fn banner(lang: Lang, day: Date, today: Date, columns: usize) -> String {
    let head = head(lang, day);
    let what = counts(lang, day, today);
    let back = lang.pick(
        "Sola lettura, Esc torna a oggi.",
        "Read only, Esc back to today.",
    );
    let brief = lang.pick("Esc torna a oggi.", "Esc back to today.");
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

fn head(lang: Lang, day: Date) -> String {
    format!("{} {}", Label::AsOf.text(lang), with_weekday(lang, day))
}

/// What counts on that day.
fn counts(lang: Lang, day: Date, today: Date) -> &'static str {
    match day.cmp(&today) {
        Ordering::Less => lang.pick("ciò che segue non conta.", "later facts do not count."),
        Ordering::Equal => lang.pick("è oggi.", "that is today."),
        Ordering::Greater => lang.pick("con ciò che è scritto oggi.", "by what is written today."),
    }
}

/// Why nothing can be written there.
#[must_use]
pub fn look_only(lang: Lang, day: Date) -> String {
    let head = head(lang, day);
    let reason = lang.pick(
        "si guarda soltanto, non si scrive. Esc torna a oggi.",
        "looking only, nothing is written. Esc back to today.",
    );
    format!("{head}: {reason}")
}

/// What the form of another day would show.
#[must_use]
pub fn effect(lang: Lang, day: Date, today: Date) -> String {
    let date = with_weekday(lang, day);
    match (lang, day.cmp(&today)) {
        (_, Ordering::Equal) => lang
            .pick("la situazione di oggi", "the situation of today")
            .to_owned(),
        (Lang::It, _) => {
            format!("la situazione al {date}: {}", counts(lang, day, today))
        }
        (Lang::En, _) => {
            format!("the situation on {date}: {}", counts(lang, day, today))
        }
    }
}

/// The day was chosen when the program was started, and facts dated after it are there.
#[must_use]
pub fn chosen_day(lang: Lang, day: Date) -> String {
    let head = head(lang, day);
    let reason = lang.pick(
        "scelto con --today: le date successive non contano.",
        "chosen with --today: later dates do not count.",
    );
    format!("{head}, {reason}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_whole_banner_fits_the_design_size() {
        let today = day("2025-10-08");
        for lang in Lang::ALL {
            for then in ["2025-07-31", "2025-10-08", "2026-05-15"] {
                let said = banner(lang, day(then), today, 78);
                assert!(
                    said.contains("Esc") && said.contains(counts(lang, day(then), today)),
                    "{said}"
                );
            }
        }
    }

    #[test]
    fn it_keeps_the_day_however_narrow_and_the_way_back_where_it_fits() {
        let (then, today) = (day("2025-07-31"), day("2025-10-08"));
        for columns in 14..80 {
            let said = banner(Lang::It, then, today, columns);
            assert!(width(&said) <= columns && said.starts_with("AL "), "{said}");
            assert!(
                columns < 36 || said.contains("Esc torna a oggi"),
                "{columns}: {said}"
            );
        }
        assert_eq!(banner(Lang::En, then, today, 15), "AS OF 31/07/25");
    }
}
