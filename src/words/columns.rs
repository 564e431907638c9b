//! The heads of the columns of a table that leaves the program: for programs and for people.
//!
//! The first name of a row is a contract with other programs: rows are only ever added. The words for
//! people are free. Next: `report/csv`, what stands under each.

use crate::calendar::Limit;
use crate::plan::Event;
use crate::record::{Dossier, Op, Outcome, Suspension};

use super::sanitize::sanitized;
use super::state::text;
use super::{Lang, dates, event};

macro_rules! heads {
    ($($name:ident: $key:literal, $it:literal, $en:literal;)*) => {
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
                match self {
                    $(Self::$name => lang.pick($it, $en),)*
                }
            }
        }
    };
}

heads! {
    File: "file", "File", "File";
    Id: "id", "Sigla", "Id";
    Kind: "kind", "Genere", "Kind";
    Phase: "phase", "Fase", "Phase";
    PhaseTitle: "phase_title", "Titolo della fase", "Title of the phase";
    Title: "title", "Termine", "Clock";
    Subject: "subject", "Oggetto", "Subject";
    Informative: "informative", "Solo informativo", "For information only";
    State: "state", "Situazione", "State";
    Start: "start", "Inizio", "Start";
    End: "end", "Fine", "End";
    Limit: "limit", "Limite", "Limit";
    LimitUnit: "limit_unit", "Unità del limite", "Unit of the limit";
    Due: "due", "Scadenza", "Due";
    OriginalDue: "original_due", "Scadenza iniziale", "Due at first";
    CivilDue: "civil_due", "Scadenza con art. 1187 c.c.", "Due under art. 1187 c.c.";
    Elapsed: "elapsed", "Giorni contati", "Days counted";
    Gross: "gross", "Giorni in tutto", "Days in all";
    Suspended: "suspended", "Giorni di sospensione", "Days suspended";
    Extension: "extension", "Giorni di proroga", "Days of extension";
    Stated: "stated", "Giorni dal termine indicato", "Days by a stated term";
    DaysLeft: "days_left", "Giorni restanti", "Days left";
    DaysLate: "days_late", "Giorni di ritardo", "Days late";
    PartsDone: "parts_done", "Parti fatte", "Parts done";
    PartsTotal: "parts_total", "Parti in tutto", "Parts in all";
    ForecastEnd: "forecast_end", "Fine prevista", "Forecast end";
    InTimeIfHolidayRule: "in_time_if_holiday_rule", "In tempo con art. 1187 c.c.", "In time under art. 1187 c.c.";
    EndedBeforeStart: "ended_before_start", "Finito prima dell'inizio", "Ended before its start";
    Awaited: "awaited", "Evento atteso", "Awaited event";
    Actor: "actor", "Tocca a", "To act";
    PenaltyEstimate: "penalty_estimate_euro", "Stima della penale in euro (non addebito)", "Penalty estimate in euro (not a charge)";
    Event: "event", "Sigla dell'evento", "Id of the event";
    Label: "label", "Evento", "Event";
    Date: "date", "Data", "Date";
    Source: "source", "Fonte", "Source";
    Protocol: "protocol", "Protocollo", "Protocol";
    ProtocolDate: "protocol_date", "Data del protocollo", "Protocol date";
    PecId: "pec_id", "Ricevuta PEC", "PEC receipt";
    Note: "note", "Nota", "Note";
    Attachment: "attachment", "Allegato", "Attachment";
    By: "by", "Scritto da", "Written by";
    Login: "login", "Account", "Account";
    At: "at", "Scritto il", "Written on";
    Outside: "outside", "Scritto fuori da crono", "Written outside crono";
    Overwritten: "overwritten", "Poi cambiato fuori da crono", "Then altered outside crono";
    Register: "register", "Registro", "Register";
    Number: "n", "N.", "No.";
    Opened: "opened", "Aperta il", "Opened";
    OpenedProtocol: "opened_protocol", "Protocollo della richiesta", "Protocol of the request";
    Answered: "answered", "Risposta il", "Answered";
    AnsweredProtocol: "answered_protocol", "Protocollo della risposta", "Protocol of the answer";
    Op: "op", "Operazione", "Operation";
    Of: "of", "Della modifica n.", "Of change no.";
    Place: "place", "Dove", "Where";
    Before: "before", "Prima", "Before";
    After: "after", "Dopo", "After";
    Reason: "reason", "Motivo", "Reason";
    Judged: "judged", "Giudicato alla chiusura", "Judged at closing";
    What: "what", "Che cosa", "What";
}

