//! Looking for something in a list: what stands before the words, and what was found.

use crate::say;

use super::sanitize::sanitized;

say! {
    /// What stands before the words that are looked for.
    pub fn head(lang) -> &str
        it "Cerca: "
        en "Search: ";

    /// How many rows have them: "3 di 1000".
    pub fn found(lang, counts: (usize, usize)) let (found, of) = counts;
        it "{found} di {of}"
        en "{found} of {of}";

    /// That the list is not whole, and which part of it is here.
    pub fn only(lang, sought: &str, counts: (usize, usize))
        let (sought, found) = (sanitized(sought), found(lang, counts)); let any = counts.0 > 0; match any {
        true =>
            it "Solo con «{sought}»: {found}. Esc mostra tutto."
            en "Only with \"{sought}\": {found}. Esc shows all.";
        false => say nothing(lang, &sought);
    }

    /// That nothing was found.
    pub fn nothing(lang, sought: &str) let sought = sanitized(sought);
        it "Niente con «{sought}». Esc mostra tutto."
        en "Nothing with \"{sought}\". Esc shows all.";
}
