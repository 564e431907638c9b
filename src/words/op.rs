//! What each kind of change is called: after a save, in the journal, where somebody else made it, and in the
//! column of a table; of acts, the head of the form and the help of the command.
//!
//! What a change is about is said by the kind of its facts, in `act.rs` and `change.rs`.

use crate::record::Op;
use crate::say;

use super::phrase::phrases;

say! {
    /// The line by what was done.
    pub(super) fn saved_by(lang, op: Op, what: &str) match op {
        Op::Correct => it "Corretto: {what}." en "Corrected: {what}.";
        Op::Clear => it "Data tolta: {what}." en "Date taken back: {what}.";
        Op::ItemAdd => it "Aggiunta: {what}." en "Added: {what}.";
        Op::ItemDrop => it "Tolta: {what}." en "Dropped: {what}.";
        Op::RequestOpen => it "Registrata l'apertura: {what}." en "Opened: {what}.";
        Op::Set => it "Impostato: {what}." en "Set: {what}.";
        Op::Suspend => it "Sospensione: {what}." en "Suspension: {what}.";
        Op::Resume => it "Ripresa: {what}." en "Resumption: {what}.";
        Op::Extend => it "Proroga: {what}." en "Extension: {what}.";
        Op::Expect => it "Data promessa: {what}." en "Promised date: {what}.";
        Op::Record | Op::Amend | Op::Note | Op::Waive | Op::Reject | Op::Tick =>
            it "Salvato: {what}." en "Saved: {what}.";
        Op::Plan => it "Cambiato: {what}." en "Changed: {what}.";
        Op::Restore => it "Ripristinato: {what}." en "Restored: {what}.";
        Op::Undo => it "Annullato: {what}." en "Undone: {what}.";
        Op::Redo => it "Ripetuto: {what}." en "Done again: {what}.";
    }

    /// What somebody else did.
    pub(super) fn somebody(lang, by: &str, op: Op, what: &str) match op {
        Op::Record | Op::Amend | Op::Suspend | Op::Resume | Op::Extend | Op::Expect | Op::Waive
        | Op::Reject
        | Op::Tick =>
            it "{by} ha registrato: {what}."
            en "{by} recorded: {what}.";
        Op::Correct => it "{by} ha corretto: {what}." en "{by} corrected: {what}.";
        Op::Clear => it "{by} ha tolto la data: {what}." en "{by} took back the date: {what}.";
        Op::ItemAdd => it "{by} ha aggiunto: {what}." en "{by} added: {what}.";
        Op::ItemDrop => it "{by} ha tolto: {what}." en "{by} dropped: {what}.";
        Op::RequestOpen => it "{by} ha aperto: {what}." en "{by} opened: {what}.";
        Op::Note => it "{by} ha scritto: {what}." en "{by} wrote: {what}.";
        Op::Set => it "{by} ha impostato: {what}." en "{by} set: {what}.";
        Op::Plan => it "{by} ha cambiato: {what}." en "{by} changed: {what}.";
        Op::Restore =>
            it "{by} ha ripristinato una copia: {what}."
            en "{by} restored a backup: {what}.";
        Op::Undo => it "{by} ha annullato: {what}." en "{by} undid: {what}.";
        Op::Redo => it "{by} ha ripetuto: {what}." en "{by} did again: {what}.";
    }

    /// An entry by what was done; `of` is the change that was undone or done again.
    pub(super) fn in_journal(lang, op: Op, what: &str, of: &str) match op {
        Op::Correct => it "{what} rett." en "{what} corr.";
        Op::Undo => it "annullata la {of}: {what}" en "undid {of}: {what}";
        Op::Redo => it "ripetuta la {of}: {what}" en "redid {of}: {what}";
        _ => every "{what}";
    }

    /// What kind of change, for people.
    pub fn column(lang, op: Op) -> &str match op {
        Op::Record => it "registrazione" en "record";
        Op::Correct => it "rettifica" en "correction";
        Op::Amend => it "integrazione" en "amendment";
        Op::Clear => it "data tolta" en "date taken back";
        Op::ItemAdd => it "voce aggiunta" en "item added";
        Op::ItemDrop => it "voce tolta" en "item dropped";
        Op::RequestOpen => it "richiesta aperta" en "request opened";
        Op::Suspend => it "sospensione" en "suspension";
        Op::Resume => it "ripresa" en "resumption";
        Op::Extend => it "proroga" en "extension";
        Op::Expect => it "promessa" en "promise";
        Op::Waive => it "applicabilità" en "applicability";
        Op::Reject => it "rigetto" en "rejection";
        Op::Tick => it "spunta" en "tick";
        Op::Note => it "nota" en "note";
        Op::Set => it "impostazione" en "setting";
        Op::Plan => it "cronoprogramma" en "plan";
        Op::Restore => it "ripristino" en "restoring";
        Op::Undo => it "annullamento" en "undo";
        Op::Redo => it "ripetizione" en "redo";
    }
}

