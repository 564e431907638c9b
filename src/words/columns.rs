//! The heads of the columns of a table that leaves the program: for programs and for people.
//!
//! The first name of a row is a contract with other programs: rows are only ever added. The words for
//! people are free. What stands under each is in `report/csv`.

use crate::calendar::Limit;
use crate::record::{Outcome, PointState, PointStatus};
use crate::say;

use super::{Lang, checklist};

pub use super::compose::columns::{event_label, pause, phase_title};

macro_rules! heads {
    ($($name:ident: $key:literal it $it:literal en $en:literal $(de $de:literal)?;)*) => {
        /// The head of a column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each row says what it is")]
        pub enum Head {
            $($name,)*
        }

        impl Head {
            /// Every row.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name for programs, the same in every language.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// The words for people.
            #[must_use]
            pub const fn text(self, lang: Lang) -> &'static str {
                head(lang, self)
            }
        }

        say! {
            fn head(lang, head: Head) -> &str match head {
                $(Head::$name => it $it en $en $(de $de)?;)*
            }
        }
    };
}

heads! {
    File: "file" it "File" en "File";
    Id: "id" it "Sigla" en "Id";
    Kind: "kind" it "Genere" en "Kind";
    Phase: "phase" it "Fase" en "Phase";
    PhaseTitle: "phase_title" it "Titolo della fase" en "Title of the phase";
    Title: "title" it "Termine" en "Clock";
    Subject: "subject" it "Oggetto" en "Subject";
    Informative: "informative" it "Solo informativo" en "For information only";
    State: "state" it "Situazione" en "State";
    Start: "start" it "Inizio" en "Start";
    End: "end" it "Fine" en "End";
    Limit: "limit" it "Limite" en "Limit";
    LimitUnit: "limit_unit" it "Unità del limite" en "Unit of the limit";
    Due: "due" it "Scadenza" en "Due";
    OriginalDue: "original_due" it "Scadenza iniziale" en "Due at first";
    CivilDue: "civil_due" it "Scadenza con art. 1187 c.c." en "Due under art. 1187 c.c.";
    Elapsed: "elapsed" it "Giorni contati" en "Days counted";
    Gross: "gross" it "Giorni in tutto" en "Days in all";
    Suspended: "suspended" it "Giorni di sospensione" en "Days suspended";
    Extension: "extension" it "Giorni di proroga" en "Days of extension";
    LongWait: "long_wait" it "Attesa lunga" en "Long wait";
    BySilence: "by_silence" it "Per silenzio" en "By silence";
    OutsideSeries: "outside_series" it "Fuori periodo" en "Outside its series";
    BrokenOff: "broken_off" it "Interrotto" en "Broken off";
    CountedBack: "counted_back_from" it "Contato a ritroso da" en "Counted back from";
    OwedBy: "owed_by" it "Dovuto da" en "Owed by";
    Stated: "stated" it "Giorni dal termine indicato" en "Days by a stated term";
    DaysLeft: "days_left" it "Giorni restanti" en "Days left";
    DaysLate: "days_late" it "Giorni di ritardo" en "Days late";
    PartsDone: "parts_done" it "Parti fatte" en "Parts done";
    PartsTotal: "parts_total" it "Parti in tutto" en "Parts in all";
    PartsNoun: "parts_noun" it "Che cosa si conta" en "What is counted";
    ForecastEnd: "forecast_end" it "Fine prevista" en "Forecast end";
    InTimeIfHolidayRule: "in_time_if_holiday_rule" it "In tempo con art. 1187 c.c." en "In time under art. 1187 c.c.";
    EndedBeforeStart: "ended_before_start" it "Finito prima dell'inizio" en "Ended before its start";
    Awaited: "awaited" it "Evento atteso" en "Awaited event";
    Actor: "actor" it "Tocca a" en "To act";
    PenaltyEstimate: "penalty_estimate_euro" it "Stima della penale in euro (non addebito)" en "Penalty estimate in euro (not a charge)";
    Event: "event" it "Sigla dell'evento" en "Id of the event";
    Label: "label" it "Evento" en "Event";
    Date: "date" it "Data" en "Date";
    Source: "source" it "Fonte" en "Source";
    Protocol: "protocol" it "Protocollo" en "Protocol";
    ProtocolDate: "protocol_date" it "Data del protocollo" en "Protocol date";
    PecId: "pec_id" it "Ricevuta PEC" en "PEC receipt";
    Note: "note" it "Nota" en "Note";
    Attachment: "attachment" it "Allegato" en "Attachment";
    By: "by" it "Scritto da" en "Written by";
    Login: "login" it "Account" en "Account";
    At: "at" it "Scritto il" en "Written on";
    Outside: "outside" it "Scritto fuori da crono" en "Written outside crono";
    Overwritten: "overwritten" it "Poi cambiato fuori da crono" en "Then altered outside crono";
    Register: "register" it "Registro" en "Register";
    Number: "n" it "N." en "No.";
    Opened: "opened" it "Aperta il" en "Opened";
    OpenedProtocol: "opened_protocol" it "Protocollo della richiesta" en "Protocol of the request";
    Answered: "answered" it "Risposta il" en "Answered";
    AnsweredProtocol: "answered_protocol" it "Protocollo della risposta" en "Protocol of the answer";
    Op: "op" it "Operazione" en "Operation";
    Of: "of" it "Della modifica n." en "Of change no.";
    Place: "place" it "Dove" en "Where";
    Before: "before" it "Prima" en "Before";
    After: "after" it "Dopo" en "After";
    Reason: "reason" it "Motivo" en "Reason";
    Judged: "judged" it "Giudicato alla chiusura" en "Judged at closing";
    Rejected: "rejected" it "Respinto il" en "Rejected on";
    What: "what" it "Che cosa" en "What";
    Group: "group" it "Gruppo" en "Group";
}

