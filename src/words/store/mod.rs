//! What is said when the data file cannot be read or saved: what, where, and what to do.
//!
//! [`store_error`] is for standard error and the start; [`store_reason`] is the same in a few words,
//! for the message line ("Non salvato: disco pieno."). Both languages stand side by side, and both
//! are made: an error is rare and need not be fast. Names and paths come from outside, so they are
//! shown and never printed as they are.

mod advice;
mod reason;

use std::path::Path;

use crate::store::{Fault, Kind, Reason, StoreError};

use super::Lang;
use super::sanitize::sanitized;

pub use reason::{every_problem, not_json, read_only};

use advice::what_to_do;
pub(in crate::words) use reason::reason_text;
use reason::{busy, damaged, problems, process, step_text, unfit};

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

/// A lock of git that was found, and passed over because it was left there long ago.
#[must_use]
pub fn left_over(lang: Lang, lock: &Path) -> String {
    let lock = path(lock);
    choose(
        lang,
        format!("Da oltre dieci minuti c'è {lock}: se git non sta lavorando, va tolto."),
        format!("{lock} has been there for over ten minutes: remove it if git is not at work."),
    )
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

/// What went wrong, in one sentence.
fn sentence(lang: Lang, error: &StoreError) -> String {
    let (file, whole) = (name(&error.path), path(&error.path));
    let (it, en) = match &error.fault {
        Fault::Missing => (
            format!("Il file {whole} non c'è."),
            format!("There is no file {whole}."),
        ),
        Fault::NotThere(_) => (
            format!("Il fascicolo {whole} non c'è."),
            format!("There is no dossier {whole}."),
        ),
        Fault::Gone(_) => (
            format!("Qui c'era un fascicolo, ma {whole} non c'è più."),
            format!("There was a dossier here, but {whole} is gone."),
        ),
        Fault::NoFolder(folder) => (
            format!("La cartella {} non c'è.", path(folder)),
            format!("There is no folder {}.", path(folder)),
        ),
        Fault::DanglingLink => (
            format!("{whole} è un collegamento a un file che non c'è."),
            format!("{whole} is a link to a file that is not there."),
        ),
        Fault::Exists => (
            format!("{whole} esiste già."),
            format!("{whole} exists already."),
        ),
        Fault::PartOfADossier => (
            format!("{whole} è un fascicolo, o una sua copia di sicurezza."),
            format!("{whole} is a dossier, or a backup of one."),
        ),
        Fault::NotAFile(Kind::Folder) => (
            format!("{whole} è una cartella, non un file."),
            format!("{whole} is a folder, not a file."),
        ),
        Fault::NotAFile(Kind::Special) => (
            format!("{whole} non è un file come gli altri."),
            format!("{whole} is not an ordinary file."),
        ),
        Fault::NotAFile(Kind::Link) => (
            format!("{whole} è un collegamento, che qui non si segue: serve il nome del file."),
            format!("{whole} is a link, which is not followed here: give the name of the file."),
        ),
        Fault::TooLarge { limit } => {
            let limit = limit / (1024 * 1024);
            (
                format!("{file} supera {limit} MiB, il massimo per un fascicolo."),
                format!("{file} is over {limit} MiB, the most a dossier may have."),
            )
        }
        Fault::WouldBeTooLarge { limit } => {
            let limit = limit / (1024 * 1024);
            (
                format!("{file} supererebbe {limit} MiB, il massimo per un fascicolo."),
                format!("{file} would be over {limit} MiB, the most a dossier may have."),
            )
        }
        Fault::AnothersHome { owner } => (
            format!(
                "{whole} sarebbe di root nella cartella dell'utente {owner}, che non lo leggerebbe."
            ),
            format!("{whole} would be root's in the home of user {owner}, who could not read it."),
        ),
        Fault::NotADossier => (
            format!("{whole} non è un fascicolo di crono."),
            format!("{whole} is not a dossier of crono."),
        ),
        Fault::Damaged(damage) => return damaged(lang, &file, damage),
        Fault::System { step, reason } => {
            let (it, en) = step_text(*step, &file);
            let reason = reason_text(lang, reason);
            (format!("{it}: {reason}."), format!("{en}: {reason}."))
        }
        fault => return refused(lang, &file, fault),
    };
    choose(lang, it, en)
}

/// What went wrong in a save because somebody, or the lock, stands in the way.
fn refused(lang: Lang, file: &str, fault: &Fault) -> String {
    let (it, en) = match fault {
        Fault::ReadOnly(reason) => {
            let reason = read_only(lang, reason);
            (
                format!("{file} è in sola lettura: {reason}."),
                format!("{file} is read only: {reason}."),
            )
        }
        Fault::Busy { holder, waited } => {
            let busy = busy(lang, holder.as_ref(), waited.as_secs());
            let process = holder
                .as_ref()
                .map(|holder| process(lang, holder))
                .unwrap_or_default();
            (
                format!("Non salvato: {busy}{process}."),
                format!("Not saved: {busy}{process}."),
            )
        }
        Fault::LockRefused { lock, owner } => (
            format!(
                "Non posso bloccare {file}: {} è dell'utente {owner}.",
                path(lock)
            ),
            format!(
                "Cannot lock {file}: {} belongs to user {owner}.",
                path(lock)
            ),
        ),
        Fault::LockUnfit { lock, because } => {
            let (lock, because) = (path(lock), unfit(lang, *because));
            (
                format!("Non posso bloccare {file}: {lock} {because}."),
                format!("Cannot lock {file}: {lock} {because}."),
            )
        }
        Fault::InTheWay(other) => (
            format!("Non posso salvare {file}: {} non è un file.", path(other)),
            format!("Cannot save {file}: {} is not a file.", path(other)),
        ),
        Fault::TakenAway(other) => (
            format!("Non salvato {file}: qualcuno ha tolto {}.", path(other)),
            format!("{file} not saved: somebody removed {}.", path(other)),
        ),
        Fault::NoLocks(reason) => {
            let reason = reason_text(lang, reason);
            (
                format!("Il disco non permette di bloccare {file}: {reason}."),
                format!("The disk does not let {file} be locked: {reason}."),
            )
        }
        fault => return not_replaced(lang, file, fault),
    };
    choose(lang, it, en)
}

/// What went wrong in a save because of what the file is, or was about to be.
fn not_replaced(lang: Lang, file: &str, fault: &Fault) -> String {
    let (it, en) = match fault {
        Fault::HardLinks(n) => (
            format!(
                "{file} ha {n} nomi (collegamenti fisici): gli altri terrebbero il testo vecchio."
            ),
            format!("{file} has {n} names (hard links): the others would keep the old text."),
        ),
        Fault::OwnerLost => (
            format!("{file} perderebbe il suo gruppo."),
            format!("{file} would lose its group."),
        ),
        Fault::Mounted => (
            format!("{file} è montato da solo e non si può sostituire."),
            format!("{file} is a mount of its own and cannot be replaced."),
        ),
        Fault::ChangedMeanwhile => (
            format!("Un altro programma ha scritto {file} in questo momento."),
            format!("Another program wrote {file} at this very moment."),
        ),
        Fault::GitAtWork => (
            format!("git sta lavorando nella cartella di {file}."),
            format!("git is working in the folder of {file}."),
        ),
        Fault::Unconfirmed(reason) => {
            let reason = reason_text(lang, reason);
            (
                format!("{file} è scritto, ma il disco non l'ha confermato: {reason}."),
                format!("{file} is written, but the disk did not confirm it: {reason}."),
            )
        }
        Fault::NotReadBack(detail) => (
            format!(
                "{file} non si rileggerebbe com'è inteso: {}.",
                sanitized(detail)
            ),
            format!(
                "{file} would not read back as it is meant: {}.",
                sanitized(detail)
            ),
        ),
        Fault::Unsound(unsound) => {
            let problems = problems(lang, unsound);
            (
                format!("{file} non sarebbe più coerente: {problems}."),
                format!("{file} would not fit together any more: {problems}."),
            )
        }
        other => (other.to_string(), other.to_string()),
    };
    choose(lang, it, en)
}

fn choose(lang: Lang, it: String, en: String) -> String {
    match lang {
        Lang::It => it,
        Lang::En => en,
    }
}

fn path(path: &Path) -> String {
    sanitized(&path.to_string_lossy()).into_owned()
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    sanitized(&name.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PlanProblem, ProblemKind};
    use crate::store::{
        Backup, Damage, Flaw, Holder, ReadOnly, Reason, SIZE_LIMIT, Step, Unfit, Unsound,
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
                 Nulla è stato scritto. Copia più recente: 28/08/2025; per tornarci: crono restore -f \
                 /srv/gare/crono.json",
                "crono.json is damaged at line 41, column 7: a comma is missing.\n\
                 Nothing was written. Newest copy: 28/08/2025; to go back: crono restore -f \
                 /srv/gare/crono.json",
            ),
            (
                Fault::System {
                    step: Step::Read,
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
            step: Step::Write,
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
        let other = || Reason::Other("Stale file handle".into());
        let problem = PlanProblem {
            place: "phases".into(),
            kind: ProblemKind::Order,
        };
        let mut faults = vec![
            Fault::Missing,
            Fault::NoFolder("/srv/x".into()),
            Fault::DanglingLink,
            Fault::Exists,
            Fault::NotAFile(Kind::Folder),
            Fault::NotAFile(Kind::Special),
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
            Fault::NotAFile(Kind::Link),
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
                Unfit::Kind(Kind::Folder),
                Unfit::Kind(Kind::Link),
                Unfit::Kind(Kind::Special),
                Unfit::HardLinks(2),
                Unfit::Content,
            ]
            .map(|because| Fault::LockUnfit {
                lock: "/srv/x".into(),
                because,
            }),
        );
        for step in [
            Step::Read,
            Step::Lock,
            Step::Backup,
            Step::Write,
            Step::Keep,
            Step::Replace,
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
