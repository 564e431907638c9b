//! What stands in the row of a dossier: why it cannot be read, and what else is open.

use crate::say;

say! {
    pub(in crate::words) fn damaged(lang) -> &str it "danneggiato" en "damaged";
    pub(in crate::words) fn gone(lang) -> &str it "non c'è più" en "gone";
    pub(in crate::words) fn not_there(lang) -> &str it "non c'è" en "not there";
    pub(in crate::words) fn not_crono(lang) -> &str it "non di crono" en "not of crono";
    pub(in crate::words) fn not_file(lang) -> &str it "non è un file" en "not a file";
    pub(in crate::words) fn too_large(lang) -> &str it "troppo grande" en "too large";

    pub(in crate::words) fn clocks_late(lang, n: usize) it "; {n} termini in ritardo" en "; {n} clocks late";

    pub(in crate::words) fn merge_at(lang, line: usize) it "fusione git, riga {line}" en "merge git, line {line}";

    pub(in crate::words) fn damage_at(lang, line: usize, column: usize)
        it "riga {line}, col. {column}"
        en "line {line}, col. {column}";
}

say! {
    /// What stands in the column of the state of a file that cannot be read.
    pub fn unreadable(lang) -> &str it "non leggibile" en "unreadable";

    /// What stands there while it is read.
    pub(in crate::words) fn being_read(lang) -> &str it "in lettura" en "being read";
}
