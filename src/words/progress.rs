//! The report on the state of progress: heads of its sections and columns, and what is said where a
//! section is empty.

use crate::calendar::Date;
use crate::plan::Actor;

use super::Lang;
use super::dates::long;
use super::usage::Phrase;

macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident: $it:literal, $en:literal;)*) => {
        $($(#[$doc])* pub const $name: Phrase = Phrase::new($it, $en);)*
    };
}

phrases! {
    /// What the report is.
    TITLE: "Stato d'avanzamento", "State of progress";
    /// The list of several contracts.
    CONTENTS: "Fascicoli", "Dossiers";
    /// The section on what was agreed.
    CONTRACT: "Contratto", "Contract";
    /// From which event to which each clock counts.
    READINGS: "Come si contano i termini", "How the clocks are counted";
    /// What is to be known first.
    SITUATION: "Situazione", "Situation";
    /// The table of phases and clocks.
    PHASES: "Fasi e termini", "Phases and clocks";
    /// The picture of the phases in time.
    TIMELINE: "Linea del tempo", "Timeline";
    /// What has not happened, and who must act.
    OPEN: "Che cosa è atteso, e da chi", "What is awaited, and from whom";
    /// The services a milestone is made of.
    ITEMS: "Voci", "Items";
    /// The registers.
    REQUESTS: "Richieste", "Requests";
    /// Suspensions, extensions, promises.
    ACTS: "Sospensioni, proroghe, date promesse", "Suspensions, extensions, promised dates";
    /// Verdicts that changed.
    REJUDGED: "Esiti ricalcolati", "Recalculated outcomes";
    /// The forecast.
    FORECAST: "Previsione", "Forecast";
    /// What people wrote.
    NOTES: "Note e attività", "Notes and activity";
    /// Who changed what.
    JOURNAL: "Ultime modifiche", "Latest changes";
    /// Dossiers that are missing from the report.
    UNREAD: "Non leggibili", "Cannot be read";

    /// A column: the phase or clock.
    CLOCK: "Termine", "Clock";
    /// A column: the day it counts from.
    START: "Inizio", "Start";
    /// A column: the last day as first agreed.
    ORIGINAL: "Scadenza originaria", "Original due date";
    /// A column: the last day.
    DUE: "Scadenza", "Due date";
    /// A column: the day it ended.
    END: "Fine", "End";
    /// A column: days used of days allowed.
    DAYS: "Giorni", "Days";
    /// A column: days left, or late.
    LEFT: "Resta", "Left";
    /// A column: state or verdict.
    STATE: "Esito", "State";
    /// A column: what is awaited.
    WHAT: "Che cosa", "What";
    /// A column: who must act.
    WHO: "Tocca a", "To act";
    /// A column: since when.
    SINCE: "Attesa", "Awaited";
    /// A column: the promised date.
    PROMISED: "Promessa", "Promised";
    /// A column: an item.
    ITEM: "Voce", "Item";
    /// A column: a date.
    DATE: "Data", "Date";
    /// A column: the number of a request.
    NUMBER: "N.", "No.";
    /// A column: what a request is about.
    SUBJECT: "Oggetto", "Subject";
    /// A column: when a request was opened.
    OPENED: "Aperta", "Opened";
    /// A column: when it was answered.
    ANSWERED: "Risposta", "Answered";
    /// A column: when a change was made.
    WHEN: "Quando", "When";
    /// A column: by whom.
    BY: "Chi", "Who";
    /// A column: what was changed.
    CHANGE: "Modifica", "Change";

    /// Nothing is awaited.
    NOTHING_AWAITED: "Niente è atteso.", "Nothing is awaited.";
    /// There are no changes.
    NO_CHANGES: "Nessuna modifica.", "No changes.";
    /// What the picture is, for whoever cannot see it.
    PICTURE: "Le fasi nel tempo: una riga per termine, con i giorni trascorsi, quelli fino al limite, il ritardo, le sospensioni e la previsione. Gli stessi dati sono nella tabella delle fasi.",
        "The phases in time: a row for each clock, with the days used, those up to the limit, lateness, suspensions and forecast. The table of phases has the same data.";
}

/// "Situazione al lunedì 24 agosto 2026".
#[must_use]
pub fn heading(lang: Lang, day: Date) -> String {
    let day = long(lang, day);
    match lang {
        Lang::It => format!("Situazione al {day}"),
        Lang::En => format!("Situation on {day}"),
    }
}

/// Who must act, as a document says it.
#[must_use]
pub const fn who(lang: Lang, actor: Actor) -> &'static str {
    match actor {
        Actor::Administration => lang.pick("Amministrazione", "Administration"),
        Actor::Supplier => lang.pick("fornitore", "supplier"),
        Actor::Both => lang.pick("Amministrazione e fornitore", "Administration and supplier"),
    }
}

/// How many changes are shown of how many.
#[must_use]
pub fn newest_of(lang: Lang, shown: usize, all: usize) -> String {
    match (lang, all) {
        (Lang::It, 1) => "Una modifica.".to_owned(),
        (Lang::En, 1) => "One change.".to_owned(),
        (Lang::It, _) if shown == all => format!("{all} modifiche, la più recente in alto."),
        (Lang::En, _) if shown == all => format!("{all} changes, the newest first."),
        (Lang::It, _) => format!("Le ultime {shown} di {all} modifiche, la più recente in alto."),
        (Lang::En, _) => format!("The latest {shown} of {all} changes, the newest first."),
    }
}
