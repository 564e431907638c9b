//! The report on the state of progress: heads of its sections and columns, and what is said where a
//! section is empty.

use crate::calendar::Date;
use crate::say;

use super::dates::long;
use super::phrase::phrases;

phrases! {
    /// What the report is.
    TITLE: it "Stato d'avanzamento" en "State of progress";
    /// The list of several contracts.
    CONTENTS: it "Fascicoli" en "Dossiers";
    /// The section on what was agreed.
    CONTRACT: it "Contratto" en "Contract";
    /// From which event to which each clock counts.
    READINGS: it "Come si contano i termini" en "How the clocks are counted";
    /// What is to be known first.
    SITUATION: it "Situazione" en "Situation";
    /// The table of phases and clocks.
    PHASES: it "Fasi e termini" en "Phases and clocks";
    /// The picture of the phases in time.
    TIMELINE: it "Linea del tempo" en "Timeline";
    /// What has not happened, and who must act.
    OPEN: it "Che cosa è atteso, e da chi" en "What is awaited, and from whom";
    /// The services a milestone is made of.
    ITEMS: it "Voci" en "Items";
    /// The check lists.
    POINTS: it "Liste di controllo" en "Check lists";
    /// The registers.
    REQUESTS: it "Richieste" en "Requests";
    /// Suspensions, extensions, promises.
    ACTS: it "Sospensioni, proroghe, date promesse" en "Suspensions, extensions, promised dates";
    /// What was said not to apply.
    WAIVED: it "Che cosa non si applica" en "What does not apply";
    /// What was rejected, attempt by attempt.
    REJECTIONS: it "Consegne respinte" en "Rejected deliveries";
    /// Verdicts that changed.
    REJUDGED: it "Esiti ricalcolati" en "Recalculated outcomes";
    /// The forecast.
    FORECAST: it "Previsione" en "Forecast";
    /// What people wrote.
    NOTES: it "Note e attività" en "Notes and activity";
    /// Who changed what.
    JOURNAL: it "Ultime modifiche" en "Latest changes";
    /// Dossiers that are missing from the report.
    UNREAD: it "Non leggibili" en "Cannot be read";

    /// A column: the phase or clock.
    CLOCK: it "Termine" en "Clock";
    /// A column: who owes it.
    OWNER: it "A carico di" en "Owed by";
    /// A column: the day it counts from.
    START: it "Inizio" en "Start";
    /// A column: the last day as first agreed.
    ORIGINAL: it "Scadenza originaria" en "Original due date";
    /// A column: the last day.
    DUE: it "Scadenza" en "Due date";
    /// A column: the day it ended.
    END: it "Fine" en "End";
    /// A column: days used of days allowed.
    DAYS: it "Giorni" en "Days";
    /// A column: days left, or late.
    LEFT: it "Resta" en "Left";
    /// A column: state or verdict.
    STATE: it "Esito" en "State";
    /// A column: what is awaited.
    WHAT: it "Che cosa" en "What";
    /// A column: who must act.
    WHO: it "Tocca a" en "To act";
    /// A column: since when.
    SINCE: it "Attesa" en "Awaited";
    /// A column: the promised date.
    PROMISED: it "Promessa" en "Promised";
    /// A column: an item.
    ITEM: it "Voce" en "Item";
    /// A column: a point of a check list.
    POINT: it "Punto" en "Point";
    /// A column: the group that it stands in.
    GROUP: it "Gruppo" en "Group";
    /// A column: where it comes from.
    SOURCE: it "Fonte" en "Source";
    /// A column: what else is said of it.
    NOTED: it "Nota" en "Note";
    /// A column: a date.
    DATE: it "Data" en "Date";
    /// A column: the number of a request.
    NUMBER: it "N." en "No.";
    /// A column: what a request is about.
    SUBJECT: it "Oggetto" en "Subject";
    /// A column: when a request was opened.
    OPENED: it "Aperta" en "Opened";
    /// A column: when it was answered.
    ANSWERED: it "Risposta" en "Answered";
    /// A column: when a change was made.
    WHEN: it "Quando" en "When";
    /// A column: by whom.
    BY: it "Chi" en "Who";
    /// A column: what was changed.
    CHANGE: it "Modifica" en "Change";

    /// Nothing is awaited.
    NOTHING_AWAITED: it "Niente è atteso." en "Nothing is awaited.";
    /// There are no changes.
    NO_CHANGES: it "Nessuna modifica." en "No changes.";
    /// What the picture is, for a reader who cannot see it.
    PICTURE: it "Le fasi nel tempo: una riga per termine, con i giorni trascorsi, quelli fino al limite, il ritardo, le sospensioni e la previsione. Gli stessi dati sono nella tabella delle fasi."
        en "The phases in time: a row for each clock, with the days used, those up to the limit, lateness, suspensions and forecast. The table of phases has the same data.";
}

say! {
    /// "Situazione a lunedì 24 agosto 2026".
    pub fn heading(lang, day: Date) let day = long(lang, day);
        it "Situazione a {day}"
        en "Situation on {day}";

    /// How many changes are shown of how many.
    pub fn newest_of(lang, shown: usize, all: usize) match all {
        1 => it "Una modifica." en "One change.";
        _ if shown == all =>
            it "{all} modifiche, la più recente in alto."
            en "{all} changes, the newest first.";
        _ =>
            it "Le ultime {shown} di {all} modifiche, la più recente in alto."
            en "The latest {shown} of {all} changes, the newest first.";
    }
}
