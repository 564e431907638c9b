//! The situation on another day: which day, what counts there, and that nothing can be written.

use std::cmp::Ordering;

use crate::calendar::Date;
use crate::say;

use super::dates::with_weekday;

pub use super::compose::as_of::banner;

say! {
    pub(super) fn head(lang, day: &str) it "AL {day}" en "AS OF {day}";

    pub(super) fn back(lang) -> &str
        it "Sola lettura, Esc torna a oggi."
        en "Read only, Esc back to today.";

    pub(super) fn back_in_short(lang) -> &str it "Esc torna a oggi." en "Esc back to today.";

    /// What counts on a day that is so to today.
    pub(super) fn counts(lang, day: Ordering) -> &str match day {
        Ordering::Less => it "ciò che segue non conta." en "later facts do not count.";
        Ordering::Equal => it "è oggi." en "that is today.";
        Ordering::Greater => it "con ciò che è scritto oggi." en "by what is written today.";
    }

    /// Why nothing can be written there.
    pub fn look_only(lang, day: Date) let day = with_weekday(lang, day);
        it "AL {day}: si guarda soltanto, non si scrive. Esc torna a oggi."
        en "AS OF {day}: looking only, nothing is written. Esc back to today.";

    /// What the form of another day would show.
    pub fn effect(lang, day: Date, today: Date)
        let of = day.cmp(&today);
        let (day, counts) = (with_weekday(lang, day), counts(lang, of));
    match of {
        Ordering::Equal => it "la situazione di oggi" en "the situation of today";
        Ordering::Less | Ordering::Greater =>
            it "la situazione a {day}: {counts}"
            en "the situation on {day}: {counts}";
    }

    /// The day was chosen when the program was started, and facts dated after it are there.
    pub fn chosen_day(lang, day: Date) let day = with_weekday(lang, day);
        it "AL {day}, scelto con --today: le date successive non contano."
        en "AS OF {day}, chosen with --today: later dates do not count.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use crate::words::sanitize::width;

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
                    said.contains("Esc") && said.contains(counts(lang, day(then).cmp(&today))),
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
