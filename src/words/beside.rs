//! What is to be known beside what a suspension or its end does to the clocks, in full after a save and
//! in short in a form.

use crate::assess::Late;
use crate::calendar::Date;
use crate::say;

use super::dates::with_weekday;
use super::proof::only_since;

pub use super::compose::beside::{in_full, in_short};

/// What is to be known of a clock.
pub(super) enum Told {
    /// A suspension stops it only since an act that gave it time: its number, and since when.
    Revived(u32, Date),
    /// The suspension that ends counted only since a day.
    Only(Late),
    /// The suspension does not stop it: it is due on this day.
    TooLate(Date),
    /// Its stated term, and what the sum gives.
    Stated(Date, Date),
}

say! {
    pub(super) fn sentence(lang, name: &str, told: &Told, today: Date) match told {
        Told::TooLate(due) if *due < today =>
            it "{name}: il termine è già scaduto, non si ferma."
            en "{name}: its due date has passed, it does not stop.";
        // It begins on the due date or after it, which has not passed yet.
        Told::TooLate(due) => let due = with_weekday(lang, *due);
            it "{name}: scade prima che cominci ({due}), non si ferma."
            en "{name}: due before it begins ({due}), does not stop.";
        // It began too late, and stops the clock since an extension gave that one time again.
        Told::Revived(n, since) => let since = with_weekday(lang, *since);
            it "{name}: la sospensione n. {n} ferma il termine da {since}, il giorno dell'atto che gli dà tempo; prima no."
            en "{name}: suspension no. {n} stops it since {since}, the day of the act that gives it time; not before.";
        Told::Only(late) => let since = only_since(lang, *late); every "{name}: {since}.";
        Told::Stated(due, counted) =>
            let (due, counted) = (with_weekday(lang, *due), with_weekday(lang, *counted));
            it "{name}: vale il termine indicato, {due}; il calcolo darebbe {counted}."
            en "{name}: the stated term stands, {due}; the sum would give {counted}.";
    }

    pub(super) fn short(lang, name: &str, told: &Told, today: Date) match told {
        Told::TooLate(due) if *due < today =>
            it "{name}: la scadenza è passata, non si ferma"
            en "{name}: was due already, does not stop";
        Told::TooLate(due) => let due = with_weekday(lang, *due);
            it "{name}: scade prima che cominci ({due}), non si ferma"
            en "{name}: due before it begins ({due}), does not stop";
        Told::Revived(n, since) => let since = with_weekday(lang, *since);
            it "{name}: la sospensione n. {n} ferma il termine da {since}, il giorno dell'atto che gli dà tempo; prima no"
            en "{name}: suspension no. {n} stops it since {since}, the day of the act that gives it time; not before";
        Told::Only(late) => let since = only_since(lang, *late); every "{name}: {since}";
        Told::Stated(_, counted) => let counted = with_weekday(lang, *counted);
            it "{name}: il calcolo darebbe {counted}"
            en "{name}: the sum would give {counted}";
    }
}
