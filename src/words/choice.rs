//! What is said where a new dossier begins: which plans there are, and what a file of one says or lacks.

use chrono::{DateTime, FixedOffset};

use crate::calendar::Date;
use crate::say;

use super::news::instant;
use super::sanitize::sanitized;

say! {
    /// What is asked.
    pub fn which_plan(lang) -> &str
        it "Con quale cronoprogramma comincia il fascicolo?"
        en "Which plan does the dossier begin with?";

    /// What becomes of the answer.
    pub fn nothing_saved_yet(lang) -> &str
        it "Si cambia anche dopo (m); per ora non si salva niente."
        en "It can be changed later (m); nothing is saved yet.";

    /// How one leaves the choice.
    pub fn q_leaves(lang) -> &str
        it "q esce: finché non si sceglie, niente è salvato. Invio comincia."
        en "q leaves: nothing is saved until something is chosen. Enter begins.";

    /// The row that reads a plan from a file, or goes on with the one that was begun at some time.
    pub fn from_a_file(lang, left: Option<DateTime<FixedOffset>>, today: Date) match left {
        None =>
            it "da un file: un testo, una tabella, o un altro fascicolo…"
            en "from a file: a text, a table, or another dossier…";
        Some(at) => let at = instant(lang, at, today);
            it "da un file, a metà delle domande di {at}…"
            en "from a file, half through the questions of {at}…";
    }

    /// The row that opens a text: a new one, or the one that was begun at some time.
    pub fn typed_here(lang, left: Option<DateTime<FixedOffset>>, today: Date) match left {
        None => it "un testo mio, scritto qui…" en "a text of my own, typed here…";
        Some(at) => let at = instant(lang, at, today);
            it "il testo mio di {at}, che aspetta…"
            en "my own text of {at}, which waits…";
    }

    /// What a plan is called that was typed.
    pub fn own_text(lang) -> &str it "testo mio" en "my own text";

    /// A plan was typed.
    pub fn enter_begins(lang) -> &str
        it "Letto: Invio comincia con questo, il testo si cambia anche dopo (m, e)."
        en "Read: Enter begins with it, the text can be changed later (m, e).";

    /// Somebody else began the dossier.
    pub fn begun_meanwhile(lang) -> &str
        it "Un collega ha cominciato il fascicolo: il suo cronoprogramma si cambia con m, e."
        en "A colleague began the dossier: its plan is changed with m, e.";

    /// What is said under a text that can be read.
    pub fn takes_it(lang) -> &str
        it "Si legge: F2 lo prende per cominciare."
        en "It can be read: F2 takes it to begin with.";

    /// A text to begin with, that is a plan already.
    pub fn starter(lang) -> &str
        it "titolo: Nuovo contratto\ngiorni: nominali\n\n1. Avvio\n- Firma | noi e ditta\n- Consegna | ditta | 30 g da Firma\n"
        en "title: New contract\ndays: nominal\n\n1. Start\n- Signing | we and supplier\n- Delivery | supplier | 30 d from Signing\n";

    /// What stands on the rule above the phases of a plan.
    pub fn its_phases(lang) -> &str it "Le sue fasi" en "Its phases";

    /// Which question about a table is asked, of those that are known.
    pub fn a_question(lang, nth: usize, of: usize)
        it "domanda {nth} di {of}"
        en "question {nth} of {of}";

    /// Which words may be typed instead of a name.
    pub fn free_answer(lang, words: &str) it "una parola: {words}" en "a word: {words}";

    /// A plan was read, and what of it is not kept.
    pub fn found_in(lang, file: &str, remarks: &[String])
        let (file, remarks) = (sanitized(file), remarks.join(" "));
        it "Letto da {file}: Invio comincia con questo. {remarks}"
        en "Read from {file}: Enter begins with it. {remarks}";

    /// No file begins so.
    pub fn no_file_begins_so(lang) -> &str
        it "Tab: nessun file comincia così." en "Tab: no file begins so.";

    /// Why no plan was read.
    pub fn no_plan_in(lang, said: &[String]) match said {
        [only] => let only = only.trim(); every "{only}";
        [first, rest @ ..] => let (first, n) = (first.trim(), rest.len());
            it "{first} (+{n}, qui sopra: ↑↓ li scorre)"
            en "{first} (+{n}, above: ↑↓ goes through them)";
        [] => every "";
    }
}
