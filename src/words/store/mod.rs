//! What is said when the data file cannot be read or saved: what, where, and what to do.
//!
//! [`store_error`] is for standard error and the start; [`store_reason`] is the same in a few words,
//! for the message line ("Non salvato: disco pieno."). Names and paths come from outside, so they are
//! cleaned and never printed as they are.

mod advice;
mod paths;
mod reason;

use std::path::Path;

use crate::say;
use crate::store::{Fault, FileKind, Reason, StoreError};

use super::Lang;
use super::sanitize::sanitized;

pub use reason::{every_problem, not_json, read_only};

use self::paths::{name, path};
use advice::what_to_do;
pub(in crate::words) use reason::reason_text;
use reason::{busy, damaged, problems, process, unfit, what_failed};

/// The longest line that two sentences may share.
const LINE: usize = 80;

/// What went wrong with a file, where, and what to do about it: a line, or two where one would be
/// too long.
#[must_use]
pub fn store_error(lang: Lang, error: &StoreError) -> String {
    let what = sentence(lang, error);
    let Some(advice) = what_to_do(lang, &error.path, &error.fault) else {
        return what;
    };
    let fits = what.chars().count() + 1 + advice.chars().count() <= LINE;
    format!("{what}{}{advice}", if fits { ' ' } else { '\n' })
}

/// Why it was not saved, to go on after "Non salvato:" and before a full stop.
#[must_use]
pub fn store_reason(lang: Lang, error: &StoreError) -> String {
    match &error.fault {
        Fault::System { reason, .. } => reason_text(lang, reason),
        Fault::Busy { holder, waited } => busy(lang, holder.as_ref(), waited.as_secs()),
        Fault::ReadOnly(reason) => read_only(lang, reason),
        _ => sentence(lang, error).trim_end_matches('.').to_owned(),
    }
}

/// Why the system refused something that is no data file.
#[must_use]
pub fn system_reason(lang: Lang, error: &std::io::Error) -> String {
    reason_text(lang, &Reason::from(error))
}

