//! Suspensions, resumptions, extensions and promised dates: what each says, and what their forms do.
//!
//! Why one is refused stands in `refusal.rs`, what the pane says of them in `proof.rs`.

use crate::calendar::{DAYS_MAX, DayCount, WORKING_DAYS_MAX};
use crate::record::{ActId, Dossier, Expectation, Extension, Grant, Suspension};
use crate::say;

use super::dates::{self, with_weekday};
use super::event::{clock, label, number};

pub(super) use super::compose::act::named;
pub use super::compose::act::{
    clocks, in_full, name, not_applying, place_named, resumption_awaited, stopped, suspension,
    suspension_on, what,
};

say! {
    pub(super) fn all_suspendable(lang) -> &str it "tutti i termini sospendibili" en "all suspendable clocks";

    pub(super) fn all_clocks(lang) -> &str it "tutti i termini" en "all clocks";

    pub(super) fn only(lang, names: &str) it "solo {names}" en "only {names}";

    /// A suspension that stands.
    pub(super) fn open_suspension(lang, act: &Suspension, clocks: &str)
        let (n, from) = (number(lang, act.n), with_weekday(lang, act.from));
        say open_in_short(lang, &n, &from, clocks);

    /// A suspension with its end.
    pub(super) fn ended_suspension(lang, n: &str, from: &str, to: &str, days: &str, clocks: &str)
        it "{n}, da {from} a {to} ({days}), {clocks}"
        en "{n}, from {from} to {to} ({days}), {clocks}";

    /// How long it was, of one that a rejection ended.
    pub(super) fn until_rejected(lang, days: &str)
        it "{days}, finita con il tentativo respinto"
        en "{days}, ended with the rejected attempt";

    /// Both in a row that may be cut.
    pub(super) fn open_in_short(lang, n: &str, from: &str, clocks: &str)
        it "{n}, da {from}, {clocks}"
        en "{n}, from {from}, {clocks}";

    pub(super) fn ended_in_short(lang, n: &str, from: &str, to: &str, clocks: &str)
        it "{n}, da {from} a {to}, {clocks}"
        en "{n}, from {from} to {to}, {clocks}";

    /// "n. 2, fase 3: 15 giorni, concessa ven 12/12/2025".
    pub fn extension(lang, dossier: &Dossier, act: &Extension)
        let n = number(lang, act.n);
        let key = dossier.extended_by(act);
        let name = clock(lang, &dossier.plan, &key);
        let granted = with_weekday(lang, act.granted);
        let working = dossier.plan.is_in_working_days(&key);
        let grant = grant(lang, act.grant, working);
        it "{n}, {name}: {grant}, concessa {granted}"
        en "{n}, {name}: {grant}, granted {granted}";

    /// "15 giorni", "fino a ven 12/12/2025".
    pub fn grant(lang, grant: Grant, working: bool) match grant {
        Grant::Days(days) => let days = i64::from(days);
            say dates::day_count(lang, DayCount { days, working });
        Grant::Until(date) => let date = with_weekday(lang, date); say granted_until(lang, &date);
    }

    pub(super) fn granted_until(lang, day: &str) it "fino a {day}" en "until {day}";

    /// An extension in a row that may be cut: "n. 2, fase 3: 15 giorni, 12/12/25".
    pub(super) fn extension_in_short(lang, n: &str, name: &str, grant: &str, granted: &str)
        it "{n}, {name}: {grant}, {granted}"
        en "{n}, {name}: {grant}, {granted}";

    /// A promise in a row that may be cut.
    pub(super) fn promised_in_short(lang, day: &str, name: &str)
        it "promessa {day}  {name}"
        en "promised {day}  {name}";

    /// "Formazione conclusa, promessa per ven 10/10/2025".
    pub(super) fn promise(lang, dossier: &Dossier, act: &Expectation)
        let (name, date) = (label(lang, dossier, &act.event), with_weekday(lang, act.date));
        it "{name}, promessa per {date}"
        en "{name}, promised for {date}";

    pub(super) fn promise_moved(lang, now: &str, was: &str) it "{now} (era {was})" en "{now} (was {was})";

    pub(super) fn promise_dropped(lang, name: &str)
        it "{name}, promessa tolta"
        en "{name}, promise taken away";

    /// What does not apply, and why.
    pub(super) fn waiver(lang, name: &str, reason: &str)
        it "{name}, non si applica ({reason})"
        en "{name}, does not apply ({reason})";

    /// One outcome of an event: it happened.
    pub fn happened(lang) -> &str it "avvenuto" en "happened";

    /// The other: it does not apply.
    pub fn applies_not(lang) -> &str it "non si applica" en "does not apply";

    /// The same where the reason stands beside it.
    pub(super) fn waived(lang, name: &str)
        it "{name}, non si applica"
        en "{name}, does not apply";

    /// Both where columns are few: what was said comes before what it is about.
    pub(super) fn waiver_in_short(lang, is: bool, name: &str) match is {
        true => it "non si applica  {name}" en "does not apply  {name}";
        false => it "si applica di nuovo  {name}" en "applies again  {name}";
    }

    /// What applies again.
    pub(super) fn waiver_dropped(lang, name: &str)
        it "{name}, si applica di nuovo"
        en "{name}, applies again";

    /// A rejection that was taken back.
    pub(super) fn rejection_dropped(lang, name: &str)
        it "{name}, rigetto tolto"
        en "{name}, rejection taken back";

    /// What an undo made of a rejection: it is not there any more, or is again.
    pub(super) fn rejection_again(lang, name: &str, date: Option<&str>) match date {
        None => it "{name} non c'è più" en "{name} is no longer there";
        Some(date) => it "{name} c'è di nuovo, {date}" en "{name} is there again, {date}";
    }

    /// What an undo made of what does not apply.
    pub(super) fn waiver_again(lang, name: &str, is: bool) match is {
        true => it "{name}: di nuovo non si applica" en "{name}: once more it does not apply";
        false => it "{name} si applica di nuovo" en "{name} applies again";
    }

    /// What an undo made of a promise.
    pub(super) fn promise_again(lang, name: &str, date: Option<&str>) match date {
        None => it "{name} torna senza promessa" en "{name} has no promise again";
        Some(date) => it "{name}: di nuovo promessa per {date}" en "{name} is promised for {date} again";
    }

    /// Acts that go with a rejection that is taken back.
    pub(super) fn taken_along(lang, acts: &str) it "Va via con esso: {acts}" en "Gone with it: {acts}";

    /// One outcome of an event that may accept or reject something.
    pub fn accepted(lang) -> &str it "accettato" en "accepted";

    /// The other.
    pub fn rejected(lang) -> &str it "respinto" en "rejected";

    /// What an edit of a suspension did, for a line of the journal.
    pub(super) fn suspension_did(
        lang, before: Option<&Suspension>, after: Option<&Suspension>, what: &str
    ) match (before, after) {
        (None, _) => it "sospensione {what}" en "suspension {what}";
        (Some(_), None) => it "sospensione tolta {what}" en "suspension taken away {what}";
        (Some(was), Some(now)) if was.resumption.is_some() == now.resumption.is_some() =>
            it "sospensione cambiata {what}"
            en "suspension changed {what}";
        (Some(_), Some(now)) if now.resumption.is_none() =>
            it "ripresa tolta {what}"
            en "resumption taken away {what}";
        (Some(_), Some(_)) => it "ripresa {what}" en "resumption {what}";
    }

    /// What an edit of an extension did.
    pub(super) fn extension_did(lang, after: Option<&Extension>, what: &str) match after {
        None => it "proroga tolta {what}" en "extension taken away {what}";
        Some(_) => it "proroga {what}" en "extension {what}";
    }

    /// What an act is called without its number.
    pub(super) fn word(lang, act: ActId) -> &str match act {
        ActId::Suspension(_) => it "sospensione" en "suspension";
        ActId::Resumption(_) => it "ripresa della sospensione" en "resumption of suspension";
        ActId::Extension(_) => it "proroga" en "extension";
    }

    /// An act that was undone, and that is gone or there again.
    pub(super) fn gone_or_again(lang, act: &str, is_gone: bool) match is_gone {
        true => every "{act}";
        false => it "{act}; ora c'è di nuovo" en "{act}; it is there again";
    }

    /// In place of the suspension to end: that something else is to be suspended.
    pub fn another_suspension(lang) -> &str it "un'altra sospensione" en "another suspension";

    /// Beside the empty field of how far an extension goes, whose label speaks of days.
    pub fn or_a_date(lang) -> &str it "oppure una data" en "or a date";

    /// Beside the same field, where what is typed is not understood.
    pub fn no_grant(lang, working: bool) let most = if working { WORKING_DAYS_MAX } else { DAYS_MAX };
        it "× né giorni (da 1 a {most}) né una data"
        en "× neither days (1 to {most}) nor a date";

    /// Beside the empty field of the last day that a resumption may state.
    pub fn if_stated(lang) -> &str
        it "nuovo termine, se l'atto lo indica"
        en "if the act states a new term";

    /// What a suspension does where the plan keeps such acts as notes.
    pub fn only_a_note(lang) -> &str
        it "annotata: per questo cronoprogramma i termini non si fermano"
        en "a note: in this plan it stops no clock";

    /// What emptying the date of a promise does.
    pub fn promise_gone(lang) -> &str it "la promessa è tolta" en "the promise is taken away";
}
