//! What the screen says on its message line and in its questions.

use crate::record::{Dossier, Entry, Op};
use crate::say;
use crate::store::ReadOnly;

use super::sanitize::sanitized;
use super::{Label, Lang, effect};

say! {
    /// Something could not be saved; what was typed is still there.
    pub fn not_saved(lang, reason: &str)
        it "Non salvato: {reason}."
        en "Not saved: {reason}.";
}

/// Why nothing can be written: what about the file does not allow it, or that it was asked for.
#[must_use]
pub fn look_only(lang: Lang, reason: Option<&ReadOnly>) -> String {
    let banner = Label::ReadOnly.text(lang);
    if let Some(reason) = reason {
        return format!("{banner}: {}.", super::store::read_only(lang, reason));
    }
    let asked = opened_with_readonly(lang);
    format!("{banner}: {asked}.")
}

say! {
    /// The plan keeps no register.
    pub fn no_register(lang) -> &str
        it "Questo cronoprogramma non ha registri di richieste."
        en "This plan keeps no register of requests.";

    /// `c` where nothing is recorded.
    pub fn nothing_to_correct(lang) -> &str
        it "Qui non c'è ancora nessuna data da correggere."
        en "There is no date to correct here yet.";

    /// `a` where nothing can be added.
    pub fn nothing_to_add(lang) -> &str
        it "A questa fase non si aggiunge nulla: né richieste né voci."
        en "Nothing can be added to this phase: neither requests nor items.";

    /// An extension without days or a date.
    pub fn type_a_grant(lang) -> &str
        it "Quanti giorni (20), o fino a quale data (10/01/2026)?"
        en "How many days (20), or until which date (10/01/2026)?";

    /// A suspension of clocks that are ticked, and none is.
    pub fn tick_a_clock(lang) -> &str
        it "Segna almeno un termine, con Spazio."
        en "Tick at least one clock, with Space.";

    /// `s` where no clock can be stopped.
    pub fn nothing_to_suspend(lang, phase: &str)
        it "{phase}: non ha termini che una sospensione fermi."
        en "{phase}: it has no clock that a suspension stops.";

    /// `e` where no clock has a limit.
    pub fn nothing_to_extend(lang, phase: &str)
        it "{phase}: qui non c'è un termine con un limite da prorogare."
        en "{phase}: there is no clock with a limit to extend here.";

    /// `w` where there is neither an event nor a phase.
    pub fn nothing_to_waive(lang) -> &str
        it "Qui non c'è un evento né una fase che possa non applicarsi."
        en "There is neither an event nor a phase here that might not apply.";

    /// `p` where nothing is awaited.
    pub fn nothing_to_promise(lang) -> &str
        it "Qui non si attende nulla: non c'è una data da promettere."
        en "Nothing is awaited here: there is no date to promise.";

    /// Something typed beside "does not apply".
    pub fn no_place(lang, name: Label) let name = name.text(lang);
        it "Ciò che non si applica non ha un documento: svuota \"{name}\" e scrivilo nel motivo."
        en "What does not apply has no document: empty \"{name}\" and write it in the reason.";

    /// What is typed is no line of a plan.
    pub fn no_line(lang, why: &[String]) let why = super::event::capitalised(&why.join("; "));
        it "{why}."
        en "{why}.";

    /// A field that must say something.
    pub fn empty_field(lang, field: Label) let field = field.text(lang);
        it "{field}: manca. Scrivilo e ripremi Invio."
        en "{field}: missing. Type it and press Enter again.";

    /// A question is not answered yet.
    pub fn no_answer_yet(lang) -> &str
        it "Manca la risposta: sceglila (↑↓) o scrivila, poi Invio."
        en "The answer is missing: choose it (↑↓) or type it, then Enter.";

    /// A date was emptied where none was recorded.
    pub fn type_a_date(lang) -> &str
        it "Scrivi una data: oggi, ieri, 15, 15/10 o lun."
        en "Type a date: today, yesterday, 15, 15/10 or mon.";

    /// What is not an id.
    pub fn bad_id(lang, id: &str) let id = sanitized(id);
        it "\"{id}\" non va bene come sigla: lettere minuscole, cifre, - e _."
        en "\"{id}\" will not do as an id: lower-case letters, digits, - and _.";
}

/// The question before something that one key would do.
#[must_use]
pub fn really(lang: Lang, op: Op, what: &str) -> String {
    let verb = match op {
        Op::Undo => undo(lang),
        Op::Redo => do_again(lang),
        Op::ItemDrop => drop(lang),
        _ => save(lang),
    };
    format!("{verb}: {what}?")
}

