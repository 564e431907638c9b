//! What an entry of somebody's calendar says: a line that is understood on a telephone, and below it
//! the contract, the reading and who must act.
//!
//! What to do stands first and the contract last, because a month on a small screen shows twenty
//! letters. Nothing here counts days from today: the entry is read on another day than it was written.

use crate::calendar::Date;
use crate::say;

use super::Lang;
use super::dates::with_weekday;
use super::event::Preposition;

pub use super::compose::appointment::{
    Owed, about_clock, about_promise, about_record, about_rejection, clock, contract,
    contract_in_full, lines, one_line, summary,
};

/// What an entry is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppointmentKind {
    /// The last day of a clock that runs.
    Due,
    /// That day has passed, and it still runs.
    Late,
    /// The last day of a clock that has not begun, as far as known.
    Forecast,
    /// The last day of a clock that has ended, in time.
    Done,
    /// The same, ended late.
    DoneLate,
    /// A due date that had passed when a rejection ended the clock before anything was done.
    CutLate,
    /// A clock that stands still: nothing is due.
    Suspended,
    /// The last day of a service.
    Ends,
    /// A date that somebody promised.
    Promise,
    /// A day fixed from outside.
    FixedDay,
    /// A date that was recorded.
    Recorded,
    /// What was in the file, and is no longer.
    Gone,
}

impl AppointmentKind {
    /// The word that a line begins with.
    #[must_use]
    pub const fn word(self, lang: Lang) -> &'static str {
        word(lang, self)
    }

    /// The category a calendar may filter and colour by: what somebody wants to see or to hide.
    #[must_use]
    pub const fn category(self, lang: Lang) -> &'static str {
        category(lang, self)
    }
}

say! {
    fn word(lang, kind: AppointmentKind) -> &str match kind {
        AppointmentKind::Due => it "Scade" en "Due";
        AppointmentKind::Late => it "In ritardo" en "Late";
        AppointmentKind::Forecast => it "Previsto" en "Forecast";
        AppointmentKind::Done => it "Fatto" en "Done";
        AppointmentKind::DoneLate => it "Fatto in ritardo" en "Done late";
        AppointmentKind::CutLate => it "Interrotto in ritardo" en "Broken off late";
        AppointmentKind::Suspended => it "Sospeso" en "Suspended";
        AppointmentKind::Ends => it "Termina" en "Ends";
        AppointmentKind::Promise => it "Promesso" en "Promised";
        AppointmentKind::FixedDay => it "Data fissa" en "Fixed day";
        AppointmentKind::Recorded => it "Registrato" en "Recorded";
        AppointmentKind::Gone => it "Annullato" en "Withdrawn";
    }

    fn category(lang, kind: AppointmentKind) -> &str match kind {
        AppointmentKind::Due | AppointmentKind::Late | AppointmentKind::Ends => it "Scadenze" en "Due dates";
        AppointmentKind::Forecast => it "Previsioni" en "Forecast";
        AppointmentKind::Done | AppointmentKind::DoneLate | AppointmentKind::CutLate => it "Fatto" en "Done";
        AppointmentKind::Suspended | AppointmentKind::Gone => it "Annullato" en "Withdrawn";
        AppointmentKind::Promise => it "Promesse" en "Promises";
        AppointmentKind::FixedDay => it "Date fisse" en "Fixed days";
        AppointmentKind::Recorded => it "Date registrate" en "Recorded dates";
    }

    /// What a calendar with several contracts is called.
    pub fn calendar_of_several(lang) -> &str it "Scadenze dei contratti" en "Contract deadlines";

    pub(super) fn foreseen(lang, forecast: &str)
        it "Previsione, non scadenza: {forecast}."
        en "A forecast, not a due date: {forecast}.";

    pub(super) fn suspended(lang, since: Date) let since = with_weekday(lang, since);
        it "Sospeso da {since}: non scade niente finché non riprende."
        en "Suspended since {since}: nothing is due until it resumes.";

    pub(super) fn closed(lang, end: Date, margin: &str) let end = with_weekday(lang, end);
        it "Concluso {end}: {margin}."
        en "Closed {end}: {margin}.";

    /// What a clock measures, and from which day.
    pub(super) fn measured(lang, what: &str, start: Option<Date>) match start {
        Some(start) => let start = with_weekday(lang, start);
            it "{what}, da {start}."
            en "{what}, from {start}.";
        None => every "{what}.";
    }

    pub(super) fn owed_by(lang, owner: &str) let of = Preposition::Of.with(lang, owner);
        it "A carico {of}."
        en "Owed by {owner}.";

    pub(super) fn to_act(lang, who: &str) it "Tocca a: {who}." en "To act: {who}.";

    pub(super) fn holiday_rule(lang, day: Date) let day = with_weekday(lang, day);
        it "Se vale l'art. 1187 c.c.: {day}."
        en "If art. 1187 of the civil code applies: {day}.";

    pub(super) fn promised(lang)
        it "Data promessa, non una scadenza."
        en "A promised date, not a due date.";

    pub(super) fn source(lang, source: &str) it "Fonte: {source}." en "Source: {source}.";

    pub(super) fn protocol(lang, number: &str) it "Protocollo {number}." en "Protocol {number}.";

    /// What is said of an entry that no longer stands for anything.
    pub fn about_gone(lang) -> &str
        it "Questa data non è più nel fascicolo: la voce si può cancellare."
        en "This date is no longer in the dossier: the entry may be deleted.";

    /// That a service runs until that day.
    pub fn about_term(lang, start: Date) let start = with_weekday(lang, start);
        it "Ultimo giorno di un servizio attivo da {start}."
        en "Last day of a service active from {start}.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_break_is_one_and_the_rest_is_made_harmless() {
        assert_eq!(lines("a\rb\nc\r\nd\u{2028}e"), "a\nb\nc\nd\ne");
        assert_eq!(lines("a\u{1b}[31m\u{202e}"), "a\u{fffd}[31m\u{fffd}");
        assert_eq!(one_line("a\r\nBEGIN:VEVENT"), "a BEGIN:VEVENT");
    }
}