/// The unit of a limit, for programs and for people.
#[must_use]
pub const fn unit(lang: Lang, limit: Limit) -> (&'static str, &'static str) {
    let name = match limit {
        Limit::Days(_) => "days",
        Limit::WorkingDays(_) => "working_days",
        Limit::Months(_) => "months",
        Limit::Years(_) => "years",
    };
    (name, unit_for_people(lang, limit))
}

/// What stands in the place of a unit where the limit is a day fixed from outside, for programs and for people.
#[must_use]
pub const fn fixed_unit(lang: Lang) -> (&'static str, &'static str) {
    ("by", by_a_day(lang))
}

/// Whether a point is ticked, open or without application, for programs and for people.
#[must_use]
pub fn point_state(lang: Lang, status: &PointStatus<'_>) -> (&'static str, &'static str) {
    match status.state {
        PointState::Ticked(_) => ("ticked", checklist::done(lang)),
        PointState::Waived(_) => ("waived", checklist::applies_not(lang)),
        PointState::Open => ("open", checklist::open(lang)),
    }
}

/// A verdict of the journal, for programs and for people.
#[must_use]
pub const fn outcome(lang: Lang, outcome: Outcome) -> (&'static str, &'static str) {
    let name = match outcome {
        Outcome::Met => "met",
        Outcome::Breached => "breached",
    };
    (name, verdict(lang, outcome))
}

/// Whether a row is a clock of the plan, a request or a term, for people.
#[must_use]
pub fn kind(lang: Lang, kind: &str) -> &'static str {
    match kind {
        "request" => a_request(lang),
        "occurrence" => an_occurrence(lang),
        "series" => a_series(lang),
        "term" => a_term(lang),
        _ => a_clock(lang),
    }
}

say! {
    fn unit_for_people(lang, limit: Limit) -> &str match limit {
        Limit::Days(_) => it "giorni" en "days";
        Limit::WorkingDays(_) => it "giorni lavorativi" en "working days";
        Limit::Months(_) => it "mesi" en "months";
        Limit::Years(_) => it "anni" en "years";
    }

    fn by_a_day(lang) -> &str it "entro il giorno" en "by the day";

    /// A verdict of the journal, for people.
    pub(super) fn verdict(lang, outcome: Outcome) -> &str match outcome {
        Outcome::Met => it "rispettato" en "met";
        Outcome::Breached => it "non rispettato" en "not met";
    }

    /// Yes or no, in a cell.
    pub fn yes_or_no(lang, yes: bool) -> &str match yes {
        true => it "sì" en "yes";
        false => it "no" en "no";
    }

    fn a_request(lang) -> &str it "richiesta" en "request";
    fn an_occurrence(lang) -> &str it "ricorrenza" en "occurrence";
    fn a_series(lang) -> &str it "serie" en "series";
    fn a_term(lang) -> &str it "durata" en "term";
    fn a_clock(lang) -> &str it "termine" en "clock";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_for_programs_are_plain_and_none_is_used_twice() {
        let mut seen = HashSet::new();
        for head in Head::ALL {
            let name = head.name();
            let plain =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
            assert!(!name.is_empty() && name.bytes().all(plain), "{name}");
            assert!(seen.insert(name), "{name}");
        }
    }

    #[test]
    fn every_head_says_something_in_both_languages_and_is_no_formula() {
        for head in Head::ALL {
            for lang in Lang::ALL {
                let said = head.text(lang);
                assert!(said.starts_with(char::is_alphabetic), "{said}");
                assert!(!said.contains([';', ',', '"']), "{said}");
            }
        }
    }
}
