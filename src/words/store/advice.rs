//! What to do about a fault of the file.

use std::path::{Path, PathBuf};

use crate::store::{Backup, Damage, Fault, Flaw, Kind, ReadOnly, Reason, Step, Unfit};

use super::{choose, name};
use crate::words::Lang;
use crate::words::dates::full;
use crate::words::shell::{command, quoted};

/// What to do about it; nothing where the sentence already says it.
pub(super) fn what_to_do(lang: Lang, file: &Path, fault: &Fault) -> Option<String> {
    let (it, en) = match fault {
        Fault::Missing => {
            return Some(then(lang, "Per crearlo", "To make it", "init", file));
        }
        Fault::NotThere(near) => return Some(not_there(lang, file, near)),
        Fault::Gone(backup) => return Some(gone(lang, file, backup.as_ref())),
        Fault::NoFolder(_) | Fault::DanglingLink | Fault::NotAFile(_) | Fault::NotADossier => (
            "Controlla il nome, o indica un altro file con --file.",
            "Check the name, or give another file with --file.",
        ),
        Fault::Exists => (
            "Non l'ho toccato. Scegli un altro nome con --file.",
            "It was not touched. Choose another name with --file.",
        ),
        Fault::PartOfADossier => (
            "Scegli un altro nome per il documento.",
            "Choose another name for the report.",
        ),
        Fault::Unsound(_) => ("Nulla è stato scritto.", "Nothing was written."),
        Fault::TooLarge { .. } => {
            let it = "Nulla è stato scritto. Per tornare a una copia";
            let en = "Nothing was written. To go back to a copy";
            return Some(then(lang, it, en, "restore", file));
        }
        Fault::Damaged(damage) if damage.flaw == Flaw::MergeMarks => {
            return Some(finish_merge(lang, file));
        }
        Fault::Damaged(damage) => return Some(way_back(lang, file, damage)),
        Fault::ReadOnly(reason) => return read_only_advice(lang, reason),
        Fault::Busy { .. } | Fault::ChangedMeanwhile => (
            "Nulla è stato scritto. Riprova.",
            "Nothing was written. Try again.",
        ),
        Fault::GitAtWork => (
            "Nulla è stato salvato: si può riprovare tra poco.",
            "Nothing was saved; try again in a moment.",
        ),
        Fault::LockRefused { lock, .. } => {
            let command = format!("chmod 660 {}", quoted(lock));
            return Some(choose(
                lang,
                format!("Nulla è stato scritto. Chiedi a quell'utente di eseguire: {command}"),
                format!("Nothing was written. Ask that user to run: {command}"),
            ));
        }
        Fault::LockUnfit { lock, because } => return Some(make_way(lang, lock, *because)),
        Fault::InTheWay(_) => (
            "Nulla è stato scritto. Dagli un altro nome e riprova.",
            "Nothing was written. Give it another name and try again.",
        ),
        Fault::TakenAway(_) => (
            "Nulla è stato scritto. Riprova; quel file non va tolto: si libera da sé.",
            "Nothing was written. Try again; that file need not be removed: it frees itself.",
        ),
        Fault::AnothersHome { .. } => (
            "Nulla è stato scritto. Usa sudo senza -E, o indica il file con --file.",
            "Nothing was written. Use sudo without -E, or give the file with --file.",
        ),
        Fault::WouldBeTooLarge { .. } => (
            "Nulla è stato scritto. Si continua in un file nuovo: crono --file NUOVO.json init.",
            "Nothing was written. Go on in a new file: crono --file NEW.json init.",
        ),
        Fault::NoLocks(_) => (
            "Nulla è stato scritto. Serve un disco locale, o NFS con i lock attivi.",
            "Nothing was written. Use a local disk, or NFS with locks.",
        ),
        Fault::HardLinks(_) => {
            let command = format!("find / -xdev -samefile {}", quoted(file));
            return Some(choose(
                lang,
                format!("Nulla è stato scritto. Lasciane uno solo; per trovarli: {command}"),
                format!("Nothing was written. Leave only one; to find them: {command}"),
            ));
        }
        Fault::OwnerLost => (
            "Nulla è stato scritto. Chiedi di entrare nel gruppo del file.",
            "Nothing was written. Ask to be put into the group of the file.",
        ),
        Fault::Mounted => (
            "Nulla è stato scritto. Va montata la sua cartella, non il file.",
            "Nothing was written. Mount its folder, not the file.",
        ),
        Fault::NotReadBack(_) => (
            "Nulla è stato scritto. È un difetto di crono: segnalalo.",
            "Nothing was written. This is a fault of crono: please report it.",
        ),
        Fault::Unconfirmed(_) => {
            let it = "Fai controllare il disco, poi verifica con";
            let en = "Have the disk checked, then verify with";
            return Some(then(lang, it, en, "validate", file));
        }
        Fault::System { step, reason } => return Some(system_advice(lang, *step, reason)),
    };
    Some(lang.pick(it, en).to_owned())
}

/// What to do, and the command that does it.
fn then(lang: Lang, it: &str, en: &str, verb: &str, file: &Path) -> String {
    format!("{}: {}", lang.pick(it, en), command(verb, Some(file)))
}

