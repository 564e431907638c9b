//! What is said of keys and texts that nobody meant for the screen they came to.

use crate::say;

say! {
    /// More keys came at once than a hand presses, and nothing was done.
    pub fn burst(lang) -> &str
        it "Ignorato: molti tasti in un colpo. Un testo va incollato in un campo."
        en "Ignored: many keys at once. A text has to be pasted into a field.";

    /// A text was pasted where there is no field for it.
    pub fn paste(lang) -> &str
        it "Ignorato: qui un testo incollato non ha un campo in cui stare."
        en "Ignored: there is no field here for a pasted text to go into.";

    /// A key that does nothing where it was pressed; without a name, one that has none.
    pub fn key(lang, name: Option<&str>) match name {
        Some(name) =>
            it "Qui il tasto {name} non fa nulla: ? elenca quelli che servono."
            en "The key {name} does nothing here: ? lists those that do.";
        None =>
            it "Qui questo tasto non fa nulla: ? elenca quelli che servono."
            en "This key does nothing here: ? lists those that do.";
    }

    /// An Enter came together with a text, and was not taken.
    pub fn enter(lang) -> &str
        it "Invio è arrivato insieme al testo e non conta: controlla, poi premi Invio."
        en "Enter came together with the text and does not count: check, then press Enter.";
}
