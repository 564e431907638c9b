//! What the screen says on its message line and in its questions.

use crate::record::{Dossier, Entry, Op};
use crate::store::ReadOnly;

use super::sanitize::sanitized;
use super::{Label, Lang, effect};

/// Something could not be saved; what was typed is still there.
#[must_use]
pub fn not_saved(lang: Lang, reason: &str) -> String {
    match lang {
        Lang::It => format!("Non salvato: {reason}."),
        Lang::En => format!("Not saved: {reason}."),
    }
}

/// Why nothing can be written: what about the file does not allow it, or that it was asked for.
#[must_use]
pub fn look_only(lang: Lang, reason: Option<&ReadOnly>) -> String {
    let banner = Label::ReadOnly.text(lang);
    if let Some(reason) = reason {
        return format!("{banner}: {}.", super::store::read_only(lang, reason));
    }
    let asked = lang.pick("aperto con --readonly", "opened with --readonly");
    format!("{banner}: {asked}.")
}

/// The plan keeps no register.
#[must_use]
pub const fn no_register(lang: Lang) -> &'static str {
    lang.pick(
        "Questo cronoprogramma non ha registri di richieste.",
        "This plan keeps no register of requests.",
    )
}

/// `c` where nothing is recorded.
#[must_use]
pub const fn nothing_to_correct(lang: Lang) -> &'static str {
    lang.pick(
        "Qui non c'è ancora nessuna data da correggere.",
        "There is no date to correct here yet.",
    )
}

/// `a` where nothing can be added.
#[must_use]
pub const fn nothing_to_add(lang: Lang) -> &'static str {
    lang.pick(
        "A questa fase non si aggiunge nulla: né richieste né voci.",
        "Nothing can be added to this phase: neither requests nor items.",
    )
}

/// An extension without days or a date.
#[must_use]
pub const fn type_a_grant(lang: Lang) -> &'static str {
    lang.pick(
        "Quanti giorni (20), o fino a quale data (10/01/2026)?",
        "How many days (20), or until which date (10/01/2026)?",
    )
}

/// A suspension of clocks that are ticked, and none is.
#[must_use]
pub const fn tick_a_clock(lang: Lang) -> &'static str {
    lang.pick(
        "Segna almeno un termine, con Spazio.",
        "Tick at least one clock, with Space.",
    )
}

/// `s` where no clock can be stopped.
#[must_use]
pub fn nothing_to_suspend(lang: Lang, phase: &str) -> String {
    match lang {
        Lang::It => format!("{phase}: non ha termini che una sospensione fermi."),
        Lang::En => format!("{phase}: it has no clock that a suspension stops."),
    }
}

/// `e` where no clock has a limit.
#[must_use]
pub fn nothing_to_extend(lang: Lang, phase: &str) -> String {
    match lang {
        Lang::It => format!("{phase}: qui non c'è un termine con un limite da prorogare."),
        Lang::En => format!("{phase}: there is no clock with a limit to extend here."),
    }
}

/// `p` where nothing is awaited.
#[must_use]
pub const fn nothing_to_promise(lang: Lang) -> &'static str {
    lang.pick(
        "Qui non si attende nulla: non c'è una data da promettere.",
        "Nothing is awaited here: there is no date to promise.",
    )
}

/// A field that must say something.
#[must_use]
pub fn empty_field(lang: Lang, field: Label) -> String {
    let field = field.text(lang);
    match lang {
        Lang::It => format!("{field}: manca. Scrivilo e ripremi Invio."),
        Lang::En => format!("{field}: missing. Type it and press Enter again."),
    }
}

/// A date was emptied where none was recorded.
#[must_use]
pub const fn type_a_date(lang: Lang) -> &'static str {
    lang.pick(
        "Scrivi una data: oggi, ieri, 15, 15/10 o lun.",
        "Type a date: today, yesterday, 15, 15/10 or mon.",
    )
}

/// What is not an id.
#[must_use]
pub fn bad_id(lang: Lang, id: &str) -> String {
    let id = sanitized(id);
    match lang {
        Lang::It => format!("\"{id}\" non va bene come sigla: lettere minuscole, cifre, - e _."),
        Lang::En => format!("\"{id}\" will not do as an id: lower-case letters, digits, - and _."),
    }
}

/// The question before something that one key would do.
#[must_use]
pub fn really(lang: Lang, op: Op, what: &str) -> String {
    let verb = match op {
        Op::Undo => lang.pick("Annullare", "Undo"),
        Op::Redo => lang.pick("Ripetere", "Do again"),
        Op::ItemDrop => lang.pick("Togliere", "Drop"),
        _ => lang.pick("Salvare", "Save"),
    };
    format!("{verb}: {what}?")
}