phrases! {
    /// The head of its form.
    SUSPEND_TITLE: it "SOSPENDI" en "SUSPEND";
    /// What `crono suspend` does.
    SUSPEND_ABOUT: it "Sospende i termini, tutti o quelli indicati" en "Suspends clocks, all of them or those named";
    /// How it is typed.
    SUSPEND_USAGE: it "crono suspend DATA [--clock TERMINE ...] [OPZIONI]" en "crono suspend DATE [--clock CLOCK ...] [OPTIONS]";
    /// Lines that may be typed: every one of them works on the demonstration.
    SUSPEND_EXAMPLES: it "crono suspend oggi --clock content --reason \"verbale 12\""
        en "crono suspend today --clock content --reason \"minutes 12\"";

    /// The head of its form.
    RESUME_TITLE: it "RIPRENDI" en "RESUME";
    /// What `crono resume` does.
    RESUME_ABOUT: it "Chiude una sospensione: i termini riprendono" en "Ends a suspension: the clocks go on";
    /// How it is typed.
    RESUME_USAGE: it "crono resume DATA [--id N] [--term TERMINE=DATA] [OPZIONI]" en "crono resume DATE [--id N] [--term CLOCK=DATE] [OPTIONS]";
    /// Lines that may be typed: every one of them works on the demonstration.
    RESUME_EXAMPLES: it "crono resume oggi --id 2
crono resume oggi --id 2 --term 15/10/2026"
        en "crono resume today --id 2
crono resume today --id 2 --term 15/10/2026";

    /// The head of its form.
    EXTEND_TITLE: it "ESTENDI" en "EXTEND";
    /// What `crono extend` does.
    EXTEND_ABOUT: it "Proroga un termine, di giorni o fino a una data" en "Extends a clock, by days or until a date";
    /// How it is typed.
    EXTEND_USAGE: it "crono extend TERMINE 15d | --until DATA [OPZIONI]" en "crono extend CLOCK 15d | --until DATE [OPTIONS]";
    /// Lines that may be typed: every one of them works on the demonstration.
    EXTEND_EXAMPLES: it "crono extend content 15d --reason \"prot. 812/2026\"
crono extend content --until 31/10/2026"
        en "crono extend content 15d --reason \"prot. 812/2026\"
crono extend content --until 31/10/2026";

    /// The head of its form.
    EXPECT_TITLE: it "PROMESSA" en "PROMISE";
    /// What `crono expect` does.
    EXPECT_ABOUT: it "Scrive la data promessa per un evento" en "Writes the date promised for an event";
    /// How it is typed.
    EXPECT_USAGE: it "crono expect EVENTO DATA|none [OPZIONI]" en "crono expect EVENT DATE|none [OPTIONS]";
    /// Lines that may be typed: every one of them works on the demonstration.
    EXPECT_EXAMPLES: it "crono expect training_done 10/10
crono expect content_published:scuola none"
        en "crono expect training_done 10/10
crono expect content_published:scuola none";

    /// What `crono waive` does.
    WAIVE_ABOUT: it "Scrive che un evento, o una fase, non si applica" en "Says that an event, or a phase, does not apply";
    /// How it is typed.
    WAIVE_USAGE: it "crono waive EVENTO|FASE [DATA] --reason TESTO [--with-followers] [OPZIONI]" en "crono waive EVENT|PHASE [DATE] --reason TEXT [--with-followers] [OPTIONS]";
    /// Lines that may be typed: every one of them works on the demonstration.
    WAIVE_EXAMPLES: it "crono waive content_published:scuola --reason \"servizio non trasferito\"
crono waive 8 --reason \"nessuna manutenzione in questo contratto\" -y"
        en "crono waive content_published:scuola --reason \"service not moved\"
crono waive 8 --reason \"no upkeep in this contract\" -y";

    /// The head of its form.
    WAIVE_TITLE: it "NON SI APPLICA" en "DOES NOT APPLY";

    /// What `crono reject` does.
    REJECT_ABOUT: it "Respinge ciò che è stato consegnato: si aspetta di nuovo" en "Rejects what was delivered: it is awaited again";
    /// How it is typed.
    REJECT_USAGE: it "crono reject EVENTO [DATA] --reason TESTO [OPZIONI]" en "crono reject EVENT [DATE] --reason TEXT [OPTIONS]";
    /// Lines that may be typed.
    REJECT_EXAMPLES: it "crono reject plan_accepted 18/2 --reason \"manca il cronoprogramma\"
crono clear plan_accepted/1 --reason \"respinto per errore\""
        en "crono reject plan_accepted 18/2 --reason \"the schedule is missing\"
crono clear plan_accepted/1 --reason \"rejected by mistake\"";

    /// The head of the form that takes an act back.
    TAKE_BACK_TITLE: it "TOGLI" en "TAKE BACK";
}
