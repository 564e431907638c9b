//! An entry of the journal in full, for the view that shows one at a time.

use crate::calendar::Date;
use crate::say;

use super::dates;
use super::sanitize::sanitized;

pub use super::compose::entry::{in_full, others};

say! {
    /// "11 modifiche, la più recente in alto".
    pub fn how_many(lang, entries: usize) match entries {
        0 => it "nessuna modifica" en "no changes";
        1 => it "{entries} modifica" en "{entries} change";
        _ => it "{entries} modifiche, la più recente in alto" en "{entries} changes, newest on top";
    }

    pub(super) fn head(lang, n: u64, what: &str) it "modifica {n}: {what}" en "change {n}: {what}";

    pub(super) fn reason(lang, reason: &str) let reason = sanitized(reason);
        it "motivo: {reason}"
        en "reason: {reason}";

    /// A verdict as it was given when the clock was closed.
    pub(super) fn judged(lang, clock: &str, word: &str, due: Date)
        let (clock, due) = (sanitized(clock), dates::with_weekday(lang, due));
        it "giudicato allora: {clock} {word}, scadeva {due}"
        en "judged then: {clock} {word}, was due {due}";

    pub(super) fn written(lang, day: &str, time: &str, by: &str)
        it "scritta: {day} {time}, {by}"
        en "written: {day} {time}, {by}";
}
