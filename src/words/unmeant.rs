//! What is said of keys and texts that nobody meant for the screen they came to.

use super::Lang;

/// More keys came at once than a hand presses, and nothing was done.
#[must_use]
pub const fn burst(lang: Lang) -> &'static str {
    lang.pick(
        "Ignorato: molti tasti in un colpo. Un testo va incollato in un campo.",
        "Ignored: many keys at once. A text has to be pasted into a field.",
    )
}

/// A text was pasted where there is no field for it.
#[must_use]
pub const fn paste(lang: Lang) -> &'static str {
    lang.pick(
        "Ignorato: qui un testo incollato non ha un campo in cui stare.",
        "Ignored: there is no field here for a pasted text to go into.",
    )
}

/// An Enter came together with a text, and was not taken.
#[must_use]
pub const fn enter(lang: Lang) -> &'static str {
    lang.pick(
        "Invio è arrivato insieme al testo e non conta: controlla, poi premi Invio.",
        "Enter came together with the text and does not count: check, then press Enter.",
    )
}
