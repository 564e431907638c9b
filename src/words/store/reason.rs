//! The reasons behind a fault of the file, in a few words that fit into a sentence.

use crate::say;
use crate::store::{
    Damage, FileKind, FileOperation, Flaw, Holder, ReadOnly, Reason, Unfit, Unsound,
};
use crate::words::Lang;
use crate::words::problem::{dossier_problem, plan_problem};
use crate::words::sanitize::sanitized;
use crate::words::wrong;

use super::paths::path;

/// Each thing that does not hold together, a sentence each.
#[must_use]
pub fn every_problem(lang: Lang, unsound: &Unsound) -> Vec<String> {
    let all = all_problems(lang, unsound).into_iter();
    all.map(|problem| format!("{problem}.")).collect()
}

fn all_problems(lang: Lang, unsound: &Unsound) -> Vec<String> {
    match unsound {
        Unsound::Plan(problems) => problems.iter().map(|p| plan_problem(lang, p)).collect(),
        Unsound::Records(problems) => problems.iter().map(|p| dossier_problem(lang, p)).collect(),
    }
}

/// The first few things that do not hold together, and how many more there are.
pub(super) fn problems(lang: Lang, unsound: &Unsound) -> String {
    const FEW: usize = 3;
    let all = all_problems(lang, unsound);
    let few = all[..all.len().min(FEW)].join("; ");
    match all.len().saturating_sub(FEW) {
        0 => few,
        more => format!("{few} (+{more})"),
    }
}

/// `crono.json è danneggiato alla riga 41, colonna 7: manca una virgola.`
pub(super) fn damaged(lang: Lang, file: &str, damage: &Damage) -> String {
    let flaw = flaw_text(lang, &damage.flaw);
    let place = match damage.place.as_str() {
        "" => String::new(),
        place => format!(" ({})", sanitized(place)),
    };
    let Damage { line, column, .. } = damage;
    if damage.flaw == Flaw::MergeMarks {
        unfinished_merge(lang, file, *line)
    } else if *line == 0 {
        damaged_somewhere(lang, file, &place, &flaw)
    } else {
        damaged_at(lang, file, (*line, *column), &place, &flaw)
    }
}

