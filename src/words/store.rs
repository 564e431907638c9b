//! What is said when the data file cannot be read or saved: what, where, and what to do.
//!
//! [`store_error`] is for standard error and the start; [`store_reason`] is the same in a few words,
//! for the message line ("Non salvato: disco pieno."). Both languages stand side by side, and both
//! are made: an error is rare and need not be fast. Names and paths come from outside, so they are
//! shown and never printed as they are.

use std::path::Path;

use crate::store::{
    Damage, Fault, Flaw, Holder, Kind, ReadOnly, Reason, Step, StoreError, Unsound,
};

use super::Lang;
use super::dates::full;
use super::refusal::{dossier_problem, plan_problem};
use super::shown::shown;

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

/// Why a file may be looked at and not changed, to go on after "SOLA LETTURA:".
#[must_use]
pub fn read_only(lang: Lang, reason: &ReadOnly) -> String {
    let (it, en) = match reason {
        ReadOnly::Newer { version, ours } => (
            format!("il file è di crono {version}, questo è crono {ours}. Aggiorna il programma"),
            format!("the file is from crono {version}, this is crono {ours}. Update the program"),
        ),
        ReadOnly::KeyTwice(place) => (
            format!("nel file «{}» è scritto due volte", shown(place)),
            format!("\"{}\" stands twice in the file", shown(place)),
        ),
        ReadOnly::LosesDigits(place) => (
            format!("nel file il numero «{}» perderebbe cifre", shown(place)),
            format!(
                "the number \"{}\" in the file would lose digits",
                shown(place)
            ),
        ),
        ReadOnly::FileDenied { owner } => (
            format!("non puoi scrivere il file, che è dell'utente {owner}"),
            format!("you may not write the file, which belongs to user {owner}"),
        ),
        ReadOnly::FolderDenied(folder) => (
            format!("non puoi scrivere nella cartella {}", path(folder)),
            format!("you may not write in the folder {}", path(folder)),
        ),
        ReadOnly::Disk => (
            "il disco è in sola lettura".to_owned(),
            "the disk is read only".to_owned(),
        ),
    };
    choose(lang, it, en)
}