/// Somebody else changed the file; `more` other changes came with it.
#[must_use]
pub fn somebody_changed(lang: Lang, dossier: &Dossier, entry: &Entry, more: usize) -> String {
    let what = effect::by_somebody_else(lang, dossier, entry);
    match (lang, more) {
        (_, 0) => what,
        (Lang::It, _) => format!("{what} (+{more}, vedi lo storico con l)"),
        (Lang::En, _) => format!("{what} (+{more}, see the log with l)"),
    }
}

/// What comes after a doubt.
#[must_use]
pub fn save_anyway(lang: Lang, doubts: &[String]) -> String {
    let doubts = doubts.join(" ");
    match lang {
        Lang::It => format!("{doubts} Salvare lo stesso?"),
        Lang::En => format!("{doubts} Save all the same?"),
    }
}

/// A form with text is being left, or the program is.
#[must_use]
pub const fn unsaved(lang: Lang, quits: bool) -> &'static str {
    if quits {
        return lang.pick(
            "Il modulo non è salvato. Ctrl-C ancora esce e lo tiene in sospeso.",
            "The form is not saved. Ctrl-C again quits and keeps it for later.",
        );
    }
    lang.pick(
        "Il modulo non è salvato. Esc ancora lo lascia in sospeso.",
        "The form is not saved. Esc again keeps it for later.",
    )
}

/// Somebody wrote the same value while a form was open.
#[must_use]
pub fn clash(lang: Lang, by: &str) -> String {
    let by = sanitized(by);
    match lang {
        Lang::It => {
            format!("{by} ha scritto questa data mentre il modulo era aperto. Nulla è stato perso.")
        }
        Lang::En => format!("{by} wrote this date while the form was open. Nothing is lost."),
    }
}

/// Somebody wrote the same value of the plan while a form was open.
#[must_use]
pub fn clash_over_value(lang: Lang, by: &str) -> String {
    let by = sanitized(by);
    match lang {
        Lang::It => {
            format!(
                "{by} ha scritto questo valore mentre il modulo era aperto. Nulla è stato perso."
            )
        }
        Lang::En => format!("{by} wrote this value while the form was open. Nothing is lost."),
    }
}

/// A new dossier that is not on disk yet: the plan it is of, and the files whose names are near.
#[must_use]
pub fn new_dossier(lang: Lang, file: &str, plan: &str, near: &[String]) -> String {
    let (file, plan) = (sanitized(file), sanitized(plan));
    let near: Vec<_> = near.iter().map(|name| sanitized(name)).collect();
    let near = match (lang, near.len()) {
        (_, 0) => String::new(),
        (Lang::It, _) => format!(" Qui accanto c'è già {}.", near.join(", ")),
        (Lang::En, 1) => format!(" {} is already here.", near[0]),
        (Lang::En, _) => format!(" {} are already here.", near.join(", ")),
    };
    match lang {
        Lang::It => {
            format!("Fascicolo nuovo dal piano {plan}: {file} nasce con la prima data.{near}")
        }
        Lang::En => {
            format!("New dossier of the plan {plan}: {file} begins with the first date.{near}")
        }
    }
}

/// The first save began the file: where it lies.
#[must_use]
pub fn begun(lang: Lang, path: &str) -> String {
    let path = sanitized(path);
    match lang {
        Lang::It => format!("Fascicolo nuovo: {path}"),
        Lang::En => format!("New dossier: {path}"),
    }
}

/// The file was taken away while it was open.
#[must_use]
pub fn gone(lang: Lang, file: &str) -> String {
    let file = sanitized(file);
    match lang {
        Lang::It => format!(
            "{file} non c'è più. Qui resta ciò che si sapeva; finché non torna non si salva."
        ),
        Lang::En => {
            format!("{file} is gone. What was known stays here; nothing is saved until it is back.")
        }
    }
}

/// The screen is too small to show what would be saved.
#[must_use]
pub const fn no_room_to_save(lang: Lang) -> &'static str {
    lang.pick(
        "Non salvato: lo schermo era troppo piccolo per mostrare che cosa. Ora rileggi e ripremi Invio.",
        "Not saved: the screen was too small to show what. Look at it now and press Enter again.",
    )
}

/// What becomes of a file that could not be read: it is tried again by itself, or when asked.
#[must_use]
pub const fn read_again(lang: Lang, by_itself: bool) -> &'static str {
    if by_itself {
        lang.pick("Riprovo da solo.", "It is tried again by itself.")
    } else {
        lang.pick("F5 riprova.", "F5 tries again.")
    }
}

/// Others can write the file.
#[must_use]
pub const fn shared(lang: Lang) -> &'static str {
    lang.pick("condiviso", "shared")
}