/// Somebody else changed the file; `more` other changes came with it.
#[must_use]
pub fn somebody_changed(lang: Lang, dossier: &Dossier, entry: &Entry, more: usize) -> String {
    let what = effect::by_somebody_else(lang, dossier, entry);
    and_more_changes(lang, &what, more)
}

say! {
    /// What comes after a doubt.
    pub fn save_anyway(lang, doubts: &[String]) let doubts = doubts.join(" ");
        it "{doubts} Salvare lo stesso?"
        en "{doubts} Save all the same?";
}

/// A form with text is being left, or the program is; `saves` where it is one that writes.
#[must_use]
pub const fn unsaved(lang: Lang, quits: bool, saves: bool) -> &'static str {
    match (quits, saves) {
        (true, _) => quit_unsaved(lang),
        (false, true) => leave_unsaved(lang),
        (false, false) => left_with_text(lang),
    }
}

say! {
    /// Somebody wrote the same value while a form was open.
    pub fn clash(lang, by: &str) let by = sanitized(by);
        it "{by} ha scritto questa data mentre il modulo era aperto. Nulla è stato perso."
        en "{by} wrote this date while the form was open. Nothing is lost.";

    /// Somebody wrote the same value of the plan while a form was open.
    pub fn clash_over_value(lang, by: &str) let by = sanitized(by);
        it "{by} ha scritto questo valore mentre il modulo era aperto. Nulla è stato perso."
        en "{by} wrote this value while the form was open. Nothing is lost.";
}

/// A new dossier that is not on disk yet, and the files whose names are near.
#[must_use]
pub fn new_dossier(lang: Lang, file: &str, near: &[String]) -> String {
    let file = sanitized(file);
    let names: Vec<_> = near.iter().map(|name| sanitized(name)).collect();
    let said = begins(lang, &file);
    match names.len() {
        0 => said,
        n => format!("{said} {}", already_here(lang, &names.join(", "), n)),
    }
}

say! {
    /// The first save began the file: where it lies.
    pub fn begun(lang, path: &str) let path = sanitized(path);
        it "Fascicolo nuovo: {path}"
        en "New dossier: {path}";

    /// The file was taken away while it was open.
    pub fn gone(lang, file: &str) let file = sanitized(file);
        it "{file} non c'è più. Qui resta ciò che si sapeva; finché non torna non si salva."
        en "{file} is gone. What was known stays here; nothing is saved until it is back.";

    /// The screen is too small to show what would be saved.
    pub fn no_room_to_save(lang) -> &str
        it "Non salvato: lo schermo era troppo piccolo per mostrare che cosa. Ora rileggi e ripremi Invio."
        en "Not saved: the screen was too small to show what. Look at it now and press Enter again.";
}

/// What becomes of a file that could not be read: it is tried again by itself, or when asked.
#[must_use]
pub const fn read_again(lang: Lang, by_itself: bool) -> &'static str {
    if by_itself {
        retried(lang)
    } else {
        retry_by_f5(lang)
    }
}

say! {
    /// Others can write the file.
    pub fn shared(lang) -> &str
        it "condiviso"
        en "shared";
}

say! {
    fn opened_with_readonly(lang) -> &str it "aperto con --readonly" en "opened with --readonly";
    fn undo(lang) -> &str it "Annullare" en "Undo";
    fn do_again(lang) -> &str it "Ripetere" en "Do again";
    fn drop(lang) -> &str it "Togliere" en "Drop";
    fn save(lang) -> &str it "Salvare" en "Save";
    fn quit_unsaved(lang) -> &str
        it "Il modulo non è salvato. Ctrl-C ancora esce e lo tiene in sospeso."
        en "The form is not saved. Ctrl-C again quits and keeps it for later.";
    fn leave_unsaved(lang) -> &str
        it "Il modulo non è salvato. Esc ancora lo lascia in sospeso."
        en "The form is not saved. Esc again keeps it for later.";
    fn left_with_text(lang) -> &str
        it "Nel modulo c'è del testo. Esc ancora lo tiene per dopo."
        en "There is text in the form. Esc again keeps it for later.";
    fn retried(lang) -> &str
        it "Riprovo da solo."
        en "It is tried again by itself.";
    fn retry_by_f5(lang) -> &str it "F5 riprova." en "F5 tries again.";

    fn and_more_changes(lang, what: &str, more: usize) match more {
        0 => every "{what}";
        _ => it "{what} (+{more}, vedi lo storico con l)" en "{what} (+{more}, see the log with l)";
    }

    fn begins(lang, file: &str)
        it "Fascicolo nuovo: {file} nasce con la prima data."
        en "New dossier: {file} begins with the first date.";

    fn already_here(lang, names: &str, n: usize) match n {
        1 => it "Qui accanto c'è già {names}." en "{names} is already here.";
        _ => it "Qui accanto c'è già {names}." en "{names} are already here.";
    }
}
