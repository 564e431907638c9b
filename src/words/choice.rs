//! What is said where a new dossier begins: which plans there are.

use crate::say;

say! {
    /// What is asked.
    pub fn which_plan(lang) -> &str
        it "Con quale cronoprogramma comincia il fascicolo?"
        en "Which plan does the dossier begin with?";

    /// What becomes of the answer.
    pub fn nothing_saved_yet(lang) -> &str
        it "Si cambia anche dopo (m); per ora non si salva niente."
        en "It can be changed later (m); nothing is saved yet.";

    /// The row that reads a plan from a file.
    pub fn from_a_file(lang) -> &str
        it "da un file: un testo, una tabella, o un altro fascicolo…"
        en "from a file: a text, a table, or another dossier…";

    /// What stands on the rule above the phases of a plan.
    pub fn its_phases(lang) -> &str it "Le sue fasi" en "Its phases";
}
