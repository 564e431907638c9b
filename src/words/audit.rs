//! What the journal of a file says against itself or against the facts, place by place.

use std::path::Path;

use crate::record::{Contradiction, Contrast};

use super::Lang;
use super::sanitize::sanitized;
use super::shell::command;

/// One place at which a file contradicts itself.
#[must_use]
pub fn contradiction(lang: Lang, found: &Contradiction) -> String {
    let what = match lang {
        Lang::It => italian(&found.kind),
        Lang::En => english(&found.kind),
    };
    format!("{}: {what}.", sanitized(&found.place))
}

/// A value that is in the way of a change, and that nobody wrote with the program.
#[must_use]
pub fn written_outside(lang: Lang, name: &str, present: &str, expected: &str) -> String {
    match lang {
        Lang::It => format!(
            "Conflitto su {name}. Nel file: {present}, scritto fuori da crono. Atteso: {expected}. Niente è stato salvato."
        ),
        Lang::En => format!(
            "Conflict on {name}. In the file: {present}, written outside crono. Expected: {expected}. Nothing was saved."
        ),
    }
}

/// Of an entry of the journal: what it left is no longer there, and no entry says why.
#[must_use]
pub const fn overwritten(lang: Lang) -> &'static str {
    lang.pick("poi cambiato fuori da crono", "then altered outside crono")
}

/// How many values were written outside of the program, and the command that names them.
#[must_use]
pub fn written_by_nobody(lang: Lang, many: usize, named: Option<&Path>) -> Option<String> {
    let validate = command("validate", named);
    Some(match (lang, many) {
        (_, 0) => return None,
        (Lang::It, 1) => {
            format!("Un valore è stato scritto fuori da crono, non si sa da chi: {validate}")
        }
        (Lang::It, n) => {
            format!("{n} valori sono stati scritti fuori da crono, non si sa da chi: {validate}")
        }
        (Lang::En, 1) => {
            format!("One value was written outside crono, nobody knows by whom: {validate}")
        }
        (Lang::En, n) => {
            format!("{n} values were written outside crono, nobody knows by whom: {validate}")
        }
    })
}

fn italian(kind: &Contrast) -> String {
    match kind {
        Contrast::NumberTwice(n) => format!("il n. {n} c'è due volte"),
        Contrast::OutOfOrder { n, after } => format!("il n. {n} sta dopo il n. {after}"),
        Contrast::Missing { from, to } if from == to => {
            format!("prima di questa manca il n. {from}")
        }
        Contrast::Missing { from, to } => {
            format!("prima di questa mancano i numeri da {from} a {to}")
        }
        Contrast::Count { rev, entries } => {
            format!("il file conta {rev} modifiche, lo storico ne ha {entries}")
        }
        Contrast::NothingToTakeBack(of) => {
            format!("si riferisce al n. {of}, che prima non c'è")
        }
        Contrast::MadeFromAnother { n, left_by: None } => {
            format!("la modifica {n} parte da un valore che nessuna ha scritto")
        }
        Contrast::MadeFromAnother {
            n,
            left_by: Some(by),
        } => format!("la modifica {n} parte da un valore diverso da quello lasciato dalla {by}"),
        Contrast::Unwritten => "nessuna modifica dello storico l'ha scritto".to_owned(),
        Contrast::Lost(n) => format!("la modifica {n} l'ha scritto, e nel file non c'è"),
        Contrast::StillThere(n) => format!("la modifica {n} l'ha tolto, e nel file c'è"),
        Contrast::Differs {
            n,
            member,
            present,
            left,
        } => {
            let (present, left) = (
                value(present.as_deref(), "niente"),
                value(left.as_deref(), "niente"),
            );
            format!(
                "{} è {present}, ma la modifica {n} ha scritto {left}",
                sanitized(member)
            )
        }
        Contrast::NumberZero => "i numeri cominciano da 1".to_owned(),
        Contrast::UnknownPlace(place) => {
            format!(
                "parla di \"{}\", che non c'è né c'è mai stato",
                sanitized(place)
            )
        }
    }
}

fn english(kind: &Contrast) -> String {
    match kind {
        Contrast::NumberTwice(n) => format!("no. {n} is there twice"),
        Contrast::OutOfOrder { n, after } => format!("no. {n} stands after no. {after}"),
        Contrast::Missing { from, to } if from == to => format!("no. {from} is missing before it"),
        Contrast::Missing { from, to } => format!("nos. {from} to {to} are missing before it"),
        Contrast::Count { rev, entries } => {
            format!("the file counts {rev} changes, the journal has {entries}")
        }
        Contrast::NothingToTakeBack(of) => {
            format!("it is about no. {of}, which is not there before it")
        }
        Contrast::MadeFromAnother { n, left_by: None } => {
            format!("change {n} was made from a value that no change wrote")
        }
        Contrast::MadeFromAnother {
            n,
            left_by: Some(by),
        } => format!("change {n} was made from another value than change {by} left"),
        Contrast::Unwritten => "no change of the journal wrote it".to_owned(),
        Contrast::Lost(n) => format!("change {n} wrote it, and it is not in the file"),
        Contrast::StillThere(n) => format!("change {n} took it away, and it is in the file"),
        Contrast::Differs {
            n,
            member,
            present,
            left,
        } => {
            let (present, left) = (
                value(present.as_deref(), "nothing"),
                value(left.as_deref(), "nothing"),
            );
            format!(
                "{} is {present}, but change {n} wrote {left}",
                sanitized(member)
            )
        }
        Contrast::NumberZero => "numbers begin with 1".to_owned(),
        Contrast::UnknownPlace(place) => {
            format!(
                "it is about \"{}\", which is not there and never was",
                sanitized(place)
            )
        }
    }
}

/// A value as the file has it, not longer than a line bears.
fn value(text: Option<&str>, nothing: &str) -> String {
    const LONGEST: usize = 60;
    let Some(text) = text else {
        return nothing.to_owned();
    };
    let text = sanitized(text);
    if text.chars().count() <= LONGEST {
        return format!("\"{text}\"");
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("\"{cut}...\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_with_both_values() {
        let found = Contradiction {
            place: "records[3] plan_delivered".to_owned(),
            kind: Contrast::Differs {
                n: 4,
                member: "date".to_owned(),
                present: Some("2025-02-17".to_owned()),
                left: None,
            },
        };
        assert_eq!(
            contradiction(Lang::It, &found),
            "records[3] plan_delivered: date è \"2025-02-17\", ma la modifica 4 ha scritto niente."
        );
        assert_eq!(
            contradiction(Lang::En, &found),
            "records[3] plan_delivered: date is \"2025-02-17\", but change 4 wrote nothing."
        );
    }
}
