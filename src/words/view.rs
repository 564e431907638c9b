//! Words of the views: heads of columns, empty states, what stands beside a field.

use crate::say;

say! {
    /// `Risposta`.
    pub fn answered(lang) -> &str it "Risposta" en "Answered";
    /// `attesa`.
    pub fn awaited(lang) -> &str it "attesa" en "awaited";
    /// `g`.
    pub fn days_in_short(lang) -> &str it "g" en "d";
    /// `prima`.
    pub fn earlier(lang) -> &str it "prima" en "before";
    /// `concluso prima dell'avvio: date da verificare`.
    pub fn ended_before_start(lang) -> &str
        it "concluso prima dell'avvio: date da verificare"
        en "ended before start: check the dates";
    /// `nel file`.
    pub fn in_the_file(lang) -> &str it "nel file" en "in the file";
    /// `Vedere`.
    pub fn looking(lang) -> &str it "Vedere" en "Looking";
    /// `Muoversi`.
    pub fn moving(lang) -> &str it "Muoversi" en "Moving";
    /// `Nessuna modifica: il fascicolo è nuovo.`.
    pub fn no_changes(lang) -> &str
        it "Nessuna modifica: il fascicolo è nuovo."
        en "No changes: the dossier is new.";
    /// `nessuna data`.
    pub fn no_date(lang) -> &str it "nessuna data" en "no date";
    /// `nessuno: è già così`.
    pub fn no_effect(lang) -> &str it "nessuno: è già così" en "none: it is so already";
    /// `nessuno finché la data non è valida`.
    pub fn no_effect_without_date(lang) -> &str
        it "nessuno finché la data non è valida"
        en "none until the date is valid";
    /// `nessuno finché non scrivi il motivo`.
    pub fn no_effect_without_reason(lang) -> &str
        it "nessuno finché non scrivi il motivo"
        en "none until you type the reason";
    /// `Nessuna richiesta.`.
    pub fn no_requests(lang) -> &str it "Nessuna richiesta." en "No requests.";
    /// `non salvata`.
    pub fn not_saved(lang) -> &str it "non salvata" en "not saved";
    /// `n.`.
    pub fn number_head(lang) -> &str it "n." en "no.";
    /// `Nessuna richiesta. Con a se ne apre una.`.
    pub fn open_a_request_with_a(lang) -> &str
        it "Nessuna richiesta. Con a se ne apre una."
        en "No requests. Open one with a.";
    /// `Aperta`.
    pub fn opened(lang) -> &str it "Aperta" en "Opened";
    /// `fuori`.
    pub fn outside(lang) -> &str it "fuori" en "outside";
    /// `Programma`.
    pub fn program(lang) -> &str it "Programma" en "Program";
    /// `più termini, da segnare sotto`.
    pub fn several_clocks(lang) -> &str
        it "più termini, da segnare sotto"
        en "several, to be ticked below";
    /// `oggi`.
    pub fn today(lang) -> &str it "oggi" en "today";
    /// `Scrivere`.
    pub fn writing(lang) -> &str it "Scrivere" en "Writing";
    /// `la tua`.
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

    /// Until a day, of a service.
    pub fn through(lang, state: &str, day: &str)
        it "{state} fino a {day} compreso"
        en "{state} through {day}";

    /// Days used, and from which day they are counted.
    pub fn counts_from(lang, used: &str, day: &str)
        it "{used}, decorre da {day}"
        en "{used}, counts from {day}";
}
