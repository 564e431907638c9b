//! What to do about a fault of the file.

use std::path::{Path, PathBuf};

use crate::say;
use crate::store::{Backup, Damage, Fault, FileKind, FileOperation, Flaw, ReadOnly, Reason, Unfit};
use crate::words::Lang;
use crate::words::dates::full;
use crate::words::shell::{command, quoted};

use super::paths::name;

/// What to do about it; nothing where the sentence already says it.
pub(super) fn what_to_do(lang: Lang, file: &Path, fault: &Fault) -> Option<String> {
    match fault {
        Fault::ReadOnly(ReadOnly::Newer { .. }) => None,
        fault => Some(advice(lang, file, fault)),
    }
}

/// How the name of the lock is given back to it: what is only a name is removed, what may be
/// somebody's work gets another one.
fn make_way(lock: &Path, because: Unfit) -> String {
    let lock = quoted(lock);
    match because {
        Unfit::Kind(FileKind::Folder) | Unfit::Content => format!("mv -n {lock} {lock}-old"),
        Unfit::Kind(FileKind::Link | FileKind::Special) | Unfit::HardLinks(_) => {
            format!("rm {lock}")
        }
    }
}

say! {
    fn advice(lang, file: &Path, fault: &Fault) match fault {
        Fault::Missing => let init = command("init", Some(file));
            it "Per crearlo: {init}"
            en "To make it: {init}";
        Fault::NotThere(near) => say not_there(lang, file, near);
        Fault::Gone(backup) => say gone(lang, file, backup.as_ref());
        Fault::NoFolder(_) | Fault::DanglingLink | Fault::NotAFile(_) | Fault::NotADossier =>
            it "Controlla il nome, o indica un altro file con --file."
            en "Check the name, or give another file with --file.";
        Fault::Exists =>
            it "Non l'ho toccato. Scegli un altro nome con --file."
            en "It was not touched. Choose another name with --file.";
        Fault::PartOfADossier =>
            it "Scegli un altro nome per il documento."
            en "Choose another name for the report.";
        Fault::Unsound(_) => it "Nulla è stato scritto." en "Nothing was written.";
        Fault::TooLarge { .. } => let restore = command("restore", Some(file));
            it "Nulla è stato scritto. Le copie a cui tornare: {restore}"
            en "Nothing was written. The copies to go back to: {restore}";
        // Both sides end the journal, so one of them has to be kept whole.
        Fault::Damaged(damage) if damage.flaw == Flaw::MergeMarks =>
            let (validate, file) = (command("validate", Some(file)), quoted(file));
            it "Nulla è stato scritto. Tieni per intero uno dei due testi (git checkout --ours {file}, oppure --theirs), controllalo con {validate} e registra di nuovo ciò che aveva solo l'altro."
            en "Nothing was written. Keep one of the two texts whole (git checkout --ours {file}, or --theirs), check it with {validate}, and record again what only the other had.";
        Fault::Damaged(damage) => say way_back(lang, file, damage);
        Fault::ReadOnly(reason) => say read_only_advice(lang, reason);
        Fault::Busy { .. } | Fault::ChangedMeanwhile =>
            it "Nulla è stato scritto. Riprova."
            en "Nothing was written. Try again.";
        Fault::GitAtWork =>
            it "Nulla è stato salvato: si può riprovare tra poco."
            en "Nothing was saved; try again in a moment.";
        Fault::LockRefused { lock, .. } => let lock = quoted(lock);
            it "Nulla è stato scritto. Chiedi a quell'utente di eseguire: chmod 660 {lock}"
            en "Nothing was written. Ask that user to run: chmod 660 {lock}";
        Fault::LockUnfit { lock, because } => let command = make_way(lock, *because);
            it "Nulla è stato scritto. Libera quel nome e riprova: {command}"
            en "Nothing was written. Free that name and try again: {command}";
        Fault::InTheWay(_) =>
            it "Nulla è stato scritto. Dagli un altro nome e riprova."
            en "Nothing was written. Give it another name and try again.";
        Fault::TakenAway(_) =>
            it "Nulla è stato scritto. Riprova; quel file non va tolto: si libera da sé."
            en "Nothing was written. Try again; that file need not be removed: it frees itself.";
        Fault::AnothersHome { .. } =>
            it "Nulla è stato scritto. Usa sudo senza -E, o indica il file con --file."
            en "Nothing was written. Use sudo without -E, or give the file with --file.";
        Fault::WouldBeTooLarge { .. } =>
            it "Nulla è stato scritto. Si continua in un file nuovo: crono --file NUOVO.json init."
            en "Nothing was written. Go on in a new file: crono --file NEW.json init.";
        Fault::NoLocks(_) =>
            it "Nulla è stato scritto. Serve un disco locale, o NFS con i lock attivi."
            en "Nothing was written. Use a local disk, or NFS with locks.";
        Fault::HardLinks(_) => let file = quoted(file);
            it "Nulla è stato scritto. Lasciane uno solo; per trovarli: find / -xdev -samefile {file}"
            en "Nothing was written. Leave only one; to find them: find / -xdev -samefile {file}";
        Fault::OwnerLost =>
            it "Nulla è stato scritto. Chiedi di entrare nel gruppo del file."
            en "Nothing was written. Ask to be put into the group of the file.";
        Fault::Mounted =>
            it "Nulla è stato scritto. Va montata la sua cartella, non il file."
            en "Nothing was written. Mount its folder, not the file.";
        Fault::NotReadBack(_) =>
            it "Nulla è stato scritto. È un difetto di crono: segnalalo."
            en "Nothing was written. This is a fault of crono: please report it.";
        Fault::Unconfirmed(_) => let validate = command("validate", Some(file));
            it "Fai controllare il disco, poi verifica con: {validate}"
            en "Have the disk checked, then verify with: {validate}";
        Fault::System { step, reason } => say system_advice(lang, *step, reason);
    }

    /// A name that leads nowhere: which may have been meant, and how to begin one of that name.
    fn not_there(lang, file: &Path, near: &[PathBuf])
        let near = near.iter().map(|near| name(near)).collect::<Vec<_>>().join(", ");
        let init = command("init", Some(file));
        let near = near.as_str();
    match near {
        "" => it "Per cominciarlo: {init}" en "To begin one: {init}";
        near =>
            it "Forse {near}? Per cominciarlo: {init}"
            en "Did you mean {near}? To begin one: {init}";
    }

    /// A file that was moved or taken away: where to look, and the way back.
    fn gone(lang, file: &Path, backup: Option<&Backup>) match backup {
        Some(backup) =>
            let day = full(backup.day);
            let restore = command(&format!("restore {day}"), Some(file));
            it "Nulla è stato scritto. Se è stato spostato, rimettilo o indicalo con --file; per tornare alla copia del {day}: {restore}"
            en "Nothing was written. If it was moved, put it back or name it with --file; to go back to the copy of {day}: {restore}";
        None => let init = command("init", Some(file));
            it "Nulla è stato scritto. Se è stato spostato, rimettilo o indicalo con --file; non ci sono copie; per cominciarne uno nuovo: {init}"
            en "Nothing was written. If it was moved, put it back or name it with --file; there is no copy; to begin a new one: {init}";
    }

    fn read_only_advice(lang, reason: &ReadOnly) match reason {
        // The sentence says it.
        ReadOnly::Newer { .. } => every "";
        ReadOnly::KeyTwice(_) =>
            it "Togli quella sbagliata con un editor."
            en "Remove the wrong one with an editor.";
        ReadOnly::LosesDigits(_) =>
            it "Scrivilo fra virgolette, con un editor."
            en "Put it in quotation marks, with an editor.";
        ReadOnly::FileDenied { .. } =>
            it "Chiedi a quell'utente il permesso."
            en "Ask that user for the permission.";
        ReadOnly::FolderDenied(_) =>
            it "La cartella deve essere scrivibile dal gruppo: modo 2770."
            en "The folder must be writable by the group: mode 2770.";
        ReadOnly::Disk =>
            it "Chiedi a chi amministra il sistema."
            en "Ask whoever runs the system.";
    }

    fn system_advice(lang, step: FileOperation, reason: &Reason) match (step, reason) {
        (FileOperation::Read, Reason::Denied) =>
            it "Chiedi al proprietario del file."
            en "Ask the owner of the file.";
        (FileOperation::Read, Reason::DiskFull | Reason::OverQuota) =>
            it "Libera spazio e riprova."
            en "Make room and try again.";
        (FileOperation::Read, Reason::NameTooLong | Reason::LinkLoop | Reason::NotAFolder | Reason::AFolder) =>
            it "Scegli un altro nome con --file."
            en "Choose another name with --file.";
        (FileOperation::Read, _) =>
            it "Chiedi a chi amministra il sistema."
            en "Ask whoever runs the system.";
        (_, Reason::Denied) =>
            it "Nulla è stato scritto. Chiedi al proprietario della cartella."
            en "Nothing was written. Ask the owner of the folder.";
        (_, Reason::DiskFull | Reason::OverQuota) =>
            it "Nulla è stato scritto. Libera spazio e riprova."
            en "Nothing was written. Make room and try again.";
        (_, Reason::NameTooLong | Reason::LinkLoop | Reason::NotAFolder | Reason::AFolder) =>
            it "Nulla è stato scritto. Scegli un altro nome con --file."
            en "Nothing was written. Choose another name with --file.";
        (_, _) =>
            it "Nulla è stato scritto. Chiedi a chi amministra il sistema."
            en "Nothing was written. Ask whoever runs the system.";
    }

    fn way_back(lang, file: &Path, damage: &Damage) let backup = &damage.backup; match backup {
        Some(backup) =>
            let day = full(backup.day);
            let restore = command(&format!("restore {day}"), Some(file));
            it "Nulla è stato scritto. Copia più recente: {day}; per tornarci: {restore}"
            en "Nothing was written. Newest copy: {day}; to go back: {restore}";
        None =>
            it "Nulla è stato scritto. Non ci sono copie: correggilo o riprendilo da altrove."
            en "Nothing was written. There is no copy: mend it or take it from elsewhere.";
    }
}
