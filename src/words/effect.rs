//! What a change does to the clocks, in words; the one line after a save is in `saved.rs`.

use crate::calendar::Date;
use crate::plan::Event;
use crate::record::Dossier;
use crate::say;

use super::event::noun;
use super::{count, dates};

pub use super::compose::effect::{
    clock_effect, effects, effects_in_short, effects_or_none, marks, shifts_in_short,
};
pub use super::compose::term_effect::term_effect;
pub use super::saved::{
    by_somebody_else, done, nothing_changed, nothing_recorded, redone, saved, undo_question,
    undone, what,
};

say! {
    /// No clock changes; a date that is still to come counts from its day.
    pub(super) fn none(lang, to_come: Option<Date>) match to_come {
        Some(date) => let from = count::counts_from(lang, date);
            it "nessuno oggi: {from}"
            en "none today: it {from}";
        None => it "nessun termine cambia" en "no clock changes";
    }

    pub(in crate::words) fn gone(lang) it "non c'è più" en "is gone";

    /// A clock that a rejection ended before its last day. A phase and a request are feminine in Italian, as in all that
    /// follows with `feminine`.
    pub(super) fn broken_off(lang, days: Option<u32>, feminine: bool) let days = dates::days(lang, i64::from(days.unwrap_or_default())); match feminine {
        true => it "interrotta dopo {days}" en "broken off after {days}";
        false => it "interrotto dopo {days}" en "broken off after {days}";
    }

    pub(super) fn not_started_again(lang, feminine: bool) match feminine {
        true => it "torna non avviata" en "goes back to not started";
        false => it "torna non avviato" en "goes back to not started";
    }

    pub(super) fn no_limit_of_it(lang) it "nessuno" en "none";

    pub(super) fn other_limit(lang, now: &str, was: &str)
        it "limite {now}, non più {was}"
        en "limit {now}, no longer {was}";

    /// A last day counted back from what has no date yet.
    pub(super) fn not_certain(lang) it "ultimo giorno non ancora certo" en "last day not certain yet";

    pub(super) fn no_limit(lang) it "senza termine" en "no limit";

    pub(super) fn starts(lang, until: &str) it "parte, {until}" en "starts, {until}";

    pub(super) fn open_again(lang, feminine: bool, until: &str) match feminine {
        true => it "riaperta, {until}" en "open again, {until}";
        false => it "riaperto, {until}" en "open again, {until}";
    }

    pub(super) fn goes_on(lang, until: &str) it "riprende, {until}" en "goes on, {until}";

    pub(super) fn no_longer(lang, now: &str, was: &str) it "{now}, non {was}" en "{now}, not {was}";

    pub(super) fn and_limit(lang, told: &str, limit: &str)
        it "{told}; limite {limit}"
        en "{told}; limit {limit}";

    pub(super) fn between(lang, was: &str, is: &str) it "da {was} a {is}" en "from {was} to {is}";

    /// Both dates are there, in the wrong order.
    pub fn ended_before_start(lang) -> &str
        it "finisce prima dell'avvio: date da verificare"
        en "ended before start: check the dates";

    pub(super) fn in_time_if_holiday_rule(lang) -> &str
        it "nei termini se vale la proroga festiva"
        en "in time if the holiday rule applies";

    /// What one event still needs, for hints: the event with its article.
    pub fn to_record(lang, dossier: &Dossier, event: &Event) let noun = noun(lang, dossier, event);
        it "registrare {noun}"
        en "record {noun}";
}
