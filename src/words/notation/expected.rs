//! What a text may say at a place, where it says something else.

use crate::say;

/// What a text was expected to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedText {
    /// How days are counted.
    Days,
    /// A day of every year.
    DayOfYear,
    /// Which days are worked.
    Week,
    /// A time zone.
    Zone,
    /// A length.
    Limit,
    /// A number of days.
    NumberOfDays,
    /// A day.
    Day,
    /// What lateness of a term costs.
    Penalty,
    /// What lateness costs.
    Penalties,
    /// How long a contract may be suspended.
    Ceiling,
    /// A fixed day with its name.
    Deadline,
}

say! {
    /// What is expected at a place, with an example.
    pub(super) fn expected(lang, what: ExpectedText) -> &str match what {
        ExpectedText::Days =>
            it "nominali, civili, civili e patrono, ue, patrono 28/4, settimana lun-sab o fuso Europe/Rome"
            en "nominal, civil, civil and patron, eu, patron 28/4, week mon-sat or zone Europe/Rome";
        ExpectedText::DayOfYear => it "un giorno dell'anno, come 28/4" en "a day of the year, such as 28/4";
        ExpectedText::Week => it "lun-ven o lun-sab" en "mon-fri or mon-sat";
        ExpectedText::Zone => it "un fuso orario, come Europe/Rome" en "a time zone, such as Europe/Rome";
        ExpectedText::Limit =>
            it "una durata: 30 g, 5 gl (giorni lavorativi), 3 mesi, 2 anni"
            en "a length: 30 d, 5 wd (working days), 3 months, 2 years";
        ExpectedText::NumberOfDays => it "un numero di giorni, come 7 g" en "a number of days, such as 7 d";
        ExpectedText::Day => it "un giorno con l'anno, come 30/06/2026" en "a day with its year, such as 30/06/2026";
        ExpectedText::Penalty => it "100 euro o 0,5 per mille" en "100 euro or 0.5 per mille";
        ExpectedText::Penalties =>
            it "1 per mille al giorno, al massimo 10 %" en "1 per mille a day, at most 10 %";
        ExpectedText::Ceiling => it "al massimo 25 %, 6 mesi, o solo annotate" en "at most 25 %, 6 months, or only noted";
        ExpectedText::Deadline => it "un nome e un giorno, come Collaudo 31/03/2026" en "a name and a day, such as Acceptance 31/03/2026";
    }
}
