//! The names of weekdays and months in both languages, for whatever is typed with one.
//!
//! Three letters are enough of a name. `mar` is both, Tuesday in Italian and March in either: who asks
//! must ask for both.

use chrono::Weekday;

/// The names of the weekdays in both languages, Monday first, folded.
const WEEKDAYS: [[&str; 2]; 7] = [
    ["lunedi", "monday"],
    ["martedi", "tuesday"],
    ["mercoledi", "wednesday"],
    ["giovedi", "thursday"],
    ["venerdi", "friday"],
    ["sabato", "saturday"],
    ["domenica", "sunday"],
];

/// The names of the months in both languages, January first.
const MONTHS: [[&str; 2]; 12] = [
    ["gennaio", "january"],
    ["febbraio", "february"],
    ["marzo", "march"],
    ["aprile", "april"],
    ["maggio", "may"],
    ["giugno", "june"],
    ["luglio", "july"],
    ["agosto", "august"],
    ["settembre", "september"],
    ["ottobre", "october"],
    ["novembre", "november"],
    ["dicembre", "december"],
];

/// The fewest letters of a name.
const SHORTEST: usize = 3;

/// The weekday whose name begins so.
pub(super) fn weekday_named(word: &[u8]) -> Option<Weekday> {
    let position = position(&WEEKDAYS, word)?;
    Weekday::try_from(u8::try_from(position).ok()?).ok()
}

/// The number, from 1, of the month whose name begins so.
pub(super) fn month_named(word: &[u8]) -> Option<u32> {
    u32::try_from(position(&MONTHS, word)? + 1).ok()
}

fn position(table: &[[&str; 2]], word: &[u8]) -> Option<usize> {
    let begins = |names: &[&str; 2]| names.iter().any(|name| name.as_bytes().starts_with(word));
    table
        .iter()
        .position(begins)
        .filter(|_| word.len() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_short_names_only_mar_is_a_weekday_and_a_month() {
        let mut both = Vec::new();
        for name in WEEKDAYS.iter().flatten() {
            for end in SHORTEST..=name.len() {
                let word = &name.as_bytes()[..end];
                assert!(weekday_named(word).is_some());
                if month_named(word).is_some() {
                    both.push(&name[..end]);
                }
            }
        }
        assert_eq!(both, ["mar"]);
    }

    #[test]
    fn no_short_name_is_that_of_two_months_or_two_weekdays() {
        for (table, count) in [(&MONTHS[..], 12), (&WEEKDAYS[..], 7)] {
            let short = |names: &[&'static str; 2]| names.map(|name| &name[..SHORTEST]);
            for word in table.iter().flat_map(short) {
                let bearing = table
                    .iter()
                    .filter(|names| names.iter().any(|name| name.starts_with(word)));
                assert_eq!(bearing.count(), 1, "{word} of {count}");
            }
        }
    }
}
