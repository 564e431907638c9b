//! Fixed words: heads of columns, names of fields, hints of keys, one row each.
//!
//! A row is a compile error without both languages, and a test walks them all.

use crate::say;

use super::Lang;

macro_rules! labels {
    ($($name:ident: it $it:literal en $en:literal $(de $de:literal)?;)*) => {
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
                label(lang, self)
            }
        }

        say! {
            fn label(lang, label: Label) -> &str match label {
                $(Label::$name => it $it en $en $(de $de)?;)*
            }
        }
    };
}

labels! {
    // Heads of the list.
    HeadPhase: it "Fase" en "Phase";
    HeadDue: it "Scade" en "Due";
    HeadDays: it "Giorni" en "Days";
    HeadLeft: it "Resta" en "Left";
    HeadState: it "Situazione" en "State";
    HeadWho: it "Tocca a" en "To act";

    // Who must act, as the list says it; `UsNow` while a clock runs.
    Us: it "noi" en "us";
    UsNow: it "NOI" en "US";
    Together: it "insieme" en "together";

    // Rows of the pane.
    Clock: it "Termine" en "Clock";
    Reading: it "Si conta" en "Counted";
    Attempts: it "Tentativi" en "Attempts";
    Entry: it "voce" en "entry";
    Request: it "richiesta" en "request";
    Holiday: it "Festivo" en "Holiday";
    Turn: it "Toccava" en "Turn";
    Outcome: it "Esito" en "Outcome";
    Note: it "Nota" en "Note";
    Answers: it "Risposte" en "Answers";
    Requests: it "Richieste" en "Requests";
    Register: it "Registro" en "Register";
    Informative: it "Obbligo" en "Duty";
    Log: it "Attività" en "Activity";
    Suspended: it "Sospeso" en "Paused";
    Extended: it "Proroga" en "Extended";
    Ceiling: it "Tetto" en "Ceiling";
    Foreseen: it "Previsto" en "Forecast";
    Margin: it "Margine" en "Margin";
    Estimate: it "Stima" en "Estimate";
    Check: it "Verifica" en "Check";
    Optional: it "facoltativo" en "optional";
    ToBeRecorded: it "da registrare" en "to be recorded";
    AsOf: it "AL" en "AS OF";
    ReadOnly: it "SOLA LETTURA" en "READ ONLY";
    NextDates: it "Prossime date" en "Next dates";
    LastChanges: it "Ultime modifiche" en "Last changes";
    OnADay: it "a una data" en "on a day";
    NothingForUs: it "Oggi non tocca a noi." en "Nothing for us to do today.";

    // Sentences under the table.
    Forecast: it "Previsione" en "Forecast";
    FixedDay: it "Data fissa" en "Fixed day";

    // Fields of the forms.
    FieldDate: it "Data" en "Date";
    FieldReason: it "Motivo" en "Reason";
    FieldProtocol: it "Protocollo" en "Protocol";
    FieldProtocolDate: it "del" en "of";
    FieldOutcome: it "Esito" en "Outcome";
    TitleApplies: it "SI APPLICA" en "APPLIES";
    FieldSource: it "Fonte" en "Source";
    FieldNote: it "Nota" en "Note";
    FieldPec: it "Ricevuta PEC" en "PEC receipt";
    FieldAttachment: it "Allegato" en "Attachment";
    FieldEffect: it "Effetto" en "Effect";
    FieldDay: it "Giorno" en "Day";
    FieldWas: it "Era" en "Was";
    FieldSubject: it "Oggetto" en "Subject";
    FieldText: it "Testo" en "Text";
    FieldName: it "Nome" en "Name";
    FieldItalian: it "Italiano" en "Italian";
    FieldEnglish: it "Inglese" en "English";
    FieldGroup: it "Gruppo" en "Group";
    FieldLine: it "Riga" en "Line";
    FieldId: it "Sigla" en "Id";
    FieldValue: it "Valore" en "Value";
    FieldQuestion: it "Domanda" en "Question";
    FieldAnswer: it "Risposta" en "Answer";
    FieldOr: it "Oppure" en "Or";
    FieldBecomes: it "Diventa" en "Becomes";
    FieldInSentences: it "In frase" en "Sentences";
    NoKind: it "nessuno" en "none";
    NoSource: it "nessuna" en "none";
    FieldKind: it "Tipo" en "Kind";
    FieldAct: it "Atto" en "Act";
    FieldFrom: it "Dal" en "From";
    FieldClocks: it "Termini" en "Clocks";
    FieldTicked: it "Quali" en "Which";
    FieldOrderedBy: it "Ordinata" en "Ordered by";
    FieldWhich: it "Quale" en "Which";
    FieldTerm: it "Termine" en "New term";
    FieldTermOf: it "di" en "of";
    FieldClock: it "Termine" en "Clock";
    FieldGrant: it "Giorni" en "Days";
    FieldGranted: it "Concessa" en "Granted";
    FieldOf: it "Di" en "Of";

    FieldFormat: it "Formato" en "Format";
    FieldFile: it "File" en "File";

    // Formats of a report, and what may be copied.
    FormatText: it "testo, come crono status" en "text, as crono status";
    FormatHtml: it "rapporto HTML, da stampare o allegare" en "HTML report, to print or attach";
    FormatMarkdown: it "rapporto Markdown" en "Markdown report";
    FormatExcel: it "Excel, tabella dei termini" en "CSV for Italian Excel, clocks";
    FormatCalendar: it "calendario (ics)" en "calendar (ics)";
    FormatCsv: it "CSV, per altri programmi" en "CSV, for other programs";
    FormatJson: it "JSON, per altri programmi" en "JSON, for other programs";
    GlossCalendar: it "calendario" en "calendar";
    GlossCsv: it "foglio di calcolo" en "spreadsheet";
    GlossMarkdown: it "rapporto in Markdown" en "report in Markdown";
    GlossHtml: it "rapporto" en "report";
    GlossJson: it "per programmi" en "for programs";
    CopyLine: it "appunti: la riga" en "clipboard: the line";
    CopyPhase: it "appunti: la fase" en "clipboard: the phase";
    CopyWhole: it "appunti: tutta la situazione" en "clipboard: the whole situation";

    // Titles of forms and views.
    TitleRecord: it "REGISTRA" en "RECORD";
    TitleCorrect: it "CORREGGI" en "CORRECT";
    TitleAnswer: it "RISPOSTA" en "ANSWER";
    TitleOpenRequest: it "APRI RICHIESTA" en "OPEN REQUEST";
    TitleOpenEntry: it "APRI" en "OPEN";
    TitleAddItem: it "AGGIUNGI VOCE" en "ADD ITEM";
    TitleTick: it "SPUNTA" en "TICK";
    TitleAddPoint: it "AGGIUNGI PUNTO" en "ADD POINT";
    TitleNote: it "NOTA" en "NOTE";
    TitleChange: it "MODIFICA" en "CHANGE";
    TitleSituation: it "SITUAZIONE" en "SITUATION";
    TitleExport: it "ESPORTA" en "EXPORT";
    TitlePastedTable: it "TABELLA INCOLLATA" en "PASTED TABLE";
    TitleFromFile: it "CRONOPROGRAMMA DA FILE" en "PLAN FROM A FILE";
    TitleAdd: it "AGGIUNGI" en "ADD";
    TitleAddLine: it "AGGIUNGI EVENTO" en "ADD EVENT";
    TitleConflict: it "CONFLITTO" en "CONFLICT";
    TitleRequests: it "RICHIESTE" en "REQUESTS";
    TitleRegister: it "REGISTRO" en "REGISTER";
    TitleJournal: it "STORICO DELLE MODIFICHE" en "JOURNAL OF CHANGES";
    TitleOrigin: it "ORIGINE" en "ORIGIN";
    TitlePlan: it "CRONOPROGRAMMA" en "PLAN";
    TitlePlanText: it "CRONOPROGRAMMA COME TESTO" en "THE PLAN AS TEXT";
    TitleTimeline: it "LINEA DEL TEMPO" en "TIMELINE";
    TitleHelp: it "AIUTO" en "HELP";

    // Sources of a record.
    Minutes: it "verbale" en "minutes";
    Pec: it "PEC" en "PEC";
    Protocol: it "protocollo" en "protocol";
    Decision: it "determina" en "decision";
    Platform: it "piattaforma" en "platform";
    Other: it "altro" en "other";
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