say! {
    /// Why a file may be looked at and not changed, to go on after "SOLA LETTURA:".
    pub fn read_only(lang, reason: &ReadOnly) match reason {
        ReadOnly::Newer { version, ours } =>
            it "il file è di crono {version}, questo è crono {ours}. Aggiorna il programma"
            en "the file is from crono {version}, this is crono {ours}. Update the program";
        ReadOnly::KeyTwice(place) => let place = sanitized(place);
            it "nel file «{place}» è scritto due volte"
            en "\"{place}\" stands twice in the file";
        ReadOnly::LosesDigits(place) => let place = sanitized(place);
            it "nel file il numero «{place}» perderebbe cifre"
            en "the number \"{place}\" in the file would lose digits";
        ReadOnly::FileDenied { owner } =>
            it "non puoi scrivere il file, che è dell'utente {owner}"
            en "you may not write the file, which belongs to user {owner}";
        ReadOnly::FolderDenied(folder) => let folder = path(folder);
            it "non puoi scrivere nella cartella {folder}"
            en "you may not write in the folder {folder}";
        ReadOnly::Disk => it "il disco è in sola lettura" en "the disk is read only";
    }

    /// Who is saving, and for how long.
    pub(super) fn busy(lang, holder: Option<&Holder>, seconds: u64) match holder {
        None =>
            it "qualcuno sta salvando da più di {seconds} secondi"
            en "somebody has been saving for over {seconds} seconds";
        Some(holder) => let login = sanitized(&holder.login);
            it "{login} sta salvando da più di {seconds} secondi"
            en "{login} has been saving for over {seconds} seconds";
    }

    /// Which process that is, for who has to stop it: ` (processo 4712 su srv1)`.
    pub(super) fn process(lang, holder: &Holder)
        let (host, pid) = (sanitized(&holder.host), holder.pid);
        it " (processo {pid} su {host})"
        en " (process {pid} on {host})";

    fn unfinished_merge(lang, file: &str, line: usize)
        it "{file} contiene una fusione di git non finita (riga {line})."
        en "{file} holds an unfinished merge of git (line {line}).";

    fn damaged_somewhere(lang, file: &str, place: &str, flaw: &str)
        it "{file} è danneggiato{place}: {flaw}."
        en "{file} is damaged{place}: {flaw}.";

    fn damaged_at(lang, file: &str, at: (usize, usize), place: &str, flaw: &str) let (line, column) = at;
        it "{file} è danneggiato alla riga {line}, colonna {column}{place}: {flaw}."
        en "{file} is damaged at line {line}, column {column}{place}: {flaw}.";

    /// Why a text is nothing that can be read at all, and where: "non è JSON alla riga 1, colonna 1: qui
    /// serve un valore."
    pub fn not_json(lang, at: (usize, usize), flaw: &Flaw)
        let (line, column) = at;
        let flaw = flaw_text(lang, flaw);
        it "non è JSON alla riga {line}, colonna {column}: {flaw}."
        en "it is not JSON at line {line}, column {column}: {flaw}.";

    fn flaw_text(lang, flaw: &Flaw) match flaw {
        Flaw::Empty => it "è vuoto" en "it is empty";
        Flaw::MergeMarks => it "c'è una fusione di git non finita" en "an unfinished merge of git";
        Flaw::NotText => it "non è testo UTF-8" en "this is not UTF-8 text";
        Flaw::CutShort => it "finisce troppo presto" en "it ends too early";
        Flaw::CommaMissing => it "manca una virgola" en "a comma is missing";
        Flaw::CommaTooMany => it "c'è una virgola di troppo" en "there is a comma too many";
        Flaw::ColonMissing => it "mancano i due punti" en "a colon is missing";
        Flaw::QuoteMissing => it "mancano le virgolette" en "quotation marks are missing";
        Flaw::AfterTheEnd => it "c'è altro dopo la fine" en "something stands after the end";
        Flaw::TooDeep =>
            it "troppi livelli uno dentro l'altro"
            en "too many levels inside each other";
        Flaw::Character =>
            it "c'è un carattere che non può stare in un testo"
            en "a character that cannot stand in a text";
        Flaw::NoValue => it "qui serve un valore" en "a value is needed here";
        Flaw::Missing(name) => say wrong::missing(lang, name);
        Flaw::Wrong(flaw) => say wrong::wrong(lang, flaw);
        Flaw::Unsound(unsound) => say problems(lang, unsound);
    }

    /// Why something cannot be a lock, to go on after its name.
    pub(super) fn unfit(lang, because: Unfit) match because {
        Unfit::Kind(FileKind::Folder) => it "è una cartella" en "is a folder";
        Unfit::Kind(FileKind::Link) => it "è un collegamento" en "is a link";
        Unfit::Kind(FileKind::Special) => it "non è un file come gli altri" en "is not an ordinary file";
        Unfit::Content =>
            it "contiene altro, forse il lavoro di qualcuno"
            en "holds something else, perhaps somebody's work";
        Unfit::HardLinks(n) =>
            it "è anche un altro file: ha {n} nomi (collegamenti fisici)"
            en "is another file as well: it has {n} names (hard links)";
    }

    /// What could not be done.
    pub(super) fn what_failed(lang, step: FileOperation, file: &str) match step {
        FileOperation::Read => it "Non posso leggere {file}" en "Cannot read {file}";
        FileOperation::Lock => it "Non posso bloccare {file}" en "Cannot lock {file}";
        FileOperation::Backup => it "Non posso fare la copia di {file}" en "Cannot make a copy of {file}";
        FileOperation::Write | FileOperation::Replace => it "Non posso salvare {file}" en "Cannot save {file}";
        FileOperation::Keep =>
            it "Non posso conservare i permessi di {file}"
            en "Cannot keep the permissions of {file}";
    }

    /// Why the system refused.
    pub(in crate::words) fn reason_text(lang, reason: &Reason) match reason {
        Reason::Denied => it "permesso negato" en "permission denied";
        Reason::DiskFull => it "disco pieno" en "the disk is full";
        Reason::OverQuota => it "spazio assegnato esaurito" en "the disk quota is used up";
        Reason::ReadOnlyDisk => it "il disco è in sola lettura" en "the disk is read only";
        Reason::DeviceFailed => it "il disco ha dato un errore" en "the disk failed";
        Reason::FileLimit => it "limite alla dimensione dei file" en "a limit on the size of files";
        Reason::TooManyFiles => it "troppi file aperti" en "too many open files";
        Reason::NameTooLong => it "nome troppo lungo" en "the name is too long";
        Reason::LinkLoop => it "collegamenti in circolo" en "links that lead in a circle";
        Reason::NotThere => it "non c'è più" en "it is not there any more";
        Reason::NotAFolder =>
            it "una parte del percorso è un file e non una cartella"
            en "a part of the path is a file and no folder";
        Reason::AFolder => it "è una cartella" en "it is a folder";
        Reason::InUse => it "è in uso" en "it is in use";
        Reason::Stale =>
            it "il disco di rete non lo riconosce più"
            en "the network disk does not know it any more";
        Reason::NoAnswer => it "il disco di rete non risponde" en "the network disk does not answer";
        Reason::NoMemory => it "memoria esaurita" en "there is no memory left";
        Reason::NotPossible => it "lì non è possibile" en "it is not possible there";
        Reason::NotATerminal => it "non è un terminale" en "it is no terminal";
        // The words of the system are English.
        Reason::Other(Some(number), text) => let text = sanitized(text);
            it "errore {number} del sistema"
            en "{text}";
        Reason::Other(None, text) => let text = sanitized(text);
            it "errore del sistema"
            en "{text}";
    }
}