/// A name that leads nowhere: which may have been meant, and how to begin one of that name.
fn not_there(lang: Lang, file: &Path, near: &[PathBuf]) -> String {
    let near: Vec<String> = near.iter().map(|near| name(near)).collect();
    let near = near.join(", ");
    let meant = match (lang, near.is_empty()) {
        (_, true) => String::new(),
        (Lang::It, false) => format!("Forse {near}? "),
        (Lang::En, false) => format!("Did you mean {near}? "),
    };
    let init = command("init", Some(file));
    choose(
        lang,
        format!("{meant}Per cominciarlo: {init}"),
        format!("{meant}To begin one: {init}"),
    )
}

/// A file that was moved or taken away: where to look, and the way back.
fn gone(lang: Lang, file: &Path, backup: Option<&Backup>) -> String {
    let moved = lang.pick(
        "Nulla è stato scritto. Se è stato spostato, rimettilo o indicalo con --file;",
        "Nothing was written. If it was moved, put it back or name it with --file;",
    );
    let back = if let Some(day) = backup.map(|backup| full(backup.day)) {
        let restore = command(&format!("restore {day}"), Some(file));
        choose(
            lang,
            format!("per tornare alla copia del {day}: {restore}"),
            format!("to go back to the copy of {day}: {restore}"),
        )
    } else {
        let init = command("init", Some(file));
        choose(
            lang,
            format!("non ci sono copie; per cominciarne uno nuovo: {init}"),
            format!("there is no copy; to begin a new one: {init}"),
        )
    };
    format!("{moved} {back}")
}

/// A merge that git could not do: both sides end the journal, so one of them has to be kept whole.
fn finish_merge(lang: Lang, file: &Path) -> String {
    let validate = command("validate", Some(file));
    let file = quoted(file);
    choose(
        lang,
        format!(
            "Nulla è stato scritto. Tieni per intero uno dei due testi (git checkout --ours {file}, \
             oppure --theirs), controllalo con {validate} e registra di nuovo ciò che aveva \
             solo l'altro."
        ),
        format!(
            "Nothing was written. Keep one of the two texts whole (git checkout --ours {file}, or \
             --theirs), check it with {validate}, and record again what only the other had."
        ),
    )
}

/// How the name of the lock is given back to it: what is only a name is removed, what may be
/// somebody's work gets another one.
fn make_way(lang: Lang, lock: &Path, because: Unfit) -> String {
    let lock = quoted(lock);
    let command = match because {
        Unfit::Kind(Kind::Folder) | Unfit::Content => format!("mv -n {lock} {lock}-old"),
        Unfit::Kind(Kind::Link | Kind::Special) | Unfit::HardLinks(_) => format!("rm {lock}"),
    };
    choose(
        lang,
        format!("Nulla è stato scritto. Libera quel nome e riprova: {command}"),
        format!("Nothing was written. Free that name and try again: {command}"),
    )
}

fn read_only_advice(lang: Lang, reason: &ReadOnly) -> Option<String> {
    let (it, en) = match reason {
        ReadOnly::Newer { .. } => return None,
        ReadOnly::KeyTwice(_) => (
            "Togli quella sbagliata con un editor.",
            "Remove the wrong one with an editor.",
        ),
        ReadOnly::LosesDigits(_) => (
            "Scrivilo fra virgolette, con un editor.",
            "Put it in quotation marks, with an editor.",
        ),
        ReadOnly::FileDenied { .. } => (
            "Chiedi a quell'utente il permesso.",
            "Ask that user for the permission.",
        ),
        ReadOnly::FolderDenied(_) => (
            "La cartella deve essere scrivibile dal gruppo: modo 2770.",
            "The folder must be writable by the group: mode 2770.",
        ),
        ReadOnly::Disk => (
            "Chiedi a chi amministra il sistema.",
            "Ask whoever runs the system.",
        ),
    };
    Some(lang.pick(it, en).to_owned())
}

fn system_advice(lang: Lang, step: Step, reason: &Reason) -> String {
    let (it, en) = match (step, reason) {
        (Step::Read, Reason::Denied) => {
            return lang
                .pick(
                    "Chiedi al proprietario del file.",
                    "Ask the owner of the file.",
                )
                .into();
        }
        (_, Reason::Denied) => (
            "Chiedi al proprietario della cartella.",
            "Ask the owner of the folder.",
        ),
        (_, Reason::DiskFull | Reason::OverQuota) => {
            ("Libera spazio e riprova.", "Make room and try again.")
        }
        (_, Reason::NameTooLong | Reason::LinkLoop) => (
            "Scegli un altro nome con --file.",
            "Choose another name with --file.",
        ),
        _ => (
            "Chiedi a chi amministra il sistema.",
            "Ask whoever runs the system.",
        ),
    };
    let nothing = match step {
        Step::Read => "",
        _ => lang.pick("Nulla è stato scritto. ", "Nothing was written. "),
    };
    format!("{nothing}{}", lang.pick(it, en))
}

fn way_back(lang: Lang, file: &Path, damage: &Damage) -> String {
    match &damage.backup {
        Some(backup) => {
            let day = full(backup.day);
            let restore = command("restore", Some(file));
            choose(
                lang,
                format!("Nulla è stato scritto. Copia più recente: {day}; per tornarci: {restore}"),
                format!("Nothing was written. Newest copy: {day}; to go back: {restore}"),
            )
        }
        None => lang
            .pick(
                "Nulla è stato scritto. Non ci sono copie.",
                "Nothing was written. There is no copy.",
            )
            .to_owned(),
    }
}
