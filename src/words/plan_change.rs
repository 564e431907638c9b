//! What another plan changes: its values before and after, who owes what, and what would have no place.

use crate::say;

pub use super::compose::plan_applied::{
    effects, facts_of, in_full, left_without_a_place, values_of,
};
pub use super::compose::plan_change::{edit, edit_between, name, question, rename, renamed, value};

/// The member that has the name of an element.
pub(super) const ID: &str = "id";

/// Whether a member follows from what something is called.
pub(super) fn is_made(member: &str) -> bool {
    ["label", "noun"].contains(&member)
}

/// Whether a member names parties.
pub(super) fn names_a_party(member: &str) -> bool {
    ["actor", "owed_by", "party", "us", "from_party"].contains(&member)
}

/// What was recorded and would have no place in a plan, by what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeftBehind {
    /// An act, a tick, or what is said not to apply.
    Fact,
    /// An event that has its date.
    Date,
    /// A note on an event, a clock or a point.
    Note,
    /// A note on a phase.
    PhaseNote,
}

say! {
    /// How many values a change of the plan alters.
    pub fn values(lang, n: usize) match n {
        1 => it "cronoprogramma, {n} valore" en "the plan, {n} value";
        _ => it "cronoprogramma, {n} valori" en "the plan, {n} values";
    }

    /// The entry of the journal.
    pub(super) fn applied(lang, n: usize) let values = values(lang, n);
        it "cambiato il {values}"
        en "changed {values}";

    /// The question before it is undone.
    pub(super) fn undo_question(lang, n: usize) let values = values(lang, n);
        it "Annullare la modifica del {values}?"
        en "Undo the change of {values}?";

    /// The question before it is made again.
    pub(super) fn redo_question(lang, n: usize) let values = values(lang, n);
        it "Ripetere la modifica del {values}?"
        en "Redo the change of {values}?";

    /// What of a plan an element of a list is.
    pub(super) fn element(lang, list: &str) match list {
        "phases" => it "fase" en "phase";
        "milestones" => it "evento" en "event";
        "clocks" => it "termine" en "term";
        "registers" => it "registro" en "register";
        "series" => it "serie" en "series";
        "terms" => it "durata" en "service";
        "parties" => it "parte" en "party";
        "checklist" => it "punto" en "point";
        "groups" => it "gruppo di punti" en "group of points";
        "steps" => it "passo" en "step";
        "log" => it "tipo di annotazione" en "kind of log";
        _ => every "";
    }

    /// A member of an element, or of the plan, that has no setting; nothing where only the format has a word for it.
    pub(super) fn member(lang, member: &str) match member {
        "label" => it "nome" en "label";
        "noun" => it "nome con l'articolo" en "label with its article";
        "title" => it "titolo" en "title";
        "short" => it "titolo breve" en "short title";
        "name" => it "nome del cronoprogramma" en "name of the plan";
        "number" => it "numero" en "number";
        "phase" => it "fase" en "phase";
        "actor" => it "chi" en "who";
        "after" => it "dopo" en "after";
        "optional" => it "se serve" en "if needed";
        "rejection" => it "rigetto" en "rejection";
        "informative" => it "solo informativo" en "for information only";
        "on_expiry" => it "silenzio assenso" en "silence means yes";
        "suspendable" => it "sospendibile" en "can be suspended";
        "limit" => it "durata" en "length";
        "from" => it "da" en "from";
        "to" => it "fino a" en "to";
        "every" => it "ogni" en "every";
        "due" => it "entro" en "within";
        "through" => it "per tutta" en "throughout";
        "warn" => it "avviso" en "warning";
        "again" => it "nuovo termine" en "new term";
        "of" => it "di" en "of";
        "clock" => it "il termine" en "the term";
        "event" => it "evento" en "event";
        "term" => it "durata" en "service";
        "deadline" => it "data fissa" en "fixed day";
        "before" => it "prima di" en "before";
        "from_first" => it "dalla prima tra" en "from the first of";
        "by" => it "entro" en "by";
        "owed_by" => it "a carico di" en "owed by";
        "party" => it "a carico di" en "owed by";
        "penalty" => it "penale" en "penalty";
        "daily_euro" => it "euro al giorno" en "euro a day";
        "daily_per_mille" => it "per mille al giorno" en "per mille a day";
        "cap_percent" => it "tetto in per cento" en "cap in per cent";
        "percent" => it "per cento" en "per cent";
        "assume_days" => it "giorni previsti" en "days assumed";
        "may_precede" => it "può precedere" en "may precede";
        "warn_after" => it "lunga dopo giorni" en "long after days";
        "first_day" => it "primo giorno" en "first day";
        "last_day" => it "ultimo giorno festivo" en "last day on a holiday";
        "item_nouns" => it "nome delle voci" en "nouns of items";
        "one" => it "una" en "one";
        "many" => it "più" en "several";
        "items" => it "voci" en "items";
        "time_zone" => it "fuso orario" en "time zone";
        _ => every "";
    }

    /// A word of the format for what becomes of something.
    pub(super) fn outcome(lang, word: &str) match word {
        "closed" => it "si chiude" en "is closed";
        "goes_on" => it "prosegue" en "goes on";
        "happens" => it "è avvenuto" en "has happened";
        "counts" => it "conta" en "counts";
        "none" => it "nessuna" en "none";
        "on" => it "sì" en "yes";
        "off" => it "no" en "no";
        _ => every "";
    }

    /// An element that is called otherwise and is the same.
    pub(super) fn called_otherwise(lang, kind: &str, was: &str, is: &str)
        it "{kind} \"{was}\": ora si chiama \"{is}\""
        en "{kind} \"{was}\": is now called \"{is}\"";

    /// An element that is new.
    pub(super) fn added(lang, name: &str) it "nuovo: {name}" en "new: {name}";

    /// An element that is gone.
    pub(super) fn dropped(lang, name: &str) it "tolto: {name}" en "gone: {name}";

    /// Something with parts of its own that is another.
    pub(super) fn altered(lang, name: &str) it "{name}: cambiato" en "{name}: changed";

    pub(super) fn yes(lang) -> &str it "sì" en "yes";

    pub(super) fn nothing(lang) -> &str it "niente" en "nothing";

    /// That somebody else owes a term now.
    pub(super) fn other_owner(lang, clock: &str, was: &str, is: &str)
        it "{clock}: a carico di {was} → {is}"
        en "{clock}: owed by {was} → {is}";

    /// The heads of what another plan does.
    pub fn head_values(lang) -> &str it "Che cosa cambia nel cronoprogramma:" en "What changes in the plan:";

    /// The same of clocks and services.
    pub fn head_effects(lang) -> &str it "Che cosa cambia nei termini:" en "What changes for the clocks:";

    /// The same of facts.
    pub fn head_facts(lang) -> &str it "Che cosa cambia in ciò che è registrato:" en "What changes in what is recorded:";

    /// No clock changes.
    pub fn no_effect(lang) -> &str it "  nessun termine cambia" en "  no clock changes";

    /// A dry run is over.
    pub fn only_shown(lang) -> &str
        it "È solo una prova: niente è stato salvato."
        en "This was only a trial: nothing was saved.";

    /// Facts would have no place.
    pub(super) fn leaves(lang, facts: &str)
        it "Nel nuovo cronoprogramma non avrebbe più posto: {facts}."
        en "The new plan would have no place for: {facts}.";

    /// What to do where something recorded would have none.
    pub(super) fn advice(lang, of: LeftBehind) -> &str match of {
        LeftBehind::Fact =>
            it "Se ha solo cambiato nome, scrivi il suo id fra parentesi quadre in fondo alla sua riga; altrimenti prima toglilo (crono clear) o scrivi che non si applica (crono waive)."
            en "If it is only called something else, write its id in square brackets at the end of its line; otherwise take it back first (crono clear) or say that it does not apply (crono waive).";
        // What has a date has happened: it cannot be said not to apply.
        LeftBehind::Date =>
            it "Se ha solo cambiato nome, scrivi il suo id fra parentesi quadre in fondo alla sua riga; altrimenti prima toglilo (crono clear)."
            en "If it is only called something else, write its id in square brackets at the end of its line; otherwise take it back first (crono clear).";
        LeftBehind::Note =>
            it "Una nota resta con ciò di cui parla: lascia una riga con quell'id. Una nota appena scritta si toglie con crono undo."
            en "A note stays with what it is about: keep a line with that id. A note just written is taken back by crono undo.";
        LeftBehind::PhaseNote =>
            it "Le note di una fase restano con lei: lascia la sua riga, con il suo id fra parentesi quadre se cambia titolo."
            en "The notes of a phase stay with it: keep its line, with its id in square brackets if its title changes.";
    }

    /// The phase that a fact stands in.
    pub(super) fn in_phase(lang, number: u32) it "fase {number}" en "phase {number}";

    /// That it went no further.
    pub(super) fn not_saved(lang) -> &str it "Niente è stato salvato." en "Nothing was saved.";

    /// A plan is applied that is there already.
    pub fn same_plan(lang) -> &str
        it "Il cronoprogramma del fascicolo dice già questo: niente da cambiare."
        en "The plan of the dossier says this already: nothing to change.";
}
