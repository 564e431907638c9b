//! What is said while the whole plan is written as text.

use crate::say;

use super::sanitize::sanitized;

say! {
    /// Where the cursor is.
    pub fn place(lang, line: usize, of: usize) it "riga {line} di {of}" en "line {line} of {of}";

    /// How many lines a text has.
    pub fn lines(lang, n: usize) match n {
        1 => it "{n} riga" en "{n} line";
        _ => it "{n} righe" en "{n} lines";
    }

    /// How many values would be others.
    pub fn values(lang, n: usize) match n {
        1 => it "{n} valore cambia" en "{n} value changes";
        _ => it "{n} valori cambiano" en "{n} values change";
    }

    /// What is wrong in a line; of several faults, which of how many it is.
    pub fn fault(lang, line: usize, what: &str, nth: usize, of: usize) match of {
        0 | 1 => it "riga {line}: {what}" en "line {line}: {what}";
        _ =>
            it "riga {line} ({nth} di {of} errori): {what}"
            en "line {line} ({nth} of {of} faults): {what}";
    }

    /// What the list beside the text shows: the plan as the text says it.
    pub fn as_read(lang) -> &str it "COME DIVENTA" en "AS IT BECOMES";

    /// The same while the text says nothing that can be read.
    pub fn as_read_before(lang) -> &str
        it "COM'ERA PRIMA DELL'ERRORE"
        en "AS IT WAS BEFORE THE FAULT";

    /// Nothing is altered yet: how lines are written, and the key that goes on.
    pub fn untouched(lang, example: &str, begins: bool) match begins {
        true =>
            it "Una riga per evento: {example}. Tab completa un nome, F2 lo prende per cominciare."
            en "A line for each event: {example}. Tab completes a name, F2 takes it to begin with.";
        false =>
            it "Una riga per evento: {example}. Tab completa un nome, F2 mostra l'effetto e salva."
            en "A line for each event: {example}. Tab completes a name, F2 shows the effect and saves.";
    }

    /// The names that may stand there.
    pub fn candidates(lang, names: &str, more: usize) let names = sanitized(names); match more {
        0 => every "{names}";
        _ => it "{names} (e altri {more})" en "{names} (and {more} more)";
    }

    /// No name begins so.
    pub fn no_candidate(lang) -> &str
        it "Tab: nessun evento e nessuna parte cominciano così."
        en "Tab: no event and no party begins so.";

    /// No name stands there.
    pub fn nothing_to_complete(lang) -> &str
        it "Tab completa chi agisce e gli eventi nominati, dopo la prima |."
        en "Tab completes who acts and the events that are named, after the first |.";

    /// A name that is whole already.
    pub fn whole(lang, name: &str) let name = sanitized(name);
        it "Tab: \"{name}\" è già intero."
        en "Tab: \"{name}\" is whole already.";

    /// Somebody else wrote the same line meanwhile.
    pub fn clash(lang, by: &str) let by = sanitized(by);
        it "{by} ha cambiato questa riga mentre scrivevi. Nulla è stato perso."
        en "{by} changed this line while you were writing. Nothing is lost.";

    /// A line that is not there.
    pub fn no_line(lang) -> &str it "(la riga non c'è)" en "(there is no such line)";

    /// My line cannot go over theirs by itself, and what to do.
    pub fn cannot_go_over(lang) -> &str
        it "La tua riga non può prendere il posto dell'altra: scrivila com'è nel file, salva il resto e riaprila."
        en "Your line cannot take the place of the other: write it as it is in the file, save the rest and open it again.";
}
