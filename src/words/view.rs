//! Words of the views: heads of columns, empty states, what stands beside a field.

#![expect(missing_docs, reason = "each row is the words themselves")]

use crate::say;

say! {
    pub fn answered(lang) -> &str it "Risposta" en "Answered";
    pub fn awaited(lang) -> &str it "attesa" en "awaited";
    pub fn days_in_short(lang) -> &str it "g" en "d";
    pub fn earlier(lang) -> &str it "prima" en "before";
    pub fn in_the_file(lang) -> &str it "nel file" en "in the file";
    pub fn looking(lang) -> &str it "Vedere" en "Looking";
    pub fn moving(lang) -> &str it "Muoversi" en "Moving";
    pub fn no_changes(lang) -> &str
        it "Nessuna modifica: il fascicolo è nuovo."
        en "No changes: the dossier is new.";
    pub fn no_effect(lang) -> &str it "nessuno: è già così" en "none: it is so already";
    pub fn no_effect_without_date(lang) -> &str
        it "nessuno finché la data non è valida"
        en "none until the date is valid";
    pub fn no_effect_without_reason(lang) -> &str
        it "nessuno finché non scrivi il motivo"
        en "none until you type the reason";
    pub fn not_saved(lang) -> &str it "non salvata" en "not saved";
    pub fn number_head(lang) -> &str it "n." en "no.";
    pub fn opened(lang) -> &str it "Aperta" en "Opened";
    pub fn program(lang) -> &str it "Programma" en "Program";
    pub fn several_clocks(lang) -> &str
        it "più termini, da segnare sotto"
        en "several, to be ticked below";
    pub fn today(lang) -> &str it "oggi" en "today";
    pub fn writing(lang) -> &str it "Scrivere" en "Writing";
    pub fn yours(lang) -> &str it "la tua" en "yours";

    /// What art. 1187 of the civil code would give, where it differs.
    pub fn holiday_rule(lang, day: &str, in_time: bool, past: bool) match (in_time, past) {
        (true, _) =>
            it "nei termini se vale l'art. 1187 c.c.: scadeva {day}"
            en "in time if art. 1187 c.c. applies: it was due {day}";
        (false, true) =>
            it "se vale l'art. 1187 c.c. scadeva {day}"
            en "if art. 1187 c.c. applies it was due {day}";
        (false, false) =>
            it "se vale l'art. 1187 c.c. scade {day}"
            en "if art. 1187 c.c. applies it is due {day}";
    }

    /// The dates the plan offers, where none is typed.
    pub fn dates_offered(lang, dates: &str)
        it "nessuna data è scontata; con ↓ le proposte: {dates}"
        en "no date goes without saying; ↓ offers {dates}";

    /// Days used, and from which day they are counted.
    pub fn counts_from(lang, used: &str, day: &str)
        it "{used}, decorre da {day}"
        en "{used}, counts from {day}";
}