say! {
    /// A lock of git that was found, and passed over because it was left there long ago.
    pub fn left_over(lang, lock: &Path) let lock = path(lock);
        it "Da oltre dieci minuti c'è {lock}: se git non sta lavorando, va tolto."
        en "{lock} has been there for over ten minutes: remove it if git is not at work.";

    /// What went wrong, in one sentence.
    fn sentence(lang, error: &StoreError)
        let (file, whole) = (name(&error.path), path(&error.path));
        let fault = &error.fault;
    match fault {
        Fault::Missing => it "Il file {whole} non c'è." en "There is no file {whole}.";
        Fault::NotThere(_) => it "Il fascicolo {whole} non c'è." en "There is no dossier {whole}.";
        Fault::Gone(_) =>
            it "Qui c'era un fascicolo, ma {whole} non c'è più."
            en "There was a dossier here, but {whole} is gone.";
        Fault::NoFolder(folder) => let folder = path(folder);
            it "La cartella {folder} non c'è."
            en "There is no folder {folder}.";
        Fault::DanglingLink =>
            it "{whole} è un collegamento a un file che non c'è."
            en "{whole} is a link to a file that is not there.";
        Fault::Exists => it "{whole} esiste già." en "{whole} exists already.";
        Fault::PartOfADossier =>
            it "{whole} è un fascicolo, o una sua copia di sicurezza."
            en "{whole} is a dossier, or a backup of one.";
        Fault::NotAFile(FileKind::Folder) =>
            it "{whole} è una cartella, non un file."
            en "{whole} is a folder, not a file.";
        Fault::NotAFile(FileKind::Special) =>
            it "{whole} non è un file come gli altri."
            en "{whole} is not an ordinary file.";
        Fault::NotAFile(FileKind::Link) =>
            it "{whole} è un collegamento, che qui non si segue: serve il nome del file."
            en "{whole} is a link, which is not followed here: give the name of the file.";
        Fault::TooLarge { limit } => let limit = limit / (1024 * 1024);
            it "{file} supera {limit} MiB, il massimo per un fascicolo."
            en "{file} is over {limit} MiB, the most a dossier may have.";
        Fault::WouldBeTooLarge { limit } => let limit = limit / (1024 * 1024);
            it "{file} supererebbe {limit} MiB, il massimo per un fascicolo."
            en "{file} would be over {limit} MiB, the most a dossier may have.";
        Fault::AnothersHome { owner } =>
            it "{whole} sarebbe di root nella cartella dell'utente {owner}, che non lo leggerebbe."
            en "{whole} would be root's in the home of user {owner}, who could not read it.";
        Fault::NotADossier =>
            it "{whole} non è un fascicolo di crono."
            en "{whole} is not a dossier of crono.";
        Fault::Damaged(damage) => say damaged(lang, &file, damage);
        Fault::System { step, reason } =>
            let (what, reason) = (what_failed(lang, *step, &file), reason_text(lang, reason));
            every "{what}: {reason}.";

        // Somebody, or the lock, stands in the way of a save.
        Fault::ReadOnly(reason) => let reason = read_only(lang, reason);
            it "{file} è in sola lettura: {reason}."
            en "{file} is read only: {reason}.";
        Fault::Busy { holder, waited } =>
            let busy = busy(lang, holder.as_ref(), waited.as_secs());
            let process = holder.as_ref().map(|holder| process(lang, holder)).unwrap_or_default();
            it "Non salvato: {busy}{process}."
            en "Not saved: {busy}{process}.";
        Fault::LockRefused { lock, owner } => let lock = path(lock);
            it "Non posso bloccare {file}: {lock} è dell'utente {owner}."
            en "Cannot lock {file}: {lock} belongs to user {owner}.";
        Fault::LockUnfit { lock, because } => let (lock, because) = (path(lock), unfit(lang, *because));
            it "Non posso bloccare {file}: {lock} {because}."
            en "Cannot lock {file}: {lock} {because}.";
        Fault::InTheWay(other) => let other = path(other);
            it "Non posso salvare {file}: {other} non è un file."
            en "Cannot save {file}: {other} is not a file.";
        Fault::TakenAway(other) => let other = path(other);
            it "Non salvato {file}: qualcuno ha tolto {other}."
            en "{file} not saved: somebody removed {other}.";
        Fault::NoLocks(reason) => let reason = reason_text(lang, reason);
            it "Il disco non permette di bloccare {file}: {reason}."
            en "The disk does not let {file} be locked: {reason}.";

        // What the file is, or was about to be.
        Fault::HardLinks(n) =>
            it "{file} ha {n} nomi (collegamenti fisici): gli altri terrebbero il testo vecchio."
            en "{file} has {n} names (hard links): the others would keep the old text.";
        Fault::OwnerLost =>
            it "{file} perderebbe il suo gruppo."
            en "{file} would lose its group.";
        Fault::Mounted =>
            it "{file} è montato da solo e non si può sostituire."
            en "{file} is a mount of its own and cannot be replaced.";
        Fault::ChangedMeanwhile =>
            it "Un altro programma ha scritto {file} in questo momento."
            en "Another program wrote {file} at this very moment.";
        Fault::GitAtWork =>
            it "git sta lavorando nella cartella di {file}."
            en "git is working in the folder of {file}.";
        Fault::Unconfirmed(reason) => let reason = reason_text(lang, reason);
            it "{file} è scritto, ma il disco non l'ha confermato: {reason}."
            en "{file} is written, but the disk did not confirm it: {reason}.";
        Fault::NotReadBack(detail) => let detail = sanitized(detail);
            it "{file} non si rileggerebbe com'è inteso: {detail}."
            en "{file} would not read back as it is meant: {detail}.";
        Fault::Unsound(unsound) => let problems = problems(lang, unsound);
            it "{file} non sarebbe più coerente: {problems}."
            en "{file} would not fit together any more: {problems}.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PlanProblem, ProblemKind};
    use crate::store::{
        Backup, Damage, FileOperation, Flaw, Holder, ReadOnly, Reason, SIZE_LIMIT, Unfit, Unsound,
    };
    use std::time::Duration;

    fn said(lang: Lang, fault: Fault) -> String {
        store_error(
            lang,
            &StoreError::new(Path::new("/srv/gare/crono.json"), fault),
        )
    }

    fn damage(flaw: Flaw, backup: bool) -> Fault {
        let backup = backup.then(|| Backup {
            day: "2025-08-28".parse().unwrap(),
            path: "/srv/gare/.crono.json.bak-2025-08-28".into(),
        });
        Fault::Damaged(Box::new(Damage {
            line: 41,
            column: 7,
            place: String::new(),
            flaw,
            backup,
        }))
    }

    fn holder() -> Holder {
        Holder {
            pid: 4712,
            login: "mrossi".into(),
            host: "srv1".into(),
        }
    }

    #[test]
    fn the_sentences_at_the_start() {
        for (fault, it, en) in [
            (
                damage(Flaw::CommaMissing, true),
                "crono.json è danneggiato alla riga 41, colonna 7: manca una virgola.\n\
                 Nulla è stato scritto. Copia più recente: 28/08/2025; per tornarci: crono restore 28/08/2025 -f \
                 /srv/gare/crono.json",
                "crono.json is damaged at line 41, column 7: a comma is missing.\n\
                 Nothing was written. Newest copy: 28/08/2025; to go back: crono restore 28/08/2025 -f \
                 /srv/gare/crono.json",
            ),
            (
                Fault::System {
                    step: FileOperation::Read,
                    reason: Reason::Denied,
                },
                "Non posso leggere crono.json: permesso negato. Chiedi al proprietario del file.",
                "Cannot read crono.json: permission denied. Ask the owner of the file.",
            ),
            (
                Fault::Missing,
                "Il file /srv/gare/crono.json non c'è.\nPer crearlo: crono init -f /srv/gare/crono.json",
                "There is no file /srv/gare/crono.json.\nTo make it: crono init -f /srv/gare/crono.json",
            ),
            (
                Fault::NotThere(vec!["/srv/gare/crono-2.json".into()]),
                "Il fascicolo /srv/gare/crono.json non c'è.\n\
                 Forse crono-2.json? Per cominciarlo: crono init -f /srv/gare/crono.json",
                "There is no dossier /srv/gare/crono.json.\n\
                 Did you mean crono-2.json? To begin one: crono init -f /srv/gare/crono.json",
            ),
            (
                Fault::Gone(None),
                "Qui c'era un fascicolo, ma /srv/gare/crono.json non c'è più.\n\
                 Nulla è stato scritto. Se è stato spostato, rimettilo o indicalo con --file; non \
                 ci sono copie; per cominciarne uno nuovo: crono init -f /srv/gare/crono.json",
                "There was a dossier here, but /srv/gare/crono.json is gone.\n\
                 Nothing was written. If it was moved, put it back or name it with --file; there \
                 is no copy; to begin a new one: crono init -f /srv/gare/crono.json",
            ),
            (
                damage(Flaw::MergeMarks, true),
                "crono.json contiene una fusione di git non finita (riga 41).\n\
                 Nulla è stato scritto. Tieni per intero uno dei due testi (git checkout --ours \
                 /srv/gare/crono.json, oppure --theirs), controllalo con crono validate \
                 -f /srv/gare/crono.json e registra \
                 di nuovo ciò che aveva solo l'altro.",
                "crono.json holds an unfinished merge of git (line 41).\n\
                 Nothing was written. Keep one of the two texts whole (git checkout --ours \
                 /srv/gare/crono.json, or --theirs), check it with crono validate \
                 -f /srv/gare/crono.json, and record again \
                 what only the other had.",
            ),
            (
                Fault::GitAtWork,
                "git sta lavorando nella cartella di crono.json.\n\
                 Nulla è stato salvato: si può riprovare tra poco.",
                "git is working in the folder of crono.json.\n\
                 Nothing was saved; try again in a moment.",
            ),
        ] {
            assert_eq!(said(Lang::It, fault.clone()), it);
            assert_eq!(said(Lang::En, fault), en);
        }
    }

    #[test]
    fn the_message_line_says_it_in_a_few_words() {
        let path = Path::new("/srv/gare/crono.json");
        let reason = |fault| store_reason(Lang::It, &StoreError::new(path, fault));
        let full = Fault::System {
            step: FileOperation::Write,
            reason: Reason::DiskFull,
        };
        assert_eq!(reason(full), "disco pieno");
        let waited = Duration::from_millis(5010);
        assert_eq!(
            reason(Fault::Busy {
                holder: Some(holder()),
                waited
            }),
            "mrossi sta salvando da più di 5 secondi"
        );
        assert_eq!(
            said(
                Lang::It,
                Fault::Busy {
                    holder: Some(holder()),
                    waited
                }
            ),
            "Non salvato: mrossi sta salvando da più di 5 secondi (processo 4712 su srv1).\n\
             Nulla è stato scritto. Riprova."
        );
        assert_eq!(
            read_only(
                Lang::It,
                &ReadOnly::Newer {
                    version: 3,
                    ours: 1
                }
            ),
            "il file è di crono 3, questo è crono 1. Aggiorna il programma"
        );
    }

    #[test]
    fn a_refused_lock_says_which_command_helps() {
        let lock = "/srv/le gare/.crono.json.lock".into();
        let said = said(Lang::En, Fault::LockRefused { lock, owner: 1001 });
        assert!(
            said.ends_with("run: chmod 660 '/srv/le gare/.crono.json.lock'"),
            "{said}"
        );
    }

    #[test]
    fn everything_is_a_sentence_in_both_languages() {
        let other = || Reason::Other(Some(95), "Bad things (os error 95)".into());
        let problem = PlanProblem {
            place: "phases".into(),
            kind: ProblemKind::Order,
        };
        let mut faults = vec![
            Fault::Missing,
            Fault::NoFolder("/srv/x".into()),
            Fault::DanglingLink,
            Fault::Exists,
            Fault::NotAFile(FileKind::Folder),
            Fault::NotAFile(FileKind::Special),
            Fault::TooLarge { limit: SIZE_LIMIT },
            Fault::NotADossier,
            Fault::Busy {
                holder: None,
                waited: Duration::from_secs(5),
            },
            Fault::Busy {
                holder: Some(holder()),
                waited: Duration::from_secs(5),
            },
            Fault::InTheWay("/srv/x".into()),
            Fault::TakenAway("/srv/x".into()),
            Fault::AnothersHome { owner: 1000 },
            Fault::WouldBeTooLarge { limit: SIZE_LIMIT },
            Fault::NotAFile(FileKind::Link),
            Fault::NoLocks(other()),
            Fault::HardLinks(2),
            Fault::OwnerLost,
            Fault::Mounted,
            Fault::ChangedMeanwhile,
            Fault::NotReadBack("records".into()),
            Fault::Unsound(Unsound::Plan(vec![problem; 5])),
            Fault::Unconfirmed(Reason::DeviceFailed),
            damage(Flaw::Missing("plan".into()), false),
        ];
        faults.extend(
            [
                ReadOnly::Newer {
                    version: 2,
                    ours: 1,
                },
                ReadOnly::KeyTwice("plan.x".into()),
                ReadOnly::LosesDigits("plan.x".into()),
                ReadOnly::FileDenied { owner: 0 },
                ReadOnly::FolderDenied("/srv".into()),
                ReadOnly::Disk,
            ]
            .map(Fault::ReadOnly),
        );
        faults.extend(
            [
                Unfit::Kind(FileKind::Folder),
                Unfit::Kind(FileKind::Link),
                Unfit::Kind(FileKind::Special),
                Unfit::HardLinks(2),
                Unfit::Content,
            ]
            .map(|because| Fault::LockUnfit {
                lock: "/srv/x".into(),
                because,
            }),
        );
        for step in [
            FileOperation::Read,
            FileOperation::Lock,
            FileOperation::Backup,
            FileOperation::Write,
            FileOperation::Keep,
            FileOperation::Replace,
        ] {
            faults.push(Fault::System {
                step,
                reason: Reason::OverQuota,
            });
            faults.push(Fault::System {
                step,
                reason: other(),
            });
        }
        for fault in faults {
            let (it, en) = (said(Lang::It, fault.clone()), said(Lang::En, fault.clone()));
            assert_ne!(it, en, "{fault:?}");
            for text in [it, en] {
                assert!(!text.contains("..") && !text.contains("  "), "{text}");
            }
        }
    }
}