/// The unit of a limit, for programs and for people.
#[must_use]
pub const fn unit(lang: Lang, limit: Limit) -> (&'static str, &'static str) {
    match limit {
        Limit::Days(_) => ("days", lang.pick("giorni", "days")),
        Limit::Months(_) => ("months", lang.pick("mesi", "months")),
        Limit::Years(_) => ("years", lang.pick("anni", "years")),
    }
}

/// What kind of change, for people.
#[must_use]
pub const fn op(lang: Lang, op: Op) -> &'static str {
    match op {
        Op::Record => lang.pick("registrazione", "record"),
        Op::Correct => lang.pick("rettifica", "correction"),
        Op::Amend => lang.pick("integrazione", "amendment"),
        Op::Clear => lang.pick("data tolta", "date taken back"),
        Op::ItemAdd => lang.pick("voce aggiunta", "item added"),
        Op::ItemDrop => lang.pick("voce tolta", "item dropped"),
        Op::RequestOpen => lang.pick("richiesta aperta", "request opened"),
        Op::Suspend => lang.pick("sospensione", "suspension"),
        Op::Resume => lang.pick("ripresa", "resumption"),
        Op::Extend => lang.pick("proroga", "extension"),
        Op::Expect => lang.pick("promessa", "promise"),
        Op::Note => lang.pick("nota", "note"),
        Op::Set => lang.pick("impostazione", "setting"),
        Op::Restore => lang.pick("ripristino", "restoring"),
        Op::Undo => lang.pick("annullamento", "undo"),
        Op::Redo => lang.pick("ripetizione", "redo"),
    }
}

/// A verdict of the journal, for programs and for people.
#[must_use]
pub const fn outcome(lang: Lang, outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Met => ("met", lang.pick("rispettato", "met")),
        Outcome::Breached => ("breached", lang.pick("non rispettato", "not met")),
    }
}

/// The days of a suspension, for people: "21/08/2026 - 01/09/2026", without its end while it has none.
#[must_use]
pub fn pause(act: &Suspension) -> String {
    let end = act.resumption.as_ref();
    let end = end.map(|end| dates::full(end.date)).unwrap_or_default();
    format!("{} - {end}", dates::full(act.from))
        .trim_end()
        .to_owned()
}

/// Yes or no, in a cell.
#[must_use]
pub const fn yes_or_no(lang: Lang, yes: bool) -> &'static str {
    if yes {
        lang.pick("sì", "yes")
    } else {
        lang.pick("no", "no")
    }
}

/// Whether a row is a clock of the plan, a request or a term, for people.
#[must_use]
pub fn kind(lang: Lang, kind: &str) -> &'static str {
    match kind {
        "request" => lang.pick("richiesta", "request"),
        "term" => lang.pick("durata", "term"),
        _ => lang.pick("termine", "clock"),
    }
}

/// The title of a phase; nothing where the plan has none of that number.
#[must_use]
pub fn phase_title(lang: Lang, dossier: &Dossier, number: u32) -> String {
    let phase = dossier.plan.phase(number);
    let title = phase.map(|phase| sanitized(text(lang, &phase.title)));
    title.unwrap_or_default().into_owned()
}

/// What an event is called; its id where the plan no longer has it.
#[must_use]
pub fn event_label(lang: Lang, dossier: &Dossier, of: &Event) -> String {
    event::label(lang, dossier, of)
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