/// What went wrong, in one sentence.
fn sentence(lang: Lang, error: &StoreError) -> String {
    let (file, whole) = (name(&error.path), path(&error.path));
    let (it, en) = match &error.fault {
        Fault::Missing => (
            format!("Il file {whole} non c'è."),
            format!("There is no file {whole}."),
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
        Fault::NotAFile(Kind::Folder) => (
            format!("{whole} è una cartella, non un file."),
            format!("{whole} is a folder, not a file."),
        ),
        Fault::NotAFile(Kind::Special | Kind::Link) => (
            format!("{whole} non è un file come gli altri."),
            format!("{whole} is not an ordinary file."),
        ),
        Fault::TooLarge { limit } => {
            let limit = limit / (1024 * 1024);
            (
                format!("{file} supera {limit} MiB, il massimo per un fascicolo."),
                format!("{file} is over {limit} MiB, the most a dossier may have."),
            )
        }
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

/// What went wrong in a save that the file itself, or somebody else, stands in the way of.
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
            (
                format!("Non salvato: {busy}."),
                format!("Not saved: {busy}."),
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
        Fault::LockNotAFile(lock) => (
            format!("Non posso bloccare {file}: {} non è un file.", path(lock)),
            format!("Cannot lock {file}: {} is not a file.", path(lock)),
        ),
        Fault::NoLocks(reason) => {
            let reason = reason_text(lang, reason);
            (
                format!("Il disco non permette di bloccare {file}: {reason}."),
                format!("The disk does not let {file} be locked: {reason}."),
            )
        }
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
                shown(detail)
            ),
            format!(
                "{file} would not read back as it is meant: {}.",
                shown(detail)
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

/// What to do about it; nothing where the sentence already says it.
fn what_to_do(lang: Lang, file: &Path, fault: &Fault) -> Option<String> {
    let (it, en) = match fault {
        Fault::Missing => ("Per crearlo: crono init.", "To make it: crono init."),
        Fault::NoFolder(_) | Fault::DanglingLink | Fault::NotAFile(_) | Fault::NotADossier => (
            "Controlla il nome, o indica un altro file con --file.",
            "Check the name, or give another file with --file.",
        ),
        Fault::Exists => (
            "Non l'ho toccato. Scegli un altro nome con --file.",
            "It was not touched. Choose another name with --file.",
        ),
        Fault::TooLarge { .. } | Fault::Unsound(_) => {
            ("Nulla è stato scritto.", "Nothing was written.")
        }
        Fault::Damaged(damage) => return Some(way_back(lang, damage)),
        Fault::ReadOnly(reason) => return read_only_advice(lang, reason),
        Fault::Busy { .. } | Fault::ChangedMeanwhile => (
            "Nulla è stato scritto. Riprova.",
            "Nothing was written. Try again.",
        ),
        Fault::LockRefused { lock, .. } => {
            let command = format!("chmod 660 {}", quoted(lock));
            return Some(choose(
                lang,
                format!("Nulla è stato scritto. Chiedi a quell'utente di eseguire: {command}"),
                format!("Nothing was written. Ask that user to run: {command}"),
            ));
        }
        Fault::LockNotAFile(_) => (
            "Nulla è stato scritto. Toglilo e riprova.",
            "Nothing was written. Remove it and try again.",
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
        Fault::Unconfirmed(_) => (
            "Fai controllare il disco, poi verifica con: crono validate.",
            "Have the disk checked, then verify with: crono validate.",
        ),
        Fault::System { step, reason } => return Some(system_advice(lang, *step, reason)),
    };
    Some(lang.pick(it, en).to_owned())
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

/// `crono.json è danneggiato alla riga 41, colonna 7: manca una virgola.`
fn damaged(lang: Lang, file: &str, damage: &Damage) -> String {
    let flaw = flaw_text(lang, &damage.flaw);
    let place = match damage.place.as_str() {
        "" => String::new(),
        place => format!(" ({})", shown(place)),
    };
    let Damage { line, column, .. } = damage;
    let (it, en) = if *line == 0 {
        (
            format!("{file} è danneggiato: {flaw}."),
            format!("{file} is damaged: {flaw}."),
        )
    } else {
        (
            format!("{file} è danneggiato alla riga {line}, colonna {column}{place}: {flaw}."),
            format!("{file} is damaged at line {line}, column {column}{place}: {flaw}."),
        )
    };
    choose(lang, it, en)
}

fn way_back(lang: Lang, damage: &Damage) -> String {
    match &damage.backup {
        Some(backup) => {
            let day = full(backup.day);
            choose(
                lang,
                format!("Nulla è stato scritto. Copia più recente: {day} (crono restore)."),
                format!("Nothing was written. Newest copy: {day}; to go back: crono restore."),
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

fn flaw_text(lang: Lang, flaw: &Flaw) -> String {
    let (it, en) = match flaw {
        Flaw::Empty => ("è vuoto", "it is empty"),
        Flaw::NotText => ("non è testo UTF-8", "this is not UTF-8 text"),
        Flaw::CutShort => ("finisce troppo presto", "it ends too early"),
        Flaw::CommaMissing => ("manca una virgola", "a comma is missing"),
        Flaw::CommaTooMany => ("c'è una virgola di troppo", "there is a comma too many"),
        Flaw::ColonMissing => ("mancano i due punti", "a colon is missing"),
        Flaw::QuoteMissing => ("mancano le virgolette", "quotation marks are missing"),
        Flaw::AfterTheEnd => ("c'è altro dopo la fine", "something stands after the end"),
        Flaw::TooDeep => (
            "troppi livelli uno dentro l'altro",
            "too many levels inside each other",
        ),
        Flaw::Character => (
            "c'è un carattere che non può stare in un testo",
            "a character that cannot stand in a text",
        ),
        Flaw::NoValue => ("qui serve un valore", "a value is needed here"),
        Flaw::Missing(name) => {
            let name = shown(name);
            return choose(
                lang,
                format!("manca «{name}»"),
                format!("\"{name}\" is missing"),
            );
        }
        Flaw::Value(words) => return shown(words).into_owned(),
        Flaw::Unsound(unsound) => return problems(lang, unsound),
    };
    lang.pick(it, en).to_owned()
}

/// The first few things that do not hold together, and how many more there are.
fn problems(lang: Lang, unsound: &Unsound) -> String {
    const FEW: usize = 3;
    let all: Vec<String> = match unsound {
        Unsound::Plan(problems) => problems.iter().map(|p| plan_problem(lang, p)).collect(),
        Unsound::Records(problems) => problems.iter().map(|p| dossier_problem(lang, p)).collect(),
    };
    let few = all[..all.len().min(FEW)].join("; ");
    match all.len().saturating_sub(FEW) {
        0 => few,
        more => format!("{few} (+{more})"),
    }
}

fn busy(lang: Lang, holder: Option<&Holder>, seconds: u64) -> String {
    let Some(holder) = holder else {
        return choose(
            lang,
            format!("qualcuno sta salvando da più di {seconds} secondi"),
            format!("somebody has been saving for over {seconds} seconds"),
        );
    };
    let (login, host, pid) = (shown(&holder.login), shown(&holder.host), holder.pid);
    choose(
        lang,
        format!("{login} sta salvando da più di {seconds} secondi (processo {pid} su {host})"),
        format!("{login} has been saving for over {seconds} seconds (process {pid} on {host})"),
    )
}

fn step_text(step: Step, file: &str) -> (String, String) {
    match step {
        Step::Read => (
            format!("Non posso leggere {file}"),
            format!("Cannot read {file}"),
        ),
        Step::Lock => (
            format!("Non posso bloccare {file}"),
            format!("Cannot lock {file}"),
        ),
        Step::Backup => (
            format!("Non posso fare la copia di {file}"),
            format!("Cannot make a copy of {file}"),
        ),
        Step::Write | Step::Replace => (
            format!("Non posso salvare {file}"),
            format!("Cannot save {file}"),
        ),
        Step::Keep => (
            format!("Non posso conservare i permessi di {file}"),
            format!("Cannot keep the permissions of {file}"),
        ),
    }
}

fn reason_text(lang: Lang, reason: &Reason) -> String {
    let (it, en) = match reason {
        Reason::Denied => ("permesso negato", "permission denied"),
        Reason::DiskFull => ("disco pieno", "the disk is full"),
        Reason::OverQuota => ("spazio assegnato esaurito", "the disk quota is used up"),
        Reason::ReadOnlyDisk => ("il disco è in sola lettura", "the disk is read only"),
        Reason::DeviceFailed => ("il disco ha dato un errore", "the disk failed"),
        Reason::FileLimit => (
            "limite alla dimensione dei file",
            "a limit on the size of files",
        ),
        Reason::TooManyFiles => ("troppi file aperti", "too many open files"),
        Reason::NameTooLong => ("nome troppo lungo", "the name is too long"),
        Reason::LinkLoop => ("collegamenti in circolo", "links that lead in a circle"),
        Reason::Other(text) => return shown(text).into_owned(),
    };
    lang.pick(it, en).to_owned()
}

fn choose(lang: Lang, it: String, en: String) -> String {
    match lang {
        Lang::It => it,
        Lang::En => en,
    }
}

fn path(path: &Path) -> String {
    shown(&path.to_string_lossy()).into_owned()
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    shown(&name.to_string_lossy()).into_owned()
}

/// A path as a shell takes it.
fn quoted(file: &Path) -> String {
    let path = path(file);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-~".contains(c);
    if path.chars().all(is_plain) {
        return path;
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PlanProblem, ProblemKind};
    use crate::store::{Backup, SIZE_LIMIT};
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
                 Nulla è stato scritto. Copia più recente: 28/08/2025 (crono restore).",
                "crono.json is damaged at line 41, column 7: a comma is missing.\n\
                 Nothing was written. Newest copy: 28/08/2025; to go back: crono restore.",
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
                "Il file /srv/gare/crono.json non c'è. Per crearlo: crono init.",
                "There is no file /srv/gare/crono.json. To make it: crono init.",
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
            "mrossi sta salvando da più di 5 secondi (processo 4712 su srv1)"
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
            Fault::LockNotAFile("/srv/x".into()),
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
