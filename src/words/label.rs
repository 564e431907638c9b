//! Fixed words: heads of columns, names of fields, hints of keys, one row each.
//!
//! A row is a compile error without both languages, and a test walks them all.

use super::Lang;

macro_rules! labels {
    ($($name:ident: $it:literal, $en:literal;)*) => {
        /// A fixed word or sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each row says what it is")]
        pub enum Label {
            $($name,)*
        }

        impl Label {
            /// Every row.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The words of this row.
            #[must_use]
            pub const fn text(self, lang: Lang) -> &'static str {
                match self {
                    $(Self::$name => lang.pick($it, $en),)*
                }
            }
        }
    };
}

labels! {
    // Heads of the list.
    HeadPhase: "Fase", "Phase";
    HeadDue: "Scade", "Due";
    HeadDays: "Giorni", "Days";
    HeadLeft: "Resta", "Left";
    HeadState: "Situazione", "State";
    HeadWho: "Tocca a", "To act";

    // Who must act, as the list says it; `UsNow` while a clock runs.
    Us: "noi", "us";
    UsNow: "NOI", "US";
    Supplier: "fornitore", "supplier";
    Together: "insieme", "together";

    // Rows of the pane.
    Clock: "Termine", "Clock";
    Reading: "Lettura", "Reading";
    Holiday: "Festivo", "Holiday";
    Turn: "Toccava", "Turn";
    Outcome: "Esito", "Outcome";
    Note: "Nota", "Note";
    Answers: "Risposte", "Answers";
    Requests: "Richieste", "Requests";
    Informative: "Inform.", "Inform.";
    Log: "Attività", "Activity";
    Suspended: "Sospeso", "Paused";
    Extended: "Proroga", "Extended";
    Ceiling: "Tetto", "Ceiling";
    Foreseen: "Previsto", "Forecast";
    Margin: "Margine", "Margin";
    Estimate: "Stima", "Estimate";
    Check: "Verifica", "Check";
    ToBeRecorded: "da registrare", "to be recorded";
    AsOf: "AL", "AS OF";
    ReadOnly: "SOLA LETTURA", "READ ONLY";
    NextDates: "Prossime date", "Next dates";
    LastChanges: "Ultime modifiche", "Last changes";
    OnADay: "a una data", "on a day";
    NothingForUs: "Oggi non tocca a noi.", "Nothing for us to do today.";

    // Sentences under the table.
    Forecast: "Previsione", "Forecast";
    FixedDay: "Data fissa", "Fixed day";

    // Fields of the forms.
    FieldDate: "Data", "Date";
    FieldReason: "Motivo", "Reason";
    FieldProtocol: "Protocollo", "Protocol";
    FieldProtocolDate: "del", "of";
    FieldSource: "Fonte", "Source";
    FieldNote: "Nota", "Note";
    FieldPec: "Ricevuta PEC", "PEC receipt";
    FieldAttachment: "Allegato", "Attachment";
    FieldEffect: "Effetto", "Effect";
    FieldDay: "Giorno", "Day";
    FieldWas: "Era", "Was";
    FieldSubject: "Oggetto", "Subject";
    FieldText: "Testo", "Text";
    FieldName: "Nome", "Name";
    FieldId: "Sigla", "Id";
    FieldValue: "Valore", "Value";
    FieldBecomes: "Diventa", "Becomes";
    NoKind: "nessuno", "none";
    NoSource: "nessuna", "none";
    FieldKind: "Tipo", "Kind";
    FieldAct: "Atto", "Act";
    FieldFrom: "Dal", "From";
    FieldClocks: "Termini", "Clocks";
    FieldTicked: "Quali", "Which";
    FieldOrderedBy: "Ordinata", "Ordered by";
    FieldWhich: "Quale", "Which";
    FieldTerm: "Termine", "New term";
    FieldTermOf: "di", "of";
    FieldClock: "Termine", "Clock";
    FieldGrant: "Giorni", "Days";
    FieldGranted: "Concessa", "Granted";
    FieldOf: "Di", "Of";

    FieldFormat: "Formato", "Format";
    FieldFile: "File", "File";

    // Formats of a report, and what may be copied.
    FormatText: "testo, come crono status", "text, as crono status";
    FormatHtml: "rapporto HTML, da stampare o allegare", "HTML report, to print or attach";
    FormatMarkdown: "rapporto Markdown", "Markdown report";
    FormatExcel: "Excel, tabella dei termini", "CSV for Italian Excel, clocks";
    FormatCalendar: "calendario (ics)", "calendar (ics)";
    FormatCsv: "CSV, per altri programmi", "CSV, for other programs";
    FormatJson: "JSON, per altri programmi", "JSON, for other programs";
    CopyLine: "appunti: la riga", "clipboard: the line";
    CopyPhase: "appunti: la fase", "clipboard: the phase";
    CopyWhole: "appunti: tutta la situazione", "clipboard: the whole situation";

    // Titles of forms and views.
    TitleRecord: "REGISTRA", "RECORD";
    TitleCorrect: "CORREGGI", "CORRECT";
    TitleAnswer: "RISPOSTA", "ANSWER";
    TitleOpenRequest: "APRI RICHIESTA", "OPEN REQUEST";
    TitleAddItem: "AGGIUNGI VOCE", "ADD ITEM";
    TitleNote: "NOTA", "NOTE";
    TitleChange: "MODIFICA", "CHANGE";
    TitleSuspend: "SOSPENDI", "SUSPEND";
    TitleResume: "RIPRENDI", "RESUME";
    TitleExtend: "ESTENDI", "EXTEND";
    TitlePromise: "PROMESSA", "PROMISE";
    TitleTakeBack: "TOGLI", "TAKE BACK";
    TitleSituation: "SITUAZIONE", "SITUATION";
    TitleExport: "ESPORTA", "EXPORT";
    TitleAdd: "AGGIUNGI", "ADD";
    TitleConflict: "CONFLITTO", "CONFLICT";
    TitleRequests: "RICHIESTE", "REQUESTS";
    TitleJournal: "STORICO DELLE MODIFICHE", "JOURNAL OF CHANGES";
    TitleOrigin: "ORIGINE", "ORIGIN";
    TitlePlan: "CRONOPROGRAMMA", "PLAN";
    TitleTimeline: "LINEA DEL TEMPO", "TIMELINE";
    TitleHelp: "AIUTO", "HELP";

    // Sources of a record.
    Minutes: "verbale", "minutes";
    Pec: "PEC", "PEC";
    Protocol: "protocollo", "protocol";
    Decision: "determina", "decision";
    Platform: "piattaforma", "platform";
    Other: "altro", "other";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_something_in_both_languages() {
        for label in Label::ALL {
            for lang in Lang::ALL {
                let text = label.text(lang);
                assert!(
                    !text.is_empty() && text.trim() == text,
                    "{label:?} {lang:?}"
                );
            }
        }
    }

    #[test]
    fn rows_of_the_pane_leave_a_blank_before_what_they_say() {
        for label in [
            Label::Clock,
            Label::Reading,
            Label::Holiday,
            Label::Note,
            Label::Informative,
            Label::Check,
            Label::Foreseen,
            Label::Margin,
            Label::Estimate,
        ] {
            for lang in Lang::ALL {
                assert!(label.text(lang).chars().count() <= 9, "{label:?}");
            }
        }
    }

    #[test]
    fn heads_of_the_list_fit_their_columns() {
        for (label, columns) in [
            (Label::HeadPhase, 24),
            (Label::HeadDue, 8),
            (Label::HeadDays, 8),
            (Label::HeadLeft, 5),
            (Label::HeadState, 14),
            (Label::HeadWho, 9),
        ] {
            for lang in Lang::ALL {
                assert!(label.text(lang).chars().count() <= columns, "{label:?}");
            }
        }
    }
}
