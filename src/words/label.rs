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
    Note: "Nota", "Note";
    Informative: "Inform.", "Inform.";
    Check: "Verifica", "Check";
    ToBeRecorded: "da registrare", "to be recorded";
    ReadOnly: "SOLA LETTURA", "READ ONLY";
    NextDates: "Prossime date", "Next dates";
    LastChanges: "Ultime modifiche", "Last changes";
    NothingForUs: "Oggi non tocca a noi.", "Nothing for us to do today.";

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
    FieldWas: "Era", "Was";
    FieldSubject: "Oggetto", "Subject";
    FieldText: "Testo", "Text";
    FieldName: "Nome", "Name";
    FieldId: "Sigla", "Id";

    // Titles of forms and views.
    TitleRecord: "REGISTRA", "RECORD";
    TitleCorrect: "CORREGGI", "CORRECT";
    TitleAnswer: "RISPOSTA", "ANSWER";
    TitleOpenRequest: "APRI RICHIESTA", "OPEN REQUEST";
    TitleAddItem: "AGGIUNGI VOCE", "ADD ITEM";
    TitleNote: "NOTA", "NOTE";
    TitleConflict: "CONFLITTO", "CONFLICT";
    TitleRequests: "RICHIESTE", "REQUESTS";
    TitleJournal: "STORICO DELLE MODIFICHE", "JOURNAL OF CHANGES";
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
